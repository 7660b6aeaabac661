//! Where somebody's words end and the writer's begin, told by the tree and by set turns.
//!
//! In: one attribution, classes and trees. Out: the same, put right. Runs where [`crate::attribution::repair::subject`] does, behind the
//! tagger and behind the rules alike.

use super::complements::REACH;
use crate::attribution::candidates::Candidate;
use crate::attribution::lexicon::{Class, List, Part, VerbForm};
use crate::attribution::types::CueClass;
use crate::attribution::view::{Run, View};
use crate::syntax::Deprel;

/// "insisted that the vote was stolen even though courts found no fraud", "said it was safe, without offering any
/// evidence": what the writer holds against a claim is none of the claim.
pub fn close_aside(view: &View<'_>, found: &mut Candidate) {
    let cue = found.cue;
    let distant = found.class == CueClass::Distancing;
    let own = view.marks.at(cue.start);
    let Some(run) = found.content.iter_mut().find(|run| run.start >= cue.end) else { return };
    let aside = |at: &usize| {
        let comma = view.class_before(*at) == Class::Comma;
        let concedes = (view.norm(*at) == "even" && view.norm(*at + 1) == "though")
            || (comma && matches!(view.norm(*at), "although" | "though"));
        let unproven = view.norm(*at) == "without"
            && (*at + 1..*at + 5).any(|at| {
                matches!(
                    view.norm(at),
                    "evidence" | "proof" | "elaborating" | "elaboration" | "substantiation"
                )
            });
        // ", a claim that residents dispute": the writer weighs it
        let weighed = comma
            && matches!(view.norm(*at), "a" | "an")
            && view.is(*at + 1, List::Weighed)
            && matches!(
                view.class(*at + 2),
                Class::Noun | Class::Name | Class::That | Class::Determiner | Class::Wh | Class::Pronoun
            );
        view.marks.at(*at) == own && ((distant && concedes) || (unproven && (comma || distant)) || weighed)
    };
    if let Some(at) = (run.start + 2..run.end).find(aside) {
        run.end = view.trimmed(run.start, at);
    }
    // or a part of its own: "said crime had doubled … a claim police figures do not support"
    if found.content.len() > 1 {
        found.content.retain(|run| run.start < cue.end || !aside(&run.start));
    }
}

/// "The council's refusal to approve the pier angered traders": what a noun's content is the subject of is none of it.
pub fn close_noun(view: &View<'_>, found: &mut Candidate) {
    let cue = found.cue;
    if found.part != Part::Noun || !view.hangs(found.head, &[Deprel::Nsubj, Deprel::NsubjPass]) {
        return;
    }
    // "Iranian media report that …" is a verb whatever the tree says: a noun's speaker owns it
    let owned = |run: Run| {
        run.iter().next_back().is_some_and(|at| {
            view.class(at) == Class::Possessive || matches!(view.norm(at), "whose" | "many" | "most" | "some")
        })
    };
    if !found.source.is_none_or(owned) {
        return;
    }
    let Some(verb) = view.head(found.head) else { return };
    let Some(run) = found.content.iter_mut().find(|run| run.start >= cue.end) else { return };
    if run.start < verb
        && verb < run.end
        && let Some(end) = opening(view, run.start + 1, verb)
        // "his comments that Israel should go reflect …": the clause keeps its own verb
        && (view.class(run.start) != Class::That || (run.start..end).any(|at| view.class(at).is_verbal()))
    {
        run.end = view.trimmed(run.start, end);
    }
}

/// The first word from `from` on that belongs to a predicate: an auxiliary, an adverb, itself.
fn opening(view: &View<'_>, from: usize, verb: usize) -> Option<usize> {
    let parts = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop, Deprel::Advmod];
    (from..=verb).find(|at| *at == verb || (view.head(*at) == Some(verb) && view.hangs(*at, &parts)))
}

/// "The hall we promised the children is full of salt": what one promised stands before, and no content reaches over
/// the verb of the clause around.
pub fn close_gap(view: &View<'_>, found: &mut Candidate) {
    let cue = found.cue;
    let Some(source) = found.source.filter(|run| run.end <= cue.start) else { return };
    if found.part != Part::Verb {
        return;
    }
    lack_subject(view, found, source);
    if !view.hangs(found.head, &[Deprel::AclRelcl]) {
        return;
    }
    let noun = view.head(found.head).filter(|noun| *noun < source.start && !view.is_relative(source));
    let Some(outer) = noun.and_then(|noun| view.head(noun)) else { return };
    let Some(at) =
        found.content.iter().position(|run| run.start >= cue.end && run.start < outer && outer < run.end)
    else {
        return;
    };
    let Some(run) = found.content.get(at).copied() else { return };
    let Some(end) = opening(view, run.start, outer).filter(|end| *end > run.start) else { return };
    if found.content.len() > 1 || (run.start..end).any(|at| view.class(at).is_verbal()) {
        if let Some(run) = found.content.get_mut(at) {
            run.end = view.trimmed(run.start, end);
        }
    } else {
        found.content.remove(at);
    }
}

