//! Papers from a source: a listing page, a single text, or JSON lines.
//!
//! Which of them it is can be said, or is guessed from how the source begins:
//!
//! 1. The first character that is no blank is `{`, and the next is `"` or `}`: JSON lines. No abstract begins so, while
//!    a broken first line of JSON still does, and is then reported as one.
//! 2. The page splitter finds a title with its abstract, or more than one entry: a page.
//! 3. Otherwise all of it is one text without a title.
//!
//! JSON lines are read one at a time, so that memory is bounded by the longest line. A page or a text is held whole.

use super::json_line;
use super::program::Failure;
use std::fmt;
use std::io::{self, BufRead, Cursor, Read};

/// What a source looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A listing page: titles and abstracts between lines of boilerplate.
    Page,
    /// One text: an abstract, or title, empty line and abstract.
    Text,
    /// One JSON object a line.
    JsonLines,
}

/// What to do with bytes that are not UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Decoding {
    /// Report them.
    #[default]
    Strict,
    /// Put U+FFFD in their place.
    Lossy,
}

/// How to read a source.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    /// What it looks like; `None` to guess.
    pub(crate) format: Option<Format>,
    /// What to do with bytes that are not UTF-8.
    pub(crate) decoding: Decoding,
}

/// One paper's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paper {
    /// Its identifier, where the source has one.
    pub(crate) id: Option<String>,
    /// Title, empty line and abstract, or what there is of them.
    pub(crate) text: String,
    /// How many bytes of the text are title.
    pub(crate) title_len: usize,
}

impl Paper {
    /// What the paper reports.
    pub(crate) fn record(&self, extractor: &paperfacts::Extractor) -> paperfacts::Record<'_> {
        let mut record = extractor.extract_titled(&self.text, self.title_len);
        record.id = self.id.as_deref().map(Into::into);
        record
    }
}

/// A paper that could not be read; the others can.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// A line of JSON: its number, from 1, and the reason.
    Line(u64, String),
    /// A place in a page or text.
    Place(paperfacts::Error),
    /// The source cannot be read any further.
    Unreadable(io::Error),
}

impl Trouble {
    /// Whether data is lost. A page as people copy it is full of lines that only look like a title: they are worth a
    /// word, but are no reason to fail.
    pub(crate) fn is_loss(&self) -> bool {
        !matches!(self, Self::Place(error) if matches!(error.kind(), paperfacts::ErrorKind::TitleWithoutAbstract { .. }))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(number, reason) => write!(f, "line {number}: {reason}"),
            Self::Place(error) => error.fmt(f),
            Self::Unreadable(error) => error.fmt(f),
        }
    }
}

/// The papers of a source, in order.
pub(crate) enum Papers<'s> {
    /// Read as they are asked for.
    Lines(Lines<'s>),
    /// Read beforehand.
    Whole(std::vec::IntoIter<Result<Paper, Trouble>>),
}

impl<'s> Papers<'s> {
    /// Begins to read a source.
    pub(crate) fn read(name: &str, mut source: Box<dyn BufRead + 's>, reading: Reading) -> Result<Self, Failure> {
        let unreadable = |error: io::Error| Failure::source(name, &error);
        let mut head = Vec::new();
        let format = match reading.format {
            None if begins_as_json(&mut source, &mut head).map_err(unreadable)? => Some(Format::JsonLines),
            format => format,
        };
        let mut source = Cursor::new(head).chain(source);
        if format == Some(Format::JsonLines) {
            return Ok(Self::Lines(Lines {
                source: Box::new(source),
                decoding: reading.decoding,
                line: Vec::new(),
                number: 0,
            }));
        }
        let mut bytes = Vec::new();
        source.read_to_end(&mut bytes).map_err(unreadable)?;
        Ok(Self::Whole(whole(bytes, format, reading.decoding).into_iter()))
    }
}

impl Iterator for Papers<'_> {
    type Item = Result<Paper, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Lines(lines) => lines.next(),
            Self::Whole(papers) => papers.next(),
        }
    }
}

/// JSON lines.
pub(crate) struct Lines<'s> {
    source: Box<dyn BufRead + 's>,
    decoding: Decoding,
    /// One buffer for all lines.
    line: Vec<u8>,
    number: u64,
}

impl Iterator for Lines<'_> {
    type Item = Result<Paper, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.line.clear();
            match self.source.read_until(b'\n', &mut self.line) {
                Ok(0) => return None,
                Ok(_) => self.number += 1,
                Err(error) => {
                    // Reading on would most likely fail in the same way, for ever.
                    self.source = Box::new(io::empty());
                    return Some(Err(Trouble::Unreadable(error)));
                }
            }
            let line = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
            if line.strip_prefix(MARK).unwrap_or(line).iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let read = match self.decoding {
                Decoding::Lossy => json_line::read(without_mark(&String::from_utf8_lossy(line))),
                Decoding::Strict => match paperfacts::text_from_utf8(line) {
                    Ok(line) => json_line::read(line),
                    Err(error) => Err(error.to_string()),
                },
            };
            return Some(read.map_err(|reason| Trouble::Line(self.number, reason)));
        }
    }
}

/// Whether a source begins like JSON lines. What was read to see it is put into `head`.
fn begins_as_json(source: &mut dyn BufRead, head: &mut Vec<u8>) -> io::Result<bool> {
    let mut opened = false;
    loop {
        let mut byte = [0];
        match source.read(&mut byte) {
            Ok(0) => return Ok(false),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        }
        head.push(byte[0]);
        match byte[0] {
            b'"' | b'}' if opened => return Ok(true),
            b'{' if !opened => opened = true,
            blank if blank.is_ascii_whitespace() => {}
            _ if MARK.starts_with(head) => {}
            _ => return Ok(false),
        }
    }
}

/// All papers of a page or a text.
fn whole(bytes: Vec<u8>, format: Option<Format>, decoding: Decoding) -> Vec<Result<Paper, Trouble>> {
    if let (Decoding::Strict, Err(error)) = (decoding, paperfacts::text_from_utf8(&bytes)) {
        return vec![Err(Trouble::Place(error))];
    }
    // Strict bytes are UTF-8 by now, and pass without a copy.
    let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    let text = without_mark(&text);
    if text.trim().is_empty() {
        return Vec::new();
    }
    let single = || vec![Ok(Paper { id: None, text: text.to_owned(), title_len: 0 })];
    match format {
        Some(Format::Text) => single(),
        Some(_) => page(text),
        None if is_page(text) => page(text),
        None => single(),
    }
}

fn page(text: &str) -> Vec<Result<Paper, Trouble>> {
    let paper = |entry: paperfacts::Entry<'_>| Paper {
        id: None,
        title_len: entry.title_len(),
        text: entry.text().into_owned(),
    };
    paperfacts::entries(text).map(|entry| entry.map(paper).map_err(Trouble::Place)).collect()
}

/// Whether the splitter finds more than one untitled block.
fn is_page(text: &str) -> bool {
    let mut entries = paperfacts::entries(text);
    match entries.next() {
        Some(Ok(entry)) if entry.title.is_some() => true,
        first => first.is_some() && entries.next().is_some(),
    }
}

/// The three bytes of a byte-order mark, which may stand before everything.
const MARK: &[u8] = "\u{feff}".as_bytes();

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
