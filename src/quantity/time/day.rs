//! Days: dates in figures and words, weekdays, "tomorrow", "the 18th", feasts.
//!
//! In: rows of the tables' groups `dated` and `day`. Out: the day that each says.

use super::super::calendar::{days_in, nth_weekday};
use super::super::numbers;
use super::super::rules::{Found, Group};
use super::super::terms::{Tim, Turn, Unit};
use super::super::time_units;
use super::super::types::Day;
use super::super::words::{self, List};

use super::feasts::Feast;
use super::node::DayRef;
use super::reader::{Caught, Reader};

impl Reader<'_, '_> {
    /// A day at row `i`, and the row after it.
    pub(super) fn day(&self, i: usize) -> Option<(DayRef, usize)> {
        let plain = self.longest(Group::Day, i, Self::day_of);
        self.longer(self.dated(i), plain).map(|(day, end)| self.day_behind(day, end))
    }

    /// A day with its month in words or figures.
    pub(super) fn dated(&self, i: usize) -> Option<(DayRef, usize)> {
        self.longest(Group::Dated, i, Self::day_of)
    }

    /// What a row of the tables says of a day, if the words around it let it.
    pub(super) fn day_of(&self, i: usize, found: &Found<Caught>) -> Option<DayRef> {
        let (lx, end) = (self.lx, found.end);
        let Caught { year, month, day, weekday, turn, pair: [first, second], .. } = found.caught;
        let (reading, arg) = found.reading.split_once(' ').unwrap_or((found.reading, ""));
        Some(match reading {
            "date" if self.summed(i) => return None,
            "date" if year.is_none() => {
                let (word, named) = (lx.capital(end - 1), lx.is(i.wrapping_sub(1), "in"));
                // "a second may", "in June 5 people", "won 3 May 12 times": the number or the word is another's
                let month_last = matches!(lx.tim(end - 1), Tim::Month(..));
                let small = || {
                    lx.digits(end).is_some_and(|(_, n)| n <= 2) && lx.mark(end + 1) != ':' && lx.at(end).gap
                };
                let of = lx.is(end.wrapping_sub(2), "of");
                let other = month_last && (found.caught.doubtful && found.caught.worded && !word && !of)
                    || month_last && !found.caught.worded && !of && small()
                    || !month_last && !found.caught.worded && named && self.counted(end);
                return (!other).then(|| Self::yearless(month, day));
            }
            "date" => Self::dated_day(year?, month, day),
            "worded" => Self::dated_day(year?, month, found.caught.count.filter(|day| *day <= 31.0)? as u8),
            "ymd" => Self::dated_day(year?, first, second).real()?,
            "mdy" | "md" => {
                let (month, day) = if first > 12 { (second, first) } else { (first, second) };
                // "after 9/11" names an event
                let event = (month, day) == (9, 11) && !lx.is(i.wrapping_sub(1), "on");
                // "open 5/1-5/7", "on 5/1, 5/7 or 5/9"
                let (before, beside) = (i.wrapping_sub(1), lx.mark(i.wrapping_sub(3)) == '/');
                let listed = beside && lx.is(i.wrapping_sub(5), "on");
                let event = event || lx.dash(before) && !beside || lx.mark(before) == ',' && !listed;
                match year {
                    Some(year) => Self::dated_day(year, month, day),
                    None if event || month > 12 => return None,
                    None => Self::yearless(month, day),
                }
            }
            "turned" => {
                let there = self.today?.month(turn.unwrap_or(Turn::This));
                Self::dated_day(there.year, there.month, day)
            }
            "shift" => self.shifted(Unit::Day, arg.parse().unwrap_or(found.caught.shift).into()),
            "told" if self.told(i) => DayRef::Undefined { unit: Unit::Day, shift: arg.parse().ok()? },
            "told" => self.shifted(Unit::Day, arg.parse().ok()?),
            "same" => found.caught.date?,
            "weekday" => {
                // "Sunday Times", "Saturday night live"
                let name = lx.capital(end) && lx.any(end, words::of(List::BehindWeekday))
                    || lx.words(end, &["night", "live"]);
                return (!name).then(|| DayRef::Weekday { weekday, ahead: self.ahead(i) });
            }
            "this_month" => {
                let here = self.today.and_then(|today| Day::new(today.year, today.month, day));
                here.map_or(DayRef::WeekdayOf { weekday, day }, DayRef::Full)
            }
            "weekday_of" => DayRef::WeekdayOf { weekday, day },
            "weekday_from" => {
                let (count, unit) = found.caught.length.filter(|length| !length.vague)?.first();
                let there = time_units::shift(self.today?, unit, count)?;
                DayRef::Full(there.monday().plus(i64::from(weekday) - 1))
            }
            "turn_weekday" => return self.turned_weekday(i, weekday, turn?),
            "turn_feast" => {
                let feast = found.caught.feast?;
                let day =
                    |today: Day| DayRef::Full(feast.day(year_turned(today, feast.day(today.year), turn)));
                self.today.map_or(DayRef::Feast(feast), day)
            }
            "turn_date" if self.lasts(i) => return None,
            "turn_date" => match (found.caught.date?, self.today) {
                (DayRef::Yearless { month, day }, Some(today)) => {
                    let year = year_turned(today, Day { year: today.year, month, day }, turn);
                    if year == today.year {
                        DayRef::Yearless { month, day }
                    } else {
                        Self::dated_day(year, month, day)
                    }
                }
                _ => return None,
            },
            "feast" => return self.feast(i, found.caught.feast?, year, turn),
            "of_month" if found.caught.worded => return None,
            "of_month" => DayRef::OfMonth { day },
            _ => {
                let there = turn.and_then(|turn| Some(self.today?.month(turn)));
                let (month, year) = there.map_or((month, year), |there| (there.month, Some(there.year)));
                let n = found.caught.count.map_or(0, |n| n as u8);
                let at = year.or(self.today.map(|today| today.year));
                let nth = if n == 0 { -1 } else { i8::try_from(n).ok().filter(|n| *n <= 5)? };
                let day = at.map(|year| nth_weekday(year, month, weekday, nth));
                DayRef::Nth { n, weekday, year, month, day }
            }
        })
    }

