//! What the text's own figures contradict.
//!
//! In: lexemes, figures, expressions of time. Out: contradictions, each with its sum in words. Must not
//! know a fact from outside the text. Precision comes first: a check speaks only where the words tie the
//! figures to one another, and only when no rounding of the printed figures could make them agree.

mod age;
mod change;
mod conversion;
mod days;
mod headline;
mod interval;
mod order;
mod per_unit;
mod ratio;
mod share;
mod sum;

use super::figures::Figure;
use super::lexeme::{Lexemes, Shape};
use super::time::Found;
use super::{Day, Inconsistency};
use crate::segment::Segments;
use crate::text::Span;

/// What every check looks at.
#[derive(Clone, Copy)]
struct Facts<'a, 't> {
    lexemes: &'a Lexemes<'t>,
    figures: &'a [Figure],
    times: &'a [Found],
    segments: &'a Segments,
    today: Option<Day>,
}

/// The checks in the order of their reports.
const CHECKS: [fn(&Facts) -> Vec<Inconsistency>; 11] = [
    share::check,
    change::check,
    sum::check,
    ratio::check,
    per_unit::check,
    conversion::check,
    order::ranges,
    order::weekdays,
    days::check,
    age::check,
    headline::check,
];

/// Does the sums of a text.
pub(super) fn check(
    lexemes: &Lexemes,
    figures: &[Figure],
    times: &[Found],
    segments: &Segments,
    today: Option<Day>,
) -> Vec<Inconsistency> {
    let facts = Facts { lexemes, figures, times, segments, today };
    let mut out: Vec<Inconsistency> = CHECKS.iter().flat_map(|check| check(&facts)).collect();
    out.sort_by_key(|row| row.evidence.first().map_or(0, |span| span.start));
    out
}

impl Facts<'_, '_> {
    /// Whether row `to` stands in the sentence of row `from`, at most `window` rows on.
    fn near(&self, from: usize, to: usize, window: usize) -> bool {
        to >= from
            && to - from <= window
            && (from + 1..=to)
                .all(|at| !self.lexemes.at(at).opens && self.lexemes.at(at).shape != Shape::Break)
    }

    /// The first row of the sentence of row `i`, at most `window` rows back.
    fn begin(&self, i: usize, window: usize) -> usize {
        let floor = i.saturating_sub(window);
        (floor..=i).rev().find(|at| self.lexemes.at(*at).opens).unwrap_or(floor)
    }

    /// Whether one of these words stands in `from..to`.
    fn says(&self, from: usize, to: usize, words: &[&str]) -> bool {
        (from..to).any(|at| self.lexemes.any(at, words))
    }

    /// The printed words of a figure.
    fn printed(&self, figure: &Figure) -> &str {
        let core = figure.quantity.span;
        core.of(self.lexemes.text)
    }

    /// One contradiction.
    fn report(&self, kind: &'static str, why: String, evidence: &[Span]) -> Inconsistency {
        Inconsistency { kind, why, evidence: evidence.to_vec() }
    }
}

/// A number as a reader writes it: no needless decimals, thousands grouped.
fn plain(value: f64) -> String {
    let rounded = if value.abs() >= 100.0 { value.round() } else { (value * 100.0).round() / 100.0 };
    let text = format!("{}", rounded.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n) % 3 == 0 && whole.len() > 4 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{}{grouped}{rest}", if rounded < 0.0 { "-" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn numbers_are_written_plainly() {
        assert_eq!(
            (plain(1234567.0), plain(40.0), plain(33.333)),
            ("1,234,567".into(), "40".into(), "33.33".into())
        );
        assert_eq!((plain(-2.5), plain(9999.4)), ("-2.5".into(), "9999".into()));
    }
}
