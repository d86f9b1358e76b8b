//! What a bare number is: a score, a gain in points, a count of parameters or tokens, mostly nothing.

use super::view::View;
use super::{CONFIDENCE_LEVEL, Claim, Verdict, count};
use crate::document::is_written_year;
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::{DATASETS, MODELS};
use crate::quantity::{Qualifier, Sign};

/// The rule of what a change amounts to.
const BY: &str = "by";

const CHANGE_VERB: Cue = Cue::RISE.or(Cue::FALL).or(Cue::WIN);

pub(super) fn decide(view: &View<'_, '_>) -> Verdict {
    RULES
        .iter()
        .find_map(|(rule, name)| rule(view).map(|(claim, cue)| Verdict::new(claim, name, cue)))
        .unwrap_or(Verdict::new(Claim::Nothing, "bare number", None))
}

type Found = Option<(Claim, Option<usize>)>;
type Rule = fn(&View<'_, '_>) -> Found;

const RULES: &[(Rule, &str)] = &[
    (count::plain, "count of parameters or tokens"),
    (numbering, "numbering"),
    (part_of_other, "part of something else"),
    (interval, "interval"),
    (signed, "signed"),
    (by, BY),
    (change_behind, "metric and change noun behind"),
    (change_of, "change noun of"),
    (than_behind, "comparative and than behind"),
    (by_and, "by, and by"),
    (metric_behind, "metric behind"),
    (metric_before, "metric before"),
    (acronym_behind, "level of an acronym"),
    (scored, "scoring"),
    (opponent, "level of what is beaten"),
    (pronoun, "pronoun for a level"),
    (continued, "goes on"),
];

/// `Table 3`, `p < 0.05`, a year
fn numbering(view: &View<'_, '_>) -> Found {
    let before = view.before()?;
    // `in two ways: 1) by rules`
    let item = view.document.mark(view.right.start) == b')'
        && matches!(view.mark_before(), b':' | b',' | b';' | b'.')
        && !view.document.touches(view.first().first);
    let label = (item || view.has(before, Cue::LABEL)) && !view.first().is_decimal();
    let p_value =
        view.near_left(4).any(|at| matches!(view.document.mark(at), b'<' | b'=' | b'>') || view.document.is(at, "lt"))
            && view
                .near_left(5)
                .any(|at| matches!(view.document.word(at), "p" | "P" | "n" | "N" | "k" | "K" | "α" | "alpha"));
    // `a P value of <0.05`
    let bounded = view.first().qualifier == Qualifier::LessThan
        && view.near_left(4).any(|at| matches!(view.document.word(at), "p" | "P"));
    // `p-value 0.004`, `P value of 0.02`
    let named = view.near_left(3).any(|at| {
        let p = at.saturating_sub(1 + usize::from(at > 0 && view.document.mark(at - 1) == b'-'));
        view.document.is_any(at, words!["value", "values"]) && p < at && view.document.is(p, "p")
    });
    let p_value = p_value || bounded || named;
    (label || p_value).then_some((Claim::Nothing, Some(before)))
}

/// `even the best model scoring only 0.74 on attribute fidelity`
fn scored(view: &View<'_, '_>) -> Found {
    let verb =
        view.near_left(2).find(|at| view.document.is_any(*at, words!["scoring", "scored", "scores", "score"]))?;
    view.first().is_decimal().then_some((Claim::Score, Some(verb)))
}

/// `from 29.86 to 37.34, surpassing Pythia-12B (37.24)`
fn opponent(view: &View<'_, '_>) -> Found {
    let open = view.left.end.checked_sub(1).filter(|at| view.document.mark(*at) == b'(')?;
    let verb = (view.left.start..open).rev().take(9).find(|at| view.has(*at, Cue::WIN))?;
    let closes = view.document.mark(view.right.start) == b')';
    let level = view.verdicts_before().any(|verdict| verdict.claim == Claim::Score);
    (view.first().is_decimal() && closes && level).then_some((Claim::Score, Some(verb)))
}

