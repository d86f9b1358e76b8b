//! [`Record`]: runs the flow, and holds what it found.

use crate::claim::claims;
use crate::clause::describe;
use crate::document::Document;
use crate::error::BuildError;
use crate::explanation::{Explained, Explanation};
use crate::facts::{
    Artifact, Code, Dataset, Fact, Gain, Link, ModelSize, OtherPercent, Phrase, Room, Score, Share, Source, TokenCount,
    code,
};
use crate::lexicon::gazetteer::{DATASETS, Gazetteer};
use crate::naming;
use crate::reason::Reason;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::{Arc, Once};

/// All facts of one paper's title and abstract.
///
/// Spans count in the record's text: what [`extract`](crate::extract) was given, or title, empty line and abstract.
/// Lists are in text order. It serialises to the JSON contract of the crate's documentation and reads it back.
///
/// ```
/// let record = paperfacts::extract("A 7B model trained on 2T tokens.");
/// let json = serde_json::to_string(&record)?;
/// let back: paperfacts::Record<'_> = serde_json::from_str(&json)?;
/// assert_eq!(back, record);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Record<'t> {
    /// The paper's identifier, where the source has one. Extraction leaves it empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Cow<'t, str>>,
    /// The title, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'t, str>>,
    /// Web addresses.
    pub links: Vec<Link<'t>>,
    /// Numbers of parameters.
    pub model_sizes: Vec<ModelSize<'t>>,
    /// Numbers of tokens.
    pub token_counts: Vec<TokenCount<'t>>,
    /// Named datasets.
    pub datasets: Vec<Dataset<'t>>,
    /// Changes.
    pub gains: Vec<Gain<'t>>,
    /// Levels.
    pub scores: Vec<Score<'t>>,
    /// Parts of a whole.
    pub shares: Vec<Share<'t>>,
    /// Other percentages.
    pub other_percentages: Vec<OtherPercent<'t>>,
    /// Names that the paper introduces.
    pub artifacts: Vec<Artifact<'t>>,
    /// Whether the paper's code can be had.
    pub code: Option<Code>,
}

/// Calls a macro with every list of facts of a record and its kind.
macro_rules! for_each_kind {
    ($apply:ident) => {
        $apply! {
            links: Link = "link",
            model_sizes: ModelSize = "model_size",
            token_counts: TokenCount = "token_count",
            datasets: Dataset = "dataset",
            gains: Gain = "gain",
            scores: Score = "score",
            shares: Share = "share",
            other_percentages: OtherPercent = "other_percent",
            artifacts: Artifact = "artifact",
        }
    };
}

