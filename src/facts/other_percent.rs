//! Percentages that are no gain, score or share: confidence levels, thresholds, spreads.

use super::{Amount, Fact, Finding, Room, Source};
use crate::claim::Claim;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A percentage that is no gain, score or share. With these, every percentage of a text is covered by a fact.
///
/// ```
/// let record = paperfacts::extract("Retrieval accuracy is 70.1% (95% CI).");
/// assert_eq!(record.other_percentages[0].text, "95%");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OtherPercent<'t> {
    /// The number with its unit mark, as it stands.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
    /// In percent.
    pub amount: Amount,
}

impl OtherPercent<'_> {
    /// The same fact with its own copy of what it quotes.
    #[must_use]
    pub fn into_owned(self) -> OtherPercent<'static> {
        OtherPercent { text: Cow::Owned(self.text.into_owned()), span: self.span, amount: self.amount }
    }
}

impl<'t> From<OtherPercent<'t>> for Fact<'t> {
    fn from(fact: OtherPercent<'t>) -> Self {
        Self::OtherPercent(fact)
    }
}

impl<'t> Room<'t> for OtherPercent<'t> {
    fn find(source: &Source<'_, 't>) -> Vec<Finding<Self>> {
        let others = source.claimed(Claim::Other).map(|(at, figure)| {
            let amount = Amount::size(figure.min, figure.max);
            source.finding(at, Self { text: source.quote(figure.span), span: figure.span, amount })
        });
        others.collect()
    }
}
