//! Names that their use gives away: what something is trained, measured or evaluated on, and endings of benchmarks.

use super::Finder;
use crate::document::Document;
use crate::hash::words;
use crate::lexicon::{BENCHMARK_ENDINGS, Cue};
use crate::naming::run::{is_mixed_name, run_before};
use crate::naming::{Evidence, Name, is_size, with_version};
use crate::reason::Reason;
use memchr::arch::all::packedpair::HeuristicFrequencyRank;
use memchr::memmem;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Where a name that is sure starts or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Start(usize),
    End(usize),
}

/// Of the letters of `ench`, those by which it is looked for: `ch` and `en` are all over a text, `n` and `h` with one letter
/// between them are not.
struct RareLetters;

impl HeuristicFrequencyRank for RareLetters {
    fn rank(&self, byte: u8) -> u8 {
        if matches!(byte, b'n' | b'h') { 0 } else { u8::MAX }
    }
}

/// The words with the endings of benchmarks.
fn words_ending_so<'d>(document: &'d Document<'_>) -> impl Iterator<Item = usize> + 'd {
    static BENCH: LazyLock<memmem::Finder<'static>> =
        LazyLock::new(|| memmem::FinderBuilder::new().build_forward_with_ranker(RareLetters, "ench"));
    // The text is searched as a whole: few texts have one.
    let text = document.text.as_bytes();
    let ends = BENCH.find_iter(text).map(|start| start + BENCH.needle().len());
    // `benchmark`
    let ends = ends.filter(|end| !text.get(*end).is_some_and(u8::is_ascii_alphanumeric));
    let benches = ends.filter_map(|end| {
        let at = document.tokens.partition_point(|token| token.end() < end);
        let (token, word) = (document.tokens.get(at)?, document.word(at));
        let whole = token.is_word() && token.end() == end && (word.ends_with("Bench") || word.ends_with("bench"));
        let written = token.shape.has_upper() || token.touches_previous();
        (whole && written && !document.is(at, "workbench")).then_some(at)
    });
    let others = document.all_of_both(Cue::CALL, Cue::CAPITAL).filter(|at| {
        let (token, word) = (&document.tokens[*at], document.word(*at));
        token.shape.has_inner_upper() && BENCHMARK_ENDINGS.iter().any(|ending| word.ends_with(ending))
    });
    benches.chain(others)
}

impl Finder<'_, '_> {
    /// Names that end as only benchmarks do: `OSVBench`, `Terminal-Bench`, `GenEval`.
    pub(super) fn endings(&mut self) {
        let document = self.document;
        for at in words_ending_so(document) {
            let (token, word) = (&document.tokens[at], document.word(at));
            let start = document.compound_start(at);
            let alone = start == at && !(token.shape.has_inner_upper() || word.len() > 6);
            let floor = document.sentence_around(at).start;
            let run = if alone {
                run_before(document, at + 1, floor).filter(|run| run.len() > 1)
            } else {
                Some(start..at + 1)
            };
            if let Some(run) = run {
                let end = with_version(document, run.end);
                let evidence = if self.is_making(document.sentence_around(at), run.start) {
                    Evidence::Introduced
                } else {
                    Evidence::Context
                };
                let reason = Reason::new("ends as benchmarks do", Some(at));
                self.found.push(Name { tokens: run.start..end, short: None, evidence, reason });
            }
        }
    }

    /// `TruthfulQA: Measuring Falsehoods` over `We propose a benchmark to measure …`: what the abstract makes and does not name
    /// has the title's name.
    pub(super) fn titled(&mut self) {
        let document = self.document;
        let Some(colon) = document.find_mark(1..document.body.min(10), b':') else { return };
        let title = 0..colon;
        if !is_mixed_name(document, title.clone()) || document.compound_end(1) < colon {
            return;
        }
        let made = document.having(document.body..document.tokens.len(), Cue::DATASET).find(|noun| {
            let sentence = document.sentence_around(*noun);
            let phrase = noun.saturating_sub(6).max(sentence.start)..*noun;
            let article = phrase.clone().rev().find(|at| document.is_any(*at, words!["a", "an"]));
            document.is_any(*noun, words!["benchmark", "dataset", "corpus"])
                && document.has(noun + 1, Cue::FUNCTION)
                && article.is_some_and(|article| {
                    article > sentence.start
                        && document.has(article - 1, Cue::INTRODUCE | Cue::COLLECT)
                        && document.any(article.saturating_sub(3)..article, Cue::AUTHORS)
                        && !(article + 1..*noun).any(|at| document.has(at, Cue::FUNCTION))
                })
        });
        let named = |noun: usize| {
            let sentence = document.sentence_around(noun);
            let places = self.listed.iter().chain(&self.found).map(|name| name.tokens.start);
            places.into_iter().any(|start| sentence.contains(&start))
        };
        // `We introduce X, a framework`: the title's name is something else, and the benchmark beside it has none.
        let body = document.body..document.tokens.len();
        let introduced = || document.same_as(0, body).any(|at| document.has(at - 1, Cue::INTRODUCE));
        if let Some(noun) = made.filter(|noun| !named(*noun)).filter(|_| !introduced()) {
            let reason = Reason::new("the title's name for what is made", Some(noun));
            self.found.push(Name { tokens: title, short: None, evidence: Evidence::Introduced, reason });
        }
    }

