//! Text of unknown origin, made safe to print.
//!
//! An abstract may hold an escape sequence that moves the cursor or renames the window, or a bidirectional override
//! that shows words in another order than they stand. Nothing of that kind is passed on to a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with its line breaks, and every other character that could steer a terminal made visible: C0 controls and
/// DEL in caret notation (`^[` for ESC), C1 controls and marks of direction as U+FFFD. A tab becomes a blank.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|letter| letter != '\n' && steers(letter)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\n' => shown.push('\n'),
            '\t' => shown.push(' '),
            // The break of a line as Windows writes it is no more than a break.
            '\r' if letters.peek() == Some(&'\n') => {}
            '\0'..='\x1f' | '\x7f' => {
                // `^@` for NUL, `^A` for 1 and so on; DEL is `^?`. Bit 6 flipped gives the letter.
                shown.push('^');
                shown.push(char::from((u32::from(letter) as u8) ^ 0x40));
            }
            _ if steers(letter) => shown.push(char::REPLACEMENT_CHARACTER),
            _ => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// The same on one line: every run of blanks and line breaks is one blank.
pub(crate) fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&visible(word));
    }
    line
}

/// At most `width` characters, the last of them `…` where something was cut off.
pub(crate) fn shortened(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(width.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// Whether a character tells a terminal to do something, or changes the order in which others are shown.
pub(crate) fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
}

/// The escape of a character inside a JSON string, which reads back as the same character.
pub(crate) fn json_escape(letter: char) -> String {
    let mut escape = String::new();
    for unit in letter.encode_utf16(&mut [0; 2]) {
        // Writing to a string cannot fail.
        let _ = write!(escape, "\\u{unit:04x}");
    }
    escape
}
