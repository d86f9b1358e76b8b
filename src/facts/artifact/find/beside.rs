//! Names that stand beside what they are: `a new detector, X`, `the proposed X`, `X, our detector,`.

use super::super::Candidate;
use super::super::kind::class;
use super::Finder;
use crate::document::Document;
use crate::hash::words;
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::MODELS;
use crate::naming::{is_coined_name, is_mixed_name, run_before, run_behind};
use crate::reason::Reason;
use crate::token::TokenKind;
use std::ops::Range;

impl Finder<'_, '_> {
    /// `a new pre-training framework, X, that`, `a novel X model`, `a compact detector (X)`: a coined name in the object.
    pub(super) fn apposed(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        let window = verb + 1..(verb + 26).min(sentence.end);
        // `two algorithms (HelixA and HelixB)`
        let count = window.start..window.end.min(window.start + 5);
        let counted = || count.clone().any(|at| document.is_any(at, words!["two", "three", "four"]));
        // `we release popular models, X and Y`
        if self.is_others(verb + 1) {
            return;
        }
        let mut object = window.start + 1;
        for at in document.having(object..window.end, Cue::CAPITAL) {
            if (object..=at).any(|at| self.leaves_object(at)) {
                return;
            }
            object = at + 1;
            let before = self.before_type(at, verb);
            let bracket = self.opens_bracket(before, &counted) || self.names_kind_behind(before, verb);
            let opened = bracket
                || document.has(before, Cue::KIND | Cue::MODEL | Cue::DATASET | Cue::ADJECTIVE)
                || matches!(document.mark(before), b',' | b':')
                || document.is(before, "namely");
            let free = !document.touches(at) || bracket || before + 1 < at;
            if !(opened && free) {
                continue;
            }
            // `We propose AXTO (Apt eXtra Task Optimization)`: the words of the name.
            let open = (verb..at).rev().find(|at| matches!(document.mark(*at), b'(' | b')'));
            let open = open.filter(|open| document.mark(*open) == b'(' && *open > 0);
            if open.is_some_and(|open| document.tokens[open - 1].shape.has_inner_upper()) {
                continue;
            }
            // `a new method, Tuned Regression with Averages (TRA)`
            let open = document.find_mark(at + 2..sentence.end.min(at + 14), b'(');
            let pair = open.and_then(|open| self.pair_from(open, at)).filter(|(_, long)| *long == at);
            if let Some((short, _)) = pair {
                self.push_sure(short.clone(), short);
                return;
            }
            if self.titled_phrase(at, sentence.end) {
                return;
            }
            let Some(run) = run_behind(document, at, sentence.end).and_then(|run| self.trimmed(run)) else { continue };
            let ends = document.mark(run.end) != 0
                || run.end >= sentence.end
                || document.has(run.end, Cue::FUNCTION | Cue::MODEL | Cue::KIND | Cue::DATASET | Cue::CLAUSE);
            // `namely Clip-Fern`
            let given = document.is(before, "namely") && run.len() > 1 && document.is_joined(&run);
            let named = given || is_coined_name(document, run.clone()) || self.short_behind(run.clone()).is_some();
            if !(named && ends && run.start == at) {
                continue;
            }
            if !bracket {
                self.push_with_short(run.clone());
                self.listed(&run, &sentence);
                return;
            }
            // `an open model (Qwen2.5VL)` is another's.
            let known = MODELS.names_surely(document.text, &document.tokens, at);
            if is_mixed_name(document, run.clone()) && !known {
                self.push(run.clone(), run.clone(), None);
                self.listed(&run, &sentence);
            }
        }
    }

    /// Whether what the verb makes ends before the token, or is another's.
    fn leaves_object(&self, at: usize) -> bool {
        let document = self.document;
        // `an effective yet efficient model X`
        let joins = document.is_any(at, words!["yet", "but"]) && !document.has(at + 1, Cue::FUNCTION);
        let clause = document.has(at, Cue::CLAUSE | Cue::USING) && !document.has(at, Cue::ARTICLE);
        clause && !joins && !document.touches(at)
            || document.mark(at) == b';'
            || document.is_any(at, words!["based", "to"])
                && !document.tokens[at].shape.has_upper()
                && !document.touches(at)
            || self.is_others(at)
    }

    /// Whether the word says of what it describes that it was there before.
    fn is_others(&self, at: usize) -> bool {
        let document = self.document;
        let others = document.is_any(at, words!["existing", "popular", "previous", "prior"]);
        others && !document.tokens[at].shape.has_upper()
    }

