//! What the stages below look at: words with their classes, quotation marks, phrases, times, lines of a transcript.

pub(in crate::attribution) mod chunk;
pub(in crate::attribution) mod content;
pub(in crate::attribution) mod frame;
pub(in crate::attribution) mod headline;
pub(in crate::attribution) mod marks;
pub(in crate::attribution) mod source;
pub(in crate::attribution) mod transcript;
pub(in crate::attribution) mod when;
pub(in crate::attribution) mod work;
