//! What every reader of this room looks at, and what the leaves of its tables are and say.

use super::super::lexeme::{Lexemes, Shape};
use super::super::numbers;
use super::super::rules::{Leaf, Look};
use super::super::terms::{Num, Part, Tim, Turn, Unit};
use super::super::types::{Date, Day};
use super::super::words::{self, List};

use super::feasts::{self, Feast};
use super::node::{Clock, DayRef, Fraction, Length, Stretch};

/// An expression of time with the rows it stands on.
#[derive(Clone, Debug)]
pub(in crate::quantity) struct Found {
    /// First row.
    pub from: usize,
    /// The row after the last.
    pub end: usize,
    /// What the report shows.
    pub date: Date,
}

/// What every reader of this room looks at.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, 't> {
    pub lx: &'a Lexemes<'t>,
    pub today: Option<Day>,
    /// Where the clause of the expression in hand looks, for months and days without a year.
    pub tense: Option<Tense>,
}

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// It tells what was.
    Past,
    /// It tells what is to come.
    Future,
}

/// What the leaves of a pattern say.
#[derive(Clone, Debug, Default)]
pub(super) struct Caught {
    pub year: Option<i32>,
    pub month: u8,
    pub day: u8,
    /// The day is an ordinal or a number in words.
    pub worded: bool,
    /// A month in small letters that is more often another word.
    pub doubtful: bool,
    /// Numbers of one or two digits, in their order.
    pub pair: [u8; 2],
    pub weekday: u8,
    pub shift: i8,
    pub season: u8,
    pub turn: Option<Turn>,
    pub unit: Option<Unit>,
    pub count: Option<f64>,
    pub fraction: Option<Fraction>,
    pub feast: Option<&'static Feast>,
    pub part: Option<Part>,
    /// The first time and the last.
    pub clock: Option<Clock>,
    pub last: Option<Clock>,
    pub date: Option<DayRef>,
    pub stretch: Option<Stretch>,
    pub length: Option<Length>,
    /// How often, as TIMEX3.
    pub often: Option<String>,
}

impl Look for Reader<'_, '_> {
    type Caught = Caught;

