//! Names that stand by themselves: in the title, as the subject of a sentence, and what is called after them.

use super::super::Candidate;
use super::super::kind::{class, occurrences, titled};
use super::Finder;
use crate::document::Document;
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::MODELS;
use crate::naming::{is_coined_name, is_mixed_name, run_behind};
use crate::reason::Reason;
use std::ops::Range;

impl Finder<'_, '_> {
    /// `RegMix: Data Mixture as Regression`
    pub(super) fn title(&mut self) {
        let document = self.document;
        let Some(colon) = document.find_mark(1..document.body.min(10), b':') else { return };
        // `FernReader dataset: …`
        let noun = document.has(colon - 1, Cue::DATASET)
            && !document.tokens[colon - 1].shape.has_upper()
            && !document.has(0, Cue::FUNCTION);
        let name = 0..colon - usize::from(noun && colon > 1);
        let first = &document.tokens[0];
        let whole = name.clone().all(|at| {
            let token = &document.tokens[at];
            token.is_word() || token.is_number() || document.touches(at) || document.touches(at + 1)
        });
        let coined = is_coined_name(document, name.clone()) && colon <= 6;
        let words = name.clone().filter(|at| document.tokens[*at].is_word() && !document.touches(*at)).count();
        // `O-Reader: A Framework for Notes`
        let again = || self.place_in_body(name.clone()).is_some() || said_to_be(document, colon);
        // `Trustworthy AI`: of two words, the second is a common term.
        let common = words == 1
            && document.has(colon - 1, Cue::GENERIC)
            && !document.has(colon - 1, Cue::MODEL)
            && !document.touches(colon - 1);
        // `Unpacking SDXL: …`
        let acts = document.word(0).ends_with("ing") && MODELS.names_surely(document.text, &document.tokens, 1);
        let phrase = acts || name.clone().any(|at| document.is_any(at, PHRASES));
        if common
            || (document.has(0, Cue::FUNCTION) && words > 1 || phrase && name.len() > 1)
            || self.stands_in_lower_case(name.clone())
        {
            return;
        }
        // `Programming Every Example (ProX)`: the abstract gives the short form.
        if let Some(at) = self.place_in_body(name.clone())
            && let Some(short) = self.short_behind(at..at + name.len())
        {
            self.push_sure(short, at..at + name.len());
            return;
        }
        let upper = first.shape.has_upper() || first.shape.has_inner_upper() || coined;
        if whole && upper && ((coined && words <= 2) || (words <= 4 && again())) {
            self.push(name.clone(), name, if noun { class(document, colon - 1) } else { None });
        }
    }

    /// Where the same words stand in the abstract, written with a capital.
    pub(super) fn place_in_body(&self, name: Range<usize>) -> Option<usize> {
        let document = self.document;
        occurrences(document, &name).map(|place| place.start).find(|at| document.tokens[*at].shape.has_upper())
    }

    /// Whether a phrase of several plain words stands in the abstract without capitals: a common term.
    pub(super) fn stands_in_lower_case(&self, name: Range<usize>) -> bool {
        let document = self.document;
        let plain = name.len() > 1 && !is_coined_name(document, name.clone());
        plain && occurrences(document, &name).any(|place| !document.tokens[place.start].shape.has_upper())
    }

    /// `GroundShift randomizes the contact model`: where nothing else is said, a coined name that opens a sentence as its
    /// subject and is nobody else's.
    pub(super) fn subjects(&mut self) {
        let document = self.document;
        for sentence in document.sentences.iter().filter(|sentence| sentence.start >= document.body) {
            // `By caching motifs, HelixCache reduces`: behind what stands before the subject.
            let comma = document.find_mark(sentence.start..sentence.end.min(sentence.start + 10), b',');
            let fronted = comma.filter(|_| !document.tokens[sentence.start].shape.has_inner_upper());
            let behind = fronted.and_then(|comma| subject(document, comma + 1, sentence.end));
            let Some(run) = behind.or_else(|| subject(document, sentence.start, sentence.end)) else { continue };
            self.reason = Reason::new("subject of its own sentence", Some(run.end));
            self.push(run.clone(), run, None);
        }
    }

    /// `Senna-VLM` beside Senna, `APOLLO-Mini` beside APOLLO: what the authors call after what they introduce.
    pub(super) fn variants(&mut self) {
        let document = self.document;
        let mut found = Vec::new();
        for (at, candidate) in self.found.iter().enumerate() {
            let name = candidate.name.clone();
            if self.found[..at].iter().any(|before| document.slice(before.name.clone()) == document.slice(name.clone()))
            {
                continue;
            }
            let whole = document.is_joined(&name);
            let plain = name.len() == 1
                && document.cue(name.start) == Cue::NONE
                && document.tokens[name.start].shape.starts_upper();
            if !whole || name.len() > 3 || !(plain || is_coined_name(document, name.clone())) {
                continue;
            }
            for place in occurrences(document, &name) {
                let end = document.compound_end(place.end);
                let part = place.end + 1;
                let hyphen = document.mark(place.end) == b'-' && end > part;
                let named = hyphen
                    && document.tokens[part].is_word()
                    && document.tokens[part].shape.has_upper()
                    && !document.has(part, Cue::GENERIC | Cue::MODEL)
                    && document.compound_start(place.start) == place.start;
                if named {
                    let reason = Reason::new("called after what is introduced", Some(place.start));
                    found.push(Candidate::new(place.start..end, place.start..end, None, reason));
                }
            }
        }
        self.found.extend(found);
    }
}

/// Whether the title says behind the colon what kind of thing it begins with: one that is made, and no study.
fn said_to_be(document: &Document<'_>, colon: usize) -> bool {
    let word = document.is_joined(&(0..colon)) && document.tokens[0].shape.starts_upper();
    let free = document.cue(0) == Cue::NONE && !document.word(colon - 1).ends_with("ing");
    word && free && document.is_any(colon + 1, words!["a", "an"]) && titled(document, colon).is_some()
}

/// The coined name that starts at `start` with a verb behind it.
fn subject(document: &Document<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    if !is_coined_near(document, start) {
        return None;
    }
    let run = run_behind(document, start, end).filter(|run| run.start == start && run.len() <= 3)?;
    let verb = document.word(run.end);
    let acts = verb.len() > 3
        && verb.ends_with('s')
        && !document.has(run.end, Cue::MODEL | Cue::DATASET | Cue::KIND | Cue::METRIC);
    let is = document.is(run.end, "is") && !document.figures_in(&(run.end..end)).is_empty();
    let named = (acts || is) && is_mixed_name(document, run.clone()) && !document.touches(run.end);
    named.then_some(run)
}

/// Whether one of the first few words is coined of capitals and other letters or digits, as most beginnings of sentences are not.
fn is_coined_near(document: &Document<'_>, start: usize) -> bool {
    let mut words = document.tokens.iter().skip(start).take(3);
    words.any(|word| word.shape.has_inner_upper() || word.shape.has_upper() && word.shape.has_digit())
}

/// The rule of names on which a title stands.
pub(super) const TITLE: &str = "the title stands on it";

/// Words that make a phrase of a title's beginning, and no name.
const PHRASES: Words =
    words!["beyond", "meets", "meet", "rethinking", "revisiting", "understanding", "exploring", "towards", "toward"];
