//! What holds for every text, whatever stands in it. The property tests and the fuzz targets check this one list.
//!
//! Each function panics where its rule is broken, with the text in the message.
//!
//! | what holds | where |
//! | --- | --- |
//! | spans lie inside the text, on character boundaries, are not empty, and hold what is quoted beside them | [`grounded`] |
//! | lists are sorted, and no fact stands twice in one | [`in_text_order`] |
//! | the smaller end comes first | [`ends_in_order`] |
//! | a derived gain is as large as the distance between its ends | [`derived_gains_measure_their_ends`] |
//! | no two facts claim one number, but a gain and its own ends | [`numbers_claimed_once`] |
//! | every percentage is covered | [`percentages_covered`] |
//! | links parse, and can be opened or cloned from; no password is passed on | [`links_parse`] |
//! | JSON and `into_owned` give the same record | [`round_trips`] |
//! | Python and JavaScript find the same pieces | [`others_find_the_same_pieces`] |
//! | a record is a function of its text: twice, and in a larger text | [`a_function_of_the_text`] |
//! | and on 8 threads at once | [`the_same_on_threads`] |
//! | every fact has an explanation | [`explanations_fit`] |
//! | `\\%` for `%` changes no value | [`escapes_change_no_value`] |
//! | entries stand in their page in order; lines of the page before them only move them | [`entries_stand_in_their_page`], [`lines_before_a_page_only_move_it`] |
//! | what parses as a quantity prints, and parses to the same | [`quantity_prints_and_parses`] |

use paperfacts::{Amount, Count, Extractor, FactRef, Offsets, Quantity, Record, Span};
use serde_json::Value;
use std::ops::Range;

/// All that holds for a text and the record that [`paperfacts::extract`] gives of it.
pub fn check_text(text: &str) {
    let record = paperfacts::extract(text);
    check(text, &record);
    a_function_of_the_text(text, &record);
    escapes_change_no_value(text, &record);
    explanations_fit(text, &record);
}

/// All that holds for a page and the records of its entries.
pub fn check_page(page: &str) {
    entries_stand_in_their_page(page);
    lines_before_a_page_only_move_it(page);
    for entry in paperfacts::entries(page).flatten() {
        let text = entry.text();
        check(&text, &Extractor::new().extract_titled(&text, entry.title_len()));
    }
}

