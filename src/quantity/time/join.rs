//! How the parts of an expression of time join: a day and a time, two ends, a bound.

use super::super::Day;
use super::super::lexeme::Shape;
use super::super::terms::{Num, Part, Tim, Turn, Unit};
use super::Reader;
use super::clock::{in_part, moment};
use super::node::{Bound, Clock, DayRef, Edge, Node, Stretch};

/// Words before a time that bound it.
const BOUNDS: &[(&[&str], Bound)] = &[
    (&["no", "later", "than"], Bound::Before),
    (&["not", "later", "than"], Bound::Before),
    (&["prior", "to"], Bound::Before),
    (&["earlier", "than"], Bound::Before),
    (&["before"], Bound::Before),
    (&["later", "than"], Bound::After),
    (&["after"], Bound::After),
    (&["since"], Bound::Since),
    (&["as", "early", "as"], Bound::Since),
    (&["any", "time", "from"], Bound::Since),
    (&["starting", "from"], Bound::Since),
    (&["starting", "on"], Bound::Since),
    (&["beginning", "on"], Bound::Since),
    (&["starting"], Bound::Since),
    (&["beginning"], Bound::Since),
    (&["until"], Bound::Until),
    (&["till"], Bound::Until),
    (&["as", "late", "as"], Bound::Until),
];

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

    /// "before 4pm", "since August", "no later than 1 January 2010".
    fn bounded(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let (phrase, bound) = BOUNDS.iter().find(|(phrase, _)| lx.words(i, phrase))?;
        if lx.is(i + 1, "of") {
            return None;
        }
        let at = i + phrase.len();
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
        fits.then(|| (Node::Open(*bound, Box::new(node)), end))
    }

    /// "after 2" of a clock is too little; "10 in the morning" is enough.
    fn bare_bound(&self, i: usize) -> Option<(Node, usize)> {
        let (clock, end) = self.any_clock(i)?;
        let (part, _, to) = self.part_behind(end)?;
        Some((Node::Clock(in_part(clock, part)), to))
    }

    /// "from 10:30 to 3 on 1/1/2015", "between now and May 21", "for 3 days from today".
    fn opened(&self, i: usize) -> Option<(Node, usize)> {
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
            && lx.is(end, "for")
            && let Some((length, to)) =
                self.length(end + 1).filter(|(length, _)| length.largest() <= Unit::Hour)
        {
            return Some((
                Node::Range(
                    Box::new(Node::Clock(clock)),
                    Box::new(Node::Clock(later(clock, length.seconds()))),
                ),
                to,
            ));
        }
        let joined = lx.dash(end)
            || lx.any(end, &["to", "through", "thru", "until", "till"])
            || between && lx.is(end, "and");
        if !joined {
            return None;
        }
        let (last, to) = self.end_node(end + 1, Some(&first))?;
        let range = self.range(first, last)?;
        let (range, to) = self.with_day_behind(range, to);
        // "increased from 9 to 10": bare numbers are hours only with a minute, a half or a day
        let bare = |node: &Node| matches!(node, Node::Clock(clock) if !clock.explicit && !clock.sure && clock.minute.is_none());
        let numbers = matches!(&range, Node::Range(a, b) if bare(a) && bare(b));
        (!numbers).then_some((range, to))
    }

    /// One end of a range whose opener is there: bare hours and days count if the other end says so.
    fn end_node(&self, i: usize, other: Option<&Node>) -> Option<(Node, usize)> {
        let lx = self.lx;
        if lx.words(i, &["current", "date"]) || lx.is(i, "date") && other.is_some() {
            let day = self.shifted(Unit::Day, 0);
            return Some((Node::Day(day), i + if lx.is(i, "date") { 1 } else { 2 }));
        }
        let the = usize::from(lx.is(i, "the"));
        if let Some(found) = self.simple(i) {
            if !matches!(found.0, Node::Length(_)) {
                return Some(found);
            }
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
    fn day_pair(&self, i: usize) -> bool {
        let lx = self.lx;
        if !(lx.dash(i) || lx.any(i, &["to", "and", "through", "till", "until"])) {
            return false;
        }
        self.day_number(i + 1).is_some_and(|(_, end, _)| self.month_closes(end).is_some())
    }

    /// "of June", "June 2020", "in next month" behind the second day of a pair.
    fn month_closes(&self, i: usize) -> Option<(u8, Option<i32>, usize)> {
        let lx = self.lx;
        let at = i + usize::from(lx.any(i, &["of", "in"]));
        if let Tim::Month(month, doubtful) = lx.tim(at) {
            if doubtful && !lx.capital(at) && at == i {
                return None;
            }
            return Some(match self.year_behind(at + 1) {
                Some((year, end)) => (month, Some(year), end),
                None => (month, None, at + 1),
            });
        }
        if let Tim::Turn(turn) = lx.tim(at)
            && lx.tim(at + 1) == Tim::One(Unit::Month)
            && at > i
        {
            let day = Day { day: 1, ..self.today? }.plus_months(super::step(turn));
            return Some((day.month, Some(day.year), at + 2));
        }
        None
    }

    /// "9 to 12 of June", "November 19-20" without an opener; "3 days starting next Monday".
    fn length_from(&self, i: usize, opened: bool) -> Option<(Node, usize)> {
        let lx = self.lx;
        if !opened && let Some((first, end, _)) = self.day_number(i).filter(|_| !lx.tight(i)) {
            if self.day_pair(end) && !matches!(lx.mark(i.wrapping_sub(1)), '$' | '£' | '€') {
                let (second, to, _) = self.day_number(end + 1)?;
                let (month, year, to) = self.month_closes(to)?;
                let day = |day: u8| match year {
                    Some(year) => Day::new(year, month, day).map(DayRef::Full),
                    None => Some(DayRef::Yearless { month, day }),
                };
                if second > first {
                    return Some((
                        Node::Range(Box::new(Node::Day(day(first)?)), Box::new(Node::Day(day(second)?))),
                        to,
                    ));
                }
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
            return Some((
                Node::Range(
                    Box::new(Node::Clock(clock)),
                    Box::new(Node::Clock(later(clock, length.seconds()))),
                ),
                to,
            ));
        }
        let (day, to) = self.day(from)?;
        let start = self.settle(day)?;
        let (count, unit) = length.first();
        let stop = super::shift(start, unit, count)?;
        Some((
            Node::Stretch(Stretch::Days { from: start, to: stop, unit, count: count as i64 }, Edge::Whole),
            to,
        ))
    }

    /// A second end behind a first one without opener.
    fn second_end(&self, first: &Node, end: usize) -> Option<(Node, usize)> {
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
                    let written = dash && lx.at(end + 1).shape == Shape::Digits || ordinal;
                    let tight = !dash || lx.tight(end) || !self.counted(to);
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
        let boxed = |a: Node, b: Node| Some(Node::Range(Box::new(a), Box::new(b)));
        match (first, last) {
            (Node::Clock(a), Node::Clock(b)) => {
                let (a, b) = share_half(a, b);
                boxed(Node::Clock(a), Node::Clock(b))
            }
            (Node::Moment(day, a), Node::Clock(b)) => {
                let (a, b) = share_half(a, b);
                boxed(Node::Moment(day, a), Node::Moment(day, b))
            }
            (Node::Clock(a), Node::Moment(day, b)) => {
                let (a, b) = share_half(a, b);
                boxed(Node::Moment(day, a), Node::Moment(day, b))
            }
            (Node::Day(a), Node::Day(b)) => {
                let (a, b) = share_month(a, b)?;
                boxed(Node::Day(a), Node::Day(b))
            }
            (
                Node::Stretch(Stretch::Month { year: None, month: a }, edge),
                Node::Stretch(Stretch::Month { year: Some(year), month: b }, last),
            ) => {
                let start = if a <= b { year } else { year - 1 };
                boxed(
                    Node::Stretch(Stretch::Month { year: Some(start), month: a }, edge),
                    Node::Stretch(Stretch::Month { year: Some(year), month: b }, last),
                )
            }
            (Node::Stretch(Stretch::Month { year: None, month: a }, edge), Node::Day(DayRef::Full(day))) => {
                let start = if a <= day.month { day.year } else { day.year - 1 };
                boxed(
                    Node::Stretch(Stretch::Month { year: Some(start), month: a }, edge),
                    Node::Day(DayRef::Full(day)),
                )
            }
            (a @ (Node::Stretch(..) | Node::Day(_)), b @ (Node::Stretch(..) | Node::Day(_))) => boxed(a, b),
            (a @ (Node::Stretch(..) | Node::Day(_)), Node::Reference("PRESENT_REF")) => {
                boxed(a, Node::Day(self.shifted(Unit::Day, 0)))
            }
            (Node::Reference("PRESENT_REF"), b @ (Node::Stretch(..) | Node::Day(_))) => {
                boxed(Node::Day(self.shifted(Unit::Day, 0)), b)
            }
            (a @ Node::Moment(..), b @ Node::Moment(..)) => boxed(a, b),
            _ => None,
        }
    }

    /// "10am to 12pm **Monday morning**", "between 3 and 8 **yesterday**", "from 10:30 to 3 **on 1/1/2015**".
    fn with_day_behind(&self, range: Node, end: usize) -> (Node, usize) {
        let Node::Range(a, b) = &range else { return (range, end) };
        let (Node::Clock(a), Node::Clock(b)) = (&**a, &**b) else { return (range, end) };
        let (a, b) = (*a, *b);
        let clocks = |a: Clock, b: Clock| Node::Range(Box::new(Node::Clock(a)), Box::new(Node::Clock(b)));
        let at = end + usize::from(self.lx.is(end, "on"));
        if let Some((day, to)) = self.day(at) {
            let (a, b, to) = match self.part_behind(to) {
                Some((part, _, to)) => (in_part(a, part), in_part(b, part), to),
                None => (a, b, to),
            };
            return (Node::Range(Box::new(Node::Moment(day, a)), Box::new(Node::Moment(day, b))), to);
        }
        match self.part(end) {
            Some((Node::Part(part, _), to)) => (clocks(in_part(a, part), in_part(b, part)), to),
            Some((Node::DayPart(day, part, _), to)) => (
                Node::Range(
                    Box::new(Node::Moment(day, in_part(a, part))),
                    Box::new(Node::Moment(day, in_part(b, part))),
                ),
                to,
            ),
            _ => (clocks(a, b), end),
        }
    }

    /// The longest expression that begins at row `i`, ranges and bounds left out.
    pub(super) fn simple(&self, i: usize) -> Option<(Node, usize)> {
        let mut best: Option<(Node, usize)> = None;
        let mut keep = |found: Option<(Node, usize)>| {
            if let Some(found) = found
                && best.as_ref().is_none_or(|best| best.1 < found.1)
            {
                best = Some(found);
            }
        };
        keep(self.day(i).map(|(day, end)| self.extend_day(day, end)));
        keep(self.clock(i).map(|(clock, end)| self.extend_clock(clock, end)));
        keep(self.part(i).map(|(node, end)| self.extend_part(node, end)));
        keep(self.stretch(i).map(|(node, end)| self.extend_stretch(node, end)));
        keep(self.measured(i));
        keep(self.number_first(i));
        keep(self.reference(i));
        keep(self.day_end(i));
        keep(self.hour_of_today(i));
        keep(self.nth_weekday(i));
        best
    }

    /// "now", "at the moment", "recently", "soon".
    fn reference(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let phrases: [&[&str]; 6] = [
            &["at", "the", "moment"],
            &["at", "the", "minute"],
            &["at", "the", "present", "time"],
            &["at", "present"],
            &["right", "now"],
            &["at", "this", "moment"],
        ];
        if let Some(phrase) = phrases.iter().find(|phrase| lx.words(i, phrase)) {
            return Some((Node::Reference("PRESENT_REF"), i + phrase.len()));
        }
        let glued = lx.tight(i) && lx.dash(i.wrapping_sub(1)) || lx.dash(i + 1) && lx.tight(i + 1);
        let idiom = lx.is(i, "now")
            && (lx.any(i + 1, &["and"]) && lx.is(i + 2, "then") || lx.is(i.wrapping_sub(1), "every"));
        match lx.tim(i) {
            _ if glued || idiom => None,
            Tim::Now => Some((Node::Reference("PRESENT_REF"), i + 1)),
            Tim::Past => Some((Node::Reference("PAST_REF"), i + 1)),
            // "shortly after", "soon as": of another time
            Tim::Future
                if !lx.any(i + 1, &["after", "before", "as", "enough", "thereafter"])
                    && !lx.any(i.wrapping_sub(1), &["as", "too", "so", "how"]) =>
            {
                Some((Node::Reference("FUTURE_REF"), i + 1))
            }
            _ => None,
        }
    }

    /// "end of tomorrow", "end of the Sunday", "end of the day".
    fn day_end(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        if !lx.words(i, &["end", "of"]) {
            return None;
        }
        let the = usize::from(lx.is(i + 2, "the"));
        if the == 1 && lx.is(i + 3, "day") {
            return (!lx.words(i.wrapping_sub(2), &["at", "the"]))
                .then(|| (Node::DayEnd(self.shifted(Unit::Day, 0)), i + 4));
        }
        let (day, end) = self.day(i + 2 + the)?;
        Some((Node::DayEnd(day), end))
    }

    /// "ten tonight", "10, tonight", "five tomorrow evening": a bare hour before a day of now.
    fn hour_of_today(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let (clock, end) = self.any_clock(i).filter(|(clock, _)| clock.hour <= 12)?;
        let comma = usize::from(lx.mark(end) == ',');
        if lx.any(end + comma, &["tonight", "tonite"]) {
            let day = self.shifted(Unit::Day, 0);
            return Some((moment(day, in_part(clock, Part::Night)), end + comma + 1));
        }
        let dash = lx.dash(end) || lx.any(end, &["to"]);
        if dash && (lx.at(i).shape != Shape::Digits || lx.tight(end)) {
            // "five to seven today", "8-9am"
            let (last, to) = self.any_clock(end + 1)?;
            if last.explicit && lx.at(i).shape == Shape::Digits && (clock.explicit || lx.tight(end)) {
                let range = self.range(Node::Clock(clock), Node::Clock(last))?;
                return Some(self.with_day_behind(range, to));
            }
            if matches!(lx.tim(to), Tim::Day(0 | 1)) && lx.at(to).gap {
                let range = self.range(Node::Clock(clock), Node::Clock(last))?;
                return Some(self.with_day_behind(range, to));
            }
            return None;
        }
        // "10 in the morning", "seven this evening"
        if clock.minute.is_none() && !matches!(lx.tim(i.wrapping_sub(1)), Tim::Month(..)) {
            let asked = lx.any(
                i.wrapping_sub(1),
                &["at", "around", "about", "by", "until", "till", "since", "after", "before"],
            );
            if let Some((part, _, to)) = self.part_behind(end).filter(|_| asked && lx.any(end, &["in"])) {
                return Some((Node::Clock(in_part(clock, part)), to));
            }
        }
        None
    }

    /// "the first Monday of May", "first Monday evening of next month".
    fn nth_weekday(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let the = usize::from(lx.is(i, "the"));
        let last = lx.is(i + the, "last");
        let (n, at) = if last {
            (0, i + the + 1)
        } else {
            super::super::numbers::ordinal(lx, i + the)
                .filter(|(_, n)| *n <= 5.0)
                .map(|(end, n)| (n as u8, end))?
        };
        let Tim::Weekday(weekday, false) = lx.tim(at) else { return None };
        let (part, mut end) = match self.part_behind(at + 1) {
            Some((part, edge, end)) => (Some((part, edge)), end),
            None => (None, at + 1),
        };
        if !lx.any(end, &["of", "in"]) {
            return None;
        }
        let (month, year, to) = match lx.tim(end + 1) {
            Tim::Month(month, _) => match self.year_behind(end + 2) {
                Some((year, to)) => (month, Some(year), to),
                None => (month, None, end + 2),
            },
            Tim::Turn(turn) if lx.tim(end + 2) == Tim::One(Unit::Month) => {
                let day = Day { day: 1, ..self.today? }.plus_months(super::step(turn));
                (day.month, Some(day.year), end + 3)
            }
            _ => return None,
        };
        end = to;
        let at_year = year.or(self.today.map(|today| today.year));
        let day = at_year.map(|year| {
            super::super::calendar::nth_weekday(
                year,
                month,
                weekday,
                if last { -1 } else { i8::try_from(n).unwrap_or(1) },
            )
        });
        let reference = DayRef::Nth { n, weekday, year, month, day };
        Some((part.map_or(Node::Day(reference), |(part, edge)| Node::DayPart(reference, part, edge)), end))
    }

    /// A day and what of it stands behind.
    fn extend_day(&self, day: DayRef, end: usize) -> (Node, usize) {
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
            if let Some((Node::Range(a, b), to)) = self.clock_range(to, true)
                && let (Node::Clock(a), Node::Clock(b)) = (*a, *b)
            {
                return (
                    Node::Range(
                        Box::new(Node::Moment(day, in_part(a, part))),
                        Box::new(Node::Moment(day, in_part(b, part))),
                    ),
                    to,
                );
            }
            return (Node::DayPart(day, part, edge), to);
        }
        if let Some((Node::DayPart(_, part, _), to)) = self.part(end).filter(|_| false) {
            return (Node::DayPart(day, part, Edge::Whole), to);
        }
        let comma = usize::from(lx.mark(end) == ',' || lx.dash(end) && lx.tight(end));
        let mut at = end + comma;
        // "today before 4pm"
        for (phrase, bound) in BOUNDS.iter().filter(|(phrase, _)| {
            matches!(phrase, ["before"] | ["after"] | ["later", "than"] | ["no", "later", "than"])
        }) {
            if lx.words(end, phrase)
                && let Some((Node::Clock(clock), to)) = self.clock_or_part(end + phrase.len())
            {
                return (Node::Open(*bound, Box::new(Node::Moment(day, clock))), to);
            }
        }
        if lx.is(end, "by")
            && let Some((Node::Clock(clock), to)) = self.clock_or_part(end + 1)
        {
            return (Node::Open(Bound::Before, Box::new(Node::Moment(day, clock))), to);
        }
        if let Some((Node::Range(a, b), to)) = self.clock_range(
            at,
            matches!(day, DayRef::Weekday { .. } | DayRef::Full(_) | DayRef::OfMonth { .. }) && comma == 0,
        ) && let (Node::Clock(a), Node::Clock(b)) = (*a, *b)
        {
            return (Node::Range(Box::new(Node::Moment(day, a)), Box::new(Node::Moment(day, b))), to);
        }
        let said = lx.any(at, &["at", "around"]);
        at += usize::from(said);
        if let Some((clock, to)) = self.hour_behind(at, said) {
            return self.extend_moment(day, clock, to, None);
        }
        (Node::Day(day), end)
    }

    /// "at 5", "8:00am", "nine thirty" behind a day.
    fn hour_behind(&self, at: usize, said: bool) -> Option<(Clock, usize)> {
        let (clock, to) = self.any_clock(at)?;
        let lx = self.lx;
        let counted = self.counted(to)
            || lx.mark(to) == '%'
            || lx.any(to, &["percent", "per", "million", "billion", "of"])
            || super::super::units::after(lx, to, true).is_some()
            || matches!(lx.tim(to), Tim::Many(_) | Tim::One(_));
        let words = clock.minute.is_some() && lx.at(at).shape == Shape::Word;
        (clock.explicit || (said || words) && !counted).then_some((clock, to))
    }

    fn clock_or_part(&self, at: usize) -> Option<(Node, usize)> {
        let found = self.clock(at).map(|(clock, end)| (Node::Clock(clock), end));
        found.or_else(|| self.bare_bound(at))
    }

    /// A day and a time, and a second time or a year behind them.
    fn extend_moment(&self, mut day: DayRef, clock: Clock, end: usize, part: Option<Part>) -> (Node, usize) {
        let lx = self.lx;
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
        if let Some((last, to)) = self.second_end(&node, end)
            && let Node::Clock(last) = last
        {
            let last = part.map_or(last, |part| in_part(last, part));
            if let Some(range) = self.range(node.clone(), Node::Clock(last)) {
                return (range, to);
            }
        }
        if lx.is(end, "for")
            && let Some((length, to)) =
                self.length(end + 1).filter(|(length, _)| length.largest() <= Unit::Hour && !length.vague)
        {
            let last = later(clock, length.seconds());
            if last.hour < 24 {
                return (Node::Range(Box::new(node), Box::new(Node::Moment(day, last))), to);
            }
        }
        (node, end)
    }

    /// "from 2pm to 4pm", "between 10 and 11:30", "11-4", "19:00 - 21:00".
    fn clock_range(&self, i: usize, bare: bool) -> Option<(Node, usize)> {
        let lx = self.lx;
        let opener = lx.any(i, &["from", "between"]);
        let at = i + usize::from(opener || lx.is(i, "at"));
        let (first, end) = self.any_clock(at)?;
        if opener && lx.is(end, "for") && first.explicit {
            let (length, to) = self.length(end + 1).filter(|(length, _)| length.largest() <= Unit::Hour)?;
            return Some((
                Node::Range(
                    Box::new(Node::Clock(first)),
                    Box::new(Node::Clock(later(first, length.seconds()))),
                ),
                to,
            ));
        }
        let joined =
            lx.dash(end) || lx.is(end, "to") || opener && lx.any(end, &["and", "until", "till", "through"]);
        if !joined {
            return None;
        }
        let (last, to) = self.any_clock(end + 1)?;
        let tight = lx.dash(end) && lx.tight(end) && lx.tight(end + 1);
        let firm = first.explicit
            || last.explicit
            || (opener || bare && tight && lx.at(to).shape != Shape::Word) && !self.counted(to);
        let range = self.range(Node::Clock(first), Node::Clock(last)).filter(|_| firm)?;
        Some((range, to))
    }

    /// "Monday **next week**", "Tuesday **of the following week**", "the 21st **this month**", "Monday **two weeks from now**".
    fn week_behind(&self, day: DayRef, end: usize) -> (DayRef, usize) {
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
                    return (
                        DayRef::Full(today.monday().plus(7 * super::step(turn) + i64::from(weekday) - 1)),
                        at + 2,
                    );
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
                    let month = Day { day: 1, ..today }.plus_months(super::step(turn));
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
    fn extend_clock(&self, clock: Clock, end: usize) -> (Node, usize) {
        let lx = self.lx;
        if let Some((part, _, to)) = self.part_behind(end).filter(|_| lx.any(end, &["in", "at"])) {
            return (Node::Clock(in_part(clock, part)), to);
        }
        // "9-10 am", "11:30 am to 12:30 December 27"
        if let Some((Node::Clock(last), to)) = self.second_end(&Node::Clock(clock), end)
            && let Some(range) = self.range(Node::Clock(clock), Node::Clock(last))
        {
            return self.with_day_behind(range, to);
        }
        let at = end + usize::from(lx.is(end, "on") || lx.mark(end) == ',');
        if let Some((Node::DayPart(day, part, _), to)) = self.part(at).filter(|_| at == end) {
            return (Node::Moment(day, in_part(clock, part)), to);
        }
        if let Some((day, to)) = self.day(at).filter(|(day, _)| !matches!(day, DayRef::OfMonth { .. })) {
            if at > end
                && lx.mark(end) == ','
                && !matches!(day, DayRef::Full(_) | DayRef::Yearless { .. } | DayRef::Weekday { .. })
            {
                return (Node::Clock(clock), end);
            }
            if let Some((part, _, to)) = self.part_behind(to) {
                return (Node::Moment(day, in_part(clock, part)), to);
            }
            return (Node::Moment(day, clock), to);
        }
        (Node::Clock(clock), end)
    }

    /// "in the morning **at 7**", "this morning **from 6 to 8**", "the evening **of May 5**", "tonight **at 1am**".
    fn extend_part(&self, node: Node, end: usize) -> (Node, usize) {
        let lx = self.lx;
        let (day, part) = match node {
            Node::Part(part, Edge::Whole) => (None, part),
            Node::DayPart(day, part, Edge::Whole) => (Some(day), part),
            node => return (node, end),
        };
        let said = lx.any(end, &["at", "around"]);
        let at = end + usize::from(said);
        if let Some((Node::Range(a, b), to)) = self.clock_range(end, day.is_some())
            && let (Node::Clock(a), Node::Clock(b), Some(day)) = (*a, *b, day)
        {
            return (
                Node::Range(
                    Box::new(Node::Moment(day, in_part(a, part))),
                    Box::new(Node::Moment(day, in_part(b, part))),
                ),
                to,
            );
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
    fn extend_stretch(&self, node: Node, end: usize) -> (Node, usize) {
        let lx = self.lx;
        if let Node::Stretch(Stretch::Week { year, week }, Edge::Whole) = node {
            let at = end + usize::from(lx.is(end, "on"));
            if let Tim::Weekday(weekday, _) = lx.tim(at)
                && !lx.is(end.saturating_sub(2), "week")
                && lx.is(end.saturating_sub(1), "week")
            {
                let day = super::super::calendar::week_start(year, week).plus(i64::from(weekday) - 1);
                return self.extend_day(DayRef::Full(day), at + 1);
            }
        }
        if let Node::Stretch(Stretch::Year(_), Edge::Whole) = node
            && matches!(lx.tim(end), Tim::Opener)
            && lx.is(end, "weekend")
        {
            return (node, end);
        }
        (node, end)
    }
}

/// Gives the first of two times the half of the day that only the second says.
fn share_half(a: Clock, b: Clock) -> (Clock, Clock) {
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
fn later(clock: Clock, seconds: f64) -> Clock {
    let minutes = f64::from(clock.hour) * 60.0 + f64::from(clock.minute.unwrap_or(0)) + seconds / 60.0;
    let minutes = (minutes.clamp(0.0, 1e5) as u32) % 1440;
    Clock { hour: (minutes / 60) as u8, minute: Some((minutes % 60) as u8), second: Some(0), ..clock }
}
