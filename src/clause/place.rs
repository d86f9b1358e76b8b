//! On what it was measured: a dataset, or the task where only a task is named.

use super::phrase::{are_listed, overlap, phrase_before, whole_phrase};
use super::{Context, Unit};
use crate::claim::Claim;
use crate::document::Document;
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::MODELS;
use crate::naming::{Evidence, Name, is_coined_name};
use std::ops::Range;

/// What stands behind the unit: a place for each figure, or one for all, or none.
pub(super) fn behind(context: &Context<'_, '_>, unit: &Unit, metric: Option<&Range<usize>>) -> Vec<Range<usize>> {
    // `on SQuAD by 2.3%`, `accuracy on AIME from 38.2%`: the place is said already.
    let said = unit.left.clone().next_back().is_some_and(|at| context.document.has(at, Cue::BY | Cue::FROM));
    let near = |place: &Range<usize>| {
        let between = place.end..unit.left.end;
        !between.clone().any(|at| context.document.mark(at) == b',' || context.document.has(at, Cue::CONJUNCTION))
    };
    let before = named_list_before(context, unit);
    if !before.is_empty() {
        return before;
    }
    if said && let Some(place) = named_before(context, unit).filter(near) {
        return vec![place];
    }
    if let Some(place) = inside(context, unit) {
        return vec![place];
    }
    if let Some(place) = named_beside(context, unit) {
        return vec![place];
    }
    let named = named_behind(context, unit);
    if named.len() > 1 {
        return named;
    }
    let listed = listed_behind(context, unit);
    if !listed.is_empty() {
        return listed;
    }
    if !named.is_empty() {
        return named;
    }
    let phrase = phrase_behind(context, unit, metric);
    let task = phrase.clone().filter(|phrase| context.document.is(phrase.start - 1, "for"));
    task.and_then(|_| dataset_ahead(context, unit)).or(phrase).into_iter().collect()
}

/// `On the CIFAR-10 dataset, it reaches an FID of 1.4 for unconditional generation`: the one dataset that the sentence names, as
/// it begins, rather than the task.
fn dataset_ahead(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let mut names = context.names_in(&unit.sentence);
    let name = names.next().filter(|name| name.tokens.start <= unit.sentence.start + 3)?;
    let alone = names.next().is_none() && document.is_any(unit.sentence.start, words!["on", "in", "for"]);
    alone.then(|| name.tokens.clone())
}

/// What stands before the unit in its own words.
pub(super) fn before(context: &Context<'_, '_>, unit: &Unit, metric: Option<&Range<usize>>) -> Option<Range<usize>> {
    named_before(context, unit).or_else(|| phrase_ahead(context, unit, metric))
}

/// What the sentence of the unit evaluates on, or the last dataset that it names before the unit.
pub(super) fn around(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    // What stands behind a semicolon is said of something else.
    let behind = unit.tokens.end..unit.sentence.end;
    let end = behind.clone().find(|at| context.document.mark(*at) == b';').unwrap_or(behind.end);
    topic(context, &(unit.sentence.start..end.max(unit.sentence.start)))
        .or_else(|| last_named(context, unit))
        .or_else(|| data_where(context, unit))
}

/// `adapting it to a visual-reasoning task, NLVR2, and improve the best result by 22%`: the last dataset that the sentence
/// names before the unit, if nothing is pre-trained on it.
fn last_named(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let name = context.names_in(&(unit.sentence.start..unit.left.end)).next_back()?;
    let start = name.tokens.start;
    let near = start.saturating_sub(6).max(unit.sentence.start)..start;
    let cue = near.rev().find(|at| document.has(*at, Cue::TRAINING | Cue::EVALUATION | Cue::USING | Cue::FROM));
    let used = cue.is_some_and(|at| !document.has(at, Cue::EVALUATION) && !is_adaptation(document, at));
    (!used && name.tokens.end <= unit.left.end).then(|| name.tokens.clone())
}

/// `an issue-tracking dataset (13K issues) where the method achieves 97.2%`: data that a clause behind them measures on.
fn data_where(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let before = unit.sentence.start..unit.left.end;
    let clause = before.clone().rev().find(|at| document.is_any(*at, words!["where", "which"]))?;
    let on = clause.checked_sub(1).filter(|on| document.has(*on, Cue::ON));
    let mut end = on.unwrap_or(clause);
    if end > before.start && document.mark(end - 1) == b')' {
        end = (before.start..end).rev().take(24).find(|at| document.mark(*at) == b'(')?;
    }
    let noun = end.checked_sub(1).filter(|noun| *noun >= before.start && document.has(*noun, Cue::DATASET))?;
    Some(phrase_before(document, noun + 1, before.start)).filter(|phrase| phrase.len() > 1)
}

