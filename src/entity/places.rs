//! What the words around a name say for a place: where things are, go to and come from, and what places have.
//!
//! In: the reading and a candidate's tokens. Out: votes for a place, and whether the place is told beyond doubt.
//! Knows nothing of other mentions and nothing of the network's labels.

use super::types::EntityLabel;
use std::ops::Range;

use super::lexicon::{
    Flags, LEXICON, LOC_FIRST, MOTION, PLACE, PLACE_HAS, PLACE_OF, PLACE_VERB, PUBLIC_HEAD, ROLE, SITE, TITLE,
};
use super::reading::{CAPITAL, LETTERS, Reading};
use crate::syntax::Upos;

/// Prepositions that say where something is.
const WHERE: &[&str] = &["in", "near", "outside", "across", "throughout", "inside", "within", "around"];

/// Prepositions that people stand behind too.
const WHITHER: &[&str] = &["at", "from", "to", "through", "into", "via", "toward", "towards", "between"];

/// What follows a place's name and a hyphen: "Norvik-based".
const TIED: &[&str] = &["based", "born", "bound", "area"];

/// Votes for a place.
pub(super) fn votes(reading: &Reading<'_>, tokens: &Range<usize>) -> i32 {
    before(reading, tokens) + behind(reading, tokens)
}

/// Whether a preposition stands before a name, so that a verb behind it has another subject: "a man in Norvik said".
pub(super) fn governed(reading: &Reading<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|at| {
        WHERE.contains(&reading.norm(at)) || WHITHER.contains(&reading.norm(at)) || reading.norm(at) == "of"
    })
}

/// Whether a preposition says that a single word is a place: "in Norvik".
pub(super) fn told(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let (norm, whither) = (reading.norm(before), goes(reading, at));
    let next = reading.norm(at + 1);
    // "in Brel's view", "in Orsel Brel"
    let owner = matches!(next, "'s" | "’s" | "'") || reading.has(at + 1, CAPITAL);
    !owner
        && (WHERE.contains(&norm) || whither || of_place(reading, before))
        && reading.upos(before) == Some(Upos::Adp)
}

/// What stands before the name.
fn before(reading: &Reading<'_>, tokens: &Range<usize>) -> i32 {
    let Some(at) = tokens.start.checked_sub(1) else { return 0 };
    let mut votes = 0;
    if of_place(reading, at) {
        votes += 4;
    }
    if goes(reading, tokens.start) {
        votes += 3;
    }
    // "Mayor Ana Orsel of Norvik"
    let person = reading.norm(at) == "of" && at > 0 && reading.label(at - 1) == Some(EntityLabel::Person);
    if person {
        votes += 3;
    }
    let verb = reading.upos(at) == Some(Upos::Verb) && is(reading, at, PLACE_VERB);
    if verb {
        votes += 2;
    }
    if reading.norm(at) == "along" {
        votes += 3;
    }
    votes
}

/// "the outskirts of Norvik": whether this is the "of" before a place.
fn of_place(reading: &Reading<'_>, of: usize) -> bool {
    reading.norm(of) == "of" && of > 0 && {
        let noun = of - 1;
        reading.is(noun, PLACE_OF | SITE) && !reading.has(noun, CAPITAL)
    }
}

/// "to Norvik" with a verb or noun of going: "flew to Norvik", "the road from Norvik".
fn goes(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if !WHITHER.contains(&reading.norm(before)) || reading.norm(before) == "at" {
        return false;
    }
    let tied = reading.above(at).is_some_and(|(head, _)| head < at && is(reading, head, MOTION));
    tied || before > 0 && is(reading, before - 1, MOTION)
}

/// Whether the vocabularies know this of a word's base form.
fn is(reading: &Reading<'_>, at: usize, flags: Flags) -> bool {
    let lemma = reading.lemma(at);
    LEXICON.word("", if lemma.is_empty() { reading.norm(at) } else { lemma }) & flags != 0
}

/// What stands behind the name.
fn behind(reading: &Reading<'_>, tokens: &Range<usize>) -> i32 {
    let end = tokens.end;
    let next = reading.norm(end);
    if matches!(next, "-" | "‑") && TIED.contains(&reading.norm(end + 1)) && reading.glued(end) {
        return 6;
    }
    if matches!(next, "'s" | "’s" | "'") {
        let near = reading.is(end + 1, PLACE_HAS) && !reading.has(end + 1, CAPITAL);
        let far = reading.upos(end + 1) == Some(Upos::Adj) && reading.is(end + 2, PLACE_HAS);
        return if near || far { 4 } else { 0 };
    }
    let thing = reading.is(end, PLACE_HAS) && !matches!(reading.upos(end), Some(Upos::Verb | Upos::Adv));
    if thing && !reading.has(end, CAPITAL) {
        return 3;
    }
    // "Norvik is a town", "Norvik, a port of 4,000 people,"
    let from = match next {
        "," | "is" | "was" | "—" | "–" => end + 1,
        _ => return 0,
    };
    if matches!(reading.norm(from), "a" | "an" | "the" | "one") {
        for at in from + 1..from + 5 {
            if reading.is(at, ROLE | TITLE) && !reading.is(at, SITE) || !reading.has(at, LETTERS | CAPITAL) {
                break;
            }
            if reading.is(at, SITE)
                && !reading.is(at + 1, ROLE | TITLE)
                && reading.upos(at + 1) != Some(Upos::Noun)
            {
                return 5;
            }
        }
    }
    0
}

/// What a longer name says of the word in it that is nobody's: "Skarn" of "East Skarn County Council".
pub(super) fn bearer(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<usize> {
    let first = tokens.clone().find(|at| !reading.is(*at, LOC_FIRST) && reading.has(*at, LETTERS))?;
    let head = first + 1;
    (tokens.contains(&head)
        && !reading.is(first, PLACE)
        && (head..tokens.end).any(|at| reading.is(at, PUBLIC_HEAD)))
    .then_some(first)
}
