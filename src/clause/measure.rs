//! What is measured.

use super::phrase::{apostrophe, is_telling, noun_phrase, phrase_before, whole_phrase};
use super::{Context, Found, Unit, list_end};
use crate::claim::Claim;
use crate::document::Document;
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::MODELS;
use crate::naming::long_start;
use crate::quantity::Form;
use crate::token::TokenKind;
use std::ops::Range;

const MEASURE: Cue = Cue::METRIC.or(Cue::AMOUNT);

/// Whether the word names a metric, and no change or level of one.
pub(super) fn names_metric(document: &Document<'_>, at: usize) -> bool {
    // `a score of 138.5`, `the 4-shot score on X grows`
    let noun = Cue::OF | Cue::ON | Cue::FROM | Cue::COPULA | Cue::RISE | Cue::FALL;
    let score = document.is_any(at, words!["score", "scores"]) && document.has(at + 1, Cue::OF)
        || document.is(at, "score") && at > 0 && document.tokens[at - 1].is_word() && document.has(at + 1, noun);
    // `pass@1`
    let at_rank = document.mark(at + 1) == b'@' && document.touches(at + 1);
    // `reward-relevant shifts`
    let part = document.tokens.get(at + 2).filter(|_| document.mark(at + 1) == b'-' && document.touches(at + 1));
    let modifies = part.is_some_and(|part| {
        part.is_word() && part.touches_previous() && !part.shape.has_upper() && part.end() - part.start() > 4
    });
    if modifies && !document.has(at + 2, Cue::METRIC | Cue::LEVEL) {
        return false;
    }
    let other = document.has(at, Cue::CHANGE_NOUN | Cue::LEVEL | Cue::RISE) && !at_rank;
    score || document.has(at, Cue::METRIC) && !other
}

/// Whether the word names a metric even where nothing ties it to a figure: `reasoning` and the like are as often what a
/// task is about.
fn names_sure_metric(document: &Document<'_>, at: usize) -> bool {
    names_metric(document, at) && !document.has(at, Cue::WIN) && !document.is_any(at, TOPICS)
}

/// `33% less data`, `2x faster`: the comparative or change noun right behind the figure.
pub(crate) fn comparative_behind(document: &Document<'_>, at: usize) -> Option<usize> {
    let end = list_end(document, at);
    let found = noun_phrase(document, end, 6).find(|at| document.has(*at, Cue::CHANGE_NOUN | Cue::MORE | Cue::LESS))?;
    (!document.is(found, "loss") || found == end).then_some(found)
}

/// Whether less of what the tokens name is better.
pub(crate) fn lower_is_better(document: &Document<'_>, tokens: Range<usize>) -> bool {
    // The head of a phrase is its last metric: `error detection accuracy`.
    tokens.rev().find(|at| document.has(*at, MEASURE)).is_some_and(|at| document.has(at, Cue::LOWER_BETTER))
}

/// The words that name what the unit measures.
pub(super) fn metric(
    context: &Context<'_, '_>,
    unit: &Unit,
    carried: Option<&Found>,
    earlier: Option<&Found>,
) -> Option<Range<usize>> {
    let own = behind(context, unit)
        .or_else(|| before_by(context, unit))
        .or_else(|| inside(context, unit))
        .or_else(|| linked_before(context, unit))
        .or_else(|| object_before(context, unit))
        .or_else(|| changed(context, unit))
        .or_else(|| moved_subject(context, unit))
        .or_else(|| copular_subject(context, unit))
        .or_else(|| faster(context, unit))
        .or_else(|| speedup_of(context, unit))
        .or_else(|| in_terms_of(context.document, unit.sentence.clone()))
        .or_else(|| nearest_before(context, unit));
    let own = own.or_else(|| carried.and_then(|of| of.metric.clone())).or_else(|| nearest_in_sentence(context, unit));
    // `Scaling to 1B data attains 72.4%`: the metric of the sentence before.
    let found = own.or_else(|| earlier.filter(|_| unit.claim == Claim::Score).and_then(|of| of.metric.clone()))?;
    Some(whole_name(context.document, found))
}

