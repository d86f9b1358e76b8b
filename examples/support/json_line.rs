//! One paper as one line of JSON: `{"id": …, "title": …, "abstract": …}`.

use super::papers::Paper;
use serde::Deserialize;
use serde_json::value::RawValue;

/// The fields that count; all others are passed over.
#[derive(Deserialize)]
struct Line<'l> {
    // As it stands, so that a number keeps its digits: `2401.10` is an identifier, and not 2401.1.
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    #[serde(borrow)]
    title: Option<&'l RawValue>,
    #[serde(borrow, rename = "abstract")]
    body: Option<&'l RawValue>,
}

/// The paper on a line, or why there is none.
pub(crate) fn read(line: &str) -> Result<Paper, String> {
    // Checked here because serde would also take an array for the fields in their order.
    if !line.trim_start().starts_with('{') {
        return Err("no JSON object".to_owned());
    }
    let fields: Line<'_> = serde_json::from_str(line).map_err(|error| {
        let (what, column) = (reason(&error), error.column());
        format!("column {column}: {what}")
    })?;
    let id = fields.id.map(id).transpose()?;
    let title: Option<String> = fields.title.map(|value| string(value, "title")).transpose()?;
    let body = string(fields.body.ok_or("`abstract` is missing")?, "abstract")?;
    // A title that is given but empty still stands apart from the abstract: whoever joins the two fields by the
    // documented rule must find the same offsets.
    Ok(match title {
        None => Paper { id, text: body, title_len: 0 },
        Some(title) => Paper { id, title_len: title.len(), text: title + "\n\n" + &body },
    })
}

fn id(value: &RawValue) -> Result<String, String> {
    match value.get().as_bytes().first() {
        Some(b'"') => string(value, "id"),
        Some(b'-' | b'0'..=b'9') => Ok(value.get().to_owned()),
        _ => Err("`id` is neither a string nor a number".to_owned()),
    }
}

fn string(value: &RawValue, field: &str) -> Result<String, String> {
    if !value.get().starts_with('"') {
        return Err(format!("`{field}` is no string"));
    }
    serde_json::from_str(value.get()).map_err(|error| format!("`{field}`: {}", reason(&error)))
}

/// What serde says, without the place: the line it counts is always the first.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}
