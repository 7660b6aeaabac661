//! How far contents reach where one attribution meets another, or a quotation its marks.
//!
//! In: attributions that stand, in reading order. Out: the same, put right.

use crate::attribution::candidates::{Candidate, Chosen};
use crate::attribution::merge::standing::reach;
use crate::attribution::view::{Run, View};

/// "‘You don’t want to do this.’” Holt said": a mark that closes the words around is none of those within.
pub fn leave_inner_marks(view: &View<'_>, found: &mut Candidate) {
    for run in &mut found.content {
        let outer = view.marks.closing(run.end).is_some_and(|row| row.start < run.start);
        let end = run.end - usize::from(outer && run.len() > 1);
        if view.marks.closing_inner(end).is_some_and(|row| row.start < run.start) {
            run.end = view.trimmed(run.start, end - 1);
        }
    }
}

/// "He cited a report that says …", "a rise of 60 per cent, a surge that has been hailed as …": a content that ends
/// with a relative pronoun, where another cue takes over, goes on to that one's end. What a comma adds to it is said
/// by nobody before the comma.
pub fn close_dangling(view: &View<'_>, rows: &mut [Chosen]) {
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { continue };
        let (cue, source) = (row.found.cue, row.found.source);
        let dangles = |run: &Run| {
            cue.is_before(*run)
                && run.len() > 1
                && matches!(view.norm(run.end - 1), "that" | "which" | "who" | "whom" | "whose" | "where")
                && !matches!(view.norm(run.end - 2), "now" | "so" | "such" | "provided" | "given")
                && view.marks.at(run.end - 1) == view.marks.at(run.start)
        };
        let Some(number) = row.found.content.iter().position(dangles) else { continue };
        let Some(run) = row.found.content.get(number).copied() else { continue };
        let takes_over = |other: &usize| {
            rows.get(*other).map(|other| &other.found).is_some_and(|other| {
                let opens = other.subject_run().unwrap_or(other.cue).start;
                other.cue != cue && (run.end - 1..run.end + 1).contains(&opens)
            })
        };
        let Some(next) = reach(rows, cue).iter().find(takes_over) else { continue };
        let Some(other) = rows.get(next).map(|other| &other.found) else { continue };
        let end = other.content.iter().map(|run| run.end).fold(other.cue.end, usize::max);
        let passive = other.source.is_none();
        // ", a surge that": the writer adds it
        let alone = view.follows_comma(run.start) && run.start > cue.end;
        let comma = (run.start + 1..run.end).rev().find(|at| view.is_comma(*at));
        let first = comma.map(|at| at + 1).or(alone.then_some(run.start)).filter(|_| passive);
        let aside = first.filter(|at| view.base_end(*at, run.end - 1) == Some(run.end - 1));
        let to = match (aside, comma) {
            (Some(first), Some(_)) => first - 1,
            (Some(_), None) => run.start,
            (None, _) => {
                let own = source.is_some_and(|held| held.overlaps(Run::new(run.end, end)));
                if end > view.sentence(cue.start).end || own { run.end } else { end.max(run.end) }
            }
        };
        if let (Some(first), Some(row)) = (aside, rows.get_mut(next))
            && !Run::new(first, run.end).meets(&row.found.content)
        {
            row.found.content.insert(0, Run::new(first, run.end));
        }
        if let Some(run) = rows.get_mut(at).and_then(|row| row.found.content.get_mut(number)) {
            run.end = to;
        }
    }
}
