//! How well extraction does on papers that people annotated: precision, recall and F1 of each kind of fact.
//!
//! ```text
//! cargo run --release --example evaluate -- TEXTS.jsonl GOLD.jsonl
//! ```

#[allow(dead_code, reason = "each example uses a part of what they share")]
#[path = "support/mod.rs"]
pub(crate) mod support;

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::BufRead;
use std::path::PathBuf;
use std::process::ExitCode;
use support::arguments::{Accepts, Asked, read};
use support::gold::Annotation;
use support::papers::{Format, Paper, Papers, Reading};
use support::program;
use support::program::{Ended, Failure, Streams};
use support::score_table::Scores;

const USAGE: &str = "\
usage: evaluate TEXTS.jsonl GOLD.jsonl

Extracts records from TEXTS, compares them with the annotations in GOLD and prints, for each kind of fact, how many
were found, missed and invented, and for those found the part that has each attribute right.

TEXTS   one {\"id\", \"title\", \"abstract\"} a line
GOLD    one {\"id\", \"code\", \"facts\": [{\"type\", \"text\", \"nth\", ...}]} a line, with the same ids
";

fn main() -> ExitCode {
    program::main("evaluate", run)
}

/// The whole program, on streams of the caller's choice.
pub(crate) fn run(arguments: Vec<OsString>, streams: &mut Streams<'_>) -> Result<Ended, Failure> {
    let arguments = match read(arguments, Accepts { switches: &[], files: 2 })? {
        Asked::Run(arguments) => arguments,
        Asked::Help => {
            streams.out.write_all(USAGE.as_bytes())?;
            return Ok(Ended::Well);
        }
    };
    let [texts, gold] = <[PathBuf; 2]>::try_from(arguments.files)
        .map_err(|_| Failure::Usage("two files are needed, the texts and their annotations".to_owned()))?;
    let mut ended = Ended::Well;

    let mut papers: HashMap<String, Paper> = HashMap::new();
    let (name, source) = streams.open(Some(&texts))?;
    for paper in Papers::read(&name, source, Reading { format: Some(Format::JsonLines), ..arguments.reading })? {
        match paper {
            Ok(Paper { id: Some(id), text, title_len }) => {
                papers.insert(id.clone(), Paper { id: Some(id), text, title_len });
            }
            Ok(_) => {
                ended = Ended::WithTrouble;
                streams.complain(format_args!("{name}: a text without an `id`"));
            }
            Err(trouble) => {
                ended = Ended::WithTrouble;
                streams.complain(format_args!("{name}: {trouble}"));
            }
        }
    }

    let extractor = paperfacts::Extractor::new();
    let mut scores = Scores::new();
    let (name, source) = streams.open(Some(&gold))?;
    for (number, line) in (1..).zip(source.split(b'\n')) {
        let line = line.map_err(|error| Failure::source(&name, &error))?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match score(&line, &papers, &extractor, &mut scores) {
            Ok(lost) if lost.is_empty() => {}
            Ok(complaints) | Err(complaints) => {
                ended = Ended::WithTrouble;
                streams.complain(format_args!("{name}: line {number}: {complaints}"));
            }
        }
    }
    scores.write(&mut streams.out)?;
    Ok(if scores.is_grounded() { ended } else { Ended::WithTrouble })
}

/// Scores one line of annotations. Returns what is wrong with single facts, or fails with what is wrong with the line.
fn score(
    line: &[u8],
    papers: &HashMap<String, Paper>,
    extractor: &paperfacts::Extractor,
    scores: &mut Scores,
) -> Result<String, String> {
    let annotation: Annotation = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let id = annotation.id.as_str().map_or_else(|| annotation.id.to_string(), str::to_owned);
    let paper = papers.get(&id).ok_or_else(|| format!("no text has the id {id}"))?;
    let record = serde_json::to_value(paper.record(extractor)).map_err(|error| error.to_string())?;
    let lost = scores.add(&paper.text, &annotation, &record);
    Ok(match lost.first() {
        None => String::new(),
        Some(fact) => {
            format!("facts that do not stand in the text: {}, the first {:?} ({})", lost.len(), fact.text, fact.kind)
        }
    })
}
