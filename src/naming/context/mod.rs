//! Names that their context gives away as datasets, for names that no list has and for those that are words too.
//!
//! - `the X dataset`, `A, B and C datasets`, `the Long Name (LN) benchmark`;
//! - `datasets such as A, B and C`, `benchmarks (A, B)`, `two benchmarks: A and B`;
//! - `a dataset called X`, `the benchmark X`, `a new benchmark, X`;
//! - `X, a dataset of`, `X is a benchmark`, a title `X: A Benchmark for`;
//! - `we collect X`; a name that ends in `Bench`;
//! - `trained on X`, where X is a name that the field knows.

mod noun;
mod usage;

use super::run::{run_before, run_behind};
use super::{Evidence, Name, with_version};
use crate::document::Document;
use crate::hash::words;
use crate::lexicon::Cue;
use crate::reason::Reason;
use std::ops::Range;

/// The names that the context gives away; `listed` are those of the gazetteer, in text order.
pub(super) fn names(document: &Document<'_>, listed: &[Name]) -> Vec<Name> {
    let mut finder = Finder { document, listed, found: Vec::new() };
    for at in document.all(Cue::DATASET | Cue::COLLECT) {
        finder.around(at, document.sentence_around(at));
    }
    finder.endings();
    finder.titled();
    finder.used();
    finder.coined_on();
    finder.counted();
    finder.found
}

struct Finder<'d, 't> {
    document: &'d Document<'t>,
    listed: &'d [Name],
    found: Vec<Name>,
}

impl Finder<'_, '_> {
    /// The name that ends before `end`: a known one, or a run of name tokens.
    pub(super) fn name_before(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        let known = self.listed_ending(end).filter(|name| name.tokens.start >= floor);
        let run = run_before(self.document, end, floor);
        match (known, run) {
            (Some(known), Some(run)) if known.tokens.start <= run.start => Some(known.tokens.clone()),
            (_, Some(run)) => Some(run),
            (Some(known), None) => Some(known.tokens.clone()),
            (None, None) => None,
        }
    }

    /// The name that starts at `start`: a known one, or a run of name tokens.
    pub(super) fn name_at(&self, start: usize, ceiling: usize) -> Option<Range<usize>> {
        let known = self.listed_starting(start).filter(|name| name.tokens.end <= ceiling);
        let run = run_behind(self.document, start, ceiling)
            .map(|run| run.start..with_version(self.document, run.end).min(ceiling));
        match (known, run) {
            (Some(known), Some(run))
                if run.end > known.tokens.end
                    && run.start == start
                    && !self.document.has(run.end - 1, Cue::DATASET) =>
            {
                let glued = (known.tokens.end..run.end).all(|at| self.document.touches(at));
                Some(if glued { run } else { known.tokens.clone() })
            }
            (Some(known), _) => Some(known.tokens.clone()),
            (None, run) => run.filter(|run| run.start == start),
        }
    }

    /// Whether exactly these tokens are a name of the list.
    pub(super) fn is_known(&self, run: Range<usize>) -> bool {
        self.listed_starting(run.start).is_some_and(|name| name.tokens == run)
    }

    /// The name of the list that starts at a token.
    fn listed_starting(&self, start: usize) -> Option<&Name> {
        let at = self.listed.binary_search_by_key(&start, |name| name.tokens.start).ok()?;
        self.listed.get(at)
    }

    /// The name of the list that ends before a token.
    fn listed_ending(&self, end: usize) -> Option<&Name> {
        let at = self.listed.binary_search_by_key(&end, |name| name.tokens.end).ok()?;
        self.listed.get(at)
    }

    /// Takes a name that the noun at `noun` gives away.
    pub(super) fn push(&mut self, tokens: Range<usize>, noun: usize, rule: &'static str) {
        let evidence = self.evidence(noun, tokens.clone());
        self.found.push(Name { tokens, short: None, evidence, reason: Reason::new(rule, Some(noun)) });
    }

