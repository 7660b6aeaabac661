//! Voices, claims, sources and accusations: the rows of this room.

use crate::attribution::{CueClass, Evidence, SourceType};
use crate::text::{AttributionId, EntityId, Span, TokenRange};

/// FactBank's scale with polarity (Saurí and Pustejovsky 2009).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certainty {
    /// Certain, positive.
    #[default]
    CtPlus,
    /// Certain, negative.
    CtMinus,
    /// Probable, positive.
    PrPlus,
    /// Probable, negative.
    PrMinus,
    /// Possible, positive.
    PsPlus,
    /// Possible, negative.
    PsMinus,
    /// Underspecified.
    U,
}

/// Certainty, the lexical flags and what led to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Modality {
    /// On the scale.
    pub certainty: Certainty,
    /// "reportedly", "alleged".
    pub unverified: bool,
    /// "if …".
    pub conditional: bool,
    /// Lies ahead.
    pub future: bool,
    /// The words.
    pub evidence: Vec<Evidence>,
}

/// A stretch of the body in one voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Its words, and the white space behind them.
    pub span: Span,
    /// Whose; none for the writer's.
    pub attribution: Option<AttributionId>,
}

/// A clause-sized unit that asserts something checkable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// Its words.
    pub tokens: TokenRange,
    /// Whose content it is; none for the writer's.
    pub attribution: Option<AttributionId>,
    /// How certain.
    pub modality: Modality,
    /// On whose word it rests: rows of the sources, its own and those who say nearly the same elsewhere;
    /// none where nobody is named for it.
    pub sources: Vec<u32>,
}

/// What kind of source, as far as its title, role, description or name tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceKind {
    /// Holds or speaks for a public office.
    Official,
    /// A business, or somebody who speaks for one.
    Company,
    /// Somebody who knows a subject by trade.
    Expert,
    /// Somebody who was there or is concerned.
    Witness,
    /// Something written.
    Document,
    /// The text does not tell.
    #[default]
    Other,
}

/// What somebody accused answers, in rising order of how much of an answer it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// No word of theirs was found.
    #[default]
    None,
    /// They were asked and said nothing.
    Silent,
    /// They speak, of whatever.
    Speaks,
    /// They deny something.
    Denies,
}

/// What makes two accusations one party's: the entity, or the noun in lower case.
pub(super) type Party = (Option<EntityId>, String);

/// Somebody accused, and what they answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accusation {
    /// Who is accused; none where the text gives no name.
    pub entity: Option<EntityId>,
    /// The name, or the words for who is accused: "two officers".
    pub name: String,
    /// The words for who accuses, as they stand, in reading order.
    pub by: Vec<Span>,
    /// The words that accuse.
    pub places: Vec<Span>,
    /// The attributions that accuse.
    pub attributions: Vec<AttributionId>,
    /// The attributions in which the accused, or somebody for them, speak.
    pub replies: Vec<AttributionId>,
    /// The words that say how the accused answered without a statement of theirs: "could not be reached".
    pub responses: Vec<Span>,
    /// The most of an answer among these.
    pub answer: Answer,
}

/// Somebody who speaks in the article, with all that stands on their word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Who, when known.
    pub entity: Option<EntityId>,
    /// The entity's name, or the words that describe the source.
    pub name: String,
    /// Whether the text names it: a person or body by name, a document by its title, issuer, author or date.
    pub named: bool,
    /// What stands behind it.
    pub source_type: SourceType,
    /// Its attributions, in reading order.
    pub attributions: Vec<AttributionId>,
    /// Whether it says something; of one that does not the writer says what it thinks, wants or plans.
    pub statement: bool,
    /// Of a source that is quoted in another's words alone: the attribution that holds its own.
    pub relayed_by: Option<AttributionId>,
    /// Words of the body in this voice; those that several speak as one count in full for each.
    pub words: u32,
    /// The same as a share of the body's words, 0 to 1.
    pub share: f64,
    /// Official, company, expert …
    pub kind: SourceKind,
    /// The role given where the source is first named in the body.
    pub role: Option<Span>,
    /// The fullest of the words that say why this source is asked: office, employer, field, kinship, experience.
    pub standing: Option<Span>,
    /// Of an unnamed source: the fullest of the words that describe it.
    pub described: Option<Span>,
    /// Of an unnamed source: the words that grant it not to be named.
    pub anonymity: Option<Span>,
    /// Of an unnamed source: the reason stated for it.
    pub reason: Option<Span>,
    /// Of an unnamed source: its description says nothing but "official", "source" and the like.
    pub bare: bool,
    /// Of an unnamed source: an official, an aide, somebody close to the matter.
    pub insider: bool,
    /// A plural ("officials") to which one quotation is given, though only one can have spoken it.
    pub plural_for_one: bool,
    /// The text's cues for it (base form, class, how often), most frequent first.
    pub cues: Vec<(String, CueClass, u32)>,
}

/// A writer's clause of fewer words than this, beside what others say, claims nothing of its own.
pub(super) const LEAST_WORDS: usize = 4;
