//! Lists of words that the grammar asks for, by name.
//!
//! In: `data/quantity_words.tsv`. Out: a list. What a list means is said where it is asked for.

use std::sync::LazyLock;

macro_rules! lists {
    ($($name:ident),* $(,)?) => {
        /// The lists, in the order of the data's rows, which say what each is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum List { $($name),* }

        #[cfg(test)]
        const ALL: &[List] = &[$(List::$name),*];
    };
}

#[rustfmt::skip]
lists! {
    About, AfterFraction, BeforeArticle, BeforeClock, BeforeFraction, BeforeMonth, BeforePronoun, BeforeSeason,
    BeforeVerb, BeforeYear, BehindDay, BehindPronoun, BehindWeekday, CapitalLabels, Compounds, Crowd, Crowds, Dividing,
    Fixed, Future, FutureBefore, Harming, Heat, Kin, Labels,
    Multiples, NotAdjectives, NotBeforeYear, NotPast, NotPlural, Ordered, Past,
    Payments, Plurals, Prices, Ranks, Results, Selection, Stops,
    Streets, Superlatives, Told, Wholes, Zones,
}

/// Constant text, cut at the first use; it holds no state.
static LISTS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let rows = data!("quantity_words.tsv").lines();
    let row = |row: &'static str| {
        let mut cells = row.split('\t');
        Some((cells.next()?, cells.next()?.split('|').collect()))
    };
    rows.filter_map(row).collect()
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
            let list = ALL[row];
            assert_eq!((named(list), list as usize), (name.replace('_', ""), row));
            assert!(words.len() > 4 && words.iter().all(|word| !word.is_empty()), "{name}");
        }
        assert_eq!(LISTS.len(), ALL.len());
    }
}
