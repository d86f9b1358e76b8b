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
    let named = (start..bracket).any(|at| document.tokens[at].shape.has_upper());
    named.then_some(Pairing { long: start..bracket, short })
}

/// Where the long form of `short` starts that ends at `end`: the nearest word from which on the letters fit.
pub(crate) fn long_start(document: &Document<'_>, short: Range<usize>, end: usize) -> Option<usize> {
    let surface = document.slice(short.clone());
    let (first, letters) = (letters(surface).next()?, letters(surface).count());
    let floor = document.sentence_around(end).start.max(end.saturating_sub(4 * letters + 8));
    let stop = (floor..end)
        .rev()
        .find(|at| matches!(document.mark(*at), b'.' | b',' | b';' | b':' | b'(' | b')'))
        .map_or(floor, |at| at + 1);
    let start = (stop..end)
        .rev()
        .filter(|at| document.tokens[*at].is_word() && begins_with(document.word(*at), first))
        .find(|at| abbreviates(document, short.clone(), *at..end))?;
    Some(start)
}

/// The tokens between brackets that open at `at`, where they could be one short name.
fn bracketed(document: &Document<'_>, at: usize) -> Option<Range<usize>> {
    if document.mark(at) != b'(' {
        return None;
    }
    let close = document.find_mark(at + 2..at + 8, b')')?;
    let inner = at + 1..close;
    let whole = document.is_joined(&inner);
    let upper = inner.clone().any(|at| document.tokens[at].shape.has_upper());
    (whole && upper).then_some(inner)
}

/// Short forms have at most so many letters.
const MOST_LETTERS: usize = 16;

/// Whether the letters of the short form stand in this order in the long one, the first one first: all at the starts of
/// words or in capitals, all in what words begin with, or else at least half of them at the starts.
pub(super) fn abbreviates(document: &Document<'_>, short: Range<usize>, long: Range<usize>) -> bool {
    let (short, long) = (document.slice(short), document.slice(long));
    if !letters(short).next().is_some_and(|first| begins_with(long, first)) {
        return false;
    }
    // `L2M` is `Learning-to-Modulate`.
    let digit = long.contains(|c: char| c.is_ascii_digit());
    let spoken = |c: char| if c == '2' && !digit { 't' } else { c };
    let (mut room, mut length) = (['\0'; MOST_LETTERS + 1], 0);
    for (place, letter) in room.iter_mut().zip(letters(short).map(spoken)) {
        (*place, length) = (letter, length + 1);
    }
    if !(2..=MOST_LETTERS).contains(&length) {
        return false;
    }
    let short = &room[..length];
    let mut starts = initials(long).filter(|(_, initial)| *initial).map(|(c, _)| c).peekable();
    starts.peek() == short.first()
        && (stand_in(short, starts)
            || stand_in(short, letters(long)) && (stand_in_by_half(short, long) || stand_in_beginnings(short, long)))
}

/// Whether a long form may begin with a word, for a short one that begins with a letter: most do not.
fn begins_with(word: &str, first: char) -> bool {
    first == '2' || letters(word).next() == Some(first)
}

fn letters(text: &str) -> impl Iterator<Item = char> + Clone + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase())
}

/// The letters of a text in lower case, and whether each starts a word or is a capital.
fn initials(text: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut fresh = true;
    text.chars().filter_map(move |c| {
        let initial = fresh || c.is_uppercase();
        fresh = !c.is_alphanumeric();
        c.is_alphanumeric().then(|| (c.to_ascii_lowercase(), initial))
    })
}

/// Whether `wanted` is a subsequence of `letters`.
fn stand_in(wanted: &[char], mut letters: impl Iterator<Item = char>) -> bool {
    wanted.iter().all(|wanted| letters.any(|letter| letter == *wanted))
}

/// Whether the short form is made of what words of the long form begin with, in their order: `GreenPD` of `Green Plan Dataset`.
fn stand_in_beginnings(wanted: &[char], long: &str) -> bool {
    // `sim-to-real transfer (real)`: a word is no short form of those behind it.
    if letters(long).take(wanted.len()).eq(wanted.iter().copied()) {
        return false;
    }
    // With how many of the first letters the words so far, and the word up to here, can end.
    let (mut placed, mut within) = (1_u32, 0_u32);
    for (c, initial) in initials(long) {
        let fit = (0..wanted.len()).filter(|at| wanted[*at] == c).fold(0, |fit, at| fit | 1 << at);
        within = if initial { placed } else { within };
        within = (within & fit) << 1;
        placed |= within;
    }
    placed >> wanted.len() & 1 == 1
}

/// Whether the letters can be placed in the long form such that half of them stand at the starts of words.
fn stand_in_by_half(wanted: &[char], long: &str) -> bool {
    // The most initials with which the first letters can be placed so far.
    let mut best = [None; MOST_LETTERS + 1];
    best[0] = Some(0);
    let mut letters = 0;
    for (c, initial) in initials(long) {
        letters += 1;
        for at in (0..wanted.len()).rev() {
            if wanted[at] == c
                && let Some(found) = best[at]
            {
                best[at + 1] = best[at + 1].max(Some(found + usize::from(initial)));
            }
        }
    }
    // `MosaicMem` of `Mosaic Memory`: most of the letters.
    best[wanted.len()].is_some_and(|found| found * 2 >= wanted.len() || (found >= 2 && wanted.len() * 2 > letters))
}
