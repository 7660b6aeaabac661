//! What the network's labels say of names that the rules find.
//!
//! In: the reading with its labels, candidates. Out: votes, and the candidates that stand. Adds no name of its
//! own; where nothing was labelled (no model), everything is left as the rules made it.

use super::candidate::{Candidate, Scores, in_marks, key};
use super::types::EntityLabel;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::bodies::{acts, verb};

use super::lexicon::{
    CALENDAR, COMMON, GIVEN, HONORIFIC, MISC, ORG, ORG_HEAD, ORG_SUFFIX, PEOPLE, PLACE, SAYING,
};

use super::reading::{CAPITAL, HEADLINE, LETTERS, OPENS, Reading, SHOUT};
use super::{cues, places};
use crate::syntax::Upos;

/// What a label of the network weighs beside the rules' cues: person, organisation, location, rest. Chosen on
/// UNER EWT's and GUM's development parts: it knows places better than the rules do, and takes anything with a
/// capital for an organisation.
const WEIGHTS: Scores = [1, 0, 5, 2];

/// Mentions of one name beyond which more of the same labels add nothing: a network that errs on a name errs
/// on it throughout.
const MOST: i32 = 3;

/// Votes of the rules for one label that need no other support: "D-Norvik", "the carmaker Orsel".
const TOLD: i32 = 6;

/// Times that a word unknown to all must be met with its capital.
const STEADY: u32 = 3;

/// The network's label of a stretch: the one that most of its words bear.
pub(super) fn labels(reading: &Reading<'_>, tokens: &Range<usize>) -> Scores {
    let mut counts = [0_i32; 4];
    let mut words = 0;
    for at in tokens.clone().filter(|at| reading.has(*at, LETTERS)) {
        words += 1;
        if let Some(count) = reading.label(at).and_then(|label| counts.get_mut(label as usize)) {
            *count += 1;
        }
    }
    counts.map(|count| i32::from(count * 2 > words))
}

/// Votes on a name from the labels of all its mentions.
pub(super) fn votes(mentions: i32, labels: Scores) -> Scores {
    let mut out = WEIGHTS;
    for (vote, count) in out.iter_mut().zip(labels) {
        *vote = *vote * count * mentions.min(MOST) / mentions.max(1);
    }
    out
}

/// Leaves out what only its capital speaks for: no label at any of its mentions, no known word, no title, no
/// telling neighbour.
pub(super) fn sift(reading: &Reading<'_>, candidates: &mut Vec<Candidate>) {
    if !reading.labelled() {
        return;
    }
    let seen = |candidate: &&Candidate| candidate.tokens.clone().any(|at| reading.label(at).is_some());
    let keys: BTreeSet<String> = candidates.iter().filter(seen).map(|row| key(reading, row)).collect();
    // the words of labelled names stand for their bearers: "Orsel" where "Ana Orsel" was labelled
    let words: BTreeSet<&str> = candidates
        .iter()
        .filter(seen)
        .flat_map(|row| [row.tokens.start, row.tokens.end - 1])
        .map(|at| reading.norm(at))
        .collect();
    let defined = acronyms(reading, candidates);
    let mut times: BTreeMap<&str, (u32, bool)> = BTreeMap::new();
    for row in candidates.iter().filter(|row| row.tokens.len() == 1) {
        let (count, speaks) = times.entry(reading.norm(row.tokens.start)).or_default();
        *count += 1;
        *speaks |= verb(reading, &row.tokens).is_some_and(|verb| acts(reading, verb));
    }
    // a word met time and again with a capital, inside sentences too, never without, that once says something
    let steady = |at: usize| {
        let read = reading.seen(at);
        read.lower == 0
            && read.capital > 0
            && !reading.is(at, COMMON)
            && times.get(reading.norm(at)).is_some_and(|(count, speaks)| *speaks && *count >= STEADY)
    };
    // "in Norvik", whatever the network makes of the word
    let place = |at: usize| {
        reading.seen(at).lower == 0
            && !reading.is(at, COMMON | CALENDAR | ORG_HEAD)
            && reading.upos(at) == Some(Upos::Propn)
            && places::told(reading, at)
    };
    let mut in_line = beside_places(reading, candidates).into_iter();
    let unread = |at: usize| {
        !reading.has(at, OPENS) && !reading.is(at, COMMON | CALENDAR) && reading.upos(at) == Some(Upos::Propn)
    };
    candidates.retain(|row| {
        let in_line = in_line.next().unwrap_or(false);
        let first = row.tokens.start;
        let single = row.tokens.len() == 1;
        seen(&row)
            || !row.title.is_empty()
            || single && row.scores.iter().any(|vote| *vote >= TOLD)
            || keys.contains(&key(reading, row))
            || !single && reading.form(row.tokens.end) == "(" && reading.has(row.tokens.end + 1, SHOUT)
            || single && (words.contains(reading.norm(first)) || defined.contains(reading.form(first)))
            || single && steady(first)
            || single && place(first)
            || single && in_line && unread(first)
            || cues::dateline(reading, &row.tokens)
            || in_marks(reading, &row.tokens)
            || super::runs::syllabic(reading, &row.tokens)
            || sure(reading, &row.tokens)
    });
}

