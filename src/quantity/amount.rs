//! A number with its unit: "$5 million", "four per cent", "six-mile", "24 degrees".
//!
//! In: lexemes. Out: one amount. Ranges, hedges and things counted are put together in
//! [`super::figures`].

use super::lexeme::{Lexemes, Shape};
use super::numbers;
use super::rules::{self, Group};
use super::sum::Numeral;
use super::terms::Num;
use super::types::QuantityKind;
use super::units::Sort;
use super::verbs::{self, Class};
use super::words::{self, List};
use super::{digits, heat, identifier, money, units};

/// A number and what it is of.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// First row.
    pub from: usize,
    /// The row after the last.
    pub end: usize,
    /// First row of the number.
    pub number: usize,
    /// The row after the number.
    pub number_end: usize,
    /// The number.
    pub numeral: Numeral,
    /// What it counts.
    pub kind: QuantityKind,
    /// Unit's name.
    pub unit: Option<String>,
    /// ISO 4217.
    pub iso: Option<&'static str>,
    /// Value in the International System.
    pub si: Option<(f64, &'static str)>,
}

/// What the whole text says about doubtful units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The text speaks of pounds as money.
    pub pounds: bool,
}

impl Amount {
    /// A number without a unit.
    fn of(from: usize, numeral: Numeral) -> Self {
        Self {
            from,
            end: numeral.end,
            number: from,
            number_end: numeral.end,
            numeral,
            kind: QuantityKind::Cardinal,
            unit: None,
            iso: None,
            si: None,
        }
    }
}

/// Reads an amount at row `i`.
pub(super) fn read(lexemes: &Lexemes, i: usize, context: Context) -> Option<Amount> {
    if let Some(amount) = signed_money(lexemes, i) {
        return Some(amount);
    }
    if let Some(amount) = one_and_a_half(lexemes, i) {
        return Some(amount);
    }
    let numeral = numbers::read(lexemes, i).or_else(|| numbers::vague(lexemes, i))?;
    let mut amount = Amount::of(i, numeral);
    millions(lexemes, &mut amount);
    let unit = percentage(lexemes, &mut amount)
        || feet_and_inches(lexemes, &mut amount)
        || paid(lexemes, &mut amount, context)
        || measured(lexemes, &mut amount);
    let numeral = amount.numeral;
    if !unit && numeral.figures {
        // "747s", "4x4", "5G", "3D": letters that are no unit make the digits a name
        let letters = lexemes.tight(numeral.end) && lexemes.at(numeral.end).shape == Shape::Word;
        if letters && (numeral.plain.is_some() || !lexemes.is(numeral.end, "s")) {
            return None;
        }
    }
    Some(amount)
}

/// "a mile and a half": the half stands behind the unit.
fn one_and_a_half(lexemes: &Lexemes, i: usize) -> Option<Amount> {
    if !(lexemes.num(i) == Num::Article || lexemes.is(i, "one")) || !lexemes.at(i + 1).gap {
        return None;
    }
    let unit = units::after(lexemes, i + 1, false)?;
    let half = lexemes.words(unit.end, &["and", "a", "half"]);
    let mut amount = Amount::of(i, Numeral::of(unit.end + 3, 1.5));
    (amount.kind, amount.number_end) = (QuantityKind::Measurement, i + 1);
    (amount.si, amount.unit) = (unit.si(1.5), Some(unit.name));
    half.then_some(amount)
}

/// "1.2m views", "4.5m euros": millions.
fn millions(lexemes: &Lexemes, amount: &mut Amount) {
    let end = amount.end;
    if amount.numeral.figures
        && lexemes.form(end) == "m"
        && lexemes.tight(end)
        && (lexemes.any(end + 1, words::of(List::Crowds))
            || lexemes.at(end + 1).gap && money::after(lexemes, end + 1, 1e6).is_some())
    {
        (amount.numeral.value, amount.numeral.scale) = (amount.numeral.value * 1e6, 1e6);
        (amount.end, amount.number_end, amount.numeral.end, amount.numeral.plain) =
            (end + 1, end + 1, end + 1, None);
    }
}

