//! Attributions by rules and learnt weights alone.
//!
//! In: word classes, quotation marks. Out: every possible attribution with its share, and those that stand.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::reader;
use crate::attribution::candidates::score;
use crate::attribution::candidates::select::{Chosen, choose};
use crate::attribution::lexicon::cue;
use crate::attribution::repairs::Repairs;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::marks::Marks;
use crate::segment::ParagraphKind;
use crate::text::Id;

/// What the rules find.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The attributions that stand, in reading order.
    pub(in crate::attribution) chosen: Vec<Chosen>,
    /// Every possible one with the share of its like that is right, by the place of its cue.
    pub(in crate::attribution) prospects: Vec<(Candidate, f32)>,
    /// Which named rules behind the tagger run.
    pub(in crate::attribution) repairs: Repairs,
}

impl Rules {
    pub(in crate::attribution) fn read(chunks: &Chunks<'_>, marks: &Marks, repairs: Repairs) -> Self {
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
            rules.chosen.extend(choose(chunks, weighed));
        }
        rules
    }
}

/// The candidates of every sentence that can hold an attribution.
pub(in crate::attribution) fn candidates<'a>(
    chunks: &'a Chunks<'a>,
    marks: &'a Marks,
) -> impl Iterator<Item = Vec<Candidate>> + 'a {
    let segments = chunks.segments;
    let read = segments.sentences.enumerate().filter(|(id, _)| {
        let kind = segments.kind_of(*id);
        kind.is_body() || matches!(kind, ParagraphKind::Title | ParagraphKind::Heading)
    });
    read.map(|(_, row)| reader::sentence(chunks, marks, row.tokens.start.index(), row.tokens.end.index()))
}
