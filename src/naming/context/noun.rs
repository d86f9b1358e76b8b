//! Names around a noun that says dataset, and behind a verb that makes one.

use super::Finder;
use crate::document::Document;
use crate::hash::{Words, words};
use crate::lexicon::Cue;
use crate::naming::run::{is_coined_name, is_mixed_name};
use crate::naming::short::long_start;
use crate::naming::{Evidence, Name};
use crate::reason::Reason;
use std::ops::Range;

/// The rule of names right before the noun.
const BEFORE: &str = "before a noun for datasets";

impl Finder<'_, '_> {
    /// The names around a noun for datasets, or behind a verb that makes them.
    pub(super) fn around(&mut self, at: usize, sentence: Range<usize>) {
        if self.document.has(at, Cue::DATASET) && !self.is_verb(at) {
            self.before_noun(at, sentence.clone());
            self.behind_noun(at, sentence.clone());
            self.apposed(at, sentence.clone());
        }
        if self.document.has(at, Cue::COLLECT) {
            self.collected(at, sentence);
        }
    }

    /// `challenges` in `this challenges`; `collection` and the like say dataset only with a name right before.
    fn is_verb(&self, at: usize) -> bool {
        if !self
            .document
            .is_any(at, words!["challenges", "benchmarked", "suites", "benchmark", "benchmarks", "challenge"])
        {
            return false;
        }
        let before =
            at.checked_sub(1).filter(|before| !self.document.touches(at) && self.document.tokens[*before].is_word());
        // `we first benchmark`, but `the first benchmark`
        before.is_some_and(|before| {
            self.document
                .is_any(before, words!["we", "to", "also", "further", "then", "first", "this", "that", "which"])
                && !(before > 0 && self.document.has(before - 1, Cue::ARTICLE))
        })
    }

    fn is_weak(&self, at: usize) -> bool {
        self.document.is_any(at, WEAK_NOUNS)
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        let word = self.document.word(at);
        word.ends_with('s') && !word.eq_ignore_ascii_case("corpus") || word.eq_ignore_ascii_case("corpora")
    }

    /// `the X dataset`, `A, B and C datasets`, `the Long Name (LN) benchmark`
    fn before_noun(&mut self, noun: usize, sentence: Range<usize>) {
        let document = self.document;
        let mut end = noun;
        // `TRACE benchmark datasets`, `CUB image dataset`, `X test set`
        let mut steps = 0;
        while end > sentence.start && steps < 3 {
            let word = &document.tokens[end - 1];
            let lower = word.is_word() && !word.shape.has_upper() && !word.shape.has_digit();
            let hyphen = document.mark(end - 1) == b'-' && lower_around(document, end - 1);
            let kind = Cue::DATASET | Cue::SPLIT | Cue::TASK | Cue::GENERIC | Cue::ADJECTIVE;
            let describes = lower && document.has(end - 1, kind);
            if !describes && !hyphen {
                break;
            }
            end -= 1;
            steps += 1;
        }
        if end == sentence.start {
            return;
        }
        if document.mark(end - 1) == b')' {
            self.in_brackets_before(end - 1, noun, sentence);
            return;
        }
        // A capitalised noun belongs to the name: `Waymo Open Dataset`.
        let capital = document.tokens[noun].shape.starts_upper() && end == noun;
        let before = self.name_before(end, sentence.start);
        let Some(run) = before.or_else(|| self.name_behind_article(noun, sentence.start)) else { return };
        let strong = is_coined_name(document, run.clone()) || self.is_known(run.clone());
        if self.is_weak(noun) && !self.is_known(run.clone()) && !is_mixed_name(document, run.clone()) {
            return;
        }
        let made = capital && run.len() > 1 && self.is_making(sentence.clone(), run.start);
        if !strong && !made && !self.is_plain_name(run.clone(), noun, sentence.start)
            || (run.len() == 1 && document.has(run.start, Cue::GENERIC))
        {
            return;
        }
        if !self.is_known(run.clone()) && self.is_task_acronym(run.clone(), noun) {
            return;
        }
        let own = capital && !self.is_known(run.clone()) && !self.is_plural(noun) && (run.len() >= 2 || !strong);
        let tokens = if own { run.start..noun + 1 } else { run.clone() };
        let title = document.tokens[noun].start() < document.tokens.get(document.body).map_or(0, |token| token.start());
        if title && (capital || self.is_plural(noun)) {
            return;
        }
        self.push(tokens, noun, BEFORE);
        end = run.start;
        // The names before it in a list.
        while let Some((start, run)) = self.previous_in_list(end, sentence.start) {
            self.push(run, noun, BEFORE);
            end = start;
        }
    }

