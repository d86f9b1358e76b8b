//! Noun phrases, as far as words and marks show them.

use crate::document::Document;
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::span::Span;
use crate::token::{Token, TokenKind};
use std::ops::Range;

/// What no noun phrase reaches over.
const LINK: Cue =
    Cue::ON.or(Cue::BY).or(Cue::TO).or(Cue::FROM).or(Cue::COPULA).or(Cue::CLAUSE).or(Cue::COMPARE).or(Cue::CONJUNCTION);

/// The tokens of the noun phrase that starts at `start`, one by one, up to a preposition, verb, comparison or mark.
pub(super) fn noun_phrase<'d>(
    document: &'d Document<'_>,
    start: usize,
    reach: usize,
) -> impl Iterator<Item = usize> + 'd {
    let stop = LINK | Cue::OF;
    (start..document.tokens.len())
        .take(reach)
        .take_while(move |at| is_part(document, *at) && (document.touches(*at) || !document.has(*at, stop)))
}

/// The longest range from `start` on, before `end`, that reads as a noun phrase with what hangs on it by "of"; articles
/// before it are left out.
pub(super) fn whole_phrase(document: &Document<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let first = (start..end).find(|at| !document.has(*at, Cue::ARTICLE) || document.touches(at + 1))?;
    let length = (first..end)
        .take(12)
        .take_while(|at| {
            let part = is_part(document, *at);
            if !part || document.touches(*at) {
                return part;
            }
            // `the improved baseline`, `recovering object states`: participles begin a phrase, verbs end it.
            let participle = *at == first || document.word(*at).ends_with("ed");
            let noun = document.has(*at, Cue::CHANGE_NOUN | Cue::METRIC)
                && !(document.word(*at).ends_with('s')
                    && document.has(at + 1, Cue::FROM | Cue::BY | Cue::TO | Cue::FIGURE));
            let verb = document.has(*at, Cue::RISE | Cue::FALL | Cue::WIN) && !noun && !participle;
            // `across the whole cohort the sensitivity was`: another phrase begins.
            let another = *at > first
                && document.is_any(*at, BEGIN_ANOTHER)
                && !document.has(at - 1, Cue::FUNCTION)
                && !document.touches(at + 1);
            // `an external cohort of 1,204 patients`: how many there are says nothing of what it is.
            let counted = document.has(*at, Cue::OF) && document.tokens.get(at + 1).is_some_and(Token::is_number);
            // `the external test set`: no verb.
            // `in detecting tumours`, `of the answers`: no verb that reaches anything.
            let stop = if *at == first && opens_phrase(document, start, first) { LINK } else { LINK | Cue::LEVEL };
            // `relative to matched baselines`
            let opens = *at == first && document.word(*at).ends_with("ed") && is_part(document, at + 1);
            let stops = document.has(*at, stop) && !document.has(*at, Cue::METRIC | Cue::DATASET) && !opens;
            let example = *at > first && document.is(*at, "such") && document.is(at + 1, "as");
            let goes_on = *at > first && document.is_any(*at, GOING_ON);
            !(stops || verb || another || counted || example || goes_on)
        })
        .count();
    (length > 0).then_some(first..first + length)
}

/// Whether a word that could be a verb opens a phrase: behind an article, or as a participle behind a preposition.
fn opens_phrase(document: &Document<'_>, start: usize, first: usize) -> bool {
    let word = document.word(first);
    let participle = word.ends_with("ing") || word.ends_with("ed");
    let goes_on = is_part(document, first + 1) && !document.has(first + 1, LINK | Cue::OF | Cue::FUNCTION);
    let behind = start > 0 && (document.has(start - 1, Cue::ON | Cue::OF) || document.is(start - 1, "for"));
    first > start || behind && participle && goes_on
}

/// A word, or a mark inside a hyphenated one, or a number inside a name.
fn is_part(document: &Document<'_>, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| match token.kind {
        TokenKind::Word | TokenKind::Number => true,
        TokenKind::Mark(mark) => b"-@/_'&+".contains(&mark),
        _ => matches!(document.sign(at), "’" | "‑" | "–"),
    })
}

