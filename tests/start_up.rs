//! An extractor is ready when it is made. A test binary of its own: tables are built once in a process.

use allocation_counter::measure;
use paperfacts::Extractor;

/// Texts that ask for tables of their own: names, kinds of things, qualifiers before and in ranges, endings of names.
const TEXTS: [&str; 4] = [
    "We introduce PlumBench, a benchmark for orchards, and the model Plum-7B.",
    "Between roughly 30% and at least 40% of the trees; up to 2 to about 3 times faster than Llama 2 on SQuAD.",
    "Our approach, a two-stage detector called Perch, is trained on over 2 million images of COCO and reaches 61.2 mAP.",
    "Pre-trained on around 300B tokens, it beats GPT-4 by more than 2 points. Code: https://github.com/a/b.",
];

#[test]
fn the_first_text_is_read_like_any_other() {
    let extractor = Extractor::new();
    let requests = |text| measure(|| drop(extractor.extract(text))).count_total;
    let first = TEXTS.map(requests);
    assert_eq!(first, TEXTS.map(requests), "allocations of the first and the second time");
}
