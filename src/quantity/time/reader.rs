//! What every reader of this room looks at and what it finds.

use super::super::lexeme::Lexemes;
use super::super::types::{Date, Day};

/// An expression of time with the rows it stands on.
#[derive(Clone, Debug)]
pub(in crate::quantity) struct Found {
    /// First row.
    pub from: usize,
    /// The row after the last.
    pub end: usize,
    /// What the report shows.
    pub date: Date,
}

/// What every reader of this room looks at.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, 't> {
    pub(super) lx: &'a Lexemes<'t>,
    pub(super) today: Option<Day>,
    /// Where the clause of the expression in hand looks, for months and days without a year.
    pub(super) tense: Option<Tense>,
}

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// It tells what was.
    Past,
    /// It tells what is to come.
    Future,
}
