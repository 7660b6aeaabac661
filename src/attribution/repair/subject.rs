//! What grammar settles about an attribution, whoever found it: whose subject a verb's is, who hears, where a clause
//! between other clauses ends.
//!
//! In: attributions that stand, in reading order, classes and trees. Out: the same, put right. Knows nothing of how
//! they were found: it runs behind the tagger and behind the rules alike, so that no change here changes what a
//! network is told.

use crate::attribution::candidates::{Candidate, Chosen};
use crate::attribution::lexicon::{Class, List, Part, VerbForm};
use crate::attribution::view::{Frame, Mood, Run, View};
use crate::syntax::Deprel;
/// "The board is expected to rule in May, according to two officials": they say all of it, and within it somebody
/// expects. What one took for the subject alone goes on to the clause's end.
pub fn hold_whole_clauses(view: &View<'_>, rows: &mut [Chosen]) {
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { continue };
        let (found, view) = (&row.found, view);
        let [run] = found.content[..] else { continue };
        if view.norm(found.cue.start) != "according" || found.source.is_none() {
            continue;
        }
        let held = |other: &Chosen| {
            let inner = &other.found;
            let opens = inner.content.first().is_some_and(|first| first.start == run.start);
            (opens && inner.source.is_none() && (run.end..run.end + 3).contains(&inner.cue.start))
                .then(|| inner.content.last().map(|last| last.end))
                .flatten()
        };
        let cue = found.cue;
        let Some(end) = crate::attribution::merge::standing::around(rows, cue)
            .find_map(held)
            .filter(|end| *end <= cue.start)
        else {
            continue;
        };
        if let Some(row) = rows.get_mut(at) {
            row.found.content = vec![Run::new(run.start, end.max(run.end))];
        }
    }
}

/// Verbs whose object is to do what is wanted.
const DEMANDS: &[&str] = &["urge", "ask", "want"];

/// "The mill will close, Ana Orsel told reporters": who stands behind the comma speaks.
pub fn free_subject(view: &View<'_>, found: &mut Candidate) {
    let finite = matches!(view.word(found.head).verb, Some(VerbForm::Past | VerbForm::Third));
    if found.source.is_some() || found.part != Part::Verb || !finite || found.is_passive(view) {
        return;
    }
    let Some(held) = found.content.iter_mut().find(|run| run.end == found.cue.start) else { return };
    let Some(run) = view.subject_before(found.cue.start, held.start) else { return };
    if run.end == found.cue.start
        && run.start > held.start + 2
        && view.class_before(run.start) == Class::Comma
    {
        held.end = run.start - 1;
        found.source = Some(run);
    }
}

/// "The chief was quoted as saying that …": whoever is quoted says it. "It is believed the dam failed": the word that
/// only holds the place is none of what is believed.
pub fn free_passive(view: &View<'_>, found: &mut Candidate) {
    if found.part != Part::Verb || found.content.iter().all(|run| run.start < found.cue.end) {
        return;
    }
    let cue = found.cue;
    let quoted = cue.iter().any(|at| view.norm(at) == "quoted") && view.norm(cue.end - 1) == "saying";
    if quoted && found.source.is_none() {
        found.source = found.subject(view);
        found.content.retain(|run| run.start >= cue.end);
    }
    let clause = matches!(found.frame, Frame::Clause | Frame::That | Frame::Wh);
    if clause && found.is_passive(view) {
        found.content.retain(|run| run.end > cue.start || run.len() != 1 || view.norm(run.start) != "it");
    }
}

/// "According to Orsel the dam is safe": without a comma the first phrase is who says so.
pub fn name_guide(view: &View<'_>, found: &mut Candidate) {
    let guide = view.norm(found.cue.end - 1) == "to" && view.norm(found.cue.start) == "according";
    if !guide || found.source.is_some() {
        return;
    }
    let Some(run) = found.content.iter_mut().find(|run| run.start == found.cue.end) else { return };
    if let Some(end) = view.base_end(run.start, run.end).filter(|end| *end + 1 < run.end) {
        found.source = Some(Run::new(run.start, end));
        run.start = end + usize::from(view.class(end) == Class::Comma);
    }
}

