//! Reads a raw listing page, as a person copies it out of a browser, into entries: a title and an abstract each.
//!
//! A page is blocks of lines with empty lines between them, and a block is one of four things: the words of the page
//! itself (a date, a count, a button), a title, the first paragraph of an abstract, or a further one.
//!
//! - `Mar 11`, `Upvote`, `GitHub 1.2k`: boilerplate, passed over wherever it stands.
//! - `Attention Without Tears`: no sentence, so a title. What follows is its abstract, even if it is one short line.
//! - `Code: https://github.com/a/b` behind an abstract: no title has an address, so the abstract goes on.
//!
//! A block is told by its form and by what stands before and behind it, never by its place in a count of blocks, so
//! one entry that is odd does not shift those after it.
//!
//! This is no reader of HTML, BibTeX or JSON, and it does not look for facts.

mod block;
mod boilerplate;

use crate::error::{Error, ErrorKind};
use crate::span::Span;
use block::{Block, Blocks};
use std::borrow::Cow;
use std::iter::{FusedIterator, Peekable};

/// One paper of a listing page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry<'t> {
    /// The title as it stands, line breaks included; `None` where an abstract has none.
    pub title: Option<&'t str>,
    /// Where the title stands in the page, in bytes.
    pub title_span: Option<Span>,
    /// The abstract as it stands, with all its paragraphs.
    pub abstract_text: &'t str,
    /// Where the abstract stands in the page, in bytes.
    pub abstract_span: Span,
    /// Title and abstract in one slice, where the page has them exactly as [`Entry::text`] gives them.
    joined: Option<&'t str>,
}

impl<'t> Entry<'t> {
    fn new(page: &'t str, title: Option<Span>, body: Span) -> Self {
        let between = title.and_then(|title| Span::new(title.end, body.start).slice(page));
        Self {
            title: title.and_then(|title| title.slice(page)),
            title_span: title,
            abstract_text: body.slice(page).unwrap_or_default(),
            abstract_span: body,
            joined: title.filter(|_| between == Some("\n\n")).and_then(|title| title.join(body).slice(page)),
        }
    }

    /// The text to extract from: the title, an empty line, the abstract. Without a title it is the abstract alone.
    ///
    /// It borrows from the page where the page has it so, and is put together otherwise.
    ///
    /// ```
    /// let page = "Mar 11\n\nFast Cats\n\nWe train a 7B model.";
    /// let entry = paperfacts::entries(page).next().unwrap()?;
    /// assert_eq!(entry.text(), "Fast Cats\n\nWe train a 7B model.");
    /// assert!(matches!(entry.text(), std::borrow::Cow::Borrowed(_)));
    /// # Ok::<(), paperfacts::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self) -> Cow<'t, str> {
        match (self.title, self.joined) {
            (None, _) => Cow::Borrowed(self.abstract_text),
            (_, Some(joined)) => Cow::Borrowed(joined),
            (Some(title), None) => Cow::Owned(format!("{title}\n\n{}", self.abstract_text)),
        }
    }

    /// How many bytes of [`Entry::text`] are the title; zero without one.
    ///
    /// ```
    /// let entry = paperfacts::entries("Fast Cats\n\nWe train a 7B model.").next().unwrap()?;
    /// assert_eq!(&entry.text()[..entry.title_len()], "Fast Cats");
    /// # Ok::<(), paperfacts::Error>(())
    /// ```
    #[must_use]
    pub fn title_len(&self) -> usize {
        self.title.map_or(0, str::len)
    }
}

