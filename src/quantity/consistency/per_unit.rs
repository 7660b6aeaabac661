//! "$600,000 for 12 houses, or $40,000 each": a price for one that the whole denies.

use super::super::figure::Figure;
use super::super::types::{Inconsistency, QuantityKind};
use super::facts::{Facts, alike, plain, report};

/// Prices for one that cannot be.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    facts.figures.windows(3).filter_map(|rows| each(facts, rows)).collect()
}

fn each(facts: &Facts, rows: &[Figure]) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let [a, b, one] = rows else { return None };
    let sum =
        |figure: &Figure| figure.quantity.kind == QuantityKind::Money && figure.quantity.value_end.is_none();
    let count = |figure: &Figure| figure.quantity.kind == QuantityKind::Count && figure.quantity.value > 1.0;
    let (whole, parts) = if sum(a) { (a, b) } else { (b, a) };
    let said = lx.any(one.end, &["each", "apiece"])
        || lx.any(one.end, &["per", "a"]) && lx.any(one.end + 1, &["head", "person", "piece", "unit"]);
    let or =
        facts.said(one, 1, &["or"]) && facts.mark(one, 2) == ',' || matches!(facts.mark(one, 1), '(' | ',');
    let tied = sum(whole) && count(parts) && alike(one, whole) && facts.near(a.from, one.from, 40);
    let computed = facts.interval(whole)?.over(facts.interval(parts)?)?;
    if !said || !or || !tied || computed.meets(facts.interval(one)?) {
        return None;
    }
    let (all, n, price) = (whole.quantity.value, parts.quantity.value, one.quantity.value);
    let why = format!("{} / {} is {}, not {}", plain(all), plain(n), plain(all / n), plain(price));
    report("per_unit", why, &[a.quantity.span, b.quantity.span, one.quantity.span])
}
