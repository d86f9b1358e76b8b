//! What the examples share: arguments and exits, reading papers, and writing what was found.
//!
//! None of it is part of the library. It shows how a program around the library can be built, and a program of your
//! own may start as a copy of it.

pub(crate) mod arguments;
pub(crate) mod batches;
pub(crate) mod gold;
pub(crate) mod json_line;
pub(crate) mod marks;
pub(crate) mod matching;
pub(crate) mod papers;
pub(crate) mod program;
pub(crate) mod reasons;
pub(crate) mod record_line;
pub(crate) mod score_table;
pub(crate) mod table;
pub(crate) mod visible;
