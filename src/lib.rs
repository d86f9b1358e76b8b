//! Reads the raw text of paper abstracts and returns typed, grounded records: the code links, model sizes, token counts,
//! datasets, gains and scores that they report, each pointing at the bytes that say so.
//!
//! No model, no network, no configuration: a pure function from text to facts. Extraction cannot fail; any `&str` gives a
//! [`Record`], and finding nothing is an empty one.
//!
//! ```
//! use paperfacts::{Basis, Direction, Provides, TokenRole, Unit};
//!
//! let text = "Tern: Cheap Pre-training\n\nWe present Tern, a 1.1\\,B-parameter model trained on 300 billion tokens. \
//!     It improves accuracy on MMLU from 16.4\\% to 17.8\\% while using 33% less data than Pythia. \
//!     Code: github.com/tern-lm/tern.";
//! let record = paperfacts::extract(text);
//!
//! assert_eq!(record.model_sizes[0].parameters.max, 1_100_000_000);
//! assert_eq!(record.token_counts[0].role, TokenRole::Training);
//! assert_eq!(record.datasets[0].name, "MMLU");
//!
//! let (ends, data) = (&record.gains[0], &record.gains[1]);
//! assert_eq!((ends.amount.min.to_string().as_str(), ends.unit), ("1.4", Unit::Points)); // never 1.4000000000000021
//! assert_eq!((data.direction, data.basis), (Direction::Decrease, Basis::Relative));
//! assert_eq!(data.baseline.as_ref().map(|baseline| baseline.text.as_ref()), Some("Pythia"));
//!
//! let link = &record.links[0];
//! assert_eq!((link.url.as_str(), link.provides[0]), ("https://github.com/tern-lm/tern", Provides::Code));
//! assert_eq!(&text[link.span.range()], "github.com/tern-lm/tern");
//! ```
//!
//! # Why not five regexes
//!
//! - `14.6%` is a gain in "improves by 14.6%", a level in "an accuracy of 14.6%", a part in "14.6% of the data", and none of
//!   these in "variations of up to 14.6%". Every number is read by one grammar ([`Quantity`]) and claimed once.
//! - `7B` is a size in "Llama-2-7B" and in "models of 1B, 3B and 7B", but `1B` of "1B tokens" is not, nor is `15M` of "15M image-text
//!   pairs".
//! - `65.\%`, `1.1\,B`, `$2\times$`, `https://name.⏎github.io/page` and `https://a.b/{https://a.b/}` mean what their authors meant.
//! - "Books" is a dataset in "evaluation on Books" and a word elsewhere, and a dataset that no list has is one too where the text
//!   calls it so.
//!
//! # Reading sources
//!
//! [`extract`] reads one text: an abstract, or title, empty line and abstract. [`entries`] splits a listing page as a person copies
//! it out of a browser. [`text_from_utf8`] reads bytes, and says where they are no text. An [`Extractor`] with names of your own is
//! made by [`Extractor::builder`].
//!
//! # What comes out
//!
//! One list for each kind of fact, in text order; [`Record::facts`] goes over all of them. What is quoted borrows from the text;
//! [`Record::into_owned`] makes it independent. Spans are byte offsets; [`Offsets`] counts them
//! as Python and JavaScript do. Parameters and tokens are `u64`, percentages and scores
//! exact decimals of at most 15 significant digits, which a JSON number carries unchanged. A number that does not fit is not
//! reported. Everything serialises with serde and reads back.
//!
//! # How it works
//!
//! One way, each stage reading only what stands to its left:
//!
//! ```text
//! page -> listing -> entry -> text -> address -> token -> sentence -> quantity -> document
//!                                                     document -> claim -> naming -> clause -> facts -> record
//!                                                        lexicon ---^---------^---------^
//! ```
//!
//! Addresses are found first and are one token each. Tokens tile the text, and each word is looked up once for its classes.
//! The number grammar reads every figure; the claim stage says what each is; the naming stage finds names of datasets, the
//! clause stage who is measured on what against what; and a room for each kind of fact fills its fields.
//!
//! Time and memory grow in proportion to the text. Texts are read up to 4 GiB.

mod address;
mod block;
mod buffers;
mod claim;
mod clause;
mod document;
mod error;
mod explanation;
mod facts;
mod hash;
mod latex;
mod lexicon;
mod listing;
mod naming;
mod offsets;
mod quantity;
mod reason;
mod record;
#[cfg(any(test, fuzzing))]
mod reference;
mod rows;
mod sentence;
mod sieve;
mod span;
#[doc(hidden)]
pub mod stage;
mod token;
mod work;

pub use error::{BuildError, Error, ErrorKind, text_from_utf8};
pub use explanation::{Explained, Explanation};
pub use facts::{
    Amount, Artifact, ArtifactKind, Basis, Code, Count, Dataset, DatasetRole, Direction, Fact, Gain, Link, ModelSize,
    OtherPercent, Phrase, Provides, Score, Share, TokenCount, TokenRole,
};
pub use listing::{Entries, Entry, entries};
pub use offsets::Offsets;
pub use quantity::{ParseQuantityError, Qualifier, Quantity, Unit};
pub use record::{Extractor, ExtractorBuilder, FactRef, Record};
pub use span::Span;

/// The facts of one text: an abstract, or title, empty line and abstract.
///
/// The same as [`Extractor::new`] and [`Extractor::extract`]. Where title and abstract are known apart, use
/// [`Extractor::extract_titled`]: a title is read more strictly.
///
/// ```
/// let record = paperfacts::extract("Reaches 85.3\\% top-1 accuracy on ImageNet-1K.");
/// assert_eq!(record.scores[0].text, "85.3\\%");
/// assert_eq!(paperfacts::extract("").facts().count(), 0);
/// ```
#[must_use]
pub fn extract(text: &str) -> Record<'_> {
    Extractor::new().extract(text)
}

/// Checks that each stage reads a text as its slow and obvious reference does. For the fuzz target `differential`.
#[cfg(fuzzing)]
#[doc(hidden)]
pub fn check_against_references(text: &str) {
    reference::check(text);
}
