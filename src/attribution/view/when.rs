//! Words that say when, and nothing of what is said.
//!
//! In: word classes. Out: whether a word names a time, and whether it can stand in a phrase of one.

use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::view::chunk::Chunks;
/// Whether a word names a time: "week", "Tuesday".
pub(in crate::attribution) fn names(chunks: &Chunks<'_>, at: usize) -> bool {
    chunks.class(at) == Class::Day || chunks.is(at, List::NamesTime)
}

/// Whether a word can stand in a phrase that only says when: "late last week", "on 3 June".
pub(in crate::attribution) fn tells(chunks: &Chunks<'_>, at: usize) -> bool {
    names(chunks, at)
        || matches!(chunks.class(at), Class::Number | Class::Comma)
        || chunks.is(at, List::TellsTime)
}
