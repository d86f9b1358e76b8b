//! Papers in, records out: one line of JSON a paper, or a table for people.
//!
//! ```text
//! cargo run --release --example extract -- examples/trending.page.txt
//! cargo run --release --example extract -- --table examples/abstracts.jsonl
//! ```

#[allow(dead_code, reason = "each example uses a part of what they share")]
#[path = "support/mod.rs"]
pub(crate) mod support;

use std::ffi::OsString;
use std::process::ExitCode;
use support::arguments::{Accepts, Asked, read};
use support::papers::Papers;
use support::program::{Ended, Failure, Streams};
use support::{program, record_line, table};

const USAGE: &str = "\
usage: extract [--format page|text|jsonl] [--table] [--lossy] [FILE]

Reads papers from FILE, or from standard input, and writes what they report: one record a line, as JSON.

  --format page    a listing page: titles and abstracts between lines of boilerplate
  --format text    one abstract, or one title, empty line and abstract
  --format jsonl   one object a line: {\"id\", \"title\", \"abstract\"}; only \"abstract\" must be there
                   Not given, the format is guessed: JSON lines begin with {\" ; a page has a title with its abstract
                   or more than one entry; anything else is one text.
  --table          a table for people instead of JSON
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
    let arguments = match read(arguments, Accepts { switches: &["--table"], files: 1 })? {
        Asked::Run(arguments) => arguments,
        Asked::Help => {
            streams.out.write_all(USAGE.as_bytes())?;
            return Ok(Ended::Well);
        }
    };
    let as_table = !arguments.switches.is_empty();
    let (name, source) = streams.open(arguments.files.first().map(AsRef::as_ref))?;
    let extractor = paperfacts::Extractor::new();
    let mut ended = Ended::Well;
    for paper in Papers::read(&name, source, arguments.reading)? {
        match paper {
            Ok(paper) if as_table => table::write(&mut streams.out, &paper.record(&extractor))?,
            Ok(paper) => record_line::write(&mut streams.out, &paper.record(&extractor))?,
            Err(trouble) => {
                if trouble.is_loss() {
                    ended = Ended::WithTrouble;
                }
                streams.complain(format_args!("{name}: {trouble}"));
            }
        }
    }
    Ok(ended)
}