/// `fine-tuning on nuScenes`: what is measured then is measured there.
fn is_adaptation(document: &Document<'_>, at: usize) -> bool {
    let word = document.word(at).to_ascii_lowercase();
    word.starts_with("fine") || word.starts_with("tun")
}

/// `We present SSTQA, a dataset of questions. … outperforms nine baselines by 20%`: where the text names one dataset alone and
/// makes it, that is where things are measured.
pub(super) fn introduced(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let before = context.names.partition_point(|name| name.tokens.end <= unit.sentence.start);
    let made = context.names[..before].last().filter(|name| name.evidence == Evidence::Introduced)?;
    let near = unit.claim == Claim::Score || sentence_before(context, unit).contains(&made.tokens.start);
    let alone = context.shared.contains(&Some(context.document.tokens[made.head().start].hash));
    (near && alone).then(|| made.tokens.clone())
}

/// The hashes of the first words that all names have, in their long form or their short one: where there is any, the text
/// names one dataset alone.
pub(super) fn shared(document: &Document<'_>, names: &[Name]) -> [Option<u64>; 2] {
    let first_words = |name: &Name| [name.tokens.start, name.head().start].map(|at| document.tokens[at].hash);
    let in_all = |hash: &u64| names.iter().all(|name| first_words(name).contains(hash));
    names.first().map_or([None; 2], |name| first_words(name).map(|hash| Some(hash).filter(in_all)))
}

/// The tokens of the sentence before that of the unit.
fn sentence_before(context: &Context<'_, '_>, unit: &Unit) -> Range<usize> {
    let document = context.document;
    unit.sentence.start.checked_sub(1).map_or(0..0, |before| document.sentence_around(before))
}

/// `61.4% on QuALITY, up from 57.9%`: between both ends.
fn inside(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let inner = document.figures[unit.figures.start].end..document.figures[unit.figures.end - 1].opening;
    let found = context.names_in(&inner).next().filter(|_| unit.change)?.tokens.clone();
    let linked = (inner.start..found.start).rev().take(3).any(|at| document.has(at, Cue::ON) || document.is(at, "for"));
    (linked && found.end <= inner.end).then_some(found)
}

/// `MMLU: 52.1%`, `on SQuAD (93.2%)`, `82.1% (GSM8K)`: nothing but a mark between the name and the figure.
fn named_beside(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    if let Some(name) = context.names_in(&unit.aside).next()
        && (name.tokens.end >= unit.aside.end || document.mark(name.tokens.end) == b',')
    {
        return Some(name.tokens.clone());
    }
    if is_bracketed_name(document, &unit.aside) {
        return Some(unit.aside.clone());
    }
    let name = context.names_in(&unit.left).next_back()?;
    let between = name.whole().end..unit.left.end;
    let beside = between.len() <= 2 && between.clone().all(|at| matches!(document.mark(at), b':' | b'(' | b'[' | b'='));
    beside.then(|| name.tokens.clone())
}

/// `3.2% (IAM) and 4.5% (RIMES)`, `2.4 (En-De)`: one coined word that is no model and no metric.
fn is_bracketed_name(document: &Document<'_>, aside: &Range<usize>) -> bool {
    let Some(token) = document.tokens.get(aside.start).filter(|_| (1..=5).contains(&aside.len())) else { return false };
    let one = token.is_word() && document.compound_end(aside.start + 1) == aside.end;
    let upper = token.shape.has_inner_upper() || token.shape.has_upper() && aside.len() > 1;
    let other = document.any(aside.clone(), Cue::MODEL | Cue::METRIC | Cue::AMOUNT | Cue::FUNCTION | Cue::CHANGE_NOUN)
        || document.is_any(aside.start, words!["sota", "ours", "avg"])
        || MODELS.longest(document.text, &document.tokens, aside.start).is_some();
    one && upper && !other
}

