//! Whom a description stands for that no name carries: "the 71-year-old", "the Italian", "the retired nurse", "the
//! billionaire".
//!
//! In: the reading with its trees. Out: places where somebody met before is spoken of by what they are. Offices are
//! left out ("the judge said" may bring in a new one), and so is what the text has spoken of as somebody else.

use super::candidate::Link;
use super::clause;
use super::lexicon::{LEXICON, PEOPLE, ROLE, SAYING, TITLE};
use super::reading::{CAPITAL, LETTERS, Reading};
use super::speakers::{self, Noun};
use super::unnamed::{self, Kind};
use crate::syntax::Upos;
use std::collections::BTreeMap;
use std::ops::Range;

/// Words that say what somebody was or has become: of one met before.
const TURNED: &[&str] =
    &["former", "retired", "veteran", "ex", "one-time", "onetime", "self-described", "then"];

/// What the text has spoken of so far as somebody, by the base form of the noun.
#[derive(Debug, Default)]
pub(super) struct Spoken<'a> {
    nouns: BTreeMap<&'a str, Option<usize>>,
}

impl<'a> Spoken<'a> {
    /// Notes a noun for a person, and whom it was a description of.
    pub(super) fn note(&mut self, reading: &Reading<'a>, at: usize, means: Option<usize>) {
        if reading.upos(at) == Some(Upos::Noun) && is_somebody(reading, at) {
            let noun = self.nouns.entry(reading.norm(at)).or_insert(means);
            if *noun != means {
                *noun = None;
            }
        }
    }
}

fn is_somebody(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, ROLE) || speakers::is_person(reading.norm(at))
}

/// Where the description begins that a people's or party's name is, of one of them: "the Italian said".
pub(super) fn one_of_them(reading: &Reading<'_>, link: &Link) -> Option<usize> {
    let at = link.tokens.start;
    let norm = reading.norm(at);
    // "the French", "the Swiss": all of them
    let one = !["s", "sh", "ch", "ese"].iter().any(|end| norm.ends_with(end));
    let people = || reading.is(at, PEOPLE) || LEXICON.word("", &format!("{norm}s")) & PEOPLE != 0;
    let known = link.tokens.len() == 1 && one && people();
    let the = |start: &usize| reading.norm(*start) == "the";
    let aged = |start: &usize| clause::age(reading, start + 1).is_some_and(|(_, end)| end == at);
    let from = at
        .checked_sub(1)
        .filter(the)
        .or_else(|| (at.saturating_sub(7)..at).find(|start| the(start) && aged(start)));
    from.filter(|_| known && acts(reading, at, |verb| says(reading, verb)))
}

fn says(reading: &Reading<'_>, verb: usize) -> bool {
    reading.is(verb, SAYING) || super::bodies::acts(reading, verb)
}

/// Whether a word is the subject of such a verb, and nothing behind it says who is meant.
fn acts(reading: &Reading<'_>, at: usize, such: impl Fn(usize) -> bool) -> bool {
    let subject = reading.above(at).is_some_and(|(verb, relation)| relation.base() == "nsubj" && such(verb));
    let alone = !reading.has(at + 1, LETTERS)
        || matches!(reading.upos(at + 1), Some(Upos::Verb | Upos::Aux | Upos::Adv))
        || reading.is(at + 1, SAYING);
    subject && alone && reading.form(at + 1) != "-"
}

/// Whether a description whose head stands here may be of somebody with these roles: "the midwife" is no lawyer.
pub(super) fn suits(reading: &Reading<'_>, words: &Range<usize>, roles: &[String]) -> bool {
    let head = words.end - 1;
    speakers::is_status(reading.norm(head))
        || reading.has(head, CAPITAL)
        || clause::aged(reading, head).is_some()
        || words.clone().any(|at| TURNED.contains(&reading.norm(at)))
        || roles.iter().all(|role| role.ends_with("-year-old"))
}

/// Where a description begins whose head stands here, and what of it is the mention: "the 71-year-old", "the former
/// bus driver".
pub(super) fn start(reading: &Reading<'_>, spoken: &Spoken<'_>, at: usize) -> Option<(usize, usize)> {
    if let Some(from) = clause::aged(reading, at) {
        return Some((from - 1, from));
    }
    let noun = reading.upos(at) == Some(Upos::Noun) && !reading.has(at, CAPITAL);
    let norm = reading.norm(at);
    // "singer", by its ending
    let person = || speakers::noun(norm) == Noun::Person && !norm.ends_with('s');
    if !noun || unnamed::kind(reading, at).map_or_else(|| !person(), |kind| kind != Kind::Person) {
        return None;
    }
    let from = unnamed::start(reading, at, Kind::Person).filter(|from| reading.norm(*from) == "the")?;
    let named = reading.form(at + 1) == "," && reading.has(at + 2, CAPITAL);
    let told = reading.form(at + 1) == "," && matches!(reading.norm(at + 2), "who" | "whose");
    let turned = (from + 1..at).any(|at| TURNED.contains(&reading.norm(at)));
    let plain = !told
        && !reading.is(at, TITLE)
        && !speakers::is_of_the_scene(norm)
        && !spoken.nouns.contains_key(norm);
    let leads = |verb: usize| reading.above(verb).is_none();
    let meant = (turned || plain) && acts(reading, at, |verb| leads(verb) || plain && says(reading, verb));
    (meant && !named).then_some((from, at))
}
