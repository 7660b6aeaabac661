//! Stretches of the calendar: years, months, quarters, weeks, decades, "the last three years".

use super::super::Day;
use super::super::calendar::week_start;
use super::super::lexeme::Shape;
use super::super::numbers;
use super::super::terms::{Num, Tim, Turn, Unit};
use super::Reader;
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
    fn this_unit(&self, i: usize) -> Option<(Unit, usize)> {
        let Tim::One(unit) = self.lx.tim(i) else { return None };
        matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year).then_some((unit, i + 1))
    }

    fn whole(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let found = |(stretch, end): (Stretch, usize)| (Node::Stretch(stretch, Edge::Whole), end);
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
            return match self.year(i + 1 + of) {
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

    /// "2019", "2017 q1", "2019-H2", "2015-3", "12-2015", "1990s", "90s", "2017 April".
    fn by_number(&self, i: usize) -> Option<(Stretch, usize)> {
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
                let alone = !(lx.dash(end + 2) && lx.tight(end + 2)) && !lx.tight_mark(end + 2, '/');
                // "2010-12" is a range of years when December would come first
                return month
                    .filter(|_| alone)
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
    fn plain_year(&self, i: usize, year: i32, end: usize) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        let before = i.wrapping_sub(1);
        let asked = lx.any(
            before,
            &[
                "in", "since", "until", "till", "by", "before", "after", "during", "from", "between", "of",
                "to", "year", "early", "late", "mid", "through", "for",
            ],
        ) || matches!(lx.tim(before), Tim::Month(..) | Tim::Season(_))
            || matches!(lx.mark(before), '=' | '>' | '<')
            || lx.is(before, "than")
                && lx.any(before.wrapping_sub(1), &["later", "earlier", "greater", "less"]);
        let strong =
            lx.any(before, &["in", "since", "during", "year", "early", "late", "mid", "until", "till"]);
        let plausible = (1500..=2100).contains(&year) || strong && year >= 1000;
        let unit = super::super::units::after(lx, end, true).is_some()
            || matches!(lx.num(end), Num::Scale(_) | Num::Half)
            || lx.mark(end) == '%'
            || lx.any(end, &["percent", "people", "times", "dollars", "euros"])
            || super::super::money::after(lx, end, 2000.0).is_some()
            || matches!(lx.tim(end), Tim::Many(_)) && lx.at(end).gap;
        let named = lx.any(
            before,
            &[
                "no",
                "number",
                "section",
                "article",
                "flight",
                "route",
                "highway",
                "room",
                "boeing",
                "page",
                "about",
                "around",
                "over",
                "nearly",
                "some",
                "almost",
                "least",
                "up",
                "roughly",
                "approximately",
                "chapter",
                "resolution",
            ],
        ) && !(lx.dash(end) && lx.digits(end + 1).is_some_and(|(_, n)| n == 4))
            || lx.is(before, "than") && !asked
            || lx.is(before, "to") && lx.any(before.wrapping_sub(1), &["up", "close"]);
        let thing = !strong
            && self.counted(end)
            && lx.at(end).gap
            && !lx.any(before, &["the", "a", "this"])
            && !asked;
        let lowered = lx.tight_mark(end, '-') && lx.tight(end + 1) && lx.at(end + 1).shape == Shape::Word;
        (plausible && !unit && !named && !thing && !(lowered && !asked)).then_some((Stretch::Year(year), end))
    }

    /// "1990s", "1990 s", "the '90s", "90s", "the nineties".
    fn decade(&self, i: usize) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        let (value, length) = lx.digits(i)?;
        let apostrophe =
            usize::from(matches!(lx.mark(i + 1), '\'' | '’') && lx.tight(i + 1) && lx.tight(i + 2));
        let s = i + 1 + apostrophe;
        // "1980s-style" speaks of a look, not of a time
        let styled = lx.tight_mark(s + 1, '-') && lx.tight(s + 2);
        if !(lx.form(s) == "s") || styled || value % 10 != 0 {
            return None;
        }
        let before = i.wrapping_sub(1);
        let tight = lx.tight(s);
        let value = i32::try_from(value).ok()?;
        if length == 4 && (1000..2200).contains(&value) {
            return (tight || lx.any(before, &["in", "the", "since"]))
                .then_some((Stretch::Decade { start: value, open: false }, s + 1));
        }
        // "in his 50s" is an age
        let age = lx.any(
            before,
            &[
                "his", "her", "their", "my", "your", "our", "low", "high", "upper", "lower", "mid", "early",
                "late",
            ],
        ) && !matches!(lx.mark(before), '\'' | '’')
            && !lx.is(before.wrapping_sub(1), "the");
        let asked = lx.any(before, &["the", "in", "since"]) || matches!(lx.mark(before), '\'' | '’' | '‘');
        (length == 2 && asked && !age)
            .then(|| (Stretch::Decade { start: self.decade_near(value), open: true }, s + 1))
    }

    /// The decade of two digits that has begun by now.
    fn decade_near(&self, short: i32) -> i32 {
        let now = self.today.map_or(2020, |today| today.year);
        let start = now - now.rem_euclid(100) + short;
        if start > now { start - 100 } else { start }
    }

    /// "q1", "H2" with a year behind or before.
    fn letter_quarter(&self, i: usize) -> Option<(Fraction, usize)> {
        let lx = self.lx;
        let (value, n) = lx.digits(i + 1).filter(|_| lx.tight(i + 1))?;
        let value = u8::try_from(value).ok().filter(|_| n == 1)?;
        match lx.form(i) {
            "q" | "Q" if (1..=4).contains(&value) => Some((Fraction { quarter: true, n: value }, i + 2)),
            "h" | "H" if (1..=2).contains(&value) => Some((Fraction { quarter: false, n: value }, i + 2)),
            _ => None,
        }
    }

    /// "the first quarter of 2013", "last week of July", "the 21st century", "Q3 2019", "week 27 of last year".
    fn numbered(&self, i: usize) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        if let Some((fraction, end)) = self.letter_quarter(i) {
            let joint = usize::from(lx.dash(end) && lx.tight(end) || lx.is(end, "of") || lx.mark(end) == ',');
            return Some(match self.year(end + joint) {
                Some((year, to)) => (fraction.with(year), to),
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
            return match self.year_of(end + 1) {
                Some((year, to)) => Some((Stretch::Half { year: Some(year), half }, to)),
                None => None,
            };
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
    fn week_of(&self, i: usize, n: f64, last: bool) -> Option<(Stretch, usize)> {
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
                let day = Day { day: 1, ..self.today? }.plus_months(super::step(turn));
                Some((Stretch::WeekOf { year: Some(day.year), month: day.month, week }, i + 3))
            }
            _ => None,
        }
    }

    /// "of 2013", "2013", "of last year", "of this year".
    fn year_of(&self, i: usize) -> Option<(i32, usize)> {
        let lx = self.lx;
        let from = i + usize::from(lx.any(i, &["of", "in"]));
        if let Some(found) = self.year(from) {
            return Some(found);
        }
        let the = usize::from(lx.is(from, "the"));
        let today = self.today?;
        match lx.tim(from + the) {
            Tim::Turn(turn) if lx.tim(from + the + 1) == Tim::One(Unit::Year) => {
                Some((today.year + i32::try_from(super::step(turn)).unwrap_or(0), from + the + 2))
            }
            _ => None,
        }
    }

    /// The first or last so many units of a year: whole weeks, days, months.
    fn edge_of_year(&self, year: i32, unit: Unit, count: f64, last: bool) -> Option<Stretch> {
        let (mut from, mut to) = (Day { year, month: 1, day: 1 }, Day { year: year + 1, month: 1, day: 1 });
        if matches!(unit, Unit::Week) {
            (from, to) = (week_start(year, 1), week_start(year + 1, 1));
        }
        if last {
            from = super::shift(to, unit, -count)?
        } else {
            to = super::shift(from, unit, count)?
        }
        Some(Stretch::Days { from, to, unit, count: count as i64 })
    }

    /// "April 2017", "Dec, 2018", "April of 87", "February".
    fn month(&self, i: usize, month: u8, doubtful: bool) -> Option<(Stretch, usize)> {
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
        let asked = lx.any(
            before,
            &[
                "in",
                "since",
                "until",
                "till",
                "through",
                "during",
                "early",
                "late",
                "mid",
                "last",
                "next",
                "this",
                "of",
                "by",
                "from",
                "before",
                "after",
                "between",
                "the",
                "starting",
                "beginning",
                "a",
                "every",
                "each",
            ],
        ) || lx.dash(before) && lx.any(before.wrapping_sub(1), &["mid", "early", "late"]);
        let weak = lx.any(before, &["of", "by", "from", "before", "after", "between", "the", "a", "to"]);
        let lower = lx.form(i).starts_with(char::is_lowercase);
        // other months of the same clause vouch for it: "from May to September"
        let ranged = (lx.any(after, &["to", "through", "until", "till"]) || lx.dash(after))
            && matches!(lx.tim(after + 1), Tim::Month(..))
            || (lx.any(before, &["to", "through", "until", "till", "and"]) || lx.dash(before))
                && matches!(lx.tim(before.wrapping_sub(1)), Tim::Month(..));
        let ranged = ranged
            || lx.any(before, &["from", "between"])
                && lx.any(after, &["to", "until", "till", "through", "and"]);
        let named = !ranged && lx.capital(before) && !lx.at(before).opens && lx.tim(before) == Tim::No
            || lx.capital(after) && lx.at(after).gap && lx.tim(after) == Tim::No && !asked;
        let person = matches!(month, 4 | 6 | 8) && !asked && !ranged;
        let fits = if doubtful {
            let strong = asked && !weak;
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
            ranged || asked || !named && !person && !(lower && lx.form(i).len() <= 3)
        };
        let possessive = doubtful && matches!(lx.mark(after), '\'' | '’') && !asked;
        fits.then_some((Stretch::Month { year: None, month }, i + 1)).filter(|_| !possessive)
    }

    /// "this year", "last quarter", "next 3 days", "the 2 upcoming months" (from the number), "last March".
    fn turn(&self, i: usize, turn: Turn) -> Option<(Node, usize)> {
        let lx = self.lx;
        // "will last two hours": the verb
        if lx.is(i, "last")
            && lx.any(
                i.wrapping_sub(1),
                &[
                    "will", "would", "to", "not", "t", "can", "could", "may", "might", "should", "must",
                    "ll", "did", "does",
                ],
            )
        {
            return None;
        }
        let found = |stretch: Stretch, end: usize| Some((Node::Stretch(stretch, Edge::Whole), end));
        let mut at = i + 1;
        let special = lx.any(at, &["calendar", "working", "business", "fiscal", "financial", "school"]);
        if lx.any(at, &["calendar", "working"]) && matches!(lx.tim(at + 1), Tim::One(_)) {
            at += 1;
        }
        match lx.tim(at) {
            Tim::One(unit) if lx.is(at, "night") => {
                let _ = unit;
                None
            }
            Tim::One(unit) if unit >= Unit::Weekend => {
                // "last year's", "this week-long": hyphened words are something else
                if lx.dash(at + 1) && lx.tight(at + 1) && lx.at(at + 2).shape == Shape::Word {
                    return None;
                }
                if special && lx.is(at - 1, "working") && unit == Unit::Week {
                    if let Some(today) = self.today {
                        let from = today.monday().plus(7 * super::step(turn));
                        return found(
                            Stretch::Days { from, to: from.plus(5), unit: Unit::Day, count: 5 },
                            at + 1,
                        );
                    }
                }
                // "this day", "that year": the text's own; "the following week" of a story as well
                let told = lx.any(i, &["following", "previous"]) && self.told(i);
                // "the past year", "the coming week": so long from today, not the calendar's
                let the = lx.is(i.wrapping_sub(1), "the")
                    && lx.any(i, &["past", "coming", "last"])
                    && !matches!(unit, Unit::Century | Unit::Decade | Unit::Quarter);
                if the
                    && lx.any(i, &["past", "coming"])
                    && let Some(stretch) = self.counted_stretch(turn, unit, 1.0)
                {
                    return found(stretch, at + 1);
                }
                let turn = if told { Turn::Same } else { turn };
                if let Some((fraction, end)) = self.quarter_of_turned(at + 1) {
                    let year =
                        self.today.map(|today| today.year + i32::try_from(super::step(turn)).unwrap_or(0));
                    if unit == Unit::Year
                        && let Some(year) = year
                    {
                        return found(fraction.with(year), end);
                    }
                }
                let start = if unit == Unit::Decade && turn == Turn::Next && lx.is(i.wrapping_sub(1), "the") {
                    i
                } else {
                    i
                };
                let _ = start;
                found(self.turned(turn, unit), at + 1)
            }
            Tim::Month(month, doubtful) if turn != Turn::Same => {
                if doubtful && lx.form(at).starts_with(char::is_lowercase)
                    || lx.digits(at + 1).is_some_and(|(_, n)| n <= 2)
                {
                    return None;
                }
                let Some(today) = self.today else {
                    return found(Stretch::UndefinedMonth { turn, month }, at + 1);
                };
                let year = match turn {
                    Turn::Last if month >= today.month => today.year - 1,
                    Turn::Next if month <= today.month => today.year + 1,
                    _ => today.year,
                };
                found(Stretch::Month { year: Some(year), month }, at + 1)
            }
            Tim::Season(season) if turn != Turn::Same && !lx.is(i, "that") => {
                let year = self.today.map(|today| {
                    let here = season * 3;
                    match turn {
                        Turn::Last if here >= today.month || season == 4 => today.year - 1,
                        Turn::Next if here < today.month => today.year + 1,
                        _ => today.year,
                    }
                });
                found(Stretch::Season { year, season }, at + 1)
            }
            _ => self.counted_turn(i, turn),
        }
    }

    /// "year's **first quarter**".
    fn quarter_of_turned(&self, i: usize) -> Option<(Fraction, usize)> {
        let lx = self.lx;
        if !(matches!(lx.mark(i), '\'' | '’') && lx.is(i + 1, "s")) {
            return None;
        }
        let (end, n) = numbers::ordinal(lx, i + 2)?;
        let n = (1.0..=4.0).contains(&n).then_some(n as u8)?;
        if lx.tim(end) == Tim::One(Unit::Quarter) {
            return Some((Fraction { quarter: true, n }, end + 1));
        }
        (lx.is(end, "half") && n <= 2).then_some((Fraction { quarter: false, n }, end + 1))
    }

    /// "next 3 days", "last few weeks", "past minute", "previous 4 business days".
    fn counted_turn(&self, i: usize, turn: Turn) -> Option<(Node, usize)> {
        let lx = self.lx;
        if matches!(turn, Turn::This | Turn::Same) {
            return None;
        }
        let (count, at) = if lx.any(i + 1, &["few", "several", "couple"]) {
            (3.0, i + 2 + usize::from(lx.is(i + 2, "of")))
        } else if let Some(count) = numbers::count(lx, i + 1).filter(|count| count.value <= 10_000.0) {
            (count.value, count.end)
        } else if matches!(lx.tim(i + 1), Tim::One(Unit::Hour | Unit::Minute | Unit::Second))
            && !lx.is(i + 1, "second")
        {
            (1.0, i + 1)
        } else {
            return None;
        };
        if lx.any(at, &["business", "working"]) && lx.tim(at + 1) == Tim::Many(Unit::Day) {
            let today = self.today?;
            let step = super::step(turn);
            let (mut day, mut left, mut first, mut last) = (today, count, None, today);
            while left > 0.0 && count <= 400.0 {
                day = day.plus(step);
                if day.weekday() < 6 {
                    (left, last) = (left - 1.0, day);
                    first.get_or_insert(day);
                }
            }
            let first = first?;
            let (from, to) = if step > 0 { (first, last.plus(1)) } else { (last, today) };
            return Some((
                Node::Stretch(Stretch::Days { from, to, unit: Unit::Day, count: count as i64 }, Edge::Whole),
                at + 2,
            ));
        }
        let (Tim::Many(unit) | Tim::One(unit)) = lx.tim(at) else { return None };
        if unit <= Unit::Hour {
            let mut length = super::node::Length::default();
            if let Some(part) = length.parts.first_mut() {
                *part = (count, Some(unit));
            }
            return Some((Node::Around(length, turn == Turn::Next), at + 1));
        }
        let stretch =
            self.counted_stretch(turn, unit, count).unwrap_or(Stretch::UndefinedCount { turn, unit, count });
        Some((Node::Stretch(stretch, Edge::Whole), at + 1))
    }

    /// "2 upcoming months", "13 last minutes": the number stands first.
    pub(super) fn number_first(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let count = numbers::read(lx, i)
            .filter(|count| count.value > 0.0 && count.value.fract() == 0.0 && count.value < 10_000.0)?;
        let Tim::Turn(turn @ (Turn::Last | Turn::Next)) = lx.tim(count.end) else { return None };
        let Tim::Many(unit) = lx.tim(count.end + 1) else { return None };
        if unit <= Unit::Hour {
            let mut length = super::node::Length::default();
            if let Some(part) = length.parts.first_mut() {
                *part = (count.value, Some(unit));
            }
            return Some((Node::Around(length, turn == Turn::Next), count.end + 2));
        }
        let stretch = self.counted_stretch(turn, unit, count.value)?;
        Some((Node::Stretch(stretch, Edge::Whole), count.end + 2))
    }

    fn counted_stretch(&self, turn: Turn, unit: Unit, count: f64) -> Option<Stretch> {
        let today = self.today?;
        let whole = count as i64;
        if unit == Unit::Quarter {
            let first = Day { year: today.year, month: (today.month - 1) / 3 * 3 + 1, day: 1 };
            let (from, to) = if turn == Turn::Next {
                (first.plus_months(3), first.plus_months(3 + 3 * whole))
            } else {
                (first.plus_months(-3 * whole), first)
            };
            return Some(Stretch::Days { from, to, unit, count: whole });
        }
        let (from, to) = if turn == Turn::Next {
            let from = today.plus(1);
            (from, super::shift(from, unit, count)?)
        } else {
            (super::shift(today, unit, -count)?, today)
        };
        Some(Stretch::Days { from, to, unit, count: whole })
    }

    /// This, last or next unit of the calendar.
    pub(super) fn turned(&self, turn: Turn, unit: Unit) -> Stretch {
        let Some(today) = self.today.filter(|_| turn != Turn::Same) else {
            return Stretch::Undefined { turn, unit };
        };
        let step = super::step(turn);
        match unit {
            Unit::Weekend => Stretch::Weekend(today.monday().plus(5 + 7 * step)),
            Unit::Week => {
                let (year, week) = today.plus(7 * step).week();
                Stretch::Week { year, week }
            }
            Unit::Fortnight => {
                let from = today.monday().plus(14 * step);
                Stretch::Days { from, to: from.plus(14), unit: Unit::Week, count: 2 }
            }
            Unit::Month => {
                let day = Day { day: 1, ..today }.plus_months(step);
                Stretch::Month { year: Some(day.year), month: day.month }
            }
            Unit::Quarter => {
                let day = Day { day: 1, ..today }.plus_months(3 * step);
                Stretch::Quarter { year: Some(day.year), quarter: (day.month - 1) / 3 + 1 }
            }
            Unit::Year => Stretch::Year(today.year + i32::try_from(step).unwrap_or(0)),
            Unit::Decade => Stretch::Decade {
                start: (today.year / 10 + i32::try_from(step).unwrap_or(0)) * 10,
                open: false,
            },
            Unit::Century => {
                Stretch::Century { start: (today.year / 100 + i32::try_from(step).unwrap_or(0)) * 100 }
            }
            _ => Stretch::Undefined { turn, unit },
        }
    }

    /// "the weekend", "the weekend of Halloween", "weekend".
    fn weekend(&self, i: usize) -> Option<(Stretch, usize)> {
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
        (!noun && !before).then(|| (self.turned(Turn::This, Unit::Weekend), end))
    }

    /// "fiscal year 2008", "the year 2011", "year to date", "the week of May 4", "w/c Feb 4".
    fn special(&self, i: usize) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        let the = usize::from(lx.is(i, "the"));
        let at = i + the;
        if the == 0 && lx.any(at, &["fiscal", "financial", "school", "calendar"]) && lx.is(at + 1, "year") {
            let (year, end) = self.year(at + 2)?;
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

/// A quarter or half of a year not yet known.
#[derive(Clone, Copy)]
struct Fraction {
    quarter: bool,
    n: u8,
}

impl Fraction {
    fn with(self, year: i32) -> Stretch {
        if self.quarter {
            Stretch::Quarter { year: Some(year), quarter: self.n }
        } else {
            Stretch::Half { year: Some(year), half: self.n }
        }
    }

    fn open(self) -> Stretch {
        if self.quarter {
            Stretch::Quarter { year: None, quarter: self.n }
        } else {
            Stretch::Half { year: None, half: self.n }
        }
    }
}