/// "the courage they showed out there was great": a clause whose verb has nothing but an adverb before it is none.
fn lack_subject(view: &View<'_>, found: &mut Candidate, source: Run) {
    let described = source.start > 1 && view.class(source.start - 1) == Class::Noun && source.len() == 1;
    let there = |at: usize| {
        view.class(at) == Class::Adverb
            || matches!(view.norm(at), "there" | "here" | "today" | "then" | "now")
    };
    let lacks = |run: &Run| {
        run.start >= found.cue.end && there(run.start) && {
            let verb = run.iter().find(|at| !there(*at));
            verb.is_some_and(|at| matches!(view.class(at), Class::Auxiliary | Class::Modal))
        }
    };
    if described && view.class(source.start) == Class::Pronoun && found.content.iter().all(lacks) {
        found.content.clear();
    }
}

/// "a level that engineers agree is likely to harm it": the relative is the subject of what they agree on.
pub fn take_relative(view: &View<'_>, found: &mut Candidate) {
    let Some(mut source) = found.source.filter(|run| run.end <= found.cue.start && run.start > 0) else {
        return;
    };
    // "who police said was driving the lorry"
    if matches!(view.norm(source.start), "who" | "which") && source.end > source.start + 1 {
        source.start += 1;
    }
    let at = source.start - 1;
    let Some(run) = found.content.first().copied().filter(|run| run.start == found.cue.end) else { return };
    let finite = matches!(view.class(run.start), Class::Auxiliary | Class::Modal)
        || (view.class(run.start) == Class::Verb
            && matches!(view.word(run.start).verb, Some(VerbForm::Past | VerbForm::Third)));
    // a clause that lacks its subject can have it nowhere else
    let relative = matches!(view.norm(at), "who" | "which" | "that")
        && matches!(view.class_before(at), Class::Noun | Class::Name | Class::Comma);
    if found.part == Part::Verb && finite && relative && view.marks.at(at) == view.marks.at(run.start) {
        found.source = Some(source);
        found.content.insert(0, Run::one(at));
    }
}

/// "Messages that could not be verified say that …": without a source, what the relative describes says it.
pub fn take_subject(view: &View<'_>, found: &mut Candidate) {
    let thought = view.is(found.head, List::Thought);
    let behind = found.content.iter().all(|run| run.start >= found.cue.end);
    let relative = view.class_before(found.cue.start) == Class::Verb;
    let open = found.source.is_none() && found.part == Part::Verb && relative && behind;
    if open && !thought && !found.is_passive(view) {
        found.source =
            found.subject(view).filter(|run| run.end == found.cue.start && run.start + 2 < found.cue.start);
    }
}

/// "said Ana Orsel from the doorway of the shop", "said Voss to the crowd": where and to whom one speaks is none of who.
pub fn free_oblique(view: &View<'_>, found: &mut Candidate) {
    let Some(source) = found.source.as_mut().filter(|run| run.start >= found.cue.end) else { return };
    if found.part != Part::Verb || view.class(source.start) != Class::Name {
        return;
    }
    let limit = source.end;
    let ends = |at: &usize| {
        let next = view.class(*at + 1);
        let determined = matches!(next, Class::Determiner | Class::Possessive);
        let common =
            |end: usize| view.class(end.wrapping_sub(1)) == Class::Noun && !view.is_body(end.wrapping_sub(1));
        match view.norm(*at) {
            "to" => !next.is_verbal(),
            "of" => next == Class::Possessive,
            "from" | "in" | "at" | "on" | "outside" | "inside" | "near" | "beside" | "behind" | "during"
            | "after" | "before" => determined && view.base_end(*at + 1, limit).is_some_and(common),
            _ => false,
        }
    };
    let comma = (source.start..limit).find(|at| view.class(*at) == Class::Comma).unwrap_or(limit);
    if let Some(at) = (source.start + 1..comma).find(ends) {
        source.end = at;
    } else if matches!(view.class_before(limit), Class::Wh | Class::Subordinator) && limit > source.start + 1
    {
        source.end = limit - 1;
    }
}

/// "The “prank,” as Olsen called it": what is called so are the words before.
pub fn take_called(view: &View<'_>, found: &mut Candidate) {
    let Some(source) = found.source.filter(|run| run.end <= found.cue.start && run.start > 2) else { return };
    let alone = |run: &Run| run.len() == 1 && matches!(view.norm(run.start), "it" | "them" | "this");
    let calls = matches!(found.lemma, "call" | "describe" | "put" | "term" | "dub" | "label" | "phrase");
    if !calls || view.norm(source.start.wrapping_sub(1)) != "as" || !found.content.iter().all(alone) {
        return;
    }
    let end = source.start - 1;
    let comma = usize::from(view.class_before(end) == Class::Comma);
    if let Some(row) = view.marks.closing(end - comma) {
        found.content = vec![row.run()];
        found.class = CueClass::Evaluation;
    }
}