/// "$5m", "US$ 3.2 billion", "EUR 125", "c $ 16.4 million".
fn signed_money(lexemes: &Lexemes, i: usize) -> Option<Amount> {
    // "($3.4) million", "£(41.7)m": a loss in an account stands in brackets
    let outer = usize::from(lexemes.mark(i) == '(');
    let (at, currency) = money::sign(lexemes, i + outer)?;
    let inner = usize::from(outer == 0 && lexemes.mark(at) == '(' && lexemes.tight(at));
    let (bracket, at) = (outer + inner == 1, at + inner);
    let sign_is_word = lexemes.at(at - 1).shape == Shape::Word;
    let figures = lexemes.at(at).shape == Shape::Digits || lexemes.mark(at) == '.';
    let negative = matches!(lexemes.mark(at), '-' | '−') && lexemes.tight(at) && lexemes.tight(at + 1);
    if !(figures || negative && !sign_is_word) || sign_is_word && currency.sub {
        return None;
    }
    let mut numeral = numbers::read(lexemes, at)?;
    if bracket {
        if !lexemes.tight_mark(numeral.end, ')') || numeral.value < 0.0 {
            return None;
        }
        let behind = numeral.end + 1;
        let scaled = match lexemes.num(behind) {
            Num::Scale(scale) => Some((behind + 1, scale)),
            _ => digits::magnitude(lexemes, behind, true),
        };
        let (end, scale) = scaled.or((inner == 1).then_some((behind, 1.0)))?;
        (numeral.end, numeral.value, numeral.scale) = (end, -numeral.value * scale, scale);
    }
    if lexemes.tight(numeral.end) || matches!(lexemes.form(numeral.end), "m" | "bn" | "mn" | "tn") {
        if let Some((end, factor)) = digits::magnitude(lexemes, numeral.end, true) {
            (numeral.end, numeral.value, numeral.scale) = (end, numeral.value * factor, factor);
        }
        // "$5-million", "$3.5-billion"
        let hyphen = lexemes.tight_mark(numeral.end, '-') && lexemes.tight(numeral.end + 1);
        if let Num::Scale(scale) = lexemes.num(numeral.end + 1)
            && hyphen
        {
            (numeral.end, numeral.value, numeral.scale) = (numeral.end + 2, numeral.value * scale, scale);
        }
    }
    let mut amount = Amount::of(i, numeral);
    (amount.number, amount.kind) = (at, QuantityKind::Money);
    (amount.unit, amount.iso) = (Some(currency.name.to_owned()), currency.iso);
    Some(amount)
}

/// "%", "per cent", "percentage points", "basis points".
fn percentage(lexemes: &Lexemes, amount: &mut Amount) -> bool {
    // "half a percent", "a tenth of a percentage point"
    let of = amount.end + usize::from(lexemes.is(amount.end, "of"));
    let part = amount.numeral.fraction && lexemes.num(of) == Num::Article;
    let at = if part { of + 1 } else { amount.end };
    let Some(found) = rules::at(lexemes, Group::Percent, at) else { return false };
    (amount.end, amount.kind, amount.unit) =
        (found.end, QuantityKind::Percentage, Some(found.reading.to_owned()));
    amount.numeral.fraction &= !part;
    true
}

/// "5 ft 2 in", "6-foot-2", "5'10\"": one length.
fn feet_and_inches(lexemes: &Lexemes, amount: &mut Amount) -> bool {
    let at = amount.end;
    let dash = |at: usize| usize::from(lexemes.mark(at) == '-' && lexemes.tight(at));
    let feet_at = at + dash(at);
    let prime = matches!(lexemes.mark(at), '\'' | '’' | '′') && lexemes.tight(at);
    let feet = prime || lexemes.any(feet_at, &["ft", "feet", "foot"]);
    if !feet || amount.numeral.value > 12.0 && prime || amount.numeral.plain.is_none() && prime {
        return false;
    }
    let next = if prime { at + 1 } else { feet_at + 1 + dash(feet_at + 1) };
    let Some(inches) = numbers::read(lexemes, next).filter(|n| n.value < 12.0 && n.value >= 0.0) else {
        return false;
    };
    let second = matches!(lexemes.mark(inches.end), '"' | '”' | '″') && lexemes.tight(inches.end);
    let named = lexemes.any(inches.end, &["in", "inch", "inches", "ins"]);
    let short = lexemes.is(feet_at, "foot") && dash(feet_at + 1) == 1;
    if !(second || named || short) {
        return false;
    }
    let value = amount.numeral.value + inches.value / 12.0;
    amount.end = inches.end + usize::from(second || named);
    (amount.numeral.value, amount.kind) = (value, QuantityKind::Measurement);
    (amount.unit, amount.si) = (Some("foot".to_owned()), Some((value * 0.3048, "m")));
    true
}

/// Whether the words before an amount pay it: "cost 300 pounds", "a fine of 300 pounds", "sold for 300 pounds".
fn pays(lexemes: &Lexemes, from: usize) -> bool {
    (from.saturating_sub(5)..from).any(|at| {
        matches!(verbs::at(lexemes, at), Some(Class::Price | Class::Spend))
            || lexemes.any(at, words::of(List::Payments))
    })
}

/// "11c to 17c", "9.6p a share": a hundredth, by its letter.
fn hundredths(lexemes: &Lexemes, amount: &Amount, context: Context) -> Option<&'static str> {
    let (end, value) = (amount.end, amount.numeral.value);
    let letter = amount.numeral.figures && lexemes.tight(end) && !lexemes.tight_mark(end + 1, '-');
    let each = lexemes.any(end + 1, &["per", "each", "apiece"])
        || lexemes.is(end + 1, "a") && lexemes.at(end + 2).shape == Shape::Word;
    let priced =
        || (amount.from.saturating_sub(14)..end + 14).any(|at| lexemes.any(at, words::of(List::Prices)));
    match lexemes.form(end) {
        "p" if letter && value < 1000.0 => {
            let before = amount.from.wrapping_sub(1);
            let before = before.wrapping_sub(usize::from(lexemes.is(before, "by")));
            let moved = verbs::at(lexemes, before).is_some_and(Class::moves);
            let sum = context.pounds || value > 12.0 || value.fract() != 0.0 || each || moved;
            sum.then_some("penny")
        }
        "c" if letter && value < 1000.0 && !heat::spoken(lexemes, amount.from) => {
            (each || priced()).then_some("cent")
        }
        _ => None,
    }
}

