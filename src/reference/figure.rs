//! Figures: the number grammar tried at every byte.
//!
//! The document tries it only at tokens that can begin a number. Here it is tried everywhere, and wherever it reads
//! something, the document must have looked there too: it stands in a figure or an address, or inside a word (`v2.0`,
//! `T5`), or goes on a number, or its token is one that the document tries.

use crate::document::Document;
use crate::lexicon::Cue;
use crate::quantity::{Reading, read, read_one};
use crate::token::TokenKind;

pub(super) fn check(document: &Document<'_>) {
    let text = document.text;
    let readings =
        (0..text.len()).filter(|at| text.is_char_boundary(*at)).filter(|at| read(text, *at, false).is_some());
    for at in readings {
        let token = document.tokens.iter().position(|token| token.end() > at).unwrap_or_default();
        let begins = document.tokens[token].start() == at;
        let looked_at = |at: usize| {
            let kind = document.tokens.get(at).map(|token| token.kind);
            matches!(kind, Some(TokenKind::Number | TokenKind::Address)) || document.has(at, Cue::NUMERAL)
        };
        let tried = match document.tokens[token].kind {
            _ if !begins => true,
            TokenKind::Number | TokenKind::Address | TokenKind::Word => looked_at(token),
            // What reads from a sign or a point on is tried from the number on: `-5`, `±$.5`.
            _ => (1..4).any(|more| looked_at(token + more)),
        };
        assert!(tried, "nothing looks for the number at {at} of {text:?}");
    }
    for figure in &document.figures {
        let (start, reading) = (figure.reading.start(), figure.reading);
        let one = read_one(text, start).map(|low| Reading { low, high: None });
        let readings = [read(text, start, false), read(text, start, true), one];
        assert!(readings.contains(&Some(reading)), "{reading:?} at {start} of {text:?}");
        assert!(figure.min <= figure.max && figure.first < figure.end && figure.opening <= figure.first, "{figure:?}");
    }
    let apart = document.figures.windows(2).all(|pair| pair[0].end <= pair[1].first);
    assert!(apart, "figures share tokens in {text:?}");
}
