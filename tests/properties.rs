//! What holds for every text, tried on texts that are strung together from what abstracts hold and what they never
//! should. `PROPTEST_CASES` says how many are tried of each. A text that once broke a rule is kept in [`ONCE_BROKEN`].

#[path = "invariants/mod.rs"]
pub mod invariants;

use paperfacts::Quantity;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// The texts that broke a rule once, cut down to what matters.
const ONCE_BROKEN: &[&str] = &[
    // Quantities that print with more digits than a number may have, or with a scale that reads as that of both ends.
    "1000000000B",
    "1,000,000T",
    "1001-007M",
    "a$1--9707B",
    "a-2-7B",
    "3-9e3",
    "31-6.9e6",
    "$$$1 to $2000",
    "$370~9110",
    // Derived gains whose size has more digits than a JSON number keeps.
    "70400000000000, more than % .57 0 ",
    "54.6\n0outperforms 1200000000000000 ",
    // A percentage in a list with a fraction that is none.
    "1/2 $10\\%$ 0 \n\n",
    // An escaped percent sign that was taken for the end of a formula.
    "$2.5\\times$  % 8x7at least accuracy ",
    // An address whose path begins with a percent sign, escaped or not.
    "github.com/%a and github.com/%%",
    // A qualifier that an empty line parts from its number.
    "more than \n\n7.2pp and it improves 8pp",
    // The distance of two levels, times fifty, has more digits than a number may have.
    "88888888 surpassing .9e-18(8",
    // A clause that begins the text.
    "which reaches 5% accuracy",
    "where accuracy of 5% rises",
    // Two names that start at one place.
    "we release\ndataset CALVIN ABC-D % \n\n",
    // A name that a rule finds only where it stands a second time, behind another.
    "Mapping with FernLM\n\nWe present MossNet, a model. We name it FernLM.",
    // A number of experts with more digits than a JSON number keeps.
    "84446444x78444644k",
    // An address broken by a soft hyphen before a percent sign.
    "Code: https://github.com/peg\u{ad}%-% now",
];

#[test]
fn what_broke_once_holds() {
    for text in ONCE_BROKEN {
        invariants::check_text(text);
        invariants::quantity_prints_and_parses(text);
        if let Some(title) = text.find("\n\n") {
            invariants::check(text, &paperfacts::Extractor::new().extract_titled(text, title));
        }
    }
}

proptest! {
    // Files of seeds say nothing to a reader; what breaks becomes a line of ONCE_BROKEN.
    #![proptest_config(ProptestConfig { failure_persistence: None::<Box<FileFailurePersistence>>.map(|kept| kept as _), ..ProptestConfig::default() })]

    #[test]
    fn records_keep_the_rules(text in text()) {
        invariants::check_text(&text);
    }

    #[test]
    fn records_of_any_characters_keep_the_rules(text in "\\PC{0,80}|(?s).{0,80}") {
        invariants::check_text(&text);
    }

    #[test]
    fn the_title_changes_no_place(title in text(), body in text()) {
        let whole = format!("{title}\n\n{body}");
        let record = paperfacts::Extractor::new().extract_titled(&whole, title.len());
        invariants::check(&whole, &record);
    }

    #[test]
    fn records_are_the_same_on_threads(text in text()) {
        invariants::the_same_on_threads(&text, &paperfacts::extract(&text));
    }

    #[test]
    fn pages_keep_the_rules(page in page()) {
        invariants::check_page(&page);
    }

    #[test]
    fn texts_do_not_see_each_other(one in text(), other in text()) {
        let (first, second) = (paperfacts::extract(&one), paperfacts::extract(&other));
        let (second_again, first_again) = (paperfacts::extract(&other), paperfacts::extract(&one));
        prop_assert_eq!(first, first_again);
        prop_assert_eq!(second, second_again);
    }

    #[test]
    fn quantities_print_what_parses_to_the_same(text in quantity()) {
        invariants::quantity_prints_and_parses(&text);
    }

    #[test]
    fn spelled_quantities_are_quantities(value in 1_u32..1_000_000, tenths in 0_u32..10, scale in select(SCALES)) {
        let text = format!("{value}.{tenths}{scale}");
        prop_assert!(text.parse::<Quantity>().is_ok(), "{text:?}");
        invariants::quantity_prints_and_parses(&text);
    }
}

/// A text: fragments of abstracts, blanks, and now and then what no one foresees.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(NUMBERS).prop_map(String::from),
        4 => number(),
        3 => select(UNITS).prop_map(String::from),
        3 => select(QUALIFIERS).prop_map(String::from),
        5 => select(WORDS).prop_map(String::from),
        3 => select(NAMES).prop_map(String::from),
        3 => select(ADDRESSES).prop_map(String::from),
        3 => select(MARKS).prop_map(String::from),
        2 => select(LATEX).prop_map(String::from),
        1 => select(HOSTILE).prop_map(String::from),
        1 => "\\PC{1,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    let joint = prop_oneof![6 => Just(" "), 2 => Just(""), 1 => Just("\n"), 1 => Just(", ")];
    proptest::collection::vec((piece, joint), 0..24)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, joint)| piece + joint).collect())
}