/// "420 million Finnish markka", "500 USD", "75 USD million", "thirteen dollars forty-five".
fn paid(lexemes: &Lexemes, amount: &mut Amount, context: Context) -> bool {
    if let Some(unit) = hundredths(lexemes, amount, context) {
        (amount.end, amount.kind, amount.unit) = (amount.end + 1, QuantityKind::Money, Some(unit.to_owned()));
        return true;
    }
    // what is paid is a sum, however small
    let least = if pays(lexemes, amount.from) { 20.0 } else { 0.0 };
    let found = money::after(lexemes, amount.end, amount.numeral.value.max(least));
    let Some((mut end, mut currency)) = found else {
        return false;
    };
    if currency.name == "pound" && currency.iso.is_none() && lexemes.at(end - 1).shape == Shape::Word {
        let large = amount.numeral.value >= 1e6;
        if !(large || context.pounds || pays(lexemes, amount.from)) {
            return false;
        }
        if context.pounds {
            currency.iso = Some("GBP");
        }
    }
    let code =
        lexemes.form(end - 1).chars().all(|c| c.is_uppercase()) && lexemes.at(end - 1).shape == Shape::Word;
    if let Num::Scale(scale) = lexemes.num(end)
        && code
    {
        amount.numeral.value *= scale;
        end += 1;
    } else if let Some((to, hundredths)) = small_change(lexemes, end).filter(|_| !currency.sub) {
        amount.numeral.value += hundredths / 100.0;
        end = to;
    }
    (amount.end, amount.kind) = (end, QuantityKind::Money);
    (amount.unit, amount.iso) = (Some(currency.name.to_owned()), currency.iso);
    true
}

/// "forty-five", "and 15 cents" behind a currency.
fn small_change(lexemes: &Lexemes, end: usize) -> Option<(usize, f64)> {
    let and = usize::from(lexemes.is(end, "and"));
    let part = numbers::read(lexemes, end + and)
        .filter(|part| part.value.fract() == 0.0 && (1.0..100.0).contains(&part.value))?;
    if lexemes.any(part.end, &["cent", "cents", "pence"]) {
        return Some((part.end + 1, part.value));
    }
    let row = lexemes.at(part.end);
    // "15 dollars 50.", "one dollar and one and …": nothing counted by the second number
    let closes = matches!(row.shape, Shape::Break)
        || matches!(lexemes.mark(part.end), '.' | ',' | ';' | '?' | '!')
        || lexemes.any(part.end, &["and", "more"]);
    (closes && lexemes.at(end + and).gap && money::after(lexemes, part.end, part.value).is_none())
        .then_some((part.end, part.value))
}

/// Units of measure, heat among them.
fn measured(lexemes: &Lexemes, amount: &mut Amount) -> bool {
    if let Some(name) = heat::letter(lexemes, amount.from, amount.end).filter(|_| amount.numeral.figures) {
        (amount.end, amount.kind) = (amount.end + 1, QuantityKind::Temperature);
        let value = amount.numeral.value;
        let kelvin = if name == "degree Celsius" { value + 273.15 } else { (value + 459.67) * 5.0 / 9.0 };
        (amount.unit, amount.si) = (Some(name.to_owned()), Some((kelvin, "K")));
        return true;
    }
    let Some(unit) = units::after(lexemes, amount.end, amount.numeral.figures) else { return false };
    let value = amount.numeral.value;
    if unit.sort == Sort::Angle {
        let sign = lexemes.mark(unit.end - 1) == '°';
        if !sign && (value < 0.0 || heat::spoken(lexemes, amount.from) || heat::told(lexemes, amount.from)) {
            (amount.end, amount.kind, amount.unit) =
                (unit.end, QuantityKind::Temperature, Some("degree".to_owned()));
            return true;
        }
        // "two degrees from Harvard", "40 degrees" without heat or turn: only figures are angles
        if !amount.numeral.figures || lexemes.any(unit.end, &["in", "from"]) {
            return false;
        }
    }
    amount.kind =
        if unit.sort == Sort::Temperature { QuantityKind::Temperature } else { QuantityKind::Measurement };
    amount.si = unit.si(value);
    (amount.end, amount.unit) = (unit.end, Some(unit.name));
    true
}

/// Whether the digits at row `i` name something instead of counting.
pub(super) fn name(lexemes: &Lexemes, i: usize) -> Option<usize> {
    identifier::name(lexemes, i)
}
