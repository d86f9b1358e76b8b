//! Names of what the paper introduces.
//!
//! A name counts where the title stands on it (`RegMix: …`), where the authors say that they propose, present, introduce or
//! release it, where they name it (`called X`, `dubbed X`, `X for short`), and where it is a dataset that they make. Of a
//! long name and its short form in brackets the short one counts. Names of other people's work do not.

use super::{Fact, Room, Source};
use crate::document::Document;
use crate::latex;
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::{DATASETS, MODELS};
use crate::naming::{Evidence, is_coined_name, long_start, pairing_behind, run_behind};
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
    fn find(source: &Source<'_, 't>) -> Vec<Self> {
        let document = source.document;
        let mut found = Finder { document, found: Vec::new() };
        found.title();
        for sentence in &document.sentences {
            found.introduced(sentence.clone());
            found.named(sentence.clone());
        }
        for name in source.names.iter().filter(|name| name.evidence == Evidence::Introduced) {
            found.push(name.head(), name.tokens.clone(), Some(ArtifactKind::Dataset));
        }
        found.facts()
    }
}

/// A name that the paper introduces, where it stands.
#[derive(Clone, Debug)]
struct Candidate {
    name: Range<usize>,
    mention: Range<usize>,
    kind: Option<ArtifactKind>,
}

struct Finder<'d, 't> {
    document: &'d Document<'t>,
    found: Vec<Candidate>,
}

