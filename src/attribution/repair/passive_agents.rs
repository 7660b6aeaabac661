//! Who stands behind a passive with "by": "asked by Mr Dray whether …", "was rated “inadequate” by inspectors",
//! "was accused by residents of hiding the report".
//!
//! In: an attribution, classes. Out: the same with its source and what is said of the subject, where the words name
//! them. Runs where [`crate::attribution::repair::subject`] does, behind the tagger and behind the rules alike.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::lexicon::cue::Part;
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::repair::grammar::Words;
use crate::attribution::types::CueClass;
use crate::attribution::view::content;
use crate::attribution::view::frame::Mood;
use crate::attribution::view::source::{self, Run};
/// What is said of a subject, and by whom.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::attribution) struct Judged {
    agent: Option<Run>,
    mark: Option<Run>,
    /// Behind both.
    end: usize,
}

/// Puts right who stands behind "by", where a source is known: part of it may be what is said.
pub(in crate::attribution) fn part(words: &Words<'_>, found: &mut Candidate) {
    let chunks = words.chunks;
    let Some((start, end)) = found.source else { return };
    if start < found.cue.1 || chunks.norm(start - 1) != "by" || !words.is_passive(found) {
        return;
    }
    let accuses = chunks.is(words.last_word(found), List::Accuses);
    let rates = List::Rates.has(found.lemma) || List::RatesAs.has(found.lemma);
    let opens = |at: &usize| {
        let next = chunks.class(at + 1);
        match chunks.norm(*at) {
            "to" => next.is_verbal(),
            "of" if accuses => true,
            "as" if rates => true,
            "of" | "for" | "over" | "as" | "with" | "about" | "against" => {
                next == Class::Verb && chunks.norm(at + 1).ends_with("ing")
            }
            _ => false,
        }
    };
    let limit = words.sentence(start).1;
    let Some(at) = (start + 1..=end).find(|at| *at < limit && opens(at)) else { return };
    if found.content.iter().any(|run| run.0 >= end && run.1 > at) {
        return;
    }
    found.source = Some((start, at));
    let close = content::clause(chunks, words.marks, at, limit);
    found.content.retain(|run| run.1 <= at);
    found.content.push((at, close));
}

/// Finds who stands behind "by", where no source is known.
pub(in crate::attribution) fn find(words: &Words<'_>, found: &mut Candidate) {
    take_last(words, found);
    take_asker(words, found);
    judge(words, found);
}

/// Whether a verb's source is not known.
fn is_open(found: &Candidate) -> bool {
    found.source.is_none() && found.part == Part::Verb
}

/// "The home was rated “inadequate” by inspectors": who judges, and the mark.
pub(in crate::attribution) fn judge(words: &Words<'_>, found: &mut Candidate) {
    if is_open(found)
        && let Some(row) = judged(words, found)
    {
        complete(words, found, row);
    }
}

/// The phrase behind a "by" that stands at `at`.
fn agent(words: &Words<'_>, at: usize, limit: usize) -> Option<Run> {
    let chunks = words.chunks;
    if chunks.norm(at) != "by" {
        return None;
    }
    let from = at + 1;
    let speaks = |end: &usize| {
        *end > from
            && matches!(chunks.class(end - 1), Class::Noun | Class::Name | Class::Pronoun | Class::Object)
    };
    // "by lawyers as “historic”"
    let whole = |end: usize| (from + 1..end).find(|at| chunks.norm(*at) == "as").unwrap_or(end);
    // "by inspectors in 2022": the year is none of them
    let ends = [chunks.phrase_end(from, limit), chunks.base_end(from, limit)];
    ends.into_iter().flatten().map(whole).find(speaks).map(|end| (from, end))
}

/// "Asked by Mr Dray whether old people bruise easily": between the cue and what is asked stands who asks.
pub(in crate::attribution) fn take_asker(words: &Words<'_>, found: &mut Candidate) {
    let Some(run) = found.content.first().filter(|_| is_open(found)) else { return };
    found.source = agent(words, found.cue.1, run.0).filter(|source| source.1 == run.0);
}

/// "was seen as a danger by the council": who thinks so stands at the end.
pub(in crate::attribution) fn take_last(words: &Words<'_>, found: &mut Candidate) {
    let chunks = words.chunks;
    if !is_open(found) || !words.is_passive(found) {
        return;
    }
    let cue = found.cue;
    let Some(run) = found.content.last_mut().filter(|run| run.0 >= cue.1) else { return };
    if matches!(chunks.class(run.0), Class::To | Class::That | Class::Wh) {
        return;
    }
    let by = |at: &usize| {
        chunks.norm(*at) == "by"
            && matches!(chunks.class_before(*at), Class::Noun | Class::Name | Class::Adjective | Class::Quote)
            && chunks.phrase_end(at + 1, run.1) == Some(run.1)
            && matches!(chunks.class(run.1 - 1), Class::Noun | Class::Name)
    };
    if let Some(at) = (run.0 + 1..run.1).rev().find(by) {
        found.source = Some((at + 1, run.1));
        run.1 = at;
    }
}

