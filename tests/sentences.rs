//! Short texts, one a line of the files under `tests/sentences`, and what is found in each and why, as a snapshot that a
//! person can read: which rule took a fact, and in brackets the words that decided.
//!
//! Each is there because some line of the code could be changed without any other test failing; see `tests/mutants.md`.
//! ` ¶ ` stands for the empty line behind a title, `⏎` for a line break. `INSTA_UPDATE=always cargo test --test sentences`
//! writes the snapshots anew; read their diff.

#[allow(dead_code, reason = "cases are read by another test")]
mod case;

use case::report::report;
use paperfacts::{Explained, Extractor};

#[test]
fn sentences() {
    insta::glob!("sentences/*.txt", |path| {
        let mut all = String::new();
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let text = line.replacen(" ¶ ", "\n\n", 1).replace('⏎', "\n");
            let title = line.find(" ¶ ").unwrap_or(0);
            let explained = Extractor::new().explain_titled(&text, title);
            let report = report(&text, &explained.record);
            all.push_str(&report.replacen("\n\n", " ¶ ", usize::from(title > 0)).replace("\n\n", "\n"));
            all.push_str(&why(&text, &explained));
            all.push('\n');
        }
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(all) });
    });
}

/// A line with the reasons of all facts, in text order.
fn why(text: &str, explained: &Explained<'_>) -> String {
    let reasons: Vec<String> = explained
        .facts()
        .map(|(_, why)| {
            let words: Vec<&str> = why.cues.iter().filter_map(|cue| cue.slice(text)).collect();
            if words.is_empty() { why.rule.to_owned() } else { format!("{} ({})", why.rule, words.join(", ")) }
        })
        .collect();
    if reasons.is_empty() { String::new() } else { format!("why: {}\n", reasons.join("; ")) }
}

/// Sorted, so that a line is found and none stands twice.
#[test]
fn the_lists_are_sorted() {
    insta::glob!("sentences/*.txt", |path| {
        let list = std::fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = list.lines().collect();
        let wrong = lines.windows(2).find(|pair| pair[0] >= pair[1]);
        assert!(wrong.is_none(), "{}: {wrong:?}", path.display());
    });
}
