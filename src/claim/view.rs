//! What stands around a list of figures, as the rules ask for it.

use super::{CONFIDENCE_LEVEL, Claim, Verdict};
use crate::document::{Document, Figure};
use crate::hash::words;
use crate::lexicon::Cue;
use crate::quantity::Form;
use crate::token::TokenKind;
use std::iter::Rev;
use std::ops::Range;

/// A list of figures with the words before and behind it in its sentence.
#[derive(Clone, Debug)]
pub(super) struct View<'d, 't> {
    pub(super) document: &'d Document<'t>,
    pub(super) list: Range<usize>,
    verdicts: &'d [Option<Verdict>],
    /// The tokens of the sentence before the list and its qualifier.
    pub(super) left: Range<usize>,
    /// The tokens of the sentence behind the list.
    pub(super) right: Range<usize>,
    // What most rules ask for, found once.
    before: Option<usize>,
    near_left: Range<usize>,
    near_right: Range<usize>,
    phrase: Range<usize>,
    /// All classes of the tokens near before the list, and of the phrase behind it.
    said_before: Cue,
    said_behind: Cue,
}

/// How far around a list rules look for what belongs to it.
const REACH: usize = 16;

impl<'d, 't> View<'d, 't> {
    pub(super) fn new(document: &'d Document<'t>, list: &Range<usize>, verdicts: &'d [Option<Verdict>]) -> Self {
        let (first, last) = (&document.figures[list.start], &document.figures[list.end - 1]);
        let sentence = document.sentence(first.sentence);
        // `$73\%$ of the time`
        let closed = document.mark(last.end) == b'$' && document.touches(last.end);
        let end = last.end + usize::from(closed);
        let mut view = Self {
            document,
            list: list.clone(),
            verdicts,
            left: sentence.start..first.opening.max(sentence.start),
            right: end..sentence.end.max(end),
            before: None,
            near_left: 0..0,
            near_right: 0..0,
            phrase: 0..0,
            said_before: Cue::NONE,
            said_behind: Cue::NONE,
        };
        view.before = view.left.clone().rev().find(|at| !view.is_filler(*at));
        view.near_left = view.all_near_left();
        view.near_right = view.all_near_right();
        view.phrase = view.whole_phrase();
        view.said_before = document.all_classes(view.near_left.clone());
        view.said_behind = document.all_classes(view.phrase.clone());
        view
    }

