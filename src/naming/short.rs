//! Long names with their short forms in brackets: `Mapillary Street Level Sequences (MSLS)`.

use crate::document::Document;
use crate::lexicon::Cue;
use std::ops::Range;

/// A long name and its short form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pairing {
    pub(crate) long: Range<usize>,
    pub(crate) short: Range<usize>,
}

/// The short form in brackets right behind the tokens, where its letters are theirs.
pub(crate) fn pairing_behind(document: &Document<'_>, long: Range<usize>) -> Option<Pairing> {
    let mut bracket = long.end;
    // `X dataset (Y)`
    if document.has(bracket, Cue::DATASET) {
        bracket += 1;
    }
    let short = bracketed(document, bracket)?;
    abbreviates(document, short.clone(), long.clone()).then_some(Pairing { long, short })
}

/// The long form before the bracket that the tokens fill, with the first words that give the letters.
pub(super) fn pairing_around(document: &Document<'_>, short: Range<usize>) -> Option<Pairing> {
    let bracket = short.start.checked_sub(1).filter(|at| document.mark(*at) == b'(')?;
    if document.mark(short.end) != b')' {
        return None;
    }
    let start = long_start(document, short.clone(), bracket)?;
    Some(Pairing { long: start..bracket, short })
}

/// Where the long form of `short` starts that ends at `end`: the nearest word from which on the letters fit.
pub(crate) fn long_start(document: &Document<'_>, short: Range<usize>, end: usize) -> Option<usize> {
    let letters = document.slice(short.clone()).chars().filter(|c| c.is_alphanumeric()).count();
    let floor = document.sentence(document.sentence_of(end)).start.max(end.saturating_sub(3 * letters + 4));
    let stop = (floor..end)
        .rev()
        .find(|at| matches!(document.mark(*at), b'.' | b',' | b';' | b':' | b'(' | b')'))
        .map_or(floor, |at| at + 1);
    let start = (stop..end)
        .rev()
        .filter(|at| document.tokens[*at].is_word())
        .find(|at| abbreviates(document, short.clone(), *at..end))?;
    let named = (start..end).any(|at| document.tokens[at].shape.has_upper());
    named.then_some(start)
}

/// The tokens between brackets that open at `at`, where they could be one short name.
fn bracketed(document: &Document<'_>, at: usize) -> Option<Range<usize>> {
    if document.mark(at) != b'(' {
        return None;
    }
    let close = (at + 2..at + 8).find(|at| document.mark(*at) == b')')?;
    let inner = at + 1..close;
    let whole = inner.clone().skip(1).all(|at| document.touches(at));
    let upper = inner.clone().any(|at| document.tokens[at].shape.has_upper());
    (whole && upper).then_some(inner)
}

/// Whether the letters of the short form stand in this order in the long one, the first one first, each either at the
/// start of a word or in capitals.
fn abbreviates(document: &Document<'_>, short: Range<usize>, long: Range<usize>) -> bool {
    let short: Vec<char> =
        document.slice(short).chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect();
    if short.len() < 2 || short.len() > 16 {
        return false;
    }
    let mut wanted = short.iter().copied().peekable();
    let mut fresh = true;
    let mut first = true;
    let mut initials = 0;
    for c in document.slice(long).chars() {
        if !c.is_alphanumeric() {
            fresh = true;
            continue;
        }
        let lower = c.to_ascii_lowercase();
        if wanted.peek() == Some(&lower) {
            wanted.next();
            initials += usize::from(fresh || c.is_uppercase());
        } else if first {
            return false;
        }
        first = false;
        fresh = false;
    }
    let left = wanted.count();
    // A trailing `s`, a digit or one odd letter may have no word of its own.
    left == 0 && initials * 2 >= short.len()
}
