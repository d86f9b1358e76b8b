//! What can be wrong with a source, and where.
//!
//! Extraction itself cannot fail. Only reading a source (bytes that should be UTF-8, a listing page, names for an
//! extractor) can, entry by entry.

use std::fmt;

/// An error in a source, with the place where it stands.
///
/// ```
/// let error = paperfacts::text_from_utf8(b"abstract \xff text").unwrap_err();
/// assert_eq!(error.offset(), 9);
/// assert_eq!(error.to_string(), "byte 9: not UTF-8");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("byte {offset}: {kind}")]
pub struct Error {
    kind: ErrorKind,
    offset: usize,
}

impl Error {
    pub(crate) const fn new(kind: ErrorKind, offset: usize) -> Self {
        Self { kind, offset }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// The byte offset in the source at which it is wrong.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }
}

/// What can be wrong with a source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The bytes are not UTF-8 from the offset on.
    InvalidUtf8,
    /// A listing page has a title here that no abstract follows.
    TitleWithoutAbstract {
        /// The title as it stands.
        title: String,
    },
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidUtf8 => f.write_str("not UTF-8"),
            Self::TitleWithoutAbstract { title } => {
                write!(f, "a title without an abstract: {:?}", shortened(title))
            }
        }
    }
}

/// A name that an [`ExtractorBuilder`](crate::ExtractorBuilder) was given and cannot look for.
///
/// ```
/// let error = paperfacts::Extractor::builder().datasets(["MyCorpus", "--"]).build().unwrap_err();
/// assert_eq!(error.to_string(), "dataset name 2 (\"--\"): it has no letter");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("dataset name {position} ({:?}): {reason}", shortened(name))]
pub struct BuildError {
    pub(crate) position: usize,
    pub(crate) name: String,
    pub(crate) reason: &'static str,
}

impl BuildError {
    /// The name that was refused.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// The first 60 characters, so that a message stays a line.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Reads bytes as text, as [`std::str::from_utf8`] does, with an [`Error`] that names the offset of the first byte
/// that is not UTF-8. A byte-order mark at the start is left out.
///
/// For bytes of doubtful origin use [`String::from_utf8_lossy`]: it puts U+FFFD where bytes cannot be read, and
/// offsets then count in the new text.
///
/// # Errors
///
/// [`ErrorKind::InvalidUtf8`], at the first offending byte.
///
/// ```
/// assert_eq!(paperfacts::text_from_utf8(b"\xef\xbb\xbfabc"), Ok("abc"));
/// ```
pub fn text_from_utf8(bytes: &[u8]) -> Result<&str, Error> {
    let text = std::str::from_utf8(bytes).map_err(|error| Error::new(ErrorKind::InvalidUtf8, error.valid_up_to()))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use crate::Extractor;

    fn refused(names: &[&str]) -> (String, String) {
        let error = Extractor::builder().datasets(names.iter().copied()).build().err();
        error.map(|error| (error.name().to_owned(), error.to_string())).unwrap_or_default()
    }

    #[test]
    fn names_that_cannot_be_looked_for_are_named() {
        let message = "dataset name 3 (\"--\"): it has no letter";
        assert_eq!(refused(&["Fern Sounds", "B", "--"]), ("--".into(), message.into()));
        let long = "w ".repeat(17);
        let message = format!("dataset name 1 ({long:?}): it is longer than 16 words and marks");
        assert_eq!(refused(&[&long]), (long, message));
        assert_eq!(refused(&[&"w ".repeat(15)]), Default::default());
        assert!(refused(&[&"1".repeat(61)]).1.contains(&format!("{}…", "1".repeat(60))));
    }

    #[test]
    fn names_that_were_given_are_found() {
        let extractor = Extractor::builder().datasets(["whispering ferns"]).datasets(["B"]).build();
        let record = extractor.as_ref().map(|extractor| extractor.extract("We listen to Whispering Ferns."));
        assert_eq!(record.map(|record| record.datasets.len()), Ok(1));
    }
}
