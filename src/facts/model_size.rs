//! Numbers of parameters: `a 1.6B language model`, `Llama-2-7B`, `models with 1M parameters`.

use super::{Count, Fact, Phrase, Room, Source};
use crate::claim::Claim;
use crate::quantity::Qualifier;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

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
    fn find(source: &Source<'_, 't>) -> Vec<Self> {
        let sizes = source.claimed(Claim::ModelSize).filter_map(|(at, figure)| {
            Some(Self {
                text: source.quote(figure.span),
                span: figure.span,
                parameters: Count::of(figure.min, figure.max)?,
                qualifier: figure.qualifier,
                model: model(source, at),
            })
        });
        sizes.collect()
    }
}

/// The model that the size at `at` is tied to.
fn model<'t>(source: &Source<'_, 't>, at: usize) -> Option<Phrase<'t>> {
    let document = source.document;
    let figure = &document.figures[at];
    if figure.compound {
        let start = document.compound_start(figure.first);
        return Phrase::at(document.text, document.span(start..document.compound_end(figure.end)));
    }
    None
}
