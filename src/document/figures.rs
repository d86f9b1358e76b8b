//! [`Figure`]: the numbers of a document where they stand, and the lists that they make.

use super::Document;
use crate::hash::words;
use crate::lexicon::Cue;
use crate::lexicon::gazetteer::MODELS;
use crate::quantity::{self, Form, Magnitude, Qualifier, Reading, Sign, Unit};
use crate::span::Span;
use crate::token::TokenKind;
use rust_decimal::Decimal;

/// A quantity where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    pub(crate) reading: Reading,
    /// Numbers and unit mark, without qualifiers.
    pub(crate) span: Span,
    /// The tokens of the span.
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// The first token of the qualifier; `first` where there is none.
    pub(crate) opening: usize,
    pub(crate) min: Decimal,
    pub(crate) max: Decimal,
    pub(crate) unit: Unit,
    pub(crate) magnitude: Option<Magnitude>,
    pub(crate) qualifier: Qualifier,
    /// It stands behind a hyphen in a compound: `Llama-2-7B`, `top-5%`.
    pub(crate) compound: bool,
    /// It goes on a list from the figure before: `53M, 134M and 374M`.
    pub(crate) joined: bool,
    /// The first and, behind the last, figure of its list.
    pub(crate) list: (usize, usize),
    pub(crate) sentence: usize,
}

impl Figure {
    pub(crate) fn is_range(&self) -> bool {
        self.reading.high.is_some()
    }
    pub(crate) fn sign(&self) -> Option<Sign> {
        self.reading.low.sign
    }
    pub(crate) fn form(&self) -> Form {
        self.reading.low.form
    }
    /// Written with digits behind the point.
    pub(crate) fn is_decimal(&self) -> bool {
        self.magnitude.is_none() && self.reading.low.number.scale() > 0
    }
}