/// `95.87% on RVL-CDIP`, `0.93 and 0.98 on FUNSD and CORD`: named datasets behind, as many as figures, or the first.
fn named_behind(context: &Context<'_, '_>, unit: &Unit) -> Vec<Range<usize>> {
    let document = context.document;
    let reach = unit.right.start..unit.right.end.min(unit.right.start + 60);
    let count = unit.figures.len();
    let mut list: Vec<Range<usize>> = context.names_in(&reach).take(count).map(|name| name.tokens.clone()).collect();
    let Some(first) = list.first() else { return Vec::new() };
    let between = unit.right.start..first.start;
    // A new clause or a comparison between them: the name belongs to something else.
    let apart = Cue::WIN | Cue::LEVEL | Cue::CLAUSE | Cue::COMPARE | Cue::TRAINING;
    let harmless = Cue::ON | Cue::METRIC | Cue::RISE_NOUN;
    let calm = between.len() <= 16
        && !between.clone().any(|at| document.has(at, apart) && !document.has(at, harmless))
        && !between.clone().any(|at| document.mark(at) == b';');
    let linked = between.clone().any(|at| {
        document.has(at, Cue::ON | Cue::OF) || document.is(at, "for") || matches!(document.mark(at), b'(' | b':')
    });
    if !calm || !linked {
        return Vec::new();
    }
    let listed = count > 1 && list.len() == count && list.windows(2).all(|pair| pair[1].start - pair[0].end <= 6);
    list.truncate(if listed { count } else { 1 });
    list
}

/// `improves MMLU and GPQA performance by 6.4% and 22.6%, respectively`: as many names before as figures.
fn named_list_before(context: &Context<'_, '_>, unit: &Unit) -> Vec<Range<usize>> {
    let (document, count) = (context.document, unit.figures.len());
    let names = context.names_in(&unit.left);
    if count < 2 || names.len() != count {
        return Vec::new();
    }
    let names: Vec<Range<usize>> = names.map(|name| name.tokens.clone()).collect();
    // `On A and B, it improves F1 by 6.7 and 11.2 points`
    let listed = are_listed(document, &names);
    let respectively =
        document.any(unit.right.clone(), Cue::RESPECTIVELY) || document.any(unit.aside.clone(), Cue::RESPECTIVELY);
    if respectively || listed { names } else { Vec::new() }
}

/// `in patient-trial matching`, `for text`: the phrase that a preposition ties to the figure.
fn phrase_behind(context: &Context<'_, '_>, unit: &Unit, metric: Option<&Range<usize>>) -> Option<Range<usize>> {
    let document = context.document;
    let mut at = unit.right.start;
    // `…, respectively for the test cohorts`
    if document.mark(at) == b',' && document.has(at + 1, Cue::RESPECTIVELY) {
        at += 2;
    }
    // `a gain of 30% (42% vs. 12%) on unseen scenes`
    at += usize::from(document.mark(at) == b')' && document.find_mark(unit.tokens.clone(), b'(').is_some());
    let limit = unit.right.end.min(unit.right.start + 18);
    while at < limit {
        // `over strong baselines across three benchmarks`; but what the opponent trains on is its own.
        if document.has(at, Cue::COMPARE) {
            let linked = document.has(at + 1, Cue::TO) || document.is(at + 1, "with");
            if let Some(compared) = whole_phrase(document, at + 1 + usize::from(linked), limit) {
                if document.has(compared.start, Cue::TRAINING) {
                    return None;
                }
                at = compared.end.max(at + 1);
                continue;
            }
        }
        let stop = document.has(at, Cue::WIN | Cue::BY | Cue::FROM)
            || with_another_measure(document, at)
            || (document.has(at, Cue::CLAUSE) && !document.is(at, "as"))
            || matches!(document.mark(at), b',' | b';' | b':' | b')');
        if stop {
            return None;
        }
        if is_preposition(document, at) && !document.touches(at) {
            let terms = document.is(at + 1, "terms");
            let phrase = whole_phrase(document, at + 1, unit.right.end)?;
            let measured = metric.is_some_and(|metric| overlap(metric, &phrase));
            if !terms && !measured && is_place(document, &phrase) {
                return Some(phrase);
            }
            at = phrase.end.max(at + 1);
            continue;
        }
        at += 1;
    }
    None
}

/// `with comparable performance on long videos`: what stands behind speaks of that other measure.
fn with_another_measure(document: &Document<'_>, at: usize) -> bool {
    document.is_any(at, words!["with", "without"]) && document.any(at + 1..at + 5, Cue::METRIC)
}

