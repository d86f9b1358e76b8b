//! Any bytes as a listing page: every entry stands in the page as its spans say, and its record keeps every rule.
#![no_main]

use paperfacts_fuzz::invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match paperfacts::text_from_utf8(bytes) {
        Ok(page) => invariants::check_page(page),
        Err(error) => assert!(error.offset() < bytes.len(), "{error}"),
    }
});
