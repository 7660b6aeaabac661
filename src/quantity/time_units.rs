//! Units of time: their names, lengths and what a step by them makes of a day.

use super::terms::{Turn, Unit};
use super::types::Day;

impl Turn {
    /// -1 for the last, 0 for this, 1 for the next.
    pub(super) fn step(self) -> i32 {
        match self {
            Self::Last => -1,
            Self::This | Self::Same => 0,
            Self::Next => 1,
        }
    }
}

impl Day {
    /// The first day of this, last or next month.
    pub(super) fn month(self, turn: Turn) -> Self {
        Self { day: 1, ..self }.plus_months(turn.step().into())
    }

    /// The Monday of this, last or next week.
    pub(super) fn week_turned(self, turn: Turn) -> Self {
        self.monday().plus(7 * i64::from(turn.step()))
    }
}

/// A day so many units later; parts of months and years are counted in days.
pub(super) fn shift(day: Day, unit: Unit, count: f64) -> Option<Day> {
    if !count.is_finite() || count.abs() > 100_000.0 {
        return None;
    }
    let whole = count.trunc() as i64;
    let rest = |days: f64| (count.fract() * days).round() as i64;
    let out = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => day.plus(whole),
        Unit::Weekend | Unit::Week => day.plus((count * 7.0).round() as i64),
        Unit::Fortnight => day.plus((count * 14.0).round() as i64),
        Unit::Month => day.plus_months(whole).plus(rest(30.0)),
        Unit::Quarter => day.plus_months(whole * 3).plus(rest(91.0)),
        Unit::Year => day.plus_months(whole * 12).plus(rest(365.0)),
        Unit::Decade => day.plus_months(whole * 120).plus(rest(3652.0)),
        Unit::Century => day.plus_months(whole * 1200).plus(rest(36524.0)),
    };
    (1..=9999).contains(&out.year).then_some(out)
}

/// The name of each unit and its length in days; months and years by convention (30 and 365 days).
#[rustfmt::skip]
const UNITS: [(&str, f64); 12] = [
    ("second", 1.0 / 86400.0), ("minute", 1.0 / 1440.0), ("hour", 1.0 / 24.0), ("day", 1.0), ("weekend", 2.0), ("week", 7.0),
    ("fortnight", 14.0), ("month", 30.0), ("quarter", 90.0), ("year", 365.0), ("decade", 3650.0), ("century", 36500.0),
];

/// The length of a unit in seconds.
pub(super) fn seconds(unit: Unit) -> f64 {
    86400.0 * UNITS.get(unit as usize).map_or(0.0, |row| row.1)
}

/// A unit's name.
pub(super) fn name(unit: Unit) -> &'static str {
    UNITS.get(unit as usize).map_or("", |row| row.0)
}