    /// Doubtful names where the words before say that something is trained or measured on them.
    pub(super) fn used(&mut self) {
        if self.listed.iter().all(|name| name.evidence != Evidence::Doubtful) {
            return;
        }
        let sure = self.listed.iter().filter(|name| name.evidence != Evidence::Doubtful).chain(&self.found);
        let mut edges: BTreeSet<Edge> =
            sure.flat_map(|name| [Edge::Start(name.tokens.start), Edge::End(name.tokens.end)]).collect();
        for name in self.listed.iter().filter(|name| name.evidence == Evidence::Doubtful) {
            let used = self.is_used(name)
                || self.is_in_list_of_sure(name, &edges)
                || self.is_beside_sure(name)
                || self.is_example_of_data(name);
            if used {
                edges.extend([Edge::Start(name.tokens.start), Edge::End(name.tokens.end)]);
                let reason = Reason::new("known name in use", name.tokens.start.checked_sub(1));
                self.found.push(Name { evidence: Evidence::Known, reason, ..name.clone() });
            }
        }
    }

    /// `evaluated on X`, `results on X and Y`, `pre-trained on the X`
    fn is_used(&self, name: &Name) -> bool {
        let document = self.document;
        let capital = name.tokens.clone().any(|at| document.tokens[at].shape.has_upper());
        let sentence = document.sentence_around(name.tokens.start);
        let mut at = name.tokens.start;
        while at > sentence.start && document.has(at - 1, Cue::ARTICLE) {
            at -= 1;
        }
        let on = at > sentence.start && (document.is(at - 1, "on") || document.is(at - 1, "using"));
        let behind = name.tokens.end;
        let ends = document.mark(behind) != 0 && !document.touches(behind + 1)
            || document.has(behind, Cue::CONJUNCTION | Cue::ON | Cue::FUNCTION)
            || behind >= sentence.end;
        let cues = Cue::TRAINING | Cue::EVALUATION | Cue::METRIC | Cue::RISE | Cue::WIN;
        // `On RACE, …` opens a sentence about results.
        let opening = at == sentence.start + 1 && document.any(sentence.clone(), cues | Cue::LEVEL | Cue::FALL);
        let near = opening || document.any(at.saturating_sub(8).max(sentence.start)..at, cues);
        // `On RULER, retrieval stays flat`
        let fronted = on
            && document.mark(behind) == b','
            && (at == sentence.start + 1 || matches!(document.mark(at - 2), b';' | b','));
        fronted && capital || on && ends && near && capital && !document.has(behind, Cue::TASK)
    }

    /// `accuracy on CondaQA`, `On SD-QA, it reaches`, `trained on Kubric`: a coined name that something is measured or
    /// trained on, and the coined names of its list.
    pub(super) fn coined_on(&mut self) {
        let document = self.document;
        let cues = Cue::EVALUATION | Cue::METRIC | Cue::TRAINING | Cue::RISE | Cue::WIN | Cue::LEVEL | Cue::FALL;
        for at in document.sieve(Cue::ON, |at| document.is(at, "on")).map(|on| on + 1) {
            if !self.may_be_name(at) {
                continue;
            }
            let sentence = document.sentence_around(at);
            let measured = document.any(at.saturating_sub(9).max(sentence.start)..at, cues)
                || (at == sentence.start + 1 && document.any(sentence.clone(), cues));
            if measured {
                let found = self.found.len();
                self.coined_list(at, sentence);
                // One alone must stand apart; a list vouches for itself.
                if self.found.len() == found + 1 && !self.stands_alone(&self.found[found].tokens.clone()) {
                    self.found.truncate(found);
                }
            }
        }
    }

    /// Whether a name may start at the token: nearly all words behind a preposition have neither capital nor digit and stand
    /// alone.
    fn may_be_name(&self, at: usize) -> bool {
        let token = &self.document.tokens[at];
        let written = !token.is_word() || token.shape.has_upper() || token.shape.has_digit();
        written || self.document.touches(at + 1) || self.listed_starting(at).is_some()
    }

    /// Takes in mixed-case names joined by commas and conjunctions; of names that only a comma joins, the first.
    fn coined_list(&mut self, mut at: usize, sentence: Range<usize>) {
        let document = self.document;
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut conjunction = false;
        let on = at.checked_sub(1);
        while let Some(run) = self.name_at(at, sentence.end) {
            let end = run.end;
            let trained = found.is_empty() && document.has(at.saturating_sub(2), Cue::TRAINING);
            // `On Qwen3.5-4B, it improves`: a model's size.
            let sized = run.len() > 2 && is_size(document, run.end - 2);
            let fits = is_mixed_name(document, run.clone()) && !sized || self.is_known(run.clone());
            if !fits || !(self.is_followed_as_dataset(end) || trained) {
                break;
            }
            found.push(run);
            let joins =
                |at: usize| document.mark(at) == b',' || document.has(at, Cue::CONJUNCTION) || document.is(at, "the");
            let mut next = end;
            while next < sentence.end && next < end + 3 && joins(next) {
                conjunction |= document.has(next, Cue::CONJUNCTION);
                next += 1;
            }
            if next == end {
                break;
            }
            at = next;
        }
        found.truncate(if conjunction { found.len() } else { 1 });
        let reason = Reason::new("something is measured or trained on it", on);
        let evidence = Evidence::Context;
        self.found.extend(found.into_iter().map(|tokens| Name { tokens, short: None, evidence, reason }));
    }

