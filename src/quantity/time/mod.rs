//! Expressions of time, as TIMEX3.
//!
//! In: lexemes and the article's date. Out: dates, times, durations and sets in reading order.

use super::lexeme::Lexemes;
use super::terms::Unit;
use super::{Date, Day};

/// An expression of time with the rows it stands on.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// First row.
    pub from: usize,
    /// The row after the last.
    pub end: usize,
    /// What the report shows.
    pub date: Date,
}

/// Finds the expressions of time.
pub(super) fn find(_lexemes: &Lexemes, _today: Option<Day>) -> Vec<Found> {
    Vec::new()
}

/// The length of a unit in seconds; months and years by convention (30 and 365 days).
pub(super) fn seconds(unit: Unit) -> f64 {
    86400.0
        * match unit {
            Unit::Second => 1.0 / 86400.0,
            Unit::Minute => 1.0 / 1440.0,
            Unit::Hour => 1.0 / 24.0,
            Unit::Day => 1.0,
            Unit::Weekend => 2.0,
            Unit::Week => 7.0,
            Unit::Fortnight => 14.0,
            Unit::Month => 30.0,
            Unit::Quarter => 90.0,
            Unit::Year => 365.0,
            Unit::Decade => 3650.0,
            Unit::Century => 36500.0,
        }
}

/// A unit's name.
pub(super) fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Weekend => "weekend",
        Unit::Week => "week",
        Unit::Fortnight => "fortnight",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
    }
}
