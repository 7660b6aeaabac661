//! Lists of words that rules ask for, by name.
//!
//! In: `data/attribution_words.tsv`. Out: whether a lower-cased word is in a list; of a token, a bit. Knows no text.

use super::cue::lexicon;
use std::sync::LazyLock;

/// Turns of phrase by kind: the rows of `data/phrases.tsv`, split into cells once.
pub static PHRASES: LazyLock<Vec<Vec<&str>>> =
    LazyLock::new(|| data!("phrases.tsv").lines().map(|row| row.split('\t').collect()).collect());

/// Declares the lists, in the order of the data's rows, where each has its words and what it is for.
macro_rules! lists {
    ($($name:ident,)*) => {
        /// A list of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum List { $($name,)* }

        /// All of them.
        #[cfg(test)]
        const ALL: &[List] = &[$(List::$name,)*];
    };
}

lists! {
    Accounts, Alone, Announcements, BehindNames, Bodies, Channels, Commands, Connectives, Courts, Crowds,
    CuePrepositions, Events, Game, HangsOn, HeadlinePassives, Hearers, KeptBack, Kickers, LetIn, Links, Marks,
    NamesTime, Occasions, Offices, OwnPapers, PageParts, Parts, Places, Proofs, Qualities, Rates, RatesAs,
    Saying, Seems, SharedGoods, Shares, Shows, Spans, Stirs, Summoned, Telling, Tells, TellsInHeadlines,
    TellsTime, Thought, TimeNouns, Times, ToldAlone, Turns, TurnsDown, Unsigned, Viewpoints, Wares, Weighed,
    Whereabouts, Won, Works,
}

impl List {
    /// Whether a lower-cased word is in it.
    pub fn has(self, word: &str) -> bool {
        self.is_in(lexicon().word(word).lists)
    }

    /// Whether its bit is set.
    pub const fn is_in(self, bits: u64) -> bool {
        bits >> self as u32 & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, List};
    use crate::attribution::lexicon::cue::lists;

    #[test]
    fn every_list_is_a_row_and_knows_its_words() {
        assert!(ALL.len() <= 64 && lists().count() == ALL.len());
        for (list, (name, words)) in ALL.iter().zip(lists()) {
            assert_eq!(format!("{list:?}").to_lowercase(), name.replace('_', ""));
            assert!(words.split(' ').count() > 2 && words.split(' ').all(|word| list.has(word)), "{name}");
        }
        assert!(!List::Wares.has("ministry") && !List::Bodies.has(""));
    }
}