/// `for text and images, respectively`: as many phrases behind as figures.
fn listed_behind(context: &Context<'_, '_>, unit: &Unit) -> Vec<Range<usize>> {
    let document = context.document;
    let count = unit.figures.len();
    if count < 2 {
        return Vec::new();
    }
    let mut window = unit.right.start..unit.right.end.min(unit.right.start + 10);
    // `in accuracy for kidneys and lungs`: what the first preposition ties is the measure.
    let measure = |at: usize| {
        whole_phrase(document, at + 1, unit.right.end)
            .is_some_and(|phrase| document.has(phrase.end - 1, Cue::METRIC | Cue::AMOUNT))
    };
    let Some(preposition) = window.find(|at| is_preposition(document, *at) && !measure(*at)) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = preposition + 1;
    while found.len() < count {
        let Some(phrase) = whole_phrase(document, at, unit.right.end) else { break };
        at = phrase.end;
        found.push(phrase);
        let rest = at..unit.right.end;
        let separators =
            rest.take_while(|at| document.mark(*at) == b',' || document.has(*at, Cue::CONJUNCTION)).count();
        if separators == 0 {
            break;
        }
        at += separators;
    }
    let whole = found.len() == count && found.iter().all(|phrase| is_place(document, phrase));
    if whole { found } else { Vec::new() }
}

/// `On GSM8K, it achieves 8.5x`: the last named dataset before the figure that a preposition introduces.
fn named_before(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let found = context.names_in(&unit.left).rev().find(|name| name.tokens.end <= unit.left.end)?;
    let start = found.tokens.start;
    let mut window = start.saturating_sub(4).max(unit.left.start)..start;
    let linked = window.any(|at| {
        let on = document.has(at, Cue::ON) && !document.is(at, "using") && !document.is(at, "with");
        on || document.is(at, "for") || (at + 1 == start && document.has(at, Cue::CONJUNCTION))
    });
    // `pre-training raises accuracy on RACE` measures there; `trained on C4` does not.
    let near = start.saturating_sub(5).max(unit.left.start)..start;
    let trained = near
        .clone()
        .rev()
        .find(|at| document.has(*at, Cue::TRAINING | Cue::METRIC))
        .is_some_and(|at| !document.has(at, Cue::METRIC))
        && !document.any(found.tokens.end..unit.left.end, Cue::ON);
    (linked && !trained).then(|| found.tokens.clone())
}

/// `In zero-shot classification, …`, `accuracy of code refinement from 16.4`, `the model for cirrhosis achieved`: a phrase
/// before the figure.
fn phrase_ahead(context: &Context<'_, '_>, unit: &Unit, metric: Option<&Range<usize>>) -> Option<Range<usize>> {
    let document = context.document;
    // What the metric is of.
    if let Some(metric) = metric.filter(|metric| metric.end < unit.left.end && metric.start >= unit.left.start)
        && (document.has(metric.end, Cue::OF) || is_preposition(document, metric.end))
        && !(document.has(metric.end, Cue::OF) && document.is_any(metric.end - 1, COUNTING))
        && metric.end + 1 < unit.left.end
    {
        let mut phrase = whole_phrase(document, metric.end + 1, unit.left.end)?;
        // `the accuracy of DeePhage on five-fold validation`: whose, then on what.
        if is_preposition(document, phrase.end) && is_coined_name(document, phrase.clone()) {
            phrase = whole_phrase(document, phrase.end + 1, unit.left.end)?;
        }
        let fits = !document.has(phrase.start, Cue::METRIC) && is_place(document, &phrase);
        return fits.then_some(phrase);
    }
    let start = unit.left.start;
    let turn = document.is_any(start + 1, words!["addition", "particular", "this", "contrast", "general"]);
    // `…; for English-to-French by 0.9`
    let commas = || document.marks(unit.left.clone(), b',').count();
    let opens = start == unit.sentence.start || start > 0 && document.mark(start - 1) == b';' && commas() <= 1;
    if is_preposition(document, start) && opens && !turn {
        let phrase = whole_phrase(document, start + 1, unit.left.end)?;
        // `On the average on the validation set, …`
        let next = phrase.end;
        let second = is_preposition(document, next).then(|| whole_phrase(document, next + 1, unit.left.end)).flatten();
        return [Some(phrase), second].into_iter().flatten().find(|phrase| is_place(document, phrase));
    }
    // The subject's own preposition, right before its verb.
    let verb = unit
        .left
        .clone()
        .rev()
        .take(10)
        .find(|at| document.has(*at, Cue::LEVEL | Cue::COPULA) && !document.has(*at, Cue::METRIC))?;
    let preposition = (unit.left.start..verb).rev().take(8).find(|at| is_preposition(document, *at))?;
    let phrase = whole_phrase(document, preposition + 1, verb)?;
    (phrase.end == verb && is_place(document, &phrase)).then_some(phrase)
}

