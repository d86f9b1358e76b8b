//! The lines of a listing page that belong to the page and to no paper: dates, counts, buttons, bylines.
//!
//! - `Mar 11, 2025`, `2025-03-11`, `3 days ago`: a date.
//! - `Submitted by ada`, `Published on Jun 3`, `12 authors`: a byline.
//! - `Upvote`, `View PDF`, `GitHub 1.2k`, `Sign up`: a button, with its count.
//!
//! A line has to match as a whole. A line of several such things (`Jun 3 · 128`) is boilerplate where each of them is.

use regex::{Regex, RegexBuilder};
use std::sync::LazyLock;

/// Whether the page says this line, and no paper does.
pub(super) fn is_line(line: &str) -> bool {
    line.len() <= LONGEST
        && (is_item(line) || line.contains(SEPARATORS) && (items(line).all(is_item) || follows_name_inline(line)))
}

/// Whether such a line may also be the last words of a wrapped text: `2025`, `code`.
pub(super) fn can_be_text(line: &str) -> bool {
    !matches(&ALWAYS, line) && !line.contains(SEPARATORS)
}

/// Whether such a line stands behind a name: `· Published on Jun 3`.
pub(super) fn follows_name(line: &str) -> bool {
    line.starts_with(SEPARATORS)
}

/// Whether such a line has a name below it.
pub(super) fn asks_for_name(line: &str) -> bool {
    ASKING.iter().any(|asking| asking.eq_ignore_ascii_case(line.trim_end_matches(':')))
}

pub(super) fn can_be_name(line: &str) -> bool {
    line.len() <= 40 && line.split_whitespace().count() <= 3
}

fn is_item(item: &str) -> bool {
    !item.chars().any(char::is_alphanumeric) || matches(&ALWAYS, item) || matches(&ALONE, item)
}

/// `Example Lab · Published on Jun 3`: the first item is a name.
fn follows_name_inline(line: &str) -> bool {
    let mut items = items(line);
    items.next().is_some_and(|name| name.len() <= 60)
        && items.clone().next().is_some()
        && items.all(|item| matches(&ALWAYS, item))
}

fn items(line: &str) -> impl Iterator<Item = &str> + Clone {
    line.split(SEPARATORS).map(str::trim).filter(|item| !item.is_empty())
}

/// A pattern that did not compile would match nothing; a test sees to it that all do.
fn matches(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

static ALWAYS: LazyLock<Option<Regex>> = LazyLock::new(|| whole_line(ALWAYS_PATTERNS));
static ALONE: LazyLock<Option<Regex>> = LazyLock::new(|| whole_line(ALONE_PATTERNS));

fn whole_line(patterns: &[&str]) -> Option<Regex> {
    let any = patterns.join("|").replace("DATE", DATE).replace("COUNT", COUNT).replace("MONTH", MONTH);
    RegexBuilder::new(&format!("^(?:{any})$")).case_insensitive(true).build().ok()
}

/// No line of boilerplate is longer, in bytes.
const LONGEST: usize = 120;

const SEPARATORS: &[char] = &['·', '•', '|', '\t'];

const ASKING: &[&str] = &["submitted by", "posted by", "published by", "uploaded by"];

const MONTH: &str = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[.]?";

const DATE: &str = concat!(
    "(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?,? )?",
    r"(?:MONTH \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{1,2}(?:st|nd|rd|th)? MONTH(?:,? \d{4})?|MONTH,? \d{4}",
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[t ]\d\d:\d\d(?::\d\d)?z?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}",
    r"|(?:an?|\d+) ?(?:s|m|h|d|w|mo|y|seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?) ago)",
);

const COUNT: &str = r"[+]?\d[\d.,]*\s?[km]?[+]?";