/// The metric with what its name has behind a mark, `Recall@10`, `BLEU-4`, `f1-score`; of a short form in a bracket, the
/// words before it, `concordance correlation coefficient (CCC)`.
pub(super) fn whole_name(document: &Document<'_>, mut found: Range<usize>) -> Range<usize> {
    // `the highest macro F1`
    let told = |at: usize| {
        // `mitigating performance drops by 26%`
        let acts = document.has(at, Cue::RISE | Cue::FALL) && document.word(at).ends_with("ing");
        let told = document.is_any(at, PRAISE) || document.has(at, Cue::ARTICLE);
        told || acts || document.is_any(at, words!["with", "whose"])
    };
    while found.len() > 1 && told(found.start) && !document.touches(found.start + 1) {
        found.start += 1;
    }
    let bracketed = document.mark(found.end) == b')' && found.start > 0 && document.mark(found.start - 1) == b'(';
    if bracketed && let Some(long) = long_start(document, found.clone(), found.start - 1) {
        return long..found.start - 1;
    }
    let end = found.end;
    let joined = document.touches(end) && document.touches(end + 1);
    let number = document.tokens.get(end + 1).is_some_and(|next| next.is_number());
    // `ROUGE-L`, `ROUGE-Lsum`
    let letter =
        document.tokens.get(end + 1).is_some_and(|next| next.shape.starts_upper() && next.end() - next.start() < 5);
    let second =
        number || letter || document.has(end + 1, Cue::METRIC) || document.is_any(end + 1, words!["up", "ups"]);
    let part = document.mark(end) == b'@' || document.mark(end) == b'-' && second;
    found.start..if joined && part { end + 2 } else { end }
}

