//! Names behind a verb that says that the authors make, train or release something.

use super::super::kind::{behind_bracket, class, is_same, said_before};
use super::Finder;
use crate::hash::words;
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::{DATASETS, MODELS};
use crate::naming::{is_mixed_name, run_behind};
use crate::reason::Reason;
use crate::token::TokenKind;
use std::ops::Range;

impl Finder<'_, '_> {
    /// `we propose X`, `this paper introduces a novel framework, X`, `we present emulated fine-tuning (EFT)`
    pub(super) fn introduced(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        self.reason = Reason::new("the authors introduce it", Some(verb));
        self.passive(verb, sentence.clone());
        // `an open-source model`
        if document.touches(verb + 1) && document.mark(verb + 1) == b'-' {
            return;
        }
        if !self.is_making(verb, sentence.clone()) {
            return;
        }
        // All but what is named at once has a capital.
        let capital = document.any(verb + 1..sentence.end, Cue::CAPITAL);
        let before = self.found.len();
        if capital {
            self.coordinated_pairs(verb, sentence.clone());
        }
        let start = self.object_start(verb, sentence.end);
        let title = self.found.first().map(|title| title.name.clone()).filter(|title| title.end <= document.body);
        let titled = title.is_some_and(|title| title.len() > 1 && is_same(document, &title, start));
        let long =
            !titled && capital && (self.shortened(start, sentence.clone()) || self.titled_phrase(start, sentence.end));
        if !titled && !long {
            self.chain(start, sentence.clone());
            if capital {
                self.apposed(verb, sentence.clone());
                self.coordinated(verb, sentence.clone());
                self.at_last(verb, sentence.clone());
            }
        }
        if capital {
            self.joined_pairs(verb, before, sentence.clone());
            self.numbered(verb, sentence.clone());
        }
    }

    /// Whether the verb at `verb` has the authors, their paper or their work for a subject.
    pub(super) fn is_making(&self, verb: usize, sentence: Range<usize>) -> bool {
        let document = self.document;
        // All rules ask for them somewhere in the sentence.
        if !document.any(sentence.clone(), Cue::AUTHORS) {
            return false;
        }
        // `was developed`, but `we are developing`
        let acts = document.word(verb).ends_with("ing");
        if verb > sentence.start && !acts && (document.has(verb - 1, Cue::COPULA) || document.is(verb - 1, "been")) {
            return false;
        }
        let before = verb.saturating_sub(14).max(sentence.start)..verb;
        let subject = before.clone().rev().find(|at| {
            let either = document.has(*at, Cue::AUTHORS | Cue::COPULA);
            either && (document.has(*at, Cue::AUTHORS) || document.tokens[*at].is_word())
        });
        let authors = subject.is_some_and(|at| {
            document.has(at, Cue::AUTHORS)
                && !(document.is(at, "our") && document.has(verb - 1, Cue::MODEL | Cue::KIND))
        });
        // `the risk of developing SBC`
        let participle = acts && !document.has(verb.saturating_sub(1), Cue::OF);
        // `In prior work, we introduced X`
        let earlier = || {
            (sentence.start..verb.min(sentence.start + 6)).any(|at| {
                document.is_any(at, words!["prior", "previous", "earlier"])
                    && document.is_any(at + 1, words!["work", "works", "paper"])
            })
        };
        // `proposed in earlier work`, but `propose In-Context Tuning`
        let past_use = document.is_any(verb + 1, words!["by", "in", "on"]) && !document.touches(verb + 2);
        // `We argue that depth is costly and propose X`
        let joined = document.has(verb.saturating_sub(1), Cue::CONJUNCTION);
        let base = joined && !document.word(verb).ends_with(['s', 'd', 'g']);
        let coordinated = base && (sentence.start..verb).any(|at| document.is(at, "we"));
        // `the recently published X`
        let known = verb > sentence.start && document.is_any(verb - 1, words!["recently", "previously", "widely"]);
        (authors || participle || coordinated)
            && !past_use
            && !known
            && !(document.word(verb).ends_with('d') && earlier())
    }

