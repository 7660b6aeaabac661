//! From what was said to TIMEX3: the value with its unknown parts as X, and the same resolved against the
//! article's date.
//!
//! Ranges are written "(from,to,length)"; a quantity that cannot be anchored begins with UNDEF (as
//! HeidelTime writes it).

use super::super::terms::{Part, Turn, Unit};
use super::super::time_units;
use super::super::types::{Date, DateType, Day};
use super::reader::Reader;

use super::node::{Bound, Clock, DayRef, Edge, Length, Node, Stretch};
use crate::text::Span;

/// "T07:30".
pub(super) fn clock(clock: Clock) -> String {
    let mut out = format!("T{:02}", clock.hour);
    for part in [clock.minute, clock.second].into_iter().flatten() {
        out.push_str(&format!(":{part:02}"));
    }
    out
}

/// TIMEX3's letters of a part of the day.
pub(super) fn part(part: Part) -> &'static str {
    match part {
        Part::Morning => "MO",
        Part::Afternoon => "AF",
        Part::Evening => "EV",
        Part::Night => "NI",
        Part::Daytime => "DT",
        Part::Lunch => "MEL",
    }
}

/// TIMEX3's letters of a season.
pub(super) fn season(season: u8) -> &'static str {
    match season {
        1 => "SP",
        2 => "SU",
        3 => "FA",
        _ => "WI",
    }
}

fn hours(part: Part, edge: Edge) -> (u32, u32) {
    let (from, to) = match part {
        Part::Morning => (8, 12),
        Part::Afternoon => (12, 16),
        Part::Evening => (16, 20),
        Part::Night => (20, 24),
        Part::Daytime => (8, 18),
        Part::Lunch => (11, 13),
    };
    let middle = (from + to) / 2;
    match edge {
        Edge::Start => (from, middle),
        Edge::End => (middle, to),
        _ => (from, to),
    }
}

/// "P2Y1M21D", "PT2H30M", "PXY".
pub(super) fn period(length: &Length) -> String {
    let (mut date, mut time) = (String::new(), String::new());
    for (count, unit) in length.parts.iter().filter_map(|(count, unit)| unit.map(|unit| (*count, unit))) {
        let (letter, factor, clock) = match unit {
            Unit::Second => ("S", 1.0, true),
            Unit::Minute => ("M", 1.0, true),
            Unit::Hour => ("H", 1.0, true),
            Unit::Day => (length.special.unwrap_or("D"), 1.0, false),
            Unit::Weekend => ("WE", 1.0, false),
            Unit::Week => ("W", 1.0, false),
            Unit::Fortnight => ("W", 2.0, false),
            Unit::Month => ("M", 1.0, false),
            Unit::Quarter => ("M", 3.0, false),
            Unit::Year => ("Y", 1.0, false),
            Unit::Decade => ("Y", 10.0, false),
            Unit::Century => ("Y", 100.0, false),
        };
        let number = if length.vague { "X".to_owned() } else { format!("{}", count * factor) };
        if clock { &mut time } else { &mut date }.push_str(&format!("{number}{letter}"));
    }
    if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
}

