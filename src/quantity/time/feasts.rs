//! Days with a name, and how to find them in a year.
//!
//! In: `data/feasts.tsv`. Out: the feast at a place in the text.

use super::super::calendar::{easter, nth_weekday};
use super::super::lexeme::Lexemes;
use super::super::terms::Tim;
use super::super::types::Day;
use std::sync::LazyLock;

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

impl Rule {
    fn of(row: &str) -> Option<Self> {
        let mut cells = row.split(' ');
        let name = cells.next()?;
        let mut number = || cells.next()?.parse::<i8>().ok();
        Some(match name {
            "fixed" => Self::Fixed(number()?.unsigned_abs(), number()?.unsigned_abs()),
            "nth" => {
                Self::Nth(number()?.unsigned_abs(), number()?.unsigned_abs(), number()?, number()?.into())
            }
            "easter" => Self::Easter(number()?.into()),
            _ => return None,
        })
    }
}

/// A feast.
#[derive(Clone, Debug)]
pub(super) struct Feast {
    /// Its words.
    words: Vec<&'static str>,
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

/// The feasts. An index of constant text, built at the first use; it holds no state.
static FEASTS: LazyLock<Vec<Feast>> = LazyLock::new(|| {
    let rows = data!("feasts.tsv").lines().filter_map(|line| line.split_once('\t'));
    rows.filter_map(|(rule, words)| Some(Feast { words: words.split(' ').collect(), rule: Rule::of(rule)? }))
        .collect()
});

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
