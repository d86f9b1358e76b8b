//! Finds the names of datasets: those that the field knows, and those that only their context gives away.
//!
//! A name of the gazetteer counts wherever it stands as authors write it; one that is also a common word counts where
//! the context says dataset. Names that no list has are found by what stands around them, in [`context`].

mod context;
mod run;
mod short;

pub(crate) use run::{is_coined_name, is_mixed_name, is_plural_acronym, run_before, run_behind};
pub(crate) use short::{long_start, pairing_behind};

use crate::document::{Document, is_written_year};
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::Gazetteer;
use crate::reason::Reason;
use crate::token::TokenKind;
use std::ops::Range;

/// A dataset's name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// The tokens of the name, or of its long form where a short one stands in brackets behind it.
    pub(crate) tokens: Range<usize>,
    /// The short form.
    pub(crate) short: Option<Range<usize>>,
    pub(crate) evidence: Evidence,
    pub(crate) reason: Reason,
}

/// Why a name is taken for a dataset's, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Evidence {
    /// The context says that it is a dataset, and that the paper makes it.
    Introduced,
    /// The context says that it is a dataset.
    Context,
    /// The field knows it.
    Known,
    /// The field knows it, but as something else too.
    Doubtful,
}

/// All names of datasets of the document, in text order, none inside another.
pub(crate) fn names(document: &Document<'_>, gazetteer: &Gazetteer) -> Vec<Name> {
    let listed = known(document, gazetteer);
    let mut names = context::names(document, &listed);
    names.extend(listed.into_iter().filter(|name| name.evidence != Evidence::Doubtful));
    names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end), name.evidence));
    let mut kept: Vec<Name> = Vec::with_capacity(names.len());
    for mut name in names {
        pair_up(document, &mut name);
        // `PIRA-Bench (Proactive Intent Recommendation Agent Benchmark)`: the long form of the name before the bracket.
        let long = kept.last().is_some_and(|last| {
            let inner = last.tokens.end + 1..name.tokens.end;
            document.mark(last.tokens.end) == b'('
                && name.tokens.start >= inner.start
                && document.find_mark(inner.clone(), b')').is_none()
                && document.mark(inner.end) == b')'
                && short::abbreviates(document, last.tokens.clone(), inner)
        });
        if long {
            continue;
        }
        match kept.last_mut() {
            Some(last) if name.tokens.start < last.whole().end => {
                if name.evidence < last.evidence {
                    (last.evidence, last.reason) = (name.evidence, name.reason);
                }
            }
            _ => kept.push(name),
        }
    }
    kept
}

impl Name {
    /// The tokens of the name with its bracket.
    pub(crate) fn whole(&self) -> Range<usize> {
        self.tokens.start..self.short.as_ref().map_or(self.tokens.end, |short| (short.end + 1).max(self.tokens.end))
    }

    /// The tokens that give the fact its name: the short form where there is one.
    pub(crate) fn head(&self) -> Range<usize> {
        self.short.clone().unwrap_or(self.tokens.clone())
    }
}

/// Takes in the short form in brackets behind a name, or the long form before one in brackets.
fn pair_up(document: &Document<'_>, name: &mut Name) {
    if name.short.is_some() {
        return;
    }
    // `the Novel Fern Images Dataset (NFID)`: an adjective with a capital whose letter is in the short form.
    let adjective = name.tokens.start.checked_sub(1).filter(|at| {
        document.has(*at, Cue::ADJECTIVE) && document.tokens[*at].shape.starts_upper() && !document.touches(at + 1)
    });
    let longer = || adjective.and_then(|at| short::pairing_behind(document, at..name.tokens.end));
    if let Some(pairing) = short::pairing_behind(document, name.tokens.clone()) {
        name.short = Some(pairing.short);
    } else if let Some(pairing) = longer() {
        (name.tokens, name.short) = (pairing.long, Some(pairing.short));
    } else if let Some(pairing) = short::pairing_around(document, name.tokens.clone()) {
        name.tokens = pairing.long;
        name.short = Some(pairing.short);
    }
}

/// The names of the gazetteer, with versions and splits that belong to them.
fn known(document: &Document<'_>, gazetteer: &Gazetteer) -> Vec<Name> {
    let mut names = Vec::new();
    let mut next = 0;
    for at in gazetteer.candidates(document.text, &document.tokens, document.telling()) {
        if at < next || document.compound_start(at) != at {
            continue;
        }
        let Some(found) = gazetteer.longest_from(document.text, &document.tokens, at) else { continue };
        // `Chest X-ray`
        let half =
            found.end > at + 1 && found.common && document.mark(found.end) == b'-' && document.touches(found.end);
        if half {
            continue;
        }
        let end = with_version(document, found.end);
        let lower = !(at..found.end).any(|at| document.tokens[at].shape.has_upper() || document.tokens[at].is_number());
        let sized = document.mark(end) == b'-' && document.touches(end) && is_size(document, end + 1);
        // `RGB-D`: no variant of a benchmark that is called RGB.
        let letter = end == found.end + 2 && document.tokens[end - 1].end() - document.tokens[end - 1].start() == 1;
        if (found.common && (lower || sized || letter)) || document.word(at) == "the" {
            continue;
        }
        let extended =
            (found.end..end).any(|at| document.tokens[at].is_number() || document.tokens[at].shape.has_digit());
        let spelled = is_capitalised_phrase(document, at..end);
        let at_prefix =
            at.checked_sub(1).filter(|before| !document.touches(at) && PREFIXES.contains(&document.word(*before)));
        let start = at_prefix.unwrap_or(at);
        let evidence = if found.common && !extended && !spelled { Evidence::Doubtful } else { Evidence::Known };
        names.push(Name {
            tokens: start.max(names.last().map_or(0, |last: &Name| last.tokens.end))..end,
            short: None,
            evidence,
            reason: Reason::new("name that the field knows", None),
        });
        next = end;
    }
    names
}

