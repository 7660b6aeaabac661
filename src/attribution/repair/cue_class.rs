//! What a cue does by what stands around it: "agree that" holds something to be so, "agree to" means to do it.
//!
//! In: one attribution, classes. Out: the same with its class. Runs where [`crate::attribution::repair::subject`] does.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::lexicon::cue::lexicon;
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::repair::grammar::Words;
use crate::attribution::types::CueClass;
use crate::attribution::view::source::Run;
/// "continues to insist", "seemed to think": the second verb says what the cue does. "asked for help" demands, and
/// "referred to it as a folly" judges.
pub(in crate::attribution) fn settle(words: &Words<'_>, found: &mut Candidate) {
    let chunks = words.chunks;
    let (start, end) = found.cue;
    let leads = |at: usize| {
        let word = chunks.norm(at);
        word.starts_with("continu") || List::Seems.has(word) || (word == "on" && at > start)
    };
    let verb = |at: usize| {
        let number = chunks.word(at).cues.first().copied().flatten()?;
        lexicon().entries.get(usize::from(number))
    };
    let second = (start + 2..end).rev().find(|at| {
        chunks.norm(at.wrapping_sub(1)) == "to"
            && leads(at.wrapping_sub(2))
            && chunks.class(*at) == Class::Verb
    });
    if let Some(entry) = second.and_then(verb) {
        found.class = entry.class;
    }
    let Some(run) = found.content.iter().find(|run| run.0 >= end).copied() else { return };
    let acts = |at: usize| chunks.class(at) == Class::To && chunks.class(at + 1).is_verbal();
    if found.lemma == "ask" && found.class == CueClass::Question {
        // "asked the council to close the road"
        let other = chunks.base_end(run.0, run.1).is_some_and(|end| end < run.1 && acts(end));
        if acts(run.0) || other || chunks.norm(end.wrapping_sub(1)) == "for" || wants(words, run) {
            found.class = CueClass::Demand;
        }
    }
    let judges = |at: usize| chunks.norm(at) == "as" && at > run.0;
    if found.lemma == "refer" && (run.0..run.1.min(run.0 + 16)).any(judges) {
        found.class = CueClass::Evaluation;
    }
    // "agreed that the slope is cracked", "decided that the pump was beyond repair": found to be so
    if matches!(found.lemma, "agree" | "decide") && states(words, run) {
        found.class = CueClass::Belief;
    }
}

/// "that the road be closed": what is asked for.
fn wants(words: &Words<'_>, run: Run) -> bool {
    let chunks = words.chunks;
    chunks.class(run.0) == Class::That && (run.0 + 1..run.1.min(run.0 + 12)).any(|at| chunks.norm(at) == "be")
}

/// Whether a clause says what is so, and not what is to be done: its first verb is finite and no "should".
fn states(words: &Words<'_>, run: Run) -> bool {
    let chunks = words.chunks;
    if matches!(chunks.class(run.0), Class::To | Class::Wh)
        || matches!(chunks.norm(run.0), "on" | "with" | "whether" | "what")
    {
        return false;
    }
    let first = (run.0..run.1.min(run.0 + 16)).find(|at| chunks.class(*at).is_verbal());
    first.is_some_and(|at| {
        let plain = (run.0..at).all(|at| chunks.class(at) != Class::To);
        plain
            && !matches!(
                chunks.norm(at),
                "should" | "would" | "will" | "must" | "shall" | "can" | "could" | "be"
            )
            && !(chunks.class(at) == Class::Verb && chunks.norm(at).ends_with("ing"))
    })
}
