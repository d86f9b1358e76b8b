//! The copy of the crate that holds the mutants, and its build.

use crate::mutant::Mutant;
use crate::weave::Weaver;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The tests that are asked, quickest to fail first.
const TESTS: [&str; 6] = ["cases", "sentences", "paperfacts", "examples", "accuracy", "properties"];

/// Copies the crate to `work` with the mutants in it, and returns the numbers of those that found their place.
pub fn weave(root: &Path, work: &Path, mutants: &[&Mutant]) -> Result<BTreeSet<u32>, Box<dyn Error>> {
    let copy = work.join("crate");
    for part in ["src", "tests", "examples", "benches", "Cargo.toml", "Cargo.lock", "README.md", "CONTRIBUTING.md"] {
        copy_all(&root.join(part), &copy.join(part))?;
    }
    // What a mutant leaves behind, unused and doubled, is no news; and tests are run far more often than built.
    let manifest = std::fs::read_to_string(copy.join("Cargo.toml"))?;
    let manifest = manifest.split("[lints.rust]").next().unwrap_or_default();
    let profile = "\n[profile.test]\nopt-level = 1\ndebug = false\n\n[workspace]\n";
    std::fs::write(copy.join("Cargo.toml"), format!("{manifest}{profile}"))?;

    let mut woven = BTreeSet::new();
    let mut files: BTreeMap<&str, Vec<&Mutant>> = BTreeMap::new();
    for mutant in mutants {
        files.entry(&mutant.file).or_default().push(mutant);
    }
    for (file, mutants) in files {
        let path = copy.join(file);
        let mut tree = syn::parse_file(&std::fs::read_to_string(&path)?)?;
        let mut weaver = Weaver::new(mutants);
        syn::visit_mut::VisitMut::visit_file_mut(&mut weaver, &mut tree);
        std::fs::write(&path, prettyplease::unparse(&tree))?;
        woven.extend(weaver.woven);
    }
    let library = copy.join("src/lib.rs");
    let text = std::fs::read_to_string(&library)?;
    std::fs::write(&library, format!("{text}\npub(crate) mod mutant;\n"))?;
    std::fs::write(copy.join("src/mutant.rs"), SWITCH)?;
    Ok(woven)
}

/// The switch: the number of the mutant that is on stands in the environment.
const SWITCH: &str = r#"
use std::sync::LazyLock;

static ACTIVE: LazyLock<u32> =
    LazyLock::new(|| std::env::var("MUTANT").ok().and_then(|number| number.parse().ok()).unwrap_or(0));

pub(crate) fn on(number: u32) -> bool {
    *ACTIVE == number
}
"#;

/// The mutants that the compiler does not take: those nearest before each of its errors.
pub fn refused(work: &Path) -> Result<BTreeSet<u32>, Box<dyn Error>> {
    let copy = work.join("crate");
    let check = cargo(work).args(["check", "--lib", "--quiet", "--message-format=json"]).output()?;
    let mut refused = BTreeSet::new();
    for line in String::from_utf8_lossy(&check.stdout).lines().filter(|line| line.starts_with('{')) {
        let message: Value = serde_json::from_str(line)?;
        let message = &message["message"];
        if message["level"] != "error" {
            continue;
        }
        for span in message["spans"].as_array().into_iter().flatten().filter(|span| span["is_primary"] == true) {
            let text = std::fs::read_to_string(copy.join(span["file_name"].as_str().unwrap_or_default()))?;
            let end = usize::try_from(span["byte_end"].as_u64().unwrap_or(0))?;
            if message["code"]["code"] == "E0004" {
                // Without these arms a match is not exhaustive; they stand behind the error.
                let arms = text[end..text.len().min(end + 4_000)].split("!crate::mutant::on(").skip(1);
                refused.extend(arms.filter_map(number));
            } else {
                refused.extend(text[..end].rsplit("mutant::on(").next().and_then(number));
            }
        }
    }
    if refused.is_empty() && !check.status.success() {
        return Err(String::from_utf8_lossy(&check.stderr).into());
    }
    Ok(refused)
}

fn number(text: &str) -> Option<u32> {
    text.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Builds the tests and returns their programs in the order in which they are asked.
pub fn build_tests(work: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut build = cargo(work);
    build.args(["test", "--no-run", "--quiet", "--message-format=json", "--lib"]);
    for test in TESTS.iter().filter(|test| **test != "paperfacts") {
        build.args(["--test", test]);
    }
    let build = build.stderr(Stdio::null()).output()?;
    let mut programs = BTreeMap::new();
    for line in String::from_utf8_lossy(&build.stdout).lines().filter(|line| line.starts_with('{')) {
        let message: Value = serde_json::from_str(line)?;
        if let (Some(name), Some(program)) = (message["target"]["name"].as_str(), message["executable"].as_str()) {
            programs.insert(name.to_owned(), PathBuf::from(program));
        }
    }
    TESTS.iter().map(|test| programs.remove(*test).ok_or_else(|| format!("{test} was not built").into())).collect()
}

/// Cargo in the copy, with a target of its own.
fn cargo(work: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(work.join("crate")).env("CARGO_TARGET_DIR", work.join("target"));
    cargo
}

fn copy_all(from: &Path, to: &Path) -> std::io::Result<()> {
    if from.is_file() {
        std::fs::create_dir_all(to.parent().unwrap_or(to))?;
        std::fs::copy(from, to)?;
    } else if from.is_dir() && !from.ends_with("tests/mutants") {
        for entry in std::fs::read_dir(from)? {
            let entry = entry?.path();
            copy_all(&entry, &to.join(entry.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}
