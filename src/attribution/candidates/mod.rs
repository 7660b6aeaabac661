//! Every place where the words allow an attribution, how likely each is, and which of a sentence stand.
//!
//! In: one sentence's word classes and quotation marks. Out: candidates in reading order.

pub(in crate::attribution) mod candidate;
pub(in crate::attribution) mod feature;
pub(in crate::attribution) mod idioms;
pub(in crate::attribution) mod non_verbal;
pub(in crate::attribution) mod reader;
pub(in crate::attribution) mod rules;
pub(in crate::attribution) mod score;
pub(in crate::attribution) mod select;
