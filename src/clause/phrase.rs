//! Noun phrases, as far as words and marks show them.

use crate::document::Document;
use crate::lexicon::Cue;
use crate::span::Span;
use std::ops::Range;

/// The tokens of the noun phrase that starts at `start`, one by one, up to a preposition, verb, comparison or mark.
pub(super) fn noun_phrase<'d>(
    document: &'d Document<'_>,
    start: usize,
    reach: usize,
) -> impl Iterator<Item = usize> + 'd {
    let stop =
        Cue::OF | Cue::ON | Cue::BY | Cue::TO | Cue::FROM | Cue::COPULA | Cue::CLAUSE | Cue::COMPARE | Cue::CONJUNCTION;
    (start..document.tokens.len())
        .take(reach)
        .take_while(move |at| is_part(document, *at) && (document.touches(*at) || !document.has(*at, stop)))
}

/// The longest range from `start` on, before `end`, that reads as a noun phrase with what hangs on it by "of"; articles
/// before it are left out.
pub(super) fn whole_phrase(document: &Document<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let first = (start..end).find(|at| !document.has(*at, Cue::ARTICLE) || document.touches(at + 1))?;
    let stop = Cue::ON
        | Cue::BY
        | Cue::TO
        | Cue::FROM
        | Cue::COPULA
        | Cue::CLAUSE
        | Cue::COMPARE
        | Cue::LEVEL
        | Cue::CONJUNCTION;
    let length = (first..end)
        .take(12)
        .take_while(|at| {
            // `the improved baseline`, `recovering object states`: participles begin a phrase, verbs end it.
            let participle = *at == first || document.word(*at).ends_with("ed");
            let verb = document.has(*at, Cue::RISE | Cue::FALL | Cue::WIN)
                && !document.has(*at, Cue::RISE_NOUN | Cue::FALL_NOUN | Cue::METRIC)
                && !participle;
            is_part(document, *at)
                && (document.touches(*at) || !(document.has(*at, stop) && !document.has(*at, Cue::METRIC) || verb))
        })
        .count();
    (length > 0).then_some(first..first + length)
}

/// A word, or a mark inside a hyphenated one, or a number inside a name.
fn is_part(document: &Document<'_>, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else { return false };
    let inner = matches!(document.mark(at), b'-' | b'@' | b'/' | b'_' | b'\'' | b'&' | b'+')
        || matches!(document.word(at), "’" | "‑" | "–");
    token.is_word() || inner || token.is_number()
}

/// The phrase that ends before `end`: words that could modify the one right before it, back to a preposition, an
/// article or a verb.
pub(super) fn phrase_before(document: &Document<'_>, end: usize, floor: usize) -> Range<usize> {
    let stop = Cue::OF
        | Cue::ON
        | Cue::BY
        | Cue::TO
        | Cue::FROM
        | Cue::COPULA
        | Cue::CLAUSE
        | Cue::COMPARE
        | Cue::ARTICLE
        | Cue::CONJUNCTION
        | Cue::LEVEL
        | Cue::FALL
        | Cue::USING
        | Cue::RISE
        | Cue::WIN;
    let mut start = end;
    while start > floor && end - start < 8 {
        let at = start - 1;
        let joined = document.touches(start) || document.touches(at);
        let stops = document.has(at, stop) && !document.has(at, Cue::METRIC) && !joined;
        if !is_part(document, at) || (stops && at + 1 != end) || (document.tokens[at].is_number() && !joined) {
            break;
        }
        start = at;
    }
    while start < end && !document.tokens[start].is_word() {
        start += 1;
    }
    start..end
}

/// Where a phrase stands, or `None` where it is empty.
pub(crate) fn phrase_span(document: &Document<'_>, phrase: &Range<usize>) -> Option<Span> {
    let span = document.span(phrase.clone());
    (!span.is_empty()).then_some(span)
}
