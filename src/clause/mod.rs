//! Who is measured, on what, against what: the words of its clause that a figure speaks of.
//!
//! Figures are described in text order, list by list, so that what one clause says can be carried over to the next:
//! `13% on LIBERO-LONG, 21% on CALVIN` shares the baseline of the sentence before, and the n-th number of a list belongs
//! to the n-th name of another. Where the text does not say, nothing is said here either.

mod baseline;
mod measure;
mod phrase;
mod place;
mod respective;
mod whole;

pub(crate) use measure::{comparative_behind, lower_is_better};
pub(crate) use phrase::phrase_span;

use crate::claim::{Claim, Claims, END_OF_CHANGE};
use crate::document::Document;
use crate::hash::words;
use crate::lexicon::Cue;
use crate::naming::Name;
use crate::quantity::Qualifier;
use phrase::overlap;
use std::ops::Range;

/// What a figure speaks of, as tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Description {
    /// What is measured.
    pub(crate) metric: Option<Range<usize>>,
    /// On what: a dataset, or the task.
    pub(crate) dataset: Option<Range<usize>>,
    /// Against what.
    pub(crate) baseline: Option<Range<usize>>,
    /// Of what a share is a part.
    pub(crate) whole: Option<Range<usize>>,
}

/// Figures that are described together: a list, or both ends of a change with their difference.
#[derive(Clone, Debug)]
struct Unit {
    figures: Range<usize>,
    claim: Claim,
    /// It is a change, or holds both ends of one.
    change: bool,
    /// The tokens from the first figure's qualifier to the last figure.
    tokens: Range<usize>,
    /// The tokens before it that belong to no other unit of its sentence.
    left: Range<usize>,
    /// The tokens behind it that belong to no other unit of its sentence.
    right: Range<usize>,
    /// What stands in a bracket right behind it; `right` starts behind the bracket.
    aside: Range<usize>,
    sentence: Range<usize>,
}

impl Unit {
    /// Whether it holds both ends of a change, as two figures or as one range.
    fn has_ends_or_range(&self, document: &Document<'_>) -> bool {
        self.has_ends(document) || self.change && document.figures[self.figures.start].is_range()
    }

    /// Whether it holds two figures or more that are ends of a change, and no list.
    fn has_ends(&self, document: &Document<'_>) -> bool {
        self.figures.len() > 1 && !document.figures[self.figures.start + 1].joined
    }
}

/// Items of an enumeration have fewer tokens.
const LONGEST_ITEM: usize = 100;

/// What the rules of this stage read.
struct Context<'d, 't> {
    document: &'d Document<'t>,
    claims: &'d Claims,
    names: &'d [Name],
    /// What [`place::shared`] says of the names.
    shared: [Option<u64>; 2],
}

/// A description for each figure of the document.
pub(crate) fn describe(document: &Document<'_>, claims: &Claims, names: &[Name]) -> Vec<Description> {
    if document.figures.is_empty() {
        return Vec::new();
    }
    let context = Context { document, claims, names, shared: place::shared(document, names) };
    let units = context.units();
    let mut found: Vec<Found> = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        let before = at.checked_sub(1);
        let carried = before.filter(|before| units[*before].sentence == unit.sentence).map(|before| &found[before]);
        let earlier =
            before.filter(|before| units[*before].sentence.end == unit.sentence.start).map(|before| &found[before]);
        found.push(context.describe(unit, carried, earlier));
    }
    context.share_backwards(&units, &mut found);
    context.carry_over(&units, &mut found);
    let mut described = vec![Description::default(); document.figures.len()];
    for (unit, found) in units.iter().zip(found) {
        for (place, figure) in unit.figures.clone().enumerate() {
            described[figure] = Description {
                metric: found.metrics.get(place).cloned().or_else(|| found.metric.clone()),
                dataset: found.places.get(place).or(found.places.last()).cloned(),
                baseline: found.baseline.clone(),
                whole: found.whole.clone(),
            };
        }
    }
    described
}

