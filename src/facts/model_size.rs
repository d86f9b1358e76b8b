//! Numbers of parameters: `a 1.6B language model`, `Llama-2-7B`, `models with 1M parameters`.

use super::{Count, Fact, Finding, Phrase, Room, Source};
use crate::claim::Claim;
use crate::document::Document;
use crate::hash::words;
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::{DATASETS, MODELS};
use crate::naming::is_coined_name;
use crate::quantity::Qualifier;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

/// A number of parameters of a model, this paper's or another's.
///
/// ```
/// let record = paperfacts::extract("We scale GPT-2 from 125M to 770M parameters.");
/// let size = &record.model_sizes[0];
/// assert_eq!((size.text.as_ref(), size.parameters.min, size.parameters.max), ("125M to 770M", 125_000_000, 770_000_000));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelSize<'t> {
    /// The number with its magnitude, as it stands.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
    /// How many parameters.
    pub parameters: Count,
    /// How exactly.
    pub qualifier: Qualifier,
    /// The model's name, where the text ties one to the number.
    pub model: Option<Phrase<'t>>,
}

impl ModelSize<'_> {
    /// The same fact with its own copy of what it quotes.
    #[must_use]
    pub fn into_owned(self) -> ModelSize<'static> {
        ModelSize {
            text: Cow::Owned(self.text.into_owned()),
            span: self.span,
            parameters: self.parameters,
            qualifier: self.qualifier,
            model: self.model.map(Phrase::into_owned),
        }
    }
}

impl<'t> From<ModelSize<'t>> for Fact<'t> {
    fn from(fact: ModelSize<'t>) -> Self {
        Self::ModelSize(fact)
    }
}

impl<'t> Room<'t> for ModelSize<'t> {
    fn find(source: &Source<'_, 't>) -> Vec<Finding<Self>> {
        let sizes = source.claimed(Claim::ModelSize).filter_map(|(at, figure)| {
            let size = Self {
                text: source.quote(figure.span),
                span: figure.span,
                parameters: Count::of(figure.min, figure.max)?,
                qualifier: figure.qualifier,
                model: model(source, at),
            };
            Some(source.finding(at, size))
        });
        sizes.collect()
    }
}

/// The model that the size at `at` is tied to.
fn model<'t>(source: &Source<'_, 't>, at: usize) -> Option<Phrase<'t>> {
    let document = source.document;
    let figure = &document.figures[at];
    let phrase = |tokens: Range<usize>| Phrase::at(document.text, document.span(tokens));
    // `Llama-2-7B`
    if figure.compound {
        let mut start = document.compound_start(figure.first);
        // `Llama 3-70B`: the name has its version behind a blank.
        let family = start.checked_sub(1).filter(|_| document.tokens[start].is_number() && !document.touches(start));
        if let Some(family) = family.filter(|family| document.tokens[*family].shape.has_upper()) {
            start = document.compound_start(family);
        }
        return phrase(start..document.compound_end(figure.end));
    }
    if let Some(family) = family_of_list(document, at) {
        return phrase(family);
    }
    let first = list_start(document, at);
    // `trained on C4, the 7B variant`: a dataset has no size of this kind.
    let is_dataset = |tokens: &Range<usize>| DATASETS.names_surely(document.text, &document.tokens, tokens.start);
    let introduced = || introduced_before(document, first).filter(|tokens| !is_dataset(tokens));
    let tokens = named_before(document, first)
        .or_else(|| named_behind(document, figure.end))
        .or_else(|| family_before(document, first))
        .or_else(introduced)?;
    phrase(tokens)
}

/// `Llama-3.1-8B/70B`: behind a slash, the family of the name that the list begins with.
fn family_of_list(document: &Document<'_>, at: usize) -> Option<Range<usize>> {
    let slashed = |at: usize| {
        let slash = document.figures[at].first.checked_sub(1);
        slash
            .is_some_and(|slash| document.mark(slash) == b'/' && document.touches(slash) && document.touches(slash + 1))
    };
    let name = (0..=at).rev().take(6).take_while(|at| *at > 0 && slashed(*at)).last()? - 1;
    let first = &document.figures[name];
    let start = document.compound_start(first.first);
    (first.compound && start + 1 < first.first).then(|| start..first.first - 1)
}

/// The first token of the list of sizes that the figure belongs to.
fn list_start(document: &Document<'_>, at: usize) -> usize {
    document.figures[document.figures[at].list.0].opening
}

