//! [`Offsets`]: the places of a text as other languages count them.

use crate::span::Span;
use std::ops::Range;

/// Counts places of a text in characters or UTF-16 units, for readers whose strings are not indexed by byte.
///
/// Made in one pass over the text; each place asked for then costs the same, wherever it stands. [`Offsets::chars`]
/// is what Python's `text[start:end]` takes, [`Offsets::utf16`] what `text.slice(start, end)` takes in JavaScript and
/// `substring` in Java and C#. A character is a Unicode scalar value, so that a letter and its combining accent are
/// two.
///
/// What comes out is a bare range, not a [`Span`], as it no longer fits the text that Rust holds. To hand over a whole
/// record, give one of the two to [`Record::map_spans`](crate::Record::map_spans).
///
/// ```
/// use paperfacts::Offsets;
///
/// let text = "😀 Ein 7B-Modell für 54,6 % der Fälle: https://a.io/x";
/// let record = paperfacts::extract(text);
/// let offsets = Offsets::new(text);
///
/// let link = record.links[0].span;
/// assert_eq!(link.range(), 43..57); // in bytes
/// assert_eq!(offsets.chars(link), Some(38..52));
/// assert_eq!(offsets.utf16(link), Some(39..53)); // the emoji takes two units
///
/// let for_a_browser = record.clone().map_spans(|span| offsets.utf16(span)).expect("the record is of this text");
/// assert_eq!(for_a_browser.links[0].span.range(), 39..53);
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// What is counted before each block of [`BLOCK`] bytes; empty where all is ASCII and every count is that of bytes.
    blocks: Vec<Counted>,
}

/// How many bytes share an entry of the table: few enough to count on from it at once, so many that the table stays
/// small beside the text.
const BLOCK: usize = 128;

/// Characters and UTF-16 units before a place.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    chars: usize,
    utf16: usize,
}

impl<'t> Offsets<'t> {
    /// Reads the text through once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, blocks: Vec::new() };
        }
        let mut before = Counted::default();
        let blocks = text.as_bytes().chunks(BLOCK).map(|block| {
            let here = before;
            before.step_over(block);
            here
        });
        Self { text, blocks: blocks.collect() }
    }

    /// The place in characters, as Python counts; `None` where the span does not fit the text.
    #[must_use]
    pub fn chars(&self, span: Span) -> Option<Range<usize>> {
        Some(self.before(span.start)?.chars..self.before(span.end)?.chars)
    }

    /// The place in UTF-16 units, as JavaScript, Java and C# count; `None` where the span does not fit the text.
    #[must_use]
    pub fn utf16(&self, span: Span) -> Option<Range<usize>> {
        Some(self.before(span.start)?.utf16..self.before(span.end)?.utf16)
    }

    /// What is counted before a byte offset; `None` outside the text and inside a character.
    fn before(&self, offset: usize) -> Option<Counted> {
        if !self.text.is_char_boundary(offset) {
            return None;
        }
        let Some(last) = self.blocks.len().checked_sub(1) else {
            return Some(Counted { chars: offset, utf16: offset });
        };
        let block = (offset / BLOCK).min(last);
        let mut counted = self.blocks[block];
        counted.step_over(&self.text.as_bytes()[block * BLOCK..offset]);
        Some(counted)
    }
}

impl Counted {
    /// Counts a character where it starts, so that one which a block's end cuts counts once.
    fn step_over(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.chars += usize::from(!is_continuation(*byte));
            // A character of four bytes is a pair of units.
            self.utf16 += usize::from(!is_continuation(*byte)) + usize::from(*byte >= 0xf0);
        }
    }
}

/// Whether the byte goes on a character that an earlier one began.
const fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the standard library counts up to a place, one character after another.
    fn counted(text: &str, end: usize) -> (usize, usize) {
        (text[..end].chars().count(), text[..end].encode_utf16().count())
    }

    #[test]
    fn every_place_of_every_script_is_as_the_standard_library_counts() {
        for piece in
            ["ascii ", "für ", "точность ", "دقة ", "提升了", "٣٥٪", "５４", "e\u{301}", "👩‍👩‍👧", "\u{10ffff}", "\0"]
        {
            // Lengths around the table's blocks, so that they cut characters in every way.
            for times in [1, 11, 12, 13, 40] {
                let text = format!("{}{}", "a".repeat(times % 5), piece.repeat(times));
                let offsets = Offsets::new(&text);
                for end in 0..=text.len() + 1 {
                    let span = Span::new(0, end);
                    let expected = text.is_char_boundary(end).then(|| counted(&text, end));
                    let found = offsets.chars(span).zip(offsets.utf16(span));
                    assert_eq!(found.map(|(chars, utf16)| (chars.end, utf16.end)), expected, "{end} of {text:?}");
                }
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_nothing() {
        let offsets = Offsets::new("für");
        assert_eq!(offsets.chars(Span::new(1, 3)), Some(1..2));
        assert_eq!((offsets.chars(Span::new(1, 2)), offsets.utf16(Span::new(2, 4))), (None, None));
        assert_eq!((offsets.chars(Span::new(0, 5)), offsets.utf16(Span::new(9, 10))), (None, None));
        assert_eq!(Offsets::new("").chars(Span::new(0, 0)), Some(0..0));
        assert_eq!(Offsets::new("abc").utf16(Span::new(1, 4)), None);
    }
}
