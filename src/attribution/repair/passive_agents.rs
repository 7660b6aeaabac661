//! Who stands behind a passive with "by": "asked by Mr Dray whether …", "was rated “inadequate” by inspectors",
//! "was accused by residents of hiding the report".
//!
//! In: an attribution, classes. Out: the same with its source and what is said of the subject, where the words name
//! them. Runs where [`crate::attribution::repair::subject`] does, behind the tagger and behind the rules alike.

use crate::attribution::candidates::Candidate;
use crate::attribution::lexicon::{Class, List, Part};
use crate::attribution::types::CueClass;
use crate::attribution::view::{Mood, Run, View};
/// What is said of a subject, and by whom.
#[derive(Clone, Copy, Debug, Default)]
pub struct Judged {
    agent: Option<Run>,
    mark: Option<Run>,
    /// Behind both.
    end: usize,
}

/// Puts right who stands behind "by", where a source is known: part of it may be what is said.
pub fn part(view: &View<'_>, found: &mut Candidate) {
    let Some(Run { start, end }) = found.source else { return };
    if start < found.cue.end || view.norm(start - 1) != "by" || !found.is_passive(view) {
        return;
    }
    let accuses = view.is(found.last_word(view), List::Accuses);
    let rates = List::Rates.has(found.lemma) || List::RatesAs.has(found.lemma);
    let opens = |at: &usize| {
        let next = view.class(at + 1);
        match view.norm(*at) {
            "to" => next.is_verbal(),
            "of" if accuses => true,
            "as" if rates => true,
            "of" | "for" | "over" | "as" | "with" | "about" | "against" => {
                next == Class::Verb && view.norm(at + 1).ends_with("ing")
            }
            _ => false,
        }
    };
    let limit = view.sentence(start).end;
    let Some(at) = (start + 1..=end).find(|at| *at < limit && opens(at)) else { return };
    if found.content.iter().any(|run| run.start >= end && run.end > at) {
        return;
    }
    found.source = Some(Run::new(start, at));
    let close = view.clause(at, limit);
    found.content.retain(|run| run.end <= at);
    found.content.push(Run::new(at, close));
}

/// Finds who stands behind "by", where no source is known.
pub fn find(view: &View<'_>, found: &mut Candidate) {
    take_last(view, found);
    take_asker(view, found);
    judge(view, found);
}

/// Whether a verb's source is not known.
fn is_open(found: &Candidate) -> bool {
    found.source.is_none() && found.part == Part::Verb
}

/// "The home was rated “inadequate” by inspectors": who judges, and the mark.
pub fn judge(view: &View<'_>, found: &mut Candidate) {
    if is_open(found)
        && let Some(row) = judged(view, found)
    {
        complete(view, found, row);
    }
}

/// The phrase behind a "by" that stands at `at`.
fn agent(view: &View<'_>, at: usize, limit: usize) -> Option<Run> {
    if view.norm(at) != "by" {
        return None;
    }
    let from = at + 1;
    let speaks = |end: &usize| {
        *end > from
            && matches!(view.class(end - 1), Class::Noun | Class::Name | Class::Pronoun | Class::Object)
    };
    // "by lawyers as “historic”"
    let whole = |end: usize| (from + 1..end).find(|at| view.norm(*at) == "as").unwrap_or(end);
    // "by inspectors in 2022": the year is none of them
    let ends = [view.phrase_end(from, limit), view.base_end(from, limit)];
    ends.into_iter().flatten().map(whole).find(speaks).map(|end| Run::new(from, end))
}

/// "Asked by Mr Dray whether old people bruise easily": between the cue and what is asked stands who asks.
pub fn take_asker(view: &View<'_>, found: &mut Candidate) {
    let Some(run) = found.content.first().filter(|_| is_open(found)) else { return };
    found.source = agent(view, found.cue.end, run.start).filter(|source| source.end == run.start);
}

/// "was seen as a danger by the council": who thinks so stands at the end.
pub fn take_last(view: &View<'_>, found: &mut Candidate) {
    if !is_open(found) || !found.is_passive(view) {
        return;
    }
    let cue = found.cue;
    let Some(run) = found.content.last_mut().filter(|run| run.start >= cue.end) else { return };
    if matches!(view.class(run.start), Class::To | Class::That | Class::Wh) {
        return;
    }
    let by = |at: &usize| {
        view.norm(*at) == "by"
            && matches!(view.class_before(*at), Class::Noun | Class::Name | Class::Adjective | Class::Quote)
            && view.phrase_end(at + 1, run.end) == Some(run.end)
            && matches!(view.class(run.end - 1), Class::Noun | Class::Name)
    };
    if let Some(at) = (run.start + 1..run.end).rev().find(by) {
        found.source = Some(Run::new(at + 1, run.end));
        run.end = at;
    }
}

