//! Words before and behind a number that say how exactly it is meant.

use super::Qualifier;
use crate::hash::{Identity, word_hash};
use crate::work;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

/// The qualifier whose words end right before byte `at`, and where they start. Articles, dress and a sign that
/// scientists put there ("up to a", "only", `$`) are stepped over.
pub(crate) fn qualifier_before(text: &str, at: usize) -> Option<(Qualifier, usize)> {
    let mut before = trim_dress(text.get(..at)?);
    if !may_end_qualifier(before) {
        return None;
    }
    for stepped in 0..3 {
        if let Some(found) = ending(before) {
            // `under a 1B budget`: behind an article these are prepositions.
            let preposition = stepped > 0
                && PREPOSITIONS
                    .iter()
                    .any(|word| strip_word_behind(before, word).is_some_and(|rest| rest.len() == found.1));
            return if preposition { None } else { Some(found) };
        }
        let last = before.bytes().next_back()?.to_ascii_lowercase();
        let words = STEPPED_OVER.iter().filter(|word| word.as_bytes().last() == Some(&last));
        let mut stepped = words.filter_map(|word| strip_word_behind(before, word));
        before = trim_dress(stepped.next()?);
    }
    None
}

/// The qualifier whose words start right behind byte `at`, and where they end.
pub(crate) fn qualifier_behind(text: &str, at: usize) -> Option<(Qualifier, usize)> {
    let rest = text.get(at..)?;
    let start = rest.trim_start_matches([' ', '\n', '$', '}', '(', '~']);
    if !may_begin_qualifier(start) {
        return None;
    }
    BEHIND.iter().find_map(|(words, qualifier)| {
        let after = strip_words_before(start, words)?;
        Some((*qualifier, text.len() - after.len()))
    })
}

/// Whether a text may begin with a qualifier, as far as its first word and the letter behind show: `on average`, not `on images`.
fn may_begin_qualifier(start: &str) -> bool {
    let Some(first) = start.as_bytes().first_chunk().map(|first: &[u8; 2]| first.map(|c| c.to_ascii_lowercase()))
    else {
        return false;
    };
    let second = start.as_bytes()[2..].iter().find(|byte| **byte > b' ');
    let begins =
        |letters: &[u8]| second.is_none_or(|byte| !byte.is_ascii() || letters.contains(&byte.to_ascii_lowercase()));
    match &first {
        b"on" | b"in" => begins(b"a"),
        b"or" => begins(b"mhgalfb"),
        b"at" => begins(b"ml"),
        _ => false,
    }
}

/// Where the number starts in a text that may begin with a qualifier.
pub(super) fn skip_prefix(text: &str) -> usize {
    skip_prefix_from(text, 0)
}

/// Where the number starts behind the qualifiers, articles and dress from byte `at` on.
pub(super) fn skip_prefix_from(text: &str, mut at: usize) -> usize {
    loop {
        let rest = &text[at..];
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '$' | '{' | '~' | '}'));
        let first = trimmed.bytes().next().unwrap_or_default().to_ascii_lowercase();
        let words = BY_FIRST_BYTE[usize::from(first)].iter();
        let behind = words.filter_map(|words| strip_words_before(trimmed, words)).min_by_key(|rest| rest.len());
        let next = text.len() - behind.unwrap_or(trimmed).len();
        work::count(rest.len() - trimmed.len() + 1);
        if next == at {
            return at;
        }
        at = next;
    }
}

fn ending(before: &str) -> Option<(Qualifier, usize)> {
    // A tie before the number is a qualifier itself, or only a blank.
    let untied = before.trim_end_matches(|c: char| c.is_whitespace() || c == '~');
    work::count(before.len() - untied.len());
    let ends_in = |text: &'_ str| {
        let endings = BY_ENDING.get(&ending_key(text)).map_or(&[][..], Vec::as_slice);
        let before = if endings.is_empty() { 0 } else { word_before_last(text) };
        let likely = endings.iter().filter(move |ending| ending.before_last.is_none_or(|word| word == before));
        let found =
            likely.filter_map(|ending| Some((ending.qualifier, strip_words_behind(text, &ending.words)?.len())));
        found.min_by_key(|(_, start)| *start)
    };
    let ties = if untied.len() < before.len() { ends_in(before) } else { None };
    [ends_in(untied), ties].into_iter().flatten().min_by_key(|(_, start)| *start)
}

/// What tells most endings of texts apart: the last word, or the last byte where it belongs to none.
fn ending_key(text: &str) -> u64 {
    match last_word(text) {
        (0, _) => u64::from(text.bytes().next_back().unwrap_or_default()),
        (_, hash) => hash,
    }
}

/// A phrase that makes something of a number.
struct Ending {
    /// The last one first.
    words: Vec<&'static str>,
    /// The hash of the word before the last, where there is one.
    before_last: Option<u64>,
    qualifier: Qualifier,
}

