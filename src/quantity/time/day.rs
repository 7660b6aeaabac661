//! Days: dates in figures and words, weekdays, "tomorrow", "the 18th", feasts.

use super::super::calendar::days_in;
use super::super::lexeme::Shape;
use super::super::numbers;
use super::super::terms::{Num, Tim, Turn, Unit};
use super::super::thing;
use super::super::time_units;
use super::super::types::Day;
use super::reader::Reader;

use super::feasts;
use super::node::DayRef;

impl Reader<'_, '_> {
    /// A day at row `i`, and the row after it.
    pub(super) fn day(&self, i: usize) -> Option<(DayRef, usize)> {
        let lx = self.lx;
        match lx.tim(i) {
            Tim::Day(shift) => return Some((self.shifted(Unit::Day, i64::from(shift)), i + 1)),
            Tim::Weekday(weekday, doubtful) => return self.weekday(i, weekday, doubtful),
            Tim::Month(month, _) => {
                if let Some(found) = self.month_day(i, month) {
                    return Some(found);
                }
            }
            Tim::Turn(turn) => return self.turned_day(i, turn),
            _ => {}
        }
        if lx.at(i).shape == Shape::Digits
            && let Some(found) = self.in_figures(i)
        {
            return Some(found);
        }
        if let Some(found) = self.day_month(i) {
            return Some(found);
        }
        if let Some((feast, end)) = feasts::read(lx, i) {
            // "Johnnie Christmas", "Chinese New Year": another name or another feast
            let before = i.wrapping_sub(1);
            let name = lx.capital(before) && !lx.at(before).opens && lx.tim(before) == Tim::No;
            return (!name).then(|| self.feast(feast, end));
        }
        self.neighbour(i)
    }

    /// A day so many units from today, if today is known.
    pub(super) fn shifted(&self, unit: Unit, shift: i64) -> DayRef {
        match self.today.and_then(|today| time_units::shift(today, unit, shift as f64)) {
            Some(day) => DayRef::Full(day),
            None => DayRef::Undefined { unit, shift },
        }
    }

    pub(super) fn dated(year: i32, month: u8, day: u8) -> DayRef {
        Day::new(year, month, day).map_or(DayRef::Impossible { year: Some(year), month, day }, DayRef::Full)
    }

    pub(super) fn yearless(month: u8, day: u8) -> DayRef {
        if day <= days_in(2000, month) {
            DayRef::Yearless { month, day }
        } else {
            DayRef::Impossible { year: None, month, day }
        }
    }

    /// A year of four digits at row `i`.
    pub(super) fn year(&self, i: usize) -> Option<(i32, usize)> {
        let (value, length) = self.lx.digits(i)?;
        let year = i32::try_from(value).ok().filter(|year| length == 4 && (1000..2200).contains(year))?;
        let lettered = self.lx.tight(i + 1) && self.lx.at(i + 1).shape == Shape::Word;
        (!lettered).then_some((year, i + 1))
    }

    /// A year in words: "nineteen seventy-two", "two thousand and fifteen".
    pub(super) fn year_in_words(&self, i: usize) -> Option<(i32, usize)> {
        let lx = self.lx;
        if !matches!(lx.num(i), Num::Teen(_) | Num::Ones(_) | Num::Ten(_)) {
            return None;
        }
        let first = numbers::read(lx, i)?;
        let value = if (10.0..21.0).contains(&first.value) {
            let second =
                numbers::read(lx, first.end).filter(|n| (10.0..100.0).contains(&n.value) && !n.figures)?;
            return Some(((first.value * 100.0 + second.value) as i32, second.end));
        } else {
            first.value
        };
        (1000.0..2200.0).contains(&value).then_some((value as i32, first.end))
    }

    /// "in June **next year**", "on May 14 **last year**".
    pub(super) fn turned_year(&self, i: usize) -> Option<(i32, usize)> {
        let lx = self.lx;
        let Tim::Turn(turn) = lx.tim(i) else { return None };
        let own = matches!(lx.mark(i + 2), '\'' | '’') && lx.is(i + 3, "s");
        let fits = turn != Turn::Same && lx.tim(i + 1) == Tim::One(Unit::Year) && !own;
        let year = self.today.filter(|_| fits)?.year;
        Some((year + turn.step(), i + 2))
    }

    /// A year behind a month or a day of one: ", 2019", "of 2020", "in 2020", "of 87".
    pub(super) fn year_behind(&self, i: usize) -> Option<(i32, usize)> {
        let lx = self.lx;
        let of = lx.any(i, &["of", "in"]);
        if let Some(found) = self.turned_year(i + usize::from(lx.is(i, "of"))) {
            return Some(found);
        }
        let from = i + usize::from(
            of || lx.mark(i) == ',' || lx.mark(i) == '.' && lx.at(i + 1).gap && !lx.at(i + 1).opens,
        );
        if let Some((year, end)) = self.year(from) {
            // "on May 5, 2000 people": a year takes no thing right behind it
            let counted = lx.mark(from - 1) != ',' && !of && self.counted(end);
            return (!counted).then_some((year, end));
        }
        if let Some(found) = self.year_in_words(from).filter(|_| from == i || of) {
            return Some(found);
        }
        // "the summer of '69"
        let from = from + usize::from(matches!(lx.mark(from), '\'' | '’' | '‘') && lx.tight(from + 1));
        let (short, length) = lx.digits(from)?;
        let apostrophe = matches!(lx.mark(from.wrapping_sub(1)), '\'' | '’');
        ((of && lx.is(i, "of") || apostrophe) && length == 2).then(|| (self.century(short), from + 1))
    }

