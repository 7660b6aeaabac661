//! Attributions and what is told of each.

use crate::text::{AttributionId, Column, EntityId, Span, TokenRange};

/// How the content is reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// All content inside quotation marks, or a transcript's line.
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

impl CueClass {
    /// Whether such a cue gives somebody's words, and not what they think, want, order or judge.
    #[must_use]
    pub const fn gives_words(self) -> bool {
        matches!(
            self,
            Self::Speech
                | Self::Assertion
                | Self::Distancing
                | Self::Denial
                | Self::Suggestion
                | Self::Question
        )
    }
}

/// Why something was marked: the words that led to it, and the rule or score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The words.
    pub span: Span,
    /// One plain line.
    pub why: String,
    /// The identifier of the rule that changed or added the mark behind the tagger ([`Repair`](super::Repair)).
    pub rule: Option<&'static str>,
}

impl Evidence {
    /// Words and the line that they led to.
    #[must_use]
    pub fn new(span: Span, why: impl Into<String>) -> Self {
        Self { span, why: why.into(), rule: None }
    }
}

/// One attribution. Ranges are of tokens, in reading order, disjoint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// Who; empty where nobody is named.
    pub source: Vec<TokenRange>,
    /// The noun phrase that the source stands for, where it is a lone "who", "which" or "that", or a pronoun that
    /// means somebody without a name.
    pub antecedent: Option<TokenRange>,
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
    /// Whom the source refers to; of several who speak as one the first, none where a pronoun stands for them.
    pub entity: Option<EntityId>,
    /// All of them, in reading order, where they have names.
    pub entities: Vec<EntityId>,
    /// Whether several speak as one: "Ann Lee and Rita Moss said".
    pub joint: bool,
    /// Whether the source says it; what the writer says that somebody thinks, wants or plans is an attitude.
    pub statement: bool,
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