/// What is found for a unit, before its figures are told apart.
#[derive(Clone, Debug, Default)]
struct Found {
    metric: Option<Range<usize>>,
    /// A metric for each figure, where a list of them goes with a list of figures.
    metrics: Vec<Range<usize>>,
    places: Vec<Range<usize>>,
    baseline: Option<Range<usize>>,
    whole: Option<Range<usize>>,
    /// The place stands behind the unit, the baseline stands behind it: a list before may share them.
    place_behind: bool,
    baseline_behind: bool,
}

impl Context<'_, '_> {
    /// What the words of its own say of a unit, and of its metric what the unit before says.
    fn describe(&self, unit: &Unit, carried: Option<&Found>, earlier: Option<&Found>) -> Found {
        let mut found = Found::default();
        match unit.claim {
            Claim::Gain | Claim::Score => {
                found.metric = measure::metric(self, unit, carried, earlier);
                found.metrics = respective::metrics(self, unit, carried);
                if unit.change {
                    found.baseline = baseline::behind(self, unit);
                    found.baseline_behind = found.baseline.is_some();
                    if found.baseline.is_none() {
                        found.baseline = baseline::before(self, unit);
                    }
                }
                found.places = place::behind(self, unit, found.metric.as_ref());
                // `61.3, compared to 58.8 for a cascade`: whose level it is, and no place.
                let opponent = found.baseline.clone().unwrap_or_default();
                found.places.retain(|place| !overlap(place, &opponent));
                // `in Hits@1 and Hits@3, respectively`
                found.places.retain(|place| found.metrics.iter().all(|metric| metric.start != place.start));
                found.place_behind = !found.places.is_empty();
            }
            Claim::Share => found.whole = whole::whole(self, unit, carried),
            _ => {}
        }
        found
    }

    /// What stands behind the last of a list holds for all of it: `a DSC of 0.96 and an HD of 1.6 on the test set`.
    fn share_backwards(&self, units: &[Unit], found: &mut [Found]) {
        for at in (1..units.len()).rev() {
            let (before, unit) = (&units[at - 1], &units[at]);
            let gap = before.tokens.end..unit.tokens.start;
            let verbs = Cue::RISE | Cue::FALL | Cue::WIN | Cue::CLAUSE | Cue::LEVEL;
            let calm = gap.len() <= 14
                && !gap
                    .clone()
                    .any(|at| self.document.has(at, verbs) && !self.document.has(at, Cue::METRIC | Cue::CHANGE_NOUN));
            // `22% in AP for detection and 14% in mIoU for localization`, `3.7x overall, with 2.6x for text`: each has its own.
            let apart = gap.clone().any(|at| {
                self.document.mark(at) == b';' || self.document.is_any(at, words!["for", "on", "across", "overall"])
            });
            // A saving of time is seldom measured where the score is.
            let apart = apart || self.is_resource(&found[at - 1]) != self.is_resource(&found[at]);
            // `climbs 5.3 points to 81.7% on ImageNet`
            let reached = before.claim == Claim::Gain && unit.claim == Claim::Score;
            let reached = reached && gap.len() == 1 && self.document.has(gap.start, Cue::TO);
            let passed = reached
                || matches!(before.claim, Claim::Gain | Claim::Score)
                    && (before.claim == unit.claim || unit.claim == Claim::Other);
            if before.sentence != unit.sentence || !calm || !passed && before.claim != Claim::Other {
                continue;
            }
            // `an AUC of 0.9 and 0.8 and an F1 of 0.7 and 0.6 on A and B, respectively`
            let count = found[at].places.len();
            let each = count == unit.figures.len() && count == before.figures.len();
            if !apart && found[at - 1].places.is_empty() && found[at].place_behind && (count == 1 || each) {
                found[at - 1].places = found[at].places.clone();
                found[at - 1].place_behind = true;
            }
            if before.change && found[at].baseline_behind && !found[at - 1].baseline_behind {
                found[at - 1].baseline = found[at].baseline.clone();
                found[at - 1].baseline_behind = true;
            }
        }
    }

