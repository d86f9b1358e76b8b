//! How an example starts and ends: its streams, its exit status, what it says when something is wrong.

use super::visible::on_one_line;
use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};
use std::ffi::OsString;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

/// How far, how fast, and how long yet.
fn bar_style() -> ProgressStyle {
    let template = "{wide_bar} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} to go";
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// How a run ended that came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// All was read.
    Well,
    /// Some of the input could not be read, which was said; the rest was.
    WithTrouble,
}

/// Why a run stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The arguments make no sense.
    Usage(String),
    /// A source could not be opened or read: its name and what is wrong.
    Source(String, String),
    /// The output could not be written.
    Output(io::Error),
}

/// What is written to fails as output; what is read is wrapped by [`Failure::source`].
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// A source that cannot be opened or read.
    pub(crate) fn source(name: &str, error: &io::Error) -> Self {
        // The number that the system gives the error says nothing to the reader.
        let message = error.to_string();
        let reason = message.split(" (os error").next().unwrap_or_default();
        Self::Source(name.to_owned(), reason.to_owned())
    }
}

/// Whether the output understands colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    /// A terminal whose user has not asked for plain text.
    Coloured,
    /// A file, a pipe, or `NO_COLOR`.
    Plain,
}

/// Whether a bar may show how far a program has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// On a terminal that shows nothing else.
    Shown,
    /// Where nobody would see it, or where the output stands.
    Hidden,
}

/// Files shorter than this are read before a bar could be seen.
const LONG: u64 = 8 << 20;

/// Where a program reads and writes: the process's own streams, or a test's.
pub(crate) struct Streams<'s> {
    /// Read where no file is named.
    pub(crate) input: Box<dyn BufRead + 's>,
    /// What was found.
    pub(crate) out: Box<dyn Write + 's>,
    /// What was wrong.
    pub(crate) err: Box<dyn Write + 's>,
    /// How `out` may look.
    pub(crate) paint: Paint,
    /// Whether `err` may show a bar.
    pub(crate) progress: Progress,
}

impl<'s> Streams<'s> {
    /// Opens a file, or standard input where none is named or the name is `-`. Returns its name for messages too.
    pub(crate) fn open(&mut self, file: Option<&Path>) -> Result<(String, Box<dyn BufRead + 's>), Failure> {
        match file {
            Some(path) if path != Path::new("-") => {
                let name = path.display().to_string();
                let file = File::open(path).map_err(|error| Failure::source(&name, &error))?;
                let length = file.metadata().map_or(0, |about| about.len());
                if self.progress == Progress::Hidden || length < LONG {
                    return Ok((name, Box::new(BufReader::new(file))));
                }
                // It is gone when the file has been read.
                let bar = ProgressBar::new(length).with_style(bar_style()).with_finish(ProgressFinish::AndClear);
                Ok((name, Box::new(BufReader::new(bar.wrap_read(file)))))
            }
            _ => Ok(("standard input".to_owned(), std::mem::replace(&mut self.input, Box::new(io::empty())))),
        }
    }

    /// Says on the error stream, in one line, what is wrong. Where nobody listens there, that is no reason to stop.
    pub(crate) fn complain(&mut self, what: impl Display) {
        let _ = writeln!(self.err, "{}", on_one_line(&what.to_string()));
    }
}

/// A program: its arguments and streams in, how it ended out.
pub(crate) type Run = fn(Vec<OsString>, &mut Streams<'_>) -> Result<Ended, Failure>;

/// Runs a program on the streams of the process.
pub(crate) fn main(name: &str, run: Run) -> ExitCode {
    let stdout = io::stdout();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    let mut streams = Streams {
        input: Box::new(io::stdin().lock()),
        progress: if io::stderr().is_terminal() && !stdout.is_terminal() { Progress::Shown } else { Progress::Hidden },
        paint: if stdout.is_terminal() && !plain { Paint::Coloured } else { Paint::Plain },
        out: Box::new(BufWriter::with_capacity(1 << 16, stdout.lock())),
        err: Box::new(io::stderr()),
    };
    ExitCode::from(run_to_status(name, run, std::env::args_os().skip(1).collect(), &mut streams))
}

/// Runs a program to its exit status: 0 where all went well, 1 where something could not be read or written, 2 where
/// the arguments make no sense.
pub(crate) fn run_to_status(name: &str, run: Run, arguments: Vec<OsString>, streams: &mut Streams<'_>) -> u8 {
    let ended = run(arguments, streams).and_then(|ended| Ok(streams.out.flush().map(|()| ended)?));
    match ended {
        Ok(Ended::Well) => 0,
        Ok(Ended::WithTrouble) => 1,
        // Who reads the output has seen enough (`| head`).
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(Failure::Output(error)) => {
            streams.complain(format_args!("{name}: cannot write: {error}"));
            1
        }
        Err(Failure::Source(source, reason)) => {
            streams.complain(format_args!("{name}: {source}: {reason}"));
            1
        }
        Err(Failure::Usage(reason)) => {
            streams.complain(format_args!("{name}: {reason}; --help shows how to use it"));
            2
        }
    }
}
