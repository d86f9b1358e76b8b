//! Words as data: cue words with the classes that rules ask for, and the gazetteer of dataset and model names.
//!
//! A word is looked up once, when the [`Document`](crate::document::Document) is built; from then on rules test bits.

mod cues;
pub(crate) mod gazetteer;
mod starts;

pub(crate) use cues::Cue;

use crate::hash::word_hash;
use std::sync::LazyLock;

/// The cue words.
pub(crate) fn cues() -> &'static CueTable {
    static CUES: LazyLock<CueTable> = LazyLock::new(CueTable::new);
    &CUES
}

/// An open-addressing table from the hash of a word to its classes.
pub(crate) struct CueTable {
    slots: Box<[(u64, Cue); Self::SLOTS]>,
}

impl CueTable {
    const SLOTS: usize = 8192;

    fn new() -> Self {
        let mut table = Self { slots: Box::new([(0, Cue::NONE); Self::SLOTS]) };
        for (cue, words) in cues::WORDS {
            for word in words.split_ascii_whitespace() {
                let hash = word_hash(word.as_bytes(), 0, word.len());
                let slot = table.slot(hash);
                table.slots[slot] = (hash, table.slots[slot].1 | *cue);
            }
        }
        table
    }

    /// The slot of a hash, or the empty one where it belongs.
    fn slot(&self, hash: u64) -> usize {
        let mut at = hash as usize % Self::SLOTS;
        while self.slots[at].0 != hash && self.slots[at].0 != 0 {
            at = (at + 1) % Self::SLOTS;
        }
        at
    }

    /// The classes of the word with a hash; [`Cue::NONE`] for a word that is no cue.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Cue {
        self.slots[self.slot(hash)].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(word: &str) -> u64 {
        word_hash(word.as_bytes(), 0, word.len())
    }

    #[test]
    fn a_word_has_all_its_classes() {
        assert!(cues().get(hash("Improves")).any(Cue::RISE));
        assert!(
            [Cue::METRIC, Cue::AMOUNT, Cue::LOWER_BETTER].iter().all(|class| cues().get(hash("latency")).any(*class))
        );
        assert_eq!(cues().get(hash("zebra")), Cue::NONE);
        assert_eq!(cues().get(0), Cue::NONE);
    }

    #[test]
    fn the_table_has_room_and_no_two_words_share_a_hash() {
        let all = cues::WORDS.iter().flat_map(|(_, words)| words.split_ascii_whitespace());
        let words: std::collections::HashSet<&str> = all.collect();
        let hashes: std::collections::HashSet<u64> = words.iter().map(|word| hash(word)).collect();
        assert_eq!(hashes.len(), words.len());
        assert!(words.len() * 2 < CueTable::SLOTS && !hashes.contains(&0), "{} words", words.len());
    }
}
