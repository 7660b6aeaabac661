//! People, organisations, places and the rest: who is named, and which mentions are the same one.
//!
//! In: tokens, sentences, tags. Out: mentions in reading order and the entities they belong to.

mod acronyms;
mod author;
mod bodies;
mod camps;
mod classify;
mod coreference;
mod cues;
mod evidence;
mod firms;
mod headlines;
mod kinds;
mod lexicon;
mod mentions;
mod names;
mod nominals;
mod places;
mod profile;
mod clause;
mod pronouns;
mod reading;
mod runs;
pub(crate) mod speakers;
mod unnamed;

use crate::segment::Segments;
use crate::syntax::Syntax;
use crate::text::{Column, EntityId, MentionId, Span, TokenId, TokenRange};

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntityLabel {
    /// A person.
    Person,
    /// A body that can act: company, ministry, party, team, paper.
    Organisation,
    /// A place, a state included.
    Location,
    /// Events, laws, products, nationalities, languages.
    #[default]
    Misc,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MentionKind {
    /// By name, alias or acronym.
    #[default]
    Name,
    /// By what it is: "the governor".
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// One place where an entity is mentioned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mention {
    /// Its words, without title, article or possessive.
    pub tokens: TokenRange,
    /// How it refers.
    pub kind: MentionKind,
    /// Whom it refers to.
    pub entity: EntityId,
}

/// One thing that the article names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// Canonical name: the fullest form met.
    pub name: String,
    /// What kind of thing.
    pub label: EntityLabel,
    /// Role titles found at its mentions ("Governor", "director").
    pub titles: Vec<Span>,
}

/// Both tables.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// In order of first mention.
    pub entities: Column<EntityId, Entity>,
    /// In reading order, disjoint.
    pub mentions: Column<MentionId, Mention>,
    /// The pronouns that mean somebody whom the article does not name, each with the words it stands for ("The
    /// nurse"), in reading order. They are mentions of no entity.
    pub unnamed: Vec<(TokenId, TokenRange)>,
}

impl Entities {
    /// The words that a pronoun stands for where it means somebody without a name.
    #[must_use]
    pub fn unnamed_at(&self, pronoun: TokenId) -> Option<TokenRange> {
        let at = self.unnamed.binary_search_by_key(&pronoun, |row| row.0).ok()?;
        self.unnamed.get(at).map(|row| row.1)
    }

    /// The mentions that lie wholly inside a run of tokens.
    pub fn mentions_in(&self, run: TokenRange) -> impl Iterator<Item = &Mention> {
        let rows = self.mentions.as_slice();
        let from = rows.partition_point(|mention| mention.tokens.start < run.start);
        let rest = rows.get(from..).unwrap_or(&[]);
        rest.iter()
            .take_while(move |mention| mention.tokens.start < run.end)
            .filter(move |mention| mention.tokens.end <= run.end)
    }
}

/// Finds the names of a text and joins those that mean the same thing.
#[must_use]
pub fn find(text: &str, segments: &Segments, syntax: &Syntax) -> Entities {
    let reading = reading::Reading::new(text, segments, syntax);
    let candidates = mentions::detect(&reading);
    let labels = classify::classify(&reading, &candidates);
    coreference::link(&reading, &candidates, &labels)
}

/// Whether a word in lower case names somebody by role or office: "lawyer".
fn is_role(norm: &str) -> bool {
    lexicon::LEXICON.word(norm, norm) & (lexicon::ROLE | lexicon::TITLE) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    fn found(text: &str) -> Entities {
        find(text, &segment(text), &Syntax::default())
    }

    #[test]
    fn mentions_are_ordered_disjoint_and_of_an_entity() {
        let text = "Governor Ana Orsel met Tomas Brel of the Coastal Rescue Agency (CRA) in Norvik. \
                    She thanked him. The governor and the agency agreed, “Brel’s aide” said. Orsel's dog.";
        let entities = found(text);
        assert!(entities.mentions.len() >= 9);
        for pair in entities.mentions.as_slice().windows(2) {
            assert!(pair[0].tokens.end <= pair[1].tokens.start);
        }
        assert!(entities.mentions.iter().all(|row| entities.entities.row(row.entity).is_some()));
        assert!(entities.entities.iter().all(|row| !row.name.is_empty()));
    }

    #[test]
    fn nothing_and_noise_are_read() {
        for text in [
            "",
            " ",
            "\n\n",
            "The",
            "of of of",
            "& &",
            "A-",
            "'s",
            "“”",
            "the the CEO",
            "Al-",
            "-Al",
            "Mr.",
            "É",
            "ß.",
        ] {
            let entities = found(text);
            assert!(entities.mentions.len() <= 1, "{text:?}");
        }
    }

    #[test]
    fn a_line_of_capitals_costs_no_more_than_it_is_long() {
        let names: String = (0..4000).map(|n| format!("Ana{n} Orsel and he told the governor, ")).collect();
        assert!(found(&names).mentions.len() >= 4000);
        let capitals = "Orsel Brel ".repeat(8000);
        assert!(!found(&capitals).mentions.is_empty());
    }
}
