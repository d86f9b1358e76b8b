//! Sixty-four bytes at a time: where words, numbers and marks begin and end, so that each is found without the one before it.

use crate::hash::{Chunk, WordHash};
use wide::{CmpEq, CmpLt, i8x16};

/// The bytes of a block and a few behind it, zeros where the text ends.
pub(crate) type Bytes = [u8; Block::LENGTH + Chunk::LENGTH];

/// Room for the last block of a text.
pub(crate) const EMPTY: Bytes = [0; Block::LENGTH + Chunk::LENGTH];

/// What stands where in 64 bytes of a text: a bit for each byte, the lowest for the first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block<'b> {
    bytes: &'b Bytes,
    /// ASCII letters.
    letters: u64,
    capitals: u64,
    digits: u64,
    dots: u64,
    /// Blanks and control characters of ASCII, and all that lies behind the end of the text.
    blanks: u64,
    /// What has to be read byte by byte: bytes outside ASCII, backslashes and underscores, and the last byte of ASCII.
    odd: u64,
}

/// The tokens of a [`Block`] from one place up to another, all of ASCII: words, numbers and marks, in text order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    /// Where the next tokens start.
    starts: u64,
    /// The places behind them.
    ends: u64,
    capitals: u64,
    small: u64,
    /// The digits of words.
    digits: u64,
    /// The points between digits, of words and of numbers.
    points: u64,
    /// The place behind the last token and its blanks.
    pub(crate) end: usize,
    /// Whether what stands there has to be read byte by byte.
    pub(crate) odd: bool,
}

/// A token of a [`Stretch`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) place: usize,
    pub(crate) length: usize,
    /// How a word is written; of a number, whether it has a point.
    pub(crate) capital: bool,
    pub(crate) later_capital: bool,
    pub(crate) small: bool,
    pub(crate) digit: bool,
    pub(crate) point: bool,
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
        let mut block = Self { bytes, letters: 0, capitals: 0, digits: 0, dots: 0, blanks: 0, odd: 0 };
        for (nth, bytes) in bytes.as_chunks().0.iter().take(Self::LENGTH / 16).enumerate() {
            // Bytes outside ASCII are less than all others.
            let bytes = i8x16::from(bytes.map(u8::cast_signed));
            let all = |byte: u8| i8x16::splat(byte.cast_signed());
            let small = bytes | all(0x20);
            let bits = |set: i8x16| u64::from(set.move_mask().cast_unsigned()) << (16 * nth);
            block.letters |= bits(between(small, b'a', b'z'));
            block.capitals |= bits(between(bytes, b'A', b'Z'));
            block.digits |= bits(between(bytes, b'0', b'9'));
            block.dots |= bits(bytes.cmp_eq(all(b'.')));
            block.blanks |= bits(between(bytes, 0, b' '));
            // With the bit of small letters an underscore is the last byte of ASCII.
            block.odd |= bits(bytes | bytes.cmp_eq(all(b'\\')) | small.cmp_eq(all(0x7f)));
        }
        block
    }

    /// The tokens from a place on, up to what has to be read byte by byte, or to what the block may not hold to its end.
    #[inline(always)]
    pub(crate) const fn stretch(&self, place: usize) -> Stretch {
        let behind = u64::MAX << place;
        let (letters, digits) = (self.letters & behind, self.digits & behind);
        // A dot at the end of the block may have a digit behind it.
        let points = self.dots & digits << 1 & (digits >> 1 | 1 << 63);
        let runs = letters | digits | points;
        let odd = self.odd & behind;
        let reach = odd.trailing_zeros();
        let end = reach - runs.unbounded_shl(u64::BITS - reach).leading_ones();
        let stretch = behind & !u64::MAX.unbounded_shl(end);
        let firsts = !(self.blanks | runs & runs << 1) & stretch;
        // Adding a number's first bit to all of its bits clears them, and sets the one behind them.
        let past = (digits | points).wrapping_add(firsts & digits);
        let starts = firsts | past & letters & stretch;
        Stretch {
            starts,
            ends: (starts | runs & stretch) << 1 & (starts | !runs | !stretch),
            capitals: self.capitals,
            small: letters & !self.capitals,
            digits: digits & past,
            points,
            end: end as usize,
            odd: odd != 0,
        }
    }

    /// The byte at a place.
    pub(crate) const fn byte(&self, place: usize) -> u8 {
        self.bytes[place % Self::LENGTH]
    }

    /// The hash of ASCII letters, digits and dots.
    #[inline(always)]
    pub(crate) fn hash(&self, place: usize, length: usize) -> u64 {
        if length < Chunk::LENGTH {
            WordHash::default().and_last(self.chunk(place), length)
        } else {
            self.long_hash(place, length)
        }
    }

    #[cold]
    fn long_hash(&self, mut place: usize, length: usize) -> u64 {
        let mut hash = WordHash::default();
        for _ in 0..length / Chunk::LENGTH {
            hash = hash.and(self.chunk(place));
            place += Chunk::LENGTH;
        }
        hash.and_last(self.chunk(place), length % Chunk::LENGTH)
    }

    #[inline(always)]
    fn chunk(&self, place: usize) -> Chunk {
        Chunk::at(self.bytes, place % Self::LENGTH).lower_of_run()
    }
}

