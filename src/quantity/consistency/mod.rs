//! What the text's own figures contradict.
//!
//! In: lexemes, figures, expressions of time. Out: contradictions, each with its sum in words. Must not
//! know a fact from outside the text. Precision comes first: a check speaks only where the words tie the
//! figures to one another, and only when no rounding of the printed figures could make them agree.

mod age;
mod change;
mod conversion;
mod days;
mod facts;
mod headline;
mod interval;
mod order;
mod per_unit;
mod ratio;
mod share;
mod sum;

use super::figure::Figure;
use super::lexeme::Lexemes;
use super::time::Found;
use super::types::{Day, Inconsistency};
use facts::Facts;

use crate::segment::Segments;

/// The checks in the order of their reports.
const CHECKS: [fn(&Facts) -> Vec<Inconsistency>; 11] = [
    share::check,
    change::check,
    sum::check,
    ratio::check,
    per_unit::check,
    conversion::check,
    order::ranges,
    order::weekdays,
    days::check,
    age::check,
    headline::check,
];

/// Does the sums of a text.
pub(super) fn check(
    lexemes: &Lexemes,
    figures: &[Figure],
    times: &[Found],
    segments: &Segments,
    today: Option<Day>,
) -> Vec<Inconsistency> {
    let facts = Facts { lexemes, figures, times, segments, today };
    let mut out: Vec<Inconsistency> = CHECKS.iter().flat_map(|check| check(&facts)).collect();
    out.sort_by_key(|row| row.evidence.first().map_or(0, |span| span.start));
    out
}
