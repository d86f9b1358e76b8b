//! What a number with a magnitude is: a model's size, a count of tokens, or nothing.

use super::view::View;
use super::{Claim, Verdict};
use crate::document::Figure;
use crate::hash::words;
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::{DATASETS, MODELS};
use crate::quantity::{Form, Magnitude};
use rust_decimal::Decimal;

pub(super) fn decide(view: &View<'_, '_>) -> Verdict {
    RULES
        .iter()
        .find_map(|(rule, name)| rule(view).map(|(claim, cue)| Verdict::new(claim, name, cue)))
        .unwrap_or(Verdict::new(Claim::Nothing, "count of other things", None))
}

type Found = Option<(Claim, Option<usize>)>;
type Rule = fn(&View<'_, '_>) -> Found;

const RULES: &[(Rule, &str)] = &[
    (rate, "rate"),
    (hours, "hours"),
    (counted_behind, "parameters or tokens behind"),
    (context_window, "context window"),
    (in_name, "in a model's name"),
    (model_behind, "model behind"),
    (counted_before, "parameters or tokens before"),
    (behind_name, "behind a model's name"),
    (continued, "goes on"),
    (billions, "billions of nothing else"),
];

/// A bare number of parameters or tokens, for the rules of bare numbers.
pub(super) fn plain(view: &View<'_, '_>) -> Found {
    let figure = view.last();
    if figure.form() != Form::Digits
        || figure.compound
        || !figure.max.is_integer()
        || figure.min < Decimal::ONE
        || rate(view).is_some()
    {
        return None;
    }
    let (claim, cue) = counted_behind(view)?;
    let enough = match claim {
        Claim::ModelSize => figure.max >= Decimal::ONE_THOUSAND,
        _ => figure.max >= Decimal::TEN,
    };
    enough.then_some((claim, cue))
}

/// `tokens per second`, `2K tokens/s`
fn rate(view: &View<'_, '_>) -> Found {
    let token = view.in_phrase(Cue::TOKEN, 4)?;
    let per = view.document.mark(token + 1) == b'/'
        || (view.document.is(token + 1, "per") && view.document.is(token + 2, "second"));
    per.then_some((Claim::Nothing, Some(token)))
}

/// `1.2M GPU hours`: time, and none of what is counted before.
fn hours(view: &View<'_, '_>) -> Found {
    let hours = view.phrase(4).find(|at| view.document.is_any(*at, words!["hours", "hour", "days", "day", "steps"]))?;
    let other = view.phrase(4).any(|at| at < hours && view.has(at, Cue::PARAMETER | Cue::TOKEN));
    (!other).then_some((Claim::Nothing, Some(hours)))
}

/// `1.3B parameters`, `25b randomly selected tokens`, `1-trillion-token`: the nearest noun decides.
fn counted_behind(view: &View<'_, '_>) -> Found {
    let found = view.in_phrase(Cue::PARAMETER | Cue::TOKEN, 5)?;
    // `1B parameter-efficient`: an adjective; `100M-user model parameters`: another noun came first.
    let model_first = view.in_phrase(Cue::MODEL, 5).is_some_and(|at| at < found && !view.document.touches(at + 1));
    if model_first && view.has(found, Cue::TOKEN) {
        return None;
    }
    let claim = if view.has(found, Cue::TOKEN) { Claim::TokenCount } else { Claim::ModelSize };
    Some((claim, Some(found)))
}

/// `128K context`, `sequence lengths from 32K to 512K`
fn context_window(view: &View<'_, '_>) -> Found {
    if !is_windowlike(view.last()) {
        return None;
    }
    let window = |at: &usize| view.has(*at, Cue::CONTEXT);
    let behind = view.phrase(3).find(|at| {
        window(at)
            && !view.document.is(*at, "inputs")
            && !view.document.is(*at, "prompts")
            && !view.document.is(*at, "sequences")
    });
    let before = || {
        let found = view.near_left(8).find(window)?;
        let bound = view.follows(Cue::OF | Cue::TO | Cue::FROM | Cue::COPULA | Cue::COMPARE | Cue::ON)
            || found + 1 == view.left.end
            || view.before().is_some_and(|at| matches!(view.document.mark(at), b'(' | b',' | b':' | b'='));
        let counted = view.document.tokens.get(view.right.start).is_some_and(|token| token.is_word())
            && !view.has(view.right.start, Cue::FUNCTION | Cue::CONJUNCTION | Cue::ON);
        (bound && !counted).then_some(found)
    };
    behind.or_else(before).map(|at| (Claim::TokenCount, Some(at)))
}

