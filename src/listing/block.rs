//! Blocks of lines, and what the form of one says about it.
//!
//! - A line of nothing but blanks ends a block, and so do a form feed and a line of boilerplate.
//! - A line of more than 250 bytes is not wrapped, so it is a paragraph alone, whatever stands above and below it.
//! - Three signs speak for running text: a full stop at the end, one inside, and a word such as `we` or `are`.
//!
//! What a block is in the end is for the listing to say: it knows the neighbours.

use super::boilerplate;
use crate::span::Span;

/// A run of lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Block<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span,
    /// The boilerplate between this block and the next.
    pub(super) after: Gap,
    form: Form,
}

/// Boilerplate that was passed over.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gap {
    pub(super) lines: usize,
    /// Whether it begins as what follows a name does: `· Published on Jun 3`.
    follows_name: bool,
}

/// What the text of a block looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// No sentence, as far as one can see.
    Heading,
    /// The same, but as long as a line of an abstract that was cut off: 100 bytes and no `Words Written Like a Title`.
    LongHeading,
    /// One sign of running text.
    Unsure(Sign),
    /// Several signs, or too long for a title.
    Prose,
    /// A paragraph that is neither a title nor begins an entry: a list, a label, an address.
    Part,
    /// A heading, but its first word is all in lower case.
    LowerCase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// A full stop at the end, in words that are written as a sentence is.
    Ended,
    /// The same, `In Words Written Like a Title.`
    EndedCapitals,
    /// Another sign, in words that are written as a sentence is.
    Inner,
    /// The same, `In Words That are Written Like a Title`
    InnerCapitals,
}

impl<'t> Block<'t> {
    fn new(page: &'t str, span: Span) -> Self {
        let text = span.slice(page).unwrap_or_default();
        Self { text, span, after: Gap::default(), form: Form::of(text) }
    }

    /// Whether this reads as running text by itself.
    pub(super) fn reads_as_text(&self) -> bool {
        match self.form {
            Form::Prose | Form::Unsure(Sign::Ended) => true,
            Form::Part => self.span.len() > LONGEST_TITLE,
            _ => false,
        }
    }

    /// Whether this, under a title, is its abstract.
    pub(super) fn can_follow_title(&self, text_ahead: bool) -> bool {
        match self.form {
            Form::Prose | Form::Part | Form::Unsure(Sign::Ended) => true,
            Form::LongHeading | Form::LowerCase | Form::Unsure(Sign::Inner | Sign::EndedCapitals) => !text_ahead,
            Form::Unsure(Sign::InnerCapitals) | Form::Heading => false,
        }
    }

    /// Whether this can be the title at the start of an entry.
    pub(super) fn can_be_title(&self, text_ahead: bool) -> bool {
        match self.form {
            Form::Heading | Form::LongHeading | Form::LowerCase | Form::Unsure(Sign::InnerCapitals) => true,
            Form::Unsure(_) => text_ahead,
            Form::Prose | Form::Part => false,
        }
    }

    /// Whether this, behind a paragraph of an abstract, is rather the next title. Short last paragraphs with a full
    /// stop are far more frequent than titles with one.
    pub(super) fn can_be_title_behind_abstract(&self, text_ahead: bool) -> bool {
        self.can_be_title(text_ahead) && !matches!(self.form, Form::LowerCase | Form::Unsure(Sign::Ended))
    }

    /// Whether this goes on with what stands before it even across a line of boilerplate.
    pub(super) fn is_part(&self) -> bool {
        self.form == Form::Part
    }

    /// A paragraph that could be an abstract by itself.
    pub(super) fn is_long_paragraph(&self) -> bool {
        self.form == Form::Prose && self.span.len() >= LONG_PARAGRAPH
    }

    /// `https://arxiv.org/abs/2501.00001` and nothing else: a link of the page, unless an abstract goes on with it.
    pub(super) fn is_address(&self) -> bool {
        self.form == Form::Part && self.text.split_whitespace().all(has_address)
    }

