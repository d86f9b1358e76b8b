//! Changes and comparisons: `improves by 3.6%`, `33% less data`, `from 16.4 to 17.8`.

use super::{Amount, Fact, Finding, Phrase, Room, Source, decimal};
use crate::claim::{Claim, END_OF_CHANGE, Pair, Verdict};
use crate::clause;
use crate::document::{Document, Figure};
use crate::hash::words;
use crate::lexicon::Cue;
use crate::quantity::{Qualifier, Sign, Unit, is_exact};
use crate::reason::Reason;
use crate::span::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A change or comparison that the paper reports, its own or another system's.
///
/// Where only both ends are given, the fact runs from the first to the last and its amount is their distance.
///
/// ```
/// use paperfacts::{Direction, Unit};
///
/// let record = paperfacts::extract("It improves accuracy from 16.4 to 17.8 while using 33% less data.");
/// let (ends, data) = (&record.gains[0], &record.gains[1]);
/// assert_eq!((ends.text.as_ref(), ends.amount.min.to_string().as_str()), ("16.4 to 17.8", "1.4"));
/// assert_eq!((data.unit, data.direction), (Unit::Percent, Direction::Decrease));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Gain<'t> {
    /// The number with its unit mark, as it stands, or all from one end to the other.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
    /// The size of the change, never negative.
    pub amount: Amount,
    /// Percent, points or a factor.
    pub unit: Unit,
    /// Which way the measured quantity goes.
    pub direction: Direction,
    /// How exactly.
    pub qualifier: Qualifier,
    /// Whether the change is absolute or relative to the baseline.
    pub basis: Basis,
    /// The level before.
    #[serde(with = "decimal::option")]
    pub from: Option<Decimal>,
    /// The level after.
    #[serde(with = "decimal::option")]
    pub to: Option<Decimal>,
    /// The words that name what is measured.
    pub metric: Option<Phrase<'t>>,
    /// The words that name on what it was measured: a dataset, or the task where only a task is named.
    pub dataset: Option<Phrase<'t>>,
    /// The words that name against what it is compared.
    pub baseline: Option<Phrase<'t>>,
}

/// Which way a quantity goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Direction {
    /// Up.
    Increase,
    /// Down.
    Decrease,
}

/// What a change is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Basis {
    /// A difference of levels.
    Absolute,
    /// A part of the level before.
    Relative,
    /// The text does not say.
    Unspecified,
}

impl Gain<'_> {
    /// The same fact with its own copy of what it quotes.
    #[must_use]
    pub fn into_owned(self) -> Gain<'static> {
        Gain {
            text: Cow::Owned(self.text.into_owned()),
            span: self.span,
            amount: self.amount,
            unit: self.unit,
            direction: self.direction,
            qualifier: self.qualifier,
            basis: self.basis,
            from: self.from,
            to: self.to,
            metric: self.metric.map(Phrase::into_owned),
            dataset: self.dataset.map(Phrase::into_owned),
            baseline: self.baseline.map(Phrase::into_owned),
        }
    }
}

impl<'t> From<Gain<'t>> for Fact<'t> {
    fn from(fact: Gain<'t>) -> Self {
        Self::Gain(fact)
    }
}

impl<'t> Room<'t> for Gain<'t> {
    fn find(source: &Source<'_, 't>) -> Vec<Finding<Self>> {
        let pairs = &source.claims.pairs;
        let mut differences: BTreeMap<usize, &Pair> = BTreeMap::new();
        for pair in pairs {
            differences.extend(pair.difference.map(|difference| (difference, pair)));
        }
        let mut gains: Vec<Finding<Self>> = Vec::new();
        for (at, figure) in source.claimed(Claim::Gain) {
            gains.push(source.finding(at, stated(source, at, figure, differences.get(&at).copied())));
        }
        for pair in pairs {
            let stated = pair.difference.is_some_and(|at| source.claims.verdicts[at].claim == Claim::Gain);
            if !stated && pair.from.value != pair.to.value && is_exact(pair.to.value - pair.from.value) {
                let reason = Reason::new(END_OF_CHANGE, Some(pair.cue));
                gains.push(Finding { fact: derived(source, pair), reason });
            }
        }
        gains.sort_by_key(|gain| gain.fact.span);
        gains
    }
}

