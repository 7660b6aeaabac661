//! Years and their parts: "2019", "the 1990s", "Q3 2019", "the first week of 2015".

use super::super::ages;
use super::super::calendar::week_start;
use super::super::heat;
use super::super::lexeme::Shape;
use super::super::money;
use super::super::numbers;
use super::super::terms::{Num, Tim, Unit};
use super::super::time_units;
use super::super::types::Day;
use super::super::units;
use super::super::words::{self, List};
use super::reader::Reader;

use super::node::Stretch;

impl Reader<'_, '_> {
    /// "2019", "2017 q1", "2019-H2", "2015-3", "12-2015", "1990s", "90s", "2017 April".
    pub(super) fn by_number(&self, i: usize) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        if let Some(decade) = self.decade(i) {
            return Some(decade);
        }
        let glued = lx.tight(i)
            && !matches!(
                lx.mark(i.wrapping_sub(1)),
                '(' | '-' | '–' | '—' | '"' | '“' | '\'' | '‘' | '~' | '[' | '=' | '/'
            );
        if glued || matches!(lx.mark(i.wrapping_sub(1)), '$' | '£' | '€' | '#') {
            return None;
        }
        if let Some((year, end)) = self.year(i) {
            let joint = usize::from(lx.dash(end) && lx.tight(end) && lx.tight(end + 1));
            if let Some((quarter, to)) = self.letter_quarter(end + joint) {
                return Some((quarter.with(year), to));
            }
            if let Tim::Month(month, doubtful) = lx.tim(end + joint) {
                let day_follows = lx.digits(end + joint + 1).is_some();
                if !(day_follows || doubtful && !lx.capital(end + joint) && joint == 0) {
                    return Some((Stretch::Month { year: Some(year), month }, end + joint + 1));
                }
            }
            if joint == 1
                && let Some((month, n @ 1..=2)) = lx.digits(end + 1).filter(|(month, _)| *month <= 12)
            {
                let month = u8::try_from(month).ok().filter(|month| n <= 2 && (1..=12).contains(month));
                let goes_on = lx.tight_mark(end + 2, '/') || lx.dash(end + 2) && lx.tight(end + 2);
                // "2010-12" is a range of years when December would come first
                return month
                    .filter(|_| !goes_on)
                    .map(|month| (Stretch::Month { year: Some(year), month }, end + 2));
            }
            return self.plain_year(i, year, end);
        }
        // "12-2015"
        let (month, n) = lx.digits(i)?;
        let month = u8::try_from(month).ok().filter(|month| n <= 2 && (1..=12).contains(month))?;
        if !(matches!(lx.mark(i + 1), '-' | '/') && lx.tight(i + 1) && lx.tight(i + 2)) || lx.tight(i) {
            return None;
        }
        let (year, end) = self.year(i + 2)?;
        (year >= 1900 && !(lx.mark(end) == lx.mark(i + 1) && lx.tight(end)))
            .then_some((Stretch::Month { year: Some(year), month }, end))
    }

    /// A bare year, where nothing makes the number a count.
    pub(super) fn plain_year(&self, i: usize, year: i32, end: usize) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        let before = i.wrapping_sub(1);
        let asked = lx.any(before, words::of(List::BeforeYear))
            || matches!(lx.tim(before), Tim::Month(..) | Tim::Season(_))
            || matches!(lx.mark(before), '=' | '>' | '<')
            || lx.is(before, "than")
                && lx.any(before.wrapping_sub(1), &["later", "earlier", "greater", "less"]);
        let strong =
            lx.any(before, &["in", "since", "during", "year", "early", "late", "mid", "until", "till"]);
        let plausible = (1500..=2100).contains(&year) || strong && year >= 1000;
        let unit = units::after(lx, end, true).is_some()
            || matches!(lx.num(end), Num::Scale(_) | Num::Half)
            || lx.mark(end) == '%'
            // "a 2000 year old custom"
            || ages::spelled(lx, end).is_some()
            || lx.any(end, &["percent", "people", "times", "dollars", "euros"])
            || money::after(lx, end, 2000.0).is_some()
            || matches!(lx.tim(end), Tim::Many(_)) && lx.at(end).gap;
        let named = lx.any(before, words::of(List::NotBeforeYear))
            && !(lx.dash(end) && lx.digits(end + 1).is_some_and(|(_, n)| n == 4))
            || lx.is(before, "than") && !asked
            || lx.is(before, "to") && lx.any(before.wrapping_sub(1), &["up", "close"]);
        // "of 1709 schoolchildren": a crowd, or a number that no news names as its year
        let crowd = (end..end + 3).any(|at| lx.any(at, words::of(List::Crowd)));
        let loose = !asked && !lx.any(before, &["the", "a", "this"]);
        let thing = !strong
            && lx.at(end).gap
            && (crowd || loose || !(1900..=2050).contains(&year))
            && self.counted(end);
        // "2,000 loaves on Saturday and 1950 on Sunday", "2050 in June": counted at a time, and no year's
        let dated =
            lx.any(end, &["on", "in"]) && matches!(lx.tim(end + 1), Tim::Weekday(..) | Tim::Month(..));
        let thing = thing || loose && dated;
        let lowered = lx.tight_mark(end, '-') && lx.tight(end + 1) && lx.at(end + 1).shape == Shape::Word;
        // "1066 AD", "476 CE": the era says it is a year
        if lx.any(end, &["ad", "ce"])
            && lx.form(end).chars().all(char::is_uppercase)
            && (1..=2100).contains(&year)
        {
            return Some((Stretch::Year(year), end + 1));
        }
        let refused = unit || named || thing || lowered && !asked;
        (plausible && !refused).then_some((Stretch::Year(year), end))
    }

    /// "1990s", "1990 s", "the '90s", "90s", "the nineties".
    pub(super) fn decade(&self, i: usize) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        if let Tim::Decade(value) = lx.tim(i) {
            let asked = lx.is(i.wrapping_sub(1), "the") && !heat::spoken(lx, i);
            let stretch = Stretch::Decade { start: self.decade_near(value.into()), open: true };
            return asked.then_some((stretch, i + 1));
        }
        let (value, length) = lx.digits(i)?;
        let apostrophe =
            usize::from(matches!(lx.mark(i + 1), '\'' | '’') && lx.tight(i + 1) && lx.tight(i + 2));
        let s = i + 1 + apostrophe;
        // "1980s-style" speaks of a look, not of a time
        let styled = lx.tight_mark(s + 1, '-') && lx.tight(s + 2);
        if (lx.form(s) != "s") || styled || value % 10 != 0 {
            return None;
        }
        let before = i.wrapping_sub(1);
        let tight = lx.tight(s);
        let value = i32::try_from(value).ok()?;
        if length == 4 && (1000..2200).contains(&value) {
            return (tight || lx.any(before, &["in", "the", "since"]))
                .then_some((Stretch::Decade { start: value, open: false }, s + 1));
        }
        let asked = lx.any(before, &["the", "in", "since"]) || matches!(lx.mark(before), '\'' | '’' | '‘');
        // "will climb into the 60s": a thermometer's
        (length == 2 && asked && !heat::spoken(lx, i))
            .then(|| (Stretch::Decade { start: self.decade_near(value), open: true }, s + 1))
    }

    /// The decade of two digits that has begun by now.
    pub(super) fn decade_near(&self, short: i32) -> i32 {
        let now = self.today.map_or(2020, |today| today.year);
        let start = now - now.rem_euclid(100) + short;
        if start > now { start - 100 } else { start }
    }

    /// "q1", "H2" with a year behind or before.
    pub(super) fn letter_quarter(&self, i: usize) -> Option<(Fraction, usize)> {
        let lx = self.lx;
        // "Q4", and "4Q" of "4Q21"
        let turned = usize::from(lx.at(i).shape == Shape::Digits);
        let (value, n) = lx.digits(i + 1 - turned).filter(|_| lx.tight(i + 1))?;
        let value = u8::try_from(value).ok().filter(|_| n == 1)?;
        match lx.form(i + turned) {
            "q" | "Q" if (1..=4).contains(&value) => Some((Fraction { quarter: true, n: value }, i + 2)),
            "h" | "H" if (1..=2).contains(&value) => Some((Fraction { quarter: false, n: value }, i + 2)),
            _ => None,
        }
    }

    /// "the first quarter of 2013", "last week of July", "the 21st century", "Q3 2019", "week 27 of last year".
    pub(super) fn numbered(&self, i: usize) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        if let Some((fraction, end)) = self.letter_quarter(i) {
            let joint = usize::from(lx.dash(end) && lx.tight(end) || lx.is(end, "of") || lx.mark(end) == ',');
            // "4Q21", "Q1 FY24"
            let short = lx.digits(end).filter(|(_, n)| *n == 2 && lx.tight(end));
            return Some(match self.year(end + joint) {
                Some((year, to)) => (fraction.with(year), to),
                None if short.is_some() => (fraction.with(self.century(short?.0)), end + 1),
                None if lx.at(i).shape == Shape::Digits => return None,
                None => (fraction.open(), end),
            });
        }
        if lx.is(i, "week") && lx.digits(i + 1).is_some() && lx.at(i + 1).gap {
            let (week, n) = lx.digits(i + 1)?;
            let week = u8::try_from(week).ok().filter(|week| n <= 2 && (1..=53).contains(week))?;
            let year = self.year_of(i + 2);
            let (year, end) = match year {
                Some(found) => found,
                None => (self.today?.year, i + 2),
            };
            return Some((Stretch::Week { year, week }, end));
        }
        let the = usize::from(lx.is(i, "the"));
        let at = i + the;
        let last = lx.is(at, "last");
        let (n, mut end) =
            if last { (0.0, at + 1) } else { numbers::ordinal(lx, at).map(|(end, value)| (value, end))? };
        // "first ten days of last year", "the last 3 weeks of this year"
        let count = numbers::read(lx, end).filter(|count| count.value.fract() == 0.0 && count.value >= 1.0);
        if let Some(count) = count {
            if !(last || n == 1.0) {
                return None;
            }
            let (Tim::Many(unit) | Tim::One(unit)) = lx.tim(count.end) else { return None };
            let (year, to) = self.year_of(count.end + 1)?;
            return self.edge_of_year(year, unit, count.value, last).map(|stretch| (stretch, to));
        }
        if lx.is(end, "half") && (n == 1.0 || n == 2.0) {
            let half = if n == 1.0 { 1 } else { 2 };
            return self.year_of(end + 1).map(|(year, to)| (Stretch::Half { year: Some(year), half }, to));
        }
        end += usize::from(lx.dash(end) && lx.tight(end));
        let Tim::One(unit) = lx.tim(end) else { return None };
        let after = end + 1;
        match unit {
            Unit::Century if (1.0..=30.0).contains(&n) => {
                Some((Stretch::Century { start: (n as i32 - 1) * 100 }, after))
            }
            Unit::Quarter if last && lx.is(after, "of") || (1.0..=4.0).contains(&n) => {
                let quarter = if last { 4 } else { n as u8 };
                match self.year_of(after) {
                    Some((year, to)) => Some((Stretch::Quarter { year: Some(year), quarter }, to)),
                    None if lx.words(after, &["of", "the", "year"]) => {
                        Some((Stretch::Quarter { year: None, quarter }, after + 3))
                    }
                    // a quarter of a match is none of a year
                    None => (!last
                        && !lx.any(after, &["of"])
                        && the == 1
                        && lx.any(i.wrapping_sub(1), &["in", "for", "during"]))
                    .then_some((Stretch::Quarter { year: None, quarter }, after)),
                }
            }
            Unit::Month if last || (1.0..=12.0).contains(&n) => {
                let (year, to) = self.year_of(after)?;
                Some((Stretch::Month { year: Some(year), month: if last { 12 } else { n as u8 } }, to))
            }
            Unit::Week if last || (1.0..=53.0).contains(&n) => self.week_of(after, n, last),
            _ => None,
        }
    }

    /// "of July", "of last month", "of 2021" behind "the third week".
    pub(super) fn week_of(&self, i: usize, n: f64, last: bool) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        if let Some((year, end)) = self.year_of(i) {
            let week = if last { week_start(year + 1, 1).plus(-7).week().1 } else { n as u8 };
            return Some((Stretch::Week { year, week }, end));
        }
        if !lx.is(i, "of") {
            return None;
        }
        let week = if last { 5 } else { n as u8 };
        match lx.tim(i + 1) {
            Tim::Month(month, _) => {
                let (year, end) =
                    self.year_behind(i + 2).map_or((None, i + 2), |(year, end)| (Some(year), end));
                Some((Stretch::WeekOf { year, month, week }, end))
            }
            Tim::Turn(turn) if lx.tim(i + 2) == Tim::One(Unit::Month) => {
                let day = self.today?.month(turn);
                Some((Stretch::WeekOf { year: Some(day.year), month: day.month, week }, i + 3))
            }
            _ => None,
        }
    }

    /// "of 2013", "2013", "of last year", "of this year".
    pub(super) fn year_of(&self, i: usize) -> Option<(i32, usize)> {
        let lx = self.lx;
        let from = i + usize::from(lx.any(i, &["of", "in"]));
        // "the third quarter of fiscal 2023": as its company counts
        let from = from + usize::from(from > i && lx.any(from, &["fiscal", "financial"]));
        let from = from + usize::from(from > i + 1 && lx.is(from, "year"));
        if let Some(found) = self.year(from) {
            return Some(found);
        }
        let the = usize::from(lx.is(from, "the"));
        let today = self.today?;
        match lx.tim(from + the) {
            Tim::Turn(turn) if lx.tim(from + the + 1) == Tim::One(Unit::Year) => {
                Some((today.year + turn.step(), from + the + 2))
            }
            _ => None,
        }
    }

    /// The first or last so many units of a year: whole weeks, days, months.
    pub(super) fn edge_of_year(&self, year: i32, unit: Unit, count: f64, last: bool) -> Option<Stretch> {
        let (mut from, mut to) = (Day { year, month: 1, day: 1 }, Day { year: year + 1, month: 1, day: 1 });
        if matches!(unit, Unit::Week) {
            (from, to) = (week_start(year, 1), week_start(year + 1, 1));
        }
        if last {
            from = time_units::shift(to, unit, -count)?
        } else {
            to = time_units::shift(from, unit, count)?
        }
        Some(Stretch::Days { from, to, unit, count: count as i64 })
    }
}

/// A quarter or half of a year not yet known.
#[derive(Clone, Copy)]
pub(super) struct Fraction {
    pub(super) quarter: bool,
    pub(super) n: u8,
}

impl Fraction {
    pub(super) fn with(self, year: i32) -> Stretch {
        if self.quarter {
            Stretch::Quarter { year: Some(year), quarter: self.n }
        } else {
            Stretch::Half { year: Some(year), half: self.n }
        }
    }

    pub(super) fn open(self) -> Stretch {
        if self.quarter {
            Stretch::Quarter { year: None, quarter: self.n }
        } else {
            Stretch::Half { year: None, half: self.n }
        }
    }
}
