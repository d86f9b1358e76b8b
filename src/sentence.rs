//! Sentence segmentation over tokens.
//!
//! A sentence ends at `.`, `!` or `?` before a blank and what can begin a sentence, at an empty line, and where the
//! blank was lost (`pre-training.We`). Abbreviations (`et al.`, `vs.`, `e.g.`), initials and decimal points end nothing.

use crate::hash::{Words, words};
use crate::token::{Gap, Token, TokenKind};
use std::ops::Range;

/// A sentence of more tokens is cut here, so that rules that read one sentence stay linear on any text.
const LONGEST: usize = 600;

/// Adds the sentences as ranges of tokens; they cover all tokens but the last, which is the end of the text. They end before
/// some of the `breaks`.
pub(crate) fn cut_into(sentences: &mut Vec<Range<usize>>, text: &str, tokens: &[Token], breaks: &[usize]) {
    let mut start = 0;
    let last = tokens.len().saturating_sub(1);
    let mut cut = |at: usize| {
        if at == last || ends_between(text, tokens, at) {
            while at - start > LONGEST {
                sentences.push(start..start + LONGEST);
                start += LONGEST;
            }
            if at > start {
                sentences.push(start..at);
            }
            start = at;
        }
    };
    for at in breaks.iter().copied().filter(|at| *at > 0) {
        cut(at);
        // `… found in the paper.) Next`, `… said "so." Next`
        if at < last && tokens[at - 1].is_mark(b'.') && closes(&tokens[at]) {
            cut(at + 1);
        }
    }
}

/// Whether a token may belong to the full stop before it.
fn closes(token: &Token) -> bool {
    let closes = matches!(token.kind, TokenKind::Mark(b')' | b'"' | b'\'' | b'}') | TokenKind::Symbol);
    closes && token.touches_previous()
}

/// The number of the sentence that a token stands in, known without a search: of each 64 tokens a bit for each with which a
/// sentence starts, and how many start before them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers(Vec<(u64, usize)>);

impl Numbers {
    /// Takes in the sentences of so many tokens; before, there are none.
    pub(crate) fn extend(&mut self, sentences: &[Range<usize>], tokens: usize) {
        self.0.resize(tokens.div_ceil(64), (0, 0));
        for sentence in sentences {
            if let Some((starts, _)) = self.0.get_mut(sentence.start / 64) {
                *starts |= 1 << (sentence.start % 64);
            }
        }
        let mut all = 0;
        for (starts, before) in &mut self.0 {
            *before = all;
            all += starts.count_ones() as usize;
        }
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The number of a token's sentence, from 0; `None` far behind the text.
    pub(crate) fn of(&self, token: usize) -> Option<usize> {
        let (starts, before) = self.0.get(token / 64)?;
        let so_far = starts & (u64::MAX >> (63 - token % 64));
        Some((before + so_far.count_ones() as usize).saturating_sub(1))
    }
}

/// Whether a sentence ends between the token before `at` and the one at `at`.
fn ends_between(text: &str, tokens: &[Token], at: usize) -> bool {
    let (before, next) = (&tokens[at - 1], &tokens[at]);
    match (next.gap, before.kind) {
        (Gap::Paragraph, _) => true,
        (Gap::None, TokenKind::Mark(b'.' | b'!' | b'?')) => blank_was_lost(text, tokens, at),
        (Gap::None, _) => false,
        (_, TokenKind::Mark(b'!' | b'?')) => can_begin(next),
        (_, TokenKind::Mark(b'.')) => can_begin(next) && !is_abbreviation(text, tokens, at - 1),
        // Asked behind a full stop alone.
        _ if closes(before) => can_begin(next),
        (_, TokenKind::Address) => next.is_word() && next.shape.starts_upper(),
        _ => false,
    }
}

/// `training.We`: a word in lower case, a full stop, a capital and lower-case letters.
fn blank_was_lost(text: &str, tokens: &[Token], at: usize) -> bool {
    let next = &tokens[at];
    let begins =
        next.is_word() && next.shape.starts_upper() && (next.shape.has_lower() || next.end() - next.start() == 1);
    let ended = at >= 2 && {
        let word = &tokens[at - 2];
        let closes = word.is_mark(b')') || matches!(word.kind, TokenKind::Escape(b'%')) || word.is_mark(b'%');
        closes || (word.is_word() && !word.shape.has_inner_upper() && word.end() - word.start() > 1)
    };
    begins && ended && !is_abbreviation(text, tokens, at - 1)
}

fn can_begin(token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => token.shape.starts_upper() || token.shape.has_inner_upper() || token.shape.has_digit(),
        TokenKind::Mark(mark) => b"\"'`($[{\\*#-".contains(&mark),
        TokenKind::Number | TokenKind::Symbol | TokenKind::Command | TokenKind::Address => true,
        TokenKind::Escape(_) | TokenKind::End => false,
    }
}

