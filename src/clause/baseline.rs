//! Against what it is compared.

use super::phrase::{apostrophe, is_telling, whole_phrase};
use super::{Context, Unit};
use crate::claim::Claim;
use crate::document::Document;
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::MODELS;
use crate::naming::{is_coined_name, run_behind};
use crate::quantity::Unit as Quantified;
use std::ops::Range;

/// What stands between the ends of the unit or behind it.
pub(super) fn behind(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    inside(context, unit)
        .or_else(|| level_of(context, unit))
        .or_else(|| opened(context, unit.right.clone()).filter(|phrase| !has_own_level(context, unit, phrase)))
        .or_else(|| model_for(context, unit))
        .or_else(|| whole_of(context, unit))
}

/// `improves from 49.2% to 77.5%, even surpassing X (53.4%)`: the opponent of a level, and not of the change before.
fn has_own_level(context: &Context<'_, '_>, unit: &Unit, opponent: &Range<usize>) -> bool {
    let document = context.document;
    let bracket = opponent.end..opponent.end + 3;
    unit.has_ends(document) && document.mark(bracket.start) == b'(' && !document.figures_in(&bracket).is_empty()
}

/// `7.6% over Mistral-7B, with 14.6% for Llama-2-7B`: a model that the change is said to be for.
fn model_for(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let start = unit.right.start + 1;
    let phrase = whole_phrase(context.document, start, unit.right.end)?;
    (context.document.is(start - 1, "for") && is_model(context, phrase.start)).then_some(phrase)
}

/// Whether a model's name starts at the token: one that the field knows, or one with its size.
fn is_model(context: &Context<'_, '_>, start: usize) -> bool {
    let document = context.document;
    let name = start..document.compound_end(start + 1);
    let sized = |figure: usize| context.claims.verdicts[figure].claim == Claim::ModelSize;
    MODELS.longest(document.text, &document.tokens, start).is_some() || document.figures_in(&name).any(sized)
}

/// What stands before the unit in its own words.
pub(super) fn before(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let left = unit.left.clone();
    beaten(context, left.clone())
        .or_else(|| compared_before(context, left.clone()))
        .or_else(|| improved(context, left.clone()))
        .or_else(|| applied_to(context, left))
}

/// What the sentence says, or the one before it.
pub(super) fn around(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let before = unit.sentence.start..unit.tokens.start;
    beaten(context, before.clone())
        .or_else(|| compared_before(context, before.clone()))
        .or_else(|| applied_to(context, before))
        .or_else(|| sentence_before(context, unit))
}

/// `reduces memory up to 84% of full fine-tuning`, `3.5x the inference speed of the full model`
fn whole_of(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let start = unit.right.start;
    let factor = document.figures[unit.figures.start].unit == Quantified::Factor;
    let of = (start..unit.right.end).take(7).find(|at| document.has(*at, Cue::OF))?;
    // `2.3x that of vLLM`
    let measured = document.is_any(start, words!["the", "that", "those"]) && factor;
    if of != start && !measured {
        return None;
    }
    let phrase = whole_phrase(document, of + 1, unit.right.end)?;
    (!document.any(phrase.clone(), Cue::METRIC | Cue::AMOUNT) || measured).then_some(phrase)
}

/// `When applied to LLaDA-8B, …`, `built on top of X`
fn applied_to(context: &Context<'_, '_>, range: Range<usize>) -> Option<Range<usize>> {
    let document = context.document;
    let applied = range.clone().find(|at| {
        let built = document.is(*at, "built") && document.is_any(at + 1, words!["upon", "on"]);
        built || document.is(*at, "applied") && document.has(at + 1, Cue::TO)
    })?;
    let phrase = whole_phrase(document, applied + 2, range.end)?;
    let model = document.any(phrase.clone(), Cue::MODEL)
        || MODELS.longest(document.text, &document.tokens, phrase.start).is_some();
    model.then_some(phrase)
}

/// `over Mistral-7B`, `compared to AdamW`, `than previous methods`, `, surpassing X`
fn opened(context: &Context<'_, '_>, range: Range<usize>) -> Option<Range<usize>> {
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
    let plain = document.is_any(at, OPENERS)
        && (!document.has(at + 1, Cue::NUMERAL) || document.touches(at + 2))
        && !document.tokens.get(at + 1).is_some_and(|next| next.is_number() || matches!(next.tag, b'+' | b'-'));
    // `…, surpassing X` compares; `… and outperforms X` says another thing.
    let win =
        document.has(at, Cue::WIN) && document.word(at).ends_with("ing") && !document.has(at, Cue::LEVEL | Cue::METRIC);
    // `twice as fast as X`
    let alike = document.is(at, "as") && (at.saturating_sub(3)..at.saturating_sub(1)).any(|at| document.is(at, "as"));
    (linked || plain || win || alike) && !document.touches(at)
}