macro_rules! kinds {
    ($($field:ident: $kind:ident = $name:literal,)*) => {
        impl<'t> Record<'t> {
            /// All facts; the reason of each is handed to `keep`, in the order of [`Record::list_by_list`].
            pub(crate) fn find(source: &Source<'_, 't>, mut keep: impl FnMut(Reason)) -> Self {
                let mut record = Self::default();
                $(
                    let findings = <$kind<'t> as Room<'t>>::find(source);
                    // A list of its own: one made in place of the findings is larger, and would have to be cut to its size.
                    record.$field.reserve_exact(findings.len());
                    record.$field.extend(findings.into_iter().map(|finding| {
                        keep(finding.reason);
                        finding.fact
                    }));
                )*
                record.code = code::find(source, &record.links);
                record
            }

            /// The same record with its own copy of all that it quotes.
            #[must_use]
            pub fn into_owned(self) -> Record<'static> {
                let owned = |text: Cow<'t, str>| Cow::Owned(text.into_owned());
                Record {
                    id: self.id.map(owned),
                    title: self.title.map(owned),
                    $($field: self.$field.into_iter().map($kind::into_owned).collect(),)*
                    code: self.code,
                }
            }

            /// The same record with every place in it, those of phrases too, as `map` gives it: counted as another
            /// language counts (see [`Offsets`](crate::Offsets)), or moved to where the text stands in a larger one.
            ///
            /// `None` where `map` has no answer for a place. What the record quotes stays as it is.
            ///
            /// ```
            /// let page = "Tern\n\nWe train a 7B model on C4.\n";
            /// let record = paperfacts::extract(&page[6..]);
            /// let moved = record.map_spans(|span| Some(span.start + 6..span.end + 6)).unwrap_or_default();
            /// assert_eq!(&page[moved.model_sizes[0].span.range()], "7B");
            /// ```
            #[must_use]
            pub fn map_spans(mut self, mut map: impl FnMut(Span) -> Option<Range<usize>>) -> Option<Self> {
                let mut whole = true;
                let mut visit = |span: &mut Span| match map(*span) {
                    Some(range) => *span = range.into(),
                    None => whole = false,
                };
                $(self.$field.iter_mut().for_each(|fact| fact.each_place(&mut visit));)*
                whole.then_some(self)
            }

            /// All facts, in text order; where two start together, the longer one first.
            pub fn facts(&self) -> impl Iterator<Item = FactRef<'_, 't>> {
                let mut facts = self.list_by_list();
                facts.sort_by_key(text_order);
                facts.into_iter()
            }

            /// All facts, one list behind the other.
            pub(crate) fn list_by_list(&self) -> Vec<FactRef<'_, 't>> {
                let mut facts = Vec::new();
                $(facts.extend(self.$field.iter().map(FactRef::$kind));)*
                facts
            }
        }

        /// A fact of any kind, as [`Record::facts`] lends it.
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum FactRef<'r, 't> {
            $(#[doc = concat!("A fact of kind `", $name, "`.")] $kind(&'r $kind<'t>),)*
        }

        impl<'t> FactRef<'_, 't> {
            /// The kind's name, as in the JSON contract and gold files.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$kind(_) => $name,)* }
            }

            /// Where the fact stands; of a name, its first mention.
            #[must_use]
            pub fn span(&self) -> Span {
                match self { $(Self::$kind(fact) => fact.place(),)* }
            }

            /// The fact by itself.
            #[must_use]
            pub fn to_fact(&self) -> Fact<'t> {
                match self { $(Self::$kind(fact) => (*fact).clone().into(),)* }
            }
        }
    };
}

for_each_kind!(kinds);

/// What facts are sorted by: where they start; where two start together, the longer one first.
pub(crate) fn text_order(fact: &FactRef<'_, '_>) -> (usize, Reverse<usize>) {
    (fact.span().start, Reverse(fact.span().end))
}

/// Where a fact stands.
trait Place {
    fn place(&self) -> Span;
}

impl Place for Span {
    fn place(&self) -> Span {
        *self
    }
}

impl Place for Vec<Span> {
    fn place(&self) -> Span {
        self.first().copied().unwrap_or_default()
    }
}

/// All places that a fact points to.
trait Places {
    fn each_place(&mut self, visit: &mut dyn FnMut(&mut Span));
}

impl Places for Span {
    fn each_place(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        visit(self);
    }
}

impl Places for Vec<Span> {
    fn each_place(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        self.iter_mut().for_each(visit);
    }
}

impl Places for Option<Phrase<'_>> {
    fn each_place(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        self.iter_mut().for_each(|phrase| visit(&mut phrase.span));
    }
}

/// The fields of each kind that hold places, the fact's own first.
macro_rules! places {
    ($($kind:ident: $own:ident $($more:ident)*,)*) => {
        $(
            impl Place for $kind<'_> {
                fn place(&self) -> Span {
                    self.$own.place()
                }
            }
            impl Places for $kind<'_> {
                fn each_place(&mut self, visit: &mut dyn FnMut(&mut Span)) {
                    self.$own.each_place(visit);
                    $(self.$more.each_place(visit);)*
                }
            }
        )*
    };
}

places! {
    Link: span,
    ModelSize: span model,
    TokenCount: span,
    Dataset: mentions,
    Gain: span metric dataset baseline,
    Score: span metric dataset,
    Share: span of,
    OtherPercent: span,
    Artifact: mentions,
}

/// Extracts records, with names of the user's own among those that the field knows. Cheap to clone, shared by threads.
///
/// ```
/// let extractor = paperfacts::Extractor::builder().datasets(["MyCorpus"]).build()?;
/// let record = extractor.extract("It beats the baseline on MyCorpus.");
/// assert_eq!(record.datasets[0].name, "MyCorpus");
/// # Ok::<(), paperfacts::BuildError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    /// Names of the user's own beside those of the field; `None` for the field's alone.
    gazetteer: Option<Arc<Gazetteer>>,
}

