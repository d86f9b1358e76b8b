//! How fast whole records are extracted, beside what people use today: five regexes, and `linkify` for addresses alone.
//!
//! `cargo bench` measures on abstracts of our own; with `PAPERFACTS_CORPUS=papers.jsonl` on that file too. The table at
//! the end is measured apart from Criterion, the three in turn, and each by its best run, so that the ratios hold on a
//! machine that others use as well.

#![allow(clippy::print_stdout, reason = "the table is what a bench is run for")]

#[path = "support/five_regexes.rs"]
mod five_regexes;
#[path = "support/inputs.rs"]
mod inputs;

use criterion::{Criterion, Throughput};
use five_regexes::FiveRegexes;
use inputs::Input;
use linkify::{LinkFinder, LinkKind};
use paperfacts::stage::Stages;
use paperfacts::{Extractor, Record};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// A way to read texts, and how many things it finds in all of them.
type Reader<'r> = (&'static str, Box<dyn Fn(&Input) -> usize + 'r>);

fn readers() -> Vec<Reader<'static>> {
    let (extractor, regexes) = (Extractor::new(), FiveRegexes::new());
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let facts = move |input: &Input| {
        let records = input.papers.iter().map(|paper| extractor.extract_titled(&paper.text, paper.title));
        records.map(|record| count(&black_box(record))).sum()
    };
    let matches = move |input: &Input| input.papers.iter().map(|paper| regexes.count(&paper.text)).sum();
    let links = move |input: &Input| input.papers.iter().map(|paper| finder.links(&paper.text).count()).sum();
    vec![("paperfacts", Box::new(facts)), ("five regexes", Box::new(matches)), ("linkify", Box::new(links))]
}

/// How many facts a record has.
fn count(record: &Record<'_>) -> usize {
    let names = record.datasets.len() + record.artifacts.len();
    let numbers = record.model_sizes.len() + record.token_counts.len() + record.gains.len() + record.scores.len();
    record.links.len() + names + numbers + record.shares.len() + record.other_percentages.len()
}

/// Nobody may win by finding nothing: what each must find at least in a paper, on average.
const LEAST_FOUND: [(&str, f64); 3] = [("paperfacts", 2.0), ("five regexes", 0.5), ("linkify", 0.05)];

fn check(name: &str, input: &Input, found: usize) {
    let least = LEAST_FOUND.iter().find(|(reader, _)| *reader == name).map_or(0.0, |(_, least)| *least);
    let each = found as f64 / input.papers.len() as f64;
    assert!(each >= least, "{name} finds only {each:.2} things in a paper of {}", input.name);
}

fn whole_records(criterion: &mut Criterion, inputs: &[Input], readers: &[Reader<'_>]) {
    for input in inputs {
        let mut group = criterion.benchmark_group(format!("whole records/{}", input.name));
        group.throughput(Throughput::Bytes(input.bytes() as u64));
        for (name, read) in readers {
            check(name, input, read(input));
            group.bench_function(*name, |bencher| bencher.iter(|| read(black_box(input))));
        }
        group.finish();
    }
}

/// How a stage runs over prepared texts, and how much it makes of each on average at least.
type Stage = (&'static str, fn(&Stages<'_>) -> usize, f64);

const STAGES: [Stage; 7] = [
    ("lexing", |stages| stages.lexing(), 100.0),
    ("lexicon", |stages| stages.lexicon(), 100.0),
    ("quantities", |stages| stages.quantities(), 1.0),
    ("claims", |stages| stages.claims(), 1.0),
    ("names", |stages| stages.names(), 0.3),
    ("clauses", |stages| stages.clauses(), 1.0),
    ("facts", |stages| stages.facts(), 2.0),
];

fn stages(criterion: &mut Criterion, inputs: &[Input]) {
    for input in inputs {
        let papers: Vec<Stages<'_>> = input.papers.iter().map(|paper| Stages::new(&paper.text, paper.title)).collect();
        let mut group = criterion.benchmark_group(format!("stages/{}", input.name));
        group.throughput(Throughput::Bytes(input.bytes() as u64));
        for (name, run, least) in STAGES {
            let all = || papers.iter().map(|paper| run(black_box(paper))).sum::<usize>();
            let each = all() as f64 / papers.len() as f64;
            assert!(each >= least, "{name} makes only {each:.2} things of a paper of {}", input.name);
            group.bench_function(name, |bencher| bencher.iter(all));
        }
        group.finish();
    }
}

/// Prints throughput and its ratio to that of the five regexes.
fn table(inputs: &[Input], readers: &[Reader<'_>]) {
    const ROUNDS: usize = 15;
    println!();
    println!("| input | reader | found in a paper | MB/s | to five regexes |\n|---|---|---:|---:|---:|");
    for input in inputs {
        let mut best = vec![(Duration::MAX, 0); readers.len()];
        for _ in 0..ROUNDS {
            for ((_, read), best) in readers.iter().zip(&mut best) {
                let start = Instant::now();
                let found = black_box(read(black_box(input)));
                *best = (best.0.min(start.elapsed()), found);
            }
        }
        let speed = |time: Duration| input.bytes() as f64 / 1e6 / time.as_secs_f64();
        for ((name, _), (time, found)) in readers.iter().zip(&best) {
            check(name, input, *found);
            let (each, ratio) = (*found as f64 / input.papers.len() as f64, speed(*time) / speed(best[1].0));
            println!("| {} | {name} | {each:.2} | {:.1} | {ratio:.2} |", input.name, speed(*time));
        }
    }
}

fn main() {
    let (inputs, readers) = (inputs::inputs(), readers());
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    whole_records(&mut criterion, &inputs, &readers);
    stages(&mut criterion, &inputs);
    criterion.final_summary();
    // `cargo test --benches` only wants to know that it runs.
    if std::env::args().any(|argument| argument == "--bench") {
        table(&inputs, &readers);
    }
}