/// The phrase that ends before `end`: words that could modify the one right before it, back to a preposition, an
/// article or a verb.
pub(super) fn phrase_before(document: &Document<'_>, end: usize, floor: usize) -> Range<usize> {
    let stop = LINK | Cue::OF | Cue::ARTICLE | Cue::LEVEL | Cue::FALL | Cue::USING | Cue::RISE | Cue::WIN;
    let mut start = end;
    while start > floor && end - start < 8 {
        let at = start - 1;
        let joined = document.touches(start) || document.touches(at);
        // `training time`, but `training BERT`
        let kind = start < end && document.has(at, Cue::TRAINING) && document.has(start, Cue::METRIC | Cue::AMOUNT);
        let stops = document.has(at, stop) && !document.has(at, Cue::METRIC) && !kind && !joined;
        if !is_part(document, at) || (stops && at + 1 != end) || (document.tokens[at].is_number() && !joined) {
            break;
        }
        start = at;
    }
    // `state-of-the-art PSNR`: not the praise, and no half of a compound.
    let half = start > floor && document.compound_start(start) < start;
    let praise = document.is(start, "state") && document.touches(start + 1);
    let first = start + usize::from(document.mark(start) == b'-');
    if (half || praise) && document.compound_end(first + 1) < end {
        start = document.compound_end(first + 1);
    }
    while start < end && !(document.tokens[start].is_word() || document.tokens[start].is_number()) {
        start += 1;
    }
    // `GPT-4.1-mini's accuracy`
    let owned = start > floor && document.is(start, "s") && document.is_apostrophe(start - 1);
    start += usize::from(owned && start + 1 < end);
    start..end
}

/// Whether nothing but commas and conjunctions stands between phrases that follow each other.
pub(super) fn are_listed(document: &Document<'_>, phrases: &[Range<usize>]) -> bool {
    let joins = |at: usize| document.mark(at) == b',' || document.has(at, Cue::CONJUNCTION);
    phrases.windows(2).all(|pair| (pair[0].end..pair[1].start).all(joins))
}

/// Whether two phrases share a token.
pub(super) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Whether a word of the phrase says more than grammar does.
pub(super) fn is_telling(document: &Document<'_>, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|at| document.tokens[at].is_word() && !document.has(at, Cue::FUNCTION))
}

/// The apostrophe of `CLIP's accuracy`, behind the owner.
pub(super) fn apostrophe(document: &Document<'_>, phrase: &Range<usize>) -> Option<usize> {
    phrase.clone().find(|at| document.is_apostrophe(*at))
}

/// Words behind a noun that begin what more is said of it.
const GOING_ON: Words = words![
    "comprising",
    "consisting",
    "covering",
    "focusing",
    "involving",
    "ranged",
    "ranging",
    "rather",
    "related",
    "respectively",
    "spanning",
];

/// Articles, auxiliaries and adverbs, which stand in no noun phrase but at its beginning.
const BEGIN_ANOTHER: Words = words![
    "a",
    "an",
    "the",
    "our",
    "its",
    "their",
    "we",
    "it",
    "can",
    "could",
    "may",
    "might",
    "must",
    "should",
    "will",
    "would",
    "do",
    "does",
    "did",
    "further",
    "also",
    "then",
    "thus",
    "show",
    "shows",
    "showed",
    "indicate",
    "indicates",
    "reveal",
    "reveals",
    "suggest",
    "suggests",
    "confirm",
    "confirms",
    "demonstrate",
    "demonstrates",
    "validate",
    "validates",
    "ranging",
    "respectively",
    "significantly",
    "consistently",
    "substantially",
];

/// Where a phrase stands, or `None` where it is empty.
pub(crate) fn phrase_span(document: &Document<'_>, phrase: &Range<usize>) -> Option<Span> {
    let span = document.span(phrase.clone());
    (!span.is_empty()).then_some(span)
}
