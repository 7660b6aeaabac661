//! How it is written: signals from rules kept as data.
//!
//! In: tokens, tags, voices. Out: signals in reading order.

use crate::claim::Claims;
use crate::segment::Segments;
use crate::syntax::Syntax;
use crate::text::Span;

/// One signal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signal {
    /// The words.
    pub span: Span,
    /// DOMAIN's name of the kind ("hedge", "weasel", …).
    pub kind: &'static str,
    /// One line.
    pub why: String,
}

/// Finds wording signals.
#[must_use]
pub fn find(_text: &str, _segments: &Segments, _syntax: &Syntax, _claims: &Claims) -> Vec<Signal> {
    Vec::new()
}
