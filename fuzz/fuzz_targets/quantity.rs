//! Any text: what parses as a quantity prints, and parses again to the same.
#![no_main]

use paperfacts_fuzz::invariants;

libfuzzer_sys::fuzz_target!(|text: &str| invariants::quantity_prints_and_parses(text));