/// Lines that are boilerplate wherever they stand.
const ALWAYS_PATTERNS: &[&str] = &[
    "get trending papers in your email inbox!?",
    "get (?:the )?(?:latest|daily|trending) .{1,60} (?:inbox|email)[.!]?",
    "by ?ak and the (?:research )?community",
    "(?:first |last )?(?:published|submitted|posted|released|updated|revised|announced)(?: on|:)? DATE(?: .{1,30})?",
    "on DATE",
    "(?:submitted|posted|published|uploaded) by:?(?: [^ .]{1,30}){0,4}",
    "(?:sign|log) ?(?:up|in|out)(?: (?:or|to|with|and|for) [^.:]{1,40})?",
    "(?:un)?subscribe(?: (?:to|now|for) [^.]{1,40})?",
    "(?:upvote|downvote|like|star|share|comment)s?:? COUNT",
    "(?:upvote|downvote)s?",
    "COUNT (?:authors?|comments?|likes?|upvotes?|votes?|views?|stars?|forks?|citations?|replies|downloads?)",
    "[+] ?COUNT(?: more)?(?: authors?)?",
    "(?:github|arxiv|hugging ?face|pdf|code|paper|project|discord|models?|datasets?|spaces?)(?: page| repo)? COUNT",
    "(?:view|show|see|load|read|browse) (?:all|more|less|full|arxiv|paper|pdf|html|code|details|abstract)(?: (?:papers?|authors?|comments?|page|COUNT|[(]COUNT[)]))*",
    "(?:this |other )?(?:arxiv|project|github) (?:page|repo|repository)",
    r"arxiv: ?\d{4}[.]\d{4,5}(?:v\d+)?(?: \[[\w.-]+\])?",
    "skip to (?:main )?content",
    "all rights reserved[.]?",
    "(?:privacy|cookie|terms)(?: policy| settings| of service| of use| & .{1,20})?",
    "accept (?:all )?cookies",
    r"page \d+(?: (?:of|/) \d+)?",
    "(?:trending|daily|weekly|monthly|latest|new|top|recent) papers",
    "tex source|other formats|back to (?:top|papers|list)",
    "skip|dismiss|copy link|log ?out|register",
];

/// Lines that are boilerplate where they stand alone, and may be words of a text under a full line.
const ALONE_PATTERNS: &[&str] = &[
    "DATE",
    "COUNT",
    r"#COUNT|\[\d+\]",
    r"(?:[\w-]+[.])*(?:arxiv[.]org|huggingface[.]co|github[.]com|paperswithcode[.]com|openreview[.]net)",
    r"(?:https?://)?(?:www[.])?(?:arxiv[.]org|huggingface[.]co/papers|openreview[.]net|(?:dx[.])?doi[.]org)/\S*",
    "authors?: .{1,100}",
    "(?:subjects?|comments?|categories|journal-ref|report-no|cite as|doi): .{1,100}",
    "(?:©|[(]c[)]|copyright) .{1,60}",
    "sort(?:ed)? by:?(?: .{1,20})?",
    "today|yesterday|just now|this (?:week|month|year)|daily|weekly|monthly|all(?: time)?",
    "new|hot|top|trending|latest|popular|recent|featured|home|search|filter|menu|about|blog|docs|pricing|help",
    "papers?|abstract|pdf|html|code|github|arxiv|hugging ?face|twitter|x|discord|linkedin|reddit|website|project",
    "models|datasets|spaces|posts|community|collections|enterprise|buckets|organizations",
    "likes?|share|save|bookmark|comments?|cite|bibtex|export|copy|download|open|close|more|less|back",
    "previous|prev|next|first|last|demo|video|slides|poster",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for pattern in ALWAYS_PATTERNS.iter().chain(ALONE_PATTERNS) {
            assert!(whole_line(&[pattern]).is_some(), "{pattern}");
        }
        assert!(ALWAYS.is_some() && ALONE.is_some());
    }

    #[test]
    fn tells_what_may_stand_in_a_text_or_be_a_name() {
        assert!(can_be_text("2025") && can_be_text("code"));
        assert!(!can_be_text("Jun 3 · 128") && !can_be_text("a · b") && !can_be_text("Sign up"));
        assert!(can_be_name("Ada de Morgan") && !can_be_name("Ada de Morgan Lovelace"));
        assert!(!can_be_name("Adaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
        assert!(asks_for_name("Submitted by:") && follows_name("· Published on Jun 3"));
    }

    #[test]
    fn tells_lines_of_the_page_from_lines_of_a_paper() {
        for line in [
            "Mar 11",
            "11 Mar",
            "Sept. 3rd, 2025",
            "Tuesday, 11 March 2025",
            "3h ago",
            "128",
            "1.2k",
            "+4",
            "12 comments",
            "SIGN UP",
            "Log in",
            "Read more",
            "View arXiv page",
            "arXiv:2501.00001v2 [cs.CL]",
            "[1]",
            "* * *",
            "Jun 3 | 128",
            "Subjects: Computation and Language",
            "Daily Papers",
            "Page 2 of 7",
            "Submitted by Ada Lovelace",
            "A · Upvote 3",
        ] {
            assert!(is_line(line), "{line}");
        }
        for line in [
            "May Cats Purr",
            "2048: A Game",
            "Code Llama",
            "View Synthesis from Cats",
            "Log-in Cats",
            "See More, Know More",
            "Published Cats",
            "a · b",
            "Sign Up or Down: Cats",
            "New Cats",
            "p(a | b)",
            "Papers with Code at Home",
            "1 cat",
        ] {
            assert!(!is_line(line), "{line}");
        }
    }
}
