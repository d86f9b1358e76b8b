//! The words that can begin a name, and those that can come next: what keeps nearly all words from a closer look.

use crate::hash::Identity;
use crate::token::{Gap, Token};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// How names begin.
#[derive(Clone, Debug)]
pub(super) struct Starts {
    /// What is known of each first word.
    words: HashMap<u64, Hint, BuildHasherDefault<Identity>>,
    /// Whether there is one, as bits so few that they stay close to the processor: most words are told apart here.
    firsts: Bits<{ 1 << 11 }>,
    /// What is known of all words whose hashes end alike.
    hints: Box<[Hint; Self::WORDS]>,
    /// First words with what may stand behind, as bits: what was inserted is held, of other pairs few are.
    pairs: Bits<{ 1 << 13 }>,
}

type Hint = u8;

/// Names begin with the word.
const FIRST: Hint = 1;
/// The word is a name by itself. A word without a capital asks for the next bit.
const NAME: Hint = 2;
/// The word is a name that is written without a capital.
const PLAIN_NAME: Hint = 4;

impl Starts {
    const WORDS: usize = 1 << 16;

    pub(super) fn with_capacity(words: usize) -> Self {
        Self {
            words: HashMap::with_capacity_and_hasher(words, BuildHasherDefault::default()),
            firsts: Bits::default(),
            hints: Box::new([0; Self::WORDS]),
            pairs: Bits::default(),
        }
    }

    /// Adds a word that names begin with.
    pub(super) fn insert(&mut self, first: u64) {
        self.firsts.set(first);
        self.add(first, FIRST);
    }

    fn add(&mut self, first: u64, hint: Hint) {
        *self.words.entry(first).or_default() |= hint;
        self.hints[first as usize % Self::WORDS] |= hint;
    }

    /// Says that a name begins with a word and what comes next.
    pub(super) fn insert_pair(&mut self, first: u64, second: u64) {
        self.pairs.set(pair(first, second));
    }

    /// Says that a word is a name, and whether it has a capital.
    pub(super) fn insert_name(&mut self, first: u64, capital: bool) {
        self.add(first, if capital { NAME } else { NAME | PLAIN_NAME });
    }

    fn hint(&self, first: u64) -> Hint {
        self.hints[first as usize % Self::WORDS]
    }

    /// Whether names may begin with a word; false for nearly all with which none does.
    #[inline]
    pub(super) fn may_start(&self, first: u64) -> bool {
        self.firsts.get(first) != 0
    }

    /// What is known of a word that may begin a name, or `None` where none does.
    pub(super) fn get(&self, first: u64) -> Option<Start> {
        if !self.may_start(first) {
            return None;
        }
        self.words.get(&first).filter(|hint| *hint & FIRST != 0).map(|hint| Start(*hint))
    }

    /// Whether names begin with the word and what comes next.
    pub(super) fn may_go_on(&self, first: u64, second: u64) -> bool {
        self.pairs.get(pair(first, second)) != 0
    }

    /// Whether a name may begin with a token, as far as it and the next one show; true where the next one is a mark.
    ///
    /// The answers in between are bits: nobody can foresee them.
    #[inline]
    pub(super) fn may_begin(&self, first: &Token, next: &Token) -> bool {
        let hint = u64::from(self.hint(first.hash));
        let alone = hint >> (1 + u8::from(is_lower(first)));
        // Keys have no points and underscores.
        let open = u64::from(next.hash == 0) | u64::from(next.shape.is_marked());
        let goes_on = (open | self.pairs.get(pair(first.hash, next.hash))) & u64::from(next.gap != Gap::Paragraph);
        hint & (alone | goes_on) & u64::from(first.hash != 0) != 0
    }
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
        self.0[hash as usize / 64 % WORDS] |= 1 << (hash % 64);
    }
    /// The bit, as 0 or 1.
    fn get(&self, hash: u64) -> u64 {
        self.0[hash as usize / 64 % WORDS] >> (hash % 64) & 1
    }
}

/// How names begin with a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start(Hint);

impl Start {
    /// The word is a name by itself.
    pub(super) const fn is_name(self) -> bool {
        self.0 & NAME != 0
    }
    /// It is one as the token writes it: with a capital, or without where the list has none.
    pub(super) fn is_name_as(self, token: &Token) -> bool {
        self.0 & (NAME << u8::from(is_lower(token))) != 0
    }
}

fn is_lower(token: &Token) -> bool {
    token.is_word() & !token.shape.has_upper()
}

const fn pair(first: u64, second: u64) -> u64 {
    first.rotate_left(32) ^ second
}