/// Whether a name of several words is written with capitals inside a sentence, as no phrase is: `Natural Questions`.
fn is_capitalised_phrase(document: &Document<'_>, tokens: Range<usize>) -> bool {
    let sentence = document.sentence_around(tokens.start);
    let words = tokens
        .clone()
        .filter(|at| document.tokens[*at].is_word() && (*at == tokens.start || !document.touches(*at)))
        .count();
    let capitals = tokens.clone().all(|at| !document.tokens[at].is_word() || document.tokens[at].shape.starts_upper());
    let before = tokens.start.checked_sub(1).is_some_and(|at| {
        document.tokens[at].is_word()
            && document.tokens[at].shape.has_upper()
            && !document.has(at, Cue::ARTICLE | Cue::ON)
    });
    let behind = document.tokens.get(tokens.end).is_some_and(|next| next.is_word() && next.shape.starts_upper());
    words >= 2 && capitals && !before && !behind && tokens.start > sentence.start && tokens.start >= document.body
}

/// The end of a name with the version, year or variant behind it: `SQuAD v2.0`, `COCO 2017`, `LIBERO-Long`, `CoNLL'03`.
pub(crate) fn with_version(document: &Document<'_>, mut end: usize) -> usize {
    loop {
        let Some(token) = document.tokens.get(end) else {
            return end;
        };
        let next = document.tokens.get(end + 1);
        let joined = token.touches_previous() && document.touches(end + 1);
        let part = next.is_some_and(|next| {
            let named = next.is_word()
                && (next.shape.has_upper() || next.shape.has_digit() || VARIANTS.contains(&document.word(end + 1)));
            named || next.is_number()
        });
        match token.kind {
            TokenKind::Mark(b'-') if joined && part && !is_size(document, end + 1) => {
                end += 2;
                // `MSRVTT-9k`: the letters behind the number belong to it.
                if document.tokens[end - 1].is_number() && document.touches(end) && document.tokens[end].is_word() {
                    end += 1;
                }
            }
            TokenKind::Mark(b'/' | b'~')
                if joined
                    && next.is_some_and(|next| next.is_number())
                    && document.tokens[end - 1].shape.has_digit() =>
            {
                end += 2
            }
            TokenKind::Mark(b'/')
                if joined && next.is_some_and(|next| next.is_number()) && document.tokens[end - 1].is_number() =>
            {
                end += 2
            }
            TokenKind::Mark(b'\'') if document.touches(end + 1) && next.is_some_and(|next| next.is_number()) => {
                end += 2
            }
            TokenKind::Symbol
                if matches!(document.sign(end), "’" | "‘")
                    && document.touches(end + 1)
                    && next.is_some_and(|next| next.is_number()) =>
            {
                end += 2
            }
            TokenKind::Word if is_version(document.word(end)) && !token.touches_previous() => {
                return end + 1;
            }
            TokenKind::Number if is_year_or_version(document, end) => return end + 1,
            _ => return end,
        }
    }
}

/// `v2`, `V1.1`
fn is_version(word: &str) -> bool {
    word.strip_prefix(['v', 'V']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// `2017`, `2.0` behind a name; `2017` of `in 2017` or `2.0%` is none.
fn is_year_or_version(document: &Document<'_>, at: usize) -> bool {
    let number = document.word(at);
    let year = is_written_year(number);
    let version = number.len() == 3 && number.as_bytes()[1] == b'.' && matches!(number.as_bytes()[2], b'0' | b'1');
    let free = !document.touches(at + 1) || matches!(document.mark(at + 1), b',' | b'.' | b')' | b';' | b':' | b'-');
    let unit = document.has(at + 1, Cue::METRIC | Cue::NUMERAL | Cue::MORE | Cue::LESS);
    !document.touches(at) && (year || version) && free && !unit
}

/// `7B` in `COCO-7B`: a model's size.
fn is_size(document: &Document<'_>, at: usize) -> bool {
    document.tokens[at].is_number() && document.touches(at + 1) && matches!(document.word(at + 1), "B" | "b")
}

/// Words before a name that make another dataset of it.
const PREFIXES: &[&str] = &["Split", "Permuted", "Rotated", "Sequential", "Colored", "Tiny", "Mini"];

/// Variants in lower case that belong to a name behind a hyphen.
const VARIANTS: &[&str] = &[
    "test", "dev", "val", "mini", "hard", "easy", "full", "lite", "plus", "pro", "verified", "long", "large", "small",
    "bench", "eval",
];
