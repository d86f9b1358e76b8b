//! The examples, run in this process on input that nobody would like to meet: what they print, what they say is wrong,
//! and how they end.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, as it should")]
#![allow(clippy::duplicate_mod, reason = "each example has its own copy of what they share")]

#[allow(dead_code, reason = "its `main` is not run here")]
#[path = "../examples/evaluate.rs"]
mod evaluate;
#[allow(dead_code, reason = "its `main` is not run here")]
#[path = "../examples/extract.rs"]
mod extract;
#[allow(dead_code, reason = "its `main` is not run here")]
#[path = "../examples/highlight.rs"]
mod highlight;

use std::ffi::OsString;
use std::io::{self, BufReader, Read, Write};

/// What a run left behind.
struct Ran {
    status: u8,
    out: String,
    err: String,
}

/// Runs an example with arguments and an input. Each example has its own copy of what they share, hence a macro.
macro_rules! run {
    ($example:ident, $arguments:expr, $input:expr) => {{
        use $example::support::program::{Paint, Progress, Streams, run_to_status};
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let arguments: Vec<OsString> = $arguments.iter().map(OsString::from).collect();
        let input: &[u8] = $input.as_ref();
        let mut streams = Streams {
            input: Box::new(input),
            out: Box::new(&mut out),
            err: Box::new(&mut err),
            paint: Paint::Plain,
            progress: Progress::Hidden,
        };
        let status = run_to_status(stringify!($example), $example::run, arguments, &mut streams);
        drop(streams);
        Ran { status, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
    }};
}

const NONE: [&str; 0] = [];

fn records(out: &str) -> Vec<serde_json::Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A path beside the crate's manifest.
fn beside(path: &str) -> String {
    format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))
}

/// A file with this content, for the time of a test run.
fn file(name: &str, content: &str) -> String {
    let path = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&path, content).unwrap();
    path
}

#[cfg(feature = "parallel")]
#[test]
fn threads_change_nothing() {
    let papers = std::fs::read_to_string(beside("examples/abstracts.jsonl")).unwrap() + "no JSON\n";
    let many = papers.repeat(400);
    let alone = run!(extract, NONE, many.as_bytes());
    for threads in ["1", "3"] {
        let ran = run!(extract, ["--threads", threads], many.as_bytes());
        assert!((&ran.out, &ran.err, ran.status) == (&alone.out, &alone.err, alone.status), "{threads} threads");
    }
    for wrong in [&["--threads", "0"][..], &["--threads", "x"], &["--threads"]] {
        assert_eq!(run!(extract, wrong, "").status, 2, "{wrong:?}");
    }
}

#[test]
fn the_sample_page_gives_a_record_a_paper() {
    let ran = run!(extract, [beside("examples/trending.page.txt")], "");
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(
        ran.err.contains("a title without an abstract: \"A Survey That Nobody Has Summarised Yet\""),
        "{}",
        ran.err
    );
    assert_eq!(ran.status, 0, "a stray title is no failure");
    let records = records(&ran.out);
    assert_eq!(records.len(), 14);
    for record in &records {
        assert!(record["title"].is_string() && record["links"].is_array(), "{record}");
    }
    let table = run!(extract, ["--table".to_owned(), beside("examples/trending.page.txt")], "");
    assert!(table.out.contains("\n  model_size  | 350M to 6.7B "), "{}", table.out);
    assert_eq!(table.out.split("\n\n").filter(|block| !block.is_empty()).count(), 14);
}

#[test]
fn the_sample_abstracts_keep_their_identifiers() {
    let ran = run!(extract, [beside("examples/abstracts.jsonl")], "");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let records = records(&ran.out);
    let ids: Vec<&str> = records.iter().filter_map(|record| record["id"].as_str()).collect();
    assert_eq!(ids, ["own-1", "own-2", "own-3", "4", "own-5", "own-6"]);
    assert!(records[2].get("title").is_none());
}

