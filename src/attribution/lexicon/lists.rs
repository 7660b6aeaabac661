//! Lists of words that rules ask for, by name.
//!
//! In: `data/attribution_words.tsv`. Out: whether a lower-cased word is in a list; of a token, a bit. Knows no text.

use super::cue::lexicon;
/// Declares the lists, in the order of the data's rows.
macro_rules! lists {
    ($($(#[$about:meta])* $name:ident,)*) => {
        /// A list of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum List { $($(#[$about])* $name,)* }

        /// All of them.
        #[cfg(test)]
        const ALL: &[List] = &[$(List::$name,)*];
    };
}

lists! {
    /// What is told and shown, besides documents.
    Accounts,
    /// Of what one is accused: "accused by residents of fraud".
    Accuses,
    /// Determiners that can stand for people alone: "many said".
    Alone,
    /// Words before a colon that announce a thing and are nobody's name: "VIDEO: …", "Contact: …".
    Announcements,
    /// Nouns in the plural that ask for something, before "for".
    Asks,
    /// Words for bodies that make the phrase with a name an organisation: "the Orsel council".
    Bodies,
    /// What brings others to speak, and says nothing itself: "The flood led to calls for a new dam".
    Causes,
    /// How something is said, as part of the cue: "said in a statement".
    Channels,
    /// Those who are cited for what they say: the last word of the phrase.
    Cited,
    /// Who hears what is said before them, and says it on by judging: "Elwood Crown Court heard".
    Courts,
    /// Crowds, when "a" stands before them: "a group of doctors".
    Crowds,
    /// What a kicker before a colon is about: "Mill Lane murder: two held".
    Events,
    /// What is conceded or scored in a match.
    Game,
    /// Prepositions by which a phrase hangs on the source before it.
    HangsOn,
    /// Verbs that take whom they judge as their object, so that before "for", "over" or "after" a headline's past form is a passive: "Team honored for its courage", not "Mayor called for calm". Base forms.
    HeadlinePassives,
    /// Verbs that take a hearer before the content: base forms.
    Hearers,
    /// What is kept from somebody, and no statement: "team denied visas".
    KeptBack,
    /// What stands before a colon and says what the line is for.
    Kickers,
    /// Whom a hospital, a school or a land lets in: "admitted nine patients".
    LetIn,
    /// Verbs that tie an adjective to its subject as "be" does.
    Links,
    /// Of these, those that the lexicon has for beliefs: behind "was" they give marks.
    Marks,
    /// Words that name a time, besides days and months.
    NamesTime,
    /// Verbs that give a name: base forms.
    Naming,
    /// What is said in it, at it or over it: "in a statement", "at a rally".
    Occasions,
    /// Bodies that are part of the one named behind "of": "a panel of the Court of Norvik".
    Parts,
    /// Verbs by which a count or a poll says where something stands: "puts the loss at", "has the mayor ahead".
    Places,
    /// What somebody who shows it has, and says nothing of: "who have shown commitment".
    Qualities,
    /// Verbs that give a thing a mark or a name right behind them, "was rated “inadequate”": base forms.
    Rates,
    /// Verbs that do so by "as", "was dismissed as “empty”": base forms.
    RatesAs,
    /// Verbs whose subject does nothing, however they stand: "The dam seems to be cracked".
    Seems,
    /// What people share that is no word, besides things that can be touched.
    SharedGoods,
    /// Verbs by which what is written or shown says something.
    Shows,
    /// Nouns of what is said, whose owner says it: "her reply", "the verdict of the critics".
    SpeechNouns,
    /// Verbs whose object feels what the verb names (object-experiencer verbs; Belletti and Rizzi 1988).
    Stirs,
    /// Whom one calls by telephone.
    Summoned,
    /// Verbs whose object hears: base forms.
    Tells,
    /// What speakers do in a headline, behind their words and a colon.
    TellsInHeadlines,
    /// Words that can stand in a phrase that only says when: "late last week".
    TellsTime,
    /// Participles behind "be" that say of their subject what somebody thinks of it: "is expected to".
    Thought,
    /// What "this", "last" or "next" goes with to say when.
    Times,
    /// What somebody is in an interview.
    Turns,
    /// Participles that say of their subject what "by" somebody thought of it.
    TurnsDown,
    /// What one orders to have it, besides things that can be touched: "ordered two coffees".
    Wares,
    /// What the writer calls somebody's words when weighing them: ", a claim that residents dispute".
    Weighed,
    /// What one claims by getting it: "claimed the title", "the river claimed three lives".
    Won,
    /// Verbs whose object in quotation marks may be a work.
    Works,
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
