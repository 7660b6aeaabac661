//! Who says what: sources, cues and contents (PolNeAR's definition).
//!
//! In: tokens, sentences, tags, entities. Out: attributions in reading order. Knows nothing of
//! certainty or voices: those are read off it below.

use crate::entity::Entities;
use crate::segment::Segments;
use crate::syntax::Syntax;
use crate::text::{AttributionId, Column, EntityId, Span, TokenRange};

/// How the content is reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// All content inside quotation marks.
    Direct,
    /// Part of the content inside quotation marks.
    Mixed,
    /// No quotation mark.
    #[default]
    Indirect,
    /// A quoted fragment with no clause of its own.
    Fragment,
}

/// What stands behind the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceType {
    /// A person with a name.
    NamedPerson,
    /// An organisation with a name, a state or city that acts included.
    NamedOrganisation,
    /// A post, report, statement, poll or filing.
    Document,
    /// A role without a name: "a senior official".
    UnnamedPerson,
    /// "Analysts", "residents".
    UnnamedGroup,
    /// Nobody: agentless, or "reports suggest".
    #[default]
    Unspecified,
}

/// What the cue does to the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum CueClass {
    /// "said".
    Speech,
    /// "confirmed", "revealed": takes the content as fact.
    Assertion,
    /// "claimed", "alleged".
    Distancing,
    /// "denied".
    Denial,
    /// "thinks", "fears".
    Belief,
    /// "plans", "vowed".
    Intention,
    /// "hinted", "implies".
    Suggestion,
    /// "asked whether".
    Question,
    /// "demanded", "urged".
    Demand,
    /// "praised", "described as".
    Evaluation,
    /// "declined to comment".
    Silence,
    /// None of these.
    #[default]
    Other,
}

/// Why something was marked: the words that led to it, and the rule or score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The words.
    pub span: Span,
    /// One plain line.
    pub why: String,
}

/// One attribution. Ranges are of tokens, in reading order, disjoint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// Who; empty where nobody is named.
    pub source: Vec<TokenRange>,
    /// The words that tie source and content.
    pub cue: Vec<TokenRange>,
    /// What is said, thought, known, wanted or intended.
    pub content: Vec<TokenRange>,
    /// How it is reported.
    pub form: Form,
    /// A quoted fragment whose author nobody names.
    pub scare: bool,
    /// What stands behind it.
    pub source_type: SourceType,
    /// Whom the source refers to.
    pub entity: Option<EntityId>,
    /// What the cue does.
    pub cue_class: CueClass,
    /// The attribution whose content holds this one.
    pub nested_in: Option<AttributionId>,
    /// Why it was marked.
    pub evidence: Vec<Evidence>,
    /// Share of such attributions that are right, 0 to 1.
    pub confidence: f32,
}

/// The attributions of a text, ordered by their first token.
pub type Attributions = Column<AttributionId, Attribution>;

/// Finds who says what.
#[must_use]
pub fn find(_text: &str, _segments: &Segments, _syntax: &Syntax, _entities: &Entities) -> Attributions {
    Attributions::new()
}