#[test]
fn a_broken_line_is_reported_with_its_number_and_the_rest_goes_on() {
    let input = concat!(
        "{\"id\": 2401.10, \"abstract\": \"A 7B model.\"}\n",
        "\n",
        "{\"id\": \"b\", \"title\": \"T\"}\n",
        "{\"abstract\": \"cut off\n",
        "[\"id\", \"title\", \"abstract\"]\n",
        "{\"abstract\": 5}\n",
        "{\"abstract\": null}\n",
        "{\"title\": 5, \"abstract\": \"x\"}\n",
        "{\"id\": true, \"abstract\": \"x\"}\n",
        "{\"id\": null, \"title\": null, \"abstract\": \"\", \"more\": [[{}]]}\r\n",
        "{\"abstract\": \"The last has no line break.\"}",
    );
    let ran = run!(extract, NONE, input);
    let reported: Vec<&str> = ran.err.lines().collect();
    assert_eq!(
        reported,
        [
            "standard input: line 3: `abstract` is missing",
            "standard input: line 4: column 21: EOF while parsing a string",
            "standard input: line 5: no JSON object",
            "standard input: line 6: `abstract` is no string",
            "standard input: line 7: `abstract` is missing",
            "standard input: line 8: `title` is no string",
            "standard input: line 9: `id` is neither a string nor a number",
        ]
    );
    assert_eq!(ran.status, 1);
    let records = records(&ran.out);
    assert_eq!(records.len(), 3);
    assert_eq!(records[0]["id"], "2401.10", "a number keeps its digits");
    assert_eq!(records[0]["model_sizes"][0]["parameters"]["max"], 7_000_000_000_u64);
}

#[test]
fn a_broken_first_line_is_still_json_lines() {
    let ran = run!(extract, NONE, "{\"abstract\": oops}\n{\"abstract\": \"A 7B model.\"}\n");
    assert!(ran.err.starts_with("standard input: line 1: column "), "{}", ran.err);
    assert_eq!((ran.status, records(&ran.out).len()), (1, 1));
}

#[test]
fn bytes_that_are_not_utf8_are_reported_where_they_stand() {
    let text = run!(extract, NONE, b"A 7B model \xff of 3 parts.");
    assert_eq!((text.status, text.err.as_str()), (1, "standard input: byte 11: not UTF-8\n"));
    assert_eq!(text.out, "");

    let lines = b"{\"abstract\": \"\xe9\"}\n{\"abstract\": \"good\"}\n";
    let strict = run!(extract, NONE, lines);
    assert_eq!((strict.status, strict.err.as_str()), (1, "standard input: line 1: byte 14: not UTF-8\n"));
    assert_eq!(records(&strict.out).len(), 1);

    let lossy = run!(extract, ["--lossy"], lines);
    assert_eq!((lossy.status, lossy.err.as_str(), records(&lossy.out).len()), (0, "", 2));
    let lossy = run!(extract, ["--lossy"], b"A 7B model \xff of 3 parts.");
    assert_eq!((lossy.status, records(&lossy.out).len()), (0, 1));
}

#[test]
fn empty_input_gives_no_records_and_no_error() {
    for input in ["", "\n", " \n\t\r\n", "\u{feff}"] {
        for arguments in [&[][..], &["--format", "page"], &["--format", "text"], &["--format=jsonl"], &["--table"]] {
            let ran = run!(extract, arguments, input);
            assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{input:?} {arguments:?}");
        }
        let ran = run!(highlight, NONE, input);
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{input:?}");
    }
}

#[test]
fn the_format_is_guessed_from_the_content() {
    let titles = |input: &str| -> Vec<String> {
        let ran = run!(extract, NONE, input);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{input:?}");
        records(&ran.out).iter().map(|record| record["title"].as_str().unwrap_or("-").to_owned()).collect()
    };
    assert_eq!(titles("\u{feff} \n{ \"title\": \"Fast Cats\", \"abstract\": \"x\"}"), ["Fast Cats"]);
    assert_eq!(titles("Fast Cats\n\nWe train a 7B model on many cats, and it runs.\n"), ["Fast Cats"]);
    assert_eq!(titles("We train a 7B model on many cats, and it runs.\n"), ["-"]);
    assert_eq!(titles("{\\bf Cats} are trained on 2B tokens, and they run.\n"), ["-"]);
}

