//! Attributions by rules and learnt weights alone.
//!
//! In: word classes, quotation marks. Out: every possible attribution with its share, and those that stand.

use super::candidate::{self, Candidate};
use super::chunk::Chunks;
use super::link::{self, Chosen};
use super::marks::Marks;
use super::repairs::Repairs;
use super::{cue, score};
use crate::segment::ParagraphKind;
use crate::text::Id;

/// What the rules find.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The attributions that stand, in reading order.
    pub(super) chosen: Vec<Chosen>,
    /// Every possible one with the share of its like that is right, by the place of its cue.
    pub(super) prospects: Vec<(Candidate, f32)>,
    /// Which named rules behind the tagger run.
    pub(super) repairs: Repairs,
}

impl Rules {
    pub(super) fn read(chunks: &Chunks<'_>, marks: &Marks, repairs: Repairs) -> Self {
        let lexicon = cue::lexicon();
        let mut rules = Self { repairs, ..Self::default() };
        for found in candidates(chunks, marks) {
            let weighed = found.into_iter().map(|row| {
                let share = score::share(lexicon, chunks, marks, &row);
                (row, share)
            });
            let mut weighed: Vec<(Candidate, f32)> = weighed.collect();
            weighed.sort_by_key(|(row, _)| (row.cue.0, row.head));
            rules.prospects.extend_from_slice(&weighed);
            rules.chosen.extend(link::choose(chunks, weighed));
        }
        rules
    }
}

/// The candidates of every sentence that can hold an attribution.
pub(super) fn candidates<'a>(
    chunks: &'a Chunks<'a>,
    marks: &'a Marks,
) -> impl Iterator<Item = Vec<Candidate>> + 'a {
    let segments = chunks.segments;
    let read = segments.sentences.enumerate().filter(|(id, _)| {
        let kind = segments.kind_of(*id);
        kind.is_body() || matches!(kind, ParagraphKind::Title | ParagraphKind::Heading)
    });
    read.map(|(_, row)| candidate::sentence(chunks, marks, row.tokens.start.index(), row.tokens.end.index()))
}
