//! The words that can begin a name, and the letters that may follow: what keeps nearly all words from a closer look.

use crate::hash::word_hash;

/// A set of words, by their hashes, each with the letters that may come next as bits.
#[derive(Clone, Debug)]
pub(super) struct Starts {
    /// One bit for the hash of each word, small enough to stay close to the processor.
    bits: Vec<u64>,
    /// An open-addressing table from hash to letters, a power of two long.
    slots: Vec<(u64, u64)>,
    length: usize,
}

/// The bit that says that a word is a name by itself.
pub(super) const ALONE: u64 = 1 << 63;

/// The bit of the letter that starts with a byte, in any case. All letters outside ASCII share one.
pub(super) const fn letter(byte: u8) -> u64 {
    1 << match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'z' => byte - b'a' + 10,
        b'A'..=b'Z' => byte - b'A' + 10,
        b'+' => 36,
        b'&' => 37,
        _ => 38,
    }
}

const BITS: usize = 1 << 17;

impl Default for Starts {
    fn default() -> Self {
        Self { bits: vec![0; BITS / 64], slots: vec![(0, 0); 1 << 14], length: 0 }
    }
}

impl Starts {
    /// Adds a word that names begin with.
    pub(super) fn insert(&mut self, hash: u64) {
        let bit = hash as usize % BITS;
        self.bits[bit / 64] |= 1 << (bit % 64);
        let slot = self.slot(hash);
        if self.slots[slot].0 == hash {
            return;
        }
        self.slots[slot].0 = hash;
        self.length += 1;
        if self.length * 2 > self.slots.len() {
            let longer = vec![(0, 0); self.slots.len() * 2];
            for entry in std::mem::replace(&mut self.slots, longer).into_iter().filter(|entry| entry.0 != 0) {
                let slot = self.slot(entry.0);
                self.slots[slot] = entry;
            }
        }
    }

    /// Adds a word of which nothing is known but that names begin with it.
    pub(super) fn insert_open(&mut self, hash: u64) {
        self.insert(hash);
        let slot = self.slot(hash);
        self.slots[slot].1 = u64::MAX;
    }

    /// Tells all words that the letters of a name begin with how it goes on.
    pub(super) fn lead_to(&mut self, name: &[u8]) {
        for end in 1..=name.len() {
            let hash = word_hash(name, 0, end);
            if self.may_hold(hash) {
                let slot = self.slot(hash);
                if self.slots[slot].0 == hash {
                    self.slots[slot].1 |= name.get(end).map_or(ALONE, |byte| letter(*byte));
                }
            }
        }
    }

    /// Whether the word may be in the set; true for all that are and few others.
    pub(super) fn may_hold(&self, hash: u64) -> bool {
        let bit = hash as usize % BITS;
        self.bits[bit / 64] & (1 << (bit % 64)) != 0
    }

    /// The letters that may follow the word; none for one that is not in the set.
    pub(super) fn get(&self, hash: u64) -> u64 {
        self.slots[self.slot(hash)].1
    }

    /// The slot of a hash, or the empty one where it belongs.
    fn slot(&self, hash: u64) -> usize {
        let mut at = hash as usize & (self.slots.len() - 1);
        while self.slots[at].0 != hash && self.slots[at].0 != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }
}
