//! When a fact that was found is the fact that was annotated.
//!
//! A found fact is right where it overlaps an annotated one of its kind that nothing else has claimed, and its value is
//! the same: of links the address, of names the name, of numbers both ends and, for gains, the unit. A name is one
//! fact for a paper, wherever it stands. Attributes are compared only for facts that match.

use super::gold::GoldFact;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A kind of fact: its name, its field in a record, where its value stands, and its attributes.
#[derive(Debug)]
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) field: &'static str,
    value: &'static str,
    pub(crate) attributes: &'static [&'static str],
    /// Whether a record with a miss here is not exact.
    pub(crate) core: bool,
}

const GAIN: &[&str] = &["direction", "qualifier", "basis", "from", "to", "metric", "dataset", "baseline"];

/// All kinds, in the order in which they are reported.
#[rustfmt::skip]
pub(crate) const KINDS: [Kind; 9] = [
    Kind { name: "link", field: "links", value: "url", attributes: &["provides"], core: true },
    Kind { name: "model_size", field: "model_sizes", value: "parameters", attributes: &["qualifier", "model"], core: true },
    Kind { name: "token_count", field: "token_counts", value: "tokens", attributes: &["qualifier", "role"], core: true },
    Kind { name: "dataset", field: "datasets", value: "name", attributes: &["role"], core: true },
    Kind { name: "gain", field: "gains", value: "amount", attributes: GAIN, core: true },
    Kind { name: "score", field: "scores", value: "value", attributes: &["unit", "metric", "dataset"], core: false },
    Kind { name: "share", field: "shares", value: "amount", attributes: &["qualifier", "of"], core: false },
    Kind { name: "other_percent", field: "other_percentages", value: "amount", attributes: &[], core: false },
    Kind { name: "artifact", field: "artifacts", value: "name", attributes: &["kind"], core: false },
];

/// A fact as it was found: a fact of a record, as JSON.
pub(crate) type Found = Map<String, Value>;

/// What was found of one kind in one paper, beside what was annotated.
#[derive(Debug, Default)]
pub(crate) struct Comparison<'a> {
    /// Required facts that were found.
    pub(crate) pairs: Vec<(&'a GoldFact, &'a Found)>,
    /// Required facts that were not.
    pub(crate) missed: Vec<&'a GoldFact>,
    /// Found facts that nobody annotated.
    pub(crate) spurious: Vec<&'a Found>,
}

/// Compares the facts of one kind in one paper. Each annotated fact comes with its place in the text.
pub(crate) fn compare<'a>(
    kind: &Kind,
    gold: &[(&'a GoldFact, (usize, usize))],
    found: impl Iterator<Item = &'a Found>,
) -> Comparison<'a> {
    let named = kind.value == "name";
    let mut claimed = vec![false; gold.len()];
    let mut comparison = Comparison::default();
    for fact in found {
        let spans = spans(fact);
        let touches = |place: (usize, usize)| named || spans.iter().any(|span| span.0 < place.1 && place.0 < span.1);
        let hit = gold.iter().enumerate().find(|(at, (gold, place))| {
            !claimed[*at] && !gold.vague && touches(*place) && same_value(kind, gold, fact)
        });
        if let Some((at, (gold, _))) = hit {
            claimed[at] = true;
            if !gold.optional {
                comparison.pairs.push((gold, fact));
            }
        } else if named || !gold.iter().any(|(gold, place)| !gold.is_required() && touches(*place)) {
            comparison.spurious.push(fact);
        }
    }
    let free = gold.iter().zip(claimed).filter(|((gold, _), claimed)| !claimed && gold.is_required());
    comparison.missed = free.map(|((gold, _), _)| *gold).collect();
    comparison
}

/// Where a found fact stands: its span, or all mentions of a name.
pub(crate) fn spans(fact: &Found) -> Vec<(usize, usize)> {
    let offset =
        |span: &Value, end: &str| span.get(end).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
    let span = |value: &Value| Some((offset(value, "start")?, offset(value, "end")?));
    match fact.get("mentions").and_then(Value::as_array) {
        Some(mentions) => mentions.iter().filter_map(span).collect(),
        None => fact.get("span").and_then(span).into_iter().collect(),
    }
}

fn same_value(kind: &Kind, gold: &GoldFact, fact: &Found) -> bool {
    let fields = &gold.fields;
    let value = fact.get(kind.value);
    match kind.value {
        "url" => address(string(fields.get("url"))) == address(string(value)),
        "name" => {
            let name = squashed(string(value));
            name == squashed(string(fields.get("name"))) || name == squashed(&gold.text)
        }
        "value" => near(fields.get("value"), value),
        _ if kind.name == "gain" && gold.derived => {
            ["from", "to"].iter().all(|end| near(fields.get(*end), fact.get(*end)))
        }
        _ => {
            let same_end = |end: &str| near(fields.get(end), value.and_then(|value| value.get(end)));
            same_end("min") && same_end("max") && (kind.name != "gain" || fields.get("unit") == fact.get("unit"))
        }
    }
}

/// Whether a fact that matches has an attribute right.
pub(crate) fn right_attribute(name: &str, gold: &GoldFact, fact: &Found) -> bool {
    let (gold, found) = (gold.fields.get(name).unwrap_or(&Value::Null), fact.get(name).unwrap_or(&Value::Null));
    match name {
        "from" | "to" => near(Some(gold), Some(found)),
        "provides" => strings(gold) == strings(found),
        // Where a phrase begins and ends is a matter of taste; one common word shows that the same thing is meant.
        "metric" | "dataset" | "baseline" | "of" | "model" => {
            let (gold, found) = (words(gold), words(found));
            if gold.is_empty() || found.is_empty() {
                gold.is_empty() && found.is_empty()
            } else {
                gold.intersection(&found).next().is_some()
            }
        }
        _ => gold == found,
    }
}

fn string(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

fn strings(list: &Value) -> BTreeSet<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Equal numbers, but for the last bit of a floating-point number; or none on either side.
fn near(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one.and_then(Value::as_f64), other.and_then(Value::as_f64)) {
        (None, None) => true,
        (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0),
        _ => false,
    }
}

/// An address without its scheme and final slashes; the host does not care for case.
fn address(url: &str) -> String {
    let url = url.trim();
    let scheme = |scheme: &str| {
        scheme.starts_with(|letter: char| letter.is_ascii_lowercase())
            && scheme
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "+.-".contains(letter))
    };
    let rest = url.split_once("://").filter(|(before, _)| scheme(before)).map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    (host.to_lowercase() + path).trim_end_matches('/').to_owned()
}

/// Without the difference of case; by way of capitals, so that `ß` and `ss` are the same too.
fn folded(text: &str) -> String {
    text.to_uppercase().to_lowercase()
}

/// What is equal for all spellings of a name.
fn squashed(name: &str) -> String {
    folded(name).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The words of a phrase: a string, or an object with a `text`, or nothing.
fn words(value: &Value) -> BTreeSet<String> {
    let text = folded(string(Some(value.get("text").unwrap_or(value))));
    let part = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".%+-".contains(letter);
    text.split(|letter| !part(letter)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
