//! Names that the authors give: `called X`, `we name X`, `X for short`.

use super::Finder;
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::naming::{is_coined_name, is_mixed_name, run_behind};
use crate::reason::Reason;
use crate::token::TokenKind;
use std::ops::Range;

impl Finder<'_, '_> {
    /// `called X`, `dubbed X`, `we name X`
    pub(super) fn named(&mut self, at: usize, sentence: Range<usize>) {
        let document = self.document;
        // `Dubbed X, our method`, but not the Called of a name.
        let lower = !document.tokens[at].shape.has_upper() || at == sentence.start;
        let term = self.is_term(at, sentence.start);
        let called = lower && document.has(at, Cue::NAMED) && !document.is(at, "known") && !self.is_paper_title(at)
            || document.is_any(at, words!["call", "name"]) && at > 0 && document.is(at - 1, "we")
            || term;
        if called {
            self.reason = Reason::new("called so", Some(at));
            let mut start = at + 1;
            while start < at + 5
                && (document
                    .is_any(start, words!["as", "to", "it", "this", "resulting", "final", "one", "variant", "by"])
                    || document.has(start, Cue::ARTICLE | Cue::KIND | Cue::LARGER)
                        && !document.tokens[start].shape.has_upper()
                    || matches!(document.mark(start), b'`' | b'"' | b'\'' | b'{')
                    || document.tokens.get(start).is_some_and(|token| token.kind == TokenKind::Command))
            {
                start += 1;
            }
            let others = document.any(at.saturating_sub(4)..at, Cue::EVALUATION)
                && !document.any(sentence.clone(), Cue::INTRODUCE | Cue::AUTHORS);
            // `to handle sparsity, a problem called context-aware recommendation (CAR)`
            let field = document.any(at.saturating_sub(4)..at, Cue::TASK)
                || (at.saturating_sub(4)..at).any(|at| document.is_any(at, FIELDS));
            // `the model is called a deep Wishart process (DWP)`: by everybody.
            let usual =
                document.any(at.saturating_sub(1)..at, Cue::COPULA) && document.is_any(at + 1, words!["a", "an"]);
            // `we identify a failure mode termed X`
            let seen = (at.saturating_sub(9)..at).any(|at| document.is_any(at, OBSERVING))
                && (at.saturating_sub(4)..at).any(|at| document.is_any(at, OBSERVED));
            // `segments are read one by one, referred to as simultaneous translation (SimulST)`
            let small = document.tokens.get(start).is_some_and(|token| !token.shape.has_upper());
            let usual = usual || small && document.is(at, "referred");
            let others = others || seen || (field || usual) && !document.any(sentence.clone(), Cue::AUTHORS);
            if !others
                && !self.shortened(start, sentence.clone())
                && !self.bracketed(start, sentence.end)
                && let Some(run) = run_behind(document, start, sentence.end).filter(|run| run.start == start)
                && (!term || is_coined_name(document, run.clone()) || document.touches(run.start + 1))
            {
                self.push_with_short(run);
            }
        }
    }

    /// `or LOOK for short`
    pub(super) fn for_short(&mut self, at: usize, sentence: Range<usize>) {
        let document = self.document;
        if document.is(at, "for") && document.is(at + 1, "short") && at > sentence.start {
            self.reason = Reason::new("for short", Some(at + 1));
            let start = document.compound_start(at - 1);
            if document.tokens[start].shape.has_upper() {
                self.push(start..at, start..at, None);
            }
        }
    }

    /// Whether `entitled` or `titled` stands behind no kind of thing that has a name, but a paper or a task.
    fn is_paper_title(&self, at: usize) -> bool {
        let document = self.document;
        let mut before = (at.saturating_sub(2)..at).filter(|at| document.tokens[*at].is_word());
        document.is_any(at, words!["entitled", "titled"])
            && !before.any(|at| document.has(at, Cue::KIND | Cue::MODEL | Cue::DATASET))
    }

