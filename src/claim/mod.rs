//! Names what each figure is: the one place that weighs cues against each other.
//!
//! First the pairs: two figures that are both ends of one change (`from 16.4 to 17.8`, `90.2% vs. 91.1%`). Then each list
//! of figures is decided as a whole, by the rules for its unit, in order; the first rule that speaks decides, and its
//! name and the cue that it saw are kept.

mod count;
mod factor;
mod number;
mod pair;
mod percent;
mod view;

pub(crate) use pair::Pair;

use crate::document::Document;
use crate::quantity::Unit;
use std::ops::Range;
use view::View;

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    /// No fact.
    Nothing,
    ModelSize,
    TokenCount,
    /// A change.
    Gain,
    /// A level of a metric.
    Score,
    /// A part of a whole.
    Share,
    /// A percentage that is none of these.
    Other,
}

/// The rule that names both ends of a change.
pub(crate) const END_OF_CHANGE: &str = "end of a change";

/// The rule of how sure an interval is.
const CONFIDENCE_LEVEL: &str = "confidence level";

/// The rule of percentages that are the subject of a verb.
pub(crate) const WHAT_ACTS: &str = "what is counted acts";

/// A claim, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) claim: Claim,
    /// The rule that decided.
    pub(crate) rule: &'static str,
    /// The token that decided.
    pub(crate) cue: Option<usize>,
}

impl Verdict {
    const fn new(claim: Claim, rule: &'static str, cue: Option<usize>) -> Self {
        Self { claim, rule, cue }
    }
}

/// What all figures of a document are.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    /// One for each figure.
    pub(crate) verdicts: Vec<Verdict>,
    /// Changes given by both ends, in text order.
    pub(crate) pairs: Vec<Pair>,
}

/// Decides all figures of the document.
pub(crate) fn claims(document: &Document<'_>) -> Claims {
    let pairs = pair::pairs(document);
    let mut verdicts: Vec<Option<Verdict>> = vec![None; document.figures.len()];
    for pair in &pairs {
        for end in [pair.from, pair.to] {
            verdicts[end.figure] = Some(Verdict::new(Claim::Score, END_OF_CHANGE, Some(pair.cue)));
        }
    }
    let mut at = 0;
    while at < document.figures.len() {
        let list = list_at(document, at);
        at = list.end;
        if list.clone().all(|figure| verdicts[figure].is_some()) {
            continue;
        }
        let verdict = decide(&View::new(document, &list, &verdicts));
        for figure in list {
            verdicts[figure] = verdicts[figure].or(Some(verdict));
        }
    }
    // `doubled (from 14% to 30%)`: the ends say that it is a change.
    for pair in &pairs {
        if let Some(difference) = pair.difference
            && verdicts[difference].is_none_or(|verdict| verdict.claim != Claim::Gain && verdict.rule != END_OF_CHANGE)
        {
            verdicts[difference] = Some(Verdict::new(Claim::Gain, "difference of both ends", Some(pair.cue)));
        }
    }
    let nothing = Verdict::new(Claim::Nothing, "undecided", None);
    Claims { verdicts: verdicts.into_iter().map(|verdict| verdict.unwrap_or(nothing)).collect(), pairs }
}

/// The figures that make one list with the one at `at`.
fn list_at(document: &Document<'_>, at: usize) -> Range<usize> {
    let joined = document.figures[at + 1..].iter().take_while(|figure| figure.joined);
    at..at + 1 + joined.count()
}

fn decide(view: &View<'_, '_>) -> Verdict {
    let figure = view.last();
    match figure.unit {
        Unit::One if figure.magnitude.is_some() => count::decide(view),
        Unit::One => number::decide(view),
        Unit::Percent => percent::decide(view),
        Unit::Points => factor::points(view),
        Unit::Factor => factor::decide(view),
    }
}
