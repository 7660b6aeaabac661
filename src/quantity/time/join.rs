//! How expressions join: two ends, a bound, what comes again.

use super::super::lexeme::Shape;
use super::super::rules::{self, Found, Group};
use super::super::terms::{Tim, Turn, Unit};
use super::super::types::Day;

use super::finish::{clock, part, period, season};
use super::node::{Bound, DayRef, Edge, Length, Node, Stretch};
use super::reader::{Caught, Reader};

/// Words between two ends of a stretch of time.
const TO: &[&str] = &["to", "through", "thru", "until", "till"];

impl Reader<'_, '_> {
    /// The expression at row `i`, and the row after it.
    pub(super) fn expression(&self, i: usize) -> Option<(Node, usize)> {
        let special = self
            .set(i)
            .or_else(|| self.bounded(i))
            .or_else(|| self.opened(i))
            .or_else(|| self.days_of_month(i));
        if special.is_some() {
            return special;
        }
        let (node, end) = self.simple(i)?;
        if let Some((last, to)) = self.second_end(&node, end)
            && let Some(range) = self.range(node.clone(), last)
        {
            return Some((range, to));
        }
        // "1/1/2016 and later", "2016 or earlier"
        let lx = self.lx;
        let closed =
            lx.any(end, &["and", "or"]) && matches!(lx.at(end + 2).shape, Shape::Mark | Shape::Break);
        let bound = match () {
            () if !closed || !matches!(node, Node::Day(_) | Node::Stretch(..)) => None,
            () if lx.any(end + 1, &["later", "after", "greater", "onward", "onwards"]) => Some(Bound::Since),
            () => lx.any(end + 1, &["earlier", "before"]).then_some(Bound::Until),
        };
        Some(match bound {
            Some(bound) => (Node::Open(bound, Box::new(node)), end + 2),
            None => (node, end),
        })
    }

    /// What comes again, with the time of day behind it.
    fn set(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let (timex, end) = self.often(i)?;
        // a day's own hour stands for the day
        let day = if timex == "P1D" { "" } else { &timex };
        if timex == "P1D" || timex.contains("WXX-") {
            let found =
                rules::all(self, Group::PartTail, end).find(|found| found.reading.starts_with("moment"));
            let hour = found.and_then(|found| {
                Some((
                    found.caught.clock.filter(|clock| clock.explicit || found.reading == "moment said")?,
                    found.end,
                ))
            });
            if let Some((hour, to)) = hour {
                return Some((Node::Set(format!("{day}{}", clock(hour))), to));
            }
            if let Tim::Part(stretch) = lx.tim(end) {
                return Some((Node::Set(format!("{day}T{}", part(stretch))), end + 1));
            }
        }
        Some((Node::Set(timex), end))
    }

    /// How often, as TIMEX3.
    pub(super) fn often(&self, i: usize) -> Option<(String, usize)> {
        self.longest(Group::Set, i, Self::set_of)
    }

    fn set_of(&self, i: usize, found: &Found<Caught>) -> Option<String> {
        let (lx, before) = (self.lx, i.wrapping_sub(1));
        let Caught { month, day, weekday, unit, count, feast, doubtful, .. } = found.caught;
        let (reading, arg) = found.reading.split_once(' ').unwrap_or((found.reading, ""));
        let named = lx.capital(before) && !lx.at(before).opens;
        Some(match reading {
            // "the Daily Mail" is a name
            "often" => {
                let name = lx.capital(i) && !lx.at(i).opens && (lx.capital(i + 1) || lx.capital(before));
                let glued = lx.dash(before) && lx.tight(i);
                found.caught.often.clone().filter(|_| !name && !glued)?
            }
            "weekday" if named && lx.tim(i) != Tim::Opener => return None,
            "weekday" => format!("XXXX-WXX-{weekday}"),
            "month" if doubtful => return None,
            "month" => format!("XXXX-{month:02}"),
            "season" => format!("XXXX-{}", season(found.caught.season)),
            // "three mornings" are counted
            "part" if matches!(lx.tim(i), Tim::Parts(_)) && (self.counts(before) || lx.is(before, "the")) => {
                return None;
            }
            "part" => format!("T{}", part(found.caught.part?)),
            "count" if lx.is(found.end - 1, "second") && !lx.any(found.end - 2, &["per", "every"]) => {
                return None;
            }
            "count" => period(&Length::of(arg.parse().ok().or(count)?, unit?)),
            "feast" => {
                let (month, day) = feast?.fixed()?;
                format!("XXXX-{month:02}-{day:02}")
            }
            "day" => format!("XXXX-XX-{day:02}"),
            timex => timex.to_owned(),
        })
    }