    /// What a clause leaves unsaid is what the clause before has said, or the sentence says that it is about.
    fn carry_over(&self, units: &[Unit], found: &mut [Found]) {
        for (at, unit) in units.iter().enumerate() {
            if !matches!(unit.claim, Claim::Gain | Claim::Score) {
                continue;
            }
            // Of a level, its confidence level says nothing.
            let before = (0..at).rev().take(4).find(|before| units[*before].claim != Claim::Other);
            let before = before.filter(|before| {
                let between = units[*before].tokens.end..unit.tokens.start;
                units[*before].sentence == unit.sentence
                    && !self.document.marks(between, b'(').any(|open| self.numbers_item(open))
            });
            if unit.change && found[at].baseline.is_none() {
                // A verb of its own begins a new comparison.
                let verb = self.document.any(unit.left.clone(), Cue::RISE | Cue::FALL | Cue::WIN);
                let carried = before.filter(|_| !verb).and_then(|before| found[before].baseline.clone());
                found[at].baseline = carried.or_else(|| baseline::around(self, unit));
            }
            if found[at].places.is_empty() {
                // `Compared to a corpus of the web, …`: what it is compared with is no place.
                let opponent = found[at].baseline.clone().unwrap_or_default();
                let apart = |place: &Range<usize>| !overlap(place, &opponent);
                let own = place::before(self, unit, found[at].metric.as_ref()).filter(apart);
                let elsewhere = || {
                    before
                        .and_then(|before| self.carried(units, found, before, at))
                        .or_else(|| place::around(self, unit).filter(apart))
                        .or_else(|| self.said_earlier(units, found, at))
                };
                let place = if self.is_average(unit) {
                    own
                } else {
                    own.or_else(|| elsewhere().filter(|place| self.is_said_for(unit, place)))
                };
                found[at].places.extend(place);
            }
        }
    }

    /// The place of the unit before in the sentence, where it holds for this one too.
    fn carried(&self, units: &[Unit], found: &[Found], before: usize, at: usize) -> Option<Range<usize>> {
        let place = found[before].places.last()?;
        let behind = place.start >= units[before].tokens.start;
        let other = self.is_resource(&found[at]) != self.is_resource(&found[before]);
        // `raises the GenEval score from 63 to 92 and OCR accuracy from 59`: a place that is part of the metric is its own.
        let inside = found[before].metric.as_ref().is_some_and(|of| of.start <= place.start && place.end <= of.end);
        if inside && found[at].metric != found[before].metric {
            return None;
        }
        // `lifts recall by 11% for cell types, and X cuts the error by 30%`: another subject.
        let gap = place.end.max(units[at].tokens.start.saturating_sub(40))..units[at].tokens.start;
        let joint = gap.clone().find(|at| self.document.has(*at, Cue::CONJUNCTION));
        let verb = gap.rev().find(|at| self.document.has(*at, Cue::RISE | Cue::FALL));
        let turn = joint.zip(verb).is_some_and(|(joint, verb)| {
            let moves = !self.document.has(verb, Cue::METRIC) && self.document.word(verb).ends_with('s');
            moves && verb > joint + 1 && self.document.tokens[joint + 1].shape.has_upper()
        });
        (!(behind && (other || turn))).then(|| place.clone())
    }

    /// Whether what is measured is time, memory, compute or another cost.
    fn is_resource(&self, found: &Found) -> bool {
        found.metric.clone().is_some_and(|metric| self.document.any(metric, Cue::AMOUNT | Cue::SPEED))
    }

    /// Whether the unit is an average over the places that its sentence names before it.
    fn is_average(&self, unit: &Unit) -> bool {
        let average = self.document.figures[unit.figures.start].qualifier == Qualifier::Average;
        average && self.names_in(&(unit.sentence.start..unit.tokens.start)).len() > 1
    }