    /// Two digits as a year near today.
    pub(super) fn century(&self, short: u64) -> i32 {
        let short = i32::try_from(short).unwrap_or(0);
        let now = self.today.map_or(2020, |today| today.year);
        let year = now - now.rem_euclid(100) + short;
        if year > now + 20 { year - 100 } else { year }
    }

    /// Whether what follows a number is a noun it counts, rather than the end of a phrase.
    pub(super) fn counted(&self, end: usize) -> bool {
        thing::counted(self.lx, end, 2000.0, false, false).is_some()
    }

    /// "2nd", "second", "the twenty-seventh", "15" as a day of a month.
    pub(super) fn day_number(&self, i: usize) -> Option<(u8, usize, bool)> {
        let lx = self.lx;
        let the = usize::from(lx.is(i, "the"));
        let at = i + the;
        if let Some((end, value)) = numbers::ordinal(lx, at) {
            let day = (1.0..=31.0).contains(&value).then_some(value as u8)?;
            return Some((day, end, true));
        }
        if let Some((value, length)) = lx.digits(at) {
            let day = u8::try_from(value).ok().filter(|day| length <= 2 && (1..=31).contains(day))?;
            let goes_on = lx.tight(at + 1)
                && (matches!(lx.at(at + 1).shape, Shape::Word)
                    || matches!(lx.mark(at + 1), ':' | '%')
                    || matches!(lx.mark(at + 1), '.' | ',')
                        && lx.tight(at + 2)
                        && lx.digits(at + 2).is_some());
            return (!goes_on).then_some((day, at + 1, false));
        }
        let value = numbers::read(lx, at).filter(|n| !n.figures && !n.fraction && n.value.fract() == 0.0)?;
        let day = (1.0..=31.0).contains(&value.value).then_some(value.value as u8)?;
        (matches!(lx.num(at), Num::Ones(_) | Num::Teen(_) | Num::Ten(_))).then_some((day, value.end, false))
    }

    /// "January 12, 2016", "Oct/2", "Dec31 , 1994", "March eighteenth", "June the 28th 2020".
    pub(super) fn month_day(&self, i: usize, month: u8) -> Option<(DayRef, usize)> {
        let lx = self.lx;
        let mut at = i + 1;
        at += usize::from(lx.mark(at) == '.' && lx.tight(at));
        at += usize::from(matches!(lx.mark(at), '/' | '-') && lx.tight(at) && lx.digits(at + 1).is_some());
        let (day, end, ordinal) = self.day_number(at)?;
        // words count days only as ordinals: "March two" is none
        if lx.at(at).shape == Shape::Word && !ordinal {
            return None;
        }
        // "in May 10 percent", "in June 5 people": the number belongs to what follows
        let scaled = lx.any(end, &["percent", "per", "pct"]) || matches!(lx.num(end), Num::Scale(_));
        if !ordinal && (scaled || lx.is(i.wrapping_sub(1), "in") && self.counted(end)) {
            return None;
        }
        // "Dec. 31" keeps its year behind a comma; "(Tue)" may stand between
        let mut end = self.weekday_in_brackets(end);
        if let Some((year, to)) = self.year_behind(end) {
            end = to;
            return Some((Self::dated(year, month, day), end));
        }
        // "January first 12": a bare pair of digits behind an ordinal in words
        if let Some((short, 2)) = lx.digits(end).filter(|_| ordinal && lx.at(at).shape == Shape::Word)
            && lx.mark(end + 1) != ':'
        {
            return Some((Self::dated(self.century(short), month, day), end + 1));
        }
        if let Some((year, to)) = self.slashed_year(end) {
            return Some((Self::dated(year, month, day), to));
        }
        Some((Self::yearless(month, day), end))
    }

    pub(super) fn slashed_year(&self, end: usize) -> Option<(i32, usize)> {
        let sign = matches!(self.lx.mark(end), '/' | '-') && self.lx.tight(end) && self.lx.tight(end + 1);
        self.year(end + 1).filter(|_| sign)
    }

    pub(super) fn weekday_in_brackets(&self, end: usize) -> usize {
        let lx = self.lx;
        let weekday = matches!(lx.tim(end + 1), Tim::Weekday(..));
        let closed = lx.mark(end) == '(' && weekday && lx.mark(end + 2) == ')';
        end + if closed { 3 } else { 0 }
    }