    /// `the MetaphorTrans English-to-Chinese translation benchmark`: a coined name behind the article, words of its kind
    /// between it and the noun.
    fn name_behind_article(&self, noun: usize, floor: usize) -> Option<Range<usize>> {
        let document = self.document;
        let article = (floor..noun).rev().take(11).find(|at| document.is(*at, "the") || document.is(*at, "on"))?;
        let run = article + 1..document.compound_end(article + 2);
        if run.end >= noun || !is_coined_name(document, run.clone()) {
            return None;
        }
        let kind = run.end..noun;
        let calm = kind.clone().all(|at| {
            let token = &document.tokens[at];
            (token.is_word() && !document.has(at, Cue::FUNCTION) || document.touches(at))
                && !document.has(at, Cue::MODEL)
        });
        (calm && document.tokens[run.end].is_word()).then_some(run)
    }

    /// Whether capitalised words that are not coined could be a dataset's name: `the Adult dataset`, `Natural Questions`.
    fn is_plain_name(&self, run: Range<usize>, noun: usize, floor: usize) -> bool {
        let document = self.document;
        let word = document.word(run.start);
        let adjective = ADJECTIVE_ENDINGS.iter().any(|ending| word.ends_with(ending));
        let direct = run.end == noun && !self.is_plural(noun);
        let titled = run.start < document.body;
        if run.len() == 1 {
            return direct && !adjective && run.start > floor && !titled && document.cue(run.start) == Cue::NONE;
        }
        let named = run.clone().all(|at| !document.tokens[at].is_word() || document.tokens[at].shape.has_upper());
        let task =
            run.clone().any(|at| TASK_WORDS.contains(&document.word(at)) || document.has(at, Cue::GENERIC | Cue::TASK));
        named && !titled && !task && run.start > floor && run.len() <= 6 && !self.is_plural(noun)
    }

