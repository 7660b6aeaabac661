//! Expressions of time, as TIMEX3.
//!
//! In: lexemes and the article's date. Out: dates, times, durations and sets in reading order.

mod node;
mod feasts;
mod reader;
mod tense;
mod bounds;
mod finish;
mod day;
mod clock;
mod stretch;
mod length;
mod simple;
mod join;
mod lists;

use super::lexeme::{Lexemes, Shape};
use super::terms::{Num, Tim};
use super::types::Day;
pub(super) use reader::Found;
use reader::Reader;

use crate::text::Span;

/// Finds the expressions of time.
pub(super) fn find(lexemes: &Lexemes, today: Option<Day>) -> Vec<Found> {
    let reader = Reader { lx: lexemes, today, tense: None };
    let mut out: Vec<node::Placed> = Vec::new();
    let mut i = 0;
    while i < lexemes.len() {
        match reader.starts(i).then(|| reader.expression(i)).flatten() {
            Some((node, end)) => {
                let from = reader.preposition(i, &node);
                let floor = out.last().map_or(0, |last| last.end);
                reader.days_before(i, floor, &node, &mut out);
                let placed = node::Placed { node, from, end };
                i = reader.days_behind(placed, &mut out).max(i + 1);
            }
            // what is glued to digits that are no time is none either
            None => i += 1,
        }
    }
    reader.share_year(&mut out);
    let finish = |node::Placed { node, from, end }: node::Placed| {
        let reader = Reader { tense: reader.tense_of(&node, from, end), ..reader };
        Found { from, end, date: reader.finish(&node, lexemes.cover(from, end)) }
    };
    out.into_iter().map(finish).collect()
}

/// The date between two dashes behind the place that opens an article: "LINT--April 25, 2001--The board met".
pub(super) fn dashed_day(lexemes: &Lexemes) -> Option<Day> {
    let reader = Reader { lx: lexemes, today: None, tense: None };
    let dash = (1..10).find(|at| lexemes.dash(*at))?;
    let place = (0..dash).all(|at| lexemes.capital(at) || matches!(lexemes.mark(at), ',' | '.' | '(' | ')'));
    let from = (dash..dash + 3).find(|at| !lexemes.dash(*at)).filter(|_| place)?;
    let (day, end) = reader.day(from).filter(|(_, end)| lexemes.dash(*end))?;
    if let node::DayRef::Full(day) = day { Some(day) } else { None }.filter(|_| end > from)
}

/// The first date with day, month and year inside a place.
pub(super) fn full_day(lexemes: &Lexemes, place: Span) -> Option<Day> {
    let reader = Reader { lx: lexemes, today: None, tense: None };
    let from = lexemes.first_at(place.start);
    let rows = (from..lexemes.len())
        .take_while(|i| lexemes.at(*i).span.end <= place.end && lexemes.at(*i).shape != Shape::Break);
    let mut days = rows.filter(|i| reader.starts(*i)).filter_map(|i| reader.day(i));
    days.find_map(|(day, _)| if let node::DayRef::Full(day) = day { Some(day) } else { None })
}

impl Reader<'_, '_> {
    /// Whether an expression can begin here: a cheap test before the grammar is asked.
    fn starts(&self, i: usize) -> bool {
        let row = self.lx.at(i);
        match row.shape {
            Shape::Digits => true,
            Shape::Word => match row.term.tim {
                Tim::No => self.counts(i) || self.lx.any(i, &["semi", "bi", "fy", "sy", "many", "ad", "eoy"]),
                Tim::Opener => self.opens(i),
                _ => true,
            },
            _ => false,
        }
    }

    /// Whether a number stands here.
    pub(super) fn counts(&self, i: usize) -> bool {
        let row = self.lx.at(i);
        row.shape == Shape::Digits
            || !matches!(row.term.num, Num::No | Num::Minus | Num::Article | Num::Scale(_) | Num::Scales(_))
    }

    /// Whether what follows a word like "in" or "the" can be of time.
    fn opens(&self, i: usize) -> bool {
        let lx = self.lx;
        let lively = |at: usize| self.counts(at) || !matches!(lx.tim(at), Tim::No | Tim::Opener);
        let edge = |at: usize| {
            lx.tim(at) == Tim::Opener
                && !lx.any(at, &["the", "a", "an", "in", "at", "for", "from", "no", "not", "as"])
        };
        match lx.form(i).len() {
            1..=2 if lx.is(i, "at") => lx.any(i + 1, &["the", "present", "this"]),
            1..=2 if lx.any(i, &["as", "no"]) => lx.any(i + 1, &["early", "late", "later", "soon"]),
            1..=3 if lx.any(i, &["the", "a", "an"]) => lively(i + 1) || edge(i + 1) || lx.is(i + 1, "couple"),
            3 if lx.is(i, "not") => lx.is(i + 1, "later"),
            _ if self.counts(i) => true,
            _ if !lx.any(
                i,
                &[
                    "in", "for", "from", "between", "before", "after", "since", "until", "till", "within",
                    "some",
                ],
            ) =>
            {
                true
            }
            _ => lively(i + 1) || lx.tim(i + 1) == Tim::Opener || matches!(lx.mark(i + 1), '-' | '/' | '–'),
        }
    }

    /// "at 6.45", "on Monday of next week" begin with their preposition.
    fn preposition(&self, i: usize, node: &node::Node) -> usize {
        let lx = self.lx;
        let point = lx.mark(i + 1) == '.' && lx.tight(i + 1) && lx.digits(i + 2).is_some();
        let at = lx.is(i.wrapping_sub(1), "at")
            && point
            && matches!(node, node::Node::Clock(_) | node::Node::Moment(..));
        if at { i - 1 } else { i }
    }
}