    /// `Ada Lovelace, Charles Babbage and Mary Somerville`: names of two to four words, at least two of them.
    pub(super) fn is_authors(&self) -> bool {
        let is_name = |name: &str| {
            (2..=4).contains(&name.split_whitespace().count())
                && name.split_whitespace().all(|word| word.chars().all(|c| c.is_alphabetic() || "-.'’".contains(c)))
                && name.split_whitespace().next().is_some_and(|word| word.starts_with(char::is_uppercase))
                && name.split_whitespace().last().is_some_and(|word| word.starts_with(char::is_uppercase))
        };
        let names = self.text.split(", ").flat_map(|names| names.split(" and ")).flat_map(|name| name.split(" & "));
        let mut names = names.map(|name| name.trim().trim_start_matches("and ")).filter(|name| !name.is_empty());
        matches!(self.form, Form::Heading | Form::LongHeading) && names.clone().nth(1).is_some() && names.all(is_name)
    }

    /// A short name before `· Published on Jun 3`: who published, not what.
    pub(super) fn is_byline(&self) -> bool {
        self.after.follows_name && self.text.len() <= 40 && self.text.split_whitespace().count() <= 4
    }
}

impl Form {
    fn of(text: &str) -> Self {
        if begins_with_glued_label(text) {
            return Self::Part;
        }
        if text.len() > LONGEST_TITLE {
            return Self::Prose;
        }
        if is_label(text) || is_item(text) || text.split_whitespace().any(has_address) {
            return Self::Part;
        }
        let ended = ends_sentence(text);
        let signs = [ended, has_inner_stop(text), has_cue(text)].into_iter().filter(|sign| *sign).count();
        match (signs, is_in_capitals(text)) {
            (0, _) if begins_in_lower_case(text) => Self::LowerCase,
            (0, false) if text.len() >= 100 => Self::LongHeading,
            (0, _) => Self::Heading,
            (1, false) => Self::Unsure(if ended { Sign::Ended } else { Sign::Inner }),
            (1, true) => Self::Unsure(if ended { Sign::EndedCapitals } else { Sign::InnerCapitals }),
            _ => Self::Prose,
        }
    }
}

/// A full stop at the end, perhaps inside a bracket or quotation mark. Titles, too, end with `?` and `!`.
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(CLOSING).ends_with(['.', '…', '。'])
}

/// A full stop between two sentences: `… at scale. We …`, but not `Cats vs. Dogs`.
fn has_inner_stop(text: &str) -> bool {
    let words = text.split_whitespace();
    words.clone().zip(words.skip(1)).any(|(word, next)| {
        let stem = word.trim_end_matches(CLOSING).strip_suffix('.').unwrap_or_default();
        stem.len() > 1 && !stem.contains('.') && !ABBREVIATIONS.contains(&stem) && next.starts_with(char::is_uppercase)
    })
}

fn has_cue(text: &str) -> bool {
    text.split_whitespace().any(|word| CUES.contains(&word.trim_end_matches([',', '.', ':', ';'])))
}

/// `Words Written Like a Title`: of at least four long words, three in four have a capital.
fn is_in_capitals(text: &str) -> bool {
    let long = text.split_whitespace().filter(|word| word.len() > 3 && word.starts_with(char::is_alphabetic));
    let (capitals, all) = long
        .fold((0, 0), |(capitals, all), word| (capitals + usize::from(word.starts_with(char::is_uppercase)), all + 1));
    all >= 4 && capitals * 4 >= all * 3
}

/// `and the code is`, but not `bert2BERT: Reuse`, `nnU-Net`, `fairseq: A Toolkit`.
fn begins_in_lower_case(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let word = first.trim_end_matches([',', ';', '.', ')']);
    !word.is_empty() && word.chars().all(char::is_lowercase) && text.len() > first.len()
}

/// An item of a list: `- one`, `• two`, `3. three`, `(iv) four`.
fn is_item(text: &str) -> bool {
    let Some((mark, _)) = text.split_once(char::is_whitespace) else { return false };
    let inner = mark.trim_start_matches('(').trim_end_matches([')', '.']);
    let numbered = inner.len() < mark.len() && inner.len() <= 3;
    let is_number = !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_digit());
    let is_letter = mark.ends_with(')') && inner.bytes().all(|b| b"abcdefivx".contains(&b));
    ["-", "*", "+", "•", "–", "—", "◦", "▪"].contains(&mark) || (numbered && (is_number || is_letter))
}

/// `Keywords: cats, dogs`, or `Methods` on a line of its own.
fn is_label(text: &str) -> bool {
    let label = text.split([':', '\n', '\r']).next().unwrap_or_default().trim_end();
    let is_whole = label.len() == text.len() || text.trim_end_matches(':').len() == label.len();
    let listed = |labels: &[&str]| labels.iter().any(|known| known.eq_ignore_ascii_case(label));
    listed(LABELS) || (is_whole && listed(SECTIONS))
}