/// `Llama-2-7B`, `mistral-small-24b-instruct`
fn in_name(view: &View<'_, '_>) -> Found {
    let figure = view.last();
    let magnitude = figure.magnitude?;
    if !figure.compound || magnitude == Magnitude::Thousand || view.list.len() > 2 {
        return None;
    }
    let name = view.document.compound_start(figure.first);
    let document = view.document;
    // `Llama-3-8B-1M`: the name has its size already, and this is a window.
    let sized = view.list.start.checked_sub(1).map(|before| &document.figures[before]);
    if sized.is_some_and(|before| before.first >= name && before.magnitude == Some(Magnitude::Billion)) {
        return None;
    }
    if is_dataset_name(view, name, figure.end) {
        return None;
    }
    let family = (name..figure.first).any(|at| MODELS.longest(document.text, &document.tokens, at).is_some());
    let modelled = view.in_phrase(Cue::MODEL, 3).is_some() || view.nearest_left(Cue::MODEL, 4).is_some();
    let named = document.tokens[name].shape.has_upper() || document.tokens[name].shape.has_digit();
    let size = match magnitude {
        Magnitude::Billion => family || modelled || named,
        _ => family || modelled,
    };
    size.then_some((Claim::ModelSize, Some(name)))
}

/// `a 1.6B language model`, `an 8B LLM`, `up to 7B LLMs`
fn model_behind(view: &View<'_, '_>) -> Found {
    let figure = view.last();
    let magnitude = figure.magnitude?;
    if magnitude == Magnitude::Thousand {
        return None;
    }
    // `the 1.4B STU-Net`: a name right behind, in a sentence about models.
    let next = view.right.start;
    let named = view.document.tokens.get(next).is_some_and(|token| {
        token.is_word() && !token.touches_previous() && (token.shape.has_inner_upper() || token.shape.has_digit())
    }) && !view.has(next, Cue::TOKEN | Cue::DATASET)
        && magnitude == Magnitude::Billion
        && view.near(Cue::MODEL);
    if named {
        return Some((Claim::ModelSize, Some(next)));
    }
    // `1.1 million agent-level samples`: an adjective.
    let adjective = |at: usize| view.document.is(at + 2, "level") && view.document.touches(at + 2);
    let found = view.phrase(4).find(|at| view.has(*at, Cue::MODEL | Cue::SIZE) && !adjective(*at))?;
    // `2.7 million versions of articles`, but `a 7B version`
    let text = &view.document.text[figure.span.range()];
    if view.document.is_any(found, words!["version", "versions", "variant", "variants"]) && text.ends_with("illion") {
        return None;
    }
    let sized = view.document.is_any(found, words!["size", "sized", "scale", "sizes", "scales"]);
    let between = view.right.start..found;
    let calm =
        between.clone().all(|at| !view.has(at, Cue::COUNTED | Cue::DATASET) && !view.document.tokens[at].is_number());
    let letter = !matches!(magnitude, Magnitude::Trillion) || view.has(found, Cue::MODEL);
    (calm && letter && (!sized || found <= view.right.start + 1)).then_some((Claim::ModelSize, Some(found)))
}

/// `parameter sizes ranging from 14 million to 1.4 billion`, `scaling the model size up to 33 billion`
fn counted_before(view: &View<'_, '_>) -> Found {
    if view.last().magnitude? == Magnitude::Thousand {
        return None;
    }
    let behind = view.right.start;
    let noun =
        is_small_word_behind(view) && !view.has(behind, Cue::FUNCTION | Cue::CONJUNCTION | Cue::ON | Cue::VERSUS);
    if noun {
        return None;
    }
    let found = view
        .nearest_left(Cue::PARAMETER | Cue::TOKEN | Cue::COUNTED | Cue::DATASET, 9)
        .filter(|at| view.has(*at, Cue::PARAMETER | Cue::TOKEN));
    let sized = || {
        let size = view.nearest_left(Cue::SIZE, 7)?;
        let model = view.nearest_left(Cue::MODEL, 12).is_some();
        (model && view.nearest_left(Cue::DATASET, 12).is_none()).then_some(size)
    };
    let found = found.or_else(sized)?;
    let claim = if view.has(found, Cue::TOKEN) { Claim::TokenCount } else { Claim::ModelSize };
    Some((claim, Some(found)))
}

