//! Persons, crowds and bodies that the article speaks of without a name, as far as pronouns mean them: "The nurse said
//! she had called".
//!
//! In: the reading with its trees. Out: nominals that a pronoun may mean, and which pronouns do. Without a model there
//! are no trees and so none of either. None of them becomes an entity: no name, no row.

use super::candidate::Link;
use super::types::{EntityLabel, MentionKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::lexicon::{BODY, Flags, LEXICON, ROLE, ROLE_F, ROLE_M, TITLE};
use super::profile::{Gender, Profile, ranked};
use super::reading::{CAPITAL, LETTERS, OPENS, Reading};
use super::speakers;
use crate::syntax::Upos;

/// Words of a nominal before its head that are looked at.
const BEFORE: usize = 6;

/// How many nominals are told apart; keeps a hostile text from costing more than it is long.
const MOST: usize = 256;

/// Words that say that the nominal is somebody in particular: one may mean them later.
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "one", "another", "his", "her", "its", "their", "my", "our", "'s",
    "’s", "'", "’",
];

/// Crowds that are no plural of a role.
const CROWDS: &[&str] = &["people", "residents", "police", "critics", "neighbours", "neighbors", "families"];

/// What a nominal without a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One person.
    Person,
    /// A body: "the company".
    Body,
    /// Many: "the residents".
    Crowd,
}

/// The nominals met so far.
#[derive(Debug, Default)]
pub(super) struct Unnamed {
    /// The number of the first one among the profiles; those before it have names.
    first: usize,
    /// By role: the nominal's number.
    known: BTreeMap<String, usize>,
    /// Of each, where it was met last, with its determiner.
    last: Vec<Range<usize>>,
    /// Who of them has spoken.
    spoken: BTreeSet<usize>,
    /// Each pronoun that means one, and the nominal's words.
    pub means: Vec<(usize, Range<usize>)>,
}

impl Unnamed {
    /// None met yet; the profiles so far have names.
    pub(super) fn new(profiles: &[Profile]) -> Self {
        Self { first: profiles.len(), ..Self::default() }
    }

    /// Whether a profile is of somebody without a name.
    pub(super) fn is(&self, entity: usize) -> bool {
        entity >= self.first
    }

    /// Whether a noun presents somebody: "a former official", "one nurse".
    pub(super) fn is_new(&self, reading: &Reading<'_>, at: usize) -> bool {
        let new = |start: usize| matches!(reading.norm(start), "a" | "an" | "one" | "another");
        kind(reading, at) == Some(Kind::Person) && start(reading, at, Kind::Person).is_some_and(new)
    }

    /// Whether a nominal says whose it is: "his brother" may be spoken of by the one who has him.
    pub(super) fn is_owned(&self, reading: &Reading<'_>, entity: usize) -> bool {
        let last = entity.checked_sub(self.first).and_then(|number| self.last.get(number));
        last.is_some_and(|tokens| matches!(reading.norm(tokens.start), "his" | "her" | "their" | "my"))
    }

    /// Notes that somebody without a name speaks.
    pub(super) fn speaks(&mut self, entity: usize) {
        if self.is(entity) {
            self.spoken.insert(entity);
        }
    }

    /// Whether somebody without a name has spoken.
    pub(super) fn spoke(&self, entity: usize) -> bool {
        self.spoken.contains(&entity)
    }

    /// Notes that a pronoun means a nominal.
    pub(super) fn means(&mut self, pronoun: usize, entity: usize) {
        let last = entity.checked_sub(self.first).and_then(|number| self.last.get(number));
        if let Some(tokens) = last {
            self.means.push((pronoun, tokens.clone()));
        }
    }

    /// The nominal whose head stands here: its number and kind. New ones are met as subjects only.
    pub(super) fn meet(
        &mut self,
        reading: &Reading<'_>,
        profiles: &mut Vec<Profile>,
        at: usize,
        ahead: &[Link],
    ) -> Option<(Link, Kind)> {
        let kind = kind(reading, at)?;
        let start = start(reading, at, kind)?;
        let (above, relation) = reading.above(at)?;
        let described = matches!(relation.base(), "appos" | "compound" | "flat" | "root" | "amod");
        if described || named(reading, at, ahead) {
            return None;
        }
        let role = ranked(reading, at);
        let subject = relation.base() == "nsubj" && above != at;
        let number = match self.known.get(&role).copied() {
            Some(number) => number,
            None if !subject || self.last.len() >= MOST => return None,
            None => {
                let label =
                    if kind == Kind::Person { EntityLabel::Person } else { EntityLabel::Organisation };
                profiles.push(Profile { label, gender: gender(reading, at), ..Profile::default() });
                self.last.push(start..at + 1);
                self.known.insert(role, profiles.len() - 1);
                profiles.len() - 1
            }
        };
        if let Some(last) = number.checked_sub(self.first).and_then(|number| self.last.get_mut(number)) {
            *last = start..at + 1;
        }
        Some((Link { tokens: at..at + 1, kind: MentionKind::Nominal, entity: number }, kind))
    }
}