/// The entries of a listing page, in order. A page of boilerplate alone, or an empty one, has none.
///
/// A title that no abstract follows is an [`Error`] with its place, and the rest of the page goes on. An abstract
/// without a title is an entry. The page is read as the iterator is driven, in time proportional to its length.
///
/// ```
/// use paperfacts::{ErrorKind, entries};
///
/// let page = "\
/// Trending Papers
///
/// Fast Cats: Training in a Day
///
/// We train a 7B model on 2T tokens. It is fast.
///
/// Code: https://github.com/fast/cats
///
/// Upvote
/// 128
///
/// A Title Alone
///
/// Slow Dogs
///
/// Dogs are slow. We show why.
/// ";
/// let mut entries = entries(page);
///
/// let cats = entries.next().unwrap()?;
/// assert_eq!(cats.title, Some("Fast Cats: Training in a Day"));
/// assert!(cats.abstract_text.ends_with("https://github.com/fast/cats"));
///
/// let alone = entries.next().unwrap().unwrap_err();
/// assert_eq!(*alone.kind(), ErrorKind::TitleWithoutAbstract { title: "A Title Alone".into() });
/// assert_eq!(&page[alone.offset()..][..7], "A Title");
///
/// let dogs = entries.next().unwrap()?;
/// assert_eq!(dogs.title_span.unwrap().slice(page), Some("Slow Dogs"));
/// assert!(entries.next().is_none());
/// # Ok::<(), paperfacts::Error>(())
/// ```
pub fn entries(page: &str) -> Entries<'_> {
    Entries { page, blocks: Blocks::new(page).peekable(), state: State::Between }
}

/// The iterator that [`entries`] returns.
#[derive(Clone, Debug)]
#[must_use]
pub struct Entries<'t> {
    page: &'t str,
    blocks: Peekable<Blocks<'t>>,
    state: State<'t>,
}

/// What has been read and not yet given out.
#[derive(Clone, Debug, Default)]
enum State<'t> {
    #[default]
    Between,
    /// A title whose abstract is still to come.
    Titled(Block<'t>),
    /// An abstract that may go on.
    Open(Open),
}

/// An abstract that may go on, its title, and the boilerplate lines behind its last paragraph.
#[derive(Clone, Debug)]
struct Open {
    title: Option<Span>,
    body: Span,
    boilerplate_lines: usize,
}

impl<'t> Iterator for Entries<'t> {
    type Item = Result<Entry<'t>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(block) = self.blocks.next() {
            let text_ahead = self.blocks.peek().is_some_and(Block::reads_as_text);
            match std::mem::take(&mut self.state) {
                State::Between if block.is_address() => {}
                State::Between => self.state = State::begin(block, text_ahead),
                State::Titled(title) if block.is_address() || (text_ahead && block.is_authors()) => {
                    self.state = State::Titled(title);
                }
                State::Titled(title) if block.can_follow_title(text_ahead) => {
                    self.state = State::Open(Open::new(Some(title.span), &block));
                }
                State::Titled(title) => {
                    self.state = State::Titled(block);
                    if !title.is_byline() {
                        return Some(Err(without_abstract(&title)));
                    }
                }
                State::Open(open) if open.goes_on_with(&block, text_ahead) => {
                    self.state = State::Open(open.with(&block));
                }
                State::Open(open) => {
                    if !block.is_address() {
                        self.state = State::begin(block, text_ahead);
                    }
                    return Some(Ok(Entry::new(self.page, open.title, open.body)));
                }
            }
        }
        match std::mem::take(&mut self.state) {
            State::Titled(title) if !title.is_byline() => Some(Err(without_abstract(&title))),
            State::Open(open) => Some(Ok(Entry::new(self.page, open.title, open.body))),
            State::Titled(_) | State::Between => None,
        }
    }
}

impl FusedIterator for Entries<'_> {}

impl<'t> State<'t> {
    /// The first block of an entry.
    fn begin(block: Block<'t>, text_ahead: bool) -> Self {
        if block.can_be_title(text_ahead) { Self::Titled(block) } else { Self::Open(Open::new(None, &block)) }
    }
}

impl Open {
    fn new(title: Option<Span>, block: &Block<'_>) -> Self {
        Self { title, body: block.span, boilerplate_lines: block.after.lines }
    }

    /// Whether `block` is a further paragraph.
    fn goes_on_with(&self, block: &Block<'_>, text_ahead: bool) -> bool {
        match self.boilerplate_lines {
            0 if block.is_long_paragraph() => self.body.len() + block.span.len() <= LONGEST_ABSTRACT,
            0 => block.is_part() || !block.can_be_title_behind_abstract(text_ahead),
            // A page number, or the button `Code` over its address.
            1 => block.is_part(),
            _ => false,
        }
    }

