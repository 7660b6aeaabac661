//! What every check looks at.

use super::super::figure::Figure;
use super::super::lexeme::{Lexemes, Shape};
use super::super::time::Found;
use super::super::types::{Day, Inconsistency};
use crate::segment::Segments;
use crate::text::Span;

/// What every check looks at.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a, 't> {
    pub lexemes: &'a Lexemes<'t>,
    pub figures: &'a [Figure],
    pub times: &'a [Found],
    pub segments: &'a Segments,
    pub today: Option<Day>,
}

impl Facts<'_, '_> {
    /// Whether row `to` stands in the sentence of row `from`, at most `window` rows on.
    pub(super) fn near(&self, from: usize, to: usize, window: usize) -> bool {
        to >= from
            && to - from <= window
            && (from + 1..=to)
                .all(|at| !self.lexemes.at(at).opens && self.lexemes.at(at).shape != Shape::Break)
    }

    /// The first row of the sentence of row `i`, at most `window` rows back.
    pub(super) fn begin(&self, i: usize, window: usize) -> usize {
        let floor = i.saturating_sub(window);
        (floor..=i).rev().find(|at| self.lexemes.at(*at).opens).unwrap_or(floor)
    }

    /// Whether one of these words stands in `from..to`.
    pub(super) fn says(&self, from: usize, to: usize, words: &[&str]) -> bool {
        (from..to).any(|at| self.lexemes.any(at, words))
    }

    /// The printed words of a figure.
    pub(super) fn printed(&self, figure: &Figure) -> &str {
        let core = figure.quantity.span;
        core.of(self.lexemes.text)
    }

    /// One contradiction.
    pub(super) fn report(&self, kind: &'static str, why: String, evidence: &[Span]) -> Inconsistency {
        Inconsistency { kind, why, evidence: evidence.to_vec() }
    }
}

/// A number as a reader writes it: no needless decimals, thousands grouped.
pub(super) fn plain(value: f64) -> String {
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
