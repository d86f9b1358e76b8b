//! The words that can begin a name, and the two letters that may follow: what keeps nearly all words from a closer look.

/// A set of words, by their hashes, each with what may come next as bits.
#[derive(Clone, Debug)]
pub(super) struct Starts {
    /// One bit for the hash of each word, small enough to stay close to the processor.
    bits: Box<[u64; BITS / 64]>,
    /// An open-addressing table from hash to bits, a power of two long.
    slots: Vec<(u64, u64)>,
    length: usize,
}

/// The bit that says that a word is a name by itself.
pub(super) const ALONE: u64 = 1 << 63;

/// The bit that says that it is one that the list writes without a capital.
pub(super) const PLAIN: u64 = 1 << 62;

/// The bit that says that one letter may follow.
pub(super) const ONE: u64 = 1 << 61;

/// All bits, of a word or of letters of which no more is known.
pub(super) const ANY: u64 = u64::MAX;

/// The bit that two letters share with few others, in any case.
pub(super) const fn pair(first: u8, second: u8) -> u64 {
    let both = ((first | 0x20) as u32) * 37 + (second | 0x20) as u32;
    1 << (both % 61)
}

const BITS: usize = 1 << 17;

impl Default for Starts {
    fn default() -> Self {
        Self { bits: Box::new([0; BITS / 64]), slots: vec![(0, 0); 1 << 14], length: 0 }
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

    /// Tells a word how a name that begins with it goes on.
    pub(super) fn lead_to(&mut self, hash: u64, bits: u64) {
        if self.may_hold(hash) {
            let slot = self.slot(hash);
            if self.slots[slot].0 == hash {
                self.slots[slot].1 |= bits;
            }
        }
    }

    /// Whether the word may be in the set; true for all that are and few others.
    #[inline]
    pub(super) fn may_hold(&self, hash: u64) -> bool {
        let bit = hash as usize % BITS;
        self.bits[bit / 64] & (1 << (bit % 64)) != 0
    }

    /// What may follow the word, as bits; none for one that is not in the set.
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