/// `Pythia 410M`, `CodeT5-small (60M)`, `Gemma-3 (1B, 4B)`, `Llama 3.1 70B`: the name right before.
fn named_before(document: &Document<'_>, first: usize) -> Option<Range<usize>> {
    let mut last = first.checked_sub(1)?;
    // `Qwen (from 1.5B to 7B)`
    if document.has(last, Cue::FROM) && last > 0 && document.mark(last - 1) == b'(' {
        last -= 1;
    }
    if document.mark(last) == b'(' {
        last = last.checked_sub(1)?;
    }
    // `Qwen3 base 1.7B`
    let kind = document.is_any(last, words!["base", "instruct", "chat", "dense", "coder"])
        && !document.tokens[last].shape.has_upper();
    if let Some(before) = last.checked_sub(1).filter(|_| kind && !document.touches(last)) {
        last = before;
    }
    let token = &document.tokens[last];
    if !(token.is_word() || token.is_number())
        || document.has(last, Cue::FUNCTION | Cue::MODEL | Cue::PARAMETER | Cue::SIZE) && !document.touches(last)
    {
        return None;
    }
    let mut start = document.compound_start(last);
    let version = token.is_number() || document.tokens[start].is_number();
    if version && start == last && start > 0 && document.tokens[start - 1].is_word() {
        start = document.compound_start(start - 1);
    }
    let shape = document.tokens[start].shape;
    // `Meltemi 7B`: a capitalised word that means nothing else.
    let ending = ["ing", "ly", "ed"].iter().any(|ending| document.word(last).ends_with(ending));
    let plain =
        start == last && shape.starts_upper() && shape.has_lower() && document.cue(last) == Cue::NONE && !ending;
    let family = (start..=last).any(|at| MODELS.longest(document.text, &document.tokens, at).is_some());
    (family
        || plain
        || (shape.has_upper()
            && !document.has(start, Cue::FUNCTION | Cue::GENERIC)
            && is_coined_name(document, start..last + 1)))
    .then(|| {
        // `Llama Guard (12B)`
        let family = start.checked_sub(1).filter(|at| plain && document.tokens[*at].is_word());
        let longer =
            family.filter(|at| MODELS.longest(document.text, &document.tokens, document.compound_start(*at)).is_some());
        longer.map_or(start, |at| document.compound_start(at))..last + 1
    })
}

/// `the 1.4B STU-Net`: the name right behind.
fn named_behind(document: &Document<'_>, end: usize) -> Option<Range<usize>> {
    let token = document.tokens.get(end)?;
    let name = end..document.compound_end(end + 1);
    let free = token.is_word()
        && !token.touches_previous()
        && token.shape.has_upper()
        && !document.has(end, Cue::MODEL | Cue::GENERIC);
    (free && is_coined_name(document, name.clone())).then_some(name)
}

/// `GPT-2 models of sizes ranging from 125M`: a family, a word for models, and nothing but size between.
fn family_before(document: &Document<'_>, first: usize) -> Option<Range<usize>> {
    let floor = document.sentence_around(first).start.max(first.saturating_sub(12));
    let model = (floor..first).rev().find(|at| document.has(*at, Cue::MODEL) || document.mark(*at) == b')')?;
    // `X, a mixture-of-experts (MoE) model with 309B`: the short form of a kind of model names none.
    let close = if document.mark(model) == b')' { model } else { model.saturating_sub(1) };
    let kind = document.mark(close) == b')' && document.has(close.saturating_sub(1), Cue::MODEL | Cue::GENERIC);
    if kind {
        return None;
    }
    let calm = (model + 1..first)
        .all(|at| document.has(at, Cue::FUNCTION | Cue::SIZE | Cue::PARAMETER) || document.mark(at) != 0);
    // `Qwen2.5 open source models in 7B and 32B`: what only describes the models stands between.
    let describes = |at: &usize| {
        let token = &document.tokens[*at];
        let stops = Cue::FUNCTION | Cue::COPULA | Cue::LEVEL | Cue::CONJUNCTION;
        token.is_word() && !token.shape.has_upper() && !token.shape.has_digit() && !document.has(*at, stops)
            || document.mark(*at) == b'-' && document.touches(*at)
    };
    let end = (floor..model).rev().take(6).find(|at| !describes(at)).map_or(model, |last| last + 1);
    let start = document.compound_start(end.checked_sub(1).filter(|at| *at >= floor)?);
    // `Qwen3 Base models`
    let first =
        start.checked_sub(1).filter(|at| *at >= floor && !document.touches(start) && document.tokens[*at].is_word());
    let family = first.map(|at| document.compound_start(at)).filter(|at| {
        document.tokens[start].shape.starts_upper() && MODELS.names_surely(document.text, &document.tokens, *at)
    });
    let start = family.unwrap_or(start);
    let name = start..end;
    let known = (start..model).any(|at| MODELS.longest(document.text, &document.tokens, at).is_some());
    // `four Marten models, ranging from`: a capitalised word that means nothing else.
    let word = &document.tokens[start];
    let plain = name.len() == 1 && end == model && start > floor && document.cue(start) == Cue::NONE;
    let plain = plain && document.is_any(model, words!["model", "models"]) && start >= document.body;
    let known = known || plain && word.shape.starts_upper() && word.shape.has_lower();
    (calm && document.tokens[start].shape.has_upper() && (known || is_coined_name(document, name.clone())))
        .then_some(name)
}

/// `MiniCPM-SALA, a 9B-parameter architecture`, `MindLLM, a series of models with 1.3 billion`: the name that an apposition
/// describes.
fn introduced_before(document: &Document<'_>, first: usize) -> Option<Range<usize>> {
    let floor = document.sentence_around(first).start;
    // `PolyLM-XL, with 11 billion parameters`
    let with = |at: usize| document.is(at + 1, "with") && at + 2 == first;
    let apposition = |at: usize| document.has(at + 1, Cue::ARTICLE) && !document.has(at + 1, Cue::CLAUSE);
    let comma = |at: &usize| document.mark(*at) == b',' && (apposition(*at) || with(*at));
    let mut end = (floor + 1..first).rev().take(30).find(comma)?;
    let verb = (end + 1..first).any(|at| document.has(at, Cue::WIN | Cue::LEVEL) && !document.has(at, Cue::METRIC));
    if document.mark(end - 1) == b')' {
        end = (floor..end).rev().take(8).find(|at| document.mark(*at) == b'(')?;
    }
    let start = document.compound_start(end.checked_sub(1)?);
    (!verb && start >= floor && is_coined_name(document, start..end)).then_some(start..end)
}
