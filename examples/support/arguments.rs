//! The arguments of programs that read papers.

use super::papers::{Decoding, Format, Reading};
use super::program::Failure;
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// What a user asks for.
#[derive(Debug)]
pub(crate) enum Asked {
    /// The usage.
    Help,
    /// A run.
    Run(Arguments),
}

/// The arguments of a run.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    /// `--format` and `--lossy`.
    pub(crate) reading: Reading,
    /// The program's own switches, as given.
    pub(crate) switches: Vec<String>,
    /// `--threads`: how many read at a time.
    pub(crate) threads: Option<NonZeroUsize>,
    /// The files, in order; `-` is standard input.
    pub(crate) files: Vec<PathBuf>,
}

/// How many files a program takes, and which switches of its own it knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Accepts {
    /// Switches without a value, as `--table`; and `--threads`, which has one.
    pub(crate) switches: &'static [&'static str],
    /// The most files that may be given.
    pub(crate) files: usize,
}

/// Reads arguments. Options may stand before or behind the files; `--` ends them.
pub(crate) fn read(arguments: Vec<OsString>, accepts: Accepts) -> Result<Asked, Failure> {
    let mut read = Arguments::default();
    let mut rest = arguments.into_iter();
    let mut options = true;
    while let Some(argument) = rest.next() {
        // A file's name need not be UTF-8; an option is.
        let option = argument.to_str().filter(|word| options && word.len() > 1 && word.starts_with('-'));
        let Some(option) = option else {
            if read.files.len() == accepts.files {
                return Err(Failure::Usage(format!("one file too many: {}", argument.to_string_lossy())));
            }
            read.files.push(argument.into());
            continue;
        };
        match option {
            "--" => options = false,
            "-h" | "--help" => return Ok(Asked::Help),
            "--lossy" => read.reading.decoding = Decoding::Lossy,
            "--format" => {
                let value = rest.next().ok_or_else(|| Failure::Usage("--format needs a value".to_owned()))?;
                read.reading.format = Some(format(&value.to_string_lossy())?);
            }
            "--threads" if accepts.switches.contains(&"--threads") => {
                let value = rest.next().ok_or_else(|| Failure::Usage("--threads needs a number".to_owned()))?;
                let value = value.to_string_lossy();
                let threads = value.parse().map_err(|_| Failure::Usage(format!("--threads: no number: {value}")))?;
                read.threads = Some(threads);
            }
            switch if accepts.switches.contains(&switch) => read.switches.push(switch.to_owned()),
            other => match other.strip_prefix("--format=") {
                Some(value) => read.reading.format = Some(format(value)?),
                None => return Err(Failure::Usage(format!("unknown option {other}"))),
            },
        }
    }
    Ok(Asked::Run(read))
}

fn format(name: &str) -> Result<Format, Failure> {
    match name {
        "page" => Ok(Format::Page),
        "text" => Ok(Format::Text),
        "jsonl" => Ok(Format::JsonLines),
        other => Err(Failure::Usage(format!("unknown format {other}: page, text or jsonl"))),
    }
}