/// `85.3% top-1 accuracy`, `10% mAP gain`, `33% less data`, `+32.28 to overall accuracy`, `5.7% in pixel-sPRO`
fn behind(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let end = past_marks(document, unit.right.start);
    // `by 4x without sacrificing accuracy`: of what it is not.
    let aside = document.is_any(end, words!["without", "after", "before", "per", "despite"]);
    let limit = if aside { end } else { unit.right.end.max(end) };
    let phrase: Vec<usize> = noun_phrase(document, end, 9).take_while(|at| *at < limit).collect();
    if let Some(found) = measure_in(document, &phrase) {
        return Some(found);
    }
    // `improves by 1.1% (I-AUROC)`: the metric in the bracket right behind a figure.
    let aside = &unit.aside;
    if !aside.is_empty()
        && document.has(aside.end - 1, Cue::METRIC)
        && document.compound_start(aside.end - 1) == aside.start
    {
        return Some(aside.clone());
    }
    if unit.claim == Claim::Gain
        && let Some(found) = in_terms_of(document, unit.right.start..unit.right.end.min(end + 16))
    {
        return Some(found);
    }
    // `12% more accurate`, `3.5% fewer false positives`, `twice as fast`: what is more or less.
    if let [first, second, ..] = phrase[..]
        && unit.claim == Claim::Gain
        && document.is_any(first, words!["more", "less", "fewer", "lower", "higher", "smaller", "as"])
        && !document.has(second, Cue::FUNCTION)
    {
        return Some(second..phrase[phrase.len() - 1] + 1);
    }
    // `+2.1% OLS`, `8.65 CEA100 points`, `88.7% uAP`: an acronym right behind is the measure, known or not.
    if let Some(first) = phrase.first().filter(|first| !document.touches(**first)) {
        let unit_of_measure = document.is_any(*first, UNITS);
        let capitals = document.tokens[*first].is_word() && document.tokens[*first].shape.has_inner_upper();
        let acronym = capitals && !document.has(*first, Cue::MODEL) && !unit_of_measure;
        let next = Cue::CHANGE_NOUN | Cue::ABSOLUTE | Cue::METRIC | Cue::RESPECTIVELY;
        let alone = phrase.len() == 1 || document.has(first + 1, next);
        let level = unit.claim == Claim::Score
            && is_plain_acronym(document.word(*first))
            && !document.has(*first, Cue::GENERIC)
            && context.names_in(&(*first..first + 1)).next().is_none();
        if acronym && alone && (unit.claim == Claim::Gain || level) {
            return Some(*first..first + 1);
        }
    }
    // `8.5x speedup`, `8x longer sequences`: the comparison is the measure.
    if let Some(at) = phrase.iter().find(|at| {
        document.has(**at, Cue::SPEED) && document.has(**at, Cue::RISE_NOUN) && !document.has(**at, Cue::MORE)
    }) {
        let compound = document.compound_end(at + 1);
        return Some(*phrase.first().unwrap_or(at)..compound);
    }
    if let (Some(first), Some(last)) = (phrase.first(), phrase.last())
        && document.has(*first, Cue::LARGER)
        && last > first
    {
        return Some(*first..*last + 1);
    }
    // `50% state-dimension reduction`, `a 31% alarm reduction`: what a change noun stands behind, known or not.
    if unit.claim == Claim::Gain
        && let Some(noun) = phrase.iter().position(|at| document.has(*at, Cue::CHANGE_NOUN))
    {
        let said = |at: &&usize| {
            let named = document.tokens[**at].is_word() && !document.is_any(**at, UNITS);
            named && !document.has(**at, UNTOLD) && !document.is_any(**at, DEGREES)
        };
        let first = phrase[..noun].iter().find(said).filter(|first| !document.touches(**first));
        if let Some(first) = first {
            return Some(*first..phrase[noun] + usize::from(document.is(phrase[noun], "gap")));
        }
    }
    // Of a gain, what follows by a preposition: `5.7% in pixel-sPRO`.
    let next = end + phrase.len();
    let linked = document.is_any(next, words!["in", "to", "on", "for", "of"]);
    if unit.claim == Claim::Gain && linked && next < unit.right.end {
        let start = next + 1;
        let object: Vec<usize> = noun_phrase(document, start, 9).take_while(|at| *at < unit.right.end).collect();
        // `2% in five language understanding tasks`
        let place = object.last().is_some_and(|last| document.has(*last, Cue::TASK | Cue::DATASET));
        let measure = if place { None } else { measure_in(document, &object) };
        return measure.or_else(|| changing(context, unit, &phrase, start));
    }
    None
}

