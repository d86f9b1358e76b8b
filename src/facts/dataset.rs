//! Named datasets, corpora and benchmarks.

use super::artifact::{self, Artifact, ArtifactKind};
use super::{Fact, Finding, NamePlaces, Room, Source, name_key};
use crate::document::Document;
use crate::hash::words;
use crate::latex;
use crate::lexicon::Cue;
use crate::naming::Evidence;
pub(crate) use crate::naming::Name;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

/// A dataset, corpus, benchmark, simulation benchmark or shared task that the paper names: one fact for each name.
///
/// ```
/// use paperfacts::DatasetRole;
///
/// let record = paperfacts::extract("We train on C4 and introduce QuakeBench, a benchmark of 400 tasks.");
/// let found: Vec<_> = record.datasets.iter().map(|dataset| (dataset.name.as_ref(), dataset.role)).collect();
/// assert_eq!(found, [("C4", DatasetRole::Training), ("QuakeBench", DatasetRole::Introduced)]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dataset<'t> {
    /// The name as written, with its version or split; of a long name and its short form, the short one.
    pub name: Cow<'t, str>,
    /// Where it stands, in text order; the first is the long form where there is one.
    pub mentions: Vec<Span>,
    /// What the paper does with it.
    pub role: DatasetRole,
}

/// What a paper does with a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DatasetRole {
    /// It makes or releases it.
    Introduced,
    /// It trains on it.
    Training,
    /// It evaluates on it.
    Evaluation,
    /// It only mentions it.
    Mentioned,
}

impl Dataset<'_> {
    /// The same fact with its own copy of what it quotes.
    #[must_use]
    pub fn into_owned(self) -> Dataset<'static> {
        Dataset { name: Cow::Owned(self.name.into_owned()), mentions: self.mentions, role: self.role }
    }
}

impl<'t> From<Dataset<'t>> for Fact<'t> {
    fn from(fact: Dataset<'t>) -> Self {
        Self::Dataset(fact)
    }
}

impl<'t> Room<'t> for Dataset<'t> {
    fn find(source: &Source<'_, 't>) -> Vec<Finding<Self>> {
        let document = source.document;
        let mut datasets: Vec<Finding<Self>> = Vec::new();
        let mut places = NamePlaces::default();
        // Where something is measured, whatever the words around say; seldom asked for.
        let measured = LazyCell::new(|| -> BTreeSet<(usize, usize)> {
            source.descriptions.iter().filter_map(|of| of.dataset.as_ref()).map(bounds).collect()
        });
        for name in source.names {
            let long = key(document, name.tokens.clone());
            let short = (name.head() != name.tokens).then(|| key(document, name.head())).flatten();
            let span = document.span(name.tokens.clone());
            let known = short.iter().chain(&long).find_map(|key| places.get(*key));
            let role = match role(document, name) {
                DatasetRole::Mentioned if measured.contains(&bounds(&name.tokens)) => DatasetRole::Evaluation,
                role => role,
            };
            let place = match known {
                Some(place) => {
                    let dataset = &mut datasets[place].fact;
                    dataset.mentions.push(span);
                    if name.short.is_some() {
                        dataset.name = latex::plain(document.slice(name.head()));
                    }
                    dataset.role = dataset.role.min_by_order(role);
                    place
                }
                None => {
                    let text = &document.text[document.span(name.head()).range()];
                    let fact = Self { name: latex::plain(text), mentions: vec![span], role };
                    datasets.push(Finding { fact, reason: name.reason });
                    datasets.len() - 1
                }
            };
            for key in short.into_iter().chain(long) {
                places.insert(key, place);
            }
        }
        artifact::look(source);
        for artifact in source.artifacts.borrow().iter().filter(|artifact| is_dataset(document, &artifact.fact)) {
            let Artifact { name, mentions, .. } = &artifact.fact;
            match name_key(name, is_part).and_then(|key| places.get(key)) {
                Some(place) => datasets[place].fact.role = DatasetRole::Introduced,
                None => {
                    let (name, mentions, role) = (name.clone(), mentions.clone(), DatasetRole::Introduced);
                    datasets.push(Finding { fact: Self { name, mentions, role }, reason: artifact.reason });
                }
            }
        }
        Finding::put_in_order(&mut datasets, |dataset| &dataset.mentions);
        datasets
    }
}

/// Whether what the authors introduce is a dataset, and named as one.
fn is_dataset(document: &Document<'_>, artifact: &Artifact<'_>) -> bool {
    let first = artifact.mentions.first().map_or(0, |mention| mention.start);
    let at = document.tokens.partition_point(|token| token.start() < first);
    let kind = matches!(artifact.kind, ArtifactKind::Dataset | ArtifactKind::Benchmark);
    // What the title does not begin with may be what the dataset is about: `(RLVR)`, `in Hungarian Essays`.
    let acronym = artifact.name.chars().all(char::is_uppercase);
    let word = artifact.name.chars().skip(1).all(char::is_lowercase) && at < document.body;
    let generic = document.has(at, Cue::GENERIC | Cue::TASK) && document.word(at).len() == artifact.name.len();
    let about = generic || at > 0 && (acronym || word);
    kind && !about && !artifact.name.ends_with("dataset")
}