    /// `NVS benchmarks`: a short acronym before a plural, or one that the text spells out in lower case, is a task.
    fn is_task_acronym(&self, run: Range<usize>, noun: usize) -> bool {
        let document = self.document;
        let last = run.end - 1;
        let word = document.word(last);
        let described = run.clone().rev().skip(1).any(|at| document.tokens[at].shape.has_upper());
        if described || word.len() > 5 || !word.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return false;
        }
        let near = last.saturating_sub(400).max(1)..(last + 400).min(document.tokens.len().saturating_sub(2));
        let spelled = document.same_as(last, near).any(|at| {
            document.mark(at - 1) == b'('
                && document.mark(at + 1) == b')'
                && at >= 2
                && !document.tokens[at - 2].shape.has_upper()
        });
        (self.is_plural(noun) && word.len() <= 4) || spelled
    }

    /// The name before `end` that a comma or a conjunction joins to what follows, and where it starts.
    fn previous_in_list(&self, end: usize, floor: usize) -> Option<(usize, Range<usize>)> {
        let document = self.document;
        let mut at = end;
        while at > floor
            && at + 3 > end
            && (document.mark(at - 1) == b','
                || document.has(at - 1, Cue::CONJUNCTION)
                || document.mark(at - 1) == b'&')
        {
            at -= 1;
        }
        // `the A and the B datasets`
        if at == end {
            return None;
        }
        if document.mark(at.checked_sub(1)?) == b')' {
            return None;
        }
        let run = self.name_before(at, floor)?;
        let strong = is_coined_name(document, run.clone()) || self.is_known(run.clone());
        // `Bird-Song-No-Noise`
        let titled = |at: usize| !document.tokens[at].is_word() || document.tokens[at].shape.starts_upper();
        let compound = run.len() > 4 && document.compound_end(run.start + 1) == run.end && run.clone().all(titled);
        (strong || compound || run.len() == 1 && run.start > floor).then_some((run.start, run))
    }

    /// `the Long Name (LN) benchmark`
    fn in_brackets_before(&mut self, close: usize, noun: usize, sentence: Range<usize>) {
        let Some(open) = (sentence.start..close).rev().take(8).find(|at| self.document.mark(*at) == b'(') else {
            return;
        };
        let inner = open + 1..close;
        let Some(start) = long_start(self.document, inner.clone(), open) else {
            return;
        };
        // `information retrieval (IR) benchmark`
        let task = inner.len() == 1 && self.document.has(inner.start, Cue::GENERIC);
        if !task && (start > sentence.start || self.document.tokens[start].shape.has_upper()) {
            let evidence = self.evidence(noun, start..close);
            let reason = Reason::new(BEFORE, Some(noun));
            self.found.push(Name { tokens: start..open, short: Some(inner), evidence, reason });
        }
    }

    /// `datasets such as A, B and C`, `benchmarks (A, B)`, `two benchmarks: A and B`, `a dataset called X`, `the benchmark X`
    fn behind_noun(&mut self, noun: usize, sentence: Range<usize>) {
        let document = self.document;
        let next = noun + 1;
        let window = next..(next + 9).min(sentence.end);
        // `a dataset called X`, `benchmarks, termed X and Y`
        if let Some(named) = window.clone().take(6).find(|at| document.has(*at, Cue::NAMED))
            && !(next..named).any(|at| document.mark(at) == b'.')
        {
            let start = (named + 1..sentence.end).take(3).find(|at| !document.is_any(*at, words!["as", "to", "the"]));
            if let Some(start) = start {
                self.list_from(start, sentence.clone(), noun, true);
            }
            return;
        }
        // `the benchmark X`, `large-scale dataset DriveX`
        if document.tokens.get(next).is_some_and(|token| token.is_word() || token.is_number()) && !self.is_weak(noun) {
            let run = self.name_at(next, sentence.end);
            if let Some(run) = run.filter(|run| is_coined_name(document, run.clone()) || self.is_known(run.clone())) {
                // `a benchmark MPC controller`: another noun follows, of which the name and the noun before it say which.
                let described = document.is(noun, "benchmark")
                    && noun.checked_sub(1).is_some_and(|article| document.is_any(article, words!["a", "an"]))
                    && document.tokens.get(run.end).is_some_and(|word| word.is_word() && !word.shape.has_upper())
                    && (document.cue(run.end) == Cue::NONE || document.has(run.end, Cue::MODEL | Cue::KIND));
                let continues = described || document.has(run.end, Cue::DATASET);
                if !continues {
                    self.list_from(run.start, sentence, noun, true);
                }
                return;
            }
        }
        let colon = window.clone().take(8).find(|at| {
            matches!(document.mark(*at), b':' | b'(')
                || document.has(*at, Cue::LISTING)
                || matches!(document.sign(*at), "—" | "–")
                || document.mark(*at) == b',' && !document.touches(at + 1)
        });
        let Some(opening) = colon else { return };
        let reach = match document.mark(opening) {
            b'(' => 2,
            b':' => 5,
            _ => 9,
        };
        if opening > noun + reach || (self.is_weak(noun) && !document.has(opening, Cue::LISTING)) {
            return;
        }
        let calm = (next..opening).all(|at| !document.has(at, Cue::LEVEL | Cue::INTRODUCE | Cue::COPULA));
        if !calm {
            return;
        }
        let listing = document.has(opening, Cue::LISTING);
        let mut start = opening + 1;
        while start < sentence.end
            && start < opening + 6
            && (document.has(start, Cue::LISTING)
                || matches!(document.mark(start), b',' | b'.' | b':' | b'(')
                || document.is_any(
                    start,
                    words!["as", "the", "our", "e", "g", "i", "both", "named", "called", "namely", "a", "newly"],
                ))
        {
            start += 1;
        }
        let listed = listing || (opening + 1..start).any(|at| document.has(at, Cue::LISTING));
        let bracket = document.mark(opening) == b'('
            || document.mark(opening) == b':'
            || matches!(document.sign(opening), "—" | "–");
        // `dataset distillation (DD)`: the short form is that of more than the noun.
        let short = document.find_mark(start + 1..start + 4, b')').map(|close| start..close);
        let spelled = short.and_then(|short| long_start(document, short, opening));
        if document.mark(opening) == b'(' && opening > noun + 1 && spelled.is_some_and(|long| long <= noun) {
            return;
        }
        let comma = document.mark(opening) == b',';
        // `a new benchmark, X`: only what is coined, and no new clause.
        if comma && !listed {
            let run = self
                .name_at(start, sentence.end)
                .filter(|run| is_coined_name(document, run.clone()) || self.is_known(run.clone()));
            let near = opening <= noun + 8;
            let closed = run.as_ref().is_some_and(|run| {
                document.mark(run.end) != 0
                    || run.end >= sentence.end
                    || document.has(run.end, Cue::CONJUNCTION | Cue::ON | Cue::TO | Cue::CLAUSE)
            });
            if near && closed && !document.any(next..opening, Cue::CLAUSE) {
                self.list_from(start, sentence, noun, true);
            }
            return;
        }
        if listed || bracket {
            self.list_from(start, sentence, noun, bracket && !listed);
        }
    }

    /// The names of a list from `start` on; only coined or known ones where the opening could hold anything.
    fn list_from(&mut self, mut start: usize, sentence: Range<usize>, noun: usize, strict: bool) {
        let document = self.document;
        let mut first = true;
        while let Some(run) = self.name_at(start, sentence.end) {
            let strong = is_coined_name(document, run.clone()) || self.is_known(run.clone());
            // `data including RGB images`
            let generic = run.len() == 1 && document.has(run.start, Cue::GENERIC);
            let plain =
                !generic && !document.has(run.start, Cue::INTRODUCE | Cue::LEVEL | Cue::EVALUATION | Cue::FUNCTION);
            if !(strong || (!strict && plain) || (!first && plain && run.len() <= 3)) {
                return;
            }
            let modifies =
                document.tokens.get(run.end).is_some_and(|token| token.is_word() && !token.touches_previous())
                    && !document.has(run.end, Cue::CONJUNCTION | Cue::FUNCTION | Cue::DATASET | Cue::SPLIT | Cue::ON);
            if modifies && document.has(run.end, Cue::MODEL | Cue::KIND | Cue::METRIC) && !self.is_known(run.clone()) {
                return;
            }
            let end = run.end;
            self.push(run, noun, "behind a noun for datasets");
            first = false;
            let mut next = end;
            // A bracket or a noun behind an item: `A (50K), B`, `A dataset and B`
            if document.mark(next) == b'(' {
                match (next..sentence.end).take(12).find(|at| document.mark(*at) == b')') {
                    Some(close) => next = close + 1,
                    None => return,
                }
            }
            while document.has(next, Cue::DATASET | Cue::SPLIT) {
                next += 1;
            }
            let mut joined = false;
            while next < sentence.end
                && (matches!(document.mark(next), b',' | b'&' | b'/' | b';')
                    || document.has(next, Cue::CONJUNCTION)
                    || (joined && document.has(next, Cue::ARTICLE)))
            {
                joined = true;
                next += 1;
            }
            if !joined || next > end + 16 {
                return;
            }
            start = next;
        }
    }

    /// `X, a dataset of`, `X is a benchmark`, a title `X: A Benchmark for`
    fn apposed(&mut self, noun: usize, sentence: Range<usize>) {
        let document = self.document;
        // Back over `the first large-scale multilingual` to the article.
        let article = (sentence.start..noun)
            .rev()
            .take(12)
            .take_while(|at| !matches!(document.mark(*at), b'.' | b';' | b'(' | b')'))
            .find(|at| document.has(*at, Cue::ARTICLE) && !document.has(*at, Cue::CLAUSE));
        let Some(article) = article.filter(|article| *article > sentence.start) else {
            return;
        };
        let calm = (article + 1..noun).all(|at| {
            !document.has(at, Cue::FUNCTION)
                || document.has(at, Cue::CONJUNCTION)
                || document.is_any(at, words!["first", "most", "very", "new", "more"])
        });
        if !calm {
            return;
        }
        let mut end = article - 1;
        let copula = document.has(end, Cue::COPULA);
        let joint = matches!(document.mark(end), b',' | b':' | b'-' | b'(')
            || matches!(document.sign(end), "—" | "–")
            || copula;
        if !joint {
            return;
        }
        while end > sentence.start
            && (document.mark(end - 1) == b'-' || document.mark(end - 1) == b',')
            && !document.touches(end)
        {
            end -= 1;
        }
        while end > sentence.start && document.mark(end - 1) == b'-' && document.mark(end) == b'-' {
            end -= 1;
        }
        if document.mark(end.saturating_sub(1)) == b')' {
            self.in_brackets_before(end - 1, noun, sentence);
            return;
        }
        let Some(run) = self.name_before(end, sentence.start) else {
            return;
        };
        let title = run.end <= document.body && run.start == 0;
        let models = document.any(noun + 1..(noun + 7).min(sentence.end), Cue::MODEL);
        if self.is_weak(noun) && (models || !self.is_known(run.clone())) {
            return;
        }
        let made = run.start > sentence.start
            && document.has(run.start - 1, Cue::INTRODUCE | Cue::COLLECT)
            && self.is_plain_single(run.clone());
        if title || made || is_coined_name(document, run.clone()) || self.is_known(run.clone()) {
            // `we release test sets: (a) X, a challenge set, and (b) Y, a benchmark`
            let listed = document.is_any(article, words!["a", "an"])
                && (sentence.start..run.start)
                    .any(|at| document.has(at, Cue::INTRODUCE) && document.any(at.saturating_sub(4)..at, Cue::AUTHORS));
            let made = title || listed || self.is_making(sentence.clone(), run.start) || document.is(article, "our");
            let evidence = if made { Evidence::Introduced } else { self.evidence(noun, run.clone()) };
            let reason = Reason::new("a noun for datasets describes it", Some(noun));
            self.found.push(Name { tokens: run, short: None, evidence, reason });
        }
    }

    /// One capitalised word that is no cue: `Mazungumzo` in `we collect Mazungumzo, a corpus`.
    fn is_plain_single(&self, run: Range<usize>) -> bool {
        let whole = self.document.is_joined(&run);
        whole && self.document.cue(run.start) == Cue::NONE && self.document.tokens[run.start].shape.starts_upper()
    }

    /// `we collect X`, where X is coined and nothing says that it is a model.
    fn collected(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        if document.is_any(
            verb,
            words![
                "release",
                "released",
                "releases",
                "releasing",
                "build",
                "builds",
                "built",
                "create",
                "created",
                "creates",
                "contribute",
                "contributes",
            ],
        ) {
            return;
        }
        let start = (verb + 1..sentence.end)
            .take(3)
            .find(|at| !document.has(*at, Cue::ARTICLE | Cue::ADJECTIVE) && !document.is(*at, "and"))
            .unwrap_or(sentence.end);
        let Some(run) = self.name_at(start, sentence.end).filter(|run| is_coined_name(document, run.clone())) else {
            return;
        };
        let behind = run.end..(run.end + 10).min(sentence.end);
        let other =
            document.has(run.end, Cue::MODEL | Cue::KIND | Cue::DATA) || document.any(behind, Cue::MODEL | Cue::CODE);
        let direct = document.mark(run.end) != 0
            || document.has(run.end, Cue::CLAUSE | Cue::FUNCTION)
            || run.end >= sentence.end;
        let authors = document.any(verb.saturating_sub(5)..verb, Cue::AUTHORS);
        if direct && !other && authors {
            let reason = Reason::new("the authors collect it", Some(verb));
            self.found.push(Name { tokens: run, short: None, evidence: Evidence::Introduced, reason });
        }
    }
}

