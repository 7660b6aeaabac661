//! Stretches of the calendar: years, months, quarters, weeks, decades, "the last three years".

use super::super::lexeme::Shape;
use super::super::terms::{Tim, Turn, Unit};
use super::super::types::Day;
use super::super::words::{self, List};
use super::reader::Reader;

use super::feasts;
use super::node::{DayRef, Edge, Node, Stretch};

impl Reader<'_, '_> {
    /// A stretch at row `i`, edges included ("early next year", "the end of 1989").
    pub(super) fn stretch(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let the = usize::from(lx.is(i, "the"));
        if lx.any(i, &["eoy", "eom"]) {
            let unit = if lx.is(i, "eoy") { Unit::Year } else { Unit::Month };
            return Some((Node::Stretch(self.turned(Turn::This, unit), Edge::End), i + 1));
        }
        // "the rest of the week", "rest of 2019"
        if lx.words(i + the, &["rest", "of"]) {
            let inner = i + the + 2 + usize::from(lx.is(i + the + 2, "the"));
            if let Some((unit, end)) = self.this_unit(inner) {
                return Some((Node::Stretch(self.turned(Turn::This, unit), Edge::After), end));
            }
            let (Node::Stretch(stretch, _), end) = self.whole(inner)? else { return None };
            // "the rest of the 2016 candidates"
            let adjective = matches!(stretch, Stretch::Year(_)) && lx.is(inner - 1, "the");
            return (!adjective).then_some((Node::Stretch(stretch, Edge::After), end));
        }
        // "the end of", "mid", "early": the article stays outside
        if the == 0
            && let Some((edge, at)) = self.edge(i)
        {
            let inner = at + usize::from(lx.is(at, "the"));
            if edge == Edge::Close
                && let Some((unit, end)) = self.this_unit(inner)
            {
                return Some((Node::Stretch(self.turned(Turn::This, unit), Edge::End), end));
            }
            let named = lx
                .any(i, &["early", "earlier", "late", "later", "mid", "end", "beginning", "start", "middle"]);
            if let Some((Node::Stretch(stretch, Edge::Whole), end)) = self.whole(inner).filter(|_| named) {
                let turned = matches!(lx.tim(inner), Tim::Turn(Turn::This));
                let edge = match edge {
                    Edge::Start if lx.is(i, "earlier") && turned => Edge::Before,
                    Edge::End if lx.is(i, "later") && turned => Edge::After,
                    edge => edge,
                };
                return Some((Node::Stretch(stretch, edge), end));
            }
            return None;
        }
        self.whole(i)
    }

    /// "end of", "beginning of", "mid-", "early in": the edge and the row after it.
    pub(super) fn edge(&self, i: usize) -> Option<(Edge, usize)> {
        let lx = self.lx;
        if let Some(edge) = self.edge_word(i) {
            let hyphen = usize::from(lx.dash(i + 1));
            let of = usize::from(lx.any(i + 1, &["of", "in"]));
            return Some((edge, i + 1 + hyphen.max(of)));
        }
        let edge = if lx.any(i, &["beginning", "start"]) {
            Edge::Start
        } else if lx.is(i, "end") {
            Edge::Close
        } else {
            return None;
        };
        lx.is(i + 1, "of").then_some((edge, i + 2))
    }

