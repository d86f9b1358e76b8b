//! Any text: extraction does not panic, and its record keeps every rule.
#![no_main]

use paperfacts_fuzz::invariants;

libfuzzer_sys::fuzz_target!(|text: &str| {
    invariants::check_text(text);
    // Threads cost more than extraction; one text in some is enough.
    if text.len() % 64 == 0 {
        invariants::the_same_on_threads(text, &paperfacts::extract(text));
    }
});