/// "Orsel knew the dam, and came to the conclusion that …": the second verb's subject is the first's, by the tree.
pub fn share_subject(view: &View<'_>, found: &mut Candidate) {
    let joined = view.class_before(found.cue.start) == Class::And && view.norm(found.cue.start - 1) != "but";
    if !joined || found.source.is_some() || found.mood != Mood::Finite || found.is_passive(view) {
        return;
    }
    let Some(verb) = found.cue.iter().find(|at| view.class(*at) == Class::Verb) else {
        return;
    };
    let finite = matches!(view.word(verb).verb, None | Some(VerbForm::Past | VerbForm::Third))
        && !view.norm(verb).ends_with("ing");
    let Some(first) =
        view.head(verb).filter(|first| *first < verb && finite && view.hangs(verb, &[Deprel::Conj]))
    else {
        return;
    };
    let floor = view.sentence(verb).start.max(first.saturating_sub(40));
    let subject = (floor..first).rev().find(|at| view.is_subject(*at, first));
    if let Some(start) = subject.and_then(|at| view.phrase_start(at + 1, floor))
        && let Some(at) = subject
        && view.marks.at(at) == view.marks.at(verb)
    {
        found.source = Some(Run::new(start, at + 1));
    }
}

/// "Residents contacted by phone described a bang": whoever was contacted speaks, not the phone.
pub fn widen_described(view: &View<'_>, found: &mut Candidate) {
    let Some(Run { start, end }) = found.source.filter(|run| run.end <= found.cue.start && run.start > 2)
    else {
        return;
    };
    let participle =
        matches!(view.word(start - 2).verb.unwrap_or(VerbForm::Past), VerbForm::Past | VerbForm::Participle)
            && view.class(start - 2) == Class::Verb;
    let floor = view.sentence(found.cue.start).start;
    let noun = start > floor + 2 && matches!(view.class(start - 3), Class::Noun | Class::Name);
    if view.norm(start - 1) != "by" || !participle || !noun || end != found.cue.start {
        return;
    }
    let verb = found.cue.iter().find(|at| view.class(*at) == Class::Verb);
    if let Some(from) = view.phrase_start(start - 2, floor)
        && (from..start - 2).any(|at| verb.is_some_and(|verb| view.is_subject(at, verb)))
    {
        found.source = Some(Run::new(from, end));
    }
}

/// "The flood led to calls for a new dam": those who call are not named, and the flood is none of them.
pub fn part_cause(view: &View<'_>, found: &mut Candidate) {
    if found.part != Part::Noun || found.source.is_none_or(|run| run.end > found.cue.start) {
        return;
    }
    let causes = |at: &usize| view.is(*at, List::Causes) && *at < found.head;
    let Some(verb) = found.cue.iter().find(causes) else { return };
    let to = usize::from(view.norm(verb + 1) == "to");
    found.cue.start = (verb + 1 + to).min(found.head);
    found.source = None;
    found.content.retain(|run| run.start >= found.cue.start);
}

/// "The dam seems to be cracked", "is expected to fail": the subject is part of what is thought, and thinks
/// nothing.
pub fn raise(view: &View<'_>, found: &mut Candidate) {
    let last = found.last_word(view);
    let word = view.norm(last);
    let seems = List::Seems.has(word);
    let thought = List::Thought.has(word) && found.is_passive(view);
    let behind = found.content.first().is_some_and(|run| run.start >= found.cue.end);
    if !(seems || thought) || !behind {
        return;
    }
    let first = found.content.first().map_or(0, |run| run.start);
    let clause = matches!(view.class(first), Class::That | Class::Wh) || view.marks.opening(first).is_some();
    if clause || (!seems && found.source.is_some()) {
        return;
    }
    // "appears to oppose the plan": who opposes is a source all the same
    let acts =
        view.class(first) == Class::To && view.word(first + 1).cues.first().copied().flatten().is_some();
    let subject = match found.source {
        Some(_) if acts => None,
        Some(run) if run.end <= found.cue.start => Some(run),
        Some(_) => None,
        None => found.subject(view),
    };
    if let Some(run) = subject {
        found.source = None;
        found.content.insert(0, run);
    }
}

/// "The mayor was asked whether the dam was safe": whoever is asked is none of what is asked.
pub fn drop_asked(view: &View<'_>, found: &mut Candidate) {
    if view.norm(found.last_word(view)) != "asked" || !found.is_passive(view) {
        return;
    }
    let asks = |run: &Run| {
        run.start >= found.cue.end
            && (view.class(run.start) == Class::Wh
                || matches!(view.norm(run.start), "whether" | "if" | "about")
                || matches!(view.norm(found.cue.end - 1), "about" | "on"))
    };
    if found.content.iter().any(asks) {
        let cue = found.cue;
        found.content.retain(|run| run.end > cue.start);
    }
}