/// `CSR`, `EERs`, `uAP`: capitals and digits, but for a plural and for what the first letter says.
fn is_plain_acronym(word: &str) -> bool {
    let letters = word.trim_end_matches('s').trim_start_matches(|c: char| c.is_ascii_lowercase());
    letters.len() > 1 && letters.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// `a 3.1x reduction in kernel launches`, `0.9 points in FG-ARI`: what falls or rises, or an acronym behind "in".
fn changing(context: &Context<'_, '_>, unit: &Unit, noun: &[usize], start: usize) -> Option<Range<usize>> {
    let document = context.document;
    let object = whole_phrase(document, start, unit.right.end)?;
    // `improvement in R@1 text retrieval`
    if document.mark(object.start + 1) == b'@' && document.touches(object.start + 1) {
        return Some(object.start..(object.start + 3).min(object.end));
    }
    // `a decrease in the agent's experience`
    let owner = apostrophe(document, &object) == Some(object.start + 1);
    if context.names_in(&object).next().is_some() || document.has(object.start, Cue::MODEL) && !owner {
        return None;
    }
    // `improvement in trial search` is on that task; `reduction in launches` is of them.
    let moves = noun.last().is_some_and(|noun| {
        document.has(*noun, Cue::FALL_NOUN)
            || document.is_any(*noun, words!["increase", "increases", "acceleration", "drop"])
    });
    let linked = document.is_any(start - 1, words!["in", "of"]);
    let first = &document.tokens[object.start];
    let acronym = document.is(start - 1, "in")
        && first.shape.has_inner_upper()
        && !first.shape.has_lower()
        && document.compound_end(object.start + 1) >= object.end
        && MODELS.longest(document.text, &document.tokens, object.start).is_none();
    (moves && linked || acronym).then_some(object)
}

/// The token behind the marks of mathematics that close a figure: `$3.4\\times$ faster`.
fn past_marks(document: &Document<'_>, start: usize) -> usize {
    let closes = |at: &usize| {
        let escape =
            document.tokens.get(*at).is_some_and(|token| matches!(token.kind, TokenKind::Escape(b')' | b']' | b'}')));
        matches!(document.mark(*at), b'$' | b'}') || escape
    };
    (start..start + 3).find(|at| !closes(at)).unwrap_or(start)
}

/// `4x faster`: where nothing else is said, how fast.
fn faster(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let end = past_marks(document, unit.tokens.end);
    (document.has(end, Cue::SPEED) && document.has(end, Cue::MORE)).then_some(end..end + 1)
}

/// `end-to-end speedups of 1.4x to 1.6x`
fn speedup_of(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let of = unit.left.clone().next_back().filter(|at| document.has(*at, Cue::OF) && *at > unit.left.start)?;
    let fast = document.has(of - 1, Cue::SPEED) && document.has(of - 1, Cue::RISE_NOUN);
    fast.then(|| phrase_before(document, of, unit.left.start))
}

/// The measure that a phrase of tokens names: its last measuring word with what stands before it.
fn measure_in(document: &Document<'_>, phrase: &[usize]) -> Option<Range<usize>> {
    let skipped = Cue::MORE | Cue::LESS | Cue::RELATIVE | Cue::ABSOLUTE | Cue::CHANGE_NOUN | Cue::ARTICLE;
    let last = *phrase.iter().rev().find(|at| document.has(**at, MEASURE) && !document.has(**at, Cue::CHANGE_NOUN))?;
    let first =
        *phrase.iter().find(|at| document.tokens[**at].is_word() && (!document.has(**at, skipped) || **at == last))?;
    (first <= last).then_some(first..last + 1)
}

/// `accuracy of 95%`, `FVD scores dropping from 103.3 to 55.3`, `sensitivity was 59%`: the measure that the words right
/// before the figure tie to it.
fn linked_before(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let found = unit.left.clone().rev().take(7).find(|at| names_metric(document, *at))?;
    if unit.claim == Claim::Gain && (found + 1..unit.left.end).any(|at| document.has(at, Cue::WIN)) {
        return None;
    }
    // `BLEU score of`
    let end = (found + 1..unit.left.end)
        .take_while(|at| document.has(*at, Cue::METRIC) && !document.has(*at, Cue::CHANGE_NOUN))
        .last()
        .map_or(found + 1, |last| last + 1);
    Some(phrase_before(document, found + 1, unit.left.start).start..end)
}

/// `by` right before the unit, also that of `by a factor of 3`.
fn by_before(document: &Document<'_>, unit: &Unit) -> Option<usize> {
    let last = unit.left.clone().next_back()?;
    let factor = document.is(unit.tokens.start, "factor") && document.has(last, Cue::ARTICLE);
    let by = if factor { last.checked_sub(1)? } else { last };
    (document.has(by, Cue::BY) && by >= unit.left.start).then_some(by)
}

/// `wall clock time by over 35%`
fn before_by(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let by = by_before(document, unit)?;
    // `training time decreases by 63%`, `WER drops by 12%`: the verb is no part of it.
    let verb = by > unit.left.start && document.has(by - 1, Cue::RISE | Cue::FALL | Cue::MORE | Cue::LESS);
    // `speed can be improved by up to 50%`
    let mut end = by - usize::from(verb);
    while end > unit.left.start && document.is_any(end - 1, AUXILIARIES) {
        end -= 1;
    }
    let mut phrase = phrase_before(document, end, unit.left.start);
    // `reducing memory consumption during inference by 50%`: where it is measured is no part of what is.
    let not_article = |at: &usize| !document.has(*at, Cue::ARTICLE);
    let place = (unit.left.start..phrase.start).rev().find(not_article).filter(|at| document.has(*at, Cue::ON));
    if let Some(place) = place.filter(|_| !verb) {
        let verb = (unit.left.start..place).rev().take(12).find(|at| document.has(*at, Cue::RISE | Cue::FALL));
        let noun = |at: &usize| document.has(*at, MEASURE) && !document.has(*at, Cue::CHANGE_NOUN);
        if let Some(noun) = verb.and_then(|verb| (verb + 1..place).rev().find(noun)) {
            phrase = phrase_before(document, noun + 1, unit.left.start);
        }
    }
    // `exceeding transaction costs by a factor of 33`, `surpasses size-matched baselines by 6.8%`: an opponent.
    let first = (unit.left.start..phrase.start).rev().find(|at| !document.has(*at, Cue::ARTICLE));
    let beaten = first.is_some_and(|at| document.has(at, Cue::WIN | Cue::COMPARE));
    let factor = by + 1 < unit.left.end;
    let opponent = beaten && (factor || !document.has(phrase.end - 1, MEASURE));
    (!opponent && document.any(phrase.clone(), MEASURE)).then_some(phrase)
}

/// `reduces average planning error by 27.12%`, `reduces decoding steps from 256 to 30`
fn object_before(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let verb =
        unit.left.clone().rev().take(16).find(|at| document.has(*at, Cue::RISE | Cue::FALL | Cue::CHANGE_NOUN))?;
    // `FLOPs savings: 3.7x`, but `the cache reaches savings of 3.7x`
    let reached = verb > unit.left.start && document.has(verb - 1, Cue::LEVEL) && !document.has(verb - 1, MEASURE);
    if document.has(verb, Cue::CHANGE_NOUN) && !reached {
        let phrase = phrase_before(document, verb, unit.left.start);
        if document.any(phrase.clone(), MEASURE) {
            return Some(phrase);
        }
    }
    // `improves exact match over a single pass by 30`: what it is compared with says nothing of it.
    let compared = (verb + 1..unit.left.end).find(|at| document.has(*at, Cue::COMPARE) && !document.touches(*at));
    let last = (verb + 1..compared.unwrap_or(unit.left.end))
        .rev()
        .find(|at| document.has(*at, MEASURE) && !document.has(*at, Cue::CHANGE_NOUN))?;
    Some(phrase_before(document, last + 1, verb + 1))
}

/// `reduces alarms by 31%`, `needless curtailment is reduced by 18.5%`: what changes, whether or not it is a known measure.
fn changed(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    // `reduces artifacts from 0.169 to 0.055`
    let from =
        unit.left.clone().next_back().filter(|at| unit.has_ends_or_range(document) && document.has(*at, Cue::FROM));
    let by = by_before(document, unit).or(from)?;
    let verb = (unit.left.start..by).rev().take(12).find(|at| {
        let moves = document.has(*at, Cue::RISE | Cue::FALL);
        moves && (!document.has(*at, Cue::CHANGE_NOUN) || document.is_any(*at, words!["cut", "cuts"]))
    })?;
    // `trails Whisper by 1.5 points`: its object is an opponent.
    if document.is_any(verb, LOSING) {
        return None;
    }
    let passive = verb > unit.left.start && document.has(verb - 1, Cue::COPULA);
    let phrase = match (verb + 1 == by, passive) {
        (true, true) => phrase_before(document, verb - 1, unit.left.start),
        (true, false) => return subject(document, verb, unit.left.start),
        _ => whole_phrase(document, verb + 1, by)?,
    };
    // `raises a held-out split from 5.7% to 10.3%`: where it is measured.
    let last = phrase.end.saturating_sub(1);
    if from.is_some() && (phrase.end != by || document.has(last, Cue::DATASET | Cue::SPLIT | Cue::TASK)) {
        return None;
    }
    // `improving FLUX by 218%`, `improves the previous best by 2%`: what it is compared with.
    let opponent = phrase.clone().any(|at| {
        let shape = document.tokens[at].shape;
        shape.has_inner_upper()
            || shape.has_digit()
            || document.has(at, Cue::MODEL)
            || super::baseline::is_earlier(document, at)
    });
    // `reduces MER on SEAME by 21.4%`: an acronym with a place or an opponent of its own.
    let acronym = phrase.len() <= 3
        && !document.tokens[phrase.start].shape.has_lower()
        && document.has(phrase.end, Cue::ON | Cue::COMPARE)
        && MODELS.longest(document.text, &document.tokens, phrase.start).is_none();
    (is_telling(document, &phrase) && (!opponent || acronym)).then_some(phrase)
}

/// `referrals fell by 12%`, `orders of new items grew 1.8-fold`, `MER rises from 5.8`: the subject of a verb without an object,
/// where it is a common noun or, of a verb that says no better or worse, an acronym.
fn subject(document: &Document<'_>, verb: usize, floor: usize) -> Option<Range<usize>> {
    let adverb = verb > floor + 1 && document.word(verb - 1).ends_with("ly");
    let end = if adverb { verb - 1 } else { verb };
    let mut phrase = phrase_before(document, end, floor);
    // `orders of new items`
    if phrase.start > floor + 1 && document.has(phrase.start - 1, Cue::OF) {
        phrase.start = phrase_before(document, phrase.start - 1, floor).start;
    }
    // `accidents in ports`
    if phrase.start > floor + 1 && document.is_any(phrase.start - 1, words!["in", "at", "among"]) {
        phrase = phrase_before(document, phrase.start - 1, floor);
    }
    let moves = document.word(verb).to_ascii_lowercase();
    let plain = MOVING.iter().any(|stem| moves.starts_with(stem));
    let common = phrase.clone().all(|at| {
        let shape = document.tokens[at].shape;
        !(shape.has_inner_upper() || shape.has_digit() || document.has(at, Cue::MODEL | Cue::AUTHORS | Cue::KIND))
    });
    let acronym = phrase.len() == 1
        && document.tokens[phrase.start].shape.has_inner_upper()
        && !document.tokens[phrase.start].shape.has_lower();
    (plain && is_telling(document, &phrase) && (common || acronym)).then_some(phrase)
}

/// The subject right before a verb of change that the figure itself follows: `the memory footprint shrinks 1.2x`.
fn moved_subject(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let from = unit.left.clone().next_back().filter(|at| document.has(*at, Cue::FROM));
    let verb = from.unwrap_or(unit.left.end).checked_sub(1).filter(|verb| *verb > unit.left.start)?;
    // `a SPICE increase from 23.5`
    let noun = from.is_some() && document.has(verb, Cue::CHANGE_NOUN) && !document.word(verb).ends_with('s');
    let moves = document.has(verb, Cue::RISE | Cue::FALL) && (noun || !document.has(verb, Cue::CHANGE_NOUN));
    moves.then(|| subject(document, verb, unit.left.start)).flatten()
}

/// `training time is nearly halved`, `memory usage is 40% lower`: the subject of what the figure says.
fn copular_subject(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let figure = document.figures.get(unit.figures.start)?;
    let between =
        |at: usize| document.has(at, Cue::COPULA) || document.is(at, "been") || document.word(at).ends_with("ly");
    let end = (unit.left.start..figure.opening).rev().find(|at| !between(*at))? + 1;
    let phrase = phrase_before(document, end, unit.left.start);
    let predicate = figure.form() == Form::Multiple || document.any(end..figure.opening, Cue::COPULA);
    (predicate && document.any(phrase.clone(), MEASURE)).then_some(phrase)
}

/// `in terms of mean reciprocal rank, we advance`, `a gain of 3% on SMIC in terms of UAR`
fn in_terms_of(document: &Document<'_>, place: Range<usize>) -> Option<Range<usize>> {
    let terms = place.clone().find(|at| document.is(*at, "terms") && document.has(at + 1, Cue::OF))?;
    whole_phrase(document, terms + 2, place.end)
}

/// `70.8% accuracy, surpassing CLIP's 68.3%`: between both ends.
fn inside(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    if !unit.has_ends(document) {
        return None;
    }
    let inner = document.figures[unit.figures.start].end..unit.tokens.end;
    let found = inner.clone().find(|at| document.has(*at, Cue::METRIC) && !document.has(*at, Cue::CHANGE_NOUN))?;
    Some(phrase_before(document, found + 1, inner.start))
}

/// The nearest metric before the unit, in the words that are its own.
fn nearest_before(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let floor = unit.left.start;
    let found = unit.left.clone().rev().take(24).find(|at| names_sure_metric(document, *at))?;
    Some(phrase_before(document, found + 1, floor))
}

fn nearest_in_sentence(context: &Context<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let document = context.document;
    let floor = unit.sentence.start;
    let behind = unit.right.clone().take(14).find(|at| names_sure_metric(document, *at));
    if unit.claim == Claim::Score
        && let Some(found) = behind
    {
        return Some(phrase_before(document, found + 1, unit.right.start));
    }
    let found = (floor..unit.left.end).rev().take(40).find(|at| names_sure_metric(document, *at))?;
    Some(phrase_before(document, found + 1, floor))
}

/// Words before a change noun that do not say what changes.
const UNTOLD: Cue = Cue::FUNCTION.or(Cue::ADJECTIVE).or(Cue::RELATIVE).or(Cue::ABSOLUTE).or(Cue::MORE).or(Cue::LESS);

/// Words between a subject and what happens to it.
const AUXILIARIES: Words = words!["is", "are", "was", "were", "be", "been", "can", "could", "may", "has", "have"];

/// Words before a metric that say how good its level or change is.
const PRAISE: Words = words![
    "best",
    "competitive",
    "consistent",
    "dominant",
    "excellent",
    "high",
    "higher",
    "highest",
    "impressive",
    "notable",
    "outstanding",
    "remarkable",
    "significant",
    "strong",
    "strongest",
    "substantial",
    "superior",
];

/// Units of measure, which are no measure: `a 0.73 dB improvement in PSNR`.
const UNITS: Words = words!["db", "mm", "ms", "gb", "mb", "ml", "hz", "khz"];

/// Words before a change noun that say how large or how certain it is.
const DEGREES: Words = words![
    "average",
    "overall",
    "total",
    "significant",
    "substantial",
    "consistent",
    "further",
    "average-case",
    "potential",
    "theoretical",
    "practical",
    "actual",
    "end-to-end",
    "end",
    "net",
    "remarkable",
    "notable",
    "mean",
    "median",
    "maximum",
    "peak",
    "considerable",
    "impressive",
];

/// Stems of verbs that say up or down, and neither better nor worse.
const MOVING: &[&str] = &[
    "ris", "rose", "fall", "fell", "drop", "grow", "grew", "increas", "decreas", "shrink", "shrank", "climb", "declin",
    "doubl",
];

/// Verbs of what does worse than their object.
const LOSING: Words = words![
    "trail",
    "trails",
    "trailed",
    "trailing",
    "lag",
    "lags",
    "lagging",
    "underperform",
    "underperforms",
    "underperformed",
    "underperforming",
];

/// Metrics that are as often what a task is about.
const TOPICS: Words = words![
    "reasoning",
    "understanding",
    "planning",
    "relevance",
    "mortality",
    "attack",
    "alignment",
    "hallucination",
    "ability",
    "capability",
    "capabilities",
    "map",
    "values",
    "value",
    "generalization",
    "safety",
    "bias",
    "distance",
    "retention",
];

#[cfg(test)]
mod tests {
    use super::is_plain_acronym;

    #[test]
    fn acronyms_may_be_plural_and_begin_with_a_small_letter() {
        for word in ["CSR", "EERs", "uAP", "CEA100", "mAPs"] {
            assert!(is_plain_acronym(word), "{word}");
        }
        for word in ["ERKsparsity", "LiDAR", "A", "As", "words", "X-1"] {
            assert!(!is_plain_acronym(word), "{word}");
        }
    }
}
