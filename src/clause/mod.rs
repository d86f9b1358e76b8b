//! Who is measured, on what, against what: the words of its clause that a figure speaks of.
//!
//! Figures are described in text order, list by list, so that what one clause says can be carried over to the next:
//! `13% on LIBERO-LONG, 21% on CALVIN` shares the baseline of the sentence before, and the n-th number of a list belongs
//! to the n-th name of another. Where the text does not say, nothing is said here either.

mod baseline;
mod measure;
mod phrase;
mod place;
mod whole;

pub(crate) use measure::{comparative_behind, lower_is_better};
pub(crate) use phrase::phrase_span;

use crate::claim::{Claim, Claims};
use crate::document::Document;
use crate::naming::Name;
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
    sentence: Range<usize>,
}

/// What the rules of this stage read.
struct Context<'d, 't> {
    document: &'d Document<'t>,
    claims: &'d Claims,
    names: &'d [Name],
}

/// A description for each figure of the document.
pub(crate) fn describe(document: &Document<'_>, claims: &Claims, names: &[Name]) -> Vec<Description> {
    let context = Context { document, claims, names };
    let units = context.units();
    let mut described = vec![Description::default(); document.figures.len()];
    let mut before: Option<(usize, Description)> = None;
    for (at, unit) in units.iter().enumerate() {
        let carried = before.as_ref().filter(|(last, _)| units[*last].sentence == unit.sentence);
        let earlier = before.as_ref().filter(|(last, _)| units[*last].sentence.end == unit.sentence.start);
        let mut own = Description::default();
        match unit.claim {
            Claim::Gain | Claim::Score => {
                own.metric = measure::metric(&context, unit, carried.map(|(_, of)| of), earlier.map(|(_, of)| of));
                own.baseline = baseline::baseline(&context, unit, carried.map(|(_, of)| of));
            }
            Claim::Share => own.whole = whole::whole(&context, unit, carried.map(|(_, of)| of)),
            _ => continue,
        }
        let places = if unit.claim == Claim::Share {
            Vec::new()
        } else {
            place::places(&context, unit, own.metric.as_ref(), carried.map(|(_, of)| of), earlier.map(|(_, of)| of))
        };
        for (place, figure) in unit.figures.clone().enumerate() {
            let dataset = places.get(place).or(places.last()).cloned();
            described[figure] = Description { dataset, ..own.clone() };
        }
        let last = described[unit.figures.end - 1].clone();
        before = Some((at, last));
    }
    baseline::share_backwards(&context, &units, &mut described);
    described
}

impl Context<'_, '_> {
    /// The units of all sentences, in text order.
    fn units(&self) -> Vec<Unit> {
        let figures = &self.document.figures;
        let mut groups: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < figures.len() {
            let mut end = at + 1;
            while figures.get(end).is_some_and(|figure| figure.joined) {
                end += 1;
            }
            groups.push(at..end);
            at = end;
        }
        // Both ends of a change are one unit; lists against lists stay apart.
        for pair in &self.claims.pairs {
            let (first, last) = (pair.from.figure.min(pair.to.figure), pair.from.figure.max(pair.to.figure));
            if groups.iter().filter(|group| group.contains(&first) || group.contains(&last)).all(|group| group.len() == 1) {
                let first = pair.difference.map_or(first, |difference| difference.min(first));
                merge(&mut groups, first..last + 1);
            }
        }
        let units: Vec<Unit> = groups.into_iter().map(|group| self.unit(group)).collect();
        let described: Vec<Unit> = units.into_iter().filter(|unit| matches!(unit.claim, Claim::Gain | Claim::Score | Claim::Share | Claim::Other)).collect();
        let mut bounded = Vec::with_capacity(described.len());
        for (at, unit) in described.iter().enumerate() {
            let floor = at.checked_sub(1).map_or(0, |before| described[before].tokens.end).max(unit.sentence.start);
            let ceiling = described.get(at + 1).map_or(usize::MAX, |next| next.tokens.start).min(unit.sentence.end);
            let mut unit = unit.clone();
            unit.left = floor.min(unit.tokens.start)..unit.tokens.start;
            unit.right = unit.tokens.end..ceiling.max(unit.tokens.end);
            bounded.push(unit);
        }
        bounded
    }

    fn unit(&self, figures: Range<usize>) -> Unit {
        let document = self.document;
        let (first, last) = (&document.figures[figures.start], &document.figures[figures.end - 1]);
        let claim_of = |figure: usize| self.claims.verdicts.get(figure).map_or(Claim::Nothing, |verdict| verdict.claim);
        // A change counts before its levels.
        let claim = figures.clone().map(claim_of).find(|claim| *claim == Claim::Gain).unwrap_or(claim_of(figures.start));
        let sentence = document.sentence(first.sentence);
        let ends = |figure: usize| self.claims.pairs.iter().any(|pair| pair.from.figure == figure || pair.to.figure == figure);
        let change = claim == Claim::Gain || figures.clone().any(ends);
        Unit { figures, claim, change, tokens: first.opening..last.end, left: 0..0, right: 0..0, sentence }
    }
}

/// Joins all groups that lie in a range into one.
fn merge(groups: &mut Vec<Range<usize>>, range: Range<usize>) {
    let Some(at) = groups.iter().position(|group| group.start < range.end && range.start < group.end) else { return };
    let count = groups[at..].iter().take_while(|group| group.start < range.end).count();
    let joined = groups[at].start..groups[at + count - 1].end;
    groups.splice(at..at + count, [joined]);
}

/// The token behind the list that the figure at `at` belongs to.
pub(crate) fn list_end(document: &Document<'_>, at: usize) -> usize {
    let joined = document.figures[at + 1..].iter().take_while(|figure| figure.joined).count();
    document.figures[at + joined].end
}
