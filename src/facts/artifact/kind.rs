//! What an artifact is, as its name, the words around its mentions or the title say.

use super::{ArtifactKind, Candidate};
use crate::document::Document;
use crate::hash::{Identity, Word, Words, words};
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::MODELS;
use crate::naming::long_start;
use std::cell::LazyCell;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::sync::LazyLock;

/// What the name itself, the words around any of its mentions, or of the title behind it, say that it is.
pub(super) fn kind(document: &Document<'_>, candidate: &Candidate, same: &[Candidate]) -> ArtifactKind {
    let name = document.slice(candidate.name.clone());
    let known = same.iter().find_map(|other| other.kind);
    let own = (candidate.name.len() > 1 && !document.touches(candidate.name.end - 1))
        .then(|| class(document, candidate.name.end - 1))
        .flatten();
    let mentions = || same.iter().map(|other| other.mention.clone()).filter(|mention| mention.start >= document.body);
    let starts = LazyCell::new(|| {
        let mut starts = [None; MOST_PLACES];
        let places = occurrences(document, &candidate.name).map(|place| Some(place.start));
        starts.iter_mut().zip(places).for_each(|(start, place)| *start = place);
        starts
    });
    let places = || starts.iter().flatten().map(|start| *start..start + candidate.name.len());
    let found = own
        .or_else(|| mentions().chain(places()).find_map(|mention| described(document, mention)))
        .or_else(|| places().find_map(|mention| we_train(document, mention)))
        .or_else(|| mentions().find_map(|mention| said_before_long(document, mention)))
        .or_else(|| places().find_map(|mention| is_trained(document, mention)))
        .or_else(|| mentions().find_map(|mention| said_next(document, mention)))
        .or_else(|| titled(document, candidate.mention.end));
    match (known, found) {
        (Some(_), Some(found @ (ArtifactKind::Dataset | ArtifactKind::Benchmark))) => found,
        (Some(_), _) if shape(name) == ArtifactKind::Benchmark => ArtifactKind::Benchmark,
        (Some(known), _) => known,
        (None, Some(found)) => found,
        (None, None) if is_known_model(document, &candidate.name) => ArtifactKind::Model,
        (None, None) => shape(name),
    }
}

/// No more places of a name are looked at.
const MOST_PLACES: usize = 8;

/// Where the same words stand in the abstract, in any case: the first few places.
pub(super) fn occurrences<'d>(
    document: &'d Document<'_>,
    name: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'd {
    let (name, length) = (name.clone(), name.len());
    let last = document.tokens.len().saturating_sub(name.len());
    let places = document.same_as(name.start, document.body..last.min(document.body + 2000));
    places.filter(move |at| is_same(document, &name, *at)).map(move |at| at..at + length).take(MOST_PLACES)
}

/// Whether the tokens at `at` are those of the name, in any case.
pub(super) fn is_same(document: &Document<'_>, name: &Range<usize>, at: usize) -> bool {
    let tokens = &document.tokens;
    name.clone().zip(at..).all(|(one, other)| {
        let (one, other) = (&tokens[one], tokens.get(other));
        other.is_some_and(|other| one.hash == other.hash && one.kind == other.kind)
    })
}

/// `X, a text generation model`, `X is a benchmark`, `the X framework`, `X (…), a system that`: what stands right behind.
fn described(document: &Document<'_>, mention: Range<usize>) -> Option<ArtifactKind> {
    let end = behind_bracket(document, mention.end);
    // `X (MARKED) multilabel model`
    let modified = || {
        let word = &document.tokens.get(end)?;
        let plain = word.is_word() && !word.shape.has_upper() && !document.has(end, Cue::FUNCTION | Cue::COPULA);
        let closed = document.mark(end - 1) == b')';
        (plain && closed).then(|| class(document, end + 1)).flatten()
    };
    // `X as a strong baseline model`
    let as_one = || if document.is(end, "as") { said_behind(document, end + 1) } else { None };
    class(document, end).or_else(|| said_behind(document, end)).or_else(as_one).or_else(modified)
}

/// `We present X. This benchmark tests`
fn said_next(document: &Document<'_>, mention: Range<usize>) -> Option<ArtifactKind> {
    let end = behind_bracket(document, mention.end);
    let next = document.mark(end) == b'.' && document.is(end + 1, "this");
    next.then(|| class(document, end + 2)).flatten()
}

/// The token behind the bracket that a mention stands in or has behind it.
pub(super) fn behind_bracket(document: &Document<'_>, end: usize) -> usize {
    match document.mark(end) {
        b'(' => document.find_mark(end..end + 24, b')').map_or(end, |close| close + 1),
        b')' => end + 1,
        _ => end,
    }
}

