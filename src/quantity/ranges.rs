//! Two ends: "10 to 20", "between $5m and $7m", "two or three", "5-10 per cent".
//!
//! In: the first amount. Out: the range, when a second one closes it. "Rose from 10 to 20" is no range
//! but a change: both ends stay figures of their own, and [`super::consistency`] reads the change.

use super::amount::{self, Amount, Context};
use super::figure::{self, Figure};
use super::hedge;
use super::lexeme::Lexemes;
use super::terms::Tim;
use super::thing;
use super::time_units;
use super::types::{Bounds, Hedge, QuantityKind};
use super::verbs::{self, Class};

/// The range that an amount opens.
pub(super) fn range(lexemes: &Lexemes, first: &Amount, floor: usize, context: Context) -> Option<Figure> {
    let at = first.end;
    let before = first.from.wrapping_sub(1);
    let opener = before != usize::MAX && before >= floor;
    let between = opener && lexemes.is(before, "between");
    let from = opener && lexemes.any(before, &["from", "ranging"]);
    let tight = lexemes.dash(at) && (lexemes.tight(at) == lexemes.tight(at + 1));
    let joined = if tight {
        !lexemes.at(at).gap
            || first.kind == QuantityKind::Cardinal && lexemes.mark(at) == '–'
            || lexemes.at(at).gap && lexemes.mark(at) != '—'
    } else {
        lexemes.is(at, "to")
            || between && lexemes.is(at, "and")
            || lexemes.is(at, "or")
            || from && lexemes.any(at, &["through", "until", "till"])
    };
    if !joined {
        return bounded_twice(lexemes, first, floor, context);
    }
    let or = lexemes.is(at, "or");
    let mut last = amount::read(lexemes, at + 1, context)?;
    // "fell 10 to 20": "A to B" alone needs both ends alike
    let changed = from
        && !tight
        && (first.from.saturating_sub(8)..first.from).any(|at| {
            verbs::at(lexemes, at).is_some_and(Class::moves)
                || lexemes.any(at, &["up", "down", "growth", "reduction"])
        });
    // "fell 4p to 212p", "raised its dividend by 11c to 17c"
    let by = lexemes.is(before, "by");
    let near = before.saturating_sub(if by { 7 } else { 0 })..first.from;
    let amount_moved = lexemes.is(at, "to")
        && first.kind != QuantityKind::Cardinal
        && near.into_iter().any(|at| verbs::at(lexemes, at).is_some_and(Class::moves));
    let changed = changed || amount_moved;
    let same = first.unit == last.unit && first.kind == last.kind;
    let lifted = first.kind == QuantityKind::Cardinal && last.kind != QuantityKind::Cardinal;
    let lent = last.kind == QuantityKind::Cardinal && first.kind == QuantityKind::Money;
    // "from 19 to 21 percent": no range, but both ends are percentages
    if changed && lifted && from && last.kind == QuantityKind::Percentage && first.numeral.figures {
        let lent = Amount { kind: last.kind, unit: last.unit, ..first.clone() };
        return Some(figure::single(lexemes, lent, floor));
    }
    if changed
        || first.numeral.fraction != last.numeral.fraction
        || first.numeral.vague
        || last.numeral.vague
        || !(same || lifted || lent)
    {
        return None;
    }
    let (mut low, high) = (first.numeral.value, last.numeral.value);
    // "two or three", "10 or 12": near each other and rising, else a choice
    if or
        && !(high > low
            && high <= low * 2.0 + 1.0
            && first.numeral.figures == last.numeral.figures
            && low >= 1.0)
    {
        return None;
    }
    let mut low_amount = first.clone();
    // "5 to 10 million", "$5-7 billion", "10-15,000": the magnitude belongs to both
    let scale =
        if last.numeral.scale == 1.0 && tight && grouped(lexemes, &last) { 1e3 } else { last.numeral.scale };
    if scale > 1.0 && first.numeral.scale == 1.0 && low < 1000.0 && high / scale > low {
        low *= scale;
        low_amount.numeral.value = low;
    }
    if high < low && !(between || from) {
        return None;
    }
    if lent {
        (last.kind, last.unit, last.iso) = (first.kind, first.unit.clone(), first.iso);
    }
    let si = match (last.si, high == 0.0) {
        (Some((value, unit)), false) if !matches!(last.kind, QuantityKind::Temperature) => {
            Some((value / high * low, unit))
        }
        _ => first.si,
    };
    (low_amount.kind, low_amount.unit, low_amount.iso, low_amount.si) =
        (last.kind, last.unit.clone(), last.iso, si);
    let opened = between || from && !lexemes.any(before.wrapping_sub(1), &["ranging", "ranged", "ranges"]);
    let bare = last.kind == QuantityKind::Cardinal;
    let of = if bare { thing::counted(lexemes, last.end, high, false, false) } else { None };
    let age = super::ages::spelled(lexemes, last.end).filter(|_| bare);
    if let Some((end, unit)) = age {
        (last.end, low_amount.unit) = (end, Some(time_units::name(unit).to_owned()));
        low_amount.si = Some((low * time_units::seconds(unit), "s"));
    }
    // "two to three weeks": a range of lengths of time
    if age.is_none()
        && bare
        && let Tim::Many(unit) = lexemes.tim(last.end)
        && lexemes.form(last.end).len() > 2
    {
        (last.end, low_amount.unit) = (last.end + 1, Some(time_units::name(unit).to_owned()));
        low_amount.si = Some((low * time_units::seconds(unit), "s"));
    }
    let of = if low_amount.unit.is_some() { None } else { of };
    let mut found = figure::build(lexemes, low_amount, floor, of, Some(last));
    if opened {
        found.from = before;
        found.quantity.span = lexemes.cover(before, found.end.max(first.end)).cover(found.quantity.span);
    }
    found.end = found.end.max(first.end);
    Some(found)
}