impl DatasetRole {
    /// The first that fits: introduced, training, evaluation, mentioned.
    fn min_by_order(self, other: Self) -> Self {
        if (self as u8) < (other as u8) { self } else { other }
    }
}

fn bounds(tokens: &Range<usize>) -> (usize, usize) {
    (tokens.start, tokens.end)
}

/// What is equal for all spellings of a name.
fn key(document: &Document<'_>, tokens: std::ops::Range<usize>) -> Option<u64> {
    name_key(document.slice(tokens), is_part)
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '+'
}

/// What the words around a mention say of its role: the first rule that speaks decides.
fn role(document: &Document<'_>, name: &Name) -> DatasetRole {
    if name.evidence == Evidence::Introduced {
        return DatasetRole::Introduced;
    }
    let start = name.tokens.start;
    let mention = Mention { document, name, sentence: document.sentence_around(start) };
    RULES.iter().find_map(|rule| rule(&mention)).unwrap_or(DatasetRole::Mentioned)
}

/// A mention in its sentence.
struct Mention<'d, 't> {
    document: &'d Document<'t>,
    name: &'d Name,
    sentence: Range<usize>,
}

impl Mention<'_, '_> {
    fn start(&self) -> usize {
        self.name.tokens.start
    }

    /// The tokens right before the name, at most `reach`, in its sentence.
    fn before(&self, reach: usize) -> Range<usize> {
        self.start().saturating_sub(reach).max(self.sentence.start)..self.start()
    }

    /// The token before the name, articles and words for data stepped over: `on` in `on the popular X`.
    fn link(&self) -> Option<usize> {
        let describing = Cue::ARTICLE | Cue::ADJECTIVE | Cue::DATASET;
        self.before(6).rev().find(|at| !self.document.has(*at, describing))
    }

    fn says(&self, cue: Cue) -> bool {
        self.document.any(self.sentence.clone(), cue)
    }
}

type Rule = fn(&Mention<'_, '_>) -> Option<DatasetRole>;

const RULES: &[Rule] = &[
    pretrained_on,
    opponent,
    trained_behind,
    purpose,
    subject,
    example,
    source,
    task_on,
    nearest_cue,
    in_the_sentence,
];

/// `COCO-pretrained detectors`, `ImageNet initialization`: somebody else trained on it.
fn pretrained_on(mention: &Mention<'_, '_>) -> Option<DatasetRole> {
    let document = mention.document;
    let end = mention.name.tokens.end;
    let compound = document.mark(end) == b'-'
        && document.is_any(end + 1, words!["pretrained", "trained", "initialized", "pre"])
        && document.word(document.compound_end(end) - 1).ends_with("ed");
    let start = document.is_any(end, words!["initialization", "initialisation"]);
    (compound || start).then_some(DatasetRole::Mentioned)
}

/// `Unlike X, …`, `Compared with X, it contains`: what a sentence is about is something else.
fn opponent(mention: &Mention<'_, '_>) -> Option<DatasetRole> {
    let document = mention.document;
    let first = mention.sentence.start;
    let opens = document.is(first, "unlike") || document.is(first, "compared");
    let own = mention.before(8).all(|at| document.mark(at) != b',' || !document.has(at + 1, Cue::AUTHORS));
    (opens && mention.start() <= first + 8 && own).then_some(DatasetRole::Mentioned)
}

/// `ImageNet pre-training`
fn trained_behind(mention: &Mention<'_, '_>) -> Option<DatasetRole> {
    let document = mention.document;
    let behind = mention.name.tokens.end..mention.name.tokens.end + 4;
    let trained = behind
        .take_while(|at| document.mark(*at) == 0 || document.mark(*at) == b'-')
        .any(|at| document.has(at, Cue::TRAINING) && !document.is(at, "initialization"));
    trained.then_some(DatasetRole::Training)
}

/// `We used MIMIC-IV and MIMIC-CXR for development and …`, `X and Y are used for training, and Z for testing`
fn purpose(mention: &Mention<'_, '_>) -> Option<DatasetRole> {
    let document = mention.document;
    let end = mention.name.tokens.end;
    let purpose = (end..mention.sentence.end.min(end + 24))
        .take_while(|at| !document.has(*at, Cue::ON | Cue::CLAUSE) || document.is(*at, "for"))
        .find(|at| document.is(*at, "for"))?;
    let serves = words!["used", "employed", "utilized", "serve", "serves"];
    let used = mention.before(16).any(|at| document.has(at, Cue::USING) || document.is_any(at, words!["used", "use"]))
        || (end..purpose).any(|at| document.is_any(at, serves))
        || (end..purpose).all(|at| document.has(at, Cue::DATASET | Cue::SPLIT));
    let trains = document.has(purpose + 1, Cue::TRAINING) || document.is(purpose + 1, "development");
    let tests = document.is_any(purpose + 1, words!["testing", "test", "evaluation", "evaluating", "validation"]);
    match () {
        () if used && trains => Some(DatasetRole::Training),
        () if used && tests => Some(DatasetRole::Evaluation),
        () => None,
    }
}