/// What the vocabularies know of a word, or of its base form.
fn flags(reading: &Reading<'_>, at: usize) -> Flags {
    let lemma = reading.lemma(at);
    reading.flags(at) | LEXICON.word(lemma, lemma)
}

/// What a common noun means when it is the head of a nominal.
pub(super) fn kind(reading: &Reading<'_>, at: usize) -> Option<Kind> {
    let noun = reading.upos(at) == Some(Upos::Noun)
        && reading.has(at, LETTERS)
        && (!reading.has(at, CAPITAL) || reading.has(at, OPENS) && reading.label(at).is_none())
        && !matches!(reading.upos(at + 1), Some(Upos::Noun | Upos::Propn));
    let (norm, lemma, flags) = (reading.norm(at), reading.lemma(at), flags(reading, at));
    let many = norm != lemma && (norm.ends_with('s') || norm.ends_with("men"));
    // "One of them said", "one of the released officers", not "one of the big problems"
    if norm == "one" && reading.norm(at + 1) == "of" {
        let whole = || (at + 3..at + 7).find(|at| reading.upos(*at) == Some(Upos::Noun));
        let people = match reading.norm(at + 2) {
            "them" => true,
            "the" | "those" => whole().is_some_and(|at| speakers::is_person(reading.norm(at))),
            _ => false,
        };
        return people.then_some(Kind::Person);
    }
    if !noun {
        None
    } else if CROWDS.contains(&norm)
        || many && (flags & ROLE != 0 || speakers::is_person(norm) || agents(norm))
    {
        Some(Kind::Crowd)
    } else if flags & BODY != 0 && !many {
        Some(Kind::Body)
    } else {
        ((flags & (ROLE | TITLE) != 0 || speakers::is_person(norm)) && !many).then_some(Kind::Person)
    }
}

/// Whether a plural's ending says that it is of people who do something: "climbers", "cyclists".
fn agents(norm: &str) -> bool {
    norm.len() > 6 && ["ers", "ists", "ians", "smen"].iter().any(|end| norm.ends_with(end))
}

/// Where the nominal with this head begins; nothing for one without a determiner, crowds aside.
pub(super) fn start(reading: &Reading<'_>, head: usize, kind: Kind) -> Option<usize> {
    let mut at = head;
    for _ in 0..BEFORE {
        let Some(before) = at.checked_sub(1) else { break };
        if DETERMINERS.contains(&reading.norm(before)) {
            let owner = matches!(reading.norm(before), "'s" | "’s" | "'" | "’");
            return Some(if owner { at } else { before });
        }
        let inside = matches!(reading.upos(before), Some(Upos::Adj | Upos::Noun | Upos::Num | Upos::Propn))
            || reading.form(before) == "-";
        if !inside {
            break;
        }
        at = before;
    }
    (kind == Kind::Crowd || reading.norm(at) == "one").then_some(at)
}

/// Whether a name stands right behind the nominal: "a spokesman, Bo Lind,".
fn named(reading: &Reading<'_>, head: usize, ahead: &[Link]) -> bool {
    let from = ahead.partition_point(|link| link.tokens.start <= head);
    let next = ahead.get(from).filter(|link| link.kind == MentionKind::Name);
    next.is_some_and(|link| {
        let gap = head + 1..link.tokens.start;
        gap.len() <= 2
            && gap.clone().all(|at| !reading.has(at, LETTERS) || reading.has(at, CAPITAL))
            && gap.clone().all(|at| !matches!(reading.form(at), "“" | "\"" | "”" | "." | ":"))
    })
}

/// He or she, where the word itself tells.
pub(super) fn gender(reading: &Reading<'_>, at: usize) -> Gender {
    let flags = flags(reading, at);
    match (flags & ROLE_M != 0, flags & ROLE_F != 0) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}
