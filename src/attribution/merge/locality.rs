//! Where the source and the content of a cue can stand: what no reading of the tagger may break.
//!
//! In: a cue's place, the runs that the tagger ties to it. Out: those of them that can be the cue's. The tagger
//! links within a run of several paragraphs and is wrong nearly always where it leaps: of the training articles
//! that a second tagger never saw, no source of another sentence was right, and one in thirty contents without
//! quotation marks of another paragraph.

use crate::attribution::candidates::Candidate;
use crate::attribution::lexicon::Class;
use crate::attribution::repairs::Repair;
use crate::attribution::tagger::linked::Reading;
use crate::attribution::trace::Trace;
use crate::attribution::view::{Frame, Run, View};

/// Whether a source can be the cue's: it stands in the same sentence.
pub fn is_source(view: &View<'_>, cue: Run, source: Run) -> bool {
    view.sentence_of(cue.start) == view.sentence_of(source.start)
}

/// Those contents that can be the cue's, in the given order.
pub fn contents(view: &View<'_>, (cue, rows): (Run, &[Run]), trace: &mut Trace) -> Vec<Run> {
    let mut near: Vec<Run> = Vec::new();
    for run in rows {
        let run = trace.change(Repair::ContentCut, *run, within(view, cue, *run));
        if run.end > run.start && !trace.on(Repair::ContentReach, !reaches(view, cue, run)) {
            near.push(run);
        }
    }
    let own = view.sentence_of(cue.start);
    let here = |run: &Run| view.sentence_of(run.start) == own;
    let any_here = near.iter().any(here);
    let kept = near.iter().filter(|run| {
        let plain = !holds_marks(view, **run);
        let leaps = plain && run.start >= cue.end && !here(run) && any_here;
        let beside = plain && here(run) && stray(view, cue, **run, &near);
        !(trace.on(Repair::ContentNear, leaps)
            || trace.on(Repair::ContentBeside, beside)
            || trace.on(Repair::ContentHearer, hears(view, cue, **run, &near)))
    });
    kept.copied().collect()
}

/// Puts contents right at their edges; `rule` is the rules' own candidate at the cue where they hold one for sure.
pub fn settle(
    view: &View<'_>,
    reading: &Reading,
    rule: Option<&Candidate>,
    content: &mut Vec<Run>,
    trace: &mut Trace,
) {
    let cue = reading.cue;
    // "On Mill Street, where sales fell according to traders": no comma before the cue, so it closes the last clause
    if trace.has(Repair::ClosingGuide)
        && view.norm(cue.start) == "according"
        && view.class_before(cue.start) != Class::Comma
    {
        for run in content.iter_mut().filter(|run| run.end <= cue.start) {
            let opens = |at: &usize| {
                matches!(view.norm(*at), "where" | "which" | "who") && view.class_before(*at) == Class::Comma
            };
            if let Some(at) = (run.start + 1..run.end).rev().find(opens) {
                run.start = trace.change(Repair::ClosingGuide, *run, Run::new(at, run.end)).start;
            }
        }
    }
    // "The dam reportedly failed": a word inside a clause holds all of it
    if let Some(row) = rule
        && row.frame == Frame::Adverb
        && *content != row.content
        && trace.on(Repair::AdverbClause, content.iter().all(|run| run.meets(&row.content)))
    {
        content.clone_from(&row.content);
    }
    // "It was reported that …": the word that only holds the place is no part of what is said
    if content.iter().any(|run| view.class(run.start) == Class::That && run.start >= cue.end) {
        let empty = |run: &Run| run.end <= cue.start && run.len() == 1 && view.norm(run.start) == "it";
        content.retain(|run| !trace.on(Repair::EmptySubject, empty(run)));
    }
}

/// Whether a content is no more than somebody who is meant: "she".
pub fn is_meant(view: &View<'_>, run: Run) -> bool {
    run.len() == 1 && matches!(view.norm(run.start), "he" | "she" | "it" | "they" | "we" | "you" | "i")
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

/// "Residents were told that the water was clean": whoever hears it is none of what is said.
fn hears(view: &View<'_>, cue: Run, run: Run, all: &[Run]) -> bool {
    let told = matches!(view.norm(cue.end - 1), "told" | "informed" | "assured" | "notified" | "reminded");
    let passive = told && (cue.start..cue.end - 1).any(|at| view.class(at) == Class::Auxiliary);
    passive && run.end == cue.start && all.iter().any(|other| other.start >= cue.end)
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

/// Whether quotation marks stand around a word of the run.
fn holds_marks(view: &View<'_>, run: Run) -> bool {
    /// Words looked at from either end.
    const ENDS: usize = 60;
    let quoted = |at: usize| view.marks.at(at).is_some();
    (run.start..run.end.min(run.start + ENDS)).any(quoted)
        || (run.end.saturating_sub(ENDS).max(run.start)..run.end).any(quoted)
}

/// Whether words without marks, of the cue's own sentence, only stand beside a quotation that is all of what is
/// said: `“It holds,” she said as she turned`, `she said of the plan, “It holds.”`, or behind what "according
/// to" closes.
fn stray(view: &View<'_>, cue: Run, run: Run, all: &[Run]) -> bool {
    /// A source stands between a quotation and its cue, or behind it.
    const SOURCE: usize = 14;
    /// What is said of something, and of what: no longer.
    const TOPIC: usize = 5;
    if run.start < cue.end {
        return false;
    }
    let comma = view.class_before(run.start) == Class::Comma;
    if view.norm(cue.start) == "according" {
        // "where takings fell by a third according to traders, shopkeepers want help"
        let closed = view.class_before(cue.start) != Class::Comma;
        return closed && all.iter().any(|other| other.end == cue.start);
    }
    let opens = view.class(run.start);
    let aside = matches!(opens, Class::Subordinator | Class::Preposition)
        || (opens == Class::Verb && view.norm(run.start).ends_with("ing"));
    let spoken = all.iter().any(|other| {
        view.marks.opening(other.start).is_some()
            && other.end <= cue.start
            && other.end + SOURCE > cue.start
            && view.marks.closing(other.end).is_some()
    });
    if spoken && opens != Class::That && (aside || !comma) {
        return true;
    }
    let follows = |other: &&Run| {
        view.marks.opening(other.start).is_some()
            && (run.end..run.end + 2).contains(&other.start.saturating_sub(1))
            && matches!(view.norm(other.start.saturating_sub(1)), "," | ":")
    };
    run.len() <= TOPIC
        && run.start == cue.end
        && opens != Class::That
        && all.iter().any(|other| follows(&other))
}

/// Whether a content says no more than when, and names a day: "Monday", "on 3 June".
pub fn is_time(view: &View<'_>, run: Run) -> bool {
    let day = run.iter().any(|at| view.class(at) == Class::Day);
    day && run.iter().all(|at| view.tells_time(at))
}

/// A content inside somebody's quotation marks without the closing mark that is not its own.
pub fn without_outer_mark(view: &View<'_>, Run { start, end }: Run) -> Run {
    let Some(row) = view.marks.closing(end).filter(|row| row.start < start) else {
        return Run::new(start, end);
    };
    let mut last = end;
    while last > start + 1
        && (view.marks.is_mark(last - 1) && last + 2 > row.end
            || matches!(view.norm(last - 1), "," | ".")
            || last == end)
    {
        last -= 1;
    }
    Run::new(start, last)
}
