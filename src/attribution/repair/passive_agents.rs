//! What a passive says of its subject, and who stands behind it: "was rated “inadequate”", "described by an analyst as".
//!
//! In: an attribution, classes. Out: the same with its source, or with the subject among what is said.

use crate::attribution::candidates::Candidate;
use crate::attribution::lexicon::{List, Part};
use crate::attribution::types::CueClass;
use crate::attribution::view::{Mood, Run, View};

/// "The bid was described by an analyst as a bargain", "accused by residents of hiding it": between "by" and what is said
/// of the subject stands who says so.
pub fn part_agent(view: &View<'_>, found: &mut Candidate) {
    let limit = view.sentence(found.head).end;
    let rates = List::Rates.has(found.lemma) || List::RatesAs.has(found.lemma);
    let open = rates && !view.is(found.last_word(view), List::TurnsDown);
    let agent = || view.subject_behind(found.cue.end + 1, limit).filter(|_| open);
    let by = |run: &Run| run.start > found.cue.start && view.norm(run.start - 1) == "by";
    let Some(run) = found.source.or_else(agent).filter(|run| by(run) && found.is_passive(view)) else {
        return;
    };
    let says = |at: &usize| match view.norm(*at) {
        "as" if rates => true,
        "of" | "for" | "over" | "as" | "with" | "about" | "against" => view.is_gerund(at + 1),
        "to" => view.is_verbal(at + 1),
        _ => false,
    };
    if let Some(at) = (run.start + 1..limit.min(run.end + 1)).find(says) {
        found.source = Some(Run::new(run.start, at));
        found.content.retain(|held| held.end <= at && !held.overlaps(run));
        found.content.push(Run::new(at, view.clause(at, limit)));
    }
}

/// "The home was rated “inadequate”", "the effort, billed as a “shared undertaking”": the mark is said of the subject.
pub fn take_judged(view: &View<'_>, found: &mut Candidate) {
    let rates = List::Rates.has(found.lemma) || List::RatesAs.has(found.lemma);
    let passive = found.part == Part::Verb && (found.is_passive(view) || found.mood == Mood::Reduced);
    let behind = found.content.iter().all(|run| found.cue.is_before(*run));
    let quoted = found.content.iter().any(|run| view.opens_quoted(*run));
    let judged = rates && passive && behind && quoted && found.source.is_none();
    if let Some(run) = found.subject(view).filter(|_| judged) {
        found.content.insert(0, run);
        if found.class == CueClass::Belief && List::Marks.has(found.lemma) {
            found.class = CueClass::Evaluation;
        }
    }
}
