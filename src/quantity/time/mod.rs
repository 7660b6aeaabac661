//! Expressions of time, as TIMEX3.
//!
//! In: lexemes and the article's date. Out: dates, times, durations and sets in reading order.

mod node;
mod feasts;
mod slashed;
mod weekday;
mod day;
mod clock;
mod year;
mod era;
mod turn;
mod stretch;
mod length;
mod extend;
mod simple;
mod join;
mod bounds;
mod tense;
mod lists;
mod finish;

use super::lexeme::{Lexemes, Shape};
use super::terms::{Num, Tim, Turn, Unit};
use super::{Date, Day};
use crate::text::Span;

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

/// What every reader of this room looks at.
#[derive(Clone, Copy)]
struct Reader<'a, 't> {
    lx: &'a Lexemes<'t>,
    today: Option<Day>,
    /// Where the clause of the expression in hand looks, for months and days without a year.
    tense: Option<tense::Tense>,
}

/// Finds the expressions of time.
pub(super) fn find(lexemes: &Lexemes, today: Option<Day>) -> Vec<Found> {
    let reader = Reader { lx: lexemes, today, tense: None };
    let mut out: Vec<node::Placed> = Vec::new();
    let mut i = 0;
    while i < lexemes.len() {
        match reader.starts(i).then(|| reader.expression(i)).flatten() {
            Some((node, end)) => {
                let from = reader.preposition(i, &node);
                let floor = out.last().map_or(0, |last| last.end);
                reader.days_before(i, floor, &node, &mut out);
                let placed = node::Placed { node, from, end };
                i = reader.days_behind(placed, &mut out).max(i + 1);
            }
            // what is glued to digits that are no time is none either
            None => i += 1,
        }
    }
    reader.share_year(&mut out);
    let finish = |node::Placed { node, from, end }: node::Placed| {
        let reader = Reader { tense: reader.tense_of(&node, from, end), ..reader };
        Found { from, end, date: reader.finish(&node, lexemes.cover(from, end)) }
    };
    out.into_iter().map(finish).collect()
}

/// The date between two dashes behind the place that opens an article: "LINT--April 25, 2001--The board met".
pub(super) fn dashed_day(lexemes: &Lexemes) -> Option<Day> {
    let reader = Reader { lx: lexemes, today: None, tense: None };
    let dash = (1..10).find(|at| lexemes.dash(*at))?;
    let place = (0..dash).all(|at| lexemes.capital(at) || matches!(lexemes.mark(at), ',' | '.' | '(' | ')'));
    let from = (dash..dash + 3).find(|at| !lexemes.dash(*at)).filter(|_| place)?;
    let (day, end) = reader.day(from).filter(|(_, end)| lexemes.dash(*end))?;
    if let node::DayRef::Full(day) = day { Some(day) } else { None }.filter(|_| end > from)
}

/// The first date with day, month and year inside a place.
pub(super) fn full_day(lexemes: &Lexemes, place: Span) -> Option<Day> {
    let reader = Reader { lx: lexemes, today: None, tense: None };
    let from = lexemes.first_at(place.start);
    let rows = (from..lexemes.len())
        .take_while(|i| lexemes.at(*i).span.end <= place.end && lexemes.at(*i).shape != Shape::Break);
    let mut days = rows.filter(|i| reader.starts(*i)).filter_map(|i| reader.day(i));
    days.find_map(|(day, _)| if let node::DayRef::Full(day) = day { Some(day) } else { None })
}

impl Reader<'_, '_> {
    /// Whether an expression can begin here: a cheap test before the grammar is asked.
    fn starts(&self, i: usize) -> bool {
        let row = self.lx.at(i);
        match row.shape {
            Shape::Digits => true,
            Shape::Word => match row.term.tim {
                Tim::No => self.counts(i) || self.lx.any(i, &["semi", "bi", "fy", "sy", "many", "ad"]),
                Tim::Opener => self.opens(i),
                _ => true,
            },
            _ => false,
        }
    }

    /// Whether a number stands here.
    fn counts(&self, i: usize) -> bool {
        let row = self.lx.at(i);
        row.shape == Shape::Digits
            || !matches!(row.term.num, Num::No | Num::Minus | Num::Article | Num::Scale(_) | Num::Scales(_))
    }

    /// Whether what follows a word like "in" or "the" can be of time.
    fn opens(&self, i: usize) -> bool {
        let lx = self.lx;
        let lively = |at: usize| self.counts(at) || !matches!(lx.tim(at), Tim::No | Tim::Opener);
        let edge = |at: usize| {
            lx.tim(at) == Tim::Opener
                && !lx.any(at, &["the", "a", "an", "in", "at", "for", "from", "no", "not", "as"])
        };
        match lx.form(i).len() {
            1..=2 if lx.is(i, "at") => lx.any(i + 1, &["the", "present", "this"]),
            1..=2 if lx.any(i, &["as", "no"]) => lx.any(i + 1, &["early", "late", "later"]),
            1..=3 if lx.any(i, &["the", "a", "an"]) => lively(i + 1) || edge(i + 1) || lx.is(i + 1, "couple"),
            3 if lx.is(i, "not") => lx.is(i + 1, "later"),
            _ if self.counts(i) => true,
            _ if !lx.any(
                i,
                &[
                    "in", "for", "from", "between", "before", "after", "since", "until", "till", "within",
                    "some",
                ],
            ) =>
            {
                true
            }
            _ => lively(i + 1) || lx.tim(i + 1) == Tim::Opener || matches!(lx.mark(i + 1), '-' | '/' | '–'),
        }
    }

    /// "at 6.45", "on Monday of next week" begin with their preposition.
    fn preposition(&self, i: usize, node: &node::Node) -> usize {
        let lx = self.lx;
        let point = lx.mark(i + 1) == '.' && lx.tight(i + 1) && lx.digits(i + 2).is_some();
        let at = lx.is(i.wrapping_sub(1), "at")
            && point
            && matches!(node, node::Node::Clock(_) | node::Node::Moment(..));
        if at { i - 1 } else { i }
    }
}

/// -1 for the last, 0 for this, 1 for the next.
fn step(turn: Turn) -> i64 {
    match turn {
        Turn::Last => -1,
        Turn::This | Turn::Same => 0,
        Turn::Next => 1,
    }
}

/// A day so many units later; parts of months and years are counted in days.
fn shift(day: Day, unit: Unit, count: f64) -> Option<Day> {
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
