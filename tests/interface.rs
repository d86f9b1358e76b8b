//! The public interface as `tests/public_interface.txt` lists it; `.ci/public-interface` checks the list itself against
//! the code.

const LISTING: &str = include_str!("public_interface.txt");

/// Made to be built and taken apart: a new field would change what it is.
const COMPLETE: &[&str] = &["Span"];

/// A new variant or field must break nobody's build.
#[test]
fn what_may_grow_is_non_exhaustive() {
    let mut seen = 0;
    for line in LISTING.lines() {
        let (marked, item) = line.strip_prefix("#[non_exhaustive] ").map_or((false, line), |item| (true, item));
        let Some(name) = item.strip_prefix("pub enum ").or(item.strip_prefix("pub struct ")) else { continue };
        let name = name.trim_start_matches("paperfacts::").split(['<', '(']).next().unwrap_or_default();
        let variants = item.starts_with("pub enum ");
        let field = |line: &str| line.starts_with(&format!("pub paperfacts::{name}::")) && line.contains(": ");
        let grows = (variants || LISTING.lines().any(field)) && !COMPLETE.contains(&name);
        assert_eq!(marked, grows, "#[non_exhaustive] on {name}");
        seen += 1;
    }
    assert!(seen > 30, "{seen} types");
}

/// The listing has what the front page promises; a listing cut short would check nothing.
#[test]
fn what_the_front_page_names_is_listed() {
    for item in [
        "pub fn paperfacts::extract(&str) -> paperfacts::Record<'_>",
        "pub fn paperfacts::entries(&str) -> paperfacts::Entries<'_>",
        "pub fn paperfacts::text_from_utf8(&[u8]) -> core::result::Result<&str, paperfacts::Error>",
        "pub struct paperfacts::Extractor",
        "pub struct paperfacts::Offsets<'t>",
    ] {
        assert!(LISTING.lines().any(|line| line == item), "{item}");
    }
}

/// Shared by threads and sent between them, as an extractor in a service is.
#[test]
fn all_is_send_and_sync() {
    fn shared<T: Send + Sync>() {}
    shared::<paperfacts::Extractor>();
    shared::<paperfacts::Record<'_>>();
    shared::<paperfacts::Offsets<'_>>();
    shared::<paperfacts::Error>();
    shared::<paperfacts::BuildError>();
}
