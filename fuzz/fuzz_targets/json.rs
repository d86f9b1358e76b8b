//! Any bytes as JSON: what reads as a record, which need not be one that extraction could give, reads back the same.
#![no_main]

use paperfacts::Record;
use paperfacts_fuzz::invariants;

libfuzzer_sys::fuzz_target!(|json: &[u8]| {
    if let Ok(record) = serde_json::from_slice::<Record<'_>>(json) {
        invariants::json_round_trips(&record);
        assert_eq!(record.clone().into_owned(), record);
        // Made-up places may lie anywhere; walking them must not panic.
        assert!(record.facts().map(|fact| fact.span().start).is_sorted());
    }
});
