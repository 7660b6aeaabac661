//! Roles by the trained tagger: which words are a source, a cue, a content, and which belong together.
//!
//! In: words, tags, trees, quotation marks, what the rules found. Out: spans with a role and their links.
//! Knows nothing of what kind of source or cue they are.

pub mod features;
pub mod labels;
pub mod linked;

pub(super) use features::read as seen;
pub use features::{MARKS, kind_starts, runs};
pub use labels::{Role, RoleTag, best_path};
pub use linked::{Memory, Reading, Sure, anchors, read};
