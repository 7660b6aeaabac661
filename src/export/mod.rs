//! One file a format. In: a report with code-point offsets, and its text. Out: a string.
//!
//! Knows nothing of files or arguments: the doors decide where the string goes.

mod conllu;

use crate::Report;
use crate::text::{OffsetTable, Span, Unit};

pub use conllu::conllu;

/// A text addressed by the report's code points.
struct Words<'a> {
    text: &'a str,
    table: OffsetTable,
}

impl<'a> Words<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, table: OffsetTable::new(text, Unit::CodePoint) }
    }

    /// The characters from `start` up to `end`; empty when they do not fit the text.
    fn of(&self, start: u32, end: u32) -> &'a str {
        Span::new(self.table.to_bytes(start), self.table.to_bytes(end)).of(self.text)
    }
}

/// Turns a fresh report's byte offsets into the code points that every format here counts.
#[must_use]
pub fn code_points(mut report: Report, text: &str) -> Report {
    report.convert(&OffsetTable::new(text, Unit::CodePoint));
    report
}
