//! Any text: extraction does not panic, and its record keeps every rule.
#![no_main]

use paperfacts_fuzz::invariants;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let record = paperfacts::extract(text);
    invariants::check(text, &record);
    assert_eq!(paperfacts::extract(text), record);
});
