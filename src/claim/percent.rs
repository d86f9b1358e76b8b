//! What a percentage is: a gain, a score, a share, or none of these.

use super::view::View;
use super::{CONFIDENCE_LEVEL, Claim, Verdict, WHAT_ACTS};
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::MODELS;
use crate::naming::is_mixed_name;
use crate::quantity::{Form, Qualifier, Sign};

const CHANGE: Cue = Cue::RISE.or(Cue::FALL).or(Cue::WIN).or(Cue::CHANGE_NOUN).or(Cue::MORE).or(Cue::LESS);

pub(super) fn decide(view: &View<'_, '_>) -> Verdict {
    let found = RULES.iter().find_map(|(rule, name)| rule(view).map(|(claim, cue)| Verdict::new(claim, name, cue)));
    let verdict = found.unwrap_or(Verdict::new(Claim::Other, "percentage of nothing known", None));
    // `1/2` is a percentage only where something says so, and no second one in `25% (1/4)`.
    let fractions = view.list.clone().all(|at| view.document.figures[at].form() == Form::Fraction);
    let again = || {
        let (first, before) = (view.first(), view.list.start.checked_sub(1));
        before.is_some_and(|before| {
            let figure = &view.document.figures[before];
            figure.end + 1 == first.first && figure.form() != Form::Fraction && view.document.mark(figure.end) == b'('
        })
    };
    if fractions && (verdict.claim == Claim::Other || again()) {
        Verdict { claim: Claim::Nothing, ..verdict }
    } else {
        verdict
    }
}

type Found = Option<(Claim, Option<usize>)>;
type Rule = fn(&View<'_, '_>) -> Found;

const RULES: &[(Rule, &str)] = &[
    (interval, CONFIDENCE_LEVEL),
    (setting, "setting or spread"),
    (overhead, "overhead"),
    (change_behind, "change noun behind"),
    (signed, "signed"),
    (by, "by"),
    (of_whole, "of a whole"),
    (noun_of, "noun of"),
    (level_to, "to a level"),
    (acting, WHAT_ACTS),
    (exceeding, "beyond a level"),
    (other_part, "part of another group"),
    (continued, "goes on"),
    (changed, "change verb"),
    (used_part, "part used"),
    (metric_behind, "metric behind"),
    (bounded_change, "comparative before a bracket"),
    (metric_before, "metric before"),
    (change_before, "change noun before"),
    (counted_behind, "counted things behind"),
    (counted_out, "counted in brackets"),
    (placed, "level of a system"),
    (reached, "level verb"),
    (bracketed, "in brackets"),
    (metric_anywhere, "metric in the sentence"),
];

/// `95% CI`, `accuracy of 74.6% (70-79%)`
fn interval(view: &View<'_, '_>) -> Found {
    let opens = matches!(view.mark_before(), b'(' | b'[');
    let level = view.previous().is_some_and(|(figure, verdict)| {
        figure.end + 1 == view.left.end && matches!(verdict.claim, Claim::Score | Claim::Other)
    });
    let around = opens && level && view.first().is_range() && view.list.len() == 1;
    (around || view.is_interval() && view.first().sign().is_none()).then_some((Claim::Other, None))
}

/// `90% sparsity`, `at 50% overlap`, `variations of up to 14.6%`
fn setting(view: &View<'_, '_>) -> Found {
    let behind = view.in_phrase(Cue::SPREAD, 2);
    let only_spread = |at: &usize| view.has(*at, Cue::SPREAD) && !view.has(*at, Cue::METRIC | Cue::CHANGE_NOUN);
    // `a hit@1 ratio of 29.7%` is a level.
    let ranked = |at: usize| view.document.mark(at - 2) == b'@' && view.has(at - 3, Cue::METRIC);
    let spread = |at: &usize| only_spread(at) && !(*at > 2 && ranked(*at));
    let before = view.follows(Cue::OF).then(|| view.near_left(3).find(spread)).flatten();
    // `74.6 ± 3.7%`
    let first = view.first().first;
    let spread = view.document.spread_start(first);
    if spread < first {
        return Some((Claim::Other, Some(spread)));
    }
    // `TPR@1%FPR`
    let rank = view.first().first.checked_sub(1).filter(|at| view.document.mark(*at) == b'@');
    if rank.is_some() {
        return Some((Claim::Other, rank));
    }
    let ratio =
        behind.filter(|at| view.in_phrase(Cue::CHANGE_NOUN | Cue::METRIC, 4).is_none() || !view.has(*at, Cue::METRIC));
    let changed = view.in_phrase(Cue::CHANGE_NOUN, 4).is_some();
    ratio.filter(|_| !changed).or(before).map(|at| (Claim::Other, Some(at)))
}

