//! Weekdays, and days that "this", "last" and "next" turn to.

use super::super::lexeme::Shape;
use super::super::terms::{Tim, Turn, Unit};
use super::super::types::Day;
use super::reader::Reader;

use super::feasts;
use super::node::DayRef;

impl Reader<'_, '_> {
    /// "Friday", "Tuesday, Jan 15", "Friday 31", "monday the twenty seventh", "thursday 29/03".
    pub(super) fn weekday(&self, i: usize, weekday: u8, doubtful: bool) -> Option<(DayRef, usize)> {
        let lx = self.lx;
        let point = usize::from(
            lx.mark(i + 1) == '.' && lx.tight(i + 1) && lx.form(i).len() <= 5 && !lx.at(i + 2).opens,
        );
        let after = i + 1 + point;
        let comma = after + usize::from(lx.mark(after) == ',');
        // "the Varn Sun, August 16": a paper
        let paper = doubtful && lx.capital(i.wrapping_sub(1)) && !lx.at(i.wrapping_sub(1)).opens;
        let dated = self.dated_behind(comma).filter(|_| !paper);
        if let Some((day, end)) = dated {
            return Some((day, end));
        }
        let before = i.wrapping_sub(1);
        // "the Sun said", "sat at": short forms that are words must look like a date
        if doubtful {
            let asked = lx.any(before, &["on", "every", "each", "by", "until", "from", "and", "or"])
                || matches!(lx.tim(before), Tim::Turn(_) | Tim::One(Unit::Week));
            let digits = lx.digits(after).is_some();
            if !(lx.capital(i) && (asked || digits) && !lx.is(before, "the")) {
                return None;
            }
        }
        // "Sheffield Wednesday", "Sunday Times", "Super Tuesday"
        let name = lx.any(before, &["sheffield", "bloody", "super", "ruby", "black", "cyber", "freaky"])
            || weekday == 7
                && lx.any(
                    after,
                    &["times", "telegraph", "mirror", "express", "herald", "mail", "world", "post"],
                )
                && lx.capital(after)
            || lx.words(after, &["night", "live"])
            || lx.words(after, &["night", "football"]);
        if name {
            return None;
        }
        if let Some((day, end, ordinal)) = self.day_number(after) {
            let the = lx.is(after, "the");
            let closes = lx.at(end).shape != Shape::Word
                || lx.any(end, &["at", "around", "from", "and", "or", "of", "in", "to", "between", "for"]);
            let figures = lx.at(after).shape == Shape::Digits;
            let clock =
                lx.dash(end) || lx.mark(end) == ':' || lx.any(end, &["am", "pm", "a", "p", "oclock", "o"]);
            if the && ordinal {
                return Some((self.in_this_month(weekday, day), end));
            }
            if (figures && closes && !clock) || ordinal && closes {
                return Some((DayRef::WeekdayOf { weekday, day }, end));
            }
        }
        Some((DayRef::Weekday { weekday, ahead: self.ahead(i) }, after - point))
    }

    pub(super) fn in_this_month(&self, weekday: u8, day: u8) -> DayRef {
        let here = self.today.and_then(|today| Day::new(today.year, today.month, day));
        here.map_or(DayRef::WeekdayOf { weekday, day }, DayRef::Full)
    }

    /// A date right behind a weekday.
    pub(super) fn dated_behind(&self, i: usize) -> Option<(DayRef, usize)> {
        let lx = self.lx;
        if let Tim::Month(month, _) = lx.tim(i) {
            return self.month_day(i, month);
        }
        let the = usize::from(lx.is(i, "the"));
        if lx.at(i).shape == Shape::Digits
            && let Some(found) = self.in_figures(i)
        {
            return Some(found);
        }
        self.day_month(i + the)
    }

    /// "next Monday", "this Friday 5/12", "next 6th of April", "last Easter".
    pub(super) fn turned_day(&self, i: usize, turn: Turn) -> Option<(DayRef, usize)> {
        let lx = self.lx;
        let previous = lx.is(i, "previous");
        if let Tim::Weekday(weekday, doubtful) = lx.tim(i + 1) {
            if let Some(found) = self.dated_behind(i + 2) {
                return Some(found);
            }
            if doubtful && !lx.capital(i + 1) || turn == Turn::Same {
                return None;
            }
            let Some(today) = self.today else {
                return Some((DayRef::UndefinedWeekday { weekday, turn }, i + 2));
            };
            // "went back the next Tuesday": the story's own
            if turn == Turn::Next && lx.is(i.wrapping_sub(1), "the") && self.told(i) {
                return Some((DayRef::UndefinedWeekday { weekday, turn }, i + 2));
            }
            let here = today.monday().plus(i64::from(weekday) - 1);
            let day = match turn {
                Turn::Next => here.plus(7),
                Turn::Last if previous || here >= today => here.plus(-7),
                _ => here,
            };
            return Some((DayRef::Full(day), i + 2));
        }
        if let Some((feast, end)) = feasts::read(lx, i + 1) {
            let year = self.today.map(|today| {
                let here = feast.day(today.year);
                match turn {
                    Turn::Next if here <= today => today.year + 1,
                    Turn::Last if here >= today => today.year - 1,
                    _ => today.year,
                }
            });
            return Some((year.map_or(DayRef::Feast(feast), |year| DayRef::Full(feast.day(year))), end));
        }
        if lx.at(i + 1).shape == Shape::Digits || lx.tim(i + 1) == Tim::Opener {
            let found = self.in_figures(i + 1).or_else(|| self.day_month(i + 1))?;
            return Some((self.turn_year(found.0, turn), found.1));
        }
        None
    }

    /// A yearless day in the year that "this" or "next" asks for.
    pub(super) fn turn_year(&self, day: DayRef, turn: Turn) -> DayRef {
        let (DayRef::Yearless { month, day: number }, Some(today)) = (day, self.today) else { return day };
        let here = Day { year: today.year, month, day: number };
        match turn {
            Turn::Next if here <= today => DayRef::Full(Day { year: today.year + 1, ..here }),
            Turn::Last if here >= today => DayRef::Full(Day { year: today.year - 1, ..here }),
            _ => DayRef::Yearless { month, day: number },
        }
    }
}
