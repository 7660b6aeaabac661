//! What two attributions of a sentence, or two verbs of one content, have to do with each other.
//!
//! In: attributions that stand, in reading order, classes and trees. Out: the same, put right. Runs where
//! [`crate::attribution::repair::subject`] does.

use super::complements::REACH;
use crate::attribution::candidates::Chosen;
use crate::attribution::lexicon::{Class, VerbForm};
use crate::attribution::merge::standing::{around, reach};
use crate::attribution::view::{Run, View};
use crate::syntax::Deprel;
/// Takes second verbs in, in each.
pub(super) fn take_second_verbs(view: &View<'_>, rows: &mut [Chosen]) {
    for at in 0..rows.len() {
        if let Some((number, end)) = second_verb(view, rows, at)
            && let Some(run) = rows.get_mut(at).and_then(|row| row.found.content.get_mut(number))
        {
            run.end = end;
        }
    }
}

/// Parts reports from whom they tell of, in each.
pub(super) fn part_all_reports(view: &View<'_>, rows: &mut [Chosen]) {
    (0..rows.len()).for_each(|at| part_reports(view, rows, at));
}

/// "vowed to lower fares and make sure that …": the second verb is as much part of it as the first.
fn second_verb(view: &View<'_>, rows: &[Chosen], at: usize) -> Option<(usize, usize)> {
    let row = rows.get(at)?;
    let limit = view.sentence(row.found.cue.start).end;
    let infinitive = |run: &Run| {
        run.start >= row.found.cue.end
            && run.end < limit
            && view.class(run.start) == Class::To
            && run.end > run.start + 1
    };
    let number = row.found.content.iter().position(infinitive)?;
    let run = *row.found.content.get(number)?;
    let and = run.end + usize::from(view.class(run.end) == Class::Comma);
    let verb = and + 1 + usize::from(view.class(and + 1) == Class::To);
    let base = view.class(verb) == Class::Verb
        && matches!(view.word(verb).verb, None | Some(VerbForm::Base))
        && !view.norm(verb).ends_with("ing")
        && !view.norm(verb).ends_with("ed");
    let joined = view.hangs(verb, &[Deprel::Conj]) && view.head(verb).is_some_and(|head| run.contains(head));
    let other = around(rows, row.found.cue).any(|other| other.found.cue.contains(verb));
    (view.class(and) == Class::And && view.norm(and) != "but" && base && joined && !other)
        .then(|| (number, view.clause(run.start, limit)))
        .filter(|(_, end)| *end > run.end)
}

/// "Reports suggest that Ama Kyei met the divers, praising their hands": no report praises, she does.
fn part_reports(view: &View<'_>, rows: &mut [Chosen], at: usize) {
    let Some(row) = rows.get(at) else { return };
    let (cue, source) = (row.found.cue, row.found.source);
    let gerund = view.norm(cue.start).ends_with("ing") && view.class_before(cue.start) == Class::Comma;
    let Some(source) = source.filter(|run| gerund && run.end < cue.start && is_written(view, *run)) else {
        return;
    };
    let Run { start: from, end: to } = reach(rows, cue);
    let outer = rows.get(from..to).into_iter().flatten().find_map(|other| {
        let same = other.found.source == Some(source) && other.found.cue.end < cue.start;
        let held = |run: &&Run| run.start >= other.found.cue.end && run.end + 1 == cue.start;
        same.then(|| other.found.content.iter().find(held)).flatten().copied()
    });
    let Some(run) = outer else { return };
    let start = run.start + usize::from(view.class(run.start) == Class::That);
    let subject = view.phrase_end(start, run.end).filter(|end| view.class(*end).is_verbal());
    if let Some(row) = rows.get_mut(at) {
        row.found.source = subject.map(|end| Run::new(start, end));
    }
}

/// "argued that Ekker knew that …": a verb inside what somebody says has the subject that the tree gives it there.
pub(super) fn give_own_subjects(view: &View<'_>, rows: &mut [Chosen]) {
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { continue };
        let (cue, Some(source)) = (row.found.cue, row.found.source) else { continue };
        let verb = row.found.last_word(view);
        let Run { start: from, end: to } = reach(rows, cue);
        let outer = rows.get(from..to).into_iter().flatten().find_map(|other| {
            let held = |run: &&Run| run.holds(cue);
            let same = other.found.source == Some(source) && other.found.cue != cue;
            same.then(|| other.found.content.iter().find(held)).flatten().copied()
        });
        let Some(run) = outer.filter(|run| source.end <= run.start) else { continue };
        let floor = run.start.max(cue.start.saturating_sub(REACH));
        let Some(noun) = (floor..cue.start).rev().find(|at| view.is_subject(*at, verb)) else { continue };
        let start = view.phrase_start(noun + 1, run.start);
        if let Some(row) = rows.get_mut(at).filter(|_| start.is_some()) {
            row.found.source = start.map(|start| Run::new(start, noun + 1));
        }
    }
}

/// "was quoted by state radio as saying that talks would resume": the subject of the passive says so.
pub(super) fn quoted_as(view: &View<'_>, rows: &mut Vec<Chosen>) {
    /// Words between the two verbs.
    const REACH: usize = 10;
    /// All of seven in PolNeAR's training articles and Voice of America are right.
    const QUOTED: f32 = 0.75;
    let mut gone = Vec::new();
    for row in &mut *rows {
        let (cue, head) = (row.found.cue, row.found.head);
        if view.norm(head) != "saying" || view.norm(head.wrapping_sub(1)) != "as" {
            continue;
        }
        let quoted = |at: &usize| {
            matches!(view.norm(*at), "quoted" | "cited" | "reported" | "paraphrased")
                && at.checked_sub(1).is_some_and(|be| view.is_be(be))
        };
        let floor = view.sentence(head).start.max(head.saturating_sub(REACH));
        let Some(verb) = (floor + 1..head).rev().find(quoted) else { continue };
        let group = view.group(verb, floor);
        if let Some(run) = view.subject_before(group.start, view.sentence(head).start) {
            row.found.source = Some(run);
            row.found.content.retain(|held| held.start >= cue.end);
            row.share = row.share.max(QUOTED);
            gone.push(verb);
        }
    }
    gone.sort_unstable();
    rows.retain(|row| gone.binary_search(&row.found.head).is_err() && !row.found.content.is_empty());
}

/// Whether a source is something that was written or told, and can neither praise nor blame.
fn is_written(view: &View<'_>, run: Run) -> bool {
    run.iter().rev().find(|at| view.class(*at) == Class::Noun).is_some_and(|at| {
        // one report has an author, who may praise
        matches!(
            view.norm(at),
            "reports" | "rumour" | "rumours" | "rumor" | "rumors" | "posts" | "messages" | "claims"
        )
    })
}