/// `<0.1% inference overhead`, `2% additional parameters`
fn overhead(view: &View<'_, '_>) -> Found {
    let found =
        view.phrase(4).find(|at| view.document.is_any(*at, words!["overhead", "overheads", "additional", "extra"]))?;
    let reduced = view.in_phrase(Cue::CHANGE_NOUN | Cue::MORE | Cue::LESS, 5).is_some() || view.follows(Cue::BY);
    (!reduced).then_some((Claim::Share, Some(found)))
}

/// `14.42% improvement`, `10% mAP gain`, `33% less data`, `2.8% absolute`
fn change_behind(view: &View<'_, '_>) -> Found {
    let cue = Cue::CHANGE_NOUN | Cue::MORE | Cue::LESS | Cue::RELATIVE;
    // `30% reduced latency`
    let participle = view.right.start;
    let moved = view.has(participle, Cue::RISE | Cue::FALL)
        && view.document.word(participle).ends_with("ed")
        && view.has(participle + 1, Cue::METRIC | Cue::AMOUNT);
    if moved {
        return Some((Claim::Gain, Some(participle)));
    }
    let found = view.phrase(6).find(|at| {
        // `2.5% mAP points`, but `12.5% Gaussian points`
        let direct = (view.right.start..*at).all(|at| view.has(at, Cue::METRIC | Cue::ABSOLUTE | Cue::ADJECTIVE));
        let absolute = view.has(*at, Cue::ABSOLUTE) && !view.has(*at, Cue::METRIC) && direct;
        (view.has(*at, cue) || absolute) && !view.document.is(*at, "loss")
            || (view.document.is(*at, "loss") && *at == view.right.start)
    });
    // `falls by 12% relative to Whisper`: the verb says which way.
    let compared = found.is_some_and(|at| view.has(at, Cue::RELATIVE) && view.document.is(at + 1, "to"));
    let verb = if compared { view.far_left(Cue::RISE | Cue::FALL | Cue::WIN, 12) } else { None };
    found.map(|at| (Claim::Gain, verb.or(Some(at))))
}

/// `+0.9%`, `↑142%`
fn signed(view: &View<'_, '_>) -> Found {
    match view.first().sign()? {
        Sign::Plus => Some((Claim::Gain, None)),
        Sign::Minus => view.near(CHANGE).then_some((Claim::Gain, None)),
        Sign::PlusMinus => Some((Claim::Other, None)),
    }
}

/// `improves by 3.6%`
fn by(view: &View<'_, '_>) -> Found {
    if !view.follows(Cue::BY) || view.before().is_some_and(|by| by > 0 && view.document.is(by - 1, "followed")) {
        return None;
    }
    // `vary by up to 23.4%`
    if let Some(verb) = view.near_left(10).find(|at| view.document.is_any(*at, VARYING)) {
        return Some((Claim::Other, Some(verb)));
    }
    let change = view.far_left(CHANGE, 40).or_else(|| view.right.clone().take(12).find(|at| view.has(*at, CHANGE)));
    Some((Claim::Gain, change))
}

/// `10% of the compute budget`: part of a whole, where no level is reported.
fn of_whole(view: &View<'_, '_>) -> Found {
    // `on 1%, 10% and 100% fractions of the training set`
    let part = view.document.is_any(view.right.start, words!["fraction", "fractions", "portion", "subset", "subsets"]);
    let of = view.behind_count() + usize::from(part);
    // `only 35% that of its rivals`
    let of = of + usize::from(view.document.is(of, "that"));
    if !view.has(of, Cue::OF) {
        return None;
    }
    // `to within 6.3% of the best`: how near it is.
    if view.document.is(view.first().opening, "within") {
        return Some((Claim::Other, Some(of)));
    }
    let mut near = view.near_left(8).take_while(|at| {
        !matches!(view.document.mark(*at), b',' | b'(' | b'[') && !view.has(*at, Cue::CLAUSE | Cue::USING)
    });
    let changed = near.find(|at| view.has(*at, Cue::FALL | Cue::RISE));
    match changed {
        // `reducing 77% of training parameters`, but `reduced to 10% of the cost`
        Some(verb) if !view.follows(Cue::TO) && view.has(verb, Cue::FALL) => Some((Claim::Gain, Some(verb))),
        _ => Some((Claim::Share, Some(of))),
    }
}

