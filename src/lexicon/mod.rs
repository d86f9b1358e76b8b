//! Words as data: cue words with the classes that rules ask for, and the gazetteer of dataset and model names.
//!
//! A word is looked up once, when the [`Document`](crate::document::Document) is built; from then on rules test bits.

mod cues;
pub(crate) mod gazetteer;
mod starts;

pub(crate) use cues::Cue;
#[cfg(any(test, fuzzing))]
pub(crate) use cues::{PHRASES, WORDS};

use crate::hash::Word;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The cue words.
pub(crate) fn cues() -> &'static CueTable {
    static CUES: LazyLock<CueTable> = LazyLock::new(CueTable::new);
    &CUES
}

/// A hash table from word to classes.
///
/// Half of all words are cues and half are none, which no processor can foresee: so the first look at a word is taken
/// without a branch, and the table is so roomy that a second one is rarely needed.
pub(crate) struct CueTable {
    /// Which of the words stands there; zero for none.
    slots: Box<[Slot; Self::SLOTS]>,
    /// Hashes and classes; the first is no word.
    words: Vec<(u64, Cue)>,
    /// The classes of two words together, by the hashes of both.
    phrases: HashMap<(u64, u64), Cue>,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    word: u16,
    /// A word that belongs here stands behind.
    crowded: bool,
}

impl CueTable {
    const SLOTS: usize = 1 << 14;

    fn new() -> Self {
        let mut table = Self {
            slots: Box::new([Slot::default(); Self::SLOTS]),
            words: vec![(0, Cue::NONE)],
            phrases: HashMap::new(),
        };
        for (cue, words) in cues::WORDS {
            for word in words.split_ascii_whitespace() {
                table.insert(Word::new(word).hash(), *cue);
            }
        }
        for (cue, phrases) in cues::PHRASES {
            for (first, second) in phrases.split(", ").filter_map(|phrase| phrase.split_once(' ')) {
                let hashes = (Word::new(first).hash(), Word::new(second).hash());
                table.insert(hashes.0, Cue::PAIR);
                table.phrases.insert(hashes, *cue);
            }
        }
        table
    }

    fn insert(&mut self, hash: u64, cue: Cue) {
        let home = hash as usize % Self::SLOTS;
        let mut at = home;
        while self.slots[at].word != 0 {
            let word = &mut self.words[usize::from(self.slots[at].word)];
            if word.0 == hash {
                word.1 |= cue;
                return;
            }
            at = (at + 1) % Self::SLOTS;
        }
        self.slots[at].word = self.words.len() as u16;
        self.slots[home].crowded |= at != home;
        self.words.push((hash, cue));
    }

    /// The classes of the word with a hash; [`Cue::NONE`] for a word that is no cue.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Cue {
        let home = hash as usize % Self::SLOTS;
        let slot = self.slots[home];
        if slot.crowded {
            return self.in_crowd(home, hash);
        }
        let (known, cue) = self.words[usize::from(slot.word)];
        std::hint::select_unpredictable(known == hash, cue, Cue::NONE)
    }

    /// The classes of the phrase of two words with these hashes.
    pub(crate) fn of_phrase(&self, first: u64, second: u64) -> Cue {
        self.phrases.get(&(first, second)).copied().unwrap_or_default()
    }

    #[cold]
    fn in_crowd(&self, home: usize, hash: u64) -> Cue {
        let places = (0..Self::SLOTS).map(|step| self.slots[(home + step) % Self::SLOTS].word);
        let mut words = places.take_while(|word| *word != 0).map(|word| self.words[usize::from(word)]);
        words.find(|(known, _)| *known == hash).map_or(Cue::NONE, |(_, cue)| cue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(word: &str) -> u64 {
        Word::new(word).hash()
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
