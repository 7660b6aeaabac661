//! What two attributions of a sentence, or two verbs of one content, have to do with each other.
//!
//! In: attributions that stand, in reading order, classes and trees. Out: the same, put right. Runs where
//! [`crate::attribution::repair::subject`] does.

use crate::attribution::candidates::select::Chosen;
use crate::attribution::lexicon::cue::VerbForm;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::merge::standing::{around, reach};
use crate::attribution::repair::complements::REACH;
use crate::attribution::repair::grammar::Words;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::content;
use crate::attribution::view::frame;
use crate::attribution::view::source::{self, Run};

/// Takes second verbs in, in each.
pub(super) fn take_second_verbs(words: &Words<'_>, rows: &mut [Chosen]) {
    for at in 0..rows.len() {
        if let Some((number, end)) = second_verb(words, rows, at)
            && let Some(run) = rows.get_mut(at).and_then(|row| row.found.content.get_mut(number))
        {
            run.1 = end;
        }
    }
}

/// Parts reports from whom they tell of, in each.
pub(super) fn part_all_reports(words: &Words<'_>, rows: &mut [Chosen]) {
    (0..rows.len()).for_each(|at| part_reports(words, rows, at));
}

/// "vowed to lower fares and make sure that …": the second verb is as much part of it as the first.
fn second_verb(words: &Words<'_>, rows: &[Chosen], at: usize) -> Option<(usize, usize)> {
    let chunks = words.chunks;
    let row = rows.get(at)?;
    let limit = words.sentence(row.found.cue.0).1;
    let infinitive = |run: &Run| {
        run.0 >= row.found.cue.1 && run.1 < limit && chunks.class(run.0) == Class::To && run.1 > run.0 + 1
    };
    let number = row.found.content.iter().position(infinitive)?;
    let run = *row.found.content.get(number)?;
    let and = run.1 + usize::from(chunks.class(run.1) == Class::Comma);
    let verb = and + 1 + usize::from(chunks.class(and + 1) == Class::To);
    let base = chunks.class(verb) == Class::Verb
        && matches!(chunks.word(verb).verb, None | Some(VerbForm::Base))
        && !chunks.norm(verb).ends_with("ing")
        && !chunks.norm(verb).ends_with("ed");
    let joined = words.joins(verb) && words.head(verb).is_some_and(|head| run.0 <= head && head < run.1);
    let other =
        around(rows, row.found.cue).any(|other| other.found.cue.0 <= verb && verb < other.found.cue.1);
    (chunks.class(and) == Class::And && chunks.norm(and) != "but" && base && joined && !other)
        .then(|| (number, content::clause(chunks, words.marks, run.0, limit)))
        .filter(|(_, end)| *end > run.1)
}

/// "Reports suggest that Ama Kyei met the divers, praising their hands": no report praises, she does.
fn part_reports(words: &Words<'_>, rows: &mut [Chosen], at: usize) {
    let chunks = words.chunks;
    let Some(row) = rows.get(at) else { return };
    let (cue, source) = (row.found.cue, row.found.source);
    let gerund = chunks.norm(cue.0).ends_with("ing") && chunks.class_before(cue.0) == Class::Comma;
    let Some(source) = source.filter(|run| gerund && run.1 < cue.0 && is_written(chunks, *run)) else {
        return;
    };
    let (from, to) = reach(rows, cue);
    let outer = rows.get(from..to).into_iter().flatten().find_map(|other| {
        let same = other.found.source == Some(source) && other.found.cue.1 < cue.0;
        let held = |run: &&Run| run.0 >= other.found.cue.1 && run.1 + 1 == cue.0;
        same.then(|| other.found.content.iter().find(held)).flatten().copied()
    });
    let Some(run) = outer else { return };
    let start = run.0 + usize::from(chunks.class(run.0) == Class::That);
    let subject = chunks.phrase_end(start, run.1).filter(|end| chunks.class(*end).is_verbal());
    if let Some(row) = rows.get_mut(at) {
        row.found.source = subject.map(|end| (start, end));
    }
}

/// "argued that Ekker knew that …": a verb inside what somebody says has the subject that the tree gives it there.
pub(super) fn give_own_subjects(words: &Words<'_>, rows: &mut [Chosen]) {
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { continue };
        let (cue, Some(source)) = (row.found.cue, row.found.source) else { continue };
        let verb = words.last_word(&row.found);
        let (from, to) = reach(rows, cue);
        let outer = rows.get(from..to).into_iter().flatten().find_map(|other| {
            let held = |run: &&Run| run.0 <= cue.0 && cue.1 <= run.1;
            let same = other.found.source == Some(source) && other.found.cue != cue;
            same.then(|| other.found.content.iter().find(held)).flatten().copied()
        });
        let Some(run) = outer.filter(|run| source.1 <= run.0) else { continue };
        let floor = run.0.max(cue.0.saturating_sub(REACH));
        let Some(noun) = (floor..cue.0).rev().find(|at| words.is_subject(*at, verb)) else { continue };
        let start = source::phrase(words.chunks, noun + 1, run.0);
        if let Some(row) = rows.get_mut(at).filter(|_| start.is_some()) {
            row.found.source = start.map(|start| (start, noun + 1));
        }
    }
}

/// "was quoted by state radio as saying that talks would resume": the subject of the passive says so.
pub(super) fn quoted_as(words: &Words<'_>, rows: &mut Vec<Chosen>) {
    /// Words between the two verbs.
    const REACH: usize = 10;
    /// All of seven in PolNeAR's training articles and Voice of America are right.
    const QUOTED: f32 = 0.75;
    let chunks = words.chunks;
    let mut gone = Vec::new();
    for row in &mut *rows {
        let (cue, head) = (row.found.cue, row.found.head);
        if chunks.norm(head) != "saying" || chunks.norm(head.wrapping_sub(1)) != "as" {
            continue;
        }
        let quoted = |at: &usize| {
            matches!(chunks.norm(*at), "quoted" | "cited" | "reported" | "paraphrased")
                && at.checked_sub(1).is_some_and(|be| words.is_be(be))
        };
        let floor = words.sentence(head).0.max(head.saturating_sub(REACH));
        let Some(verb) = (floor + 1..head).rev().find(quoted) else { continue };
        let group = frame::group(chunks, verb, floor);
        if let Some(run) = source::before(chunks, group.start, words.sentence(head).0) {
            row.found.source = Some(run);
            row.found.content.retain(|held| held.0 >= cue.1);
            row.share = row.share.max(QUOTED);
            gone.push(verb);
        }
    }
    gone.sort_unstable();
    rows.retain(|row| gone.binary_search(&row.found.head).is_err() && !row.found.content.is_empty());
}

/// Whether a source is something that was written or told, and can neither praise nor blame.
fn is_written(chunks: &Chunks<'_>, run: Run) -> bool {
    (run.0..run.1).rev().find(|at| chunks.class(*at) == Class::Noun).is_some_and(|at| {
        // one report has an author, who may praise
        matches!(
            chunks.norm(at),
            "reports" | "rumour" | "rumours" | "rumor" | "rumors" | "posts" | "messages" | "claims"
        )
    })
}
