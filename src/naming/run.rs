//! Runs of tokens that are written as a name: capitals, digits, hyphens.

use crate::document::{Document, LONGEST_NAME, is_written_year};
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::MODELS;
use crate::token::TokenKind;
use std::ops::Range;

/// Whether the token is written as part of a name: a capital letter, or a digit behind a letter.
fn is_name_word(document: &Document<'_>, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else {
        return false;
    };
    token.is_word() && (token.shape.has_upper() || (token.shape.has_digit() && token.end() - token.start() > 1))
}

/// Whether the hyphenated word around `at` is written as no common word is: `DivoT5`, `BLEU`, `Meta-World`, `42D`.
fn is_coined(document: &Document<'_>, at: usize) -> bool {
    let token = &document.tokens[at];
    let length = token.end() - token.start();
    if token.is_number() {
        // `42D`, but neither `13K` nor `100B`.
        let next = document.tokens.get(at + 1).filter(|next| next.is_word() && next.touches_previous());
        return next.is_some_and(|next| {
            next.shape.has_upper()
                && !(matches!(document.word(at + 1), "K" | "M" | "B" | "T" | "X")
                    || (length == 1 && document.word(at + 1) == "D"))
        });
    }
    // `Nu-X`, but `RGB-D`
    let letter = length == 1
        && token.shape.has_upper()
        && document.touches(at)
        && at > 1
        && document.mark(at - 1) == b'-'
        && !document.has(at - 2, Cue::GENERIC);
    if letter {
        return true;
    }
    token.is_word()
        && (token.shape.has_inner_upper() || (token.shape.has_digit() && token.shape.has_upper() && length > 1))
}

/// The run of name tokens that ends before `end`, at least one token long, not before `floor`.
pub(crate) fn run_before(document: &Document<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut start = end;
    let floor = floor.max(end.saturating_sub(LONGEST_NAME));
    while start > floor {
        let at = start - 1;
        let token = &document.tokens[at];
        let inner = start < end && document.touches(start);
        let capital = is_name_word(document, at);
        let number = token.is_number() && (start == end || inner || is_name_word(document, start));
        let hyphen = inner && at > floor && document.touches(at) && is_joint(document, at);
        // The lower-case part of a compound: `mini` in `mini-ImageNet`.
        let part = token.is_word() && inner && is_joint(document, start) && document.touches(start + 1);
        let tail = token.is_word()
            && start == end
            && at > floor
            && document.touches(at)
            && is_joint(document, at - 1)
            && (document.compound_start(at)..at).any(|at| is_name_word(document, at));
        // `MGrounding-630k`: letters glued to a number in a compound.
        let glued = token.is_word()
            && start == end
            && at > floor + 1
            && document.touches(at)
            && document.tokens[at - 1].is_number()
            && is_joint(document, at - 2);
        if !(capital || number || hyphen || part || tail || glued)
            || document.has(at, Cue::FUNCTION) && !inner && !token.shape.has_inner_upper()
        {
            break;
        }
        start = at;
    }
    trim_run(document, start..end)
}

/// The run of name tokens that starts at `start`.
pub(crate) fn run_behind(document: &Document<'_>, start: usize, ceiling: usize) -> Option<Range<usize>> {
    let mut end = start;
    let ceiling = ceiling.min(start + LONGEST_NAME);
    while end < ceiling {
        let token = &document.tokens[end];
        let inner = end > start && token.touches_previous();
        let capital = is_name_word(document, end) && (end == start || !document.has(end, Cue::FUNCTION) || inner);
        let joined_word = token.is_word() && inner && is_joint(document, end - 1);
        let number = token.is_number() && (end == start || inner || is_version_place(document, end));
        let glued = token.is_word() && inner && document.tokens[end - 1].is_number();
        let joint = inner && end + 1 < ceiling && document.touches(end + 1) && is_joint(document, end);
        let compound = end == start && token.is_word() && is_joint(document, end + 1);
        let article = compound && (start..document.compound_end(start + 1)).any(|at| is_name_word(document, at));
        if !(capital || joined_word || number || glued || joint || article) {
            break;
        }
        end += 1;
    }
    // `CutPaste++`
    while end > start && end < ceiling && document.mark(end) == b'+' && document.touches(end) {
        end += 1;
    }
    trim_run(document, start..end)
}

