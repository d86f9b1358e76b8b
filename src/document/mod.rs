//! [`Document`]: the text with its tokens, sentences and figures, built once; and the questions that rooms ask of it.

mod figures;

pub(crate) use figures::{Figure, is_written_year};

use crate::address::{Address, addresses};
use crate::buffers::Buffers;
use crate::hash::{Word, Words};
use crate::lexicon::gazetteer::DATASETS;
use crate::lexicon::{BENCHMARK_ENDINGS, Cue, cues};
use crate::rows::Rows;
use crate::sentence::{Numbers, cut_into};
use crate::sieve::{members, sieve};
use crate::span::Span;
use crate::token::{Gap, LONGEST_TEXT, Lexed, Token, lex_into};
use crate::work;
use std::mem::take;
use std::ops::Range;
use wide::u8x16;

/// A text with all that the rules reason about.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    /// Where the lexer has seen that a sentence may end.
    breaks: Vec<usize>,
    /// The classes of each token's word; sixteen times none behind the last.
    cues: Vec<Cue>,
    /// The same, for the classes that rules look for all over the text.
    rows: Rows,
    /// What tells most tokens apart, see [`Token`]; sixteen zeros behind the last.
    tags: Vec<u8>,
    pub(crate) sentences: Vec<Range<usize>>,
    numbers: Numbers,
    pub(crate) addresses: Vec<Address>,
    pub(crate) figures: Vec<Figure>,
    /// The first token behind the title.
    pub(crate) body: usize,
}

/// Names are followed over at most this many tokens, so that hostile text costs no more than its length.
pub(crate) const LONGEST_NAME: usize = 24;

/// Adds the classes of each token.
pub(crate) fn classes_into(all: &mut Vec<Cue>, text: &str, tokens: &[Token]) {
    let known = cues();
    let classes = |(at, token): (usize, &Token)| {
        let shape = token.shape;
        let looks = Cue::CAPITAL.when(shape.has_upper()) | Cue::FIGURE.when(shape.has_digit() | token.is_number());
        let found = known.get(token.hash) | looks;
        if shape.has_inner_upper() { of_coined(text, tokens, at, found) } else { found }
    };
    all.extend(tokens.iter().enumerate().map(classes));
}

/// The classes of a word with capitals behind its first letter, of whose letters these are the classes.
fn of_coined(text: &str, tokens: &[Token], at: usize, found: Cue) -> Cue {
    // `QuALITY`, written as the dataset writes itself, is not the quality that one measures.
    if found.any(Cue::METRIC) && DATASETS.longest(text, tokens, at).is_some() {
        return found.and(Cue::LOOK);
    }
    let word = &text[tokens[at].span().range()];
    // The last four letters tell nearly all apart.
    match word.as_bytes().last_chunk() {
        // `PickScore`, `CLIPScore`: coined after what they measure.
        Some(b"core" | b"ores") if word.ends_with("Score") || word.ends_with("Scores") => found | Cue::METRIC,
        Some(b"Eval" | b"rpus" | b"aset")
            if word.len() > 6 && BENCHMARK_ENDINGS.iter().any(|end| word.ends_with(end)) =>
        {
            found | Cue::CALL
        }
        _ => found,
    }
}

const SIXTEEN: usize = 16;

/// All classes sixteen times, and none as many times.
const KEPT: [Cue; 2 * SIXTEEN] = {
    let mut kept = [Cue::NONE; 2 * SIXTEEN];
    let mut at = 0;
    while at < SIXTEEN {
        kept[at] = Cue::ALL;
        at += 1;
    }
    kept
};

impl Drop for Document<'_> {
    fn drop(&mut self) {
        let lexed = Lexed { tokens: take(&mut self.tokens), breaks: take(&mut self.breaks) };
        let (cues, rows, tags) = (take(&mut self.cues), take(&mut self.rows), take(&mut self.tags));
        let (sentences, numbers, figures) =
            (take(&mut self.sentences), take(&mut self.numbers), take(&mut self.figures));
        Buffers { lexed, cues, rows, tags, sentences, numbers, figures }.keep();
    }
}

