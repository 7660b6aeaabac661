//! What stands behind a day, a time or a part of the day and belongs to it.
//!
//! In: an expression read. Out: the longer one, and where it ends.

use super::super::calendar;
use super::super::lexeme::Shape;
use super::super::terms::{Part, Tim, Turn, Unit};
use super::super::types::Day;
use super::super::units;
use super::finish;
use super::reader::Reader;

use super::clock::in_part;
use super::join::{later, share_half};
use super::node::{Bound, Clock, DayRef, Edge, Node, Stretch};

impl Reader<'_, '_> {
    /// "10am to 12pm **Monday morning**", "between 3 and 8 **yesterday**", "from 10:30 to 3 **on 1/1/2015**".
    pub(super) fn with_day_behind(&self, a: Clock, b: Clock, end: usize) -> (Node, usize) {
        let at = end + usize::from(self.lx.is(end, "on"));
        if let Some((day, to)) = self.day(at) {
            let (a, b, to) = match self.part_behind(to) {
                Some((part, _, to)) => (in_part(a, part), in_part(b, part), to),
                None => (a, b, to),
            };
            return (Node::hours(day, a, b), to);
        }
        match self.part(end) {
            Some((Node::Part(part, _), to)) => (Node::clocks(in_part(a, part), in_part(b, part)), to),
            Some((Node::DayPart(day, part, _), to)) => {
                (Node::hours(day, in_part(a, part), in_part(b, part)), to)
            }
            _ => (Node::clocks(a, b), end),
        }
    }

    /// A day and what of it stands behind.
    pub(super) fn extend_day(&self, day: DayRef, end: usize) -> (Node, usize) {
        let lx = self.lx;
        if matches!(day, DayRef::Feast(_)) && lx.is(end, "at") {
            return (Node::Day(day), end);
        }
        let (day, end) = self.week_behind(day, end);
        if let Some((part, edge, to)) = self.part_behind(end) {
            let (day, to) = self.week_behind(day, to);
            let at = to + usize::from(lx.any(to, &["at", "around"]));
            if let Some((clock, to)) = self.hour_behind(at, at > to) {
                return self.extend_moment(day, in_part(clock, part), to, Some(part));
            }
            if let Some((a, b, to)) = self.clock_range(to, true) {
                return (Node::hours(day, in_part(a, part), in_part(b, part)), to);
            }
            return (Node::DayPart(day, part, edge), to);
        }
        let stamp = lx.form(end) == "T" && lx.tight(end) && lx.tight(end + 1);
        let comma = usize::from(stamp || lx.mark(end) == ',' || lx.dash(end) && lx.tight(end));
        let mut at = end + comma;
        // "today before 4pm"
        let bound = self.bound(end).or(lx.is(end, "by").then_some((Bound::Before, end + 1)));
        if let Some((bound, at)) = bound
            && let Some((clock, to)) = self.bound_hour(at)
            && (clock.explicit || bound != Bound::Until)
        {
            return (Node::Open(bound, Box::new(Node::Moment(day, clock))), to);
        }
        let near = matches!(day, DayRef::Weekday { .. } | DayRef::Full(_) | DayRef::OfMonth { .. });
        if let Some((a, b, to)) = self.clock_range(at, near && comma == 0) {
            return (Node::hours(day, a, b), to);
        }
        let said = lx.any(at, &["at", "around"]);
        at += usize::from(said);
        if let Some((clock, to)) = self.hour_behind(at, said) {
            return self.extend_moment(day, clock, to, None);
        }
        (Node::Day(day), end)
    }

    /// "at 5", "8:00am", "nine thirty" behind a day.
    pub(super) fn hour_behind(&self, at: usize, said: bool) -> Option<(Clock, usize)> {
        let (clock, to) = self.any_clock(at)?;
        let lx = self.lx;
        let counted = self.counted(to)
            || lx.mark(to) == '%'
            || lx.any(to, &["percent", "per", "million", "billion", "of"])
            || units::after(lx, to, true).is_some()
            || matches!(lx.tim(to), Tim::Many(_) | Tim::One(_));
        let words = clock.minute.is_some() && lx.at(at).shape == Shape::Word;
        (clock.explicit || (said || words) && !counted).then_some((clock, to))
    }