    /// "next Monday": of next week; "last Monday": the one before today.
    fn turned_weekday(&self, i: usize, weekday: u8, turn: Turn) -> Option<DayRef> {
        let lx = self.lx;
        // "went back the next Tuesday": the story's own
        let story = turn == Turn::Next && lx.is(i.wrapping_sub(1), "the") && self.told(i);
        let Some(today) = self.today.filter(|_| !story) else {
            return Some(DayRef::UndefinedWeekday { weekday, turn });
        };
        let here = today.monday().plus(i64::from(weekday) - 1);
        Some(DayRef::Full(match turn {
            Turn::Next => here.plus(7),
            Turn::Last if lx.is(i, "previous") || here >= today => here.plus(-7),
            _ => here,
        }))
    }

    /// A feast, in a year where one is said.
    fn feast(
        &self,
        i: usize,
        feast: &'static Feast,
        year: Option<i32>,
        turn: Option<Turn>,
    ) -> Option<DayRef> {
        let (lx, before) = (self.lx, i.wrapping_sub(1));
        // "Johnnie Christmas", "Chinese New Year": another name or another feast
        let name = lx.capital(before) && !lx.at(before).opens && lx.tim(before) == Tim::No;
        let turned = turn.and_then(|turn| Some(self.today?.year + turn.step()));
        let day = |year: i32| DayRef::Full(feast.day(year));
        (!name).then(|| year.or(turned).map_or(DayRef::Feast(feast), day))
    }

    /// A day so many units from today, if today is known.
    pub(super) fn shifted(&self, unit: Unit, shift: i64) -> DayRef {
        match self.today.and_then(|today| time_units::shift(today, unit, shift as f64)) {
            Some(day) => DayRef::Full(day),
            None => DayRef::Undefined { unit, shift },
        }
    }

    pub(super) fn dated_day(year: i32, month: u8, day: u8) -> DayRef {
        Day::new(year, month, day).map_or(DayRef::Impossible { year: Some(year), month, day }, DayRef::Full)
    }

    pub(super) fn yearless(month: u8, day: u8) -> DayRef {
        if day <= days_in(2000, month) {
            DayRef::Yearless { month, day }
        } else {
            DayRef::Impossible { year: None, month, day }
        }
    }

