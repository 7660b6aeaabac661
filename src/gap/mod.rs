//! What isn't here: checks whose answer is an absence.
//!
//! In: all layers. Out: gaps, each with why, the question a reader would ask, and evidence.

use crate::attribution::Attributions;
use crate::claim::Claims;
use crate::entity::Entities;
use crate::quantity::Quantities;
use crate::segment::Segments;
use crate::text::Span;

/// One absence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// Which check.
    pub kind: &'static str,
    /// One plain line: what was looked for and not found.
    pub why: String,
    /// What a careful reader would ask.
    pub ask: String,
    /// The places that led to it.
    pub evidence: Vec<Span>,
}

/// All that a check may look at.
#[derive(Clone, Copy, Debug)]
pub struct Layers<'a> {
    /// The article.
    pub text: &'a str,
    /// Its build.
    pub segments: &'a Segments,
    /// Its names.
    pub entities: &'a Entities,
    /// Who says what.
    pub attributions: &'a Attributions,
    /// Figures and dates.
    pub quantities: &'a Quantities,
    /// Voices and certainty.
    pub claims: &'a Claims,
}

/// Runs every check.
#[must_use]
pub fn find(_layers: Layers<'_>) -> Vec<Gap> {
    Vec::new()
}