impl Document<'_> {
    /// Reads the figures of the text, before lists share their marks.
    pub(crate) fn read_figures(&self, figures: &mut Vec<Figure>) {
        for at in self.all(Cue::FIGURE) {
            let read = figures.last().map_or(0, |last| last.end);
            let sentence = self.sentence_of(at);
            // `.638`
            let point = at.checked_sub(1).filter(|point| *point >= read && self.is_point(*point));
            let found = point.and_then(|point| self.figure(point, sentence));
            if at >= read
                && let Some(figure) = found.or_else(|| self.figure(at, sentence))
            {
                figures.push(figure);
            }
        }
    }

    /// Whether a number starts with the point at `at`.
    fn is_point(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is_mark(b'.') && !token.touches_previous() && self.touches(at + 1) && self.tokens[at + 1].is_number()
    }

    /// The figure whose number starts at token `at`.
    fn figure(&self, at: usize, sentence: usize) -> Option<Figure> {
        let token = &self.tokens[at];
        let pointed = self.is_point(at);
        let glued = self.percent_in_word(at);
        if !(token.is_number() || pointed || glued.is_some() || self.has(at, Cue::NUMERAL)) {
            return None;
        }
        // `two models`, `in order to`
        let order = self.is_any(at, words!["order", "orders"]) && !(self.is(at + 1, "of") || self.mark(at + 1) == b'-');
        if order || quantity::SPELLED_WORDS.has(token.hash) && quantity::is_only_a_word(&self.text[token.end()..]) {
            return None;
        }
        let before = at.checked_sub(1);
        let touched = before.filter(|_| token.touches_previous());
        // `@5`, `#3`, `_2`, `10^3`, `10^{3}`, `mAP@[0.5:0.95]`
        let marked = touched.is_some_and(|before| matches!(self.mark(before), b'@' | b'#' | b'_' | b'^'));
        let within = touched.is_some_and(|before| {
            let opened = before.checked_sub(1).map_or(0, |at| self.mark(at));
            matches!((opened, self.mark(before)), (b'^', b'{') | (b'@', b'['))
        });
        let until = touched.is_some_and(|before| {
            self.mark(before) == b':' && before >= 3 && self.mark(before - 2) == b'[' && self.mark(before - 3) == b'@'
        });
        if (marked || within || until) && !self.is_percent(at + 1) {
            return None;
        }
        let hyphen = touched.filter(|before| matches!(self.mark(*before), b'-') || self.is_dash(*before));
        let compound = hyphen.is_some_and(|hyphen| {
            hyphen > 0
                && self.touches(hyphen)
                && (self.tokens[hyphen - 1].is_word() || self.tokens[hyphen - 1].is_number())
        });
        let signed = touched.filter(|before| !compound && self.is_sign(*before));
        let start = glued.or(signed.map(|sign| self.tokens[sign].start())).unwrap_or(token.start());
        let reading = if compound {
            Reading { low: quantity::read_one(self.text, start)?, high: None }
        } else {
            let between = at >= 1 && self.is(at - 1, "between");
            quantity::read(self.text, start, between)?
        };
        // `Llama 3-70B`: the first number belongs to the name.
        if reading.high.is_some()
            && reading.low.magnitude == reading.last().magnitude
            && reading.last().magnitude.is_some()
            && self.is_model_version(at)
        {
            return None;
        }
        let unmarked = reading.unit() == Unit::One && reading.last().magnitude.is_none();
        // `CIFAR-10/100`
        let halves = compound && reading.low.form == Form::Fraction;
        // `32/48/64`
        let listed = touched.is_some_and(|before| self.mark(before) == b'/') && reading.low.form == Form::Fraction;
        if halves || listed || unmarked && (compound || matches!(reading.low.form, Form::Letters)) {
            return None;
        }
        let (min, max) = reading.values()?;
        // `a factor of 10`
        let factor_of =
            unmarked && at >= 2 && self.is(at - 1, "of") && (self.is(at - 2, "factor") || self.is(at - 2, "factors"));
        let first = if factor_of { at - 2 } else { signed.unwrap_or(at) };
        let mut end = at + 1;
        while self.tokens.get(end).is_some_and(|token| token.start() < reading.end()) {
            end += 1;
        }
        let qualifier = quantity::qualifier_before(self.text, self.tokens[first].start());
        let mut opening = first;
        while qualifier.is_some_and(|(_, start)| opening > 0 && self.tokens[opening - 1].end() > start) {
            opening -= 1;
        }
        // `32K or more`, `32K tokens or more`
        let noun = self.tokens.get(end).filter(|_| self.has(end, Cue::TOKEN | Cue::PARAMETER)).map(|noun| noun.end());
        let behind = [Some(reading.end()), noun]
            .into_iter()
            .flatten()
            .find_map(|end| quantity::qualifier_behind(self.text, end));
        let behind = behind.map(|(qualifier, _)| qualifier);
        let inner = reading.high.and_then(|(_, qualifier, _)| qualifier);
        let qualifier = qualifier.map(|(qualifier, _)| qualifier).or(reading.qualifier()).or(behind).or(inner);
        Some(Figure {
            reading,
            span: Span::new(if factor_of { self.tokens[first].start() } else { reading.start() }, reading.end()),
            first,
            end,
            opening,
            min,
            max,
            unit: if factor_of { Unit::Factor } else { reading.unit() },
            magnitude: reading.last().magnitude,
            qualifier: qualifier.unwrap_or_default(),
            compound,
            joined: false,
            list: (0, 0),
            sentence,
        })
    }

    fn is_percent(&self, at: usize) -> bool {
        self.touches(at) && self.mark(at) == b'%'
    }

    /// `by54.6%`: where a number starts that a percent sign shows to be none of the word it is glued to.
    fn percent_in_word(&self, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        if !token.is_word() || !token.shape.has_digit() || !self.is_percent(at + 1) {
            return None;
        }
        let digits = self.word(at).bytes().rev().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let start = token.end() - digits;
        Some(start + self.text[start..token.end()].bytes().take_while(|byte| *byte == b'.').count())
    }

    /// Whether the number at `at` is the version of a model named before it, with a hyphen behind: `Llama 3-`.
    fn is_model_version(&self, at: usize) -> bool {
        let hyphen = self.touches(at + 1) && self.mark(at + 1) == b'-';
        let named =
            at > 0 && !self.touches(at) && self.tokens[at - 1].is_word() && self.tokens[at - 1].shape.has_upper();
        let models = || MODELS.longest(self.text, &self.tokens, at - 1).is_some();
        hyphen && named && models()
    }

    fn is_sign(&self, at: usize) -> bool {
        if self.sign(at) == "±" {
            return true;
        }
        let free = at == 0 || !self.touches(at) || matches!(self.mark(at - 1), b'(' | b'[' | b'$' | b'{' | b',');
        free && (matches!(self.mark(at), b'+' | b'-') || matches!(self.sign(at), "−" | "±" | "↑" | "↓"))
    }

    /// Joins figures that make a list, and hands unit and qualifier through it.
    pub(super) fn join_lists(&mut self) {
        for at in 1..self.figures.len() {
            let (before, next) = (&self.figures[at - 1], &self.figures[at]);
            self.figures[at].joined = before.sentence == next.sentence && self.is_list_between(before, next);
        }
        self.bound_lists();
        for at in (1..self.figures.len()).rev() {
            let next = self.figures[at];
            let figure = &mut self.figures[at - 1];
            let bare = figure.unit == Unit::One && figure.magnitude.is_none() && figure.form() == Form::Digits;
            if next.joined && figure.unit == Unit::Percent && next.unit == Unit::Points {
                // `2.8% and 3.2% absolute points`
                figure.unit = Unit::Points;
            }
            let year = !figure.is_decimal() && is_year(figure.min);
            let marked = next.unit != Unit::One || next.magnitude.is_some();
            if next.joined && bare && marked && !figure.compound && !next.compound && !year {
                figure.unit = next.unit;
                figure.magnitude = next.magnitude;
                if let Some(magnitude) = next.magnitude {
                    figure.min = figure.min.checked_mul(magnitude.factor()).unwrap_or(figure.min).normalize();
                    figure.max = figure.max.checked_mul(magnitude.factor()).unwrap_or(figure.max).normalize();
                }
            }
        }
        // `74.6 ± 3.7%`: the spread has the unit of what it is the spread of.
        for at in 1..self.figures.len() {
            let bare = self.figures[at - 1].unit == Unit::One && self.figures[at - 1].magnitude.is_none();
            if bare && self.figures[at].unit == Unit::Percent && self.spread_behind(at - 1).is_some() {
                self.figures[at - 1].unit = Unit::Percent;
            }
        }
        for at in 1..self.figures.len() {
            let first = self.figures[self.figures[at].list.0];
            let figure = &mut self.figures[at];
            // `factors of 5, 10 and 100`
            let bare = figure.unit == Unit::One && figure.magnitude.is_none();
            if figure.joined && bare && first.unit == Unit::Factor && first.span.start < first.reading.start() {
                figure.unit = Unit::Factor;
            }
        }
        for at in 1..self.figures.len() {
            let before = self.figures[at - 1].qualifier;
            let figure = &mut self.figures[at];
            if figure.joined && figure.qualifier == Qualifier::Exact {
                figure.qualifier = before;
            }
        }
    }

    /// The figure that is the spread of the one at `figure`.
    pub(crate) fn spread_behind(&self, figure: usize) -> Option<usize> {
        let next = self.figures.get(figure + 1)?;
        let sign = self.spread_start(next.first);
        let spread = sign < next.first || next.sign() == Some(Sign::PlusMinus);
        (spread && self.figures[figure].end == sign).then_some(figure + 1)
    }

    /// Where the sign of a spread before the number at `first` starts, `±`, `\\pm`, `+/-`; `first` where there is none.
    pub(crate) fn spread_start(&self, first: usize) -> usize {
        let Some(before) = first.checked_sub(1) else { return first };
        if matches!(self.sign(before), "±" | "\\pm") {
            return before;
        }
        if before == 0 || self.mark(before) != b'-' || self.mark(before - 1) != b'/' {
            return first;
        }
        before - 1 - usize::from(before >= 2 && self.mark(before - 2) == b'+')
    }

    /// Tells each figure where its list starts and ends.
    fn bound_lists(&mut self) {
        let mut start = 0;
        for at in 1..=self.figures.len() {
            if self.figures.get(at).is_none_or(|figure| !figure.joined) {
                for figure in &mut self.figures[start..at] {
                    figure.list = (start, at);
                }
                start = at;
            }
        }
    }

    /// Whether only commas and conjunctions stand between two figures.
    fn is_list_between(&self, before: &Figure, next: &Figure) -> bool {
        // `1/2 10%`: a fraction may be no percentage at all, and what is said of it is not said of one.
        if (before.form() == Form::Fraction) != (next.form() == Form::Fraction) {
            return false;
        }
        // `an odds ratio of 1.06, 95% CI`: a confidence level has no part in what it is the level of.
        if next.unit == Unit::Percent && (next.end..next.end + 2).any(|at| self.has(at, Cue::INTERVAL)) {
            return false;
        }
        // `0.1%±3.5%`
        if [before, next].into_iter().any(|figure| figure.sign() == Some(Sign::PlusMinus)) {
            return false;
        }
        // `0.817, 30-day mortality`
        if next.unit == Unit::One && self.is_tied_to_word(next.end) && before.is_decimal() {
            return false;
        }
        let bare = before.unit == Unit::One && before.magnitude.is_none();
        let alike = before.unit == next.unit && before.magnitude.is_some() == next.magnitude.is_some();
        // `2.8% and 3.2% absolute points`
        let points =
            before.unit == Unit::Percent && next.unit == Unit::Points && self.text[next.span.range()].contains('%');
        let factors =
            next.unit == Unit::One && before.unit == Unit::Factor && before.span.start < before.reading.start();
        if !(alike || points || factors || (bare && !before.compound && !next.compound)) {
            return false;
        }
        let between = before.end..next.first;
        // `74.3, 2.1 higher than Mask3D`: a level, and by how much it is higher.
        let apart = self.has(next.end, Cue::MORE | Cue::LESS) && self.is(next.end + 1, "than");
        if apart && between.len() == 1 && self.mark(before.end) == b',' {
            return false;
        }
        if between.is_empty() {
            return before.unit == next.unit && before.unit == Unit::Percent && !next.compound;
        }
        between.len() <= 4
            && between.into_iter().all(|at| {
                matches!(self.mark(at), b',' | b'/' | b'&' | b'$' | b'{' | b'}')
                    || self.is(at, "and")
                    || self.is(at, "or")
                    || matches!(self.tokens[at].kind, TokenKind::Escape(b'&'))
            })
    }
}