/// `Pythia 410M`, `CodeT5-small (60M)`, `Gemma-3 (1B, 4B, 27B)`, `billion-scale (6.7B, 8B)`
fn behind_name(view: &View<'_, '_>) -> Found {
    let figure = view.last();
    let magnitude = figure
        .magnitude
        .filter(|magnitude| matches!(magnitude, Magnitude::Million | Magnitude::Billion | Magnitude::Trillion))?;
    let glued =
        figure.form() == Form::Digits && view.document.text[figure.span.range()].ends_with(['B', 'M', 'b', 'm', 'T']);
    let document = view.document;
    let behind = document.tokens.get(view.right.start)?;
    let part = document.is_any(view.right.start, words!["total", "active", "activated", "dense", "sparse"]);
    let counts = behind.is_word()
        && !part
        && !behind.shape.has_upper()
        && !view.has(view.right.start, Cue::FUNCTION | Cue::MODEL | Cue::TRAINING)
        && !behind.touches_previous();
    if counts || !glued {
        return None;
    }
    let mut name = view.left.end.checked_sub(1)?;
    let bracket = matches!(document.mark(name), b'(' | b'[');
    if bracket {
        name = name.checked_sub(1)?;
    }
    // `Grouse+ (3B)`
    while document.mark(name) == b'+' && document.touches(name) && name > view.left.start {
        name -= 1;
    }
    // `(132B total, 36B active)`
    let behind = view.right.start + usize::from(part);
    let closes = matches!(document.mark(behind), b')' | b']' | b',' | b'/' | b';');
    if name < view.left.start
        || (bracket && !closes)
        || !document.tokens[name].is_word() && !document.tokens[name].is_number()
    {
        return None;
    }
    let start = view.document.compound_start(name);
    if is_dataset_name(view, start, name + 1)
        || (name.saturating_sub(1)..name + 1)
            .any(|at| view.has(at, Cue::DATASET | Cue::COUNTED) && !view.has(at, Cue::MODEL))
    {
        return None;
    }
    // `Llama 3.1 70B`: the name may be two words.
    let family = (start.saturating_sub(2).max(view.left.start)..=name).any(|at| {
        MODELS
            .longest(document.text, &document.tokens, at)
            .is_some_and(|found| found.end > name || found.end + 1 == name)
    });
    let modelled = view.has(name, Cue::MODEL | Cue::SIZE | Cue::PARAMETER);
    let shape = document.tokens[start].shape;
    let named = (shape.has_inner_upper() || shape.has_digit() || (shape.has_upper() && document.touches(name)))
        && view.near(Cue::MODEL | Cue::PARAMETER);
    let size = match magnitude {
        Magnitude::Billion => family || modelled || named,
        _ => family || modelled,
    };
    size.then_some((Claim::ModelSize, Some(name)))
}

/// `(600B synthetic data)` behind tokens, `, 70B)` behind a size
fn continued(view: &View<'_, '_>) -> Found {
    let (before, verdict) = view.previous()?;
    let claim = verdict.claim;
    let between = before.end..view.left.end;
    if !matches!(claim, Claim::ModelSize | Claim::TokenCount) || between.len() > 12 || before.magnitude.is_none() {
        return None;
    }
    let window = claim == Claim::TokenCount && is_windowlike(before) && is_windowlike(view.last());
    let extended = window && view.follows(Cue::TO | Cue::CONJUNCTION) && !counted(view);
    let opens = between.clone().any(|at| view.document.mark(at) == b'(');
    let data = claim == Claim::TokenCount && opens && view.last().magnitude >= Some(Magnitude::Billion);
    let listed = claim == Claim::ModelSize
        && !view.first().compound
        && view.last().magnitude > Some(Magnitude::Thousand)
        && !counted(view)
        && between.clone().all(|at| {
            let joint = Cue::CONJUNCTION | Cue::ARTICLE | Cue::ON | Cue::VERSUS;
            view.document.mark(at) != 0 || view.has(at, joint) || view.document.is_any(at, words!["to", "with"])
        });
    // `240B tokens (150B English and 90B Dutch)`
    let model = || view.right.clone().take(3).any(|at| view.has(at, Cue::MODEL | Cue::SIZE));
    // `3 billion images`
    let other = || is_small_word_behind(view) || model();
    let parts = data || view.follows(Cue::CONJUNCTION) && between.len() <= 4 && !other();
    let parts = parts && claim == Claim::TokenCount && view.last().magnitude >= Some(Magnitude::Billion);
    (extended || parts || listed).then_some((claim, verdict.cue))
}

