//! Annotated facts: one line of JSON a paper, `{"id": …, "code": …, "facts": [{"type", "text", "nth", …}]}`.
//!
//! A fact says where it stands by its text and by which occurrence of that text is meant, so that a person can write
//! it. `optional` and `vague` mark facts that count neither way.

use serde::Deserialize;
use serde_json::{Map, Value};

/// The annotation of a paper.
#[derive(Debug, Deserialize)]
pub(crate) struct Annotation {
    /// The paper's identifier.
    pub(crate) id: Value,
    /// Whether its code can be had.
    pub(crate) code: Option<String>,
    /// All its facts.
    pub(crate) facts: Vec<GoldFact>,
}

/// A fact as a person annotated it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldFact {
    /// The kind.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// An exact piece of the paper's text.
    pub(crate) text: String,
    /// Which occurrence of it, from 0.
    #[serde(default)]
    pub(crate) nth: usize,
    /// Neither required nor an error.
    #[serde(default)]
    pub(crate) optional: bool,
    /// A magnitude without a number; never required.
    #[serde(default)]
    pub(crate) vague: bool,
    /// A change of which only both ends are given.
    #[serde(default)]
    pub(crate) derived: bool,
    /// The values and attributes of its kind.
    #[serde(flatten)]
    pub(crate) fields: Map<String, Value>,
}

impl GoldFact {
    /// Where the fact stands in the text of its paper, or `None` where its text does not occur so often.
    pub(crate) fn place(&self, text: &str) -> Option<(usize, usize)> {
        let mut from = 0;
        for _ in 0..self.nth {
            let start = from + text.get(from..)?.find(&self.text)?;
            // Occurrences may overlap: the next one can begin at the next character.
            from = start + text.get(start..)?.chars().next()?.len_utf8();
        }
        let start = from + text.get(from..)?.find(&self.text)?;
        Some((start, start + self.text.len()))
    }

    /// Whether it must be found.
    pub(crate) fn is_required(&self) -> bool {
        !self.optional && !self.vague
    }
}
