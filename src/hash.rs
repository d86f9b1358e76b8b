//! The hash by which a word is looked up, made of sixteen letters at a time.
//!
//! Two words of up to eight bytes never share a hash, and of longer ones no two of the lexicon do, as a test there checks.

use std::hash::Hasher;

/// Up to sixteen bytes of a text, as two numbers; the first byte is the lowest of the first.
#[derive(Clone, Copy)]
pub(crate) struct Chunk([u64; 2]);

/// The highest bit of each byte.
const EACH: u64 = 0x8080_8080_8080_8080;

/// The bit that makes a small letter of a capital, in each byte.
const SMALL: u64 = EACH >> 2;

/// What keeps the first bytes of a chunk, as many as the place says.
const KEPT: [[u64; 2]; Chunk::LENGTH] = {
    let mut kept = [[0; 2]; Chunk::LENGTH];
    let mut length = 0;
    while length < Chunk::LENGTH {
        let (first, second) = if length < 8 { (length, 0) } else { (8, length - 8) };
        kept[length] = [!u64::MAX.unbounded_shl(8 * first as u32), !u64::MAX.unbounded_shl(8 * second as u32)];
        length += 1;
    }
    kept
};

impl Chunk {
    pub(crate) const LENGTH: usize = 16;

    /// The bytes at `at`, zeros behind the end of the text.
    #[inline(always)]
    pub(crate) fn at(bytes: &[u8], at: usize) -> Self {
        let rest = bytes.get(at..).unwrap_or_default();
        rest.first_chunk().map_or_else(|| Self::last(rest), Self::of)
    }

    #[cold]
    fn last(rest: &[u8]) -> Self {
        let mut chunk = [0; Self::LENGTH];
        chunk[..rest.len()].copy_from_slice(rest);
        Self::of(&chunk)
    }

    #[inline(always)]
    const fn of(bytes: &[u8; Self::LENGTH]) -> Self {
        let both = u128::from_le_bytes(*bytes);
        Self([both as u64, (both >> 64) as u64])
    }

    /// The first `length` bytes, fewer than all, zeros behind them.
    const fn first(self, length: usize) -> Self {
        let kept = &KEPT[length % Self::LENGTH];
        Self([self.0[0] & kept[0], self.0[1] & kept[1]])
    }

    /// ASCII letters, digits and dots, in lower case: in the others the bit that makes a small letter of a capital is set.
    pub(crate) const fn lower_of_run(self) -> Self {
        Self([self.0[0] | SMALL, self.0[1] | SMALL])
    }

    /// With a small letter for each ASCII capital.
    const fn lower(self) -> Self {
        Self([lower(self.0[0]), lower(self.0[1])])
    }
}

/// Eight bytes, with a small letter for each ASCII capital.
const fn lower(eight: u64) -> u64 {
    // Sums of seven bits stay within their byte; its eighth bit then says on which side of a bound it lies.
    let seven = eight & !EACH;
    let from_first = seven + (0x80 - b'A' as u64) * (EACH >> 7);
    let behind_last = seven + (0x7f - b'Z' as u64) * (EACH >> 7);
    eight | ((from_first ^ behind_last) & !eight & EACH) >> 2
}

/// The hash of a word in lower case, made chunk by chunk: of all whole ones, and of what is left, which may be nothing.
#[derive(Clone, Copy, Default)]
pub(crate) struct WordHash(u64);

impl WordHash {
    /// With the next bytes, of which all chunks but the last are whole; of that, the first `length`.
    #[inline(always)]
    pub(crate) const fn and_last(self, lower: Chunk, length: usize) -> u64 {
        self.and(lower.first(length)).0
    }

    #[inline(always)]
    pub(crate) const fn and(self, lower: Chunk) -> Self {
        let [first, second] = lower.0;
        let first = (self.0 ^ first).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let sum = first.wrapping_add(second.wrapping_mul(0xd6e8_feb8_6659_fd93));
        Self(sum ^ (sum >> 32))
    }
}

/// The hash of the bytes from `start` to `end`, ASCII letters taken as lower case.
pub(crate) fn word_hash(bytes: &[u8], start: usize, end: usize) -> u64 {
    let (mut hash, mut at) = (WordHash::default(), start);
    while end - at >= Chunk::LENGTH {
        hash = hash.and(Chunk::at(bytes, at).lower());
        at += Chunk::LENGTH;
    }
    hash.and_last(Chunk::at(bytes, at).lower(), end - at)
}

/// A word that a rule looks for, known by its hash when the crate is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word(u64);

