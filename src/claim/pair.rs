//! Changes that are given by both their ends: `from 16.4 to 17.8`, `90.2% vs. 91.1%`, `70.8%, surpassing CLIP's 68.3%`.

use crate::document::{Document, Figure};
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::quantity::{Joint, Sign, Unit};
use crate::span::Span;
use rust_decimal::Decimal;

/// One end of a change: a figure, or one end of a figure that is a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    pub(crate) figure: usize,
    pub(crate) value: Decimal,
    pub(crate) span: Span,
}

/// A change from one level to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) from: End,
    pub(crate) to: End,
    /// The figure that states the difference, where one does.
    pub(crate) difference: Option<usize>,
    /// The token that joins the ends.
    pub(crate) cue: usize,
}

impl Pair {
    /// From the first end to the last, as they stand.
    pub(crate) fn span(&self) -> Span {
        self.from.span.join(self.to.span)
    }
}

const CHANGE: Cue = Cue::RISE.or(Cue::FALL).or(Cue::CHANGE_NOUN);

/// Verbs that say neither up nor down: `goes from 61.2 to 64.8`.
const GOING: Words = words!["go", "goes", "going", "went", "move", "moves", "moved", "moving", "shifts", "shifted"];

fn says_change(document: &Document<'_>, at: usize) -> bool {
    document.has(at, CHANGE) || document.is_any(at, GOING)
}

/// All pairs of the document, in text order, no figure in two.
pub(super) fn pairs(document: &Document<'_>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while at < document.figures.len() {
        let mut skip = at + 1;
        let found = split_range(document, at).map(|pair| (pair, at + 1)).or_else(|| {
            let next = at + 1;
            if let Some(found) = listed(document, at) {
                let count = found.len();
                pairs.extend(found.into_iter().map(|pair| Pair { difference: difference(document, &pair), ..pair }));
                skip = at + 2 * count;
                return None;
            }
            let (first, second) = (&document.figures[at], document.figures.get(next)?);
            // `70% of requests, compared to 20%`: parts of a whole.
            let part =
                first.unit == Unit::Percent && (document.has(first.end, Cue::OF) || document.has(second.end, Cue::OF));
            if part && !document.has(first.opening.saturating_sub(1), Cue::FROM) {
                return None;
            }
            let close = second.sentence == first.sentence && !second.joined && is_level(first) && is_level(second);
            if !close || first.unit != second.unit {
                return None;
            }
            moved(document, at).or_else(|| compared(document, at)).map(|pair| (pair, next + 1))
        });
        match found {
            Some((pair, next)) => {
                pairs.push(Pair { difference: difference(document, &pair), ..pair });
                at = next;
            }
            None => at = skip,
        }
    }
    pairs
}

/// `92.3%, 76.9% and 61.5%, outperforming the baseline at 84.6%, 69.2% and 53.9%`: two lists of one length, the n-th
/// against the n-th.
fn listed(document: &Document<'_>, at: usize) -> Option<Vec<Pair>> {
    let (start, second) = document.figures.get(at)?.list;
    let (other, end_of_second) = document.figures.get(second)?.list;
    let count = second - start;
    let together = document.figures[second].sentence == document.figures[at].sentence;
    if start != at || count < 2 || !together || end_of_second - other != count {
        return None;
    }
    let all = document.figures.get(at..second + count)?;
    let unit = all.first()?.unit;
    if !all.iter().all(|figure| is_level(figure) && figure.unit == unit) {
        return None;
    }
    let joined = compared(document, second - 1)?;
    let pair = |n: usize| Pair { from: end(document, second + n), to: end(document, at + n), ..joined };
    Some((0..count).map(pair).collect())
}

/// Whether a figure could be the level of something.
fn is_level(figure: &Figure) -> bool {
    let counted = figure.unit == Unit::One || figure.unit == Unit::Percent;
    counted
        && figure.magnitude.is_none()
        && !figure.is_range()
        && !matches!(figure.sign(), Some(Sign::Plus | Sign::PlusMinus))
        && !figure.compound
}

fn end(document: &Document<'_>, figure: usize) -> End {
    let found = &document.figures[figure];
    End { figure, value: found.min, span: found.span }
}

