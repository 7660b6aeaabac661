//! How exactly a figure is put: "about", "more than", "up to", "or so".
//!
//! In: lexemes around a figure. Out: the hedge and how far it reaches. The words are rows of [`super::rules`].

use super::lexeme::Lexemes;
use super::rules::{self, Group};
use super::types::{Bounds, Hedge};
use super::verbs::{self, Class};
use super::words::{self, List};

/// A hedge by its name in the table.
pub(super) fn named(name: &str) -> Option<Hedge> {
    Some(match name {
        "about" => Hedge::About,
        "more_than" => Hedge::MoreThan,
        "at_least" => Hedge::AtLeast,
        "less_than" => Hedge::LessThan,
        "up_to" => Hedge::UpTo,
        _ => return None,
    })
}

/// A hedge found: which, and the row where it begins (before) or the row after it (behind).
pub(super) type Found = (Hedge, usize);

/// The hedge that ends right before row `i`.
pub(super) fn before(lexemes: &Lexemes, i: usize) -> Option<Found> {
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
    let (found, from) = rules::ending(lexemes, Group::Before, i)?;
    Some((named(found.reading)?, from))
}

/// The hedge that begins at row `i`, right behind a figure.
pub(super) fn behind(lexemes: &Lexemes, i: usize) -> Option<Found> {
    if lexemes.tight_mark(i, '+') && !lexemes.tight(i + 1) {
        return Some((Hedge::AtLeast, i + 1));
    }
    let found = rules::at(lexemes, Group::Behind, i)?;
    Some((named(found.reading)?, found.end))
}

/// The row after "or equal to" behind a figure.
pub(super) fn or_equal(lexemes: &Lexemes, i: usize) -> Option<usize> {
    rules::at(lexemes, Group::Behind, i).filter(|found| found.reading == "or_equal").map(|found| found.end)
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
