//! Undoes markup and wounds in a slice, on demand. The text itself is never rewritten.

use crate::token::{is_blank, is_invisible};
use std::borrow::Cow;

/// The slice with LaTeX escapes undone (`Who\&When` is `Who&When`, `\_` is `_`), protecting braces and what shows
/// nothing left out, and line breaks and their indentation as one blank; borrowed where there is nothing to undo.
pub(crate) fn plain(slice: &str) -> Cow<'_, str> {
    if !slice.contains(|c: char| matches!(c, '\\' | '\n' | '\r' | '\t') || is_invisible(c)) {
        return Cow::Borrowed(slice);
    }
    let mut plain = String::with_capacity(slice.len());
    let mut chars = slice.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(|next| "&_%#$~{}".contains(*next)) => {}
            c if is_invisible(c) => {}
            c if c.is_whitespace() => {
                while chars.next_if(|next| next.is_whitespace()).is_some() {}
                plain.push(' ');
            }
            c => plain.push(c),
        }
    }
    Cow::Owned(plain)
}

/// An address as it is meant: blanks, line breaks and what shows nothing left out, `\_`, `\%`, `\#`, `\&` and `\~{}` undone.
pub(crate) fn address(slice: &str) -> String {
    let mut plain = String::with_capacity(slice.len());
    let mut rest = slice;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => rest = escape(&mut plain, rest),
            c if is_blank(c) => {}
            c => plain.push(c),
        }
    }
    plain
}

/// Appends what the escape behind a backslash stands for and returns the rest.
fn escape<'t>(plain: &mut String, rest: &'t str) -> &'t str {
    for tilde in ["textasciitilde{}", "textasciitilde", "sim", "~{}", "~"] {
        if let Some(rest) = rest.strip_prefix(tilde) {
            plain.push('~');
            return rest;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undoes_escapes_and_breaks() {
        assert_eq!(plain("Who\\&When"), "Who&When");
        assert_eq!(plain("certainty-forcing\n  distillation"), "certainty-forcing distillation");
        assert_eq!(plain("Human\u{ad}Eval\0"), "HumanEval");
        assert!(matches!(plain("ImageNet"), Cow::Borrowed(_)));
    }

    #[test]
    fn addresses_lose_their_wounds() {
        assert_eq!(address("https://a.b/\\~{}me/x\\_y"), "https://a.b/~me/x_y");
        assert_eq!(address("https://name.\ngithub.io/p"), "https://name.github.io/p");
        assert_eq!(address("https://a.b/\u{200b}long\u{ad}name"), "https://a.b/longname");
    }
}