    /// "before 4pm", "since August", "no later than 1 January 2010".
    fn bounded(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let found = rules::at(self, Group::Bound, i).filter(|_| !lx.is(i + 1, "of"))?;
        let bound = match found.reading {
            "Before" => Bound::Before,
            "After" => Bound::After,
            "Since" => Bound::Since,
            _ => Bound::Until,
        };
        let at = found.end + usize::from(lx.is(found.end, "the"));
        let edged = self.stretch(at).filter(|(node, _)| !matches!(node, Node::Stretch(_, Edge::Whole)));
        let (node, end) = edged.or_else(|| self.simple(found.end))?;
        let fits = match &node {
            Node::Day(DayRef::Undefined { .. }) => false,
            Node::Stretch(Stretch::Undefined { turn, .. }, _) => *turn != Turn::Same,
            Node::Day(_) | Node::Moment(..) | Node::Clock(_) | Node::Stretch(..) => true,
            _ => false,
        };
        fits.then(|| (Node::Open(bound, Box::new(node)), end))
    }

    /// "from 10:30 to 3 on 1/1/2015", "between now and May 21".
    fn opened(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let between = lx.is(i, "between");
        if !(between || lx.is(i, "from")) {
            return None;
        }
        if let Some(range) = self.days_of_month(i + 1) {
            return Some(range);
        }
        let (first, end) = self.end_node(i + 1, None)?;
        if matches!(first, Node::Range(..)) {
            return Some((first, end));
        }
        let joined = lx.dash(end) || lx.any(end, TO) || between && lx.is(end, "and");
        let (last, to) = self.end_node(end + 1, Some(&first)).filter(|_| joined)?;
        let range = self.range(first, last)?;
        // "increased from 9 to 10": bare numbers are hours only with a minute, a half or a day
        let bare =
            |node: &Node| matches!(node, Node::Clock(clock) if !clock.explicit && clock.minute.is_none());
        let (range, to) = self.grown(i, range, to);
        let numbers = matches!(&range, Node::Range(a, b) if bare(a) && bare(b));
        (!numbers).then_some((range, to))
    }

    /// One end of a range whose opener is there: bare hours and days count if the other end says so.
    fn end_node(&self, i: usize, other: Option<&Node>) -> Option<(Node, usize)> {
        let lx = self.lx;
        if let Some(found) = self.simple(i).filter(|(node, _)| !matches!(node, Node::Length(_))) {
            return Some(found);
        }
        let the = usize::from(lx.is(i, "the"));
        if let Some(found) = self.stretch(i + the).filter(|_| the == 1) {
            return Some(found);
        }
        let dated = matches!(
            other,
            Some(Node::Day(DayRef::Full(_) | DayRef::Yearless { .. } | DayRef::OfMonth { .. }))
        );
        if let Some((day, end, ordinal)) = self.day_number(i)
            && (dated || other.is_none() && ordinal)
        {
            return Some((Node::Day(DayRef::OfMonth { day }), end));
        }
        self.any_clock(i).map(|(clock, end)| (Node::Clock(clock), end))
    }

    /// "15", "2nd", "the twenty-seventh" as a day of a month: the day, the row after it, whether it is an ordinal.
    fn day_number(&self, i: usize) -> Option<(u8, usize, bool)> {
        use super::super::rules::{Leaf, Look};
        let mut caught = Caught::default();
        let ordinal = self.leaf(Leaf::Ordinal, i, &mut caught);
        let end = ordinal.or_else(|| self.leaf(Leaf::Figure, i, &mut caught))?;
        Some((caught.day, end, ordinal.is_some()))
    }

    /// "9 to 12 of June", "19-20 November 2018": two days before their month.
    fn days_of_month(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let (first, end, _) = self.day_number(i).filter(|_| !lx.tight(i))?;
        let joined =
            lx.dash(end) || lx.any(end, TO) || lx.is(end, "and") && lx.is(i.wrapping_sub(1), "between");
        let (_, month_at, _) = self.day_number(end + 1).filter(|_| joined)?;
        let at = month_at + usize::from(lx.any(month_at, &["of", "in"]));
        matches!(lx.tim(at), Tim::Month(..) | Tim::Turn(_)).then_some(())?;
        let (last, to) = self.dated(end + 1).or_else(|| self.last_of_turned(end + 1, at))?;
        let (first, last) = share_month(DayRef::OfMonth { day: first }, last)?;
        let (from, until) = (self.settle(first), self.settle(last));
        from.zip(until)
            .is_none_or(|(from, until)| from < until)
            .then_some((Node::range(Node::Day(first), Node::Day(last)), to))
    }

