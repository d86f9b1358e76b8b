//! Names of what the paper introduces.
//!
//! A name counts where the title stands on it (`RegMix: …`), where the authors say that they propose, present, introduce or
//! release it, where they name it (`called X`, `dubbed X`, `X for short`), and where it is a dataset that they make. Of a
//! long name and its short form in brackets the short one counts. Names of other people's work do not.

mod find;
mod kind;

use super::{Fact, Finding, Room, Source};
use crate::reason::Reason;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

/// The name of a method, model, dataset, benchmark, library or system that the paper introduces.
///
/// ```
/// use paperfacts::ArtifactKind;
///
/// let record = paperfacts::extract("We propose Low-Rank Glue (LoRG), a framework for adapters.");
/// assert_eq!((record.artifacts[0].name.as_ref(), record.artifacts[0].kind), ("LoRG", ArtifactKind::Method));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Artifact<'t> {
    /// The name; of a long name and its short form, the short one.
    pub name: Cow<'t, str>,
    /// Where it stands, in text order.
    pub mentions: Vec<Span>,
    /// What it is.
    pub kind: ArtifactKind,
}

/// What a paper introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ArtifactKind {
    /// A method, framework or training scheme.
    Method,
    /// A model.
    Model,
    /// A dataset.
    Dataset,
    /// A benchmark.
    Benchmark,
    /// A library.
    Library,
    /// A system.
    System,
}

impl Artifact<'_> {
    /// The same fact with its own copy of what it quotes.
    #[must_use]
    pub fn into_owned(self) -> Artifact<'static> {
        Artifact { name: Cow::Owned(self.name.into_owned()), mentions: self.mentions, kind: self.kind }
    }
}

impl<'t> From<Artifact<'t>> for Fact<'t> {
    fn from(fact: Artifact<'t>) -> Self {
        Self::Artifact(fact)
    }
}

impl<'t> Room<'t> for Artifact<'t> {
    fn find(source: &Source<'_, 't>) -> Vec<Finding<Self>> {
        // The datasets, which stand before them in a record, have looked for them.
        source.artifacts.take()
    }
}

/// What the paper introduces, in text order; kept in the source until the room of artifacts takes it.
pub(super) fn look(source: &Source<'_, '_>) {
    source.artifacts.replace(find::artifacts(source));
}

/// A name that may be one, where it stands.
#[derive(Clone, Debug)]
struct Candidate {
    name: Range<usize>,
    mention: Range<usize>,
    kind: Option<ArtifactKind>,
    reason: Reason,
    /// Which of the names it is, once all are found.
    nth: usize,
}

impl Candidate {
    const fn new(name: Range<usize>, mention: Range<usize>, kind: Option<ArtifactKind>, reason: Reason) -> Self {
        Self { name, mention, kind, reason, nth: 0 }
    }
}