impl Extractor {
    /// An extractor that knows the names of the field.
    ///
    /// The first one builds the tables that all share, in some 2 ms, so that its first text is read as fast as any other.
    #[must_use]
    pub fn new() -> Self {
        static TABLES: Once = Once::new();
        TABLES.call_once(|| drop(Self::default().extract(EVERY_TABLE)));
        Self::default()
    }

    /// Begins an extractor with further names.
    #[must_use]
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// The facts of one text: an abstract, or title, empty line and abstract.
    #[must_use]
    pub fn extract<'t>(&self, text: &'t str) -> Record<'t> {
        self.extract_titled(text, 0)
    }

    /// The facts of a text whose first `title` bytes are its title.
    #[must_use]
    pub fn extract_titled<'t>(&self, text: &'t str, title: usize) -> Record<'t> {
        self.run(text, title, |_, _| {})
    }

    /// The facts of many texts, in their order, extracted on all cores: each text with the length of its title, as
    /// [`Extractor::extract_titled`] takes them.
    ///
    /// Runs on the threads of the `rayon` pool that it is called in, or of the global one. With the feature `parallel`.
    ///
    /// ```
    /// let texts = [("A 7B model.", 0), ("Owls\n\nIt improves accuracy by 3%.", 4)];
    /// let records = paperfacts::Extractor::new().extract_all(&texts);
    /// assert_eq!((records[0].model_sizes.len(), records[1].gains.len()), (1, 1));
    /// ```
    #[cfg(feature = "parallel")]
    #[must_use]
    pub fn extract_all<'t>(&self, texts: &[(&'t str, usize)]) -> Vec<Record<'t>> {
        use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
        texts.par_iter().map(|(text, title)| self.extract_titled(text, *title)).collect()
    }

    /// The facts of one text, each with the rule that took it and the words that decided.
    ///
    /// ```
    /// let explained = paperfacts::Extractor::new().explain("Evaluated on the BirdBook dataset.");
    /// let rules: Vec<&str> = explained.facts().map(|(_, explanation)| explanation.rule).collect();
    /// assert_eq!(rules, ["before a noun for datasets"]);
    /// ```
    #[must_use]
    pub fn explain<'t>(&self, text: &'t str) -> Explained<'t> {
        self.explain_titled(text, 0)
    }

    /// The facts of a text whose first `title` bytes are its title, each with why it was taken.
    #[must_use]
    pub fn explain_titled<'t>(&self, text: &'t str, title: usize) -> Explained<'t> {
        let mut explanations = Vec::new();
        let record = self.run(text, title, |document, reason| explanations.push(Explanation::new(document, reason)));
        Explained::new(record, explanations)
    }

    /// The whole flow; the reason of each fact is handed to `keep`.
    fn run<'t>(&self, text: &'t str, title: usize, mut keep: impl FnMut(&Document<'t>, Reason)) -> Record<'t> {
        let gazetteer = self.gazetteer.as_deref().unwrap_or(&DATASETS);
        let document = Document::new(text, title);
        let claims = claims(&document);
        let names = naming::names(&document, gazetteer);
        let descriptions = describe(&document, &claims, &names);
        let source = Source::new(&document, &claims, &names, &descriptions);
        let mut record = Record::find(&source, |reason| keep(&document, reason));
        record.title = text.get(..title).filter(|title| !title.is_empty()).map(Cow::Borrowed);
        record
    }
}

/// A text for which every table is asked: those of words, names, kinds of things, qualifiers and endings.
const EVERY_TABLE: &str = "We propose TernBench, a benchmark, and train GPT-4 with about 7B parameters on C4. It improves \
    accuracy on MMLU from 81% to over 92%.";

/// Collects the names of an [`Extractor`].
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    datasets: Vec<String>,
}

impl ExtractorBuilder {
    /// Adds names of datasets. Case, blanks and hyphens do not matter; each counts wherever it stands.
    #[must_use]
    pub fn datasets<I>(mut self, names: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.datasets.extend(names.into_iter().map(Into::into));
        self
    }

    /// Compiles the names.
    ///
    /// # Errors
    ///
    /// [`BuildError`] for the first name that has no letter or more than 16 words and marks.
    pub fn build(self) -> Result<Extractor, BuildError> {
        let field = Extractor::new();
        if self.datasets.is_empty() {
            return Ok(field);
        }
        Ok(Extractor { gazetteer: Some(Arc::new(Gazetteer::datasets_and(&self.datasets)?)) })
    }
}
