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

mod types;
mod lexeme;
mod terms;
mod vocabulary;
mod lexicon;
mod words;
mod verbs;
mod digits;
mod sum;
mod fractions;
mod numbers;
mod money;
mod units;
mod heat;
mod calendar;
mod time_units;
mod identifier;
mod rules;
mod hedge;
mod thing;
mod amount;
mod figure;
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
pub use types::{
    Bounds, Date, DateType, Day, Ends, Hedge, Inconsistency, Quantities, Quantity, QuantityKind,
};

use crate::segment::{ParagraphKind, Segments};
use crate::syntax::Syntax;

impl Hedge {
    /// The interval that a hedge opens.
    #[must_use]
    pub fn bounds(self) -> Bounds {
        hedge::bounds(self)
    }
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
