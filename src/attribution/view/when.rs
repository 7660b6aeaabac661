//! Words that say when, and nothing of what is said.
//!
//! In: word classes. Out: whether a word names a time, and whether it can stand in a phrase of one.

use super::words::View;
use crate::attribution::lexicon::{Class, List};
impl View<'_> {
    /// Whether a word names a time: "week", "Tuesday".
    pub fn names_time(&self, at: usize) -> bool {
        self.class(at) == Class::Day || self.is(at, List::NamesTime)
    }

    /// Whether a word can stand in a phrase that only says when: "late last week", "on 3 June".
    pub fn tells_time(&self, at: usize) -> bool {
        self.names_time(at)
            || matches!(self.class(at), Class::Number | Class::Comma)
            || self.is(at, List::TellsTime)
    }
}
