//! How old: "five years old", "a 90-day-old bill", "aged 34", "Ana Orsel, 34, said".
//!
//! In: an amount. Out: an age. The forms are code: each is a shape of its own.

use super::amount::Amount;
use super::figure::{self, Figure};
use super::lexeme::{Lexemes, Shape};
use super::rules::{self, Group};
use super::terms::{Tim, Unit};
use super::types::{Quantity, QuantityKind};
use super::words::{self, List};
use super::{numbers, time_units};

/// The age that an amount begins or is.
pub(super) fn age(lexemes: &Lexemes, amount: &Amount, floor: usize) -> Option<Figure> {
    if amount.kind != QuantityKind::Cardinal || amount.numeral.vague {
        return None;
    }
    let mut amount = amount.clone();
    let (end, unit) = match months(lexemes, &amount) {
        Some((end, months)) => {
            amount.numeral.value += months / 12.0;
            (end, Unit::Year)
        }
        None => spelled(lexemes, amount.end).or_else(|| bare(lexemes, &amount))?,
    };
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

/// "12 years 3 months old": the months of an age in years, and the row after it.
fn months(lexemes: &Lexemes, amount: &Amount) -> Option<(usize, f64)> {
    let (Tim::Many(Unit::Year) | Tim::One(Unit::Year)) = lexemes.tim(amount.end) else { return None };
    let at = amount.end + 1 + usize::from(lexemes.is(amount.end + 1, "and"));
    let months = numbers::read(lexemes, at).filter(|months| (1.0..12.0).contains(&months.value))?;
    let (end, unit) = spelled(lexemes, months.end)?;
    (unit == Unit::Month).then_some((end, months.value))
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

/// "aged 34", "age 34", "at the age of 34", and a name's apposition.
fn bare(lexemes: &Lexemes, amount: &Amount) -> Option<(usize, Unit)> {
    let i = amount.from;
    let value = amount.numeral.value;
    if !(0.0..=122.0).contains(&value) || amount.numeral.fraction {
        return None;
    }
    let before = i.wrapping_sub(1);
    let ranged = lexemes.dash(amount.end)
        || lexemes.any(amount.end, &["to", "or"])
        || lexemes.is(amount.end, "and") && lexemes.is(before, "between");
    if ranged && matches!(lexemes.at(amount.end + 1).shape, Shape::Digits) {
        return None;
    }
    // "his age, 44, and …"
    let told = lexemes.mark(before) == ',' && lexemes.is(before.wrapping_sub(1), "age");
    let aged = told
        || lexemes.any(before, &["aged", "age", "ages"]) && !lexemes.is(before.wrapping_sub(1), "under")
        || lexemes.is(before, "of") && lexemes.is(before.wrapping_sub(1), "age");
    if aged || of_people(lexemes, amount) {
        return Some((amount.end, Unit::Year));
    }
    // "when she was six, they moved": nothing is counted
    let turned = lexemes.any(before, &["turned", "turns", "turning"]);
    let be = (turned
        || lexemes.any(before, &["was", "is"])
            && (lexemes.any(before.wrapping_sub(1), &["he", "she", "i", "who"])
                || kin(lexemes, before.wrapping_sub(1)))
        || lexemes.any(before, &["are", "were"])
            && lexemes.any(before.wrapping_sub(1), &["who", "they"])
            && amount.numeral.figures)
        && (2.0..=110.0).contains(&value);
    let ends = matches!(lexemes.at(amount.end).shape, Shape::Break)
        || matches!(lexemes.mark(amount.end), ',' | '.' | ';' | '”' | '"')
        || turned && (lexemes.any(amount.end, &["in", "on", "last", "this", "next"]))
        || lexemes.any(amount.end, &["and", "when", "but", "so", "until", "because", "or", "while", "then"]);
    if be && ends && !lexemes.tight(amount.end + 1) {
        return Some((amount.end, Unit::Year));
    }
    // "Ana Orsel, 34, said": a name of two words or more, commas on both sides
    let name =
        |at: usize| lexemes.at(at).shape == Shape::Word && lexemes.capital(at) && lexemes.tim(at) == Tim::No;
    let closed = matches!(lexemes.mark(amount.end), ',' | '.' | ';') && !lexemes.tight(amount.end + 1);
    // "her son, 19, and": kin and people by what they do
    let kin_at = |comma: usize| lexemes.mark(comma) == ',' && kin(lexemes, comma.wrapping_sub(1));
    let stops = |at: usize| matches!(lexemes.mark(at), ',' | '.' | ';') && !lexemes.tight(at + 1);
    // "her daughters, 9 and 12, "
    let pair = lexemes.is(amount.end, "and")
        && lexemes.digits(amount.end + 1).is_some()
        && stops(amount.end + 2)
        && kin_at(before)
        || lexemes.is(before, "and") && i >= 3 && lexemes.digits(i - 2).is_some() && kin_at(i - 3) && closed;
    let kin = (pair || closed && kin_at(before))
        && amount.numeral.figures
        && amount.numeral.plain.is_some_and(|digits| digits <= 2)
        && value >= 1.0;
    let apposed = lexemes.mark(before) == ','
        && closed
        && amount.numeral.plain == Some(2)
        && value >= 10.0
        && i >= 3
        && name(i - 2)
        && (name(i - 3) || lexemes.mark(i - 3) == '-' || lexemes.mark(i - 3) == '.');
    (apposed || kin).then_some((amount.end, Unit::Year))
}

/// Whether a word is of kin or people by what they do, one or several.
fn kin(lexemes: &Lexemes, at: usize) -> bool {
    let word = lexemes.form(at).to_lowercase();
    words::of(List::Kin).contains(&word.as_str())
        || word.strip_suffix('s').is_some_and(|one| words::of(List::Kin).contains(&one))
}

/// "men over 40", "those under five", "a man of 50", "aged 19 and **24**": a number that nothing behind it counts.
fn of_people(lexemes: &Lexemes, amount: &Amount) -> bool {
    let (before, end) = (amount.from.wrapping_sub(1), amount.end);
    let whole = amount.numeral.value.fract() == 0.0 && (1.0..=110.0).contains(&amount.numeral.value);
    let row = lexemes.at(end);
    let stops = matches!(row.shape, Shape::Break)
        || matches!(lexemes.mark(end), ',' | '.' | ';' | ':' | ')') && !lexemes.tight(end + 1)
        || lexemes.any(end, words::of(List::Stops)) && !lexemes.any(end, &["of", "per", "than"]);
    if !whole || !stops {
        return false;
    }
    let bound = lexemes.any(before, &["over", "under", "above", "below"]);
    let owner = before.wrapping_sub(1);
    let people = kin(lexemes, owner)
        || lexemes.any(owner, words::of(List::Crowd))
        || lexemes.any(
            owner,
            &["those", "anyone", "everyone", "adults", "voters", "residents", "players", "drivers"],
        );
    let plain = amount.numeral.figures && amount.numeral.plain.is_some_and(|digits| digits <= 2);
    if bound {
        return people && lexemes.at(owner).shape == Shape::Word;
    }
    if lexemes.is(before, "of") {
        return plain && kin(lexemes, owner);
    }
    // back over a list of ages to the word that opens it
    let listed = |at: &usize| {
        let joint = lexemes.mark(*at) == ',' || lexemes.any(*at, &["and", "or"]);
        joint || lexemes.digits(*at).is_some_and(|(_, digits)| digits <= 2)
    };
    let opener = (amount.from.saturating_sub(8)..amount.from).rev().find(|at| !listed(at));
    plain && opener.is_some_and(|at| lexemes.any(at, &["aged", "ages"]) && at < before)
}
