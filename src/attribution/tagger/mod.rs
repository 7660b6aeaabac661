//! Roles by the trained tagger: which words are a source, a cue, a content, and which belong together.
//!
//! In: words, tags, trees, quotation marks, what the rules found. Out: spans with a role and their links.
//! Knows nothing of what kind of source or cue they are.

mod labels;
mod linked;
mod seen;

pub use labels::{Role, RoleTag, best_path};
pub use linked::{Memory, Reading, Sure, anchors, read};
pub(super) use seen::read as seen;
pub use seen::{MARKS, kind_starts, runs};