fn after_opener(context: &Context<'_, '_>, at: usize, end: usize) -> Option<Range<usize>> {
    let document = context.document;
    let linked = document.has(at + 1, Cue::TO) || document.is(at + 1, "with");
    let start = if linked { at + 2 } else { at + 1 };
    // `lower than that of FlashAttention-2`
    let stands_for = document.is_any(start, words!["that", "those"]) && document.has(start + 1, Cue::OF);
    let start = if stands_for { start + 2 } else { start };
    let phrase = whole_phrase(document, start, end)?;
    is_telling(document, &phrase).then_some(phrase)
}

/// `outperforms nine baselines by up to 20%`: the object of the verb of winning.
fn beaten(context: &Context<'_, '_>, range: Range<usize>) -> Option<Range<usize>> {
    let document = context.document;
    let verb = range.clone().rev().find(|at| {
        let wins = document.has(*at, Cue::WIN) && !document.has(*at, Cue::LEVEL | Cue::METRIC | Cue::RISE_NOUN);
        wins || document.is_any(*at, MATCHING) && !document.has(*at, Cue::METRIC)
    })?;
    // `integrated with Z-Sampling, outperforming it by 0.3`
    if document.is_any(verb + 1, words!["it", "them"]) {
        // `comparisons with prior arts, in which X outperforms them`: the subject is no opponent.
        let earlier = (range.start..verb).rev().take(14).find(|at| is_earlier(document, *at));
        if let Some(phrase) = earlier.and_then(|at| whole_phrase(document, at, verb)) {
            return Some(phrase);
        }
        let names = (range.start..verb).rev().take(14).map(|at| document.compound_start(at));
        let mut runs = names.filter_map(|at| run_behind(document, at, verb).filter(|run| run.start == at));
        return runs.find(|run| run.end < verb && is_coined_name(document, run.clone()));
    }
    let phrase = whole_phrase(document, verb + 1, range.end)?;
    is_telling(document, &phrase).then_some(phrase)
}

/// `Compared to existing methods, …`, `… over Adam by 2x`: a comparison before the figure.
fn compared_before(context: &Context<'_, '_>, range: Range<usize>) -> Option<Range<usize>> {
    let at = range.clone().rev().find(|at| is_opener(context, *at) && !context.document.has(*at, Cue::WIN))?;
    after_opener(context, at, range.end)
}

/// `improving FLUX by 218%`, `improves ELECTRA's performance by 2.8%`: what is improved is what it is compared with.
fn improved(context: &Context<'_, '_>, range: Range<usize>) -> Option<Range<usize>> {
    let document = context.document;
    // `closed-source models` are no verb.
    let verb = |at: &usize| document.has(*at, Cue::RISE | Cue::FALL) && !document.touches(at + 1);
    let verb = range.clone().rev().take(14).find(verb)?;
    let phrase = whole_phrase(document, verb + 1, range.end)?;
    let owner = apostrophe(document, &phrase).filter(|at| *at > phrase.start);
    if let Some(owner) = owner {
        return Some(phrase.start..owner);
    }
    // `LLama3-70B hallucination rates`
    if is_model(context, phrase.start) {
        return Some(phrase.start..document.compound_end(phrase.start + 1));
    }
    // `the latency of Evo-7B`, `hurts small models`
    let of = phrase.clone().find(|at| document.has(*at, Cue::OF));
    if let Some(of) = of.filter(|of| is_model(context, of + 1)) {
        return Some(of + 1..document.compound_end(of + 2));
    }
    // `the performance of various mainstream architectures`
    if let Some(of) = of.filter(|of| of + 1 < phrase.end && document.has(phrase.end - 1, Cue::MODEL)) {
        return Some(of + 1..phrase.end);
    }
    if document.has(phrase.end - 1, Cue::MODEL) && document.has(verb, Cue::FALL) {
        return Some(phrase);
    }
    // `the previous best result`, `the state of the art`
    if phrase.clone().any(|at| is_earlier(document, at)) {
        return Some(phrase);
    }
    let measured =
        document.any(phrase.clone(), Cue::METRIC | Cue::AMOUNT) || context.names_in(&phrase).next().is_some();
    let named =
        phrase.clone().any(|at| document.tokens[at].shape.has_inner_upper() || document.tokens[at].shape.has_digit());
    (named && !measured).then_some(phrase)
}

