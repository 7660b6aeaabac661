//! Word classes and the words that can tie a source to a content (`data/cues.tsv`). Knows no text.

pub(in crate::attribution) mod cue;
pub(in crate::attribution) mod lists;
pub(in crate::attribution) mod word_class;
