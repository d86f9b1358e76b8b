//! Look-up of names that the field knows, longest match first, whatever case, blanks and hyphens the author chose.
//!
//! The names stand in text files, one thing a line: `name | alias | alias`. A mark ` ~` behind a name says that it is
//! also a common word, a model or a task, and counts only where the context says dataset.

use super::starts::{Beginning, Starts, Written};
use crate::error::BuildError;
use crate::hash::{Identity, word_hash};
use crate::sieve::{reaching, sieve};
use crate::token::{Gap, Token, TokenKind, lex};
use crate::work;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::hint::select_unpredictable;
use std::sync::LazyLock;

/// A list of names, compiled for look-up.
#[derive(Clone, Debug)]
pub(crate) struct Gazetteer {
    /// Keys of all names and of their beginnings, piece by piece.
    entries: HashMap<u64, Entry, BuildHasherDefault<Identity>>,
    /// The words that can begin a name.
    starts: Starts,
    /// No token of a name is longer, in bytes: a text may put a mark that no key has behind each letter.
    longest_token: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    /// A name goes on from here.
    Beginning,
    /// A name ends here; `case` is a hash of its capitals, `glued` says that it is one word, `goes_on` that a
    /// longer one begins with it. A text may cut it behind as many letters as there are bits of `cuts` before the one
    /// that is set.
    Name { case: u32, common: bool, glued: bool, goes_on: bool, cuts: u64 },
}

/// A name of the list as found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// The token behind the name.
    pub(crate) end: usize,
    /// It is marked as a common word, or written as no author writes it: it counts only in context.
    pub(crate) common: bool,
}

/// The datasets that the field knows.
pub(crate) static DATASETS: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(DATASET_LINES, &[]));

/// The model families that the field knows.
pub(crate) static MODELS: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(include_str!("models.txt"), &[]));

const DATASET_LINES: &str = include_str!("datasets.txt");

/// Names have at most this many tokens.
const LONGEST: usize = 16;