    /// The token before a name, commands and marks of its type and its quotation marks stepped over.
    fn before_type(&self, at: usize, floor: usize) -> usize {
        let document = self.document;
        let set = |at: &usize| {
            document.tokens[*at].kind == TokenKind::Command || matches!(document.mark(*at), b'$' | b'{' | b'`' | b'"')
        };
        (floor..at).rev().find(|at| !set(at)).unwrap_or(floor)
    }

    /// Whether a bracket opens here behind a thing that could be named in it, one thing or so many as have been counted.
    fn opens_bracket(&self, open: usize, counted: &dyn Fn() -> bool) -> bool {
        let document = self.document;
        let noun = open.saturating_sub(1);
        document.mark(open) == b'('
            && (class(document, noun).is_some() || document.has(noun, Cue::KIND))
            && (!document.word(noun).ends_with('s') || counted())
    }

    /// `the scan repairer (ReScan) framework`: the first bracket in the object, with one coined word that no words before it
    /// are short for, before a kind of thing.
    fn names_kind_behind(&self, open: usize, verb: usize) -> bool {
        let document = self.document;
        if document.mark(open) != b'(' {
            return false;
        }
        let short = open + 1..document.compound_end(open + 2);
        document.mark(short.end) == b')'
            && document.has(short.end + 1, Cue::KIND | Cue::MODEL)
            && document.marks(verb..open, b'(').next().is_none()
            && document.tokens[open - 1].is_word()
            && is_mixed_name(document, short)
            && self.pair_from(open, verb).is_none()
    }

    /// `…, and X, a search procedure`: another coined name later in the sentence.
    pub(super) fn coordinated(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        for at in document.having(verb + 2..sentence.end.saturating_sub(1), Cue::CONJUNCTION).map(|at| at + 1) {
            let Some(run) = run_behind(document, at, sentence.end).filter(|run| run.start == at) else { continue };
            let apposed = document.mark(run.end) == b',' && document.has(run.end + 1, Cue::ARTICLE);
            if apposed && is_coined_name(document, run.clone()) {
                self.push_with_short(run);
            }
        }
    }

    /// `We propose A (…) along with a pre-training method with random order (PROD)`: a second long name of a kind of thing,
    /// joined to the first, with its short form.
    pub(super) fn coordinated_pairs(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        let brackets = document.marks(verb + 3..sentence.end.min(verb + 48), b'(');
        for open in brackets {
            let Some((short, long)) = self.pair_from(open, verb) else { continue };
            let near = long.saturating_sub(5).max(verb)..long;
            let joint = near.clone().rev().find(|at| document.has(*at, Cue::CONJUNCTION) || document.is(*at, "along"));
            // `a unified approach -- preference optimization (PO) -- which`
            let apposed = long > verb + 1 && document.mark(long - 1) == b'-' && !document.touches(long);
            let Some(start) = (if apposed { Some(verb) } else { joint }) else { continue };
            // `and an oak estimation (OE) module`
            let part = document.is_any(short.end + 1, words!["module", "mechanism", "strategy", "scheme"]);
            let kind = part || (start..open).any(|at| class(document, at).is_some());
            let other = document.any(near, Cue::COMPARE | Cue::WIN);
            if kind && !other {
                self.push_sure(short.clone(), short);
            }
        }
    }

    /// `we propose Union Set Encoding (USE) and Sparse Gate Attention (SGA)`: a pair with capitals that is joined to one that
    /// is taken behind this verb, from `first` on.
    pub(super) fn joined_pairs(&mut self, verb: usize, first: usize, sentence: Range<usize>) {
        let document = self.document;
        for open in document.marks(verb + 3..sentence.end.min(verb + 48), b'(') {
            let Some((short, long)) = self.pair_from(open, verb) else { continue };
            let mut joint = long;
            while joint > verb + 1 && (document.has(joint - 1, Cue::CONJUNCTION) || document.mark(joint - 1) == b',') {
                joint -= 1;
            }
            let before =
                |candidate: &Candidate| candidate.name.end + 1 == joint && document.mark(candidate.name.end) == b')';
            if joint < long && document.tokens[long].shape.has_upper() && self.found[first..].iter().any(before) {
                self.push_sure(short.clone(), short);
            }
        }
    }