impl Word {
    #[inline(always)]
    pub(crate) const fn new(word: &str) -> Self {
        // Loops whose turns a compiler can count, so that it runs them itself where the word is written in the code.
        let (bytes, mut hash, mut nth) = (word.as_bytes(), WordHash(0), 0);
        while nth <= bytes.len() / Chunk::LENGTH {
            let (mut chunk, mut place) = ([0; 2], 0);
            let rest = bytes.len() - Chunk::LENGTH * nth;
            while place < if rest < Chunk::LENGTH { rest } else { Chunk::LENGTH } {
                chunk[place / 8] |= (bytes[Chunk::LENGTH * nth + place] as u64) << (8 * (place % 8));
                place += 1;
            }
            hash = hash.and(Chunk(chunk).lower());
            nth += 1;
        }
        Self(hash.0)
    }

    pub(crate) const fn hash(self) -> u64 {
        self.0
    }
}

/// Words that a rule looks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    words: &'static [Word],
    /// A bit for each way in which their hashes begin: most words are none of them, and no closer look is taken.
    beginnings: [u64; 4],
}

impl Words {
    /// So many words are compared at once.
    const FEW: usize = 3;

    pub(crate) const fn new(words: &'static [Word]) -> Self {
        let (mut beginnings, mut at) = ([0; 4], 0);
        while at < words.len() {
            let beginning = high_bits(words[at].0, 256);
            beginnings[beginning / 64] |= 1 << (beginning % 64);
            at += 1;
        }
        Self { words, beginnings }
    }

    /// Whether the word with the hash is one of them.
    #[inline(always)]
    pub(crate) fn has(self, hash: u64) -> bool {
        if self.words.len() <= Self::FEW {
            return self.words.iter().fold(false, |found, word| found | (word.0 == hash));
        }
        let beginning = high_bits(hash, 256);
        self.beginnings[beginning / 64] >> (beginning % 64) & 1 != 0 && self.has_exactly(hash)
    }

    #[inline(never)]
    fn has_exactly(self, hash: u64) -> bool {
        self.words.iter().any(|word| word.0 == hash)
    }
}

/// A list of [`Words`], hashed when the crate is built.
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const {
            const ALL: &[$crate::hash::Word] = &[$($crate::hash::Word::new($word)),*];
            $crate::hash::Words::new(ALL)
        }
    };
}
pub(crate) use words;

/// A place among `places`, a power of two, by the highest bits of a hash: those that depend on all letters of a word.
#[inline(always)]
pub(crate) const fn high_bits(hash: u64, places: usize) -> usize {
    (hash >> (64 - places.ilog2())) as usize
}

/// The hash of two words together, the first and the second told apart.
pub(crate) const fn pair(first: u64, second: u64) -> u64 {
    first.rotate_left(32) ^ second
}

/// Keys are hashes already.
#[derive(Clone, Debug, Default)]
pub(crate) struct Identity(u64);

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
        // The table takes its place from the lowest bits, which depend on the first letters alone.
        self.0 = hash.rotate_left(32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(word: &str) -> u64 {
        word_hash(word.as_bytes(), 0, word.len())
    }

    #[test]
    fn identity_keeps_hashes_and_hashes_bytes() {
        let of_bytes = |bytes: &[u8]| {
            let mut hasher = Identity::default();
            hasher.write(bytes);
            hasher.finish()
        };
        assert_eq!(of_bytes(b"a"), u64::from(b'a').wrapping_mul(0x0100_0000_01b3));
        assert_ne!(of_bytes(b"ab"), of_bytes(b"ba"));
        let mut hasher = Identity::default();
        hasher.write_u64(3);
        assert_eq!(hasher.finish(), 3 << 32);
    }

    #[test]
    fn case_does_not_matter_and_place_neither() {
        for word in
            ["a", "ImageNet", "MS_MARCO", "Mapillary-Street", "Mapillary-Street-Level", "Qwen2.5", "[@{", "Élan"]
        {
            assert_eq!(hash(word), hash(&word.to_ascii_lowercase()), "{word}");
            let text = format!("ab{word}cd");
            assert_eq!(word_hash(text.as_bytes(), 2, 2 + word.len()), hash(word), "{word}");
            assert_eq!(Word::new(word).hash(), hash(word), "{word}");
        }
    }

    #[test]
    fn other_words_have_other_hashes() {
        let short = [("a", "b"), ("a", "aa"), ("abcdefgh", "abcdefgi"), ("[", "{"), ("É", "é"), ("", "a")];
        let long = [("internationalise", "internationalize"), ("internationalizes", "internationalized")];
        for (one, other) in short.into_iter().chain(long) {
            assert_ne!(hash(one), hash(other), "{one} {other}");
        }
    }
}
