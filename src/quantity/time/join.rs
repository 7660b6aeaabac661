//! How the parts of an expression of time join: a day and a time, two ends, a bound.

use super::super::lexeme::Shape;
use super::super::rules::{self, Group};
use super::super::terms::{Num, Tim, Turn, Unit};
use super::super::time_units;
use super::super::types::Day;
use super::reader::Reader;

use super::clock::in_part;
use super::node::{Bound, Clock, DayRef, Edge, Node, Stretch};

impl Reader<'_, '_> {
    /// The expression at row `i`, and the row after it.
    pub(super) fn expression(&self, i: usize) -> Option<(Node, usize)> {
        if let Some(found) = self.set(i) {
            return Some(found);
        }
        if let Some(found) = self.bounded(i) {
            return Some(found);
        }
        if let Some(found) = self.opened(i) {
            return Some(found);
        }
        let (node, end) = self.simple(i)?;
        if let Some((last, to)) = self.second_end(&node, end)
            && let Some(range) = self.range(node.clone(), last)
        {
            return Some((range, to));
        }
        // "1/1/2016 and later", "2016 or earlier"
        let lx = self.lx;
        if lx.any(end, &["and", "or"])
            && matches!(node, Node::Day(_) | Node::Stretch(..))
            && matches!(lx.at(end + 2).shape, Shape::Mark | Shape::Break)
        {
            if lx.any(end + 1, &["later", "after", "greater", "onward", "onwards"]) {
                return Some((Node::Open(Bound::Since, Box::new(node)), end + 2));
            }
            if lx.any(end + 1, &["earlier", "before"]) {
                return Some((Node::Open(Bound::Until, Box::new(node)), end + 2));
            }
        }
        Some((node, end))
    }

    /// Words that bound the time behind them, and the row after them.
    pub(super) fn bound(&self, i: usize) -> Option<(Bound, usize)> {
        let found = rules::at(self.lx, Group::Bound, i)?;
        let bound = match found.reading {
            "Before" => Bound::Before,
            "After" => Bound::After,
            "Since" => Bound::Since,
            _ => Bound::Until,
        };
        Some((bound, found.end))
    }

    /// "before 4pm", "since August", "no later than 1 January 2010".
    pub(super) fn bounded(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let (bound, at) = self.bound(i)?;
        if lx.is(i + 1, "of") {
            return None;
        }
        let the = usize::from(lx.is(at, "the"));
        let edged = self.edge(at + the).and_then(|_| self.stretch(at + the));
        let (node, end) = edged.or_else(|| self.simple(at)).or_else(|| self.bare_bound(at))?;
        let fits = match &node {
            Node::Day(DayRef::Undefined { .. }) | Node::DayEnd(_) => false,
            Node::Stretch(Stretch::Undefined { turn, .. }, _) => *turn != Turn::Same,
            Node::Day(_) | Node::Moment(..) | Node::Clock(_) | Node::Stretch(..) => true,
            _ => false,
        };
        // "starting January": a stretch begins; "after 24 hours" is no bound
        fits.then(|| (Node::Open(bound, Box::new(node)), end))
    }

    /// "after 2" of a clock is too little; "10 in the morning" is enough.
    pub(super) fn bare_bound(&self, i: usize) -> Option<(Node, usize)> {
        let (clock, end) = self.any_clock(i)?;
        let (part, _, to) = self.part_behind(end)?;
        Some((Node::Clock(in_part(clock, part)), to))
    }

    /// "from 10:30 to 3 on 1/1/2015", "between now and May 21", "for 3 days from today".
    pub(super) fn opened(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        if lx.is(i, "for") {
            return self.length_from(i + 1, true);
        }
        let between = lx.is(i, "between");
        if !(between || lx.is(i, "from")) {
            return self.length_from(i, false);
        }
        if let Some((range @ Node::Range(..), end)) = self.length_from(i + 1, false) {
            return Some((range, end));
        }
        let (first, end) = self.end_node(i + 1, None)?;
        if matches!(first, Node::Range(..)) {
            return Some((first, end));
        }
        if let Node::Clock(clock) = first
            && let Some((last, to)) = self.for_hours(clock, end)
        {
            return Some((Node::clocks(clock, last), to));
        }
        let joined = lx.dash(end)
            || lx.any(end, &["to", "through", "thru", "until", "till"])
            || between && lx.is(end, "and");
        if !joined {
            return None;
        }
        let (last, to) = self.end_node(end + 1, Some(&first))?;
        let range = self.range(first, last)?;
        let (range, to) = match &range {
            Node::Range(a, b) => match (&**a, &**b) {
                (Node::Clock(a), Node::Clock(b)) => self.with_day_behind(*a, *b, to),
                _ => (range, to),
            },
            _ => (range, to),
        };
        // "increased from 9 to 10": bare numbers are hours only with a minute, a half or a day
        let bare =
            |node: &Node| matches!(node, Node::Clock(clock) if !clock.explicit && clock.minute.is_none());
        let numbers = matches!(&range, Node::Range(a, b) if bare(a) && bare(b));
        (!numbers).then_some((range, to))
    }