/// Whether the full stop at `dot` only shortens the word before it.
fn is_abbreviation(text: &str, tokens: &[Token], dot: usize) -> bool {
    let Some(word) = dot.checked_sub(1).map(|before| &tokens[before]) else {
        return false;
    };
    if !word.is_word() || !tokens[dot].touches_previous() {
        return false;
    }
    let letters = &text[word.span().range()];
    let initial = letters.len() == 1 && word.shape.starts_upper() && !matches!(letters, "I");
    let in_initials = letters.len() == 1 && dot >= 2 && tokens[dot - 2].is_mark(b'.') && word.touches_previous();
    initial || in_initials || ABBREVIATIONS.has(word.hash)
}

const ABBREVIATIONS: Words = words![
    "al", "approx", "avg", "ca", "cf", "dr", "eq", "eqs", "fig", "figs", "inc", "max", "min", "mr", "mrs", "ms", "no",
    "prof", "ref", "refs", "resp", "sec", "st", "tab", "vol", "vs", "wrt",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let lexed = crate::token::lex(text, []);
        let span = |range: Range<usize>| lexed.tokens[range.start].start()..lexed.tokens[range.end - 1].end();
        let mut sentences = Vec::new();
        cut_into(&mut sentences, text, &lexed.tokens, &lexed.breaks);
        sentences.into_iter().map(|range| &text[span(range)]).collect()
    }

    #[test]
    fn each_token_knows_its_sentence() {
        let ends = [1, 2, 63, 64, 65, 300, 301, 512];
        let sentences: Vec<Range<usize>> =
            std::iter::once(0).chain(ends).zip(ends).map(|(start, end)| start..end).collect();
        let mut numbers = Numbers::default();
        numbers.extend(&sentences, 513);
        for token in 0..512 {
            let number = sentences.iter().position(|sentence| sentence.contains(&token));
            assert_eq!(numbers.of(token), number, "{token}");
        }
        // The end of the text is in no sentence, and counts to the last.
        assert_eq!((numbers.of(512), numbers.of(576)), (Some(7), None));
        numbers.clear();
        assert_eq!(numbers.of(0), None);
    }

    #[test]
    fn what_closes_belongs_to_the_full_stop() {
        assert_eq!(cut("It ends (at last.) Next one."), ["It ends (at last.)", "Next one."]);
        assert_eq!(cut("He said \"so.\" Next one."), ["He said \"so.\"", "Next one."]);
        assert_eq!(cut("He said “so.” Next one."), ["He said “so.”", "Next one."]);
        for whole in
            ["It ends (at last.)-Next one.", "So (it is.) and goes on.", "It ends (at last) Next one.", "So . ) Next"]
        {
            assert_eq!(cut(whole), [whole]);
        }
    }

    #[test]
    fn ends_where_a_sentence_ends() {
        assert_eq!(cut("We win. They lose! Why? 3 reasons."), ["We win.", "They lose!", "Why?", "3 reasons."]);
        assert_eq!(cut("A title\n\nAn abstract"), ["A title", "An abstract"]);
        assert_eq!(cut("of pre-training.We show (so.) It"), ["of pre-training.", "We show (so.)", "It"]);
    }

    #[test]
    fn ends_where_a_blank_was_lost() {
        assert_eq!(
            cut("We gain 5%.We train.A net (so).It learns"),
            ["We gain 5%.", "We train.", "A net (so).", "It learns"]
        );
        for text in ["as ERE.Additionally shows", "by x.We show", "See Fig.We win", "vs.We win", "p.m.We"] {
            assert_eq!(cut(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn does_not_end_in_abbreviations_and_numbers() {
        assert_eq!(cut("By Wang et al. We, i.e. Us, vs. Them, e.g. Node.js").len(), 1);
        assert_eq!(cut("J. Smith reports .638 on U.S. Census, v2.0").len(), 1);
    }
}
