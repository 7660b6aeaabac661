//! Stretches of the calendar: years, months, quarters, weeks, decades, "the last three years".
//!
//! In: rows of the tables' groups `stretch` and `edge`. Out: the stretch that each says.

use super::super::calendar::week_start;
use super::super::lexeme::Shape;
use super::super::rules::{Found, Group};
use super::super::terms::{Num, Tim, Turn, Unit};
use super::super::types::Day;
use super::super::words::{self, List};
use super::super::{ages, heat, money, time_units, units};

use super::node::{DayRef, Edge, Fraction, Node, Stretch};
use super::reader::{Caught, Reader};

impl Reader<'_, '_> {
    /// A stretch at row `i`, edges included ("early next year", "the end of 1989").
    pub(super) fn stretch(&self, i: usize) -> Option<(Node, usize)> {
        let whole = self.whole(i).map(|(stretch, end)| (Node::Stretch(stretch, Edge::Whole), end));
        self.longer(whole, self.longest(Group::Edge, i, Self::edge_of))
    }

    /// A stretch without an edge.
    pub(super) fn whole(&self, i: usize) -> Option<(Stretch, usize)> {
        self.longest(Group::Stretch, i, Self::stretch_of)
    }

    fn edge_of(&self, i: usize, found: &Found<Caught>) -> Option<Node> {
        let (this, edge) = found.reading.split_once(' ').unwrap_or(("", found.reading));
        let stretch = match this {
            "" => found.caught.stretch?,
            _ => self.turned(Turn::This, found.caught.unit.unwrap_or(Unit::Year)),
        };
        let now = self.lx.any(i + 1, &["this", "current"]);
        let edge = match Edge::named(edge)? {
            Edge::Start if now && self.lx.is(i, "earlier") => Edge::Before,
            Edge::End if now && self.lx.is(i, "later") => Edge::After,
            edge => edge,
        };
        Some(Node::Stretch(stretch, edge))
    }