    /// `our approach, which we term X`, `we refer to this scheme as X`: the word behind which a thing that the authors make has
    /// its name. They term so what they observe as well.
    fn is_term(&self, at: usize, floor: usize) -> bool {
        let document = self.document;
        let near = at.saturating_sub(10).max(floor)..at + 1;
        let verb = if document.is(at, "as") {
            near.clone().rev().find(|at| document.is(*at, "refer"))
        } else {
            Some(at).filter(|at| document.is_any(*at, words!["term", "dub", "coin"]))
        };
        let ours = verb.is_some_and(|verb| verb > floor && document.is(verb - 1, "we"));
        ours && document.any(near.start..at + 4, Cue::KIND | Cue::MODEL | Cue::DATASET)
    }

    /// `dubbed Learning without Forgetting via Replayed Vocabulary (VR-LwF)`: a coined short form behind a long name, whether or
    /// not its letters are those of the name.
    pub(super) fn bracketed(&mut self, start: usize, end: usize) -> bool {
        let short = self.long_and_short(start, end).map(|(_, short)| short);
        short.map(|short| self.push_sure(short.clone(), short)).is_some()
    }

    /// `We propose Glyph Recovery based on Folding Models (FoldGR),`: as before, where all words of the long name that have a
    /// meaning of their own have a capital, or an apposition says what it is.
    pub(super) fn titled_phrase(&mut self, start: usize, end: usize) -> bool {
        let document = self.document;
        let Some((long, short)) = self.long_and_short(start, end) else { return false };
        let titled = long.clone().all(|at| {
            let token = &document.tokens[at];
            let small = document.has(at, Cue::FUNCTION | Cue::CONJUNCTION) || document.is(at, "based");
            !token.is_word() || token.shape.has_upper() || document.touches(at) || small
        });
        let kinds = Cue::KIND | Cue::MODEL | Cue::DATASET;
        let ends =
            document.mark(short.end + 1) != 0 || document.has(short.end + 1, Cue::FUNCTION | Cue::CLAUSE | kinds);
        let sure = titled && ends || self.says_kind(short.end + 1, end);
        let found = sure && self.trimmed(long.clone()).is_some_and(|name| name == long);
        if found {
            self.push_sure(short, long);
        }
        found
    }

    /// A long name that starts with a capital, and the coined short form in the bracket behind it.
    fn long_and_short(&self, start: usize, end: usize) -> Option<(Range<usize>, Range<usize>)> {
        let document = self.document;
        let long = (start..end.min(start + 12)).take_while(|at| document.mark(*at) == 0 || document.mark(*at) == b'-');
        let open = start + long.count();
        let close = document.find_mark(open + 2..open + 8, b')')?;
        let short = open + 1..close;
        let whole = document.is_joined(&short);
        let capital = document.tokens.get(start).is_some_and(|token| token.shape.has_upper());
        let word = document.tokens[short.start].is_word() || document.tokens[short.start].is_number();
        let found = document.mark(open) == b'(' && open > start + 1 && whole && capital && word;
        (found && is_mixed_name(document, short.clone())).then_some((start..open, short))
    }
}

/// What authors name that is nothing of their own making.
const FIELDS: Words =
    words!["problem", "problems", "phenomenon", "concept", "issue", "field", "area", "sparsity", "paradigm"];

/// Verbs of what is found rather than made.
const OBSERVING: Words = words![
    "identify",
    "identifies",
    "identified",
    "observe",
    "observed",
    "uncover",
    "uncovers",
    "discover",
    "discovered",
    "reveal",
    "reveals",
    "find",
    "found",
    "exhibit",
    "exhibits",
    "suffer",
    "suffers",
    "encounter"
];

/// What is found so.
const OBSERVED: Words = words![
    "mode",
    "phenomenon",
    "phenomena",
    "effect",
    "pattern",
    "behavior",
    "behaviour",
    "failure",
    "bias",
    "issue",
    "problem",
    "gap",
    "vulnerability",
    "property",
    "regime",
    "challenge"
];