/// `we pre-train X`, `and train X`: what is trained is a model.
fn we_train(document: &Document<'_>, mention: Range<usize>) -> Option<ArtifactKind> {
    let last = mention.start.checked_sub(1)?;
    let verb = document.compound_start(last);
    // `and fine-tuned X` describes.
    let subject = if verb == last { Cue::AUTHORS | Cue::CONJUNCTION } else { Cue::AUTHORS };
    let ours = document.is_any(verb, TRAINING) && verb > 0 && document.has(verb - 1, subject);
    ours.then_some(ArtifactKind::Model)
}

/// `X is trained on`
fn is_trained(document: &Document<'_>, mention: Range<usize>) -> Option<ArtifactKind> {
    let end = behind_bracket(document, mention.end);
    let passive = document.has(end, Cue::COPULA) && document.is_any(end + 1, TRAINING);
    passive.then_some(ArtifactKind::Model)
}

const TRAINING: Words = words!["train", "trained", "pretrain", "pretrained", "pre", "finetune", "fine"];

/// `X: A Benchmark for …`, `X: Contrastive Multimodal Model with …`: the head of the title's phrase.
pub(super) fn titled(document: &Document<'_>, colon: usize) -> Option<ArtifactKind> {
    if colon >= document.body || document.mark(colon) != b':' {
        return None;
    }
    if document.has(colon + 1, Cue::ARTICLE) {
        return said_behind(document, colon + 1);
    }
    let first = document.word(colon + 1);
    let phrase = (colon + 1..document.body).take_while(|at| {
        document.touches(*at)
            || !document.has(*at, Cue::ON | Cue::OF | Cue::USING | Cue::TO | Cue::FROM | Cue::BY | Cue::CONJUNCTION)
    });
    let head = phrase.last()?;
    let acting = first.ends_with("ing") || document.is_any(colon + 1, words!["towards", "toward"]);
    let singular = !document.word(head).ends_with('s');
    class(document, head).filter(|_| !acting && singular)
}

/// Whether the field knows the whole name as that of a model, and as nothing else.
fn is_known_model(document: &Document<'_>, name: &Range<usize>) -> bool {
    let found = MODELS.longest(document.text, &document.tokens, name.start);
    found.is_some_and(|found| !found.common && found.end >= name.end)
}

/// What a name that nothing is said of is by its ending.
fn shape(name: &str) -> ArtifactKind {
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    // `WaveGuard-7B`
    let digits = |size: &str| size.starts_with(|c: char| c.is_ascii_digit()) && size.parse::<f64>().is_ok();
    let sized = name.split('-').skip(1).any(|part| part.strip_suffix(['B', 'b']).is_some_and(digits));
    if ends(&["Bench", "bench", "Eval"]) {
        ArtifactKind::Benchmark
    } else if sized || ends(&["BERT", "GPT", "LM", "LLM", "former", "Former", "T5", "CLIP", "VLM", "LLaVA", "Net"]) {
        ArtifactKind::Model
    } else {
        ArtifactKind::Method
    }
}

/// The head of the noun phrase that an article opens behind the name: the last class word before the phrase ends.
fn said_behind(document: &Document<'_>, end: usize) -> Option<ArtifactKind> {
    let article = (end..end + 4).find(|at| document.has(*at, Cue::ARTICLE))?;
    let opened =
        (end..article).all(|at| document.mark(at) != 0 && document.mark(at) != b'.' || document.has(at, Cue::COPULA));
    if !opened && article > end {
        return None;
    }
    let phrase = (article + 1..document.tokens.len()).take(16).take_while(|at| {
        let stop = document.has(*at, Cue::CLAUSE | Cue::OF | Cue::ON | Cue::USING) && !document.touches(*at)
            || document.is(*at, "for")
            || document.is(*at, "to") && !document.touches(*at)
            || matches!(document.mark(*at), b'.' | b';')
            || document.mark(*at) == b',' && document.has(at + 1, Cue::CLAUSE | Cue::FUNCTION);
        !stop
    });
    // `a model-agnostic method` is no model; `a system combining a model with` is no model either.
    let mut found = None;
    for at in phrase {
        // `a suite of models`
        if document.is_any(at, SETS) && document.has(at + 1, Cue::OF) {
            let mut members = (at + 2..at + 14).take_while(|at| !document.has(*at, Cue::FUNCTION | Cue::CLAUSE));
            return members.find_map(|at| class(document, at)).or_else(|| class(document, at));
        }
        let participle = document.word(at).ends_with("ing") && !document.touches(at) && !document.touches(at + 1);
        if found.is_some() && participle && class(document, at).is_none() {
            break;
        }
        let class = class(document, at).filter(|_| document.mark(at + 1) != b'-' || !document.touches(at + 1));
        // `a benchmark dataset`
        let both = (found, class) == (Some(ArtifactKind::Benchmark), Some(ArtifactKind::Dataset));
        found = if both { found } else { class.or(found) };
    }
    found
}

