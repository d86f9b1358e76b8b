//! The lexer: one pass over the bytes, 64 at a time, that yields words, numbers, punctuation and markup.
//!
//! Tokens, each with the blanks before it, tile the text: nothing is dropped or rewritten, and the last token is always
//! a [`TokenKind::End`] that carries the blanks at the end. An address found by the stage before is one token, whatever
//! stands inside it.
//!
//! - `Qwen2.5-VL-7B` is `Qwen2.5`, `-`, `VL`, `-`, `7`, `B`: a word keeps its digits and a point between digits.
//! - `2,672` is `2`, `,`, `672`: what commas mean is for the number grammar to say.
//! - `54.6\%` is `54.6`, `\%`.
//!
//! A word carries a hash of its lower-case form, made on the way, so that the lexicon is asked once for each word and
//! no word is copied.

use crate::block::{Block, EMPTY, Piece};
use crate::hash::word_hash;
use crate::span::Span;
use crate::work;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters with their accents, and digits and underscores behind the first letter.
    Word,
    /// Digits, with decimal points between digits.
    Number,
    /// One ASCII punctuation mark.
    Mark(u8),
    /// One character outside ASCII that is neither letter nor blank.
    Symbol,
    /// A LaTeX command, `\name`.
    Command,
    /// A LaTeX escape, a backslash and one mark: `\%`, `\_`, `\,`.
    Escape(u8),
    /// A web address.
    Address,
    /// The end of the text.
    End,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing: they touch.
    None,
    /// Blanks within a line.
    Blank,
    /// Blanks with one line break.
    Line,
    /// An empty line, or a line break with an indented line behind it.
    Paragraph,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape(u8);

impl Shape {
    const UPPER_FIRST: u8 = 1;
    const UPPER_LATER: u8 = 2;
    const LOWER: u8 = 4;
    const DIGIT: u8 = 8;
    const MARKED: u8 = 16;

    /// `Word`, `WORD`, `wOrd`: there is a capital letter.
    pub(crate) const fn has_upper(self) -> bool {
        self.0 & (Self::UPPER_FIRST | Self::UPPER_LATER) != 0
    }
    /// `WORD`, `wOrd`, not `Word`.
    pub(crate) const fn has_inner_upper(self) -> bool {
        self.0 & Self::UPPER_LATER != 0
    }
    /// The first letter is a capital.
    pub(crate) const fn starts_upper(self) -> bool {
        self.0 & Self::UPPER_FIRST != 0
    }
    /// There is a lower-case letter, or one of a script that has no cases.
    pub(crate) const fn has_lower(self) -> bool {
        self.0 & Self::LOWER != 0
    }
    /// There is an underscore, a point or an accent of its own.
    pub(crate) const fn is_marked(self) -> bool {
        self.0 & Self::MARKED != 0
    }
    /// How a piece of a block is written.
    #[inline(always)]
    fn of(piece: Piece) -> Self {
        let bit = |set: bool, bit: u8| u8::from(set) * bit;
        let capitals = bit(piece.capital, Self::UPPER_FIRST) | bit(piece.later_capital, Self::UPPER_LATER);
        let others = bit(piece.small, Self::LOWER) | bit(piece.digit, Self::DIGIT);
        Self(capitals | others | bit(piece.point, Self::MARKED))
    }
    /// There is a digit.
    pub(crate) const fn has_digit(self) -> bool {
        self.0 & Self::DIGIT != 0
    }
}

/// A piece of the text that the rules reason about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    start: u32,
    end: u32,
    /// Hash of the lower-case form of a word, or of a number; zero for anything else.
    pub(crate) hash: u64,
    pub(crate) kind: TokenKind,
    pub(crate) gap: Gap,
    pub(crate) shape: Shape,
    /// What tells most tokens apart: the mark that it is, or of a word or number a few bits of its hash, which are no mark; 0
    /// for anything else. A percent sign means the same with LaTeX's backslash.
    pub(crate) tag: u8,
}

