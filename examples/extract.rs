//! Papers in, records out: one line of JSON a paper, or a table for people.
//!
//! ```text
//! cargo run --release --example extract -- examples/trending.page.txt
//! cargo run --release --example extract -- --table examples/abstracts.jsonl
//! ```

#[allow(dead_code, reason = "each example uses a part of what they share")]
#[path = "support/mod.rs"]
pub(crate) mod support;

use paperfacts::Extractor;
use std::ffi::OsString;
use std::process::ExitCode;
use support::arguments::{Accepts, Asked, read};
use support::batches::{Write, side_by_side};
use support::papers::{Papers, Trouble};
use support::program::{Ended, Failure, Streams};
use support::{program, record_line, table};

const USAGE: &str = "\
usage: extract [--format page|text|jsonl] [--table] [--lossy] [--threads N] [FILE]

Reads papers from FILE, or from standard input, and writes what they report: one record a line, as JSON.

  --format page    a listing page: titles and abstracts between lines of boilerplate
  --format text    one abstract, or one title, empty line and abstract
  --format jsonl   one object a line: {\"id\", \"title\", \"abstract\"}; only \"abstract\" must be there
                   Not given, the format is guessed: JSON lines begin with {\" ; a page has a title with its abstract
                   or more than one entry; anything else is one text.
  --table          a table for people instead of JSON
  --threads N      extract on N threads, in the same order; with the feature `parallel`
  --lossy          read bytes that are not UTF-8 as U+FFFD instead of reporting them
  -h, --help       show this

What cannot be read is reported on standard error, the rest goes on, and the exit status is 1 at the end.
A title without an abstract on a page is reported too, but is no failure.
";

fn main() -> ExitCode {
    program::main("extract", run)
}

/// The whole program, on streams of the caller's choice.
pub(crate) fn run(arguments: Vec<OsString>, streams: &mut Streams<'_>) -> Result<Ended, Failure> {
    let arguments = match read(arguments, Accepts { switches: &["--table", "--threads"], files: 1 })? {
        Asked::Run(arguments) => arguments,
        Asked::Help => {
            streams.out.write_all(USAGE.as_bytes())?;
            return Ok(Ended::Well);
        }
    };
    let write: Write = if arguments.switches.is_empty() { record_line::write } else { table::write };
    let (name, source) = streams.open(arguments.files.first().map(AsRef::as_ref))?;
    let extractor = Extractor::new();
    let mut ended = Ended::Well;
    let mut complain = |streams: &mut Streams<'_>, trouble: Trouble| {
        if trouble.is_loss() {
            ended = Ended::WithTrouble;
        }
        streams.complain(format_args!("{name}: {trouble}"));
    };
    let papers = Papers::read(&name, source, arguments.reading)?;
    match arguments.threads {
        Some(threads) => side_by_side(threads, papers, &extractor, write, |written| match written {
            Ok(line) => Ok(streams.out.write_all(&line?)?),
            Err(trouble) => {
                complain(streams, trouble);
                Ok(())
            }
        })?,
        None => {
            for paper in papers {
                match paper {
                    Ok(paper) => write(&mut streams.out, &paper.record(&extractor))?,
                    Err(trouble) => complain(streams, trouble),
                }
            }
        }
    }
    Ok(ended)
}
