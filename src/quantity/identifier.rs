//! Digits that are a name and no figure: "Boeing 747", "No. 10", "Section 301", "24/7", telephone
//! numbers, addresses, versions, scores.
//!
//! In: lexemes at a number. Out: where the name ends, or nothing. Each rule says which news text taught it.

use super::lexeme::{Lexemes, Shape};
use super::terms::Tim;
use super::verbs;
use super::words::{self, List};

/// Pairs with a slash that are words by now.
const SLASHED: [(u64, u64); 5] = [(24, 7), (9, 11), (50, 50), (20, 20), (7, 7)];

/// If the digits at row `i` are a name, the row after it.
pub(super) fn name(lexemes: &Lexemes, i: usize) -> Option<usize> {
    if lexemes.mark(i) == '+' && lexemes.at(i + 1).shape == Shape::Digits && lexemes.tight(i + 1) {
        return telephone(lexemes, i + 1, 1);
    }
    if lexemes.mark(i) == '('
        && lexemes.digits(i + 1).is_some_and(|(_, n)| n == 3)
        && lexemes.mark(i + 2) == ')'
    {
        return telephone(lexemes, i + 1, 2);
    }
    if lexemes.at(i).shape != Shape::Digits {
        return None;
    }
    let glued = lexemes.tight(i);
    let before = lexemes.before(i);
    // "a magnitude-6.1 earthquake" is measured
    let measure = i >= 2 && lexemes.any(i - 2, &["magnitude"]);
    let hyphened = !measure
        && glued
        && lexemes.dash(i - 1)
        && lexemes.tight(i - 1)
        && lexemes.before(i - 1).shape == Shape::Word;
    let lettered = glued && before.shape == Shape::Word;
    let signed = glued && matches!(lexemes.mark(i.wrapping_sub(1)), '#' | '§' | '@' | '_' | '/' | '\\' | '=');
    // "COVID-19", "F-16", "A1", "#5"
    if (hyphened && !dated(lexemes, i)) || lettered || signed {
        return Some(run(lexemes, i));
    }
    if let Some(end) = telephone(lexemes, i, 3) {
        return Some(end);
    }
    if let (Some((a, _)), '/', Some((b, _))) = (lexemes.digits(i), lexemes.mark(i + 1), lexemes.digits(i + 2))
        && SLASHED.contains(&(a, b))
    {
        return Some(i + 3);
    }
    // "10:30" that the clock did not read, "4:3", "2:21:09", "3:58.14"
    if lexemes.tight_mark(i + 1, ':') && lexemes.tight(i + 2) && lexemes.digits(i + 2).is_some() {
        return Some(run(lexemes, i));
    }
    // "1.2.3", "192.168.1.2"
    let dotted =
        |at: usize| lexemes.tight_mark(at, '.') && lexemes.tight(at + 1) && lexemes.digits(at + 1).is_some();
    if dotted(i + 1) && dotted(i + 3) && lexemes.digits(i + 3 + 1).is_none_or(|(_, n)| n != 3) {
        return Some(run(lexemes, i));
    }
    // "4x4", "747s", "3D", "5G": letters that are no unit are asked for by the caller
    label(lexemes, i).or_else(|| address(lexemes, i)).or_else(|| score(lexemes, i))
}

/// The row after everything glued to row `i`.
pub(super) fn run(lexemes: &Lexemes, i: usize) -> usize {
    let mut end = i + 1;
    loop {
        let on = lexemes.tight(end)
            && (matches!(lexemes.at(end).shape, Shape::Digits | Shape::Word)
                || lexemes.tight(end + 1)
                    && matches!(lexemes.mark(end), '-' | '.' | '/' | '_' | ':' | '–')
                    && matches!(lexemes.at(end + 1).shape, Shape::Digits | Shape::Word));
        if !on {
            return end;
        }
        end += 1;
    }
}

/// "mid-1990s", "pre-2010", "post-9": a hyphened number that is a time.
fn dated(lexemes: &Lexemes, i: usize) -> bool {
    let prefix = ["mid", "early", "late", "pre", "post", "minus"];
    i >= 2 && (lexemes.any(i - 2, &prefix) || matches!(lexemes.tim(i - 2), Tim::Month(..)))
}

/// Groups of digits joined by hyphens, points, spaces or brackets, with at least `least` groups and seven digits.
fn telephone(lexemes: &Lexemes, i: usize, least: usize) -> Option<usize> {
    let (mut at, mut groups, mut digits) = (i, 0, 0);
    while let Some((_, length)) = lexemes.digits(at) {
        (groups, digits, at) = (groups + 1, digits + length, at + 1);
        let mut next = at;
        while matches!(lexemes.mark(next), '-' | '‐' | '‑' | '.' | '/' | ')' | '(') && next < at + 2 {
            next += 1;
        }
        let joined = next > at && (lexemes.tight(at) || lexemes.mark(at) == '(') && lexemes.mark(at) != '.'
            || least < 3 && next == at && lexemes.at(next).gap;
        if lexemes.digits(next).is_none() || !joined {
            break;
        }
        at = next;
    }
    let local = groups == 2
        && digits == 7
        && lexemes.digits(i).is_some_and(|(_, n)| n == 3)
        && lexemes.mark(i + 1) == '-';
    // a date in digits has eight digits in three groups: "2020-07-01"
    (groups >= least && digits >= 7 && digits != 8 || local).then_some(at)
}

