//! Words that readers and weights pass over, and that can only mean that somebody asks, judges or knows.
//!
//! In: the rules' candidates, what stands. Out: what stands with those added, in reading order. Like [`crate::attribution::repair::subject`]
//! it runs behind the tagger and behind the rules alike.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::non_verbal::WORDS_OF;
use crate::attribution::candidates::rules::Rules;
use crate::attribution::candidates::select::Chosen;
use crate::attribution::lexicon::cue::Part;
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::merge::standing::{around, meets};
use crate::attribution::repair::grammar::Words;
use crate::attribution::repair::passive_agents;
use crate::attribution::repairs::Repair;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::frame::{self, Frame};
use crate::attribution::view::source::Run;
/// The share of such nouns that PolNeAR's training articles mark, of those outside other contents.
const ASKED: f32 = 0.7;
/// A mark in quotation marks is as plain, and too rare in the training articles to be counted.
const RATED: f32 = 0.6;
/// So are silence and denial in set words.
const SILENT: f32 = 0.7;
/// So is a paper's own word for what it knows.
const LEARNED: f32 = 0.6;

/// Adds what stands nowhere yet.
pub(in crate::attribution) fn add(words: &Words<'_>, rules: &Rules, rows: &mut Vec<Chosen>) {
    let mut more: Vec<Chosen> = Vec::new();
    for (found, share) in &rules.prospects {
        let (repair, least) = match found.part {
            Part::Noun if asks(words.chunks, found) => (Repair::AddAppeals, ASKED),
            Part::Preposition if found.lemma == WORDS_OF => (Repair::AddWordsOf, ASKED),
            Part::Verb if is_silent(words.chunks, found) => (Repair::AddSilence, SILENT),
            Part::Verb if denies(words.chunks, found) => (Repair::AddDenial, SILENT),
            Part::Verb if learns(words, found) => (Repair::AddLearned, LEARNED),
            Part::Verb if passive_agents::quotes_a_mark(words, found) => (Repair::AddRated, RATED),
            _ => continue,
        };
        if !words.repairs.has(repair) {
            continue;
        }
        let mut found = found.clone();
        if found.part == Part::Verb {
            passive_agents::find(words, &mut found);
        }
        let free = |row: &Chosen| !meets(&row.found, &found);
        if around(rows, found.cue).all(free) && more.last().is_none_or(free) {
            let share = share.max(least);
            more.push(Chosen::added(found, share, repair));
        }
    }
    if !more.is_empty() {
        rows.append(&mut more);
        rows.sort_by_key(|row| (row.found.cue.0, row.found.head));
    }
}

/// "The board did not respond to requests for comment."
fn is_silent(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let asked = |run: &Run| {
        (run.0..run.1.min(run.0 + 8)).any(|at| matches!(chunks.norm(at), "comment" | "request" | "requests"))
    };
    found.negated
        && found.source.is_some()
        && matches!(found.lemma, "respond" | "reply" | "return" | "answer")
        && found.content.iter().any(asked)
}

/// "He is accused of fraud, which he denies."
fn denies(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let pronoun = |run: &Run| run.1 == run.0 + 1 && chunks.norm(run.0) == "which";
    matches!(found.lemma, "deny" | "dispute" | "reject")
        && found.content.iter().all(pronoun)
        && found.source.is_some()
}

/// "The dam is cracked, the Herald has learned", ", the Herald can reveal": a name behind a comma knows what stands
/// before it.
fn learns(words: &Words<'_>, found: &Candidate) -> bool {
    let chunks = words.chunks;
    let named = |run: Run| run.1 == found.cue.0 && (run.0..run.1).any(|at| chunks.class(at) == Class::Name);
    let comma = |run: Run| chunks.class_before(run.0) == Class::Comma;
    let limit = words.sentence(found.head).1;
    found.frame == Frame::Final
        && matches!(found.lemma, "learn" | "understand" | "reveal")
        && found.head + 1 == found.cue.1
        && frame::ends(chunks, frame::skip_manner(chunks, found.cue.1, limit), limit)
        && words.marks.at(found.head).is_none()
        && found.source.is_some_and(|run| named(run) && comma(run))
}

/// "The flood led to calls for a new dam."
fn asks(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    found.frame == Frame::For && chunks.is(found.head, List::Asks)
}
