//! Numbers written in digits: "1,234.5", "1 234 567", "12,34,567", "1.3x10^6", "⅔", "10k".
//!
//! In: lexemes. Out: a value and where the number ends. Knows no words but magnitude letters.

use super::lexeme::{Lexemes, Shape};

/// A number as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    /// The row after the last.
    pub end: usize,
    /// Its value.
    pub value: f64,
    /// How many digits, when it is a plain run of digits without separators.
    pub plain: Option<usize>,
}

/// Vulgar fractions of Unicode.
#[rustfmt::skip]
const VULGAR: [(char, f64); 15] = [
    ('½', 0.5), ('⅓', 1.0 / 3.0), ('⅔', 2.0 / 3.0), ('¼', 0.25), ('¾', 0.75),
    ('⅕', 0.2), ('⅖', 0.4), ('⅗', 0.6), ('⅘', 0.8), ('⅙', 1.0 / 6.0),
    ('⅚', 5.0 / 6.0), ('⅛', 0.125), ('⅜', 0.375), ('⅝', 0.625), ('⅞', 0.875),
];

/// The value of a vulgar fraction's character.
pub(super) fn vulgar(c: char) -> Option<f64> {
    VULGAR.iter().find(|(sign, _)| *sign == c).map(|(_, value)| *value)
}

/// Reads a number at row `i`; its sign is read by the caller.
pub(super) fn read(lexemes: &Lexemes, i: usize) -> Option<Digits> {
    if let Some(value) = vulgar(lexemes.mark(i)) {
        return Some(Digits { end: i + 1, value, plain: None });
    }
    let (mut end, mut value, mut plain) = if lexemes.mark(i) == '.' && lexemes.tight(i + 1) {
        let (end, value) = decimals(lexemes, i)?;
        (end, value, None)
    } else {
        whole(lexemes, i)?
    };
    if let Some((to, factor)) = exponent(lexemes, end, value) {
        return Some(Digits { end: to, value: factor, plain: None });
    }
    if let Some(part) = vulgar(lexemes.mark(end)).filter(|_| plain.is_some()) {
        (end, value, plain) = (end + 1, value + part, None);
    } else if let Some((to, part)) = mixed(lexemes, end).filter(|_| plain.is_some()) {
        (end, value, plain) = (to, value + part, None);
    } else if let Some((to, below)) = slash(lexemes, end).filter(|_| plain.is_some()) {
        (end, value, plain) = (to, value / below, None);
    }
    Some(Digits { end, value, plain })
}

/// ".25" from its point on.
fn decimals(lexemes: &Lexemes, point: usize) -> Option<(usize, f64)> {
    let (value, length) = lexemes.digits(point + 1)?;
    Some((point + 2, value as f64 / 10f64.powi(i32::try_from(length).unwrap_or(0))))
}

/// A whole number with its separators and decimals: end, value, and the digits when there are no separators.
fn whole(lexemes: &Lexemes, i: usize) -> Option<(usize, f64, Option<usize>)> {
    let (first, length) = lexemes.digits(i)?;
    let group = |sign: char, at: usize| {
        let next = lexemes.digits(at + 1).filter(|_| lexemes.tight_mark(at, sign) && lexemes.tight(at + 1));
        next.map(|(value, length)| (value as f64, length))
    };
    let mut value = first as f64;
    let mut end = i + 1;
    if length <= 3 {
        let thousands = |sign: char| {
            let (mut value, mut end) = (value, end);
            while let Some((part, 3)) = group(sign, end) {
                (value, end) = (value * 1e3 + part, end + 2);
            }
            (value, end)
        };
        let indian = || {
            let (mut value, mut end) = (value, end);
            while let Some((part, 2)) = group(',', end) {
                (value, end) = (value * 1e2 + part, end + 2);
            }
            let (part, _) = group(',', end).filter(|(_, length)| *length == 3 && end > i + 1)?;
            Some((value * 1e3 + part, end + 2))
        };
        let (by_comma, comma_end) = thousands(',');
        let (by_point, point_end) = thousands('.');
        let european = group(',', point_end).filter(|(_, length)| *length <= 2 && point_end > end);
        if comma_end > end {
            (value, end) = (by_comma, comma_end);
        } else if let Some((part, length)) = european {
            let value = by_point + part / if length == 1 { 10.0 } else { 100.0 };
            return Some((point_end + 2, value, None));
        } else if point_end > end + 2 {
            return Some((point_end, by_point, None));
        } else if let Some((value, end)) = indian() {
            return Some(tail(lexemes, end, value));
        } else if let Some((value, end)) = spaced(lexemes, i, value) {
            return Some(tail(lexemes, end, value));
        } else if let Some((part, length @ 1..=2)) = group(',', end)
            && group(',', end + 2).is_none()
        {
            // "1,3": a decimal comma
            return Some((end + 2, value + part / if length == 1 { 10.0 } else { 100.0 }, None));
        }
    }
    if end > i + 1 {
        return Some(tail(lexemes, end, value));
    }
    if let Some((part, length)) = group('.', end) {
        // "1.2.3" is a version or an address, never a number
        if group('.', end + 2).is_some() {
            return None;
        }
        value += part / 10f64.powi(i32::try_from(length).unwrap_or(0));
        return Some((end + 2, value, None));
    }
    Some((end, value, Some(length)))
}