#[test]
fn a_text_is_taken_as_it_stands() {
    let text = "  We train a 7B model.\n\nIt is fast.\n";
    let ran = run!(extract, ["--format", "text"], text);
    let records = records(&ran.out);
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["model_sizes"][0]["span"]["start"], text.find("7B").unwrap());
}

#[test]
fn an_empty_title_still_stands_apart() {
    let ran = run!(extract, NONE, "{\"title\": \"\", \"abstract\": \"A 7B model.\"}");
    let records = records(&ran.out);
    assert_eq!(records[0]["model_sizes"][0]["span"]["start"], "\n\nA ".len());
    assert!(records[0].get("title").is_none());
}

#[test]
fn a_missing_file_is_named_in_one_line() {
    let ran = run!(extract, ["no/such/\u{1b}file"], "");
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert_eq!(ran.err, "extract: no/such/^[file: No such file or directory\n");
    let ran = run!(extract, [env!("CARGO_TARGET_TMPDIR")], "");
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("directory") && ran.err.lines().count() == 1, "{}", ran.err);
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    for arguments in
        [&["--tabel"][..], &["--format"], &["--format", "xml"], &["--format=csv"], &["a", "b"], &["--", "-a", "b"]]
    {
        let ran = run!(extract, arguments, "");
        assert_eq!((ran.status, ran.out.as_str(), ran.err.lines().count()), (2, "", 1), "{arguments:?}");
    }
    let help = run!(extract, ["--help"], "");
    assert!(help.status == 0 && help.out.starts_with("usage: extract"));
    assert_eq!(run!(evaluate, ["only-one.jsonl"], "").status, 2);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    use extract::support::program::{Paint, Progress, Streams, run_to_status};

    struct Closed(io::ErrorKind);
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    for (kind, expected) in [(io::ErrorKind::BrokenPipe, (0, 0)), (io::ErrorKind::StorageFull, (1, 1))] {
        let mut err = Vec::new();
        let mut streams = Streams {
            input: Box::new(&b"{\"abstract\": \"A 7B model.\"}"[..]),
            out: Box::new(Closed(kind)),
            err: Box::new(&mut err),
            paint: Paint::Plain,
            progress: Progress::Hidden,
        };
        let status = run_to_status("extract", extract::run, Vec::new(), &mut streams);
        drop(streams);
        assert_eq!((status, String::from_utf8(err).unwrap().lines().count()), expected);
    }
}

#[test]
fn lines_are_read_one_at_a_time() {
    use extract::support::papers::{Papers, Reading};

    /// Gives a line, and then does not allow that more is read before the paper of that line was taken.
    struct Stingy<'s>(&'s std::cell::Cell<usize>);
    impl Read for Stingy<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let line = b"{\"abstract\": \"A 7B model.\"}\n";
            self.0.set(self.0.get() + 1);
            buffer[..line.len()].copy_from_slice(line);
            Ok(line.len())
        }
    }
    let reads = std::cell::Cell::new(0);
    let source = Box::new(BufReader::new(Stingy(&reads)));
    let mut papers = Papers::read("endless", source, Reading::default()).unwrap();
    for taken in 1..=100 {
        assert!(papers.next().unwrap().is_ok());
        assert_eq!(reads.get(), taken);
    }
}

#[test]
fn a_long_line_is_a_line() {
    let long = format!("{{\"abstract\": \"{} 7B model\"}}\n", "word ".repeat(400_000));
    let ran = run!(extract, NONE, long);
    assert_eq!((ran.status, records(&ran.out)[0]["model_sizes"].as_array().map(Vec::len)), (0, Some(1)));
}

/// C0 and C1 controls, DEL, and marks that turn the direction of text.
const STEERING: &str = "\u{0}\u{7}\u{8}\u{1b}[31m\u{7f}\u{85}\u{9b}2J\u{202e}\u{2066}\u{61c}\u{200f}\u{2028}\r";

