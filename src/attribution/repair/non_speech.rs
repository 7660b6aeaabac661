//! Readings that tie nobody to anything: a verb of saying that means a deed, a time taken for what is said.
//!
//! In: an attribution, word classes. Out: whether it is none. It runs behind whoever found it.

use crate::attribution::candidates::Candidate;
use crate::attribution::lexicon::{Class, List, Part};
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
use crate::attribution::view::{Frame, Mood, Run, View};
use crate::entity::speakers::{self, Noun};

/// Whether a reading is of one kind that is no attribution.
type Test = fn(&View<'_>, &Candidate) -> bool;

/// Whether the words report a deed, or a word spoken of which nothing is told.
pub fn is_act(view: &View<'_>, found: &Candidate) -> bool {
    const ACTS: &[(Repair, Test)] = &[
        (Repair::RejectWithheld, withholds),
        (Repair::RejectDated, only_dates),
        (Repair::RejectWordless, lacks_words),
        (Repair::RejectReceived, receives),
        (Repair::RejectIdle, idles),
        (Repair::RejectDeed, does),
        (Repair::RejectStirred, stirs),
        (Repair::RejectKicker, kicks_off),
    ];
    is_deed(view, found) || ACTS.iter().any(|(repair, is)| view.repairs.has(*repair) && is(view, found))
}

/// Whether a phrase of a thing can begin at a place.
fn opens_thing(view: &View<'_>, at: usize) -> bool {
    let class = view.class(at);
    class.is_nominal() || matches!(class, Class::Determiner | Class::Possessive)
}

/// "The refusal angered the crews": whoever feels it says nothing by that.
fn stirs(view: &View<'_>, found: &Candidate) -> bool {
    let thing = |run: &Run| {
        run.start == found.cue.end
            && (opens_thing(view, run.start) || view.class(run.start) == Class::Object)
            // "Neighbours worried crime would rise": a clause is what they fear
            && !view.has_verb(run.start..run.end)
    };
    view.is(found.head, List::Stirs) && view.class(found.head) == Class::Verb
        // "alarmed by the images", "worried about it": whoever feels it is the subject, and says so
        && found.cue.end == found.head + 1
        && !matches!(found.mood, Mood::Passive)
        && found.content.iter().all(thing)
}

/// "They want for nothing": a state, and no wish.
fn idles(view: &View<'_>, found: &Candidate) -> bool {
    let behind = found.cue.end + usize::from(view.norm(found.cue.end) == "for");
    found.lemma == "want"
        && view.norm(behind - 1) == "for"
        && matches!(view.norm(behind), "nothing" | "little" | "anything")
}

/// What the object of a verb must be for the verb to be a deed.
enum Object {
    /// Anything.
    Any,
    /// Its last word is in this list.
    Of(List),
    /// It can be touched, or is among what one orders.
    Thing,
    /// The doer.
    Itself,
}

/// Verbs, by how their forms begin, whose object makes them deeds: "conceded a penalty", "ordered forty engines", "claimed
/// three lives", "announced itself", "shared the names", "admitted nine patients", "reviewed the logs", "shown patience".
const DEEDS: &[(Repair, &str, Object)] = &[
    (Repair::RejectBought, "order", Object::Thing),
    (Repair::RejectPlayed, "conced", Object::Of(List::Game)),
    (Repair::RejectPlayed, "scor", Object::Of(List::Game)),
    (Repair::RejectQuality, "show", Object::Of(List::Qualities)),
    (Repair::RejectDeed, "review", Object::Any),
    (Repair::RejectDeed, "inspect", Object::Any),
    (Repair::RejectDeed, "admit", Object::Of(List::LetIn)),
    (Repair::RejectDeed, "claim", Object::Of(List::Won)),
    (Repair::RejectDeed, "call", Object::Of(List::Summoned)),
    (Repair::RejectDeed, "announc", Object::Itself),
    (Repair::RejectDeed, "introduc", Object::Itself),
    (Repair::RejectDeed, "shar", Object::Of(List::SharedGoods)),
];

/// Whether a verb with its object is a deed of the table.
fn is_deed(view: &View<'_>, found: &Candidate) -> bool {
    let verb = view.norm(found.head);
    let object = || found.content.iter().find(|run| run.start == found.cue.end).copied();
    let phrase = |run: Run| match view.class(run.start) {
        Class::Object | Class::Pronoun => Some((run, run.start + 1)),
        _ => Some((run, view.base_end(run.start, run.end)?)),
    };
    let rows = || DEEDS.iter().filter(|row| view.repairs.has(row.0) && verb.starts_with(row.1));
    if found.part != Part::Verb || found.head + 1 != found.cue.end || rows().next().is_none() {
        return false;
    }
    let Some((run, end)) = object().and_then(phrase) else { return false };
    // "ordered the cars removed", "reviewed the film as dull": more is said of the object
    // a relative clause says it of the object alone
    use Class::{Adjective, Comma, Pronoun, Subordinator, That, To, Wh};
    let own = |at: &usize| !matches!(view.class(*at), Comma | That | Wh | Pronoun | Subordinator);
    let more = |at: usize| view.is_verbal(at) || view.class(at) == To || view.norm(at) == "as";
    let goes_on = view.class(end) == Adjective && end < run.end || (end..run.end).take_while(own).any(more);
    let last = view.norm(end - 1);
    let is = |object: &Object| match object {
        Object::Any => true,
        Object::Of(list) => list.has(last),
        Object::Thing => List::Wares.has(last) || speakers::is_thing(last),
        Object::Itself => matches!(last, "itself" | "himself" | "herself" | "themselves"),
    };
    !goes_on && rows().any(|row| is(&row.2))
}

/// "forgot to lock the gate", "was unveiled in 1999", "reported to the ministry every week".
fn does(view: &View<'_>, found: &Candidate) -> bool {
    if found.part != Part::Verb {
        return false;
    }
    let run = found.behind();
    match found.lemma {
        "forget" => run.is_some_and(|run| view.class(run.start) == Class::To),
        "unveil" => found.source.is_none() && run.is_none(),
        // whoever is told, and nothing of what
        "report" => {
            let told = |run: &Run| run.start == found.cue.end + 1 && view.norm(found.cue.end) == "to";
            found.content.iter().all(told)
        }
        // "the clock is ticking for the negotiators"
        "tick" => view.norm(found.head) != "ticked",
        // "the storm claimed the roof": what cannot speak claims nothing
        "claim" => {
            let thing = |noun: usize| {
                view.class(noun) == Class::Noun && speakers::noun(view.norm(noun)) == Noun::Thing
            };
            let clause = |run: Run| {
                view.base_end(run.start, run.end).is_none_or(|end| end < run.end && view.is_verbal(end))
            };
            found.source.is_some_and(|run| thing(run.end - 1)) && run.is_some_and(|run| !clause(run))
        }
        _ => false,
    }
}

/// "Categories: Politics", "POST READERS: Send us your pictures": the page speaks. Somebody does in "Voss on the fire: ‘Never
/// again’".
fn kicks_off(view: &View<'_>, found: &Candidate) -> bool {
    let kicker = |run: Run| view.is(run.end - 1, List::Kickers) || view.is(run.end - 1, List::Events);
    found.frame == Frame::Label
        && view.norm(found.head) == ":"
        && found.source.is_some_and(kicker)
        && !found.content.iter().any(|run| view.class(run.start) == Class::Quote)
}

/// "The family received support": whoever gets it says nothing, and nobody is named who gives it.
fn receives(view: &View<'_>, found: &Candidate) -> bool {
    let gets = |at: usize| view.norm(at).starts_with("receiv") || view.norm(at).starts_with("enjoy");
    found.part == Part::Noun && found.subject_run().is_some() && (found.cue.start..found.head).any(gets)
}

/// "Here is what it says", "Cut complaints by half": one word before the cue, of which nothing is said.
fn lacks_words(view: &View<'_>, found: &Candidate) -> bool {
    let [run] = found.content[..] else { return false };
    // ", which he denies": what went before is denied
    let free = matches!(view.norm(run.start), "what" | "whatever" | "that" | "which")
        && found.class != CueClass::Denial;
    let noun = found.part == Part::Noun && view.is_verbal(run.start);
    run.len() == 1 && run.is_before(found.cue) && (free || noun)
}

/// "had been denied visas", "refused him a seat": a thing is kept from somebody, and no word is denied.
fn withholds(view: &View<'_>, found: &Candidate) -> bool {
    let keeps = matches!(found.lemma, "deny" | "refuse") && found.part == Part::Verb;
    let run = found.content.iter().find(|run| run.start == found.cue.end);
    let phrase = run.and_then(|run| Some((*run, view.base_end(run.start, run.end)?)));
    let Some((run, end)) = phrase.filter(|_| keeps && found.head + 1 == found.cue.end) else { return false };
    let plain = |end: usize| !view.is_verbal(end);
    let kept = |end: usize| view.is(end - 1, List::KeptBack) && plain(end);
    // two phrases, whom and what
    let second = view.base_end(end, run.end).filter(|_| end < run.end);
    if kept(end) || second.is_some_and(kept) {
        return true;
    }
    // a phrase of a thing follows; a clause or an infinitive is a word denied
    let be = |at: usize| view.is_be(at) || matches!(view.norm(at), "get" | "got");
    if (found.cue.start..found.head).any(be) {
        return opens_thing(view, run.start) && plain(end);
    }
    let pronoun = view.class(run.start) == Class::Object;
    let determined =
        matches!(view.class(end), Class::Determiner | Class::Possessive) && !view.norm(end).starts_with('\'');
    (determined || (pronoun && opens_thing(view, end))) && second.is_some_and(plain)
}

/// "The council said this week.", "announced late on Monday": when, and no more.
fn only_dates(view: &View<'_>, found: &Candidate) -> bool {
    let dates = |run: &Run| {
        found.cue.is_before(*run)
            && run.iter().all(|at| view.tells_time(at))
            && run.iter().any(|at| view.names_time(at))
    };
    found.part == Part::Verb && !found.content.is_empty() && found.content.iter().all(dates)
}
