//! What grammar settles about an attribution, whoever found it: whose subject a verb's is, who hears, where a clause
//! between other clauses ends.
//!
//! In: one attribution, classes and trees. Out: the same, put right. Knows nothing of how it was found: it runs behind
//! the tagger and behind the rules alike, so that no change here changes what a network is told.

use crate::attribution::candidates::Candidate;
use crate::attribution::lexicon::{Class, List, Part, VerbForm};
use crate::attribution::view::{Frame, Mood, Run, View};
use crate::syntax::Deprel;

/// "According to Orsel the dam is safe": without a comma the first phrase is who says so.
pub fn name_guide(view: &View<'_>, found: &mut Candidate) {
    let cue = found.cue;
    let guide =
        view.norm(cue.end - 1) == "to" && view.norm(cue.start) == "according" && found.source.is_none();
    let Some(run) = found.content.iter_mut().find(|run| guide && run.start == cue.end) else { return };
    if let Some(end) = view.base_end(run.start, run.end).filter(|end| *end + 1 < run.end) {
        found.source = Some(Run::new(run.start, end));
        run.start = view.past_comma(end);
    }
}

/// "Orsel knew the dam, and came to the conclusion that …": the second verb's subject is the first's, by the tree.
pub fn share_subject(view: &View<'_>, found: &mut Candidate) {
    let joined = view.class_before(found.cue.start) == Class::And && view.norm(found.cue.start - 1) != "but";
    let finite = |verb: usize| {
        matches!(view.word(verb).verb, None | Some(VerbForm::Past | VerbForm::Third))
            && !view.norm(verb).ends_with("ing")
    };
    let Some(verb) = found.cue.iter().find(|at| view.class(*at) == Class::Verb) else { return };
    let first = view.head(verb).filter(|first| *first < verb && view.hangs(verb, &[Deprel::Conj]));
    let open = joined && found.source.is_none() && found.mood == Mood::Finite && !found.is_passive(view);
    if let Some(run) = first.and_then(|first| view.subject_of(first, &[Deprel::Nsubj]))
        && (open && finite(verb) && view.marks.at(run.end - 1) == view.marks.at(verb))
    {
        found.source = Some(run);
    }
}

/// "Residents contacted by phone described a bang": whoever was contacted speaks, not the phone.
pub fn widen_described(view: &View<'_>, found: &mut Candidate) {
    let Some(Run { start, end }) = found.subject_run().filter(|run| run.start > 2) else { return };
    let form = view.word(start - 2).verb.unwrap_or(VerbForm::Past);
    let participle = view.class(start - 2) == Class::Verb
        && matches!(form, VerbForm::Past | VerbForm::Participle)
        && view.norm(start - 1) == "by";
    let verb = found.cue.iter().find(|at| view.class(*at) == Class::Verb);
    if participle
        && end == found.cue.start
        && let Some(whole) = verb.and_then(|verb| view.subject_of(verb, &[Deprel::Nsubj]))
        && whole.end + 2 == start
    {
        found.source = Some(Run::new(whole.start, end));
    }
}

/// "The dam seems to be cracked", "is expected to fail": the subject is part of what is thought, and thinks nothing.
pub fn raise(view: &View<'_>, found: &mut Candidate) {
    let word = view.norm(found.last_word(view));
    let seems = List::Seems.has(word);
    let thought = found.source.is_none() && List::Thought.has(word) && found.is_passive(view);
    let Some(first) = found.content.first().filter(|run| found.cue.is_before(**run)) else { return };
    let first = first.start;
    let clause = matches!(view.class(first), Class::That | Class::Wh) || view.marks.opening(first).is_some();
    // "appears to oppose the plan": who opposes is a source all the same
    let acts = view.class(first) == Class::To && view.cue(first + 1, Part::Verb).is_some();
    let subject = match found.source {
        Some(run) => Some(run).filter(|run| !acts && run.is_before(found.cue)),
        None => found.subject(view),
    };
    if (seems || thought)
        && !clause
        && let Some(run) = subject
    {
        found.source = None;
        found.content.insert(0, run);
    }
}

/// "It was reported that …", "It is not known whether …": the word that only holds the place is none of what is said.
pub fn drop_empty(view: &View<'_>, found: &mut Candidate) {
    let Some(run) = found.behind() else { return };
    let clause = matches!(found.frame, Frame::Clause | Frame::That | Frame::Wh) && found.is_passive(view);
    if clause || view.class(run.start) == Class::That {
        let cue = found.cue;
        found.content.retain(|run| !run.is_before(cue) || run.len() != 1 || view.norm(run.start) != "it");
    }
}