/// What the sentence says that it evaluates on: `Evaluated on 1500 questions`, `experiments on CIFAR-10`.
pub(super) fn topic(context: &Context<'_, '_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let document = context.document;
    let on = document.having(sentence.clone(), Cue::ON).find(|at| {
        let trained = *at > sentence.start && document.has(at - 1, Cue::TRAINING);
        let on = !trained && document.is_any(*at, words!["on", "across"]);
        let mut near = at.saturating_sub(6).max(sentence.start)..*at;
        let evaluated = near.any(|at| document.has(at, Cue::EVALUATION) && !document.has(at, Cue::COMPARE));
        let opening = *at == sentence.start && document.any(sentence.clone(), Cue::EVALUATION | Cue::WIN);
        on && (evaluated || opening) && !document.touches(*at) && !document.touches(at + 1)
    })?;
    let named = context.names_in(&(on + 1..sentence.end.min(on + 4))).next();
    let phrase = named.map(|name| name.tokens.clone()).or_else(|| whole_phrase(document, on + 1, sentence.end))?;
    is_place(document, &phrase).then_some(phrase)
}

/// As [`topic`], of a sentence before: a dataset, or a phrase that says more than that there are some.
pub(super) fn topic_before(context: &Context<'_, '_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let document = context.document;
    let general = Cue::FUNCTION | Cue::ADJECTIVE | Cue::NUMERAL | Cue::DATASET | Cue::TASK | Cue::DATA;
    topic(context, sentence)
        .filter(|phrase| phrase.clone().any(|at| document.tokens[at].is_word() && !document.has(at, general)))
}

/// Whether something can be measured on what a phrase names: no model, machine, condition or turn of speech.
fn is_place(document: &Document<'_>, phrase: &Range<usize>) -> bool {
    // `text-only images` are one.
    // `the training data` is one, as data held out are.
    let training = |at: usize| {
        at == phrase.start && document.is(at, "training") && document.is_any(at + 1, words!["data", "set", "cohort"])
    };
    let turn = phrase.clone().any(|at| document.is_any(at, NO_PLACE) && !document.touches(at) && !training(at))
        || phrase.len() == 1 && document.has(phrase.start, Cue::DATASET | Cue::TASK)
        || phrase.len() == 1
            && document.word(phrase.start).ends_with("ly")
            && !document.tokens[phrase.start].shape.has_upper();
    // `in most cases`
    let mut words = phrase.clone().rev();
    let cases = words.next().is_some_and(|last| document.is(last, "cases"))
        && words.all(|at| document.has(at, Cue::FUNCTION | Cue::ARTICLE) || document.is(at, "several"));
    let turn = turn || cases;
    let number = phrase.clone().all(|at| !document.tokens[at].is_word());
    let family = MODELS.longest(document.text, &document.tokens, phrase.start);
    // `complex tasks` have nothing to do with ComplEx.
    let written = phrase.clone().next().is_some_and(|first| document.tokens[first].shape.has_upper());
    let model = family.is_some_and(|found| found.end <= phrase.end + 2 && (written || !found.common))
        || phrase.clone().next_back().is_some_and(|last| document.has(last, Cue::MODEL));
    let measure = phrase.clone().next_back().is_some_and(|last| {
        document.has(last, Cue::METRIC | Cue::AMOUNT) && !document.has(last, Cue::TASK | Cue::DATA)
    });
    !turn && !model && !measure && !number
}

fn is_preposition(document: &Document<'_>, at: usize) -> bool {
    document.is_any(at, PREPOSITIONS)
}

const PREPOSITIONS: Words = words!["on", "in", "across", "for", "among", "during"];

/// Metrics that what stands behind "of" belongs to: `the rate of false answers`.
const COUNTING: Words = words!["rate", "rates", "number", "ratio", "amount", "fraction", "percentage", "count"];

/// Words that make no place of a phrase.
const NO_PLACE: Words = words![
    "par",
    "average",
    "total",
    "mean",
    "median",
    "terms",
    "comparison",
    "addition",
    "contrast",
    "particular",
    "order",
    "time",
    "both",
    "all",
    "general",
    "instance",
    "example",
    "regime",
    "gpu",
    "gpus",
    "setup",
    "budget",
    "conditions",
    "which",
    "fact",
    "practice",
    "metrics",
    "cpu",
    "training",
    "performance",
    "setups",
    "it",
    "inference",
    "these",
    "this",
    "only",
    "just",
];