/// All that holds for the record of a text, however it came to be.
pub fn check(text: &str, record: &Record<'_>) {
    grounded(text, record);
    in_text_order(text, record);
    ends_in_order(text, record);
    derived_gains_measure_their_ends(text, record);
    numbers_claimed_once(text, record);
    percentages_covered(text, record);
    links_parse(text, record);
    round_trips(text, record);
    others_find_the_same_pieces(text, record);
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

/// Every percent sign behind a number, with or without blanks between, lies in a gain, score, share or other percentage, or in a link.
///
/// A number here is digits with at most one point among them, no more than a decimal holds, and not itself the tail of
/// something longer: none of `x5%`, `10^9%` and `1.2.3%` has to be read as a percentage.
pub fn percentages_covered(text: &str, record: &Record<'_>) {
    for (at, _) in text.match_indices('%') {
        let touching = text[..at].strip_suffix('\\').unwrap_or(&text[..at]);
        let before = touching.trim_end_matches([' ', '\n', '\u{a0}']);
        // `1/2 %`: the fraction is a percentage already, and the sign one too many.
        let fraction = touching.len() > before.len()
            && before.trim_end_matches(|digit: char| digit.is_ascii_digit()).ends_with('/');
        if fraction || !ends_in_plain_number(before) {
            continue;
        }
        let sign = Span::new(at, at + 1);
        let covered = record.facts().any(|fact| {
            let place = fact.span();
            match fact {
                FactRef::Gain(_) | FactRef::Score(_) | FactRef::Share(_) | FactRef::OtherPercent(_) => {
                    place.contains(sign)
                }
                FactRef::Link(_) => place.contains(Span::new(before.len() - 1, before.len())),
                _ => false,
            }
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
        assert!(url.password().is_none_or(|password| password == "***"), "{:?} shows a password in {text:?}", link.url);
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

/// Every place, as Python counts and as JavaScript counts, holds there what it holds here.
pub fn others_find_the_same_pieces(text: &str, record: &Record<'_>) {
    let offsets = Offsets::new(text);
    let chars: Vec<char> = text.chars().collect();
    let of_chars = |range: Range<usize>| -> Option<String> { chars.get(range).map(|piece| piece.iter().collect()) };
    let units: Vec<u16> = text.encode_utf16().collect();
    let of_units = |range: Range<usize>| units.get(range).and_then(|piece| String::from_utf16(piece).ok());
    let moved = |map: &dyn Fn(Span) -> Option<Range<usize>>| {
        let moved = record.clone().map_spans(map).unwrap_or_else(|| panic!("a place is lost of {text:?}"));
        places(&serde_json::to_value(moved).unwrap_or_default())
    };
    let here = places(&serde_json::to_value(record).unwrap_or_default());
    let in_python = moved(&|span| offsets.chars(span));
    let in_javascript = moved(&|span| offsets.utf16(span));
    assert_eq!((in_python.len(), in_javascript.len()), (here.len(), here.len()), "of {text:?}");
    for ((place, python), javascript) in here.iter().zip(in_python).zip(in_javascript) {
        let piece = place.slice(text).map(str::to_owned);
        assert_eq!(of_chars(python.range()), piece, "at {place:?} of {text:?}, in Python");
        assert_eq!(of_units(javascript.range()), piece, "at {place:?} of {text:?}, in JavaScript");
    }
}

/// All places of a record as JSON, so that those of a field added later are among them without a change here.
fn places(value: &Value) -> Vec<Span> {
    match value {
        Value::Array(items) => items.iter().flat_map(places).collect(),
        Value::Object(fields) => match serde_json::from_value(value.clone()) {
            Ok(span) => vec![span],
            Err(_) => fields.values().flat_map(places).collect(),
        },
        _ => Vec::new(),
    }
}

/// The same text gives the same record once more, and where it is a piece of a larger one.
pub fn a_function_of_the_text(text: &str, record: &Record<'_>) {
    assert_eq!(&paperfacts::extract(text), record, "the second time, for {text:?}");
    let around = format!("up to 3{text}% on C4");
    let inside = &around["up to 3".len()..][..text.len()];
    assert_eq!(&Extractor::new().extract(inside), record, "inside a larger text, for {text:?}");
}

/// The same text gives the same record on 8 threads that share an extractor.
pub fn the_same_on_threads(text: &str, record: &Record<'_>) {
    let extractor = Extractor::new();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| extractor.extract(text))).collect();
        for thread in threads {
            let found = thread.join().unwrap_or_else(|_| panic!("a thread panics over {text:?}"));
            assert_eq!(&found, record, "on a thread, for {text:?}");
        }
    });
}

/// A percent sign means the same with the backslash that LaTeX wants before it.
pub fn escapes_change_no_value(text: &str, record: &Record<'_>) {
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if letter == '%' && !escaped.ends_with('\\') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    let values = |record: &Record<'_>| values(&serde_json::to_value(record).unwrap_or_default());
    assert_eq!(values(&paperfacts::extract(&escaped)), values(record), "{escaped:?} for {text:?}");
}

/// A record as JSON without what it quotes and where that stands.
fn values(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(values).collect(),
        Value::Object(fields) => {
            let quotes = |key: &str| matches!(key, "text" | "span" | "name" | "mentions");
            let kept = fields.iter().filter(|(key, _)| !quotes(key));
            Value::Object(kept.map(|(key, value)| (key.clone(), values(value))).collect())
        }
        other => other.clone(),
    }
}

/// Every entry, and every title without one, stands in the page where it says, behind what was read before it.
pub fn entries_stand_in_their_page(page: &str) {
    let mut read = 0;
    for entry in paperfacts::entries(page) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                assert!((read..page.len()).contains(&error.offset()), "{error} in {page:?}");
                continue;
            }
        };
        if let (Some(title), Some(span)) = (entry.title, entry.title_span) {
            assert_eq!(span.slice(page), Some(title), "the title of {entry:?} in {page:?}");
            assert!(
                read <= span.start && span.end <= entry.abstract_span.start,
                "{entry:?} is out of order in {page:?}"
            );
        }
        assert_eq!(entry.abstract_span.slice(page), Some(entry.abstract_text), "in {page:?}");
        assert!(read <= entry.abstract_span.start, "{entry:?} is out of order in {page:?}");
        read = entry.abstract_span.end;
    }
}

/// An empty line, or a line of the page itself, before all entries changes none of them.
pub fn lines_before_a_page_only_move_it(page: &str) {
    // A title and an abstract, where each stands, and what they say.
    let read = |page: &str, start: usize| -> Vec<_> {
        let place = |span: Span| span.start - start..span.end - start;
        let entries = paperfacts::entries(page).map(|entry| match entry {
            Ok(entry) => {
                let text = entry.text();
                let record = Extractor::new().extract_titled(&text, entry.title_len()).into_owned();
                (entry.title_span.map(place), place(entry.abstract_span), Ok(record))
            }
            Err(error) => (None, error.offset() - start..error.offset() - start, Err(error.kind().clone())),
        });
        entries.collect()
    };
    // A byte-order mark is one only where nothing stands before it.
    let page = page.trim_start_matches('\u{feff}');
    let alone = read(page, 0);
    for before in ["\n", "Subscribe\n\n"] {
        let moved = read(&format!("{before}{page}"), before.len());
        assert_eq!(moved, alone, "behind {before:?}, of {page:?}");
    }
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
