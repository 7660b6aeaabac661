//! One figure put together: an amount with the hedge around it and the thing it is of.

use super::amount::Amount;
use super::lexeme::Lexemes;
use super::types::{Ends, Hedge, Quantity, QuantityKind};
use super::{hedge, thing};

/// A figure with the rows it stands on.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// What the report shows.
    pub quantity: Quantity,
    /// First row, hedge included.
    pub from: usize,
    /// The row after the last, hedge and thing left out.
    pub end: usize,
    /// A part of a whole: "a third", "one in five".
    pub fraction: bool,
    /// "dozens", "hundreds".
    pub vague: bool,
}

impl Figure {
    /// Whether it is a number of its own, no part of a whole and no "dozens".
    pub fn is_plain(&self) -> bool {
        !self.fraction && !self.vague
    }

    /// Whether it counts something, plainly.
    pub fn counts(&self) -> bool {
        matches!(self.quantity.kind, QuantityKind::Cardinal | QuantityKind::Count) && self.is_plain()
    }

    /// Whether it is put as it stands.
    pub fn is_exact(&self) -> bool {
        self.quantity.hedge == Hedge::Exact
    }
}

/// One amount with its hedge and thing.
pub(super) fn single(lexemes: &Lexemes, mut amount: Amount, floor: usize) -> Figure {
    let numeral = amount.numeral;
    let bare = matches!(amount.kind, QuantityKind::Cardinal);
    let end = hedge::behind(lexemes, amount.end).map_or(amount.end, |(_, end)| end);
    let counted = if bare {
        thing::counted(lexemes, end, numeral.value, numeral.fraction, numeral.vague)
    } else {
        None
    };
    if counted.is_some() && (bare && !numeral.fraction || numeral.vague) {
        amount.kind = QuantityKind::Count;
    }
    let of = counted.or_else(|| if bare { None } else { measured_thing(lexemes, amount.end) });
    build(lexemes, amount, floor, of, None)
}

/// "40 tonnes of grain", "60 % of the voters": what a unit is of.
fn measured_thing(lexemes: &Lexemes, end: usize) -> Option<(usize, usize)> {
    if !lexemes.is(end, "of") {
        return None;
    }
    thing::measured(lexemes, end + 1)
}

/// Puts a figure together: the hedge around it, the spans of its parts.
pub(super) fn build(
    lexemes: &Lexemes,
    amount: Amount,
    floor: usize,
    of: Option<(usize, usize)>,
    upper: Option<Amount>,
) -> Figure {
    let last = upper.as_ref().map_or(amount.end, |upper| upper.end);
    let behind = hedge::behind(lexemes, last);
    let before = hedge::before(lexemes, amount.from).filter(|(_, from)| *from >= floor);
    // "more than 500 or equal": the value belongs to it
    let equal = hedge::or_equal(lexemes, last).filter(|_| behind.is_none());
    let (before, last_said) = match (before, equal) {
        (Some((Hedge::MoreThan, from)), Some(end)) => (Some((Hedge::AtLeast, from)), end),
        (Some((Hedge::LessThan, from)), Some(end)) => (Some((Hedge::UpTo, from)), end),
        (before, _) => (before, last),
    };
    // "about 500 or more": the bound says more than the approximation
    let before = before.filter(|(hedge, _)| *hedge != Hedge::About || behind.is_none());
    let bare = matches!(amount.kind, QuantityKind::Cardinal | QuantityKind::Count);
    let vague = amount.numeral.vague;
    let hedge = before.or(behind).map(|(hedge, _)| hedge).unwrap_or(if vague {
        Hedge::AtLeast
    } else {
        Hedge::Exact
    });
    let (from, end) = match (before, behind) {
        (Some((_, from)), _) => (from, last_said),
        (None, Some((_, end))) => (amount.from, end),
        _ => (amount.from, last),
    };
    let hedge_span = match (before, behind) {
        (Some((_, from)), _) => Some(lexemes.cover(from, amount.from)),
        (None, Some((_, end))) => Some(lexemes.cover(last, end)),
        _ => None,
    };
    let core = lexemes.cover(amount.from, last);
    let interval = !matches!(hedge, Hedge::About | Hedge::Exact);
    let span = if bare && interval { lexemes.cover(from, end) } else { core };
    let kind = if upper.is_some() { QuantityKind::Range } else { amount.kind };
    let quantity = Quantity {
        span,
        numeral: lexemes.cover(amount.number, amount.number_end),
        kind,
        value: amount.numeral.value,
        value_end: upper.as_ref().map(|upper| upper.numeral.value),
        unit: amount.unit,
        iso: amount.iso,
        si: amount.si,
        hedge,
        of: of.map(|(from, to)| lexemes.cover(from, to)),
        hedge_span,
        ends: upper.as_ref().map(|upper| {
            Box::new(Ends {
                kind: amount.kind,
                lower: (amount.end > amount.number_end || amount.from < amount.number)
                    .then(|| lexemes.cover(amount.from, amount.end)),
                upper: lexemes.cover(upper.from, upper.end),
                numeral: lexemes.cover(upper.number, upper.number_end),
            })
        }),
    };
    Figure { quantity, from, end, fraction: amount.numeral.fraction, vague }
}