fn steers(letter: char) -> bool {
    letter != '\n' && (letter.is_control() || "\u{202e}\u{2066}\u{61c}\u{200f}\u{2028}".contains(letter))
}

#[test]
fn control_characters_of_the_input_never_reach_the_output() {
    let text = format!("On{STEERING}C4, a 7B{STEERING} model wins by 3%.\tSee github.com/a/b{STEERING}c.\r\nEnd");
    let line = serde_json::json!({ "id": STEERING, "title": text, "abstract": text }).to_string();
    for (input, arguments) in [(&text, &["--format", "text"][..]), (&line, &[])] {
        for ran in [
            run!(highlight, arguments, input),
            run!(extract, arguments, input),
            run!(extract, [arguments, &["--table"]].concat(), input),
        ] {
            assert_eq!(ran.status, 0);
            assert_eq!(ran.out.chars().find(|letter| steers(*letter)), None, "{:?}", ran.out);
        }
    }
    let shown = run!(highlight, ["--format", "text"], text);
    assert!(shown.out.contains("^@^G^H^[[31m^?\u{fffd}\u{fffd}2J"), "{}", shown.out);
    assert!(shown.out.ends_with("c.\nEnd\n\n"), "{:?}", shown.out);
    // Escaped, not changed: what JSON says is what stood there.
    let record = &records(&run!(extract, NONE, line).out)[0];
    assert_eq!(record["id"], STEERING);
    assert_eq!(record["title"], text.as_str());
}

#[test]
fn hostile_cases_steer_no_terminal_either() {
    use highlight::support::program::{Paint, Streams, run_to_status};

    let cases = std::fs::read_dir(beside("tests/cases")).unwrap().map(|entry| entry.unwrap().path());
    let hostile = cases.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("hostile_"));
    let mut shown = 0;
    for path in hostile {
        let text = std::fs::read_to_string(&path).unwrap();
        let path = path.to_string_lossy().into_owned();
        let mut coloured = Vec::new();
        let mut streams = Streams {
            input: Box::new(text.as_bytes()),
            out: Box::new(&mut coloured),
            err: Box::new(io::sink()),
            paint: Paint::Coloured,
            progress: highlight::support::program::Progress::Hidden,
        };
        let arguments = ["--format", "text"].map(OsString::from).to_vec();
        run_to_status("highlight", highlight::run, arguments, &mut streams);
        drop(streams);
        // The only sequences are those that colour.
        let mut coloured = String::from_utf8(coloured).unwrap().replace("\u{1b}[0m", "");
        while let Some(start) = coloured.find("\u{1b}[") {
            let length = coloured[start + 2..].find(|letter: char| !letter.is_ascii_digit() && letter != ';').unwrap();
            assert_eq!(coloured.as_bytes()[start + 2 + length], b'm', "in {path}");
            coloured.replace_range(start..start + 2 + length + 1, "");
        }
        for out in [
            run!(extract, ["--format", "text", &path], "").out,
            run!(extract, ["--format", "text", "--table", &path], "").out,
            run!(highlight, ["--format", "text", &path], "").out,
            coloured,
        ] {
            assert_eq!(out.chars().find(|letter| steers(*letter)), None, "in what is shown of {path}: {out:?}");
            assert!(!out.is_empty());
        }
        shown += 1;
    }
    assert!(shown >= 10, "{shown} hostile cases");
}

#[test]
fn error_messages_are_free_of_control_characters_too() {
    let page = "Mar 11\n\nA Title\u{1b}[2J Alone\n\nMar 12\n\nFast Cats\n\nWe train a 7B model on many cats.\n";
    let ran = run!(extract, ["--format", "page"], page);
    assert!(ran.err.contains("without an abstract"), "{}", ran.err);
    assert_eq!(ran.err.chars().find(|letter| steers(*letter)), None, "{:?}", ran.err);
    let ran = run!(extract, ["--\u{1b}[2J\n"], "");
    assert_eq!((ran.status, ran.err.chars().find(|letter| steers(*letter))), (2, None));
}

