//! Words that readers and weights pass over, and that can only mean that somebody asks, judges or knows.
//!
//! In: the rules' candidates, what stands. Out: what stands with those added, in reading order. Like [`crate::attribution::repair::subject`]
//! it runs behind the tagger and behind the rules alike.

use super::passive_agents;
use crate::attribution::candidates::{Candidate, Chosen, Rules, WORDS_OF};
use crate::attribution::lexicon::{Class, List, Part};
use crate::attribution::merge::standing::{around, meets};
use crate::attribution::repairs::Repair;
use crate::attribution::view::{Frame, Run, View};
/// The share of such nouns that PolNeAR's training articles mark, of those outside other contents.
const ASKED: f32 = 0.7;
/// A mark in quotation marks is as plain, and too rare in the training articles to be counted.
const RATED: f32 = 0.6;
/// So are silence and denial in set words.
const SILENT: f32 = 0.7;
/// So is a paper's own word for what it knows.
const LEARNED: f32 = 0.6;

/// Adds what stands nowhere yet.
pub fn add(view: &View<'_>, rules: &Rules, rows: &mut Vec<Chosen>) {
    let mut more: Vec<Chosen> = Vec::new();
    for (found, share) in &rules.prospects {
        let (repair, least) = match found.part {
            Part::Noun if asks(view, found) => (Repair::AddAppeals, ASKED),
            Part::Preposition if found.lemma == WORDS_OF => (Repair::AddWordsOf, ASKED),
            Part::Verb if is_silent(view, found) => (Repair::AddSilence, SILENT),
            Part::Verb if denies(view, found) => (Repair::AddDenial, SILENT),
            Part::Verb if learns(view, found) => (Repair::AddLearned, LEARNED),
            Part::Verb if passive_agents::quotes_a_mark(view, found) => (Repair::AddRated, RATED),
            _ => continue,
        };
        if !view.repairs.has(repair) {
            continue;
        }
        let mut found = found.clone();
        if found.part == Part::Verb {
            passive_agents::find(view, &mut found);
        }
        let free = |row: &Chosen| !meets(&row.found, &found);
        if around(rows, found.cue).all(free) && more.last().is_none_or(free) {
            let share = share.max(least);
            more.push(Chosen::added(found, share, repair));
        }
    }
    if !more.is_empty() {
        rows.append(&mut more);
        rows.sort_by_key(|row| (row.found.cue.start, row.found.head));
    }
}

/// "The board did not respond to requests for comment."
fn is_silent(view: &View<'_>, found: &Candidate) -> bool {
    let asked = |run: &Run| {
        (run.start..run.end.min(run.start + 8))
            .any(|at| matches!(view.norm(at), "comment" | "request" | "requests"))
    };
    found.negated
        && found.source.is_some()
        && matches!(found.lemma, "respond" | "reply" | "return" | "answer")
        && found.content.iter().any(asked)
}

/// "He is accused of fraud, which he denies."
fn denies(view: &View<'_>, found: &Candidate) -> bool {
    let pronoun = |run: &Run| run.len() == 1 && view.norm(run.start) == "which";
    matches!(found.lemma, "deny" | "dispute" | "reject")
        && found.content.iter().all(pronoun)
        && found.source.is_some()
}

/// "The dam is cracked, the Herald has learned", ", the Herald can reveal": a name behind a comma knows what stands
/// before it.
fn learns(view: &View<'_>, found: &Candidate) -> bool {
    let named = |run: Run| run.end == found.cue.start && run.iter().any(|at| view.class(at) == Class::Name);
    let comma = |run: Run| view.class_before(run.start) == Class::Comma;
    let limit = view.sentence(found.head).end;
    found.frame == Frame::Final
        && matches!(found.lemma, "learn" | "understand" | "reveal")
        && found.head + 1 == found.cue.end
        && view.ends(view.skip_manner(found.cue.end, limit), limit)
        && view.marks.at(found.head).is_none()
        && found.source.is_some_and(|run| named(run) && comma(run))
}

/// "The flood led to calls for a new dam."
fn asks(view: &View<'_>, found: &Candidate) -> bool {
    found.frame == Frame::For && view.is(found.head, List::Asks)
}
