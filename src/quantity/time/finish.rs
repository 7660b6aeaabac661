//! From what was said to TIMEX3: the value with its unknown parts as X, and the same resolved against the
//! article's date.
//!
//! Ranges are written "(from,to,length)"; a quantity that cannot be anchored begins with UNDEF (as
//! HeidelTime writes it).

use super::super::terms::{Part, Turn, Unit};
use super::super::time_units;
use super::super::types::{Date, DateType, Day};

use super::node::{Bound, Clock, DayRef, Edge, Length, Node, Stretch};
use super::reader::Reader;
use crate::text::Span;

/// "T07:30".
pub(super) fn clock(clock: Clock) -> String {
    let parts = [clock.minute, clock.second].into_iter().flatten();
    parts.fold(format!("T{:02}", clock.hour), |out, part| format!("{out}:{part:02}"))
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

/// The hours of a part of the day.
fn hours(part: Part, edge: Edge) -> (String, String) {
    let (from, to) = match part {
        Part::Morning => (8, 12),
        Part::Afternoon => (12, 16),
        Part::Evening => (16, 20),
        Part::Night => (20, 24),
        Part::Daytime => (8, 18),
        Part::Lunch => (11, 13),
    };
    let middle = (from + to) / 2;
    let (from, to) = match edge {
        Edge::Start => (from, middle),
        Edge::End => (middle, to),
        _ => (from, to),
    };
    let hour = |hour: u32| if hour == 24 { "23:59:59".to_owned() } else { format!("{hour:02}:00:00") };
    (hour(from), hour(to))
}

/// "P2Y1M21D", "PT2H30M", "PXY".
pub(super) fn period(length: &Length) -> String {
    let (mut date, mut time) = (String::new(), String::new());
    for (count, unit) in length.parts.iter().filter_map(|(count, unit)| unit.map(|unit| (*count, unit))) {
        let (letter, factor) = match unit {
            Unit::Second => ("S", 1.0),
            Unit::Minute | Unit::Month => ("M", 1.0),
            Unit::Hour => ("H", 1.0),
            Unit::Day => (length.special.unwrap_or("D"), 1.0),
            Unit::Weekend => ("WE", 1.0),
            Unit::Week => ("W", 1.0),
            Unit::Fortnight => ("W", 2.0),
            Unit::Quarter => ("M", 3.0),
            Unit::Year => ("Y", 1.0),
            Unit::Decade => ("Y", 10.0),
            Unit::Century => ("Y", 100.0),
        };
        let number = if length.vague { "X".to_owned() } else { format!("{}", count * factor) };
        if unit <= Unit::Hour { &mut time } else { &mut date }.push_str(&format!("{number}{letter}"));
    }
    if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
}

/// A point in time.
fn point(kind: DateType, timex: String, value: Option<String>) -> Date {
    Date { kind, timex, value, ..Date::default() }
}

/// A stretch of time.
fn ends(kind: DateType, timex: String, from: Option<String>, to: Option<String>) -> Date {
    Date { kind, timex, from, to, ..Date::default() }
}

impl Reader<'_, '_> {
    /// The report's row of an expression.
    pub(super) fn finish(&self, node: &Node, span: Span) -> Date {
        Date { span, ..self.finished(node) }
    }

    fn finished(&self, node: &Node) -> Date {
        match node {
            Node::Day(day) => {
                let hours = matches!(day, DayRef::Undefined { unit, .. } if *unit <= Unit::Hour);
                let kind = if hours { DateType::DateTime } else { DateType::Date };
                point(kind, timex_day(*day), self.settle(*day).map(Day::iso))
            }
            Node::Moment(day, time) => {
                let value = self.settle(*day).map(|day| instant(day, *time));
                point(DateType::DateTime, format!("{}{}", timex_day(*day), clock(*time)), value)
            }
            Node::Clock(time) => point(DateType::Time, clock(*time), Some(instant_of(*time))),
            Node::Part(stretch, edge) => {
                let (from, to) = hours(*stretch, *edge);
                ends(DateType::TimeRange, format!("T{}", part(*stretch)), Some(from), Some(to))
            }
            Node::DayPart(day, stretch, edge) => {
                let (from, to) = hours(*stretch, *edge);
                let there = self.settle(*day);
                let at = |hour: String| there.map(|day| format!("{}T{hour}", day.iso()));
                let timex = format!("{}T{}", timex_day(*day), part(*stretch));
                ends(DateType::DateTimeRange, timex, at(from), at(to))
            }
            Node::Stretch(stretch, edge) => {
                let (from, to) = self.bounds(*stretch, *edge).unzip();
                ends(DateType::DateRange, timex_stretch(*stretch), from.map(Day::iso), to.map(Day::iso))
            }
            Node::Length(length) => point(DateType::Duration, period(length), None),
            Node::Set(timex) => point(DateType::Set, timex.clone(), None),
            Node::Reference(timex) => point(DateType::DateTime, (*timex).to_owned(), None),
            Node::Range(from, to) => self.finish_range(from, to),
            Node::Open(bound, inner) => self.finish_open(*bound, inner),
            Node::Shifted(seconds) => {
                let moment = self.today.map(|today| instant_after(today, *seconds));
                let open = || format!("UNDEF-REF-second-{}", signed(*seconds as i64));
                point(DateType::DateTime, moment.clone().unwrap_or_else(open), moment)
            }
            Node::Around(length, ahead) => {
                let at = |seconds: f64| self.today.map(|today| instant_after(today, seconds));
                let (here, there) = (at(0.0), at(if *ahead { length.seconds() } else { -length.seconds() }));
                let (from, to) = if *ahead { (here, there) } else { (there, here) };
                let timex = match (&from, &to) {
                    (Some(from), Some(to)) => format!("({from},{to},{})", period(length)),
                    _ => period(length),
                };
                ends(DateType::DateTimeRange, timex, from, to)
            }
        }
    }

    fn finish_range(&self, first: &Node, last: &Node) -> Date {
        match (first, last) {
            (Node::Clock(a), Node::Clock(b)) => {
                let timex = format!("({},{},{})", clock(*a), clock(*b), between(*a, *b));
                ends(DateType::TimeRange, timex, Some(instant_of(*a)), Some(instant_of(*b)))
            }
            (Node::Moment(from, a), Node::Moment(to, b)) => {
                let end = |day: &DayRef, time: Clock| format!("{}{}", timex_day(*day), clock(time));
                let timex = format!("({},{},{})", end(from, *a), end(to, *b), between(*a, *b));
                let at = |day: &DayRef, time: Clock| self.settle(*day).map(|day| instant(day, time));
                ends(DateType::DateTimeRange, timex, at(from, *a), at(to, *b))
            }
            _ => {
                let (mut a, mut b) = (self.start(first), self.start(last));
                // "from May to March": the end comes after the beginning
                if let (Some(start), Some(end)) = (a, b)
                    && end < start
                {
                    let later = i32::from((end.month, end.day) <= (start.month, start.day));
                    if yearless(last) {
                        b = Some(Day { year: start.year + later, ..end });
                    } else if yearless(first) {
                        a = Some(Day { year: end.year - later, ..start });
                    }
                }
                let length = match (a, b) {
                    (Some(a), Some(b)) => length_between(a, b, first, last),
                    _ => yearless_days(first, last).map_or("PXD".to_owned(), |days| format!("P{days}D")),
                };
                let timex = format!("({},{},{length})", self.timex_end(first), self.timex_end(last));
                let real = |node: &Node| !matches!(node, Node::Day(DayRef::Impossible { .. }));
                let both = real(first) && real(last);
                let iso = |day: Option<Day>| day.filter(|_| both).map(Day::iso);
                ends(DateType::DateRange, timex, iso(a), iso(b))
            }
        }
    }

    /// Where an end of a range stands: a last stretch counts from its beginning too ("from May to October").
    fn start(&self, node: &Node) -> Option<Day> {
        match node {
            Node::Day(day) => self.settle(*day),
            Node::Stretch(stretch, Edge::Close) => self.whole_bounds(*stretch).map(|(_, to)| to),
            Node::Stretch(Stretch::Year(year), Edge::Middle) => Some(Day { year: *year, month: 7, day: 2 }),
            Node::Stretch(stretch, edge) => self.bounds(*stretch, *edge).map(|(from, _)| from),
            _ => None,
        }
    }

    fn timex_end(&self, node: &Node) -> String {
        match node {
            Node::Day(day) => timex_day(*day),
            Node::Stretch(Stretch::Month { year: None, month }, edge) => {
                format!("XXXX-{:02}-01", if *edge == Edge::Close { month % 12 + 1 } else { *month })
            }
            node => self.start(node).map_or("XXXX-XX-XX".to_owned(), Day::iso),
        }
    }

    fn finish_open(&self, bound: Bound, inner: &Node) -> Date {
        let Date { timex, value, from, to, .. } = self.finished(inner);
        let month = matches!(inner, Node::Stretch(Stretch::Month { .. }, Edge::Whole));
        let (kind, end) = match (inner, bound) {
            (Node::Clock(_), _) => (DateType::TimeRange, value),
            (Node::Moment(..), _) => (DateType::DateTimeRange, value),
            (Node::Stretch(_, Edge::Start), Bound::After) => (DateType::DateRange, from),
            (Node::Stretch(..), Bound::Before | Bound::Since) => (DateType::DateRange, from),
            (Node::Stretch(..), Bound::Until) if month => (DateType::DateRange, from),
            (Node::Stretch(..), _) => (DateType::DateRange, to),
            _ => (DateType::DateRange, value),
        };
        let beyond = matches!(bound, Bound::After | Bound::Since);
        let (from, to) = if beyond { (end, None) } else { (None, end) };
        ends(kind, timex, from, to)
    }
}

/// So many seconds from the article's date, whose hour is taken as midnight.
fn instant_after(today: Day, seconds: f64) -> String {
    let total = today.number() * 86400 + seconds.clamp(-1e11, 1e11) as i64;
    let (day, rest) = (Day::from_number(total.div_euclid(86400)), total.rem_euclid(86400));
    format!("{}T{:02}:{:02}:{:02}", day.iso(), rest / 3600, rest / 60 % 60, rest % 60)
}

fn timex_year(year: Option<i32>) -> String {
    year.map_or("XXXX".to_owned(), |year| format!("{year:04}"))
}

fn timex_stretch(stretch: Stretch) -> String {
    let months = |first: u8, count: u8, year: Option<i32>| {
        let (to, next) = if first + count > 12 { (1, 1) } else { (first + count, 0) };
        let (from, until) = (timex_year(year), timex_year(year.map(|year| year + next)));
        format!("({from}-{first:02}-01,{until}-{to:02}-01,P{count}M)")
    };
    let years = |start: i32, count: i32| format!("({start:04}-01-01,{:04}-01-01,P{count}Y)", start + count);
    match stretch {
        Stretch::Year(year) => format!("{year:04}"),
        Stretch::Special(letters, year) => format!("{letters}{year:04}"),
        Stretch::Month { year, month } => format!("{}-{month:02}", timex_year(year)),
        Stretch::Quarter { year, quarter } => months(quarter * 3 - 2, 3, year),
        Stretch::Half { year, half } => months(half * 6 - 5, 6, year),
        Stretch::Season { year, season } => format!("{}-{}", timex_year(year), self::season(season)),
        Stretch::Week { year, week } => format!("{year:04}-W{week:02}"),
        Stretch::Weekend(saturday) => {
            let (year, week) = saturday.week();
            format!("{year:04}-W{week:02}-WE")
        }
        Stretch::Decade { start, open: false } => years(start, 10),
        Stretch::Decade { start, .. } => {
            format!("(XX{:02}-01-01,XX{:02}-01-01,P10Y)", start % 100, (start + 10) % 100)
        }
        // TimeML's prefix
        Stretch::Before { year, century: false } => format!("BC{year:04}"),
        Stretch::Before { year, .. } => format!("BC{:02}", year / 100 - 1),
        Stretch::Century { start } => years(start, 100),
        Stretch::WeekOf { year, month, week } => format!("{}-{month:02}-W{week:02}", timex_year(year)),
        Stretch::Days { from, to, unit, count } => {
            format!("({},{},{})", from.iso(), to.iso(), period(&Length::of(count as f64, unit)))
        }
        Stretch::WeekFrom(day) => timex_day(day),
        Stretch::Undefined { turn: Turn::Same, unit: Unit::Week } => "XXXX-WXX".to_owned(),
        Stretch::Undefined { turn: Turn::Same, unit: Unit::Month } => "XXXX-XX".to_owned(),
        Stretch::Undefined { turn: Turn::Same, unit: Unit::Weekend } => "XXXX-WXX-WE".to_owned(),
        Stretch::Undefined { turn: Turn::Same, unit: Unit::Year } => "XXXX".to_owned(),
        Stretch::Undefined { turn, unit } => format!("UNDEF-{}-{}", turn_name(turn), time_units::name(unit)),
        Stretch::UndefinedCount { turn, unit, count } => {
            format!("UNDEF-{}-{}", turn_name(turn), period(&Length::of(count, unit)))
        }
        Stretch::UndefinedMonth { turn, month } => format!("UNDEF-{}-{month:02}", turn_name(turn)),
    }
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
        DayRef::Impossible { year, month, day } => format!("{}-{month:02}-{day:02}", timex_year(year)),
        DayRef::Yearless { month, day } => format!("XXXX-{month:02}-{day:02}"),
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
            format!("{}-{month:02}-WXX-{weekday}-#{n}", timex_year(year))
        }
    }
}
