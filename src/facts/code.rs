//! Whether the paper's code can be had.

use super::{Link, Provides, Source};
use crate::hash::{Word, words};
use crate::lexicon::Cue;
use serde::{Deserialize, Serialize};

/// Whether the paper's code can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Code {
    /// An address provides it, or will.
    Linked,
    /// It is said to be available; no address.
    Released,
    /// It is said to come.
    Promised,
}

/// What the text says of its code.
pub(crate) fn find(source: &Source<'_, '_>, links: &[Link<'_>]) -> Option<Code> {
    if links.iter().any(|link| link.provides.contains(&Provides::Code)) {
        return Some(Code::Linked);
    }
    let document = source.document;
    let mut found = None;
    for sentence in document.sentences_having(Cue::RELEASE) {
        let code = document.having(sentence.clone(), Cue::CODE).any(|at| document.is_any(at, CODE_WORDS));
        if !code {
            continue;
        }
        let future = document.any(sentence.clone(), Cue::FUTURE);
        found = Some(if future { Code::Promised } else { Code::Released });
    }
    found
}

/// All have [`Cue::CODE`].
const CODE_WORDS: &[Word] = words!["code", "codes", "codebase", "implementation", "toolkit", "software", "repository"];
