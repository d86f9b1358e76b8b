//! Which of many tokens a rule should look at.

/// Keeps the places that are wanted, in their order.
///
/// Like [`Vec::retain`], for questions whose answers nobody can foresee: each place is written down, and the next one
/// over it where it is not wanted, so that there is no branch for a processor to guess wrong.
pub(crate) fn sieve(mut places: Vec<usize>, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut kept = 0;
    for next in 0..places.len() {
        let place = places[next];
        places[kept] = place;
        kept += usize::from(wanted(place));
    }
    places.truncate(kept);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_is_kept() {
        assert_eq!(sieve((0..9).collect(), |place| place % 3 == 1), [1, 4, 7]);
        assert_eq!(sieve(vec![5, 2, 2], |place| place == 2), [2, 2]);
        assert!(sieve(Vec::new(), |_| true).is_empty());
    }
}
