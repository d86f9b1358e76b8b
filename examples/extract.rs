//! x
use std::io::{BufRead, Write};
#[derive(serde::Deserialize)]
struct Line {
    id: String,
    title: Option<String>,
    #[serde(rename = "abstract")]
    body: String,
}
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let extractor = paperfacts::Extractor::new();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::BufReader::new(std::fs::File::open(path).unwrap()).lines() {
        let line: Line = serde_json::from_str(&line.unwrap()).unwrap();
        let title = line.title.unwrap_or_default();
        let text = if title.is_empty() { line.body } else { format!("{title}\n\n{}", line.body) };
        let mut record = extractor.extract_titled(&text, title.len());
        record.id = Some(line.id.into());
        serde_json::to_writer(&mut out, &record).unwrap();
        out.write_all(b"\n").unwrap();
    }
}