    fn with(self, block: &Block<'_>) -> Self {
        Self { body: self.body.join(block.span), ..Self::new(self.title, block) }
    }
}

fn without_abstract(title: &Block<'_>) -> Error {
    Error::new(ErrorKind::TitleWithoutAbstract { title: title.text.to_owned() }, title.span.start)
}

/// Two long paragraphs that together pass this many bytes are two abstracts: arXiv takes no more than 1,920 characters.
const LONGEST_ABSTRACT: usize = 2_400;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CATS: &str = "Cats are hard to model. We train a 7B model on 2T tokens of purring. It beats dogs by 3.1%.";
    const DOGS: &str = "This paper studies dogs. We release a dataset of 40,000 barks, and a model that reads them.";

    /// Each entry as `title | abstract`, `- | abstract` without a title, `! title` for a title alone.
    fn read(page: &str) -> Vec<String> {
        let show = |entry: Result<Entry<'_>, Error>| match entry {
            Ok(entry) => {
                assert_eq!(entry.title_span.and_then(|span| span.slice(page)), entry.title);
                assert_eq!(entry.abstract_span.slice(page), Some(entry.abstract_text));
                assert_eq!(entry.text().get(..entry.title_len()), Some(entry.title.unwrap_or_default()));
                format!("{} | {}", entry.title.unwrap_or("-"), entry.abstract_text)
            }
            Err(error) => match error.kind() {
                ErrorKind::TitleWithoutAbstract { title } => {
                    assert!(page[error.offset()..].starts_with(title.as_str()));
                    format!("! {title}")
                }
                other => other.to_string(),
            },
        };
        entries(page).map(show).collect()
    }

    /// Checks a page; `CATS` and `DOGS` stand for an abstract each, on both sides.
    #[track_caller]
    fn check(page: &str, wanted: &[&str]) {
        let fill = |text: &str| text.replace("CATS", CATS).replace("DOGS", DOGS);
        let wanted: Vec<_> = wanted.iter().map(|entry| fill(entry)).collect();
        assert_eq!(read(&fill(page)), wanted, "{page:?}");
    }

    #[test]
    fn finds_nothing_in_nothing() {
        for page in ["", "\n", " \r\n\r\n", "\u{feff}", "\u{c}", "new\n\nSubscribe\n\nMar 11\n\n128", "· | ·\n---\n"]
        {
            check(page, &[]);
        }
    }

    #[test]
    fn reads_titles_of_every_form() {
        for title in [
            "Cats: A Survey of Purring",
            "Cats Without a Colon",
            "Cats",
            "catBERT: purring again",
            "fairpurr: A Toolkit for Cats",
            "Do cats think in purrs?",
            "Purring is all you need",
            "No More Dogs!",
            "How Do Cats Learn? A View from the Sofa",
            "Cats vs. Dogs in the Wild",
            "Efficient Purring for Local Cats. Better Search and Lighter Sleep",
            "Exploring Large Feline Models with Purring Heads.",
            "3D Cats in 2D Boxes",
            "On the Learning of Very Long Purring Sequences\nwith Two Lines",
            &format!("Purring: {}in One Title", "A Long Walk around the Garden, ".repeat(7)),
        ] {
            for abstract_text in ["CATS", "We purr.", "A model of 7B parameters for cats."] {
                let wanted = format!("{title} | {abstract_text}");
                check(&format!("{title}\n\n{abstract_text}"), &[&wanted]);
                check(&format!("Dogs\n\nDOGS\n\n{title}\n\n{abstract_text}\n"), &["Dogs | DOGS", &wanted]);
            }
            check(&format!("CATS\n\n{title}\n\nDOGS"), &["- | CATS", &format!("{title} | DOGS")]);
        }
    }

    #[test]
    fn passes_over_boilerplate_anywhere() {
        for line in [
            "new",
            "Mar 11",
            "Mar 11, 2025",
            "11 March 2025",
            "2025-03-11",
            "3 days ago",
            "Published on Jun 3",
            "128",
            "1.2k",
            "View all",
            "Upvote\n12",
            "Upvote 12",
            "Sign up",
            "Log in or Sign Up",
            "Submitted by ada",
            "Submitted by\n\nada",
            "arxiv.org",
            "·",
            "· 12 authors",
            "GitHub 1.2k",
            "Code",
            "PDF",
            "View PDF",
            "Jun 3 · 128 · 12 authors",
            "Example Lab · Published on Jun 3, 2025",
            "Example Lab\n·\nPublished on Jun 3, 2025",
            "Get trending papers in your email inbox!\n\nSubscribe\n\nbyAK and the research community",
            "https://arxiv.org/abs/2501.00001",
        ] {
            check(
                &format!("{line}\n\nCats\n\nCATS\n\n{line}\n\n{line}\n\nDogs\n\nDOGS\n\n128\n\n{line}"),
                &["Cats | CATS", "Dogs | DOGS"],
            );
        }
        for line in ["Mar 11", "128", "Upvote", "Submitted by ada"] {
            check(&format!("{line}\nCats\n{line}\n\n{line}\n\nCATS\n{line}\n{line}"), &["Cats | CATS"]);
        }
        check("Cats\n\nAda Lovelace, Charles Babbage and M. Somerville\n\nCATS", &["Cats | CATS"]);
        check("Cats\n\nAbstract\n\nCATS", &["Cats | CATS"]);
    }

    #[test]
    fn keeps_words_that_only_look_like_boilerplate() {
        let wrapped = "We look at cats, and at dogs, and at birds, and at all their\ncategories: large and small. \
                       We publish the models, the weights and the training\ncode";
        check(&format!("Cats\n\n{wrapped}"), &[&format!("Cats | {wrapped}")]);
        check("Code Is a Cat\n\nCATS\n\nMay Dogs Bark\n\nDOGS", &["Code Is a Cat | CATS", "May Dogs Bark | DOGS"]);
    }

    #[test]
    fn joins_the_paragraphs_of_an_abstract() {
        for more in [
            "Code: https://github.com/fast/cats",
            "https://github.com/fast/cats",
            "Project page at fast.github.io",
            "and the rest is purring",
            "Two Cuts. No more.",
            "- one\n- two",
            "(1) First we purr",
            "Keywords: cats, dogs",
            "Results\n\nThe cats purr.",
            "ResultsThe cats purr.",
            "Funded by the Cat Society.",
            "Contact: cat@example.org",
            DOGS,
        ] {
            check(
                &format!("Cats\n\nCATS\n\n{more}\n\nDogs\n\nDOGS"),
                &[&format!("Cats | CATS\n\n{more}"), "Dogs | DOGS"],
            );
        }
        check("Cats\n\nCATS\n\nCode\n\nhttps://a.io/b", &["Cats | CATS\n\nCode\n\nhttps://a.io/b"]);
    }

    #[test]
    fn parts_abstracts_that_have_no_title() {
        check("CATS", &["- | CATS"]);
        check("Mar 11\n\nCATS\n\n128\n\nDOGS\n\nCats\n\nCATS", &["- | CATS", "- | DOGS", "Cats | CATS"]);
        // Too long for two paragraphs of one abstract.
        let long = [CATS; 16].join(" ");
        check(&format!("{long}\n\n{long}"), &[&format!("- | {long}"), &format!("- | {long}")]);
    }

    #[test]
    fn reads_abstracts_that_were_cut_off() {
        let word = "Cats have been studied for a long time, and their purring is thought to be a form of langu";
        let long =
            "Recent progress on cats, dogs and birds, driven by large feline models at scale and by ever bigger box";
        for cut in ["Cats purr. We show th", "Cats purr …", word, &format!("{long}es")] {
            check(&format!("Birds\n\n{cut}\n\nDogs\n\nDOGS"), &[&format!("Birds | {cut}"), "Dogs | DOGS"]);
        }
        // A few words without a verb that is known are a title like any other.
        check("Cats\n\ncats purr at 25 Hz", &["Cats | cats purr at 25 Hz"]);
        check("Birds\n\nCats purr at\n\nDogs\n\nDOGS", &["! Birds", "! Cats purr at", "Dogs | DOGS"]);
    }

    #[test]
    fn reports_titles_without_an_abstract() {
        check("Cats", &["! Cats"]);
        check("Cats\n\n128", &["! Cats"]);
        check("Cats Alone\n\nDogs\n\nDOGS", &["! Cats Alone", "Dogs | DOGS"]);
        check("Cats\n\nCATS\n\nA Bird\n\nMar 11\n\nDogs\n\nDOGS", &["Cats | CATS", "! A Bird", "Dogs | DOGS"]);
        check("Dogs\n\nDOGS\n\nCats\n\nBirds\n\nFish", &["Dogs | DOGS", "! Cats", "! Birds", "! Fish"]);
        let error = entries("\u{feff}Mar 11\r\n\r\nCats").next().and_then(Result::err);
        assert_eq!(error.map(|error| error.offset()), Some(13));
    }

    #[test]
    fn takes_line_ends_as_they_come() {
        let page = "\u{feff}Mar 11\n\nCats of\nTwo Lines\n\nCats are hard.\nWe train them.\n\nDogs\n\nDOGS";
        let two = "Cats of\nTwo Lines | Cats are hard.\nWe train them.";
        check(page, &[two, "Dogs | DOGS"]);
        check(&page.replace('\n', "\r\n"), &[&two.replace('\n', "\r\n"), "Dogs | DOGS"]);
        check(&page.replace("\n\nDogs", "\n\u{c}Dogs"), &[two, "Dogs | DOGS"]);
        check(&page.replace("\n\n", "\n \t\n\u{a0}\n\n"), &[two, "Dogs | DOGS"]);
        check("  Cats\n\n  Cats are\n  hard.  ", &["Cats | Cats are\n  hard."]);
        // No empty line, but the abstract is not wrapped.
        let long = [CATS; 4].join(" ");
        check(&format!("Cats\n{long}\nDogs\n{long}"), &[&format!("Cats | {long}"), &format!("Dogs | {long}")]);
    }

    #[test]
    fn borrows_its_text_where_the_page_has_it() {
        let text = |page: &'static str| entries(page).filter_map(Result::ok).map(|entry| entry.text()).next();
        assert!(matches!(text("128\n\nCats\n\nWe purr."), Some(Cow::Borrowed("Cats\n\nWe purr."))));
        assert!(matches!(text("We purr. It is loud.\n"), Some(Cow::Borrowed("We purr. It is loud."))));
        for page in ["Cats\r\n\r\nWe purr.", "Cats\n\nMar 11\n\nWe purr."] {
            assert!(matches!(text(page), Some(Cow::Owned(text)) if text == "Cats\n\nWe purr."));
        }
    }

    #[test]
    fn takes_a_long_page_in_linear_time() {
        for unit in
            ["a\n\n", "·\n", "Cats\n", "Submitted by\n", "a.\u{c}", " \n", "- a, b and \n\n", "Cats\n\nWe purr.\n\n"]
        {
            let page = unit.repeat(10_000);
            assert!(entries(&page).count() <= 10_000);
        }
    }

    proptest! {
        #[test]
        fn gives_entries_in_order_inside_the_page(
            parts in prop::collection::vec(prop::sample::select(vec![
                "\n", "\n\n", "\r\n", "\u{c}", "\u{feff}", " ", "·", "…", "é", "128", "Mar 11", "Submitted by", "Upvote",
                "Cats", "We purr.", CATS, DOGS, "https://a.io", "and", "-", "(i)", "Results", "@", ".", "", "名前。",
            ]), 0..40),
        ) {
            let page = parts.concat();
            let mut at = 0;
            for entry in entries(&page) {
                let (start, end) = match entry {
                    Ok(entry) => {
                        prop_assert_eq!(entry.abstract_span.slice(&page), Some(entry.abstract_text));
                        prop_assert!(!entry.abstract_text.is_empty() && entry.title != Some(""));
                        let first = entry.title_span.unwrap_or(entry.abstract_span);
                        prop_assert!(first.end <= entry.abstract_span.start || first == entry.abstract_span);
                        (first.start, entry.abstract_span.end)
                    }
                    Err(error) => (error.offset(), error.offset() + 1),
                };
                prop_assert!(at <= start && start < end && end <= page.len());
                at = end;
            }
        }
    }
}