/// `the AUC was 0.95; in the external test set, it was 0.89`
fn pronoun(view: &View<'_, '_>) -> Found {
    let copula = view.before().filter(|at| *at > 0 && view.has(*at, Cue::COPULA))?;
    let level = view.previous().is_some_and(|(_, verdict)| verdict.claim == Claim::Score);
    let said = level && view.first().is_decimal() && view.document.is(copula - 1, "it");
    said.then_some((Claim::Score, Some(copula)))
}

/// `CC-BY 4.0`, `H.264`, `15.2 ± 0.3`: part of a name, or a spread.
fn part_of_other(view: &View<'_, '_>) -> Found {
    let document = view.document;
    let first = view.first().first;
    let before = first.checked_sub(1)?;
    let touching = document.touches(first) && (document.tokens[before].is_word() || document.mark(before) == b'.');
    let spread = document.spread_start(first) < first;
    let licence = first >= 3 && document.is(first - 1, "by") && document.mark(first - 2) == b'-';
    // `Gemini 2.5 Pro`, `batch size 32`
    let version = document.tokens[before].is_word()
        && document.tokens[before].shape.has_upper()
        && (before.saturating_sub(1)..=before)
            .any(|at| MODELS.longest(document.text, &document.tokens, at).is_some_and(|found| found.end >= before));
    // `SQuAD 2.0`
    let digits = &document.text[view.first().span.range()];
    let edition = digits.len() == 3 && digits.ends_with(['0', '1']) && !document.touches(first);
    let known = || DATASETS.longest(document.text, &document.tokens, before).is_some();
    // `AIME 2025 average@32`
    let year =
        is_written_year(digits) && document.tokens[before].is_word() && document.tokens[before].shape.has_upper();
    let version = version || year || edition && known();
    // `for a radius of 0.5`
    let set = document.has(before, Cue::OF) && before > 0 && document.is_any(before - 1, SETTINGS);
    let size = set || document.is(before, "size");
    // `360° videos`, `45{\\deg}`
    let behind = view.right.start;
    let degrees = document.touches(behind)
        && (document.sign(behind) == "°"
            || document.mark(behind) == b'{' && document.word(behind + 1).starts_with("\\deg"));
    // `30-day mortality`
    let modifier = !view.first().is_decimal() && document.is_tied_to_word(behind);
    (touching || spread || licence || version || size || degrees || modifier).then_some((Claim::Nothing, Some(before)))
}

/// `(0.880-0.987)` behind a score, `95% CI: 0.771-0.864`
fn interval(view: &View<'_, '_>) -> Found {
    let range = view.first().is_range() || view.last().is_range() || view.first().joined;
    let confidence = view.nearest_left(Cue::INTERVAL, 6).is_some()
        || view.previous().is_some_and(|(_, verdict)| {
            verdict.rule == CONFIDENCE_LEVEL && view.left.len() < 400 && view.near_left(8).count() < 6
        });
    let opens = matches!(view.mark_before(), b'(' | b'[');
    let touching = view
        .previous()
        .is_some_and(|(figure, verdict)| verdict.claim == Claim::Score && figure.end + 4 >= view.left.end);
    (confidence || (range && opens && touching)).then_some((Claim::Nothing, None))
}

/// `+32.28 to overall accuracy`
fn signed(view: &View<'_, '_>) -> Found {
    let sign = view.first().sign()?;
    let near = view.near(Cue::METRIC | Cue::CHANGE_NOUN | CHANGE_VERB);
    match sign {
        Sign::Plus => near.then_some((Claim::Gain, None)),
        // `(r = -0.78)`: a correlation.
        Sign::Minus => (near
            && !(view.mark_before() == b'=' && view.near_left(2).any(|at| view.document.is(at, "r")))
            && view.first().is_decimal()
            && view.near(Cue::CHANGE_NOUN | Cue::FALL)
            && view.nearest_left(Cue::METRIC | Cue::COPULA, 3).is_none())
        .then_some((Claim::Gain, None)),
        Sign::PlusMinus => Some((Claim::Nothing, None)),
    }
}

