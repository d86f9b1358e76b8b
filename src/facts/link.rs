//! Web addresses and what the text says is found there.

use super::{Fact, Finding, Room, Source, name_key};
use crate::address::host_and_path;
use crate::document::Document;
use crate::hash::words;
use crate::lexicon::Cue;
use crate::naming::{Evidence, run_behind};
use crate::reason::Reason;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

/// A web address.
///
/// ```
/// use paperfacts::Provides;
///
/// let record = paperfacts::extract("Code and models: github.com/name/repo.");
/// let link = &record.links[0];
/// assert_eq!((link.text.as_ref(), link.url.as_str()), ("github.com/name/repo", "https://github.com/name/repo"));
/// assert_eq!(link.provides, [Provides::Code, Provides::Model]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Link<'t> {
    /// The address as it stands, a password in it too.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
    /// The absolute address: `https://` supplied where no scheme stands, LaTeX escapes and breaks undone, the rest as
    /// written. It parses with the `url` crate, and its scheme is `http`, `https`, `git` or `ssh`. Of
    /// `user:password@host` the password is masked: `user:***@host`.
    pub url: String,
    /// What is found there; empty for a mere mention.
    pub provides: Vec<Provides>,
}

/// What is found at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Provides {
    /// Source code.
    Code,
    /// Weights.
    Model,
    /// A dataset or other data.
    Data,
    /// A demonstration or a video.
    Demo,
    /// A project page.
    Project,
    /// A paper.
    Paper,
}

impl Link<'_> {
    /// The same fact with its own copy of what it quotes.
    #[must_use]
    pub fn into_owned(self) -> Link<'static> {
        Link { text: Cow::Owned(self.text.into_owned()), span: self.span, url: self.url, provides: self.provides }
    }
}

impl<'t> From<Link<'t>> for Fact<'t> {
    fn from(fact: Link<'t>) -> Self {
        Self::Link(fact)
    }
}

impl<'t> Room<'t> for Link<'t> {
    fn find(source: &Source<'_, 't>) -> Vec<Finding<Self>> {
        let document = source.document;
        let mut links: Vec<Finding<Self>> = Vec::new();
        let mut before: Vec<Provides> = Vec::new();
        let made = LazyCell::new(|| made_datasets(source));
        for (at, address) in document.addresses.iter().enumerate().filter(|(_, address)| !address.repeats) {
            let text = &document.text[address.span.range()];
            let url = address.url.clone();
            let token = document.tokens.partition_point(|token| token.start() < address.span.start);
            let said = said(document, at, token, &before);
            before.clone_from(&said.provides);
            let (provides, reason) = if said.provides.is_empty() && is_of_data(document, token, &made) {
                (vec![Provides::Data], Reason::new("what is available is a dataset", None))
            } else if said.provides.is_empty() {
                (host_provides(document, token, text, &url), Reason::new("what the host holds", None))
            } else {
                (said.provides, said.reason)
            };
            links.push(Finding { fact: Self { text: Cow::Borrowed(text), span: address.span, url, provides }, reason });
        }
        links
    }
}

/// The keys of the datasets that the authors make.
fn made_datasets(source: &Source<'_, '_>) -> BTreeSet<u64> {
    let made = source.names.iter().filter(|name| name.evidence == Evidence::Introduced);
    made.filter_map(|name| key(source.document, name.head())).collect()
}

fn key(document: &Document<'_>, name: Range<usize>) -> Option<u64> {
    name_key(document.slice(name), char::is_alphanumeric)
}

/// `Fern-MAT is available at`: whether the sentence of the address begins with one of the datasets, and says that it can be had.
fn is_of_data(document: &Document<'_>, address: usize, made: &BTreeSet<u64>) -> bool {
    let sentence = document.sentence_around(address);
    let subject = run_behind(document, sentence.start, sentence.end).filter(|run| run.start == sentence.start);
    let made = subject.and_then(|run| key(document, run)).is_some_and(|key| made.contains(&key));
    made && document.any(sentence, Cue::RELEASE)
}

