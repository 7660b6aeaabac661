//! What a check is given and what it gives.

use super::links::Link;
use crate::attribution::Attributions;
use crate::claim::Claims;
use crate::entity::Entities;
use crate::quantity::{Day, Quantities};
use crate::segment::Segments;
use crate::syntax::Syntax;
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
    /// The article's date, when known.
    pub date: Option<Day>,
    /// Stretches that linked somewhere where the text came from, ascending.
    pub links: &'a [Link],
    /// Where the article was published, when known: its own host's links are told apart.
    pub address: Option<&'a str>,
    /// Its build.
    pub segments: &'a Segments,
    /// Tags and base forms, where a model gave them.
    pub syntax: &'a Syntax,
    /// Its names.
    pub entities: &'a Entities,
    /// Who says what.
    pub attributions: &'a Attributions,
    /// Figures and dates.
    pub quantities: &'a Quantities,
    /// Voices and certainty.
    pub claims: &'a Claims,
}