impl Token {
    pub(crate) const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
    pub(crate) const fn start(&self) -> usize {
        self.start as usize
    }
    pub(crate) const fn end(&self) -> usize {
        self.end as usize
    }
    pub(crate) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
    pub(crate) fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }
    pub(crate) fn is_mark(&self, mark: u8) -> bool {
        self.kind == TokenKind::Mark(mark)
    }
    pub(crate) fn touches_previous(&self) -> bool {
        self.gap == Gap::None
    }
}

/// Texts are read up to this many bytes, so that an offset fits in 32 bits.
pub(crate) const LONGEST_TEXT: usize = u32::MAX as usize - 1;

/// What the lexer makes of a text.
#[derive(Debug, Default)]
pub(crate) struct Lexed {
    pub(crate) tokens: Vec<Token>,
    /// The tokens before which a sentence may end, in text order: behind some marks and addresses, at an empty line and at the
    /// end. Most tokens are words within a sentence.
    pub(crate) breaks: Vec<usize>,
}

/// Cuts `text` into tokens; `addresses` are spans in order that become one token each.
pub(crate) fn lex(text: &str, addresses: impl IntoIterator<Item = Span>) -> Lexed {
    lex_into(Lexed::default(), text, addresses)
}

/// As [`lex`], into lists that are empty.
pub(crate) fn lex_into(lists: Lexed, text: &str, addresses: impl IntoIterator<Item = Span>) -> Lexed {
    let Lexed { mut tokens, mut breaks } = lists;
    tokens.reserve(text.len() / 5 + 8);
    breaks.reserve(text.len() / 64 + 8);
    let mut lexer = Lexer { text, bytes: text.as_bytes(), at: 0, tokens, breaks };
    let mut addresses = addresses.into_iter();
    loop {
        let address = addresses.next();
        let start = address.map_or(text.len(), |address| address.start).max(lexer.at);
        lexer.tokens_before(start);
        let gap = lexer.gap_before(start);
        let Some(address) = address else {
            lexer.push(TokenKind::End, gap, start, start);
            lexer.breaks.push(lexer.tokens.len() - 1);
            return Lexed { tokens: lexer.tokens, breaks: lexer.breaks };
        };
        lexer.push(TokenKind::Address, gap, start, address.end.max(start));
    }
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tokens: Vec<Token>,
    breaks: Vec<usize>,
}

