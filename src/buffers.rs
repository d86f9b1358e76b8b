//! The lists that a document is made of, kept by each thread for its next text: most texts are short, and to ask for their
//! memory anew takes as long as a stage.

use crate::document::Figure;
use crate::lexicon::Cue;
use crate::rows::Rows;
use crate::sentence::Numbers;
use crate::token::Lexed;
use std::cell::Cell;
use std::ops::Range;

/// Empty lists.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    pub(crate) lexed: Lexed,
    pub(crate) cues: Vec<Cue>,
    pub(crate) rows: Rows,
    pub(crate) tags: Vec<u8>,
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) numbers: Numbers,
    pub(crate) figures: Vec<Figure>,
}

/// Lists for more tokens are given back: one long text does not hold its memory for ever.
const MOST_TOKENS: usize = 1 << 12;

thread_local! {
    static KEPT: Cell<Buffers> = Cell::default();
}

impl Buffers {
    /// Those that the thread has kept, or new ones where it has none or is about to end.
    pub(crate) fn take() -> Self {
        KEPT.try_with(Cell::take).unwrap_or_default()
    }

    /// Empties the lists and keeps them.
    pub(crate) fn keep(mut self) {
        if self.lexed.tokens.capacity() > MOST_TOKENS {
            return;
        }
        self.lexed.tokens.clear();
        self.lexed.breaks.clear();
        self.cues.clear();
        self.rows.clear();
        self.tags.clear();
        self.sentences.clear();
        self.numbers.clear();
        self.figures.clear();
        // A thread that is about to end keeps nothing.
        let _ = KEPT.try_with(|kept| kept.set(self));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn a_text_is_read_alike_in_new_and_kept_lists() {
        let texts = ["A 7B model reaches 92.3% on SQuAD. See https://a.b/c.", "", "Ten owls.\n\nWe train on C4."];
        let read = |text| format!("{:?}", Document::new(text, 0));
        let new = texts.map(|text| std::thread::spawn(move || read(text)).join().unwrap());
        assert_eq!(texts.map(read), new);
        assert_eq!(texts.map(read), new, "once more");
    }

    #[test]
    fn what_a_long_text_took_is_given_back() {
        drop(Document::new("a 7B model ", 0));
        assert!((1..=MOST_TOKENS).contains(&Buffers::take().lexed.tokens.capacity()));
        drop(Document::new(&"a 7B model ".repeat(5_000), 0));
        assert_eq!(Buffers::take().lexed.tokens.capacity(), 0);
    }

    #[test]
    fn a_thread_that_ends_reads_texts_too() {
        struct Last;
        impl Drop for Last {
            fn drop(&mut self) {
                assert_eq!(crate::extract("a 7B model").model_sizes.len(), 1);
            }
        }
        thread_local! {
            static LAST: Last = const { Last };
        }
        let ended = std::thread::spawn(|| {
            LAST.with(|_| ());
            drop(crate::extract("a 3B model"));
        });
        assert!(ended.join().is_ok());
    }
}
