//! The days that an expression means, as near to the article's date as its words allow.

use super::super::calendar::{days_in, week_start};
use super::super::types::Day;
use super::reader::Reader;

use super::node::{DayRef, Edge, Stretch};
use super::reader::Tense;

impl Reader<'_, '_> {
    /// The day meant, as near to today as the words allow.
    pub(super) fn settle(&self, day: DayRef) -> Option<Day> {
        match day {
            DayRef::Full(day) => Some(day),
            DayRef::Nth { day, .. } => day,
            DayRef::Impossible { .. } | DayRef::Undefined { .. } | DayRef::UndefinedWeekday { .. } => None,
            DayRef::Yearless { month, day } => {
                let today = self.today?;
                let at = |year: i32| Day::new(year, month, day);
                let nearest = |fits: fn(&Day, &Day) -> bool| {
                    let there =
                        (today.year - 4..=today.year + 4).filter_map(at).filter(|day| fits(day, &today));
                    there.min_by_key(|day| (day.number() - today.number()).abs())
                };
                // a day within two months is the near one, whatever the verb
                let near = nearest(|_, _| true)?;
                match self.tense.filter(|_| (near.number() - today.number()).abs() > 60) {
                    Some(Tense::Past) => nearest(|day, today| day <= today),
                    Some(Tense::Future) => nearest(|day, today| day >= today),
                    None => Some(near),
                }
            }
            DayRef::Weekday { weekday, ahead } => {
                let today = self.today?;
                let behind = (i64::from(today.weekday()) - i64::from(weekday)).rem_euclid(7);
                Some(if ahead && behind > 0 { today.plus(7 - behind) } else { today.plus(-behind) })
            }
            DayRef::OfMonth { day } => {
                let today = self.today?;
                let first = Day { day: 1, ..today };
                let months = (-2..=1).map(|step| first.plus_months(step));
                let there = months.filter_map(|month| Day::new(month.year, month.month, day));
                there.filter(|there| *there <= today).max().or(None)
            }
            DayRef::WeekdayOf { weekday, day } => {
                let today = self.today?;
                let first = Day { day: 1, ..today };
                let months = (-36..=36).map(|step| first.plus_months(step));
                let there = months.filter_map(|month| Day::new(month.year, month.month, day));
                there
                    .filter(|there| there.weekday() == weekday)
                    .min_by_key(|there| (there.number() - today.number()).abs())
            }
            DayRef::Feast(feast) => {
                let today = self.today?;
                (today.year - 1..=today.year + 1)
                    .map(|year| feast.day(year))
                    .min_by_key(|day| (day.number() - today.number()).abs())
            }
        }
    }

    pub(super) fn near_year(&self, month: u8) -> Option<i32> {
        let today = self.today?;
        let distance =
            |year: i32| (i64::from(year - today.year) * 12 + i64::from(month) - i64::from(today.month)).abs();
        let fits = |year: &i32| match self.tense {
            Some(Tense::Past) => (*year, month) <= (today.year, today.month),
            Some(Tense::Future) => (*year, month) >= (today.year, today.month),
            None => true,
        };
        (today.year - 1..=today.year + 1).filter(fits).min_by_key(|year| distance(*year))
    }

    pub(super) fn whole_bounds(&self, stretch: Stretch) -> Option<(Day, Day)> {
        let months = |year: i32, month: u8, count: i64| {
            let from = Day { year, month, day: 1 };
            Some((from, from.plus_months(count)))
        };
        match stretch {
            Stretch::Year(year) => months(year, 1, 12),
            Stretch::Month { year, month } => months(year.or_else(|| self.near_year(month))?, month, 1),
            Stretch::Quarter { year, quarter } => {
                months(year.or(self.today.map(|today| today.year))?, quarter * 3 - 2, 3)
            }
            Stretch::Half { year, half } => {
                months(year.or(self.today.map(|today| today.year))?, half * 6 - 5, 6)
            }
            Stretch::Season { year, season } => {
                let year = year.or_else(|| self.near_year(season * 3))?;
                months(year, if season == 4 { 12 } else { season * 3 }, 3)
            }
            Stretch::Week { year, week } => {
                let from = week_start(year, week);
                Some((from, from.plus(7)))
            }
            Stretch::Weekend(saturday) => Some((saturday, saturday.plus(2))),
            Stretch::Decade { start, .. } => months(start, 1, 120),
            Stretch::Century { start } => {
                let from = Day { year: start.max(1), month: 1, day: 1 };
                Some((from, Day { year: start + 100, ..from }))
            }
            Stretch::WeekOf { year, month, week } => {
                let year = year.or_else(|| self.near_year(month))?;
                let first = Day { year, month, day: 1 };
                // a week belongs to the month that holds its Thursday; the fifth is the last
                let thursday = first.plus((4 - i64::from(first.weekday())).rem_euclid(7));
                let from = if week == 5 {
                    Day { day: days_in(year, month), ..first }.monday()
                } else {
                    thursday.monday().plus(7 * (i64::from(week) - 1))
                };
                Some((from, from.plus(7)))
            }
            Stretch::Days { from, to, .. } => Some((from, to)),
            Stretch::WeekFrom(day) => {
                let from = self.settle(day)?;
                Some((from, from.plus(7)))
            }
            Stretch::Special(..)
            | Stretch::Before { .. }
            | Stretch::Undefined { .. }
            | Stretch::UndefinedCount { .. }
            | Stretch::UndefinedMonth { .. } => None,
        }
    }

    pub(super) fn bounds(&self, stretch: Stretch, edge: Edge) -> Option<(Day, Day)> {
        let (from, to) = self.whole_bounds(stretch)?;
        let year = matches!(stretch, Stretch::Year(_));
        let third = (to.number() - from.number()) / 3;
        Some(match edge {
            Edge::Whole => (from, to),
            Edge::Before => (from, self.today?.max(from)),
            Edge::After if year => (from.plus_months(6), to),
            Edge::After => (self.today?.max(from), to),
            Edge::Start if year => (from, from.plus_months(4)),
            Edge::Middle if year => (from.plus_months(4), from.plus_months(8)),
            Edge::Close if year => (from.plus_months(8), to),
            Edge::End if year => (from.plus_months(6), to),
            Edge::Start if matches!(stretch, Stretch::Month { .. }) => (from, from.plus(15)),
            Edge::Middle if matches!(stretch, Stretch::Month { .. }) => (from.plus(9), from.plus(20)),
            Edge::End | Edge::Close if matches!(stretch, Stretch::Month { .. }) => (from.plus(15), to),
            Edge::Start => (from, from.plus(third)),
            Edge::Middle => (from.plus(third), to.plus(-third)),
            Edge::End | Edge::Close if matches!(stretch, Stretch::Week { .. }) => (from.plus(3), to),
            Edge::End | Edge::Close => (to.plus(-third), to),
        })
    }
}
