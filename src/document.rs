//! The article with all its finished layers; read-only.

use crate::attribution::Attributions;
use crate::claim::Claims;
use crate::entity::Entities;
use crate::gap::{Gap, Outcome, Reference};
use crate::quantity::{Day, Quantities};
use crate::segment::Segments;
use crate::stats::Statistics;
use crate::syntax::Syntax;
use crate::wording::Signal;

/// An analysed article. Each room of the library defines its own layer; nothing here is computed.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text as it was given; all spans are of it.
    pub text: Box<str>,
    /// Its language, a BCP 47 tag; `und` where too little tells.
    pub language: &'static str,
    /// The article's date, when given or found.
    pub date: Option<Day>,
    /// Paragraphs, sentences, tokens.
    pub segments: Segments,
    /// Tags, lemmas, trees.
    pub syntax: Syntax,
    /// Names and who they are.
    pub entities: Entities,
    /// Who says what.
    pub attributions: Attributions,
    /// Figures, dates and what does not add up.
    pub quantities: Quantities,
    /// Voices, certainty, claims.
    pub claims: Claims,
    /// How it is written.
    pub signals: Vec<Signal>,
    /// Counts.
    pub statistics: Statistics,
    /// What isn't here.
    pub gaps: Vec<Gap>,
    /// What a reader can look up.
    pub references: Vec<Reference>,
    /// Which checks ran for it.
    pub checks: Vec<Outcome>,
    /// Milliseconds each pass took, in order; empty without a clock.
    pub timings: Vec<(&'static str, f64)>,
}
