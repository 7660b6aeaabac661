//! Dates in figures: "2016-10-16", "1/22/2016", "on 5/12".

use super::super::lexeme::Shape;
use super::super::terms::Tim;
use super::super::words::{self, List};
use super::reader::Reader;

use super::node::DayRef;

impl Reader<'_, '_> {
    /// "2016-10-16", "1/22/2016", "23.04.2022", "22/Jan/2019", "2019-aug-1"; "5/12" where the words before ask for a day.
    pub(super) fn in_figures(&self, i: usize) -> Option<(DayRef, usize)> {
        let lx = self.lx;
        let glued = lx.tight(i)
            && !matches!(lx.mark(i.wrapping_sub(1)), '(' | '-' | '–' | '"' | '“' | '\'' | ':' | '~' | '[');
        let (first, length) = lx.digits(i).filter(|_| !glued)?;
        let sign = lx.mark(i + 1);
        let spaced = length == 4 && lx.at(i + 1).shape == Shape::Digits;
        let at = if spaced { i + 1 } else { i + 2 };
        let joined = matches!(sign, '-' | '/' | '.' | '–') && lx.tight(i + 1) && lx.tight(i + 2);
        if !(spaced || joined) {
            return None;
        }
        let joint = |at: usize| {
            if spaced {
                Some(at)
            } else {
                (lx.mark(at) == sign && lx.tight(at) && lx.tight(at + 1)).then_some(at + 1)
            }
        };
        let small = |value: u64, top: u8| u8::try_from(value).ok().filter(|value| (1..=top).contains(value));
        let alone = |end: usize| {
            let stamp = lx.form(end) == "T" && lx.at(end + 1).shape == Shape::Digits && lx.tight(end + 1);
            let on = lx.tight(end)
                && !stamp
                && (matches!(lx.at(end).shape, Shape::Digits | Shape::Word)
                    || lx.mark(end) == sign
                        && lx.tight(end + 1)
                        && lx.digits(end + 1).is_some_and(|_| sign != '-'));
            !on
        };
        if let Tim::Month(month, _) = lx.tim(at) {
            let third = joint(at + 1)?;
            let (value, n) = lx.digits(third)?;
            let (year, day) = if length == 4 {
                (first, value)
            } else if n == 4 {
                (value, first)
            } else {
                return None;
            };
            return Some((Self::dated(i32::try_from(year).ok()?, month, small(day, 31)?), third + 1));
        }
        let (second, n) = lx.digits(at)?;
        let third = joint(at + 1).and_then(|third| lx.digits(third).map(|(value, n)| (third, value, n)));
        if let Some((third, value, digits)) = third {
            if length == 4 {
                let (month, day) = (small(second, 12)?, small(value, 31)?);
                let year = i32::try_from(first).ok().filter(|year| (1000..2200).contains(year))?;
                return alone(third + 1).then(|| (Self::dated(year, month, day), third + 1));
            }
            if digits == 4 || digits == 2 && sign == '/' && length <= 2 && n <= 2 {
                let year = if digits == 4 {
                    i32::try_from(value).ok().filter(|year| (1000..2200).contains(year))?
                } else {
                    self.century(value)
                };
                let (month, day) = Self::month_first(first, second)?;
                return alone(third + 1).then(|| (Self::dated(year, month, day), third + 1));
            }
        }
        // "23-2020-September"
        if n == 4 {
            let third = joint(at + 1)?;
            let Tim::Month(month, _) = lx.tim(third) else { return None };
            return Some((Self::dated(i32::try_from(second).ok()?, month, small(first, 31)?), third + 1));
        }
        if length == 4 {
            // "2020/23/Sep"
            let third = joint(at + 1)?;
            let Tim::Month(month, _) = lx.tim(third) else { return None };
            return Some((Self::dated(i32::try_from(first).ok()?, month, small(second, 31)?), third + 1));
        }
        let third_is_there = third.is_some() && sign != '-';
        if length > 2 || n > 2 || third_is_there || !self.asks_for_day(i, at + 1, sign) {
            return None;
        }
        let (month, day) = Self::month_first(first, second)?;
        if let Some((year, end)) = self.year_behind(at + 1).filter(|_| lx.mark(at + 1) == ',') {
            return Some((Self::dated(year, month, day), end));
        }
        alone(at + 1).then(|| (Self::yearless(month, day), at + 1))
    }

    /// Month and day of two numbers, American order unless it cannot be.
    pub(super) fn month_first(first: u64, second: u64) -> Option<(u8, u8)> {
        let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
        if first == 0 || second == 0 || first > 31 || second > 31 {
            return None;
        }
        if first > 12 { (second <= 12).then_some((second, first)) } else { Some((first, second)) }
    }

    /// Whether "5/12" is asked to be a day by the words around it; a hyphen or point asks for more.
    pub(super) fn asks_for_day(&self, i: usize, end: usize, sign: char) -> bool {
        let lx = self.lx;
        let before = i.wrapping_sub(1);
        let weekday = |at: usize| matches!(lx.tim(at), Tim::Weekday(..));
        let after_weekday = weekday(before) || lx.mark(before) == ',' && weekday(before.wrapping_sub(1));
        match sign {
            '-' => after_weekday && self.falls_on(i, before),
            '.' => {
                lx.is(before, "on") && !lx.at(end).gap && lx.at(end).shape != Shape::Digits
                    || lx.is(before, "on") && lx.at(end).shape == Shape::Break
            }
            _ => {
                let preposition = lx.any(before, words::of(List::BeforeSlash));
                let listed = lx.mark(before) == ',' && lx.mark(before.wrapping_sub(2)) == '/';
                let turned = matches!(lx.tim(before), Tim::Turn(_));
                let ranged = matches!(lx.mark(before), '-' | '–') && lx.mark(before.wrapping_sub(2)) == '/'
                    || lx.dash(end) && lx.mark(end + 2) == '/';
                let fraction = |a: u64, b: u64| a < b && matches!(b, 2 | 3 | 4 | 5 | 8);
                let alone = lx.before(i).shape == Shape::Break
                    && lx.at(end).shape == Shape::Break
                    && !lx.digits(i).zip(lx.digits(i + 2)).is_some_and(|(a, b)| fraction(a.0, b.0));
                let bounded = lx.any(end, &["before", "after"]);
                let (value, _) = lx.digits(i).unwrap_or((0, 0));
                let (below, _) = lx.digits(i + 2).unwrap_or((0, 0));
                // "after 9/11" names an event
                let event = (value, below) == (9, 11) && !lx.is(before, "on");
                !event && (preposition || listed || turned || ranged || alone || after_weekday || bounded)
            }
        }
    }

    /// Whether "7-6" behind a weekday is a date: it falls on that weekday. "Monday 6-8" are hours.
    pub(super) fn falls_on(&self, i: usize, weekday: usize) -> bool {
        let lx = self.lx;
        let weekday = if lx.mark(weekday) == ',' { weekday.wrapping_sub(1) } else { weekday };
        let (Tim::Weekday(number, _), Some((month, _)), Some((day, _))) =
            (lx.tim(weekday), lx.digits(i), lx.digits(i + 2))
        else {
            return false;
        };
        let pair = u8::try_from(month).ok().zip(u8::try_from(day).ok());
        let there = pair.and_then(|(month, day)| self.settle(DayRef::Yearless { month, day }));
        there.is_some_and(|there| there.weekday() == number)
    }
}
