//! Words as data: cue words with the classes that rules ask for, and the gazetteer of dataset and model names.
//!
//! A word is looked up once, when the [`Document`](crate::document::Document) is built; from then on rules test bits.

mod cues;
pub(crate) mod gazetteer;
mod starts;

pub(crate) use cues::Cue;
#[cfg(any(test, fuzzing))]
pub(crate) use cues::{PHRASES, WORDS};

use crate::hash::{Identity, Word, high_bits, pair};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

/// The cue words.
pub(crate) fn cues() -> &'static CueTable {
    static CUES: LazyLock<CueTable> = LazyLock::new(CueTable::new);
    &CUES
}

/// A hash table from word to classes.
///
/// Half of all words are cues and half are none, which no processor can foresee: so a look at a word is taken without a
/// branch, at both words of its bucket, and the table is so roomy that hardly any belongs to a bucket of more than two.
pub(crate) struct CueTable {
    /// Which of the words stand there; zero for none.
    buckets: Box<[[u16; 2]; Self::BUCKETS]>,
    /// Hashes and classes; the first is no word.
    words: Vec<(u64, Cue)>,
    /// Words whose buckets are full.
    crowd: HashMap<u64, Cue, BuildHasherDefault<Identity>>,
    /// The classes of two words together, by the hashes of both.
    phrases: HashMap<u64, Cue, BuildHasherDefault<Identity>>,
}

impl CueTable {
    const BUCKETS: usize = 1 << 13;
    /// Set of the first word of a bucket where others belong to it too.
    const CROWDED: u16 = 1 << 15;

    fn new() -> Self {
        let mut table = Self {
            buckets: Box::new([[0; 2]; Self::BUCKETS]),
            words: vec![(0, Cue::NONE)],
            crowd: HashMap::default(),
            phrases: HashMap::default(),
        };
        let mut classes: HashMap<u64, Cue, BuildHasherDefault<Identity>> = HashMap::default();
        for (cue, words) in cues::WORDS {
            for word in words.split_ascii_whitespace() {
                *classes.entry(Word::new(word).hash()).or_default() |= *cue;
            }
        }
        for (cue, phrases) in cues::PHRASES {
            for (first, second) in phrases.split(", ").filter_map(|phrase| phrase.split_once(' ')) {
                let (first, second) = (Word::new(first).hash(), Word::new(second).hash());
                *classes.entry(first).or_default() |= Cue::PAIR;
                table.phrases.insert(pair(first, second), *cue);
            }
        }
        for (hash, cue) in classes {
            table.insert(hash, cue);
        }
        table
    }

    fn insert(&mut self, hash: u64, cue: Cue) {
        let bucket = &mut self.buckets[high_bits(hash, Self::BUCKETS)];
        match bucket.iter_mut().find(|word| **word == 0) {
            Some(word) => {
                *word = self.words.len() as u16;
                self.words.push((hash, cue));
            }
            None => {
                bucket[0] |= Self::CROWDED;
                self.crowd.insert(hash, cue);
            }
        }
    }

    /// The classes of the word with a hash; [`Cue::NONE`] for a word that is no cue.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Cue {
        let [first, second] = self.buckets[high_bits(hash, Self::BUCKETS)];
        let classes = |word: u16| {
            let (known, cue) = self.words[usize::from(word)];
            std::hint::select_unpredictable(known == hash, cue, Cue::NONE)
        };
        let found = classes(first & !Self::CROWDED) | classes(second);
        if first & Self::CROWDED != 0 { found | self.in_crowd(hash) } else { found }
    }

    #[cold]
    fn in_crowd(&self, hash: u64) -> Cue {
        self.crowd.get(&hash).copied().unwrap_or_default()
    }

    /// The classes of the phrase of two words with these hashes.
    pub(crate) fn of_phrase(&self, first: u64, second: u64) -> Cue {
        self.phrases.get(&pair(first, second)).copied().unwrap_or_default()
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
        let table = CueTable::new();
        assert!(
            table.crowd.len() * 100 < words.len() && !hashes.contains(&0),
            "{} of {}",
            table.crowd.len(),
            words.len()
        );
        assert!(table.words.len() < usize::from(CueTable::CROWDED));
    }
}
