//! Attributions that stand, beside one another.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::select::Chosen;
use crate::attribution::view::source::Run;
pub(in crate::attribution) const SURE_QUOTED: f32 = 0.6;

/// The attributions whose cues stand within a run of paragraphs' length of a cue; they are in reading order.
pub(in crate::attribution) fn around(rows: &[Chosen], cue: Run) -> impl Iterator<Item = &Chosen> {
    let (from, to) = reach(rows, cue);
    rows.get(from..to).unwrap_or(&[]).iter()
}

/// Their numbers.
pub(in crate::attribution) fn reach(rows: &[Chosen], cue: Run) -> Run {
    /// Words on either side.
    const REACH: usize = 400;
    let from = rows.partition_point(|row| row.found.cue.0 + REACH < cue.0);
    let to = rows.partition_point(|row| row.found.cue.0 <= cue.1 + REACH);
    (from, to)
}

/// Whether a run shares a word with one of the others.
pub(in crate::attribution) fn among(run: Run, others: &[Run]) -> bool {
    others.iter().any(|other| run.0 < other.1 && other.0 < run.1)
}

/// Whether two attributions have words of their cues or contents in common, or a cue in the other's content.
pub(in crate::attribution) fn meets(a: &Candidate, b: &Candidate) -> bool {
    among(a.cue, &[b.cue])
        || among(a.cue, &b.content)
        || among(b.cue, &a.content)
        || a.content.iter().any(|run| among(*run, &b.content))
        || b.source.is_some_and(|run| among(run, &a.content))
}

/// Attributions that stand and those that are being added to them; both are in reading order. One that loses all its
/// content stands no more.
pub(in crate::attribution) struct Standing<'a> {
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
        let near = |rows: &'_ [Chosen]| reach(rows, cue);
        let ((from, to), (start, end)) = (near(self.rows), near(&self.fresh));
        let old = self.rows.get_mut(from..to).into_iter().flatten();
        old.chain(self.fresh.get_mut(start..end).into_iter().flatten())
            .filter(|row| !row.found.content.is_empty())
    }

    /// Adds one.
    pub fn add(&mut self, row: Chosen) {
        let at = self.fresh.partition_point(|other| other.found.cue.0 < row.found.cue.0);
        self.fresh.insert(at, row);
    }

    /// Puts those together that stand, in reading order.
    pub fn finish(mut self) {
        self.rows.append(&mut self.fresh);
        self.rows.retain(|row| !row.found.content.is_empty());
        self.rows.sort_by_key(|row| (row.found.cue.0, row.found.head));
    }
}
