//! What a clause is read from and what is read of it.

use crate::claim::children::Children;
use crate::claim::types::Modality;
use crate::entity::Entities;
use crate::segment::Segments;
use crate::syntax::Syntax;
use crate::text::EntityId;

/// What is read of a clause before its cue is weighed.
#[derive(Debug, Default)]
pub(super) struct Clause {
    pub modality: Modality,
    /// Degree: 3 certain, 2 probable, 1 possible, 0 underspecified.
    pub degree: u8,
    pub negative: bool,
    /// Whether there is a clause at all, as a tree shows it: "the plan" states nothing.
    pub stated: bool,
}

#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub segments: &'a Segments,
    pub syntax: &'a Syntax,
    pub entities: &'a Entities,
    pub children: &'a Children,
    /// Whose content it is, when known.
    pub speaker: Option<EntityId>,
}
