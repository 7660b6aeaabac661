//! Where the source and the content of a cue can stand: what no reading of the tagger may break.
//!
//! In: a cue's place, the runs that the tagger ties to it. Out: those of them that can be the cue's. The tagger
//! links within a run of several paragraphs and is wrong nearly always where it leaps: of the training articles
//! that a second tagger never saw, no source of another sentence was right, and one in thirty contents without
//! quotation marks of another paragraph.

use crate::attribution::repairs::Repair;
use crate::attribution::trace::Trace;
use crate::attribution::view::{Run, View};

/// Whether a source can be the cue's: it stands in the same sentence.
pub fn is_source(view: &View<'_>, cue: Run, source: Run) -> bool {
    view.sentence_of(cue.start) == view.sentence_of(source.start)
}

/// Those contents that can be the cue's, in the given order.
pub fn contents(view: &View<'_>, (cue, rows): (Run, &[Run]), trace: &mut Trace) -> Vec<Run> {
    let mut near: Vec<Run> =
        rows.iter().map(|run| trace.change(Repair::ContentCut, *run, within(view, cue, *run))).collect();
    near.retain(|run| !run.is_empty() && !trace.on(Repair::ContentReach, !reaches(view, cue, *run)));
    let here = |run: &Run| is_source(view, cue, *run);
    let any_here = near.iter().any(here);
    let leaps = |run: &Run| any_here && cue.is_before(*run) && is_elsewhere(view, cue, *run);
    near.retain(|run| !trace.on(Repair::ContentNear, leaps(run)));
    near
}

/// A content cut at the paragraphs' edges: what goes on behind the cue's own is a quotation's alone, and what
/// stands before it is not the cue's.
fn within(view: &View<'_>, cue: Run, Run { mut start, mut end }: Run) -> Run {
    let own = view.paragraph(cue.start);
    if start < own.start && end > own.start {
        start = own.start;
    }
    let first = view.paragraph(start).end;
    if end > first {
        let body = view.paragraph_of(start).kind.is_body();
        let quoted = first.checked_sub(1).is_some_and(|at| view.marks.at(at).is_some());
        if !body || !quoted {
            end = view.trimmed(start, first);
        }
    }
    Run::new(start, end)
}

/// Whether a content can be the cue's at all: in its paragraph, or a quotation that goes on in a later one, or
/// what a colon at a paragraph's end announces; never across the headline's edge.
fn reaches(view: &View<'_>, cue: Run, run: Run) -> bool {
    let own = view.paragraph(cue.start);
    if own.contains(run.start) {
        return true;
    }
    let body = |at: usize| view.paragraph_of(at).kind.is_body();
    if run.start < cue.start || !body(cue.start) || !body(run.start) {
        return false;
    }
    let announces = view.norm(own.end - 1) == ":";
    announces
        || view.marks.opening(run.start).is_some()
        || view.marks.at(run.start).is_some_and(|row| row.start + 1 == run.start)
}

/// Whether words without marks stand in another sentence than the cue.
pub fn is_elsewhere(view: &View<'_>, cue: Run, run: Run) -> bool {
    !holds_marks(view, run) && view.sentence_of(cue.start) != view.sentence_of(run.start)
}

/// Whether quotation marks stand around a word at either end of the run.
fn holds_marks(view: &View<'_>, run: Run) -> bool {
    /// Words looked at from its end.
    const ENDS: usize = 60;
    let last = run.end.saturating_sub(ENDS).max(run.start)..run.end;
    view.opens_quoted(run) || last.into_iter().any(|at| view.marks.at(at).is_some())
}

/// A content inside somebody's quotation marks without the closing mark that is not its own.
pub fn without_outer_mark(view: &View<'_>, Run { start, end }: Run) -> Run {
    let Some(row) = view.marks.closing(end).filter(|row| row.start < start) else {
        return Run::new(start, end);
    };
    let outer = |at: usize| view.marks.is_mark(at) && at + 3 > row.end || matches!(view.norm(at), "," | ".");
    let mut last = end;
    while last > start + 1 && (last == end || outer(last - 1)) {
        last -= 1;
    }
    Run::new(start, last)
}