type Endings = Vec<Ending>;

/// The phrases by how they end, so that only a few are tried before a number; words that are stepped over end none.
static BY_ENDING: LazyLock<HashMap<u64, Endings, BuildHasherDefault<Identity>>> = LazyLock::new(|| {
    let mut by_ending: HashMap<_, Endings, _> = HashMap::default();
    for (words, qualifier) in PHRASES {
        let before_last = words.contains(' ').then(|| word_before_last(words));
        let ending = Ending { words: words.rsplit(' ').collect(), before_last, qualifier: *qualifier };
        by_ending.entry(ending_key(words)).or_default().push(ending);
    }
    for word in STEPPED_OVER {
        by_ending.entry(ending_key(word)).or_default();
    }
    by_ending
});

/// All words that may stand before a number, by their first byte.
static BY_FIRST_BYTE: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let words = || PHRASES.iter().map(|(words, _)| *words).chain(STEPPED_OVER.iter().copied()).chain(["between"]);
    let of = |byte: usize| words().filter(|words| words.bytes().next().map(usize::from) == Some(byte)).collect();
    (0..256).map(of).collect()
});

/// Whether a text ends in the last word of a qualifier, in one that is stepped over, or in no word: most do not.
fn may_end_qualifier(before: &str) -> bool {
    let (letters, hash) = last_word(before);
    letters == 0 || BY_ENDING.contains_key(&hash)
}

/// How many ASCII letters a text ends in, and their hash.
fn last_word(text: &str) -> (usize, u64) {
    let letters = text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    work::count(letters);
    (letters, word_hash(text.as_bytes(), text.len() - letters, text.len()))
}

/// The hash of the word before the last one, letters that blanks alone part from it.
fn word_before_last(text: &str) -> u64 {
    let (letters, _) = last_word(text);
    last_word(text[..text.len() - letters].trim_end_matches(|c: char| c.is_whitespace() || c == '~')).1
}

fn trim_dress(before: &str) -> &str {
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '$' | '{' | '}'));
    work::count(before.len() - trimmed.len());
    trimmed
}

/// `text` without the words at its end, the last one first, where they stand there as words, in any case, with any blanks
/// between.
fn strip_words_behind<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().try_fold(text, |rest, word| {
        strip_word_behind(rest.trim_end_matches(|c: char| c.is_whitespace() || (c == '~' && *word != "~")), word)
    })
}

fn strip_word_behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let start = text.len().checked_sub(word.len())?;
    let (rest, end) = text.split_at_checked(start)?;
    let whole = !starts_alphabetic(word) || !rest.ends_with(|c: char| c.is_alphanumeric());
    (whole && end.eq_ignore_ascii_case(word)).then_some(rest)
}

fn strip_words_before<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let mut rest = text;
    for (at, word) in words.split(' ').enumerate() {
        if at > 0 {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        let (start, behind) = rest.split_at_checked(word.len())?;
        let whole = !ends_alphabetic(word) || !behind.starts_with(|c: char| c.is_alphanumeric());
        if !whole || !start.eq_ignore_ascii_case(word) {
            return None;
        }
        rest = behind;
    }
    Some(rest)
}

fn starts_alphabetic(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn ends_alphabetic(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_alphabetic())
}

/// Words between a qualifier and its number that change nothing.
const STEPPED_OVER: &[&str] = &[
    "\\textbf",
    "\\textit",
    "\\emph",
    "a",
    "an",
    "the",
    "only",
    "just",
    "even",
    "another",
    "as",
    "further",
    "additional",
    "of",
];

/// Qualifiers that are prepositions where an article follows.
const PREPOSITIONS: &[&str] = &["over", "under", "within", "above", "below", "beyond"];

