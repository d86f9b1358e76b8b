//! Names that their context gives away as datasets, for names that no list has and for those that are words too.
//!
//! - `the X dataset`, `A, B and C datasets`, `the Long Name (LN) benchmark`;
//! - `datasets such as A, B and C`, `benchmarks (A, B)`, `two benchmarks: A and B`;
//! - `a dataset called X`, `the benchmark X`, `a new benchmark, X`;
//! - `X, a dataset of`, `X is a benchmark`, a title `X: A Benchmark for`;
//! - `we collect X`; a name that ends in `Bench`;
//! - `trained on X`, where X is a name that the field knows.

use super::run::{is_coined_name, is_mixed_name, run_before, run_behind};
use super::short::long_start;
use super::{Evidence, Name, with_version};
use crate::document::Document;
use crate::lexicon::Cue;
use std::ops::Range;

/// The names that the context gives away.
pub(super) fn names(document: &Document<'_>, known: &[Name], doubtful: &[Name]) -> Vec<Name> {
    let mut finder = Finder { document, known, doubtful, found: Vec::new() };
    for sentence in &document.sentences {
        if document.any(sentence.clone(), Cue::DATASET | Cue::COLLECT) {
            finder.sentence(sentence.clone());
        }
    }
    finder.endings();
    finder.used();
    finder.coined_on();
    finder.counted();
    finder.found
}

struct Finder<'d, 't> {
    document: &'d Document<'t>,
    known: &'d [Name],
    doubtful: &'d [Name],
    found: Vec<Name>,
}

impl Finder<'_, '_> {
    fn sentence(&mut self, sentence: Range<usize>) {
        for at in sentence.clone() {
            if self.document.has(at, Cue::DATASET) && !self.is_verb(at) {
                self.before_noun(at, sentence.clone());
                self.behind_noun(at, sentence.clone());
                self.apposed(at, sentence.clone());
            }
            if self.document.has(at, Cue::COLLECT) {
                self.collected(at, sentence.clone());
            }
        }
    }

    /// `challenges` in `this challenges`; `collection` and the like say dataset only with a name right before.
    fn is_verb(&self, at: usize) -> bool {
        let verb = ["challenges", "benchmarked", "suites", "benchmark", "benchmarks", "challenge"];
        let before =
            at.checked_sub(1).filter(|before| !self.document.touches(at) && self.document.tokens[*before].is_word());
        let subject = before.is_some_and(|before| {
            ["we", "to", "also", "further", "then", "first", "this", "that", "which"]
                .iter()
                .any(|word| self.document.is(before, word))
        });
        subject && verb.iter().any(|word| self.document.is(at, word))
    }

    fn is_weak(&self, at: usize) -> bool {
        WEAK_NOUNS.iter().any(|word| self.document.is(at, word))
    }

