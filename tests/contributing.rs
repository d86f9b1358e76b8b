//! Follows "How to add a kind of fact" of CONTRIBUTING.md to the letter, on a copy of the crate.
//!
//! A block that names a file in its first line is that file. A block of insertions names a file behind `---`; a line that
//! begins with a blank stands in that file once, and the lines with a plus go behind it.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, as it should")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

const GUIDE: &str = include_str!("../CONTRIBUTING.md");

/// The steps fit the code as it is; the longer test below also builds what they make.
#[test]
fn every_step_finds_its_place() {
    let changed = followed(Path::new(env!("CARGO_MANIFEST_DIR")));
    for file in ["src/facts/epoch_count.rs", "src/facts/mod.rs", "src/record.rs", "src/lib.rs", "tests/case/mod.rs"] {
        assert!(changed.contains_key(file), "the guide leaves out {file}");
    }
    let kind = &changed["src/record.rs"];
    assert!(kind.contains("epoch_counts: EpochCount = \"epoch_count\",\n            datasets: Dataset"));
}

#[test]
#[ignore = "builds the crate anew, which takes a minute"]
fn a_new_kind_of_fact_is_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new_kind");
    let _ = std::fs::remove_dir_all(copy.join("src"));
    for part in ["Cargo.toml", "Cargo.lock", "src", "tests", "examples", "benches"] {
        copy_all(&root.join(part), &copy.join(part));
    }
    for (file, content) in followed(root) {
        std::fs::write(copy.join(file), content).unwrap();
    }
    let ran = Command::new(env!("CARGO"))
        .args(["run", "--quiet"])
        .current_dir(&copy)
        .env("CARGO_TARGET_DIR", copy.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(!String::from_utf8_lossy(&ran.stderr).contains("warning"), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// All files that the guide makes or changes, with their new content.
fn followed(root: &Path) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let guide = GUIDE.split_once("## How to add a kind of fact").unwrap().1;
    for block in guide.split("\n```").skip(1).step_by(2) {
        let (head, body) = block.split_once('\n').unwrap();
        match head.split_once(' ') {
            Some((_, file)) => drop(files.insert(file.to_owned(), format!("{body}\n"))),
            None if head == "diff" => insert(root, &mut files, body),
            None => {}
        }
    }
    files
}

/// Puts each line with a plus behind the line, or the inserted line, before it.
fn insert(root: &Path, files: &mut BTreeMap<String, String>, steps: &str) {
    let (mut file, mut at) = (String::new(), 0);
    for step in steps.lines() {
        if let Some(name) = step.strip_prefix("--- ") {
            file = name.to_owned();
            files.entry(file.clone()).or_insert_with(|| std::fs::read_to_string(root.join(name)).unwrap());
            continue;
        }
        let content = files.get_mut(&file).unwrap();
        let (sign, line) = step.split_at(1);
        let line = format!("{line}\n");
        if sign == "+" {
            content.insert_str(at, &line);
            at += line.len();
        } else {
            let places: Vec<usize> = content.match_indices(&format!("\n{line}")).map(|(at, _)| at).collect();
            assert_eq!(places.len(), 1, "{line:?} stands once in {file}");
            at = places[0] + 1 + line.len();
        }
    }
}

fn copy_all(from: &Path, to: &Path) {
    if from.is_file() {
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(from, to).unwrap();
        return;
    }
    let entries: Vec<PathBuf> = match std::fs::read_dir(from) {
        Ok(entries) => entries.map(|entry| entry.unwrap().path()).collect(),
        // A crate without benches is a crate too.
        Err(_) => return,
    };
    for entry in entries {
        copy_all(&entry, &to.join(entry.file_name().unwrap()));
    }
}
