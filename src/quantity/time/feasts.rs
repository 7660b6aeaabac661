//! Days with a name, and how to find them in a year.
//!
//! Data as a typed table, as the action is code. Source: general knowledge; US rules for the holidays that
//! only the United States keep.

use super::super::Day;
use super::super::calendar::{easter, nth_weekday};
use super::super::lexeme::Lexemes;
use super::super::terms::Tim;

/// How a feast falls.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// On a day of a month.
    Fixed(u8, u8),
    /// The n-th weekday of a month (from its end when negative), and so many days later.
    Nth(u8, u8, i8, i64),
    /// So many days after Easter Sunday.
    Easter(i64),
}

/// A feast.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feast {
    /// Its words.
    words: &'static [&'static str],
    /// How it falls.
    rule: Rule,
}

impl Feast {
    /// Its day in a year.
    pub fn day(&self, year: i32) -> Day {
        match self.rule {
            Rule::Fixed(month, day) => Day { year, month, day },
            Rule::Nth(month, weekday, n, later) => nth_weekday(year, month, weekday, n).plus(later),
            Rule::Easter(later) => easter(year).plus(later),
        }
    }

    /// Month and day, when they are the same every year.
    pub fn fixed(&self) -> Option<(u8, u8)> {
        if let Rule::Fixed(month, day) = self.rule { Some((month, day)) } else { None }
    }
}

const fn row(words: &'static [&'static str], rule: Rule) -> Feast {
    Feast { words, rule }
}