/// `surpassing CLIP's 68.3%`, `from the previous best of 13% (Moshi) to 31%`: between both ends.
fn inside(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    if !unit.has_ends(document) {
        return None;
    }
    let (first, second) = (&document.figures[unit.figures.end - 2], &document.figures[unit.figures.end - 1]);
    let inner = first.end..second.opening;
    if document.mark(inner.start) == b'(' {
        let close = inner.clone().find(|at| document.mark(*at) == b')')?;
        return Some(inner.start + 1..close).filter(|inner| !inner.is_empty());
    }
    let opener =
        inner.clone().find(|at| is_opener(context, *at) || document.has(*at, Cue::VERSUS) || document.is(*at, "s"))?;
    let start = if document.is(opener, "s") { opener + 2 } else { opener + 1 };
    let start = if document.has(start, Cue::TO) || document.is(start, "with") { start + 1 } else { start };
    let phrase = whole_phrase(document, start, inner.end)?;
    let owner = apostrophe(document, &phrase).unwrap_or(phrase.end);
    let named = phrase.start..owner;
    is_telling(document, &named).then_some(named)
}

/// `up from 57.9% for Phi-1.5`, `compared to 64.2 by BERT`: whose level the second end is.
fn level_of(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    if !unit.has_ends(document) {
        return None;
    }
    let second = &document.figures[unit.figures.end - 1];
    let first = document.figures[unit.figures.end - 2].end;
    // The end that is compared with comes second: `up from 57.9%`, `than the 57.9%`, and not `from 57.9% to 61.4%`.
    let compared = (first..second.opening)
        .any(|at| is_opener(context, at) || document.has(at, Cue::FROM | Cue::VERSUS) && !document.has(at, Cue::TO));
    // `compared to 0.85 F1 for a plain filter`
    let by = unit.right.start + usize::from(document.has(unit.right.start, Cue::METRIC));
    let opposed = document.is(by, "for")
        && (first..second.opening).any(|at| document.is(at, "compared") || document.has(at, Cue::VERSUS));
    let said = document.is(by, "for") || document.is(by, "by") || document.is(by, "of") || document.is(by, "with");
    let phrase = whole_phrase(document, by + 1, unit.right.end).filter(|_| compared && said)?;
    let model = document.any(phrase.clone(), Cue::MODEL)
        || MODELS.longest(document.text, &document.tokens, phrase.start).is_some()
        || phrase.clone().any(|at| is_earlier(document, at))
        || (opposed || is_coined_name(document, phrase.clone())) && context.names_in(&phrase).next().is_none();
    model.then_some(phrase)
}

/// `Seer outperforms previous methods. It achieves improvements of 13%`: what the sentence before has beaten.
fn sentence_before(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let before = document.sentence_of(unit.sentence.start.checked_sub(1)?);
    let sentence = document.sentence(before);
    let changed = || document.figures_in(&sentence).any(|figure| context.claims.verdicts[figure].claim == Claim::Gain);
    let start = unit.sentence.start;
    let here = document.is_any(start, words!["it", "its", "specifically", "notably", "this", "in"]);
    let subject = document.has(start, Cue::ARTICLE) && document.has(start + 1, Cue::KIND | Cue::MODEL);
    if !(here || subject) || sentence.end != start || sentence.len() > LONGEST || changed() {
        return None;
    }
    // `consistent improvements over strong baselines`
    let over = |at: &usize| document.is(*at, "over") && *at > 0 && document.has(at - 1, Cue::CHANGE_NOUN);
    let improved = || sentence.clone().rev().find(over).and_then(|at| after_opener(context, at, sentence.end));
    here.then(|| beaten(context, sentence.clone())).flatten().or_else(improved)
}

/// Sentences of more tokens are no sentences, and are not searched for each figure of the next.
const LONGEST: usize = 400;

/// Whether a word says that something was there before.
pub(super) fn is_earlier(document: &Document<'_>, at: usize) -> bool {
    document.is_any(at, PREVIOUS)
}

/// Words that say that something was there before.
const PREVIOUS: Words = words!["previous", "prior", "existing", "state", "baseline", "baselines", "sota", "best"];

/// Verbs of equality, whose object is what a saving is measured against.
const MATCHING: Words = words!["match", "matches", "matched", "matching", "rival", "rivals", "rivaling"];

const OPENERS: Words = words!["over", "than", "against", "versus", "vs", "beyond", "above", "below", "behind"];
