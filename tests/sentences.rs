//! Short texts, one a line of the files under `tests/sentences`, and what is found in each, as a snapshot that a person
//! can read.
//!
//! Each is there because some line of the code could be changed without any other test failing; see `tests/mutants.md`.
//! ` ¶ ` stands for the empty line behind a title, `⏎` for a line break. `INSTA_UPDATE=always cargo test --test sentences`
//! writes the snapshots anew; read their diff.

#[allow(dead_code, reason = "cases are read by another test")]
mod case;

use case::report::report;
use paperfacts::Extractor;

#[test]
fn sentences() {
    insta::glob!("sentences/*.txt", |path| {
        let mut all = String::new();
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let text = line.replacen(" ¶ ", "\n\n", 1).replace('⏎', "\n");
            let title = line.find(" ¶ ").unwrap_or(0);
            let report = report(&text, &Extractor::new().extract_titled(&text, title));
            all.push_str(&report.replacen("\n\n", " ¶ ", usize::from(title > 0)).replace("\n\n", "\n"));
            all.push('\n');
        }
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(all) });
    });
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
