//! Sixty-four bytes at a time: where words begin and end, so that each is found without the one before it.

use crate::hash::{Chunk, WordHash};
use wide::{CmpGt, CmpLt, i8x16};

/// The bytes of a block and a few behind it, zeros where the text ends.
pub(crate) type Bytes = [u8; Block::LENGTH + 8];

/// Room for the last block of a text.
pub(crate) const EMPTY: Bytes = [0; Block::LENGTH + 8];

/// What stands where in 64 bytes of a text: a bit for each byte, the lowest for the first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block<'b> {
    bytes: &'b Bytes,
    /// ASCII letters and digits.
    word: u64,
    capitals: u64,
    digits: u64,
    /// Blanks and control characters of ASCII, and all that lies behind the end of the text.
    blanks: u64,
}

/// How the letters and digits at one place of a [`Block`] are written: a bit for each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) length: usize,
    pub(crate) capitals: u64,
    pub(crate) small: u64,
    pub(crate) digits: u64,
}

impl<'b> Block<'b> {
    pub(crate) const LENGTH: usize = 64;

    /// The block at `at`; `room` is for what does not fill one.
    pub(crate) fn at(text: &'b [u8], at: usize, room: &'b mut Bytes) -> Self {
        let rest = text.get(at..).unwrap_or_default();
        Self::of(rest.first_chunk().unwrap_or_else(|| {
            *room = EMPTY;
            let kept = rest.len().min(room.len());
            room[..kept].copy_from_slice(&rest[..kept]);
            room
        }))
    }

    fn of(bytes: &'b Bytes) -> Self {
        let mut block = Self { bytes, word: 0, capitals: 0, digits: 0, blanks: 0 };
        for (nth, bytes) in bytes.as_chunks().0.iter().take(Self::LENGTH / 16).enumerate() {
            // Bytes outside ASCII are less than all others.
            let bytes = i8x16::from(bytes.map(u8::cast_signed));
            let small = bytes | i8x16::splat(0x20);
            let (letters, digits) = (between(small, b'a', b'z'), between(bytes, b'0', b'9'));
            let bits = |set: i8x16| u64::from(set.move_mask().cast_unsigned()) << (16 * nth);
            block.word |= bits(letters | digits);
            block.capitals |= bits(letters & between(bytes, b'A', b'Z'));
            block.digits |= bits(digits);
            block.blanks |= bits(between(bytes, 0, b' '));
        }
        block
    }

    /// Where tokens start, as far as bytes alone show: at all that is no blank and goes on no run of letters and digits.
    pub(crate) const fn starts(&self) -> u64 {
        !(self.blanks | self.word & (self.word << 1))
    }

    /// Where the letters and digits start that the block may not hold to their end.
    pub(crate) const fn whole(&self) -> usize {
        Self::LENGTH - self.word.leading_ones() as usize
    }

    /// Whether a blank stands at a place.
    pub(crate) const fn is_blank(&self, place: usize) -> bool {
        self.blanks >> place & 1 != 0
    }

    /// The byte at a place of the block or right behind it.
    pub(crate) const fn byte(&self, place: usize) -> u8 {
        self.bytes[place]
    }

    /// The letters and digits from a place on.
    pub(crate) fn run(&self, place: usize) -> Run {
        let length = (!(self.word >> place)).trailing_zeros();
        let within = |set: u64| set >> place & !u64::MAX.unbounded_shl(length);
        let small = self.word & !self.capitals & !self.digits;
        Run {
            length: length as usize,
            capitals: within(self.capitals),
            small: within(small),
            digits: within(self.digits),
        }
    }

    /// How many digits stand from a place on.
    pub(crate) const fn digits(&self, place: usize) -> usize {
        (!(self.digits >> place)).trailing_zeros() as usize
    }

    /// The hash of ASCII letters and digits.
    pub(crate) fn hash(&self, mut place: usize, length: usize) -> u64 {
        let chunk = |place: usize| Chunk::at(self.bytes, place % Self::LENGTH).lower_of_run();
        // One word in three has eight letters or more, nobody knows which: both are read, and one is taken.
        let (first, second) = (chunk(place), chunk(place + 8));
        let long = length >= 8;
        let mut hash = std::hint::select_unpredictable(long, WordHash::default().with(first), WordHash::default());
        let mut rest = std::hint::select_unpredictable(long, second, first);
        for _ in 1..length / 8 {
            hash = hash.with(rest);
            place += 8;
            rest = chunk(place + 8);
        }
        hash.with(rest.first(length % 8)).get()
    }
}

/// Where bytes stand that lie between two of ASCII.
fn between(bytes: i8x16, first: u8, last: u8) -> i8x16 {
    let bound = |byte: u8| i8x16::splat(byte.cast_signed());
    !(bytes.cmp_lt(bound(first)) | bytes.cmp_gt(bound(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::word_hash;

    #[test]
    fn each_byte_has_its_bits() {
        for byte in 0..=u8::MAX {
            for place in [0, 7, 8, 31, 63] {
                let mut bytes = [b'-'; EMPTY.len()];
                bytes[place] = byte;
                let (block, bit) = (Block::of(&bytes), 1 << place);
                let set = |of: u64, wanted: bool| assert_eq!(of, if wanted { bit } else { 0 }, "{byte} at {place}");
                set(block.word, byte.is_ascii_alphanumeric());
                set(block.capitals, byte.is_ascii_uppercase());
                set(block.digits, byte.is_ascii_digit());
                set(block.blanks, byte <= b' ');
            }
        }
    }

    #[test]
    fn what_lies_behind_the_text_is_blank() {
        let mut room = [b'x'; EMPTY.len()];
        assert_eq!(Block::at(b"ab c.", 1, &mut room).starts(), 0b1101);
        assert_eq!(Block::at(b"ab", 2, &mut room).starts(), 0);
        assert_eq!(Block::at(b"ab", 9, &mut room).starts(), 0);
    }

    #[test]
    fn runs_know_their_letters() {
        let mut room = EMPTY;
        let block = Block::at(b"An iPhone15 costs 800", 0, &mut room);
        let run = block.run(3);
        assert_eq!((run.length, run.capitals, run.small, run.digits), (8, 0b10, 0b0011_1101, 0b1100_0000));
        assert_eq!((block.digits(18), block.digits(3), block.whole()), (3, 0, 64));
        let word = |word: &str| word_hash(word.as_bytes(), 0, word.len());
        assert_eq!(
            [(3, 8), (12, 5), (18, 3)].map(|(at, length)| block.hash(at, length)),
            ["iphone15", "costs", "800"].map(word)
        );
    }

    #[test]
    fn words_of_any_length_have_the_hash_of_the_word() {
        let letters = b"pneumonoultramicroscopicsilicovolcanoconiosisandonmoreletters2";
        let mut room = EMPTY;
        for length in 1..letters.len() {
            for place in [0, 1] {
                let text = [&b"-"[..place], &letters[..length], b" "].concat();
                let block = Block::at(&text, 0, &mut room);
                assert_eq!(block.hash(place, length), word_hash(&text, place, place + length), "{length} at {place}");
            }
        }
    }

    #[test]
    fn what_the_block_does_not_hold_is_left() {
        let text = format!("{}internationalization", "-".repeat(60));
        let block = Block::of(text.as_bytes().first_chunk().unwrap());
        assert_eq!((block.whole(), block.run(60).length), (60, 4));
        let long = Block::of(&[b'X'; 72]);
        assert_eq!((long.whole(), long.run(0).length, long.run(0).capitals), (0, 64, u64::MAX));
    }
}
