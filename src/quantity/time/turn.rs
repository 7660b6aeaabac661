//! This, last and next: "this year", "the last three weeks", "next March".

use super::super::lexeme::Shape;
use super::super::numbers;
use super::super::terms::{Tim, Turn, Unit};
use super::super::time_units;
use super::super::types::Day;
use super::reader::Reader;

use super::node::{Edge, Node, Stretch};
use super::year::Fraction;

impl Reader<'_, '_> {
    /// "this year", "last quarter", "next 3 days", "the 2 upcoming months" (from the number), "last March".
    pub(super) fn turn(&self, i: usize, turn: Turn) -> Option<(Node, usize)> {
        let lx = self.lx;
        // "will last two hours": the verb
        if lx.is(i, "last")
            && lx.any(
                i.wrapping_sub(1),
                &[
                    "will", "would", "to", "not", "t", "can", "could", "may", "might", "should", "must",
                    "ll", "did", "does",
                ],
            )
            // "usually last 40 years"
            || lx.is(i, "last")
                && (lx.form(i.wrapping_sub(1)).ends_with("ly"))
        {
            return None;
        }
        let found = |stretch: Stretch, end: usize| Some((Node::Stretch(stretch, Edge::Whole), end));
        let mut at = i + 1;
        let special = lx.any(at, &["calendar", "working", "business", "fiscal", "financial", "school"]);
        if lx.any(at, &["calendar", "working"]) && matches!(lx.tim(at + 1), Tim::One(_)) {
            at += 1;
        }
        match lx.tim(at) {
            Tim::One(_) if lx.is(at, "night") => None,
            Tim::One(unit) if unit >= Unit::Weekend => {
                // "last year's", "this week-long": hyphened words are something else
                if lx.dash(at + 1) && lx.tight(at + 1) && lx.at(at + 2).shape == Shape::Word {
                    return None;
                }
                if special
                    && lx.is(at - 1, "working")
                    && unit == Unit::Week
                    && let Some(today) = self.today
                {
                    let from = today.week_turned(turn);
                    return found(
                        Stretch::Days { from, to: from.plus(5), unit: Unit::Day, count: 5 },
                        at + 1,
                    );
                }
                // "this day", "that year": the text's own; "the following week" of a story as well
                let told = lx.any(i, &["following", "previous"]) && self.told(i);
                // "the past year", "the coming week": so long from today, not the calendar's
                let the = lx.is(i.wrapping_sub(1), "the")
                    && lx.any(i, &["past", "coming", "last"])
                    && !matches!(unit, Unit::Century | Unit::Decade | Unit::Quarter);
                if the
                    && lx.any(i, &["past", "coming"])
                    && let Some(stretch) = self.counted_stretch(turn, unit, 1.0)
                {
                    return found(stretch, at + 1);
                }
                let turn = if told { Turn::Same } else { turn };
                if let Some((fraction, end)) = self.quarter_of_turned(at + 1) {
                    let year = self.today.map(|today| today.year + turn.step());
                    if unit == Unit::Year
                        && let Some(year) = year
                    {
                        return found(fraction.with(year), end);
                    }
                }
                found(self.turned(turn, unit), at + 1)
            }
            Tim::Month(month, doubtful) if turn != Turn::Same => {
                if doubtful && lx.form(at).starts_with(char::is_lowercase)
                    || lx.digits(at + 1).is_some_and(|(_, n)| n <= 2)
                {
                    return None;
                }
                let Some(today) = self.today else {
                    return found(Stretch::UndefinedMonth { turn, month }, at + 1);
                };
                let year = match turn {
                    Turn::Last if month >= today.month => today.year - 1,
                    Turn::Next if month <= today.month => today.year + 1,
                    _ => today.year,
                };
                found(Stretch::Month { year: Some(year), month }, at + 1)
            }
            Tim::Season(season) if turn != Turn::Same => {
                let year = self.today.map(|today| {
                    let here = season * 3;
                    match turn {
                        Turn::Last if here >= today.month || season == 4 => today.year - 1,
                        Turn::Next if here < today.month => today.year + 1,
                        _ => today.year,
                    }
                });
                found(Stretch::Season { year, season }, at + 1)
            }
            _ => self.counted_turn(i, turn),
        }
    }

    /// "year's **first quarter**".
    pub(super) fn quarter_of_turned(&self, i: usize) -> Option<(Fraction, usize)> {
        let lx = self.lx;
        if !(matches!(lx.mark(i), '\'' | '’') && lx.is(i + 1, "s")) {
            return None;
        }
        let (end, n) = numbers::ordinal(lx, i + 2)?;
        let n = (1.0..=4.0).contains(&n).then_some(n as u8)?;
        if lx.tim(end) == Tim::One(Unit::Quarter) {
            return Some((Fraction { quarter: true, n }, end + 1));
        }
        (lx.is(end, "half") && n <= 2).then_some((Fraction { quarter: false, n }, end + 1))
    }

