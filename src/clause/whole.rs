//! Of what a share is a part.

use super::phrase::{noun_phrase, whole_phrase};
use super::{Context, Found, Unit};
use crate::claim::WHAT_ACTS;
use crate::document::Document;
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::token::Token;
use std::ops::Range;

/// The words that name the whole.
pub(super) fn whole(context: &Context<'_, '_>, unit: &Unit, carried: Option<&Found>) -> Option<Range<usize>> {
    let document = context.document;
    let mut end = unit.tokens.end;
    // `$73\%$ of the time`
    end += usize::from(document.mark(end) == b'$' && document.touches(end));
    let verdict = context.claims.verdicts[unit.figures.start];
    if verdict.rule == WHAT_ACTS {
        return whole_ahead(context, unit).or_else(|| carried.and_then(|of| of.whole.clone()));
    }
    let phrase: Vec<usize> = noun_phrase(document, end, 8).take_while(|at| *at < unit.right.end).collect();
    // `83% (316/380) of the tasks`, `42% that of its rivals`
    let that = usize::from(document.is(end, "that"));
    let next = if unit.aside.is_empty() { end + phrase.len().max(that) } else { unit.right.start };
    // `10% of the compute budget`, `100% fractions of the training set`
    if document.has(next, Cue::OF)
        && next < unit.right.end
        && let Some(found) = whole_phrase(document, behind_number(document, next + 1), unit.right.end)
    {
        return Some(found);
    }
    // `34% learnable parameters`
    if let (Some(first), Some(last)) = (phrase.first(), phrase.last())
        && !document.touches(*first)
    {
        return Some(*first..*last + 1);
    }
    let bracket = end.checked_sub(1).is_some_and(|_| document.mark(unit.tokens.start.wrapping_sub(1)) == b'(');
    if bracket {
        // `A majority (58%) of the clinicians`, `319 (10.2%) of 3134 patients`
        let of = end + 1;
        if document.mark(end) == b')' && document.has(of, Cue::OF) {
            let singular = |at: usize| ["ss", "is", "us"].iter().any(|end| document.word(at).ends_with(end));
            let plural = |at: usize| document.word(at).ends_with('s') && !singular(at);
            let things = |at: &usize| document.has(*at, Cue::COUNTED) || document.is_any(*at, PEOPLE) || plural(*at);
            let skipped = |at: &usize| document.has(*at, Cue::ARTICLE) || !document.tokens[*at].is_word();
            let first = (of + 1..unit.right.end).find(|at| !skipped(at));
            if let Some(first) = first.filter(things) {
                return Some(first..first + 1);
            }
        }
        let counted = unit.left.clone().rev().find(|at| document.has(*at, Cue::COUNTED));
        let carried = || carried.and_then(|of| of.whole.clone());
        return counted.map(|at| at..at + 1).or_else(carried).or_else(|| nearest_counted(context, unit));
    }
    carried.and_then(|of| of.whole.clone())
}

/// `Of the 45 reviewed studies, 25% used`, `out of 16,507 samples, 96% could`
fn whole_ahead(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let of = unit.left.clone().find(|at| document.has(*at, Cue::OF) || document.is(*at, "among"))?;
    whole_phrase(document, behind_number(document, of + 1), unit.left.end)
}

/// The token behind an article and a number: the `deaths` of `of the 250,000 deaths`.
fn behind_number(document: &Document<'_>, start: usize) -> usize {
    let counts = |at: usize| document.tokens.get(at).is_some_and(Token::is_number) || document.mark(at) == b',';
    let number = start + usize::from(document.has(start, Cue::ARTICLE));
    let end = (number..number + 6).find(|at| !counts(*at)).unwrap_or(number);
    let apart = end > number && document.mark(end - 1) != b',' && !document.touches(end);
    if apart { end } else { start }
}

/// The nearest counted things before the unit, in its sentence or the text before.
fn nearest_counted(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let start = unit.tokens.start;
    (start.saturating_sub(120)..start).rev().find(|at| context.document.is_any(*at, PEOPLE)).map(|at| at..at + 1)
}

/// Of whom clinical texts count parts in brackets.
const PEOPLE: Words = words![
    "patients",
    "participants",
    "subjects",
    "women",
    "men",
    "children",
    "individuals",
    "respondents",
    "students",
    "cases",
];