    /// One end of a range whose opener is there: bare hours and days count if the other end says so.
    pub(super) fn end_node(&self, i: usize, other: Option<&Node>) -> Option<(Node, usize)> {
        let lx = self.lx;
        if lx.words(i, &["current", "date"]) || lx.is(i, "date") && other.is_some() {
            let day = self.shifted(Unit::Day, 0);
            return Some((Node::Day(day), i + if lx.is(i, "date") { 1 } else { 2 }));
        }
        let the = usize::from(lx.is(i, "the"));
        if let Some(found) = self.simple(i)
            && !matches!(found.0, Node::Length(_))
        {
            return Some(found);
        }
        if the == 1
            && let Some(found) =
                self.stretch(i + 1).filter(|(node, _)| !matches!(node, Node::Stretch(_, Edge::Whole)))
        {
            return Some(found);
        }
        if let Some((value, 4)) = lx.digits(i)
            && lx.is(i.wrapping_sub(1), "between") | other.is_some()
            && value % 100 < 60
            && value < 2400
            && (lx.form(i).starts_with('0') || other.is_some_and(|node| matches!(node, Node::Clock(_))))
        {
            let clock = Clock {
                hour: (value / 100) as u8,
                minute: Some((value % 100) as u8),
                second: None,
                sure: false,
                explicit: true,
            };
            return Some((Node::Clock(clock), i + 1));
        }
        let day = self.day_number(i).filter(|(_, end, _)| lx.mark(*end) != ':');
        if let Some((number, end, ordinal)) = day {
            let day_first = matches!(
                other,
                Some(Node::Day(DayRef::Full(_) | DayRef::Yearless { .. } | DayRef::OfMonth { .. }))
            );
            let day_then = other.is_none() && ordinal;
            if day_first || day_then {
                return Some((Node::Day(DayRef::OfMonth { day: number }), end));
            }
            // "9 to 12 of June", "4-23 in next month" are read from their first number
            if other.is_none() && (self.month_closes(end).is_some() || self.day_pair(end)) {
                return Some((Node::Day(DayRef::OfMonth { day: number }), end));
            }
        }
        let (clock, end) = self.any_clock(i)?;
        Some((Node::Clock(clock), end))
    }

    /// Whether "-23 in next month" or "to 12 of June" stands behind a number.
    pub(super) fn day_pair(&self, i: usize) -> bool {
        let lx = self.lx;
        if !(lx.dash(i) || lx.any(i, &["to", "and", "through", "till", "until"])) {
            return false;
        }
        self.day_number(i + 1).is_some_and(|(_, end, _)| self.month_closes(end).is_some())
    }

    /// "of June", "June 2020", "in next month" behind the second day of a pair.
    pub(super) fn month_closes(&self, i: usize) -> Option<(u8, Option<i32>, usize)> {
        let lx = self.lx;
        let at = i + usize::from(lx.any(i, &["of", "in"]));
        if let Tim::Month(month, _) = lx.tim(at) {
            return Some(match self.year_behind(at + 1) {
                Some((year, end)) => (month, Some(year), end),
                None => (month, None, at + 1),
            });
        }
        if let Tim::Turn(turn) = lx.tim(at)
            && lx.tim(at + 1) == Tim::One(Unit::Month)
            && at > i
        {
            let day = self.today?.month(turn);
            return Some((day.month, Some(day.year), at + 2));
        }
        None
    }

