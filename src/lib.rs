//! x
mod address;
mod claim;
mod clause;
mod document;
mod error;
mod facts;
mod latex;
mod lexicon;
mod listing;
mod naming;
mod quantity;
mod record;
mod sentence;
mod span;
mod token;
pub use error::*;
pub use facts::*;
pub use listing::{Entries, Entry, entries};
pub use quantity::{ParseQuantityError, Qualifier, Quantity, Unit};
pub use record::*;
pub use span::Span;
/// x
pub fn extract(text: &str) -> Record<'_> {
    Extractor::new().extract(text)
}