    /// "4pm", "2 in the afternoon", "4" behind a day and a word that bounds it.
    fn bound_hour(&self, at: usize) -> Option<(Clock, usize)> {
        let part = self
            .bare_bound(at)
            .and_then(|(node, to)| if let Node::Clock(clock) = node { Some((clock, to)) } else { None });
        part.or_else(|| self.hour_behind(at, true))
    }

    /// A day and a time, and a second time or a year behind them.
    pub(super) fn extend_moment(
        &self,
        mut day: DayRef,
        clock: Clock,
        end: usize,
        part: Option<Part>,
    ) -> (Node, usize) {
        // "Wed Oct 26 15:50:06 2016"
        if let (DayRef::Yearless { month, day: number }, Some((year, to))) =
            (day, self.year(end).filter(|_| clock.second.is_some()))
            && let Some(full) = Day::new(year, month, number)
        {
            return (Node::Moment(DayRef::Full(full), clock), to);
        }
        let mut end = end;
        if let Some((part, _, to)) = self.part_behind(end) {
            return (Node::Moment(day, in_part(clock, part)), to);
        }
        (day, end) = self.week_behind(day, end);
        let node = Node::Moment(day, clock);
        if let Some((Node::Clock(last), to)) = self.second_end(&node, end) {
            let last = part.map_or(last, |part| in_part(last, part));
            let (clock, last) = share_half(clock, last);
            return (Node::hours(day, clock, last), to);
        }
        if let Some((last, to)) = self.for_hours(clock, end).filter(|(last, _)| last.hour < 24) {
            return (Node::hours(day, clock, last), to);
        }
        (node, end)
    }

    /// "for 3 hours" behind a time: when it ends.
    pub(super) fn for_hours(&self, clock: Clock, end: usize) -> Option<(Clock, usize)> {
        let (length, to) = self.length(end + 1).filter(|_| self.lx.is(end, "for"))?;
        (length.largest() <= Unit::Hour && !length.vague).then(|| (later(clock, length.seconds()), to))
    }

    /// "from 2pm to 4pm", "between 10 and 11:30", "11-4", "19:00 - 21:00".
    fn clock_range(&self, i: usize, bare: bool) -> Option<(Clock, Clock, usize)> {
        let lx = self.lx;
        let opener = lx.any(i, &["from", "between"]);
        let at = i + usize::from(opener || lx.is(i, "at"));
        let (first, end) = self.any_clock(at)?;
        if let Some((last, to)) = self.for_hours(first, end).filter(|_| opener && first.explicit) {
            return Some((first, last, to));
        }
        let joined =
            lx.dash(end) || lx.is(end, "to") || opener && lx.any(end, &["and", "until", "till", "through"]);
        let (last, to) = self.any_clock(end + 1).filter(|_| joined)?;
        let tight = lx.dash(end) && lx.tight(end) && lx.tight(end + 1);
        let firm = first.explicit
            || last.explicit
            || (opener || bare && tight && lx.at(to).shape != Shape::Word) && !self.counted(to);
        let (first, last) = share_half(first, last);
        firm.then_some((first, last, to))
    }

    /// "Monday **next week**", "Tuesday **of the following week**", "the 21st **this month**", "Monday **two weeks from now**".
    pub(super) fn week_behind(&self, day: DayRef, end: usize) -> (DayRef, usize) {
        let lx = self.lx;
        let of = usize::from(lx.is(end, "of"));
        let the = usize::from(lx.is(end + of, "the"));
        let at = end + of + the;
        let Some(today) = self.today else { return (day, end) };
        match day {
            DayRef::Weekday { weekday, .. } => {
                if let Tim::Turn(turn) = lx.tim(at)
                    && turn != Turn::Same
                    && lx.tim(at + 1) == Tim::One(Unit::Week)
                {
                    return (DayRef::Full(today.week_turned(turn).plus(i64::from(weekday) - 1)), at + 2);
                }
                let comma = usize::from(lx.mark(end) == ',');
                if let Some((Node::Day(DayRef::Full(there)), to)) =
                    self.measured(end + comma).filter(|_| of == 0 && !lx.any(end + comma, &["in", "within"]))
                {
                    let unit_day = lx.any(end + comma + 1, &["day", "days"]);
                    let there = if unit_day { there } else { there.monday().plus(i64::from(weekday) - 1) };
                    return (DayRef::Full(there), to);
                }
                (day, end)
            }
            DayRef::OfMonth { day: number } => {
                if let Tim::Turn(turn) = lx.tim(at)
                    && turn != Turn::Same
                    && lx.tim(at + 1) == Tim::One(Unit::Month)
                {
                    let month = today.month(turn);
                    if let Some(full) = Day::new(month.year, month.month, number) {
                        return (DayRef::Full(full), at + 2);
                    }
                }
                if of + the == 2
                    && lx.is(at, "month")
                    && let Some(full) = Day::new(today.year, today.month, number)
                {
                    return (DayRef::Full(full), at + 1);
                }
                (day, end)
            }
            _ => (day, end),
        }
    }

