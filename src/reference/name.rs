//! Names, looked for in the list itself: the letters of the words are put together and compared with those of the names.

use crate::document::Document;
use crate::lexicon::gazetteer::{Gazetteer, Match};
use crate::token::{Gap, TokenKind};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

pub(super) static DATASETS: LazyLock<List> = LazyLock::new(|| List::of(include_str!("../lexicon/datasets.txt")));
pub(super) static MODELS: LazyLock<List> = LazyLock::new(|| List::of(include_str!("../lexicon/models.txt")));

/// The names of a list by their letters in lower case, digits, plus signs and ampersands.
pub(super) struct List {
    names: BTreeMap<String, Name>,
    /// What names begin with, up to where a piece of theirs ends.
    beginnings: BTreeSet<String>,
}

struct Name {
    capitals: Vec<usize>,
    /// Behind how many letters a text may cut it: where the list or a capital does.
    cuts: BTreeSet<usize>,
    common: bool,
    glued: bool,
}

impl List {
    fn of(lines: &str) -> Self {
        let mut list = Self { names: BTreeMap::new(), beginnings: BTreeSet::new() };
        for name in lines.lines().flat_map(|line| line.split(" | ")) {
            let (name, common) = name.strip_suffix(" ~").map_or((name, false), |name| (name, true));
            let letters: Vec<char> = name.chars().collect();
            for at in 1..letters.len() {
                let start: String = letters[..at].iter().collect();
                let piece = sort(letters[at - 1]) != sort(letters[at]) || letters[at] == '+';
                if piece && !squeezed(&start).is_empty() {
                    list.beginnings.insert(squeezed(&start));
                }
            }
            let cuts = (1..letters.len()).filter(|at| {
                let (before, next) = (letters[at - 1], letters[*at]);
                let small = |letter: Option<&char>| letter.is_some_and(char::is_ascii_lowercase);
                let hump = next.is_ascii_uppercase() && (small(Some(&before)) || small(letters.get(at + 1)));
                sort(before) != sort(next) || next == '+' || hump
            });
            let cuts = cuts.map(|at| letters[..at].iter().filter(|letter| counts(letter)).count()).collect();
            let glued = letters.iter().all(|letter| letter.is_alphanumeric());
            list.names.insert(squeezed(name), Name { capitals: capitals(name), cuts, common, glued });
        }
        list
    }

    /// The longest name that starts with the token at `at`.
    fn longest(&self, document: &Document<'_>, at: usize) -> Option<Match> {
        let first = &document.tokens[at];
        if !(first.is_word() || first.is_number()) {
            return None;
        }
        let (mut written, mut found) = (String::new(), None);
        let mut cuts = Vec::new();
        for end in at..document.tokens.len().min(at + 16) {
            let (token, surface) = (&document.tokens[end], document.word(end));
            let apart = end > at && token.gap == Gap::Paragraph;
            let glued = end > at && token.touches_previous();
            match token.kind {
                _ if apart => break,
                TokenKind::Word | TokenKind::Number => written.push_str(surface),
                TokenKind::Mark(b'+') if glued => written.push('+'),
                TokenKind::Mark(b'&') | TokenKind::Escape(b'&') => written.push('&'),
                // A point with a blank behind it ends a sentence.
                TokenKind::Mark(b'.') if document.tokens.get(end + 1).is_some_and(|next| !next.touches_previous()) => {
                    break;
                }
                TokenKind::Mark(b'-' | b'\'' | b'/' | b'.' | b':' | b'_') | TokenKind::Escape(b'_') => continue,
                TokenKind::Symbol if glued && "’‘–‐‑²".contains(surface) => continue,
                _ => break,
            }
            let letters = squeezed(&written);
            cuts.push(letters.chars().count());
            let (_, inner) = cuts.split_last().unwrap_or((&0, &[]));
            if let Some(name) = self.names.get(&letters) {
                let goes_on = document.tokens.get(end + 1).is_some_and(|next| {
                    next.touches_previous() && (next.is_word() || next.is_number() || next.is_mark(b'+'))
                });
                if let Some(common) = name
                    .fits(document, at, end, &written)
                    .filter(|_| !goes_on && inner.iter().all(|cut| name.cuts.contains(cut)))
                {
                    found = Some(Match { end: end + 1, common });
                }
            }
            if !self.names.contains_key(&letters) && !self.beginnings.contains(&letters) {
                break;
            }
        }
        found
    }
}

impl Name {
    /// Whether the words may be the name, and then whether they count only in context.
    fn fits(&self, document: &Document<'_>, at: usize, end: usize, written: &str) -> Option<bool> {
        let shape = document.tokens[at].shape;
        let plain = end == at && !shape.has_inner_upper() && !shape.has_digit();
        let same_case = self.capitals == capitals(written);
        let any_case = self.capitals.is_empty() && written.contains(|letter: char| letter.is_ascii_digit());
        let capital = document.word(at).starts_with(char::is_uppercase);
        let long = squeezed(written).chars().count() >= 6;
        let loose = capital && long && (self.glued || !plain) && !(self.common && plain);
        let fits = same_case || any_case || loose;
        let word = self.common || (plain && !self.glued);
        (fits || !word).then_some(self.common || !fits)
    }
}

/// What kind of piece a character belongs to.
fn sort(letter: char) -> u8 {
    match letter {
        '0'..='9' => 1,
        '+' | '&' => 3,
        letter if letter.is_alphanumeric() => 2,
        _ => 0,
    }
}

fn counts(letter: &char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '+' | '&')
}

fn squeezed(name: &str) -> String {
    name.chars().filter(counts).collect::<String>().to_ascii_lowercase()
}

fn capitals(name: &str) -> Vec<usize> {
    let letters = name.chars().filter(counts).enumerate();
    letters.filter(|(_, letter)| letter.is_uppercase()).map(|(at, _)| at).collect()
}

pub(super) fn check(document: &Document<'_>, fast: &Gazetteer, slow: &List) {
    for at in 0..document.tokens.len() {
        let word = document.word(at);
        // Which names a word with a mark inside begins, `SQuADv2.0` for `SQuAD v2.0`, is left open.
        if word.contains(|letter: char| !letter.is_alphanumeric()) && document.tokens[at].is_word() {
            continue;
        }
        let found = fast.longest(document.text, &document.tokens, at);
        assert_eq!(found, slow.longest(document, at), "the name at {word:?} of {:?}", document.text);
    }
}