    /// What a row of the table says of a stretch, if the words around it let it.
    fn stretch_of(&self, i: usize, found: &Found<Caught>) -> Option<Stretch> {
        let (lx, end) = (self.lx, found.end);
        let Caught { year, month, turn, unit, count, season, pair: [first, _], .. } = found.caught;
        let (reading, arg) = found.reading.split_once(' ').unwrap_or((found.reading, ""));
        let today = self.today;
        let turned_year = || Some(today?.year + turn?.step());
        Some(match reading {
            "open" => found.caught.stretch?,
            "quarter" => found.caught.fraction?.of(year),
            "month" if month == 0 => {
                let year = year.filter(|year| *year >= 1900 && first <= 12)?;
                Stretch::Month { year: Some(year), month: first }
            }
            "month_last" if found.caught.doubtful => return None,
            "month" | "month_last" => Stretch::Month { year, month },
            "year" => return self.plain_year(i, year?, end).then_some(Stretch::Year(year?)),
            "open_year" => Stretch::Year(year?),
            // digits in quotation marks are no year
            "century_year" => {
                let asked = i.checked_sub(2).is_some_and(|at| {
                    lx.any(at, words::of(List::BeforeYear)) || matches!(lx.tim(at), Tim::Season(_))
                });
                return year.filter(|_| asked && lx.at(i - 1).gap).map(Stretch::Year);
            }
            "ad" => Stretch::Year(count.filter(|n| lx.form(i) == "AD" && *n <= 2100.0)? as i32),
            "bare_month" => return self.month(i).then_some(Stretch::Month { year, month }),
            "week" => {
                let week = count.filter(|week| (1.0..=53.0).contains(week))? as u8;
                Stretch::Week { year: year.or(today.map(|today| today.year))?, week }
            }
            "edge_of_year" => return edge_of_year(year?, unit?, count?, arg == "-"),
            "half" => Fraction { quarter: false, n: count.filter(|n| *n <= 2.0)? as u8 }.of(year),
            "nth" => return nth(year, unit.unwrap_or(Unit::Quarter), count, arg == "last"),
            "century" => Stretch::Century { start: (count.filter(|n| *n <= 30.0)? as i32 - 1) * 100 },
            "week_of" => {
                let week = if arg == "last" { 5 } else { count.filter(|n| *n <= 5.0)? as u8 };
                let there = turn.and_then(|turn| Some(today?.month(turn)));
                let (month, year) = there.map_or((month, year), |there| (there.month, Some(there.year)));
                Stretch::WeekOf { year, month, week }
            }
            "turn" => return self.turn(i, turn?, unit?),
            "past" if self.lx.any(i, &["past", "coming"]) => return self.counted_stretch(turn?, unit?, 1.0),
            "past" => return None,
            "turn_days" => {
                let from = today?.week_turned(turn?);
                Stretch::Days { from, to: from.plus(5), unit: Unit::Day, count: 5 }
            }
            "workdays" => {
                let (today, step) = (today?, i64::from(turn?.step()));
                let count = count.filter(|count| step != 0 && *count <= 99.0)? as i64;
                let days = (1..).map(|n| today.plus(n * step)).filter(|day| day.weekday() < 6);
                let last = days.take(count as usize).last()?;
                let (from, to) = if step > 0 { (today.plus(1), last.plus(1)) } else { (last, today) };
                Stretch::Days { from, to, unit: Unit::Day, count }
            }
            "turn_quarter" => {
                Fraction { quarter: true, n: count.filter(|n| *n <= 4.0)? as u8 }.of(turned_year())
            }
            "turn_half" => {
                Fraction { quarter: false, n: count.filter(|n| *n <= 2.0)? as u8 }.of(turned_year())
            }
            "turn_month" if found.caught.doubtful || self.lasts(i) => return None,
            "turn_month" => match (today, turn?) {
                (None, turn) => Stretch::UndefinedMonth { turn, month },
                (Some(today), Turn::Last) if month >= today.month => {
                    Stretch::Month { year: Some(today.year - 1), month }
                }
                (Some(today), Turn::Next) if month <= today.month => {
                    Stretch::Month { year: Some(today.year + 1), month }
                }
                (Some(today), _) => Stretch::Month { year: Some(today.year), month },
            },
            "turn_season" => {
                let year = today.map(|today| match turn {
                    Some(Turn::Last) if season * 3 >= today.month || season == 4 => today.year - 1,
                    Some(Turn::Next) if season * 3 < today.month => today.year + 1,
                    _ => today.year,
                });
                Stretch::Season { year, season }
            }
            "turn_count" if turn == Some(Turn::This) || unit <= Some(Unit::Hour) || self.lasts(i) => {
                return None;
            }
            "turn_count" => {
                let (turn, unit) = (turn?, unit?);
                let count = arg.parse().ok().or(count)?;
                self.counted_stretch(turn, unit, count).unwrap_or(Stretch::UndefinedCount {
                    turn,
                    unit,
                    count,
                })
            }
            "season" if year.is_none() && turn.is_none() && lx.is(i.wrapping_sub(1), "the") => {
                let asked = lx.any(i.wrapping_sub(2), words::of(List::BeforeSeason));
                return asked.then_some(Stretch::Season { year, season });
            }
            "season" => Stretch::Season { year: year.or(turned_year()), season },
            "weekend_of" => {
                let day = found.caught.feast?.day(year.or(today.map(|today| today.year))?);
                let saturday = day.monday().plus(5);
                let from = if (4..6).contains(&day.weekday()) { day } else { saturday };
                Stretch::Days { from, to: saturday.plus(2), unit: Unit::Weekend, count: 1 }
            }
            "weekend" => {
                // "it rained over the weekend", told in the week after
                let over = self.told(i) && today.is_some_and(|today| today.weekday() < 6);
                self.turned(if over { Turn::Last } else { Turn::This }, Unit::Weekend)
            }
            "special" => Stretch::Special(if arg == "FY" { "FY" } else { "SY" }, year?),
            "to_date" => {
                let (from, to) = (Day { year: today?.year, month: 1, day: 1 }, today?);
                Stretch::Days { from, to, unit: Unit::Day, count: to.number() - from.number() }
            }
            "week_from" => {
                let day = found
                    .caught
                    .date
                    .filter(|day| matches!(day, DayRef::Full(_) | DayRef::Yearless { .. }))?;
                Stretch::WeekFrom(day)
            }
            _ => {
                let century = arg == "century";
                let year = count.filter(|n| *n <= if century { 99.0 } else { 9999.0 })? as i32;
                Stretch::Before { year: if century { year * 100 } else { year }, century }
            }
        })
    }

    /// "this year", "last quarter", "the following week".
    fn turn(&self, i: usize, turn: Turn, unit: Unit) -> Option<Stretch> {
        let lx = self.lx;
        if unit < Unit::Weekend || self.lasts(i) {
            return None;
        }
        // "the following week" of a story is its own
        let story = lx.any(i, &["following", "previous"]) && self.told(i);
        Some(self.turned(if story { Turn::Same } else { turn }, unit))
    }

    /// "will last two hours", "usually last 40 years": the verb.
    pub(super) fn lasts(&self, i: usize) -> bool {
        let (lx, before) = (self.lx, i.wrapping_sub(1));
        lx.is(i, "last") && (lx.any(before, words::of(List::BeforeVerb)) || lx.form(before).ends_with("ly"))
    }

