//! On what it was measured: a dataset, or the task where only a task is named.

use super::phrase::whole_phrase;
use super::{Context, Description, Unit};
use crate::claim::Claim;
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::MODELS;
use std::ops::Range;

/// The places of the unit's figures: one for each, or one for all, or none.
pub(super) fn places(
    context: &Context<'_, '_>,
    unit: &Unit,
    metric: Option<&Range<usize>>,
    carried: Option<&Description>,
    earlier: Option<&Description>,
) -> Vec<Range<usize>> {
    // `on SQuAD by 2.3%`
    let by = unit.left.clone().next_back().is_some_and(|at| context.document.has(at, Cue::BY));
    if let Some(place) = named_before(context, unit).filter(|_| by) {
        return vec![place];
    }
    let named = named_behind(context, unit);
    if !named.is_empty() {
        return named;
    }
    let listed = listed_behind(context, unit);
    if !listed.is_empty() {
        return listed;
    }
    if let Some(place) = phrase_behind(context, unit, metric) {
        return vec![place];
    }
    let own = named_before(context, unit)
        .or_else(|| phrase_before(context, unit, metric))
        .or_else(|| carried.and_then(|of| of.dataset.clone()))
        .or_else(|| named_in_sentence(context, unit));
    let own = own.or_else(|| earlier.filter(|_| unit.claim == Claim::Score).and_then(|of| of.dataset.clone()));
    own.into_iter().collect()
}

/// `95.87% on RVL-CDIP`, `0.93 and 0.98 on FUNSD and CORD`: named datasets behind, as many as figures, or the first.
fn named_behind(context: &Context<'_, '_>, unit: &Unit) -> Vec<Range<usize>> {
    let document = context.document;
    let reach = unit.right.start..unit.right.end.min(unit.right.start + 60);
    let names: Vec<Range<usize>> = context.names.iter().filter(|name| reach.contains(&name.tokens.start)).map(|name| name.tokens.clone()).collect();
    let Some(first) = names.first() else { return Vec::new() };
    let between = unit.right.start..first.start;
    // A new clause or a comparison between them: the name belongs to something else.
    let apart = Cue::WIN | Cue::LEVEL | Cue::CLAUSE | Cue::COMPARE | Cue::TRAINING;
    let calm = between.len() <= 16 && !between.clone().any(|at| document.has(at, apart) && !document.has(at, Cue::ON | Cue::METRIC | Cue::RISE_NOUN)) && !between.clone().any(|at| document.mark(at) == b';');
    let linked = between.clone().any(|at| document.has(at, Cue::ON | Cue::OF) || document.is(at, "for") || matches!(document.mark(at), b'(' | b':'));
    if !calm || !linked {
        return Vec::new();
    }
    let count = unit.figures.len();
    let list: Vec<Range<usize>> = names.iter().take(count).cloned().collect();
    let listed = count > 1 && list.len() == count && list.windows(2).all(|pair| pair[1].start - pair[0].end <= 6);
    if listed { list } else { vec![first.clone()] }
}

/// `in patient-trial matching`, `for text`: the phrase that a preposition ties to the figure.
fn phrase_behind(context: &Context<'_, '_>, unit: &Unit, metric: Option<&Range<usize>>) -> Option<Range<usize>> {
    let document = context.document;
    let mut at = unit.right.start;
    let limit = unit.right.end.min(unit.right.start + 14);
    while at < limit {
        // `over strong baselines across three benchmarks`
        if document.has(at, Cue::COMPARE)
            && let Some(compared) = whole_phrase(document, at + 1 + usize::from(document.has(at + 1, Cue::TO) || document.is(at + 1, "with")), limit)
        {
            at = compared.end.max(at + 1);
            continue;
        }
        let stop = document.has(at, Cue::WIN | Cue::BY | Cue::FROM) || (document.has(at, Cue::CLAUSE) && !document.is(at, "as")) || matches!(document.mark(at), b',' | b';' | b':' | b')');
        if stop {
            return None;
        }
        if PREPOSITIONS.iter().any(|word| document.is(at, word)) && !document.touches(at) {
            let terms = document.is(at + 1, "terms");
            let phrase = whole_phrase(document, at + 1, unit.right.end)?;
            let measured = metric.is_some_and(|metric| metric.start < phrase.end && phrase.start < metric.end);
            if !terms && !measured && is_place(context, &phrase) {
                return Some(phrase);
            }
            at = phrase.end.max(at + 1);
            continue;
        }
        at += 1;
    }
    None
}

