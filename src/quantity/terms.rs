//! Words of number and time, and the roles each can play.
//!
//! One sorted table (`data/number_time_words.tsv`): a word has at most one role among numbers and one among
//! times ("second" has both, and the grammar decides).

/// Units of the calendar and the clock; a weekend is a Saturday and a Sunday, a week begins on Monday.
#[rustfmt::skip]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second, Minute, Hour, Day, Weekend, Week, Fortnight, Month, Quarter, Year, Decade, Century,
}

/// What a word can be in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Num {
    /// Nothing.
    No,
    /// 0 to 9.
    Ones(u8),
    /// 10 to 19.
    Teen(u8),
    /// 20, 30 … 90.
    Ten(u8),
    /// "hundred", "million", "dozen": what stands before is multiplied.
    Scale(f64),
    /// The same in the plural: "hundreds of".
    Scales(f64),
    /// "a", "an".
    Article,
    /// "half".
    Half,
    /// "quarter", "quarters".
    Quarter(bool),
    /// "first" to "nineteenth".
    Ordinal(u8),
    /// "twentieth" … "ninetieth".
    OrdinalTen(u8),
    /// "thirds" … "twentieths": a denominator.
    Parts(u8),
    /// "hundredth", "millionth".
    OrdinalScale(f64),
    /// "hundredths", "millionths".
    PartsScale(f64),
    /// "minus", "negative".
    Minus,
}

impl Num {
    /// The value of an ordinal in one word: "third", "twentieth", "hundredth".
    pub(super) fn ordinal(self) -> Option<f64> {
        match self {
            Self::Ordinal(value) | Self::OrdinalTen(value) => Some(f64::from(value)),
            Self::OrdinalScale(value) => Some(value),
            _ => None,
        }
    }
}

/// Which one, seen from now: "past", "current", "coming"; the same is one that the text has named before.
#[rustfmt::skip]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn { Last, This, Next, Same }

/// Stretches of a day; [`super::time`] says from when to when.
#[rustfmt::skip]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part { Morning, Afternoon, Evening, Night, Daytime, Lunch }

/// What a word can be in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tim {
    /// Nothing.
    No,
    /// A word that may begin an expression of time ("in", "since", "the").
    Opener,
    /// The first word of a feast's name ("Easter", "new", "Labor").
    Feast,
    /// A month; `true` when the bare word is more often something else ("may", "march", "mar").
    Month(u8, bool),
    /// A day of the week, Monday = 1; `true` when the bare word is more often something else ("sun").
    Weekday(u8, bool),
    /// "Mondays".
    Weekdays(u8),
    /// A unit in the singular.
    One(Unit),
    /// A unit in the plural or abbreviated.
    Many(Unit),
    /// This, last, next.
    Turn(Turn),
    /// So many days from today.
    Day(i8),
    /// "now", "currently".
    Now,
    /// "recently", "lately".
    Past,
    /// "soon".
    Future,
    /// A part of the day.
    Part(Part),
    /// The same, as a habit: "mornings".
    Parts(Part),
    /// So often: "daily", as a TIMEX3 period.
    Often(&'static str),
    /// Spring, summer, autumn, winter.
    Season(u8),
    /// "nineties": ten years of some century.
    Decade(u8),
    /// "noon", "midnight": hour.
    Hour(u8),
}

/// A word's two roles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Term {
    /// Among numbers.
    pub num: Num,
    /// Among times.
    pub tim: Tim,
}

/// A word with no role.
pub(super) const NOTHING: Term = Term { num: Num::No, tim: Tim::No };
