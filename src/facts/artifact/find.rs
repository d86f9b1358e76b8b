//! Finds the names: where the title stands on one, where the authors introduce, train or call something so.

use super::kind::{class, kind, occurrences};
use super::{Artifact, ArtifactKind, Candidate, Finding, Source};
use crate::document::Document;
use crate::facts::name_key;
use crate::hash::{Word, words};
use crate::latex;
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::{DATASETS, MODELS};
use crate::naming::{
    Evidence, is_coined_name, is_mixed_name, is_plural_acronym, long_start, pairing_behind, run_behind,
};
use crate::reason::Reason;
use crate::span::Span;
use crate::token::TokenKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// All names that the paper introduces, one fact each.
pub(super) fn artifacts<'t>(source: &Source<'_, 't>) -> Vec<Finding<Artifact<'t>>> {
    let document = source.document;
    let reason = Reason::new(TITLE, None);
    let mut found = Finder { document, found: Vec::new(), reason };
    found.title();
    for at in 0..document.sentences.len() {
        found.sentence(document.sentence(at), document.said(at));
    }
    for name in source.names.iter().filter(|name| name.evidence == Evidence::Introduced) {
        found.reason = name.reason;
        // `a benchmark`, but `a challenge set`
        let noun = name.reason.cues[0].filter(|noun| !document.is(noun + 1, "set"));
        let kind = noun.and_then(|noun| class(document, noun)).filter(|kind| *kind == ArtifactKind::Benchmark);
        found.push(name.head(), name.tokens.clone(), Some(kind.unwrap_or(ArtifactKind::Dataset)));
    }
    if found.found.is_empty() {
        found.subjects();
    }
    found.variants();
    found.facts()
}

struct Finder<'d, 't> {
    document: &'d Document<'t>,
    found: Vec<Candidate>,
    /// Why what is found next is taken.
    reason: Reason,
}