/// Whether a number is written in thousands: "15,000".
fn grouped(lexemes: &Lexemes, amount: &Amount) -> bool {
    lexemes.mark(amount.number + 1) == ',' && amount.numeral.value % 1e3 == 0.0
}

/// "more than 10 and less than 40", "higher than the tenth but lower than the fifteenth".
fn bounded_twice(lexemes: &Lexemes, first: &Amount, floor: usize, context: Context) -> Option<Figure> {
    let at = first.end + 1;
    let joined = lexemes.any(first.end, &["and", "but"]) || lexemes.mark(first.end) == ',';
    if !joined || first.kind != QuantityKind::Cardinal {
        return None;
    }
    let (hedge, from) = hedge::before(lexemes, first.from).filter(|(_, from)| *from >= floor)?;
    let other = |start: usize| hedge::before(lexemes, start).filter(|(_, from)| *from == at);
    let (start, (second, _)) = (at + 1..at + 7).find_map(|start| Some((start, other(start)?)))?;
    let last = amount::read(lexemes, start, context).filter(|last| last.kind == QuantityKind::Cardinal)?;
    let end = last.end;
    let (low, high) = match (hedge::bounds(hedge), hedge::bounds(second)) {
        (Bounds::Above { .. }, Bounds::Below { .. }) => (first.clone(), last),
        (Bounds::Below { .. }, Bounds::Above { .. }) => (last, first.clone()),
        _ => return None,
    };
    (low.numeral.value < high.numeral.value).then_some(())?;
    let mut found = figure::build(lexemes, low, floor, None, Some(high));
    found.quantity.hedge = if matches!(hedge, Hedge::UpTo | Hedge::AtLeast) { Hedge::Exact } else { hedge };
    found.quantity.hedge_span = None;
    (found.from, found.end, found.quantity.span) = (from, end, lexemes.cover(from, end));
    Some(found)
}