impl Iterator for Stretch {
    type Item = Piece;

    #[inline(always)]
    fn next(&mut self) -> Option<Piece> {
        if self.starts == 0 {
            return None;
        }
        let place = self.starts.trailing_zeros() as usize;
        let end = self.ends.trailing_zeros() as usize;
        let first = self.starts & self.starts.wrapping_neg();
        // Behind the block there is no bit.
        let own = (self.ends & self.ends.wrapping_neg()).wrapping_sub(first);
        self.starts &= self.starts - 1;
        self.ends &= self.ends.wrapping_sub(1);
        Some(Piece {
            place,
            length: end - place,
            capital: self.capitals & first != 0,
            later_capital: self.capitals & own > first,
            small: self.small & own != 0,
            digit: self.digits & own != 0,
            point: self.points & own != 0,
        })
    }
}

/// Where bytes stand that lie between two of ASCII.
fn between(bytes: i8x16, first: u8, last: u8) -> i8x16 {
    // Moved so that the first is the least of all bytes, one bound is enough.
    let least = i8x16::splat(first.wrapping_sub(0x80).cast_signed());
    let bound = i8x16::splat((last - first).wrapping_add(0x81).cast_signed());
    (bytes - least).cmp_lt(bound)
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
                set(block.letters, byte.is_ascii_alphabetic());
                set(block.capitals, byte.is_ascii_uppercase());
                set(block.digits, byte.is_ascii_digit());
                set(block.dots, byte == b'.');
                set(block.blanks, byte <= b' ');
                set(block.odd, !byte.is_ascii() || matches!(byte, b'\\' | b'_' | 0x7f));
            }
        }
    }

    /// The tokens of a text from a place on, and what is left of it.
    fn tokens(text: &str, place: usize) -> (Vec<&str>, &str) {
        let mut room = EMPTY;
        let stretch = Block::at(text.as_bytes(), 0, &mut room).stretch(place);
        let end = stretch.end.min(text.len());
        (stretch.map(|piece| &text[piece.place..piece.place + piece.length]).collect(), &text[end..])
    }

    #[test]
    fn words_numbers_and_marks_are_tokens() {
        for (text, found) in [
            ("An iPhone15, 800.", "An iPhone15 , 800 ."),
            ("7B of v2.5B3 is 2.5B. 1.2.3.", "7 B of v2.5B3 is 2.5 B . 1.2.3 ."),
            (".5 5. (a)a", ". 5 5 . ( a ) a"),
        ] {
            assert_eq!(tokens(text, 0), (found.split(' ').collect(), ""), "{text}");
        }
        assert_eq!(tokens("times2B", 5), (vec!["2", "B"], ""));
        let mut room = [b'x'; EMPTY.len()];
        assert_eq!(Block::at(b"ab c.", 1, &mut room).stretch(0).count(), 3);
        assert_eq!(Block::at(b"ab", 9, &mut room).stretch(0).count(), 0);
    }

    #[test]
    fn what_is_odd_is_left_with_the_word_before() {
        assert_eq!(tokens("a caf\u{e9} b", 0), (vec!["a"], "caf\u{e9} b"));
        assert_eq!(tokens("is \\% here", 0), (vec!["is"], "\\% here"));
        assert_eq!(tokens("_x", 0), (vec![], "_x"));
        assert_eq!(tokens("x_b, 7B", 3), (vec![",", "7", "B"], ""));
    }

    #[test]
    fn what_the_block_does_not_hold_is_left() {
        let marks = "-".repeat(60);
        for left in ["internationalization", "1234", "123.5", "Q2.5"] {
            let (text, all) = (format!("{marks}{left}"), marks.split("").filter(|mark| !mark.is_empty()));
            assert_eq!(tokens(&text, 0), (all.collect(), left));
        }
        assert_eq!(tokens(&format!("{marks}123."), 0).1, "123.", "a digit may come next");
        assert_eq!(tokens(&format!("{marks}ab(-"), 0).1, "");
        let long = Block::of(&[b'X'; EMPTY.len()]).stretch(0);
        assert_eq!((long.end, long.count()), (0, 0));
    }

    #[test]
    fn words_know_how_they_are_written() {
        let mut room = EMPTY;
        let written = Block::at(b"An iPhone15 v2.5 800 9.5 B -", 0, &mut room)
            .stretch(0)
            .map(|piece| [piece.capital, piece.later_capital, piece.small, piece.digit, piece.point].map(u8::from));
        let expected =
            [[1, 0, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0; 5], [0, 0, 0, 0, 1], [1, 0, 0, 0, 0], [0; 5]];
        assert_eq!(written.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_of_any_length_have_the_hash_of_the_word() {
        let letters = b"Pneumonoultra2.5microscopicsilicovolcanoconiosisandonmoreletters";
        let mut room = EMPTY;
        for length in 1..letters.len() {
            for place in [0, 1] {
                let text = [&b"-"[..place], &letters[..length], b" "].concat();
                let block = Block::at(&text, 0, &mut room);
                assert_eq!(block.hash(place, length), word_hash(&text, place, place + length), "{length} at {place}");
            }
        }
    }
}