    fn lexemes(&self) -> &Lexemes<'_> {
        self.lx
    }

    fn leaf(&self, leaf: Leaf, at: usize, caught: &mut Caught) -> Option<usize> {
        let lx = self.lx;
        let here = |fits: bool| fits.then_some(at);
        let word = |fits: bool| fits.then_some(at + 1);
        match leaf {
            Leaf::Kin | Leaf::Article | Leaf::Hyphen | Leaf::End => lx.leaf(leaf, at, &mut None),
            Leaf::Unit | Leaf::Units | Leaf::Time => lx.leaf(leaf, at, &mut caught.unit),
            Leaf::Free => here(self.free(at)),
            Leaf::Alone => here(self.alone(at)),
            Leaf::Counted => here(self.counted(at)),
            Leaf::Scaled => here(self.scaled(at)),
            Leaf::Told => here(self.told(at)),
            Leaf::Closes => here(self.closes(at)),
            Leaf::Gap => here(lx.at(at).gap),
            Leaf::Word => word(lx.at(at).shape == Shape::Word),
            Leaf::Capital => word(lx.capital(at)),
            Leaf::Small => word(lx.form(at).starts_with(char::is_lowercase)),
            Leaf::Bracket => {
                let weekday = matches!(lx.tim(at + 1), Tim::Weekday(..));
                (lx.mark(at) == '(' && weekday && lx.mark(at + 2) == ')').then_some(at + 3)
            }
            Leaf::Month => {
                let Tim::Month(month, doubtful) = lx.tim(at) else { return None };
                caught.month = month;
                caught.doubtful = doubtful && lx.form(at).starts_with(char::is_lowercase);
                Some(at + 1)
            }
            Leaf::Figure => {
                let from = at + usize::from(lx.is(at, "the"));
                caught.day = self.day_figure(from)?;
                Some(from + 1)
            }
            Leaf::Ordinal => {
                let from = at + usize::from(lx.is(at, "the"));
                let (end, value) =
                    numbers::ordinal(lx, from).filter(|(_, day)| (1.0..=31.0).contains(day))?;
                (caught.day, caught.worded) = (value as u8, lx.at(from).shape == Shape::Word);
                Some(end)
            }
            Leaf::Nn => {
                let (value, length) = lx.digits(at)?;
                let value =
                    u8::try_from(value).ok().filter(|value| length <= 2 && (1..=31).contains(value))?;
                let slot = usize::from(caught.pair.first().is_some_and(|first| *first > 0));
                *caught.pair.get_mut(slot)? = value;
                Some(at + 1)
            }
            Leaf::Year => self.keep(self.year(at), &mut caught.year),
            Leaf::Years => self.keep(self.year_behind(at), &mut caught.year),
            Leaf::YearOf => self.keep(self.year_of(at), &mut caught.year),
            Leaf::Century => {
                let (short, length) = lx.digits(at)?;
                let lettered = lx.tight(at + 1) && lx.at(at + 1).shape == Shape::Word;
                caught.year = (length == 2 && !lettered).then(|| self.century(short));
                caught.year.map(|_| at + 1)
            }
            Leaf::Decade => self.keep(self.decade(at), &mut caught.stretch),
            Leaf::Fraction => self.keep(Fraction::read(lx, at), &mut caught.fraction),
            Leaf::Nth => {
                let (end, value) = numbers::ordinal(lx, at)?;
                caught.count = Some(value);
                Some(end)
            }
            Leaf::Count | Leaf::Number => {
                let read = if leaf == Leaf::Count { numbers::count(lx, at) } else { numbers::read(lx, at) };
                let read = read.filter(|read| read.value > 0.0 && read.value <= 10_000.0)?;
                caught.count = Some(read.value);
                Some(read.end)
            }
            Leaf::Weekday => {
                let Tim::Weekday(weekday, doubtful) = lx.tim(at) else { return None };
                caught.weekday = weekday;
                // "Super Tuesday", "Sheffield Wednesday"
                let named =
                    lx.any(at.wrapping_sub(1), &["sheffield", "bloody", "super", "ruby", "black", "cyber"]);
                word(!named && (!doubtful || self.sure_weekday(at)))
            }
            Leaf::Turn => {
                let Tim::Turn(turn) = lx.tim(at) else { return None };
                caught.turn = Some(turn);
                word(turn != Turn::Same)
            }
            Leaf::Same => {
                caught.turn = Some(Turn::Same);
                word(lx.tim(at) == Tim::Turn(Turn::Same))
            }
            Leaf::Shift => {
                let Tim::Day(shift) = lx.tim(at) else { return None };
                caught.shift = shift;
                Some(at + 1)
            }
            Leaf::Season => {
                let Tim::Season(season) = lx.tim(at) else { return None };
                caught.season = season;
                Some(at + 1)
            }
            Leaf::Feast => self.keep(feasts::read(lx, at), &mut caught.feast),
            Leaf::Section | Leaf::Sections => {
                let (part, one) = match lx.tim(at) {
                    Tim::Part(part) => (part, true),
                    Tim::Parts(part) => (part, false),
                    _ => return None,
                };
                caught.part = Some(part);
                word(one == (leaf == Leaf::Section))
            }
            Leaf::Often => {
                let Tim::Often(timex) = lx.tim(at) else { return None };
                caught.often = Some(timex.to_owned());
                Some(at + 1)
            }
            Leaf::Weekdays => {
                let Tim::Weekdays(weekday) = lx.tim(at) else { return None };
                caught.weekday = weekday;
                Some(at + 1)
            }
            Leaf::Date => self.keep(self.day(at), &mut caught.date),
            Leaf::Dated => self.keep(self.dated(at), &mut caught.date),
            Leaf::Hour | Leaf::Clock => {
                let found = self.told_clock(at).filter(|(clock, _)| leaf == Leaf::Clock || clock.explicit);
                self.keep(found, if caught.clock.is_some() { &mut caught.last } else { &mut caught.clock })
            }
            Leaf::Plain => self.keep(self.any_clock(at), &mut caught.clock),
            Leaf::Whole => self.keep(self.whole(at), &mut caught.stretch),
            Leaf::Length => self.keep(self.length(at), &mut caught.length),
            Leaf::Set => self.keep(self.often(at), &mut caught.often),
            Leaf::This => {
                let Tim::One(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) = lx.tim(at)
                else {
                    return None;
                };
                caught.unit = Some(unit);
                Some(at + 1)
            }
        }
    }
}

