//! Parts of a whole: `10% of the compute budget`, `1/16 parameters`, `12% of the patients`.

use super::{Amount, Fact, Finding, Phrase, Room, Source};
use crate::claim::Claim;
use crate::quantity::Qualifier;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A part of a whole, or of a baseline's cost.
///
/// ```
/// let record = paperfacts::extract("It needs only 10% of the compute budget.");
/// assert_eq!(record.shares[0].amount.min.to_string(), "10");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Share<'t> {
    /// The number with its unit mark, as it stands.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
    /// The part, in percent.
    pub amount: Amount,
    /// How exactly.
    pub qualifier: Qualifier,
    /// The words that name the whole.
    pub of: Option<Phrase<'t>>,
}

impl Share<'_> {
    /// The same fact with its own copy of what it quotes.
    #[must_use]
    pub fn into_owned(self) -> Share<'static> {
        Share {
            text: Cow::Owned(self.text.into_owned()),
            span: self.span,
            amount: self.amount,
            qualifier: self.qualifier,
            of: self.of.map(Phrase::into_owned),
        }
    }
}

impl<'t> From<Share<'t>> for Fact<'t> {
    fn from(fact: Share<'t>) -> Self {
        Self::Share(fact)
    }
}

impl<'t> Room<'t> for Share<'t> {
    fn find(source: &Source<'_, 't>) -> Vec<Finding<Self>> {
        let shares = source.claimed(Claim::Share).map(|(at, figure)| {
            let share = Self {
                text: source.quote(figure.span),
                span: figure.span,
                amount: Amount::size(figure.min, figure.max),
                qualifier: figure.qualifier,
                of: source.phrase(at, |of| &of.whole),
            };
            source.finding(at, share)
        });
        shares.collect()
    }
}
