//! Any text: the fast path of each stage reads it as a slow and obvious one does.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| paperfacts::check_against_references(text));
