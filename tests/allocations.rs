//! Memory is asked for by stage and by fact, never by token: a longer text of the same facts costs no more requests.

use allocation_counter::measure;

/// An abstract as they are: eight sentences, five facts.
const TYPICAL: &str = "Folding Maps Twice: Data-Efficient Segmentation of Streets\n\nLabels for street scenes are costly, and \
    most of them say what the network knows already. By folding each training image onto its own prediction, and asking \
    for labels only where the two disagree, we reach 79.2 mIoU on Cityscapes with 1/8 of the labels, an improvement of 2.4 \
    points over the best earlier method. Training takes a little longer. The method needs no change of the architecture, \
    and we discuss where it fails: thin objects, reflections, and scenes at night. A second annotator has looked at the \
    labels that were asked for, and would have asked for most of them too. Code: https://github.com/maps/folding.";

/// How often extraction asks for memory.
fn requests(text: &str) -> u64 {
    // The first extraction builds the tables.
    let facts = paperfacts::extract(text).facts().count();
    assert!(facts > 0, "{text:?}");
    measure(|| drop(paperfacts::extract(text))).count_total
}

#[test]
fn a_typical_abstract_needs_few_allocations() {
    let requests = requests(TYPICAL);
    assert!(requests < 40, "{requests} allocations");
}

#[test]
fn allocations_do_not_grow_with_the_tokens() {
    let plain = "What was read first is forgotten by the time that the question comes, which nobody has asked. ";
    let (short, long) = (
        requests(&format!("A 7B model. {}", plain.repeat(10))),
        requests(&format!("A 7B model. {}", plain.repeat(1000))),
    );
    assert!(long <= short + 20, "{short} allocations for ten sentences, {long} for a thousand");
}
