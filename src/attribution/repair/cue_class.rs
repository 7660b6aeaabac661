//! What a cue does by what stands around it: "agree that" holds something to be so, "agree to" means to do it.
//!
//! In: one attribution, classes. Out: the same with its class. Runs where [`crate::attribution::repair::subject`] does.

use crate::attribution::candidates::Candidate;
use crate::attribution::lexicon::{Class, List, Part};
use crate::attribution::types::CueClass;
use crate::attribution::view::{Run, View};
/// "continues to insist", "seemed to think": the second verb says what the cue does. "asked for help" demands, and
/// "referred to it as a folly" judges.
pub fn settle(view: &View<'_>, found: &mut Candidate) {
    let Run { start, end } = found.cue;
    let leads = |at: usize| {
        let word = view.norm(at);
        word.starts_with("continu") || List::Seems.has(word) || (word == "on" && at > start)
    };
    let second = (start + 2..end).rev().find(|at| {
        view.norm(at.wrapping_sub(1)) == "to" && leads(at.wrapping_sub(2)) && view.class(*at) == Class::Verb
    });
    if let Some(entry) = second.and_then(|at| view.cue(at, Part::Verb)) {
        found.class = entry.class;
    }
    let Some(run) = found.behind() else { return };
    let acts = |at: usize| view.class(at) == Class::To && view.is_verbal(at + 1);
    if found.lemma == "ask" && found.class == CueClass::Question {
        // "asked the council to close the road"
        let other = view.base_end(run.start, run.end).is_some_and(|end| end < run.end && acts(end));
        if acts(run.start) || other || view.norm(end.wrapping_sub(1)) == "for" || wants(view, run) {
            found.class = CueClass::Demand;
        }
    }
    let judges = |at: usize| view.norm(at) == "as" && at > run.start;
    if found.lemma == "refer" && (run.start..run.end.min(run.start + 16)).any(judges) {
        found.class = CueClass::Evaluation;
    }
    // "agreed that the slope is cracked", "decided that the pump was beyond repair": found to be so
    if matches!(found.lemma, "agree" | "decide") && states(view, run) {
        found.class = CueClass::Belief;
    }
}

/// "that the road be closed": what is asked for.
fn wants(view: &View<'_>, run: Run) -> bool {
    view.class(run.start) == Class::That
        && (run.start + 1..run.end.min(run.start + 12)).any(|at| view.norm(at) == "be")
}

/// Whether a clause says what is so, and not what is to be done: its first verb is finite and no "should".
fn states(view: &View<'_>, run: Run) -> bool {
    let asks = matches!(view.class(run.start), Class::To | Class::Wh)
        || matches!(view.norm(run.start), "on" | "with" | "whether" | "what");
    let first = (run.start..run.end.min(run.start + 16)).find(|at| view.is_verbal(*at));
    let plain = |at: usize| {
        (run.start..at).all(|at| view.class(at) != Class::To)
            && !view.is(at, List::Commands)
            && !view.is_gerund(at)
    };
    !asks && first.is_some_and(plain)
}
