//! What a factor (`2x`, `10 times`) or a number of points is: a gain, where something is compared.

use super::view::View;
use super::{Claim, Verdict};
use crate::hash::words;
use crate::lexicon::Cue;
use crate::quantity::Form;

const CHANGE: Cue =
    Cue::RISE.or(Cue::FALL).or(Cue::WIN).or(Cue::CHANGE_NOUN).or(Cue::MORE).or(Cue::LESS).or(Cue::SPEED);

/// A factor.
pub(super) fn decide(view: &View<'_, '_>) -> Verdict {
    let nothing = |rule, cue| Verdict::new(Claim::Nothing, rule, cue);
    let behind = view.right.start;
    if let Some(word) = NO_GAIN.iter().find(|word| view.document.is(behind, word) && !view.follows(Cue::BY)) {
        return nothing(word, Some(behind));
    }
    if let Some(verdict) = multiple_word(view) {
        return verdict;
    }
    // `1000x larger`: a scale; `8x longer sequences`: an achievement.
    if let Some(at) = view.in_phrase(Cue::LARGER, 2) {
        let achieved = view
            .phrase(4)
            .any(|at| view.has(at, Cue::CONTEXT) || view.document.is(at, "batch") || view.document.is(at, "sequences"))
            || view.has(at, Cue::LESS);
        let claim = if achieved { Claim::Gain } else { Claim::Nothing };
        return Verdict::new(claim, "size comparative behind", Some(at));
    }
    // `3x as robust`
    if view.document.is(behind, "as") {
        return Verdict::new(Claim::Gain, "as behind", Some(behind));
    }
    let compared = Cue::MORE | Cue::LESS | Cue::CHANGE_NOUN | Cue::SPEED;
    if let Some(at) = view.in_phrase(compared, 9) {
        return Verdict::new(Claim::Gain, "comparison behind", Some(at));
    }
    if view.follows(Cue::BY)
        && let Some(at) = view.far_left(CHANGE, 40)
    {
        return Verdict::new(Claim::Gain, "by", Some(at));
    }
    if let Some(at) = view.nearest_left(CHANGE, 8) {
        return Verdict::new(Claim::Gain, "change before", Some(at));
    }
    // `3.5x the inference speed`, `3x throughput`
    if let Some(at) = view.in_phrase(Cue::AMOUNT | Cue::METRIC, 6) {
        return Verdict::new(Claim::Gain, "amount behind", Some(at));
    }
    if let Some(verdict) = view.continues().filter(|verdict| verdict.claim == Claim::Gain) {
        return verdict;
    }
    let repeated = matches!(view.first().form(), Form::Letters)
        || view.document.text[view.first().span.range()].ends_with("times");
    match view.far_left(CHANGE | Cue::AMOUNT, 30) {
        Some(at) if !repeated => Verdict::new(Claim::Gain, "change in the sentence", Some(at)),
        cue => nothing("factor of nothing known", cue),
    }
}

/// `doubles the throughput`, `halving the cost`, `twice as fast`
fn multiple_word(view: &View<'_, '_>) -> Option<Verdict> {
    if view.first().form() != Form::Multiple {
        return None;
    }
    let word = view.document.word(view.first().first);
    let document = view.document;
    let shape = document.tokens[view.first().first].shape;
    // `Double Layer`: part of a name.
    if shape.starts_upper() && document.tokens.get(view.right.start).is_some_and(|next| next.shape.starts_upper()) {
        return Some(Verdict::new(Claim::Nothing, "part of a name", None));
    }
    let ending = word.len().checked_sub(4).and_then(|start| word.get(start..));
    let fold = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("fold"));
    let magnitude = word.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("order"));
    if fold || magnitude {
        let near = view.in_phrase(CHANGE, 4).or_else(|| view.nearest_left(CHANGE, 8));
        return Some(match near {
            Some(at) => Verdict::new(Claim::Gain, "multiple compared", Some(at)),
            None => Verdict::new(Claim::Nothing, "multiple of nothing known", None),
        });
    }
    let verb = [
        "doubles",
        "doubled",
        "doubling",
        "triples",
        "tripled",
        "tripling",
        "quadruples",
        "quadrupled",
        "halves",
        "halved",
        "halving",
    ];
    let is_verb = verb.iter().any(|verb| word.eq_ignore_ascii_case(verb));
    let measure = |at: &usize| view.has(*at, Cue::METRIC | Cue::AMOUNT);
    // `latency is halved`, `throughput nearly doubles`: what changes is the subject.
    let subject = || view.near_left(4).find(measure).filter(|_| is_verb);
    let measured = view.near_right(5).find(measure).or_else(subject);
    let compared = view
        .document
        .is(view.right.start, "as")
        .then(|| view.near_right(2).find(|at| view.has(*at, CHANGE) || view.document.is(*at, "fast")))
        .flatten();
    let twice = word.eq_ignore_ascii_case("twice") || word.eq_ignore_ascii_case("double");
    Some(match measured.filter(|_| is_verb || twice).or(compared) {
        Some(at) => Verdict::new(Claim::Gain, "multiple of a measure", Some(at)),
        None => Verdict::new(Claim::Nothing, "multiple of nothing known", None),
    })
}

/// A number of points.
pub(super) fn points(view: &View<'_, '_>) -> Verdict {
    // `an F1 score of up to 12.8 points higher`
    let higher = view.in_phrase(Cue::MORE | Cue::LESS, 3).is_some();
    let score = !higher
        && view.follows(Cue::OF)
        && view.near_left(4).any(|at| view.has(at, Cue::METRIC) && !view.has(at, CHANGE));
    if score {
        return Verdict::new(Claim::Score, "metric of", view.before());
    }
    let change = view.in_phrase(CHANGE, 4).or_else(|| view.far_left(CHANGE, 40)).or_else(|| {
        view.near_right(10).find(|at| {
            let apart = view.document.is_any(*at, words!["below", "behind", "ahead", "short"]);
            apart || view.has(*at, CHANGE | Cue::COMPARE)
        })
    });
    match change {
        Some(at) => Verdict::new(Claim::Gain, "points of a change", Some(at)),
        None if view.first().sign().is_some() || is_of_percentage(view) => {
            Verdict::new(Claim::Gain, "points of a percentage", None)
        }
        None => Verdict::new(Claim::Nothing, "points of nothing known", None),
    }
}

/// `4.6 pp`, `2.25 percentage points`: nothing else is counted so.
fn is_of_percentage(view: &View<'_, '_>) -> bool {
    let text = &view.document.text[view.last().span.range()];
    text.contains("pp") || text.contains("p.p.") || text.contains("percent") || text.contains('%')
}

/// Words behind a factor that make it no comparison.
const NO_GAIN: &[&str] = &[
    "cross",
    "cv",
    "validation",
    "magnification",
    "objective",
    "zoom",
    "coverage",
    "resolution",
    "super",
    "upsampling",
    "upscaling",
    "sr",
    "per",
    "a",
    "each",
    "daily",
    "crossvalidation",
    "cross-validation",
    "symmetry",
    "rotational",
    "enlarged",
    "downsampling",
    "bank",
    "convolution",
    "kernel",
    "kernels",
    "grid",
];
