//! What every check looks at.

use super::super::figure::Figure;
use super::super::lexeme::{Lexemes, Shape};
use super::super::time::Found;
use super::super::types::{Day, Inconsistency, QuantityKind};
use super::interval::Interval;
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

    /// The first row at which the sentence is over, at most `window` rows on.
    pub(super) fn over(&self, from: usize, window: usize) -> usize {
        let over = |at: &usize| self.lexemes.at(*at).opens || self.lexemes.at(*at).shape == Shape::Break;
        (from..from + window).find(over).unwrap_or(from + window)
    }

    /// Back from a row over commas and over times with their prepositions: "doubled| in a week, from 30".
    pub(super) fn past_times(&self, row: usize) -> usize {
        let mut row = row;
        loop {
            let last = self.times.partition_point(|time| time.end <= row).checked_sub(1);
            let time = last.and_then(|at| self.times.get(at)).filter(|time| time.end == row && row > 0);
            row = match time {
                Some(time) => {
                    let before = time.from.wrapping_sub(1);
                    time.from
                        - usize::from(self.lexemes.any(before, &["in", "over", "during", "within", "on"]))
                }
                None if self.lexemes.mark(row.wrapping_sub(1)) == ',' => row - 1,
                None => return row,
            };
        }
    }

    /// How many words stand in `from..to`.
    pub(super) fn words(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|at| self.lexemes.at(*at).shape == Shape::Word).count()
    }

    /// Whether one of these words stands so many rows before a figure.
    pub(super) fn said(&self, figure: &Figure, back: usize, words: &[&str]) -> bool {
        figure.from.checked_sub(back).is_some_and(|at| self.lexemes.any(at, words))
    }

    /// The mark so many rows before a figure.
    pub(super) fn mark(&self, figure: &Figure, back: usize) -> char {
        figure.from.checked_sub(back).map_or('\0', |at| self.lexemes.mark(at))
    }

    /// The printed words of a figure.
    pub(super) fn printed(&self, figure: &Figure) -> &str {
        figure.quantity.span.of(self.lexemes.text)
    }

    /// What a figure can have been before it was rounded.
    pub(super) fn interval(&self, figure: &Figure) -> Option<Interval> {
        Interval::of(figure, self.lexemes.text)
    }
}

/// Two ends of a change: "from A to B" or "to B from A"; the two in their order, and the row of the preposition before them.
#[derive(Clone, Copy)]
pub(super) struct Ends<'a> {
    pub from: &'a Figure,
    pub to: &'a Figure,
    pub first: &'a Figure,
    pub last: &'a Figure,
    pub at: usize,
}

/// One contradiction, its evidence in the order of the text.
pub(super) fn report(kind: &'static str, why: String, evidence: &[Span]) -> Option<Inconsistency> {
    let mut evidence = evidence.to_vec();
    evidence.sort();
    Some(Inconsistency { kind, why, evidence })
}

/// Whether a figure is a share in hundredths.
pub(super) fn percent(figure: &Figure) -> bool {
    figure.quantity.kind == QuantityKind::Percentage && figure.quantity.unit.as_deref() == Some("percent")
}

/// Whether two figures count or measure in one unit, both plainly.
pub(super) fn alike(a: &Figure, b: &Figure) -> bool {
    let bare = |kind: QuantityKind| matches!(kind, QuantityKind::Cardinal | QuantityKind::Count);
    let (a_row, b_row) = (&a.quantity, &b.quantity);
    let same = a_row.kind == b_row.kind || bare(a_row.kind) && bare(b_row.kind);
    let kinds = !matches!(
        a_row.kind,
        QuantityKind::Ordinal | QuantityKind::Range | QuantityKind::Age | QuantityKind::Temperature
    );
    same && kinds && a_row.unit == b_row.unit && a_row.iso == b_row.iso && a.is_plain() && b.is_plain()
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
