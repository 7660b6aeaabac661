//! Figures, expressions of time and what does not add up: the rows of this room.

use crate::text::Span;

/// What a figure counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuantityKind {
    /// A bare number.
    #[default]
    Cardinal,
    /// A place in an order: "third".
    Ordinal,
    /// A share in hundredths.
    Percentage,
    /// A sum of money.
    Money,
    /// Length, area, mass, volume, speed, duration …
    Measurement,
    /// Degrees of heat.
    Temperature,
    /// How old.
    Age,
    /// Two ends: "10 to 20".
    Range,
    /// So many of a thing: "1.5 million items".
    Count,
}

/// How exactly the writer puts it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hedge {
    /// As it stands.
    #[default]
    Exact,
    /// "about", "roughly".
    About,
    /// "more than", "over".
    MoreThan,
    /// "at least".
    AtLeast,
    /// "less than", "under".
    LessThan,
    /// "up to".
    UpTo,
}

/// One figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity {
    /// As printed, with its sign and unit. A bare number or a count that a hedge makes an interval ("more
    /// than 30") includes the hedge; every other hedge stands in `hedge_span` alone.
    pub span: Span,
    /// The bare number.
    pub numeral: Span,
    /// What it counts.
    pub kind: QuantityKind,
    /// Its value in its own unit.
    pub value: f64,
    /// The upper end of a range.
    pub value_end: Option<f64>,
    /// Its unit's name ("hectare", "US dollar").
    pub unit: Option<String>,
    /// ISO 4217 code of money.
    pub iso: Option<&'static str>,
    /// Value and unit in the International System.
    pub si: Option<(f64, &'static str)>,
    /// How exactly it is put.
    pub hedge: Hedge,
    /// The thing counted or measured.
    pub of: Option<Span>,
    /// The words of the hedge.
    pub hedge_span: Option<Span>,
    /// The two ends of a range as printed. Few figures are ranges: elsewhere it takes a word of memory.
    pub ends: Option<Box<Ends>>,
}

/// What stands at the two ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// What each of them counts.
    pub kind: QuantityKind,
    /// The lower end with its unit, where it has one of its own: "**$5** to $7", not "5 to 7 miles".
    pub lower: Option<Span>,
    /// The upper end with its unit.
    pub upper: Span,
    /// The bare number of the upper end.
    pub numeral: Span,
}

/// What a hedged value says as an end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounds {
    /// The value itself, or about it.
    Point,
    /// All above it.
    Above {
        /// Whether the value belongs to the interval.
        included: bool,
    },
    /// All below it.
    Below {
        /// Whether the value belongs to the interval.
        included: bool,
    },
}

/// TIMEX3 types, with the ranges kept apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateType {
    /// A day, month, year …
    #[default]
    Date,
    /// From one to another.
    DateRange,
    /// A time of day.
    Time,
    /// From one to another.
    TimeRange,
    /// A day and a time of day.
    DateTime,
    /// From one to another.
    DateTimeRange,
    /// How long.
    Duration,
    /// How often.
    Set,
}

/// One expression of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Date {
    /// As printed.
    pub span: Span,
    /// What it is.
    pub kind: DateType,
    /// TIMEX3 value, unresolved parts as X ("XXXX-WXX-1").
    pub timex: String,
    /// The same resolved against the article's date (ISO 8601).
    pub value: Option<String>,
    /// Where a range begins (ISO 8601).
    pub from: Option<String>,
    /// Where it ends (exclusive).
    pub to: Option<String>,
}

/// Something that the figures of the text itself contradict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inconsistency {
    /// Which check.
    pub kind: &'static str,
    /// One line, with the sum.
    pub why: String,
    /// The figures.
    pub evidence: Vec<Span>,
}

/// Figures, dates and what does not add up.
#[derive(Clone, Debug, Default)]
pub struct Quantities {
    /// In reading order, disjoint.
    pub quantities: Vec<Quantity>,
    /// In reading order, disjoint.
    pub dates: Vec<Date>,
    /// What the text's own figures contradict.
    pub consistency: Vec<Inconsistency>,
}

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}
