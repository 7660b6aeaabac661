//! How exactly a figure is put: "about", "more than", "up to", "or so".
//!
//! In: lexemes around a figure. Out: the hedge and how far it reaches. The words are rows; the first that
//! fits wins, the longest stand first.

use super::lexeme::Lexemes;
use super::types::{Bounds, Hedge};
use super::verbs::{self, Class};
use super::words::{self, List};

use std::sync::LazyLock;

/// Phrases before a figure. An index of constant text, built at the first use; it holds no state.
static BEFORE: LazyLock<Vec<(Vec<&str>, Hedge)>> = LazyLock::new(|| {
    let rows = include_str!("../../data/hedges.tsv").lines().filter_map(|line| line.split_once('\t'));
    let hedge = |name: &str| {
        Some(match name {
            "about" => Hedge::About,
            "more_than" => Hedge::MoreThan,
            "at_least" => Hedge::AtLeast,
            "less_than" => Hedge::LessThan,
            "up_to" => Hedge::UpTo,
            _ => return None,
        })
    };
    rows.filter_map(|(name, phrase)| Some((phrase.split(' ').collect(), hedge(name)?))).collect()
});

/// Comparatives before "than".
const MORE: [&str; 7] = ["more", "greater", "higher", "larger", "bigger", "longer", "older"];
const LESS: [&str; 7] = ["less", "fewer", "lower", "smaller", "shorter", "younger", "under"];

/// A hedge found: which, and the row where it begins (before) or the row after it (behind).
pub(super) type Found = (Hedge, usize);

/// The hedge that ends right before row `i`.
pub(super) fn before(lexemes: &Lexemes, i: usize) -> Option<Found> {
    match lexemes.mark(i.wrapping_sub(1)) {
        '>' => return Some((Hedge::MoreThan, i - 1)),
        '<' => return Some((Hedge::LessThan, i - 1)),
        '≥' => return Some((Hedge::AtLeast, i - 1)),
        '≤' => return Some((Hedge::UpTo, i - 1)),
        '~' | '≈' => return Some((Hedge::About, i - 1)),
        '=' => {
            return match lexemes.mark(i.wrapping_sub(2)) {
                '>' => Some((Hedge::AtLeast, i - 2)),
                '<' => Some((Hedge::UpTo, i - 2)),
                _ => None,
            };
        }
        _ => {}
    }
    if let Some(found) = comparative(lexemes, i) {
        return Some(found);
    }
    // "a quarrel over one word": what it is about
    if lexemes.is(i.wrapping_sub(1), "over") && lexemes.any(i.wrapping_sub(2), words::of(List::About)) {
        return None;
    }
    // "ticked up to 5%", "climbed up to 12": the verb's own "up"; "cut up to 700 jobs" has a bound
    let up_to = lexemes.is(i.wrapping_sub(1), "to") && lexemes.is(i.wrapping_sub(2), "up");
    let moved = || matches!(verbs::at(lexemes, i.wrapping_sub(3)), Some(Class::Up | Class::Change));
    if up_to && (moved() || lexemes.any(i.wrapping_sub(3), &["go", "goes", "went", "gone", "going"])) {
        return None;
    }
    let ends = |phrase: &[&str]| i.checked_sub(phrase.len()).filter(|from| lexemes.words(*from, phrase));
    BEFORE.iter().find_map(|(phrase, hedge)| ends(phrase).map(|from| (*hedge, from)))
}

/// "more than", "less than or equal to", "equal to or more than", "higher or equal than".
fn comparative(lexemes: &Lexemes, i: usize) -> Option<Found> {
    let back = |n: usize| i.checked_sub(n);
    let is = |n: usize, word: &str| back(n).is_some_and(|at| lexemes.is(at, word));
    let side = |n: usize| {
        let at = back(n)?;
        let more = lexemes.any(at, &MORE);
        (more || lexemes.any(at, &LESS)).then_some(more)
    };
    let or_equal = |more: bool| if more { Hedge::AtLeast } else { Hedge::UpTo };
    if is(1, "to") && is(2, "equal") && is(3, "or") && is(4, "than") {
        return Some((or_equal(side(5)?), back(5)?));
    }
    if !is(1, "than") {
        return None;
    }
    if is(2, "equal") && is(3, "or") {
        return Some((or_equal(side(4)?), back(4)?));
    }
    let more = side(2)?;
    if is(3, "or") && is(4, "to") && is(5, "equal") {
        return Some((or_equal(more), back(5)?));
    }
    if is(3, "no") || is(3, "not") {
        return Some((or_equal(!more), back(3)?));
    }
    Some((if more { Hedge::MoreThan } else { Hedge::LessThan }, back(2)?))
}

/// The hedge that begins at row `i`, right behind a figure.
pub(super) fn behind(lexemes: &Lexemes, i: usize) -> Option<Found> {
    if lexemes.tight_mark(i, '+') && !lexemes.tight(i + 1) {
        return Some((Hedge::AtLeast, i + 1));
    }
    let hyphen = lexemes.tight_mark(i, '-') && lexemes.tight(i + 1);
    if hyphen && lexemes.is(i + 1, "plus") {
        return Some((Hedge::AtLeast, i + 2));
    }
    if hyphen && lexemes.is(i + 1, "odd") {
        return Some((Hedge::About, i + 2));
    }
    if lexemes.is(i, "plus") && lexemes.at(i).gap && lexemes.at(i + 1).shape == super::lexeme::Shape::Word {
        return None;
    }
    if !lexemes.any(i, &["or", "and"]) {
        return None;
    }
    let than = |at: usize| at + usize::from(lexemes.is(at, "than") && than_ends(lexemes, at + 1));
    let or = lexemes.is(i, "or");
    match () {
        () if lexemes.any(i + 1, &["more", "greater", "higher", "over", "above", "up"]) => {
            Some((Hedge::AtLeast, than(i + 2)))
        }
        () if lexemes.any(i + 1, &["less", "fewer", "lower", "under", "below"]) => {
            Some((Hedge::UpTo, than(i + 2)))
        }
        () if or && lexemes.any(i + 1, &["so", "thereabouts"]) => Some((Hedge::About, i + 2)),
        () => None,
    }
    .filter(|(_, end)| !lexemes.is(*end, "than"))
}

/// Whether "than" ends its clause ("200 or greater than"): nothing is compared behind it.
fn than_ends(lexemes: &Lexemes, at: usize) -> bool {
    matches!(lexemes.at(at).shape, super::lexeme::Shape::Break | super::lexeme::Shape::Mark)
}

/// What a hedge says of the value as an end of an interval.
pub(super) fn bounds(hedge: Hedge) -> Bounds {
    match hedge {
        Hedge::Exact | Hedge::About => Bounds::Point,
        Hedge::MoreThan => Bounds::Above { included: false },
        Hedge::AtLeast => Bounds::Above { included: true },
        Hedge::LessThan => Bounds::Below { included: false },
        Hedge::UpTo => Bounds::Below { included: true },
    }
}