/// `On GSM8K, it achieves 8.5x`: the last named dataset before the figure that a preposition introduces.
fn named_before(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let found = context.names.iter().rev().find(|name| unit.left.contains(&name.tokens.start) && name.tokens.end <= unit.left.end)?;
    let start = found.tokens.start;
    let window = start.saturating_sub(4).max(unit.left.start)..start;
    let linked = window.clone().any(|at| document.has(at, Cue::ON) && !document.is(at, "using") && !document.is(at, "with")) || window.clone().any(|at| document.is(at, "for"));
    let trained = document.any(start.saturating_sub(5).max(unit.left.start)..start, Cue::TRAINING) && !document.any(found.tokens.end..unit.left.end, Cue::ON);
    (linked && !trained).then(|| found.tokens.clone())
}

/// `In zero-shot classification, …`, `accuracy of code refinement from 16.4`: a phrase before the figure.
fn phrase_before(context: &Context<'_, '_>, unit: &Unit, metric: Option<&Range<usize>>) -> Option<Range<usize>> {
    let document = context.document;
    // What the metric is of.
    if let Some(metric) = metric.filter(|metric| metric.end < unit.left.end && metric.start >= unit.left.start)
        && (document.has(metric.end, Cue::OF) || PREPOSITIONS.iter().any(|word| document.is(metric.end, word)))
        && metric.end + 1 < unit.left.end
    {
        let phrase = whole_phrase(document, metric.end + 1, unit.left.end)?;
        let number = phrase.clone().all(|at| !document.tokens[at].is_word());
        return (!number && !document.has(phrase.start, Cue::METRIC) && is_place(context, &phrase)).then_some(phrase);
    }
    let start = unit.left.start;
    let opening = PREPOSITIONS.iter().any(|word| document.is(start, word)) && start == unit.sentence.start;
    if !opening || document.is(start + 1, "addition") || document.is(start + 1, "particular") || document.is(start + 1, "this") {
        return None;
    }
    whole_phrase(document, start + 1, unit.left.end).filter(|phrase| is_place(context, phrase))
}

/// Whether something can be measured on what a phrase names: no model, machine, condition or turn of speech.
fn is_place(context: &Context<'_, '_>, phrase: &Range<usize>) -> bool {
    let document = context.document;
    let turn = phrase.clone().any(|at| NO_PLACE.iter().any(|word| document.is(at, word)));
    let model = MODELS.longest(document.text, &document.tokens, phrase.start).is_some_and(|found| found.end <= phrase.end + 2)
        || phrase.clone().last().is_some_and(|last| document.has(last, Cue::MODEL));
    !turn && !model
}

/// `for text and images, respectively`: as many phrases behind as figures.
fn listed_behind(context: &Context<'_, '_>, unit: &Unit) -> Vec<Range<usize>> {
    let document = context.document;
    let count = unit.figures.len();
    let window = unit.right.start..unit.right.end.min(unit.right.start + 10);
    let Some(preposition) = window.clone().find(|at| PREPOSITIONS.iter().any(|word| document.is(*at, word))) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = preposition + 1;
    while count > 1 && found.len() < count {
        let Some(phrase) = whole_phrase(document, at, unit.right.end) else { break };
        at = phrase.end;
        found.push(phrase);
        let separators = (at..unit.right.end).take_while(|at| document.mark(*at) == b',' || document.has(*at, Cue::CONJUNCTION)).count();
        if separators == 0 {
            break;
        }
        at += separators;
    }
    if found.len() == count && count > 1 && found.iter().all(|phrase| is_place(context, phrase)) { found } else { Vec::new() }
}

/// A named dataset anywhere before in the sentence, introduced by "on".
fn named_in_sentence(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let found = context.names.iter().rev().find(|name| unit.sentence.contains(&name.tokens.start) && name.tokens.end <= unit.tokens.start)?;
    let start = found.tokens.start;
    let linked = (start.saturating_sub(4).max(unit.sentence.start)..start).any(|at| document.is(at, "on") || document.is(at, "in"));
    let trained = document.any(start.saturating_sub(3).max(unit.sentence.start)..start, Cue::TRAINING);
    (linked && !trained).then(|| found.tokens.clone())
}

const PREPOSITIONS: &[&str] = &["on", "in", "across", "for", "among"];

/// Words that make no place of a phrase.
const NO_PLACE: &[&str] = &[
    "average", "total", "terms", "comparison", "addition", "contrast", "particular", "order", "time", "both", "all", "general", "instance", "example",
    "regime", "gpu", "gpus", "setup", "budget", "conditions", "which", "fact", "practice",
];
