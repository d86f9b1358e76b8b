//! Who is measured, on what, against what: the words of the clause that a figure speaks of.

use crate::claim::Verdict;
use crate::document::Document;
use crate::lexicon::Cue;
use std::ops::Range;

const CHANGE_NOUN: Cue = Cue::RISE_NOUN.or(Cue::FALL_NOUN);

/// The token behind the list that the figure at `at` belongs to.
pub(crate) fn list_end(document: &Document<'_>, at: usize) -> usize {
    let joined = document.figures[at + 1..].iter().take_while(|figure| figure.joined).count();
    document.figures[at + joined].end
}

/// The first token of that list, qualifier included.
pub(crate) fn list_start(document: &Document<'_>, at: usize) -> usize {
    let joined = document.figures[..=at].iter().rev().take_while(|figure| figure.joined).count();
    document.figures[at - joined].opening
}

/// `33% less data`, `2x faster`: the comparative or change noun right behind the figure.
pub(crate) fn comparative_behind(document: &Document<'_>, at: usize) -> Option<usize> {
    let end = list_end(document, at);
    let found = noun_phrase(document, end, 6).find(|at| document.has(*at, CHANGE_NOUN | Cue::MORE | Cue::LESS))?;
    (!document.is(found, "loss") || found == end).then_some(found)
}

/// The tokens of the noun phrase that starts at `start`.
fn noun_phrase<'d>(document: &'d Document<'_>, start: usize, reach: usize) -> impl Iterator<Item = usize> + 'd {
    let stop = Cue::OF | Cue::ON | Cue::BY | Cue::TO | Cue::FROM | Cue::COPULA | Cue::CLAUSE | Cue::COMPARE;
    (start..document.tokens.len()).take(reach).take_while(move |at| {
        let token = &document.tokens[*at];
        let word = token.is_word()
            || matches!(document.mark(*at), b'-' | b'@' | b'/' | b'_')
            || (token.is_number() && token.touches_previous());
        word && !(document.has(*at, stop) && !document.touches(*at))
            && !(document.has(*at, Cue::CONJUNCTION) && !document.touches(*at))
    })
}

/// Whether less of what the tokens name is better.
pub(crate) fn lower_is_better(document: &Document<'_>, tokens: Range<usize>) -> bool {
    // The head of a phrase is its last metric: `error detection accuracy`.
    tokens
        .rev()
        .find(|at| document.has(*at, Cue::METRIC | Cue::AMOUNT))
        .is_some_and(|at| document.has(at, Cue::LOWER_BETTER))
}

/// The words that name what the gain at `at` measures.
pub(crate) fn measured(document: &Document<'_>, at: usize, verdict: &Verdict) -> Option<Range<usize>> {
    let figure = &document.figures[at];
    let (start, end) = (list_start(document, at), list_end(document, at));
    let sentence = document.sentence(figure.sentence);
    let metric = Cue::METRIC | Cue::AMOUNT;
    // `33% less data`, `10% mAP gain`, `2.3% average top-1 accuracy`
    let phrase: Vec<usize> = noun_phrase(document, end, 8).collect();
    if let Some(last) = phrase.iter().rev().find(|at| document.has(**at, metric) && !document.has(**at, CHANGE_NOUN)) {
        let first = phrase.iter().find(|at| {
            document.tokens[**at].is_word()
                && !document
                    .has(**at, Cue::MORE | Cue::LESS | Cue::RELATIVE | Cue::ABSOLUTE | CHANGE_NOUN | Cue::ARTICLE)
        });
        if let Some(first) = first.filter(|first| *first <= last) {
            return Some(*first..last + 1);
        }
    }
    // `reduces average planning error by 27.12%`
    let verb = verdict.cue.filter(|cue| {
        *cue < start && *cue >= sentence.start && document.has(*cue, Cue::RISE | Cue::FALL | CHANGE_NOUN)
    });
    if let Some(verb) = verb {
        let object = verb + 1..start;
        if let Some(last) = object.clone().rev().find(|at| document.has(*at, metric)) {
            let first = (verb + 1..=last).rev().take_while(|at| {
                let token = &document.tokens[*at];
                (token.is_word() || document.mark(*at) == b'-')
                    && !document.has(*at, Cue::OF | Cue::ON | Cue::ARTICLE | Cue::CONJUNCTION | Cue::BY)
            });
            return first.last().map(|first| first..last + 1);
        }
    }
    // `5.7% in pixel-sPRO`, `improvement in accuracy`
    let behind = end + phrase.len();
    if document.has(behind, Cue::ON | Cue::OF) {
        let object: Vec<usize> = noun_phrase(document, behind + 1, 7).collect();
        if let Some(last) = object.iter().rev().find(|at| document.has(**at, metric)) {
            let first =
                object.iter().find(|at| document.tokens[**at].is_word() && !document.has(**at, Cue::ARTICLE))?;
            return Some(*first.min(last)..last + 1);
        }
    }
    // What the clause before carries over.
    let near = (sentence.start..start)
        .rev()
        .take(30)
        .find(|at| document.has(*at, Cue::METRIC) && !document.has(*at, Cue::LEVEL | Cue::RISE | CHANGE_NOUN))?;
    Some(near..near + 1)
}
