//! Any bytes as a listing page: every entry stands in the page as its spans say, and its record keeps every rule.
#![no_main]

use paperfacts::Extractor;
use paperfacts_fuzz::invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match paperfacts::text_from_utf8(bytes) {
        Ok(page) => read(page),
        Err(error) => assert!(error.offset() < bytes.len(), "{error}"),
    }
});

fn read(page: &str) {
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
        let text = entry.text();
        let record = Extractor::new().extract_titled(&text, entry.title_len());
        invariants::check(&text, &record);
    }
}
