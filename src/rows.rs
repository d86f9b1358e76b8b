//! Where the words of a class stand: a row of bits for each class that rules look for all over a text.

use crate::lexicon::Cue;
use crate::sieve::bits;
use crate::work;
use std::ops::Range;
use wide::i8x16;

/// The rows of a text: of each 64 tokens, a bit for each token in each row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows(Vec<[u64; Cue::ROWS]>);

impl Rows {
    /// Takes in the classes of all tokens; before, there are none.
    pub(crate) fn extend(&mut self, cues: &[Cue]) {
        self.0.extend(cues.chunks(64).map(rows));
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Adds classes to a token, as far as they have rows.
    pub(crate) fn add(&mut self, at: usize, cue: Cue) {
        if let Some(block) = self.0.get_mut(at / 64) {
            places(cue.all_rows()).for_each(|row| block[row] |= 1 << (at % 64));
        }
    }

    /// All tokens that have a class of the cue, all of which have rows: a bit for each, in pieces of 64.
    pub(crate) fn pieces(&self, cue: Cue) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().map(move |block| places(cue.rows()).fold(0, |found, row| found | block[row]))
    }

    /// The first token in the range that has a class of the cue, all of which have rows.
    #[inline]
    pub(crate) fn first(&self, tokens: Range<usize>, cue: Cue) -> Option<usize> {
        let (mut at, sought) = (tokens.start, cue.rows());
        while at < tokens.end {
            work::count(1);
            let block = self.0.get(at / 64)?;
            let found = places(sought).fold(0, |found, row| found | block[row]) >> (at % 64);
            if found != 0 {
                let found = at + found.trailing_zeros() as usize;
                return (found < tokens.end).then_some(found);
            }
            at = (at / 64 + 1) * 64;
        }
        None
    }
}

/// The rows of at most 64 tokens.
fn rows(cues: &[Cue]) -> [u64; Cue::ROWS] {
    let mut rows = [0; Cue::ROWS];
    let (groups, rest) = cues.as_chunks();
    for (group, sixteen) in groups.iter().enumerate() {
        add_sixteen(&mut rows, group, sixteen);
    }
    if !rest.is_empty() {
        let mut sixteen = [Cue::NONE; 16];
        sixteen[..rest.len()].copy_from_slice(rest);
        add_sixteen(&mut rows, groups.len(), &sixteen);
    }
    rows
}

/// Adds the bits of a group of sixteen tokens.
#[inline]
fn add_sixteen(rows: &mut [u64; Cue::ROWS], group: usize, sixteen: &[Cue; 16]) {
    for (half, rows) in rows.as_chunks_mut::<8>().0.iter_mut().enumerate() {
        // The highest bits of sixteen bytes at once, then those below them.
        let mut bytes = i8x16::from(sixteen.map(|cue| (cue.all_rows() >> (8 * half)) as i8));
        for row in rows.iter_mut().rev() {
            *row |= u64::from(bytes.move_mask().cast_unsigned() as u16) << (16 * group);
            bytes += bytes;
        }
    }
}

/// The places of rows.
#[inline]
fn places(rows: u16) -> impl Iterator<Item = usize> {
    bits(rows.into()).map(|place| place % Cue::ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_say_where_classes_stand() {
        let all = [Cue::INTRODUCE, Cue::DATASET, Cue::ON, Cue::MODEL, Cue::FIGURE, Cue::PAIR];
        let cues: Vec<Cue> = (0..150).map(|at: usize| all.get(at % 7).copied().unwrap_or(Cue::METRIC)).collect();
        let mut rows = Rows::default();
        rows.extend(&cues);
        for cue in all.into_iter().chain([Cue::DATASET | Cue::PAIR, Cue::RELEASE]) {
            for (start, end) in [(0, 150), (3, 9), (60, 70), (63, 64), (64, 128), (140, 400), (9, 9), (200, 300)] {
                let first = (start..end.min(150)).find(|at| cues[*at].any(cue));
                assert_eq!(rows.first(start..end, cue), first, "{cue:?} in {start}..{end}");
            }
        }
        rows.add(70, Cue::RELEASE | Cue::CODE | Cue::METRIC);
        rows.add(1000, Cue::RELEASE);
        assert_eq!([Cue::RELEASE, Cue::CODE].map(|cue| rows.first(0..2000, cue)), [Some(70); 2]);
    }
}
