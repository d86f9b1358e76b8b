//! Asks the tests about every mutant that `cargo mutants` lists, in minutes rather than days.
//!
//! `cargo mutants` builds the crate and its tests anew for each of its mutants, several seconds for each of thousands.
//! Here all of them are put into one copy of the crate, each behind a switch, which is built once; then the tests are
//! run once for each, with that one switched on. What the compiler refuses is left out, as it is there.
//!
//! usage: `cargo run --release --manifest-path tests/mutants/Cargo.toml [-- SHARD/SHARDS | --only FILE]`, with
//! cargo-mutants installed. FILE holds names of mutants, one a line, as `survivors.txt` does.
//! Writes the survivors, one a line, to `target/mutants/survivors.txt`, and the figures of each file to standard output.

mod asked;
mod copied;
mod mutant;
mod weave;

use mutant::Mutant;
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::process::Command;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let work = root.join("target/mutants");
    let part = Part::read(std::env::args().skip(1).collect())?;

    let listed = listed(&root)?;
    // What the compiler refused the last time, it refuses again.
    let known = work.join("refused.json");
    let mut all_refused: BTreeSet<String> =
        std::fs::read(&known).ok().and_then(|known| serde_json::from_slice(&known).ok()).unwrap_or_default();
    let mut viable: Vec<&Mutant> = listed.iter().filter(|mutant| !all_refused.contains(&mutant.change)).collect();
    let woven = loop {
        let woven = copied::weave(&root, &work, &viable)?;
        let refused = copied::refused(&work)?;
        eprintln!("{} mutants put in, {} of them refused by the compiler", woven.len(), refused.len());
        if refused.is_empty() {
            break woven;
        }
        viable.retain(|mutant| {
            let is_refused = refused.contains(&mutant.number);
            if is_refused {
                all_refused.insert(mutant.change.clone());
            }
            !is_refused
        });
        std::fs::write(&known, serde_json::to_vec(&all_refused)?)?;
    };
    // Constants, `const fn`s, let chains and opaque return types take no switch.
    let left_out = viable.iter().filter(|mutant| !woven.contains(&mutant.number)).count();
    let asked: Vec<&Mutant> = viable
        .into_iter()
        .filter(|mutant| woven.contains(&mutant.number))
        .filter(|mutant| part.holds(mutant))
        .collect();

    let tests = copied::build_tests(&work)?;
    let survivors: BTreeSet<u32> = asked::survivors(&work, &tests, &asked)?;
    let mut lines = String::new();
    for mutant in asked.iter().filter(|mutant| survivors.contains(&mutant.number)) {
        lines.push_str(&format!("{}\n", mutant.name));
    }
    std::fs::write(work.join("survivors.txt"), lines)?;

    let files: BTreeSet<&str> = asked.iter().map(|mutant| mutant.file.as_str()).collect();
    for file in files {
        let of_file = asked.iter().filter(|mutant| mutant.file == file);
        let (all, alive) =
            (of_file.clone().count(), of_file.filter(|mutant| survivors.contains(&mutant.number)).count());
        println!("{file:36} {all:5} mutants  {:5} caught  {:5.1} %", all - alive, percent(all - alive, all));
    }
    let (all, caught) = (asked.len(), asked.len() - survivors.len());
    println!("{all} mutants, {caught} caught, {:.1} %; {left_out} take no switch", percent(caught, all));
    Ok(())
}

fn listed(root: &Path) -> Result<Vec<Mutant>, Box<dyn Error>> {
    let list = Command::new("cargo").args(["mutants", "--list", "--json"]).current_dir(root).output()?;
    if !list.status.success() {
        return Err(String::from_utf8_lossy(&list.stderr).into());
    }
    let list: Vec<serde_json::Value> = serde_json::from_slice(&list.stdout)?;
    Ok(list.iter().enumerate().filter_map(|(at, listed)| Mutant::read(at + 1, listed)).collect())
}

/// Which of the mutants are asked about.
enum Part {
    All,
    Shard(u32, u32),
    Only(BTreeSet<String>),
}

impl Part {
    fn read(arguments: Vec<String>) -> Result<Self, Box<dyn Error>> {
        match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] => Ok(Self::All),
            ["--only", file] => Ok(Self::Only(std::fs::read_to_string(file)?.lines().map(str::to_owned).collect())),
            [shard] => {
                let (shard, shards) = shard.split_once('/').ok_or("a shard is written as 0/3")?;
                Ok(Self::Shard(shard.parse()?, shards.parse()?))
            }
            _ => Err("usage: [SHARD/SHARDS | --only FILE]".into()),
        }
    }

    fn holds(&self, mutant: &Mutant) -> bool {
        match self {
            Self::All => true,
            Self::Shard(shard, shards) => mutant.number % shards == *shard,
            Self::Only(names) => names.contains(&mutant.name),
        }
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
