//! Which named rule changed which attribution: what the mark's evidence says of it.

use crate::attribution::candidates::Chosen;
use crate::attribution::repairs::{Repair, Repairs};
use crate::attribution::view::Run;
use crate::text::Quick;
use std::hash::{Hash, Hasher};

/// The rules that run over one reading, and those that changed it.
pub(super) struct Trace {
    repairs: Repairs,
    /// Those that changed it.
    pub touched: Repairs,
}

impl Trace {
    pub fn new(repairs: Repairs) -> Self {
        Self { repairs, touched: Repairs::none() }
    }

    /// Whether a rule runs.
    pub fn has(&self, repair: Repair) -> bool {
        self.repairs.has(repair)
    }

    /// Whether a rule runs and fires, which is noted.
    pub fn on(&mut self, repair: Repair, fires: bool) -> bool {
        let fires = fires && self.has(repair);
        if fires {
            self.touched = self.touched.with(repair);
        }
        fires
    }

    /// What a rule makes of a run, where it runs.
    pub fn change(&mut self, repair: Repair, from: Run, to: Run) -> Run {
        if self.on(repair, from != to) { to } else { from }
    }
}

/// A number that changes with who, by which words, what, and of which class.
fn shape(row: &Chosen) -> u64 {
    let found = &row.found;
    let mut out = Quick::default();
    (found.source, found.cue, &found.content, found.class as u8).hash(&mut out);
    out.finish()
}

/// Runs a rule over one attribution, where it is switched on, and notes it when it changed something.
pub(super) fn noted_one(repairs: Repairs, repair: Repair, row: &mut Chosen, run: impl FnOnce(&mut Chosen)) {
    if !repairs.has(repair) {
        return;
    }
    let before = shape(row);
    run(row);
    if shape(row) != before {
        row.touched = row.touched.with(repair);
    }
}

/// Runs a rule over all attributions, where it is switched on, notes it on those that it changed or added, and puts
/// them in reading order.
pub(super) fn noted(
    repairs: Repairs,
    repair: Repair,
    rows: &mut Vec<Chosen>,
    run: impl FnOnce(&mut Vec<Chosen>),
) {
    if !repairs.has(repair) {
        return;
    }
    let key = |row: &Chosen| (row.found.head, shape(row));
    let mut before: Vec<(usize, u64)> = rows.iter().map(key).collect();
    before.sort_unstable();
    run(rows);
    in_order(rows);
    for row in rows {
        if before.binary_search(&key(row)).is_err() {
            row.touched = row.touched.with(repair);
        }
    }
}

/// Puts attributions in reading order.
pub(super) fn in_order(rows: &mut [Chosen]) {
    rows.sort_by_key(|row| (row.found.cue.start, row.found.head));
}
