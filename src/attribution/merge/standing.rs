//! Attributions that stand, beside one another.

use crate::attribution::candidates::{Candidate, Chosen};
use crate::attribution::view::Run;
pub const SURE_QUOTED: f32 = 0.6;

/// The attributions whose cues stand within a run of paragraphs' length of a cue; they are in reading order.
pub fn around(rows: &[Chosen], cue: Run) -> impl Iterator<Item = &Chosen> {
    let Run { start: from, end: to } = reach(rows, cue);
    rows.get(from..to).unwrap_or(&[]).iter()
}

/// Their numbers.
pub fn reach(rows: &[Chosen], cue: Run) -> Run {
    /// Words on either side.
    const REACH: usize = 400;
    let from = rows.partition_point(|row| row.found.cue.start + REACH < cue.start);
    let to = rows.partition_point(|row| row.found.cue.start <= cue.end + REACH);
    Run::new(from, to)
}

/// Whether two attributions have words of their cues or contents in common, or a cue in the other's content.
pub fn meets(a: &Candidate, b: &Candidate) -> bool {
    a.cue.overlaps(b.cue)
        || a.cue.meets(&b.content)
        || b.cue.meets(&a.content)
        || a.content.iter().any(|run| run.meets(&b.content))
        || b.source.is_some_and(|run| run.meets(&a.content))
}

/// Attributions that stand and those that are being added to them; both are in reading order. One that loses all its
/// content stands no more.
pub struct Standing<'a> {
    rows: &'a mut Vec<Chosen>,
    fresh: Vec<Chosen>,
}

impl<'a> Standing<'a> {
    pub fn new(rows: &'a mut Vec<Chosen>) -> Self {
        Self { rows, fresh: Vec::new() }
    }

    /// Those whose cues stand within a run of paragraphs' length of a cue.
    pub fn near(&self, cue: Run) -> impl Iterator<Item = &Chosen> {
        let near = around(self.rows, cue).chain(around(&self.fresh, cue));
        near.filter(|row| !row.found.content.is_empty())
    }

    /// The same, to be changed; cues stay where they are.
    pub fn near_mut(&mut self, cue: Run) -> impl Iterator<Item = &mut Chosen> {
        let (old, new) = (reach(self.rows, cue), reach(&self.fresh, cue));
        let old = self.rows.get_mut(old.start..old.end).into_iter().flatten();
        old.chain(self.fresh.get_mut(new.start..new.end).into_iter().flatten())
            .filter(|row| !row.found.content.is_empty())
    }

    /// Adds one.
    pub fn add(&mut self, row: Chosen) {
        let at = self.fresh.partition_point(|other| other.found.cue.start < row.found.cue.start);
        self.fresh.insert(at, row);
    }

    /// Puts those together that stand, in reading order.
    pub fn finish(mut self) {
        self.rows.append(&mut self.fresh);
        self.rows.retain(|row| !row.found.content.is_empty());
        self.rows.sort_by_key(|row| (row.found.cue.start, row.found.head));
    }
}
