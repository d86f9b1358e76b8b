//! A record as a person reads it: the text with every fact between ⟦ and ⟧, then a line for each fact in the order of the
//! marks: its kind, what it quotes, and the fields that say something. A field that is empty, or a qualifier that is
//! `exact`, is left out.

use super::{KINDS, span};
use paperfacts::{Record, Span};
use serde_json::Value;

/// The marked text, a line for each fact, and what is said of the code.
pub(crate) fn report(text: &str, record: &Record<'_>) -> String {
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
