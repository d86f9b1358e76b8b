//! Words as data: cue words with the classes that rules ask for, and the gazetteer of dataset and model names.
//!
//! A word is looked up once, when the [`Document`](crate::document::Document) is built; from then on rules test bits.

mod cues;
pub(crate) mod gazetteer;

pub(crate) use cues::Cue;
#[cfg(any(test, fuzzing))]
pub(crate) use cues::WORDS;

use crate::token::word_hash;
use std::sync::LazyLock;

/// The classes of a word, given its hash and its surface; [`Cue::NONE`] for a word that is no cue.
pub(crate) fn cue(hash: u32, word: &str) -> Cue {
    static TABLE: LazyLock<CueTable> = LazyLock::new(CueTable::new);
    TABLE.get(hash, word)
}

/// An open-addressing table from word to cue.
struct CueTable {
    slots: Vec<(u32, &'static str, Cue)>,
}

impl CueTable {
    const SLOTS: usize = 8192;

    fn new() -> Self {
        let mut table = Self { slots: vec![(0, "", Cue::NONE); Self::SLOTS] };
        for (cue, words) in cues::WORDS {
            for word in words.split_ascii_whitespace() {
                table.insert(word, *cue);
            }
        }
        table
    }

    fn insert(&mut self, word: &'static str, cue: Cue) {
        let hash = word_hash(word);
        let mut at = hash as usize % Self::SLOTS;
        while !self.slots[at].1.is_empty() && self.slots[at].1 != word {
            at = (at + 1) % Self::SLOTS;
        }
        let known = self.slots[at].2;
        self.slots[at] = (hash, word, known | cue);
    }

    fn get(&self, hash: u32, word: &str) -> Cue {
        let mut at = hash as usize % Self::SLOTS;
        loop {
            let (found, name, cue) = self.slots[at];
            if name.is_empty() {
                return Cue::NONE;
            }
            if found == hash && name.eq_ignore_ascii_case(word) {
                return cue;
            }
            at = (at + 1) % Self::SLOTS;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_all_its_classes() {
        let of = |word: &str| cue(word_hash(&word.to_lowercase()), word);
        assert!(of("Improves").any(Cue::RISE));
        assert!([Cue::METRIC, Cue::AMOUNT, Cue::LOWER_BETTER].iter().all(|class| of("latency").any(*class)));
        assert_eq!(of("zebra"), Cue::NONE);
    }

    #[test]
    fn the_table_has_room() {
        let words: usize = cues::WORDS.iter().map(|(_, words)| words.split_ascii_whitespace().count()).sum();
        assert!(words * 2 < CueTable::SLOTS, "{words} words");
    }
}