/// "told them the dam was safe", "agreed with the mayor that …", "said this week that …": whoever hears it, and
/// when, is none of what is said.
pub fn drop_hearer(view: &View<'_>, found: &mut Candidate) {
    if found.part != Part::Verb {
        return;
    }
    let tells = List::Tells.has(found.lemma) && found.head + 1 == found.cue.end;
    let cue = found.cue;
    let Some(run) = found.content.iter_mut().find(|run| run.start == cue.end) else { return };
    if matches!(view.class(run.start), Class::That | Class::Wh) {
        return;
    }
    let Some(end) = view.base_end(run.start, run.end).filter(|end| *end < run.end) else { return };
    let next = view.class(end);
    let pronoun = view.class(run.start) == Class::Object;
    let time = (run.start..end).all(|at| view.tells_time(at));
    let with = matches!(view.norm(cue.end - 1), "with");
    // "warned her belief that …": a word that is itself somebody's
    let held = view.word(end - 1).cues.get(1).copied().flatten().is_some() && !pronoun;
    let quote = next == Class::Comma && view.marks.opening(end + 1).is_some();
    let opens = if found.lemma == "ask" { next == Class::Wh } else { next == Class::That } || quote;
    let verbal = |at: usize| view.class(at).is_verbal();
    let clause = pronoun && view.base_end(end, run.end).is_some_and(verbal);
    if !held && (((tells || time || with) && opens) || (tells && clause)) {
        run.start = end + usize::from(next == Class::Comma);
    }
}

/// "urged residents to leave": whoever is to do it is part of what is wanted. (So in three of four such places
/// of PolNeAR's training articles.)
pub fn keep_doer(view: &View<'_>, found: &mut Candidate) {
    let cue = found.cue;
    let wants = found.part == Part::Verb && DEMANDS.contains(&found.lemma) && found.head + 1 == cue.end;
    let Some(run) = found.content.first_mut().filter(|run| run.start > cue.end) else { return };
    let verb = view.class(run.start) == Class::To && view.class(run.start + 1).is_verbal();
    if wants && verb && found.mood != Mood::Passive && view.base_end(cue.end, run.start) == Some(run.start) {
        run.start = cue.end;
    }
}

/// "According to Ana Orsel, a hydrologist, the dam is safe": what the commas say of a source is part of it.
pub fn close_described(view: &View<'_>, found: &mut Candidate) {
    /// Words of a description.
    const REACH: usize = 16;
    let Some(source) = found.source.as_mut() else { return };
    let to = view.norm(found.cue.end - 1) == "to" && view.norm(found.cue.start) == "according";
    let Some(run) = found.content.iter().find(|run| run.start > source.end) else { return };
    let comma = |at: usize| view.class(at) == Class::Comma;
    let near = (source.end + 3..source.end + REACH).contains(&run.start);
    let described = matches!(view.norm(source.end + 1), "a" | "an" | "the") && near;
    let whole = comma(source.end) && comma(run.start - 1) && !(source.end + 1..run.start - 1).any(comma);
    if to && source.start == found.cue.end && described && whole {
        source.end = run.start;
    }
}

/// "Minister denies dam was cracked": in a headline no content ends between a subject and its verb.
pub fn reach_verb(view: &View<'_>, found: &mut Candidate) {
    let direct = found.source.is_some_and(|run| run.end == found.cue.start && !view.is_relative(run));
    if found.frame != Frame::Clause || !direct || !view.is_title(found.head) || found.is_passive(view) {
        return;
    }
    let limit = view.sentence(found.cue.start).end;
    let cue = found.cue;
    let Some(run) = found.content.last_mut().filter(|run| run.start == cue.end && run.end < limit) else {
        return;
    };
    let verb = view.class(run.end);
    let goes_on = matches!(verb, Class::Auxiliary | Class::Modal)
        || (verb == Class::Verb && !view.norm(run.end).ends_with("ing"));
    if goes_on && view.phrase_end(run.start, limit) == Some(run.end) {
        run.end = view.clause(run.start, limit);
    }
}

/// "Residents who say the dam is cracked want a new one": the clause ends where the verb of the one around it
/// stands.
pub fn close_relative(view: &View<'_>, found: &mut Candidate) {
    /// Words of a content looked at.
    const REACH: usize = 80;
    if !found.source.is_some_and(|run| view.is_relative(run)) {
        return;
    }
    let cue = found.cue;
    let limit = view.sentence(cue.start).end;
    let Some(run) = found.content.iter_mut().find(|run| run.start >= cue.end) else { return };
    let start = run.start;
    let outside = |at: &usize| {
        let verbal = view.class(*at).is_verbal();
        let leads = view.head(*at).is_some_and(|head| head > *at && view.class(head).is_verbal());
        let free = view.marks.at(*at).is_none() && !view.under(*at, cue);
        // "the dam | is cracked": a tree that parts a noun from its article or its verb is wrong here
        (verbal || leads) && free && !(start..*at).any(|word| view.waits(word, *at))
    };
    let to = run.end.min(limit).min(run.start + REACH);
    if let Some(at) = (run.start + 1..to).find(outside) {
        run.end = view.trimmed(run.start, at);
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
