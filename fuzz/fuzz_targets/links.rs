//! Any text behind the start of an address: every link's url parses, and its span stands in the text.
#![no_main]

use paperfacts_fuzz::invariants;

libfuzzer_sys::fuzz_target!(|tail: &str| {
    // A scheme in front keeps the fuzzer among addresses; without it, few inputs would hold one.
    for text in [tail.to_owned(), format!("https://{tail}"), format!("at ssh://me:{tail}"), format!("Code: github.com/{tail}")] {
        let record = paperfacts::extract(&text);
        invariants::links_parse(&text, &record);
        invariants::grounded(&text, &record);
    }
});
