//! The state of one pass over a paragraph, and what stands at an offset.

use super::chars::{SPACE, at, class};
use super::tokens::Tokens;

/// The state of one pass.
pub(super) struct Scan<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// Where the stretch begins.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether a single quotation mark is open.
    pub(super) quoted: bool,
    /// What was cut so far.
    pub(super) tokens: &'a mut Tokens,
}

impl Scan<'_> {
    pub(super) fn class(&self, offset: usize) -> u8 {
        self.text.as_bytes().get(offset).map_or(SPACE, |byte| class(*byte))
    }

    pub(super) fn byte(&self, offset: usize) -> u8 {
        if offset < self.end { self.text.as_bytes().get(offset).copied().unwrap_or(b' ') } else { b' ' }
    }

    /// The character at an offset inside the stretch.
    pub(super) fn char(&self, offset: usize) -> Option<char> {
        if offset < self.end { at(self.text, offset) } else { None }
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or("")
    }
}