/// A change whose size the text states.
fn stated<'t>(source: &Source<'_, 't>, at: usize, figure: &Figure, ends: Option<&Pair>) -> Gain<'t> {
    let document = source.document;
    let verdict = source.claims.verdicts[at];
    let measured = source.descriptions[at].metric.clone();
    let amount = Amount::size(figure.min, figure.max);
    let ends = ends.map(|pair| oriented(pair, document, at, &verdict, measured.clone()));
    let basis = match ends {
        Some((from, to)) if (to - from).abs() == amount.max => Basis::Absolute,
        _ => basis(document, at, figure, &verdict, measured.clone()),
    };
    let direction = match ends {
        Some((from, to)) if from > to => Direction::Decrease,
        Some(_) => Direction::Increase,
        None => direction(document, at, figure, &verdict, measured),
    };
    Gain {
        text: source.quote(figure.span),
        span: figure.span,
        amount,
        unit: unit(document, at, figure),
        direction,
        qualifier: qualifier(document, at, figure),
        basis,
        from: ends.map(|(from, _)| from.normalize()),
        to: ends.map(|(_, to)| to.normalize()),
        metric: source.phrase(at, |of| &of.metric),
        dataset: source.phrase(at, |of| &of.dataset),
        baseline: source.phrase(at, |of| &of.baseline),
    }
}

/// A change that is given only by its ends.
fn derived<'t>(source: &Source<'_, 't>, pair: &Pair) -> Gain<'t> {
    let (from, to) = (pair.from.value, pair.to.value);
    let span = pair.span();
    let qualifier = source.document.figures[pair.to.figure].qualifier;
    Gain {
        text: source.quote(span),
        span,
        amount: Amount::size(to - from, to - from),
        unit: Unit::Points,
        direction: if to < from { Direction::Decrease } else { Direction::Increase },
        qualifier: match qualifier {
            // A fall to below a level is at least the distance to it.
            Qualifier::LessThan if to < from => Qualifier::AtLeast,
            other => other,
        },
        basis: Basis::Absolute,
        from: Some(from.normalize()),
        to: Some(to.normalize()),
        metric: source.phrase(pair.to.figure, |of| &of.metric),
        dataset: source.phrase(pair.to.figure, |of| &of.dataset),
        baseline: source.phrase(pair.to.figure, |of| &of.baseline),
    }
}

/// The figure's qualifier, or the average that its clause speaks of: `on average, X outperforms Y by 3%`, `an average gain of 3%`.
fn qualifier(document: &Document<'_>, at: usize, figure: &Figure) -> Qualifier {
    let sentence = document.sentence(figure.sentence);
    let list = document.figures[figure.list.0].opening;
    let behind = document.figures[figure.list.1 - 1].end;
    let next = document.figures.get(figure.list.1).map_or(usize::MAX, |next| next.opening);
    let averages = |at: usize| document.is(at, "average") || document.is(at, "mean");
    let on_average = |at: usize| document.is(at, "on") && document.is(at + 1, "average");
    let before =
        figure.list.0.checked_sub(1).map_or(sentence.start, |before| document.figures[before].end.max(sentence.start));
    let noun = (list.saturating_sub(6).max(before)..list).any(|at| {
        averages(at)
            && (at + 1..list).take(3).any(|at| document.has(at, Cue::CHANGE_NOUN) && !document.has(at, Cue::METRIC))
    });
    let around = (before..list).any(on_average) || (behind..sentence.end.min(next).min(behind + 14)).any(on_average);
    // `a 1.4% average improvement`
    let behind =
        averages(behind) && document.has(behind + 1, Cue::CHANGE_NOUN) && !document.has(behind + 1, Cue::METRIC);
    match figure.qualifier {
        Qualifier::Exact if noun || behind || around => Qualifier::Average,
        Qualifier::Exact => carried(document, at, figure).unwrap_or_default(),
        own => own,
    }
}

/// `up to 64% in black-box and 92% in white-box settings`: the qualifier of the figure before, where a conjunction joins the
/// two and no verb or preposition begins anew.
fn carried(document: &Document<'_>, at: usize, figure: &Figure) -> Option<Qualifier> {
    let before = document.figures.get(at.checked_sub(1)?)?;
    let between = before.end..figure.opening;
    let joined = between.len() <= 7 && between.clone().any(|at| document.has(at, Cue::CONJUNCTION));
    let anew = Cue::RISE | Cue::FALL | Cue::BY | Cue::LEVEL | Cue::COPULA | Cue::WIN;
    let alike = before.sentence == figure.sentence
        && matches!(before.qualifier, Qualifier::UpTo | Qualifier::AtLeast | Qualifier::Average);
    (alike && joined && !document.any(between, anew)).then_some(before.qualifier)
}

/// The ends in the order that the stated change gives them: `+0.9% (90.2% vs. 91.1%)` goes up.
fn oriented(
    pair: &Pair,
    document: &Document<'_>,
    at: usize,
    verdict: &Verdict,
    measured: Option<std::ops::Range<usize>>,
) -> (Decimal, Decimal) {
    let (from, to) = (pair.from.value, pair.to.value);
    if document.has(pair.cue, Cue::VERSUS) || !document.tokens[pair.cue].is_word() {
        let down = direction(document, at, &document.figures[at], verdict, measured) == Direction::Decrease;
        return if down { (from.max(to), from.min(to)) } else { (from.min(to), from.max(to)) };
    }
    (from, to)
}