    /// "15" as a day of a month: nothing that goes on as a larger number, a time or a share.
    pub(super) fn day_figure(&self, at: usize) -> Option<u8> {
        let lx = self.lx;
        let (value, length) = lx.digits(at)?;
        let on = lx.tight(at + 1)
            && match lx.mark(at + 1) {
                ':' | '%' => true,
                '.' | ',' => lx.tight(at + 2) && lx.digits(at + 2).is_some(),
                _ => lx.at(at + 1).shape == super::super::lexeme::Shape::Word,
            };
        u8::try_from(value).ok().filter(|day| length <= 2 && (1..=31).contains(day) && !on)
    }

    /// A year of four digits at row `i`.
    pub(super) fn year(&self, i: usize) -> Option<(i32, usize)> {
        let (value, length) = self.lx.digits(i)?;
        let year = i32::try_from(value).ok().filter(|year| length == 4 && (1000..2200).contains(year))?;
        let lettered = self.lx.tight(i + 1) && self.lx.at(i + 1).shape == super::super::lexeme::Shape::Word;
        (!lettered).then_some((year, i + 1))
    }

    /// A year behind a month or a day of one: ", 2019", "of 2020", "in 2020", "of 87", "next year", "-2019".
    pub(super) fn year_behind(&self, i: usize) -> Option<(i32, usize)> {
        let lx = self.lx;
        let of = lx.any(i, &["of", "in"]);
        let own = matches!(lx.mark(i + 2), '\'' | '’') && lx.is(i + 3, "s");
        if let Some(found) = self.year_turned(i + usize::from(lx.is(i, "of"))).filter(|_| !own) {
            return Some(found);
        }
        let slash = matches!(lx.mark(i), '/' | '-') && lx.tight(i) && lx.tight(i + 1);
        let point = lx.mark(i) == '.' && lx.at(i + 1).gap && !lx.at(i + 1).opens;
        let from = i + usize::from(of || lx.mark(i) == ',' || point || slash);
        if let Some((year, end)) = self.year(from) {
            // "on May 5, 2000 people": a year takes no thing right behind it
            let counted = lx.mark(from - 1) != ',' && !of && self.counted(end);
            return (!counted).then_some((year, end));
        }
        // "nineteen seventy-two"
        if let Some(found) = numbers::year(lx, from).filter(|_| from == i || of) {
            return Some(found);
        }
        // "the summer of '69"
        let apostrophe = matches!(lx.mark(from), '\'' | '’' | '‘') && lx.tight(from + 1);
        let from = from + usize::from(apostrophe);
        let (short, length) = lx.digits(from)?;
        ((lx.is(i, "of") || apostrophe) && length == 2).then(|| (self.century(short), from + 1))
    }

    /// "next year", "last year".
    pub(super) fn year_turned(&self, i: usize) -> Option<(i32, usize)> {
        let Tim::Turn(turn) = self.lx.tim(i) else { return None };
        let fits = turn != Turn::Same && self.lx.tim(i + 1) == Tim::One(Unit::Year);
        Some((self.today.filter(|_| fits)?.year + turn.step(), i + 2))
    }

    /// "of 2013", "2013", "of fiscal 2013", "of last year".
    pub(super) fn year_of(&self, i: usize) -> Option<(i32, usize)> {
        let lx = self.lx;
        let from = i + usize::from(lx.any(i, &["of", "in"]));
        // "the third quarter of fiscal 2023": as its company counts
        let from = from + usize::from(from > i && lx.any(from, &["fiscal", "financial"]));
        let from = from + usize::from(from > i + 1 && lx.is(from, "year"));
        self.year(from).or_else(|| self.year_turned(from + usize::from(lx.is(from, "the"))))
    }

    /// Two digits as a year near today.
    pub(super) fn century(&self, short: u64) -> i32 {
        let short = i32::try_from(short).unwrap_or(0);
        let now = self.today.map_or(2020, |today| today.year);
        let year = now - now.rem_euclid(100) + short;
        if year > now + 20 { year - 100 } else { year }
    }
}

/// The year of a day that "this", "last" or "next" turns to.
fn year_turned(today: Day, here: Day, turn: Option<Turn>) -> i32 {
    match turn {
        Some(Turn::Next) if here <= today => today.year + 1,
        Some(Turn::Last) if here >= today => today.year - 1,
        _ => today.year,
    }
}