/// A page: blocks of text between lines that belong to the page itself.
fn page() -> impl Strategy<Value = String> {
    let block = prop_oneof![
        3 => select(LINES).prop_map(String::from),
        2 => text(),
        1 => select(HOSTILE).prop_map(String::from),
    ];
    let joint = prop_oneof![4 => Just("\n\n"), 2 => Just("\n"), 1 => Just("\r\n\r\n"), 1 => Just(" ")];
    proptest::collection::vec((block, joint), 0..10)
        .prop_map(|blocks| blocks.into_iter().map(|(block, joint)| block + joint).collect())
}

/// What may be a quantity: qualifier, number, unit, joint, number, unit.
fn quantity() -> impl Strategy<Value = String> {
    let number = || prop_oneof![3 => number(), 2 => select(NUMBERS).prop_map(String::from)];
    let mark = || prop_oneof![2 => select(UNITS), 1 => select(SCALES), 1 => Just("")];
    let qualifier = || prop_oneof![2 => Just(""), 1 => select(QUALIFIERS)];
    let range = (select(JOINTS), number(), mark()).prop_map(|(joint, number, mark)| format!("{joint}{number}{mark}"));
    (qualifier(), number(), mark(), prop_oneof![2 => Just(String::new()), 1 => range], qualifier()).prop_map(
        |(before, number, mark, range, behind)| {
            let blank = |words: &str| if words.is_empty() { "" } else { " " };
            format!("{before}{}{number}{mark}{range}{}{behind}", blank(before), blank(behind))
        },
    )
}

fn number() -> impl Strategy<Value = String> {
    "[-+]?[0-9]{1,4}(\\.[0-9]{0,3})?|[0-9]{1,3}(,[0-9]{3}){1,3}|\\.[0-9]{1,3}|[0-9]{1,2}/[0-9]{1,3}|[0-9]{1,25}"
}

fn select(of: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    proptest::sample::select(of)
}

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "7",
    "13",
    "54.6",
    "2,672,542",
    "0.001",
    "90.2",
    "91.1",
    "1e9",
    "3.9e-1",
    "1/16",
    "10^9",
    "1.2.3",
    "65.",
    "8x7",
    "-3.5",
    "+0.9",
    "−2.1",
    "±0.3",
    "two",
    "twenty",
    "ten",
    "hundred",
    "a dozen",
    "99999999999999999999",
    "007",
    "0·52",
    "18446744073709551615",
    "18446744073709551616",
];

const SCALES: &[&str] =
    &["", "K", "M", "B", "k", "m", "b", " million", " billion", "-billion", " trillion", " thousand", "T"];

const UNITS: &[&str] = &[
    "%",
    "\\%",
    " %",
    " percent",
    " per cent",
    ".\\%",
    "x",
    "×",
    "$\\times$",
    " times",
    "-fold",
    " points",
    " percentage points",
    " pp",
    " mIoU",
    " BLEU",
    " F1",
    " tokens",
    " parameters",
    "B parameters",
    "M",
    "B",
    "K",
    "T",
    " billion parameters",
    "-billion-parameter model",
    " trillion tokens",
    "GB",
    " hours",
    " FPS",
];

const QUALIFIERS: &[&str] = &[
    "up to",
    "at least",
    "more than",
    "over",
    "about",
    "~",
    "around",
    "nearly",
    "less than",
    "under",
    "<",
    ">",
    "≥",
    "{\\sim}",
    "on average",
    "an average of",
    "as few as",
    "within",
    "close to",
    "between",
    "at most",
    "only",
];

const JOINTS: &[&str] =
    &["-", "–", "—", "--", " to ", "~", " ~ ", "→", "\\to", "\\sim", " and ", " up to ", " ", "/", ","];

const WORDS: &[&str] = &[
    "improves",
    "outperforms",
    "reduces",
    "by",
    "from",
    "to",
    "vs.",
    "versus",
    "compared to",
    "accuracy",
    "error rate",
    "speed-up",
    "faster",
    "less",
    "fewer",
    "more",
    "higher",
    "latency",
    "memory",
    "of the data",
    "of parameters",
    "trained on",
    "evaluated on",
    "dataset",
    "benchmark",
    "benchmarks such as",
    "a new benchmark,",
    "corpus of",
    "and",
    "or",
    "respectively",
    "surpassing",
    "with",
    "model",
    "context window",
    "relative",
    "absolute",
    "confidence interval",
    "Code is available at",
    "code will be released",
    "we release",
    "We propose",
    "called",
    "the",
    "on",
    "doubles",
    "halves",
    "threefold",
    "twice",
    "an order of magnitude",
    "e.g.",
    "i.e.,",
    "et al.",
    "Fig.",
    "gain",
    "drop",
    "(95% CI)",
];

