//! The words that can begin a name, and those that can come next: what keeps nearly all words from a closer look.

use crate::hash::Identity;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;

/// A set of hashes, as bits so few that they stay close to the processor. What was inserted is held; of other hashes
/// few are.
#[derive(Clone, Debug)]
pub(super) struct Hashes<const BITS: usize> {
    bits: Vec<u64>,
}

impl<const BITS: usize> Default for Hashes<BITS> {
    fn default() -> Self {
        Self { bits: vec![0; BITS / 64] }
    }
}

impl<const BITS: usize> Hashes<BITS> {
    fn insert(&mut self, hash: u64) {
        let bit = hash as usize % BITS;
        self.bits[bit / 64] |= 1 << (bit % 64);
    }

    #[inline]
    fn holds(&self, hash: u64) -> bool {
        let bit = hash as usize % BITS;
        self.bits[bit / 64] & (1 << (bit % 64)) != 0
    }
}

/// How names begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Starts {
    /// The first words, exactly.
    words: HashSet<u64, BuildHasherDefault<Identity>>,
    firsts: Hashes<{ 1 << 17 }>,
    /// First words with what may stand behind.
    pairs: Hashes<{ 1 << 19 }>,
    /// First words that are names by themselves.
    names: Hashes<{ 1 << 17 }>,
    /// Those of them that are written without a capital.
    plain_names: Hashes<{ 1 << 17 }>,
}

impl Starts {
    pub(super) fn with_capacity(words: usize) -> Self {
        Self { words: HashSet::with_capacity_and_hasher(words, BuildHasherDefault::default()), ..Self::default() }
    }

    /// Adds a word that names begin with.
    pub(super) fn insert(&mut self, first: u64) {
        self.words.insert(first);
        self.firsts.insert(first);
    }

    /// Says that a name begins with a word and what comes next.
    pub(super) fn insert_pair(&mut self, first: u64, second: u64) {
        self.pairs.insert(pair(first, second));
    }

    /// Says that a word is a name, and whether it has a capital.
    pub(super) fn insert_name(&mut self, first: u64, capital: bool) {
        self.names.insert(first);
        if !capital {
            self.plain_names.insert(first);
        }
    }

    /// Whether names begin with the word.
    pub(super) fn holds(&self, first: u64) -> bool {
        self.words.contains(&first)
    }

    /// Whether names may begin with the word; false for nearly all with which none does.
    #[inline]
    pub(super) fn may_start(&self, first: u64) -> bool {
        self.firsts.holds(first)
    }

    /// Whether names begin with the word and what comes next.
    pub(super) fn may_go_on(&self, first: u64, second: u64) -> bool {
        self.pairs.holds(pair(first, second))
    }

    pub(super) fn may_be_name(&self, first: u64) -> bool {
        self.names.holds(first)
    }

    pub(super) fn may_be_plain_name(&self, first: u64) -> bool {
        self.plain_names.holds(first)
    }
}

const fn pair(first: u64, second: u64) -> u64 {
    first.rotate_left(32) ^ second
}
