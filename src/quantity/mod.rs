//! Figures and dates: what is printed, and what it amounts to.
//!
//! In: tokens, sentences and trees. Out: quantities and dates in reading order, and what among them does not add
//! up. Must not know who says a figure, nor what is true in the world: every check is a sum of the text's
//! own figures.
//!
//! Flow: `lexeme` cuts the text finer than tokens; `time` reads expressions of time first; `figures` reads
//! the numbers left over (`digits`, `numbers`, `fractions`, `amount`, `ranges`, `ages`, `hedge`, `thing`, with
//! `identifier` for digits that name), all of them paragraph by paragraph (`part`); `consistency` does the sums;
//! `subject` asks the trees what a figure is of where its thing does not stand beside it.

mod lexeme;
mod terms;
mod vocabulary;
mod lexicon;
mod words;
mod verbs;
mod digits;
mod numbers;
mod fractions;
mod money;
mod units;
mod heat;
mod calendar;
mod identifier;
mod hedge;
mod thing;
mod amount;
mod ages;
mod ranges;
mod figures;
mod time;
mod part;
mod subject;
mod consistency;

mod day;

use part::{Part, Setting, Whole};

pub use day::NotADay;
pub use part::Memory;

use crate::segment::{ParagraphKind, Segments};
use crate::syntax::Syntax;
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
    /// The upper end of a range as printed, with its unit.
    pub upper: Option<Span>,
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

impl Hedge {
    /// The interval that a hedge opens.
    #[must_use]
    pub fn bounds(self) -> Bounds {
        hedge::bounds(self)
    }
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

/// The longest line that says when it was published, in bytes.
const LINE: u32 = 100;

/// The article's date, where a line of its own or a dateline gives it in full.
///
/// ```
/// let text = "Dam holds\n\n3 May 2021\n\nThe dam held on Monday.";
/// let mut segments = sourcelight::segment::segment(text);
/// # use sourcelight::segment::ParagraphKind;
/// # let id = sourcelight::text::ParagraphId(1);
/// # segments.paragraphs.row_mut(id).unwrap().kind = ParagraphKind::Date;
/// let date = sourcelight::quantity::article_date(text, &segments).unwrap();
/// assert_eq!((date.year, date.month, date.day), (2021, 5, 3));
/// ```
#[must_use]
pub fn article_date(text: &str, segments: &Segments) -> Option<Day> {
    let of = |kind| segments.paragraphs.iter().filter(move |row| row.kind == kind).map(|row| (row, row.span));
    let datelines = segments.paragraphs.iter().filter_map(|row| Some((row, row.dateline?)));
    let mut places = of(ParagraphKind::Date).chain(datelines).chain(of(ParagraphKind::Byline));
    let lexemes = |row| lexeme::Lexemes::of(text, segments, row);
    let told =
        places.find_map(|(row, place)| time::full_day(&lexemes(row), place.from_place(row.span.start)));
    // "Posted on March 3, 2025 by Mira Vance"; when it was changed comes last
    let noted = |words: &[&str]| {
        let short = segments
            .paragraphs
            .iter()
            .filter(|row| row.span.len() <= LINE && !row.span.of(text).ends_with('.'));
        short
            .filter_map(|row| {
                let lexemes = lexemes(row);
                let first = usize::from(lexemes.any(0, &["first", "last", "originally"]));
                let here = lexemes.any(first, words);
                here.then(|| time::full_day(&lexemes, row.span.from_place(row.span.start)))?
            })
            .next()
    };
    let first = || segments.paragraphs.iter().find(|row| row.kind.is_body());
    told.or_else(|| noted(&["posted", "published", "issued", "filed"]))
        .or_else(|| first().and_then(|row| time::dashed_day(&lexemes(row))))
        .or_else(|| noted(&["updated", "modified"]))
}

/// Finds the figures and dates of a text. `today` is the article's date, when known.
///
/// ```
/// let text = "About 300 people left on 3 May 2021.";
/// let found = sourcelight::quantity::find(text, &sourcelight::segment::segment(text), None);
/// assert_eq!((found.quantities[0].value, found.dates[0].timex.as_str()), (300.0, "2021-05-03"));
/// ```
#[must_use]
pub fn find(text: &str, segments: &Segments, today: Option<Day>) -> Quantities {
    find_again(text, segments, &Syntax::default(), today, None)
}

/// The same with trees, which tell what a figure is of where the thing stands apart from it ("rents rose 4
/// percent"), and for a text that is typed: paragraphs that the text before held too are not read again.
#[must_use]
pub fn find_again(
    text: &str,
    segments: &Segments,
    syntax: &Syntax,
    today: Option<Day>,
    mut memory: Option<&mut Memory>,
) -> Quantities {
    let setting = Setting { today, pounds: money::speaks_of_pounds(text) };
    let rows = segments.tokens.len() + segments.tokens.len() / 4 + segments.paragraphs.len();
    let lexemes = lexeme::Lexemes::none(text, rows);
    let (mut whole, mut part) = (Whole { lexemes, times: Vec::new(), figures: Vec::new() }, Vec::new());
    if let Some(memory) = memory.as_deref_mut() {
        memory.turn();
    }
    for paragraph in segments.paragraphs.iter().flat_map(|row| part::stretches(segments, row)) {
        let paragraph = &paragraph;
        let read = || Part::read(text, segments, paragraph, setting);
        let mut add = |part: &Part| part.join(paragraph.span.start, &mut whole);
        match memory.as_deref_mut() {
            Some(memory) => {
                part::tell(text, segments, paragraph, setting, &mut part);
                memory.recall(&part, segments.tokens.within(paragraph.span).len(), read, add);
            }
            None => add(&read()),
        }
    }
    let Whole { lexemes, times, figures } = whole;
    let consistency = consistency::check(&lexemes, &figures, &times, segments, today);
    drop(lexemes);
    let mut quantities: Vec<_> = figures.into_iter().map(|figure| figure.quantity).collect();
    quantities.shrink_to_fit();
    subject::add(text, segments, syntax, &mut quantities);
    Quantities { quantities, dates: times.into_iter().map(|time| time.date).collect(), consistency }
}
