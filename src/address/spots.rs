//! Where an address may be: at colons, at signs and dots, of which most end a sentence or stand in a number.

use crate::sieve::members;
use wide::{CmpEq, CmpGt, i8x16};

/// How many bytes are looked at together.
const LENGTH: usize = 64;

/// As many bytes, and the one behind.
type Window = [u8; LENGTH + 1];

/// The places of all colons and at signs, and of the dots before a letter, as one stands before every domain; a few marks pass
/// for letters.
pub(super) fn spots(bytes: &[u8]) -> impl Iterator<Item = usize> {
    members((0..bytes.len()).step_by(LENGTH).map(|at| {
        let rest = &bytes[at..];
        rest.first_chunk().map_or_else(|| spots_of(&last(rest)), spots_of)
    }))
}

/// The last bytes of a text, and zeros.
#[cold]
fn last(rest: &[u8]) -> Window {
    let mut window = [0; LENGTH + 1];
    window[..rest.len()].copy_from_slice(rest);
    window
}

/// A bit for each spot among the bytes of a window.
fn spots_of(window: &Window) -> u64 {
    let mut spots = 0;
    for nth in 0..LENGTH / 16 {
        let sixteen = |from: usize| {
            let bytes: [u8; 16] = window[16 * nth + from..].first_chunk().copied().unwrap_or_default();
            i8x16::from(bytes.map(u8::cast_signed))
        };
        let all = |byte: u8| i8x16::splat(byte.cast_signed());
        let (bytes, behind) = (sixteen(0), sixteen(1));
        let dots = bytes.cmp_eq(all(b'.')) & behind.cmp_gt(all(b'9'));
        let found = bytes.cmp_eq(all(b':')) | bytes.cmp_eq(all(b'@')) | dots;
        spots |= u64::from(found.move_mask().cast_unsigned()) << (16 * nth);
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spots_are_where_an_address_may_be() {
        let found = |text: &str| spots(text.as_bytes()).collect::<Vec<usize>>();
        assert_eq!(found("See a.b. At 9.5: x@y.-... .z"), [5, 15, 18, 26]);
        assert!(found("").is_empty() && found(".").is_empty());
        assert_eq!(found(":"), [0]);
    }

    #[test]
    fn windows_know_the_byte_behind() {
        for length in 1..200 {
            for at in 0..length {
                let mut text = vec![b'7'; length];
                text[at] = b'.';
                assert_eq!(spots(&text).next(), None, "{at} of {length}");
                if at + 1 < length {
                    text[at + 1] = b'x';
                    assert_eq!(spots(&text).collect::<Vec<_>>(), [at], "{at} of {length}");
                }
            }
        }
    }
}