impl Reader<'_, '_> {
    /// The report's row of an expression.
    pub(super) fn finish(&self, node: &Node, span: Span) -> Date {
        let mut date = Date { span, ..Date::default() };
        match node {
            Node::Day(day) => {
                let hours =
                    matches!(day, DayRef::Undefined { unit: Unit::Second | Unit::Minute | Unit::Hour, .. });
                date.kind = if hours { DateType::DateTime } else { DateType::Date };
                date.timex = timex_day(*day);
                date.value = self.settle(*day).map(Day::iso);
            }
            Node::Moment(day, time) => {
                (date.kind, date.timex) =
                    (DateType::DateTime, format!("{}{}", timex_day(*day), clock(*time)));
                date.value = self.settle(*day).map(|day| instant(day, *time));
            }
            Node::DayEnd(day) => {
                (date.kind, date.timex) = (DateType::DateTime, format!("{}T23:59:59", timex_day(*day)));
                date.value = self.settle(*day).map(|day| format!("{}T23:59:59", day.iso()));
            }
            Node::Clock(time) => {
                (date.kind, date.timex) = (DateType::Time, clock(*time));
                date.value = Some(instant_of(*time));
            }
            Node::Part(stretch, edge) => {
                (date.kind, date.timex) = (DateType::TimeRange, format!("T{}", part(*stretch)));
                let (from, to) = hours(*stretch, *edge);
                (date.from, date.to) = (Some(hour(from)), Some(hour(to)));
            }
            Node::DayPart(day, stretch, edge) => {
                (date.kind, date.timex) =
                    (DateType::DateTimeRange, format!("{}T{}", timex_day(*day), part(*stretch)));
                let (from, to) = hours(*stretch, *edge);
                if let Some(day) = self.settle(*day) {
                    (date.from, date.to) = (
                        Some(format!("{}T{}", day.iso(), hour(from))),
                        Some(format!("{}T{}", day.iso(), hour(to))),
                    );
                }
            }
            Node::Stretch(stretch, edge) => {
                date.kind = DateType::DateRange;
                date.timex = self.timex_stretch(*stretch);
                let bounds = self.bounds(*stretch, *edge);
                (date.from, date.to) = (bounds.map(|(from, _)| from.iso()), bounds.map(|(_, to)| to.iso()));
            }
            Node::Length(length) => {
                (date.kind, date.timex) = (DateType::Duration, period(length));
            }
            Node::Set(timex) => (date.kind, date.timex) = (DateType::Set, timex.clone()),
            Node::Reference(timex) => {
                (date.kind, date.timex) = (DateType::DateTime, (*timex).to_owned());
            }
            Node::Range(from, to) => self.finish_range(from, to, &mut date),
            Node::Open(bound, inner) => self.finish_open(*bound, inner, &mut date),
            Node::Shifted(seconds) => {
                date.kind = DateType::DateTime;
                let moment = self.today.map(|today| self.instant_after(today, *seconds));
                date.timex =
                    moment.clone().unwrap_or_else(|| format!("UNDEF-REF-second-{}", signed(*seconds as i64)));
                date.value = moment;
            }
            Node::Around(length, ahead) => {
                date.kind = DateType::DateTimeRange;
                let ends = self.today.map(|today| {
                    let there =
                        self.instant_after(today, if *ahead { length.seconds() } else { -length.seconds() });
                    let here = self.instant_after(today, 0.0);
                    if *ahead { (here, there) } else { (there, here) }
                });
                date.timex = match &ends {
                    Some((from, to)) => format!("({from},{to},{})", period(length)),
                    None => period(length),
                };
                (date.from, date.to) = ends.map_or((None, None), |(from, to)| (Some(from), Some(to)));
            }
        }
        date
    }

    /// So many seconds from the article's date, whose hour is taken as midnight.
    pub(super) fn instant_after(&self, today: Day, seconds: f64) -> String {
        let total = today.number() * 86400 + seconds.clamp(-1e11, 1e11) as i64;
        let (day, rest) = (Day::from_number(total.div_euclid(86400)), total.rem_euclid(86400));
        format!("{}T{:02}:{:02}:{:02}", day.iso(), rest / 3600, rest / 60 % 60, rest % 60)
    }