impl Lexer<'_> {
    /// Reads the tokens that stand before `limit`, and no blanks behind them.
    fn tokens_before(&mut self, limit: usize) {
        let mut at = self.at;
        while at < limit {
            at = self.block(at, limit);
        }
    }

    /// Reads the tokens of the block that starts at `base`, and says where the next block starts: at a token that this one
    /// may not hold to its end, or behind it.
    #[inline(always)]
    fn block(&mut self, base: usize, limit: usize) -> usize {
        let mut room = EMPTY;
        let bytes = &self.bytes[..limit];
        let block = Block::at(bytes, base, &mut room);
        let mut place = 0;
        loop {
            let stretch = block.stretch(place);
            // Nobody can foresee whether words or marks come next, and which of them touch: there is no branch for it.
            let mut at = self.at;
            for piece in stretch {
                work::count(1);
                let start = base + piece.place;
                let gap = match start - at {
                    ..2 => short_gap(bytes[at]),
                    _ => {
                        self.at = at;
                        self.several_blanks()
                    }
                };
                at = start + piece.length;
                let first = &FIRST[usize::from(block.byte(piece.place))];
                let hash = block.hash(piece.place, piece.length & first.hashed);
                let (kind, shape, tag) = (first.kind, Shape::of(piece), first.tag | (hash >> 57) as u8);
                if first.ends {
                    self.breaks.push(self.tokens.len() + 1);
                }
                self.tokens.push(Token { start: start as u32, end: at as u32, hash, kind, gap, shape, tag });
            }
            self.at = at;
            let end = base + stretch.end;
            if !stretch.odd && stretch.end > 0 {
                return end;
            }
            let end = self.step(end, limit);
            place = end - base;
            if place >= Block::LENGTH {
                return end;
            }
        }
    }

    /// What stands between the last token and the one at `start`.
    fn gap_before(&mut self, start: usize) -> Gap {
        match start - self.at {
            ..2 => short_gap(self.bytes.get(self.at).copied().unwrap_or(b'.')),
            _ => self.several_blanks(),
        }
    }

    /// Takes what stands from `start` up to here for a word or number.
    #[inline(always)]
    fn push_hashed(&mut self, kind: TokenKind, gap: Gap, start: usize, hash: u64, shape: Shape) {
        // No mark has such a tag.
        let (start, end, tag) = (start as u32, self.at as u32, RUN | (hash >> 57) as u8);
        self.tokens.push(Token { start, end, hash, kind, gap, shape, tag });
    }

    /// Reads whatever stands at `start` and says where it ends. Blanks outside ASCII are left to the next token's gap.
    #[cold]
    fn step(&mut self, start: usize, limit: usize) -> usize {
        let first = self.text[start..].chars().next().unwrap_or_default();
        if !first.is_ascii_graphic() && is_blank(first) {
            return start + first.len_utf8();
        }
        let gap = self.gap_before(start);
        self.at = start;
        match first {
            '0'..='9' => self.number(gap, limit),
            '\\' => self.command(gap, limit),
            _ if first.is_alphanumeric() => self.word(gap, limit),
            '_' => self.push(TokenKind::Mark(b'_'), gap, start, start + 1),
            _ => self.push(TokenKind::Symbol, gap, start, start + first.len_utf8()),
        }
        self.at
    }

    #[cold]
    fn several_blanks(&mut self) -> Gap {
        let from = self.at;
        let mut lines = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\n' => {
                    lines += 1;
                    self.at += 1;
                }
                _ if CLASS[byte as usize] & BLANK != 0 => self.at += 1,
                0x80.. => match self.foreign() {
                    Some(c) if is_blank(c) => self.at += c.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        let gap = match lines {
            _ if self.at == from => Gap::None,
            0 => Gap::Blank,
            1 if self.bytes[..self.at].ends_with(b"\n  ") => Gap::Paragraph,
            1 => Gap::Line,
            _ => Gap::Paragraph,
        };
        if gap == Gap::Paragraph {
            self.breaks.push(self.tokens.len());
        }
        gap
    }

    /// Reads a word byte by byte.
    fn word(&mut self, gap: Gap, limit: usize) {
        let (start, mut shape) = (self.at, 0);
        loop {
            while self.at < limit && CLASS[usize::from(self.bytes[self.at])] & (LETTER | DIGIT) != 0 {
                shape |= match CLASS[usize::from(self.bytes[self.at])] {
                    Shape::UPPER_LATER if self.at == start => Shape::UPPER_FIRST,
                    class => class,
                };
                self.at += 1;
            }
            if self.at >= limit || !self.word_goes_on(start, limit, &mut shape) {
                break;
            }
        }
        let hash = word_hash(self.bytes, start, self.at);
        self.push_hashed(TokenKind::Word, gap, start, hash, Shape(shape));
    }

    /// Steps over what goes on a word though it is neither ASCII letter nor digit: a letter of another script, and the
    /// marks of `BERT_BASE` and `Qwen2.5`, but not those of `end.Start` and `_x`.
    fn word_goes_on(&mut self, start: usize, limit: usize, shape: &mut u8) -> bool {
        match self.bytes[self.at] {
            b'_' if self.letter_or_digit_behind(limit) => {
                *shape |= Shape::MARKED;
                self.at += 1;
            }
            b'.' if self.point_in_digits(limit) => {
                *shape |= Shape::MARKED;
                self.at += 1;
            }
            0x80.. => match self.foreign() {
                Some(c) if c.is_alphanumeric() || is_combining(c) => {
                    *shape |= match c {
                        _ if is_combining(c) => Shape::MARKED,
                        _ if !c.is_uppercase() => Shape::LOWER,
                        _ if self.at == start => Shape::UPPER_FIRST,
                        _ => Shape::UPPER_LATER,
                    };
                    self.at += c.len_utf8();
                    // Scripts without blanks run straight into a number: `提升了7%`.
                    return self.at < limit && !self.bytes[self.at].is_ascii_digit();
                }
                _ => return false,
            },
            _ => return false,
        }
        true
    }

    fn letter_or_digit_behind(&self, limit: usize) -> bool {
        self.at + 1 < limit && self.bytes[self.at + 1].is_ascii_alphanumeric()
    }

    fn point_in_digits(&self, limit: usize) -> bool {
        self.bytes[self.at] == b'.'
            && self.at > 0
            && self.bytes[self.at - 1].is_ascii_digit()
            && self.at + 1 < limit
            && self.bytes[self.at + 1].is_ascii_digit()
    }

    fn number(&mut self, gap: Gap, limit: usize) {
        let start = self.at;
        while self.at < limit && (self.bytes[self.at].is_ascii_digit() || self.point_in_digits(limit)) {
            self.at += 1;
        }
        let hash = word_hash(self.bytes, start, self.at);
        let shape = if self.bytes[start..self.at].contains(&b'.') { Shape::MARKED } else { 0 };
        self.push_hashed(TokenKind::Number, gap, start, hash, Shape(shape));
    }

    /// `\name`, or a backslash with the mark that it escapes, or a lone backslash.
    fn command(&mut self, gap: Gap, limit: usize) {
        let start = self.at;
        self.at += 1;
        let name = self.bytes[self.at..limit].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if name > 0 {
            self.at += name;
            self.push(TokenKind::Command, gap, start, self.at);
        } else if self.at < limit && self.bytes[self.at].is_ascii_punctuation() {
            self.at += 1;
            self.push(TokenKind::Escape(self.bytes[self.at - 1]), gap, start, self.at);
        } else {
            self.push(TokenKind::Mark(b'\\'), gap, start, self.at);
        }
    }

    fn foreign(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn push(&mut self, kind: TokenKind, gap: Gap, start: usize, end: usize) {
        let tag = match kind {
            TokenKind::Mark(mark) | TokenKind::Escape(mark @ b'%') => mark,
            _ => 0,
        };
        if kind == TokenKind::Address {
            self.breaks.push(self.tokens.len() + 1);
        }
        self.at = end;
        self.tokens.push(Token { start: start as u32, end: end as u32, hash: 0, kind, gap, shape: Shape(0), tag });
    }
}