impl Gazetteer {
    pub(crate) fn new(lines: &str, own: &[String]) -> Self {
        let entries = HashMap::with_capacity_and_hasher(lines.len() / 8, BuildHasherDefault::default());
        let mut gazetteer = Self { entries, starts: Starts::new(), longest_token: 0 };
        let mut letters = Letters::default();
        for name in lines.split(['|', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
            match name.strip_suffix(" ~") {
                Some(name) => gazetteer.insert(name, true, &mut letters),
                None => gazetteer.insert(name, false, &mut letters),
            };
        }
        for name in own {
            gazetteer.insert(name, false, &mut letters);
        }
        gazetteer
    }

    /// The datasets that the field knows, and further names, which always count.
    pub(crate) fn datasets_and(names: &[String]) -> Result<Self, BuildError> {
        for (position, name) in names.iter().enumerate() {
            let refuse = |reason| BuildError { position: position + 1, name: name.clone(), reason };
            if !name.chars().any(char::is_alphabetic) {
                return Err(refuse("it has no letter"));
            }
            if lex(name, []).tokens.len() > LONGEST {
                return Err(refuse("it is longer than 16 words and marks"));
            }
        }
        Ok(Self::new(DATASET_LINES, names))
    }

    fn insert(&mut self, name: &str, common: bool, letters: &mut Letters) {
        self.longest_token = self.longest_token.max(2 * name.len());
        // A word keeps points and underscores, `Human3.6M`, which no key has.
        if name.contains(['.', '_'])
            && let Some(first) = lex(name, []).tokens.first()
            && name[first.span().range()].contains(['.', '_'])
        {
            self.starts.insert(first.hash);
            self.starts.insert_small(first.hash);
            for written in [Written::Coined, Written::Titled, Written::Small] {
                self.starts.insert_name(first.hash, written);
            }
        }
        let mut key = Key::default();
        let mut before = None;
        let (mut glued, mut cuts) = (true, place(u32::MAX));
        letters.clear();
        let mut rest = name.chars();
        while let Some(c) = rest.next() {
            let sort = Sort::of(c);
            // A text may glue what the list keeps apart, and keep apart what the list glues: `CIFAR10`, `CIFAR-10`.
            // Each plus is a token of its own.
            let turn = before.is_some_and(|(_, before)| (before != sort || c == '+') && before != Sort::Other);
            if turn {
                self.starts.insert(letters.hash(0, letters.all.len()));
                self.entries.entry(key.hash).and_modify(Entry::go_on).or_insert(Entry::Beginning);
            }
            // `Image Net`, `VGG Sound`
            let small = |c: char| c.is_ascii_lowercase();
            let hump = c.is_ascii_uppercase()
                && (before.is_some_and(|(before, _)| small(before)) || rest.clone().next().is_some_and(small));
            if turn || hump {
                letters.cut();
                cuts |= place(key.length);
            }
            if sort != Sort::Other {
                key.push(c);
                letters.push(c);
            }
            glued &= matches!(sort, Sort::Digit | Sort::Letter);
            before = Some((c, sort));
        }
        letters.cut();
        let whole = letters.hash(0, letters.all.len());
        self.starts.insert(whole);
        self.starts.insert_name(whole, Written::Coined);
        // As `longest` compares the letters.
        if key.case == Key::TITLED || glued && !common {
            self.starts.insert_name(whole, Written::Titled);
        }
        if key.case == 0 {
            self.starts.insert_name(whole, Written::Small);
            for cut in &letters.cuts {
                self.starts.insert_small(letters.hash(0, *cut));
            }
        }
        letters.begin(&mut self.starts);
        let goes_on = self.entries.get(&key.hash).is_some_and(|entry| entry.goes_on());
        self.entries.insert(key.hash, Entry::Name { case: key.case, common, glued, goes_on, cuts });
    }

    /// Whether a name may begin with the token at `at`, as far as it and the next two words show.
    fn may_begin(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        let first = tokens.get(at).filter(|token| self.starts.may_start(token.hash) != 0);
        first.is_some_and(|first| self.starts.is_name(first.hash) || self.may_go_on(text, tokens, at))
    }

    fn may_go_on(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        let mut before = None;
        for (end, token) in tokens.iter().enumerate().skip(at + 1).take(LONGEST - 1) {
            match token.kind {
                _ if token.gap == Gap::Paragraph => return false,
                // Keys have no points and underscores.
                TokenKind::Word | TokenKind::Number if token.shape.is_marked() => return true,
                TokenKind::Word | TokenKind::Number => match before {
                    Some(two) => return self.starts.goes_on_with(two, token.hash),
                    None => {
                        let two = Beginning::of_two(tokens[at].hash, token.hash);
                        if !self.starts.goes_on(two) || self.starts.is_whole(two) {
                            return self.starts.goes_on(two);
                        }
                        before = Some(two);
                    }
                },
                TokenKind::Mark(b'+') => return token.touches_previous(),
                TokenKind::Mark(b'&') | TokenKind::Escape(b'&') => return true,
                TokenKind::Mark(b'.') if is_full_stop(tokens, end) => return false,
                _ if is_joint(text, token) => {}
                _ => return false,
            }
        }
        false
    }

    /// The tokens from which on names are worth a look, if words in lower case count only as the list has them; `telling` are
    /// those with a capital or digit, a bit for each, in pieces of 64.
    pub(crate) fn candidates<'g>(
        &'g self,
        text: &'g str,
        tokens: &'g [Token],
        telling: impl Iterator<Item = u64> + 'g,
    ) -> impl Iterator<Item = usize> + 'g {
        // The last token is the end of the text.
        let words = &tokens[..tokens.len().saturating_sub(1)];
        let may_start = words.chunks(64).zip(reaching(telling)).map(|(words, near)| {
            let bit = |at: usize, token: &Token| self.starts.may_start_near(token.hash, near >> at & 1) << at;
            words.iter().enumerate().fold(0, |set, (at, token)| set | bit(at, token))
        });
        let may_begin = |at: usize| self.starts.may_begin(&tokens[at], &tokens[at + 1]);
        let is_name = |at: usize| self.starts.is_name_as(&tokens[at]);
        sieve(may_start, may_begin).filter(move |at| is_name(*at) || self.may_go_on(text, tokens, *at))
    }

    /// Whether a name that is no common word starts with the token at `at`.
    pub(crate) fn names_surely(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        self.longest(text, tokens, at).is_some_and(|known| !known.common)
    }

    /// The longest name that starts with the token at `at`.
    pub(crate) fn longest(&self, text: &str, tokens: &[Token], at: usize) -> Option<Match> {
        if self.may_begin(text, tokens, at) { self.longest_from(text, tokens, at) } else { None }
    }

    /// As [`Gazetteer::longest`], of a token that is one of the [`Gazetteer::candidates`].
    pub(crate) fn longest_from(&self, text: &str, tokens: &[Token], at: usize) -> Option<Match> {
        let mut key = Key::default();
        // Where the text cuts the name.
        let mut cuts = 0;
        let mut found = None;
        let capital = text[tokens[at].start()..].starts_with(char::is_uppercase);
        for (end, token) in tokens.iter().enumerate().skip(at).take(LONGEST) {
            let first = end == at;
            if token.end() - token.start() > self.longest_token {
                break;
            }
            let surface = &text[token.span().range()];
            work::count(surface.len());
            let before = if first { 0 } else { place(key.length) };
            match token.kind {
                _ if !first && token.gap == Gap::Paragraph => break,
                TokenKind::Word | TokenKind::Number if token.shape.is_marked() => key.push_all(surface),
                TokenKind::Word | TokenKind::Number => key.push_letters(surface),
                TokenKind::Mark(b'+') if !first && token.touches_previous() => key.push('+'),
                TokenKind::Mark(b'&') | TokenKind::Escape(b'&') if !first => key.push('&'),
                TokenKind::Mark(b'.') if is_full_stop(tokens, end) => break,
                _ if !first && is_joint(text, token) => continue,
                _ => break,
            }
            cuts |= before;
            match self.entries.get(&key.hash) {
                None => break,
                Some(Entry::Beginning) => {}
                Some(Entry::Name { case, common, glued, goes_on, cuts: known }) => {
                    let whole = cuts & !known == 0
                        && tokens.get(end + 1).is_none_or(|next| {
                            !next.touches_previous() || !(next.is_word() || next.is_number() || next.is_mark(b'+'))
                        });
                    if whole {
                        // A plain word is no looser spelling of a name in pieces: `Multiple`, `MultiPL-E`.
                        let plain = first && !token.shape.has_inner_upper() && !token.shape.has_digit();
                        let loose = capital && key.length >= 6 && (*glued || !plain) && !(*common && plain);
                        let fits = *case == key.case || loose || (*case == 0 && key.digits);
                        // A common word in another case is the word, not the name: `Second`, `Road`.
                        if fits || !(*common || (plain && !glued)) {
                            found = Some(Match { end: end + 1, common: *common || !fits });
                        }
                    }
                    if !goes_on {
                        break;
                    }
                }
            }
        }
        found
    }
}

