//! Finds the names: where the title stands on one, where the authors introduce, train or call something so.

mod beside;
mod called;
mod made;
mod short;
mod title;

use super::kind::{class, kind};
use super::{Artifact, ArtifactKind, Candidate, Finding, Source};
use crate::document::Document;
use crate::facts::{NamePlaces, name_key};
use crate::hash::{Words, words};
use crate::latex;
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::{DATASETS, MODELS};
use crate::naming::{Evidence, is_coined_name, is_plural_acronym};
use crate::reason::Reason;
use crate::span::Span;
use short::Looked;
use std::cell::RefCell;
use std::ops::Range;

/// All names that the paper introduces, one fact each.
pub(super) fn artifacts<'t>(source: &Source<'_, 't>) -> Vec<Finding<Artifact<'t>>> {
    let document = source.document;
    let reason = Reason::new(title::TITLE, None);
    let mut found = Finder { document, found: Vec::new(), looked: RefCell::default(), reason };
    found.title();
    found.body();
    for name in source.names.iter().filter(|name| name.evidence == Evidence::Introduced) {
        found.reason = name.reason;
        // `a benchmark`, but `a challenge set`
        let noun = name.reason.cues[0].filter(|noun| !document.is(noun + 1, "set"));
        let kind = noun.and_then(|noun| class(document, noun)).filter(|kind| *kind == ArtifactKind::Benchmark);
        found.push(name.head(), name.tokens.clone(), Some(kind.unwrap_or(ArtifactKind::Dataset)));
    }
    if found.found.is_empty() {
        found.subjects();
    }
    found.variants();
    found.facts()
}

struct Finder<'d, 't> {
    document: &'d Document<'t>,
    found: Vec<Candidate>,
    /// The brackets in which a short form has been looked for.
    looked: RefCell<Vec<Looked>>,
    /// Why what is found next is taken.
    reason: Reason,
}

