//! Counts work in tests, so that time in proportion to the text is a number and no matter of the machine.
//!
//! What every rule goes through counts its steps: a token made or looked at, a byte stepped over in search of an end. In
//! the library nothing is counted.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts some steps.
#[inline(always)]
pub(crate) fn count(steps: usize) {
    #[cfg(test)]
    STEPS.with(|all| all.set(all.get() + steps));
    #[cfg(not(test))]
    let _ = steps;
}

/// How many steps extraction takes on a text.
#[cfg(test)]
fn steps(text: &str) -> usize {
    STEPS.with(|all| all.set(0));
    drop(crate::extract(text));
    STEPS.with(std::cell::Cell::get)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    const KIB: usize = 1 << 10;
    const SIZES: [usize; 4] = [64 * KIB, 256 * KIB, 1024 * KIB, 4096 * KIB];

    /// The text of a shape of about so many bytes: what stands at the start, and what is repeated behind it.
    fn text((start, piece): (&str, &str), size: usize) -> String {
        start.to_owned() + &piece.repeat(size / piece.len())
    }

    /// How long a byte of the shape takes at a size, and how many steps.
    fn pace(shape: (&str, &str), size: usize) -> (f64, f64) {
        let text = text(shape, size);
        let start = Instant::now();
        let steps = steps(&text) as f64;
        (start.elapsed().as_secs_f64() / text.len() as f64, steps / text.len() as f64)
    }

    /// Checks that texts that nobody writes take no more steps a byte where they are longer.
    ///
    /// What is not counted takes time all the same. What goes over the whole text for each of its parts takes up to sixteen
    /// times as long a byte in sixteen times the text, and far longer than memory takes to be asked for, which alone makes a
    /// long text four times as slow where a byte takes two nanoseconds. A machine that does something else in between is
    /// asked again.
    #[track_caller]
    fn grows_with_the_text_and_no_faster(shapes: &[(&str, &str)]) {
        let start = Instant::now();
        for shape in shapes {
            let paces = SIZES.map(|size| pace(*shape, size));
            let work = paces.map(|(_, steps)| steps);
            assert!(work[3] <= 1.5 * work[0].max(1.0), "{shape:?}: {work:.2?} steps a byte at {SIZES:?} bytes");
            let is_slower = |long: f64, short: f64| long > 4.0 * short && long > 50e-9;
            let best = |size| (0..3).map(|_| pace(*shape, size).0).fold(f64::INFINITY, f64::min);
            let again = || is_slower(best(SIZES[3]), best(SIZES[1]));
            let slower = is_slower(paces[3].0, paces[1].0) && again() && again();
            assert!(!slower, "{shape:?}: {:?} seconds a byte at {SIZES:?} bytes", paces.map(|(time, _)| time));
        }
        assert!(start.elapsed() < Duration::from_secs(600), "{:?}", start.elapsed());
    }

    #[test]
    fn characters_and_words() {
        grows_with_the_text_and_no_faster(&[
            ("", "7"),
            ("", "%"),
            ("", "("),
            ("", "{"),
            ("", "\\"),
            ("", "."),
            ("", "-"),
            ("", "$"),
            ("", "\n"),
            ("", "é"),
            ("", "a."),
            ("", "0x"),
            ("", "a@"),
            ("", "a"),
            ("", "ab-"),
            ("", "A_"),
            ("", "the cat sat on the mat and "),
        ]);
    }

    #[test]
    fn addresses() {
        grows_with_the_text_and_no_faster(&[
            ("", "http://"),
            ("", "https://a.b/c "),
            ("https://a.b/", "c/\n"),
            ("", "github.com/a/ "),
            ("", "git@a.b:c/"),
            ("", "We introduce the AbX dataset. AbX is available at https://a.b/c . "),
        ]);
    }

    #[test]
    fn numbers() {
        grows_with_the_text_and_no_faster(&[
            ("1", ",111"),
            ("1", "-2"),
            ("1%", " to 2%"),
            ("", "1, "),
            ("", "5% and "),
            ("by up to ", "about $ "),
            ("", "1/2"),
            ("", "two "),
            ("", "orders of "),
        ]);
    }

    #[test]
    fn names_brackets_and_cues() {
        grows_with_the_text_and_no_faster(&[
            ("", "(a "),
            ("", "improves by 3% on "),
            ("", "accuracy of 3 vs. "),
            ("", "from 3% "),
            ("We propose ", "(ABC) "),
            ("We introduce X", ", Y and Z"),
            ("", "We propose Ab Cd (AC) and Ef Gh (EG). "),
            ("We show that it (1) ", "wins 5% (2) "),
            ("datasets such as ", "A, B and "),
            ("", "MS "),
            ("", "Natural Questions-"),
            ("", "the X dataset (Y) "),
            ("X: ", "We train on X. "),
            ("", "Llama-3-"),
            ("", "Unlike MMLU. The recall was 5%. "),
            ("", "MMLU, the 7B model. "),
            ("", "We introduce the BirdBook dataset. It reaches an accuracy of 5%. "),
        ]);
    }

    #[test]
    fn releases_and_comparisons() {
        grows_with_the_text_and_no_faster(&[
            ("", "open source code "),
            ("We release ", "the code of it and "),
            ("", "falls (1% vs 2%, p<0.1) "),
            ("On SQuAD, ", "and XNet cuts the error by 1% "),
            ("Improvements over it. The model gains ", "1% in cost and "),
            ("", "our model, AbC, "),
            ("", "AbCBench (Ab & "),
            ("It gains 1%, 2% in ", "accuracy and "),
            ("On SQuAD, ", "(1) recall gains 1% "),
        ]);
    }
}
