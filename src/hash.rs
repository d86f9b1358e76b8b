//! Eight letters at a time: how far a word reaches, how it is written, and the hash by which it is looked up.
//!
//! Two words of up to eight bytes never share a hash, and of longer ones no two of the lexicon do, as a test there checks.

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
    pub(crate) fn at(bytes: &[u8], at: usize) -> Self {
        let mut chunk = [0; 8];
        match bytes.get(at..at + 8) {
            Some(eight) => chunk.copy_from_slice(eight),
            None => {
                let rest = &bytes[at.min(bytes.len())..];
                chunk[..rest.len()].copy_from_slice(rest);
            }
        }
        Self(u64::from_le_bytes(chunk))
    }

    /// The first `length` bytes, zeros behind them.
    pub(crate) const fn first(self, length: usize) -> Self {
        if length < 8 { Self(self.0 & !(u64::MAX << (8 * length))) } else { self }
    }

    /// With a small letter for a capital in the first byte, which is a letter.
    pub(crate) const fn with_small_first(self) -> Self {
        Self(self.0 | (SMALL & 0xff))
    }

    /// How many small ASCII letters stand at the start.
    pub(crate) const fn small_letters(self) -> usize {
        (!self.between(b'a', b'z') & EACH).trailing_zeros() as usize / 8
    }

    /// The ASCII letters and digits at the start, at most `limit`.
    pub(crate) const fn word(self, limit: usize) -> Letters {
        let (letters, digits) = (Self(self.0 | SMALL).between(b'a', b'z'), self.between(b'0', b'9'));
        let length = (!(letters | digits) & EACH).trailing_zeros() as usize / 8;
        let length = if length < limit { length } else { limit };
        let kept = Self(u64::MAX).first(length).0;
        // The bit in which capitals and small letters differ, moved to where the others are.
        let (small, capitals) = (letters & (self.0 << 2) & kept, letters & !(self.0 << 2) & kept);
        Letters { length, capitals, small, digits: digits & kept, lower: (self.0 & kept) | (capitals >> 2) }
    }

    const fn lower(self) -> u64 {
        self.0 | (self.between(b'A', b'Z') >> 2)
    }

    /// The bytes between two, each as its highest bit.
    const fn between(self, first: u8, last: u8) -> u64 {
        // Sums of seven bits stay within their byte; its eighth bit then says on which side of a bound it lies.
        let seven = self.0 & !EACH;
        let from_first = seven + (0x80 - first as u64) * (EACH >> 7);
        let behind_last = seven + (0x7f - last as u64) * (EACH >> 7);
        (from_first ^ behind_last) & !self.0 & EACH
    }
}

/// What of a word stands in a chunk.
#[derive(Clone, Copy)]
pub(crate) struct Letters {
    pub(crate) length: usize,
    capitals: u64,
    small: u64,
    digits: u64,
    /// The letters themselves, capitals made small.
    lower: u64,
}

impl Letters {
    /// Whether the first byte is a capital.
    pub(crate) const fn capital(self) -> bool {
        self.capitals & 0x80 != 0
    }
    /// Whether another is.
    pub(crate) const fn inner_capital(self) -> bool {
        self.capitals & !0x80 != 0
    }
    pub(crate) const fn small_letter(self) -> bool {
        self.small != 0
    }
    pub(crate) const fn digit(self) -> bool {
        self.digits != 0
    }
}

/// The hash of a word in lower case, made chunk by chunk.
#[derive(Clone, Copy, Default)]
pub(crate) struct WordHash(u64);

impl WordHash {
    /// With the next letters: eight, or the last ones.
    pub(crate) const fn with(self, letters: Letters) -> Self {
        self.mix(letters.lower)
    }

    /// With the next eight bytes, or the last ones and zeros, in lower case.
    pub(crate) const fn with_small(self, letters: Chunk) -> Self {
        self.mix(letters.0)
    }

    const fn mix(self, lower: u64) -> Self {
        let product = (self.0 ^ lower).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(product ^ (product >> 32))
    }

    pub(crate) const fn get(self) -> u64 {
        self.0
    }
}

/// The hash of the bytes from `start` to `end`, ASCII letters taken as lower case.
pub(crate) fn word_hash(bytes: &[u8], start: usize, end: usize) -> u64 {
    let chunks = (start..end).step_by(8).map(|at| Chunk::at(bytes, at).first(end - at));
    chunks.fold(WordHash::default(), |hash, chunk| hash.mix(chunk.lower())).get()
}

/// A word that a rule looks for, known by its hash when the crate is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word(u64);

impl Word {
    #[inline(always)]
    pub(crate) const fn new(word: &str) -> Self {
        let (bytes, mut hash, mut at) = (word.as_bytes(), WordHash(0), 0);
        while at < bytes.len() {
            let (mut chunk, mut place) = (0, 0);
            while place < 8 && at < bytes.len() {
                chunk |= (bytes[at] as u64) << (8 * place);
                (at, place) = (at + 1, place + 1);
            }
            hash = hash.mix(Chunk(chunk).lower());
        }
        Self(hash.0)
    }

    pub(crate) const fn hash(self) -> u64 {
        self.0
    }
}

/// A list of words, hashed when the crate is built.
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const { &[$($crate::hash::Word::new($word)),*] }
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

    #[test]
    fn a_chunk_knows_its_word() {
        for byte in 0..=u8::MAX {
            let word = Chunk::at(&[b'a', b'0', byte, b'Z', b'!', byte], 0).word(8);
            assert_eq!(word.length, if byte.is_ascii_alphanumeric() { 4 } else { 2 }, "{byte}");
            let word = Chunk::at(&[b'=', byte], 1).word(8);
            assert_eq!(word.capital(), byte.is_ascii_uppercase(), "{byte}");
            assert_eq!(word.small_letter(), byte.is_ascii_lowercase(), "{byte}");
            assert_eq!(word.digit(), byte.is_ascii_digit(), "{byte}");
        }
        let word = Chunk::at(b"iPhone15", 0).word(8);
        assert!(word.length == 8 && !word.capital() && word.inner_capital() && word.small_letter() && word.digit());
        let word = Chunk::at(b"iPhone15", 0).word(1);
        assert!(word.length == 1 && !word.inner_capital() && word.small_letter() && !word.digit());
        assert_eq!(WordHash::default().with(Chunk::at(b"ABc-", 0).word(8)).get(), hash("abc"));
    }
}
