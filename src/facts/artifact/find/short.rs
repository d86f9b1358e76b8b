//! Long names with their short forms, of which the short one counts.

use super::super::kind::class;
use super::Finder;
use crate::document::Document;
use crate::hash::words;
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::MODELS;
use crate::naming::{is_mixed_name, long_start, pairing_behind};
use std::ops::Range;

/// The short form in the bracket at `open` and where its long form starts, as far as has been looked.
#[derive(Clone, Debug)]
pub(super) struct Looked {
    open: usize,
    pair: Option<(Range<usize>, usize)>,
}

fn pair(document: &Document<'_>, open: usize) -> Option<(Range<usize>, usize)> {
    // `(FLIP, similar to CLIP)`
    let close = (open + 2..open + 9).find(|at| matches!(document.mark(*at), b')' | b','))?;
    let short = open + 1..close;
    let whole = document.is_joined(&short);
    let upper = short.clone().any(|at| document.tokens[at].shape.has_upper());
    if !whole || !upper || document.any(short.clone(), Cue::GENERIC) {
        return None;
    }
    let long = long_start(document, short.clone(), open)?;
    // `Holistic Interaction Transformer (HIT)`, but `word error rate (WER)`
    let known = || MODELS.longest(document.text, &document.tokens, short.start).is_some();
    let capital = document.tokens[long].shape.has_upper();
    let measure = document.any(short.clone(), Cue::METRIC) && (!capital || known());
    (!measure).then_some((short, long))
}

impl Finder<'_, '_> {
    /// `emulated fine-tuning (EFT)`: a short form in brackets whose letters stand in the words from `start` on.
    pub(super) fn shortened(&mut self, start: usize, sentence: Range<usize>) -> bool {
        let document = self.document;
        let limit = (start + 22).min(sentence.end);
        let Some(open) = document.find_mark(start + 1..limit, b'(') else { return false };
        // The first words of the object are its own; what an apposition or a preposition brings is not.
        let floor = (start..open).take_while(|at| {
            document.has(*at, Cue::ARTICLE | Cue::ADJECTIVE | Cue::KIND | Cue::MODEL)
                || document.has(*at, Cue::NAMED)
                || document.is_any(*at, words!["but", "yet"])
                || !document.has(*at, Cue::FUNCTION)
        });
        let floor = floor.last().map_or(start, |last| last + 1);
        // `the Novel Thicket Segmentation Task (NTST)`: an adjective with a capital is part of the name.
        let capital = |at: &usize| document.has(*at, Cue::ADJECTIVE) && document.tokens[*at].shape.starts_upper();
        let first = (sentence.start..start).rev().take_while(capital).last().unwrap_or(start);
        let found = self.pair_from(open, first).filter(|(short, long)| !self.is_part_of_phrase(short, *long));
        match found {
            Some((short, long)) if long <= floor && !(start..long).any(|at| self.begins_another(at)) => {
                self.push_sure(short.clone(), short);
                true
            }
            _ => false,
        }
    }

    /// `a key-value (KV) cache compression framework`: whether nouns that are no kind of thing go on behind the bracket with a
    /// phrase that is written without capitals.
    fn is_part_of_phrase(&self, short: &Range<usize>, long: usize) -> bool {
        let document = self.document;
        let small =
            |at: usize| document.tokens.get(at).is_some_and(|token| token.is_word() && !token.shape.has_upper());
        let other = Cue::FUNCTION | Cue::NUMERAL | Cue::KIND | Cue::MODEL | Cue::DATASET | Cue::LEVEL;
        let noun = |at: usize| small(at) && !document.has(at, other) && class(document, at).is_none();
        // `a margin-aware alignment (MAA) comprising two losses`
        let goes_on = document.word(short.end + 1).ends_with("ing")
            && document.has(short.end + 2, Cue::FUNCTION | Cue::NUMERAL | Cue::ARTICLE);
        // `a Speech Recognition (SR)-based test`
        let based = document.mark(short.end + 1) == b'-' && document.touches(short.end + 1);
        // `a scalable vector graphics (SVG) editor`: capitals alone are a term of the field before a noun.
        let called = (long.saturating_sub(2)..long).any(|at| document.has(at, Cue::NAMED));
        let term = short.len() == 1 && !document.tokens[short.start].shape.has_lower() && !called;
        based || small(long) && noun(short.end + 1) && !goes_on && (term || noun(short.end + 2))
    }

