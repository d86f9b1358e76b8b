//! What a user writes in an afternoon instead of this library: five regexes, compiled once, all matches counted.

use regex::Regex;

pub(crate) struct FiveRegexes {
    pub(crate) address: Regex,
    pub(crate) size: Regex,
    pub(crate) tokens: Regex,
    pub(crate) percent: Regex,
    pub(crate) datasets: Regex,
}

impl FiveRegexes {
    pub(crate) fn new() -> Self {
        let regex = |pattern: &str| Regex::new(pattern).unwrap_or_else(|error| panic!("{error}"));
        Self {
            address: regex(r"https?://[^\s)}\]>]+"),
            size: regex(r"\b\d+(?:\.\d+)?\s?(?:B|M|billion|million)\b(?:[- ]parameters?)?"),
            tokens: regex(r"\b\d+(?:\.\d+)?\s?(?:K|M|B|T|thousand|million|billion|trillion)?\s?tokens\b"),
            percent: regex(r"\d+(?:\.\d+)?\s?(?:\\?%|percent\b)"),
            datasets: regex(&format!(r"\b(?:{})\b", three_hundred_names().join("|"))),
        }
    }

    /// How many matches all five have.
    pub(crate) fn count(&self, text: &str) -> usize {
        let all = [&self.address, &self.size, &self.tokens, &self.percent, &self.datasets];
        all.into_iter().map(|regex| regex.find_iter(text).count()).sum()
    }
}

/// Three hundred names of datasets from all over the list, none of them a common word.
fn three_hundred_names() -> Vec<String> {
    let lines = include_str!("../../src/lexicon/datasets.txt").lines();
    let names = lines.filter_map(|line| line.split(" | ").next().filter(|name| !name.ends_with('~')));
    let names: Vec<String> = names.map(regex::escape).collect();
    (0..300).map(|at| names[at * names.len() / 300].clone()).collect()
}
