//! Slow and obvious readings of what the stages read fast, and the checks that both say the same.
//!
//! - tokens: character by character, see [`token`];
//! - the classes of a word: all lists of cues, gone through word by word;
//! - names: their letters put together and looked for in the list itself, see [`name`];
//! - figures: the number grammar tried at every byte, see [`figure`];
//! - addresses: tried at every byte, see [`address`](crate::address::reference);
//! - the sentence of a token, and the figures of a range: counted off.
//!
//! Only tests and fuzz builds have this; nothing of it is in the library that people use.

mod figure;
mod name;
mod token;

use crate::document::Document;
use crate::lexicon::gazetteer::{DATASETS, MODELS};
use crate::lexicon::{self, Cue};

/// Checks all stages on a text, and panics where one of them reads it otherwise than its reference.
pub(crate) fn check(text: &str) {
    crate::address::reference::check(text);
    let document = Document::new(text, 0);
    token::check(&document);
    classes_are_those_of_the_lists(&document);
    name::check(&document, &DATASETS, &name::DATASETS);
    name::check(&document, &MODELS, &name::MODELS);
    figure::check(&document);
    places_are_as_counted(&document);
}

fn classes_are_those_of_the_lists(document: &Document<'_>) {
    for (at, token) in document.tokens.iter().enumerate().filter(|(_, token)| token.is_word()) {
        let word = document.word(at);
        let lists = lexicon::WORDS
            .iter()
            .filter(|(_, words)| words.split_ascii_whitespace().any(|listed| listed == word.to_ascii_lowercase()));
        let mut phrases = lexicon::PHRASES.iter().flat_map(|(_, phrases)| phrases.split(", "));
        let begins = phrases.any(|phrase| phrase.starts_with(&format!("{} ", word.to_ascii_lowercase())));
        let begins = if begins { Cue::PAIR } else { Cue::NONE };
        let listed = lists.fold(begins, |all, (cue, _)| all | *cue);
        assert_eq!(lexicon::cues().get(token.hash), listed, "the classes of {word:?}");
    }
}

fn places_are_as_counted(document: &Document<'_>) {
    let mut end = 0;
    for (at, sentence) in document.sentences.iter().enumerate() {
        assert!(sentence.start == end && sentence.end > end, "{:?} of {:?}", document.sentences, document.text);
        end = sentence.end;
        for token in sentence.clone() {
            assert_eq!(document.sentence_of(token), at, "token {token} of {:?}", document.text);
        }
        let inside = |figure: &crate::document::Figure| sentence.contains(&figure.first);
        let first = document.figures.iter().position(inside);
        let count = document.figures.iter().filter(|figure| inside(figure)).count();
        let found = document.figures_in(sentence);
        assert_eq!((found.len(), first.unwrap_or(found.start)), (count, found.start), "of {:?}", document.text);
    }
    assert_eq!(end, document.tokens.len() - 1, "the sentences cover all tokens of {:?}", document.text);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    /// Pieces that the stages treat apart, strung together in any order.
    const PIECES: &[&str] = &[
        " ",
        "\n",
        "\n\n",
        "\n  ",
        "\u{a0}",
        "\u{200b}",
        "a",
        "Word",
        "WORD",
        "wOrd",
        "É",
        "né",
        "提升",
        "7",
        "54.6",
        ".5",
        "1.2.3",
        "2,672",
        "1e9",
        "1/16",
        "%",
        "\\%",
        "x",
        "×",
        "-fold",
        " million",
        "B",
        "k",
        "seven",
        "fourteen",
        "ninefold",
        "doubles",
        "orders of magnitude",
        "\\",
        "\\times",
        "\\,",
        "$",
        "{",
        "}",
        "_",
        "@",
        "#",
        "^",
        "-",
        "–",
        "~",
        "±",
        "+",
        " to ",
        "between ",
        " and ",
        "C4",
        "CIFAR",
        "10",
        "100",
        "MS",
        "MARCO",
        "SQuAD",
        "v2.0",
        "Llama",
        "2",
        "Qwen2.5",
        "Books",
        "The",
        "Pile",
        "&",
        "'",
        "https://",
        "http:",
        "github.com/",
        "a.b",
        ".io",
        "git@",
        ":",
        "/",
        "www.",
        "user:word@",
        "ftp://",
        "99999",
        "😀",
        "\u{301}",
        "\0",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn fast_and_slow_say_the_same(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..30)) {
            super::check(&pieces.concat());
        }

        #[test]
        fn fast_and_slow_say_the_same_of_any_characters(text in "(?s).{0,60}") {
            super::check(&text);
        }
    }
}