/// "The mayor was asked whether the dam was safe": whoever is asked is none of what is asked.
pub fn drop_asked(view: &View<'_>, found: &mut Candidate) {
    let (cue, Some(run)) = (found.cue, found.behind()) else { return };
    let asks = view.class(run.start) == Class::Wh
        || matches!(view.norm(run.start), "whether" | "if" | "about")
        || matches!(view.norm(cue.end - 1), "about" | "on");
    if asks && view.norm(found.last_word(view)) == "asked" && found.is_passive(view) {
        found.content.retain(|run| run.end > cue.start);
    }
}

/// "told them the dam was safe", "agreed with the mayor that …", "said this week that …": whoever hears it, and
/// when, is none of what is said.
pub fn drop_hearer(view: &View<'_>, found: &mut Candidate) {
    let cue = found.cue;
    let tells = List::Tells.has(found.lemma) && found.head + 1 == cue.end;
    let asks = found.lemma == "ask";
    let Some(run) = found.content.iter_mut().find(|run| run.start == cue.end) else { return };
    let Some(end) = view.base_end(run.start, run.end).filter(|end| *end < run.end) else { return };
    let pronoun = view.class(run.start) == Class::Object;
    let time = (run.start..end).all(|at| view.tells_time(at));
    let with = view.norm(cue.end - 1) == "with";
    // "warned her belief that …": a word that is itself somebody's
    let held = view.cue(end - 1, Part::Noun).is_some() && !pronoun;
    let quote = view.is_comma(end) && view.marks.opening(end + 1).is_some();
    let opens = view.class(end) == if asks { Class::Wh } else { Class::That } || quote;
    let clause = pronoun && view.base_end(end, run.end).is_some_and(|at| view.is_verbal(at));
    let starts = matches!(view.class(run.start), Class::That | Class::Wh);
    let verb = found.part == Part::Verb && !starts && !held;
    if verb && (((tells || time || with) && opens) || (tells && clause)) {
        run.start = view.past_comma(end);
    }
}

/// "urged residents to leave": whoever is to do it is part of what is wanted. (So in three of four such places
/// of PolNeAR's training articles.)
pub fn keep_doer(view: &View<'_>, found: &mut Candidate) {
    let cue = found.cue;
    let wants = matches!(found.lemma, "urge" | "ask" | "want") && found.head + 1 == cue.end;
    let Some(run) = found.content.first_mut().filter(|run| run.start > cue.end) else { return };
    let verb = view.class(run.start) == Class::To && view.is_verbal(run.start + 1);
    let doer = view.base_end(cue.end, run.start) == Some(run.start);
    if found.part == Part::Verb && found.mood != Mood::Passive && wants && verb && doer {
        run.start = cue.end;
    }
}

/// "Residents who say the dam is cracked want a new one": the clause ends where the verb of the one around it
/// stands.
pub fn close_relative(view: &View<'_>, found: &mut Candidate) {
    /// Words of a content looked at.
    const REACH: usize = 80;
    let cue = found.cue;
    let relative = found.source.is_some_and(|run| view.is_relative(run));
    let Some(run) = found.behind_mut().filter(|_| relative) else { return };
    let start = run.start;
    let outside = |at: &usize| {
        let leads = view.head(*at).is_some_and(|head| head > *at && view.is_verbal(head));
        let free = view.marks.at(*at).is_none() && !view.under(*at, cue);
        // "the dam | is cracked": a tree that parts a noun from its article or its verb is wrong here
        (view.is_verbal(*at) || leads) && free && !(start..*at).any(|word| view.waits(word, *at))
    };
    let to = run.end.min(view.sentence(cue.start).end).min(start + REACH);
    if let Some(at) = (start + 1..to).find(outside) {
        run.end = view.trimmed(start, at);
    }
}

/// "was written by the council": the word that links the cue to its source is neither's. (Of PolNeAR's training
/// articles' "by", "from" and "among" in such places, three in four are outside.)
pub fn free_link(view: &View<'_>, found: &mut Candidate) {
    let Run { start, end } = found.cue;
    let links = end > start + 1 && matches!(view.norm(end - 1), "by" | "from" | "among");
    if links && found.source.is_some_and(|run| run.start == end) {
        found.cue.end = end - 1;
    }
}