    /// "next 3 days", "last few weeks", "past minute", "previous 4 business days".
    pub(super) fn counted_turn(&self, i: usize, turn: Turn) -> Option<(Node, usize)> {
        let lx = self.lx;
        if matches!(turn, Turn::This | Turn::Same) {
            return None;
        }
        let (count, at) = if lx.any(i + 1, &["few", "several", "couple"]) {
            (3.0, i + 2 + usize::from(lx.is(i + 2, "of")))
        } else if let Some(count) = numbers::count(lx, i + 1).filter(|count| count.value <= 10_000.0) {
            (count.value, count.end)
        } else if matches!(lx.tim(i + 1), Tim::One(Unit::Hour | Unit::Minute | Unit::Second))
            && !lx.is(i + 1, "second")
        {
            (1.0, i + 1)
        } else {
            return None;
        };
        if lx.any(at, &["business", "working"]) && lx.tim(at + 1) == Tim::Many(Unit::Day) {
            let today = self.today?;
            let step = i64::from(turn.step());
            let (mut day, mut left, mut first, mut last) = (today, count, None, today);
            while left > 0.0 && count <= 400.0 {
                day = day.plus(step);
                if day.weekday() < 6 {
                    (left, last) = (left - 1.0, day);
                    first.get_or_insert(day);
                }
            }
            let first = first?;
            let (from, to) = if step > 0 { (first, last.plus(1)) } else { (last, today) };
            return Some((
                Node::Stretch(Stretch::Days { from, to, unit: Unit::Day, count: count as i64 }, Edge::Whole),
                at + 2,
            ));
        }
        let (Tim::Many(unit) | Tim::One(unit)) = lx.tim(at) else { return None };
        if unit <= Unit::Hour {
            let length = super::node::Length::of(count, unit);
            return Some((Node::Around(length, turn == Turn::Next), at + 1));
        }
        let stretch =
            self.counted_stretch(turn, unit, count).unwrap_or(Stretch::UndefinedCount { turn, unit, count });
        Some((Node::Stretch(stretch, Edge::Whole), at + 1))
    }

    /// "2 upcoming months", "13 last minutes": the number stands first.
    pub(super) fn number_first(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let count = numbers::read(lx, i)
            .filter(|count| count.value > 0.0 && count.value.fract() == 0.0 && count.value < 10_000.0)?;
        let Tim::Turn(turn @ (Turn::Last | Turn::Next)) = lx.tim(count.end) else { return None };
        let Tim::Many(unit) = lx.tim(count.end + 1) else { return None };
        if unit <= Unit::Hour {
            let length = super::node::Length::of(count.value, unit);
            return Some((Node::Around(length, turn == Turn::Next), count.end + 2));
        }
        let stretch = self.counted_stretch(turn, unit, count.value)?;
        Some((Node::Stretch(stretch, Edge::Whole), count.end + 2))
    }

    pub(super) fn counted_stretch(&self, turn: Turn, unit: Unit, count: f64) -> Option<Stretch> {
        let today = self.today?;
        let whole = count as i64;
        if unit == Unit::Quarter {
            let first = Day { year: today.year, month: (today.month - 1) / 3 * 3 + 1, day: 1 };
            let (from, to) = if turn == Turn::Next {
                (first.plus_months(3), first.plus_months(3 + 3 * whole))
            } else {
                (first.plus_months(-3 * whole), first)
            };
            return Some(Stretch::Days { from, to, unit, count: whole });
        }
        let (from, to) = if turn == Turn::Next {
            let from = today.plus(1);
            (from, time_units::shift(from, unit, count)?)
        } else {
            (time_units::shift(today, unit, -count)?, today)
        };
        Some(Stretch::Days { from, to, unit, count: whole })
    }

    /// This, last or next unit of the calendar.
    pub(super) fn turned(&self, turn: Turn, unit: Unit) -> Stretch {
        let Some(today) = self.today.filter(|_| turn != Turn::Same) else {
            return Stretch::Undefined { turn, unit };
        };
        let step = i64::from(turn.step());
        match unit {
            Unit::Weekend => Stretch::Weekend(today.monday().plus(5 + 7 * step)),
            Unit::Week => {
                let (year, week) = today.plus(7 * step).week();
                Stretch::Week { year, week }
            }
            Unit::Fortnight => {
                let from = today.monday().plus(14 * step);
                Stretch::Days { from, to: from.plus(14), unit: Unit::Week, count: 2 }
            }
            Unit::Month => {
                let day = today.month(turn);
                Stretch::Month { year: Some(day.year), month: day.month }
            }
            Unit::Quarter => {
                let day = Day { day: 1, ..today }.plus_months(3 * step);
                Stretch::Quarter { year: Some(day.year), quarter: (day.month - 1) / 3 + 1 }
            }
            Unit::Year => Stretch::Year(today.year + turn.step()),
            Unit::Decade => Stretch::Decade { start: (today.year / 10 + turn.step()) * 10, open: false },
            Unit::Century => Stretch::Century { start: (today.year / 100 + turn.step()) * 100 },
            _ => Stretch::Undefined { turn, unit },
        }
    }
}
