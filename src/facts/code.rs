//! Whether the paper's code can be had.

use super::{Link, Provides, Source};
use crate::document::Document;
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::naming::{is_coined_name, run_behind};
use serde::{Deserialize, Serialize};
use std::ops::Range;

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
        let mut codes = document.having(sentence.clone(), Cue::CODE).filter(|at| document.is_any(*at, CODE_WORDS));
        let release = codes.find_map(|code| release(document, code, &sentence));
        let Some(release) = release.or_else(|| open_sourced(document, &sentence)) else { continue };
        found = Some(if is_future(document, release, &sentence) { Code::Promised } else { Code::Released });
    }
    found
}

/// The word that says of the code at `code` that it can be had.
fn release(document: &Document<'_>, code: usize, sentence: &Range<usize>) -> Option<usize> {
    // `code execution`, `software engineering`: another noun is the head.
    let next = document.tokens.get(code + 1)?;
    let goes_on =
        Cue::FUNCTION | Cue::COPULA | Cue::CONJUNCTION | Cue::ON | Cue::USING | Cue::RELEASE | Cue::FUTURE | Cue::CODE;
    let modifies = next.is_word() && !next.touches_previous() && !document.has(code + 1, goes_on);
    if modifies && !document.word(code + 1).ends_with("ed") {
        return None;
    }
    // `our code is available`, `code and data: this https URL`
    let mut behind = (code + 1..sentence.end.min(code + 24)).take_while(|at| document.mark(*at) != b';');
    let had = behind.find(|at| document.is_any(*at, HAD));
    // `code release`
    let had = had.or(Some(code + 1).filter(|at| document.is(*at, "release")));
    let at = || (code + 1..sentence.end.min(code + 8)).find(|at| document.is_any(*at, AT));
    had.or_else(|| release_before(document, code, sentence)).or_else(at)
}

/// `we release models, data and code`, `X is available, including code`: the word before the code.
fn release_before(document: &Document<'_>, code: usize, sentence: &Range<usize>) -> Option<usize> {
    let near = code.saturating_sub(REACH).max(sentence.start)..code;
    let mut before = near.clone().rev().take_while(|at| document.mark(*at) != b';');
    before.find(|at| {
        if let Some(source) = opened(document, *at) {
            let access = document.is(source, "access") && code - source < 6;
            return access || document.is(source, "sourcing") || document.any(near.start..*at, Cue::AUTHORS);
        }
        let between = at + 1..code;
        if document.is_any(*at, GIVING) && between.len() < 10 {
            // `provide insights into code`: something else is given.
            let other =
                |at: usize| document.has(at, Cue::FUNCTION) && !document.has(at, Cue::ARTICLE | Cue::CONJUNCTION);
            let authors = document.any(at.saturating_sub(4).max(sentence.start)..*at, Cue::AUTHORS);
            return (authors || document.word(*at).ends_with("ing")) && !between.clone().any(other);
        }
        let included = || between.clone().any(|at| document.is(at, "including"));
        document.is_any(*at, RELEASING) || document.is(*at, "available") && included()
    })
}

/// How many tokens before its code a release is looked for.
const REACH: usize = 60;

/// `open-source`, `open access`: the second word.
fn opened(document: &Document<'_>, at: usize) -> Option<usize> {
    let second = at + 1 + usize::from(document.mark(at + 1) == b'-');
    (document.is(at, "open") && document.is_any(second, OPENED)).then_some(second)
}

/// `We open source RULER`: the verb, where what it names is no model.
fn open_sourced(document: &Document<'_>, sentence: &Range<usize>) -> Option<usize> {
    let mut verbs = document.having(sentence.start + 1..sentence.end, Cue::RELEASE);
    let open = verbs.find(|at| document.is_any(at - 1, words!["we", "also"]) && document.is(*at, "open"))?;
    let name = opened(document, open).filter(|source| document.is(*source, "source"))? + 1;
    let run = run_behind(document, name, sentence.end).filter(|run| run.start == name)?;
    let other = document.any(sentence.clone(), Cue::MODEL | Cue::WEIGHTS | Cue::DATASET);
    (!other && is_coined_name(document, run)).then_some(open)
}

/// Whether a word right before the release, or one that can say nothing else, speaks of what is to come.
fn is_future(document: &Document<'_>, release: usize, sentence: &Range<usize>) -> bool {
    let near = release.saturating_sub(6).max(sentence.start)..release;
    let will = near.clone().any(|at| document.has(at, Cue::FUTURE) && !document.is_any(at, words!["future", "upon"]));
    let soon = sentence.clone().any(|at| {
        document.is_any(at, words!["soon", "forthcoming", "upcoming", "acceptance"])
            || document.is(at, "upon") && document.is_any(at + 1, words!["publication", "request"])
    });
    will || soon
}

/// All have [`Cue::CODE`].
const CODE_WORDS: Words = words!["code", "codes", "codebase", "implementation", "toolkit", "software", "repository"];

/// What code is that can be had; all of these lists have [`Cue::RELEASE`].
const HAD: Words = words![
    "available",
    "released",
    "accessible",
    "public",
    "publicly",
    "published",
    "shared",
    "hosted",
    "found",
    "downloaded",
    "deposited",
    "provided",
    "accessed",
    "online",
    "sourced",
    "open-sourced",
    "maintained",
];

/// Verbs of giving to everybody.
const RELEASING: Words = words!["release", "releases", "releasing", "released", "publish", "opensource"];

/// Verbs of giving, if the authors do it.
const GIVING: Words = words!["provide", "providing", "provided", "share", "sharing", "shared", "made"];

const OPENED: Words = words!["source", "sourced", "sourcing", "sources", "access"];

/// `Code at this https URL`
const AT: Words = words!["here", "see", "https", "http"];