/// The feasts; the longer names of one first word stand first.
const FEASTS: &[Feast] = &[
    row(&["new", "year", "'", "s", "eve"], Rule::Fixed(12, 31)),
    row(&["new", "years", "eve"], Rule::Fixed(12, 31)),
    row(&["new", "year", "'", "s", "day"], Rule::Fixed(1, 1)),
    row(&["new", "years", "day"], Rule::Fixed(1, 1)),
    row(&["new", "year", "day"], Rule::Fixed(1, 1)),
    row(&["new", "year"], Rule::Fixed(1, 1)),
    row(&["martin", "luther", "king", "jr", "day"], Rule::Nth(1, 1, 3, 0)),
    row(&["martin", "luther", "king", "day"], Rule::Nth(1, 1, 3, 0)),
    row(&["mlk", "day"], Rule::Nth(1, 1, 3, 0)),
    row(&["inauguration", "day"], Rule::Fixed(1, 20)),
    row(&["australia", "day"], Rule::Fixed(1, 26)),
    row(&["groundhog", "day"], Rule::Fixed(2, 2)),
    row(&["valentine", "'", "s", "day"], Rule::Fixed(2, 14)),
    row(&["valentines", "day"], Rule::Fixed(2, 14)),
    row(&["presidents", "'", "day"], Rule::Nth(2, 1, 3, 0)),
    row(&["presidents", "day"], Rule::Nth(2, 1, 3, 0)),
    row(&["international", "women", "'", "s", "day"], Rule::Fixed(3, 8)),
    row(&["st", ".", "patrick", "'", "s", "day"], Rule::Fixed(3, 17)),
    row(&["st", "patrick", "'", "s", "day"], Rule::Fixed(3, 17)),
    row(&["saint", "patrick", "'", "s", "day"], Rule::Fixed(3, 17)),
    row(&["saint", "patrick"], Rule::Fixed(3, 17)),
    row(&["april", "fools", "'", "day"], Rule::Fixed(4, 1)),
    row(&["april", "fool", "'", "s", "day"], Rule::Fixed(4, 1)),
    row(&["earth", "day"], Rule::Fixed(4, 22)),
    row(&["anzac", "day"], Rule::Fixed(4, 25)),
    row(&["ash", "wednesday"], Rule::Easter(-46)),
    row(&["palm", "sunday"], Rule::Easter(-7)),
    row(&["good", "friday"], Rule::Easter(-2)),
    row(&["easter", "monday"], Rule::Easter(1)),
    row(&["easter", "sunday"], Rule::Easter(0)),
    row(&["easter", "saturday"], Rule::Easter(-1)),
    row(&["easter"], Rule::Easter(0)),
    row(&["ascension", "day"], Rule::Easter(39)),
    row(&["pentecost"], Rule::Easter(49)),
    row(&["whit", "sunday"], Rule::Easter(49)),
    row(&["whit", "monday"], Rule::Easter(50)),
    row(&["international", "workers", "'", "day"], Rule::Fixed(5, 1)),
    row(&["labour", "day"], Rule::Nth(9, 1, 1, 0)),
    row(&["may", "day"], Rule::Fixed(5, 1)),
    row(&["mother", "'", "s", "day"], Rule::Nth(5, 7, 2, 0)),
    row(&["mothers", "'", "day"], Rule::Nth(5, 7, 2, 0)),
    row(&["mothers", "day"], Rule::Nth(5, 7, 2, 0)),
    row(&["memorial", "day"], Rule::Nth(5, 1, -1, 0)),
    row(&["father", "'", "s", "day"], Rule::Nth(6, 7, 3, 0)),
    row(&["fathers", "'", "day"], Rule::Nth(6, 7, 3, 0)),
    row(&["fathers", "day"], Rule::Nth(6, 7, 3, 0)),
    row(&["flag", "day"], Rule::Fixed(6, 14)),
    row(&["juneteenth"], Rule::Fixed(6, 19)),
    row(&["freedom", "day"], Rule::Fixed(6, 19)),
    row(&["jubilee", "day"], Rule::Fixed(6, 19)),
    row(&["canada", "day"], Rule::Fixed(7, 1)),
    row(&["independence", "day"], Rule::Fixed(7, 4)),
    row(&["bastille", "day"], Rule::Fixed(7, 14)),
    row(&["labor", "day"], Rule::Nth(9, 1, 1, 0)),
    row(&["columbus", "day"], Rule::Nth(10, 1, 2, 0)),
    row(&["halloween"], Rule::Fixed(10, 31)),
    row(&["all", "saints", "'", "day"], Rule::Fixed(11, 1)),
    row(&["guy", "fawkes", "night"], Rule::Fixed(11, 5)),
    row(&["bonfire", "night"], Rule::Fixed(11, 5)),
    row(&["veterans", "'", "day"], Rule::Fixed(11, 11)),
    row(&["veterans", "day"], Rule::Fixed(11, 11)),
    row(&["armistice", "day"], Rule::Fixed(11, 11)),
    row(&["remembrance", "day"], Rule::Fixed(11, 11)),
    row(&["thanksgiving", "day"], Rule::Nth(11, 4, 4, 0)),
    row(&["thanksgiving"], Rule::Nth(11, 4, 4, 0)),
    row(&["black", "friday"], Rule::Nth(11, 4, 4, 1)),
    row(&["cyber", "monday"], Rule::Nth(11, 4, 4, 4)),
    row(&["christmas", "eve"], Rule::Fixed(12, 24)),
    row(&["christmas", "day"], Rule::Fixed(12, 25)),
    row(&["christmas"], Rule::Fixed(12, 25)),
    row(&["xmas"], Rule::Fixed(12, 25)),
    row(&["boxing", "day"], Rule::Fixed(12, 26)),
];

/// The feast named at row `i`, and the row after it.
pub(super) fn read(lexemes: &Lexemes, i: usize) -> Option<(&'static Feast, usize)> {
    if !matches!(lexemes.tim(i), Tim::Feast | Tim::Month(..)) {
        return None;
    }
    let stands = |feast: &Feast| {
        feast.words.iter().enumerate().all(|(n, word)| {
            lexemes.is(i + n, word)
                || *word == "'" && matches!(lexemes.mark(i + n), '\'' | '’')
                || *word == "." && lexemes.mark(i + n) == '.'
        })
    };
    let feast = FEASTS.iter().find(|feast| stands(feast))?;
    let end = i + feast.words.len();
    // "New Year resolution" is a day's name, "New York" none; "labor day care" is no feast
    let care = lexemes.is(end, "care") || lexemes.tight(end) && lexemes.dash(end);
    (!care).then_some((feast, end))
}
