//! "$600,000 for 12 houses, or $40,000 each": a price for one that the whole denies.

use super::super::figure::Figure;
use super::super::types::{Inconsistency, QuantityKind};
use super::facts::{Facts, plain};

use super::interval::Interval;

/// Prices for one that cannot be.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    (2..facts.figures.len()).filter_map(|n| each(facts, n)).collect()
}

fn each(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let text = lx.text;
    let one = facts.figures.get(n)?;
    let rows = facts.figures.get(n.checked_sub(2)?..n)?;
    let [a, b] = rows else { return None };
    let sum =
        |figure: &Figure| figure.quantity.kind == QuantityKind::Money && figure.quantity.value_end.is_none();
    let count = |figure: &Figure| figure.quantity.kind == QuantityKind::Count && figure.quantity.value > 1.0;
    let (whole, parts) = if sum(a) && count(b) {
        (a, b)
    } else if sum(b) && count(a) {
        (b, a)
    } else {
        return None;
    };
    let said = lx.any(one.end, &["each", "apiece"])
        || lx.any(one.end, &["per", "a"]) && lx.any(one.end + 1, &["head", "person", "piece", "unit"]);
    let or = lx.is(one.from.wrapping_sub(1), "or") && lx.mark(one.from.wrapping_sub(2)) == ','
        || lx.mark(one.from.wrapping_sub(1)) == '(';
    let same = sum(one) && one.quantity.unit == whole.quantity.unit && one.quantity.iso == whole.quantity.iso;
    if !said || !or || !same || !facts.near(a.from, one.from, 40) {
        return None;
    }
    let computed = Interval::of(whole, text)?.over(Interval::of(parts, text)?)?;
    if computed.meets(Interval::of(one, text)?) {
        return None;
    }
    let exact = whole.quantity.value / parts.quantity.value;
    let why = format!(
        "{} / {} is {}, not {}",
        plain(whole.quantity.value),
        plain(parts.quantity.value),
        plain(exact),
        plain(one.quantity.value)
    );
    Some(facts.report("per_unit", why, &[a.quantity.span, b.quantity.span, one.quantity.span]))
}