impl<'t> Finder<'_, 't> {
    /// `RegMix: Data Mixture as Regression`
    fn title(&mut self) {
        let document = self.document;
        let Some(colon) = (1..document.body.min(10)).find(|at| document.mark(*at) == b':') else { return };
        let name = 0..colon;
        let first = &document.tokens[0];
        let whole = name.clone().all(|at| {
            let token = &document.tokens[at];
            token.is_word() || token.is_number() || document.touches(at) || document.touches(at + 1)
        });
        let coined = is_coined_name(document, name.clone()) && colon <= 6;
        let words = name.clone().filter(|at| document.tokens[*at].is_word() && !document.touches(*at)).count();
        let again = || self.stands_in_body(name.clone());
        let upper = first.shape.has_upper() || first.shape.has_inner_upper() || coined;
        if whole && upper && ((coined && words <= 2) || (words <= 4 && again())) {
            self.push(name.clone(), name, None);
        }
    }

    /// Whether the same words stand in the abstract, written with a capital.
    fn stands_in_body(&self, name: Range<usize>) -> bool {
        let document = self.document;
        let count = name.len();
        (document.body..document.tokens.len().saturating_sub(count)).any(|at| {
            document.tokens[at].shape.has_upper()
                && (0..count).all(|n| document.tokens[at + n].hash == document.tokens[name.start + n].hash && document.tokens[at + n].kind == document.tokens[name.start + n].kind)
        })
    }

    /// `we propose X`, `this paper introduces a novel framework, X`, `we present emulated fine-tuning (EFT)`
    fn introduced(&mut self, sentence: Range<usize>) {
        let document = self.document;
        for verb in sentence.clone().filter(|at| document.has(*at, Cue::INTRODUCE | Cue::COLLECT)) {
            if !self.is_making(verb, sentence.clone()) {
                continue;
            }
            let mut at = verb + 1;
            while at < sentence.end && (document.has(at, Cue::ARTICLE | Cue::ADJECTIVE) && !document.touches(at + 1) || matches!(document.mark(at), b':' | b'`' | b'"' | b'{') || document.tokens[at].kind == crate::token::TokenKind::Command) && at < verb + 7 {
                at += 1;
            }
            self.chain(at, sentence.clone());
            self.apposed(verb, sentence.clone());
            self.shortened(verb, sentence.clone());
        }
    }

    /// Whether the verb at `verb` has the authors, their paper or their work for a subject.
    fn is_making(&self, verb: usize, sentence: Range<usize>) -> bool {
        let document = self.document;
        if verb > sentence.start && (document.has(verb - 1, Cue::COPULA) || document.is(verb - 1, "been")) {
            return false;
        }
        let before = verb.saturating_sub(7).max(sentence.start)..verb;
        let subject = before.clone().rev().find(|at| document.has(*at, Cue::AUTHORS) || (document.tokens[*at].is_word() && document.has(*at, Cue::COPULA)));
        let authors = subject.is_some_and(|at| document.has(at, Cue::AUTHORS) && !(document.is(at, "our") && document.has(verb - 1, Cue::MODEL | Cue::KIND)));
        let participle = document.word(verb).ends_with("ing") && document.any(sentence, Cue::AUTHORS);
        let past_use = document.is(verb + 1, "by") || document.is(verb + 1, "in") || document.is(verb + 1, "on");
        (authors || participle) && !past_use
    }

    /// `X, Y and Z` behind a verb of introduction.
    fn chain(&mut self, mut at: usize, sentence: Range<usize>) {
        let document = self.document;
        while let Some(run) = run_behind(document, at, sentence.end).filter(|run| run.start <= at + 1) {
            let Some(run) = self.trimmed(run) else { return };
            self.push_with_short(run.clone());
            let end = run.end;
            let joined = document.has(end, Cue::CONJUNCTION) || (document.mark(end) == b',' && document.has(end + 1, Cue::CONJUNCTION));
            if !joined {
                return;
            }
            at = (end..end + 4).find(|at| !document.has(*at, Cue::CONJUNCTION | Cue::ARTICLE) && document.mark(*at) != b',').unwrap_or(sentence.end);
        }
    }

    /// `a new pre-training framework, X, that`, `a novel X model`, `the proposed system X`: a coined name in the object.
    fn apposed(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        let window = verb + 1..(verb + 26).min(sentence.end);
        for at in window.clone().skip(1) {
            if document.has(at, Cue::CLAUSE | Cue::USING) && !document.has(at, Cue::ARTICLE) || document.mark(at) == b';' || document.is(at, "based") || document.is(at, "to") {
                return;
            }
            let opened = document.has(at - 1, Cue::KIND | Cue::MODEL | Cue::DATASET) || matches!(document.mark(at - 1), b',' | b':' | b'(') || document.has(at - 1, Cue::ADJECTIVE);
            let starts = document.tokens[at].is_word() && !document.touches(at) && document.tokens[at].shape.has_upper();
            if !(opened && starts) {
                continue;
            }
            let Some(run) = run_behind(document, at, sentence.end).and_then(|run| self.trimmed(run)) else { continue };
            let ends = document.mark(run.end) != 0 || run.end >= sentence.end || document.has(run.end, Cue::FUNCTION | Cue::MODEL | Cue::KIND | Cue::DATASET | Cue::CLAUSE);
            if is_coined_name(document, run.clone()) && ends && run.start == at {
                self.push_with_short(run);
                return;
            }
        }
    }

    /// `emulated fine-tuning (EFT)`: a short form in brackets whose letters stand in the words before.
    fn shortened(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        let limit = (verb + 30).min(sentence.end);
        let Some(open) = (verb + 2..limit).find(|at| document.mark(*at) == b'(') else { return };
        if (verb..open).any(|at| document.mark(at) == b';' || document.mark(at) == b',' && document.has(at + 1, Cue::CLAUSE) || document.is(at, "for") || document.is(at, "using") || document.is(at, "based")) {
            return;
        }
        let close = (open + 2..open + 9).find(|at| document.mark(*at) == b')');
        let Some(close) = close.filter(|close| *close < sentence.end) else { return };
        let short = open + 1..close;
        let whole = short.clone().skip(1).all(|at| document.touches(at));
        let upper = short.clone().any(|at| document.tokens[at].shape.has_upper());
        let plain = !document.any(short.clone(), Cue::GENERIC | Cue::METRIC);
        if !whole || !upper || !plain {
            return;
        }
        let start = long_start(document, short.clone(), open).unwrap_or(open);
        if start > verb && start < open {
            self.push(short.clone(), short, None);
        }
    }

    /// `called X`, `dubbed X`, `we name X`, `or X for short`
    fn named(&mut self, sentence: Range<usize>) {
        let document = self.document;
        for at in sentence.clone() {
            let called = document.has(at, Cue::NAMED) && !document.is(at, "known") && !document.is(at, "entitled") || document.is(at, "call") && at > 0 && document.is(at - 1, "we")
                || document.is(at, "name") && at > 0 && document.is(at - 1, "we");
            if called {
                let mut start = at + 1;
                while start < at + 5 && (["as", "to", "the", "it", "our", "a", "this", "model", "method", "framework"].iter().any(|word| document.is(start, word)) || matches!(document.mark(start), b'`' | b'"' | b'\'' | b'{') || document.tokens.get(start).is_some_and(|token| token.kind == crate::token::TokenKind::Command)) {
                    start += 1;
                }
                let others = document.any(at.saturating_sub(4)..at, Cue::EVALUATION) && !document.any(sentence.clone(), Cue::INTRODUCE | Cue::AUTHORS);
                if let Some(run) = run_behind(document, start, sentence.end).filter(|run| run.start == start && !others) {
                    self.push_with_short(run);
                }
            }
            // `or LOOK for short`
            if document.is(at, "for") && document.is(at + 1, "short") && at > sentence.start {
                let start = document.compound_start(at - 1);
                if document.tokens[start].shape.has_upper() {
                    self.push(start..at, start..at, None);
                }
            }
        }
    }

    /// A run without what stands behind the name in it, or `None` where it is no name of the authors' own.
    fn trimmed(&self, run: Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let mut end = run.end;
        // `X Large Language Model`: plain capitals behind a coined word are its description.
        let coined = run.clone().find(|at| document.tokens[*at].shape.has_inner_upper() || document.tokens[*at].shape.has_digit());
        if let Some(coined) = coined {
            let word_end = document.compound_end(coined + 1);
            let description = word_end < end && document.tokens[word_end].is_word() && document.any(word_end..end, Cue::MODEL | Cue::KIND | Cue::DATASET | Cue::GENERIC);
            if description {
                end = word_end;
            }
        }
        (run.start < end).then_some(run.start..end)
    }

    fn push_with_short(&mut self, run: Range<usize>) {
        match pairing_behind(self.document, run.clone()) {
            Some(pairing) => self.push(pairing.short, run, None),
            None => self.push(run.clone(), run, None),
        }
    }

    fn push(&mut self, name: Range<usize>, mention: Range<usize>, kind: Option<ArtifactKind>) {
        let document = self.document;
        let single = name.len() == 1;
        let generic = single && document.has(name.start, Cue::GENERIC | Cue::METRIC | Cue::KIND | Cue::FUNCTION | Cue::ADJECTIVE | Cue::TRAINING | Cue::EVALUATION);
        let own = kind.is_some() || mention.end <= document.body;
        let known = |at: usize| {
            let family = MODELS.longest(document.text, &document.tokens, at).is_some_and(|found| found.end >= name.end && !found.common);
            let dataset = DATASETS.longest(document.text, &document.tokens, at).is_some_and(|found| found.end >= name.end && !found.common);
            family || dataset
        };
        let coined = own || is_coined_name(document, name.clone()) || (single && document.tokens[name.start].shape.starts_upper() && document.cue(name.start) == Cue::NONE)
            || !single && name.clone().all(|at| !document.tokens[at].is_word() || document.tokens[at].shape.starts_upper());
        if !generic && coined && (own || !known(name.start)) {
            self.found.push(Candidate { name, mention, kind });
        }
    }

    /// One fact for each name, at its first mention.
    fn facts(self) -> Vec<Artifact<'t>> {
        let document = self.document;
        let mut facts: Vec<(String, Artifact<'t>)> = Vec::new();
        let mut found = self.found.clone();
        found.sort_by_key(|candidate| candidate.mention.start);
        for candidate in found {
            let text = document.slice(candidate.name.clone());
            let key: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            let span = document.span(candidate.mention.clone());
            if key.is_empty() {
                continue;
            }
            match facts.iter_mut().find(|(known, _)| *known == key) {
                Some((_, fact)) => {
                    if !fact.mentions.contains(&span) {
                        fact.mentions.push(span);
                    }
                }
                None => {
                    let kind = kind(document, &candidate, &self.found);
                    facts.push((key, Artifact { name: latex::plain(text), mentions: vec![span], kind }));
                }
            }
        }
        facts.into_iter().map(|(_, fact)| fact).collect()
    }
}