    /// "4-**23 in next month**".
    fn last_of_turned(&self, i: usize, at: usize) -> Option<(DayRef, usize)> {
        let Tim::Turn(turn) = self.lx.tim(at) else { return None };
        let month = self.today.filter(|_| self.lx.tim(at + 1) == Tim::One(Unit::Month))?.month(turn);
        Some((Self::dated_day(month.year, month.month, self.day_number(i)?.0), at + 2))
    }

    /// A second end behind a first one without opener.
    fn second_end(&self, first: &Node, end: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let dash = lx.dash(end) && (lx.tight(end) == lx.tight(end + 1));
        if !(dash || lx.any(end, TO)) {
            return None;
        }
        // "in 2014 through 2018" is one; "in 2010 to become" is none
        match first {
            Node::Day(DayRef::Yearless { month, .. } | DayRef::Full(Day { month, .. })) => {
                match self.simple(end + 1) {
                    Some(found @ (Node::Day(_) | Node::Moment(..), _)) => Some(found),
                    Some((Node::Reference("PRESENT_REF"), to)) => {
                        Some((Node::Day(self.shifted(Unit::Day, 0)), to))
                    }
                    _ => {
                        let (day, to, ordinal) = self.day_number(end + 1)?;
                        let figures = lx.at(end + 1).shape == Shape::Digits
                            && (dash || lx.at(end - 1).shape == Shape::Digits);
                        let more = self.counted(to) || self.scaled(to) || lx.is(to, "in");
                        if !(figures || ordinal) || more && !(dash && lx.tight(end)) {
                            return None;
                        }
                        Some(match self.year_behind(to) {
                            Some((year, to)) => (Node::Day(DayRef::Full(Day::new(year, *month, day)?)), to),
                            None => (Node::Day(DayRef::OfMonth { day }), to),
                        })
                    }
                }
            }
            Node::Day(DayRef::Weekday { .. }) => {
                self.simple(end + 1).filter(|(node, _)| matches!(node, Node::Day(DayRef::Weekday { .. })))
            }
            Node::Stretch(stretch, edge) => {
                // "2014-18"
                if let (Stretch::Year(year), Edge::Whole, Some((short, 2))) =
                    (stretch, edge, lx.digits(end + 1))
                    && dash
                    && let Some(short) =
                        i32::try_from(short).ok().filter(|short| *short > 12 && year % 100 < *short)
                {
                    return Some((
                        Node::Stretch(Stretch::Year(year / 100 * 100 + short), Edge::Whole),
                        end + 2,
                    ));
                }
                self.simple(end + 1).or_else(|| self.simple(end + 1 + usize::from(lx.is(end + 1, "the"))))
            }
            _ => None,
        }
    }

    /// Joins two ends that fit each other.
    pub(super) fn range(&self, first: Node, last: Node) -> Option<Node> {
        let today = || Node::Day(self.shifted(Unit::Day, 0));
        let dated = |node: &Node| matches!(node, Node::Stretch(..) | Node::Day(_));
        Some(match (first, last) {
            (Node::Clock(a), Node::Clock(b)) => {
                let (a, b) = a.share_half(b);
                Node::clocks(a, b)
            }
            (Node::Moment(day, a), Node::Clock(b)) | (Node::Clock(a), Node::Moment(day, b)) => {
                let (a, b) = a.share_half(b);
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
            ) => {
                let year = Some(if a <= b { year } else { year - 1 });
                Node::range(Node::Stretch(Stretch::Month { year, month: a }, edge), last)
            }
            (a, Node::Reference("PRESENT_REF")) if dated(&a) => Node::range(a, today()),
            (Node::Reference("PRESENT_REF"), b) if dated(&b) => Node::range(today(), b),
            (a, b) if dated(&a) && dated(&b) => Node::range(a, b),
            (a @ Node::Moment(..), b @ Node::Moment(..)) => Node::range(a, b),
            _ => return None,
        })
    }
}

/// Gives a bare day of the month the month of the other end, and a first day the year of the last.
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
            (Reader::dated_day(year, month, day), b)
        }
        (DayRef::OfMonth { .. }, DayRef::Weekday { .. }) | (_, DayRef::OfMonth { .. }) => return None,
        _ => (a, b),
    })
}
