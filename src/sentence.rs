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
    for at in breaks.iter().copied().filter(|at| *at > 0) {
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
        // `… found in the paper.) Next`, `… said "so." Next`
        (_, TokenKind::Mark(b')' | b'"' | b'\'' | b'}') | TokenKind::Symbol) => {
            at >= 2 && tokens[at - 2].is_mark(b'.') && before.touches_previous() && can_begin(next)
        }
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