    /// A time and the day or part of day behind it.
    pub(super) fn extend_clock(&self, clock: Clock, end: usize) -> (Node, usize) {
        let lx = self.lx;
        // "4pm every day"
        if lx.any(end, &["every", "each", "daily"])
            && let Some((Node::Set(timex), to)) = self.set(end)
        {
            let day = if timex == "P1D" { "" } else { &timex };
            return (Node::Set(format!("{day}{}", finish::clock(clock))), to);
        }
        if let Some((part, _, to)) = self.part_behind(end).filter(|_| lx.any(end, &["in", "at"])) {
            return (Node::Clock(in_part(clock, part)), to);
        }
        // "9-10 am", "11:30 am to 12:30 December 27"
        if let Some((Node::Clock(last), to)) = self.second_end(&Node::Clock(clock), end) {
            let (clock, last) = share_half(clock, last);
            return self.with_day_behind(clock, last, to);
        }
        let at = end + usize::from(lx.is(end, "on") || lx.mark(end) == ',');
        if let Some((Node::DayPart(day, part, _), to)) = self.part(at).filter(|_| at == end) {
            return (Node::Moment(day, in_part(clock, part)), to);
        }
        if let Some((day, to)) = self.day(at).filter(|(day, _)| !matches!(day, DayRef::OfMonth { .. })) {
            if let Some((part, _, to)) = self.part_behind(to) {
                return (Node::Moment(day, in_part(clock, part)), to);
            }
            return (Node::Moment(day, clock), to);
        }
        (Node::Clock(clock), end)
    }

    /// "in the morning **at 7**", "this morning **from 6 to 8**", "the evening **of May 5**", "tonight **at 1am**".
    pub(super) fn extend_part(&self, node: Node, end: usize) -> (Node, usize) {
        let lx = self.lx;
        let (day, part) = match node {
            Node::Part(part, Edge::Whole) => (None, part),
            Node::DayPart(day, part, Edge::Whole) => (Some(day), part),
            node => return (node, end),
        };
        let said = lx.any(end, &["at", "around"]);
        let at = end + usize::from(said);
        if let Some(day) = day
            && let Some((a, b, to)) = self.clock_range(end, true)
        {
            return (Node::hours(day, in_part(a, part), in_part(b, part)), to);
        }
        if let Some((clock, to)) = self.hour_behind(at, said) {
            let clock = in_part(clock, part);
            return (day.map_or(Node::Clock(clock), |day| Node::Moment(day, clock)), to);
        }
        if day.is_none()
            && lx.any(end, &["of", "on"])
            && let Some((day, to)) =
                self.day(end + 1).filter(|(day, _)| !matches!(day, DayRef::OfMonth { .. }))
        {
            return (Node::DayPart(day, part, Edge::Whole), to);
        }
        (node, end)
    }

    /// "next week **Monday**", "next week **on Tuesday 9 am**".
    pub(super) fn extend_stretch(&self, node: Node, end: usize) -> (Node, usize) {
        let lx = self.lx;
        if let Node::Stretch(Stretch::Week { year, week }, Edge::Whole) = node {
            let at = end + usize::from(lx.is(end, "on"));
            if let Tim::Weekday(weekday, _) = lx.tim(at)
                && !lx.is(end.saturating_sub(2), "week")
                && lx.is(end.saturating_sub(1), "week")
            {
                let day = calendar::week_start(year, week).plus(i64::from(weekday) - 1);
                return self.extend_day(DayRef::Full(day), at + 1);
            }
        }
        (node, end)
    }
}
