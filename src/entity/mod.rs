//! People, organisations, places and the rest: who is named, and which mentions are the same one.
//!
//! In: tokens, sentences, tags. Out: mentions in reading order and the entities they belong to.

mod classify;
mod coreference;
mod cues;
mod lexicon;
mod mentions;
mod names;
mod nominals;
mod profile;
mod pronouns;
mod reading;
mod runs;

use crate::segment::Segments;
use crate::syntax::Syntax;
use crate::text::{Column, EntityId, MentionId, Span, TokenRange};

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
}

impl Entities {
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
