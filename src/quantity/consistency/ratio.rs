//! "80 cases, four times the 10 of last year": a multiple that its two figures deny.

use super::super::figure::Figure;
use super::super::lexeme::Shape;
use super::super::types::{Hedge, Inconsistency, QuantityKind};
use super::super::words::{self, List};
use super::facts::{Facts, plain};

use super::interval::Interval;

/// Multiples that cannot be.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    (0..facts.figures.len()).filter_map(|n| times(facts, n).or_else(|| twice(facts, n))).collect()
}

/// "B, four times the A", "B, four times as many as the A".
fn times(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let factor = facts.figures.get(n)?;
    if !lx.is(factor.end, "times")
        || factor.quantity.value < 2.0
        || !matches!(factor.quantity.kind, QuantityKind::Cardinal | QuantityKind::Count)
        || factor.vague
    {
        return None;
    }
    let large = n.checked_sub(1).and_then(|n| facts.figures.get(n))?;
    let small = facts.figures.get(n + 1)?;
    // "four times more than" may mean five times as many
    let more = lx.any(factor.end + 1, &["more", "higher", "larger", "bigger", "greater"]);
    compare(
        facts,
        large,
        small,
        Multiple {
            from: factor.from,
            to: factor.end + 1,
            factor: factor.quantity.value,
            more,
            hedge: factor.quantity.hedge,
        },
    )
}

/// "B, twice the A", "B, double the A".
fn twice(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let (large, small) = (facts.figures.get(n)?, facts.figures.get(n + 1)?);
    let at = (large.end..small.from).find(|at| lx.any(*at, &["twice", "double"]))?;
    let hedge = if lx.is(at.wrapping_sub(1), "than") {
        Hedge::MoreThan
    } else if lx.any(at.wrapping_sub(1), &["nearly", "almost", "about", "roughly", "around"]) {
        Hedge::About
    } else {
        Hedge::Exact
    };
    let from = match hedge {
        Hedge::MoreThan => at.saturating_sub(2),
        Hedge::About => at.saturating_sub(1),
        _ => at,
    };
    compare(facts, large, small, Multiple { from, to: at + 1, factor: 2.0, more: false, hedge })
}

/// A multiple in words.
#[derive(Clone, Copy)]
struct Multiple {
    /// Its first row.
    from: usize,
    /// The row after its last.
    to: usize,
    factor: f64,
    /// "more than" after it.
    more: bool,
    hedge: Hedge,
}

fn compare(facts: &Facts, large: &Figure, small: &Figure, multiple: Multiple) -> Option<Inconsistency> {
    let Multiple { from, to, factor, more, hedge } = multiple;
    let lx = facts.lexemes;
    let text = lx.text;
    // "B, four times": the comma ties; what is multiplied is named by "the", "its" or "as many as" right behind
    let tied =
        matches!(lx.mark(from.wrapping_sub(1)), ',' | '—' | '–' | '(') && from.saturating_sub(large.end) <= 5;
    let link = (to..small.from).filter(|at| lx.at(*at).shape == Shape::Word).count();
    let known =
        (to..small.from).all(|at| lx.at(at).shape != Shape::Word || lx.any(at, words::of(List::Multiples)));
    let alike = (large.quantity.kind == small.quantity.kind
        || matches!(
            (large.quantity.kind, small.quantity.kind),
            (QuantityKind::Count, QuantityKind::Cardinal) | (QuantityKind::Cardinal, QuantityKind::Count)
        ))
        && large.quantity.unit == small.quantity.unit
        && large.quantity.iso == small.quantity.iso
        && !matches!(
            large.quantity.kind,
            QuantityKind::Ordinal | QuantityKind::Range | QuantityKind::Temperature
        );
    if !tied
        || !alike
        || !known
        || link > 6
        || !facts.near(large.from, small.from, 24)
        || !large.is_plain()
        || !small.is_plain()
    {
        return None;
    }
    let ratio = Interval::of(large, text)?.over(Interval::of(small, text)?)?;
    let said = match hedge {
        Hedge::Exact | Hedge::About => Interval { low: factor * 0.85 - 0.15, high: factor * 1.15 + 0.3 },
        Hedge::MoreThan | Hedge::AtLeast => Interval { low: factor * 0.97, high: f64::INFINITY },
        Hedge::LessThan | Hedge::UpTo => Interval { low: 0.0, high: factor * 1.03 },
    };
    let said = if more { Interval { high: said.high + 1.0, ..said } } else { said };
    if ratio.high >= said.low && ratio.low <= said.high {
        return None;
    }
    let exact = large.quantity.value / small.quantity.value;
    let why = format!(
        "{} is {} times {}, not {} times",
        plain(large.quantity.value),
        plain((exact * 10.0).round() / 10.0),
        plain(small.quantity.value),
        plain(factor)
    );
    Some(facts.report("ratio", why, &[large.quantity.span, lx.cover(from, to), small.quantity.span]))
}
