//! The stages one by one, for benches. No part of the interface.

use crate::address::addresses;
use crate::claim::{Claims, claims};
use crate::clause::{Description, describe};
use crate::document::{Document, classes_into};
use crate::facts::Source;
use crate::lexicon::gazetteer::DATASETS;
use crate::naming::{self, Name};
use crate::record::Record;
use crate::sentence::cut_into;
use crate::token::lex;

/// What all stages have made of a text; each can be run once more on what stands to its left, and says how much it made.
#[derive(Debug)]
pub struct Stages<'t> {
    document: Document<'t>,
    claims: Claims,
    names: Vec<Name>,
    descriptions: Vec<Description>,
}

impl<'t> Stages<'t> {
    #[must_use]
    pub fn new(text: &'t str, title: usize) -> Self {
        let document = Document::new(text, title);
        let claims = claims(&document);
        let names = naming::names(&document, &DATASETS);
        let descriptions = describe(&document, &claims, &names);
        Self { document, claims, names, descriptions }
    }

    /// Addresses, tokens and sentences.
    #[must_use]
    pub fn lexing(&self) -> usize {
        let text = self.document.text;
        let lexed = lex(text, addresses(text).iter().map(|address| address.span));
        let mut sentences = Vec::new();
        cut_into(&mut sentences, text, &lexed.tokens, &lexed.breaks);
        lexed.tokens.len() + sentences.len()
    }

    /// The classes of words, and where names may begin.
    #[must_use]
    pub fn lexicon(&self) -> usize {
        let (text, tokens) = (self.document.text, &self.document.tokens);
        let mut cues = Vec::new();
        classes_into(&mut cues, text, tokens);
        cues.len() + DATASETS.candidates(text, tokens, self.document.telling()).count()
    }

    /// Figures.
    #[must_use]
    pub fn quantities(&self) -> usize {
        let mut figures = Vec::new();
        self.document.read_figures(&mut figures);
        figures.len()
    }

    /// What figures are.
    #[must_use]
    pub fn claims(&self) -> usize {
        claims(&self.document).verdicts.len()
    }

    /// Names of datasets.
    #[must_use]
    pub fn names(&self) -> usize {
        naming::names(&self.document, &DATASETS).len()
    }

    /// What figures speak of.
    #[must_use]
    pub fn clauses(&self) -> usize {
        describe(&self.document, &self.claims, &self.names).len()
    }

    /// The fields of all facts.
    #[must_use]
    pub fn facts(&self) -> usize {
        let (document, claims) = (&self.document, &self.claims);
        let source = Source::new(document, claims, &self.names, &self.descriptions);
        let mut facts = 0;
        drop(Record::find(&source, |_| facts += 1));
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_says_how_much_it_made() {
        let stages = Stages::new("We train a 7B model on C4 and Wikipedia. It reaches 92.3% on SQuAD.", 0);
        let made = [stages.lexing(), stages.lexicon(), stages.quantities(), stages.claims()];
        assert_eq!(made, [21, 22, 2, 2]);
        assert_eq!([stages.names(), stages.clauses(), stages.facts()], [3, 2, 5]);
    }
}
