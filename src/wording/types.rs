//! What is marked.

use crate::text::Span;

/// One signal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signal {
    /// The words.
    pub span: Span,
    /// DOMAIN's name of the kind ("hedge", "weasel", …).
    pub kind: &'static str,
    /// One line.
    pub why: &'static str,
    /// Whether the words stand inside somebody's quotation marks.
    pub quoted: bool,
}
