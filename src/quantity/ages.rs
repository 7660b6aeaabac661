//! How old: "five years old", "a 90-day-old bill", "aged 34", "Ana Orsel, 34, said".
//!
//! In: an amount. Out: an age. The forms are code: each is a shape of its own.

use super::amount::Amount;
use super::figure::{self, Figure};
use super::lexeme::{Lexemes, Shape};
use super::rules::{self, Group};
use super::terms::Unit;
use super::time_units;
use super::types::{Quantity, QuantityKind};
use super::words::{self, List};

/// The age that an amount begins or is.
pub(super) fn age(lexemes: &Lexemes, amount: &Amount, floor: usize) -> Option<Figure> {
    if amount.kind != QuantityKind::Cardinal || amount.numeral.vague {
        return None;
    }
    let mut amount = amount.clone();
    let (end, unit) = spelled(lexemes, amount.end).or_else(|| bare(lexemes, &amount))?;
    let value = amount.numeral.value;
    (amount.end, amount.kind) = (end, QuantityKind::Age);
    amount.si = Some((value * time_units::seconds(unit), "s"));
    amount.unit = Some(time_units::name(unit).to_owned());
    let from = amount.from;
    let mut found = figure::build(lexemes, amount, floor, None, None);
    // "aged about 30" has no hedge before "aged"
    found.from = found.from.min(from);
    Some(found)
}

/// "in his 40s", "in her early 60s": between which ages, in years.
pub(super) fn decade(lexemes: &Lexemes, i: usize) -> Option<Figure> {
    let (value, digits) = lexemes.digits(i)?;
    let mark = usize::from(matches!(lexemes.mark(i + 1), '\'' | '’') && lexemes.tight(i + 1));
    let s = i + 1 + mark;
    let part = usize::from(lexemes.any(i.wrapping_sub(1), &["early", "mid", "late", "low", "high"]));
    let dash = usize::from(lexemes.dash(i.wrapping_sub(1)) && lexemes.is(i.wrapping_sub(2), "mid"));
    let owner = i.wrapping_sub(1 + part + 2 * dash);
    let whose = lexemes.any(owner, &["his", "her", "their", "my", "your", "our"]);
    if digits != 2 || value % 10 != 0 || value < 10 || lexemes.form(s) != "s" || !lexemes.tight(s) || !whose {
        return None;
    }
    let span = lexemes.cover(i, s + 1);
    let value = value as f64;
    let quantity = Quantity {
        span,
        numeral: lexemes.cover(i, i + 1),
        kind: QuantityKind::Age,
        value,
        value_end: Some(value + 9.0),
        unit: Some(time_units::name(Unit::Year).to_owned()),
        si: Some((value * time_units::seconds(Unit::Year), "s")),
        ..Quantity::default()
    };
    Some(Figure { quantity, from: i, end: s + 1, fraction: false, vague: false })
}

/// Whether a unit of time at row `at` is the unit of an age ("years old"): the row after it.
pub(super) fn spelled(lexemes: &Lexemes, at: usize) -> Option<(usize, Unit)> {
    rules::at(lexemes, Group::Age, at).map(|found| (found.end, found.caught.unwrap_or(Unit::Year)))
}

/// "aged 34", "when she was six", "Ana Orsel, 34, said", "men over 40": a number that the words before it make an age, where
/// the words behind it let it be one.
fn bare(lexemes: &Lexemes, amount: &Amount) -> Option<(usize, Unit)> {
    let (value, end) = (amount.numeral.value, amount.end);
    let (found, from) = rules::ending(lexemes, Group::Aged, amount.from)?;
    let digits = amount.numeral.plain.unwrap_or(0);
    let figures = amount.numeral.figures && (1..=2).contains(&digits);
    let between = lexemes.is(end, "and") && lexemes.is(amount.from.wrapping_sub(1), "between");
    let ranged = (lexemes.dash(end) || lexemes.any(end, &["to", "or"]) || between)
        && lexemes.at(end + 1).shape == Shape::Digits;
    let mark = |marks: &[char]| {
        let here = marks.contains(&lexemes.mark(end)) && !lexemes.tight(end + 1);
        here || lexemes.at(end).shape == Shape::Break
    };
    let stops = mark(&[',', '.', ';', ':', ')'])
        || lexemes.any(end, words::of(List::Stops)) && !lexemes.any(end, &["of", "per", "than"]);
    let whole = value.fract() == 0.0 && (1.0..=110.0).contains(&value);
    // "her daughters, 9 and 12, "
    let pair = || {
        lexemes.is(end, "and")
            && lexemes.digits(end + 1).is_some()
            && matches!(lexemes.mark(end + 2), ',' | '.' | ';')
    };
    let fits = match found.reading {
        "aged" => true,
        // "when she was six, they moved": nothing is counted
        "was" | "turned" | "were" => {
            let turned = found.reading == "turned" && lexemes.any(end, &["in", "on", "last", "this", "next"]);
            let said = figures || found.reading != "were";
            let clause = ["and", "when", "but", "so", "until", "because", "or", "while", "then"];
            said && (2.0..=110.0).contains(&value)
                && (mark(&[',', '.', ';', '”', '"']) || turned || lexemes.any(end, &clause))
        }
        "name" => digits == 2 && value >= 10.0 && mark(&[',', '.', ';']),
        "kin" => figures && value >= 1.0 && (mark(&[',', '.', ';']) || pair()),
        "listed" => figures && whole && stops && from < amount.from,
        "of" => figures && whole && stops,
        _ => whole && stops,
    };
    (fits && !ranged && !amount.numeral.fraction && (0.0..=122.0).contains(&value))
        .then_some((end, Unit::Year))
}
