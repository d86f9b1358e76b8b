//! Each text under `tests/cases`, and what is found in it, as a snapshot that a person can read.
//!
//! A snapshot shows the text with every fact between ⟦ and ⟧, then a line for each fact in the order of the marks:
//! its kind, what it quotes, and the fields that say something. A field that is empty, or a qualifier that is `exact`,
//! is left out. `INSTA_UPDATE=always cargo test --test cases` writes the snapshots anew; read their diff.

mod case;

use case::{Case, KINDS, span};
use paperfacts::{Record, Span};
use serde_json::Value;
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

/// The marked text, a line for each fact, and what is said of the code.
fn report(text: &str, record: &Record<'_>) -> String {
    let mut facts: Vec<(Span, String)> = Vec::new();
    let lists = serde_json::to_value(record).unwrap_or_default();
    for (list, found) in lists.as_object().into_iter().flatten() {
        let kind = KINDS.iter().find(|(_, of)| of == list).map_or(list.as_str(), |(kind, _)| kind);
        for fact in found.as_array().into_iter().flatten() {
            let at = span(fact).unwrap_or_default();
            // The fields are those of the JSON contract, so that a new one shows without a change here.
            let fields = fact.as_object().into_iter().flatten();
            let quoted = at.slice(text).unwrap_or_default();
            let said: String = fields
                .filter(|(_, value)| *value != quoted)
                .filter_map(|(key, value)| field(text, key, value))
                .collect();
            facts.push((at, format!("{kind} {quoted:?}{said}\n")));
        }
    }
    // In the order of the marks; where two begin together, the longer first.
    facts.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let spans: Vec<Span> = facts.iter().map(|(span, _)| *span).collect();
    let lines: String = facts.into_iter().map(|(_, line)| line).collect();
    let code = record.code.map(|code| format!("code: {}\n", words(text, &serde_json::json!(code))));
    format!("{}\n\n{lines}{}", marked(text, &spans), code.unwrap_or_default())
}

/// The text with ⟦ and ⟧ around each span.
fn marked(text: &str, spans: &[Span]) -> String {
    let mut marked = String::new();
    for (at, character) in text.char_indices().map(|(at, character)| (at, Some(character))).chain([(text.len(), None)])
    {
        // What ends here is closed before what begins here is opened.
        marked.extend(spans.iter().filter(|span| span.end == at).map(|_| '⟧'));
        marked.extend(spans.iter().filter(|span| span.start == at).map(|_| '⟦'));
        marked.extend(character);
    }
    marked
}

/// One field as words, or nothing where it says nothing.
fn field(text: &str, key: &str, value: &Value) -> Option<String> {
    let default = value.is_null() || value == "exact" || matches!(key, "text" | "span");
    let rest = value.as_array().filter(|_| key == "mentions").map(|mentions| &mentions[1..]);
    match rest {
        _ if default => None,
        Some([]) => None,
        Some(rest) => Some(format!(" again={}", words(text, &Value::from(rest)))),
        None => Some(format!(" {key}={}", words(text, value))),
    }
}

/// A value as words: a range as `1..2`, a phrase or a place as what stands there.
fn words(text: &str, value: &Value) -> String {
    match value {
        Value::String(word) => word.clone(),
        Value::Array(items) => items.iter().map(|item| words(text, item)).collect::<Vec<_>>().join("+"),
        Value::Object(fields) => match (fields.get("min"), fields.get("max"), fields.get("start"), fields.get("end")) {
            (Some(min), Some(max), ..) if min == max => min.to_string(),
            (Some(min), Some(max), ..) => format!("{min}..{max}"),
            (.., Some(start), Some(end)) => {
                let place = |value: &Value| value.as_u64().and_then(|at| usize::try_from(at).ok());
                let quoted = place(start).zip(place(end)).and_then(|(start, end)| text.get(start..end));
                format!("{:?}", quoted.unwrap_or("?"))
            }
            _ => fields.get("text").map_or_else(|| value.to_string(), |quoted| format!("{quoted}")),
        },
        other => other.to_string(),
    }
}
