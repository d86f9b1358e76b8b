//! Against what it is compared.

use super::phrase::whole_phrase;
use super::{Context, Description, Unit};
use crate::claim::Claim;
use crate::lexicon::Cue;
use std::ops::Range;

/// The words that name what the unit is compared with.
pub(super) fn baseline(context: &Context<'_, '_>, unit: &Unit, carried: Option<&Description>) -> Option<Range<usize>> {
    if !unit.change {
        return None;
    }
    inside(context, unit)
        .or_else(|| behind(context, unit.right.clone()))
        .or_else(|| beaten(context, unit.left.clone()))
        .or_else(|| compared_before(context, unit.left.clone()))
        .or_else(|| improved(context, unit.left.clone()))
        .or_else(|| carried.and_then(|of| of.baseline.clone()))
        .or_else(|| beaten(context, unit.sentence.start..unit.tokens.start))
        .or_else(|| compared_before(context, unit.sentence.start..unit.tokens.start))
        .or_else(|| sentence_before(context, unit))
}

/// A comparison at the end of a sentence holds for the changes listed before it: `by 13% on A and 21% on B over X`.
pub(super) fn share_backwards(context: &Context<'_, '_>, units: &[Unit], described: &mut [Description]) {
    for at in (1..units.len()).rev() {
        let (before, unit) = (&units[at - 1], &units[at]);
        let together = before.sentence == unit.sentence && before.claim == Claim::Gain && unit.claim == Claim::Gain;
        let last = described[unit.figures.start].baseline.clone();
        let own = behind(context, unit.right.clone());
        if together && own.is_some() && own == last {
            for figure in before.figures.clone() {
                if described[figure].baseline.is_none() {
                    described[figure].baseline.clone_from(&last);
                }
            }
        }
    }
}

/// `over Mistral-7B`, `compared to AdamW`, `than previous methods`, `, surpassing X`
fn behind(context: &Context<'_, '_>, range: Range<usize>) -> Option<Range<usize>> {
    let document = context.document;
    let reach = range.start..range.end.min(range.start + 40);
    let at = reach.clone().find(|at| is_opener(context, *at))?;
    if (range.start..at).any(|at| document.mark(at) == b';') {
        return None;
    }
    after_opener(context, at, range.end)
}

/// Where a comparison opens.
fn is_opener(context: &Context<'_, '_>, at: usize) -> bool {
    let document = context.document;
    let compared = document.is(at, "compared") || document.is(at, "comparison") || document.is(at, "relative");
    let linked = compared && (document.has(at + 1, Cue::TO) || document.is(at + 1, "with"));
    let plain = OPENERS.iter().any(|word| document.is(at, word)) && !document.has(at + 1, Cue::NUMERAL) && !document.tokens.get(at + 1).is_some_and(|next| next.is_number());
    let win = document.has(at, Cue::WIN) && !document.has(at, Cue::LEVEL | Cue::METRIC);
    (linked || plain || win) && !document.touches(at)
}

fn after_opener(context: &Context<'_, '_>, at: usize, end: usize) -> Option<Range<usize>> {
    let document = context.document;
    let linked = document.has(at + 1, Cue::TO) || document.is(at + 1, "with");
    let start = if linked { at + 2 } else { at + 1 };
    let phrase = whole_phrase(document, start, end)?;
    let telling = phrase.clone().any(|at| document.tokens[at].is_word() && !document.has(at, Cue::FUNCTION));
    telling.then_some(phrase)
}

/// `outperforms nine baselines by up to 20%`: the object of the verb of winning.
fn beaten(context: &Context<'_, '_>, range: Range<usize>) -> Option<Range<usize>> {
    let document = context.document;
    let verb = range.clone().rev().find(|at| {
        let wins = document.has(*at, Cue::WIN) && !document.has(*at, Cue::LEVEL | Cue::METRIC | Cue::RISE_NOUN);
        wins || MATCHING.iter().any(|word| document.is(*at, word))
    })?;
    let phrase = whole_phrase(document, verb + 1, range.end)?;
    let telling = phrase.clone().any(|at| document.tokens[at].is_word() && !document.has(at, Cue::FUNCTION));
    telling.then_some(phrase)
}

/// `Compared to existing methods, …`, `… over Adam by 2x`: a comparison before the figure.
fn compared_before(context: &Context<'_, '_>, range: Range<usize>) -> Option<Range<usize>> {
    let at = range.clone().rev().find(|at| is_opener(context, *at) && !context.document.has(*at, Cue::WIN))?;
    after_opener(context, at, range.end)
}

/// `improving FLUX by 218%`, `improves ELECTRA's performance by 2.8%`: what is improved is what it is compared with.
fn improved(context: &Context<'_, '_>, range: Range<usize>) -> Option<Range<usize>> {
    let document = context.document;
    let verb = range.clone().rev().take(14).find(|at| document.has(*at, Cue::RISE | Cue::FALL))?;
    let phrase = whole_phrase(document, verb + 1, range.end)?;
    let owner = phrase.clone().find(|at| matches!(document.mark(*at), b'\'') || document.word(*at) == "’").filter(|at| *at > phrase.start);
    if let Some(owner) = owner {
        return Some(phrase.start..owner);
    }
    let measured = document.any(phrase.clone(), Cue::METRIC | Cue::AMOUNT);
    let named = phrase.clone().any(|at| document.tokens[at].shape.has_inner_upper() || document.tokens[at].shape.has_digit());
    (named && !measured).then_some(phrase)
}

/// `surpassing CLIP's 68.3%`, `from the previous best of 13% (Moshi) to 31%`: between both ends.
fn inside(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    if unit.figures.len() < 2 || document.figures[unit.figures.start + 1].joined {
        return None;
    }
    let (first, second) = (&document.figures[unit.figures.end - 2], &document.figures[unit.figures.end - 1]);
    let inner = first.end..second.opening;
    if document.mark(inner.start) == b'(' {
        let close = inner.clone().find(|at| document.mark(*at) == b')')?;
        return Some(inner.start + 1..close).filter(|inner| !inner.is_empty());
    }
    let opener = inner.clone().find(|at| is_opener(context, *at) || document.has(*at, Cue::VERSUS) || document.is(*at, "s"))?;
    let start = if document.is(opener, "s") { opener + 2 } else { opener + 1 };
    let start = if document.has(start, Cue::TO) || document.is(start, "with") { start + 1 } else { start };
    let phrase = whole_phrase(document, start, inner.end)?;
    let owner = phrase.clone().find(|at| matches!(document.mark(*at), b'\'') || document.word(*at) == "’").unwrap_or(phrase.end);
    let telling = (phrase.start..owner).any(|at| document.tokens[at].is_word() && !document.has(at, Cue::FUNCTION));
    telling.then_some(phrase.start..owner)
}

/// `Seer outperforms previous methods. It achieves improvements of 13%`: what the sentence before has beaten.
fn sentence_before(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let before = document.sentence_of(unit.sentence.start.checked_sub(1)?);
    let sentence = document.sentence(before);
    let changed = document.figures_in(&sentence).any(|figure| context.claims.verdicts[figure].claim == Claim::Gain);
    let here = ["it", "its", "specifically", "notably", "this", "in"].iter().any(|word| document.is(unit.sentence.start, word));
    (here && sentence.end == unit.sentence.start && !changed).then(|| beaten(context, sentence)).flatten()
}

/// Verbs of equality, whose object is what a saving is measured against.
const MATCHING: &[&str] = &["match", "matches", "matched", "matching", "rival", "rivals", "rivaling"];

const OPENERS: &[&str] = &["over", "than", "against", "versus", "vs", "beyond", "above"];