/// `outperforming it by an average of 4.4`, `improves BLEU by 1.2`
fn by(view: &View<'_, '_>) -> Found {
    if !view.follows(Cue::BY) {
        return None;
    }
    let change = view.far_left(CHANGE_VERB | Cue::MORE | Cue::LESS, 24)?;
    let measured = view.first().is_decimal() || view.in_phrase(Cue::METRIC, 3).is_some();
    (measured && !is_physical(view)).then_some((Claim::Gain, Some(change)))
}

/// `by 12.3 mAP on COCO and 3.3 mIoU on ADE20K`
fn by_and(view: &View<'_, '_>) -> Found {
    let (before, verdict) =
        view.previous().filter(|(_, verdict)| verdict.claim == Claim::Gain && verdict.rule == BY)?;
    let joint = view.before().filter(|at| view.has(*at, Cue::CONJUNCTION) && *at + 1 == view.left.end)?;
    let verbs = CHANGE_VERB | Cue::LEVEL | Cue::COPULA | Cue::CLAUSE;
    let calm = before.end < joint && !(before.end..joint).any(|at| view.has(at, verbs) && !view.has(at, Cue::METRIC));
    let measured = view.first().is_decimal() && view.in_phrase(Cue::METRIC, 3).is_some();
    (calm && measured).then_some((Claim::Gain, verdict.cue))
}

/// `a 1.2 BLEU improvement`
fn change_behind(view: &View<'_, '_>) -> Found {
    // `a 0.73 dB improvement in PSNR`
    let noun = view.phrase(3).find(|at| view.has(*at, Cue::CHANGE_NOUN) && !view.has(*at, Cue::METRIC));
    let measured = |noun: usize| {
        view.document.is_any(noun + 1, words!["in", "of"]) && view.document.any(noun + 2..noun + 5, Cue::METRIC)
    };
    if let Some(noun) = noun.filter(|noun| view.first().is_decimal() && measured(*noun)) {
        return Some((Claim::Gain, Some(noun)));
    }
    let metric = view.in_phrase(Cue::METRIC, 4)?;
    // `adding 8.4 EM points`
    let added = view.near(CHANGE_VERB | Cue::CHANGE_NOUN) || view.nearest_left(Cue::USING, 3).is_some();
    let noun = view
        .phrase(7)
        .find(|at| *at > metric && (view.has(*at, Cue::CHANGE_NOUN) || (added && view.document.is(*at, "points"))))?;
    Some((Claim::Gain, Some(noun)))
}

/// `an improvement of 1.2 BLEU`, `gains 0.5 mAP`
fn change_of(view: &View<'_, '_>) -> Found {
    if !view.follows(Cue::OF) {
        return None;
    }
    let metric = view.in_phrase(Cue::METRIC, 4).is_some();
    let noun =
        view.near_left(6).find(|at| view.has(*at, Cue::CHANGE_NOUN) && !view.has(*at, Cue::METRIC | Cue::MORE))?;
    let measured = metric || (view.first().is_decimal() && view.near(Cue::METRIC));
    (measured && !is_physical(view)).then_some((Claim::Gain, Some(noun)))
}

/// `mIoU reaches 74.3, 2.1 higher than Mask3D`
fn than_behind(view: &View<'_, '_>) -> Found {
    let at = view.right.start;
    let compared = view.has(at, Cue::MORE | Cue::LESS) && view.document.is(at + 1, "than")
        || view.document.is_any(at, words!["below", "above", "behind"]) && view.has(at + 1, Cue::ARTICLE);
    let measured = || view.first().is_decimal() && view.far_left(Cue::METRIC, 24).is_some();
    (compared && measured()).then_some((Claim::Gain, Some(at)))
}

