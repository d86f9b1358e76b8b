//! Runs the tests with one mutant on at a time.

use crate::mutant::Mutant;
use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A mutant that makes the tests run longer than this is caught: by the processor's clock, which a busy machine does not
/// hurry, and by the one on the wall.
const PROCESSOR_SECONDS: &str = "ulimit -t 2";
const PATIENCE: Duration = Duration::from_secs(30);

/// The numbers of the mutants that every test passes with.
pub fn survivors(work: &Path, tests: &[PathBuf], mutants: &[&Mutant]) -> Result<BTreeSet<u32>, Box<dyn Error>> {
    if let Some(test) = tests.iter().find(|test| !passes(work, test, 0)) {
        return Err(format!("{} fails without any mutant", test.display()).into());
    }
    let (next, alive) = (AtomicUsize::new(0), Mutex::new(BTreeSet::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let asked = next.fetch_add(1, Ordering::Relaxed);
                    let Some(mutant) = mutants.get(asked) else { break };
                    if asked % 200 == 0 {
                        eprintln!("{asked} of {} asked", mutants.len());
                    }
                    if tests.iter().all(|test| passes(work, test, mutant.number)) {
                        alive.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(mutant.number);
                    }
                }
            });
        }
    });
    Ok(alive.into_inner()?)
}

fn passes(work: &Path, test: &Path, mutant: u32) -> bool {
    let copy = work.join("crate");
    let child = Command::new("sh")
        .args(["-c", &format!("{PROCESSOR_SECONDS}; exec \"$0\" \"$@\"")])
        .arg(test)
        // What measures work on texts of megabytes says little about a single line, and takes a minute.
        .args(["--test-threads=1", "--quiet", "--skip", "work::tests"])
        .current_dir(&copy)
        .env("CARGO_MANIFEST_DIR", &copy)
        .env("MUTANT", mutant.to_string())
        // Few and always the same, so that a figure can be had again.
        .env("PROPTEST_CASES", "32")
        .env("PROPTEST_RNG_SEED", "7")
        .env("INSTA_UPDATE", "no")
        .env("INSTA_GLOB_FAIL_FAST", "1")
        .env("RUST_BACKTRACE", "0")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return false };
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(4)),
            _ => {
                // It runs for good, or cannot be asked.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}
