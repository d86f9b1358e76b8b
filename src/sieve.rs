//! Which of many tokens a rule should look at.

/// The members of a set that pass a sieve, in their order: the set comes in pieces of 64 places, a bit for each.
///
/// For questions whose answers nobody can foresee: those of 64 places are put into one number, so that there is no branch
/// for a processor to guess wrong.
pub(crate) fn sieve(pieces: impl Iterator<Item = u64>, wanted: impl Fn(usize) -> bool) -> impl Iterator<Item = usize> {
    let passes = move |(nth, piece)| bits(piece).fold(0, |found, bit| found | u64::from(wanted(64 * nth + bit)) << bit);
    members(pieces.enumerate().map(passes))
}

/// The members of a set, in their order.
pub(crate) fn members(pieces: impl Iterator<Item = u64>) -> impl Iterator<Item = usize> {
    Members { pieces, piece: 0, behind: 0 }
}

struct Members<P> {
    pieces: P,
    /// What is left of the last piece, and where the next one starts.
    piece: u64,
    behind: usize,
}

impl<P: Iterator<Item = u64>> Iterator for Members<P> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.piece == 0 {
            self.piece = self.pieces.next()?;
            self.behind += 64;
        }
        let lowest = self.piece.trailing_zeros() as usize;
        self.piece &= self.piece - 1;
        Some(self.behind - 64 + lowest)
    }
}

/// The members of a set and the five places before each; sets come in pieces of 64 places.
pub(crate) fn reaching(set: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
    let mut set = set.peekable();
    std::iter::from_fn(move || {
        let piece = set.next()?;
        let next = set.peek().copied().unwrap_or_default();
        let mut both = u128::from(next) << 64 | u128::from(piece);
        for places in [1, 2, 2] {
            both |= both >> places;
        }
        Some(both as u64)
    })
}

/// The bits that are set, the lowest first.
#[inline]
pub(crate) fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(lowest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bit for each place that is wanted.
    fn pieces(places: &[usize], wanted: impl Fn(usize) -> bool) -> impl Iterator<Item = u64> {
        let piece = move |places: &[usize]| places.iter().fold(0, |set, at| set | u64::from(wanted(*at)) << (at % 64));
        places.chunks(64).map(piece)
    }

    #[test]
    fn members_reach_five_places_before_them() {
        let places: Vec<usize> = (0..200).collect();
        for at in [0, 3, 5, 63, 64, 66, 128, 199] {
            let near: Vec<usize> = members(reaching(pieces(&places, |place| place == at))).collect();
            assert_eq!(near, (at.saturating_sub(5)..=at).collect::<Vec<_>>(), "{at}");
        }
    }

    #[test]
    fn what_is_wanted_passes() {
        for end in [0, 1, 63, 64, 65, 200] {
            let places: Vec<usize> = (0..end).collect();
            let thirds = || pieces(&places, |place| place % 3 == 1);
            let wanted: Vec<usize> = (0..end).filter(|place| place % 3 == 1).collect();
            assert_eq!(sieve(thirds(), |_| true).collect::<Vec<_>>(), wanted, "{end}");
            let even: Vec<usize> = wanted.into_iter().filter(|place| place % 2 == 0).collect();
            assert_eq!(sieve(thirds(), |place| place % 2 == 0).collect::<Vec<_>>(), even, "{end}");
        }
    }
}