impl<'t> Finder<'_, 't> {
    /// What the sentences introduce.
    fn body(&mut self) {
        let document = self.document;
        let around = |at| (at, document.sentence_around(at));
        for (verb, sentence) in document.all(Cue::INTRODUCE | Cue::COLLECT).map(around) {
            self.introduced(verb, sentence);
        }
        let mut read = 0;
        for (at, sentence) in document.all(Cue::NAMED | Cue::CALL).map(around) {
            if document.is(at, "our") {
                self.described(at, sentence);
            } else if document.is(at, "proposed") {
                // All of its sentence is read with the first.
                if at >= read {
                    read = sentence.end;
                    self.owned(at, sentence);
                }
            } else {
                if document.is_any(at, TRAIN) {
                    self.trained(at, sentence.clone());
                }
                self.named(at, sentence.clone());
                self.opened(at, sentence.clone());
                self.for_short(at, sentence);
            }
        }
        for sentence in &document.sentences {
            self.apposed_subject(sentence.clone());
        }
    }

    /// Takes a name whose letters or words vouch for it.
    fn push_sure(&mut self, name: Range<usize>, mention: Range<usize>) {
        if is_plural_acronym(self.document, &name) {
            return;
        }
        self.found.push(Candidate::new(name, mention, None, self.reason));
    }

    fn push(&mut self, name: Range<usize>, mention: Range<usize>, kind: Option<ArtifactKind>) {
        let document = self.document;
        let single = name.len() == 1;
        let generic = single
            && document.has(
                name.start,
                Cue::GENERIC
                    | Cue::METRIC
                    | Cue::KIND
                    | Cue::FUNCTION
                    | Cue::ADJECTIVE
                    | Cue::TRAINING
                    | Cue::EVALUATION,
            );
        let adjective = !single
            && document.is_any(name.end - 1, ADJECTIVES)
            && document.touches(name.end - 1)
            && !document.tokens[name.end - 1].shape.has_inner_upper();
        // `a batch-RL framework`
        let term = !single
            && document.has(name.end - 1, Cue::GENERIC)
            && (name.start..name.end - 1)
                .all(|at| !document.tokens[at].shape.has_upper() && !document.tokens[at].shape.has_digit());
        let adjective = adjective || term;
        let plural = is_plural_acronym(self.document, &name);
        let own = kind.is_some() || mention.end <= document.body;
        let known = |at: usize| {
            let family = MODELS
                .longest(document.text, &document.tokens, at)
                .is_some_and(|found| found.end >= name.end && !found.common);
            let dataset = DATASETS
                .longest(document.text, &document.tokens, at)
                .is_some_and(|found| found.end >= name.end && !found.common);
            family || dataset
        };
        // `Think-with-Me`
        let compound = !single && document.tokens[name.start].shape.starts_upper() && document.is_joined(&name);
        let coined = own
            || compound
            || is_coined_name(document, name.clone())
            || (single && document.tokens[name.start].shape.starts_upper() && document.cue(name.start) == Cue::NONE)
            || !single
                && name.clone().all(|at| !document.tokens[at].is_word() || document.tokens[at].shape.starts_upper());
        if !generic && !adjective && !plural && coined && (own || !known(name.start)) {
            self.found.push(Candidate::new(name, mention, kind, self.reason));
        }
    }

    /// One fact for each name, at its first mention.
    fn facts(mut self) -> Vec<Finding<Artifact<'t>>> {
        let document = self.document;
        self.found.sort_by_key(|candidate| (candidate.mention.start, std::cmp::Reverse(candidate.mention.end)));
        let (mut places, mut names) = (NamePlaces::default(), 0);
        let (mut start, mut end) = (None, 0);
        self.found.retain_mut(|candidate| {
            let text = document.slice(candidate.name.clone());
            let Some(key) = name_key(text, char::is_alphanumeric) else { return false };
            match places.get(key) {
                Some(nth) => candidate.nth = nth,
                // `CALVIN` in `CALVIN ABC-D`: what starts at one place is one name, the longer.
                None if start == Some(candidate.mention.start) => return false,
                // `Reaction Archive` in `Open Reaction Archive (ORA)`
                None if candidate.mention.end <= end && candidate.mention == candidate.name => return false,
                None => {
                    (start, end) = (Some(candidate.mention.start), candidate.mention.end.max(end));
                    candidate.nth = names;
                    places.insert(key, names);
                    names += 1;
                }
            }
            true
        });
        self.found.sort_by_key(|candidate| candidate.nth);
        let facts = self.found.chunk_by(|one, next| one.nth == next.nth).filter_map(|group| {
            let first = group.first()?;
            let before = earlier(document, first);
            let places = before.into_iter().chain(group.iter().map(|candidate| candidate.mention.clone()));
            let mut mentions: Vec<Span> = places.map(|place| document.span(place)).collect();
            mentions.dedup();
            let name = latex::plain(document.slice(first.name.clone()));
            let fact = Artifact { name, mentions, kind: kind(document, first, group) };
            Some(Finding { fact, reason: first.reason })
        });
        let mut facts: Vec<Finding<Artifact<'t>>> = facts.collect();
        // A name may stand earlier than where a rule has found it, and may there be another's long form.
        Finding::put_in_order(&mut facts, |artifact| &artifact.mentions);
        facts
    }
}

/// Where the name stands before the place at which a rule has found it.
fn earlier(document: &Document<'_>, candidate: &Candidate) -> Option<Range<usize>> {
    let (name, end) = (document.slice(candidate.name.clone()), candidate.mention.start.min(FIRST_WORDS));
    let places = document.same_as(candidate.name.start, 0..end);
    let mut places = places.map(|at| at..at + candidate.name.len()).filter(|place| place.end <= end);
    places.find(|place| document.slice(place.clone()) == name && document.compound_start(place.start) == place.start)
}

/// How far into a text the first mention of a name is searched.
const FIRST_WORDS: usize = 1000;

/// Endings that make an adjective of a name: `the LLM-based agents`.
const ADJECTIVES: Words = words!["based", "informed", "driven", "aware", "guided", "free"];

/// Verbs of training: `we train X`.
const TRAIN: Words = words!["train", "obtain", "pretrain", "finetune"];