fn tail(lexemes: &Lexemes, end: usize, value: f64) -> (usize, f64, Option<usize>) {
    let point = lexemes.tight_mark(end, '.') && lexemes.tight(end + 1);
    match decimals(lexemes, end).filter(|_| point) {
        Some((end, part)) => (end, value + part, None),
        None => (end, value, None),
    }
}

/// "1 234 567": groups of exactly three digits, one space apart.
fn spaced(lexemes: &Lexemes, i: usize, first: f64) -> Option<(f64, usize)> {
    let (mut value, mut end) = (first, i + 1);
    if lexemes.before(i).shape == Shape::Digits || lexemes.mark(i.wrapping_sub(1)) == '+' || first == 0.0 {
        return None;
    }
    while let Some((part, 3)) = lexemes.digits(end) {
        let apart = lexemes.at(end).span.start.saturating_sub(lexemes.before(end).span.end);
        if apart == 0 || apart > 3 {
            break;
        }
        (value, end) = (value * 1e3 + part as f64, end + 1);
    }
    // a further run of digits, or one glued on by a hyphen, makes it a telephone number
    let goes_on = lexemes.at(end).shape == Shape::Digits || lexemes.dash(end) && lexemes.tight(end);
    (end > i + 1 && !goes_on).then_some((value, end))
}

/// "x10^6", "^23", "e-4" after a number.
fn exponent(lexemes: &Lexemes, end: usize, base: f64) -> Option<(usize, f64)> {
    let signed = |at: usize| {
        let at_sign = matches!(lexemes.mark(at), '-' | '+' | '−') && lexemes.tight(at);
        let from = at + usize::from(at_sign);
        let (power, length) = lexemes.digits(from).filter(|_| lexemes.tight(from))?;
        let power = i32::try_from(power).ok().filter(|_| length <= 3)?;
        Some((from + 1, if at_sign && lexemes.mark(at) != '+' { -power } else { power }))
    };
    if lexemes.tight_mark(end, '^') {
        let (end, power) = signed(end + 1)?;
        return Some((end, base.powi(power)));
    }
    if lexemes.tight(end) && lexemes.any(end, &["e"]) {
        let (end, power) = signed(end + 1)?;
        return Some((end, base * 10f64.powi(power)));
    }
    let times = lexemes.is(end, "x") || lexemes.mark(end) == '×';
    if times && lexemes.digits(end + 1) == Some((10, 2)) && lexemes.tight_mark(end + 2, '^') {
        let (end, power) = signed(end + 3)?;
        return Some((end, base * 10f64.powi(power)));
    }
    None
}

/// "1/4" after "2 ".
fn mixed(lexemes: &Lexemes, end: usize) -> Option<(usize, f64)> {
    let (above, _) = lexemes.digits(end).filter(|_| lexemes.at(end).gap)?;
    let (to, below) = slash(lexemes, end + 1)?;
    (above > 0 && (above as f64) < below && below <= 64.0).then(|| (to, above as f64 / below))
}

/// "/4" after "3".
fn slash(lexemes: &Lexemes, end: usize) -> Option<(usize, f64)> {
    let sign = lexemes.tight_mark(end, '/') || lexemes.tight_mark(end, '⁄');
    let (below, length) = lexemes.digits(end + 1).filter(|_| sign && lexemes.tight(end + 1))?;
    let goes_on = matches!(lexemes.mark(end + 2), '/' | '-') && lexemes.tight(end + 2);
    (below > 1 && length <= 4 && !goes_on).then_some((end + 2, below as f64))
}

/// A magnitude's letters after a number: "10k", "$3.5bn". `money` allows those that are units elsewhere.
pub(super) fn magnitude(lexemes: &Lexemes, end: usize, money: bool) -> Option<(usize, f64)> {
    let form = lexemes.form(end);
    let near = lexemes.tight(end);
    let factor = match form {
        "k" | "K" => 1e3,
        "M" if near => 1e6,
        "MM" | "mm" if near && (money || form == "MM") => 1e6,
        "mn" | "mln" | "mio" => 1e6,
        "mil" if near && money => 1e6,
        "m" if money => 1e6,
        "bn" | "Bn" | "bln" => 1e9,
        "b" | "B" if near => 1e9,
        "tn" | "trn" => 1e12,
        "T" if near && money => 1e12,
        _ => return None,
    };
    let letters_follow = lexemes.tight(end + 1) && lexemes.at(end + 1).shape != Shape::Mark;
    (!letters_follow).then_some((end + 1, factor))
}
