//! Tokens, read character by character from the rules that the lexer's documentation gives.

use crate::document::Document;
use crate::span::Span;
use crate::token::{Gap, TokenKind};
use std::collections::HashMap;

type Piece = (Span, TokenKind, Gap);

pub(super) fn check(document: &Document<'_>) {
    let (text, tokens) = (document.text, &document.tokens);
    let found: Vec<Piece> = tokens.iter().map(|token| (token.span(), token.kind, token.gap)).collect();
    let addresses: Vec<Span> = document.addresses.iter().map(|address| address.span).collect();
    assert_eq!(found, pieces(text, &addresses), "the tokens of {text:?}");

    // Words that differ in nothing but case share a hash, and so their classes and names.
    let mut hashes = HashMap::new();
    for token in tokens.iter().filter(|token| token.is_word() || token.is_number()) {
        let word = &text[token.span().range()];
        let hash = *hashes.entry(word.to_ascii_lowercase()).or_insert(token.hash);
        assert_eq!(token.hash, hash, "the hash of {word:?} in {text:?}");
    }
    for token in tokens.iter().filter(|token| token.is_word()) {
        let word = &text[token.span().range()];
        let (first, shape) = (word.chars().next(), token.shape);
        let said = (shape.starts_upper(), shape.has_inner_upper(), shape.has_lower(), shape.has_digit());
        let upper = |letter: char| letter.is_uppercase();
        let shown = (
            first.is_some_and(upper),
            word.chars().skip(1).any(upper),
            // Scripts without cases count as small.
            word.chars().any(|letter| !upper(letter) && !is_accent(letter) && !matches!(letter, '0'..='9' | '_' | '.')),
            word.contains(|letter: char| letter.is_ascii_digit()),
        );
        assert_eq!(said, shown, "first capital, later capital, small letter, digit of {word:?}");
    }
}

/// All tokens of a text, the last of them its end.
fn pieces(text: &str, addresses: &[Span]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    loop {
        let blanks: usize = text[at..].chars().take_while(|c| is_blank(*c)).map(char::len_utf8).sum();
        let start = at + blanks;
        let gap = gap(&text[at..start]);
        let address = addresses.iter().find(|address| address.end > start);
        let (end, kind) = match address {
            Some(address) if address.start == start => (address.end, TokenKind::Address),
            next => token(&text[..next.map_or(text.len(), |address| address.start)], start),
        };
        pieces.push((Span::new(start, end), kind, gap));
        if kind == TokenKind::End {
            return pieces;
        }
        at = end;
    }
}

fn is_blank(c: char) -> bool {
    let invisible =
        "\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{feff}\u{ad}\u{7f}";
    // C1 controls are symbols: in what was Windows-1252 they are quotation marks and dashes.
    c.is_whitespace() || c < ' ' || invisible.contains(c) || ('\u{2060}'..='\u{2069}').contains(&c)
}

fn is_accent(c: char) -> bool {
    let blocks = [0x300..=0x36f, 0x1ab0..=0x1aff, 0x1dc0..=0x1dff, 0x20d0..=0x20ff, 0xfe00..=0xfe0f, 0xfe20..=0xfe2f];
    blocks.iter().any(|block| block.contains(&u32::from(c)))
}

fn gap(blanks: &str) -> Gap {
    match blanks.matches('\n').count() {
        0 if blanks.is_empty() => Gap::None,
        0 => Gap::Blank,
        1 if !blanks.ends_with("\n  ") => Gap::Line,
        _ => Gap::Paragraph,
    }
}

/// The token that starts at byte `start`; `text` ends where the next address begins.
fn token(text: &str, start: usize) -> (usize, TokenKind) {
    let rest: Vec<char> = text[start..].chars().collect();
    let Some(&first) = rest.first() else {
        return (start, TokenKind::End);
    };
    let digit = |at: usize| rest.get(at).is_some_and(char::is_ascii_digit);
    let point = |at: usize| rest.get(at) == Some(&'.') && at > 0 && digit(at - 1) && digit(at + 1);
    let joint = |at: usize| rest.get(at) == Some(&'_') && rest.get(at + 1).is_some_and(char::is_ascii_alphanumeric);
    let run = |is_part: &dyn Fn(usize) -> bool| (0..rest.len()).take_while(|at| is_part(*at)).count();
    let (length, kind) = if first.is_ascii_digit() {
        (run(&|at| digit(at) || point(at)), TokenKind::Number)
    } else if first.is_alphanumeric() {
        let glued = |at: usize| digit(at) && !rest[at - 1].is_ascii();
        let letter = |at: usize| rest[at].is_alphanumeric() || is_accent(rest[at]);
        (run(&|at| (letter(at) && !glued(at)) || point(at) || joint(at)), TokenKind::Word)
    } else if first == '\\' {
        match rest.get(1) {
            Some(letter) if letter.is_ascii_alphabetic() => {
                (1 + rest[1..].iter().take_while(|letter| letter.is_ascii_alphabetic()).count(), TokenKind::Command)
            }
            Some(mark) if mark.is_ascii_punctuation() => (2, TokenKind::Escape(*mark as u8)),
            _ => (1, TokenKind::Mark(b'\\')),
        }
    } else if first.is_ascii() {
        (1, TokenKind::Mark(first as u8))
    } else {
        (1, TokenKind::Symbol)
    };
    (start + rest[..length].iter().map(|letter| letter.len_utf8()).sum::<usize>(), kind)
}