/// What the words around a name, or of the title behind it, say that it is.
fn kind(document: &Document<'_>, candidate: &Candidate, all: &[Candidate]) -> ArtifactKind {
    let hash = document.tokens[candidate.name.start].hash;
    let same = all.iter().filter(|other| document.tokens[other.name.start].hash == hash);
    let known = same.clone().find_map(|other| other.kind);
    let said = same.map(|other| other.mention.clone()).filter(|mention| mention.start >= document.body || document.body == 0).find_map(|mention| said(document, mention));
    let subject = || {
        (document.body..document.tokens.len()).filter(|at| document.tokens[*at].hash == hash).find_map(|at| {
            let is = document.has(at + 1, Cue::COPULA) && document.has(at + 2, Cue::ARTICLE);
            let start = if is { at + 2 } else { at };
            said_behind(document, start + 1)
        })
    };
    let title = || (candidate.mention.end <= document.body).then(|| (candidate.mention.end..document.body).find_map(|at| class(document, at))).flatten();
    let shape = || {
        let name = document.slice(candidate.name.clone());
        let model = ["BERT", "GPT", "LM", "LLM", "former", "Former", "Net", "T5", "CLIP", "GAN", "VLM", "LLaVA"].iter().any(|ending| name.ends_with(ending));
        if name.ends_with("Bench") || name.ends_with("bench") {
            ArtifactKind::Benchmark
        } else if model {
            ArtifactKind::Model
        } else {
            ArtifactKind::Method
        }
    };
    let found = said.or_else(subject).or_else(title);
    match (known, found) {
        (Some(known), Some(found)) if matches!(found, ArtifactKind::Dataset | ArtifactKind::Benchmark) => if known == ArtifactKind::Dataset { found } else { known },
        (Some(known), _) => if shape() == ArtifactKind::Benchmark { ArtifactKind::Benchmark } else { known },
        (None, Some(found)) => found,
        (None, None) => shape(),
    }
}

