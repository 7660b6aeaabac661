//! The longest expression at a place, bounds and ranges left out: what begins it, and what goes on with it.

use super::super::lexeme::Shape;
use super::super::rules::{self, Found, Group};
use super::super::terms::{Num, Tim, Turn, Unit};
use super::super::types::Day;
use super::super::{calendar, units};

use super::finish;
use super::node::{Bound, Clock, DayRef, Edge, Length, Node, Stretch};
use super::reader::{Caught, Reader};

/// How often something may go on: "Monday, 3 May, at 5 pm to 7 pm".
const TAILS: usize = 4;

impl Reader<'_, '_> {
    /// The longest row of a group at row `i` that says something, of two as long the first; and where it ends.
    pub(super) fn longest<T>(
        &self,
        group: Group,
        i: usize,
        says: fn(&Self, usize, &Found<Caught>) -> Option<T>,
    ) -> Option<(T, usize)> {
        let mut best: Option<(T, usize)> = None;
        for found in rules::all(self, group, i) {
            if best.as_ref().is_none_or(|(_, end)| *end < found.end)
                && let Some(said) = says(self, i, &found)
            {
                best = Some((said, found.end));
            }
        }
        best
    }

    /// The longer of two readings, the first where they are as long.
    pub(super) fn longer<T>(
        &self,
        first: Option<(T, usize)>,
        other: Option<(T, usize)>,
    ) -> Option<(T, usize)> {
        match (first, other) {
            (Some(first), Some(other)) if other.1 > first.1 => Some(other),
            (None, other) => other,
            (first, _) => first,
        }
    }

    /// The longest expression that begins at row `i`, ranges and bounds left out.
    pub(super) fn simple(&self, i: usize) -> Option<(Node, usize)> {
        let day = self.day(i).map(|(day, end)| (Node::Day(day), end));
        let clock = self.told_clock(i).filter(|(clock, _)| clock.explicit);
        let clock = clock.map(|(clock, end)| (Node::Clock(clock), end));
        let heads = [
            day,
            clock,
            self.part(i),
            self.stretch(i),
            self.measured(i),
            self.reference(i),
            self.loose_hour(i),
        ];
        let grown = heads.into_iter().flatten().map(|(node, end)| self.grown(i, node, end)).map(Some);
        grown.fold(None, |best, found| self.longer(best, found))
    }

    /// An expression with all that goes on with it.
    pub(super) fn grown(&self, i: usize, mut node: Node, mut end: usize) -> (Node, usize) {
        for _ in 0..TAILS {
            match self.tail(i, &node, end) {
                Some(longer) => (node, end) = longer,
                None => break,
            }
        }
        (node, end)
    }

    /// What goes on with an expression that ends before row `end`: the first row of its kind's group that fits.
    fn tail(&self, i: usize, node: &Node, end: usize) -> Option<(Node, usize)> {
        let group = match node {
            Node::Day(DayRef::Feast(_)) if self.lx.is(end, "at") => return None,
            Node::Day(_) => Group::DayTail,
            Node::Part(..) | Node::DayPart(..) => Group::PartTail,
            Node::Clock(_) => Group::ClockTail,
            Node::Moment(..) => Group::MomentTail,
            Node::Length(_) => Group::LengthTail,
            Node::Range(from, to) if matches!((&**from, &**to), (Node::Clock(_), Node::Clock(_))) => {
                Group::HoursTail
            }
            Node::Stretch(Stretch::Week { .. }, Edge::Whole) => Group::WeekTail,
            _ => return None,
        };
        let mut rows = rules::all(self, group, end);
        rows.find_map(|found| Some((self.with_tail(i, node, end, &found)?, found.end)))
    }

    /// A day with the week or month that stands behind it: "Monday **next week**", "the 21st **of the month**".
    pub(super) fn day_behind(&self, day: DayRef, end: usize) -> (DayRef, usize) {
        let group = match day {
            DayRef::Weekday { .. } => Group::WeekdayTail,
            DayRef::OfMonth { .. } => Group::OfMonthTail,
            _ => return (day, end),
        };
        let longer = rules::at(self, group, end).and_then(|found| {
            let today = self.today?;
            let turn = found.caught.turn.unwrap_or(Turn::This);
            let there = match day {
                DayRef::Weekday { weekday, .. } => today.week_turned(turn).plus(i64::from(weekday) - 1),
                DayRef::OfMonth { day } => Day::new(today.month(turn).year, today.month(turn).month, day)?,
                _ => return None,
            };
            Some((DayRef::Full(there), found.end))
        });
        longer.unwrap_or((day, end))
    }