/// Many of what follows behind `of`.
const SETS: Words = words!["suite", "family", "series", "set", "collection"];

/// The class word before a name: `a framework called X`, `the proposed system X`.
pub(super) fn said_before(document: &Document<'_>, start: usize) -> Option<ArtifactKind> {
    said_within(document, start, 12)
}

fn said_within(document: &Document<'_>, start: usize, reach: usize) -> Option<ArtifactKind> {
    let floor = document.sentence_around(start).start;
    (floor..start)
        .rev()
        .take(reach)
        .take_while(|at| match document.mark(*at) {
            b'.' | b';' => false,
            // `a framework, X`, `a framework, called X`, `which we call X`, but not `on the benchmark, X improves`
            b',' => at + 1 == start || document.has(at + 1, Cue::NAMED) || document.is(at + 1, "which"),
            _ => true,
        })
        .find_map(|at| class(document, at))
}

/// As [`said_before`], of a short form in brackets: the last word of the long one, or what stands before that.
fn said_before_long(document: &Document<'_>, mention: Range<usize>) -> Option<ArtifactKind> {
    let open = mention.start.checked_sub(1).filter(|at| document.mark(*at) == b'(');
    let Some((open, long)) = open.and_then(|open| Some((open, long_start(document, mention.clone(), open)?))) else {
        return said_before(document, mention.start);
    };
    // `\emph{Granular Reasoning Network} (GRN)`
    let last = (long..open).rev().find(|at| document.tokens[*at].is_word());
    last.and_then(|last| class(document, last)).or_else(|| said_within(document, long, 5))
}

pub(super) fn class(document: &Document<'_>, at: usize) -> Option<ArtifactKind> {
    // `a challenge set`
    if document.is(at, "challenge") && document.is_any(at + 1, words!["set", "sets"]) {
        return None;
    }
    KIND_OF.get(&document.tokens.get(at).filter(|token| token.is_word())?.hash).copied()
}

/// The kinds by the hashes of their words.
static KIND_OF: LazyLock<HashMap<u64, ArtifactKind, BuildHasherDefault<Identity>>> = LazyLock::new(|| {
    let of_kind =
        |(kind, words): &'static (ArtifactKind, &[&str])| words.iter().map(|word| (Word::new(word).hash(), *kind));
    KINDS.iter().rev().flat_map(of_kind).collect()
});

const KINDS: &[(ArtifactKind, &[&str])] = &[
    (
        ArtifactKind::Dataset,
        &["dataset", "datasets", "corpus", "corpora", "database", "collection", "treebank", "lexicon"],
    ),
    (ArtifactKind::Benchmark, &["benchmark", "benchmarks", "testbed", "suite", "challenge", "leaderboard"]),
    (
        ArtifactKind::Model,
        &[
            "model",
            "models",
            "llm",
            "llms",
            "transformer",
            "network",
            "networks",
            "architecture",
            "encoder",
            "decoder",
            "mllm",
            "bert",
            "series",
            "family",
            "vlm",
            "classifier",
            "tokenizer",
            "lvlm",
            "gan",
            "policy",
            "backbone",
            "autoencoder",
            "detector",
            "lm",
            "vla",
            "retriever",
            "checkpoint",
            "checkpoints",
            "unet",
            "coder",
            "tagger",
            "captioner",
        ],
    ),
    (ArtifactKind::Library, &["library", "toolkit", "package", "toolbox", "codebase", "software", "crate"]),
    (
        ArtifactKind::System,
        &[
            "system",
            "systems",
            "platform",
            "tool",
            "interface",
            "engine",
            "simulator",
            "chatbot",
            "application",
            "assistant",
            "solver",
            "environment",
            "runtime",
            "server",
            "demo",
            "gripper",
            "robot",
            "device",
            "accelerator",
            "exoskeleton",
            "service",
        ],
    ),
    (
        ArtifactKind::Method,
        &[
            "method",
            "methods",
            "framework",
            "frameworks",
            "approach",
            "algorithm",
            "technique",
            "strategy",
            "pipeline",
            "scheme",
            "paradigm",
            "optimizer",
            "procedure",
            "mechanism",
            "protocol",
            "module",
            "loss",
            "objective",
            "recipe",
            "attack",
            "defense",
            "training",
            "metric",
            "agent",
        ],
    ),
];
