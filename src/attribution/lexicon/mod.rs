//! Word classes and the words that can tie a source to a content (`data/cues.tsv`). Knows no text.

pub(in crate::attribution) mod announcements;
pub(in crate::attribution) mod bodies;
pub(in crate::attribution) mod cue;
pub(in crate::attribution) mod raising;
pub(in crate::attribution) mod word_class;