/// A number behind a name may be its version: not a level or a percentage.
fn is_version_place(document: &Document<'_>, at: usize) -> bool {
    let number = document.word(at);
    let year = is_written_year(number);
    let version = number.len() == 3 && number.as_bytes()[1] == b'.' && matches!(number.as_bytes()[2], b'0' | b'1');
    (year || version)
        && (!document.touches(at + 1) || matches!(document.mark(at + 1), b',' | b'.' | b')' | b';' | b':'))
}

/// What joins the parts of a name without blanks.
fn is_joint(document: &Document<'_>, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| match token.kind {
        TokenKind::Word | TokenKind::Number => false,
        TokenKind::Mark(mark) => b"-'&./+_@".contains(&mark),
        _ => matches!(document.sign(at), "’" | "‑" | "–" | "\\&" | "\\_"),
    })
}

/// The run without words that only stand before a name, or `None` where nothing of a name is left.
fn trim_run(document: &Document<'_>, mut run: Range<usize>) -> Option<Range<usize>> {
    while run.start < run.end {
        let at = run.start;
        let bare = !document.touches(at + 1) || run.len() == 1;
        let plain = !is_coined(document, at);
        let skipped = Cue::FUNCTION
            | Cue::ADJECTIVE
            | Cue::INTRODUCE
            | Cue::EVALUATION
            | Cue::TRAINING
            | Cue::CODE
            | Cue::KIND
            | Cue::AUTHORS;
        let sentence = document.sentence_around(at).start == at;
        // `Agent Banana`
        let titled = |at: usize| document.tokens[at].is_word() && document.tokens[at].shape.starts_upper();
        let verbs = Cue::INTRODUCE | Cue::EVALUATION | Cue::CODE;
        let words = document.has(at, Cue::KIND) || document.has(at, verbs) && at >= document.body;
        let part = words && !sentence && titled(at) && at + 1 < run.end && titled(at + 1);
        let opening = document.has(at, skipped) && plain && bare && !part;
        // `DDA-aligned MSCOCO`
        let described = document.compound_end(at + 1);
        if described > at + 2 && described < run.end && is_description(document, described - 1) {
            run.start = described;
            continue;
        }
        let joint = !document.tokens[at].is_word() && !document.tokens[at].is_number();
        if opening || joint || (sentence && plain && bare && run.len() > 1 && document.has(at, Cue::LISTING)) {
            run.start += 1;
        } else {
            break;
        }
    }
    while run.start < run.end {
        let at = run.end - 1;
        let token = &document.tokens[at];
        let cut = !(token.is_word() || token.is_number() || document.mark(at) == b'+');
        if cut { run.end -= 1 } else { break }
    }
    let describes = !run.is_empty() && (is_description(document, run.end - 1) || is_participle(document, run.end));
    (!run.is_empty() && !describes && is_name(document, run.clone())).then_some(run)
}

/// `aligned` in `DSM-aligned`: the end of a compound that describes and names nothing.
fn is_description(document: &Document<'_>, last: usize) -> bool {
    let ends = [
        "aligned",
        "based",
        "style",
        "level",
        "centric",
        "generated",
        "specific",
        "dedicated",
        "derived",
        "like",
        "scale",
        "free",
        "guided",
        "aware",
        "driven",
        "oriented",
        "enhanced",
        "trained",
        "pretrained",
        "tuned",
        "shot",
        "only",
    ];
    last > 0 && document.touches(last) && document.mark(last - 1) == b'-' && ends.contains(&document.word(last))
}

/// `GPS-denied environments`: whether a compound that ends before `end` in a participle in lower case describes the noun behind.
fn is_participle(document: &Document<'_>, end: usize) -> bool {
    let (last, next) = (end - 1, document.tokens.get(end));
    let participle = document.word(last).ends_with("ed") && !document.tokens[last].shape.has_upper();
    let noun = next.is_some_and(|next| next.is_word() && !next.shape.has_upper());
    participle && document.touches(last) && noun && !document.has(end, Cue::FUNCTION | Cue::CONJUNCTION)
}

