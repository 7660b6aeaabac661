//! Readings that tie nobody to anything: a verb of saying that means a deed, a time taken for what is said.
//!
//! In: an attribution, word classes. Out: whether it is none. Like [`crate::attribution::repair::subject`] it runs behind whoever found it.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::select::Chosen;
use crate::attribution::lexicon::cue::Part;
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::repairs::{Repair, Repairs};
use crate::attribution::types::CueClass;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::frame::{Frame, Mood};
use crate::attribution::view::marks::Marks;
use crate::attribution::view::source::Run;
use crate::attribution::view::when;
use crate::entity::speakers;
/// Whether a reading is of one kind that is no attribution.
type Test = fn(&Chunks<'_>, &Candidate) -> bool;

/// Whether the words report a deed, or a word spoken of which nothing is told.
pub(in crate::attribution) fn is_act(chunks: &Chunks<'_>, found: &Candidate, repairs: Repairs) -> bool {
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
    is_deed(chunks, found, repairs)
        || ACTS.iter().any(|(repair, is)| repairs.has(*repair) && is(chunks, found))
}

/// "The refusal angered the crews": whoever feels it says nothing by that.
fn stirs(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let thing = |run: &Run| {
        let opens = chunks.class(run.0);
        run.0 == found.cue.1
            && (opens.is_nominal() || matches!(opens, Class::Determiner | Class::Possessive | Class::Object))
            // "Neighbours worried crime would rise": a clause is what they fear
            && (run.0..run.1).all(|at| !chunks.class(at).is_verbal())
    };
    chunks.is(found.head, List::Stirs) && chunks.class(found.head) == Class::Verb
        // "alarmed by the images", "worried about it": whoever feels it is the subject, and says so
        && found.cue.1 == found.head + 1
        && !matches!(found.mood, Mood::Passive)
        && found.content.iter().all(thing)
}

/// "They want for nothing": a state, and no wish.
fn idles(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let end = found.cue.1;
    let small = |at: usize| matches!(chunks.norm(at), "nothing" | "little" | "anything");
    found.lemma == "want"
        && (chunks.norm(end.wrapping_sub(1)) == "for" && small(end)
            || chunks.norm(end) == "for" && small(end + 1))
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
fn is_deed(chunks: &Chunks<'_>, found: &Candidate, repairs: Repairs) -> bool {
    let verb = chunks.norm(found.head);
    let run = found.content.iter().find(|run| run.0 == found.cue.1);
    let Some((run, end)) = run.and_then(|run| Some((*run, object_end(chunks, *run)?))) else { return false };
    // "ordered the cars removed", "reviewed the film as dull": more is said of the object
    // a relative clause says it of the object alone
    let own = |at: &usize| {
        !matches!(
            chunks.class(*at),
            Class::Comma | Class::That | Class::Wh | Class::Pronoun | Class::Subordinator
        )
    };
    let goes_on = chunks.class(end) == Class::Adjective && end < run.1
        || (end..run.1).take_while(own).any(|at| {
            chunks.class(at).is_verbal() || chunks.class(at) == Class::To || chunks.norm(at) == "as"
        });
    let last = chunks.norm(end - 1);
    let is = |object: &Object| match object {
        Object::Any => true,
        Object::Of(list) => list.has(last),
        Object::Thing => List::Wares.has(last) || speakers::is_thing(last),
        Object::Itself => matches!(last, "itself" | "himself" | "herself" | "themselves"),
    };
    let row = |(repair, stem, object): &(Repair, &str, Object)| {
        repairs.has(*repair) && verb.starts_with(stem) && is(object)
    };
    found.part == Part::Verb && found.head + 1 == found.cue.1 && !goes_on && DEEDS.iter().any(row)
}

/// The end of an object's own phrase.
fn object_end(chunks: &Chunks<'_>, run: Run) -> Option<usize> {
    let pronoun = matches!(chunks.class(run.0), Class::Object | Class::Pronoun);
    if pronoun { Some(run.0 + 1) } else { chunks.base_end(run.0, run.1) }
}

/// "forgot to lock the gate", "was unveiled in 1999", "reported to the ministry every week".
fn does(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    if found.part != Part::Verb {
        return false;
    }
    let run = found.content.iter().find(|run| run.0 >= found.cue.1);
    let phrase = run.and_then(|run| chunks.base_end(run.0, run.1).map(|end| (*run, end)));
    // whoever is told, and nothing of what
    let told = |run: &Run| run.0 == found.cue.1 + 1 && chunks.norm(found.cue.1) == "to";
    match chunks.norm(found.head) {
        "forgot" | "forgets" | "forget" | "forgetting" => {
            run.is_some_and(|run| chunks.class(run.0) == Class::To)
        }
        "unveiled" => found.source.is_none() && run.is_none(),
        "reported" | "reports" | "reporting" | "report" => found.content.iter().all(told),
        // "the clock is ticking for the negotiators"
        "ticking" | "ticks" => true,
        // "the storm claimed the roof": what cannot speak claims nothing
        "claimed" | "claims" | "claim" | "claiming" => {
            let thing = |run: Run| {
                let noun = run.1 - 1;
                chunks.class(noun) == Class::Noun
                    && speakers::noun(chunks.norm(noun)) == speakers::Noun::Thing
            };
            let clause = phrase.is_some_and(|(run, end)| end < run.1 && chunks.class(end).is_verbal());
            found.source.is_some_and(thing) && phrase.is_some() && !clause
        }
        _ => false,
    }
}

/// "Categories: Politics", "POST READERS: Send us your pictures": the page speaks. Somebody does in "Voss on the fire: ‘Never
/// again’".
fn kicks_off(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let quoted = found.content.iter().any(|run| chunks.class(run.0) == Class::Quote);
    !quoted
        && found.frame == Frame::Label
        && chunks.norm(found.head) == ":"
        && found.source.is_some_and(|run| {
            let last = run.1.wrapping_sub(1);
            chunks.is(last, List::Kickers) || chunks.is(last, List::Events)
        })
}

/// "The family received support": whoever gets it says nothing, and nobody is named who gives it.
fn receives(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let gets = |at: usize| {
        matches!(
            chunks.norm(at),
            "receive" | "receives" | "received" | "receiving" | "enjoy" | "enjoys" | "enjoyed" | "enjoying"
        )
    };
    found.part == Part::Noun
        && found.source.is_some_and(|run| run.1 <= found.cue.0)
        && (found.cue.0..found.head).any(gets)
}

/// "Opinion: Why the dam failed": what kind of article it is.
fn announces(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let alone = found.cue.1 == found.cue.0 + 2 && chunks.norm(found.cue.0 + 1) == ":";
    alone && found.source.is_none() && chunks.is(found.cue.0, List::Announcements)
}

/// "Here is what it says", "Cut complaints by half": one word before the cue, of which nothing is said.
fn lacks_words(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let [(start, end)] = found.content[..] else { return false };
    let alone = end == start + 1 && end <= found.cue.0;
    // ", which he denies": what went before is denied
    let denied = chunks.norm(start) == "which"
        && found.class == CueClass::Denial
        && found.source.is_some_and(|run| run.0 == end);
    let free = matches!(chunks.norm(start), "what" | "whatever" | "that" | "which") && !denied;
    alone && (free || (found.part == Part::Noun && chunks.class(start).is_verbal()))
}

/// "had been denied visas", "refused him a seat": a thing is kept from somebody, and no word is denied.
fn withholds(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let verb = chunks.norm(found.head);
    let keeps = matches!(
        verb,
        "denied" | "denies" | "deny" | "denying" | "refused" | "refuses" | "refuse" | "refusing"
    );
    if !keeps || found.part != Part::Verb || found.head + 1 != found.cue.1 {
        return false;
    }
    let be = |at: usize| {
        matches!(chunks.norm(at), "is" | "are" | "was" | "were" | "be" | "been" | "being" | "get" | "got")
    };
    let passive = (found.cue.0..found.head).any(be);
    let Some(run) = found.content.iter().find(|run| run.0 == found.cue.1) else { return false };
    let ends = |end: usize| chunks.is(end - 1, List::KeptBack) && !chunks.class(end).is_verbal();
    let first = chunks.base_end(run.0, run.1);
    if first.is_some_and(|end| ends(end) || (end < run.1 && chunks.base_end(end, run.1).is_some_and(ends))) {
        return true;
    }
    // a phrase of a thing follows; a clause or an infinitive is a word denied
    let thing = |at: usize| {
        let class = chunks.class(at);
        class.is_nominal() || matches!(class, Class::Determiner | Class::Possessive)
    };
    if passive {
        let end = chunks.base_end(run.0, run.1);
        return thing(run.0) && end.is_some_and(|end| !chunks.class(end).is_verbal());
    }
    // two phrases, whom and what
    let Some(end) = chunks.base_end(run.0, run.1).filter(|end| *end < run.1) else { return false };
    let pronoun = chunks.class(run.0) == Class::Object;
    let second = matches!(chunks.class(end), Class::Determiner | Class::Possessive)
        && !chunks.norm(end).starts_with('\'')
        || (pronoun && thing(end));
    let stop = chunks.base_end(end, run.1);
    second && stop.is_some_and(|stop| !chunks.class(stop).is_verbal())
}

/// "The council said this week.", "announced late on Monday": when, and no more.
fn only_dates(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let dates = |run: &Run| {
        run.0 >= found.cue.1
            && (run.0..run.1).all(|at| when::tells(chunks, at))
            && (run.0..run.1).any(|at| when::names(chunks, at))
    };
    found.part == Part::Verb && !found.content.is_empty() && found.content.iter().all(dates)
}

/// Whether a reading ties a thing to its name or title in quotation marks.
pub(in crate::attribution) fn names(chunks: &Chunks<'_>, marks: &Marks, row: &Chosen) -> bool {
    let words = |inside: bool| {
        let at = row.found.content.iter().flat_map(|run| run.0..run.1);
        at.filter(move |at| {
            chunks.form(*at).starts_with(char::is_alphabetic) && marks.at(*at).is_some() == inside
        })
    };
    let capital = words(true).filter(|at| chunks.form(*at).starts_with(char::is_uppercase)).count();
    let quoted = words(true).count();
    List::Naming.has(row.found.lemma)
        && quoted > 0
        && quoted < 10
        && capital * 2 >= quoted
        && words(false).count() < 4
}
