//! Verbs that put a figure on their subject or object: "rents **rose** 4 percent", "**sold** the barn for $2m".
//!
//! In: a word. Out: its class. The verbs are data (`data/measure_verbs.tsv`).

use super::lexeme::{Lexemes, Shape};
use std::sync::LazyLock;

/// What a verb says of its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// It went up to it, or by it.
    Up,
    /// It went down.
    Down,
    /// The object was made to go up.
    Raise,
    /// The object was made to go down.
    Cut,
    /// It went either way.
    Change,
    /// It stands there.
    Level,
    /// The object was given or offered for it.
    Price,
    /// What "for" or "on" names was paid with it.
    Spend,
}

impl Class {
    /// Whether "from A to B" behind it is a change.
    pub fn moves(self) -> bool {
        matches!(self, Self::Up | Self::Down | Self::Raise | Self::Cut | Self::Change)
    }
}

/// An index of constant text, built at the first use; it holds no state.
static VERBS: LazyLock<Vec<(&str, Class)>> = LazyLock::new(|| {
    let mut out = Vec::new();
    for line in data!("measure_verbs.tsv").lines() {
        let mut cells = line.split('\t');
        let class = match cells.next() {
            Some("up") => Class::Up,
            Some("down") => Class::Down,
            Some("raise") => Class::Raise,
            Some("cut") => Class::Cut,
            Some("change") => Class::Change,
            Some("level") => Class::Level,
            Some("price") => Class::Price,
            _ => Class::Spend,
        };
        out.extend(cells.flat_map(|cell| cell.split('|')).map(|form| (form, class)));
    }
    out.sort_unstable_by_key(|row| row.0);
    out
});

/// The class of a word in small letters, whatever its form.
pub(super) fn class(word: &str) -> Option<Class> {
    let row = VERBS.binary_search_by_key(&word, |row| row.0).ok()?;
    VERBS.get(row).map(|row| row.1)
}

/// The class of the word at a row, whatever its case.
pub(super) fn at(lexemes: &Lexemes, i: usize) -> Option<Class> {
    let form = lexemes.form(i);
    // the longest form has twelve letters
    if lexemes.at(i).shape != Shape::Word || form.len() > 13 {
        return None;
    }
    if form.bytes().any(|byte| byte.is_ascii_uppercase()) {
        class(&form.to_ascii_lowercase())
    } else {
        class(form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_one_class() {
        assert!(VERBS.len() > 500);
        for pair in VERBS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} stands twice", pair[0].0);
        }
        assert!(VERBS.iter().all(|row| row.0.len() <= 13 && !row.0.is_empty()));
        assert_eq!(
            (class("risen"), class("sold"), class("barn")),
            (Some(Class::Up), Some(Class::Price), None)
        );
    }
}
