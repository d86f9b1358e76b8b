//! Abstracts with their facts marked where they stand: in colour on a terminal, as `[1.3B|model_size]` elsewhere.
//!
//! ```text
//! cargo run --release --example highlight -- examples/trending.page.txt
//! ```

#[allow(dead_code, reason = "each example uses a part of what they share")]
#[path = "support/mod.rs"]
pub(crate) mod support;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;
use support::arguments::{Accepts, Asked, read};
use support::papers::Papers;
use support::program::{Ended, Failure, Streams};
use support::visible::on_one_line;
use support::{marks, program, reasons};

const USAGE: &str = "\
usage: highlight [--explain] [--format page|text|jsonl] [--lossy] [FILE]

Reads papers from FILE, or from standard input, and writes their text with every fact marked where it stands.
On a terminal the kinds are shown by colour (set NO_COLOR for none), elsewhere as [text|kind].
Control characters of the text are shown, and never passed on. With --explain, a line for each fact below its text
says which rule took it, and which words decided. Formats and --lossy are those of `extract`.
";

fn main() -> ExitCode {
    program::main("highlight", run)
}

/// The whole program, on streams of the caller's choice.
pub(crate) fn run(arguments: Vec<OsString>, streams: &mut Streams<'_>) -> Result<Ended, Failure> {
    let arguments = match read(arguments, Accepts { switches: &["--explain"], files: 1 })? {
        Asked::Run(arguments) => arguments,
        Asked::Help => {
            streams.out.write_all(USAGE.as_bytes())?;
            return Ok(Ended::Well);
        }
    };
    let explains = !arguments.switches.is_empty();
    let (name, source) = streams.open(arguments.files.first().map(AsRef::as_ref))?;
    let extractor = paperfacts::Extractor::new();
    let mut ended = Ended::Well;
    let mut first = true;
    for paper in Papers::read(&name, source, arguments.reading)? {
        match paper {
            Ok(paper) => {
                if std::mem::take(&mut first) {
                    marks::write_legend(&mut streams.out, streams.paint)?;
                }
                if let Some(id) = &paper.id {
                    writeln!(streams.out, "{}", on_one_line(id))?;
                }
                let explained = extractor.explain_titled(&paper.text, paper.title_len);
                marks::write_text(&mut streams.out, &paper.text, &explained.record, streams.paint)?;
                streams.out.write_all(if paper.text.ends_with('\n') { b"\n" } else { b"\n\n" })?;
                if explains {
                    reasons::write(&mut streams.out, &paper.text, &explained)?;
                    streams.out.write_all(b"\n")?;
                }
            }
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
