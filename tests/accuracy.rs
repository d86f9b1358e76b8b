//! How well the case files' facts are found: the library's records against `tests/cases.gold.jsonl`, by F1.
//!
//! Besides the cases of `tests/cases`, which are read right and stay so by their snapshots, this counts the texts under
//! `tests/open`: those in which something is still missed or misread. A text moves from there to `tests/cases`, with a
//! snapshot, once it is read right.
//!
//! A fact counts as right where it overlaps a gold fact of its kind that no other fact took, and has its value: of a
//! link the address, of a dataset the name, of numbers both ends, and of a gain its unit too. Gold facts marked
//! `optional` or `vague` are neither required nor an error.

mod case;

use case::{Case, KINDS, span};
use paperfacts::Span;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The lowest F1 that each kind may have. Raise one when the library has become better, never lower it to pass.
const FLOORS: &[(&str, f64)] =
    &[("link", 1.0), ("model_size", 0.96), ("token_count", 0.95), ("dataset", 0.93), ("gain", 0.99)];

/// Where the texts are: those that are read right, and those that are not yet.
const FOLDERS: [&str; 2] = ["tests/cases", "tests/open"];

#[test]
fn f1_stays_above_the_floors() {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let gold = include_str!("cases.gold.jsonl");
    for line in gold.lines() {
        let gold: Value = serde_json::from_str(line).unwrap();
        let name = gold["id"].as_str().unwrap();
        let case = Case::read(&find(name));
        let record = serde_json::to_value(case.record()).unwrap();
        for (kind, _) in FLOORS {
            let list = KINDS.iter().find(|(known, _)| known == kind).map(|(_, list)| *list).unwrap();
            let golds: Vec<&Value> =
                gold["facts"].as_array().unwrap().iter().filter(|fact| fact["type"] == *kind).collect();
            let found = record[list].as_array().unwrap();
            tallies.entry(kind).or_default().add(&compare(kind, (name, &case.text), &golds, found));
        }
    }
    let mut low = String::new();
    for (kind, floor) in FLOORS {
        let tally = &tallies[kind];
        if tally.f1() < *floor {
            low.push_str(&format!("{kind}: F1 {:.3} is under {floor}\n{}", tally.f1(), tally.errors));
        }
    }
    assert!(low.is_empty(), "(- is missed, + is spurious)\n{low}");
}

/// A case without gold, or gold without a case, would count nowhere.
#[test]
fn every_case_has_gold() {
    let gold = include_str!("cases.gold.jsonl").lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut gold: Vec<String> = gold.map(|line| format!("{}.txt", line["id"].as_str().unwrap())).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = FOLDERS.iter().flat_map(|folder| std::fs::read_dir(root.join(folder)).into_iter().flatten());
    let mut cases: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    gold.sort();
    cases.sort();
    assert_eq!(gold, cases);
}

/// The file of a case, in whichever folder it lies.
fn find(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = FOLDERS.map(|folder| root.join(folder).join(format!("{name}.txt")));
    places.into_iter().find(|path| path.exists()).unwrap_or_else(|| panic!("no text for the gold of {name}"))
}

/// What is right, and what is not, line by line.
#[derive(Debug, Default)]
struct Tally {
    right: u32,
    wrong: u32,
    errors: String,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.errors.push_str(&other.errors);
    }

    fn miss(&mut self, sign: char, name: &str, said: &Value, value: &Value) {
        self.wrong += 1;
        self.errors.push_str(&format!("{sign} {name} {said} {value}\n"));
    }

    /// Twice what is right, against all that either side lists.
    fn f1(&self) -> f64 {
        let right = f64::from(2 * self.right);
        if right == 0.0 && self.wrong == 0 { 1.0 } else { right / (right + f64::from(self.wrong)) }
    }
}

/// What is right in one text, given with its name.
fn compare(kind: &str, (name, text): (&str, &str), golds: &[&Value], found: &[Value]) -> Tally {
    let mut tally = Tally::default();
    // Names count wherever they stand, all else only where it overlaps.
    let anywhere = kind == "dataset";
    let mut free: Vec<bool> = vec![true; golds.len()];
    for fact in found {
        let place = span(fact).unwrap_or_default();
        let touching = |at: &usize| anywhere || place.overlaps(locate(text, golds[*at]));
        let touched: Vec<usize> = (0..golds.len()).filter(touching).collect();
        let hit = touched.iter().find(|at| {
            let gold = golds[**at];
            free[**at] && gold["vague"] != true && same_value(kind, gold, fact)
        });
        if let Some(at) = hit {
            free[*at] = false;
            tally.right += u32::from(!is_soft(golds[*at]));
        } else if anywhere || !touched.iter().any(|at| is_soft(golds[*at])) {
            tally.miss('+', name, fact.get("text").unwrap_or(&fact["name"]), value(kind, fact));
        }
    }
    for (gold, free) in golds.iter().zip(free) {
        if free && !is_soft(gold) {
            tally.miss('-', name, &gold["text"], if gold["name"].is_null() { &gold["min"] } else { &gold["name"] });
        }
    }
    tally
}

/// Neither required nor an error.
fn is_soft(gold: &Value) -> bool {
    gold["optional"] == true || gold["vague"] == true
}

/// The place of the occurrence of its text that a gold fact means: the first, or the one that `nth` says.
fn locate(text: &str, gold: &Value) -> Span {
    let quoted = gold["text"].as_str().unwrap_or_default();
    let nth = gold["nth"].as_u64().and_then(|nth| usize::try_from(nth).ok()).unwrap_or(0);
    let mut starts = text.char_indices().map(|(at, _)| at).filter(|at| text[*at..].starts_with(quoted));
    let start = starts.nth(nth).unwrap_or_else(|| panic!("gold text {quoted:?} does not stand in {text:?}"));
    Span::new(start, start + quoted.len())
}

/// The part of a found fact that has to be right.
fn value<'f>(kind: &str, fact: &'f Value) -> &'f Value {
    match kind {
        "link" => &fact["url"],
        "dataset" => &fact["name"],
        "model_size" => &fact["parameters"],
        "token_count" => &fact["tokens"],
        _ => &fact["amount"],
    }
}

fn same_value(kind: &str, gold: &Value, fact: &Value) -> bool {
    let value = value(kind, fact);
    match kind {
        "link" => address(&gold["url"]) == address(value),
        "dataset" => [&gold["name"], &gold["text"]].iter().any(|name| squashed(name) == squashed(value)),
        "gain" if gold["derived"] == true => near(&gold["from"], &fact["from"]) && near(&gold["to"], &fact["to"]),
        _ => {
            let same = near(&gold["min"], &value["min"]) && near(&gold["max"], &value["max"]);
            same && (kind != "gain" || gold["unit"] == fact["unit"])
        }
    }
}

/// An address without its scheme and the slashes that end it; hosts in lower case.
fn address(url: &Value) -> String {
    let url = url.as_str().unwrap_or_default();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    format!("{}{path}", host.to_lowercase()).trim_end_matches('/').to_owned()
}

/// The letters and digits of a name.
fn squashed(name: &Value) -> String {
    let name = name.as_str().unwrap_or_default().to_lowercase();
    name.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn near(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0),
        (one, other) => one.is_none() && other.is_none(),
    }
}