impl Reader<'_, '_> {
    /// Writes down what was read, and says where it ended.
    fn keep<T>(&self, found: Option<(T, usize)>, slot: &mut Option<T>) -> Option<usize> {
        let (value, end) = found?;
        *slot = Some(value);
        Some(end)
    }

    /// Whether digits begin here: glued to nothing but a mark that opens, and no sum of money.
    fn free(&self, at: usize) -> bool {
        let lx = self.lx;
        let stamp = || lx.form(at.wrapping_sub(1)) == "T";
        let opened = || {
            matches!(
                lx.mark(at.wrapping_sub(1)),
                '(' | '[' | '"' | '“' | '\'' | '‘' | '’' | '-' | '–' | '—' | '~' | '=' | '/' | ':'
            )
        };
        !self.summed(at) && (!lx.tight(at) || opened() || stamp())
    }

    /// Whether a sign before the number makes it no time's.
    pub(super) fn summed(&self, at: usize) -> bool {
        matches!(self.lx.mark(at.wrapping_sub(1)), '$' | '£' | '€' | '#')
    }

    /// Whether nothing is glued to the figures that end here.
    fn alone(&self, end: usize) -> bool {
        let lx = self.lx;
        let stamp = lx.form(end) == "T" && lx.digits(end + 1).is_some();
        let joined = matches!(lx.mark(end), '/' | '.') && lx.tight(end + 1) && lx.digits(end + 1).is_some();
        !lx.tight(end) || stamp || !(joined || matches!(lx.at(end).shape, Shape::Digits | Shape::Word))
    }

    /// Whether what follows a number is a noun it counts, rather than the end of a phrase.
    pub(super) fn counted(&self, end: usize) -> bool {
        super::super::thing::counted(self.lx, end, 2000.0, false, false).is_some()
    }

    /// Whether what follows a number is its magnitude or makes it a share.
    pub(super) fn scaled(&self, end: usize) -> bool {
        let lx = self.lx;
        lx.any(end, &["percent", "per", "pct"]) || lx.mark(end) == '%' || matches!(lx.num(end), Num::Scale(_))
    }

    /// Whether a day in figures can end here.
    fn closes(&self, end: usize) -> bool {
        let lx = self.lx;
        if lx.at(end).shape == Shape::Word {
            return lx.any(end, words::of(List::BehindDay))
                && (!lx.is(end + 1, "the") || lx.is(end + 2, "month"));
        }
        let on = lx.tight(end) && (lx.dash(end) || matches!(lx.mark(end), '/' | ':' | '%'));
        !on && lx.mark(end) != '%'
    }

    /// Short forms that are words ("sun", "sat") must look like a day.
    fn sure_weekday(&self, at: usize) -> bool {
        let (lx, before) = (self.lx, at.wrapping_sub(1));
        let asked = lx.any(before, &["on", "every", "each", "by", "until", "from", "and", "or"])
            || matches!(lx.tim(before), Tim::Turn(_) | Tim::One(Unit::Week));
        let behind = at + 1 + usize::from(matches!(lx.mark(at + 1), '.' | ','));
        let dated = lx.digits(behind).is_some() || matches!(lx.tim(behind), Tim::Month(..));
        // "the Varn Sun, August 16": a paper
        let paper = lx.capital(before) && !lx.at(before).opens || lx.is(before, "the");
        lx.capital(at) && (asked || dated) && !paper
    }
}
