//! The words that can begin a name, and those that can come next: what keeps nearly all words from a closer look.

use crate::hash::{high_bits, pair};
use crate::token::{Gap, Token};

/// How names begin: tables in which some words share a place, so that a few other words pass too, on which nothing is found.
///
/// Most words are told apart in small tables, which stay close to the processor, by the word, how it is written and the next
/// one; what passes there is looked for in a large one.
#[derive(Clone, Debug)]
pub(super) struct Starts {
    /// The words that names begin with.
    firsts: Bits<{ 1 << 11 }, 1>,
    /// What is known of a word that names begin with: whether they do, and a bit for each way to write it as a name by itself.
    hints: Box<[Hint; Self::HINTS]>,
    /// Two words that names begin with.
    pairs: Bits<{ 1 << 12 }, 2>,
    /// One word that is a name, two that are one, and three that one begins with.
    beginnings: Bits<{ 1 << 13 }, 2>,
}

type Hint = u8;

/// Names begin with the word.
const FIRST: Hint = 1;

/// How a token is written that could be a name by itself.
#[derive(Clone, Copy, Debug)]
pub(super) enum Written {
    /// A number, or a word with a digit or a capital behind its first letter.
    Coined = 1,
    /// With a capital, and otherwise in small letters.
    Titled,
    /// In small letters.
    Small,
}

impl Written {
    /// How a token is written, as a number.
    #[inline]
    fn of(token: &Token) -> u8 {
        let (word, shape) = (token.is_word(), token.shape);
        let small = word & !shape.has_upper();
        let titled = word & shape.starts_upper() & !shape.has_inner_upper() & !shape.has_digit();
        Self::Coined as u8 + u8::from(titled) + 2 * u8::from(small)
    }
}

/// A hash of what a name begins with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning(u64);

impl Beginning {
    /// A word that is a name where it is written so.
    const fn name(word: u64, written: u8) -> Self {
        Self(word.rotate_left(8 * written as u32))
    }
    pub(super) const fn of_two(first: u64, second: u64) -> Self {
        Self(pair(first, second))
    }
    /// With another word.
    pub(super) const fn and(self, next: u64) -> Self {
        Self(pair(self.0, next))
    }
    /// The same words as a whole name.
    const fn whole(self) -> Self {
        Self(self.0.rotate_left(40))
    }
}

impl Starts {
    const HINTS: usize = 1 << 15;

    pub(super) fn new() -> Self {
        let (firsts, hints, pairs) = (Bits::default(), Box::new([0; Self::HINTS]), Bits::default());
        Self { firsts, hints, pairs, beginnings: Bits::default() }
    }

    /// Adds a word that names begin with.
    pub(super) fn insert(&mut self, first: u64) {
        self.firsts.insert(first);
        self.hints[hint_of(first)] |= FIRST;
    }

    /// Says that a word is a name where it is written so.
    pub(super) fn insert_name(&mut self, first: u64, written: Written) {
        self.hints[hint_of(first)] |= 1 << written as u8;
        self.beginnings.insert(Beginning::name(first, written as u8).0);
    }

    /// Adds two words that a name begins with.
    pub(super) fn insert_pair(&mut self, two: Beginning) {
        self.pairs.insert(two.0);
    }

    /// Adds three words that a name begins with.
    pub(super) fn insert_three(&mut self, three: Beginning) {
        self.beginnings.insert(three.0);
    }

    /// Says that two words are a name.
    pub(super) fn insert_whole(&mut self, two: Beginning) {
        self.beginnings.insert(two.whole().0);
    }

    /// Adds a word that names begin with which the list has in small letters.
    pub(super) fn insert_small(&mut self, first: u64) {
        self.firsts.insert(first ^ IN_SMALL_LETTERS);
    }

    /// Whether names may begin with a word, as 0 or 1; 0 for nearly all with which none does.
    #[inline]
    pub(super) fn may_start(&self, first: u64) -> u64 {
        self.firsts.has(first)
    }

    /// As [`Starts::may_start`], where 1 says that a capital or digit is near, and 0 that only names in small letters count.
    #[inline]
    pub(super) fn may_start_near(&self, first: u64, near: u64) -> u64 {
        self.firsts.has(first ^ IN_SMALL_LETTERS & near.wrapping_sub(1))
    }

    /// Whether a word is a name by itself, if written as names are.
    pub(super) fn is_name(&self, first: u64) -> bool {
        self.beginnings.has(Beginning::name(first, Written::Coined as u8).0) != 0
    }

    /// Whether the word that a token is may be a name by itself as it is written.
    pub(super) fn is_name_as(&self, token: &Token) -> bool {
        self.beginnings.has(Beginning::name(token.hash, Written::of(token)).0) != 0
    }

    /// Whether names begin with two words.
    pub(super) fn goes_on(&self, two: Beginning) -> bool {
        self.pairs.has(two.0) != 0
    }

    /// Whether names begin with two words and a third.
    pub(super) fn goes_on_with(&self, two: Beginning, third: u64) -> bool {
        self.beginnings.has(two.and(third).0) != 0
    }