    /// Where the text before the sentence says that things are measured. What a saving of time or memory was measured on is
    /// seldom what the sentence before evaluates on.
    fn said_earlier(&self, units: &[Unit], found: &[Found], at: usize) -> Option<Range<usize>> {
        let unit = &units[at];
        let level = unit.claim == Claim::Score;
        if !level && self.is_resource(&found[at]) {
            return None;
        }
        // `X reaches 70.8% on ImageNet. With more data it attains 72.4%.`
        let last = units[..at].iter().rposition(|before| before.sentence != unit.sentence);
        let continued = last.filter(|last| level && units[*last].sentence.end == unit.sentence.start);
        let continued = continued.filter(|last| {
            let alone = self.names_in(&units[*last].sentence).len() <= 1;
            alone && (units[*last].claim == Claim::Score || units[*last].change)
        });
        let sentence = self.document.sentence_of(unit.sentence.start);
        let reach = if level { 3 } else { 1 };
        let earlier = |before| place::topic_before(self, &self.document.sentence(before));
        continued
            .and_then(|last| found[last].places.last().cloned())
            .or_else(|| (0..sentence).rev().take(reach).find_map(earlier))
            .or_else(|| place::introduced(self, unit))
    }

    /// The names that start in a range of tokens.
    fn names_in(&self, tokens: &Range<usize>) -> std::slice::Iter<'_, Name> {
        let start = self.names.partition_point(|name| name.tokens.start < tokens.start);
        let end = self.names.partition_point(|name| name.tokens.start < tokens.end);
        self.names[start..end.max(start)].iter()
    }

    /// The units of all sentences, in text order.
    fn units(&self) -> Vec<Unit> {
        let figures = &self.document.figures;
        // A unit begins with each list; both ends of a change are one unit, lists against lists stay apart.
        let mut begins: Vec<bool> = figures.iter().map(|figure| !figure.joined).collect();
        for pair in &self.claims.pairs {
            let (first, last) = (pair.from.figure.min(pair.to.figure), pair.from.figure.max(pair.to.figure));
            let alone = |figure: usize| figures[figure].list.1 - figures[figure].list.0 == 1;
            if alone(first) && alone(last) {
                // `a 52% accuracy gain (0.456 vs 0.300)`: what is measured stands between, and is the difference's own.
                let own = |difference: usize| {
                    let unsaid = Cue::RELATIVE | Cue::ABSOLUTE | Cue::CHANGE_NOUN | Cue::MORE | Cue::LESS;
                    let mut between = figures[difference].end..figures[first].opening;
                    self.document.opens_bracket(between.clone())
                        && between.any(|at| self.document.tokens[at].is_word() && !self.document.has(at, unsaid))
                };
                let beside = pair.difference.filter(|difference| *difference < first && !own(*difference));
                let first = beside.unwrap_or(first);
                begins[first + 1..last + 1].fill(false);
            }
        }
        let mut units = Vec::new();
        let mut start = 0;
        for end in 1..=figures.len() {
            if begins.get(end).is_none_or(|begins| *begins) {
                units.push(self.unit(start..end));
                start = end;
            }
        }
        units.retain(|unit| matches!(unit.claim, Claim::Gain | Claim::Score | Claim::Share | Claim::Other));
        for at in 0..units.len() {
            self.bound(&mut units, at);
        }
        units
    }

    /// Tells the unit at `at` which tokens around it are its own.
    fn bound(&self, units: &mut [Unit], at: usize) {
        let unit = &units[at];
        let (behind, aside) = self.behind_bracket(unit);
        let next = units[at + 1..].iter().find(|next| next.tokens.start >= behind);
        let floor = at.checked_sub(1).map_or(0, |before| units[before].tokens.end).max(unit.sentence.start);
        let ceiling = next.map_or(usize::MAX, |next| next.tokens.start).min(unit.sentence.end);
        let (left, right) = (floor.min(unit.tokens.start)..unit.tokens.start, behind..ceiling.max(behind));
        // A semicolon ends a clause, and so does the number of the next item.
        let ends = |at: usize| self.document.mark(at) == b';' || self.numbers_item(at);
        let start = left.clone().rev().find(|at| ends(*at)).map_or(left.start, |at| at + 1);
        let end = right.clone().find(|at| ends(*at) || self.begins_clause(*at)).unwrap_or(right.end);
        units[at].aside = aside;
        (units[at].left, units[at].right) = (start..left.end, right.start..end);
    }

    /// `(1) …, (2) …`, `(i) …`: whether the bracket that opens at a token holds the number of an item.
    fn numbers_item(&self, open: usize) -> bool {
        let document = self.document;
        let closed = document.mark(open) == b'(' && document.mark(open + 2) == b')' && !document.touches(open);
        let number = || {
            let word = document.word(open + 1);
            word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit()) || ITEMS.contains(&word)
        };
        closed && number()
    }

    /// Whether no other item of an enumeration than the unit's own says where things are measured.
    fn is_said_for(&self, unit: &Unit, place: &Range<usize>) -> bool {
        let sentence = &unit.sentence;
        let item_before = |at: usize| {
            let near = at.saturating_sub(LONGEST_ITEM).max(sentence.start)..at;
            near.rev().find(|at| self.numbers_item(*at))
        };
        let Some(own) = item_before(unit.tokens.start) else { return true };
        let behind = unit.tokens.start..sentence.end.min(unit.tokens.start + LONGEST_ITEM);
        let next = behind.clone().find(|at| self.numbers_item(*at)).unwrap_or(sentence.end);
        (own..next).contains(&place.start) || place.start < own && item_before(place.start).is_none()
    }

    /// `…, and raises BLEU`: whether a verb of its own begins another clause behind a conjunction or a comma.
    fn begins_clause(&self, at: usize) -> bool {
        let document = self.document;
        let joint = |at: usize| document.has(at, Cue::CONJUNCTION) || document.mark(at) == b',';
        let moves = document.has(at, Cue::RISE | Cue::FALL)
            && !document.has(at, Cue::CHANGE_NOUN | Cue::METRIC | Cue::MORE | Cue::LESS)
            && document.word(at).ends_with('s');
        let acts =
            document.is_any(at, words!["makes", "enables", "allows", "lets", "helps", "requires", "generalizes"]);
        (moves || acts) && at > 0 && joint(at - 1)
    }

    /// Where the words behind a unit go on, and what a bracket right behind it holds: `0.96 (0.88-0.99) on the test set`,
    /// `47.9% (68.3% at 50% overlap) on COCO`.
    fn behind_bracket(&self, unit: &Unit) -> (usize, Range<usize>) {
        // `74.6 ± 3.7% (71-78%)`
        let spread = self.document.spread_behind(unit.figures.end - 1);
        let open = spread.map_or(unit.tokens.end, |spread| self.document.figures[spread].end);
        let close = match self.document.mark(open) {
            b'(' => b')',
            b'[' => b']',
            _ => return (open, open..open),
        };
        let inner = (open + 1..unit.sentence.end).take(24).take_while(|at| self.document.mark(*at) != close);
        let end = open + 1 + inner.count();
        if self.document.mark(end) == close && end < unit.sentence.end {
            (end + 1, open + 1..end)
        } else {
            (open, open..open)
        }
    }

    fn unit(&self, figures: Range<usize>) -> Unit {
        let document = self.document;
        let (first, last) = (&document.figures[figures.start], &document.figures[figures.end - 1]);
        let claim_of = |figure: usize| self.claims.verdicts.get(figure).map_or(Claim::Nothing, |verdict| verdict.claim);
        // A change counts before its levels.
        let claim =
            figures.clone().map(claim_of).find(|claim| *claim == Claim::Gain).unwrap_or(claim_of(figures.start));
        let sentence = document.sentence(first.sentence);
        let ends =
            |figure: usize| self.claims.verdicts.get(figure).is_some_and(|verdict| verdict.rule == END_OF_CHANGE);
        let change = claim == Claim::Gain || figures.clone().any(ends);
        Unit { figures, claim, change, tokens: first.opening..last.end, left: 0..0, right: 0..0, aside: 0..0, sentence }
    }
}

/// The token behind the list that the figure at `at` belongs to.
pub(crate) fn list_end(document: &Document<'_>, at: usize) -> usize {
    document.figures[document.figures[at].list.1 - 1].end
}

/// Numbers of items that are no digits.
const ITEMS: &[&str] = &["i", "ii", "iii", "iv", "v", "I", "II", "III", "IV", "a", "b", "c", "d"];