    /// How sure the noun at `noun` makes the name, and whether the paper makes it.
    pub(super) fn evidence(&self, noun: usize, name: Range<usize>) -> Evidence {
        let sentence = self.document.sentence_around(noun);
        let document = self.document;
        // `fails on X and Y datasets`, but `we introduce X datasets`
        let direct = name.start > sentence.start
            && document.has(name.start - 1, Cue::INTRODUCE | Cue::COLLECT)
            && !self.is_known(name.clone());
        let listed = self.is_plural(noun) && name.start < noun && !direct;
        // `a new benchmark, named X`
        let new = name.start > noun
            && (noun.saturating_sub(4).max(sentence.start)..noun)
                .any(|at| document.is_any(at, words!["new", "novel", "resulting"]));
        // `Our dataset, named X`
        let ours = document.has(sentence.start, Cue::ARTICLE) && noun <= sentence.start + 3;
        let named = ours && document.mark(noun + 1) == b',' && document.has(noun + 2, Cue::NAMED);
        if new || named && name.start > noun {
            return Evidence::Introduced;
        }
        if !listed && self.is_making(sentence, name.start.min(noun)) { Evidence::Introduced } else { Evidence::Context }
    }

    /// Whether the words right before `at` say that the authors make what follows.
    pub(super) fn is_making(&self, sentence: Range<usize>, at: usize) -> bool {
        let document = self.document;
        let near = at.saturating_sub(12).max(sentence.start)..at;
        // `describes the submission to X`, `our system for X`
        let link = near.clone().rev().find(|at| !document.has(*at, Cue::ARTICLE | Cue::ADJECTIVE));
        // `results on the recently published X`
        let others_own = words!["recently", "published", "existing", "popular", "public", "widely", "established"];
        if (at.saturating_sub(3).max(sentence.start)..at).any(|at| document.is_any(at, others_own)) {
            return false;
        }
        // Neither what is submitted to X nor what is drawn from it nor an update of it is X.
        let version = |of: usize| {
            let made = words!["version", "versions", "update", "extension", "variant", "variants", "translation"];
            document.is(of, "of") && of > sentence.start && document.is_any(of - 1, made)
        };
        let others = |link: usize| {
            let own = (link..at).any(|at| document.is(at, "our"));
            document.has(link, Cue::TO) || document.has(link, Cue::ON) && !own
        };
        // `we release properties for the languages of X`
        let part = |of: usize| {
            let made = words!["release", "creation", "introduction", "construction", "development", "collection"];
            let known = self.listed_starting(at).is_some();
            known && document.is(of, "of") && of > sentence.start && !document.is_any(of - 1, made)
        };
        if link.is_some_and(|link| others(link) || document.is(link, "from") || version(link) || part(link)) {
            return false;
        }
        let verb = near
            .clone()
            .rev()
            .find(|at| document.has(*at, Cue::INTRODUCE | Cue::COLLECT | Cue::EVALUATION | Cue::TRAINING));
        // `our` reaches to its own noun: not over a preposition, as in `our experiments on X`.
        let our = near.clone().rev().take(6).find(|at| document.is(*at, "our"));
        let ours = our.is_some_and(|our| !document.any(our..at, Cue::MODEL | Cue::ON | Cue::EVALUATION | Cue::COPULA));
        // `an agent that resolves issues of X`: what a relative clause speaks of is another thing.
        let relative =
            |verb: usize| (verb..at).any(|at| document.is_any(at, words!["that", "which", "whose", "where"]));
        let verb = verb.filter(|verb| document.has(*verb, Cue::INTRODUCE | Cue::COLLECT) && !relative(*verb));
        let passive =
            |verb: usize| document.is(verb + 1, "by") || document.is(verb + 1, "on") || document.is(verb + 1, "in");
        ours || verb.is_some_and(|verb| {
            !passive(verb) && document.any(verb.saturating_sub(20).max(sentence.start)..verb + 1, Cue::AUTHORS)
        })
    }
}