    /// An expression and what a row of the tables says behind it.
    fn with_tail(&self, i: usize, node: &Node, end: usize, found: &Found<Caught>) -> Option<Node> {
        let Caught { clock, last, part, date, turn, .. } = found.caught;
        let (reading, arg) = found.reading.split_once(' ').unwrap_or((found.reading, ""));
        let said = |clock: Clock| self.is_hour(clock, found.end, arg == "said", end).then_some(clock);
        let day_turned = || Some(self.shifted(Unit::Day, turn.map_or(0, |turn| turn.step().into())));
        let sooner = |clock: Clock| {
            found
                .caught
                .length
                .filter(|length| !length.vague && length.largest() <= Unit::Hour)
                .map(|length: Length| clock.later(length.seconds()))
        };
        Some(match (reading, node) {
            ("part", Node::Day(day)) => Node::DayPart(*day, part?, Edge::named(arg)?),
            ("before" | "after", Node::Day(day)) => {
                let bound = if reading == "before" { Bound::Before } else { Bound::After };
                // "Thursday by six gunmen": a word alone is no hour
                let bare = |clock: Clock| clock.explicit || self.lx.digits(found.end - 1).is_some();
                let clock = match part {
                    Some(part) => clock?.in_part(part),
                    None => {
                        clock.filter(|clock| bare(*clock) && self.is_hour(*clock, found.end, true, end))?
                    }
                };
                Node::Open(bound, Box::new(Node::Moment(*day, clock)))
            }
            ("hours", Node::Day(day)) if arg == "for" => Node::hours(*day, clock?, sooner(clock?)?),
            ("hours", Node::Day(day)) => {
                let (first, last) = self.two_hours(clock?, last?, end, found.end)?;
                Node::hours(*day, first, last)
            }
            ("moment", Node::Day(day)) => Node::Moment(*day, said(clock?)?),
            ("hours", Node::DayPart(day, part, _)) => {
                let (first, last) = self.two_hours(clock?, last?, end, found.end)?;
                Node::hours(*day, first.in_part(*part), last.in_part(*part))
            }
            ("moment", Node::DayPart(day, part, _)) => Node::Moment(*day, said(clock?)?.in_part(*part)),
            ("moment", Node::Part(part, _)) => Node::Clock(said(clock?)?.in_part(*part)),
            ("day", Node::Part(part, edge)) => {
                let day = date.filter(|day| !matches!(day, DayRef::OfMonth { .. }))?;
                Node::DayPart(day, *part, *edge)
            }
            ("set", Node::Clock(clock)) => {
                let often = found.caught.often.clone()?;
                Node::Set(format!("{}{}", if often == "P1D" { "" } else { &often }, finish::clock(*clock)))
            }
            ("part", Node::Clock(clock)) => Node::Clock(clock.in_part(part?)),
            ("hours", Node::Clock(first)) => {
                let (first, last) = first.share_half(self.last_hour(clock?, end, found.end)?);
                Node::clocks(first, last)
            }
            ("today", Node::Clock(clock)) => {
                Node::Moment(day_turned()?, clock.in_part(super::super::terms::Part::Night))
            }
            ("turn", Node::Clock(clock)) => Node::Moment(day_turned()?, clock.in_part(part?)),
            ("day", Node::Clock(clock)) => {
                Node::Moment(date.filter(|day| !matches!(day, DayRef::OfMonth { .. }))?, *clock)
            }
            ("part", Node::Moment(day, clock)) => Node::Moment(*day, clock.in_part(part?)),
            // "Wed Oct 26 15:50:06 2016"
            ("year", Node::Moment(DayRef::Yearless { month, day }, clock)) => Node::Moment(
                Self::dated_day(found.caught.year.filter(|_| clock.second.is_some())?, *month, *day),
                *clock,
            ),
            (
                "week",
                Node::Moment(DayRef::Weekday { weekday, .. }, _)
                | Node::DayPart(DayRef::Weekday { weekday, .. }, ..),
            ) => {
                let day = DayRef::Full(self.today?.week_turned(turn?).plus(i64::from(*weekday) - 1));
                match node {
                    Node::DayPart(_, part, edge) => Node::DayPart(day, *part, *edge),
                    Node::Moment(_, clock) => Node::Moment(day, *clock),
                    _ => return None,
                }
            }
            ("hours", Node::Moment(day, first)) => {
                let (first, last) = first.share_half(self.last_hour(clock?, end, found.end)?);
                Node::hours(*day, first, last)
            }
            ("for", Node::Moment(day, clock)) => Node::hours(*day, *clock, sooner(*clock)?),
            (_, Node::Range(from, to)) => {
                let (Node::Clock(from), Node::Clock(to)) = (&**from, &**to) else { return None };
                let (from, to) = part.map_or((*from, *to), |part| (from.in_part(part), to.in_part(part)));
                match (reading, date) {
                    ("part", _) => Node::clocks(from, to),
                    ("turn", _) => Node::hours(day_turned()?, from, to),
                    (_, day) => Node::hours(day?, from, to),
                }
            }
            ("weekday", Node::Stretch(Stretch::Week { year, week }, _)) => {
                let named = self.lx.is(end.wrapping_sub(1), "week");
                let day = calendar::week_start(*year, *week).plus(i64::from(found.caught.weekday) - 1);
                named.then_some(Node::Day(DayRef::Full(day)))?
            }
            (_, Node::Length(length)) => self.moved_behind(i, *length, found)?,
            _ => return None,
        })
    }