impl<'t> Finder<'_, 't> {
    /// `RegMix: Data Mixture as Regression`
    fn title(&mut self) {
        let document = self.document;
        let Some(colon) = document.find_mark(1..document.body.min(10), b':') else { return };
        let name = 0..colon;
        let first = &document.tokens[0];
        let whole = name.clone().all(|at| {
            let token = &document.tokens[at];
            token.is_word() || token.is_number() || document.touches(at) || document.touches(at + 1)
        });
        let coined = is_coined_name(document, name.clone()) && colon <= 6;
        let words = name.clone().filter(|at| document.tokens[*at].is_word() && !document.touches(*at)).count();
        let again = || self.place_in_body(name.clone()).is_some();
        let phrase = name.clone().any(|at| document.is_any(at, PHRASES));
        if (document.has(0, Cue::FUNCTION) || phrase) && words > 1 || self.stands_in_lower_case(name.clone()) {
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
            self.push(name.clone(), name, None);
        }
    }

    /// Where the same words stand in the abstract, written with a capital.
    fn place_in_body(&self, name: Range<usize>) -> Option<usize> {
        self.places(name).find(|at| self.document.tokens[*at].shape.has_upper())
    }

    /// Where the same words stand in the abstract, in any case.
    fn places(&self, name: Range<usize>) -> impl Iterator<Item = usize> {
        let document = self.document;
        let last = document.tokens.len().saturating_sub(name.len());
        let hash = document.tokens[name.start].hash;
        let body = document.tokens[document.body.min(last)..last].iter().zip(document.body..);
        let starts = body.filter(move |(token, _)| token.hash == hash).map(|(_, at)| at);
        starts.filter(move |at| self.is_same(name.clone(), *at))
    }

    /// Whether the tokens at `at` are those of the name, in any case.
    fn is_same(&self, name: Range<usize>, at: usize) -> bool {
        let tokens = &self.document.tokens;
        name.clone().all(|n| {
            let (one, other) = (&tokens[n], tokens.get(at + n - name.start));
            other.is_some_and(|other| one.hash == other.hash && one.kind == other.kind)
        })
    }

    /// `GroundShift randomizes the contact model`: where nothing else is said, a coined name that opens a sentence as its
    /// subject and is nobody else's.
    fn subjects(&mut self) {
        let document = self.document;
        for sentence in document.sentences.iter().filter(|sentence| sentence.start >= document.body) {
            // `By caching motifs, HelixCache reduces`: behind what stands before the subject.
            let comma = document.find_mark(sentence.start..sentence.end.min(sentence.start + 10), b',');
            let fronted = comma.filter(|_| !document.tokens[sentence.start].shape.has_inner_upper());
            let fronted = fronted.map(|comma| comma + 1).filter(|at| self.is_subject(*at, sentence.end));
            let start = fronted.unwrap_or(sentence.start);
            let Some(run) =
                run_behind(document, start, sentence.end).filter(|run| run.start == start && run.len() <= 3)
            else {
                continue;
            };
            self.reason = Reason::new("subject of its own sentence", Some(run.end));
            if self.is_subject(start, sentence.end) {
                self.push(run.clone(), run, None);
            }
        }
    }

    /// Whether a coined name with a verb behind it starts at `start`.
    fn is_subject(&self, start: usize, end: usize) -> bool {
        let document = self.document;
        let Some(run) = run_behind(document, start, end).filter(|run| run.start == start && run.len() <= 3) else {
            return false;
        };
        let verb = document.word(run.end);
        let acts = verb.len() > 3
            && verb.ends_with('s')
            && !document.has(run.end, Cue::MODEL | Cue::DATASET | Cue::KIND | Cue::METRIC);
        let is = document.is(run.end, "is") && !document.figures_in(&(run.end..end)).is_empty();
        (acts || is) && is_mixed_name(document, run.clone()) && !document.touches(run.end)
    }

    /// `Senna-VLM` beside Senna, `APOLLO-Mini` beside APOLLO: what the authors call after what they introduce.
    fn variants(&mut self) {
        let document = self.document;
        let mut found = Vec::new();
        for candidate in &self.found {
            let name = candidate.name.clone();
            let whole = name.clone().skip(1).all(|at| document.touches(at));
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
                    found.push(Candidate { name: place.start..end, mention: place.start..end, kind: None, reason });
                }
            }
        }
        self.found.extend(found);
    }

    /// Whether a phrase of several plain words stands in the abstract without capitals: a common term.
    fn stands_in_lower_case(&self, name: Range<usize>) -> bool {
        let document = self.document;
        let plain = name.len() > 1 && !is_coined_name(document, name.clone());
        plain && self.places(name).any(|at| !document.tokens[at].shape.has_upper())
    }

    /// What a sentence with words of these classes introduces.
    fn sentence(&mut self, sentence: Range<usize>, said: Cue) {
        if said.any(Cue::INTRODUCE | Cue::COLLECT) {
            self.introduced(sentence.clone());
        }
        if said.any(Cue::INTRODUCE) {
            self.owned(sentence.clone());
        }
        self.apposed_subject(sentence.clone());
        if said.any(Cue::TRAIN) {
            self.trained(sentence.clone());
        }
        if said.any(Cue::NAMED | Cue::CALL) {
            self.named(sentence);
        }
    }

    /// `we propose X`, `this paper introduces a novel framework, X`, `we present emulated fine-tuning (EFT)`
    fn introduced(&mut self, sentence: Range<usize>) {
        let document = self.document;
        for verb in document.having(sentence.clone(), Cue::INTRODUCE | Cue::COLLECT) {
            self.reason = Reason::new("the authors introduce it", Some(verb));
            self.passive(verb, sentence.clone());
            if !self.is_making(verb, sentence.clone()) {
                continue;
            }
            self.coordinated_pairs(verb, sentence.clone());
            let start = self.object_start(verb, sentence.end);
            let title = self.found.first().map(|title| title.name.clone()).filter(|title| title.end <= document.body);
            if title.is_some_and(|title| title.len() > 1 && self.is_same(title, start))
                || self.shortened(start, sentence.clone())
            {
                continue;
            }
            self.chain(start, sentence.clone());
            self.apposed(verb, sentence.clone());
            self.coordinated(verb, sentence.clone());
        }
    }

    /// `The method, CentroidPrompt, adds`: a coined name between commas behind the first noun of a sentence.
    fn apposed_subject(&mut self, sentence: Range<usize>) {
        let document = self.document;
        if !document.has(sentence.start, Cue::ARTICLE) || sentence.start < document.body {
            return;
        }
        let Some(comma) = document.find_mark(sentence.start..sentence.end.min(sentence.start + 12), b',') else {
            return;
        };
        let run = run_behind(document, comma + 1, sentence.end).filter(|run| run.start == comma + 1);
        let known = document.any(sentence.start..comma, Cue::DATASET | Cue::COMPARE);
        self.reason = Reason::new("apposition to the subject", Some(comma));
        if let Some(run) =
            run.filter(|run| is_mixed_name(document, run.clone()) && document.mark(run.end) == b',' && !known)
        {
            self.push(run.clone(), run, None);
        }
    }

    /// `we pre-train BioHerald from scratch`, `we obtain RotaPrompt`
    fn trained(&mut self, sentence: Range<usize>) {
        let document = self.document;
        for at in document.having(sentence.start + 1..sentence.end, Cue::TRAIN) {
            // `we release RiverBench and train RiverLM on it`
            let joined = document.has(at - 1, Cue::CONJUNCTION) && document.any(sentence.start..at, Cue::AUTHORS);
            let near = at.saturating_sub(4).max(sentence.start)..at;
            let ours = joined || document.any(near, Cue::AUTHORS) || document.is(at, "obtain");
            if !ours {
                continue;
            }
            self.reason = Reason::new("the authors train it", Some(at));
            let run = run_behind(document, at + 1, sentence.end).filter(|run| run.start == at + 1);
            let alone = |end: usize| document.mark(end) != 0 || document.has(end, Cue::FROM | Cue::ON | Cue::CLAUSE);
            if let Some(run) = run.filter(|run| is_mixed_name(document, run.clone()) && alone(run.end)) {
                self.push(run.clone(), run, None);
            }
        }
    }

    /// Where the object of a verb starts behind articles, adjectives and quotation marks.
    fn object_start(&self, verb: usize, end: usize) -> usize {
        let document = self.document;
        let filler = |at: usize| {
            let word = document.has(at, Cue::ARTICLE | Cue::ADJECTIVE) && !document.touches(at + 1);
            let mark = matches!(document.mark(at), b':' | b'`' | b'"' | b'{');
            word || mark || document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Command)
        };
        (verb + 1..end.min(verb + 8)).find(|at| !filler(*at)).unwrap_or(end)
    }

    /// `a course learning (MCL) method is proposed`
    fn passive(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        if !document.is_any(verb, words!["proposed", "presented", "introduced", "developed"]) {
            return;
        }
        let Some(copula) = (sentence.start..verb).rev().take(3).find(|at| document.has(*at, Cue::COPULA)) else {
            return;
        };
        let Some(close) = (sentence.start..copula).rev().take(4).find(|at| document.mark(*at) == b')') else { return };
        let Some(open) = (sentence.start..close).rev().take(7).find(|at| document.mark(*at) == b'(') else { return };
        self.pair(open, sentence.start);
    }

    /// `…, and X, a search procedure`: another coined name later in the sentence.
    fn coordinated(&mut self, verb: usize, sentence: Range<usize>) {
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
    fn coordinated_pairs(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        let brackets = document.marks(verb + 3..sentence.end.min(verb + 48), b'(');
        for open in brackets {
            let Some((short, long)) = self.pair_from(open, verb) else { continue };
            let near = long.saturating_sub(5).max(verb)..long;
            let joined = near.clone().any(|at| document.has(at, Cue::CONJUNCTION) || document.is(at, "along"));
            let kind = (near.start..open).any(|at| class(document, at).is_some());
            let other = document.any(near, Cue::COMPARE | Cue::WIN);
            if joined && kind && !other {
                self.push_sure(short.clone(), short);
            }
        }
    }

    /// `our proposed model X`, `the proposed system X`
    fn owned(&mut self, sentence: Range<usize>) {
        let document = self.document;
        for noun in document.having(sentence.clone(), Cue::KIND | Cue::MODEL) {
            let near = noun.saturating_sub(5).max(sentence.start)..noun;
            let proposed = document.having(near, Cue::INTRODUCE).any(|at| document.is(at, "proposed"));
            let start = noun + 1;
            if !proposed || document.touches(start) {
                continue;
            }
            self.reason = Reason::new("the proposed", Some(noun));
            let run = run_behind(document, start, sentence.end).filter(|run| run.start == start);
            if let Some(run) = run {
                self.push_with_short(run);
            }
        }
    }

    /// Whether the verb at `verb` has the authors, their paper or their work for a subject.
    fn is_making(&self, verb: usize, sentence: Range<usize>) -> bool {
        let document = self.document;
        if verb > sentence.start && (document.has(verb - 1, Cue::COPULA) || document.is(verb - 1, "been")) {
            return false;
        }
        let before = verb.saturating_sub(14).max(sentence.start)..verb;
        let subject = before.clone().rev().find(|at| {
            document.has(*at, Cue::AUTHORS) || (document.tokens[*at].is_word() && document.has(*at, Cue::COPULA))
        });
        let authors = subject.is_some_and(|at| {
            document.has(at, Cue::AUTHORS)
                && !(document.is(at, "our") && document.has(verb - 1, Cue::MODEL | Cue::KIND))
        });
        let participle = document.word(verb).ends_with("ing") && document.any(sentence, Cue::AUTHORS);
        let past_use = document.is(verb + 1, "by") || document.is(verb + 1, "in") || document.is(verb + 1, "on");
        (authors || participle) && !past_use
    }

    /// `X, Y and Z` behind a verb of introduction.
    fn chain(&mut self, mut at: usize, sentence: Range<usize>) {
        let document = self.document;
        while let Some(run) = run_behind(document, at, sentence.end).filter(|run| run.start <= at + 1) {
            let Some(run) = self.trimmed(run) else { return };
            // `Gemma 3, a multimodal addition`: a version that the field knows belongs to the name.
            let known = MODELS.longest(document.text, &document.tokens, run.start).map_or(0, |known| known.end);
            let run = run.start..run.end.max(known).min(sentence.end);
            let end = run.end;
            // `introduce XBRL tagging as a task`: the name only describes.
            let describes = document.tokens.get(end).is_some_and(|next| next.is_word() && !next.touches_previous())
                && !document.has(
                    end,
                    Cue::FUNCTION | Cue::KIND | Cue::MODEL | Cue::DATASET | Cue::CLAUSE | Cue::CONJUNCTION | Cue::ON,
                );
            // `we introduce Gemma 3, a multimodal addition`: by its own paper a name that the field knows is introduced too.
            let described = document.mark(end) == b',' && document.is_any(end + 1, words!["a", "an"]);
            match (describes, described) {
                (true, _) => {}
                (false, true)
                    if self.short_behind(run.clone()).is_none() && is_coined_name_or_known(document, &run) =>
                {
                    self.push_sure(run.clone(), run.clone());
                }
                (false, _) => self.push_with_short(run.clone()),
            }
            let joined = document.has(end, Cue::CONJUNCTION)
                || (document.mark(end) == b',' && document.has(end + 1, Cue::CONJUNCTION));
            if !joined {
                return;
            }
            at = (end..end + 4)
                .find(|at| !document.has(*at, Cue::CONJUNCTION | Cue::ARTICLE) && document.mark(*at) != b',')
                .unwrap_or(sentence.end);
        }
    }

    /// `a new pre-training framework, X, that`, `a novel X model`, `the proposed system X`: a coined name in the object.
    fn apposed(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        let window = verb + 1..(verb + 26).min(sentence.end);
        for at in window.clone().skip(1) {
            if document.has(at, Cue::CLAUSE | Cue::USING) && !document.has(at, Cue::ARTICLE)
                || document.mark(at) == b';'
                || document.is(at, "based")
                || document.is(at, "to")
            {
                return;
            }
            let opened = document.has(at - 1, Cue::KIND | Cue::MODEL | Cue::DATASET)
                || matches!(document.mark(at - 1), b',' | b':' | b'(')
                || document.has(at - 1, Cue::ADJECTIVE);
            let starts =
                document.tokens[at].is_word() && !document.touches(at) && document.tokens[at].shape.has_upper();
            if !(opened && starts) {
                continue;
            }
            let Some(run) = run_behind(document, at, sentence.end).and_then(|run| self.trimmed(run)) else { continue };
            let ends = document.mark(run.end) != 0
                || run.end >= sentence.end
                || document.has(run.end, Cue::FUNCTION | Cue::MODEL | Cue::KIND | Cue::DATASET | Cue::CLAUSE);
            let named = is_coined_name(document, run.clone()) || self.short_behind(run.clone()).is_some();
            if named && ends && run.start == at {
                self.push_with_short(run);
                return;
            }
        }
    }

    /// `emulated fine-tuning (EFT)`: a short form in brackets whose letters stand in the words from `start` on.
    fn shortened(&mut self, start: usize, sentence: Range<usize>) -> bool {
        let document = self.document;
        let limit = (start + 22).min(sentence.end);
        let Some(open) = document.find_mark(start + 1..limit, b'(') else { return false };
        // The first words of the object are its own; what an apposition or a preposition brings is not.
        let floor = (start..open).take_while(|at| {
            document.has(*at, Cue::ARTICLE | Cue::ADJECTIVE | Cue::KIND | Cue::MODEL)
                || document.has(*at, Cue::NAMED)
                || !document.has(*at, Cue::FUNCTION)
        });
        let floor = floor.last().map_or(start, |last| last + 1);
        let found = self.pair_from(open, start);
        match found {
            Some((short, long)) if long <= floor && !(start..long).any(|at| document.mark(at) == b',') => {
                self.push_sure(short.clone(), short);
                true
            }
            _ => false,
        }
    }

    /// Takes the short form in the bracket at `open` where its letters stand in the words before it.
    fn pair(&mut self, open: usize, floor: usize) {
        if let Some((short, _)) = self.pair_from(open, floor) {
            self.push_sure(short.clone(), short);
        }
    }

    /// The short form in the bracket at `open`, and where its long form starts.
    fn pair_from(&self, open: usize, floor: usize) -> Option<(Range<usize>, usize)> {
        let document = self.document;
        // `(FLIP, similar to CLIP)`
        let close = (open + 2..open + 9).find(|at| matches!(document.mark(*at), b')' | b','))?;
        let short = open + 1..close;
        let whole = short.clone().skip(1).all(|at| document.touches(at));
        let upper = short.clone().any(|at| document.tokens[at].shape.has_upper());
        if !whole || !upper || document.any(short.clone(), Cue::GENERIC | Cue::METRIC) {
            return None;
        }
        let start = long_start(document, short.clone(), open)?;
        (start >= floor).then_some((short, start))
    }

    /// `called X`, `dubbed X`, `we name X`, `or X for short`
    fn named(&mut self, sentence: Range<usize>) {
        let document = self.document;
        for at in document.having(sentence.clone(), Cue::NAMED | Cue::CALL) {
            let lower = !document.tokens[at].shape.has_upper();
            let called =
                lower && document.has(at, Cue::NAMED) && !document.is(at, "known") && !document.is(at, "entitled")
                    || document.is(at, "call") && at > 0 && document.is(at - 1, "we")
                    || document.is(at, "name") && at > 0 && document.is(at - 1, "we");
            if called {
                self.reason = Reason::new("called so", Some(at));
                let mut start = at + 1;
                while start < at + 5
                    && (document.is_any(
                        start,
                        words!["as", "to", "the", "it", "our", "a", "this", "model", "method", "framework"],
                    ) || matches!(document.mark(start), b'`' | b'"' | b'\'' | b'{')
                        || document.tokens.get(start).is_some_and(|token| token.kind == TokenKind::Command))
                {
                    start += 1;
                }
                let others = document.any(at.saturating_sub(4)..at, Cue::EVALUATION)
                    && !document.any(sentence.clone(), Cue::INTRODUCE | Cue::AUTHORS);
                // `to handle sparsity, a problem called context-aware recommendation (CAR)`
                let field = document.any(at.saturating_sub(4)..at, Cue::TASK)
                    || (at.saturating_sub(4)..at).any(|at| document.is_any(at, FIELDS));
                let others = others || field && !document.any(sentence.clone(), Cue::AUTHORS);
                if !others
                    && !self.shortened(start, sentence.clone())
                    && !self.bracketed(start, sentence.end)
                    && let Some(run) = run_behind(document, start, sentence.end).filter(|run| run.start == start)
                {
                    self.push_with_short(run);
                }
            }
            // `or LOOK for short`
            if document.is(at, "for") && document.is(at + 1, "short") && at > sentence.start {
                self.reason = Reason::new("for short", Some(at + 1));
                let start = document.compound_start(at - 1);
                if document.tokens[start].shape.has_upper() {
                    self.push(start..at, start..at, None);
                }
            }
        }
    }

    /// `dubbed Learning without Forgetting via Replayed Vocabulary (VR-LwF)`: a coined short form behind a long name, whether or
    /// not its letters are those of the name.
    fn bracketed(&mut self, start: usize, end: usize) -> bool {
        let document = self.document;
        let long = (start..end.min(start + 12)).take_while(|at| document.mark(*at) == 0 || document.mark(*at) == b'-');
        let open = start + long.count();
        let Some(close) = document.find_mark(open + 2..open + 8, b')') else { return false };
        let short = open + 1..close;
        let whole = short.clone().skip(1).all(|at| document.touches(at));
        let capital = document.tokens.get(start).is_some_and(|token| token.shape.has_upper());
        let found = document.mark(open) == b'('
            && open > start + 1
            && whole
            && capital
            && is_mixed_name(document, short.clone());
        if found {
            self.push_sure(short.clone(), short);
        }
        found
    }

    /// A run without what stands behind the name in it, or `None` where it is no name of the authors' own.
    fn trimmed(&self, run: Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let mut end = run.end;
        // `X Large Language Model`: plain capitals behind a coined word are its description.
        let coined = run
            .clone()
            .find(|at| document.tokens[*at].shape.has_inner_upper() || document.tokens[*at].shape.has_digit());
        if let Some(coined) = coined {
            let word_end = document.compound_end(coined + 1);
            let description = word_end < end
                && document.mark(word_end + 1) != b'-'
                && document.tokens[word_end].is_word()
                && document.any(word_end..end, Cue::MODEL | Cue::KIND | Cue::DATASET | Cue::GENERIC);
            if description {
                end = word_end;
            }
        }
        (run.start < end).then_some(run.start..end)
    }

    /// Takes a name whose letters or words vouch for it.
    fn push_sure(&mut self, name: Range<usize>, mention: Range<usize>) {
        if is_plural_acronym(self.document, &name) {
            return;
        }
        self.found.push(Candidate { name, mention, kind: None, reason: self.reason });
    }

    /// The short form in the bracket right behind a name: its letters, or a coined word that begins as it does, as in
    /// `Programming Every Example (ProX)`.
    fn short_behind(&self, name: Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        if let Some(pairing) = pairing_behind(document, name.clone()) {
            return Some(pairing.short);
        }
        let open = Some(name.end).filter(|at| document.mark(*at) == b'(')?;
        let close = document.find_mark(open + 2..open + 6, b')')?;
        let short = open + 1..close;
        let initial = |at: usize| document.word(at).chars().next().map(|c| c.to_ascii_lowercase());
        let whole = short.clone().skip(1).all(|at| document.touches(at));
        let same = initial(name.start) == initial(short.start) && document.tokens[short.start].is_word();
        let words = name.clone().filter(|at| document.tokens[*at].is_word()).count();
        // `Generative World Explorer (Genex)`
        let mut letters = document.slice(name).chars().map(|c| c.to_ascii_lowercase());
        let drawn =
            document.slice(short.clone()).chars().all(|c| letters.any(|letter| letter == c.to_ascii_lowercase()));
        let coined =
            is_mixed_name(document, short.clone()) || drawn && document.tokens[short.start].shape.starts_upper();
        (whole && same && words > 1 && coined).then_some(short)
    }

    fn push_with_short(&mut self, run: Range<usize>) {
        match self.short_behind(run.clone()) {
            Some(short) => self.push_sure(short, run),
            None => self.push(run.clone(), run, None),
        }
    }

    fn push(&mut self, name: Range<usize>, mention: Range<usize>, kind: Option<ArtifactKind>) {
        let document = self.document;
        let single = name.len() == 1;
        let generic = single
            && document.has(
                name.start,
                Cue::GENERIC
                    | Cue::METRIC
                    | Cue::KIND
                    | Cue::FUNCTION
                    | Cue::ADJECTIVE
                    | Cue::TRAINING
                    | Cue::EVALUATION,
            );
        let adjective = !single && document.is_any(name.end - 1, ADJECTIVES) && document.touches(name.end - 1);
        let plural = is_plural_acronym(self.document, &name);
        let own = kind.is_some() || mention.end <= document.body;
        let known = |at: usize| {
            let family = MODELS
                .longest(document.text, &document.tokens, at)
                .is_some_and(|found| found.end >= name.end && !found.common);
            let dataset = DATASETS
                .longest(document.text, &document.tokens, at)
                .is_some_and(|found| found.end >= name.end && !found.common);
            family || dataset
        };
        // `Think-with-Me`
        let compound = !single
            && document.tokens[name.start].shape.starts_upper()
            && name.clone().skip(1).all(|at| document.touches(at));
        let coined = own
            || compound
            || is_coined_name(document, name.clone())
            || (single && document.tokens[name.start].shape.starts_upper() && document.cue(name.start) == Cue::NONE)
            || !single
                && name.clone().all(|at| !document.tokens[at].is_word() || document.tokens[at].shape.starts_upper());
        if !generic && !adjective && !plural && coined && (own || !known(name.start)) {
            self.found.push(Candidate { name, mention, kind, reason: self.reason });
        }
    }

    /// One fact for each name, at its first mention.
    fn facts(mut self) -> Vec<Finding<Artifact<'t>>> {
        let document = self.document;
        self.found.sort_by_key(|candidate| (candidate.mention.start, std::cmp::Reverse(candidate.mention.end)));
        let mut groups: Vec<Vec<Candidate>> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut start = None;
        for candidate in self.found {
            let text = document.slice(candidate.name.clone());
            let key = name_key(text, char::is_alphanumeric);
            match places.get(&key) {
                _ if key.is_empty() => {}
                Some(place) => groups[*place].push(candidate),
                // `CALVIN` in `CALVIN ABC-D`: what starts at one place is one name, the longer.
                None if start == Some(candidate.mention.start) => {}
                None => {
                    start = Some(candidate.mention.start);
                    places.insert(key, groups.len());
                    groups.push(vec![candidate]);
                }
            }
        }
        let facts = groups.iter().filter_map(|group| {
            let first = group.first()?;
            let mut mentions: Vec<Span> =
                group.iter().map(|candidate| document.span(candidate.mention.clone())).collect();
            mentions.dedup();
            let name = latex::plain(document.slice(first.name.clone()));
            let fact = Artifact { name, mentions, kind: kind(document, first, group) };
            Some(Finding { fact, reason: first.reason })
        });
        facts.collect()
    }
}

/// Whether a run is coined, or a name that the field knows.
fn is_coined_name_or_known(document: &Document<'_>, run: &Range<usize>) -> bool {
    let known =
        [&DATASETS, &MODELS].into_iter().any(|list| list.longest(document.text, &document.tokens, run.start).is_some());
    known || is_coined_name(document, run.clone())
}

/// The rule of names on which a title stands.
const TITLE: &str = "the title stands on it";

/// Words that make a phrase of a title's beginning, and no name.
const PHRASES: &[Word] =
    words!["beyond", "meets", "meet", "rethinking", "revisiting", "understanding", "exploring", "towards", "toward"];

/// What authors name that is nothing of their own making.
const FIELDS: &[Word] =
    words!["problem", "problems", "phenomenon", "concept", "issue", "field", "area", "sparsity", "paradigm"];

/// Endings that make an adjective of a name: `the LLM-based agents`.
const ADJECTIVES: &[Word] = words!["based", "informed", "driven", "aware", "guided", "free"];
