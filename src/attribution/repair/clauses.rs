//! Where somebody's words end and the writer's begin, told by the tree and by set turns.
//!
//! In: one attribution, classes and trees. Out: the same, put right.

use crate::attribution::candidates::Candidate;
use crate::attribution::lexicon::{Class, List, Part, VerbForm};
use crate::attribution::types::CueClass;
use crate::attribution::view::{Run, SUBJECTS, View};
use crate::syntax::Deprel;

/// "insisted that the vote was stolen even though courts found no fraud", "said it was safe, without offering any
/// evidence": what the writer holds against a claim is none of the claim.
pub fn close_aside(view: &View<'_>, found: &mut Candidate) {
    use Class::{Determiner, Name, Noun, Pronoun, That, Wh};
    let cue = found.cue;
    let distant = found.class == CueClass::Distancing;
    let own = view.marks.at(cue.start);
    let aside = |at: &usize| {
        let comma = view.follows_comma(*at);
        let opens = match view.norm(*at) {
            "even" => distant && view.norm(*at + 1) == "though",
            "although" | "though" => distant && comma,
            "without" => (comma || distant) && (*at + 1..*at + 5).any(|at| view.is(at, List::Proofs)),
            // ", a claim that residents dispute": the writer weighs it
            "a" | "an" => {
                comma
                    && view.is(*at + 1, List::Weighed)
                    && matches!(view.class(*at + 2), Noun | Name | That | Determiner | Wh | Pronoun)
            }
            _ => false,
        };
        opens && view.marks.at(*at) == own
    };
    let Some(run) = found.behind_mut() else { return };
    if let Some(at) = (run.start + 2..run.end).find(aside) {
        run.end = view.trimmed(run.start, at);
    }
    // or a part of its own: "said crime had doubled … a claim police figures do not support"
    if found.content.len() > 1 {
        found.content.retain(|run| !cue.is_before(*run) || !aside(&run.start));
    }
}

/// "The council's refusal to approve the pier angered traders": what a noun's content is the subject of is none of it.
pub fn close_noun(view: &View<'_>, found: &mut Candidate) {
    // "Iranian media report that …" is a verb whatever the tree says: a noun's speaker owns it
    let owned = |run: Run| {
        let last = run.end - 1;
        view.class(last) == Class::Possessive || matches!(view.norm(last), "whose" | "many" | "most" | "some")
    };
    let noun = found.part == Part::Noun && view.hangs(found.head, SUBJECTS);
    let Some(verb) = view.head(found.head).filter(|_| noun && found.source.is_none_or(owned)) else { return };
    let Some(run) = found.behind_mut().filter(|run| run.start < verb && verb < run.end) else { return };
    let end = opening(view, run.start + 1, verb);
    // "his comments that Israel should go reflect …": the clause keeps its own verb
    if view.class(run.start) != Class::That || view.has_verb(run.start..end) {
        run.end = view.trimmed(run.start, end);
    }
}

/// The first word from `from` on that belongs to a predicate: an auxiliary, an adverb, itself.
fn opening(view: &View<'_>, from: usize, verb: usize) -> usize {
    let parts = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop, Deprel::Advmod];
    (from..verb).find(|at| view.hangs_on(*at, verb, &parts)).unwrap_or(verb)
}

/// "The hall we promised the children is full of salt": what one promised stands before, and no content reaches over
/// the verb of the clause around.
pub fn close_gap(view: &View<'_>, found: &mut Candidate) {
    let cue = found.cue;
    let Some(source) = found.subject_run().filter(|_| found.part == Part::Verb) else { return };
    lack_subject(view, found, source);
    let noun = view.head(found.head).filter(|noun| {
        *noun < source.start && view.hangs(found.head, &[Deprel::AclRelcl]) && !view.is_relative(source)
    });
    let Some(outer) = noun.and_then(|noun| view.head(noun)) else { return };
    let reaches = |run: &Run| cue.is_before(*run) && run.start < outer && outer < run.end;
    let Some(at) = found.content.iter().position(reaches) else { return };
    let alone = found.content.len() == 1;
    let Some(run) = found.content.get_mut(at) else { return };
    let end = opening(view, run.start, outer);
    if end > run.start {
        let cut = !alone || view.has_verb(run.start..end);
        run.end = if cut { view.trimmed(run.start, end) } else { run.start };
    }
}

