//! Readings that tie nobody to anything: a verb of saying that means a deed, a time taken for what is said.
//!
//! In: an attribution, word classes. Out: whether it is none. Like [`crate::attribution::repair::subject`] it runs behind whoever found it.

use crate::attribution::candidates::{Candidate, Chosen};
use crate::attribution::lexicon::{Class, List, Part};
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
use crate::attribution::view::{Frame, Mood, Run, View};
use crate::entity::speakers;
/// Whether a reading is of one kind that is no attribution.
type Test = fn(&View<'_>, &Candidate) -> bool;

/// Whether the words report a deed, or a word spoken of which nothing is told.
pub fn is_act(view: &View<'_>, found: &Candidate) -> bool {
    const ACTS: &[(Repair, Test)] = &[
        (Repair::RejectWithheld, withholds),
        (Repair::RejectDated, only_dates),
        (Repair::RejectWordless, lacks_words),
        (Repair::RejectReceived, receives),
        (Repair::RejectAnnounced, announces),
        (Repair::RejectIdle, idles),
        (Repair::RejectDeed, does),
        (Repair::RejectStirred, stirs),
        (Repair::RejectKicker, kicks_off),
    ];
    is_deed(view, found) || ACTS.iter().any(|(repair, is)| view.repairs.has(*repair) && is(view, found))
}

/// "The refusal angered the crews": whoever feels it says nothing by that.
fn stirs(view: &View<'_>, found: &Candidate) -> bool {
    let thing = |run: &Run| {
        let opens = view.class(run.start);
        run.start == found.cue.end
            && (opens.is_nominal() || matches!(opens, Class::Determiner | Class::Possessive | Class::Object))
            // "Neighbours worried crime would rise": a clause is what they fear
            && run.iter().all(|at| !view.class(at).is_verbal())
    };
    view.is(found.head, List::Stirs) && view.class(found.head) == Class::Verb
        // "alarmed by the images", "worried about it": whoever feels it is the subject, and says so
        && found.cue.end == found.head + 1
        && !matches!(found.mood, Mood::Passive)
        && found.content.iter().all(thing)
}

/// "They want for nothing": a state, and no wish.
fn idles(view: &View<'_>, found: &Candidate) -> bool {
    let end = found.cue.end;
    let small = |at: usize| matches!(view.norm(at), "nothing" | "little" | "anything");
    found.lemma == "want"
        && (view.norm(end.wrapping_sub(1)) == "for" && small(end)
            || view.norm(end) == "for" && small(end + 1))
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
    let run = found.content.iter().find(|run| run.start == found.cue.end);
    let Some((run, end)) = run.and_then(|run| Some((*run, object_end(view, *run)?))) else { return false };
    // "ordered the cars removed", "reviewed the film as dull": more is said of the object
    // a relative clause says it of the object alone
    let own = |at: &usize| {
        !matches!(
            view.class(*at),
            Class::Comma | Class::That | Class::Wh | Class::Pronoun | Class::Subordinator
        )
    };
    let goes_on = view.class(end) == Class::Adjective && end < run.end
        || (end..run.end)
            .take_while(own)
            .any(|at| view.class(at).is_verbal() || view.class(at) == Class::To || view.norm(at) == "as");
    let last = view.norm(end - 1);
    let is = |object: &Object| match object {
        Object::Any => true,
        Object::Of(list) => list.has(last),
        Object::Thing => List::Wares.has(last) || speakers::is_thing(last),
        Object::Itself => matches!(last, "itself" | "himself" | "herself" | "themselves"),
    };
    let row = |(repair, stem, object): &(Repair, &str, Object)| {
        view.repairs.has(*repair) && verb.starts_with(stem) && is(object)
    };
    found.part == Part::Verb && found.head + 1 == found.cue.end && !goes_on && DEEDS.iter().any(row)
}

/// The end of an object's own phrase.
fn object_end(view: &View<'_>, run: Run) -> Option<usize> {
    let pronoun = matches!(view.class(run.start), Class::Object | Class::Pronoun);
    if pronoun { Some(run.start + 1) } else { view.base_end(run.start, run.end) }
}

/// "forgot to lock the gate", "was unveiled in 1999", "reported to the ministry every week".
fn does(view: &View<'_>, found: &Candidate) -> bool {
    if found.part != Part::Verb {
        return false;
    }
    let run = found.content.iter().find(|run| run.start >= found.cue.end);
    let phrase = run.and_then(|run| view.base_end(run.start, run.end).map(|end| (*run, end)));
    // whoever is told, and nothing of what
    let told = |run: &Run| run.start == found.cue.end + 1 && view.norm(found.cue.end) == "to";
    match view.norm(found.head) {
        "forgot" | "forgets" | "forget" | "forgetting" => {
            run.is_some_and(|run| view.class(run.start) == Class::To)
        }
        "unveiled" => found.source.is_none() && run.is_none(),
        "reported" | "reports" | "reporting" | "report" => found.content.iter().all(told),
        // "the clock is ticking for the negotiators"
        "ticking" | "ticks" => true,
        // "the storm claimed the roof": what cannot speak claims nothing
        "claimed" | "claims" | "claim" | "claiming" => {
            let thing = |run: Run| {
                let noun = run.end - 1;
                view.class(noun) == Class::Noun && speakers::noun(view.norm(noun)) == speakers::Noun::Thing
            };
            let clause = phrase.is_some_and(|(run, end)| end < run.end && view.class(end).is_verbal());
            found.source.is_some_and(thing) && phrase.is_some() && !clause
        }
        _ => false,
    }
}

/// "Categories: Politics", "POST READERS: Send us your pictures": the page speaks. Somebody does in "Voss on the fire: ‘Never
/// again’".
fn kicks_off(view: &View<'_>, found: &Candidate) -> bool {
    let quoted = found.content.iter().any(|run| view.class(run.start) == Class::Quote);
    !quoted
        && found.frame == Frame::Label
        && view.norm(found.head) == ":"
        && found.source.is_some_and(|run| {
            let last = run.end.wrapping_sub(1);
            view.is(last, List::Kickers) || view.is(last, List::Events)
        })
}

/// "The family received support": whoever gets it says nothing, and nobody is named who gives it.
fn receives(view: &View<'_>, found: &Candidate) -> bool {
    let gets = |at: usize| {
        matches!(
            view.norm(at),
            "receive" | "receives" | "received" | "receiving" | "enjoy" | "enjoys" | "enjoyed" | "enjoying"
        )
    };
    found.part == Part::Noun
        && found.source.is_some_and(|run| run.end <= found.cue.start)
        && (found.cue.start..found.head).any(gets)
}

/// "Opinion: Why the dam failed": what kind of article it is.
fn announces(view: &View<'_>, found: &Candidate) -> bool {
    let alone = found.cue.end == found.cue.start + 2 && view.norm(found.cue.start + 1) == ":";
    alone && found.source.is_none() && view.is(found.cue.start, List::Announcements)
}

/// "Here is what it says", "Cut complaints by half": one word before the cue, of which nothing is said.
fn lacks_words(view: &View<'_>, found: &Candidate) -> bool {
    let [Run { start, end }] = found.content[..] else { return false };
    let alone = end == start + 1 && end <= found.cue.start;
    // ", which he denies": what went before is denied
    let denied = view.norm(start) == "which"
        && found.class == CueClass::Denial
        && found.source.is_some_and(|run| run.start == end);
    let free = matches!(view.norm(start), "what" | "whatever" | "that" | "which") && !denied;
    alone && (free || (found.part == Part::Noun && view.class(start).is_verbal()))
}

/// "had been denied visas", "refused him a seat": a thing is kept from somebody, and no word is denied.
fn withholds(view: &View<'_>, found: &Candidate) -> bool {
    let verb = view.norm(found.head);
    let keeps = matches!(
        verb,
        "denied" | "denies" | "deny" | "denying" | "refused" | "refuses" | "refuse" | "refusing"
    );
    if !keeps || found.part != Part::Verb || found.head + 1 != found.cue.end {
        return false;
    }
    let be = |at: usize| {
        matches!(view.norm(at), "is" | "are" | "was" | "were" | "be" | "been" | "being" | "get" | "got")
    };
    let passive = (found.cue.start..found.head).any(be);
    let Some(run) = found.content.iter().find(|run| run.start == found.cue.end) else { return false };
    let ends = |end: usize| view.is(end - 1, List::KeptBack) && !view.class(end).is_verbal();
    let first = view.base_end(run.start, run.end);
    if first.is_some_and(|end| ends(end) || (end < run.end && view.base_end(end, run.end).is_some_and(ends)))
    {
        return true;
    }
    // a phrase of a thing follows; a clause or an infinitive is a word denied
    let thing = |at: usize| {
        let class = view.class(at);
        class.is_nominal() || matches!(class, Class::Determiner | Class::Possessive)
    };
    if passive {
        let end = view.base_end(run.start, run.end);
        return thing(run.start) && end.is_some_and(|end| !view.class(end).is_verbal());
    }
    // two phrases, whom and what
    let Some(end) = view.base_end(run.start, run.end).filter(|end| *end < run.end) else { return false };
    let pronoun = view.class(run.start) == Class::Object;
    let second = matches!(view.class(end), Class::Determiner | Class::Possessive)
        && !view.norm(end).starts_with('\'')
        || (pronoun && thing(end));
    let stop = view.base_end(end, run.end);
    second && stop.is_some_and(|stop| !view.class(stop).is_verbal())
}

/// "The council said this week.", "announced late on Monday": when, and no more.
fn only_dates(view: &View<'_>, found: &Candidate) -> bool {
    let dates = |run: &Run| {
        run.start >= found.cue.end
            && run.iter().all(|at| view.tells_time(at))
            && run.iter().any(|at| view.names_time(at))
    };
    found.part == Part::Verb && !found.content.is_empty() && found.content.iter().all(dates)
}

/// Whether a reading ties a thing to its name or title in quotation marks.
pub fn names(view: &View<'_>, row: &Chosen) -> bool {
    let words = |inside: bool| {
        let at = row.found.content.iter().flat_map(|run| run.start..run.end);
        at.filter(move |at| {
            view.form(*at).starts_with(char::is_alphabetic) && view.marks.at(*at).is_some() == inside
        })
    };
    let capital = words(true).filter(|at| view.form(*at).starts_with(char::is_uppercase)).count();
    let quoted = words(true).count();
    List::Naming.has(row.found.lemma)
        && quoted > 0
        && quoted < 10
        && capital * 2 >= quoted
        && words(false).count() < 4
}