    pub(super) fn timex_stretch(&self, stretch: Stretch) -> String {
        let year_of = |year: Option<i32>| year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
        let span = |months: u8, length: &str, year: Option<i32>| {
            let (to, next) = if months + length_months(length) > 12 {
                (1, 1)
            } else {
                (months + length_months(length), 0)
            };
            format!(
                "({}-{months:02}-01,{}-{to:02}-01,{length})",
                year_of(year),
                year_of(year.map(|year| year + next))
            )
        };
        match stretch {
            Stretch::Year(year) => format!("{year:04}"),
            Stretch::Special(letters, year) => format!("{letters}{year:04}"),
            Stretch::Month { year, month } => format!("{}-{month:02}", year_of(year)),
            Stretch::Quarter { year, quarter } => span(quarter * 3 - 2, "P3M", year),
            Stretch::Half { year, half } => span(half * 6 - 5, "P6M", year),
            Stretch::Season { year, season } => {
                format!("{}-{}", year_of(year), self::season(season))
            }
            Stretch::Week { year, week } => format!("{year:04}-W{week:02}"),
            Stretch::Weekend(saturday) => {
                let (year, week) = saturday.week();
                format!("{year:04}-W{week:02}-WE")
            }
            Stretch::Decade { start, open: false } => {
                format!("({start:04}-01-01,{:04}-01-01,P10Y)", start + 10)
            }
            Stretch::Decade { start, .. } => {
                format!("(XX{:02}-01-01,XX{:02}-01-01,P10Y)", start % 100, (start + 10) % 100)
            }
            // TimeML's prefix
            Stretch::Before { year, century: false } => format!("BC{year:04}"),
            Stretch::Before { year, .. } => format!("BC{:02}", year / 100 - 1),
            Stretch::Century { start } => format!("({start:04}-01-01,{:04}-01-01,P100Y)", start + 100),
            Stretch::WeekOf { year, month, week } => format!("{}-{month:02}-W{week:02}", year_of(year)),
            Stretch::Days { from, to, unit, count } => {
                let length = Length::of(count as f64, unit);
                format!("({},{},{})", from.iso(), to.iso(), period(&length))
            }
            Stretch::WeekFrom(day) => timex_day(day),
            Stretch::Undefined { turn: Turn::Same, unit } => match unit {
                Unit::Week => "XXXX-WXX".to_owned(),
                Unit::Month => "XXXX-XX".to_owned(),
                Unit::Weekend => "XXXX-WXX-WE".to_owned(),
                Unit::Year => "XXXX".to_owned(),
                unit => format!("UNDEF-that-{}", time_units::name(unit)),
            },
            Stretch::Undefined { turn, unit } => {
                format!("UNDEF-{}-{}", turn_name(turn), time_units::name(unit))
            }
            Stretch::UndefinedCount { turn, unit, count } => {
                let length = Length::of(count, unit);
                format!("UNDEF-{}-{}", turn_name(turn), period(&length))
            }
            Stretch::UndefinedMonth { turn, month } => format!("UNDEF-{}-{month:02}", turn_name(turn)),
        }
    }

    pub(super) fn finish_range(&self, first: &Node, last: &Node, date: &mut Date) {
        match (first, last) {
            (Node::Clock(a), Node::Clock(b)) => {
                date.kind = DateType::TimeRange;
                date.timex = format!("({},{},{})", clock(*a), clock(*b), between(*a, *b));
                (date.from, date.to) = (Some(instant_of(*a)), Some(instant_of(*b)));
            }
            (Node::Moment(from, a), Node::Moment(to, b)) => {
                date.kind = DateType::DateTimeRange;
                date.timex = format!(
                    "({}{},{}{},{})",
                    timex_day(*from),
                    clock(*a),
                    timex_day(*to),
                    clock(*b),
                    between(*a, *b)
                );
                date.from = self.settle(*from).map(|day| instant(day, *a));
                date.to = self.settle(*to).map(|day| instant(day, *b));
            }
            _ => {
                date.kind = DateType::DateRange;
                let (a, mut b) = (self.start(first), self.start(last));
                // "from May to March": the end comes after the beginning
                if let (Some(a), Some(end)) = (a, b)
                    && end < a
                    && yearless(last)
                {
                    b = Some(Day {
                        year: a.year + i32::from((end.month, end.day) <= (a.month, a.day)),
                        ..end
                    });
                }
                let mut a = a;
                if let (Some(start), Some(end)) = (a, b)
                    && yearless(first)
                    && !yearless(last)
                    && start > end
                {
                    a = Some(Day {
                        year: end.year - i32::from((start.month, start.day) > (end.month, end.day)),
                        ..start
                    });
                }
                let length = match (a, b) {
                    (Some(a), Some(b)) => length_between(a, b, first, last),
                    _ => yearless_days(first, last).map_or("PXD".to_owned(), |days| format!("P{days}D")),
                };
                date.timex = format!("({},{},{length})", self.timex_end(first), self.timex_end(last));
                let possible = !matches!(
                    (first, last),
                    (Node::Day(DayRef::Impossible { .. }), _) | (_, Node::Day(DayRef::Impossible { .. }))
                );
                if possible {
                    (date.from, date.to) = (a.map(Day::iso), b.map(Day::iso));
                }
            }
        }
    }