impl<'t> Document<'t> {
    /// Reads a text whose first `title` bytes are its title.
    pub(crate) fn new(text: &'t str, title: usize) -> Self {
        let mut longest = text.len().min(LONGEST_TEXT);
        while !text.is_char_boundary(longest) {
            longest -= 1;
        }
        let text = &text[..longest];
        let addresses = addresses(text);
        let Buffers { lexed, mut cues, mut rows, mut tags, mut sentences, mut numbers, mut figures } = Buffers::take();
        let Lexed { tokens, breaks } = lex_into(lexed, text, addresses.iter().map(|address| address.span));
        cut_into(&mut sentences, text, &tokens, &breaks);
        numbers.extend(&sentences, tokens.len());
        classes_into(&mut cues, text, &tokens);
        rows.extend(&cues);
        cues.extend([Cue::NONE; SIXTEEN]);
        tags.extend(tokens.iter().map(|token| token.tag));
        tags.extend([0; SIXTEEN]);
        let body = tokens.partition_point(|token| token.start() < title);
        let mut document =
            Self { text, tokens, breaks, cues, rows, tags, sentences, numbers, addresses, figures: Vec::new(), body };
        document.mark_compounds();
        document.read_figures(&mut figures);
        document.figures = figures;
        document.join_lists();
        document
    }

