//! [`Explained`]: a record, and for each of its facts why it was taken.

use crate::document::Document;
use crate::reason::Reason;
use crate::record::{FactRef, Record, text_order};
use crate::span::Span;

/// Why a fact was taken.
///
/// For people: whoever must trust a fact, or mend a rule. The names of rules are no part of the interface that versions
/// promise.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    /// The rule that decided, as `change verb` or `the authors introduce it`.
    pub rule: &'static str,
    /// The words that decided, in the order in which the rule saw them; empty where the fact's own form did.
    pub cues: Vec<Span>,
}

impl Explanation {
    pub(crate) fn new(document: &Document<'_>, reason: Reason) -> Self {
        let cues = reason.cues.into_iter().flatten().map(|token| document.span(token..token + 1));
        Self { rule: reason.rule, cues: cues.filter(|span| !span.is_empty()).collect() }
    }
}

/// A record with an [`Explanation`] for each of its facts, made by [`Extractor::explain`](crate::Extractor::explain).
///
/// ```
/// let text = "It improves accuracy by 3.6% with a 7B model.";
/// let explained = paperfacts::Extractor::new().explain(text);
/// let (fact, why) = explained.facts().next().expect("a gain");
/// assert_eq!((fact.kind(), why.rule), ("gain", "by"));
/// assert_eq!(why.cues[0].slice(text), Some("improves"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explained<'t> {
    /// The record, equal to what [`Extractor::extract`](crate::Extractor::extract) gives.
    pub record: Record<'t>,
    /// One for each fact, in the order of the record's lists.
    explanations: Vec<Explanation>,
}

impl<'t> Explained<'t> {
    pub(crate) const fn new(record: Record<'t>, explanations: Vec<Explanation>) -> Self {
        Self { record, explanations }
    }

    /// All facts in text order, as [`Record::facts`] gives them, each with its explanation.
    pub fn facts(&self) -> impl Iterator<Item = (FactRef<'_, 't>, &Explanation)> {
        let mut facts: Vec<_> = self.record.list_by_list().into_iter().zip(&self.explanations).collect();
        facts.sort_by_key(|(fact, _)| text_order(fact));
        facts.into_iter()
    }
}