/// `ResultsThe model …`, as abstracts with headings come out of some sources.
fn begins_with_glued_label(text: &str) -> bool {
    [LABELS, SECTIONS].into_iter().flatten().any(|label| {
        text.get(..label.len()).is_some_and(|head| {
            head.eq_ignore_ascii_case(label)
                && head.ends_with(char::is_lowercase)
                && text.get(label.len()..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
        })
    })
}

fn has_address(word: &str) -> bool {
    let has = |part: &str| word.contains(part);
    has("://") || has("www.") || has("github.com/") || has("huggingface.co/") || has(".github.io") || is_mail(word)
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// The blocks of a page.
#[derive(Clone, Debug)]
pub(super) struct Blocks<'t> {
    page: &'t str,
    at: usize,
    /// Whether the line read last was `Submitted by`, so that a name comes next.
    name_next: bool,
}

/// A line without the blanks around it, and where the next one begins.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    span: Span,
    next: usize,
    ends_page: bool,
}

impl<'t> Blocks<'t> {
    pub(super) fn new(page: &'t str) -> Self {
        Self { page, at: if page.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }, name_next: false }
    }

    fn line(&self) -> Option<Line<'t>> {
        let rest = self.page.get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', FORM_FEED, rest.as_bytes());
        let line = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let (text, start) = (line.trim(), self.at + line.len() - line.trim_start().len());
        let next = self.at + end.map_or(rest.len(), |end| end + 1);
        let ends_page = end.and_then(|end| rest.as_bytes().get(end)) == Some(&FORM_FEED);
        Some(Line { text, span: Span::new(start, start + text.len()), next, ends_page })
    }

    /// Passes over empty lines and boilerplate.
    fn skip_gap(&mut self) -> Gap {
        let mut gap = Gap::default();
        while let Some(line) = self.line() {
            if !line.text.is_empty() {
                let is_name = self.name_next && boilerplate::can_be_name(line.text);
                if !is_name && !boilerplate::is_line(line.text) {
                    self.name_next = false;
                    break;
                }
                gap.follows_name |= gap.lines == 0 && boilerplate::follows_name(line.text);
                gap.lines += 1;
                self.name_next = boilerplate::asks_for_name(line.text);
            }
            self.at = line.next;
        }
        gap
    }
}

impl<'t> Iterator for Blocks<'t> {
    type Item = Block<'t>;

    fn next(&mut self) -> Option<Block<'t>> {
        self.skip_gap();
        let first = self.line()?;
        let (mut last, mut span) = (first, first.span);
        self.at = first.next;
        while !last.ends_page && last.text.len() <= LONGEST_WRAPPED {
            let Some(line) = self.line().filter(|line| !line.text.is_empty() && line.text.len() <= LONGEST_WRAPPED)
            else {
                break;
            };
            // The last word of a wrapped text may be `2025` or `code`, but only under a full line.
            let is_wrapped = last.text.len() >= SHORTEST_WRAPPED && !ends_sentence(last.text);
            if boilerplate::is_line(line.text) && !(is_wrapped && boilerplate::can_be_text(line.text)) {
                break;
            }
            (last, span, self.at) = (line, span.join(line.span), line.next);
        }
        let after = self.skip_gap();
        Some(Block { after, ..Block::new(self.page, span) })
    }
}

const FORM_FEED: u8 = 0x0c;

/// A block of more bytes than this is no title.
const LONGEST_TITLE: usize = 300;

/// A further paragraph of an abstract is seldom this long, in bytes.
const LONG_PARAGRAPH: usize = 800;

/// A line of more bytes than this is not wrapped.
const LONGEST_WRAPPED: usize = 250;

/// A line of fewer bytes than this was not ended by wrapping.
const SHORTEST_WRAPPED: usize = 50;

const CLOSING: &[char] = &[')', ']', '}', '"', '\'', '”', '’', '$'];

const ABBREVIATIONS: &[&str] = &["vs", "al", "cf", "no", "No", "Vol", "vol", "Fig", "Eq", "St", "Dr", "Inc", "Jr"];

/// Words that make a sentence and are rare in titles.
#[rustfmt::skip]
const CUES: &[&str] = &[
    "we", "We", "our", "Our", "is", "are", "was", "were", "has", "have", "had", "that", "which", "this", "these",
    "its", "it", "It", "propose", "proposes", "present", "presents", "introduce", "introduces", "show", "shows",
    "demonstrate", "demonstrates", "achieves", "outperforms",
];

