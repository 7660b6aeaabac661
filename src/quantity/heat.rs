//! Heat: whether a sentence speaks of it, and the letters of its scales.
//!
//! In: lexemes. Out: yes or no, a scale's name. Figures and decades ask: "30C" and "into the 60s" are of a
//! thermometer where the sentence speaks of heat.

use super::lexeme::{Lexemes, Shape};
use super::verbs::{self, Class};
use super::words::{self, List};

/// Whether the sentence around row `i` speaks of heat or cold.
pub(super) fn spoken(lexemes: &Lexemes, i: usize) -> bool {
    let before = (i.saturating_sub(60)..=i).rev();
    let begin = before.into_iter().find(|at| lexemes.at(*at).opens).unwrap_or(i.saturating_sub(60));
    let sentence = (begin..i + 40)
        .take_while(|at| *at <= i || !lexemes.at(*at).opens && lexemes.at(*at).shape != Shape::Break);
    sentence.into_iter().any(|at| lexemes.any(at, words::of(List::Heat)))
}

/// "It was 35 degrees in Karo": the weather has no other subject.
pub(super) fn told(lexemes: &Lexemes, from: usize) -> bool {
    (2..5).filter_map(|back| from.checked_sub(back)).any(|at| {
        let be = lexemes.any(at + 1, &["is", "was", "reached", "hit"]);
        let be = be || matches!(lexemes.mark(at + 1), '\'' | '’') && lexemes.is(at + 2, "s");
        lexemes.is(at, "it") && be && lexemes.at(at).shape == Shape::Word
    })
}

/// "30C (86F)", "a low of -4C", "reached 38C": a letter behind the number in rows `from..end`, where a minus, the other
/// scale or a word of a level stands beside it or the sentence speaks of heat.
pub(super) fn letter(lexemes: &Lexemes, from: usize, end: usize) -> Option<&'static str> {
    let letter = |at: usize| matches!(lexemes.form(at), "C" | "F") && lexemes.tight(at);
    let apart = matches!(lexemes.form(end), "C" | "F") && !lexemes.capital(end + 1) && spoken(lexemes, from);
    if !(letter(end) || apart) || lexemes.tight_mark(end + 1, '-') {
        return None;
    }
    let level = verbs::at(lexemes, from.wrapping_sub(1)) == Some(Class::Level)
        || lexemes.any(from.wrapping_sub(1), &["at", "above", "below", "around", "near", "over", "under"]);
    let other = |at: usize| lexemes.at(at).shape == Shape::Digits && letter(at + 1);
    let beside = lexemes.mark(end + 1) == '(' && other(end + 2)
        || from >= 2 && lexemes.mark(from - 1) == '(' && letter(from - 2);
    let below = matches!(lexemes.mark(from), '-' | '−' | '–' | '+');
    (beside || below || level || spoken(lexemes, from))
        .then(|| if lexemes.form(end) == "C" { "degree Celsius" } else { "degree Fahrenheit" })
}
