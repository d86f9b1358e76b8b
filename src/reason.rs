//! [`Reason`]: why something was taken for a fact, kept beside it as it goes through the stages.

/// The rule that decided and what it saw: some words to keep, so that every fact can have a reason at no cost, whether or
/// not anybody asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) rule: &'static str,
    /// The tokens that decided, as many as there is room for.
    pub(crate) cues: [Option<usize>; 2],
}

impl Reason {
    pub(crate) const fn new(rule: &'static str, cue: Option<usize>) -> Self {
        Self { rule, cues: [cue, None] }
    }

    /// Keeps one more token that decided, where there is room.
    pub(crate) fn see(&mut self, token: usize) {
        if let Some(free) = self.cues.iter_mut().find(|cue| cue.is_none()) {
            *free = Some(token);
        }
    }
}