/// Whether a word is written as a year is: `1998`, `2025`.
pub(crate) fn is_written_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

fn is_year(value: Decimal) -> bool {
    value.is_integer() && value >= Decimal::from(1900) && value <= Decimal::from(2100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(text: &str) -> Vec<(&str, String, Unit)> {
        let document = Document::new(text, 0);
        let print = |figure: &Figure| match figure.min == figure.max {
            true => figure.min.to_string(),
            false => format!("{}..{}", figure.min, figure.max),
        };
        document.figures.iter().map(|figure| (&text[figure.span.range()], print(figure), figure.unit)).collect()
    }

    #[test]
    fn lists_share_their_marks() {
        let found = figures("by 7.1 and 2.8 points, at 2B, 8 and 72 billion parameters, {1.3, 2.7}B");
        assert_eq!(found[0], ("7.1", "7.1".into(), Unit::Points));
        assert_eq!(found[3], ("8", "8000000000".into(), Unit::One));
        assert_eq!(found.len(), 7);
    }

    #[test]
    fn compounds_are_no_ranges() {
        assert_eq!(figures("Llama-2-7B and GPT-4 with T5"), [("7B", "7000000000".into(), Unit::One)]);
        assert_eq!(figures("the top-5% of"), [("5%", "5".into(), Unit::Percent)]);
        assert_eq!(figures("hits@10 of .638"), [(".638", "0.638".into(), Unit::One)]);
    }

    #[test]
    fn years_are_whole_and_of_these_centuries() {
        let years = ["1900", "2025", "2100"];
        assert!(years.iter().all(|year| is_year(year.parse().unwrap_or_default())));
        let others = ["1899", "2101", "2025.5", "12"];
        assert!(!others.iter().any(|number| is_year(number.parse().unwrap_or_default())));
        assert_eq!(figures("2019 and 48.95% AP50")[0].2, Unit::One);
    }

    #[test]
    fn what_shares_a_list() {
        let joined = |text: &str| Document::new(text, 0).figures.iter().map(|figure| figure.joined).collect::<Vec<_>>();
        for text in
            ["7.1 and 2.8%", "factors of 5 and 100", "0.81, 30 days", "2.8% and 3.2% absolute points", "8K, 16K"]
        {
            assert_eq!(joined(text), [false, true], "{text}");
        }
        for text in [
            "0.81, 30-day",
            "0.81, 95% CI",
            "20%±14%",
            "74.3, 2.1 higher than that",
            "5x and 100",
            "3 points and 7%",
            "8K and 7%",
        ] {
            assert_eq!(joined(text), [false, false], "{text}");
        }
        assert_eq!(figures("2.8% and 3.2% absolute points")[0].2, Unit::Points);
        assert_eq!(figures("2.8% and 7.5%")[0].2, Unit::Percent);
        assert_eq!(figures("74.6 ± 3.7%")[0].2, Unit::Percent);
    }

    #[test]
    fn qualifiers_hold_for_the_list() {
        let document = Document::new("up to 49.76%, 50.05% and 40.16%", 0);
        assert!(document.figures.iter().all(|figure| figure.qualifier == Qualifier::UpTo));
    }
}