    /// The surface of a token.
    pub(crate) fn word(&self, at: usize) -> &'t str {
        work::count(1);
        self.tokens.get(at).map_or("", |token| &self.text[token.span().range()])
    }

    /// The surface of a token that is neither word nor number nor mark, as symbols and commands are; empty of others.
    #[inline]
    pub(crate) fn sign(&self, at: usize) -> &'t str {
        if self.tags.get(at) == Some(&0) { self.word(at) } else { "" }
    }

    #[inline(always)]
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        work::count(1);
        let hash = Word::new(word).hash();
        self.tokens.get(at).is_some_and(|token| token.hash == hash)
    }

    /// Whether the token is one of the words, in any case.
    #[inline(always)]
    pub(crate) fn is_any(&self, at: usize, words: Words) -> bool {
        work::count(1);
        self.tokens.get(at).is_some_and(|token| words.has(token.hash))
    }

    /// The classes of a token; none outside the text.
    pub(crate) fn cue(&self, at: usize) -> Cue {
        work::count(1);
        self.cues.get(at).map_or(Cue::NONE, |cue| cue.without(Cue::LOOK))
    }

    pub(crate) fn has(&self, at: usize, cue: Cue) -> bool {
        work::count(1);
        self.cues.get(at).is_some_and(|found| found.any(cue))
    }

    /// The mark that the token is, 0 where it is none. A percent sign means the same with LaTeX's backslash.
    pub(crate) fn mark(&self, at: usize) -> u8 {
        work::count(1);
        self.tags.get(at).copied().filter(u8::is_ascii).unwrap_or(0)
    }

    /// The tokens in the range that are the mark.
    pub(crate) fn marks(&self, tokens: Range<usize>, mark: u8) -> impl Iterator<Item = usize> + use<'_, 't> {
        self.tagged(tokens, mark)
    }

    /// The tokens in the range that are the same word as the one at `at`, in any case.
    pub(crate) fn same_as(&self, at: usize, tokens: Range<usize>) -> impl Iterator<Item = usize> + use<'_, 't> {
        let hash = self.tokens[at].hash;
        self.tagged(tokens, self.tags[at]).filter(move |at| self.tokens[*at].hash == hash)
    }

    fn tagged(&self, tokens: Range<usize>, tag: u8) -> impl Iterator<Item = usize> + use<'_, 't> {
        let (mut at, end) = (tokens.start, tokens.end.min(self.tokens.len()));
        let wanted = u8x16::splat(tag);
        std::iter::from_fn(move || {
            while at < end {
                work::count(1);
                // Most ranges are short: sixteen tags at once, behind the last token zeros.
                let sixteen = self.tags.get(at..).and_then(|tags| tags.first_chunk()).copied().unwrap_or_default();
                let equal = u64::from(u8x16::from(sixteen).cmp_eq(wanted).move_mask().cast_unsigned());
                let found = at + equal.trailing_zeros() as usize;
                if equal != 0 {
                    at = found + 1;
                    return (found < end).then_some(found);
                }
                at += 16;
            }
            None
        })
    }

    /// The first token in the range that is the mark.
    pub(crate) fn find_mark(&self, tokens: Range<usize>, mark: u8) -> Option<usize> {
        self.marks(tokens, mark).next()
    }

    /// Whether the token touches the one before it.
    pub(crate) fn touches(&self, at: usize) -> bool {
        work::count(1);
        self.tokens.get(at).is_some_and(Token::touches_previous)
    }

    /// Whether no blank stands between the tokens.
    pub(crate) fn is_joined(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().skip(1).all(|at| self.touches(at))
    }

    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        match tokens.end.checked_sub(1) {
            Some(last) if tokens.start <= last && last < self.tokens.len() => {
                Span::new(self.tokens[tokens.start].start(), self.tokens[last].end())
            }
            _ => Span::default(),
        }
    }

    pub(crate) fn slice(&self, tokens: Range<usize>) -> &'t str {
        let span = self.span(tokens);
        work::count(span.len());
        &self.text[span.range()]
    }

    /// The first token of the hyphenated name that reaches the token at `at`.
    pub(crate) fn compound_start(&self, mut at: usize) -> usize {
        let floor = at.saturating_sub(LONGEST_NAME);
        while at >= floor + 2 && self.touches(at) {
            if self.tokens[at - 1].is_number() || self.tokens[at - 1].is_word() {
                at -= 1;
                continue;
            }
            let hyphen = matches!(self.mark(at - 1), b'-' | b'/' | b'.') || self.is_dash(at - 1);
            let before = &self.tokens[at - 2];
            if !hyphen || !self.touches(at - 1) || !(before.is_word() || before.is_number()) {
                break;
            }
            at -= 2;
        }
        at
    }

    /// The token behind the hyphenated name that the token before `end` belongs to.
    pub(crate) fn compound_end(&self, mut end: usize) -> usize {
        let ceiling = end + LONGEST_NAME;
        while end < ceiling {
            // `35B` of `Qwen3.5-35B-A3B`: letters glued to a number.
            let glued = end > 0 && self.tokens.get(end - 1).is_some_and(Token::is_number);
            if glued && self.touches(end) && self.tokens[end].is_word() {
                end += 1;
            }
            let joined = self.touches(end) && self.touches(end + 1) && (self.mark(end) == b'-' || self.is_dash(end));
            if !joined {
                break;
            }
            let next = &self.tokens[end + 1];
            if !(next.is_word() || next.is_number()) {
                break;
            }
            end += 2;
        }
        end
    }

    /// The sentence that a token stands in.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.numbers.of(token).unwrap_or(self.sentences.len().saturating_sub(1))
    }

    /// The tokens of the sentence that a token stands in.
    pub(crate) fn sentence_around(&self, token: usize) -> Range<usize> {
        self.sentence(self.sentence_of(token))
    }

    /// The tokens of a sentence.
    pub(crate) fn sentence(&self, at: usize) -> Range<usize> {
        self.sentences.get(at).cloned().unwrap_or(0..0)
    }

    /// The sentences in which a word has the cue, one of those with rows.
    pub(crate) fn sentences_having(&self, cue: Cue) -> impl Iterator<Item = Range<usize>> + use<'_, 't> {
        let mut read = 0;
        std::iter::from_fn(move || {
            let found = self.rows.first(read..self.tokens.len(), cue)?;
            let sentence = self.sentence_around(found);
            read = sentence.end.max(found + 1);
            Some(sentence)
        })
    }

    /// The figures that start in a range of tokens.
    pub(crate) fn figures_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.figures.partition_point(|figure| figure.first < tokens.start);
        let end = self.figures.partition_point(|figure| figure.first < tokens.end);
        start..end.max(start)
    }

    /// Whether any token in the range has the cue.
    pub(crate) fn any(&self, tokens: Range<usize>, cue: Cue) -> bool {
        self.all_classes(tokens).any(cue)
    }

    /// The classes of all tokens in the range together.
    pub(crate) fn all_classes(&self, mut tokens: Range<usize>) -> Cue {
        work::count(tokens.len());
        tokens.end = tokens.end.min(self.tokens.len());
        let mut found = Cue::NONE;
        // Nobody can foresee how long a range is: sixteen tokens are taken together, and those behind the range are left out.
        while tokens.start < tokens.end {
            let Some(cues) = self.cues.get(tokens.start..).and_then(|cues| cues.first_chunk::<SIXTEEN>()) else {
                break;
            };
            let kept = &KEPT[SIXTEEN.saturating_sub(tokens.len())..];
            found = cues.iter().zip(kept).fold(found, |found, (cue, kept)| found | cue.and(*kept));
            tokens.start += SIXTEEN;
        }
        found
    }

    /// The tokens in the range that have the cue, one of those with rows.
    pub(crate) fn having(&self, mut tokens: Range<usize>, cue: Cue) -> impl Iterator<Item = usize> + use<'_, 't> {
        std::iter::from_fn(move || {
            let found = self.rows.first(tokens.clone(), cue)?;
            tokens.start = found + 1;
            Some(found)
        })
    }

    /// All tokens that have the cue, one of those with rows.
    pub(crate) fn all(&self, cue: Cue) -> impl Iterator<Item = usize> {
        members(self.rows.pieces(cue))
    }

    /// All tokens with a capital or digit, a bit for each, in pieces of 64.
    pub(crate) fn telling(&self) -> impl Iterator<Item = u64> + '_ {
        self.rows.pieces(Cue::CAPITAL | Cue::FIGURE)
    }

    /// All tokens that have both cues, each one of those with rows.
    pub(crate) fn all_of_both(&self, one: Cue, other: Cue) -> impl Iterator<Item = usize> {
        members(self.rows.pieces(one).zip(self.rows.pieces(other)).map(|(one, other)| one & other))
    }

    /// As [`Document::all`], those that pass a test whose answers nobody can foresee.
    pub(crate) fn sieve(&self, cue: Cue, wanted: impl Fn(usize) -> bool) -> impl Iterator<Item = usize> {
        sieve(self.rows.pieces(cue), wanted)
    }

    /// Gives both words of a compound or a fixed phrase the classes of the whole: `speed-up`, `data set`.
    fn mark_compounds(&mut self) {
        let mut next = 0;
        while let Some(at) = self.rows.first(next..self.tokens.len(), Cue::PAIR) {
            next = at + 1;
            let hyphen = usize::from(self.mark(at + 1) == b'-' && self.touches(at + 1));
            let second = at + 1 + hyphen;
            if let Some(token) = self.tokens.get(second).filter(|token| token.gap <= Gap::Line) {
                let cue = cues().of_phrase(self.tokens[at].hash, token.hash);
                for at in [at, second] {
                    self.cues[at] |= cue;
                    self.rows.add(at, cue);
                }
            }
        }
        // `HR@10`: whatever is counted among the first few is a metric.
        for at in memchr::memchr_iter(b'@', &self.tags).filter(|at| *at > 0) {
            let ranked = self.touches(at) && self.touches(at + 1) && self.tokens[at + 1].is_number();
            if ranked && self.tokens[at - 1].is_word() {
                self.cues[at - 1] |= Cue::METRIC;
            }
        }
    }

    pub(crate) fn is_apostrophe(&self, at: usize) -> bool {
        self.mark(at) == b'\'' || self.sign(at) == "’"
    }

    pub(crate) fn is_dash(&self, at: usize) -> bool {
        matches!(self.sign(at), "–" | "‐" | "‑" | "−")
    }

    /// Whether the last of the tokens opens a bracket, a dollar sign behind it aside.
    pub(crate) fn opens_bracket(&self, tokens: Range<usize>) -> bool {
        tokens.rev().find(|at| self.mark(*at) != b'$').is_some_and(|at| self.mark(at) == b'(')
    }

    /// Whether a hyphen at `at` ties a word to what stands before it: `30-day`.
    pub(crate) fn is_tied_to_word(&self, at: usize) -> bool {
        self.mark(at) == b'-' && self.touches(at) && self.touches(at + 1) && self.tokens[at + 1].is_word()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::PHRASES;

    #[test]
    fn words_of_phrases_have_the_classes_of_the_whole() {
        for (cue, phrases) in PHRASES {
            for text in phrases.split(", ") {
                let document = Document::new(text, 0);
                assert!(document.has(0, *cue) && document.has(1, *cue), "{text}");
            }
        }
    }

    #[test]
    fn coined_words_are_known_by_their_endings() {
        for ending in BENCHMARK_ENDINGS {
            assert!(Document::new(&format!("Fern{ending}"), 0).has(0, Cue::CALL), "{ending}");
            for other in [format!("fern{ending}s"), format!("Tern{}", ending.to_lowercase())] {
                assert!(!Document::new(&other, 0).has(0, Cue::CALL), "{other}");
            }
        }
        assert!(["PickScore", "CLIPScores"].iter().all(|word| Document::new(word, 0).has(0, Cue::METRIC)));
    }

    #[test]
    fn compounds_reach_over_what_joins_them() {
        for text in ["Qwen-Audio", "Qwen–Audio", "T5-small", "A2-B3"] {
            let document = Document::new(text, 0);
            let last = document.tokens.len() - 1;
            assert_eq!(document.compound_end(1), last, "{text}");
            assert_eq!(document.compound_start(last - 1), 0, "{text}");
        }
        for text in ["Open- Prompt", "Open -Prompt", "Open Prompt"] {
            let document = Document::new(text, 0);
            assert_eq!(document.compound_end(1), 1, "{text}");
            assert_eq!(document.compound_start(document.tokens.len() - 2), document.tokens.len() - 2, "{text}");
        }
    }
}
