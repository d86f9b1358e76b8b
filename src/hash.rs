//! The hash by which a word is looked up, made of eight letters at a time.
//!
//! Two words of up to seven bytes never share a hash, and of longer ones no two of the lexicon do, as a test there checks.

use std::hash::Hasher;

/// Up to eight bytes of a text, as one number; the first byte is the lowest.
#[derive(Clone, Copy)]
pub(crate) struct Chunk(u64);

/// The highest bit of each byte.
const EACH: u64 = 0x8080_8080_8080_8080;

/// The bit that makes a small letter of a capital, in each byte.
const SMALL: u64 = EACH >> 2;

impl Chunk {
    /// The eight bytes at `at`, zeros behind the end of the text.
    #[inline(always)]
    pub(crate) fn at(bytes: &[u8], at: usize) -> Self {
        let rest = bytes.get(at..).unwrap_or_default();
        match rest.first_chunk() {
            Some(eight) => Self(u64::from_le_bytes(*eight)),
            None => Self::last(rest),
        }
    }

    #[cold]
    fn last(rest: &[u8]) -> Self {
        let mut chunk = [0; 8];
        chunk[..rest.len()].copy_from_slice(rest);
        Self(u64::from_le_bytes(chunk))
    }

    /// The first `length` bytes, fewer than eight, zeros behind them.
    pub(crate) const fn first(self, length: usize) -> Self {
        Self(self.0 & !(u64::MAX << (8 * length)))
    }

    /// ASCII letters and digits, in lower case: in a digit the bit that makes a small letter of a capital is set.
    pub(crate) const fn lower_of_run(self) -> Self {
        Self(self.0 | SMALL)
    }

    /// With a small letter for each ASCII capital.
    const fn lower(self) -> u64 {
        // Sums of seven bits stay within their byte; its eighth bit then says on which side of a bound it lies.
        let seven = self.0 & !EACH;
        let from_first = seven + (0x80 - b'A' as u64) * (EACH >> 7);
        let behind_last = seven + (0x7f - b'Z' as u64) * (EACH >> 7);
        self.0 | ((from_first ^ behind_last) & !self.0 & EACH) >> 2
    }
}

/// The hash of a word in lower case, made chunk by chunk: of all whole ones, and of what is left, which may be nothing.
#[derive(Clone, Copy, Default)]
pub(crate) struct WordHash(u64);

impl WordHash {
    /// With the next bytes in lower case: eight, or what is left and zeros.
    pub(crate) const fn with(self, lower: Chunk) -> Self {
        self.mix(lower.0)
    }

    pub(crate) const fn get(self) -> u64 {
        self.0
    }

    const fn mix(self, lower: u64) -> Self {
        let product = (self.0 ^ lower).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(product ^ (product >> 32))
    }
}

/// The hash of the bytes from `start` to `end`, ASCII letters taken as lower case.
pub(crate) fn word_hash(bytes: &[u8], start: usize, end: usize) -> u64 {
    let (mut hash, mut at) = (WordHash::default(), start);
    while end - at >= 8 {
        hash = hash.mix(Chunk::at(bytes, at).lower());
        at += 8;
    }
    hash.mix(Chunk::at(bytes, at).first(end - at).lower()).0
}

/// A word that a rule looks for, known by its hash when the crate is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word(u64);

impl Word {
    #[inline(always)]
    pub(crate) const fn new(word: &str) -> Self {
        // Loops whose turns a compiler can count, so that it runs them itself where the word is written in the code.
        let (bytes, mut hash, mut nth) = (word.as_bytes(), WordHash(0), 0);
        while nth <= bytes.len() / 8 {
            let (mut chunk, mut place) = (0, 0);
            let rest = bytes.len() - 8 * nth;
            while place < if rest < 8 { rest } else { 8 } {
                chunk |= (bytes[8 * nth + place] as u64) << (8 * place);
                place += 1;
            }
            hash = hash.mix(Chunk(chunk).lower());
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
        for word in ["a", "ImageNet", "MS_MARCO", "Mapillary-Street-Level", "Qwen2.5", "[@{", "Élan"] {
            assert_eq!(hash(word), hash(&word.to_ascii_lowercase()), "{word}");
            let text = format!("ab{word}cd");
            assert_eq!(word_hash(text.as_bytes(), 2, 2 + word.len()), hash(word), "{word}");
            assert_eq!(Word::new(word).hash(), hash(word), "{word}");
        }
    }

    #[test]
    fn other_words_have_other_hashes() {
        for (one, other) in [("a", "b"), ("a", "aa"), ("abcdefgh", "abcdefgi"), ("[", "{"), ("É", "é"), ("", "a")] {
            assert_ne!(hash(one), hash(other), "{one} {other}");
        }
    }
}
