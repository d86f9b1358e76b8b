//! Why each fact of a text was taken: a line a fact.

use super::visible::{on_one_line, shortened};
use paperfacts::Explained;
use std::io::{self, Write};

/// What a text column may take of a line.
const WIDEST: usize = 44;

/// Writes the kind of each fact, its text, the rule that took it and the words that decided.
pub(crate) fn write(out: &mut dyn Write, text: &str, explained: &Explained<'_>) -> io::Result<()> {
    let word = |span: paperfacts::Span| on_one_line(span.slice(text).unwrap_or_default());
    let rows: Vec<[String; 3]> = explained
        .facts()
        .map(|(fact, why)| {
            let cues: Vec<String> = why.cues.iter().map(|span| format!("`{}`", word(*span))).collect();
            let rule = if cues.is_empty() { why.rule.to_owned() } else { format!("{}: {}", why.rule, cues.join(", ")) };
            [fact.kind().to_owned(), shortened(&word(fact.span()), WIDEST), rule]
        })
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (kinds, texts) = (width(0), width(1));
    for [kind, text, rule] in &rows {
        writeln!(out, "  {kind:<kinds$} | {text:<texts$} | {rule}")?;
    }
    Ok(())
}