    /// "2 July", "26 June in 2020", "fourth of July of 1995", "the 15th day of next month".
    pub(super) fn day_month(&self, i: usize) -> Option<(DayRef, usize)> {
        let lx = self.lx;
        let (day, end, ordinal) = self.day_number(i)?;
        if matches!(lx.mark(i.wrapping_sub(1)), '$' | '£' | '€' | '#') {
            return None;
        }
        let mut at = end;
        if lx.words(at, &["day", "of"]) {
            at += 2;
            if let Some((month, year, to)) = self.turned_month(at) {
                return Some((Self::dated(year, month, day), to));
            }
        } else {
            at += usize::from(lx.is(at, "of") || matches!(lx.mark(at), '-' | '/') && lx.tight(at));
        }
        let Tim::Month(month, doubtful) = lx.tim(at) else { return None };
        let lower = lx.form(at).starts_with(char::is_lowercase);
        let word_before = lx.at(i).shape == Shape::Word && !ordinal;
        // "a second may …", "five march on": a doubtful month needs "of", figures or a capital
        if doubtful && lower && (word_before || at == end && lx.at(i).shape == Shape::Word) {
            return None;
        }
        // "won 3 May polls": figures before a month that a further number follows belong elsewhere
        let mut to = at + 1;
        to +=
            usize::from(lx.mark(to) == '.' && lx.tight(to) && lx.form(at).len() <= 4 && !lx.at(to + 1).opens);
        if let Some((year, end)) = self.year_behind(to).or_else(|| self.slashed_year(to)) {
            return Some((Self::dated(year, month, day), end));
        }
        let number_follows = lx
            .digits(to)
            .is_some_and(|(value, n)| n <= 2 && value <= 31 && lx.mark(to + 1) != ':' && lx.at(to).gap);
        let followed = number_follows && at == end && !ordinal;
        (!followed).then(|| (Self::yearless(month, day), to - usize::from(to > at + 1)))
    }

    /// "next month", "last May", "the month" behind "the 15th day of".
    pub(super) fn turned_month(&self, i: usize) -> Option<(u8, i32, usize)> {
        let lx = self.lx;
        let today = self.today?;
        if lx.words(i, &["the", "month"]) {
            return Some((today.month, today.year, i + 2));
        }
        let Tim::Turn(turn) = lx.tim(i) else { return None };
        if lx.tim(i + 1) != Tim::One(Unit::Month) {
            return None;
        }
        let day = today.month(turn);
        Some((day.month, day.year, i + 2))
    }

    pub(super) fn feast(&self, feast: &'static feasts::Feast, end: usize) -> (DayRef, usize) {
        let lx = self.lx;
        let year = self.year_behind(end).filter(|_| lx.mark(end) != ',').or_else(|| {
            let today = self.today.filter(|_| lx.is(end, "of") && lx.tim(end + 2) == Tim::One(Unit::Year))?;
            let Tim::Turn(turn) = lx.tim(end + 1) else { return None };
            Some((today.year + turn.step(), end + 3))
        });
        match year {
            Some((year, end)) => (DayRef::Full(feast.day(year)), end),
            None => (DayRef::Feast(feast), end),
        }
    }

    /// "the day after tomorrow", "the day before yesterday", "the next day", "the day after".
    pub(super) fn neighbour(&self, i: usize) -> Option<(DayRef, usize)> {
        let lx = self.lx;
        let the = usize::from(lx.is(i, "the"));
        let at = i + the;
        if lx.words(at, &["day", "after", "tomorrow"]) {
            return Some((self.shifted(Unit::Day, 2), at + 3));
        }
        if lx.words(at, &["day", "before", "yesterday"]) {
            return Some((self.shifted(Unit::Day, -2), at + 3));
        }
        let from = |shift: i64| {
            if self.told(i) {
                DayRef::Undefined { unit: Unit::Day, shift }
            } else {
                self.shifted(Unit::Day, shift)
            }
        };
        if the == 1 && lx.any(at, &["next", "following"]) && lx.is(at + 1, "day") {
            return Some((from(1), at + 2));
        }
        if the == 1 && lx.is(at, "previous") && lx.is(at + 1, "day") {
            return Some((from(-1), at + 2));
        }
        let closes = |at: usize| matches!(lx.at(at).shape, Shape::Mark | Shape::Break);
        if the == 1 && lx.words(at, &["day", "after"]) && closes(at + 2) {
            return Some((from(1), at + 2));
        }
        // "on the 18th", "29th": a bare ordinal asks for its preposition and an end
        let before =
            lx.any(i.wrapping_sub(1), &["on", "around", "by", "until", "till", "since", "before", "after"]);
        let (day, end, ordinal) = self.day_number(i).filter(|_| before)?;
        let digits = lx.at(at).shape == Shape::Digits && (ordinal || the == 1);
        let stops = lx.at(end).shape != Shape::Word
            || lx.any(
                end,
                &[
                    "this", "of", "at", "from", "and", "or", "between", "in", "to", "he", "she", "it",
                    "they", "we", "when",
                ],
            ) && !lx.is(end + 1, "the");
        let glued = matches!(lx.mark(end), '-' | '/') && lx.tight(end);
        (digits && stops && lx.mark(end) != '%' && !glued).then_some((DayRef::OfMonth { day }, end))
    }
}
