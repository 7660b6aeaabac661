//! From numbers to figures: one pass from left to right that joins amounts to ranges, adds hedges, ages
//! and the thing counted.
//!
//! In: lexemes and the rows that expressions of time already hold. Out: figures in reading order.

use super::amount::{self, Amount, Context};
use super::figure::{Figure, single};
use super::lexeme::{Lexemes, Shape};
use super::numbers;
use super::sum::Numeral;
use super::terms::Num;
use super::types::{Quantity, QuantityKind};
use super::words::{self, List};
use super::{ages, ranges};

/// Finds the figures. `taken` are half-open runs of rows, in order, that belong to expressions of time; `pounds`
/// says whether the article speaks of British money.
pub(super) fn find(lexemes: &Lexemes, taken: &[(usize, usize)], pounds: bool) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    let mut taken = taken.iter().copied().peekable();
    let mut i = 0;
    while i < lexemes.len() {
        while taken.next_if(|(_, end)| *end <= i).is_some() {}
        if let Some((_, end)) = taken.next_if(|(from, _)| *from <= i) {
            i = end;
            continue;
        }
        if !starts(lexemes, i) {
            i += 1;
            continue;
        }
        if let Some(end) = amount::name(lexemes, i) {
            i = end;
            continue;
        }
        let floor = out.last().map_or(0, |last| last.end);
        let limit = taken.peek().map_or(usize::MAX, |(from, _)| *from);
        match figure(lexemes, i, floor, limit, Context { pounds }) {
            Some(found) => {
                i = found.end.max(i + 1);
                out.push(found);
            }
            None if lexemes.at(i).shape == Shape::Digits => i = super::identifier::run(lexemes, i),
            None => i += 1,
        }
    }
    out
}

/// Whether a figure can begin at a row: a cheap test before the grammar is asked.
fn starts(lexemes: &Lexemes, i: usize) -> bool {
    let row = lexemes.at(i);
    match row.shape {
        Shape::Digits => true,
        Shape::Word => {
            row.term.num != Num::No
                || lexemes.any(i, &["several", "many"])
                || lexemes.form(i).len() <= 4
                    && (lexemes.capital(i) || lexemes.at(i + 1).shape != Shape::Word)
                || lexemes.any(i, &["usd", "eur", "gbp", "sen"])
        }
        Shape::Mark => !matches!(lexemes.mark(i), ',' | ';' | '"' | '”' | '“' | '’' | '\'' | '!' | '?' | ':'),
        Shape::Opaque | Shape::Break => false,
    }
}

fn figure(lexemes: &Lexemes, i: usize, floor: usize, limit: usize, context: Context) -> Option<Figure> {
    if let Some(found) = ordinal(lexemes, i) {
        return Some(found);
    }
    if let Some(found) = ages::decade(lexemes, i) {
        return Some(found);
    }
    let first = amount::read(lexemes, i, context).filter(|amount| amount.end <= limit)?;
    if let Some(found) = ages::age(lexemes, &first, floor) {
        return Some(found);
    }
    if let Some(found) = ranges::range(lexemes, &first, floor, context) {
        return Some(found);
    }
    if first.numeral.lone && first.kind == QuantityKind::Cardinal && !counts(lexemes, i, first.end) {
        return None;
    }
    if first.kind == QuantityKind::Cardinal && !first.numeral.figures && idle(lexemes, &first) {
        return None;
    }
    Some(single(lexemes, first, floor))
}

/// An ordinal figure.
fn ordinal(lexemes: &Lexemes, i: usize) -> Option<Figure> {
    let (end, value) = numbers::ordinal(lexemes, i)?;
    let hyphen = lexemes.mark(end) == '-' && lexemes.tight(end) && lexemes.tight(end + 1);
    // "second-hand", "first-class", "third-party": words of their own
    // "FIRST", "the FIRST Global": an acronym among small letters
    let shouted = lexemes.form(i).chars().all(char::is_uppercase)
        && lexemes.at(i).shape == Shape::Word
        && lexemes.form(i).len() > 1
        && [lexemes.form(i.wrapping_sub(1)), lexemes.form(end)]
            .iter()
            .any(|form| form.chars().any(char::is_lowercase));
    let compound = shouted || hyphen && lexemes.any(end + 1, words::of(List::Compounds));
    // "at first", "first of all", "the First Lady", "split second", "First, …"
    let idiom = lexemes.any(i, &["first", "second"])
        && (lexemes.any(end, &["lady", "ladies", "of"]) && lexemes.any(end, &["lady", "ladies"])
            || lexemes.words(end, &["of", "all"])
            || lexemes.any(i.wrapping_sub(1), &["at", "split"])
            || lexemes.at(i).opens && lexemes.mark(end) == ',')
        || lexemes.any(i, &["second"]) && a_second(lexemes, i, end);
    if compound || idiom || tail(lexemes, i) {
        return None;
    }
    let span = lexemes.cover(i, end);
    let quantity =
        Quantity { span, numeral: span, kind: QuantityKind::Ordinal, value, ..Quantity::default() };
    Some(Figure { quantity, from: i, end, fraction: false, vague: false })
}

/// "high-five", "take-two": the tail of a word.
fn tail(lexemes: &Lexemes, i: usize) -> bool {
    let dash = i.wrapping_sub(1);
    lexemes.tight(i) && lexemes.dash(dash) && lexemes.tight(dash) && lexemes.num(i.wrapping_sub(2)) == Num::No
}

/// "wait a second", "per second": the unit.
fn a_second(lexemes: &Lexemes, i: usize, end: usize) -> bool {
    let closes = matches!(lexemes.at(end).shape, Shape::Break | Shape::Mark) && !lexemes.dash(end);
    // "a fraction of a second"
    let of = lexemes.is(i.wrapping_sub(1), "a") && lexemes.is(i.wrapping_sub(2), "of");
    of || lexemes.any(i.wrapping_sub(1), &["per", "every", "each"])
        || lexemes.is(i.wrapping_sub(1), "a") && closes
}

/// Whether "one" counts: a thing follows, and nothing makes it a pronoun.
fn counts(lexemes: &Lexemes, i: usize, end: usize) -> bool {
    if !lexemes.is(i, "one") {
        return true;
    }
    let alone = matches!(lexemes.before(i).shape, Shape::Break) && lexemes.at(end).shape == Shape::Break;
    let pronoun = lexemes.any(i.wrapping_sub(1), words::of(List::BeforePronoun));
    let row = lexemes.at(end);
    let follows = row.shape == Shape::Word && row.gap && !lexemes.any(end, words::of(List::BehindPronoun));
    let last_time = lexemes.words(end, &["last", "time"]);
    alone || !pronoun && (follows || last_time)
}

/// Numbers in words that count nothing: "zero-sum", "ten-gallon hat" keep out of the list.
fn idle(lexemes: &Lexemes, amount: &Amount) -> bool {
    let Numeral { value, vague, .. } = amount.numeral;
    let hyphen = lexemes.mark(amount.end) == '-' && lexemes.tight(amount.end);
    let i = amount.from;
    // "the film Ocean's Eleven": the end of a name
    let title = lexemes.capital(i) && lexemes.is(i.wrapping_sub(1), "s") && lexemes.tight(i.wrapping_sub(1));
    if title || tail(lexemes, i) && lexemes.before(i.wrapping_sub(1)).shape == Shape::Word {
        return true;
    }
    // "zero tolerance", "zero-sum", "millions-strong"
    value == 0.0 && (hyphen || lexemes.any(amount.end, &["tolerance", "in", "hour"])) || vague && hyphen
}