/// `X, a conditional text generation model`, `a framework called X`, `the X dataset`
fn said(document: &Document<'_>, mention: Range<usize>) -> Option<ArtifactKind> {
    let end = if document.mark(mention.end) == b'(' {
        (mention.end..mention.end + 12).find(|at| document.mark(*at) == b')').map_or(mention.end, |close| close + 1)
    } else {
        mention.end
    };
    class(document, end).or_else(|| said_behind(document, end)).or_else(|| said_before(document, mention.start))
}

/// The head of the noun phrase that an article opens behind the name: the last class word before the phrase ends.
fn said_behind(document: &Document<'_>, end: usize) -> Option<ArtifactKind> {
    let article = (end..end + 4).find(|at| document.has(*at, Cue::ARTICLE) || document.is(*at, "first") || document.is(*at, "which"))?;
    let opened = (end..article).all(|at| document.mark(at) != 0 && document.mark(at) != b'.' || document.has(at, Cue::COPULA) || document.is(at, "--") || document.is(at, "—"));
    if !opened && article > end {
        return None;
    }
    let phrase = (article + 1..document.tokens.len()).take(16).take_while(|at| {
        let stop = document.has(*at, Cue::CLAUSE | Cue::OF | Cue::ON | Cue::USING) && !document.touches(*at) || document.is(*at, "for") || document.is(*at, "to") || matches!(document.mark(*at), b',' | b'.' | b';' | b'(');
        !stop
    });
    phrase.filter_map(|at| class(document, at)).last()
}

/// The class word before a name: `a framework called X`, `the proposed system X`.
fn said_before(document: &Document<'_>, start: usize) -> Option<ArtifactKind> {
    let floor = document.sentence(document.sentence_of(start)).start;
    (floor..start).rev().take(12).take_while(|at| !matches!(document.mark(*at), b'.' | b';')).find_map(|at| class(document, at))
}

fn class(document: &Document<'_>, at: usize) -> Option<ArtifactKind> {
    let word = document.word(at);
    KINDS.iter().find(|(_, words)| words.iter().any(|known| word.eq_ignore_ascii_case(known))).map(|(kind, _)| *kind)
}

const KINDS: &[(ArtifactKind, &[&str])] = &[
    (ArtifactKind::Dataset, &["dataset", "datasets", "corpus", "corpora", "database", "collection", "treebank", "lexicon"]),
    (ArtifactKind::Benchmark, &["benchmark", "benchmarks", "testbed", "suite", "challenge", "leaderboard"]),
    (
        ArtifactKind::Model,
        &[
            "model", "models", "llm", "llms", "transformer", "network", "networks", "architecture", "encoder", "decoder", "mllm", "bert", "series",
            "family", "vlm", "classifier", "tokenizer", "lvlm", "gan", "policy", "backbone", "autoencoder", "detector",
        ],
    ),
    (ArtifactKind::Library, &["library", "toolkit", "package", "toolbox", "codebase", "software"]),
    (
        ArtifactKind::System,
        &[
            "system", "systems", "platform", "tool", "interface", "engine", "simulator", "chatbot", "application", "assistant", "solver", "environment",
            "runtime", "server", "demo", "gripper", "robot",
        ],
    ),
    (
        ArtifactKind::Method,
        &[
            "method", "methods", "framework", "frameworks", "approach", "algorithm", "technique", "strategy", "pipeline", "scheme", "paradigm", "optimizer",
            "procedure", "mechanism", "protocol", "module", "loss", "objective", "recipe", "attack", "defense", "training", "metric", "agent",
        ],
    ),
];