/// `from 57.2% to 65.\%`, `0.380 → 0.141`: one figure, read as a range, that is a change.
fn split_range(document: &Document<'_>, at: usize) -> Option<Pair> {
    let figure = &document.figures[at];
    let (joint, _, high) = figure.reading.high?;
    let low = figure.reading.low;
    if joint != Joint::To || figure.magnitude.is_some() || !matches!(figure.unit, Unit::One | Unit::Percent) {
        return None;
    }
    let sentence = document.sentence(figure.sentence);
    let before = figure.opening.checked_sub(1).filter(|before| *before >= sentence.start)?;
    // `from a mean of 6.2 to 5.0`
    let of =
        document.has(before, Cue::OF) && (sentence.start..before).rev().take(3).any(|at| document.has(at, Cue::FROM));
    let from = of || document.has(before, Cue::FROM);
    let ranging = before > 0
        && document.is_any(before - 1, words!["ranging", "range", "ranges", "varying", "vary", "varies", "ranged"]);
    let brackets = matches!(document.mark(before), b'(' | b'[' | b':');
    let change = (sentence.start..before)
        .rev()
        .take(30)
        .find(|at| says_change(document, *at))
        .or_else(|| (figure.end..sentence.end).take(8).find(|at| document.has(*at, CHANGE)));
    let direct = document.has(before, Cue::RISE | Cue::FALL);
    let noun_behind =
        (figure.end..sentence.end).take(3).any(|at| document.has(at, Cue::CHANGE_NOUN | Cue::MORE | Cue::LESS));
    // `between 0.68 and 0.81` is no change.
    let joint = &document.text[low.end..high.start];
    let arrow = !joint.contains("to") && !joint.contains("and") || joint.contains("\\to");
    let is_change = (from && !ranging && change.is_some())
        || (brackets && change.is_some() && !noun_behind)
        || (direct && !noun_behind)
        || (arrow && !noun_behind);
    if !is_change || ranging || is_year(low.number) && is_year(high.number) {
        return None;
    }
    let side = |measure: crate::quantity::Measure| End {
        figure: at,
        value: measure.value().unwrap_or(measure.number),
        span: Span::new(measure.start, measure.end),
    };
    Some(Pair { from: side(low), to: side(high), difference: None, cue: change.unwrap_or(before) })
}

/// `from the previous best of 13% (Moshi) to 31%`: two figures with words between.
fn moved(document: &Document<'_>, at: usize) -> Option<Pair> {
    let (first, second) = (&document.figures[at], &document.figures[at + 1]);
    let sentence = document.sentence(first.sentence);
    if second.opening <= first.end || !document.has(second.opening - 1, Cue::TO) {
        return None;
    }
    // `accuracy is 33.3%, rising to 73.3%`
    let verb = second.opening - 2;
    let turns = verb > first.end
        && second.opening - first.end <= 8
        && document.mark(verb - 1) == b','
        && document.has(verb, Cue::RISE | Cue::FALL)
        && document.word(verb).ends_with("ing")
        && (first.end..verb - 1).all(|at| document.has(at, Cue::METRIC));
    if turns && (first.is_decimal() || first.unit == Unit::Percent) {
        return Some(Pair { from: end(document, at), to: end(document, at + 1), difference: None, cue: verb });
    }
    let from = (sentence.start..first.opening).rev().take(8).find(|at| document.has(*at, Cue::FROM))?;
    let change = (sentence.start..from).rev().take(30).find(|at| says_change(document, *at))?;
    let near = second.opening - first.end <= 14;
    near.then(|| Pair { from: end(document, at), to: end(document, at + 1), difference: None, cue: change })
}

/// `31% against 13%`, `(90.2% vs. 91.1%)`, `70.8% accuracy, surpassing CLIP's 68.3%`, `91.1%, up from 90.2%`
fn compared(document: &Document<'_>, at: usize) -> Option<Pair> {
    let (first, second) = (&document.figures[at], &document.figures[at + 1]);
    let between = first.end..second.opening;
    let brackets = |open: u8, close: u8| {
        let count = |mark: u8| between.clone().filter(|at| document.mark(*at) == mark).count();
        count(close) > count(open)
    };
    let apart = between.clone().any(|at| document.mark(at) == b';') || brackets(b'(', b')') || brackets(b'[', b']');
    if between.is_empty()
        || apart
        || is_probability(document, first)
        || between.len() > 14
        || is_stated_change(document, first)
        || is_stated_change(document, second)
    {
        return None;
    }
    let versus = between.clone().find(|at| {
        document.has(*at, Cue::VERSUS) && !document.is(*at, "compared")
            || (document.is(*at, "v") && document.mark(at + 1) == b'.' && document.is(at + 2, "s"))
    });
    let decimal = first.is_decimal() || second.is_decimal() || first.unit == Unit::Percent;
    // `infections (33.6% vs 16.5%, p<0.001)`: parts of two groups of patients.
    let sentence = document.sentence(first.sentence);
    let tested = document.mark(second.end) == b',' && document.is(second.end + 1, "p");
    let around = first.opening.saturating_sub(120).max(sentence.start)..sentence.end.min(second.end + 40);
    if tested && first.unit == Unit::Percent && !document.any(around, Cue::METRIC | Cue::LEVEL | Cue::WIN) {
        return None;
    }
    if let Some(cue) = versus.filter(|cue| cue - first.end <= 4 && second.opening - cue <= 7) {
        let stated = decimal || document.any(sentence, Cue::METRIC);
        return stated.then(|| Pair { from: end(document, at + 1), to: end(document, at), difference: None, cue });
    }
    if !decimal {
        return None;
    }
    let cue = between.clone().find(|at| {
        document.has(*at, Cue::WIN) && !document.has(*at, Cue::LEVEL)
            || (document.is(*at, "compared") && (document.is(at + 1, "to") || document.is(at + 1, "with")))
            || (document.is(*at, "up") && document.has(at + 1, Cue::FROM))
            || (document.is(*at, "down") && document.has(at + 1, Cue::FROM))
            || (document.is(*at, "than") && second.opening - at <= 6)
            || (document.is(*at, "over") && second.opening - at <= 6 && document.is(second.opening - 1, "of"))
    })?;
    // Another verb between says that the second level is of something else.
    let other =
        (cue + 1..second.opening).any(|at| document.has(at, Cue::LEVEL | Cue::BY) || document.has(at, Cue::CLAUSE));
    let beyond = document.any(second.end..second.end + 3, Cue::CHANGE_NOUN);
    (!other && !beyond).then(|| Pair { from: end(document, at + 1), to: end(document, at), difference: None, cue })
}

