//! Numbers of every shape: figures, words and both mixed ("3 million and a half", "twenty-one trillion
//! three hundred", "two thirds of a million").
//!
//! In: lexemes. Out: value and extent. Must not know what is counted, nor whether the number is one that
//! a reader would call a figure ([`super::identifier`] says that).

use super::digits;
use super::fractions;
use super::lexeme::{Lexemes, Shape};
use super::sum::{Numeral, Sum, denominator, small};
use super::terms::Num;

/// Reads a number at row `i`, with its sign.
pub(super) fn read(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    if lexemes.mark(i) == '+' && lexemes.at(i).gap && lexemes.tight(i + 1) {
        return unsigned(lexemes, i + 1);
    }
    if let Some(from) = sign(lexemes, i) {
        let mut numeral = unsigned(lexemes, from)?;
        (numeral.value, numeral.plain, numeral.lone) = (-numeral.value, None, false);
        return Some(numeral);
    }
    unsigned(lexemes, i)
}

/// Reads a whole number that counts what follows: "two" of "two quarters".
pub(super) fn count(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    let first = Sum::default().read(lexemes, i, f64::INFINITY)?;
    (first.value >= 1.0 && first.value.fract() == 0.0).then_some(first)
}

/// The row after a minus sign that belongs to a number.
fn sign(lexemes: &Lexemes, i: usize) -> Option<usize> {
    // "plus or minus 3.1 points" has no sign
    let either = lexemes.is(i.wrapping_sub(1), "or") && lexemes.is(i.wrapping_sub(2), "plus");
    if lexemes.num(i) == Num::Minus {
        return (!either).then_some(i + 1);
    }
    let alone = lexemes.at(i).gap || matches!(lexemes.mark(i.wrapping_sub(1)), '(' | '$' | '£' | '€');
    let begins = lexemes.before(i).shape == Shape::Break;
    let sign = matches!(lexemes.mark(i), '-' | '−' | '–') && alone;
    (sign && (lexemes.tight(i + 1) || begins) && lexemes.at(i + 1).shape != Shape::Word).then_some(i + 1)
}

fn unsigned(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    let mut numeral = below_point(lexemes, i)?;
    if let Some(whole) = fractions::shares(lexemes, numeral) {
        return Some(whole);
    }
    // "two thirds of a million", "quarter million"
    if numeral.fraction {
        let from = numeral.end + if lexemes.words(numeral.end, &["of", "a"]) { 2 } else { 0 };
        let from = from + usize::from(from == numeral.end && lexemes.num(from) == Num::Article);
        if let Num::Scale(scale) = lexemes.num(from) {
            (numeral.value, numeral.end, numeral.fraction) = (numeral.value * scale, from + 1, false);
        }
    }
    Some(numeral)
}

/// A number without "in five", with its "point" and its fractions.
fn below_point(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    if let Some(fraction) = fractions::bare(lexemes, i) {
        return Some(fraction);
    }
    let mut sum = Sum::default();
    let mut numeral = sum.read(lexemes, i, f64::INFINITY)?;
    if let Some((end, part)) = point(lexemes, numeral.end) {
        (numeral.end, numeral.value, numeral.plain, numeral.lone) = (end, numeral.value + part, None, false);
    } else if let Some((end, below)) = denominator(lexemes, numeral.end, numeral.value == 1.0) {
        if !numeral.figures || numeral.value <= 20.0 {
            (numeral.end, numeral.value, numeral.fraction) = (end, numeral.value / below, true);
            (numeral.plain, numeral.lone) = (None, false);
        }
    } else if let Some((end, part)) = and_fraction(lexemes, numeral.end) {
        (numeral.end, numeral.plain, numeral.lone) = (end, None, false);
        match lexemes.num(end) {
            // "one and a half million", "one billion and a half million"
            Num::Scale(next) if next >= 100.0 => {
                let smaller = sum.scale > next;
                numeral.value =
                    if smaller { numeral.value + part * next } else { (numeral.value + part) * next };
                numeral.end = end + 1;
            }
            // "3 million and a half": half of a million
            _ => numeral.value += part * sum.scale.max(1.0),
        }
    }
    Some(numeral)
}

/// "point zero three" after a number in words.
fn point(lexemes: &Lexemes, end: usize) -> Option<(usize, f64)> {
    if !lexemes.is(end, "point") {
        return None;
    }
    let (mut at, mut value, mut unit) = (end + 1, 0.0, 0.1);
    while let Num::Ones(digit) = lexemes.num(at) {
        (value, unit, at) = (value + f64::from(digit) * unit, unit / 10.0, at + 1);
    }
    if at == end + 1 {
        let whole = small(lexemes, at).filter(|whole| !whole.figures)?;
        return Some((whole.end, whole.value / 100.0));
    }
    Some((at, value))
}

/// "and a half", "and three quarters", "and two thirds" after a number.
fn and_fraction(lexemes: &Lexemes, end: usize) -> Option<(usize, f64)> {
    // "two-and-a-half" as well
    let hyphen =
        |at: usize| usize::from(lexemes.mark(at) == '-' && lexemes.tight(at) && lexemes.tight(at + 1));
    let first = hyphen(end);
    if !lexemes.is(end + first, "and") {
        return None;
    }
    let from = end + first + 1 + first * hyphen(end + first + 1);
    let article = usize::from(lexemes.num(from) == Num::Article);
    let at = from + article + first * article * hyphen(from + article);
    match lexemes.num(at) {
        Num::Half => Some((at + 1, 0.5)),
        Num::Quarter(false) if article == 1 => Some((at + 1, 0.25)),
        Num::Ordinal(value) | Num::OrdinalTen(value) if article == 1 && value > 2 => {
            Some((at + 1, 1.0 / f64::from(value)))
        }
        _ if article == 0 => {
            let above = small(lexemes, from).filter(|above| !above.figures)?;
            let (end, below) = denominator(lexemes, above.end, above.value == 1.0)?;
            Some((end, above.value / below))
        }
        _ => None,
    }
}

