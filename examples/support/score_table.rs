//! Precision, recall and F1 of each kind, and how often the attributes of what was found are right.

use super::gold::{Annotation, GoldFact};
use super::matching::{Comparison, Found, KINDS, compare, right_attribute};
use serde_json::Value;
use std::io::{self, Write};

/// What was counted of a kind.
#[derive(Debug, Default)]
struct Count {
    right: usize,
    missed: usize,
    spurious: usize,
    /// For each attribute of the kind: right, and seen.
    attributes: Vec<(usize, usize)>,
}

/// What was counted over all papers.
#[derive(Debug)]
pub(crate) struct Scores {
    kinds: Vec<Count>,
    records: usize,
    exact: usize,
    code: usize,
    ungrounded: usize,
}

impl Scores {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        let count = |attributes: usize| Count { attributes: vec![(0, 0); attributes], ..Count::default() };
        Self {
            kinds: KINDS.iter().map(|kind| count(kind.attributes.len())).collect(),
            records: 0,
            exact: 0,
            code: 0,
            ungrounded: 0,
        }
    }

    /// Counts a paper: its text, its annotation, and its record as JSON. Says which annotated facts do not stand in
    /// the text; they count as missed.
    pub(crate) fn add<'a>(&mut self, text: &str, annotation: &'a Annotation, record: &Value) -> Vec<&'a GoldFact> {
        let mut lost = Vec::new();
        self.records += 1;
        self.code += usize::from(annotation.code.as_deref() == record.get("code").and_then(Value::as_str));
        self.ungrounded += ungrounded(record, text);
        let mut exact = true;
        for (kind, count) in KINDS.iter().zip(&mut self.kinds) {
            let mut gold = Vec::new();
            for fact in annotation.facts.iter().filter(|fact| fact.kind == kind.name) {
                // An empty place touches nothing.
                gold.push((fact, fact.place(text).unwrap_or_default()));
                if fact.place(text).is_none() {
                    lost.push(fact);
                }
            }
            let found = record.get(kind.field).and_then(Value::as_array).into_iter().flatten();
            let comparison: Comparison<'_> = compare(kind, &gold, found.filter_map(Value::as_object));
            count.right += comparison.pairs.len();
            count.missed += comparison.missed.len();
            count.spurious += comparison.spurious.len();
            exact &= !kind.core || (comparison.missed.is_empty() && comparison.spurious.is_empty());
            for (gold, fact) in &comparison.pairs {
                for (name, (right, seen)) in kind.attributes.iter().zip(&mut count.attributes) {
                    *right += usize::from(right_attribute(name, gold, fact));
                    *seen += 1;
                }
            }
        }
        self.exact += usize::from(exact);
        lost
    }

    /// Whether every fact stood where its span says.
    pub(crate) fn is_grounded(&self) -> bool {
        self.ungrounded == 0
    }

    /// Writes the table.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "{:<14}{:>6}{:>8}{:>10}{:>8}{:>8}{:>8}   attributes",
            "type", "right", "missed", "spurious", "P", "R", "F1"
        )?;
        for (kind, count) in KINDS.iter().zip(&self.kinds) {
            let &Count { right, missed, spurious, .. } = count;
            let mut attributes = Vec::new();
            for (name, (right, seen)) in
                kind.attributes.iter().zip(&count.attributes).filter(|(_, (_, seen))| *seen > 0)
            {
                attributes.push(format!("{name} {:.2}", to_thousandths(part(*right, *seen))));
            }
            let (precision, recall) = (part(right, right + spurious), part(right, right + missed));
            let f1 = part(2 * right, 2 * right + missed + spurious);
            writeln!(
                out,
                "{:<14}{right:>6}{missed:>8}{spurious:>10}{precision:>8.3}{recall:>8.3}{f1:>8.3}   {}",
                kind.name,
                attributes.join("  ")
            )?;
        }
        writeln!(
            out,
            "exact records: {} of {records}; code right: {} of {records}; ungrounded facts: {}",
            self.exact,
            self.code,
            self.ungrounded,
            records = self.records
        )
    }
}

/// A part of a whole; of nothing, all.
#[allow(clippy::cast_precision_loss, reason = "nobody annotates more facts than a double counts exactly")]
fn part(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Rounded to three digits first, as the published tables are, of which then two are shown.
fn to_thousandths(part: f64) -> f64 {
    format!("{part:.3}").parse().unwrap_or(part)
}

/// How many facts, and phrases in them, do not stand where their span says.
fn ungrounded(value: &Value, text: &str) -> usize {
    match value {
        Value::Array(items) => items.iter().map(|item| ungrounded(item, text)).sum(),
        Value::Object(fields) => {
            let inside: usize = fields
                .iter()
                .filter(|(name, _)| !matches!(name.as_str(), "span" | "mentions"))
                .map(|(_, field)| ungrounded(field, text))
                .sum();
            inside + misplaced(fields, text)
        }
        _ => 0,
    }
}

/// The spans of one fact or phrase that do not hold what it quotes.
fn misplaced(fact: &Found, text: &str) -> usize {
    let expected = fact.get("text").and_then(Value::as_str);
    super::matching::spans(fact)
        .into_iter()
        .filter(|(start, end)| match text.get(*start..*end) {
            Some(found) => found.is_empty() || expected.is_some_and(|expected| expected != found),
            None => true,
        })
        .count()
}