/// A label word before the number: "Section 301", "No. 10", "Boeing 747".
fn label(lexemes: &Lexemes, i: usize) -> Option<usize> {
    let end = i + 1 + usize::from(lexemes.tight(i + 1) && lexemes.at(i + 1).shape == Shape::Word);
    let back = |n: usize| i.checked_sub(n);
    let point = back(1).is_some_and(|at| lexemes.mark(at) == '.' && lexemes.tight(at));
    let word = back(if point { 2 } else { 1 })?;
    if lexemes.at(word).shape != Shape::Word || !lexemes.at(i).gap && !point {
        return None;
    }
    // "H.R. 1412", "S. 22": a bill, by its initial
    let initial = point && lexemes.form(word).len() == 1 && lexemes.capital(word) && !lexemes.at(i).opens;
    let number = initial
        || lexemes.any(word, &["no", "nos", "num"]) && (point || lexemes.form(word) == "No")
        || lexemes.is(word, "number") && lexemes.digits(i).is_some_and(|(_, n)| n <= 3);
    let plain = lexemes.digits(i).is_some_and(|(_, n)| n <= 4) && !lexemes.tight_mark(i + 1, ',');
    let listed = lexemes.any(word, words::of(List::Labels))
        && (!point || lexemes.any(word, &["sec", "pp", "fig", "vol", "apt"]));
    let capital = !point && words::of(List::CapitalLabels).contains(&lexemes.form(word));
    // "Article 50", "Psalm 23" in general: a capital inside a sentence, a short number, and nothing counted
    let general = !point
        && !lexemes.at(word).opens
        && lexemes.capital(word)
        && plain
        && (closes(lexemes, end) || indexed(lexemes, word, end))
        && named(lexemes, word);
    (number || plain && (listed || capital) || general).then_some(end)
}

/// Whether the words at `end` leave the number before them without a thing or a unit.
fn closes(lexemes: &Lexemes, end: usize) -> bool {
    let row = lexemes.at(end);
    if lexemes.capital(end) {
        return true;
    }
    match row.shape {
        Shape::Break | Shape::Opaque => true,
        Shape::Mark => {
            matches!(
                lexemes.mark(end),
                '.' | ';' | ')' | '(' | ',' | '"' | '”' | '’' | '\'' | '?' | '!' | ':'
            )
        }
        _ => false,
    }
}

/// "the S&P 500 fell", "the Nikkei 225 index": an index of shares moves.
fn indexed(lexemes: &Lexemes, word: usize, end: usize) -> bool {
    let begin = if lexemes.mark(word.wrapping_sub(1)) == '&' { word.wrapping_sub(2) } else { word };
    let article = lexemes.is(begin.wrapping_sub(1), "the") || lexemes.is(begin.wrapping_sub(2), "the");
    let moves = verbs::at(lexemes, end).is_some_and(verbs::Class::moves);
    article && (moves || lexemes.any(end, &["index", "futures", "was", "has", "companies"]))
}

/// Whether a capitalised word can name a series: no month, no weekday, no sentence's first word.
fn named(lexemes: &Lexemes, word: usize) -> bool {
    lexemes.tim(word) == Tim::No && lexemes.num(word) == super::terms::Num::No
}

/// "10 Downing Street": a house number.
fn address(lexemes: &Lexemes, i: usize) -> Option<usize> {
    let street = |at: usize| words::of(List::Streets).contains(&lexemes.form(at));
    let mut at = i + 1;
    while at < i + 4 && lexemes.capital(at) && !street(at) {
        at += 1;
    }
    (at > i + 1 && street(at)).then_some(at + 1)
}

/// "3-2", "52-48": a result, when its words or its order say so.
fn score(lexemes: &Lexemes, i: usize) -> Option<usize> {
    let (first, a) = lexemes.digits(i)?;
    let (second, b) = lexemes
        .digits(i + 2)
        .filter(|_| lexemes.dash(i + 1) && lexemes.at(i + 1).gap == lexemes.at(i + 2).gap)?;
    let spaced = lexemes.at(i + 1).gap;
    let between_names = lexemes.capital(i.wrapping_sub(1)) && lexemes.capital(i + 3);
    if spaced && !(a <= 2 && b <= 2 && first < 30 && second < 30) {
        return None;
    }
    if a > 3 || b > 3 || lexemes.mark(i.wrapping_sub(1)) == '$' {
        return None;
    }
    // "6-4, 3-6, 7-6 (7-5)": one of several results
    let pair = |at: usize| {
        let low = |at: usize| lexemes.digits(at).is_some_and(|(value, n)| n <= 2 && value < 40);
        low(at) && lexemes.dash(at + 1) && low(at + 2)
    };
    let listed = i >= 4 && matches!(lexemes.mark(i - 1), ',' | '(') && pair(i - 4)
        || matches!(lexemes.mark(i + 3), ',' | '(') && pair(i + 4);
    let near = (i.saturating_sub(5)..i).chain(i + 3..i + 6);
    let result = near.into_iter().any(|at| lexemes.any(at, words::of(List::Results)));
    let turned = first >= second
        && !lexemes.any(i.wrapping_sub(1), &["from", "between"])
        && lexemes.mark(i + 3) != '%';
    (result || turned || listed || spaced && between_names).then(|| run(lexemes, i + 2))
}
