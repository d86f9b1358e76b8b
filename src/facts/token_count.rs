//! Numbers of tokens: `trained on 300B tokens`, `a 128K context`.

use super::{Count, Fact, Finding, Room, Source};
use crate::claim::Claim;
use crate::document::{Document, Figure};
use crate::hash::words;
use crate::lexicon::Cue;
use crate::quantity::Qualifier;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A number of text or multimodal tokens.
///
/// ```
/// use paperfacts::TokenRole;
///
/// let record = paperfacts::extract("It is pre-trained on 27 trillion tokens with a 32k context.");
/// let roles: Vec<_> = record.token_counts.iter().map(|count| (count.tokens.max, count.role)).collect();
/// assert_eq!(roles, [(27_000_000_000_000, TokenRole::Training), (32_000, TokenRole::Context)]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TokenCount<'t> {
    /// The number with its magnitude, as it stands.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
    /// How many tokens; `K` is 1000, also in context windows.
    pub tokens: Count,
    /// How exactly.
    pub qualifier: Qualifier,
    /// What the tokens are.
    pub role: TokenRole,
}

/// What counted tokens are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TokenRole {
    /// Seen or budgeted in training.
    Training,
    /// The size of a corpus.
    Data,
    /// A context window or the length of an input.
    Context,
    /// Anything else.
    Other,
}

impl TokenCount<'_> {
    /// The same fact with its own copy of what it quotes.
    #[must_use]
    pub fn into_owned(self) -> TokenCount<'static> {
        TokenCount {
            text: Cow::Owned(self.text.into_owned()),
            span: self.span,
            tokens: self.tokens,
            qualifier: self.qualifier,
            role: self.role,
        }
    }
}

impl<'t> From<TokenCount<'t>> for Fact<'t> {
    fn from(fact: TokenCount<'t>) -> Self {
        Self::TokenCount(fact)
    }
}

impl<'t> Room<'t> for TokenCount<'t> {
    fn find(source: &Source<'_, 't>) -> Vec<Finding<Self>> {
        let counts = source.claimed(Claim::TokenCount).filter_map(|(at, figure)| {
            let count = Self {
                text: source.quote(figure.span),
                span: figure.span,
                tokens: Count::of(figure.min, figure.max)?,
                qualifier: figure.qualifier,
                role: role(source.document, figure),
            };
            Some(source.finding(at, count))
        });
        counts.collect()
    }
}

fn role(document: &Document<'_>, figure: &Figure) -> TokenRole {
    let sentence = document.sentence(figure.sentence);
    let behind = figure.end..(figure.end + 7).min(sentence.end);
    let before = figure.first.saturating_sub(8).max(sentence.start)..figure.first;
    let large = figure.max >= rust_decimal::Decimal::from(20_000_000);
    let windowed = document.any(behind.clone(), Cue::CONTEXT) || document.any(before.clone(), Cue::CONTEXT);
    if !large && (windowed || document.is(behind.start, "tokens") || document.is(behind.start + 1, "window")) {
        let spent = document.any(before.clone(), Cue::FALL) || document.any(behind, Cue::LESS);
        return if windowed || !spent { TokenRole::Context } else { TokenRole::Other };
    }
    // `a corpus of 6T tokens`, but `pre-trained on a corpus of 6T tokens`
    let trained = document.any(figure.opening.saturating_sub(8).max(sentence.start)..figure.opening, Cue::TRAINING);
    let noun = figure.opening.checked_sub(2).filter(|_| document.has(figure.opening - 1, Cue::OF) && !trained);
    if large && noun.is_some_and(|noun| document.is_any(noun, words!["corpus", "corpora", "dataset", "collection"])) {
        return TokenRole::Data;
    }
    let bracketed = before.clone().rev().take(4).any(|at| document.mark(at) == b'(');
    if large && bracketed && document.any(before.clone(), Cue::DATA) {
        return TokenRole::Data;
    }
    if document.any(sentence.start..sentence.end, Cue::TRAINING) && large {
        return TokenRole::Training;
    }
    if large && document.any(sentence, Cue::DATA | Cue::DATASET) { TokenRole::Data } else { TokenRole::Other }
}
