//! The words that can begin a name, and those that can come next: what keeps nearly all words from a closer look.

use crate::hash::{high_bits, pair};
use crate::token::{Gap, Token};

/// How names begin: tables in which some words share a place, so that a few other words pass too, on which nothing is found.
#[derive(Clone, Debug)]
pub(super) struct Starts {
    /// Whether names begin with a word, as bits so few that they stay close to the processor: most words are told apart here.
    firsts: Bits<{ 1 << 11 }>,
    /// What is known of a word that names begin with.
    hints: Box<[Hint; Self::WORDS]>,
    /// First words with what may stand behind, as bits: what was inserted is held, of other pairs few are.
    pairs: Bits<{ 1 << 12 }>,
}

type Hint = u8;

/// Names begin with the word.
const FIRST: Hint = 1;

/// How a token is written that could be a name by itself; its number is the place of the bit that says so of a word.
#[derive(Clone, Copy, Debug)]
pub(super) enum Written {
    /// A number, or a word with a digit or a capital behind its first letter.
    Coined = 1,
    /// With a capital, and otherwise in small letters.
    Titled,
    /// In small letters.
    Small,
}

impl Written {
    const fn bit(self) -> Hint {
        1 << self as u8
    }
    /// The place of a token's bit.
    #[inline]
    fn place(token: &Token) -> u8 {
        let (word, shape) = (token.is_word(), token.shape);
        let small = word & !shape.has_upper();
        let titled = word & shape.starts_upper() & !shape.has_inner_upper() & !shape.has_digit();
        Self::Coined as u8 + u8::from(titled) + 2 * u8::from(small)
    }
}

impl Starts {
    const WORDS: usize = 1 << 15;

    pub(super) fn new() -> Self {
        Self { firsts: Bits::default(), hints: Box::new([0; Self::WORDS]), pairs: Bits::default() }
    }

    /// Adds a word that names begin with.
    pub(super) fn insert(&mut self, first: u64) {
        self.firsts.set(first);
        self.add(first, FIRST);
    }

    fn add(&mut self, first: u64, hint: Hint) {
        self.hints[Self::place(first)] |= hint;
    }

    /// Says that a name begins with a word and what comes next.
    pub(super) fn insert_pair(&mut self, first: u64, second: u64) {
        let pair = pair(first, second);
        [pair, twisted(pair)].into_iter().for_each(|hash| self.pairs.set(hash));
    }

    /// Says that a word is a name where it is written so.
    pub(super) fn insert_name(&mut self, first: u64, written: Written) {
        self.add(first, written.bit());
    }

    fn hint(&self, first: u64) -> Hint {
        self.hints[Self::place(first)]
    }

    /// Other bits of a hash than those by which the first words are told apart.
    const fn place(first: u64) -> usize {
        (first >> 16) as usize % Self::WORDS
    }

    /// Whether names may begin with a word, as 0 or 1; 0 for nearly all with which none does.
    #[inline]
    pub(super) fn may_start(&self, first: u64) -> u64 {
        self.firsts.get(first)
    }

    /// What is known of a word that may begin a name, or `None` where none does.
    pub(super) fn get(&self, first: u64) -> Option<Start> {
        let hint = self.hint(first);
        (self.may_start(first) != 0 && hint & FIRST != 0).then_some(Start(hint))
    }

    /// Whether the word that a token is may be a name by itself as it is written.
    pub(super) fn is_name_as(&self, token: &Token) -> bool {
        self.hint(token.hash) >> Written::place(token) & 1 != 0
    }

    /// Whether names begin with the word and what comes next.
    pub(super) fn may_go_on(&self, first: u64, second: u64) -> bool {
        self.has_pair(first, second) != 0
    }

    /// Whether both bits of a pair are set, as 0 or 1.
    fn has_pair(&self, first: u64, second: u64) -> u64 {
        let pair = pair(first, second);
        self.pairs.get(pair) & self.pairs.get(twisted(pair))
    }

    /// Whether a name may begin with a token, as far as it and the next one show; true where the next one is a mark.
    ///
    /// The answers in between are bits: nobody can foresee them.
    #[inline]
    pub(super) fn may_begin(&self, first: &Token, next: &Token) -> bool {
        let hint = u64::from(self.hint(first.hash));
        let alone = hint >> Written::place(first);
        // Keys have no points and underscores.
        let open = u64::from(next.hash == 0) | u64::from(next.shape.is_marked());
        let goes_on = (open | self.has_pair(first.hash, next.hash)) & u64::from(next.gap != Gap::Paragraph);
        hint & (alone | goes_on) & u64::from(first.hash != 0) != 0
    }
}

/// Another hash of what has one.
const fn twisted(hash: u64) -> u64 {
    hash.rotate_left(20)
}

/// One bit for all hashes that end alike.
#[derive(Clone, Debug)]
struct Bits<const WORDS: usize>(Box<[u64; WORDS]>);

impl<const WORDS: usize> Default for Bits<WORDS> {
    fn default() -> Self {
        Self(Box::new([0; WORDS]))
    }
}

impl<const WORDS: usize> Bits<WORDS> {
    fn set(&mut self, hash: u64) {
        let place = high_bits(hash, 64 * WORDS);
        self.0[place / 64] |= 1 << (place % 64);
    }
    /// The bit, as 0 or 1.
    fn get(&self, hash: u64) -> u64 {
        let place = high_bits(hash, 64 * WORDS);
        self.0[place / 64] >> (place % 64) & 1
    }
}

/// How names begin with a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start(Hint);

impl Start {
    /// The word is a name by itself, however it is written.
    pub(super) const fn is_name(self) -> bool {
        self.0 > FIRST
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::lex;

    /// `Open Images`, `COCO`, and `crisp`, which is written without a capital.
    fn starts() -> Starts {
        let hash = |word: &str| lex(word, []).tokens[0].hash;
        let mut starts = Starts::new();
        for word in ["open", "coco", "crisp"] {
            starts.insert(hash(word));
        }
        starts.insert_pair(hash("open"), hash("images"));
        starts.insert_name(hash("coco"), Written::Coined);
        for written in [Written::Coined, Written::Titled, Written::Small] {
            starts.insert_name(hash("crisp"), written);
        }
        starts
    }

    #[test]
    fn only_what_begins_a_name_may_begin_one() {
        let starts = starts();
        let begins = |text: &str| {
            let tokens = lex(text, []).tokens;
            starts.may_begin(&tokens[0], &tokens[1])
        };
        for text in ["Open Images", "open images", "COCO is", "Crisp is", "crisp is", "Open-Images"] {
            assert!(begins(text), "{text}");
        }
        for text in ["Open doors", "coco is", "Coco is", "Open\n\nImages", "Images are", "- Images"] {
            assert!(!begins(text), "{text}");
        }
    }

    #[test]
    fn names_are_known_by_how_they_are_written() {
        let starts = starts();
        let token = |word: &str| lex(word, []).tokens[0];
        let start = |word: &str| starts.get(token(word).hash);
        assert_eq!(["open", "images"].map(|word| starts.may_start(token(word).hash)), [1, 0]);
        assert!(start("images").is_none() && start("open").is_some_and(|start| !start.is_name()));
        let as_written = |word: &str| starts.is_name_as(&token(word));
        assert!(as_written("COCO") && !as_written("coco") && as_written("crisp") && as_written("Crisp"));
        assert!(starts.may_go_on(token("open").hash, token("images").hash));
        assert!(!starts.may_go_on(token("images").hash, token("open").hash));
    }
}