const NAMES: &[&str] = &[
    "C4",
    "SuperGLUE",
    "MS MARCO",
    "CALVIN ABC-D",
    "Split CIFAR-100",
    "ImageNet-1K",
    "SQuAD v2.0",
    "GSM8K",
    "MATH",
    "RACE",
    "Books",
    "The Pile",
    "Wikipedia",
    "WikiText-103",
    "Llama-2-7B",
    "Mixtral-8x7B",
    "CodeT5-small (60M)",
    "Mapillary Street Level Sequences (MSLS)",
    "QuakeBench",
    "LLaMA 7B, 13B and 65B",
    "Qwen2.5-VL-7B",
    "GPT-4",
    "H100",
    "nuScenes",
    "KITTI",
    "COCO",
    "CIFAR-10/100",
    "Image-\nNet",
    "Human\u{00ad}Eval",
    "DROP",
    "Adult",
];

const LINES: &[&str] = &[
    "new",
    "Subscribe",
    "Trending Papers",
    "Mar 11",
    "Upvote",
    "128",
    "· 12 authors",
    "Submitted by ada",
    "· Published on Jun 3",
    "GitHub 1.2k",
    "Code",
    "Fast Cats: Training in a Day",
    "Ada Lovelace, Charles Babbage",
    "Abstract",
    "We train a 7B model on 2T tokens. It is fast.",
    "Code: https://github.com/fast/cats",
    "https://github.com/fast/cats",
    "Dogs are slow. We show why, and improve their accuracy by 3.1% on DogBench.",
];

const ADDRESSES: &[&str] = &[
    "https://github.com/name/repo",
    "http://a.b",
    "github.com/a/b_c.",
    "https: //github.com/a/ b",
    "www.x.org/~y/%20z",
    "https://a.b/{https://a.b/}",
    "\\url{https://a.io/x\\_y}",
    "\\href{https://a.io}{here}",
    "[here](https://a.io/b)",
    "git@github.com:owner/name.git",
    "https://name.\ngithub.io/page",
    "ftp://a.b/c",
    "javascript:alert(1)",
    "http://",
    "https://user:word@a.b/c",
    "https://[::1]/x",
    "http://a..b",
    "https://a.b:99999/",
    "mailto:a@b.c",
    "10.1234/x.5%",
    "https://huggingface.co/datasets/a/b",
    "https://xn--nxasmq6b.com/",
    "http://例え.jp/道",
    "this https URL",
    "Node.js",
    "https://a.b/50%",
    "<https://a.b>",
    "https://a.b/\u{200b}c",
    "arXiv:2401.00001",
    "doi.org/10.1/2",
    "http://a.b/\u{1}",
];

const MARKS: &[&str] = &[
    ".", ",", ";", ":", "(", ")", "[", "]", "{", "}", "\"", "'", "“", "”", "-", "–", "—", "/", "~", "…", "!", "?", "=",
    "->", "→", "↑", "↓", "@", "#", "&", "*", "_", "^", "|", "<", ">", "%", "\\", "$", "$$", "`", "''", ". ", "\n\n",
];

const LATEX: &[&str] = &[
    "\\,",
    "\\%",
    "$2.5\\times$",
    "\\mathrm{M}",
    "\\textbf{",
    "\\emph{GLUE}",
    "$300\\mathrm{M}\\to857\\mathrm{M}$",
    "{\\sim}20\\%",
    "$\\sim$",
    "\\cite{a,b}",
    "65.\\%",
    "1.1\\,B",
    "\\(",
    "\\)",
    "$\\pm$0.5",
    "~\\ref{x}",
    "\\\"o",
    "\\text{%}",
    "$10\\%$",
    "$+0.9\\%$",
    "\\texttt{",
    "{}",
    "\\&",
    "\\_",
];

const HOSTILE: &[&str] = &[
    "\0",
    "\u{7}",
    "\u{1b}[31m",
    "\r\n",
    "\r",
    "\u{feff}",
    "\u{200b}",
    "\u{200d}",
    "\u{202e}",
    "\u{2066}",
    "\u{301}",
    "\u{a0}",
    "\u{2009}",
    "\u{ad}",
    "\u{fffd}",
    "😀",
    "👩‍👩‍👧",
    "٣٥٪",
    "５４．６％",
    "五%",
    "提升了3.6%",
    "دقة 95%",
    "точность 91,5%",
    "\u{92}",
    "\u{85}",
    "\u{2028}",
    "İ",
    "ß",
    "ﬁ",
    "K",
    "µ",
    "½",
    "²",
    "1\u{301}5%",
    "\u{10ffff}",
    "\u{d7ff}",
];