    fn is_followed_as_dataset(&self, end: usize) -> bool {
        let document = self.document;
        let word = document.tokens.get(end).is_some_and(|token| token.is_word() && !token.touches_previous());
        !word
            || document.has(end, Cue::FUNCTION | Cue::CONJUNCTION | Cue::DATASET | Cue::SPLIT | Cue::ON | Cue::COMPARE)
    }

    fn stands_alone(&self, tokens: &Range<usize>) -> bool {
        self.is_followed_as_dataset(tokens.end)
            && !self.document.any(tokens.clone(), Cue::GENERIC | Cue::METRIC | Cue::MODEL)
    }

    /// `produces MatSciFig; 391,606 pairs`, `we release SuomiSet (41B tokens)`: a coined name with a count of its parts.
    pub(super) fn counted(&mut self) {
        let document = self.document;
        for figure in &document.figures {
            let Some(mark) = figure.opening.checked_sub(1) else { continue };
            if !matches!(document.mark(mark), b',' | b';' | b'(' | b':')
                || figure.unit != crate::quantity::Unit::One
                || figure.is_decimal()
            {
                continue;
            }
            let large = figure.magnitude.is_some() || figure.max >= rust_decimal::Decimal::ONE_HUNDRED;
            let noun = (figure.end..figure.end + 6)
                .any(|at| document.has(at, Cue::COUNTED | Cue::TOKEN) || document.is(at, "pairs"));
            let sentence = document.sentence(figure.sentence);
            let Some(run) =
                run_before(document, mark, sentence.start).filter(|run| is_mixed_name(document, run.clone()))
            else {
                continue;
            };
            let maker =
                run.start > sentence.start && document.has(run.start - 1, Cue::INTRODUCE | Cue::COLLECT | Cue::LEVEL);
            if large && noun && maker {
                let reason = Reason::new("made, with a count of its parts", Some(run.start - 1));
                self.found.push(Name { tokens: run, short: None, evidence: Evidence::Introduced, reason });
            }
        }
    }

    /// `ImageNet, Cars and CIFAR-10`: a comma or a conjunction away from a name that is sure.
    fn is_in_list_of_sure(&self, name: &Name, edges: &BTreeSet<Edge>) -> bool {
        let document = self.document;
        let separates =
            |at: usize| document.mark(at) == b',' || document.has(at, Cue::CONJUNCTION) || document.is(at, "the");
        let capital = name.tokens.clone().any(|at| document.tokens[at].shape.has_upper());
        let before = (1..=3).map(|gap| name.tokens.start.saturating_sub(gap));
        let after = (1..=3).map(|gap| name.tokens.end + gap);
        let joined = |start: usize, end: usize| start < end && (start..end).all(separates);
        let mut near = before.map(|end| edges.contains(&Edge::End(end)) && joined(end, name.tokens.start));
        let mut behind = after.map(|start| edges.contains(&Edge::Start(start)) && joined(name.tokens.end, start));
        capital && (near.any(|found| found) || behind.any(|found| found))
    }

    /// `on SQuAD by 2.3% and RACE by 3.6%`: an acronym where another dataset is measured on.
    fn is_beside_sure(&self, name: &Name) -> bool {
        let document = self.document;
        let sentence = document.sentence_around(name.tokens.start);
        let acronym = name.tokens.clone().any(|at| document.tokens[at].shape.has_inner_upper())
            && !document.any(name.tokens.clone(), Cue::GENERIC | Cue::METRIC);
        let start = name.tokens.start;
        let linked = start > sentence.start && document.has(start - 1, Cue::CONJUNCTION | Cue::ON);
        let free = document.has(name.tokens.end, Cue::BY | Cue::ON | Cue::CONJUNCTION | Cue::COMPARE)
            || document.mark(name.tokens.end) != 0;
        let first = self.listed.partition_point(|other| other.tokens.start < sentence.start);
        let mut others = self.listed[first..].iter().take_while(|other| other.tokens.start < sentence.end);
        let beside = others.any(|other| other.evidence != Evidence::Doubtful);
        acronym && linked && free && beside && document.any(sentence, Cue::METRIC | Cue::RISE | Cue::EVALUATION)
    }

    /// `corpora like Wikipedia`
    fn is_example_of_data(&self, name: &Name) -> bool {
        let document = self.document;
        let start = name.tokens.start;
        let listed = start > 0
            && (document.has(start - 1, Cue::LISTING)
                || (document.is(start - 1, "as") && document.has(start.saturating_sub(2), Cue::LISTING)));
        listed && document.any(start.saturating_sub(8)..start, Cue::DATA)
    }
}