#[test]
fn marks_nest_and_name_their_kind() {
    let ran = run!(highlight, ["--format", "text"], "A 1.3B-parameter model improves accuracy from 16.4% to 17.8%.");
    let (legend, text) = ran.out.split_once("\n\n").unwrap();
    assert!(legend.starts_with("[text|kind]"), "{legend}");
    assert_eq!(
        text,
        "A [1.3B|model_size]-parameter model improves accuracy from [[16.4%|score] to [17.8%|score]|gain].\n\n"
    );
}

#[test]
fn reasons_name_the_rule_and_the_words_that_decided() {
    let text = "We introduce QuakeBench, a benchmark on which a 1.3B-parameter model improves accuracy by 2%.";
    let ran = run!(highlight, ["--explain", "--format", "text"], text);
    let (_, below) = ran.out.split_once("by [2%|gain].\n\n").unwrap();
    let expected = "  \
  dataset    | QuakeBench | a noun for datasets describes it: `benchmark`
  artifact   | QuakeBench | the authors introduce it: `introduce`
  model_size | 1.3B       | parameters or tokens behind: `parameter`
  gain       | 2%         | by: `improves`

";
    assert_eq!(below, expected);
    // An escape in a cue's place goes no further than one in the text.
    let ran = run!(highlight, ["--explain", "--format", "text"], "We introduce Quake\u{1b}[2JBench, a benchmark.");
    assert_eq!(ran.out.chars().find(|letter| steers(*letter)), None, "{:?}", ran.out);
}

#[test]
fn a_terminal_gets_colours_and_what_stands_between_them_is_the_text() {
    use highlight::support::program::{Paint, Progress, Streams, run_to_status};

    let mut out = Vec::new();
    let text = "A 1.3B-parameter model improves accuracy from 16.4% to 17.8%.";
    let mut streams = Streams {
        input: Box::new(text.as_bytes()),
        out: Box::new(&mut out),
        err: Box::new(io::sink()),
        paint: Paint::Coloured,
        progress: Progress::Hidden,
    };
    assert_eq!(run_to_status("highlight", highlight::run, Vec::new(), &mut streams), 0);
    drop(streams);
    let out = String::from_utf8(out).unwrap();
    let (_, shown) = out.split_once("\n\n").unwrap();
    assert!(shown.contains("\u{1b}["));
    let plain: String = shown
        .split("\u{1b}[")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once('m').unwrap().1 })
        .collect();
    assert_eq!(plain.trim_end(), text);
}

#[test]
fn evaluation_counts_as_the_guide_says() {
    let texts = file(
        "evaluation.texts.jsonl",
        concat!(
            "{\"id\": \"a\", \"title\": \"T\", \"abstract\": \"A 7B model and a 13B model, trained on 2T tokens of C4.\"}\n",
            "{\"id\": \"b\", \"title\": \"U\", \"abstract\": \"A 1B model.\"}\n",
        ),
    );
    let gold = file(
        "evaluation.gold.jsonl",
        concat!(
            "{\"id\": \"a\", \"code\": null, \"facts\": [",
            // Right.
            "{\"type\": \"model_size\", \"text\": \"7B\", \"min\": 7e9, \"max\": 7e9, \"qualifier\": \"exact\", \"model\": null},",
            // The value differs: one missed, one spurious.
            "{\"type\": \"model_size\", \"text\": \"13B\", \"min\": 12e9, \"max\": 12e9, \"qualifier\": \"exact\", \"model\": null},",
            // Right, with the wrong role.
            "{\"type\": \"token_count\", \"text\": \"2T\", \"min\": 2e12, \"max\": 2e12, \"qualifier\": \"exact\", \"role\": \"data\"},",
            // A name is told by its letters and digits.
            "{\"type\": \"dataset\", \"text\": \"C4\", \"name\": \"c-4\", \"role\": \"training\"},",
            // Missed, but nobody asked for it.
            "{\"type\": \"dataset\", \"text\": \"model\", \"nth\": 1, \"name\": \"model\", \"role\": \"mentioned\", \"optional\": true}",
            "]}\n",
            // Found, but counted neither way.
            "{\"id\": \"b\", \"code\": \"linked\", \"facts\": [{\"type\": \"model_size\", \"text\": \"1B\", \"min\": null, \"max\": null, \"vague\": true}]}\n",
        ),
    );
    let ran = run!(evaluate, [&texts, &gold], "");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    let line = |kind: &str| lines.iter().find(|line| line.starts_with(kind)).copied().unwrap_or_default();
    assert_eq!(lines[0], "type           right  missed  spurious       P       R      F1   attributes");
    assert_eq!(
        line("model_size"),
        "model_size         1       1         1   0.500   0.500   0.500   qualifier 1.00  model 1.00"
    );
    assert_eq!(
        line("token_count"),
        "token_count        1       0         0   1.000   1.000   1.000   qualifier 1.00  role 0.00"
    );
    assert_eq!(line("dataset"), "dataset            1       0         0   1.000   1.000   1.000   role 1.00");
    assert_eq!(lines[10], "exact records: 1 of 2; code right: 1 of 2; ungrounded facts: 0");
}

