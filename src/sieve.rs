//! Which of many tokens a rule should look at.

use std::ops::Range;

/// The places in a range that pass two sieves, the second of which is finer and takes longer, in their order.
///
/// For questions whose answers nobody can foresee: those of 64 places are put into one number, so that there is no branch
/// for a processor to guess wrong.
pub(crate) fn sieve_twice(
    places: Range<usize>,
    coarse: impl Fn(usize) -> bool,
    fine: impl Fn(usize) -> bool,
) -> impl Iterator<Item = usize> {
    blocks(places).flat_map(move |block| {
        let start = block.start;
        let found = bits(gathered(0..block.len(), |bit| coarse(start + bit)));
        bits(gathered(found, |bit| fine(start + bit))).map(move |bit| start + bit)
    })
}

/// The range in pieces of at most 64.
fn blocks(places: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    places.clone().step_by(64).map(move |start| start..places.end.min(start + 64))
}

/// Those of the bits that are wanted, as a set.
fn gathered(bits: impl Iterator<Item = usize>, wanted: impl Fn(usize) -> bool) -> u64 {
    bits.fold(0, |found, bit| found | u64::from(wanted(bit)) << bit)
}

/// The bits that are set, the lowest first.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(lowest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_passes() {
        for end in [0, 1, 63, 64, 65, 200] {
            for start in [0, 1, 63, 64] {
                let third = |place: usize| place % 3 == 1;
                let wanted: Vec<usize> = (start..end).filter(|place| third(*place)).collect();
                assert_eq!(sieve_twice(start..end, third, |_| true).collect::<Vec<_>>(), wanted, "{start}..{end}");
                let even: Vec<usize> = wanted.into_iter().filter(|place| place % 2 == 0).collect();
                assert_eq!(sieve_twice(start..end, third, |place| place % 2 == 0).collect::<Vec<_>>(), even);
            }
        }
    }
}