    pub(super) fn first(&self) -> &'d Figure {
        &self.document.figures[self.list.start]
    }

    pub(super) fn last(&self) -> &'d Figure {
        &self.document.figures[self.list.end - 1]
    }

    pub(super) fn has(&self, at: usize, cue: Cue) -> bool {
        self.document.has(at, cue)
    }

    /// The token before the list, articles and brackets of mathematics stepped over.
    pub(super) fn before(&self) -> Option<usize> {
        self.before
    }

    /// The mark right before the list, 0 where there is none.
    pub(super) fn mark_before(&self) -> u8 {
        self.left.end.checked_sub(1).map_or(0, |at| self.document.mark(at))
    }

    fn is_filler(&self, at: usize) -> bool {
        let document = self.document;
        matches!(document.mark(at), b'$' | b'{' | b'}' | b'~')
            || document.tokens[at].kind == TokenKind::Command
            || document.is_any(
                at,
                words![
                    "a",
                    "an",
                    "the",
                    "only",
                    "additional",
                    "further",
                    "another",
                    "relative",
                    "absolute",
                    "total",
                    "whopping",
                    "significant",
                    "substantial",
                    "remarkable",
                    "impressive",
                    "mere",
                    "just",
                    "average",
                ],
            )
    }

    /// Whether the token before the list has the cue.
    pub(super) fn follows(&self, cue: Cue) -> bool {
        self.before().is_some_and(|at| self.has(at, cue))
    }

    /// The verdicts on the figures before the list in its sentence, the nearest first.
    pub(super) fn verdicts_before(&self) -> impl Iterator<Item = Verdict> + '_ {
        let sentence = self.first().sentence;
        let figures = (0..self.list.start).rev().take(4);
        figures.take_while(move |at| self.document.figures[*at].sentence == sentence).filter_map(|at| self.verdicts[at])
    }

    /// The verdict on the figure before the list, where it stands in the same sentence.
    pub(super) fn previous(&self) -> Option<(&'d Figure, Verdict)> {
        let before = self.list.start.checked_sub(1)?;
        let figure = &self.document.figures[before];
        let verdict = self.verdicts[before]?;
        (figure.sentence == self.first().sentence).then_some((figure, verdict))
    }

    /// The nearest token with the cue before the list, at most `reach` tokens away and not beyond another figure, a
    /// semicolon or a bracket that has closed.
    pub(super) fn nearest_left(&self, cue: Cue, reach: usize) -> Option<usize> {
        if self.said_before.any(cue) { self.near_left(reach).find(|at| self.has(*at, cue)) } else { None }
    }

    /// The tokens before the list, nearest first, up to another figure or a semicolon.
    pub(super) fn near_left(&self, reach: usize) -> Rev<Range<usize>> {
        debug_assert!(reach <= REACH, "{reach} tokens before the list");
        last(&self.near_left, reach).rev()
    }

    fn all_near_left(&self) -> Range<usize> {
        let stop = self.list.start.checked_sub(1).map_or(0, |before| self.document.figures[before].end);
        let end = self.left.end.max(stop);
        let all = last(&(self.left.start.max(stop)..end), REACH);
        self.document.marks(all.clone(), b';').last().map_or(all.start, |semicolon| semicolon + 1)..all.end
    }

    /// The nearest token with the cue before the list, anywhere in the sentence.
    pub(super) fn far_left(&self, cue: Cue, reach: usize) -> Option<usize> {
        self.left.clone().rev().take(reach).find(|at| self.has(*at, cue))
    }

    /// The tokens of the phrase right behind the list: up to punctuation, another figure, or `reach` tokens.
    pub(super) fn near_right(&self, reach: usize) -> Range<usize> {
        first(&self.near_right, reach)
    }

    fn all_near_right(&self) -> Range<usize> {
        let document = self.document;
        // `30% (resp. 31%) improvement`: what stands behind the bracket speaks of both.
        let open = self.right.start;
        let aside = document.mark(open) == b'(' && document.is(open + 1, "resp");
        let close = (open..open + 9).find(|at| aside && document.mark(*at) == b')');
        // `74.6 ± 3.7% accuracy`
        let spread = document.spread_behind(self.list.end - 1).map(|spread| document.figures[spread].end);
        let start = close.map(|close| close + 1).or(spread).unwrap_or(self.right.start);
        let right = start.min(self.right.end)..self.right.end;
        let behind = document.figures.partition_point(|figure| figure.first < right.start);
        let behind = behind.max(self.list.end);
        let next = document.figures.get(behind).map_or(usize::MAX, |figure| figure.opening);
        let goes_on = |at: &usize| {
            *at < next
                && !matches!(document.mark(*at), b',' | b';' | b'.' | b':' | b'(' | b')' | b'[' | b']' | b'?' | b'!')
                && (document.touches(*at) || !(document.mark(*at) == b'-' || document.is_dash(*at)))
        };
        right.start..right.start + right.take(REACH).take_while(goes_on).count()
    }

    /// The noun phrase right behind the list: as [`View::near_right`], up to a preposition, verb or conjunction.
    pub(super) fn phrase(&self, reach: usize) -> Range<usize> {
        first(&self.phrase, reach)
    }

    fn whole_phrase(&self) -> Range<usize> {
        let document = self.document;
        let stop = Cue::OF | Cue::ON | Cue::BY | Cue::TO | Cue::FROM | Cue::COPULA | Cue::CLAUSE | Cue::CONJUNCTION;
        // Inside a compound (`end-to-end speedup`) they stop nothing.
        let goes_on = |at: &usize| document.touches(*at) || !(document.has(*at, stop) || document.is(*at, "than"));
        let all = &self.near_right;
        all.start..all.start + all.clone().take_while(goes_on).count()
    }

    /// The first token of the phrase behind the list that has the cue.
    pub(super) fn in_phrase(&self, cue: Cue, reach: usize) -> Option<usize> {
        if self.said_behind.any(cue) { self.phrase(reach).find(|at| self.has(*at, cue)) } else { None }
    }

    /// Whether the sentence has the cue, within some thirty tokens of the list.
    pub(super) fn near(&self, cue: Cue) -> bool {
        [last(&self.left, 30), first(&self.right, 30)].into_iter().any(|tokens| self.document.any(tokens, cue))
    }

    /// The token behind the list, and behind a bracket that only counts: `24% (12/50) of the patients`.
    pub(super) fn behind_count(&self) -> usize {
        let open = self.right.start;
        if self.counts(open) {
            self.document.find_mark(open..open + 10, b')').map_or(open, |close| close + 1)
        } else {
            open
        }
    }

    /// Whether a bracket opens here in which something is counted: `(12/50)`, `(n = 628)`.
    pub(super) fn counts(&self, open: usize) -> bool {
        let document = self.document;
        let figure = || document.figures.get(self.list.end).filter(|figure| figure.first == open + 1);
        let number = document.is_any(open + 1, words!["n"]) && document.mark(open + 2) == b'=';
        document.mark(open) == b'(' && (number || figure().is_some_and(|figure| figure.form() == Form::Fraction))
    }

    /// `95% CI`, `confidence interval of 95%`.
    pub(super) fn is_interval(&self) -> bool {
        self.near_right(2).any(|at| self.has(at, Cue::INTERVAL)) || self.nearest_left(Cue::INTERVAL, 3).is_some()
    }

    /// The nearest figure before the list in the same sentence with the same unit, others stepped over, and its verdict.
    fn previous_alike(&self) -> Option<(&'d Figure, Verdict)> {
        let unit = self.first().unit;
        let counted = self.first().magnitude.is_some();
        let same = |figure: &Figure| figure.unit == unit && figure.magnitude.is_some() == counted;
        let spread = |at: usize| at > 0 && self.document.spread_behind(at - 1) == Some(at);
        // Nor does anything go on from the interval of a level.
        let interval = |at: usize| self.verdicts[at].is_some_and(|verdict| verdict.rule == CONFIDENCE_LEVEL);
        let mut before = (0..self.list.start).rev().filter(|at| !spread(*at) && !interval(*at)).take(4);
        let before = before.find(|at| same(&self.document.figures[*at]))?;
        let figure = &self.document.figures[before];
        (figure.sentence == self.first().sentence).then_some((figure, self.verdicts[before]?))
    }

    /// The claim of the figure before, where nothing between the two says that this one is another thing.
    pub(super) fn continues(&self) -> Option<Verdict> {
        let (before, verdict) = self.previous_alike()?;
        let decisive =
            Cue::RISE | Cue::FALL | Cue::WIN | Cue::LEVEL | Cue::CHANGE_NOUN | Cue::BY | Cue::MORE | Cue::LESS;
        let between = before.end..self.left.end;
        // `2.6% in F-score for English and 4.6% for Chinese`: the name of a metric decides nothing, nor does the noun of the
        // figure before in `8.6% improvement on math and 8.4% on physics`, but in `+5.4% improvement and 98.6% AP`.
        let level = || {
            let before = self.left.end.saturating_sub(1);
            let placed = self.document.mark(before) == b'(' || self.document.is(before, "at");
            placed || self.in_phrase(Cue::METRIC, 4).is_some()
        };
        let noun = verdict.cue.filter(|cue| self.has(*cue, Cue::CHANGE_NOUN) && between.contains(cue) && !level());
        let decides = |at: usize| self.has(at, decisive) && !self.has(at, Cue::METRIC) && noun != Some(at);
        let calm = between.len() <= 24 && !between.clone().any(decides);
        let linked = between.clone().next_back().is_some_and(|at| {
            self.document.mark(at) == b','
                || self.has(at, Cue::CONJUNCTION)
                || matches!(self.document.mark(at), b'(' | b':')
        }) || between.clone().any(|at| {
            self.has(at, Cue::CONJUNCTION) || self.document.mark(at) == b',' || self.document.is(at, "resp")
        })
            // `X annotated 54% of contigs while Y annotated 44%`
            || verdict.claim == Claim::Share && between.clone().any(|at| self.document.is_any(at, words!["while", "whereas"]));
        (calm && linked && verdict.claim != Claim::Nothing).then_some(verdict)
    }
}

/// The first few of the tokens.
fn first(tokens: &Range<usize>, most: usize) -> Range<usize> {
    tokens.start..tokens.end.min(tokens.start + most)
}

/// The last few of the tokens.
fn last(tokens: &Range<usize>, most: usize) -> Range<usize> {
    tokens.start.max(tokens.end.saturating_sub(most))..tokens.end
}
