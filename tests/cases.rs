//! Each text under `tests/cases`, and what is found in it, as a snapshot that a person can read.
//!
//! `INSTA_UPDATE=always cargo test --test cases` writes the snapshots anew; read their diff.

mod case;

use case::Case;
use case::report::report;
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn cases() {
    insta::glob!("cases/*.txt", |path| {
        let case = Case::read(path);
        let report = report(&case.text, &case.record());
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(report) });
    });
}

/// A snapshot that outlives its case would never be looked at again.
#[test]
fn every_snapshot_has_its_case() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let names = |folder: &str| -> BTreeSet<String> {
        let entries = std::fs::read_dir(tests.join(folder)).into_iter().flatten();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    let cases = names("cases");
    for snapshot in names("snapshots") {
        let Some(case) = snapshot.strip_prefix("cases__cases@").and_then(|rest| rest.strip_suffix(".snap")) else {
            continue;
        };
        assert!(cases.contains(case), "tests/snapshots/{snapshot} has no case file");
    }
}