/// `47.9 box AP`, `68.9 CIDEr score`
fn metric_behind(view: &View<'_, '_>) -> Found {
    let metric = view.in_phrase(Cue::METRIC, 4)?;
    let counting = words![
        "metrics",
        "metric",
        "rates",
        "values",
        "scores",
        "tasks",
        "planning",
        "reasoning",
        "quality",
        "return",
        "returns",
        "rewards",
        "errors",
        "failures",
        "success",
    ];
    let counted = !view.first().is_decimal()
        && (view.document.is_any(metric, counting) || view.has(metric + 1, Cue::TASK | Cue::COUNTED));
    let adjacent = view.first().is_decimal() || metric <= view.right.start + 1;
    let unit = is_physical(view) && !view.document.is(view.right.start, "fps");
    (!counted && adjacent && !unit).then_some((Claim::Score, Some(metric)))
}

/// `achieve 67.25 and 69.07 CEA100 on WMT`: behind a verb of level, what nothing else is known of is its metric.
fn acronym_behind(view: &View<'_, '_>) -> Found {
    let document = view.document;
    let verb = view.nearest_left(Cue::LEVEL, 4)?;
    let at = view.right.start;
    let token = document.tokens.get(at)?;
    let capitals = token.is_word() && token.shape.has_inner_upper() && document.cue(at) == Cue::NONE;
    let known =
        || [&MODELS, &DATASETS].into_iter().any(|list| list.longest(document.text, &document.tokens, at).is_some());
    let ends = document.mark(at + 1) != 0 && !document.touches(at + 2)
        || document.has(at + 1, Cue::ON | Cue::CONJUNCTION | Cue::RESPECTIVELY | Cue::FUNCTION);
    let level = view.first().is_decimal() && capitals && ends && !is_physical(view) && !known();
    level.then_some((Claim::Score, Some(verb)))
}

/// `F1 scores of 0.93`, `AUC (0.818`, `CCC of .638`
fn metric_before(view: &View<'_, '_>) -> Found {
    let metric = view.nearest_left(Cue::METRIC, 9)?;
    let between = metric + 1..view.left.end;
    let mark = view.before().map_or(0, |at| view.document.mark(at));
    let stated = view.follows(Cue::OF | Cue::COPULA) || matches!(mark, b'=' | b':');
    let linked = stated
        || between.is_empty()
        || view.follows(Cue::TO | Cue::LEVEL | Cue::COMPARE | Cue::FROM)
        || matches!(mark, b'(' | b'[' | b',' | b'<' | b'>')
        || view.before().is_some_and(|at| view.document.is_any(at, words!["at", "between"]))
        // `had the highest AUC with 0.91`
        || between.len() == 1 && view.document.is(metric + 1, "with");
    let decimal = view.first().is_decimal() || view.last().is_decimal();
    let close = between.len() <= 5;
    let whole = stated && close && !is_counted(view);
    (linked && (decimal || whole)).then_some((Claim::Score, Some(metric)))
}

/// `…, 55.3 on UCF101 and 19.5 on K600`
fn continued(view: &View<'_, '_>) -> Found {
    let verdict = view.continues()?;
    let alike = view.first().is_decimal() && matches!(verdict.claim, Claim::Score | Claim::Gain);
    (alike && !is_physical(view)).then_some((verdict.claim, verdict.cue))
}

/// Whether a physical unit stands right behind.
fn is_physical(view: &View<'_, '_>) -> bool {
    let units = [
        "ms", "s", "sec", "seconds", "second", "mm", "cm", "m", "km", "kg", "g", "GB", "MB", "Hz", "kHz", "years",
        "hours", "minutes", "days", "dB", "V", "W", "J", "eV", "meV", "nm", "K", "°C", "kcal", "million", "fps", "mL",
        "ml",
    ];
    let at = view.right.start;
    units.contains(&view.document.word(at)) && !view.document.is(at, "db")
}

/// Whether a plain word stands right behind, so that the number counts things.
fn is_counted(view: &View<'_, '_>) -> bool {
    let at = view.right.start;
    let word = view.document.tokens.get(at).is_some_and(|token| token.is_word());
    word && !view.has(at, Cue::FUNCTION | Cue::ON | Cue::CONJUNCTION | Cue::COPULA | Cue::METRIC)
}

/// What is set, and no level of anything.
const SETTINGS: Words = words!["radius", "threshold", "thresholds", "temperature", "epsilon", "dropout", "momentum"];
