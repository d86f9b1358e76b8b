//! Short texts, one a line of `tests/sentences.txt`, and what is found in each, as a snapshot that a person can read.
//!
//! Each is there because some line of the code could be changed without any other test failing; see `tests/mutants.md`.
//! ` ¶ ` stands for the empty line behind a title. `INSTA_UPDATE=always cargo test --test sentences` writes the snapshot
//! anew; read its diff.

#[allow(dead_code, reason = "cases are read by another test")]
mod case;

use case::report::report;
use paperfacts::Extractor;

#[test]
fn sentences() {
    let mut all = String::new();
    for line in include_str!("sentences.txt").lines() {
        let text = line.replacen(" ¶ ", "\n\n", 1);
        let title = text.find("\n\n").unwrap_or(0);
        let report = report(&text, &Extractor::new().extract_titled(&text, title));
        all.push_str(&report.replacen("\n\n", " ¶ ", usize::from(title > 0)).replace("\n\n", "\n"));
        all.push('\n');
    }
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(all) });
}

/// Sorted, so that a line is found and none stands twice.
#[test]
fn the_list_is_sorted() {
    let lines: Vec<&str> = include_str!("sentences.txt").lines().collect();
    assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", lines.windows(2).find(|pair| pair[0] >= pair[1]));
}