    /// Whether the word at row `i` is a month's name here, without a year.
    fn month(&self, i: usize) -> bool {
        let lx = self.lx;
        let Tim::Month(month, doubtful) = lx.tim(i) else { return false };
        let (before, after) = (i.wrapping_sub(1), i + 1);
        let asked = lx.any(before, words::of(List::BeforeMonth))
            || lx.dash(before) && lx.any(before.wrapping_sub(1), &["mid", "early", "late"]);
        let weak = lx.any(before, &["of", "by", "from", "before", "after", "between", "the", "a", "to"]);
        // "a pupil of June Vance"
        let owned = lx.any(before, &["of", "by", "from", "to"]);
        let lower = lx.form(i).starts_with(char::is_lowercase);
        let ranged = self.beside_months(before, after);
        let word = |at: usize| lx.at(at).shape == Shape::Word;
        let named = !ranged && lx.capital(before) && !lx.at(before).opens && lx.tim(before) == Tim::No
            || lx.capital(after) && lx.at(after).gap && lx.tim(after) == Tim::No && (!asked || owned);
        let own = matches!(lx.mark(after), '\'' | '’');
        if !doubtful {
            // April, June and August are names too, unless the clause ends with them: "out all April."
            let last = !word(after) && !own && word(before) && !lx.capital(before);
            let person = matches!(month, 4 | 6 | 8) && !asked && !ranged && !last;
            return ranged
                || asked && !(owned && named)
                || !(named || person || lower && lx.form(i).len() <= 3);
        }
        if own && !asked {
            return false;
        }
        // "in may" in small letters only at a clause's end
        if lower {
            return lx.is(before, "in") && !word(after) || ranged;
        }
        let edged =
            lx.is(before, "of") && lx.any(before.wrapping_sub(1), &["end", "start", "beginning", "middle"]);
        let closed = asked && !word(after) && !lx.any(before, &["the", "a"]);
        (asked && !weak || edged || ranged || closed) && !named
    }

    /// Whether other months of the same clause vouch for it: "from May to September", "April, June and September".
    fn beside_months(&self, before: usize, after: usize) -> bool {
        let lx = self.lx;
        let month = |at: usize| matches!(lx.tim(at), Tim::Month(..));
        let to = |at: usize| lx.dash(at) || lx.any(at, &["to", "through", "until", "till"]);
        let and = |at: usize| lx.mark(at) == ',' || lx.any(at, &["and", "or"]);
        let (first, last) = (before.wrapping_sub(1), after + 1);
        to(after) && month(last)
            || (to(before) || lx.is(before, "and")) && month(first)
            || lx.any(before, &["from", "between"]) && (to(after) && !lx.dash(after) || lx.is(after, "and"))
            || and(before) && month(first) && lx.capital(first)
            || and(after) && month(last) && lx.capital(last)
    }

    /// Whether four digits at row `i` are a year: where nothing makes the number a count.
    fn plain_year(&self, i: usize, year: i32, end: usize) -> bool {
        let (lx, before) = (self.lx, i.wrapping_sub(1));
        let than = lx.is(before, "than");
        let asked = lx.any(before, words::of(List::BeforeYear))
            || matches!(lx.tim(before), Tim::Month(..) | Tim::Season(_))
            || matches!(lx.mark(before), '=' | '>' | '<')
            || than && lx.any(before.wrapping_sub(1), &["later", "earlier", "greater", "less"]);
        let strong =
            lx.any(before, &["in", "since", "during", "year", "early", "late", "mid", "until", "till"]);
        let unit = self.scaled(end)
            || units::after(lx, end, true).is_some()
            || lx.num(end) == Num::Half
            // "a 2000 year old custom"
            || ages::spelled(lx, end).is_some()
            || lx.any(end, &["people", "times", "dollars", "euros"])
            || money::after(lx, end, 2000.0).is_some()
            || matches!(lx.tim(end), Tim::Many(_)) && lx.at(end).gap;
        let years = lx.dash(end) && lx.digits(end + 1).is_some_and(|(_, n)| n == 4);
        let named = lx.any(before, words::of(List::NotBeforeYear)) && !years
            || than && !asked
            || lx.is(before, "to") && lx.any(before.wrapping_sub(1), &["up", "close"]);
        // "of 1709 schoolchildren": a crowd, or a number that no news names as its year
        let crowd = || (end..end + 3).any(|at| lx.any(at, words::of(List::Crowd)));
        let loose = !asked && !lx.any(before, &["the", "a", "this"]);
        // "2,000 loaves on Saturday and 1950 on Sunday": counted at a time
        let dated =
            || lx.any(end, &["on", "in"]) && matches!(lx.tim(end + 1), Tim::Weekday(..) | Tim::Month(..));
        let thing = !strong
            && lx.at(end).gap
            && (loose || !(1900..=2050).contains(&year) || crowd())
            && self.counted(end)
            || loose && dated();
        let lowered = lx.tight_mark(end, '-') && lx.tight(end + 1) && lx.at(end + 1).shape == Shape::Word;
        (strong || (1500..=2100).contains(&year)) && !(unit || named || thing || lowered && !asked)
    }