#[test]
fn evaluation_says_what_it_cannot_use() {
    let texts = file("unusable.texts.jsonl", "{\"id\": \"a\", \"abstract\": \"A 7B model.\"}\n{\"abstract\": \"x\"}\n");
    let gold = file(
        "unusable.gold.jsonl",
        concat!(
            "{\"id\": \"a\", \"code\": null, \"facts\": [{\"type\": \"link\", \"text\": \"7B\", \"nth\": 1, \"url\": \"u\"}]}\n",
            "{\"id\": \"zz\", \"code\": null, \"facts\": []}\n",
            "{\"id\": \"a\"}\n",
        ),
    );
    let ran = run!(evaluate, [&texts, &gold], "");
    assert_eq!((ran.status, ran.err.lines().count()), (1, 4), "{}", ran.err);
    assert!(ran.err.contains("line 1: facts that do not stand in the text: 1, the first \"7B\" (link)"), "{}", ran.err);
    assert!(ran.err.contains("line 2: no text has the id zz"), "{}", ran.err);
    assert!(ran.err.contains("line 3: missing field `facts`"), "{}", ran.err);
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = std::fs::read_to_string(beside("README.md")).unwrap();
    let blocks: Vec<&str> = readme.split("```").skip(1).step_by(2).collect();
    let block = |at: usize| blocks[at].split_once('\n').unwrap().1;
    let (text, table, marked, fact) = (block(0), block(1), block(2), block(3));

    let printed = run!(extract, ["--format", "text", "--table"], text.trim_end()).out;
    let printed: Vec<&str> = printed.lines().skip(1).filter_map(|line| line.strip_prefix("  ")).collect();
    assert_eq!(table.trim_end(), printed.join("\n"), "this table belongs into README.md");

    let printed = run!(highlight, ["--format", "text"], text.trim_end()).out;
    assert_eq!(marked.trim_end(), printed.split_once("\n\n").unwrap().1.trim_end(), "this text belongs into README.md");

    let fact: serde_json::Value = serde_json::from_str(fact).unwrap();
    assert_eq!(fact, records(&run!(extract, ["--format", "text"], text.trim_end()).out)[0]["gains"][0]);
}

#[test]
fn the_readmes_code_is_right() {
    let text = "We train a 1.3B model on 300 billion tokens and improve accuracy from 57.9% to 61.4%.";
    let record = paperfacts::extract(text);

    assert_eq!(record.model_sizes[0].parameters.max, 1_300_000_000);
    assert_eq!(record.token_counts[0].tokens.max, 300_000_000_000);
    let gain = &record.gains[0];
    assert_eq!(gain.amount.min.to_string(), "3.5"); // exact, never 3.4999
    assert_eq!(&text[gain.span.range()], "57.9% to 61.4%");

    let readme = std::fs::read_to_string(beside("README.md")).unwrap();
    assert!(readme.contains(text), "the text above is README.md's");
}