    /// Where an end of a range stands: a last stretch counts from its beginning too ("from May to October").
    pub(super) fn start(&self, node: &Node) -> Option<Day> {
        match node {
            Node::Day(day) => self.settle(*day),
            Node::Stretch(stretch, Edge::Close) => self.whole_bounds(*stretch).map(|(_, to)| to),
            Node::Stretch(Stretch::Year(year), Edge::Middle) => Some(Day { year: *year, month: 7, day: 2 }),
            Node::Stretch(stretch, edge) => self.bounds(*stretch, *edge).map(|(from, _)| from),
            _ => None,
        }
    }

    pub(super) fn timex_end(&self, node: &Node) -> String {
        match node {
            Node::Day(day) => timex_day(*day),
            Node::Stretch(Stretch::Month { year: None, month }, Edge::Close) => {
                format!("XXXX-{:02}-01", month % 12 + 1)
            }
            Node::Stretch(Stretch::Month { year: None, month }, _) => format!("XXXX-{month:02}-01"),
            node => self.start(node).map_or("XXXX-XX-XX".to_owned(), Day::iso),
        }
    }

    pub(super) fn finish_open(&self, bound: Bound, inner: &Node, date: &mut Date) {
        let whole = self.finish(inner, date.span);
        date.timex = whole.timex.clone();
        let beyond = matches!(bound, Bound::After | Bound::Since);
        let point = match inner {
            Node::Clock(_) => {
                date.kind = DateType::TimeRange;
                whole.value
            }
            Node::Moment(..) => {
                date.kind = DateType::DateTimeRange;
                whole.value
            }
            Node::Day(_) => {
                date.kind = DateType::DateRange;
                whole.value
            }
            Node::Stretch(..) => {
                date.kind = DateType::DateRange;
                match bound {
                    Bound::After if matches!(inner, Node::Stretch(_, Edge::Start)) => whole.from,
                    Bound::Before | Bound::Since => whole.from,
                    Bound::Until if matches!(inner, Node::Stretch(Stretch::Month { .. }, Edge::Whole)) => {
                        whole.from
                    }
                    Bound::After | Bound::Until => whole.to,
                }
            }
            _ => None,
        };
        if beyond { date.from = point } else { date.to = point }
    }
}

fn length_months(length: &str) -> u8 {
    if length == "P6M" { 6 } else { 3 }
}

fn yearless(node: &Node) -> bool {
    matches!(
        node,
        Node::Day(DayRef::Yearless { .. } | DayRef::Feast(_))
            | Node::Stretch(Stretch::Month { year: None, .. }, _)
    )
}

/// The days between two dates without a year, where no leap day can lie between.
fn yearless_days(first: &Node, last: &Node) -> Option<i64> {
    let (
        Node::Day(DayRef::Yearless { month, day }),
        Node::Day(DayRef::Yearless { month: to_month, day: to_day }),
    ) = (first, last)
    else {
        return None;
    };
    let from = Day::new(2001, *month, *day)?;
    let to = Day::new(if (to_month, to_day) < (month, day) { 2002 } else { 2001 }, *to_month, *to_day)?;
    let after_february = (*to_month, *to_day) >= (2, 29);
    let leap = after_february && (to.year == 2002 || (*month, *day) <= (2, 29));
    (!leap).then(|| to.number() - from.number())
}