    fn is_plural(&self, at: usize) -> bool {
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
            if !(lower && document.has(end - 1, Cue::DATASET | Cue::SPLIT | Cue::TASK | Cue::GENERIC | Cue::ADJECTIVE))
                && !hyphen
            {
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
        let mut end = end;
        let before = self.name_before(end, sentence.start);
        let Some(run) = before.or_else(|| self.name_behind_article(noun, sentence.start)) else { return };
        let strong = is_coined_name(document, run.clone()) || self.is_known(run.clone());
        if self.is_weak(noun) && !self.is_known(run.clone()) && !is_mixed_name(document, run.clone()) {
            return;
        }
        if !strong && !self.is_plain_name(run.clone(), noun, sentence.start)
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
        self.push(tokens, noun);
        end = run.start;
        // The names before it in a list.
        while let Some((start, run)) = self.previous_in_list(end, sentence.start) {
            self.push(run, noun);
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
        let spelled = (1..document.tokens.len().saturating_sub(2)).any(|at| {
            document.tokens[at].hash == document.tokens[last].hash
                && document.mark(at - 1) == b'('
                && document.mark(at + 1) == b')'
                && at >= 2
                && !document.tokens[at - 2].shape.has_upper()
        });
        (self.is_plural(noun) && word.len() <= 4) || spelled
    }

    /// The name that ends before `end`: a known one, or a run of name tokens.
    fn name_before(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        let known =
            self.known.iter().chain(self.doubtful).find(|name| name.tokens.end == end && name.tokens.start >= floor);
        let run = run_before(self.document, end, floor);
        match (known, run) {
            (Some(known), Some(run)) if known.tokens.start <= run.start => Some(known.tokens.clone()),
            (_, Some(run)) => Some(run),
            (Some(known), None) => Some(known.tokens.clone()),
            (None, None) => None,
        }
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
        (strong || run.len() == 1 && run.start > floor).then_some((run.start, run))
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
        if start > sentence.start || self.document.tokens[start].shape.has_upper() {
            let evidence = self.evidence(noun, start..close);
            self.found.push(Name { tokens: start..open, short: Some(inner), evidence });
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
            let start = (named + 1..sentence.end)
                .take(3)
                .find(|at| !["as", "to", "the"].iter().any(|word| document.is(*at, word)));
            if let Some(start) = start {
                self.list_from(start, sentence.clone(), noun, true);
            }
            return;
        }
        // `the benchmark X`, `large-scale dataset DriveX`
        if document.tokens.get(next).is_some_and(|token| token.is_word() || token.is_number()) && !self.is_weak(noun) {
            let run = self.name_at(next, sentence.end);
            if let Some(run) = run.filter(|run| is_coined_name(document, run.clone()) || self.is_known(run.clone())) {
                let continues = document.has(run.end, Cue::DATASET);
                if !continues {
                    self.list_from(run.start, sentence, noun, true);
                }
                return;
            }
        }
        let colon = window.clone().take(8).find(|at| {
            matches!(document.mark(*at), b':' | b'(')
                || document.has(*at, Cue::LISTING)
                || matches!(document.word(*at), "—" | "–")
                || document.mark(*at) == b','
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
                || ["as", "the", "our", "e", "g", "i", "both", "named", "called", "namely", "a", "newly"]
                    .iter()
                    .any(|word| document.is(start, word)))
        {
            start += 1;
        }
        let listed = listing || (opening + 1..start).any(|at| document.has(at, Cue::LISTING));
        let bracket = document.mark(opening) == b'('
            || document.mark(opening) == b':'
            || matches!(document.word(opening), "—" | "–");
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
            let plain = !document.has(run.start, Cue::INTRODUCE | Cue::LEVEL | Cue::EVALUATION | Cue::FUNCTION);
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
            self.push(run, noun);
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

    /// The name that starts at `start`: a known one, or a run of name tokens.
    fn name_at(&self, start: usize, ceiling: usize) -> Option<Range<usize>> {
        let known = self
            .known
            .iter()
            .chain(self.doubtful)
            .find(|name| name.tokens.start == start && name.tokens.end <= ceiling);
        let run = run_behind(self.document, start, ceiling)
            .map(|run| run.start..with_version(self.document, run.end).min(ceiling));
        match (known, run) {
            (Some(known), Some(run))
                if run.end > known.tokens.end
                    && run.start == start
                    && !self.document.has(run.end - 1, Cue::DATASET) =>
            {
                let glued = (known.tokens.end..run.end).all(|at| self.document.touches(at));
                Some(if glued { run } else { known.tokens.clone() })
            }
            (Some(known), _) => Some(known.tokens.clone()),
            (None, run) => run.filter(|run| run.start == start),
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
                || ["first", "most", "very", "new", "more"].iter().any(|word| document.is(at, word))
        });
        if !calm {
            return;
        }
        let mut end = article - 1;
        let copula = document.has(end, Cue::COPULA);
        let joint = matches!(document.mark(end), b',' | b':' | b'-' | b'(')
            || matches!(document.word(end), "—" | "–")
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
            let made = title || self.is_making(sentence.clone(), run.start) || document.is(article, "our");
            let evidence = if made { Evidence::Introduced } else { self.evidence(noun, run.clone()) };
            self.found.push(Name { tokens: run, short: None, evidence });
        }
    }

    /// One capitalised word that is no cue: `Mazungumzo` in `we collect Mazungumzo, a corpus`.
    fn is_plain_single(&self, run: Range<usize>) -> bool {
        let whole = run.clone().skip(1).all(|at| self.document.touches(at));
        whole && self.document.cue(run.start) == Cue::NONE && self.document.tokens[run.start].shape.starts_upper()
    }

    /// `we collect X`, where X is coined and nothing says that it is a model.
    fn collected(&mut self, verb: usize, sentence: Range<usize>) {
        let document = self.document;
        if [
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
        ]
        .iter()
        .any(|word| document.is(verb, word))
        {
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
            self.found.push(Name { tokens: run, short: None, evidence: Evidence::Introduced });
        }
    }

    /// Names that end as only benchmarks do: `OSVBench`, `Terminal-Bench`, `GenEval`.
    fn endings(&mut self) {
        let document = self.document;
        for at in 0..document.tokens.len() {
            let token = &document.tokens[at];
            if !token.is_word() || !token.shape.has_upper() && !document.touches(at) {
                continue;
            }
            let word = document.word(at);
            let bench = word.len() >= 5 && (word.ends_with("Bench") || word.ends_with("bench"));
            let eval = word.len() > 6 && ["Eval", "Corpus", "Dataset"].iter().any(|ending| word.ends_with(ending));
            if !(bench || eval) || (eval && !token.shape.has_inner_upper()) || word.eq_ignore_ascii_case("workbench") {
                continue;
            }
            let start = document.compound_start(at);
            let alone = start == at && !(token.shape.has_inner_upper() || word.len() > 6);
            let floor = document.sentence(document.sentence_of(at)).start;
            let run = if alone {
                run_before(document, at + 1, floor).filter(|run| run.len() > 1)
            } else {
                Some(start..at + 1)
            };
            if let Some(run) = run {
                let end = with_version(document, run.end);
                let evidence = if self.is_making(document.sentence(document.sentence_of(at)), run.start) {
                    Evidence::Introduced
                } else {
                    Evidence::Context
                };
                self.found.push(Name { tokens: run.start..end, short: None, evidence });
            }
        }
    }

    /// Doubtful names where the words before say that something is trained or measured on them.
    fn used(&mut self) {
        for at in 0..self.doubtful.len() {
            let name = self.doubtful[at].clone();
            if self.is_used(&name)
                || self.is_in_list_of_known(&name)
                || self.is_beside_known(&name)
                || self.is_example_of_data(&name)
            {
                self.found.push(Name { evidence: Evidence::Known, ..name });
            }
        }
    }

    /// `evaluated on X`, `results on X and Y`, `pre-trained on the X`
    fn is_used(&self, name: &Name) -> bool {
        let document = self.document;
        let capital = name.tokens.clone().any(|at| document.tokens[at].shape.has_upper());
        let sentence = document.sentence(document.sentence_of(name.tokens.start));
        let mut at = name.tokens.start;
        while at > sentence.start && document.has(at - 1, Cue::ARTICLE) {
            at -= 1;
        }
        let on = at > sentence.start && (document.is(at - 1, "on") || document.is(at - 1, "using"));
        let behind = name.tokens.end;
        let ends = document.mark(behind) != 0 && !document.touches(behind + 1)
            || document.has(behind, Cue::CONJUNCTION | Cue::ON | Cue::FUNCTION)
            || behind >= sentence.end;
        let cues = Cue::TRAINING | Cue::EVALUATION | Cue::METRIC | Cue::RISE | Cue::WIN;
        // `On RACE, …` opens a sentence about results.
        let opening = at == sentence.start + 1 && document.any(sentence.clone(), cues | Cue::LEVEL | Cue::FALL);
        let near = opening || document.any(at.saturating_sub(8).max(sentence.start)..at, cues);
        on && ends && near && capital && !document.has(behind, Cue::TASK)
    }

    /// `accuracy on CondaQA`, `On SD-QA, it reaches`, `trained on Kubric`: a coined name that something is measured or
    /// trained on, and the coined names of its list.
    fn coined_on(&mut self) {
        let document = self.document;
        let cues = Cue::EVALUATION | Cue::METRIC | Cue::TRAINING | Cue::RISE | Cue::WIN | Cue::LEVEL | Cue::FALL;
        for at in 1..document.tokens.len() {
            if !document.is(at - 1, "on") {
                continue;
            }
            let sentence = document.sentence(document.sentence_of(at));
            let measured = document.any(at.saturating_sub(9).max(sentence.start)..at, cues)
                || (at == sentence.start + 1 && document.any(sentence.clone(), cues));
            if measured {
                let found = self.found.len();
                self.coined_list(at, sentence);
                // One alone must stand apart; a list vouches for itself.
                if self.found.len() == found + 1 && !self.stands_alone(&self.found[found].tokens.clone()) {
                    self.found.truncate(found);
                }
            }
        }
    }

    /// Takes in mixed-case names joined by commas and conjunctions; of names that only a comma joins, the first.
    fn coined_list(&mut self, mut at: usize, sentence: Range<usize>) {
        let document = self.document;
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut conjunction = false;
        while let Some(run) = self.name_at(at, sentence.end) {
            let end = run.end;
            let trained = found.is_empty() && document.has(at.saturating_sub(2), Cue::TRAINING);
            let fits = is_mixed_name(document, run.clone()) || self.is_known(run.clone());
            if !fits || !(self.is_followed_as_dataset(end) || trained) {
                break;
            }
            found.push(run);
            let joins =
                |at: usize| document.mark(at) == b',' || document.has(at, Cue::CONJUNCTION) || document.is(at, "the");
            let mut next = end;
            while next < sentence.end && next < end + 3 && joins(next) {
                conjunction |= document.has(next, Cue::CONJUNCTION);
                next += 1;
            }
            if next == end {
                break;
            }
            at = next;
        }
        found.truncate(if conjunction { found.len() } else { 1 });
        self.found.extend(found.into_iter().map(|tokens| Name { tokens, short: None, evidence: Evidence::Context }));
    }

    fn is_followed_as_dataset(&self, end: usize) -> bool {
        let document = self.document;
        let word = document.tokens.get(end).is_some_and(|token| token.is_word() && !token.touches_previous());
        !word
            || document.has(end, Cue::FUNCTION | Cue::CONJUNCTION | Cue::DATASET | Cue::SPLIT | Cue::ON | Cue::COMPARE)
    }

    fn stands_alone(&self, tokens: &Range<usize>) -> bool {
        self.is_followed_as_dataset(tokens.end)
            && !self.document.any(tokens.clone(), Cue::GENERIC | Cue::METRIC | Cue::MODEL)
    }

    /// `produces MatSciFig; 391,606 pairs`, `we release SuomiSet (41B tokens)`: a coined name with a count of its parts.
    fn counted(&mut self) {
        let document = self.document;
        for figure in &document.figures {
            let Some(mark) = figure.opening.checked_sub(1) else { continue };
            if !matches!(document.mark(mark), b',' | b';' | b'(' | b':')
                || figure.unit != crate::quantity::Unit::One
                || figure.is_decimal()
            {
                continue;
            }
            let large = figure.magnitude.is_some() || figure.max >= rust_decimal::Decimal::ONE_HUNDRED;
            let noun = (figure.end..figure.end + 6)
                .any(|at| document.has(at, Cue::COUNTED | Cue::TOKEN) || document.is(at, "pairs"));
            let sentence = document.sentence(figure.sentence);
            let Some(run) =
                run_before(document, mark, sentence.start).filter(|run| is_mixed_name(document, run.clone()))
            else {
                continue;
            };
            let maker =
                run.start > sentence.start && document.has(run.start - 1, Cue::INTRODUCE | Cue::COLLECT | Cue::LEVEL);
            if large && noun && maker {
                self.found.push(Name { tokens: run, short: None, evidence: Evidence::Introduced });
            }
        }
    }

    /// `ImageNet, Cars and CIFAR-10`: a comma or a conjunction away from a name that is sure.
    fn is_in_list_of_known(&self, name: &Name) -> bool {
        let document = self.document;
        let separator = |range: Range<usize>| {
            !range.is_empty()
                && range.len() <= 3
                && range
                    .clone()
                    .all(|at| document.mark(at) == b',' || document.has(at, Cue::CONJUNCTION) || document.is(at, "the"))
        };
        let sure = self.known.iter().chain(&self.found);
        let capital = name.tokens.clone().any(|at| document.tokens[at].shape.has_upper());
        capital
            && sure.into_iter().any(|other| {
                let after = other.tokens.end <= name.tokens.start && separator(other.tokens.end..name.tokens.start);
                let before = name.tokens.end <= other.tokens.start && separator(name.tokens.end..other.tokens.start);
                after || before
            })
    }

    /// `on SQuAD by 2.3% and RACE by 3.6%`: an acronym where another dataset is measured on.
    fn is_beside_known(&self, name: &Name) -> bool {
        let document = self.document;
        let sentence = document.sentence(document.sentence_of(name.tokens.start));
        let acronym = name.tokens.clone().any(|at| document.tokens[at].shape.has_inner_upper())
            && !document.any(name.tokens.clone(), Cue::GENERIC | Cue::METRIC);
        let start = name.tokens.start;
        let linked = start > sentence.start
            && (document.mark(start - 1) == b',' || document.has(start - 1, Cue::CONJUNCTION | Cue::ON));
        let free = document.has(name.tokens.end, Cue::BY | Cue::ON | Cue::CONJUNCTION | Cue::COMPARE)
            || document.mark(name.tokens.end) != 0;
        let beside = self.known.iter().any(|other| sentence.contains(&other.tokens.start));
        acronym && linked && free && beside && document.any(sentence, Cue::METRIC | Cue::RISE | Cue::EVALUATION)
    }

    /// `corpora like Wikipedia`
    fn is_example_of_data(&self, name: &Name) -> bool {
        let document = self.document;
        let start = name.tokens.start;
        let listed = start > 0
            && (document.has(start - 1, Cue::LISTING)
                || (document.is(start - 1, "as") && document.has(start.saturating_sub(2), Cue::LISTING)));
        listed && document.any(start.saturating_sub(8)..start, Cue::DATA)
    }

    fn is_known(&self, run: Range<usize>) -> bool {
        self.known.iter().chain(self.doubtful).any(|name| name.tokens == run)
    }

    fn push(&mut self, tokens: Range<usize>, noun: usize) {
        let evidence = self.evidence(noun, tokens.clone());
        self.found.push(Name { tokens, short: None, evidence });
    }

    /// How sure the noun at `noun` makes the name, and whether the paper makes it.
    fn evidence(&self, noun: usize, name: Range<usize>) -> Evidence {
        let sentence = self.document.sentence(self.document.sentence_of(noun));
        let document = self.document;
        let listed = self.is_plural(noun) && name.start < noun;
        // `a new benchmark, named X`
        let new = name.start > noun
            && (noun.saturating_sub(4).max(sentence.start)..noun)
                .any(|at| ["new", "novel"].iter().any(|word| document.is(at, word)));
        if new {
            return Evidence::Introduced;
        }
        if !listed && self.is_making(sentence, name.start.min(noun)) { Evidence::Introduced } else { Evidence::Context }
    }

    /// Whether the words right before `at` say that the authors make what follows.
    fn is_making(&self, sentence: Range<usize>, at: usize) -> bool {
        let document = self.document;
        let near = at.saturating_sub(12).max(sentence.start)..at;
        let verb = near
            .clone()
            .rev()
            .find(|at| document.has(*at, Cue::INTRODUCE | Cue::COLLECT | Cue::EVALUATION | Cue::TRAINING));
        let ours = near.clone().rev().take(4).any(|at| document.is(at, "our"))
            && !near.clone().rev().take(4).any(|at| document.has(at, Cue::MODEL));
        let verb = verb.filter(|verb| document.has(*verb, Cue::INTRODUCE | Cue::COLLECT));
        let passive =
            |verb: usize| document.is(verb + 1, "by") || document.is(verb + 1, "on") || document.is(verb + 1, "in");
        ours || verb.is_some_and(|verb| {
            !passive(verb) && document.any(verb.saturating_sub(20).max(sentence.start)..verb + 1, Cue::AUTHORS)
        })
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
const WEAK_NOUNS: &[&str] = &[
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
