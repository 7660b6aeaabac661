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
}

/// Finds the expressions of time.
pub(super) fn find(lexemes: &Lexemes, today: Option<Day>) -> Vec<Found> {
    let reader = Reader { lx: lexemes, today };
    let mut out = Vec::new();
    let mut i = 0;
    while i < lexemes.len() {
        match reader.starts(i).then(|| reader.expression(i)).flatten() {
            Some((node, end)) => {
                let from = reader.preposition(i, &node);
                let date = reader.finish(&node, lexemes.cover(from, end));
                out.push(Found { from, end, date });
                i = end.max(i + 1);
            }
            // what is glued to digits that are no time is none either
            None => i += 1,
        }
    }
    out
}

/// The first date with day, month and year inside a place.
pub(super) fn full_day(lexemes: &Lexemes, place: Span) -> Option<Day> {
    let reader = Reader { lx: lexemes, today: None };
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
            1..=3 if lx.any(i, &["the", "a", "an"]) => lively(i + 1) || edge(i + 1),
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

    /// Whether the sentence around row `i` tells of the past, so that "the next day" is its own next day.
    fn told(&self, i: usize) -> bool {
        let lx = self.lx;
        let begin =
            (i.saturating_sub(40)..=i).rev().find(|at| lx.at(*at).opens).unwrap_or(i.saturating_sub(40));
        let after =
            (i + 1..i + 30).find(|at| lx.at(*at).opens || lx.at(*at).shape == Shape::Break).unwrap_or(i + 30);
        let past = |at: usize| {
            let form = lx.form(at);
            lx.any(
                at,
                &[
                    "was", "were", "had", "did", "came", "went", "said", "told", "took", "began", "fell",
                    "rose", "made", "saw", "held", "left", "died", "got", "became", "won", "lost", "found",
                    "met", "led", "happened", "grew", "hit", "began", "shot", "ran", "broke", "built",
                    "sent", "sold", "spent", "stood", "spoke", "wrote", "thought", "brought", "bought",
                    "caught", "drove", "drew", "flew", "gave", "kept", "knew", "sank", "shook", "struck",
                    "taught", "threw", "wore", "swam", "walked", "ate", "fought", "paid", "slept",
                ],
            ) || lx.at(at).shape == Shape::Word
                && form.len() > 4
                && form.ends_with("ed")
                && !lx.any(
                    at,
                    &[
                        "need",
                        "indeed",
                        "united",
                        "scheduled",
                        "expected",
                        "supposed",
                        "proceed",
                        "succeed",
                        "exceed",
                        "hundred",
                        "planned",
                    ],
                )
        };
        let ahead = |at: usize| {
            lx.any(
                at,
                &["will", "shall", "would", "plans", "plan", "ll", "going", "scheduled", "due", "expected"],
            )
        };
        let clause = (begin..i).rev().take(14).chain(i + 1..after.min(i + 10));
        let (mut told, mut looks_ahead) = (false, false);
        for at in clause {
            told |= past(at);
            looks_ahead |= ahead(at);
        }
        told && !looks_ahead
    }

    /// Whether the clause before row `i` looks ahead ("will meet on Friday").
    fn ahead(&self, i: usize) -> bool {
        let lx = self.lx;
        let words = [
            "will",
            "shall",
            "ll",
            "plans",
            "plan",
            "planned",
            "scheduled",
            "due",
            "expected",
            "going",
            "set",
            "would",
            "coming",
            "upcoming",
            "expects",
            "ahead",
            "starting",
            "intends",
            "hopes",
        ];
        let before = || (i.saturating_sub(12)..i).rev().take_while(|at| !lx.at(*at + 1).opens);
        if before().any(|at| lx.any(at, &words)) {
            return true;
        }
        // "by the end of Saturday the pumps were dry"
        let weak = before().any(|at| lx.any(at, &["until", "by"]));
        let was = |at: usize| lx.any(at, &["was", "were", "had"]);
        let behind = (i + 1..i + 8).take_while(|at| !lx.at(*at).opens && lx.at(*at).shape != Shape::Break);
        if weak {
            return !behind.chain(before()).any(was);
        }
        // "when schools return on Monday", "the shop opens on Friday"
        let near = || before().take(4);
        let plain = ["return", "reopen", "open", "begin", "resume", "meet", "start"];
        let dated = ["reopens", "opens", "begins", "resumes", "meets", "closes", "expires"];
        let when = || before().take(6).any(|at| lx.any(at, &["when", "once", "if", "until"]));
        near().any(|at| lx.any(at, &dated)) || near().any(|at| lx.any(at, &plain)) && when()
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