/// "the courage they showed out there was great": a clause whose verb has nothing but an adverb before it is none.
fn lack_subject(view: &View<'_>, found: &mut Candidate, source: Run) {
    let there = |at: usize| {
        view.class(at) == Class::Adverb
            || matches!(view.norm(at), "there" | "here" | "today" | "then" | "now")
    };
    let described = source.len() == 1
        && view.class(source.start) == Class::Pronoun
        && view.class_before(source.start) == Class::Noun;
    let lacks = |run: &Run| {
        let verb = run.iter().find(|at| !there(*at));
        let modal = verb.is_some_and(|at| matches!(view.class(at), Class::Auxiliary | Class::Modal));
        found.cue.is_before(*run) && there(run.start) && modal
    };
    if described && found.content.iter().all(lacks) {
        found.content.clear();
    }
}

/// "a level that engineers agree is likely to harm it": the relative is the subject of what they agree on.
pub fn take_relative(view: &View<'_>, found: &mut Candidate) {
    let Some(mut source) = found.subject_run().filter(|run| run.start > 0) else { return };
    // "who police said was driving the lorry"
    if matches!(view.norm(source.start), "who" | "which") && source.len() > 1 {
        source.start += 1;
    }
    let at = source.start - 1;
    let Some(run) = found.content.first().copied().filter(|run| run.start == found.cue.end) else { return };
    let finite = match view.class(run.start) {
        Class::Auxiliary | Class::Modal => true,
        Class::Verb => {
            matches!(view.word(run.start).verb, Some(VerbForm::Past | VerbForm::Third))
                || view.norm(run.start).ends_with("ed")
        }
        _ => false,
    };
    // a clause that lacks its subject can have it nowhere else
    let relative = match view.norm(at) {
        "who" | "which" | "that" => matches!(view.class_before(at), Class::Noun | Class::Name | Class::Comma),
        // "in what it says was a kidnapping"
        "what" => view.class_before(at) == Class::Preposition,
        _ => false,
    };
    if found.part == Part::Verb && finite && relative && view.marks.at(at) == view.marks.at(run.start) {
        found.source = Some(source);
        found.content.insert(0, Run::one(at));
    }
}

/// "Messages that could not be verified say that …": without a source, what the relative describes says it.
pub fn take_subject(view: &View<'_>, found: &mut Candidate) {
    let behind = found.content.iter().all(|run| found.cue.is_before(*run));
    let relative = view.class_before(found.cue.start) == Class::Verb;
    let open = found.source.is_none() && found.part == Part::Verb && relative && behind;
    if open && !view.is(found.head, List::Thought) && !found.is_passive(view) {
        found.source = found.subject(view).filter(|run| run.end == found.cue.start && run.len() > 2);
    }
}

/// "said Ana Orsel from the doorway of the shop", "said Voss to the crowd": where and to whom one speaks is none of who.
pub fn free_oblique(view: &View<'_>, found: &mut Candidate) {
    let (verb, cue) = (found.part == Part::Verb, found.cue);
    let name = |run: &&mut Run| verb && cue.is_before(**run) && view.class(run.start) == Class::Name;
    let Some(source) = found.source.as_mut().filter(name) else { return };
    let limit = source.end;
    let place = |at: usize| {
        let noun = view.base_end(at, limit).map(|end| end - 1);
        matches!(view.class(at), Class::Determiner | Class::Possessive)
            && noun.is_some_and(|noun| view.class(noun) == Class::Noun && !view.is_body(noun))
    };
    let ends = |at: &usize| match view.norm(*at) {
        "to" => !view.is_verbal(at + 1),
        "of" => view.class(at + 1) == Class::Possessive,
        _ => view.is(*at, List::Whereabouts) && place(at + 1),
    };
    let comma = source.iter().find(|at| view.is_comma(*at)).unwrap_or(limit);
    if let Some(at) = (source.start + 1..comma).find(ends) {
        source.end = at;
    } else if matches!(view.class_before(limit), Class::Wh | Class::Subordinator) && source.len() > 1 {
        source.end = limit - 1;
    }
}

/// "The “prank,” as Olsen called it": what is called so are the words before.
pub fn take_called(view: &View<'_>, found: &mut Candidate) {
    let Some(source) = found.subject_run().filter(|run| run.start > 2) else { return };
    let end = source.start - 1;
    let alone = |run: &Run| run.len() == 1 && matches!(view.norm(run.start), "it" | "them" | "this");
    let calls = matches!(found.lemma, "call" | "describe" | "put" | "term" | "dub" | "label" | "phrase");
    if calls
        && view.norm(end) == "as"
        && found.content.iter().all(alone)
        && let Some(row) = view.marks.closing(end - usize::from(view.follows_comma(end)))
    {
        found.content = vec![row.run()];
        found.class = CueClass::Evaluation;
    }
}

