//! What each of several figures measures: lists of metrics beside lists of figures.

use super::measure::{names_metric, whole_name};
use super::phrase::{are_listed, phrase_before};
use super::{Context, Found, Unit};
use crate::claim::Claim;
use crate::document::Document;
use crate::hash::words;
use crate::lexicon::Cue;
use std::ops::Range;

/// `the precision and recall were 0.92 and 1.00, respectively`: as many metrics before as figures. Where a list names none,
/// those of the list before, `…, and 0.81 and 0.77 in the other cohort`.
pub(super) fn metrics(context: &Context<'_, '_>, unit: &Unit, carried: Option<&Found>) -> Vec<Range<usize>> {
    let document = context.document;
    let count = unit.figures.len();
    if count < 2 {
        return Vec::new();
    }
    let before = carried.filter(|before| before.metrics.len() == count && !unit.change);
    if let Some(before) = before.filter(|_| !unit.left.clone().any(|at| names_metric(document, at))) {
        return before.metrics.clone();
    }
    let respectively = (unit.right.clone()).take(24).find(|at| document.has(*at, Cue::RESPECTIVELY));
    let aside = document.any(unit.aside.clone(), Cue::RESPECTIVELY);
    if respectively.is_none() && !aside || unit.change && unit.claim != Claim::Gain {
        return Vec::new();
    }
    let mut found = metrics_in(document, unit.left.clone(), false);
    if found.len() < count {
        let behind = unit.right.start..respectively.unwrap_or(unit.right.start);
        found = listed_behind(document, behind, count).unwrap_or(found);
    }
    // `reduces memory and latency by up to 8x and 5x`
    if unit.claim == Claim::Gain && found.len() < count {
        let mut amounts = metrics_in(document, unit.left.clone(), true);
        let amounts = amounts.split_off(amounts.len().saturating_sub(count));
        if amounts.len() == count && are_listed(document, &amounts) {
            found = amounts;
        }
    }
    // `in the performance cohort with sensitivity and specificity of`: the last ones, where they are one list.
    let first = found.len().saturating_sub(count);
    let listed =
        first == 0 || are_listed(document, &found[first..]) && !are_listed(document, &found[first - 1..=first]);
    let metrics = if found.len() >= count && listed { found.split_off(first) } else { Vec::new() };
    metrics.into_iter().map(|metric| whole_name(document, metric)).collect()
}

/// `4% and 7% for the Dice coefficient and the IoU, respectively`, `17% and 35% gains in segmentation (F1) and detection (AUROC)`:
/// as many metrics as are wanted behind a preposition, all of them or those in brackets.
fn listed_behind(document: &Document<'_>, behind: Range<usize>, count: usize) -> Option<Vec<Range<usize>>> {
    let on = |at: &usize| document.is_any(*at, words!["for", "in", "on"]);
    let start = behind.clone().take(4).find(on)? + 1;
    // `in CIDEr at 0.5IoU`
    if (start..behind.end).any(|at| document.is(at, "at")) {
        return None;
    }
    let named = metrics_in(document, start..behind.end, false);
    let bracketed = |metric: &&Range<usize>| document.mark(metric.start - 1) == b'(';
    // `mean reciprocal rank (MRR)`
    let again = |metric: &Range<usize>| named.iter().any(|before| before.end + 1 == metric.start);
    let own: Vec<_> = named.iter().filter(|metric| !(bracketed(metric) && again(metric))).cloned().collect();
    let brackets: Vec<_> = named.iter().filter(bracketed).cloned().collect();
    [own, brackets].into_iter().find(|metrics| metrics.len() == count)
}

/// The metrics that a range of tokens names, and the amounts of time, memory and the like where wanted, in text order.
fn metrics_in(document: &Document<'_>, tokens: Range<usize>, amounts: bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let amount = |at: usize| amounts && document.has(at, Cue::AMOUNT) && !document.has(at, Cue::CHANGE_NOUN);
    for at in tokens.clone().filter(|at| names_metric(document, *at) || amount(*at)) {
        let phrase = phrase_before(document, at + 1, tokens.start);
        match found.last_mut() {
            // `average AUROC score` is one.
            Some(last)
                if phrase.start < last.end
                    || (last.end..at).all(|at| document.has(at, Cue::METRIC) || document.mark(at) == b'-') =>
            {
                last.end = at + 1
            }
            _ => found.push(phrase),
        }
    }
    found
}
