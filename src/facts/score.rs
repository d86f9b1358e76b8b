//! Levels of a metric: `95.87% on RVL-CDIP`, `54.6 mIoU`, both ends of a change.

use super::{Fact, Finding, Phrase, Room, Source, decimal};
use crate::claim::Claim;
use crate::document::Figure;
use crate::quantity::Unit;
use crate::span::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A level of a metric that a system reaches, this paper's or a baseline's.
///
/// ```
/// let record = paperfacts::extract("It reaches 85.3% top-1 accuracy and 50.6 mIoU.");
/// let values: Vec<String> = record.scores.iter().map(|score| score.value.to_string()).collect();
/// assert_eq!(values, ["85.3", "50.6"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Score<'t> {
    /// The number with its unit mark, as it stands.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
    /// The value as written.
    #[serde(with = "decimal")]
    pub value: Decimal,
    /// [`Unit::Percent`] where a percent sign stands, else [`Unit::Points`].
    pub unit: Unit,
    /// The words that name the metric.
    pub metric: Option<Phrase<'t>>,
    /// The words that name on what it was measured: a dataset, or the task where only a task is named.
    pub dataset: Option<Phrase<'t>>,
}

impl Score<'_> {
    /// The same fact with its own copy of what it quotes.
    #[must_use]
    pub fn into_owned(self) -> Score<'static> {
        Score {
            text: Cow::Owned(self.text.into_owned()),
            span: self.span,
            value: self.value,
            unit: self.unit,
            metric: self.metric.map(Phrase::into_owned),
            dataset: self.dataset.map(Phrase::into_owned),
        }
    }
}

impl<'t> From<Score<'t>> for Fact<'t> {
    fn from(fact: Score<'t>) -> Self {
        Self::Score(fact)
    }
}

impl<'t> Room<'t> for Score<'t> {
    fn find(source: &Source<'_, 't>) -> Vec<Finding<Self>> {
        let mut scores = Vec::new();
        for (at, figure) in source.claimed(Claim::Score) {
            for (value, span) in levels(figure) {
                let unit = if figure.unit == Unit::Percent { Unit::Percent } else { Unit::Points };
                let score = Self {
                    text: source.quote(span),
                    span,
                    value,
                    unit,
                    metric: source.phrase(at, |of| &of.metric),
                    dataset: source.phrase(at, |of| &of.dataset),
                };
                scores.push(source.finding(at, score));
            }
        }
        scores
    }
}

/// The level, or both ends of a range of levels.
fn levels(figure: &Figure) -> impl Iterator<Item = (Decimal, Span)> + use<> {
    let level =
        |measure: crate::quantity::Measure| measure.value().map(|value| (value, Span::new(measure.start, measure.end)));
    let levels = match figure.reading.high {
        None => [Some((figure.min, figure.span)), None],
        Some((_, _, high)) => [level(figure.reading.low), level(high)],
    };
    levels.into_iter().flatten()
}
