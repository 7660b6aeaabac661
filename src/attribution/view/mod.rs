//! What the stages below look at: words with their classes, trees, quotation marks, phrases, times, lines of a
//! transcript.

mod content;
mod frame;
mod marks;
mod run;
mod source;
mod transcript;
mod tree;
mod words;

pub use frame::{After, Frame, Group, Mood};
pub use marks::{Marks, Quotation};
pub use run::Run;
pub use tree::SUBJECTS;
pub use words::View;
