//! Look-up of names that the field knows, longest match first, whatever case, blanks and hyphens the author chose.
//!
//! The names stand in text files, one thing a line: `name | alias | alias`. A mark ` ~` behind a name says that it is
//! also a common word, a model or a task, and counts only where the context says dataset.

use crate::error::BuildError;
use crate::token::{Gap, Token, TokenKind, tokens};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A list of names, compiled for look-up.
#[derive(Clone, Debug)]
pub(crate) struct Gazetteer {
    /// Keys of all names and of their beginnings, piece by piece.
    entries: HashMap<u64, Entry, BuildHasherDefault<Identity>>,
    /// Which hashes of a first word can begin a name, as a set of bits.
    starts: Vec<u64>,
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
pub(crate) static DATASETS: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::parse(include_str!("datasets.txt")));

/// The model families that the field knows.
pub(crate) static MODELS: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::parse(include_str!("models.txt")));

const START_BITS: usize = 1 << 17;

/// Names have at most this many tokens.
const LONGEST: usize = 16;

impl Gazetteer {
    fn parse(lines: &str) -> Self {
        let entries = HashMap::with_capacity_and_hasher(lines.len() / 3, BuildHasherDefault::default());
        let mut gazetteer = Self { entries, starts: vec![0; START_BITS / 64] };
        for name in lines.lines().flat_map(|line| line.split(" | ")) {
            match name.strip_suffix(" ~") {
                Some(name) => gazetteer.insert(name, true),
                None => gazetteer.insert(name, false),
            };
        }
        gazetteer
    }

    /// The same list with further names, which always count.
    pub(crate) fn with_names(&self, names: &[String]) -> Result<Self, BuildError> {
        let mut gazetteer = self.clone();
        for (position, name) in names.iter().enumerate() {
            let refuse = |reason| BuildError { position: position + 1, name: name.clone(), reason };
            if !name.chars().any(char::is_alphabetic) {
                return Err(refuse("it has no letter"));
            }
            if tokens(name, &[]).len() > LONGEST {
                return Err(refuse("it is longer than 16 words and marks"));
            }
            gazetteer.insert(name, false);
        }
        Ok(gazetteer)
    }

    fn insert(&mut self, name: &str, common: bool) {
        // A word keeps a point between digits, `Human3.6M`.
        if let Some(first) = tokens(name, &[]).first() {
            self.starts_with(first.hash);
        }
        let mut key = Key::default();
        let mut before = None;
        for (at, c) in name.char_indices() {
            // A text may glue what the list keeps apart, and keep apart what the list glues: `CIFAR10`, `CIFAR-10`.
            let turn = before.is_some_and(|before| ends_piece(before, c));
            if turn && !key.is_empty() {
                self.starts_with(key.start);
                self.entries.entry(key.hash).and_modify(Entry::go_on).or_insert(Entry::Beginning);
            }
            key.push(&name[at..at + c.len_utf8()]);
            before = Some(c);
        }
        self.starts_with(key.start);
        let goes_on = self.entries.get(&key.hash).is_some_and(|entry| entry.goes_on());
        let glued = name.chars().all(char::is_alphanumeric);
        self.entries.insert(key.hash, Entry::Name { case: key.case, common, glued, goes_on });
    }

    fn starts_with(&mut self, hash: u32) {
        let bit = hash as usize % START_BITS;
        self.starts[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether a name may begin with this token; cheap, for all tokens of a text.
    pub(crate) fn may_start(&self, token: &Token) -> bool {
        let bit = token.hash as usize % START_BITS;
        self.starts[bit / 64] & (1 << (bit % 64)) != 0
    }

    /// The longest name that starts with the token at `at`.
    pub(crate) fn longest(&self, text: &str, tokens: &[Token], at: usize) -> Option<Match> {
        if !self.may_start(tokens.get(at)?) {
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
                TokenKind::Mark(b'-' | b'\'' | b'/' | b'.' | b':' | b'_') | TokenKind::Escape(b'&' | b'_')
                    if !first =>
                {
                    continue;
                }
                TokenKind::Symbol if !first && token.touches_previous() && "’‘–‐‑²".contains(surface) => {
                    continue;
                }
                _ => break,
            }
            match self.entries.get(&key.hash) {
                None => break,
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

/// Whether a piece of a name ends between two characters.
fn ends_piece(before: char, next: char) -> bool {
    let class = |c: char| match c {
        _ if c.is_ascii_digit() => 1,
        _ if c.is_alphanumeric() => 2,
        '+' | '&' => 3,
        _ => 0,
    };
    // Each plus is a token of its own.
    class(before) != class(next) || next == '+'
}

/// What is equal for all spellings of a name.
#[derive(Clone, Copy, Debug)]
struct Key {
    /// Of letters in lower case, digits and plus signs.
    hash: u64,
    /// The same as [`Token::hash`] makes it.
    start: u32,
    /// Of the places of capital letters; zero where there is none.
    case: u32,
    capitals: u32,
    length: u32,
    digits: bool,
}

impl Default for Key {
    fn default() -> Self {
        Self { hash: 0xcbf2_9ce4_8422_2325, start: 0x811c_9dc5, case: 0, capitals: 0, length: 0, digits: false }
    }
}

impl Key {
    const fn is_empty(&self) -> bool {
        self.length == 0
    }

    fn push(&mut self, piece: &str) {
        let mut end = [0; 4];
        for c in piece.chars() {
            if !c.is_alphanumeric() && c != '+' && c != '&' {
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
                self.start = (self.start ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            }
        }
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
        let tokens = tokens(text, &[]);
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
