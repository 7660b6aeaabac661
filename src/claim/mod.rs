//! On whose word each stretch stands, and how certain it is put.
//!
//! In: attributions over sentences. Out: voices, certainties, claims.

use crate::attribution::{Attributions, Evidence, SourceType};
use crate::entity::Entities;
use crate::segment::Segments;
use crate::syntax::Syntax;
use crate::text::{AttributionId, Column, EntityId, Span, TokenRange};

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
}

/// Somebody who speaks in the article, with all that stands on their word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Who, when known.
    pub entity: Option<EntityId>,
    /// The entity's name, or the words that describe the source.
    pub name: String,
    /// What stands behind it.
    pub source_type: SourceType,
    /// Its attributions, in reading order.
    pub attributions: Vec<AttributionId>,
    /// Words of the body in this voice.
    pub words: u32,
    /// The same as a share of the body's words, 0 to 1.
    pub share: f64,
}

/// Voices, sources, certainties and claims.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// By share of words, largest first.
    pub sources: Vec<Source>,
    /// Cover the body, in order, without gaps or overlaps.
    pub voices: Vec<Voice>,
    /// One row an attribution.
    pub of_attribution: Column<AttributionId, Modality>,
    /// In reading order.
    pub claims: Vec<Claim>,
}

/// Reads off voices, certainties and claims.
#[must_use]
pub fn find(
    _text: &str,
    _segments: &Segments,
    _syntax: &Syntax,
    _entities: &Entities,
    _attributions: &Attributions,
) -> Claims {
    Claims::default()
}
