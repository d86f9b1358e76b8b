//! The kinds of facts, a room for each, all of the same shape: a public type, and [`Room::find`], which reads the
//! [`Source`] and returns the facts in text order.

pub(crate) mod artifact;
pub(crate) mod code;
pub(crate) mod dataset;
pub(crate) mod gain;
pub(crate) mod link;
pub(crate) mod model_size;
pub(crate) mod other_percent;
pub(crate) mod score;
pub(crate) mod share;
pub(crate) mod token_count;
mod value;

pub use artifact::{Artifact, ArtifactKind};
pub use code::Code;
pub use dataset::{Dataset, DatasetRole};
pub use gain::{Basis, Direction, Gain};
pub use link::{Link, Provides};
pub use model_size::ModelSize;
pub use other_percent::OtherPercent;
pub use score::Score;
pub use share::Share;
pub use token_count::{TokenCount, TokenRole};
pub use value::{Amount, Count, Phrase};
pub(crate) use value::{NamePlaces, decimal, name_key};

use crate::claim::{Claim, Claims};
use crate::clause::{Description, phrase_span};
use crate::document::{Document, Figure};
use crate::reason::Reason;
use crate::span::Span;
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

/// What the rooms read.
#[derive(Debug)]
pub(crate) struct Source<'d, 't> {
    pub(crate) document: &'d Document<'t>,
    pub(crate) claims: &'d Claims,
    /// The names of datasets, found before the rooms that refer to them.
    pub(crate) names: &'d [dataset::Name],
    /// What each figure speaks of.
    pub(crate) descriptions: &'d [Description],
    /// What the paper introduces, from where its datasets are looked for to where its artifacts are.
    artifacts: RefCell<Vec<Finding<Artifact<'t>>>>,
}

impl<'d, 't> Source<'d, 't> {
    pub(crate) fn new(
        document: &'d Document<'t>,
        claims: &'d Claims,
        names: &'d [dataset::Name],
        descriptions: &'d [Description],
    ) -> Self {
        Self { document, claims, names, descriptions, artifacts: RefCell::default() }
    }

    /// The figures with a claim, and their place among all figures.
    pub(crate) fn claimed(&self, claim: Claim) -> impl Iterator<Item = (usize, &'d Figure)> {
        let (figures, verdicts) = (&self.document.figures, &self.claims.verdicts);
        figures
            .iter()
            .enumerate()
            .filter(move |(at, _)| verdicts.get(*at).is_some_and(|verdict| verdict.claim == claim))
    }

    /// A fact for the reason for which the figure at `at` was claimed.
    pub(crate) fn finding<F>(&self, at: usize, fact: F) -> Finding<F> {
        let verdict = self.claims.verdicts[at];
        Finding { fact, reason: Reason::new(verdict.rule, verdict.cue) }
    }

    /// The words that a description points to.
    pub(crate) fn phrase(&self, at: usize, part: fn(&Description) -> &Option<Range<usize>>) -> Option<Phrase<'t>> {
        let tokens = part(self.descriptions.get(at)?).as_ref()?;
        Phrase::at(self.document.text, phrase_span(self.document, tokens)?)
    }

    /// What stands at a span.
    pub(crate) fn quote(&self, span: Span) -> Cow<'t, str> {
        Cow::Borrowed(&self.document.text[span.range()])
    }
}

/// How a kind of fact is found.
pub(crate) trait Room<'t>: Sized + Into<Fact<'t>> {
    /// All facts of the kind, in text order, each with why it was taken.
    fn find(source: &Source<'_, 't>) -> Vec<Finding<Self>>;
}

/// A fact, and why it was taken.
#[derive(Clone, Debug)]
pub(crate) struct Finding<F> {
    pub(crate) fact: F,
    pub(crate) reason: Reason,
}

impl<F> Finding<F> {
    /// Puts findings in text order by where each stands first, and keeps the first of those that stand at one place.
    fn put_in_order(findings: &mut Vec<Self>, mentions: impl Fn(&F) -> &[Span]) {
        let first = |found: &Self| mentions(&found.fact).first().copied();
        findings.sort_by_key(first);
        findings.dedup_by_key(|found| first(found));
    }
}

/// A fact of any kind, borrowed from its record by [`Record::facts`](crate::Record::facts).
///
/// ```
/// use paperfacts::{Fact, FactRef};
///
/// let record = paperfacts::extract("Our 7B model improves accuracy by 3%.");
/// let kinds: Vec<&str> = record.facts().map(|fact| fact.kind()).collect();
/// assert_eq!(kinds, ["model_size", "gain"]);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fact<'t> {
    /// A web address.
    Link(Link<'t>),
    /// A number of parameters.
    ModelSize(ModelSize<'t>),
    /// A number of tokens.
    TokenCount(TokenCount<'t>),
    /// A named dataset.
    Dataset(Dataset<'t>),
    /// A change.
    Gain(Gain<'t>),
    /// A level.
    Score(Score<'t>),
    /// A part of a whole.
    Share(Share<'t>),
    /// Another percentage.
    OtherPercent(OtherPercent<'t>),
    /// A name that the paper introduces.
    Artifact(Artifact<'t>),
}
