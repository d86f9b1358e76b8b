//! Facts marked in the text where they stand.

use super::program::Paint;
use super::visible::visible;
use paperfacts::{FactRef, Record, Span};
use std::io::{self, Write};

/// The kinds and the colours in which a terminal shows them (the parameter of SGR).
const COLOURS: [(&str, &str); 9] = [
    ("link", "4;34"),
    ("model_size", "1;35"),
    ("token_count", "35"),
    ("dataset", "36"),
    ("gain", "1;32"),
    ("score", "32"),
    ("share", "33"),
    ("other_percent", "37;2"),
    ("artifact", "1;36"),
];

/// A stretch of text and the kinds of the facts that stand exactly there.
struct Mark {
    span: Span,
    kinds: Vec<&'static str>,
}

/// Writes which mark means what.
pub(crate) fn write_legend(out: &mut dyn Write, paint: Paint) -> io::Result<()> {
    match paint {
        Paint::Plain => writeln!(out, "[text|kind] marks a fact: {}", COLOURS.map(|(kind, _)| kind).join(", "))?,
        Paint::Coloured => {
            for (kind, colour) in COLOURS {
                write!(out, "\x1b[{colour}m{kind}\x1b[0m ")?;
            }
            writeln!(out)?;
        }
    }
    writeln!(out)
}

/// Writes a text with the facts of its record. A mark may stand inside another; of two marks that cross, the one that
/// begins first is shown.
pub(crate) fn write_text(out: &mut dyn Write, text: &str, record: &Record<'_>, paint: Paint) -> io::Result<()> {
    let mut written = 0;
    let mut open: Vec<Mark> = Vec::new();
    for mark in marks(record) {
        while open.last().is_some_and(|outer| outer.span.end <= mark.span.start) {
            close_last(out, text, &mut open, &mut written, paint)?;
        }
        if open.last().is_some_and(|outer| outer.span.end < mark.span.end) {
            continue;
        }
        write_up_to(out, text, mark.span.start, &mut written)?;
        match paint {
            Paint::Plain => write!(out, "[")?,
            Paint::Coloured => write!(out, "\x1b[0;{}m", colour(&mark))?,
        }
        open.push(mark);
    }
    while !open.is_empty() {
        close_last(out, text, &mut open, &mut written, paint)?;
    }
    write_up_to(out, text, text.len(), &mut written)
}

/// All marks of a record: by where they start, the longer one first; each mention of a name is one.
fn marks(record: &Record<'_>) -> Vec<Mark> {
    let mut places: Vec<(Span, &'static str)> = Vec::new();
    for fact in record.facts() {
        match fact {
            FactRef::Dataset(dataset) => places.extend(dataset.mentions.iter().map(|span| (*span, fact.kind()))),
            FactRef::Artifact(artifact) => places.extend(artifact.mentions.iter().map(|span| (*span, fact.kind()))),
            _ => places.push((fact.span(), fact.kind())),
        }
    }
    places.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut marks: Vec<Mark> = Vec::new();
    for (span, kind) in places {
        match marks.last_mut() {
            Some(mark) if mark.span == span => {
                if !mark.kinds.contains(&kind) {
                    mark.kinds.push(kind);
                }
            }
            _ => marks.push(Mark { span, kinds: vec![kind] }),
        }
    }
    marks
}

/// Ends the innermost mark.
fn close_last(
    out: &mut dyn Write,
    text: &str,
    open: &mut Vec<Mark>,
    written: &mut usize,
    paint: Paint,
) -> io::Result<()> {
    let Some(mark) = open.pop() else { return Ok(()) };
    write_up_to(out, text, mark.span.end, written)?;
    match (paint, open.last()) {
        (Paint::Plain, _) => write!(out, "|{}]", mark.kinds.join("+")),
        (Paint::Coloured, None) => write!(out, "\x1b[0m"),
        (Paint::Coloured, Some(outer)) => write!(out, "\x1b[0;{}m", colour(outer)),
    }
}

/// Writes the text from where writing stopped up to `end`, made safe.
fn write_up_to(out: &mut dyn Write, text: &str, end: usize, written: &mut usize) -> io::Result<()> {
    // The library promises spans that fit; a text that is not the record's own would only lose its marks' place.
    if let Some(piece) = text.get(*written..end) {
        out.write_all(visible(piece).as_bytes())?;
        *written = end;
    }
    Ok(())
}

fn colour(mark: &Mark) -> &'static str {
    let kind = mark.kinds.first().copied().unwrap_or_default();
    COLOURS.iter().find(|(known, _)| *known == kind).map_or("1", |(_, colour)| colour)
}
