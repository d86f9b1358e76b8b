//! Named datasets, corpora and benchmarks.

use super::{Fact, Finding, Room, Source};
use crate::document::Document;
use crate::latex;
use crate::lexicon::Cue;
use crate::naming::Evidence;
pub(crate) use crate::naming::Name;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;

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
        let mut places: HashMap<String, usize> = HashMap::new();
        for name in source.names {
            let keys = [key(document, name.head()), key(document, name.tokens.clone())];
            let span = document.span(name.tokens.clone());
            let known = keys.iter().find_map(|key| places.get(key).copied());
            let role = role(document, name);
            let place = match known {
                Some(place) => {
                    let dataset = &mut datasets[place].fact;
                    dataset.mentions.push(span);
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
            for key in keys {
                places.entry(key).or_insert(place);
            }
        }
        datasets
    }
}

impl DatasetRole {
    /// The first that fits: introduced, training, evaluation, mentioned.
    fn min_by_order(self, other: Self) -> Self {
        if (self as u8) < (other as u8) { self } else { other }
    }
}

/// What is equal for all spellings of a name.
fn key(document: &Document<'_>, tokens: std::ops::Range<usize>) -> String {
    let name = document.slice(tokens).chars().filter(|c| c.is_alphanumeric() || *c == '+');
    name.flat_map(char::to_lowercase).collect()
}

/// What the words around a mention say of its role.
fn role(document: &Document<'_>, name: &Name) -> DatasetRole {
    if name.evidence == Evidence::Introduced {
        return DatasetRole::Introduced;
    }
    let start = name.tokens.start;
    let sentence = document.sentence(document.sentence_of(start));
    let before = start.saturating_sub(16).max(sentence.start)..start;
    // `ImageNet pre-training`, `COCO-pretrained`
    let behind = name.tokens.end..name.tokens.end + 4;
    if behind
        .take_while(|at| document.mark(*at) == 0 || document.mark(*at) == b'-')
        .any(|at| document.has(at, Cue::TRAINING) && !document.is(at, "initialization"))
    {
        return DatasetRole::Training;
    }
    // `We used MIMIC-IV and MIMIC-CXR for development and …`
    let purpose = (name.tokens.end..sentence.end.min(name.tokens.end + 14))
        .take_while(|at| !document.has(*at, Cue::ON | Cue::CLAUSE) || document.is(*at, "for"))
        .find(|at| document.is(*at, "for"));
    let used =
        document.any(before.clone(), Cue::USING) || before.clone().any(|at| document.is_any(at, &["used", "use"]));
    if used && purpose.is_some_and(|at| document.has(at + 1, Cue::TRAINING) || document.is(at + 1, "development")) {
        return DatasetRole::Training;
    }
    // `a large dataset (e.g. ImageNet)` of others.
    let listed = document.any(start.saturating_sub(4).max(sentence.start)..start, Cue::LISTING);
    if listed && !document.any(sentence.clone(), Cue::AUTHORS) && document.figures_in(&sentence).is_empty() {
        return DatasetRole::Mentioned;
    }
    // `selecting data from C4`
    let from = start > sentence.start
        && document.has(start - 1, Cue::FROM)
        && document.any(start.saturating_sub(4)..start, Cue::DATA);
    if from {
        return DatasetRole::Training;
    }
    let cue = before.rev().find(|at| {
        let trained = document.has(*at, Cue::TRAINING) && !document.is(*at, "learning") && !document.is(*at, "learned");
        trained || (document.has(*at, Cue::EVALUATION) && !document.has(*at, Cue::DATASET))
    });
    match cue {
        Some(at) if document.has(at, Cue::EVALUATION) => DatasetRole::Evaluation,
        Some(_) => DatasetRole::Training,
        None if document.any(sentence.clone(), Cue::EVALUATION | Cue::METRIC) => DatasetRole::Evaluation,
        None if document.any(sentence.clone(), Cue::USING) => DatasetRole::Evaluation,
        // `On SNLI, the gap closes`
        None if document.any(start.saturating_sub(3).max(sentence.start)..start, Cue::ON) => DatasetRole::Evaluation,
        None => DatasetRole::Mentioned,
    }
}