    /// "9 to 12 of June", "November 19-20" without an opener; "3 days starting next Monday".
    pub(super) fn length_from(&self, i: usize, opened: bool) -> Option<(Node, usize)> {
        let lx = self.lx;
        if !opened
            && let Some((first, end, _)) = self.day_number(i).filter(|_| !lx.tight(i))
            && !lx.is(end, "and")
            && self.day_pair(end)
        {
            let (second, to, _) = self.day_number(end + 1)?;
            let (month, year, to) = self.month_closes(to)?;
            let day = |day: u8| match year {
                Some(year) => Day::new(year, month, day).map(DayRef::Full),
                None => Some(DayRef::Yearless { month, day }),
            };
            if second > first {
                return Some((Node::range(Node::Day(day(first)?), Node::Day(day(second)?)), to));
            }
        }
        if !opened && !matches!(lx.at(i).shape, Shape::Digits) && lx.num(i) == Num::No {
            return None;
        }
        let (length, end) = self.length(i)?;
        let at = end + usize::from(lx.mark(end) == ',');
        let mut from = at;
        if lx.any(at, &["starting", "beginning"]) && !opened {
            from += 1;
            from += usize::from(lx.any(from, &["from", "on"]));
        } else if lx.is(at, "from") && opened {
            from += 1;
        } else {
            return None;
        }
        if length.vague || lx.is(from, "now") {
            return None;
        }
        if length.largest() <= Unit::Hour {
            let (clock, to) = self.any_clock(from)?;
            return Some((Node::clocks(clock, later(clock, length.seconds())), to));
        }
        let (day, to) = self.day(from)?;
        // "for 30 days, from 1 March to 30 March": the stretch is its own
        if opened && (lx.dash(to) || lx.any(to, &["to", "until", "till", "through"])) {
            return None;
        }
        let start = self.settle(day)?;
        let (count, unit) = length.first();
        let stop = time_units::shift(start, unit, count)?;
        Some((
            Node::Stretch(Stretch::Days { from: start, to: stop, unit, count: count as i64 }, Edge::Whole),
            to,
        ))
    }

    /// A second end behind a first one without opener.
    pub(super) fn second_end(&self, first: &Node, end: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let dash = lx.dash(end) && (lx.tight(end) == lx.tight(end + 1));
        if !(dash || lx.any(end, &["to", "through", "thru", "until", "till"])) {
            return None;
        }
        // "in 2014 through 2018" is one; "in 2010 to become" is none
        let (last, to) = match first {
            Node::Clock(_) | Node::Moment(..) => {
                let (clock, to) = self.any_clock(end + 1)?;
                let firm = clock.explicit || dash && !self.counted(to);
                (firm.then_some(Node::Clock(clock))?, to)
            }
            Node::Day(DayRef::Yearless { .. } | DayRef::Full(_)) => match self.simple(end + 1) {
                Some((node @ (Node::Day(_) | Node::Moment(..)), to)) => (node, to),
                Some((Node::Reference("PRESENT_REF"), to)) => (Node::Day(self.shifted(Unit::Day, 0)), to),
                _ => {
                    let (day, to, ordinal) = self.day_number(end + 1)?;
                    let month_first = lx.at(end - 1).shape == Shape::Digits;
                    let written = (dash || month_first) && lx.at(end + 1).shape == Shape::Digits || ordinal;
                    let more =
                        self.counted(to) || lx.mark(to) == '%' || lx.any(to, &["percent", "per", "in"]);
                    let tight = dash && lx.tight(end) || !more;
                    (written && tight).then_some(())?;
                    match self.year_behind(to) {
                        Some((year, to)) => {
                            let DayRef::Yearless { month, .. } = (match first {
                                Node::Day(day) => *day,
                                _ => return None,
                            }) else {
                                return None;
                            };
                            (Node::Day(DayRef::Full(Day::new(year, month, day)?)), to)
                        }
                        None => (Node::Day(DayRef::OfMonth { day }), to),
                    }
                }
            },
            Node::Stretch(Stretch::Year(year), Edge::Whole) if dash && lx.tight(end) => {
                // "2014-18"
                match lx.digits(end + 1) {
                    Some((short, 2))
                        if i64::from(*year % 100) < i64::try_from(short).unwrap_or(0) && short > 12 =>
                    {
                        (
                            Node::Stretch(
                                Stretch::Year(year / 100 * 100 + i32::try_from(short).unwrap_or(0)),
                                Edge::Whole,
                            ),
                            end + 2,
                        )
                    }
                    _ => self.simple(end + 1)?,
                }
            }
            Node::Stretch(..) => {
                let the = usize::from(lx.is(end + 1, "the"));
                self.simple(end + 1).or_else(|| self.simple(end + 1 + the))?
            }
            Node::Day(DayRef::Weekday { .. }) => {
                let found = self.simple(end + 1)?;
                matches!(found.0, Node::Day(DayRef::Weekday { .. })).then_some(found)?
            }
            _ => return None,
        };
        Some((last, to))
    }

