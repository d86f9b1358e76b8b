//! The case files under `tests/cases` and `tests/open`: short texts of our own, one a file, each named for what it shows.

#[allow(dead_code, reason = "not every test reports")]
pub(crate) mod report;

use paperfacts::{Extractor, Record, Span};
use serde_json::Value;
use std::path::Path;

/// The kinds of facts, as gold annotations call them, and their lists in the JSON contract.
pub(crate) const KINDS: &[(&str, &str)] = &[
    ("link", "links"),
    ("model_size", "model_sizes"),
    ("token_count", "token_counts"),
    ("dataset", "datasets"),
    ("gain", "gains"),
    ("score", "scores"),
    ("share", "shares"),
    ("other_percent", "other_percentages"),
    ("artifact", "artifacts"),
];

/// Where a fact of the JSON contract stands; of a name, its first mention.
pub(crate) fn span(fact: &Value) -> Option<Span> {
    let place = fact.get("span").or_else(|| fact.get("mentions")?.get(0))?;
    serde_json::from_value(place.clone()).ok()
}

/// One case file. The first line is a title where an empty line follows it; the line break at the end is the file's.
#[derive(Debug)]
pub(crate) struct Case {
    /// Title, empty line and abstract, or the abstract alone.
    pub(crate) text: String,
}

impl Case {
    /// Reads a case file.
    pub(crate) fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let text = text.strip_suffix('\n').unwrap_or(&text);
        Self { text: text.to_owned() }
    }

    /// What the library finds in it.
    pub(crate) fn record(&self) -> Record<'_> {
        let first = self.text.find('\n').unwrap_or(0);
        let title = if self.text[first..].starts_with("\n\n") { first } else { 0 };
        Extractor::new().extract_titled(&self.text, title)
    }
}
