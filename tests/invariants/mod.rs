//! What holds for every text, whatever stands in it. The property tests and the fuzz targets check this one list.
//!
//! Each function panics where its rule is broken, with the text in the message.

use paperfacts::{Amount, Count, FactRef, Quantity, Record, Span};
use serde_json::Value;

/// All that holds for the record of a text.
pub fn check(text: &str, record: &Record<'_>) {
    grounded(text, record);
    in_text_order(text, record);
    ends_in_order(text, record);
    derived_gains_measure_their_ends(text, record);
    numbers_claimed_once(text, record);
    percentages_covered(text, record);
    links_parse(text, record);
    round_trips(text, record);
}

/// Every span lies inside the text, on character boundaries, is not empty, and holds the text quoted beside it.
pub fn grounded(text: &str, record: &Record<'_>) {
    let value = serde_json::to_value(record).unwrap_or_else(|error| panic!("{error} for {text:?}"));
    walk(text, &value);
}

/// Goes through all values, so that a field added later is checked without a change here.
fn walk(text: &str, value: &Value) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(text, item)),
        Value::Object(fields) => {
            let places = fields
                .get("span")
                .into_iter()
                .chain(fields.get("mentions").and_then(Value::as_array).into_iter().flatten());
            for place in places {
                let place: Span = serde_json::from_value(place.clone()).unwrap_or_default();
                let held = place.slice(text).unwrap_or_else(|| panic!("{place:?} is no place in {text:?}"));
                assert!(!held.is_empty(), "{place:?} is empty in {text:?}");
                if let Some(quoted) = fields.get("text") {
                    assert_eq!(quoted, held, "at {place:?} of {text:?}");
                }
            }
            fields.values().for_each(|field| walk(text, field));
        }
        _ => {}
    }
}

/// Each list is in text order, the mentions of a name too, and no fact stands twice in its list.
pub fn in_text_order(text: &str, record: &Record<'_>) {
    let ordered = |what: &str, spans: Vec<Span>| {
        assert!(spans.windows(2).all(|pair| pair[0] < pair[1]), "{what} are out of order, {spans:?} in {text:?}");
    };
    ordered("links", record.links.iter().map(|fact| fact.span).collect());
    ordered("model sizes", record.model_sizes.iter().map(|fact| fact.span).collect());
    ordered("token counts", record.token_counts.iter().map(|fact| fact.span).collect());
    ordered("gains", record.gains.iter().map(|fact| fact.span).collect());
    ordered("scores", record.scores.iter().map(|fact| fact.span).collect());
    ordered("shares", record.shares.iter().map(|fact| fact.span).collect());
    ordered("other percentages", record.other_percentages.iter().map(|fact| fact.span).collect());
    ordered("datasets", record.datasets.iter().filter_map(|fact| fact.mentions.first().copied()).collect());
    ordered("artifacts", record.artifacts.iter().filter_map(|fact| fact.mentions.first().copied()).collect());
    for dataset in &record.datasets {
        assert!(!dataset.mentions.is_empty(), "{:?} stands nowhere in {text:?}", dataset.name);
        ordered("mentions", dataset.mentions.clone());
    }
    for artifact in &record.artifacts {
        assert!(!artifact.mentions.is_empty(), "{:?} stands nowhere in {text:?}", artifact.name);
        ordered("mentions", artifact.mentions.clone());
    }
    let starts: Vec<usize> = record.facts().map(|fact| fact.span().start).collect();
    assert!(starts.is_sorted(), "facts() is out of order for {text:?}");
}

/// The smaller end comes first, and sizes have no sign.
pub fn ends_in_order(text: &str, record: &Record<'_>) {
    let counts = record.model_sizes.iter().map(|fact| fact.parameters);
    for Count { min, max, .. } in counts.chain(record.token_counts.iter().map(|fact| fact.tokens)) {
        assert!(min <= max, "{min} to {max} in {text:?}");
    }
    let shares = record.shares.iter().map(|fact| fact.amount);
    let others = record.other_percentages.iter().map(|fact| fact.amount);
    for Amount { min, max, .. } in record.gains.iter().map(|fact| fact.amount).chain(shares).chain(others) {
        assert!(min <= max && min >= rust_decimal::Decimal::ZERO, "{min} to {max} in {text:?}");
    }
}

/// A gain that only its ends give is as large as the distance between them.
pub fn derived_gains_measure_their_ends(text: &str, record: &Record<'_>) {
    for gain in record.gains.iter().filter(|gain| is_derived(gain.span, record)) {
        let (Some(from), Some(to)) = (gain.from, gain.to) else {
            panic!("the gain {:?} lacks an end in {text:?}", gain.text);
        };
        let distance = (to - from).abs();
        assert_eq!((gain.amount.min, gain.amount.max), (distance, distance), "of {:?} in {text:?}", gain.text);
    }
}

/// A gain's span holds two scores only where it runs from one end to the other.
fn is_derived(gain: Span, record: &Record<'_>) -> bool {
    record.scores.iter().filter(|score| gain.contains(score.span)).count() > 1
}