impl Entry {
    fn go_on(&mut self) {
        if let Self::Name { goes_on, .. } = self {
            *goes_on = true;
        }
    }
    const fn goes_on(&self) -> bool {
        matches!(self, Self::Beginning | Self::Name { goes_on: true, .. })
    }
}

/// The bit that says that a name is cut behind so many letters; far behind, all share one.
const fn place(letters: u32) -> u64 {
    1 << if letters < 63 { letters } else { 63 }
}

/// Whether the dot at `at` is no joint: `SQuAD. It`.
fn is_full_stop(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| !next.touches_previous())
}

/// Whether a mark may stand inside a name and says nothing there.
fn is_joint(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Mark(b'-' | b'\'' | b'/' | b'.' | b':' | b'_') | TokenKind::Escape(b'_') => true,
        TokenKind::Symbol => token.touches_previous() && "’‘–‐‑²".contains(&text[token.span().range()]),
        _ => false,
    }
}

/// What a character is to a name; a piece of a name ends between two of different sorts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Digit,
    Letter,
    /// A plus sign or an ampersand.
    Sign,
    /// What no key holds.
    Other,
}

impl Sort {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'A'..='Z' => Self::Letter,
            '0'..='9' => Self::Digit,
            '+' | '&' => Self::Sign,
            _ if !c.is_ascii() && c.is_alphanumeric() => Self::Letter,
            _ => Self::Other,
        }
    }
}

/// What is equal for all spellings of a name.
#[derive(Clone, Copy, Debug)]
struct Key {
    /// Of letters in lower case, digits and plus signs.
    hash: u64,
    /// Of the places of capital letters; zero where there is none.
    case: u32,
    length: u32,
    digits: bool,
}

impl Default for Key {
    fn default() -> Self {
        Self { hash: 0xcbf2_9ce4_8422_2325, case: 0, length: 0, digits: false }
    }
}

impl Key {
    /// The case of a name whose first letter is its only capital.
    const TITLED: u32 = 1;

    /// Takes in what keys have of a piece of a name.
    fn push_all(&mut self, piece: &str) {
        piece.chars().filter(|c| Sort::of(*c) != Sort::Other).for_each(|c| self.push(c));
    }

    /// As [`Key::push_all`], of letters and digits alone.
    fn push_letters(&mut self, piece: &str) {
        if piece.is_ascii() {
            piece.bytes().for_each(|byte| self.push_ascii(byte));
        } else {
            piece.chars().for_each(|c| self.push(c));
        }
    }