/// `an improvement of 5%`, `accuracy of 95.87%`, `a reduction in latency of 40%`, `the gain in accuracy was 5%`
fn noun_of(view: &View<'_, '_>) -> Found {
    let of = view.before().filter(|at| view.has(*at, Cue::OF | Cue::COPULA) || view.document.mark(*at) == b':')?;
    let start = view.left.start;
    let noun = (start..of).rev().take(6).find(|at| view.has(*at, Cue::CHANGE_NOUN | Cue::METRIC | Cue::SPREAD))?;
    if view.has(noun, Cue::CHANGE_NOUN) && !view.document.is(noun, "loss") {
        return Some((Claim::Gain, Some(noun)));
    }
    // The head of `reduction in word error rate of` is the reduction.
    let head = (start..noun).rev().take(6).find(|at| view.has(*at, Cue::CHANGE_NOUN))?;
    let bound = (head + 1..noun).next().is_some_and(|at| view.has(at, Cue::ON | Cue::OF));
    bound.then_some((Claim::Gain, Some(head))).or(Some((Claim::Score, Some(noun))))
}

/// `improves accuracy to 92%`
fn level_to(view: &View<'_, '_>) -> Found {
    let to = view.before().filter(|at| view.has(*at, Cue::TO))?;
    let moved = view.nearest_left(Cue::RISE | Cue::FALL | Cue::LEVEL, 14).is_some();
    moved.then_some((Claim::Score, Some(to)))
}

/// `…, 21% on B and 43% in C`
fn continued(view: &View<'_, '_>) -> Found {
    let verdict = view.continues()?;
    let own = view.in_phrase(Cue::METRIC | Cue::COUNTED, 4).is_some() || view.nearest_left(Cue::METRIC, 6).is_some();
    let same = match verdict.claim {
        Claim::Gain => true,
        Claim::Score => true,
        Claim::Share | Claim::Other => !own,
        _ => false,
    };
    same.then_some((verdict.claim, verdict.cue))
}

/// `infections (33.6% vs 16.5%, p<0.001)`: the part of the other group.
fn other_part(view: &View<'_, '_>) -> Found {
    let (before, verdict) = view.previous()?;
    let versus = view.before().filter(|at| view.has(*at, Cue::VERSUS) || view.document.mark(*at) == b'.')?;
    (verdict.claim == Claim::Share && versus <= before.end + 1).then_some((Claim::Share, Some(versus)))
}

/// `the error falls by 37%, and the fill rate exceeds 80%`
fn exceeding(view: &View<'_, '_>) -> Found {
    let verb = (view.left.end..view.first().first).find(|at| view.document.is_any(*at, words!["exceeds", "exceed"]))?;
    view.nearest_left(Cue::METRIC, 16).is_some().then_some((Claim::Score, Some(verb)))
}

/// `saves about 45%`, `reduces the memory up to 84%`, `improves 2.3% average accuracy`
fn changed(view: &View<'_, '_>) -> Found {
    let verbs = Cue::RISE | Cue::FALL | Cue::LEVEL | Cue::WIN;
    let verb = view.nearest_left(verbs | Cue::TO | Cue::CLAUSE, 9)?;
    // `lower accuracy`, `with lower development coverage (73%)`
    let bracket = view.left.end.checked_sub(1).is_some_and(|at| view.document.mark(at) == b'(');
    let reach = if bracket { view.left.end } else { verb + 2 };
    let participle = view.has(verb, Cue::MORE | Cue::LESS) && (verb + 1..reach).any(|at| view.has(at, Cue::METRIC));
    let moves = view.has(verb, Cue::RISE | Cue::FALL) && !participle;
    let direct = !view.follows(Cue::OF | Cue::TO | Cue::FROM | Cue::COPULA | Cue::USING)
        && !view.before().is_some_and(|at| view.document.is(at, "at"));
    // `falls below 70%`: a level.
    let bound = view.document.is_any(view.left.end, words!["below", "above", "under", "beyond"]);
    if moves && bound {
        return Some((Claim::Score, Some(verb)));
    }
    (moves && direct).then_some((Claim::Gain, Some(verb)))
}