/// Whether a run could name one dataset: something in it is coined or capitalised and is no common term of the field.
pub(super) fn is_name(document: &Document<'_>, run: Range<usize>) -> bool {
    let telling = |at: &usize| {
        let token = &document.tokens[*at];
        let generic =
            document.has(*at, Cue::GENERIC | Cue::METRIC | Cue::TASK | Cue::KIND | Cue::FUNCTION | Cue::MODEL);
        // `RGB-D` is no more than `RGB`.
        let letter = run.len() == 3 && document.tokens[run.end - 1].end() - document.tokens[run.end - 1].start() == 1;
        let compound = run.len() > 1 && !letter && (document.touches(at + 1) || document.touches(*at));
        let coined = is_coined(document, *at) && (!document.has(*at, Cue::GENERIC | Cue::METRIC) || compound);
        coined || (token.is_word() && token.shape.starts_upper() && !generic && token.end() - token.start() > 1)
    };
    let family = || {
        MODELS
            .longest(document.text, &document.tokens, run.start)
            .is_some_and(|found| found.end >= run.end && !found.common)
    };
    let upper = run.clone().any(|at| document.tokens[at].shape.has_upper());
    run.len() <= 14 && upper && run.clone().any(|at| telling(&at)) && !family() && !is_plural_acronym(document, &run)
}

/// `foundation models (FMs)`: a plural of capitals names a class of things.
pub(crate) fn is_plural_acronym(document: &Document<'_>, run: &Range<usize>) -> bool {
    let stem = document.slice(run.clone()).strip_suffix('s');
    let letters = stem.map(|stem| stem.trim_start_matches(char::is_lowercase)).filter(|letters| !letters.is_empty());
    run.len() == 1 && letters.is_some_and(|letters| letters.chars().all(char::is_uppercase))
}

/// Whether something in the run is coined, so that it can stand as a name without more evidence than a preposition.
pub(crate) fn is_coined_name(document: &Document<'_>, run: Range<usize>) -> bool {
    is_name(document, run.clone())
        && run.clone().any(|at| {
            // `Few-Shot NER` is a task; `NER-1k` is a name.
            let compound = document.touches(at + 1) || (document.touches(at) && at > run.start);
            is_coined(document, at) && (!document.has(at, Cue::GENERIC | Cue::METRIC) || compound)
        })
}

/// Whether a run is coined of capitals, lower-case letters or digits together, as acronyms of tasks and metrics are not:
/// `CondaQA`, `ScoNe`, `SD-QA`, `PAN20`.
pub(crate) fn is_mixed_name(document: &Document<'_>, run: Range<usize>) -> bool {
    let hyphenated = run.len() > 1 && document.touches(run.start + 1);
    let mixed = |at: usize| {
        let token = &document.tokens[at];
        token.is_word()
            && token.shape.has_upper()
            && (token.shape.has_inner_upper() || token.shape.has_digit())
            && (token.shape.has_lower() || token.shape.has_digit() || hyphenated)
            && (hyphenated || token.end() - token.start() > if token.shape.has_lower() { 2 } else { 3 })
    };
    let generic = run.len() == 1 && document.has(run.start, Cue::GENERIC);
    let model = |at: usize| {
        document.has(at, Cue::MODEL | Cue::METRIC) || MODELS.longest(document.text, &document.tokens, at).is_some()
    };
    run.clone().any(mixed)
        && !generic
        && is_coined_name(document, run.clone())
        && !run.clone().any(model)
        && !is_hardware(document, run)
}

/// `A100`, `RTX4090`, `iPhone15`: what experiments run on.
fn is_hardware(document: &Document<'_>, run: Range<usize>) -> bool {
    let makers = [
        "NVIDIA",
        "RTX",
        "GTX",
        "iPhone",
        "Jetson",
        "AMD",
        "Intel",
        "TPU",
        "TPUv4",
        "Xeon",
        "FPGA",
        "PyTorch",
        "TensorFlow",
        "GitHub",
        "YouTube",
        "HuggingFace",
    ];
    run.clone().any(|at| {
        let word = document.word(at);
        let numbered = (2..=5).contains(&word.len())
            && word.starts_with(['A', 'H', 'V', 'T', 'P', 'B', 'L'])
            && word[1..].bytes().all(|byte| byte.is_ascii_digit());
        numbered || makers.contains(&word) || word.contains("GPU") || word.ends_with("A100") || word.ends_with("A800")
    })
}
