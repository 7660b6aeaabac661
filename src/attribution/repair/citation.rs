//! "The Herald reported, citing the ministry, that …": whom a source cites is part of how it knows, and says nothing
//! of its own here.
//!
//! In: attributions that stand, in reading order. Out: the same, with those who are cited beside who cites them. Runs
//! behind the tagger and behind the rules alike, like [`crate::attribution::repair::subject`]. A reason that is cited ("citing a lack of
//! funds") stays an attribution, as PolNeAR marks it.

use crate::attribution::candidates::Chosen;
use crate::attribution::lexicon::{Class, List, lexicon};
use crate::attribution::types::CueClass;
use crate::attribution::view::{Frame, Run, View};
use crate::entity::speakers;

/// Whether a word opens whom one cites.
fn cites(word: &str) -> bool {
    matches!(word, "citing" | "quoting")
}

/// Joins those who are cited to who cites them.
pub fn join(view: &View<'_>, rows: &mut Vec<Chosen>) {
    let mut joined: Vec<usize> = Vec::new();
    for at in 0..rows.len() {
        if let Some(row) = rows.get_mut(at)
            && cites(view.norm(row.found.head))
            && let Some(verb) = speaks_before(view, row)
        {
            // "reported, citing police, that two people had died": the reader took the words for what is cited
            give_back(view, row, verb);
        }
        if let Some(row) = rows.get_mut(at)
            && let Some(verb) = speaks_before(view, row)
            && matches!(
                view.norm(row.found.head),
                "referring" | "alluding" | "pointing" | "speaking" | "turning"
            )
            && let [run] = row.found.content[..]
            && view.marks.opening(run.start).is_some()
            && run.start > row.found.cue.end
        {
            // "added, referring to the mayor: “He knew.”"
            take_verb(view, row, verb);
        }
        let Some(row) = rows.get_mut(at) else { continue };
        let found = &mut row.found;
        let speaks = matches!(found.class, CueClass::Speech | CueClass::Assertion);
        if !speaks || cites(view.norm(found.head)) {
            continue;
        }
        let cites = |at: usize| {
            Some(at + usize::from(view.class(at) == Class::Comma)).filter(|at| cites(view.norm(*at)))
        };
        let ends = [found.source.map(|run| run.end), Some(found.cue.end)];
        for place in ends.into_iter().flatten() {
            let Some(citing) = cites(place) else { continue };
            let Some(end) = speaker(view, citing) else { continue };
            let whole = end + usize::from(view.class(end) == Class::Comma && end < view.sentence(citing).end);
            found.content =
                found.content.iter().flat_map(|run| without(*run, Run::new(citing, whole))).collect();
            found.content.iter_mut().for_each(|run| run.end = view.trimmed(run.start, run.end));
            found.content.retain(|run| !run.is_empty());
            match &mut found.source {
                Some(run) if run.end == place && found.frame != Frame::Label => {
                    run.end = if found.cue.start >= whole { whole } else { end };
                }
                _ => found.cue.end = end,
            }
            joined.push(citing);
            break;
        }
    }
    rows.retain(|row| !row.found.content.is_empty() && !joined.contains(&row.found.head));
    rows.sort_by_key(|row| (row.found.cue.start, row.found.head));
}

/// The end of whom a "citing" or "quoting" names, where it is somebody who speaks.
fn speaker(view: &View<'_>, citing: usize) -> Option<usize> {
    let limit = view.sentence(citing).end;
    let base = view.base_end(citing + 1, limit)?;
    let noun = view.norm(base - 1);
    let speaks = view.class(base - 1) == Class::Name || List::Cited.has(noun) || speakers::is_document(noun);
    speaks.then(|| view.phrase_end(citing + 1, limit).unwrap_or(base))
}

/// The verb of saying right before ", citing", where a that-clause behind it is what is said.
fn speaks_before(view: &View<'_>, row: &Chosen) -> Option<usize> {
    let (view, head) = (view, row.found.head);
    let verb = head.checked_sub(2).filter(|at| view.class(at + 1) == Class::Comma)?;
    let entry = lexicon();
    let number = view.word(verb).cues.first().copied().flatten()?;
    let class = entry.entries.get(usize::from(number))?.class;
    let speaks = view.class(verb) == Class::Verb && matches!(class, CueClass::Speech | CueClass::Assertion);
    speaks.then_some(verb)
}

fn give_back(view: &View<'_>, row: &mut Chosen, verb: usize) {
    let (view, found) = (view, &mut row.found);
    let limit = view.sentence(verb).end;
    let Some(end) = speaker(view, found.head) else { return };
    let that = end + usize::from(view.class(end) == Class::Comma);
    if that == end || view.class(that) != Class::That || that >= limit {
        return;
    }
    found.frame = Frame::That;
    found.content = vec![Run::new(that, view.clause(that, limit))];
    take_verb(view, row, verb);
}

/// Makes a verb of saying the cue.
fn take_verb(view: &View<'_>, row: &mut Chosen, verb: usize) {
    let number = view.word(verb).cues.first().copied().flatten();
    let entry = number.and_then(|number| lexicon().entries.get(usize::from(number)));
    if let Some(entry) = entry {
        let found = &mut row.found;
        (found.head, found.lemma, found.class) = (verb, entry.lemma, entry.class);
        found.cue = Run::one(verb);
    }
}

/// A run without another.
fn without(run: Run, gone: Run) -> Vec<Run> {
    if run.end <= gone.start || gone.end <= run.start {
        return vec![run];
    }
    [Run::new(run.start, gone.start), Run::new(gone.end, run.end)]
        .into_iter()
        .filter(|run| !run.is_empty())
        .collect()
}
