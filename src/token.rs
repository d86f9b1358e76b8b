//! The lexer: one pass over the bytes that yields words, numbers, punctuation and markup.
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

use crate::span::Span;

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
    const FOREIGN: u8 = 16;

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
    pub(crate) hash: u32,
    pub(crate) kind: TokenKind,
    pub(crate) gap: Gap,
    pub(crate) shape: Shape,
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

const SEED: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// The hash that [`Token::hash`] holds, of a word given in lower case.
pub(crate) fn word_hash(word: &str) -> u32 {
    word.bytes().fold(SEED, fold)
}

/// One step of 32-bit FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>.
const fn fold(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(PRIME)
}

/// Cuts `text` into tokens; `addresses` are spans in order that become one token each.
pub(crate) fn tokens(text: &str, addresses: &[Span]) -> Vec<Token> {
    let mut lexer = Lexer { text, bytes: text.as_bytes(), at: 0, tokens: Vec::with_capacity(text.len() / 5 + 8) };
    let mut addresses = addresses.iter().peekable();
    loop {
        let gap = lexer.blanks();
        match addresses.peek() {
            Some(address) if address.start <= lexer.at => {
                let end = address.end.max(lexer.at);
                addresses.next();
                lexer.push(TokenKind::Address, gap, lexer.at, end);
                lexer.at = end;
            }
            next => {
                let limit = next.map_or(text.len(), |address| address.start);
                if lexer.at >= text.len() {
                    lexer.push(TokenKind::End, gap, text.len(), text.len());
                    return lexer.tokens;
                }
                lexer.token(gap, limit);
            }
        }
    }
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    /// Steps over blanks and says what they are.
    fn blanks(&mut self) -> Gap {
        let from = self.at;
        let mut lines = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\n' => {
                    lines += 1;
                    self.at += 1;
                }
                0..=b' ' | 0x7f => self.at += 1,
                0x80.. => match self.foreign() {
                    Some(c) if is_blank(c) => self.at += c.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        match lines {
            _ if self.at == from => Gap::None,
            0 => Gap::Blank,
            1 if self.bytes[..self.at].ends_with(b"\n  ") => Gap::Paragraph,
            1 => Gap::Line,
            _ => Gap::Paragraph,
        }
    }

    /// Reads one token that ends at `limit` or before.
    fn token(&mut self, gap: Gap, limit: usize) {
        let start = self.at;
        let byte = self.bytes[start];
        match CLASS[byte as usize] {
            Class::Letter => self.word(gap, limit),
            Class::Digit => self.number(gap, limit),
            Class::Foreign => match self.foreign() {
                Some(c) if c.is_alphanumeric() => self.word(gap, limit),
                c => {
                    self.at += c.map_or(1, char::len_utf8);
                    self.push(TokenKind::Symbol, gap, start, self.at);
                }
            },
            Class::Other if byte == b'\\' => self.command(gap, limit),
            Class::Other => {
                self.at += 1;
                self.push(TokenKind::Mark(byte), gap, start, self.at);
            }
        }
    }

    fn word(&mut self, gap: Gap, limit: usize) {
        let start = self.at;
        let mut hash = SEED;
        let mut shape = 0;
        let mut first = true;
        while self.at < limit {
            let byte = self.bytes[self.at];
            match CLASS[byte as usize] {
                Class::Letter => {
                    let upper = byte.is_ascii_uppercase();
                    shape |= match (upper, first) {
                        (true, true) => Shape::UPPER_FIRST,
                        (true, false) => Shape::UPPER_LATER,
                        (false, _) => Shape::LOWER,
                    };
                    hash = fold(hash, byte | 0x20);
                    self.at += 1;
                }
                // Scripts without blanks run straight into a number: `提升了7%`.
                Class::Digit if !first && !self.bytes[self.at - 1].is_ascii() => break,
                Class::Digit => {
                    shape |= Shape::DIGIT;
                    hash = fold(hash, byte);
                    self.at += 1;
                }
                Class::Foreign => match self.foreign() {
                    Some(c) if is_combining(c) => {
                        hash = self.foreign_hash(hash, c);
                        self.at += c.len_utf8();
                    }
                    Some(c) if c.is_alphanumeric() => {
                        shape |= Shape::FOREIGN
                            | match (c.is_uppercase(), first) {
                                (true, true) => Shape::UPPER_FIRST,
                                (true, false) => Shape::UPPER_LATER,
                                (false, _) => Shape::LOWER,
                            };
                        hash = self.foreign_hash(hash, c);
                        self.at += c.len_utf8();
                    }
                    _ => break,
                },
                // `BERT_BASE` and `Qwen2.5` are words; `end.Start` and `_x` are not.
                Class::Other if (byte == b'_' && self.letter_or_digit_behind(limit)) || self.point_in_digits(limit) => {
                    hash = fold(hash, byte);
                    self.at += 1;
                }
                Class::Other => break,
            }
            first = false;
        }
        self.push_word(gap, start, hash, Shape(shape));
    }

    /// The hash with the bytes of the character here.
    fn foreign_hash(&self, hash: u32, c: char) -> u32 {
        self.bytes[self.at..self.at + c.len_utf8()].iter().fold(hash, |hash, byte| fold(hash, *byte))
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
        let mut hash = SEED;
        while self.at < limit && (self.bytes[self.at].is_ascii_digit() || self.point_in_digits(limit)) {
            hash = fold(hash, self.bytes[self.at]);
            self.at += 1;
        }
        self.push(TokenKind::Number, gap, start, self.at);
        if let Some(token) = self.tokens.last_mut() {
            token.hash = hash;
        }
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
        self.tokens.push(Token { start: start as u32, end: end as u32, hash: 0, kind, gap, shape: Shape(0) });
    }

    fn push_word(&mut self, gap: Gap, start: usize, hash: u32, shape: Shape) {
        let (start, end) = (start as u32, self.at as u32);
        self.tokens.push(Token { start, end, hash, kind: TokenKind::Word, gap, shape });
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

#[derive(Clone, Copy)]
enum Class {
    Letter,
    Digit,
    Foreign,
    Other,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            0x80.. => Class::Foreign,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let tokens = tokens(text, &[]);
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
    fn numbers_keep_their_point_and_no_comma() {
        assert_eq!(pieces("2,672.5, 65.\\%"), ["2", ",", "672.5", ",", "65", ".", "\\%"]);
        assert_eq!(pieces("$2\\times$"), ["$", "2", "\\times", "$"]);
    }

    #[test]
    fn blanks_say_what_they_are() {
        let gaps: Vec<Gap> = tokens("a b\nc\n\nd\n  e\u{a0}f-g", &[]).iter().map(|token| token.gap).collect();
        use Gap::{Blank, Line, None, Paragraph};
        assert_eq!(gaps, [None, Blank, Line, Paragraph, Paragraph, Blank, None, None, None]);
    }

    #[test]
    fn an_address_is_one_token() {
        let text = "at https://a.b/c now";
        let found = tokens(text, &[Span::new(3, 16)]);
        assert_eq!(found[1].kind, TokenKind::Address);
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn hashes_ignore_case() {
        assert_eq!(tokens("ImageNet", &[])[0].hash, word_hash("imagenet"));
    }
}