/// "The programme, he explained, drew on sappers": a cue between a subject and its verb holds both.
pub fn resume(view: &View<'_>, found: &mut Candidate) {
    let (cue, Some(source), [run]) = (found.cue, found.source, &found.content[..]) else { return };
    let tie = Run::new(source.start.min(cue.start), source.end.max(cue.end));
    let (next, limit) = (tie.end + 1, view.sentence(cue.start).end);
    let inserted = run.end + 1 == tie.start && view.is_comma(run.end) && view.is_comma(tie.end);
    let plain = view.marks.at(run.start).is_none() && view.marks.at(tie.end).is_none();
    let touching = source.end == cue.start || cue.end == source.start;
    let verb = next + usize::from(view.class(next) == Class::Adverb);
    let goes_on = view.is_verbal(verb) && !view.norm(verb).ends_with("ing");
    let subject = !view.has_verb(run.start..run.end);
    if found.part == Part::Verb && inserted && next < limit && plain && touching && subject && goes_on {
        let end = view.clause(next, limit);
        let end = comment(view, Run::new(next, end)).unwrap_or(end);
        found.content.push(Run::new(next, view.trimmed(next, end)));
    }
}

/// Where a closing clause begins that may be the writer's: ", which shows …", ", reflecting …".
fn comment(view: &View<'_>, run: Run) -> Option<usize> {
    let last = (run.start + 1..run.end).rev().find(|at| view.is_comma(*at) && view.marks.at(*at).is_none());
    last.filter(|at| view.norm(at + 1) == "which" || view.is_gerund(at + 1))
}

/// "“Now the gate is shut.” Her son wants her to stop": what one wants or thinks behind the verb is all of it, and the
/// quotation of the sentence before is another's.
pub fn drop_leap(view: &View<'_>, found: &mut Candidate) {
    let own = view.sentence(found.cue.start).start;
    let thinks = matches!(found.class, CueClass::Intention | CueClass::Belief | CueClass::Other);
    if thinks && found.behind().is_some() {
        found.content.retain(|run| run.end > own || view.marks.opening(run.start).is_none());
    }
}

/// "The zeal for new piers appears to be fading", "the decision to send off Holm was described by": what appears, or is
/// described, is all of the tree's subject.
pub fn whole_subject(view: &View<'_>, found: &mut Candidate) {
    /// Words of a subject before what was read of it.
    const REACH: usize = 12;
    let last = found.last_word(view);
    let thought = view.is(last, List::Seems) || view.is(last, List::Thought);
    let (verb, cue) = (found.head, found.cue);
    let raised = thought && found.source.is_none() || found.is_passive(view);
    let Some(run) = found.content.first_mut().filter(|run| raised && run.end == cue.start) else { return };
    let plain = |noun: usize| {
        (noun..run.start).all(|at| !view.is_comma(at) && view.marks.at(at) == view.marks.at(run.start))
    };
    if let Some(whole) = view.subject_of(verb, SUBJECTS)
        && (run.start.saturating_sub(REACH) + 1..run.start + 1).contains(&whole.end)
        && plain(whole.end - 1)
    {
        run.start = whole.start;
    }
}

/// "argued that Ekker, who has held a licence since 1998, knew that the wind would rise": the clause that the tree hangs on
/// the verb is whole, whatever stands between its subject and its verb.
pub fn whole_complement(view: &View<'_>, found: &mut Candidate) {
    /// Words between.
    const REACH: usize = 120;
    let verb = found.last_word(view);
    let lone = |run: &Run| run.len() == 1 && matches!(view.norm(run.start), "it" | "him" | "them");
    let Some(run) = found.behind().filter(|run| !lone(run)) else { return };
    let limit = view.sentence(verb).end;
    let inner = (run.end..limit.min(run.end + REACH)).find(|at| view.hangs_on(*at, verb, &[Deprel::Ccomp]));
    let Some(inner) = inner.filter(|inner| view.under(run.start, Run::one(*inner))) else { return };
    if !found.content.iter().any(|run| run.contains(inner)) && view.marks.at(run.start).is_none() {
        let quotes = |at: &usize| view.norm(*at) == ":" && view.marks.opening(at + 1).is_some();
        let clause = view.clause(run.start, limit);
        let end = (inner..clause).find(quotes).unwrap_or(clause).max(inner + 1);
        found.content.retain(|other| other.end <= run.start || other.start >= end);
        found.content.push(Run::new(run.start, end));
        found.content.sort_unstable();
    }
}