    /// "1990s", "90s", "nineties"; two digits are the decade that has begun by now.
    pub(super) fn decade(&self, i: usize) -> Option<(Stretch, usize)> {
        let lx = self.lx;
        let before = i.wrapping_sub(1);
        let near = |short: i32| {
            let now = self.today.map_or(2020, |today| today.year);
            let start = now - now.rem_euclid(100) + short;
            Stretch::Decade { start: if start > now { start - 100 } else { start }, open: true }
        };
        // "will climb into the 60s": a thermometer's
        if let Tim::Decade(value) = lx.tim(i) {
            return (lx.is(before, "the") && !heat::spoken(lx, i)).then(|| (near(value.into()), i + 1));
        }
        let (value, length) = lx.digits(i).filter(|(value, _)| value % 10 == 0)?;
        let s =
            i + 1 + usize::from(matches!(lx.mark(i + 1), '\'' | '’') && lx.tight(i + 1) && lx.tight(i + 2));
        // "1980s-style" speaks of a look, not of a time
        let styled = lx.tight_mark(s + 1, '-') && lx.tight(s + 2);
        let value = i32::try_from(value).ok().filter(|_| lx.form(s) == "s" && !styled)?;
        let asked = lx.any(before, &["the", "in", "since"]) || matches!(lx.mark(before), '\'' | '’' | '‘');
        match length {
            4 if (1000..2200).contains(&value) && (lx.tight(s) || asked) => {
                Some((Stretch::Decade { start: value, open: false }, s + 1))
            }
            2 if asked && !heat::spoken(lx, i) => Some((near(value), s + 1)),
            _ => None,
        }
    }

    /// So many units that end or begin today.
    fn counted_stretch(&self, turn: Turn, unit: Unit, count: f64) -> Option<Stretch> {
        let today = self.today?;
        let whole = count as i64;
        let (from, to) = match (unit, turn) {
            (Unit::Quarter, turn) => {
                let first = Day { year: today.year, month: (today.month - 1) / 3 * 3 + 1, day: 1 };
                let step = if turn == Turn::Next { (3, 3 + 3 * whole) } else { (-3 * whole, 0) };
                (first.plus_months(step.0), first.plus_months(step.1))
            }
            (_, Turn::Next) => (today.plus(1), time_units::shift(today.plus(1), unit, count)?),
            _ => (time_units::shift(today, unit, -count)?, today),
        };
        Some(Stretch::Days { from, to, unit, count: whole })
    }

    /// This, last or next unit of the calendar.
    pub(super) fn turned(&self, turn: Turn, unit: Unit) -> Stretch {
        let Some(today) = self.today.filter(|_| turn != Turn::Same) else {
            return Stretch::Undefined { turn, unit };
        };
        let step = i64::from(turn.step());
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
                let day = today.month(turn);
                Stretch::Month { year: Some(day.year), month: day.month }
            }
            Unit::Quarter => {
                let day = Day { day: 1, ..today }.plus_months(3 * step);
                Stretch::Quarter { year: Some(day.year), quarter: (day.month - 1) / 3 + 1 }
            }
            Unit::Year => Stretch::Year(today.year + turn.step()),
            Unit::Decade => Stretch::Decade { start: (today.year / 10 + turn.step()) * 10, open: false },
            Unit::Century => Stretch::Century { start: (today.year / 100 + turn.step()) * 100 },
            _ => Stretch::Undefined { turn, unit },
        }
    }
}

/// The n-th or last quarter, month or week of a year.
fn nth(year: Option<i32>, unit: Unit, count: Option<f64>, last: bool) -> Option<Stretch> {
    let of = |most: u8, last_one: u8| {
        let n = count.filter(|n| *n <= f64::from(most)).map(|n| n as u8);
        if last { Some(last_one) } else { n }
    };
    Some(match unit {
        Unit::Quarter => Stretch::Quarter { year, quarter: of(4, 4)? },
        Unit::Month => Stretch::Month { year: Some(year?), month: of(12, 12)? },
        Unit::Week => {
            Stretch::Week { year: year?, week: of(53, week_start(year? + 1, 1).plus(-7).week().1)? }
        }
        _ => return None,
    })
}

/// The first or last so many units of a year: whole weeks, days, months.
fn edge_of_year(year: i32, unit: Unit, count: f64, last: bool) -> Option<Stretch> {
    let start =
        |year: i32| if unit == Unit::Week { week_start(year, 1) } else { Day { year, month: 1, day: 1 } };
    let (mut from, mut to) = (start(year), start(year + 1));
    if last {
        from = time_units::shift(to, unit, -count)?;
    } else {
        to = time_units::shift(from, unit, count)?;
    }
    Some(Stretch::Days { from, to, unit, count: count as i64 })
}