/// An ordinal at row `i`: "third", "11th", "twenty-fifth", "one hundred and first".
pub(super) fn ordinal(lexemes: &Lexemes, i: usize) -> Option<(usize, f64)> {
    if lexemes.at(i).shape == Shape::Digits {
        // "1,000th" as well
        let read = digits::read(lexemes, i).filter(|read| read.value.fract() == 0.0)?;
        let suffix = lexemes.tight(read.end) && lexemes.any(read.end, &["st", "nd", "rd", "th"]);
        return (suffix && !(lexemes.tight(i) && lexemes.before(i).shape == Shape::Word))
            .then_some((read.end + 1, read.value));
    }
    if let Some(value) = lexemes.num(i).ordinal() {
        return Some((i + 1, value));
    }
    match lexemes.num(i) {
        Num::Ten(ten) => {
            let at = i + 1 + usize::from(lexemes.dash(i + 1));
            match lexemes.num(at) {
                Num::Ordinal(value @ 1..=9) => Some((at + 1, f64::from(ten) + f64::from(value))),
                _ => None,
            }
        }
        Num::Ones(_) | Num::Teen(_) => {
            let mut sum = Sum::default();
            let head = sum.read(lexemes, i, f64::INFINITY)?;
            let at = head.end + usize::from(lexemes.is(head.end, "and"));
            // "the one-hundredth home", but not "one-hundredth of the cost"
            let hyphen = usize::from(lexemes.dash(at) && lexemes.tight(at));
            if let (1.0, 1, Num::OrdinalScale(scale)) = (head.value, hyphen, lexemes.num(at + 1)) {
                let numbered = lexemes.any(i.wrapping_sub(1), &["the", "its", "his", "her", "their"]);
                return (numbered && !lexemes.is(at + 2, "of")).then_some((at + 2, scale));
            }
            match lexemes.num(at) {
                Num::OrdinalScale(scale) if head.value > 1.0 => Some((at + 1, head.value * scale)),
                Num::Ordinal(value) | Num::OrdinalTen(value) if sum.scale >= 100.0 => {
                    Some((at + 1, head.value + f64::from(value)))
                }
                _ => hyphenated(lexemes, head, at),
            }
        }
        _ => None,
    }
}

/// The last step of "one hundred twenty-fifth": a ten was read as part of the number before.
fn hyphenated(lexemes: &Lexemes, head: Numeral, at: usize) -> Option<(usize, f64)> {
    let ten = matches!(lexemes.num(head.end.wrapping_sub(1)), Num::Ten(_)) && head.value > 100.0;
    let at = at + usize::from(lexemes.dash(at));
    match lexemes.num(at) {
        Num::Ordinal(value @ 1..=9) if ten => Some((at + 1, head.value + f64::from(value))),
        _ => None,
    }
}

/// A year in words: "nineteen seventy-two", "two thousand and fifteen".
pub(super) fn year(lexemes: &Lexemes, i: usize) -> Option<(i32, usize)> {
    let first =
        read(lexemes, i).filter(|_| matches!(lexemes.num(i), Num::Teen(_) | Num::Ones(_) | Num::Ten(_)))?;
    if (10.0..21.0).contains(&first.value) {
        let second = read(lexemes, first.end).filter(|n| (10.0..100.0).contains(&n.value) && !n.figures)?;
        return Some(((first.value * 100.0 + second.value) as i32, second.end));
    }
    (1000.0..2200.0).contains(&first.value).then_some((first.value as i32, first.end))
}

/// "hundreds", "dozens", "tens of thousands" without a number: at least two of the magnitude.
pub(super) fn vague(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    // "a couple of hundred", "a couple hundred"
    let article = usize::from(lexemes.num(i) == Num::Article);
    if lexemes.is(i + article, "couple") {
        let at = i + article + 1 + usize::from(lexemes.is(i + article + 1, "of"));
        let Num::Scale(scale) = lexemes.num(at) else { return None };
        return Some(Numeral { vague: true, ..Numeral::of(at + 1, 2.0 * scale) });
    }
    let several = lexemes.any(i, &["several", "many"]);
    let few = lexemes.num(i) == Num::Article && lexemes.is(i + 1, "few");
    if several || few {
        let at = i + if few { 2 } else { 1 };
        let Num::Scale(scale) = lexemes.num(at) else { return None };
        let (end, next) = match lexemes.num(at + 1) {
            Num::Scale(next) if next > scale => (at + 2, next),
            _ => (at + 1, 1.0),
        };
        return Some(Numeral { vague: true, ..Numeral::of(end, 2.0 * scale * next) });
    }
    let Num::Scales(mut scale) = lexemes.num(i) else { return None };
    let mut end = i + 1;
    while lexemes.is(end, "of") {
        let (Num::Scales(next) | Num::Scale(next)) = lexemes.num(end + 1) else { break };
        (scale, end) = (scale * next, end + 2);
    }
    // "the tens", "scores": words of their own unless a thing follows
    let own = matches!(lexemes.num(i), Num::Scales(10.0 | 20.0)) && end == i + 1 && !lexemes.is(end, "of");
    (!own).then(|| Numeral { vague: true, ..Numeral::of(end, 2.0 * scale) })
}