    fn push(&mut self, c: char) {
        if let Ok(byte) = u8::try_from(c)
            && byte.is_ascii()
        {
            return self.push_ascii(byte);
        }
        self.add(c.is_uppercase());
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            self.mix(byte);
        }
    }

    #[inline]
    fn push_ascii(&mut self, byte: u8) {
        self.add(byte.is_ascii_uppercase());
        self.digits |= byte.is_ascii_digit();
        self.mix(byte.to_ascii_lowercase());
    }

    /// Counts a letter.
    #[inline]
    fn add(&mut self, capital: bool) {
        self.length += 1;
        let with_capital = self.case.wrapping_mul(31).wrapping_add(self.length);
        self.case = select_unpredictable(capital, with_capital, self.case);
    }

    #[inline]
    fn mix(&mut self, byte: u8) {
        self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

/// What the key of a name is made of, and where a text may cut it.
#[derive(Default)]
struct Letters {
    /// Letters in lower case, digits, plus signs, ampersands.
    all: Vec<u8>,
    cuts: Vec<usize>,
}

impl Letters {
    fn clear(&mut self) {
        self.all.clear();
        self.cuts.clear();
    }

    fn push(&mut self, c: char) {
        match u8::try_from(c) {
            Ok(byte) if byte.is_ascii() => self.all.push(byte.to_ascii_lowercase()),
            _ => self.all.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }

    fn cut(&mut self) {
        let end = self.all.len();
        if end > self.cuts.last().copied().unwrap_or(0) {
            self.cuts.push(end);
        }
    }

    /// The hash of the word that the letters make, as [`Token::hash`] has it.
    fn hash(&self, start: usize, end: usize) -> u64 {
        word_hash(&self.all, start, end)
    }

    /// Adds all ways to begin the name with two or three words.
    fn begin(&self, starts: &mut Starts) {
        let last = self.cuts.len().saturating_sub(1);
        for (first, cut) in self.cuts.iter().enumerate() {
            for second in first + 1..self.cuts.len() {
                let two = Beginning::of_two(self.hash(0, *cut), self.hash(*cut, self.cuts[second]));
                starts.insert_pair(two);
                if second == last {
                    starts.insert_whole(two);
                }
                for third in &self.cuts[second + 1..] {
                    starts.insert_three(two.and(self.hash(self.cuts[second], *third)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, bool)> {
        let tokens = lex(text, []).tokens;
        let names = (0..tokens.len()).filter_map(|at| {
            let found = DATASETS.longest(text, &tokens, at)?;
            Some((&text[tokens[at].start()..tokens[found.end - 1].end()], found.common))
        });
        names.collect()
    }

    #[test]
    fn spellings() {
        assert_eq!(
            found("CIFAR-10, CIFAR10 and Cifar 10"),
            [("CIFAR-10", false), ("CIFAR10", false), ("Cifar 10", false)]
        );
        assert_eq!(found("on MS\nMARCO."), [("MS\nMARCO", false)]);
        assert_eq!(found("nuScenes"), [("nuScenes", false)]);
        assert_eq!(found("on CoNLL++ and ALOV300++."), [("CoNLL++", false), ("ALOV300++", false)]);
    }

    #[test]
    fn common_words_are_marked() {
        assert_eq!(found("on Books and books"), [("Books", true)]);
        assert_eq!(found("imagenet"), [("imagenet", true)]);
        assert_eq!(found("discovered COCOON"), []);
    }

    #[test]
    fn every_name_is_found_as_listed_and_cut() {
        // What other marks cut, as in `Yahoo! Answers`, is not looked for.
        let readable = |name: &&str| {
            !name.is_empty()
                && name.chars().all(|c| c.is_alphanumeric() || " -'’/.:_+&".contains(c))
                && !name.contains(". ")
        };
        for (gazetteer, lines) in [(&DATASETS, DATASET_LINES), (&MODELS, include_str!("models.txt"))] {
            let names = lines.split(['|', '\n']).map(|name| name.trim().trim_end_matches(" ~")).filter(readable);
            for text in names.flat_map(|name| [format!("{name} is"), name.replace('-', " ") + " is"]) {
                let tokens = lex(&text, []).tokens;
                let is_telling =
                    |token: &Token| token.is_number() || token.shape.has_upper() || token.shape.has_digit();
                let telling =
                    tokens.iter().enumerate().fold(0, |set, (at, token)| set | u64::from(is_telling(token)) << at);
                let first = gazetteer.candidates(&text, &tokens, std::iter::once(telling)).next();
                assert_eq!(first, Some(0), "{text}");
                assert_eq!(
                    gazetteer.longest(&text, &tokens, 0).map(|found| found.end),
                    Some(tokens.len() - 2),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn names_are_sorted_and_distinct() {
        for list in [include_str!("datasets.txt"), include_str!("models.txt")] {
            let mut seen = std::collections::HashMap::new();
            let lines: Vec<String> = list.lines().map(str::to_lowercase).collect();
            assert!(lines.is_sorted(), "{:?}", lines.windows(2).find(|pair| pair[0] > pair[1]));
            for name in list.lines().flat_map(|line| line.split(" | ")) {
                assert_eq!(name.trim(), name);
                let mut key = Key::default();
                key.push_all(name.trim_end_matches(" ~"));
                assert!(key.length > 0, "{name}");
                if let Some(other) = seen.insert(key.hash, name) {
                    panic!("{name} and {other}");
                }
            }
        }
        assert!(include_str!("datasets.txt").lines().count() >= 1500);
    }
}