/// `only 3% retrieval runtime`, `with 34% learnable parameters`
fn used_part(view: &View<'_, '_>) -> Found {
    // `adds only 3% latency`
    let adding = words!["adds", "add", "adding", "incurs", "incurring"];
    let adds = view.near_left(3).any(|at| view.document.is_any(at, adding));
    if let Some(cost) = view.in_phrase(Cue::AMOUNT, 4).filter(|_| adds) {
        return Some((Claim::Share, Some(cost)));
    }
    // `uses about only 3% retrieval runtime`
    let only = (view.left.end.saturating_sub(2)..view.first().first)
        .any(|at| view.document.is_any(at, words!["only", "just", "merely"]));
    if let Some(cost) = view
        .in_phrase(Cue::AMOUNT, 3)
        .filter(|_| only && view.near_left(4).any(|at| view.has(at, Cue::USING) && !view.document.is(at, "only")))
    {
        return Some((Claim::Share, Some(cost)));
    }
    // `tested on the remaining 50%`
    if let Some(rest) = view.near_left(1).find(|at| view.document.is(*at, "remaining")) {
        return Some((Claim::Share, Some(rest)));
    }
    let using = view.nearest_left(Cue::USING, 3);
    // `the 1/2 power` is no part of anything.
    let power =
        view.first().form() == Form::Fraction && view.document.is_any(view.right.start, words!["power", "order"]);
    let counted = view.in_phrase(Cue::AMOUNT | Cue::COUNTED, 5).filter(|at| !view.has(*at, Cue::METRIC) && !power)?;
    let metric = view.in_phrase(Cue::METRIC, 4).is_some_and(|at| at < counted);
    (using.is_some() && !metric).then_some((Claim::Share, Some(counted)))
}

/// `85.3% top-1 accuracy`, `over 90% accuracy`
fn metric_behind(view: &View<'_, '_>) -> Found {
    view.in_phrase(Cue::METRIC, 6).map(|at| (Claim::Score, Some(at)))
}

/// `sensitivity was 59%`, `AUC (93.3%)`
fn metric_before(view: &View<'_, '_>) -> Found {
    let metric = view.nearest_left(Cue::METRIC, 12)?;
    let between = metric + 1..view.left.end;
    let linked = between.is_empty()
        || view.follows(Cue::OF | Cue::COPULA | Cue::TO | Cue::LEVEL | Cue::COMPARE | Cue::FROM)
        || view.before().is_some_and(|at| {
            matches!(view.document.mark(at), b'=' | b':' | b'(' | b'[' | b',' | b'<' | b'>')
                || view.document.is(at, "at")
                || view.document.is(at, "around")
        });
    linked.then_some((Claim::Score, Some(metric)))
}

/// `substantial improvements (e.g., up to 49.76%)`, `savings: 30%`
fn change_before(view: &View<'_, '_>) -> Found {
    let noun = view.nearest_left(Cue::CHANGE_NOUN | Cue::METRIC | Cue::LEVEL, 12)?;
    // `by a large margin, i.e., 16.1%`
    let opened = (noun + 1..view.left.end).any(|at| {
        matches!(view.document.mark(at), b'(' | b':' | b'[')
            || view.document.mark(at) == b'-' && !view.document.touches(at)
            || view.document.is(at, "namely")
            || view.document.is(at, "i") && view.document.is(at + 2, "e")
    });
    (view.has(noun, Cue::CHANGE_NOUN) && opened).then_some((Claim::Gain, Some(noun)))
}

/// `67.8% (n = 628) with diabetes`, `99.8% (449/450)`
fn counted_out(view: &View<'_, '_>) -> Found {
    view.counts(view.right.start).then_some((Claim::Share, None))
}

/// `62% were women`, `only 3% need the whole clip`: what is counted acts.
fn acting(view: &View<'_, '_>) -> Found {
    let opens = view.left.is_empty()
        || view.before().is_some_and(|at| {
            matches!(view.document.mark(at), b',' | b':' | b';') || view.has(at, Cue::CONJUNCTION | Cue::CLAUSE)
        });
    let adverb = view.document.word(view.right.start).ends_with("ly");
    let verb = view.right.start + usize::from(adverb);
    let acts = view.has(verb, Cue::COPULA) || view.document.is_any(verb, ACTING);
    (opens && acts).then_some((Claim::Share, Some(verb)))
}

/// `LLaMA with 77.8% and Mistral with 79.9%`, `the baseline (Claude) at 84.6%`: a name or a bracket behind one, and a level.
fn placed(view: &View<'_, '_>) -> Found {
    let at = view.left.end.checked_sub(1).filter(|at| *at > view.left.start)?;
    let placed = view.document.is(at, "at") || view.document.is(at, "with");
    let bare = view.phrase(1).all(|at| view.has(at, Cue::FUNCTION));
    let named = view.document.mark(at - 1) == b')'
        || view.document.tokens[at - 1].shape.has_upper()
        || view.has(at - 1, Cue::MODEL);
    (placed && bare && named && view.near(COMPARED)).then_some((Claim::Score, Some(at)))
}

