//! The layers that claims and the facts of sources are read from.

use super::children::Children;
use crate::attribution::Attributions;
use crate::entity::Entities;
use crate::segment::Segments;
use crate::syntax::Syntax;

/// The layers that the facts are read from.
#[derive(Clone, Copy)]
pub(super) struct Layers<'a> {
    pub text: &'a str,
    pub segments: &'a Segments,
    pub syntax: &'a Syntax,
    pub entities: &'a Entities,
    pub attributions: &'a Attributions,
    /// The trees, read downwards.
    pub children: &'a Children,
}