/// The unit that the words behind the number say: `3.2% absolute points` are points.
fn unit(document: &Document<'_>, at: usize, figure: &Figure) -> Unit {
    match figure.unit {
        Unit::Percent => {
            let last = clause::list_end(document, at);
            let behind = last..last + 7;
            let points = behind
                .take_while(|at| matches!(document.mark(*at), 0 | b'@' | b'-'))
                .any(|at| document.is(at, "points") || document.is(at, "point"));
            if points { Unit::Points } else { Unit::Percent }
        }
        Unit::Factor => Unit::Factor,
        _ => Unit::Points,
    }
}

fn direction(
    document: &Document<'_>,
    at: usize,
    figure: &Figure,
    verdict: &Verdict,
    measured: Option<std::ops::Range<usize>>,
) -> Direction {
    match figure.sign() {
        Some(Sign::Plus) => return Direction::Increase,
        Some(Sign::Minus) => return Direction::Decrease,
        _ => {}
    }
    let cue = verdict.cue.map_or(Cue::NONE, |cue| document.cue(cue));
    let word = verdict.cue.map_or("", |cue| document.word(cue));
    let behind = clause::comparative_behind(document, at);
    let cue = behind.map_or(cue, |at| document.cue(at));
    let word = behind.map_or(word, |at| document.word(at));
    // `29 points below humans`
    let end = clause::list_end(document, at);
    if document.is_any(end, words!["below", "behind", "short"]) {
        return Direction::Decrease;
    }
    // `outperforms them by a gap of 16%`
    let gap = behind.or(verdict.cue).is_some_and(|at| document.is(at, "gap"));
    if gap && is_beaten_by(document, figure) {
        return Direction::Increase;
    }
    let lower_better = measured.is_some_and(|tokens| clause::lower_is_better(document, tokens));
    if document.word(figure.first).get(..4).is_some_and(|start| start.eq_ignore_ascii_case("halv")) {
        return Direction::Decrease;
    }
    if cue.any(Cue::LESS) && !cue.any(Cue::RISE_NOUN)
        || (cue.any(Cue::FALL | Cue::FALL_NOUN) && !cue.any(Cue::RISE | Cue::RISE_NOUN))
    {
        return Direction::Decrease;
    }
    // What improves, and is better when lower, goes down; what increases goes up.
    let exceeds = word.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("exceed"));
    let improves = cue.any(Cue::WIN) && !exceeds || IMPROVING.iter().any(|known| word.eq_ignore_ascii_case(known));
    if improves && lower_better { Direction::Decrease } else { Direction::Increase }
}

fn basis(
    document: &Document<'_>,
    at: usize,
    figure: &Figure,
    verdict: &Verdict,
    measured: Option<std::ops::Range<usize>>,
) -> Basis {
    let last = clause::list_end(document, at);
    let behind = (last..last + 5).take_while(|at| !matches!(document.mark(*at), b',' | b'.' | b';' | b')'));
    let mut near = behind.chain(document.figures[figure.list.0].opening.saturating_sub(5)..figure.opening);
    let relative = near.clone().any(|at| document.has(at, Cue::RELATIVE) && !document.is(at + 1, "to"));
    let absolute = near.any(|at| document.is(at, "absolute") || document.is(at, "absolutely"));
    if relative {
        return Basis::Relative;
    }
    if absolute || unit(document, at, figure) == Unit::Points {
        return Basis::Absolute;
    }
    let cue = verdict.cue.map_or(Cue::NONE, |cue| document.cue(cue));
    let behind = clause::comparative_behind(document, at).map_or(Cue::NONE, |at| document.cue(at));
    let amount = measured.is_some_and(|tokens| document.any(tokens, Cue::AMOUNT));
    let speed = |cue: Cue| cue.any(Cue::SPEED) && cue.any(Cue::RISE | Cue::RISE_NOUN | Cue::MORE);
    if amount || speed(cue) || speed(behind) { Basis::Relative } else { Basis::Unspecified }
}

/// Whether the verb that the figure says the extent of is one of winning.
fn is_beaten_by(document: &Document<'_>, figure: &Figure) -> bool {
    let before = figure.opening.saturating_sub(12).max(document.sentence(figure.sentence).start)..figure.opening;
    let verb = before.rev().find(|at| document.has(*at, Cue::RISE | Cue::FALL | Cue::WIN) && !document.is(*at, "gap"));
    verb.is_some_and(|verb| document.has(verb, Cue::WIN) && !document.has(verb, Cue::LEVEL | Cue::METRIC))
}

/// Words that say better, not higher.
const IMPROVING: &[&str] = &[
    "improve",
    "improves",
    "improved",
    "improving",
    "improvement",
    "improvements",
    "gain",
    "gains",
    "enhance",
    "enhances",
    "enhanced",
    "enhancing",
    "enhancement",
    "better",
    "advance",
    "advances",
    "boost",
    "boosts",
    "boosting",
];