    /// Whether two words are a name.
    pub(super) fn is_whole(&self, two: Beginning) -> bool {
        self.beginnings.has(two.whole().0) != 0
    }

    /// Whether a name may begin with a token, as far as it and the next one show; true where the next one may join a word of a
    /// name to one behind it.
    ///
    /// The answers in between are bits: nobody can foresee them.
    #[inline]
    pub(super) fn may_begin(&self, first: &Token, next: &Token) -> bool {
        let hint = u64::from(self.hints[hint_of(first.hash)]);
        let alone = hint >> Written::of(first);
        // Keys have no points and underscores.
        let open = JOINTS >> (next.tag & 63) & u64::from(next.hash == 0) | u64::from(next.shape.is_marked());
        let goes_on =
            (open | self.pairs.has(Beginning::of_two(first.hash, next.hash).0)) & u64::from(next.gap != Gap::Paragraph);
        hint & (alone | goes_on) & u64::from(first.hash != 0) != 0
    }
}

/// What makes another hash of a word that begins a name in small letters.
const IN_SMALL_LETTERS: u64 = 0x9e37_79b9_7f4a_7c15;

/// The place of a word's hint, by other bits of its hash than those by which the first words are told apart.
const fn hint_of(first: u64) -> usize {
    (first >> 16) as usize % Starts::HINTS
}

/// What may stand between the words of a name, or be a word of one: a bit for each mark, and one for all that is no mark.
const JOINTS: u64 = {
    let (marks, mut bits, mut at) = (b"\0-'/.:_+&", 0, 0);
    while at < marks.len() {
        bits |= 1 << (marks[at] & 63);
        at += 1;
    }
    bits
};

/// A set of hashes that has some others too: a few bits for each, all in one place.
#[derive(Clone, Debug)]
struct Bits<const WORDS: usize, const EACH: u32>(Box<[u64; WORDS]>);

impl<const WORDS: usize, const EACH: u32> Default for Bits<WORDS, EACH> {
    fn default() -> Self {
        Self(Box::new([0; WORDS]))
    }
}

impl<const WORDS: usize, const EACH: u32> Bits<WORDS, EACH> {
    fn insert(&mut self, hash: u64) {
        self.0[high_bits(hash, WORDS)] |= Self::bits(hash);
    }
    /// Whether the hash may be one of the set, as 0 or 1.
    #[inline]
    fn has(&self, hash: u64) -> u64 {
        let bits = Self::bits(hash);
        u64::from(self.0[high_bits(hash, WORDS)] & bits == bits)
    }
    #[inline]
    const fn bits(hash: u64) -> u64 {
        let (mut bits, mut nth) = (0, 0);
        while nth < EACH {
            bits |= 1 << (hash >> (6 * nth) & 63);
            nth += 1;
        }
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::lex;

    /// `Open Images`, `COCO`, and `crisp`, which is written without a capital.
    fn starts() -> Starts {
        let hash = |word: &str| lex(word, []).tokens[0].hash;
        let mut starts = Starts::new();
        for word in ["open", "coco", "crisp"] {
            starts.insert(hash(word));
        }
        let images = Beginning::of_two(hash("open"), hash("images"));
        starts.insert_pair(images);
        starts.insert_whole(images);
        starts.insert_three(images.and(hash("challenge")));
        starts.insert_name(hash("coco"), Written::Coined);
        for written in [Written::Coined, Written::Titled, Written::Small] {
            starts.insert_name(hash("crisp"), written);
        }
        starts
    }

    #[test]
    fn only_what_begins_a_name_may_begin_one() {
        let starts = starts();
        let begins = |text: &str| {
            let tokens = lex(text, []).tokens;
            starts.may_begin(&tokens[0], &tokens[1])
        };
        for text in ["Open Images", "open images", "COCO is", "Crisp is", "crisp is", "Open-Images"] {
            assert!(begins(text), "{text}");
        }
        for text in ["Open doors", "coco is", "Coco is", "Open\n\nImages", "Images are", "- Images"] {
            assert!(!begins(text), "{text}");
        }
    }

    #[test]
    fn names_are_known_by_how_they_are_written() {
        let starts = starts();
        let token = |word: &str| lex(word, []).tokens[0];
        let is_name = |word: &str| starts.is_name(token(word).hash);
        assert_eq!(["open", "images"].map(|word| starts.may_start(token(word).hash)), [1, 0]);
        assert!(is_name("coco") && is_name("crisp") && !is_name("open"));
        let as_written = |word: &str| starts.is_name_as(&token(word));
        assert!(as_written("COCO") && !as_written("coco") && as_written("crisp") && as_written("Crisp"));
    }

    #[test]
    fn beginnings_are_names_or_go_on() {
        let starts = starts();
        let hash = |word: &str| lex(word, []).tokens[0].hash;
        let images = Beginning::of_two(hash("open"), hash("images"));
        assert!(starts.goes_on(images) && starts.is_whole(images));
        assert!(starts.goes_on_with(images, hash("challenge")) && !starts.goes_on_with(images, hash("crisp")));
        let other = Beginning::of_two(hash("images"), hash("open"));
        assert!(!starts.goes_on(other) && !starts.is_whole(other));
    }
}