    /// "year", "the week", "month": this one, behind "the end of".
    pub(super) fn this_unit(&self, i: usize) -> Option<(Unit, usize)> {
        let Tim::One(unit) = self.lx.tim(i) else { return None };
        matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year).then_some((unit, i + 1))
    }

    pub(super) fn whole(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let found = |(stretch, end): (Stretch, usize)| (Node::Stretch(stretch, Edge::Whole), end);
        // "the 1990s", "the '90s", "the nineties"
        let marked = i + 1 + usize::from(matches!(lx.mark(i + 1), '\'' | '’' | '‘'));
        if lx.is(i, "the")
            && let Some(node) = self.decade(marked)
        {
            return Some(found(node));
        }
        if lx.at(i).shape == Shape::Digits
            && let Some(node) = self.by_number(i)
        {
            return Some(found(node));
        }
        if let Some(node) = self.numbered(i) {
            return Some(found(node));
        }
        if let Tim::Month(month, doubtful) = lx.tim(i) {
            return self.month(i, month, doubtful).map(found);
        }
        if let Tim::Turn(turn) = lx.tim(i) {
            return self.turn(i, turn);
        }
        if let Tim::Season(season) = lx.tim(i) {
            let of = usize::from(lx.is(i + 1, "of"));
            let asked = lx.is(i.wrapping_sub(1), "in")
                || lx.is(i.wrapping_sub(1), "the")
                    && lx.any(i.wrapping_sub(2), &["in", "during", "since", "by", "of"]);
            return match self.year(i + 1 + of).or_else(|| self.turned_year(i + 1 + of)) {
                Some((year, end)) => Some(found((Stretch::Season { year: Some(year), season }, end))),
                None => (asked && !matches!(lx.at(i + 1).shape, Shape::Word) && season != 1 | 3
                    || asked && lx.at(i + 1).shape != Shape::Word)
                    .then(|| found((Stretch::Season { year: None, season }, i + 1))),
            };
        }
        if lx.any(i, &["weekend"]) || lx.is(i, "the") && lx.is(i + 1, "weekend") {
            return self.weekend(i).map(found);
        }
        self.special(i).map(found)
    }

    /// "April 2017", "Dec, 2018", "April of 87", "February".
    pub(super) fn month(&self, i: usize, month: u8, doubtful: bool) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        let point = usize::from(
            lx.mark(i + 1) == '.' && lx.tight(i + 1) && lx.form(i).len() <= 4 && !lx.at(i + 2).opens,
        );
        let joint = i + 1 + point;
        let glued = matches!(lx.mark(joint), '-' | '/') && lx.tight(joint) && lx.tight(joint + 1);
        if let Some((year, end)) = self.year_behind(joint + usize::from(glued)) {
            return Some((Stretch::Month { year: Some(year), month }, end));
        }
        let (before, after) = (i.wrapping_sub(1), joint);
        let asked = lx.any(before, words::of(List::BeforeMonth))
            || lx.dash(before) && lx.any(before.wrapping_sub(1), &["mid", "early", "late"]);
        let weak = lx.any(before, &["of", "by", "from", "before", "after", "between", "the", "a", "to"]);
        // "a pupil of June Vance"
        let owned = lx.any(before, &["of", "by", "from", "to"]);
        let lower = lx.form(i).starts_with(char::is_lowercase);
        // other months of the same clause vouch for it: "from May to September"
        let ranged = (lx.any(after, &["to", "through", "until", "till"]) || lx.dash(after))
            && matches!(lx.tim(after + 1), Tim::Month(..))
            || (lx.any(before, &["to", "through", "until", "till", "and"]) || lx.dash(before))
                && matches!(lx.tim(before.wrapping_sub(1)), Tim::Month(..));
        let ranged = ranged
            || lx.any(before, &["from", "between"])
                && lx.any(after, &["to", "until", "till", "through", "and"])
            // "April, June and September"
            || self.listed_month(before, after);
        let named = !ranged && lx.capital(before) && !lx.at(before).opens && lx.tim(before) == Tim::No
            || lx.capital(after) && lx.at(after).gap && lx.tim(after) == Tim::No && (!asked || owned);
        // April, June and August are names too, unless the clause ends with them: "out all April."
        let closes = lx.at(after).shape != Shape::Word && !matches!(lx.mark(after), '\'' | '’');
        let last = closes && lx.at(before).shape == Shape::Word && !lx.capital(before);
        let person = matches!(month, 4 | 6 | 8) && !asked && !ranged && !last;
        let fits = if doubtful {
            let edged = lx.is(before, "of") && self.edge(before.wrapping_sub(1)).is_some();
            let strong = asked && !weak || edged;
            // "in may" in small letters only at a clause's end
            let small = lower && lx.is(before, "in") && lx.at(after).shape != Shape::Word || ranged;
            if lower {
                small
            } else {
                (strong
                    || ranged
                    || asked && lx.at(after).shape != Shape::Word && !lx.any(before, &["the", "a"]))
                    && !named
            }
        } else {
            ranged || asked && !(owned && named) || !(named || person || lower && lx.form(i).len() <= 3)
        };
        let possessive = doubtful && matches!(lx.mark(after), '\'' | '’') && !asked;
        fits.then_some((Stretch::Month { year: None, month }, i + 1)).filter(|_| !possessive)
    }

    /// Whether a month stands between two others, or at an end of such a list.
    fn listed_month(&self, before: usize, after: usize) -> bool {
        let lx = self.lx;
        let month = |at: usize| matches!(lx.tim(at), Tim::Month(..)) && lx.capital(at);
        let joins = |at: usize| lx.mark(at) == ',' || lx.any(at, &["and", "or"]);
        joins(before) && month(before.wrapping_sub(1)) || joins(after) && month(after + 1)
    }

    /// "the weekend", "the weekend of Halloween", "weekend".
    pub(super) fn weekend(&self, i: usize) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        let the = usize::from(lx.is(i, "the"));
        let end = i + the + 1;
        if lx.is(end, "of") {
            let (feast, mut to) = feasts::read(lx, end + 1)?;
            let year = self.year_behind(to);
            let year = if let Some((year, end)) = year {
                to = end;
                year
            } else {
                self.today?.year
            };
            let day = feast.day(year);
            let saturday = day.monday().plus(5);
            let from = if day.weekday() >= 4 && day.weekday() < 6 { day } else { saturday };
            return Some((Stretch::Days { from, to: saturday.plus(2), unit: Unit::Weekend, count: 1 }, to));
        }
        let noun = lx.at(end).shape == Shape::Word && the == 0 || lx.dash(end);
        let before = lx
            .any(i.wrapping_sub(1), &["any", "every", "each", "per", "long", "holiday", "bank", "a", "one"]);
        // "it rained over the weekend", told in the week after
        let over = self.told(i) && self.today.is_some_and(|today| today.weekday() < 6);
        let turn = if over { Turn::Last } else { Turn::This };
        (!noun && !before).then(|| (self.turned(turn, Unit::Weekend), end))
    }

    /// "fiscal year 2008", "the year 2011", "year to date", "the week of May 4", "w/c Feb 4".
    pub(super) fn special(&self, i: usize) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        let the = usize::from(lx.is(i, "the"));
        let at = i + the;
        if the == 0 && lx.any(at, &["fiscal", "financial", "school", "calendar"]) && lx.is(at + 1, "year") {
            let (year, end) = self.year(at + 2)?;
            // "the school year 2024-25"
            let short = lx.digits(end + 1).filter(|_| lx.dash(end) && lx.tight(end) && lx.tight(end + 1));
            let next = short.is_some_and(|(short, n)| n == 2 && i64::from(year % 100) + 1 == short as i64);
            let end = end + if next { 2 } else { 0 };
            return Some(match lx.form(at).to_ascii_lowercase().as_str() {
                "calendar" => (Stretch::Year(year), end),
                "school" => (Stretch::Special("SY", year), end),
                _ => (Stretch::Special("FY", year), end),
            });
        }
        if let Some((short, n)) = lx.digits(i + 1).filter(|_| lx.tight(i + 1) && lx.any(i, &["fy", "sy"])) {
            let year =
                if n == 4 { i32::try_from(short).ok()? } else { (n == 2).then(|| self.century(short))? };
            return Some((Stretch::Special(if lx.is(i, "fy") { "FY" } else { "SY" }, year), i + 2));
        }
        if lx.is(at, "year") {
            if the == 0 && lx.words(at, &["year", "to", "date"]) {
                let today = self.today?;
                let from = Day { year: today.year, month: 1, day: 1 };
                return Some((
                    Stretch::Days { from, to: today, unit: Unit::Day, count: today.number() - from.number() },
                    at + 3,
                ));
            }
            let (year, end) = self.year(at + 1)?;
            return Some((Stretch::Year(year), end));
        }
        let commencing = lx.is(i, "w") && lx.tight_mark(i + 1, '/') && lx.is(i + 2, "c");
        if commencing || lx.is(at, "week") {
            let mut day = if commencing { i + 3 } else { at + 1 };
            if !commencing {
                if !lx.any(day, &["of", "starting", "beginning", "commencing"]) {
                    return None;
                }
                day += 1;
            }
            day += usize::from(lx.is(day, "on"));
            let (day, end) = self.day(day)?;
            return matches!(day, DayRef::Full(_) | DayRef::Yearless { .. })
                .then_some((Stretch::WeekFrom(day), end));
        }
        None
    }
}
