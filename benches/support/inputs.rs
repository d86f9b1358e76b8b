//! What the benches read: abstracts of our own, varied so that no two are alike, and a file of the user's choice.

use serde::Deserialize;
use std::fs;

/// A text and the length of its title.
pub(crate) struct Paper {
    pub(crate) text: String,
    pub(crate) title: usize,
}

/// Papers to read in one go.
pub(crate) struct Input {
    pub(crate) name: &'static str,
    pub(crate) papers: Vec<Paper>,
}

impl Input {
    /// Bytes of all texts.
    pub(crate) fn bytes(&self) -> usize {
        self.papers.iter().map(|paper| paper.text.len()).sum()
    }
}

/// Our own abstracts, and those of the JSON lines file that `PAPERFACTS_CORPUS` names, where it names one.
pub(crate) fn inputs() -> Vec<Input> {
    let mut inputs = vec![Input { name: "own", papers: own(2_000) }];
    if let Ok(path) = std::env::var("PAPERFACTS_CORPUS") {
        let lines = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        inputs.push(Input { name: "corpus", papers: lines.lines().map(paper).collect() });
    }
    inputs
}

#[derive(Deserialize)]
struct Line {
    title: Option<String>,
    #[serde(rename = "abstract")]
    body: String,
}

fn paper(line: &str) -> Paper {
    let line: Line = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    match line.title {
        Some(title) => Paper { title: title.len(), text: title + "\n\n" + &line.body },
        None => Paper { title: 0, text: line.body },
    }
}

/// The abstracts of `abstracts.txt` in turn, with other names and numbers each time.
fn own(count: usize) -> Vec<Paper> {
    let blocks: Vec<&str> = include_str!("abstracts.txt").trim_end().split("\n\n").collect();
    let mut dice = Dice(1);
    let papers = blocks.chunks_exact(2).cycle().take(count).map(|paper| {
        let (name, owner) = (dice.pick(NAMES).to_owned() + dice.pick(ENDINGS), dice.pick(NAMES).to_lowercase());
        let title = dice.fill(paper[0], &name, &owner);
        let text = format!("{title}\n\n{}", dice.fill(paper[1], &name, &owner));
        Paper { title: title.len(), text }
    });
    papers.collect()
}

/// A small generator, so that all runs read the same: Knuth's MMIX constants.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len() as u64) as usize]
    }

    /// The template with each `<slot>` filled.
    fn fill(&mut self, template: &str, name: &str, owner: &str) -> String {
        let mut filled = String::with_capacity(template.len());
        for (at, part) in template.split(['<', '>']).enumerate() {
            match part {
                part if at % 2 == 0 => filled.push_str(part),
                "Name" => filled.push_str(name),
                "owner" => filled.push_str(owner),
                slot => filled.push_str(&self.slot(slot)),
            }
        }
        filled
    }

    fn slot(&mut self, slot: &str) -> String {
        let (tenth, up_to_nine) = (self.below(10), 1 + self.below(9));
        match slot {
            "percent" => format!("{}.{tenth}", 10 + self.below(89)),
            "decimal" => format!("0.{}", 400 + self.below(599)),
            "point" => format!("{up_to_nine}.{tenth}"),
            "factor" => format!("{}.{tenth}", 2 + self.below(30)),
            "small" => format!("{}", 3 + self.below(60)),
            "count" => format!("{},{}", up_to_nine, 100 + self.below(900)),
            "size" => format!("{up_to_nine}.{tenth}{}", self.pick(&["B", " billion", "B", "\\,B"])),
            "tokens" => format!("{}{}", 10 + self.below(990), self.pick(&[" billion", "B", " million"])),
            "window" => format!("{}K", 8 << self.below(6)),
            "dataset" => self.pick(DATASETS).to_owned(),
            "model" => self.pick(MODELS).to_owned(),
            "Field" => self.pick(FIELDS).to_owned(),
            other => panic!("no slot <{other}>"),
        }
    }
}

const NAMES: &[&str] = &["Kestrel", "Tern", "Plover", "Avocet", "Dunlin", "Godwit", "Whimbrel", "Ruff", "Sanderling"];
const ENDINGS: &[&str] = &["", "Net", "LM", "-XL", "Bench", "2", "Former"];
const DATASETS: &[&str] =
    &["ImageNet", "COCO", "SQuAD v2.0", "MMLU", "LibriSpeech", "Cityscapes", "CIFAR-100", "C4", "HotpotQA", "KITTI"];
const MODELS: &[&str] = &["Llama-2-7B", "GPT-4", "Phi-1.5", "Mistral-7B", "Qwen2.5-72B", "BERT", "Pythia 410M"];
const FIELDS: &[&str] = &["Machine Translation", "Question Answering", "Medical Imaging", "Speech Recognition"];