    /// `our proposed model X`, `the proposed system X`, `the proposed X`
    pub(super) fn owned(&mut self, first: usize, sentence: Range<usize>) {
        let document = self.document;
        let proposed = document.having(first..sentence.end, Cue::INTRODUCE).filter(|at| document.is(*at, "proposed"));
        for at in proposed {
            let ours = at > sentence.start && document.is_any(at - 1, words!["the", "our"]);
            self.reason = Reason::new("the proposed", Some(at));
            let run = run_behind(document, at + 1, sentence.end).filter(|run| run.start == at + 1 && ours);
            if let Some(run) = run.and_then(|run| self.trimmed(run)).filter(|run| is_coined_name(document, run.clone()))
            {
                self.push_with_short(run);
            }
        }
        for noun in document.having(first + 1..sentence.end, Cue::KIND | Cue::MODEL) {
            let proposed = (noun.saturating_sub(5).max(first)..noun).any(|at| document.is(at, "proposed"));
            let start = noun + 1;
            // `the proposed off-policy Lyapunov function`
            let inner = document.touches(noun) && document.mark(noun - 1) == b'-';
            if !proposed || inner || document.touches(start) {
                continue;
            }
            self.reason = Reason::new("the proposed", Some(noun));
            let run = run_behind(document, start, sentence.end).filter(|run| run.start == start);
            if let Some(run) = run {
                self.push_with_short(run);
            }
        }
    }

    /// `HelixLite, our compact detector, runs`, `our compact detector, HelixLite, runs`: a coined name beside what the authors
    /// say that it is.
    pub(super) fn described(&mut self, our: usize, sentence: Range<usize>) {
        let document = self.document;
        let phrase = (our + 1..sentence.end.min(our + 10)).take_while(|at| {
            let word = document.tokens[*at].is_word() && !document.has(*at, Cue::FUNCTION);
            word || document.mark(*at) == b'-' && document.touches(*at)
        });
        let comma = phrase.last().map_or(our + 1, |last| last + 1);
        let noun = if document.mark(comma) == b',' { class(document, comma - 1) } else { None };
        let run = noun.and_then(|_| run_behind(document, comma + 1, sentence.end)).filter(|run| run.start == comma + 1);
        if let Some(run) = run.filter(|run| is_mixed_name(document, run.clone())) {
            self.reason = Reason::new("described as the authors' own", Some(comma - 1));
            // `our approach, EXplainable Sorting of Orders (ExSO)`
            if !self.bracketed(run.start, sentence.end) {
                self.push_with_short(run);
            }
        }
        if our < sentence.start + 2 || document.mark(our - 1) != b',' {
            return;
        }
        let Some(run) = run_before(document, our - 1, sentence.start) else { return };
        let starts = run.start == sentence.start;
        let noun = (our + 1..sentence.end.min(our + 7))
            .take_while(|at| document.tokens[*at].is_word() || document.mark(*at) == b'-')
            .find(|at| {
                let kind = document.has(*at, Cue::KIND | Cue::MODEL | Cue::DATASET);
                document.mark(at + 1) == b',' && starts || kind && ends_description(document, at + 1)
            });
        // `Compared to HelixNet, our model gains`: another subject follows.
        let subject = starts || document.any(sentence.start..run.start, Cue::AUTHORS);
        if subject && noun.is_some() && is_mixed_name(document, run.clone()) {
            self.reason = Reason::new("described as the authors' own", noun);
            self.push(run.clone(), run, None);
        }
    }

    /// `The method, CentroidPrompt, adds`: a coined name between commas behind the first noun of a sentence.
    pub(super) fn apposed_subject(&mut self, sentence: Range<usize>) {
        let document = self.document;
        if !document.has(sentence.start, Cue::ARTICLE) || sentence.start < document.body {
            return;
        }
        let Some(comma) = document.find_mark(sentence.start..sentence.end.min(sentence.start + 12), b',') else {
            return;
        };
        let known = document.any(sentence.start..comma, Cue::DATASET | Cue::COMPARE);
        let run = run_behind(document, comma + 1, sentence.end)
            .filter(|run| run.start == comma + 1 && is_mixed_name(document, run.clone()) && !known);
        let Some(run) = run else { return };
        self.reason = Reason::new("apposition to the subject", Some(comma));
        // `The two models, HelixLite and HelixMax, gain`
        let before = self.found.len();
        let end = self.listed(&run, &sentence);
        if document.mark(end) == b',' {
            self.push(run.clone(), run, None);
        } else {
            self.found.truncate(before);
        }
    }
}

/// Whether a description of a name ends before the token.
fn ends_description(document: &Document<'_>, at: usize) -> bool {
    matches!(document.mark(at), b',' | b'.' | b';') || document.has(at, Cue::ON | Cue::OF | Cue::FROM | Cue::CLAUSE)
}
