//! Look-up of names that the field knows, longest match first, whatever case, blanks and hyphens the author chose.
//!
//! The names stand in text files, one thing a line: `name | alias | alias`. A mark ` ~` behind a name says that it is
//! also a common word, a model or a task, and counts only where the context says dataset.

use super::starts::{self, Starts};
use crate::error::BuildError;
use crate::hash::word_hash;
use crate::token::{Gap, Token, TokenKind, tokens};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

/// A list of names, compiled for look-up.
#[derive(Clone, Debug)]
pub(crate) struct Gazetteer {
    /// Keys of all names and of their beginnings, piece by piece.
    entries: HashMap<u64, Entry, BuildHasherDefault<Identity>>,
    /// The words that can begin a name.
    starts: Starts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    /// A name goes on from here.
    Beginning,
    /// A name ends here; `case` is a hash of its capitals, `glued` says that it is one word, `goes_on` that a
    /// longer one begins with it.
    Name { case: u32, common: bool, glued: bool, goes_on: bool },
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
        let mut gazetteer = Self { entries, starts: Starts::default() };
        let mut letters = Letters::default();
        for name in lines.lines().flat_map(|line| line.split(" | ")) {
            match name.strip_suffix(" ~") {
                Some(name) => gazetteer.insert(name, true, &mut letters),
                None => gazetteer.insert(name, false, &mut letters),
            };
        }
        for name in own {
            gazetteer.insert(name, false, &mut letters);
        }
        for piece in &letters.pieces {
            gazetteer.starts.lead_to(letters.hash(piece.letters.clone()), letters.behind(piece));
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
            if tokens(name, []).len() > LONGEST {
                return Err(refuse("it is longer than 16 words and marks"));
            }
        }
        Ok(Self::new(DATASET_LINES, names))
    }

    fn insert(&mut self, name: &str, common: bool, letters: &mut Letters) {
        // A word keeps points and underscores, `Human3.6M`, which no key has.
        if name.contains(['.', '_'])
            && let Some(first) = tokens(name, []).first()
            && name[first.span().range()].contains(['.', '_'])
        {
            self.starts.insert(first.hash);
            self.starts.lead_to(first.hash, starts::ANY);
        }
        let mut key = Key::default();
        let mut before = None;
        letters.begin();
        for (at, c) in name.char_indices() {
            // A text may glue what the list keeps apart, and keep apart what the list glues: `CIFAR10`, `CIFAR-10`.
            let turn = before.is_some_and(|before| ends_piece(before, c));
            if turn && !key.is_empty() {
                self.starts.insert(letters.hash(letters.start..letters.all.len()));
                self.entries.entry(key.hash).and_modify(Entry::go_on).or_insert(Entry::Beginning);
            }
            // `Image Net`, `VGG Sound`
            let next = name[at..].chars().nth(1);
            let small = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
            let hump = c.is_ascii_uppercase() && (small(before) || small(next));
            if (turn || hump) && !key.is_empty() {
                letters.end_piece(false, key.case);
            }
            let piece = &name[at..at + c.len_utf8()];
            key.push(piece);
            letters.push(piece);
            before = Some(c);
        }
        self.starts.insert(letters.hash(letters.start..letters.all.len()));
        letters.end_piece(true, key.case);
        let goes_on = self.entries.get(&key.hash).is_some_and(|entry| entry.goes_on());
        let glued = name.chars().all(char::is_alphanumeric);
        self.entries.insert(key.hash, Entry::Name { case: key.case, common, glued, goes_on });
    }

    /// Whether a name may begin with this token; cheap, for all tokens of a text.
    fn may_start(&self, token: &Token) -> bool {
        self.starts.may_hold(token.hash)
    }

    /// Whether a name begins with the token at `at`, as far as the two letters behind it show.
    fn starts_at(&self, text: &str, tokens: &[Token], at: usize, alone: u64) -> bool {
        let leads = self.starts.get(tokens[at].hash);
        leads & alone != 0 || leads & letters_behind(text, tokens, at) != 0
    }

    /// The tokens where a look at [`Gazetteer::longest`] is worth it, if words in lower case count only as the list has
    /// them.
    pub(crate) fn candidates<'g>(&'g self, text: &'g str, tokens: &'g [Token]) -> impl Iterator<Item = usize> + 'g {
        let starts = tokens.iter().enumerate().filter(|(_, token)| self.may_start(token));
        let counting = starts.filter(|(at, token)| {
            let lower = token.is_word() && !token.shape.has_upper();
            let name = token.is_word() || token.is_number();
            name && self.starts_at(text, tokens, *at, if lower { starts::PLAIN } else { starts::ALONE })
        });
        counting.map(|(at, _)| at)
    }

    /// The longest name that starts with the token at `at`.
    pub(crate) fn longest(&self, text: &str, tokens: &[Token], at: usize) -> Option<Match> {
        if !self.may_start(tokens.get(at)?) || !self.starts_at(text, tokens, at, starts::ALONE) {
            return None;
        }
        let mut key = Key::default();
        let mut found = None;
        let capital = text[tokens[at].start()..].starts_with(char::is_uppercase);
        for (end, token) in tokens.iter().enumerate().skip(at).take(LONGEST) {
            let first = end == at;
            let surface = &text[token.span().range()];
            match token.kind {
                _ if !first && token.gap == Gap::Paragraph => break,
                TokenKind::Word | TokenKind::Number => key.push(surface),
                TokenKind::Mark(b'+') if !first && token.touches_previous() => key.push(surface),
                TokenKind::Mark(b'&') | TokenKind::Escape(b'&') if !first => key.push("&"),
                _ if !first && is_joint(text, token) => continue,
                _ => break,
            }
            match self.entries.get(&key.hash) {
                None if !first => break,
                None => {}
                Some(Entry::Beginning) => {}
                Some(Entry::Name { case, common, glued, goes_on }) => {
                    let whole = tokens.get(end + 1).is_none_or(|next| {
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

/// The two letters of a name that come behind its token at `at`, as bits; none where no name can go on.
fn letters_behind(text: &str, tokens: &[Token], at: usize) -> u64 {
    for token in tokens.iter().skip(at + 1).take(LONGEST - 1) {
        match token.kind {
            _ if token.gap == Gap::Paragraph => return 0,
            TokenKind::Word | TokenKind::Number => {
                return match text.as_bytes()[token.span().range()] {
                    [first, second, ..] if second.is_ascii_alphanumeric() || second >= 0x80 => {
                        starts::pair(first, second)
                    }
                    _ => starts::ANY,
                };
            }
            TokenKind::Mark(b'+') if token.touches_previous() => return starts::ANY,
            TokenKind::Mark(b'&') | TokenKind::Escape(b'&') => return starts::ANY,
            _ if is_joint(text, token) => {}
            _ => return 0,
        }
    }
    0
}

/// Whether a mark may stand inside a name and says nothing there.
fn is_joint(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Mark(b'-' | b'\'' | b'/' | b'.' | b':' | b'_') | TokenKind::Escape(b'_') => true,
        TokenKind::Symbol => token.touches_previous() && "’‘–‐‑²".contains(&text[token.span().range()]),
        _ => false,
    }
}

/// Whether a piece of a name ends between two characters.
fn ends_piece(before: char, next: char) -> bool {
    let class = |c: char| match c {
        _ if c.is_ascii_digit() => 1,
        _ if c.is_alphanumeric() => 2,
        '+' | '&' => 3,
        _ => 0,
    };
    class(before) != class(next)
}

/// What is equal for all spellings of a name.
#[derive(Clone, Copy, Debug)]
struct Key {
    /// Of letters in lower case, digits and plus signs.
    hash: u64,
    /// Of the places of capital letters; zero where there is none.
    case: u32,
    capitals: u32,
    length: u32,
    digits: bool,
}

impl Default for Key {
    fn default() -> Self {
        Self { hash: 0xcbf2_9ce4_8422_2325, case: 0, capitals: 0, length: 0, digits: false }
    }
}

impl Key {
    const fn is_empty(&self) -> bool {
        self.length == 0
    }

    fn push(&mut self, piece: &str) {
        if piece.is_ascii() {
            piece.bytes().for_each(|byte| self.push_ascii(byte));
            return;
        }
        let mut end = [0; 4];
        for c in piece.chars() {
            if !is_letter(c) {
                continue;
            }
            self.length += 1;
            self.digits |= c.is_ascii_digit();
            if c.is_uppercase() {
                self.capitals += 1;
                self.case = self.case.wrapping_mul(31).wrapping_add(self.length);
            }
            for byte in c.to_ascii_lowercase().encode_utf8(&mut end).bytes() {
                self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }

    /// The same for a character that is one byte.
    fn push_ascii(&mut self, byte: u8) {
        if !(byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'&') {
            return;
        }
        self.length += 1;
        self.digits |= byte.is_ascii_digit();
        if byte.is_ascii_uppercase() {
            self.capitals += 1;
            self.case = self.case.wrapping_mul(31).wrapping_add(self.length);
        }
        self.hash = (self.hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    }
}

/// Whether a key holds the character.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '+' || c == '&'
}

/// What keys are made of, of all names one behind the other: letters in lower case, digits, plus signs, ampersands.
#[derive(Default)]
struct Letters {
    all: Vec<u8>,
    start: usize,
    pieces: Vec<Piece>,
}

/// The letters of a name up to where a text may cut it.
struct Piece {
    letters: Range<usize>,
    /// It is the whole name.
    last: bool,
    plain: bool,
}

impl Letters {
    fn begin(&mut self) {
        self.start = self.all.len();
    }

    fn push(&mut self, piece: &str) {
        for c in piece.chars().filter(|c| is_letter(*c)) {
            self.all.extend_from_slice(c.to_ascii_lowercase().encode_utf8(&mut [0; 4]).as_bytes());
        }
    }

    /// The hash of the word that the letters make, as [`Token::hash`] has it.
    fn hash(&self, letters: Range<usize>) -> u64 {
        word_hash(&self.all, letters.start, letters.end)
    }

    /// What a text may go on with behind a piece, as bits of [`Starts`].
    fn behind(&self, piece: &Piece) -> u64 {
        match &self.all[piece.letters.end..] {
            _ if piece.last => starts::ALONE | if piece.plain { starts::PLAIN } else { 0 },
            [first, second, ..] => starts::pair(*first, *second),
            _ => starts::ONE,
        }
    }

    fn end_piece(&mut self, last: bool, case: u32) {
        self.pieces.push(Piece { letters: self.start..self.all.len(), last, plain: case == 0 });
    }
}

/// Keys are hashes already.
#[derive(Clone, Debug, Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    fn write_u64(&mut self, hash: u64) {
        // The table takes its tag from the top bits.
        self.0 = hash ^ (hash << 32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, bool)> {
        let tokens = tokens(text, []);
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
    }

    #[test]
    fn common_words_are_marked() {
        assert_eq!(found("on Books and books"), [("Books", true)]);
        assert_eq!(found("imagenet"), [("imagenet", true)]);
        assert_eq!(found("discovered COCOON"), []);
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
                key.push(name.trim_end_matches(" ~"));
                assert!(!key.is_empty(), "{name}");
                if let Some(other) = seen.insert(key.hash, name) {
                    panic!("{name} and {other}");
                }
            }
        }
        assert!(include_str!("datasets.txt").lines().count() >= 1500);
    }
}