    /// Where the object of a verb starts behind articles, adjectives and quotation marks.
    pub(super) fn object_start(&self, verb: usize, end: usize) -> usize {
        let document = self.document;
        let filler = |at: usize| {
            let word = document.has(at, Cue::ARTICLE | Cue::ADJECTIVE) && !document.touches(at + 1);
            // `a novel, adaptive scheme`
            let listed = document.mark(at) == b',' && document.has(at - 1, Cue::ADJECTIVE);
            let quote = matches!(document.mark(at), b':' | b'`' | b'"' | b'{' | b'*')
                || matches!(document.sign(at), "“" | "‘" | "«");
            let mark = quote || listed;
            word || mark || document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Command)
        };
        // `propose, implement, and evaluate X`
        let joint = |at: usize| document.mark(at) == b',' || document.has(at, Cue::CONJUNCTION);
        let mut start = verb + 1;
        while joint(start) && start < end {
            let word = (start..end).find(|at| !joint(*at)).unwrap_or(end);
            let plain = document.tokens.get(word).is_some_and(|token| token.is_word() && !token.shape.has_upper());
            if !plain || document.has(word, Cue::FUNCTION | Cue::ARTICLE) {
                break;
            }
            start = word + 1;
        }
        let first = |from: usize| (from..end.min(start + 10)).find(|at| !filler(*at)).unwrap_or(end);
        let object = first(start);
        // `introduce: (i) X, …, (ii) Y`
        let number = document.mark(object) == b'(' && document.mark(object + 2) == b')' && document.touches(object + 1);
        if number { first(object + 3) } else { object }
    }

    /// `a course learning (MCL) method is proposed`
    pub(super) fn passive(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        if !document.is_any(verb, words!["proposed", "presented", "introduced", "developed"]) {
            return;
        }
        let Some(copula) = (sentence.start..verb).rev().take(3).find(|at| document.has(*at, Cue::COPULA)) else {
            return;
        };
        // `masked language modeling (MLM) has been proposed`: by others.
        if document.is(verb - 1, "been") || document.is_any(copula, words!["has", "have", "had"]) {
            return;
        }
        let Some(close) = (sentence.start..copula).rev().take(4).find(|at| document.mark(*at) == b')') else { return };
        let Some(open) = (sentence.start..close).rev().take(7).find(|at| document.mark(*at) == b'(') else { return };
        // `a network in low-Earth orbit (LEO) is proposed`
        let Some((short, long)) = self.pair_from(open, sentence.start) else { return };
        if long == sentence.start || !document.has(long - 1, Cue::ON) {
            self.push_sure(short.clone(), short);
        }
    }

    /// `X, Y and Z` behind a verb of introduction.
    pub(super) fn chain(&mut self, mut at: usize, sentence: Range<usize>) {
        let document = self.document;
        loop {
            // `we introduce Gemma 3, a multimodal addition`: by its own paper a name that the field knows is introduced too.
            let known = [&MODELS, &DATASETS].into_iter().find_map(|list| {
                let found = list.longest(document.text, &document.tokens, at)?;
                let described = document.mark(found.end) == b',' && document.is_any(found.end + 1, words!["a", "an"]);
                described.then_some(at..found.end)
            });
            let run = run_behind(document, at, sentence.end).filter(|run| run.start <= at + 1);
            let end = match (known, run.and_then(|run| self.trimmed(run))) {
                (Some(known), _) => {
                    self.push_sure(known.clone(), known.clone());
                    known.end
                }
                (None, Some(run)) => {
                    let end = run.end;
                    // `introduce XBRL tagging as a task`: the name only describes.
                    let describes =
                        document.tokens.get(end).is_some_and(|next| next.is_word() && !next.touches_previous())
                            && !document.has(
                                end,
                                Cue::FUNCTION
                                    | Cue::KIND
                                    | Cue::MODEL
                                    | Cue::DATASET
                                    | Cue::CLAUSE
                                    | Cue::CONJUNCTION
                                    | Cue::ON,
                            );
                    // `a novel Doc-Fern model called FFIL`
                    let called = document.has(end, Cue::KIND | Cue::MODEL) && document.has(end + 1, Cue::NAMED);
                    // `an Automatic Fern Recognition (AFR)-based test`
                    let close = behind_bracket(document, end);
                    let based = close > end && document.mark(close) == b'-' && document.touches(close);
                    match self.short_beyond(&run, sentence.end) {
                        _ if called || based => {}
                        Some(short) => self.push_sure(short, run),
                        None if describes => {}
                        None => self.push_with_short(run),
                    }
                    end
                }
                (None, None) => {
                    let Some(name) = self.plain_name(at, sentence.end) else { return };
                    let end = name.end;
                    self.push_sure(name.clone(), name);
                    end
                }
            };
            // `Pintail (RWKV-7) and Gadwall (RWKV-8)`
            let end = behind_bracket(document, end);
            let joined = document.has(end, Cue::CONJUNCTION)
                || (document.mark(end) == b',' && document.has(end + 1, Cue::CONJUNCTION));
            if !joined {
                self.listed(&(at..end), &sentence);
                return;
            }
            at = (end..end + 4)
                .find(|at| !document.has(*at, Cue::CONJUNCTION | Cue::ARTICLE) && document.mark(*at) != b',')
                .unwrap_or(sentence.end);
        }
    }

    /// `with three parts: 1) X, a dataset; 2) Y, a model`: a coined name behind the number of an item, and what it is.
    fn numbered(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        for close in document.marks(verb + 2..sentence.end.min(verb + 120), b')') {
            let item =
                document.tokens[close - 1].is_number() || matches!(document.word(close - 1), "i" | "ii" | "iii" | "iv");
            let run = run_behind(document, close + 1, sentence.end).filter(|run| item && run.start == close + 1);
            let named = |run: &Range<usize>| {
                let compound =
                    run.len() > 1 && document.is_joined(run) && document.tokens[run.start].shape.starts_upper();
                compound || is_mixed_name(document, run.clone())
            };
            let Some(run) = run.filter(named) else { continue };
            if self.says_kind(run.end, sentence.end) {
                self.push_with_short(run);
            }
        }
    }

    /// `we introduce an approach to faster imaging: X.`
    pub(super) fn at_last(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        let Some(colon) = document.find_mark(verb + 2..sentence.end, b':') else { return };
        let run = run_behind(document, colon + 1, sentence.end).filter(|run| run.start == colon + 1);
        let kind = (verb + 1..colon).any(|at| class(document, at).is_some());
        let Some(run) = run.filter(|run| kind && is_mixed_name(document, run.clone())) else { return };
        // `two ways to do so: FernPick and FernDrop.`
        let tested = document.any(verb + 1..colon, Cue::DATASET | Cue::EVALUATION | Cue::WIN);
        let joined = document.has(run.end, Cue::CONJUNCTION) && !tested;
        if joined || matches!(document.mark(run.end), b'.' | b',' | b'(') || run.end >= sentence.end {
            self.push_with_short(run.clone());
            if !tested {
                self.listed(&run, &sentence);
            }
        }
    }

    /// `we release heron-lab, a Python package for surveys`, `we propose Recall, a framework`: a name right behind the verb that
    /// could be another word, of which the authors say at once what it is.
    fn plain_name(&self, start: usize, limit: usize) -> Option<Range<usize>> {
        let document = self.document;
        let end = document.compound_end(start + 1);
        let token = document.tokens.get(start)?;
        let free = document.cue(start) == Cue::NONE || end > start + 1 || token.shape.starts_upper();
        let plain = token.is_word() && free;
        let direct = start > 0 && document.has(start - 1, Cue::INTRODUCE | Cue::COLLECT);
        (plain && direct && self.says_kind(end, limit)).then_some(start..end)
    }

    /// `…, a novel framework for`: whether an apposition says at once what kind of thing has just been named.
    pub(super) fn says_kind(&self, end: usize, limit: usize) -> bool {
        let document = self.document;
        let apposed = document.mark(end) == b',' && document.is_any(end + 1, words!["a", "an"]);
        let mut what =
            (end + 2..limit.min(end + 12)).take_while(|at| !document.has(*at, Cue::ON | Cue::OF | Cue::CLAUSE));
        apposed && what.any(|at| class(document, at).is_some() || document.has(at, Cue::KIND))
    }

    /// `X, Y, and Z`: takes the coined names that are listed behind the first, and gives the end of the list.
    pub(super) fn listed(&mut self, first: &Range<usize>, sentence: &Range<usize>) -> usize {
        let document = self.document;
        let kind = said_before(document, first.start);
        let mut end = first.end;
        loop {
            let comma = usize::from(document.mark(end) == b',');
            let last = usize::from(document.has(end + comma, Cue::CONJUNCTION));
            let start = end + comma + last;
            let run = run_behind(document, start, sentence.end).filter(|run| run.start == start && start > end);
            let Some(run) = run.filter(|run| is_mixed_name(document, run.clone())) else { return end };
            let closed = document.mark(run.end) != 0
                || document.has(run.end, Cue::CONJUNCTION | Cue::FUNCTION | Cue::CLAUSE)
                || run.end >= sentence.end;
            if !closed {
                return end;
            }
            end = run.end;
            let place = self.found.len();
            self.push(run.clone(), run, None);
            if let Some(found) = self.found.get_mut(place) {
                found.kind = kind;
            }
        }
    }

    /// `we pre-train BioHerald from scratch`, `we obtain RotaPrompt`
    pub(super) fn trained(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        if verb == sentence.start {
            return;
        }
        // `we release RiverBench and train RiverLM on it`
        let joined = document.has(verb - 1, Cue::CONJUNCTION) && document.any(sentence.start..verb, Cue::AUTHORS);
        let near = verb.saturating_sub(4).max(sentence.start)..verb;
        let ours = joined || document.any(near, Cue::AUTHORS) || document.is(verb, "obtain");
        if !ours {
            return;
        }
        self.reason = Reason::new("the authors train it", Some(verb));
        let run = run_behind(document, verb + 1, sentence.end).filter(|run| run.start == verb + 1);
        let alone = |end: usize| document.mark(end) != 0 || document.has(end, Cue::FROM | Cue::ON | Cue::CLAUSE);
        if let Some(run) = run.filter(|run| is_mixed_name(document, run.clone()) && alone(run.end)) {
            self.push(run.clone(), run, None);
        }
    }

    /// `we open-source X and Y`
    pub(super) fn opened(&mut self, at: usize, sentence: Range<usize>) {
        let document = self.document;
        if !document.is(at, "open") {
            return;
        }
        let source = at + 1 + usize::from(document.mark(at + 1) == b'-');
        let authors = at > sentence.start && document.is_any(at - 1, words!["we", "and", "also", "fully"]);
        let ours = authors && document.any(sentence.start..at, Cue::AUTHORS);
        if document.is_any(source, words!["source", "sourced"]) && ours {
            self.reason = Reason::new("the authors release it", Some(at));
            self.chain(self.object_start(source, sentence.end), sentence);
        }
    }

    /// A run without what stands behind the name in it, or `None` where it is no name of the authors' own.
    pub(super) fn trimmed(&self, run: Range<usize>) -> Option<Range<usize>> {
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
        // `the proposed X's accuracy`
        let owner = end - 1 > run.start + 1 && document.is(end - 1, "s") && document.is_apostrophe(end - 2);
        if owner {
            end -= 2;
        }
        (run.start < end).then_some(run.start..end)
    }
}