/// "The home was rated “inadequate” by inspectors", "was called by the mayor a folly": what the words behind a
/// passive say, and who says it.
pub fn judged(view: &View<'_>, found: &Candidate) -> Option<Judged> {
    /// Words of a mark with who gave it.
    const REACH: usize = 24;
    let rates = List::Rates.has(found.lemma);
    let passive = found.is_passive(view) || found.mood == Mood::Reduced;
    if !(rates || List::RatesAs.has(found.lemma)) || !passive || found.head >= found.cue.end {
        return None;
    }
    let limit = view.sentence(found.head).end.min(found.head + REACH);
    let mut row = Judged { end: found.head + 1, ..Judged::default() };
    for _ in 0..2 {
        let at = row.end;
        if row.agent.is_none()
            && let Some(run) = agent(view, at, limit)
        {
            (row.agent, row.end) = (Some(run), run.end);
            continue;
        }
        let linked = view.norm(at) == "as";
        if row.mark.is_some() || !(linked || rates) {
            break;
        }
        let first = at + usize::from(linked);
        let end = match view.marks.opening(first) {
            Some(quotation) => Some(quotation.end),
            None => whole_mark(view, first, limit),
        };
        let Some(end) = end.filter(|end| (first + 1..=limit).contains(end)) else { break };
        (row.mark, row.end) = (Some(Run::new(first, end)), end);
    }
    (row.agent.is_some() || row.mark.is_some()).then_some(row)
}

/// "a “disgrace” to the town": a phrase, with the closing mark where it ends in a quotation.
fn whole_mark(view: &View<'_>, first: usize, limit: usize) -> Option<usize> {
    let quoted = (first..limit.min(first + 3)).find_map(|at| view.marks.opening(at));
    match view.base_end(first, limit) {
        Some(end) => Some(quoted.map_or(end, |row| row.end.max(end))),
        // "unfit", "a “disgrace”"
        None if view.class(first) == Class::Adjective => Some(first + 1),
        None => quoted.map(|row| row.end),
    }
}

/// The mark belongs to what is said, and who gave it speaks.
fn complete(view: &View<'_>, found: &mut Candidate, row: Judged) {
    let cue = found.cue;
    let quoted = row.mark.is_some_and(|run| run.iter().any(|at| view.marks.at(at).is_some()));
    if row.agent.is_none() && !quoted {
        return;
    }
    found.source = row.agent;
    if let Some(Run { start: first, mut end }) = row.mark {
        let behind = |run: &&Run| run.start >= cue.end && run.start <= first && run.end > first;
        let held = found.content.iter().find(behind).copied();
        let start = held.map_or(first, |run| run.start).max(cue.end);
        // "called by the mayor a folly that nobody asked for"
        let time = matches!(view.norm(end), "in" | "on" | "at" | "during" | "after" | "before" | "since");
        if row.agent.is_none_or(|run| run.end <= first) && !(quoted && time) {
            end = held.map_or(end, |run| run.end.max(end));
        }
        found.content.retain(|run| run.end <= cue.start || run.start >= row.end.max(end));
        found.content.push(Run::new(start, end));
    } else if let Some(run) = row.agent {
        found.content.retain(|held| held.end <= run.start || held.start >= run.end);
    }
    if found.content.iter().all(|run| run.start >= cue.end)
        && let Some(run) = found.subject(view)
    {
        found.content.insert(0, run);
    }
    if found.class == CueClass::Belief && List::Marks.has(found.lemma) {
        found.class = CueClass::Evaluation;
    }
}

/// Whether a passive gives its subject a mark in quotation marks, which can only be somebody's: "was slammed as
/// “dangerous”".
pub fn quotes_a_mark(view: &View<'_>, found: &Candidate) -> bool {
    let quoted = |run: Run| run.iter().any(|at| view.marks.at(at).is_some());
    let Some(row) = judged(view, found) else { return false };
    // "hailed by critics as a masterpiece": both are there
    let marked =
        row.mark.is_some_and(|run| quoted(run) || row.agent.is_some() && view.norm(run.start - 1) == "as");
    let subject = || view.subject_before(found.cue.start, view.sentence(found.cue.start).start).is_some();
    // "Dubbed “the quiet giant” by team-mates, Orr retired": the giver stands for it
    let whole =
        found.mood == Mood::Passive && subject() || found.mood == Mood::Reduced && row.agent.is_some();
    whole && marked && view.marks.at(found.head).is_none()
}
