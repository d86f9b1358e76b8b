//! A record as a table for people: a block a paper, a line a fact.

use super::visible::{on_one_line, shortened};
use paperfacts::{Amount, Count, FactRef, Phrase, Record, Unit};
use serde::Serialize;
use std::io::{self, Write};

/// What a column may take of a line; the last one takes the rest.
const WIDEST: usize = 44;

/// Kind, text, value and what else is known.
type Row = [String; 4];

/// Writes the block of a paper.
pub(crate) fn write(out: &mut dyn Write, record: &Record<'_>) -> io::Result<()> {
    let title = record.title.as_deref().unwrap_or("(no title)");
    match &record.id {
        Some(id) => writeln!(out, "{} ({})", on_one_line(title), on_one_line(id))?,
        None => writeln!(out, "{}", on_one_line(title))?,
    }
    let mut rows: Vec<Row> = record.facts().map(row).collect();
    if let Some(code) = record.code {
        rows.push(["code".to_owned(), word(&code), String::new(), String::new()]);
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (kinds, texts, values) = (width(0), width(1), width(2));
    for [kind, text, value, rest] in &rows {
        let line = format!("  {kind:<kinds$} | {text:<texts$} | {value:<values$} | {rest}");
        writeln!(out, "{}", line.trim_end_matches([' ', '|']))?;
    }
    writeln!(out)
}

fn row(fact: FactRef<'_, '_>) -> Row {
    let cell = |text: &str| shortened(&on_one_line(text), WIDEST);
    let (text, value, rest) = match fact {
        FactRef::Link(link) => (&link.text, link.url.clone(), link.provides.iter().map(word).collect()),
        FactRef::ModelSize(size) => {
            (&size.text, count(size.parameters), vec![qualifier(&size.qualifier), phrase("of", &size.model)])
        }
        FactRef::TokenCount(tokens) => {
            (&tokens.text, count(tokens.tokens), vec![qualifier(&tokens.qualifier), word(&tokens.role)])
        }
        FactRef::Dataset(dataset) => (&dataset.name, word(&dataset.role), vec![]),
        FactRef::Gain(gain) => {
            let ends = match (gain.from, gain.to) {
                (Some(from), Some(to)) => format!("from {from} to {to}"),
                _ => String::new(),
            };
            let rest = vec![
                word(&gain.direction),
                qualifier(&gain.qualifier),
                word(&gain.basis),
                ends,
                phrase("in", &gain.metric),
                phrase("on", &gain.dataset),
                phrase("against", &gain.baseline),
            ];
            (&gain.text, amount(gain.amount, gain.unit), rest)
        }
        FactRef::Score(score) => {
            let value = format!("{}{}", score.value, mark(score.unit));
            (&score.text, value, vec![phrase("of", &score.metric), phrase("on", &score.dataset)])
        }
        FactRef::Share(share) => {
            let rest = vec![qualifier(&share.qualifier), phrase("of", &share.of)];
            (&share.text, amount(share.amount, Unit::Percent), rest)
        }
        FactRef::OtherPercent(other) => (&other.text, amount(other.amount, Unit::Percent), vec![]),
        FactRef::Artifact(artifact) => (&artifact.name, word(&artifact.kind), vec![]),
        // A kind that a later version of the library knows: its place is all that is known here.
        _ => return [fact.kind().to_owned(), String::new(), format!("{:?}", fact.span()), String::new()],
    };
    let rest: Vec<String> = rest.into_iter().filter(|known| !known.is_empty()).collect();
    [fact.kind().to_owned(), cell(text), cell(&value), on_one_line(&rest.join(", "))]
}

/// The name of an enumeration's value, as JSON has it.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// The qualifier, where it says anything.
fn qualifier(qualifier: &paperfacts::Qualifier) -> String {
    match qualifier {
        paperfacts::Qualifier::Exact => String::new(),
        other => word(other),
    }
}

fn phrase(before: &str, phrase: &Option<Phrase<'_>>) -> String {
    phrase.as_ref().map(|phrase| format!("{before} {}", phrase.text)).unwrap_or_default()
}

fn mark(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "%",
        Unit::Points => " points",
        Unit::Factor => "x",
        _ => "",
    }
}

fn amount(amount: Amount, unit: Unit) -> String {
    let mark = mark(unit);
    if amount.min == amount.max {
        format!("{}{mark}", amount.min)
    } else {
        format!("{} to {}{mark}", amount.min, amount.max)
    }
}

fn count(count: Count) -> String {
    if count.min == count.max {
        grouped(count.min)
    } else {
        format!("{} to {}", grouped(count.min), grouped(count.max))
    }
}

/// The number with a comma before each three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
