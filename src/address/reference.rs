//! Addresses, tried at every byte: a colon, an at sign and a dot each, and whatever stands around it.
//!
//! The stage jumps from mark to mark and looks at no dot of a host twice.

use super::{
    Address, absolute, addresses, bare, chunk_end, git_remote, has_other_scheme, host_run, repeated, with_scheme,
};

pub(crate) fn check(text: &str) {
    let bytes = text.as_bytes();
    let mut found: Vec<Address> = Vec::new();
    let mut floor = 0;
    for at in 0..bytes.len() {
        let span = match bytes[at] {
            _ if at < floor => None,
            b':' => with_scheme(bytes, floor, at),
            b'@' => git_remote(bytes, floor, at),
            b'.' => bare(bytes, host_run(bytes, floor, at)),
            _ => None,
        };
        if let Some(span) = span {
            floor = span.end;
            let repeats = found.last().is_some_and(|last| repeated(text, last.span, span));
            found.extend(absolute(&text[span.range()]).map(|url| Address { span, url, repeats }));
        } else if at >= floor && bytes[at] == b':' && has_other_scheme(bytes, floor, at) {
            floor = chunk_end(bytes, at + "://".len());
        }
    }
    assert_eq!(addresses(text), found, "the addresses of {text:?}");
}
