//! Names of what the paper introduces.

use super::{Fact, Room, Source};
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The name of a method, model, dataset, benchmark, library or system that the paper introduces.
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
    fn find(_source: &Source<'_, 't>) -> Vec<Self> {
        Vec::new()
    }
}