/// The length of a range in the unit of its ends.
fn length_between(a: Day, b: Day, first: &Node, last: &Node) -> String {
    let months = i64::from(b.year - a.year) * 12 + i64::from(b.month) - i64::from(a.month);
    let years = |node: &Node| matches!(node, Node::Stretch(Stretch::Year(_), Edge::Whole));
    let stretch = |node: &Node| matches!(node, Node::Stretch(..));
    if years(first) && years(last) {
        return format!("P{}Y", b.year - a.year);
    }
    if stretch(first) && stretch(last) && a.day <= 2 && b.day == 1 {
        return format!("P{months}M");
    }
    format!("P{}D", b.number() - a.number())
}

/// "PT2H30M" between two times of one day.
fn between(a: Clock, b: Clock) -> String {
    let seconds = |clock: Clock| {
        i64::from(clock.hour) * 3600
            + i64::from(clock.minute.unwrap_or(0)) * 60
            + i64::from(clock.second.unwrap_or(0))
    };
    let length = (seconds(b) - seconds(a)).rem_euclid(86400);
    let mut out = "PT".to_owned();
    for (value, letter) in [(length / 3600, 'H'), (length / 60 % 60, 'M'), (length % 60, 'S')] {
        if value > 0 {
            out.push_str(&format!("{value}{letter}"));
        }
    }
    out
}

fn turn_name(turn: Turn) -> &'static str {
    match turn {
        Turn::Last => "last",
        Turn::This => "this",
        Turn::Next => "next",
        Turn::Same => "that",
    }
}

fn signed(shift: i64) -> String {
    if shift < 0 { format!("MINUS-{}", -shift) } else { format!("PLUS-{shift}") }
}

fn hour(hour: u32) -> String {
    if hour == 24 { "23:59:59".to_owned() } else { format!("{hour:02}:00:00") }
}

fn instant_of(time: Clock) -> String {
    format!("{:02}:{:02}:{:02}", time.hour, time.minute.unwrap_or(0), time.second.unwrap_or(0))
}

fn instant(day: Day, time: Clock) -> String {
    let day = if time.hour >= 24 { day.plus(1) } else { day };
    format!("{}T{}", day.iso(), instant_of(Clock { hour: time.hour % 24, ..time }))
}

/// A day as TIMEX3.
fn timex_day(day: DayRef) -> String {
    match day {
        DayRef::Full(day) => day.iso(),
        DayRef::Impossible { year: Some(year), month, day } => format!("{year:04}-{month:02}-{day:02}"),
        DayRef::Impossible { year: None, month, day } | DayRef::Yearless { month, day } => {
            format!("XXXX-{month:02}-{day:02}")
        }
        DayRef::Weekday { weekday, .. } | DayRef::WeekdayOf { weekday, .. } => format!("XXXX-WXX-{weekday}"),
        DayRef::OfMonth { day } => format!("XXXX-XX-{day:02}"),
        DayRef::Feast(feast) => match feast.fixed() {
            Some((month, day)) => format!("XXXX-{month:02}-{day:02}"),
            None => "XXXX-XX-XX".to_owned(),
        },
        DayRef::Undefined { unit, shift: 0 } => {
            format!("UNDEF-this-{}", time_units::name(unit))
        }
        DayRef::Undefined { unit: Unit::Day, shift: 1 } => "UNDEF-next-day".to_owned(),
        DayRef::Undefined { unit: Unit::Day, shift: -1 } => "UNDEF-last-day".to_owned(),
        DayRef::Undefined { unit, shift } => {
            format!("UNDEF-REF-{}-{}", time_units::name(unit), signed(shift))
        }
        DayRef::UndefinedWeekday { weekday, turn } => format!("UNDEF-{}-WXX-{weekday}", turn_name(turn)),
        DayRef::Nth { n, weekday, month, year, .. } => {
            let year = year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
            format!("{year}-{month:02}-WXX-{weekday}-#{n}")
        }
    }
}