/// `p < 0.01`: no level.
fn is_probability(document: &Document<'_>, figure: &Figure) -> bool {
    (figure.first.saturating_sub(4)..figure.first)
        .any(|at| matches!(document.word(at), "p" | "P") || document.is(at, "class"))
}

/// Whether words right around a figure say that it is a difference itself.
fn is_stated_change(document: &Document<'_>, figure: &Figure) -> bool {
    let before = figure.opening.checked_sub(1).is_some_and(|before| document.has(before, Cue::BY));
    // `an average gap of 10.1%`: a level too.
    let of = figure.opening.checked_sub(2).is_some_and(|noun| {
        let change = document.has(noun, Cue::CHANGE_NOUN) && !document.is(noun, "gap");
        document.has(figure.opening - 1, Cue::OF) && change
    });
    let behind = (figure.end..figure.end + 3)
        .take_while(|at| document.mark(*at) == 0 && !document.has(*at, Cue::OF | Cue::ON | Cue::CLAUSE))
        .any(|at| document.has(at, Cue::CHANGE_NOUN | Cue::MORE | Cue::LESS));
    before || of || behind
}

/// The figure beside the pair that states the difference of its ends: `+0.9% (90.2% vs. 91.1%)`, `from 54% to 76% (+22%)`.
fn difference(document: &Document<'_>, pair: &Pair) -> Option<usize> {
    let (first, last) = (pair.from.figure.min(pair.to.figure), pair.from.figure.max(pair.to.figure));
    let linked = |start: usize, end: usize| {
        start <= end
            && end - start <= 6
            && (start..end).all(|at| {
                matches!(document.mark(at), b'(' | b'[' | b',' | b':' | b'$' | b'-')
                    || document.has(
                        at,
                        Cue::FROM
                            | Cue::ARTICLE
                            | Cue::ABSOLUTE
                            | Cue::RELATIVE
                            | Cue::BY
                            | Cue::CHANGE_NOUN
                            | Cue::METRIC,
                    )
                    || document.is(at, "i")
                    || document.is(at, "e")
            })
    };
    let before = first.checked_sub(1).filter(|before| {
        let figure = &document.figures[*before];
        let opening = document.figures[first].opening;
        let stated = || is_stated_change(document, figure) || matches!(figure.sign(), Some(Sign::Plus));
        // `a 52% logical task gain (0.456 vs 0.300)`: what the numbers say themselves needs no words that link them.
        let aside = figure.end < opening
            && opening - figure.end <= 10
            && document.opens_bracket(figure.end..opening)
            && (figure.end..opening - 2).all(|at| matches!(document.mark(at), 0 | b'-' | b'/'));
        let linked = linked(figure.end, opening);
        figure.sentence == document.figures[first].sentence
            && is_difference(figure)
            && (linked && stated() || (linked || aside) && fits(figure, pair))
    });
    let behind = Some(last + 1).filter(|behind| {
        document.figures.get(*behind).is_some_and(|figure| {
            let joined = linked(document.figures[last].end, figure.opening);
            figure.sentence == document.figures[last].sentence && is_difference(figure) && joined && fits(figure, pair)
        })
    });
    before.or(behind)
}

fn is_difference(figure: &Figure) -> bool {
    !figure.is_range() && figure.magnitude.is_none()
}

/// Whether a figure is the difference of the ends, absolute or relative, or their ratio.
fn fits(figure: &Figure, pair: &Pair) -> bool {
    let (from, to) = (pair.from.value, pair.to.value);
    let size = figure.min.abs();
    // Numbers of many digits have no such product: they fit nothing.
    let within = |value: Decimal, times: Decimal, limit: Decimal| {
        let apart = value.checked_sub(size).and_then(|apart| apart.abs().checked_mul(times));
        apart.is_some_and(|apart| apart <= limit)
    };
    let close = |value: Decimal| within(value, Decimal::from(50), size.max(Decimal::ONE));
    let Some(distance) = to.checked_sub(from).map(|distance| distance.abs()) else { return false };
    let relative =
        |base: Decimal| distance.checked_mul(Decimal::ONE_HUNDRED).and_then(|hundred| hundred.checked_div(base));
    let ratio = if from > to { from.checked_div(to) } else { to.checked_div(from) };
    close(distance)
        || [relative(from), relative(to)].into_iter().flatten().any(close)
        || (figure.unit == Unit::Factor && ratio.is_some_and(|ratio| within(ratio, Decimal::TEN, size)))
}

fn is_year(value: Decimal) -> bool {
    value.is_integer() && value >= Decimal::from(1900) && value <= Decimal::from(2100)
}