/// Whether a hyphen joins two words in lower case.
fn lower_around(document: &Document<'_>, hyphen: usize) -> bool {
    let lower = |at: usize| {
        document
            .tokens
            .get(at)
            .is_some_and(|token| token.is_word() && !token.shape.has_upper() && !token.shape.has_digit())
    };
    hyphen > 0 && lower(hyphen - 1) && lower(hyphen + 1) && document.touches(hyphen) && document.touches(hyphen + 1)
}

/// Words of task names, which stand before "dataset" and name none.
const TASK_WORDS: &[&str] = &[
    "Question",
    "Answering",
    "Recognition",
    "Detection",
    "Segmentation",
    "Translation",
    "Generation",
    "Understanding",
    "Learning",
    "Language",
    "Image",
    "Video",
    "Object",
    "Speech",
    "Visual",
    "Retrieval",
    "Classification",
    "Prediction",
    "Reasoning",
    "Analysis",
    "Text",
    "Processing",
    "Inference",
    "Modeling",
    "Estimation",
    "Summarization",
    "Dialogue",
    "Knowledge",
    "Graph",
    "Time",
    "Series",
];

/// Endings of adjectives, which are no names by themselves: `Islamic`, `Chinese`, `Bayesian`.
const ADJECTIVE_ENDINGS: &[&str] = &["ic", "ish", "ese", "ian", "ean", "al", "ive", "ary", "ous", "ing", "ed"];

/// Nouns that say dataset only behind a name that is coined or known.
const WEAK_NOUNS: Words = words![
    "collection",
    "challenge",
    "challenges",
    "environment",
    "environments",
    "suite",
    "suites",
    "simulator",
    "playground",
    "repository",
    "archive",
    "database",
    "databases",
    "task",
];
