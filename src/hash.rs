//! The hash of a word in lower case, by which words are looked up and compared.
//!
//! Eight letters are put into lower case and mixed in at a time, so that most words cost one step. Two words of up to
//! eight bytes never share a hash, and of longer ones no two of the lexicon do, as a test there checks.

/// The hash of the bytes from `start` to `end`, ASCII letters taken as lower case.
pub(crate) fn word_hash(bytes: &[u8], start: usize, end: usize) -> u64 {
    let mut hash = (end - start) as u64;
    let mut at = start;
    loop {
        let left = end - at;
        let chunk = chunk(bytes, at);
        if left <= 8 {
            return mix(hash, lower(if left < 8 { chunk & !(u64::MAX << (8 * left)) } else { chunk }));
        }
        hash = mix(hash, lower(chunk));
        at += 8;
    }
}

/// The eight bytes at `at`, zeros behind the end of the text.
fn chunk(bytes: &[u8], at: usize) -> u64 {
    let mut chunk = [0; 8];
    match bytes.get(at..at + 8) {
        Some(eight) => chunk.copy_from_slice(eight),
        None => {
            let rest = &bytes[at.min(bytes.len())..];
            chunk[..rest.len()].copy_from_slice(rest);
        }
    }
    u64::from_le_bytes(chunk)
}

const fn mix(hash: u64, chunk: u64) -> u64 {
    let product = (hash ^ chunk).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}

/// The bytes with `A` to `Z` in lower case.
const fn lower(chunk: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // Sums of seven bits stay within their byte; the eighth bit then says which bytes lie from `A` to `Z`.
    let seven = chunk & (0x7f * EACH);
    let from_a = seven + (0x80 - b'A' as u64) * EACH;
    let behind_z = seven + (0x7f - b'Z' as u64) * EACH;
    let upper = (from_a ^ behind_z) & !chunk & (0x80 * EACH);
    chunk | (upper >> 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(word: &str) -> u64 {
        word_hash(word.as_bytes(), 0, word.len())
    }

    #[test]
    fn case_does_not_matter_and_place_neither() {
        for word in ["a", "ImageNet", "MS_MARCO", "Mapillary-Street-Level", "Qwen2.5", "[@{", "Élan"] {
            assert_eq!(hash(word), hash(&word.to_ascii_lowercase()), "{word}");
            let text = format!("ab{word}cd");
            assert_eq!(word_hash(text.as_bytes(), 2, 2 + word.len()), hash(word), "{word}");
        }
    }

    #[test]
    fn other_words_have_other_hashes() {
        for (one, other) in [("a", "b"), ("a", "aa"), ("abcdefgh", "abcdefgi"), ("[", "{"), ("É", "é"), ("", "\0")] {
            assert_ne!(hash(one), hash(other), "{one} {other}");
        }
    }
}
