//! Text that nobody means to write: the case files keep every rule, and words of ten megabytes are read in good time.

#[path = "invariants/mod.rs"]
#[allow(dead_code, reason = "pages and quantities are checked by the properties")]
pub mod invariants;

#[allow(dead_code, reason = "kinds are asked for elsewhere")]
mod case;

use case::Case;
use std::path::Path;
use std::time::{Duration, Instant};

/// Every rule holds for every text of the case files: those in other scripts, and those with what crawls out of a PDF,
/// a scraper or an attacker.
#[test]
fn cases_keep_the_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut read = 0;
    for folder in ["cases", "open"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let case = Case::read(&entry.unwrap().path());
            invariants::check_text(&case.text);
            invariants::check(&case.text, &case.record());
            // A text cut anywhere is a text.
            for (cut, _) in case.text.char_indices().step_by(37) {
                invariants::check_text(&case.text[cut..]);
            }
            read += 1;
        }
    }
    assert!(read > 150, "{read} cases");
}

/// Words as long as ten thousand abstracts.
#[test]
fn words_of_ten_megabytes_are_read_in_good_time() {
    for (before, piece, behind) in [
        ("", "a", ""),
        ("", "7", "%"),
        ("", "提", "7%"),
        ("", "e\u{301}", ""),
        ("https://a.b/", "c", " is our code"),
        ("", "\0", ""),
    ] {
        read_in_good_time(&format!("{before}{}{behind}", piece.repeat(10_000_000 / piece.len())));
    }
}

/// Words that could be a number, a name or an address at every few bytes, each once read to its end from every place.
#[test]
fn words_full_of_beginnings_are_read_in_good_time() {
    for piece in [
        ",000",
        "\u{200b}4",
        "1/",
        "1e",
        "8x",
        "Ab-",
        "C4",
        "https://a.b:99999/",
        "git@",
        "git@a.b:c",
        "a.com/",
        "5$",
        "\\",
        "{",
    ] {
        read_in_good_time(&format!("1{}", piece.repeat(60_000 / piece.len())));
    }
}

/// Time in proportion to the length is a second or a few here, even unoptimised; time that grows with its square would be
/// many minutes.
fn read_in_good_time(text: &str) {
    let start = Instant::now();
    let record = paperfacts::extract(text);
    let (taken, word) = (start.elapsed(), text.chars().take(20).collect::<String>());
    assert!(taken < Duration::from_secs(60), "{taken:?} for {} bytes of {word:?}", text.len());
    assert!(record.facts().all(|fact| fact.span().slice(text).is_some()), "of {word:?}");
}
