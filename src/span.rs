//! [`Span`]: where in a text something stands.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open range of byte offsets into a text: `start` is the first byte, `end` the byte after the last.
///
/// A place is its two ends and will be nothing more, so that one may be built and taken apart anywhere.
///
/// Spans that this crate reports lie inside the text, are never empty and start and end on character boundaries, so
/// [`Span::slice`] on the record's own text always gives what the paper says. [`Offsets`](crate::Offsets) counts them for
/// other languages.
///
/// ```
/// use paperfacts::Span;
///
/// let text = "a 1.3B model";
/// let span = Span::new(2, 6);
/// assert_eq!(span.slice(text), Some("1.3B"));
/// assert_eq!(&text[span.range()], "1.3B");
/// assert_eq!(span.slice("short"), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The number of bytes covered; zero where `end` lies before `start`.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether no byte is covered.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The same place as a standard range, for indexing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// What stands there in `text`, or `None` where the span does not fit that text.
    #[must_use]
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every byte of `other` is covered.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The shortest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_ranges_and_ranges_spans() {
        let span = Span::from(2..5);
        assert_eq!(Range::<usize>::from(span), 2..5);
        assert_eq!(span.join(Span::new(7, 9)), Span::new(2, 9));
    }
}