    /// Whether a bare number behind a day or a part of it is an hour: what stands before or in it says so, and nothing is
    /// counted.
    fn is_hour(&self, clock: Clock, to: usize, said: bool, from: usize) -> bool {
        let lx = self.lx;
        let counted = || {
            self.counted(to)
                || self.scaled(to)
                || lx.any(to, &["of"])
                || units::after(lx, to, true).is_some()
                || matches!(lx.tim(to), Tim::Many(_) | Tim::One(_))
        };
        let words = clock.minute.is_some() && (from..to).all(|at| lx.at(at).shape != Shape::Digits);
        clock.explicit || (said || words) && !counted()
    }

    /// The second of two times behind a first: "9–**10**", "9 to **5 pm**".
    fn last_hour(&self, last: Clock, end: usize, to: usize) -> Option<Clock> {
        let lx = self.lx;
        let dash = lx.dash(end) && lx.tight(end) == lx.tight(end + 1);
        (last.explicit || dash && !self.counted(to)).then_some(last)
    }

    /// "from 2pm to 4pm", "between 10 and 11:30", "11-4", "19:00 - 21:00" behind a day.
    fn two_hours(&self, first: Clock, last: Clock, from: usize, to: usize) -> Option<(Clock, Clock)> {
        let lx = self.lx;
        let opener = lx.any(from + usize::from(lx.mark(from) == ','), &["from", "between"]);
        let tight = || (from..to).any(|at| lx.dash(at) && lx.tight(at) && lx.tight(at + 1));
        let bare = lx.at(from).shape == Shape::Digits && tight() && lx.at(to).shape != Shape::Word;
        let firm = last.explicit || (first.explicit || opener || bare) && !self.counted(to);
        firm.then(|| first.share_half(last))
    }

    /// "now", "at the moment", "recently", "soon".
    fn reference(&self, i: usize) -> Option<(Node, usize)> {
        let (lx, before) = (self.lx, i.wrapping_sub(1));
        if let Some(found) = rules::at(self, Group::Reference, i) {
            return Some((Node::Reference(found.reading), found.end));
        }
        let glued = lx.tight(i) && lx.dash(before) || lx.dash(i + 1) && lx.tight(i + 1);
        let idiom = lx.is(i, "now") && (lx.words(i + 1, &["and", "then"]) || lx.is(before, "every"));
        // "shortly after", "soon as": of another time
        let other = lx.any(i + 1, &["after", "before", "as", "enough", "thereafter"])
            || lx.any(before, &["as", "too", "so", "how"]);
        let timex = match lx.tim(i) {
            _ if glued || idiom => return None,
            Tim::Now => "PRESENT_REF",
            Tim::Past => "PAST_REF",
            Tim::Future if !other => "FUTURE_REF",
            _ => return None,
        };
        Some((Node::Reference(timex), i + 1))
    }

    /// "ten tonight", "5 to 7pm", "at 7 this evening", "at 10 in the morning": a bare hour that what stands behind it vouches
    /// for.
    fn loose_hour(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        if lx.at(i).shape != Shape::Digits && lx.num(i) == Num::No {
            return None;
        }
        let (clock, end) = self.any_clock(i).filter(|(clock, _)| !clock.explicit && clock.hour <= 12)?;
        let asked = lx.any(
            i.wrapping_sub(1),
            &["at", "around", "about", "by", "until", "till", "since", "after", "before"],
        );
        let behind = end + usize::from(lx.mark(end) == ',');
        match self.tail(i, &Node::Clock(clock), behind) {
            Some((node @ Node::Moment(_, clock), to))
                if clock.sure && (asked || lx.any(behind, &["tonight", "tonite"])) =>
            {
                Some((node, to))
            }
            Some((node @ Node::Clock(_), to)) if asked && lx.is(end, "in") && clock.minute.is_none() => {
                Some((node, to))
            }
            Some((node @ Node::Range(..), to)) => {
                let half = matches!(&node, Node::Range(_, last) if matches!(**last, Node::Clock(last) if last.explicit && last.sure && last.hour < 24));
                let (node, far) = self.grown(i, node, to);
                (half && lx.at(i).shape == Shape::Digits
                    || lx.tight(end) && matches!(lx.tim(to), Tim::Day(_)))
                .then_some((node, far))
            }
            _ => None,
        }
    }
}