/// What words say is found at an address, and which they are.
#[derive(Debug)]
struct Said {
    provides: Vec<Provides>,
    reason: Reason,
}

/// What the words around the address say is found there; `last` is what they said of the address before.
fn said(document: &Document<'_>, at: usize, token: usize, last: &[Provides]) -> Said {
    let sentence = document.sentence_around(token);
    let previous = at.checked_sub(1).and_then(|before| {
        let end = document.addresses[before].span.end;
        Some(document.tokens.partition_point(|token| token.start() < end)).filter(|before| *before > sentence.start)
    });
    let start = previous.unwrap_or(sentence.start).max(sentence.start);
    // `a and b`: two addresses share what is said before the first.
    if previous.is_some_and(|before| shares_with_previous(document, before..token)) {
        return Said { provides: last.to_vec(), reason: Reason::new("shares what the address before provides", None) };
    }
    let behind = || {
        let next = document
            .addresses
            .get(at + 1)
            .map_or(usize::MAX, |next| document.tokens.partition_point(|token| token.start() < next.span.start));
        named(document, token + 1..sentence.end.min(next).min(token + 16), "words behind the address")
    };
    // `a for our code and b for our data`: what stands between is said of the one before.
    let told_behind = |address: usize| document.is(address + 1, "for") || document.mark(address + 1) == b'(';
    let mut found = match previous {
        Some(before) if told_behind(before - 1) && told_behind(token) => behind(),
        _ => named(document, start..token, "words before the address"),
    };
    if found.provides.is_empty() {
        found = behind();
    }
    if found.provides.is_empty() && token == start && token > 0 {
        let before = document.sentence_around(token - 1);
        if document.any(before.clone(), Cue::RELEASE) || document.mark(token - 1) == b':' {
            found = named(document, before, "the sentence before");
        }
    }
    found
}

/// `… at A and B`, `via A or B`: nothing but a conjunction and a bracket between two addresses.
fn shares_with_previous(document: &Document<'_>, between: Range<usize>) -> bool {
    between.len() <= 4
        && between.clone().all(|at| !document.tokens[at].is_word() || document.has(at, Cue::CONJUNCTION))
        && between.clone().any(|at| document.has(at, Cue::CONJUNCTION) || matches!(document.mark(at), b',' | b'&'))
}

/// What words in the range name, where they are said to be found somewhere.
fn named(document: &Document<'_>, range: Range<usize>, rule: &'static str) -> Said {
    let mut clause = last_clause(document, range.clone());
    let label = range.end == clause.end && clause.clone().next_back().is_some_and(|at| document.mark(at) == b':');
    let shown = || clause.clone().any(|at| document.is_any(at, words!["obtained", "viewed", "browsed"]));
    let released = document.any(clause.clone(), Cue::RELEASE) || label || clause.len() <= 8 || shown();
    let mut found = Said { provides: Vec::new(), reason: Reason::new(rule, None) };
    if !released {
        // `samples are showcased on our project page at`: what stands right before it.
        clause.start = clause.end.saturating_sub(5).max(clause.start);
        let placed = document.is(clause.end.saturating_sub(1), "at") && document.any(clause.clone(), Cue::PROJECT);
        if !placed || range.end != clause.end {
            return found;
        }
    }
    for at in clause.clone() {
        let cue = document.cue(at);
        if !cue.any(Cue::CODE | Cue::DATA | Cue::WEIGHTS | Cue::DEMO | Cue::PROJECT | Cue::PAPER)
            || is_modifier(document, at, clause.clone())
        {
            continue;
        }
        for (class, provides) in CLASSES {
            if cue.any(*class) && !found.provides.contains(provides) {
                found.provides.push(*provides);
                found.reason.see(at);
                break;
            }
        }
    }
    found.provides.sort_unstable();
    found
}

/// The part of the range behind the last semicolon, or behind a comma before a new subject.
fn last_clause(document: &Document<'_>, range: Range<usize>) -> Range<usize> {
    let start = range.clone().rev().find(|at| document.mark(*at) == b';').map_or(range.start, |at| at + 1);
    start..range.end.max(start)
}