/// Whether a character stands between words: blanks, and what shows nothing.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Characters that take no room and mean nothing here: zero-width blanks, joiners, direction marks, a byte-order mark, a
/// soft hyphen; and the control characters of ASCII, which a PDF or a terminal has left.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
        || (c.is_ascii_control() && !matches!(c, '\t'..='\r'))
}

/// Accents and enclosing marks that belong to the character before them.
pub(crate) const fn is_combining(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// What no more than one blank says, if the byte behind the last token is a given one: the blank, or another token's first.
#[inline(always)]
fn short_gap(byte: u8) -> Gap {
    const GAPS: [Gap; 256] = {
        let mut gaps = [Gap::None; 256];
        let mut byte = 0;
        while byte < 256 {
            if CLASS[byte] == BLANK {
                gaps[byte] = if byte as u8 == b'\n' { Gap::Line } else { Gap::Blank };
            }
            byte += 1;
        }
        gaps
    };
    GAPS[usize::from(byte)]
}

/// The first bit of a word's or number's tag, which no mark has.
const RUN: u8 = 0x80;

/// What a byte can be part of, as bits; those of letters and digits are the ones that they set in a word's shape.
const CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => Shape::LOWER,
            b'A'..=b'Z' => Shape::UPPER_LATER,
            b'0'..=b'9' => DIGIT,
            0..=b' ' | 0x7f => BLANK,
            _ => 0,
        };
        byte += 1;
    }
    table
};