/// What a further paragraph may begin with, before a colon or alone.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "author summary", "availability", "availability and implementation", "clinical relevance", "code availability",
    "competing interests", "contact", "data availability", "funding", "graphical abstract", "graphical toc entry",
    "highlights", "index terms", "key words", "keywords", "project page", "project website",
    "significance statement", "supplementary information", "trial registration",
];

/// Headings inside an abstract, where nothing else stands in the block.
#[rustfmt::skip]
const SECTIONS: &[&str] = &[
    "background", "conclusion", "conclusions", "design", "discussion", "findings", "importance", "interpretation",
    "introduction", "limitations", "materials and methods", "methods", "motivation", "objective", "objectives",
    "participants", "purpose", "results", "setting", "significance",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_form_of_a_block() {
        for (text, form) in [
            ("Purring at Scale", Form::Heading),
            ("Is Purring All You Need?", Form::Heading),
            ("Cats vs. Dogs", Form::Heading),
            ("nnCat: Purring", Form::Heading),
            ("and so on", Form::LowerCase),
            ("Purring is all you need", Form::Unsure(Sign::Inner)),
            ("What the Cats Know about Boxes That are Empty", Form::Unsure(Sign::InnerCapitals)),
            ("Funded by cats.", Form::Unsure(Sign::Ended)),
            ("(Funded by cats.)", Form::Unsure(Sign::Ended)),
            ("Large Feline Models Purr.", Form::Unsure(Sign::EndedCapitals)),
            ("Cats purr at 3 B. Dogs bark", Form::Heading),
            ("Cats purr loudly. Dogs bark.", Form::Prose),
            ("We purr.", Form::Prose),
            ("2. purr", Form::Part),
            ("(iv) purr", Form::Part),
            ("3D Cats", Form::Heading),
            ("Keywords: purring", Form::Part),
            ("Methods", Form::Part),
            ("Methods for Cats", Form::Heading),
            ("MethodsWe purr.", Form::Part),
            ("see www.cats.org", Form::Part),
        ] {
            assert_eq!(Form::of(text), form, "{text}");
        }
    }

    #[test]
    fn knows_parts_by_their_start() {
        for (text, form) in [
            ("a. purr", Form::LowerCase),
            ("(Ab) purr", Form::Heading),
            ("- purr", Form::Part),
            ("Methods:", Form::Part),
            ("Methods: Cats", Form::Heading),
            ("write to a@b.org", Form::Part),
            ("@b.org at Large", Form::Heading),
            ("Cats a@b Large", Form::Heading),
        ] {
            assert_eq!(Form::of(text), form, "{text}");
        }
        assert_eq!(Form::of(&"C".repeat(LONGEST_TITLE + 1)), Form::Prose);
        assert_ne!(Form::of(&"C".repeat(LONGEST_TITLE)), Form::Prose);
    }

    #[test]
    fn knows_addresses_and_long_parts() {
        let block = |text: &'static str| Block::new(text, Span::new(0, text.len()));
        assert!(block("https://cats.org/1 www.cats.org").is_address());
        assert!(!block("see www.cats.org").is_address() && !block("Cats").is_address());
        let long = "see www.cats.org ".repeat(20);
        assert!(!Block::new(&long, Span::new(0, long.len())).is_address());
        assert!(!block("We purr.").is_long_paragraph());
        assert!(Block::new(&"C".repeat(LONG_PARAGRAPH), Span::new(0, LONG_PARAGRAPH)).is_long_paragraph());
        assert!(!block("- purr").reads_as_text() && block("We purr.").reads_as_text());
        let long = format!("Methods{}", "We purr and ".repeat(30));
        assert!(Block::new(&long, Span::new(0, long.len())).reads_as_text());
    }

    #[test]
    fn knows_authors_from_titles() {
        let is_authors = |text: &'static str| Block::new(text, Span::new(0, text.len())).is_authors();
        assert!(is_authors("Ada Lovelace, Charles Babbage"));
        assert!(is_authors("Ludwig van Beethoven, J. S. Bach, and Mary O'Neil"));
        assert!(!is_authors("Ada Lovelace"));
        assert!(!is_authors("Weights, Tasks, and Cats"));
        assert!(!is_authors("Large Cats and the learning of Purring"));
    }
}
