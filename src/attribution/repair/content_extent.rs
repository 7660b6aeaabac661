//! How far contents reach where one attribution meets another, or a quotation its marks.
//!
//! In: attributions that stand, in reading order. Out: the same, put right. Runs behind the tagger and behind the
//! rules alike, like [`crate::attribution::repair::subject`].

use crate::attribution::candidates::Chosen;
use crate::attribution::lexicon::{Class, List};
use crate::attribution::merge::standing::reach;
use crate::attribution::view::{Run, View};
/// Completes what is thought of a subject, in each.
pub(super) fn complete_thoughts(view: &View<'_>, rows: &mut [Chosen]) {
    rows.iter_mut().for_each(|row| complete_thought(view, row));
}

/// Leaves marks out that close the words around.
pub(super) fn leave_inner_marks(view: &View<'_>, rows: &mut [Chosen]) {
    let runs = rows.iter_mut().flat_map(|row| &mut row.found.content);
    runs.for_each(|run| run.end = without_inner_mark(view, *run));
}

/// "Repairs are expected: to last three weeks": what is thought of a subject is the subject and all of that.
fn complete_thought(view: &View<'_>, row: &mut Chosen) {
    let (found, view) = (&mut row.found, view);
    let Run { start, end: limit } = view.sentence(found.cue.start);
    let cue = found.cue;
    let own = |run: &Run| (start..limit).contains(&run.start);
    let behind = found.content.iter().any(|run| own(run) && run.end > cue.start);
    let before = found.content.iter().any(|run| own(run) && run.end <= cue.start);
    let agent = found.source.is_some_and(|run| run.start >= cue.end);
    let thought = view.is(found.last_word(view), List::Thought);
    if !before || behind || agent || !thought || !found.is_passive(view) {
        return;
    }
    let at = cue.end + usize::from(view.norm(cue.end) == ":");
    if view.norm(at) == "to" && at + 1 < limit {
        let end = view.clause(at, limit);
        found.content.retain(own);
        found.content.push(Run::new(at, end));
    }
}

/// "‘You don’t want to do this.’” Holt said": a mark that closes the words around is none of those within.
fn without_inner_mark(view: &View<'_>, run: Run) -> usize {
    let outer = view.marks.closing(run.end).is_some_and(|row| row.start < run.start);
    let end = run.end - usize::from(outer && run.end > run.start + 1);
    match view.marks.closing_inner(end) {
        Some(row) if row.start < run.start => view.trimmed(run.start, end - 1),
        _ => run.end,
    }
}

/// "He cited a report that says …", "a rise of 60 per cent, a surge that has been hailed as …": a content that ends
/// with a relative pronoun, where another cue takes over, goes on to that one's end. What a comma adds to it is said
/// by nobody before the comma.
pub(super) fn close_dangling(view: &View<'_>, rows: &mut [Chosen]) {
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { continue };
        let (cue, source) = (row.found.cue, row.found.source);
        let dangles = |run: &Run| {
            run.start >= cue.end
                && run.end > run.start + 1
                && matches!(view.norm(run.end - 1), "that" | "which" | "who" | "whom" | "whose" | "where")
                && !matches!(view.norm(run.end - 2), "now" | "so" | "such" | "provided" | "given")
                && view.marks.at(run.end - 1) == view.marks.at(run.start)
        };
        let Some(number) = row.found.content.iter().position(dangles) else { continue };
        let Some(run) = row.found.content.get(number).copied() else { continue };
        let Run { start: from, end: to } = reach(rows, cue);
        let next = rows.get(from..to).into_iter().flatten().enumerate().find(|(_, other)| {
            let opens = other
                .found
                .source
                .filter(|run| run.end <= other.found.cue.start)
                .unwrap_or(other.found.cue)
                .start;
            other.found.cue != cue && (run.end - 1..run.end + 1).contains(&opens)
        });
        let Some((other, end)) = next.map(|(other, row)| {
            let ends = row.found.content.iter().map(|run| run.end).chain([row.found.cue.end]);
            (from + other, ends.max().unwrap_or(run.end))
        }) else {
            continue;
        };
        let limit = view.sentence(cue.start).end;
        // ", a surge that": the writer adds it
        let alone = view.class_before(run.start) == Class::Comma && run.start > cue.end;
        let comma = (run.start + 1..run.end).rev().find(|at| view.class(*at) == Class::Comma);
        let first = comma.map(|at| at + 1).or(alone.then_some(run.start));
        let aside = first.filter(|at| view.base_end(*at, run.end - 1) == Some(run.end - 1));
        let passive = rows.get(other).is_some_and(|row| row.found.source.is_none());
        if let Some(first) = aside.filter(|_| passive) {
            if let Some(row) = rows.get_mut(other)
                && !Run::new(first, run.end).meets(&row.found.content)
            {
                row.found.content.insert(0, Run::new(first, run.end));
            }
            if let Some(run) = rows.get_mut(at).and_then(|row| row.found.content.get_mut(number)) {
                run.end = if comma.is_some() { first - 1 } else { run.start };
            }
        } else if end > run.end
            && end <= limit
            && source.is_none_or(|held| !held.overlaps(Run::new(run.end, end)))
            && let Some(run) = rows.get_mut(at).and_then(|row| row.found.content.get_mut(number))
        {
            run.end = end;
        }
    }
}

/// "However fine the aim, the tax “is a mistake,” Orsel said": a quotation that goes on a clause begun before its
/// marks is said together with it.
pub(super) fn lead_in(view: &View<'_>, rows: &mut [Chosen]) {
    /// Words of a clause before the marks.
    const LONGEST: usize = 30;
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { continue };
        let [run] = row.found.content[..] else { continue };
        let (cue, source) = (row.found.cue, row.found.source);
        let whole = view.marks.opening(run.start).is_some_and(|quotation| quotation.end == run.end);
        let small = view.form(run.start + 1).starts_with(char::is_lowercase);
        let start = view.sentence(run.start).start;
        if !whole
            || !small
            || run.end > cue.start
            || source.is_none_or(|held| held.start < run.end)
            || start == run.start
        {
            continue;
        }
        let verb = view.class(run.start + 1).is_verbal();
        let lead = Run::new(start, run.start);
        let Run { start: from, end: to } = reach(rows, cue);
        let taken = rows.get(from..to).into_iter().flatten().any(|other| {
            other.found.cue != cue
                && (other.found.cue.overlaps(lead)
                    || other.found.source.is_some_and(|run| run.overlaps(lead))
                    || other.found.content.iter().any(|run| run.overlaps(lead)))
        });
        if taken || !verb || run.start - start > LONGEST || view.class_before(run.start) == Class::Comma {
            continue;
        }
        if let Some(held) = rows.get_mut(at).and_then(|row| row.found.content.first_mut()) {
            held.start = start + usize::from(view.class(start) == Class::And);
        }
    }
}