/// "The home was rated “inadequate” by inspectors", "was called by the mayor a folly": what the words behind a
/// passive say, and who says it.
pub(in crate::attribution) fn judged(words: &Words<'_>, found: &Candidate) -> Option<Judged> {
    /// Words of a mark with who gave it.
    const REACH: usize = 24;
    let (chunks, marks) = (words.chunks, words.marks);
    let rates = List::Rates.has(found.lemma);
    let passive = words.is_passive(found) || found.mood == Mood::Reduced;
    if !(rates || List::RatesAs.has(found.lemma)) || !passive || found.head >= found.cue.1 {
        return None;
    }
    let limit = words.sentence(found.head).1.min(found.head + REACH);
    let mut row = Judged { end: found.head + 1, ..Judged::default() };
    for _ in 0..2 {
        let at = row.end;
        if row.agent.is_none()
            && let Some(run) = agent(words, at, limit)
        {
            (row.agent, row.end) = (Some(run), run.1);
            continue;
        }
        let linked = chunks.norm(at) == "as";
        if row.mark.is_some() || !(linked || rates) {
            break;
        }
        let first = at + usize::from(linked);
        let end = match marks.opening(first) {
            Some(quotation) => Some(quotation.end),
            None => whole_mark(words, first, limit),
        };
        let Some(end) = end.filter(|end| (first + 1..=limit).contains(end)) else { break };
        (row.mark, row.end) = (Some((first, end)), end);
    }
    (row.agent.is_some() || row.mark.is_some()).then_some(row)
}

/// "a “disgrace” to the town": a phrase, with the closing mark where it ends in a quotation.
fn whole_mark(words: &Words<'_>, first: usize, limit: usize) -> Option<usize> {
    let (chunks, marks) = (words.chunks, words.marks);
    let quoted = (first..limit.min(first + 3)).find_map(|at| marks.opening(at));
    match chunks.base_end(first, limit) {
        Some(end) => Some(quoted.map_or(end, |row| row.end.max(end))),
        // "unfit", "a “disgrace”"
        None if chunks.class(first) == Class::Adjective => Some(first + 1),
        None => quoted.map(|row| row.end),
    }
}

/// The mark belongs to what is said, and who gave it speaks.
fn complete(words: &Words<'_>, found: &mut Candidate, row: Judged) {
    let (marks, cue) = (words.marks, found.cue);
    let quoted = row.mark.is_some_and(|run| (run.0..run.1).any(|at| marks.at(at).is_some()));
    if row.agent.is_none() && !quoted {
        return;
    }
    found.source = row.agent;
    if let Some((first, mut end)) = row.mark {
        let behind = |run: &&Run| run.0 >= cue.1 && run.0 <= first && run.1 > first;
        let held = found.content.iter().find(behind).copied();
        let start = held.map_or(first, |run| run.0).max(cue.1);
        // "called by the mayor a folly that nobody asked for"
        let time =
            matches!(words.chunks.norm(end), "in" | "on" | "at" | "during" | "after" | "before" | "since");
        if row.agent.is_none_or(|run| run.1 <= first) && !(quoted && time) {
            end = held.map_or(end, |run| run.1.max(end));
        }
        found.content.retain(|run| run.1 <= cue.0 || run.0 >= row.end.max(end));
        found.content.push((start, end));
    } else if let Some(run) = row.agent {
        found.content.retain(|held| held.1 <= run.0 || held.0 >= run.1);
    }
    if found.content.iter().all(|run| run.0 >= cue.1)
        && let Some(run) = words.subject(found)
    {
        found.content.insert(0, run);
    }
    if found.class == CueClass::Belief && List::Marks.has(found.lemma) {
        found.class = CueClass::Evaluation;
    }
}

/// Whether a passive gives its subject a mark in quotation marks, which can only be somebody's: "was slammed as
/// “dangerous”".
pub(in crate::attribution) fn quotes_a_mark(words: &Words<'_>, found: &Candidate) -> bool {
    let quoted = |run: Run| (run.0..run.1).any(|at| words.marks.at(at).is_some());
    let Some(row) = judged(words, found) else { return false };
    // "hailed by critics as a masterpiece": both are there
    let marked = row
        .mark
        .is_some_and(|run| quoted(run) || row.agent.is_some() && words.chunks.norm(run.0 - 1) == "as");
    let subject = || source::before(words.chunks, found.cue.0, words.sentence(found.cue.0).0).is_some();
    // "Dubbed “the quiet giant” by team-mates, Orr retired": the giver stands for it
    let whole =
        found.mood == Mood::Passive && subject() || found.mood == Mood::Reduced && row.agent.is_some();
    whole && marked && words.marks.at(found.head).is_none()
}