/// Whether the word only describes another: `data` in `data generation code`, `model` in `the code for our model`.
fn is_modifier(document: &Document<'_>, at: usize, clause: Range<usize>) -> bool {
    let next = document.cue(at + 1);
    let heads = Cue::CODE | Cue::DATA | Cue::WEIGHTS | Cue::DEMO | Cue::PROJECT | Cue::PAPER;
    let noun_behind = at + 1 < clause.end
        && document.tokens[at + 1].is_word()
        && !next.any(Cue::FUNCTION | Cue::RELEASE | Cue::COPULA | Cue::CONJUNCTION);
    let followed_by_head =
        noun_behind && (next.any(heads) || document.has(at + 2, heads)) && document.mark(at + 1) != b',';
    let hyphenated = document.mark(at + 1) == b'-' && document.touches(at + 1);
    let prepositions = words!["for", "of", "in", "on", "from", "with", "behind", "to"];
    let governed =
        clause.clone().take_while(|before| *before < at).filter(|before| document.has(*before, heads)).any(|head| {
            let between = head + 1..at;
            let bound = between.clone().any(|b| document.is_any(b, prepositions));
            bound
                && !between.clone().any(|b| document.mark(b) == b',' || document.has(b, Cue::RELEASE | Cue::COPULA))
                && !between.clone().any(|b| document.has(b, Cue::CONJUNCTION))
        });
    let output = noun_behind
        && document.is_any(
            at + 1,
            words!["predictions", "outputs", "checking", "training", "trained", "generation", "collection", "analysis"],
        );
    followed_by_head || hyphenated || governed || (output && document.has(at, Cue::WEIGHTS))
}

/// What a host is known to hold.
fn host_provides(document: &Document<'_>, token: usize, text: &str, url: &str) -> Vec<Provides> {
    let Some((host, path)) = host_and_path(url) else { return Vec::new() };
    let host = host.trim_start_matches("www.").to_ascii_lowercase();
    let mut path = path.split('/').filter(|segment| !segment.is_empty());
    let (first, second) = (path.next(), path.next());
    let mentioned = !text.contains("://") && first.is_none();
    match host.as_str() {
        _ if mentioned => Vec::new(),
        "github.com" | "gitlab.com" | "bitbucket.org" | "codeberg.org" if first.is_some() => {
            vec![Provides::Code]
        }
        "huggingface.co" => match first {
            Some("datasets") => vec![Provides::Data],
            Some("spaces") => vec![Provides::Demo],
            Some("papers") => vec![Provides::Paper],
            Some(_) => vec![Provides::Model],
            None => Vec::new(),
        },
        "arxiv.org" | "doi.org" | "dx.doi.org" | "openreview.net" if first.is_some() => {
            vec![Provides::Paper]
        }
        "youtube.com" | "youtu.be" | "vimeo.com" | "colab.research.google.com" => {
            vec![Provides::Demo]
        }
        "zenodo.org" | "kaggle.com" | "figshare.com" | "osf.io" if second.is_some() => {
            vec![Provides::Data]
        }
        "anonymous.4open.science" => vec![Provides::Code],
        host if host.ends_with(".github.io") || host.ends_with(".gitlab.io") || host == "sites.google.com" => {
            vec![Provides::Project]
        }
        host if host.ends_with("shinyapps.io") || host.ends_with("streamlit.app") || host.ends_with(".hf.space") => {
            vec![Provides::Demo]
        }
        _ => {
            let sentence = document.sentence_around(token);
            let released = document.any(sentence, Cue::RELEASE);
            if released { vec![Provides::Code] } else { Vec::new() }
        }
    }
}

/// The class of a word and what it says is found, the first that fits.
const CLASSES: &[(Cue, Provides)] = &[
    (Cue::DEMO, Provides::Demo),
    (Cue::CODE, Provides::Code),
    (Cue::DATA, Provides::Data),
    (Cue::WEIGHTS, Provides::Model),
    (Cue::PROJECT, Provides::Project),
    (Cue::PAPER, Provides::Paper),
];
