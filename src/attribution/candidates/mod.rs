//! Every place where the words allow an attribution, how likely each is, and which of a sentence stand.
//!
//! In: one sentence's word classes and quotation marks. Out: candidates in reading order.

mod candidate;
pub mod feature;
mod non_verbal;
mod reader;
pub mod rules;
pub mod score;
mod select;

pub use candidate::Candidate;
pub use non_verbal::WORDS_OF;
pub use rules::Rules;
pub use select::{Chosen, STANDS};
