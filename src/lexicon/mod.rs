//! Words as data: cue words with the classes that rules ask for, and the gazetteer of dataset and model names.
//!
//! A word is looked up once, when the [`Document`](crate::document::Document) is built; from then on rules test bits.

mod cues;
pub(crate) mod gazetteer;
mod starts;

pub(crate) use cues::{BENCHMARK_ENDINGS, Cue};
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

/// A hash table from word to classes in which each word has a place of its own.
///
/// Half of all words are cues and half are none, which no processor can foresee: so a look at a word is one look at one place,
/// without a branch, and the table is small enough to stay close to the processor.
pub(crate) struct CueTable {
    /// How far the words whose hashes begin alike are moved, so that no two share a place.
    moves: Box<[u16; Self::GROUPS]>,
    /// Hashes and classes.
    places: Box<[(u64, Cue); Self::PLACES]>,
    /// The classes of two words together, by the hashes of both.
    phrases: HashMap<u64, Cue, BuildHasherDefault<Identity>>,
}

impl CueTable {
    const GROUPS: usize = 1 << 9;
    const PLACES: usize = 1 << 11;

    fn new() -> Self {
        let mut table = Self {
            moves: Box::new([0; Self::GROUPS]),
            places: Box::new([(0, Cue::NONE); Self::PLACES]),
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
        let mut groups = vec![Vec::new(); Self::GROUPS];
        for (hash, cue) in classes {
            groups[high_bits(hash, Self::GROUPS)].push((hash, cue));
        }
        // The largest first, while there is room.
        groups.sort_unstable_by_key(|group| std::cmp::Reverse(group.len()));
        groups.iter().filter(|group| !group.is_empty()).for_each(|group| table.insert(group));
        table
    }

    /// Gives places to words whose hashes begin alike.
    fn insert(&mut self, words: &[(u64, Cue)]) {
        let free = |moved: &u16| {
            let places = || words.iter().map(|(hash, _)| Self::place(*hash, *moved));
            places().all(|place| self.places[place].0 == 0)
                && places().enumerate().all(|(at, place)| places().skip(at + 1).all(|other| other != place))
        };
        let Some(moved) = (0..=u16::MAX).find(free) else { return };
        for (hash, cue) in words {
            self.moves[high_bits(*hash, Self::GROUPS)] = moved;
            self.places[Self::place(*hash, moved)] = (*hash, *cue);
        }
    }

    /// The place of a word, moved so many steps, which are longer for some words than for others.
    #[inline]
    const fn place(hash: u64, moved: u16) -> usize {
        ((hash >> 20) + moved as u64 * (hash >> 36 | 1)) as usize % Self::PLACES
    }

    /// The classes of the word with a hash; [`Cue::NONE`] for a word that is no cue.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Cue {
        let moved = self.moves[high_bits(hash, Self::GROUPS)];
        let (known, cue) = self.places[Self::place(hash, moved)];
        std::hint::select_unpredictable(known == hash, cue, Cue::NONE)
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
    fn each_word_has_a_place_and_no_two_share_a_hash() {
        let all = cues::WORDS.iter().flat_map(|(_, words)| words.split_ascii_whitespace());
        let words: std::collections::HashSet<&str> = all.collect();
        let hashes: std::collections::HashSet<u64> = words.iter().map(|word| hash(word)).collect();
        assert!(hashes.len() == words.len() && !hashes.contains(&0));
        let lost: Vec<&str> = words.into_iter().filter(|word| cues().get(hash(word)) == Cue::NONE).collect();
        assert!(lost.is_empty(), "no place for {lost:?}");
    }
}