/// `12% patients`
fn counted_behind(view: &View<'_, '_>) -> Found {
    // `on 52/55 popular datasets`
    let counted = if view.first().form() == Form::Fraction { Cue::COUNTED | Cue::DATASET } else { Cue::COUNTED };
    view.in_phrase(counted, 3).map(|at| (Claim::Share, Some(at)))
}

/// `attains 72.4%`
fn reached(view: &View<'_, '_>) -> Found {
    // `no model exceeds 66%`
    let before = (view.left.end.max(1) - 1..view.first().first).rev();
    let exceeds =
        before.clone().find(|at| view.document.is_any(*at, words!["exceed", "exceeds", "surpass", "surpasses"]));
    let verb = view.nearest_left(Cue::LEVEL, 10).or(exceeds)?;
    Some((Claim::Score, Some(verb)))
}

/// `shorter traces (up to 50%)`: how much less it can be.
fn bounded_change(view: &View<'_, '_>) -> Found {
    let opens = matches!(view.mark_before(), b'(') && view.first().qualifier == Qualifier::UpTo;
    let noun = view.left.end.checked_sub(2).filter(|noun| opens && !view.has(*noun, Cue::METRIC))?;
    let mut phrase =
        (view.left.start..noun).rev().take(5).take_while(|at| !view.has(*at, Cue::ON | Cue::OF | Cue::CLAUSE));
    phrase.find(|at| view.has(*at, Cue::MORE | Cue::LESS)).map(|at| (Claim::Gain, Some(at)))
}

/// `breast (24%) and lung (23%)`
fn bracketed(view: &View<'_, '_>) -> Found {
    let opens = matches!(view.mark_before(), b'(' | b'[');
    if !opens {
        return None;
    }
    let metric = view.nearest_left(Cue::METRIC, 12).is_some() && view.near(Cue::LEVEL | Cue::EVALUATION);
    // `outperforms LightRAG (73.0%) and GraphRAG (49.5%)`
    let name = || view.left.end.checked_sub(2).is_some_and(|at| is_system(view, at)) && view.near(COMPARED);
    // `outperforms the larger baseline (81.1%)`
    let beaten = || {
        let noun = view.left.end.checked_sub(2).filter(|at| view.document.is_any(*at, words!["baseline", "baselines"]));
        noun.is_some_and(|noun| (view.left.start..noun).rev().take(9).any(|at| view.has(at, Cue::WIN)))
    };
    Some((if metric || name() || beaten() { Claim::Score } else { Claim::Share }, None))
}

/// Whether the name of a system ends at `at`, as far as its letters show it.
fn is_system(view: &View<'_, '_>, at: usize) -> bool {
    let document = view.document;
    let name = document.compound_start(at)..at + 1;
    let known = MODELS.names_surely(document.text, &document.tokens, name.start);
    known || is_mixed_name(document, name)
}

fn metric_anywhere(view: &View<'_, '_>) -> Found {
    view.far_left(Cue::METRIC, 30).map(|at| (Claim::Score, Some(at)))
}

/// Words of a comparison of systems.
const COMPARED: Cue = Cue::METRIC.or(Cue::WIN).or(Cue::LEVEL).or(Cue::EVALUATION).or(Cue::MODEL).or(Cue::COMPARE);

/// Verbs behind a part that does something.
const ACTING: Words = words![
    "could",
    "can",
    "may",
    "might",
    "would",
    "had",
    "have",
    "has",
    "did",
    "do",
    "does",
    "need",
    "needed",
    "require",
    "required",
    "used",
    "use",
    "contain",
    "contained",
    "include",
    "included",
    "remain",
    "remained",
    "received",
    "reported",
    "showed",
    "show",
    "came",
    "come",
    "met",
    "died",
    "lacked",
    "lack",
    "fail",
    "failed",
    "believe",
    "believed",
    "agreed",
    "said",
    "preferred",
    "specified",
    "provided",
    "described",
    "identified",
    "underwent",
    "experienced",
    "developed",
    "focused",
    "combined",
    "occurred",
    "occur",
];

/// Verbs of spreads.
const VARYING: Words = words![
    "vary",
    "varies",
    "varied",
    "varying",
    "differ",
    "differs",
    "differed",
    "fluctuate",
    "fluctuates",
    "deviate",
    "deviates",
];