/// Words before a number, and what they make of it.
const PHRASES: &[(&str, Qualifier)] = &[
    ("about", Qualifier::Approx),
    ("around", Qualifier::Approx),
    ("approximately", Qualifier::Approx),
    ("approximate", Qualifier::Approx),
    ("approx", Qualifier::Approx),
    ("approx.", Qualifier::Approx),
    ("ca.", Qualifier::Approx),
    ("circa", Qualifier::Approx),
    ("roughly", Qualifier::Approx),
    ("nearly", Qualifier::Approx),
    ("almost", Qualifier::Approx),
    ("close to", Qualifier::Approx),
    ("an estimated", Qualifier::Approx),
    ("on the order of", Qualifier::Approx),
    ("in the order of", Qualifier::Approx),
    ("~", Qualifier::Approx),
    ("∼", Qualifier::Approx),
    ("≈", Qualifier::Approx),
    ("≃", Qualifier::Approx),
    ("\\sim", Qualifier::Approx),
    ("\\approx", Qualifier::Approx),
    ("\\simeq", Qualifier::Approx),
    ("up to", Qualifier::UpTo),
    ("upto", Qualifier::UpTo),
    ("up-to", Qualifier::UpTo),
    ("at most", Qualifier::UpTo),
    ("as much as", Qualifier::UpTo),
    ("as many as", Qualifier::UpTo),
    ("as high as", Qualifier::UpTo),
    ("as large as", Qualifier::UpTo),
    ("as long as", Qualifier::UpTo),
    ("no more than", Qualifier::UpTo),
    ("not more than", Qualifier::UpTo),
    ("maximum of", Qualifier::UpTo),
    ("maximum", Qualifier::UpTo),
    ("maximal", Qualifier::UpTo),
    ("within", Qualifier::UpTo),
    ("≤", Qualifier::UpTo),
    ("\\leq", Qualifier::UpTo),
    ("\\le", Qualifier::UpTo),
    ("at least", Qualifier::AtLeast),
    ("over", Qualifier::AtLeast),
    ("well over", Qualifier::AtLeast),
    ("more than", Qualifier::AtLeast),
    ("greater than", Qualifier::AtLeast),
    ("higher than", Qualifier::AtLeast),
    ("larger than", Qualifier::AtLeast),
    ("above", Qualifier::AtLeast),
    ("exceeding", Qualifier::AtLeast),
    ("exceeds", Qualifier::AtLeast),
    ("exceed", Qualifier::AtLeast),
    ("beyond", Qualifier::AtLeast),
    ("in excess of", Qualifier::AtLeast),
    ("no less than", Qualifier::AtLeast),
    ("not less than", Qualifier::AtLeast),
    ("no fewer than", Qualifier::AtLeast),
    ("upwards of", Qualifier::AtLeast),
    ("minimum of", Qualifier::AtLeast),
    ("as few as", Qualifier::AtLeast),
    ("as little as", Qualifier::AtLeast),
    ("as small as", Qualifier::AtLeast),
    ("as low as", Qualifier::AtLeast),
    (">", Qualifier::AtLeast),
    ("≥", Qualifier::AtLeast),
    ("\\geq", Qualifier::AtLeast),
    ("\\ge", Qualifier::AtLeast),
    ("\\gt", Qualifier::AtLeast),
    ("less than", Qualifier::LessThan),
    ("fewer than", Qualifier::LessThan),
    ("lower than", Qualifier::LessThan),
    ("smaller than", Qualifier::LessThan),
    ("under", Qualifier::LessThan),
    ("below", Qualifier::LessThan),
    ("sub-", Qualifier::LessThan),
    ("<", Qualifier::LessThan),
    ("\\lt", Qualifier::LessThan),
    ("on average", Qualifier::Average),
    ("average of", Qualifier::Average),
    ("averaging", Qualifier::Average),
    ("averagely", Qualifier::Average),
    ("an average", Qualifier::Average),
    ("average", Qualifier::Average),
];

/// All begin as [`may_begin_qualifier`] asks.
const BEHIND: &[(&str, Qualifier)] = &[
    ("on average", Qualifier::Average),
    ("in average", Qualifier::Average),
    ("on avg", Qualifier::Average),
    ("or more", Qualifier::AtLeast),
    ("or higher", Qualifier::AtLeast),
    ("or greater", Qualifier::AtLeast),
    ("or above", Qualifier::AtLeast),
    ("or less", Qualifier::UpTo),
    ("or fewer", Qualifier::UpTo),
    ("or below", Qualifier::UpTo),
    ("at most", Qualifier::UpTo),
    ("at least", Qualifier::AtLeast),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_words_end_no_qualifier() {
        for text in ["gains of up to", "about", "more than", "$", "(", ""] {
            assert!(may_end_qualifier(text), "{text}");
        }
        for text in ["the accuracy", "we train", "x", "reaches"] {
            assert!(!may_end_qualifier(text), "{text}");
        }
    }

    #[test]
    fn before() {
        for (text, expected) in [
            ("gains of up to ", Some(Qualifier::UpTo)),
            ("achieves up to a ", Some(Qualifier::UpTo)),
            ("uses about only ", Some(Qualifier::Approx)),
            ("with no\nmore  than ", Some(Qualifier::UpTo)),
            ("by more than ", Some(Qualifier::AtLeast)),
            ("$\\sim$", Some(Qualifier::Approx)),
            ("{\\sim}", Some(Qualifier::Approx)),
            ("by $\\sim ", Some(Qualifier::Approx)),
            ("moreover ", None),
            ("discover ", None),
            ("by an average of ", Some(Qualifier::Average)),
            ("average accuracy of ", None),
        ] {
            assert_eq!(qualifier_before(text, text.len()).map(|(found, _)| found), expected, "{text:?}");
        }
    }

    #[test]
    fn behind() {
        assert_eq!(qualifier_behind("3% on average.", 2), Some((Qualifier::Average, 13)));
        assert_eq!(qualifier_behind("3% on averages", 2), None);
    }
}