/// `Meltemi 7B achieves`, `an 8B distilled detector`, `most clearly at 32B`: a capital B on the number
/// is a model's size unless the words behind it count something else.
fn billions(view: &View<'_, '_>) -> Found {
    let figure = view.last();
    let document = view.document;
    let glued = figure.magnitude == Some(Magnitude::Billion)
        && figure.form() == Form::Digits
        && document.text[figure.span.range()].ends_with('B');
    if !glued {
        return None;
    }
    let money = document.text[..figure.span.range().start].ends_with(['$', '€', '£']);
    let joined = document.mark(view.right.start) == b'-' && document.touches(view.right.start);
    let start = view.document.compound_start(figure.first);
    let behind = view.right.start..(view.right.start + 4).min(view.right.end);
    let other = behind.clone().any(|at| {
        view.has(at, Cue::COUNTED | Cue::TOKEN | Cue::DATASET | Cue::DATA | Cue::CONTEXT) && !view.has(at, Cue::MODEL)
    });
    // `clade 20B`, `82B German` behind a count of tokens: a label, and more tokens.
    let label = view.before().is_some_and(|at| {
        document.tokens[at].is_word()
            && !document.tokens[at].shape.has_upper()
            && !view.has(at, Cue::FUNCTION | Cue::CONJUNCTION | Cue::ON | Cue::MODEL)
    });
    let tokens = view.nearest_left(Cue::TOKEN, 16).is_some();
    // `2.3B web pages`: a plural behind, unless it is the verb of `Meltemi 7B achieves`.
    let named = view.before().is_some_and(|at| document.tokens[at].shape.has_upper());
    let plural = behind.take(2).any(|at| {
        let word = document.word(at);
        word.len() > 3
            && word.ends_with('s')
            && !document.tokens[at].shape.has_upper()
            && !view.has(at, Cue::FUNCTION | Cue::MODEL | Cue::SIZE)
    });
    let size = !money
        && !joined
        && !other
        && !label
        && !tokens
        && (named || !plural)
        && !is_dataset_name(view, start, figure.end);
    size.then_some((Claim::ModelSize, None))
}

/// Whether a word without a capital stands right behind.
fn is_small_word_behind(view: &View<'_, '_>) -> bool {
    let next = view.document.tokens.get(view.right.start);
    next.is_some_and(|next| next.is_word() && !next.shape.has_upper())
}

fn counted(view: &View<'_, '_>) -> bool {
    let at = view.right.start;
    view.document.tokens.get(at).is_some_and(|token| token.is_word())
        && !view.has(at, Cue::FUNCTION | Cue::CONJUNCTION | Cue::ON | Cue::MODEL)
}

/// Sizes that a context window has: some thousands, or a million written with a letter.
fn is_windowlike(figure: &Figure) -> bool {
    matches!(figure.magnitude, Some(Magnitude::Thousand | Magnitude::Million)) && figure.form() == Form::Digits
}

/// Whether the tokens are, or lie in, a name that the field knows as a dataset's.
fn is_dataset_name(view: &View<'_, '_>, start: usize, end: usize) -> bool {
    let document = view.document;
    (start..end).any(|at| {
        DATASETS.longest(document.text, &document.tokens, at).is_some_and(|found| found.end >= end && !found.common)
    }) || (document.has(end, Cue::DATASET) && !document.has(end, Cue::MODEL))
}