    /// Joins two ends that fit each other.
    pub(super) fn range(&self, first: Node, last: Node) -> Option<Node> {
        let month = |year: i32, month: u8, last: u8, edge: Edge| {
            Node::Stretch(
                Stretch::Month { year: Some(if month <= last { year } else { year - 1 }), month },
                edge,
            )
        };
        let today = || Node::Day(self.shifted(Unit::Day, 0));
        Some(match (first, last) {
            (Node::Clock(a), Node::Clock(b)) => {
                let (a, b) = share_half(a, b);
                Node::clocks(a, b)
            }
            (Node::Moment(day, a), Node::Clock(b)) | (Node::Clock(a), Node::Moment(day, b)) => {
                let (a, b) = share_half(a, b);
                Node::hours(day, a, b)
            }
            (Node::Day(a), Node::Day(b)) => {
                let (a, b) = share_month(a, b)?;
                Node::range(Node::Day(a), Node::Day(b))
            }
            (
                Node::Stretch(Stretch::Month { year: None, month: a }, edge),
                last @ (Node::Stretch(Stretch::Month { year: Some(year), month: b }, _)
                | Node::Day(DayRef::Full(Day { year, month: b, .. }))),
            ) => Node::range(month(year, a, b, edge), last),
            (a @ (Node::Stretch(..) | Node::Day(_)), b @ (Node::Stretch(..) | Node::Day(_))) => {
                Node::range(a, b)
            }
            (a @ (Node::Stretch(..) | Node::Day(_)), Node::Reference("PRESENT_REF")) => {
                Node::range(a, today())
            }
            (Node::Reference("PRESENT_REF"), b @ (Node::Stretch(..) | Node::Day(_))) => {
                Node::range(today(), b)
            }
            (a @ Node::Moment(..), b @ Node::Moment(..)) => Node::range(a, b),
            _ => return None,
        })
    }
}

/// Gives the first of two times the half of the day that only the second says.
pub(super) fn share_half(a: Clock, b: Clock) -> (Clock, Clock) {
    if !a.sure && b.sure && b.explicit {
        let hour = b.hour;
        if hour >= 12
            && a.hour < 12
            && a.hour + 12 <= hour
            && a.minute.is_none_or(|_| a.hour + 12 <= hour)
            && !(a.explicit && a.hour + 12 == hour && a.minute >= b.minute)
        {
            return (Clock { hour: a.hour + 12, sure: true, ..a }, b);
        }
        return (Clock { sure: true, ..a }, b);
    }
    // "11-4", "10:30 to 3": the second time is later
    if !b.sure && b.hour < a.hour && a.hour <= 12 {
        return (Clock { sure: a.sure, ..a }, Clock { hour: b.hour + 12, sure: true, ..b });
    }
    (a, b)
}

/// Gives a bare day of the month the month of the other end.
fn share_month(a: DayRef, b: DayRef) -> Option<(DayRef, DayRef)> {
    Some(match (a, b) {
        (DayRef::OfMonth { day }, DayRef::Yearless { month, .. }) => (DayRef::Yearless { month, day }, b),
        (DayRef::OfMonth { day }, DayRef::Full(full)) => {
            (DayRef::Full(Day::new(full.year, full.month, day)?), b)
        }
        (DayRef::Yearless { month, day: from }, DayRef::OfMonth { day }) if day > from => {
            (a, DayRef::Yearless { month, day })
        }
        (DayRef::Full(full), DayRef::OfMonth { day }) if day > full.day => {
            (a, DayRef::Full(Day::new(full.year, full.month, day)?))
        }
        (DayRef::Yearless { month, day }, DayRef::Full(full)) => {
            let year = if (month, day) <= (full.month, full.day) { full.year } else { full.year - 1 };
            match Day::new(year, month, day) {
                Some(first) => (DayRef::Full(first), b),
                None => (DayRef::Impossible { year: Some(year), month, day }, b),
            }
        }
        (DayRef::OfMonth { .. }, DayRef::Weekday { .. })
        | (DayRef::Weekday { .. }, DayRef::OfMonth { .. }) => return None,
        (_, DayRef::OfMonth { .. }) => return None,
        _ => (a, b),
    })
}

/// A clock so many seconds later.
pub(super) fn later(clock: Clock, seconds: f64) -> Clock {
    let minutes = f64::from(clock.hour) * 60.0 + f64::from(clock.minute.unwrap_or(0)) + seconds / 60.0;
    let minutes = (minutes.clamp(0.0, 1e5) as u32) % 1440;
    Clock { hour: (minutes / 60) as u8, minute: Some((minutes % 60) as u8), second: Some(0), ..clock }
}