/// "The programme, he explained, drew on sappers": a cue between a subject and its verb holds both.
pub fn resume(view: &View<'_>, found: &mut Candidate) {
    let (Some(source), [run]) = (found.source, &found.content[..]) else { return };
    let tie = (source.start.min(found.cue.start), source.end.max(found.cue.end));
    let comma = |at: usize| view.class(at) == Class::Comma;
    let limit = view.sentence(found.cue.start).end;
    let inserted =
        run.end < tie.0 && run.end + 1 == tie.0 && comma(run.end) && comma(tie.1) && tie.1 + 1 < limit;
    let plain = view.marks.at(run.start).is_none() && view.marks.at(tie.1).is_none();
    let touching = source.end == found.cue.start || found.cue.end == source.start;
    if found.part != Part::Verb || !inserted || !plain || !touching {
        return;
    }
    let next = tie.1 + 1;
    let verbal = |at: usize| view.class(at).is_verbal() && !view.norm(at).ends_with("ing");
    let subject = !run.iter().any(|at| view.class(at).is_verbal());
    if subject && (verbal(next) || (view.class(next) == Class::Adverb && verbal(next + 1))) {
        let end = view.clause(next, limit);
        let end = comment(view, Run::new(next, end)).unwrap_or(end);
        found.content.push(Run::new(next, view.trimmed(next, end)));
    }
}

/// Where a closing clause begins that may be the writer's: ", which shows …", ", reflecting …".
fn comment(view: &View<'_>, run: Run) -> Option<usize> {
    let opens = |at: &usize| {
        let norm = view.norm(*at + 1);
        let gerund = view.class(*at + 1) == Class::Verb && norm.ends_with("ing");
        view.class(*at) == Class::Comma && view.marks.at(*at).is_none() && (norm == "which" || gerund)
    };
    let at = (run.start + 1..run.end).rev().find(opens)?;
    (!(at + 2..run.end).any(|at| view.class(at) == Class::Comma)).then_some(at)
}

/// "“Now the gate is shut.” Her son wants her to stop": what one wants or thinks behind the verb is all of it, and the
/// quotation of the sentence before is another's.
pub fn drop_leap(view: &View<'_>, found: &mut Candidate) {
    let own = view.sentence(found.cue.start).start;
    let thinks = matches!(found.class, CueClass::Intention | CueClass::Belief | CueClass::Other);
    let behind = found.content.iter().any(|run| run.start >= found.cue.end);
    let quoted = |run: &Run| run.end <= own && view.marks.opening(run.start).is_some();
    if thinks && behind {
        found.content.retain(|run| !quoted(run));
    }
}

/// The subject that ends where `run` does and, by the tree, begins before it: "the zeal for new piers appears".
fn from_tree(view: &View<'_>, run: Run, verb: usize) -> Run {
    let floor = view.sentence(verb).start;
    let heads =
        |at: &usize| view.head(*at) == Some(verb) && view.hangs(*at, &[Deprel::Nsubj, Deprel::NsubjPass]);
    let noun = (floor.max(run.start.saturating_sub(12))..run.start).rev().find(heads);
    let start = noun.and_then(|noun| view.phrase_start(noun + 1, floor));
    let plain = noun.is_some_and(|noun| {
        (noun..run.start)
            .all(|at| view.class(at) != Class::Comma && view.marks.at(at) == view.marks.at(run.start))
    });
    Run::new(start.filter(|_| plain).unwrap_or(run.start), run.end)
}

/// "The zeal for new piers appears to be fading", "the decision to send off Holm was described by": what appears, or is
/// described, is all of the subject.
pub fn whole_subject(view: &View<'_>, found: &mut Candidate) {
    let last = found.last_word(view);
    let thought = view.is(last, List::Seems) || view.is(last, List::Thought);
    let (verb, cue) = (found.head, found.cue);
    if !(thought && found.source.is_none() || found.is_passive(view)) {
        return;
    }
    if let Some(run) = found.content.first_mut().filter(|run| run.end == cue.start) {
        *run = from_tree(view, *run, verb);
    }
}

/// "argued that Ekker, who has held a licence since 1998, knew that the wind would rise": the clause that the tree hangs on
/// the verb is whole, whatever stands between its subject and its verb.
pub fn whole_complement(view: &View<'_>, found: &mut Candidate) {
    let (view, verb) = (view, found.last_word(view));
    let Some(at) = found.content.iter().position(|run| run.start >= found.cue.end) else { return };
    let Some(run) = found.content.get(at).copied().filter(|run| view.class(run.start) == Class::That) else {
        return;
    };
    let Run { end: limit, .. } = view.sentence(verb);
    let hangs = |at: &usize| view.head(*at) == Some(verb) && view.hangs(*at, &[Deprel::Ccomp]);
    let marked = |inner: usize| view.head(run.start) == Some(inner);
    let Some(inner) = (run.end..limit.min(run.end + REACH)).find(hangs).filter(|inner| marked(*inner)) else {
        return;
    };
    let held = found.content.iter().any(|run| run.contains(inner));
    if !held && view.marks.at(run.start).is_none() {
        let end = view.clause(run.start, limit).max(inner + 1);
        found.content.retain(|other| other.end <= run.start || other.start >= end);
        found.content.push(Run::new(run.start, end));
        found.content.sort_unstable();
    }
}