/// `FSD50K and AudioSet provide background noise`: what gives something is trained on.
fn subject(mention: &Mention<'_, '_>) -> Option<DatasetRole> {
    let document = mention.document;
    let opens = mention.before(8).all(|at| !document.tokens[at].is_word() || !document.has(at, Cue::ON | Cue::AUTHORS));
    let end = mention.name.tokens.end;
    let verb = (end..mention.sentence.end.min(end + 8)).find(|at| {
        !document.tokens[*at].shape.has_upper()
            && document.tokens[*at].is_word()
            && !document.has(*at, Cue::CONJUNCTION)
    })?;
    let gives = document.is_any(verb, words!["provide", "provides", "supply", "supplies"])
        || document.is_any(verb, words!["serve", "serves"]) && document.any(verb..verb + 6, Cue::TRAINING);
    (opens && mention.start() <= mention.sentence.start + 8 && gives).then_some(DatasetRole::Training)
}

/// `pre-training corpora, including C4`; `a model is pre-trained on a large dataset (e.g. ImageNet)` speaks of others.
fn example(mention: &Mention<'_, '_>) -> Option<DatasetRole> {
    let document = mention.document;
    let opener = mention.before(4).rev().find(|at| document.has(*at, Cue::LISTING) && *at > mention.sentence.start)?;
    let ours = mention.says(Cue::AUTHORS)
        || mention
            .sentence
            .clone()
            .any(|at| document.is_any(at, words!["it", "its", "observed", "achieves", "outperforms"]))
        || !document.figures_in(&mention.sentence).is_empty();
    let noun = opener.saturating_sub(6).max(mention.sentence.start)..opener;
    match () {
        () if document.any(noun, Cue::TRAINING) && !mention.says(Cue::COPULA) => Some(DatasetRole::Training),
        () if !ours => Some(DatasetRole::Mentioned),
        () => None,
    }
}

/// `selecting data from C4`, `16B tokens of FineWeb-Edu`; `traces were taken from ShareGPT` to be measured on.
fn source(mention: &Mention<'_, '_>) -> Option<DatasetRole> {
    let document = mention.document;
    let link = mention.link()?;
    let near = link.saturating_sub(3).max(mention.sentence.start)..link;
    if document.has(link, Cue::FROM)
        && near.clone().any(|at| document.is_any(at, words!["come", "comes", "taken", "drawn"]))
    {
        return Some(if mention.says(Cue::TRAINING) { DatasetRole::Training } else { DatasetRole::Evaluation });
    }
    let data = document.has(link, Cue::FROM) && document.any(near.clone(), Cue::DATA)
        || document.has(link, Cue::OF) && document.any(near, Cue::TOKEN);
    data.then_some(DatasetRole::Training)
}

/// `retrieval tasks on AudioSet`, `a visual-reasoning task, NLVR2`
fn task_on(mention: &Mention<'_, '_>) -> Option<DatasetRole> {
    let document = mention.document;
    let link = mention.link()?;
    let before = link.checked_sub(1)?;
    let task = document.is_any(before, words!["task", "tasks"])
        || document.has(before, Cue::METRIC) && !document.has(before, Cue::TRAINING);
    let linked = document.is(link, "on") || document.mark(link) == b',';
    (task && linked).then_some(DatasetRole::Evaluation)
}

/// `pre-trained on …, X`, `evaluated on X`: the nearest word of training or evaluation before the name.
fn nearest_cue(mention: &Mention<'_, '_>) -> Option<DatasetRole> {
    let document = mention.document;
    let cue = mention.before(16).rev().find(|at| {
        let trained = document.has(*at, Cue::TRAINING) && !document.is(*at, "learning") && !document.is(*at, "learned");
        trained || (document.has(*at, Cue::EVALUATION) && !document.has(*at, Cue::DATASET))
    })?;
    Some(if document.has(cue, Cue::EVALUATION) { DatasetRole::Evaluation } else { DatasetRole::Training })
}

/// `On SNLI, the gap closes`, `our model reads DocVQA pages`: where the sentence is about results or the authors' own.
fn in_the_sentence(mention: &Mention<'_, '_>) -> Option<DatasetRole> {
    let document = mention.document;
    let placed = document.any(mention.before(3), Cue::ON) || document.has(mention.sentence.start, Cue::ON);
    let own = mention.says(Cue::EVALUATION | Cue::METRIC | Cue::USING)
        || mention.sentence.clone().any(|at| document.is_any(at, words!["we", "our"]));
    (placed || own).then_some(DatasetRole::Evaluation)
}