const LETTER: u8 = Shape::LOWER | Shape::UPPER_LATER;
const DIGIT: u8 = Shape::DIGIT;
const BLANK: u8 = 0x80;

/// What the first byte of a token says of it.
#[derive(Clone, Copy)]
struct First {
    kind: TokenKind,
    /// The bits of a length, of a word or number: a mark has no hash.
    hashed: usize,
    /// It is a mark behind which a sentence may end.
    ends: bool,
    /// The tag, but for the bits of a word's hash.
    tag: u8,
}

/// What the bytes of ASCII say that begin a token.
const FIRST: [First; 256] = {
    let mut table = [First { kind: TokenKind::Word, hashed: usize::MAX, ends: false, tag: RUN }; 256];
    let mut byte = 0;
    while byte < 256 {
        let tag = byte as u8;
        if CLASS[byte] == DIGIT {
            table[byte].kind = TokenKind::Number;
        } else if CLASS[byte] & LETTER == 0 {
            let ends = matches!(tag, b'.' | b'!' | b'?');
            table[byte] = First { kind: TokenKind::Mark(tag), hashed: 0, ends, tag };
        }
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let tokens = lex(text, []).tokens;
        tokens.iter().filter(|token| token.kind != TokenKind::End).map(|token| &text[token.span().range()]).collect()
    }

    #[test]
    fn words_keep_digits_and_points_between_digits() {
        assert_eq!(pieces("Qwen2.5-VL-7B"), ["Qwen2.5", "-", "VL", "-", "7", "B"]);
        assert_eq!(pieces("BERT_BASE v2.0. End"), ["BERT_BASE", "v2.0", ".", "End"]);
        assert_eq!(pieces("G_{stack}"), ["G", "_", "{", "stack", "}"]);
        assert_eq!(pieces("nai\u{308}ve \u{301}x\0y\u{7f}\u{92}"), ["nai\u{308}ve", "\u{301}", "x", "y", "\u{92}"]);
    }

    #[test]
    fn what_is_read_byte_by_byte_is_cut_alike() {
        assert_eq!(
            pieces("Ünit_2.5b x_ é5. é.5 é_.x"),
            ["Ünit_2.5b", "x", "_", "é", "5", ".", "é", ".", "5", "é", "_", ".", "x"]
        );
        assert_eq!(pieces("9.5é 9.é 1.2.3é 7_"), ["9.5", "é", "9", ".", "é", "1.2.3", "é", "7", "_"]);
        assert_eq!(pieces("x_2."), ["x_2", "."]);
        let shapes = lex("Ünit_2.5b 9.5é", []).tokens;
        assert!(shapes[0].shape.is_marked() && shapes[0].shape.has_digit() && shapes[1].shape.is_marked());
    }

    #[test]
    fn numbers_keep_their_point_and_no_comma() {
        assert_eq!(pieces("2,672.5, 65.\\%"), ["2", ",", "672.5", ",", "65", ".", "\\%"]);
        assert_eq!(pieces("$2\\times$"), ["$", "2", "\\times", "$"]);
    }

    #[test]
    fn blanks_say_what_they_are() {
        let gaps: Vec<Gap> = lex("a b\nc\n\nd\n  e\u{a0}f-g", []).tokens.iter().map(|token| token.gap).collect();
        use Gap::{Blank, Line, None, Paragraph};
        assert_eq!(gaps, [None, Blank, Line, Paragraph, Paragraph, Blank, None, None, None]);
    }

    #[test]
    fn an_address_is_one_token() {
        let text = "at https://a.b/c now";
        let found = lex(text, [Span::new(3, 16)]).tokens;
        assert_eq!(found[1].kind, TokenKind::Address);
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn hashes_ignore_case() {
        assert_eq!(lex("ImageNet", []).tokens[0].hash, lex("on imagenet", []).tokens[1].hash);
    }
}