/// Which names stand in a list with what the network or a preposition takes for a place: "in Orvik, Dorsen and Norvik".
fn beside_places(reading: &Reading<'_>, candidates: &[Candidate]) -> Vec<bool> {
    let told = |row: &Candidate| {
        row.tokens.len() == 1 && places::told(reading, row.tokens.start)
            || row.tokens.clone().all(|at| reading.label(at) == Some(EntityLabel::Location))
    };
    let mut out: Vec<bool> = candidates.iter().map(told).collect();
    let lists: Vec<bool> = candidates
        .windows(2)
        .map(|pair| matches!(pair, [one, two] if listed(reading, &one.tokens, &two.tokens)))
        .collect();
    let mut carry = |at: usize, from: usize| {
        let tells = out.get(from).copied().unwrap_or(false);
        if let Some(slot) = out.get_mut(at) {
            *slot |= tells;
        }
    };
    let linked = lists.iter().enumerate().filter(|(_, list)| **list).map(|(from, _)| from);
    linked.clone().for_each(|from| carry(from + 1, from));
    linked.rev().for_each(|from| carry(from, from + 1));
    out
}

/// Whether two names stand in one list: a comma, "and" or "or" between them.
pub(super) fn listed(reading: &Reading<'_>, one: &Range<usize>, two: &Range<usize>) -> bool {
    let mut gap = one.end..two.start;
    let and = gap.clone().any(|at| matches!(reading.norm(at), "and" | "or"));
    // "the King of Athens, Theseus united …" is no list
    let closed = matches!(reading.form(two.end), "," | "." | ";" | ")" | "and" | "or" | "");
    !gap.is_empty()
        && gap.len() <= 2
        && (and || closed)
        && gap.all(|at| matches!(reading.norm(at), "," | "and" | "or"))
}

/// The short forms that the article itself gives: in brackets behind a name, or its initials.
fn acronyms(reading: &Reading<'_>, candidates: &[Candidate]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for row in candidates.iter().filter(|row| row.tokens.len() > 1) {
        let short = row.tokens.end + 1;
        if reading.form(row.tokens.end) == "(" && reading.has(short, SHOUT) {
            out.insert(reading.form(short).to_owned());
        }
        let first = |at| reading.form(at).chars().next().filter(|c| c.is_uppercase());
        let initials: String = row.tokens.clone().filter_map(first).collect();
        if initials.chars().count() >= 3 {
            out.insert(initials);
        }
    }
    out
}

/// Whether the vocabularies alone make a stretch a name.
fn sure(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let (first, last) = (tokens.start, tokens.end - 1);
    let phrase = reading.phrase(first, tokens.end).filter(|(end, _)| *end == tokens.end);
    if phrase.is_some_and(|(_, flags)| flags & (PLACE | ORG | MISC | PEOPLE) != 0) {
        return true;
    }
    let proper = |at: usize| reading.upos(at) == Some(Upos::Propn);
    if tokens.len() == 1 {
        let known = reading.is(first, PLACE | ORG | MISC | PEOPLE) && !reading.is(first, COMMON);
        let given = reading.is(first, GIVEN) && !reading.is(first, COMMON);
        let speaks = reading.is(first + 1, SAYING) && !reading.is(first, COMMON);
        return known || speaks || given && proper(first);
    }
    // "Orsel Holdings" at a sentence's start, whatever the tagger makes of it
    let unknown = !reading.is(first, COMMON) && reading.seen(first).lower == 0;
    if reading.is(last, ORG_HEAD | ORG_SUFFIX) && unknown && !reading.has(last, OPENS | HEADLINE) {
        return true;
    }
    // "Clear Orsel said": two words that speak together
    if reading.is(last + 1, SAYING) && unknown_word(reading, last) && tokens.len() == 2 {
        return true;
    }
    let headed = reading.is(last, ORG_HEAD | ORG_SUFFIX) || reading.is(first, GIVEN | HONORIFIC);
    headed && (first..=last).any(proper) || (first..=last).all(proper)
}

/// Whether a word with a capital is in no vocabulary of everyday words, and never met without its capital.
fn unknown_word(reading: &Reading<'_>, at: usize) -> bool {
    !reading.is(at, COMMON)
        && reading.seen(at).lower == 0
        && reading.has(at, CAPITAL)
        && !reading.has(at, OPENS | HEADLINE)
}