    /// Whether a comma that stands between no two adjectives is at `at`.
    fn begins_another(&self, at: usize) -> bool {
        self.document.mark(at) == b',' && !self.document.has(at - 1, Cue::ADJECTIVE)
    }

    /// The short form in the bracket at `open`, and where its long form starts, `floor` or behind.
    pub(super) fn pair_from(&self, open: usize, floor: usize) -> Option<(Range<usize>, usize)> {
        // Several rules ask for each bracket, one soon after another.
        let mut looked = self.looked.borrow_mut();
        let known = looked.iter().rev().take(8).find(|known| known.open == open).map(|known| known.pair.clone());
        let pair = known.unwrap_or_else(|| {
            let pair = pair(self.document, open);
            looked.push(Looked { open, pair: pair.clone() });
            pair
        });
        pair.filter(|(_, long)| *long >= floor)
    }

    /// The short form in the bracket right behind a name: its letters, or a coined word that begins as it does, as in
    /// `Programming Every Example (ProX)`.
    pub(super) fn short_behind(&self, name: Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        if let Some(pairing) = pairing_behind(document, name.clone()) {
            return Some(pairing.short);
        }
        let open = Some(name.end).filter(|at| document.mark(*at) == b'(')?;
        let close = document.find_mark(open + 2..open + 6, b')')?;
        let short = open + 1..close;
        let initial = |at: usize| document.word(at).chars().next().map(|c| c.to_ascii_lowercase());
        let whole = document.is_joined(&short);
        let same = initial(name.start) == initial(short.start) && document.tokens[short.start].is_word();
        let words = name.clone().filter(|at| document.tokens[*at].is_word()).count();
        // `Generative World Explorer (Genex)`
        let mut letters = document.slice(name).chars().map(|c| c.to_ascii_lowercase());
        let drawn =
            document.slice(short.clone()).chars().all(|c| letters.any(|letter| letter == c.to_ascii_lowercase()));
        let coined =
            is_mixed_name(document, short.clone()) || drawn && document.tokens[short.start].shape.starts_upper();
        (whole && same && words > 1 && coined).then_some(short)
    }

    /// The short form behind what goes on with a name: `the Fern Fusion module (FreFuse)`, `Model Merging of Niches (M2N)`.
    pub(super) fn short_beyond(&self, name: &Range<usize>, limit: usize) -> Option<Range<usize>> {
        let document = self.document;
        let open = document.find_mark(name.end..limit.min(name.end + 6), b'(')?;
        let kind = open <= name.end + 1 && document.has(open - 1, Cue::KIND | Cue::MODEL | Cue::DATASET);
        if document.has(name.end, Cue::OF) {
            return self.pair_from(open, name.start).filter(|(_, long)| *long == name.start).map(|(short, _)| short);
        }
        let close = document.find_mark(open + 2..open + 6, b')').filter(|_| kind)?;
        let short = open + 1..close;
        let whole = document.is_joined(&short);
        let known = MODELS.names_surely(document.text, &document.tokens, short.start);
        let word = document.tokens[short.start].is_word();
        (whole && word && !known && is_mixed_name(document, short.clone())).then_some(short)
    }

    pub(super) fn push_with_short(&mut self, run: Range<usize>) {
        match self.short_behind(run.clone()) {
            Some(short) => self.push_sure(short, run),
            None => self.push(run.clone(), run, None),
        }
    }
}