/// No two facts claim one number, but for a gain that runs over its own two ends.
pub fn numbers_claimed_once(text: &str, record: &Record<'_>) {
    let numeric = |fact: &FactRef<'_, '_>| match fact {
        FactRef::Gain(gain) => !is_derived(gain.span, record),
        FactRef::ModelSize(_)
        | FactRef::TokenCount(_)
        | FactRef::Score(_)
        | FactRef::Share(_)
        | FactRef::OtherPercent(_) => true,
        _ => false,
    };
    let numbers: Vec<FactRef<'_, '_>> = record.facts().filter(numeric).collect();
    for pair in numbers.windows(2) {
        let (one, other) = (pair[0].span(), pair[1].span());
        assert!(!one.overlaps(other), "{:?} and {:?} share a number in {text:?}", pair[0], pair[1]);
    }
}

/// Every percent sign directly behind a number lies in a gain, score, share or other percentage, or in a link.
///
/// A number here is digits with at most one point among them, no more than a decimal holds, and not itself the tail of
/// something longer: none of `x5%`, `10^9%` and `1.2.3%` has to be read as a percentage.
pub fn percentages_covered(text: &str, record: &Record<'_>) {
    for (at, _) in text.match_indices('%') {
        let before = text[..at].strip_suffix('\\').unwrap_or(&text[..at]);
        if !ends_in_plain_number(before) {
            continue;
        }
        let sign = Span::new(at, at + 1);
        let covered = record.facts().any(|fact| {
            let covers = matches!(
                fact,
                FactRef::Link(_) | FactRef::Gain(_) | FactRef::Score(_) | FactRef::Share(_) | FactRef::OtherPercent(_)
            );
            covers && fact.span().contains(sign)
        });
        assert!(covered, "the percentage that ends at {at} is lost in {text:?}");
    }
}

fn ends_in_plain_number(text: &str) -> bool {
    let number = |character: char| character.is_ascii_digit() || character == '.';
    let start = text.trim_end_matches(number).len();
    let digits = &text[start..];
    let plain = digits.ends_with(|character: char| character.is_ascii_digit())
        && digits.starts_with(|character: char| character.is_ascii_digit())
        && digits.matches('.').count() < 2
        && digits.len() <= 12;
    let glued = |before: char| before.is_alphanumeric() || "#@^_".contains(before);
    plain && !text[..start].ends_with(glued)
}

/// Every link's address is one that the `url` crate reads, of a scheme that a person can open or clone from.
pub fn links_parse(text: &str, record: &Record<'_>) {
    for link in &record.links {
        let url = url::Url::parse(&link.url).unwrap_or_else(|error| panic!("{:?}: {error} in {text:?}", link.url));
        let scheme = url.scheme();
        assert!(matches!(scheme, "http" | "https" | "git" | "ssh"), "{:?} has scheme {scheme} in {text:?}", link.url);
        assert!(!link.url.chars().any(char::is_control), "{:?} has a control character in {text:?}", link.url);
    }
}

/// A record is the same after JSON, and with its own copy of what it quotes.
pub fn round_trips(text: &str, record: &Record<'_>) {
    json_round_trips(record);
    assert_eq!(&record.clone().into_owned(), record, "into_owned for {text:?}");
}

/// Any record, found or made up, reads back from its own JSON as it was.
pub fn json_round_trips(record: &Record<'_>) {
    let json = serde_json::to_string(record).unwrap_or_else(|error| panic!("{error} for {record:?}"));
    let back: Record<'_> = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error} in {json}"));
    assert_eq!(&back, record, "through {json}");
}

/// What is a quantity prints as a quantity of the same value.
pub fn quantity_prints_and_parses(text: &str) {
    let Ok(quantity) = text.parse::<Quantity>() else { return };
    assert!(quantity.min <= quantity.max, "{quantity:?} from {text:?}");
    let printed = quantity.to_string();
    let back = printed.parse::<Quantity>();
    assert_eq!(back.as_ref(), Ok(&quantity), "{text:?} prints as {printed:?}");
}

/// Every fact has its explanation, in the order of [`Record::facts`]; asking for it changes nothing, and its words stand in
/// the text.
pub fn explanations_fit(text: &str, record: &Record<'_>) {
    let explained = paperfacts::Extractor::new().explain(text);
    assert_eq!(explained.record, *record, "{text:?}");
    let facts: Vec<FactRef<'_, '_>> = explained.facts().map(|(fact, _)| fact).collect();
    assert_eq!(facts, record.facts().collect::<Vec<_>>(), "{text:?}");
    for (fact, why) in explained.facts() {
        assert!(!why.rule.is_empty(), "{fact:?} without a rule in {text:?}");
        for cue in &why.cues {
            let word = cue.slice(text).unwrap_or_else(|| panic!("{cue:?} is no place in {text:?}"));
            assert!(!word.is_empty(), "{cue:?} is empty in {text:?}");
        }
    }
}
