//! Attributions by rules and learnt weights alone.
//!
//! In: word classes, quotation marks. Out: every possible attribution with its share, and those that stand.

use super::candidate::Candidate;
use super::select::{Chosen, choose};
use super::{reader, score};
use crate::attribution::lexicon::lexicon;
use crate::attribution::view::View;
use crate::segment::ParagraphKind;
use crate::text::Id;

/// What the rules find.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The attributions that stand, in reading order.
    pub chosen: Vec<Chosen>,
    /// Every possible one with the share of its like that is right, by the place of its cue.
    pub prospects: Vec<(Candidate, f32)>,
}

impl Rules {
    pub fn read(view: &View<'_>) -> Self {
        let mut rules = Self::default();
        for found in candidates(view) {
            let share = |row: &Candidate| score::share(lexicon(), view, row);
            let mut weighed: Vec<(Candidate, f32)> =
                found.into_iter().map(|row| (share(&row), row)).map(|(share, row)| (row, share)).collect();
            weighed.sort_by_key(|(row, _)| (row.cue.start, row.head));
            rules.prospects.extend_from_slice(&weighed);
            rules.chosen.extend(choose(view, weighed));
        }
        rules
    }
}

/// The candidates of every sentence that can hold an attribution.
pub fn candidates<'a>(view: &'a View<'a>) -> impl Iterator<Item = Vec<Candidate>> + 'a {
    let segments = view.segments;
    let read = segments.sentences.enumerate().filter(|(id, _)| {
        let kind = segments.kind_of(*id);
        kind.is_body() || matches!(kind, ParagraphKind::Title | ParagraphKind::Heading)
    });
    read.map(|(_, row)| reader::sentence(view, row.tokens.start.index(), row.tokens.end.index()))
}
