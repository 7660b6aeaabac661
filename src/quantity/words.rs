//! Lists of words that the grammar asks for, by name.
//!
//! In: `data/quantity_words.tsv`. Out: a list. What a list means is said where it is asked for.

use std::sync::LazyLock;

/// The lists, in the order of the data's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// Nouns and verbs whose "over" is followed by what they are about.
    About,
    /// Words that no fraction numbers: "a third of", "a third said".
    AfterFraction,
    /// Words before "a year" that make it a length rather than a rate ("$5 a year").
    BeforeArticle,
    /// Words that measure by the fraction behind them: "by a third".
    BeforeFraction,
    /// Words that ask for a month behind them.
    BeforeMonth,
    /// Words that make "one" a pronoun.
    BeforePronoun,
    /// Words that ask for a year behind them.
    BeforeYear,
    /// Words behind "one" as a pronoun.
    BehindPronoun,
    /// Words that do so only with a capital: "Phase 3", "Boeing 747", but "five phase 3 trials".
    CapitalLabels,
    /// Words behind a number of four digits that make it a crowd's.
    Crowd,
    /// Things that come in millions, so that "1.2m" before them is no length.
    Crowds,
    /// Verbs in the present that are said of what is fixed for a day to come.
    Fixed,
    /// Words of what is to come.
    Future,
    /// More of them, which say so only before a time.
    FutureBefore,
    /// Verbs that harm or hold whom they count behind them.
    Harming,
    /// Words of heat and cold.
    Heat,
    /// People whose age may stand between commas behind them.
    Kin,
    /// Words that make the number behind them a label, in any case.
    Labels,
    /// Words between a multiple and what is multiplied.
    Multiples,
    /// Nouns that end as adjectives do.
    NotAdjectives,
    /// Words behind which four digits are no year.
    NotBeforeYear,
    /// Words in -ed that tell nothing of the past.
    NotPast,
    /// Words in -s that are no plural nouns.
    NotPlural,
    /// What stands in an order, so that "thirty-second" before it is no length of time.
    Ordered,
    /// Past forms that do not end in -ed.
    Past,
    /// Plurals without an s, and words that count crowds.
    Plurals,
    /// Words around a price in cents or pence.
    Prices,
    /// Words of order, in which a smaller number is the better.
    Ranks,
    /// Words that make a hyphenated pair a result: "won 3-2", "a 52-48 vote".
    Results,
    /// Words that make a list a selection.
    Selection,
    /// Words at which the search ends: no noun phrase runs through them.
    Stops,
    /// Street words behind a house number's name.
    Streets,
    /// Past forms of verbs of saying: a day right behind one is its own, whatever is said.
    Told,
    /// Time zones as news wires write them.
    Zones,
}

/// Constant text, cut at the first use; it holds no state.
static LISTS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let rows = include_str!("../../data/quantity_words.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .map(|(name, words)| (name, words.split('|').collect()))
        .collect()
});

/// The words of a list.
pub(super) fn of(list: List) -> &'static [&'static str] {
    LISTS.get(list as usize).map_or(&[], |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_a_row() {
        let named = |list: List| format!("{list:?}").to_lowercase();
        for (row, (name, words)) in LISTS.iter().enumerate() {
            let list = LIST[row];
            assert_eq!((named(list), list as usize), (name.replace('_', ""), row));
            assert!(words.len() > 4 && words.iter().all(|word| !word.is_empty()), "{name}");
        }
        assert_eq!(LISTS.len(), LIST.len());
    }

    const LIST: &[List] = &[
        List::About,
        List::AfterFraction,
        List::BeforeArticle,
        List::BeforeFraction,
        List::BeforeMonth,
        List::BeforePronoun,
        List::BeforeYear,
        List::BehindPronoun,
        List::CapitalLabels,
        List::Crowd,
        List::Crowds,
        List::Fixed,
        List::Future,
        List::FutureBefore,
        List::Harming,
        List::Heat,
        List::Kin,
        List::Labels,
        List::Multiples,
        List::NotAdjectives,
        List::NotBeforeYear,
        List::NotPast,
        List::NotPlural,
        List::Ordered,
        List::Past,
        List::Plurals,
        List::Prices,
        List::Ranks,
        List::Results,
        List::Selection,
        List::Stops,
        List::Streets,
        List::Told,
        List::Zones,
    ];
}
