//! What an expression of time says, before it is resolved.
//!
//! Small values that the readers pass around; [`super::finish`] turns them into TIMEX3.

use super::super::lexeme::{Lexemes, Shape};
use super::super::terms::{Part, Turn, Unit};
use super::super::types::Day;
use super::feasts::Feast;

/// A day, as far as the words name it.
#[derive(Clone, Copy, Debug)]
pub(super) enum DayRef {
    /// Year, month and day.
    Full(Day),
    /// A date that does not exist ("30 February"), as month, day and perhaps year.
    Impossible { year: Option<i32>, month: u8, day: u8 },
    /// Month and day.
    Yearless { month: u8, day: u8 },
    /// A weekday; `ahead` when its clause speaks of what is to come.
    Weekday { weekday: u8, ahead: bool },
    /// "the 18th".
    OfMonth { day: u8 },
    /// "Friday the 31st".
    WeekdayOf { weekday: u8, day: u8 },
    /// A feast without a year.
    Feast(&'static Feast),
    /// So many units from a day that is not known.
    Undefined { unit: Unit, shift: i64 },
    /// "last Friday", the day of reference unknown.
    UndefinedWeekday { weekday: u8, turn: Turn },
    /// The n-th weekday of a month.
    Nth { n: u8, weekday: u8, year: Option<i32>, month: u8, day: Option<Day> },
}

impl DayRef {
    /// It, unless no calendar has it.
    pub fn real(self) -> Option<Self> {
        (!matches!(self, Self::Impossible { .. })).then_some(self)
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// Given?
    pub minute: Option<u8>,
    /// Given?
    pub second: Option<u8>,
    /// The half of the day is said (or the hour is beyond 12).
    pub sure: bool,
    /// A colon, "am", "o'clock": it can be nothing but a time.
    pub explicit: bool,
}

/// Which end of a stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Edge {
    /// All of it.
    #[default]
    Whole,
    /// "early", "the beginning of".
    Start,
    /// "mid".
    Middle,
    /// "late".
    End,
    /// "the end of": where it ends.
    Close,
    /// "earlier this year": up to now.
    Before,
    /// "later this year": from now on.
    After,
}

impl Edge {
    /// An edge by its name in the tables.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Whole, Self::Start, Self::Middle, Self::End, Self::Close, Self::Before, Self::After];
        if name.is_empty() {
            Some(Self::Whole)
        } else {
            all.into_iter().find(|edge| format!("{edge:?}") == name)
        }
    }
}

/// "Q3", "H1": a quarter or half of a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fraction {
    pub quarter: bool,
    pub n: u8,
}

impl Fraction {
    /// "Q4", and "4Q" of "4Q21".
    pub fn read(lx: &Lexemes, i: usize) -> Option<(Self, usize)> {
        let turned = usize::from(lx.at(i).shape == Shape::Digits);
        let (value, n) = lx.digits(i + 1 - turned).filter(|_| lx.tight(i + 1))?;
        let n = u8::try_from(value).ok().filter(|value| n == 1 && (1..=4).contains(value))?;
        let quarter = lx.is(i + turned, "q");
        (quarter || lx.is(i + turned, "h") && n <= 2).then_some((Self { quarter, n }, i + 2))
    }

    /// Its months in a year.
    pub fn of(self, year: Option<i32>) -> Stretch {
        if self.quarter {
            Stretch::Quarter { year, quarter: self.n }
        } else {
            Stretch::Half { year, half: self.n }
        }
    }
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stretch {
    /// A year.
    Year(i32),
    /// A fiscal or school year, by its letters.
    Special(&'static str, i32),
    /// A month.
    Month { year: Option<i32>, month: u8 },
    /// Three months.
    Quarter { year: Option<i32>, quarter: u8 },
    /// Six months.
    Half { year: Option<i32>, half: u8 },
    /// Spring, summer, autumn, winter.
    Season { year: Option<i32>, season: u8 },
    /// An ISO week.
    Week { year: i32, week: u8 },
    /// A Saturday and Sunday, by the Saturday.
    Weekend(Day),
    /// Ten years; `open` when the century is not said.
    Decade { start: i32, open: bool },
    /// A hundred years.
    Century { start: i32 },
    /// A year before Christ, or the century that begins with it.
    Before { year: i32, century: bool },
    /// A week of a month (5: the last).
    WeekOf { year: Option<i32>, month: u8, week: u8 },
    /// From one day up to another, so many units.
    Days { from: Day, to: Day, unit: Unit, count: i64 },
    /// A week that begins on a day.
    WeekFrom(DayRef),
    /// Last, this or next unit, today unknown; or one the text has named.
    Undefined { turn: Turn, unit: Unit },
    /// The last or next so many units, today unknown.
    UndefinedCount { turn: Turn, unit: Unit, count: f64 },
    /// The last or next month or season of a name, today unknown.
    UndefinedMonth { turn: Turn, month: u8 },
}

/// How long: counts of units, as said.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Length {
    /// Up to four parts: "2 years 1 month 21 days".
    pub parts: [(f64, Option<Unit>); 4],
    /// Number not said ("for years").
    pub vague: bool,
    /// Weekends or working days, which TIMEX3 marks.
    pub special: Option<&'static str>,
}

/// An expression.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// A day.
    Day(DayRef),
    /// A time on a day.
    Moment(DayRef, Clock),
    /// A time.
    Clock(Clock),
    /// A part of a day.
    DayPart(DayRef, Part, Edge),
    /// Part of some day.
    Part(Part, Edge),
    /// A stretch of the calendar.
    Stretch(Stretch, Edge),
    /// How long.
    Length(Length),
    /// How often.
    Set(String),
    /// "now", "recently", "soon": a TIMEX3 reference.
    Reference(&'static str),
    /// From one to another.
    Range(Box<Node>, Box<Node>),
    /// Beyond or up to a bound.
    Open(Bound, Box<Node>),
    /// A time so long from now, in seconds.
    Shifted(f64),
    /// A stretch of hours, minutes or seconds that ends or begins now.
    Around(Length, bool),
}

impl Node {
    /// From one to another.
    pub fn range(from: Self, to: Self) -> Self {
        Self::Range(Box::new(from), Box::new(to))
    }

    /// From one time to another.
    pub fn clocks(from: Clock, to: Clock) -> Self {
        Self::range(Self::Clock(from), Self::Clock(to))
    }

    /// From one time of a day to another.
    pub fn hours(day: DayRef, from: Clock, to: Clock) -> Self {
        Self::range(Self::Moment(day, from), Self::Moment(day, to))
    }
}

/// An expression and the rows it stands on.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// What it says.
    pub node: Node,
    /// First row.
    pub from: usize,
    /// The row after the last.
    pub end: usize,
}

/// Which side of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// Up to it, it left out.
    Before,
    /// Beyond it.
    After,
    /// From it on.
    Since,
    /// Up to it.
    Until,
}
