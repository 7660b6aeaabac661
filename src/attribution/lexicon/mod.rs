//! Word classes and the words that can tie a source to a content (`data/cues.tsv`). Knows no text.

mod cue;
mod lists;
mod word_class;

#[cfg(feature = "kept")]
pub use cue::kept;
pub use cue::{Entry, Lexicon, Part, VerbForm, Word, lexicon};
pub use lists::{List, PHRASES};
pub use word_class::Class;
