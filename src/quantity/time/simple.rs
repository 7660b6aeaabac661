//! The longest expression without bounds and ranges, and the small ones that fit nowhere else.

use super::super::calendar;
use super::super::lexeme::Shape;
use super::super::numbers;
use super::super::rules::{self, Group};
use super::super::terms::{Tim, Unit};
use super::reader::Reader;

use super::clock::{in_part, moment};
use super::join::share_half;
use super::node::{DayRef, Edge, Node};

impl Reader<'_, '_> {
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
        keep(self.era(i));
        keep(self.reference(i));
        keep(self.day_end(i));
        keep(self.loose_hour(i));
        keep(self.nth_weekday(i));
        best
    }

    /// "now", "at the moment", "recently", "soon".
    pub(super) fn reference(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        if let Some(found) = rules::at(lx, Group::Reference, i) {
            return Some((Node::Reference(found.reading), found.end));
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
    pub(super) fn day_end(&self, i: usize) -> Option<(Node, usize)> {
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

    /// "ten tonight", "five to seven today", "5 to 7pm", "at 7 this evening": a bare hour that what stands behind it vouches for.
    pub(super) fn loose_hour(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let (clock, end) = self.any_clock(i).filter(|(clock, _)| clock.hour <= 12)?;
        let asked = lx.any(
            i.wrapping_sub(1),
            &["at", "around", "about", "by", "until", "till", "since", "after", "before"],
        );
        let behind = end + usize::from(lx.mark(end) == ',');
        if let Some((Node::DayPart(day, part, Edge::Whole), to)) = self.part(behind)
            && (asked || lx.any(behind, &["tonight", "tonite"]))
        {
            return Some((moment(day, in_part(clock, part)), to));
        }
        if lx.dash(end) || lx.is(end, "to") {
            let (last, to) = self.any_clock(end + 1)?;
            let half = last.explicit && last.sure && last.hour < 24;
            let today = matches!(lx.tim(to), Tim::Day(_)) && lx.at(to).gap;
            let words = lx.at(i).shape == Shape::Word;
            if !(half && !words || today && (words || lx.tight(end))) {
                return None;
            }
            let (clock, last) = share_half(clock, last);
            return Some(self.with_day_behind(clock, last, to));
        }
        // "10 in the morning"
        let (part, _, to) = self.part_behind(end).filter(|_| asked && lx.is(end, "in"))?;
        clock.minute.is_none().then(|| (Node::Clock(in_part(clock, part)), to))
    }

    /// "the first Monday of May", "first Monday evening of next month".
    pub(super) fn nth_weekday(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let the = usize::from(lx.is(i, "the"));
        let last = lx.is(i + the, "last");
        let (n, at) = if last {
            (0, i + the + 1)
        } else {
            numbers::ordinal(lx, i + the).filter(|(_, n)| *n <= 5.0).map(|(end, n)| (n as u8, end))?
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
                let day = self.today?.month(turn);
                (day.month, Some(day.year), end + 3)
            }
            _ => return None,
        };
        end = to;
        let at_year = year.or(self.today.map(|today| today.year));
        let day = at_year.map(|year| {
            calendar::nth_weekday(year, month, weekday, if last { -1 } else { i8::try_from(n).unwrap_or(1) })
        });
        let reference = DayRef::Nth { n, weekday, year, month, day };
        Some((part.map_or(Node::Day(reference), |(part, edge)| Node::DayPart(reference, part, edge)), end))
    }
}
