//! A record as a line of JSON.

use super::visible::{json_escape, steers};
use paperfacts::Record;
use serde::Serialize;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Writes a record and a line break.
pub(crate) fn write(out: &mut dyn Write, record: &Record<'_>) -> io::Result<()> {
    record.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Escaped))?;
    out.write_all(b"\n")
}

/// Compact JSON whose strings hold no character that steers a terminal: JSON has an escape for each, which reads back
/// as the same character.
struct Escaped;

impl Formatter for Escaped {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut written = 0;
        for (at, letter) in fragment.char_indices().filter(|(_, letter)| steers(*letter)) {
            writer.write_all(&fragment.as_bytes()[written..at])?;
            writer.write_all(json_escape(letter).as_bytes())?;
            written = at + letter.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }
}
