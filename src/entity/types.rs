//! Names, mentions and the entities they belong to.

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

    /// What a mention names.
    #[must_use]
    pub fn label(&self, mention: &Mention) -> EntityLabel {
        self.entities[mention.entity].label
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
