//! The copy of the crate that holds the mutants, and its build.

use crate::mutant::Mutant;
use crate::weave::Weaver;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The tests that are asked, quickest and most catching first.
const TESTS: [&str; 6] = ["sentences", "cases", "accuracy", "examples", "properties", "paperfacts"];

/// Copies the crate to `work` with the mutants in it, and returns the numbers of those that found their place.
pub fn weave(root: &Path, work: &Path, mutants: &[&Mutant]) -> Result<BTreeSet<u32>, Box<dyn Error>> {
    let mut files: BTreeMap<PathBuf, Vec<&Mutant>> = BTreeMap::new();
    for mutant in mutants {
        files.entry(root.join(&mutant.file)).or_default().push(mutant);
    }
    let mut woven = BTreeSet::new();
    let mut changed = |path: &Path, text: Vec<u8>| -> Result<Vec<u8>, Box<dyn Error>> {
        let Some(mutants) = files.remove(path) else { return Ok(text) };
        let mut tree = syn::parse_file(&String::from_utf8(text)?)?;
        let mut weaver = Weaver::new(mutants);
        syn::visit_mut::VisitMut::visit_file_mut(&mut weaver, &mut tree);
        woven.extend(weaver.woven);
        Ok(prettyplease::unparse(&tree).into_bytes())
    };
    let copy = work.join("crate");
    for part in ["src", "tests", "examples", "benches", "Cargo.lock", "README.md", "CONTRIBUTING.md"] {
        copy_all(&root.join(part), &copy.join(part), &mut changed)?;
        remove_gone(&root.join(part), &copy.join(part))?;
    }
    write(&copy.join("src/mutant.rs"), SWITCH.as_bytes())?;

    // What a mutant leaves behind, unused and doubled, is no news; and tests are run far more often than built.
    let manifest = std::fs::read_to_string(root.join("Cargo.toml"))?;
    let manifest = manifest.split("[lints.rust]").next().unwrap_or_default();
    let profile = "\n[profile.test]\nopt-level = 1\ndebug = false\n\n[workspace]\n";
    write(&copy.join("Cargo.toml"), format!("{manifest}{profile}").as_bytes())?;
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
    let check = cargo(work).args(["check", "--lib", "--all-features", "--quiet", "--message-format=json"]).output()?;
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
    build.args(["test", "--no-run", "--all-features", "--quiet", "--message-format=json", "--lib"]);
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

/// What is written to the copy for a file of the crate.
type Change<'c> = dyn FnMut(&Path, Vec<u8>) -> Result<Vec<u8>, Box<dyn Error>> + 'c;

fn copy_all(from: &Path, to: &Path, change: &mut Change<'_>) -> Result<(), Box<dyn Error>> {
    if from.is_file() {
        let mut text = change(from, std::fs::read(from)?)?;
        if from.ends_with("src/lib.rs") {
            text.extend_from_slice(b"\npub(crate) mod mutant;\n");
        }
        write(to, &text)?;
    } else if from.is_dir() && !from.ends_with("tests/mutants") {
        for entry in std::fs::read_dir(from)? {
            let entry = entry?.path();
            copy_all(&entry, &to.join(entry.file_name().unwrap_or_default()), change)?;
        }
    }
    Ok(())
}

/// Takes out of the copy what the crate has no longer.
fn remove_gone(from: &Path, to: &Path) -> std::io::Result<()> {
    if to.is_dir() {
        for entry in std::fs::read_dir(to)? {
            let entry = entry?.path();
            remove_gone(&from.join(entry.file_name().unwrap_or_default()), &entry)?;
        }
    } else if to.is_file() && !from.exists() {
        std::fs::remove_file(to)?;
    }
    Ok(())
}

/// Leaves a file alone that holds this already: it need not be built again.
fn write(path: &Path, text: &[u8]) -> std::io::Result<()> {
    if std::fs::read(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    std::fs::create_dir_all(path.parent().unwrap_or(path))?;
    std::fs::write(path, text)
}
