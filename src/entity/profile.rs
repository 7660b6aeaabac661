//! What the article says of an entity: gender, roles, titles.
//!
//! In: a name and its neighbours. Out: additions to the entity's [`Profile`].

use super::candidate::Candidate;
use super::lexicon::is_business;
use super::types::EntityLabel;
use std::ops::Range;

use super::lexicon::{
    BODY, CALENDAR, FUNCTION, GIVEN_F, GIVEN_M, LEXICON, MADAM, ROLE, ROLE_F, ROLE_M, SAYING, SIR, TITLE,
    VERB,
};

use super::clause;
use super::reading::{CAPITAL, LETTERS, OPENS, Reading, SHOUT};
use crate::syntax::{Deprel, Upos};
use crate::text::Span;

/// How many titles and roles one person may have.
const MOST: usize = 24;

/// Roles that are no titles: kin, and what a person is to the eye.
const KIN: &[&str] = &[
    "mother",
    "father",
    "wife",
    "husband",
    "son",
    "daughter",
    "brother",
    "sister",
    "aunt",
    "uncle",
    "niece",
    "nephew",
    "widow",
    "widower",
    "mom",
    "mum",
    "dad",
    "girlfriend",
    "boyfriend",
    "grandmother",
    "grandfather",
    "bride",
    "partner",
    "man",
    "woman",
    "boy",
    "girl",
    "lady",
    "gentleman",
    "stepfather",
    "stepmother",
    "grandson",
    "granddaughter",
    "fiancé",
    "fiancée",
    "victim",
    "suspect",
    "resident",
    "star",
    "winner",
    "rival",
];

/// The pronouns a person takes, as far as names and roles tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gender {
    /// Nothing tells.
    #[default]
    Unknown,
    /// He.
    Male,
    /// She.
    Female,
}

impl Gender {
    /// Whether the two are known and differ.
    pub(super) fn conflicts(self, other: Self) -> bool {
        self != Self::Unknown && other != Self::Unknown && self != other
    }
}

/// One entity while links are being made.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// The fullest form of its name.
    pub name: String,
    /// Its label.
    pub label: EntityLabel,
    /// A person's words, longest form, lower case.
    pub words: Vec<String>,
    /// He or she.
    pub gender: Gender,
    /// Roles it bears, lower case, synonyms under one word.
    pub roles: Vec<String>,
    /// Where its titles stand.
    pub titles: Vec<Span>,
    /// How often it is named.
    pub names: u32,
    /// How often by more than one word.
    pub full: u32,
}

/// What a name itself tells of gender: courtesy title, then given name.
pub(super) fn gender_of(reading: &Reading<'_>, candidate: &Candidate) -> Gender {
    for at in candidate.title.clone() {
        if reading.is(at, SIR | ROLE_M) {
            return Gender::Male;
        }
        if reading.is(at, MADAM | ROLE_F) {
            return Gender::Female;
        }
    }
    let first = candidate.tokens.start;
    // one word may be a surname that others bear as a given name: "Clinton", "Kelly"
    if candidate.tokens.len() == 1 {
        return Gender::Unknown;
    }
    given_gender(reading, first)
}

/// The gender a person known by one given name alone has.
pub(super) fn given_gender(reading: &Reading<'_>, at: usize) -> Gender {
    match (reading.is(at, GIVEN_M), reading.is(at, GIVEN_F)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// Adds the roles and titles that stand beside a name.
pub(super) fn describe(reading: &Reading<'_>, candidate: &Candidate, profile: &mut Profile) {
    if profile.label == EntityLabel::Organisation {
        body(reading, &candidate.tokens, profile);
    }
    if profile.label != EntityLabel::Person {
        return;
    }
    let title = &candidate.title;
    if !title.is_empty() {
        // "Undersecretary Mr. Orsel": the office
        let last = title.end - 1;
        let end = if title.len() > 1 && reading.is(last, SIR | MADAM) { last } else { title.end };
        let span = reading.span(title.start, end);
        let courtesy =
            title.len() == 1 && reading.is(title.start, SIR | MADAM) && reading.form(title.start).len() <= 4;
        if !courtesy && !has(profile, reading, span) {
            profile.titles.push(span);
        }
        for at in title.clone().filter(|at| reading.is(*at, TITLE | ROLE) || *at + 1 == title.end) {
            bear(reading, at, profile);
        }
    } else if let Some(at) = candidate.tokens.start.checked_sub(1) {
        // "spokeswoman Ana Orsel", "the mayor, Ana Orsel,"
        let at = if reading.form(at) == "," { at.saturating_sub(1) } else { at };
        let opens = reading.has(at, OPENS);
        if is_role(reading, at) && (!reading.has(at, CAPITAL) || opens) {
            take(reading, at, profile);
        }
    }
    aged(reading, &candidate.tokens, profile);
    let mut end = candidate.tokens.end;
    // "Ana Orsel, 54, the mayor of Norvik"
    let age = reading.form(end + 1);
    if reading.form(end) == ","
        && age.len() <= 3
        && age.chars().all(|c| c.is_ascii_digit())
        && reading.form(end + 2) == ","
    {
        end += 2;
    }
    let apposition = match reading.norm(end) {
        "," => end + 1,
        "is" | "was" | "becomes" | "became" => end + 1,
        _ => return,
    };
    let copula = reading.norm(end) != ",";
    let opens = matches!(reading.norm(apposition), "a" | "an" | "the" | "its" | "their" | "one" | "who");
    let named = reading.is(apposition, TITLE | ROLE | super::lexicon::MODIFIER) || opens;
    if !named || reading.is(apposition, CALENDAR) {
        return;
    }
    for at in apposition..apposition + 9 {
        let stop = matches!(
            reading.form(at),
            "," | "." | ";" | "”" | "\"" | "and" | "of" | "for" | "at" | "in" | "who"
        );
        if (stop && at > apposition) || reading.is(at, SAYING) {
            break;
        }
        if is_role(reading, at) || (reading.is(at, TITLE) && reading.has(at, LETTERS)) {
            // the head of "deputy police director" is its last word
            let more = (is_role(reading, at + 1) || reading.is(at + 1, TITLE))
                && !reading.is(at + 1, VERB | FUNCTION);
            // "They claimed that Orsel was a volunteer": somebody's word, and no role
            let told = |(_, relation)| relation == Deprel::Ccomp;
            if copula && reading.above(at).is_some_and(told) {
                break;
            }
            if !more {
                take(reading, at, profile);
                if reading.form(at + 1) != "and" {
                    break;
                }
            }
        }
    }
}

/// Notes how old somebody is: "Ana Orsel, 54,", "54-year-old Ana Orsel".
fn aged(reading: &Reading<'_>, tokens: &Range<usize>, profile: &mut Profile) {
    let years = reading.norm(tokens.end + 1);
    let digits = (1..=3).contains(&years.len()) && years.bytes().all(|byte| byte.is_ascii_digit());
    let closed = matches!(reading.form(tokens.end + 2), "," | "." | ")");
    let behind = digits && closed && matches!(reading.form(tokens.end), "," | "(");
    let before = || {
        let from = tokens.start.saturating_sub(5);
        let ends = |at: usize| clause::age(reading, at).filter(|(_, end)| *end == tokens.start);
        (from..tokens.start).find_map(ends).map(|(role, _)| role)
    };
    let role = if behind { Some(format!("{years}-year-old")) } else { before() };
    if let Some(role) = role.filter(|role| profile.roles.len() < MOST && !profile.roles.contains(role)) {
        profile.roles.push(role);
    }
}

/// Words for any body: they are for the one spoken of last, whoever was called so before.
const ANY_BODY: &[&str] = &[
    "company",
    "firm",
    "group",
    "giant",
    "service",
    "organisation",
    "organization",
    "body",
    "brand",
    "operator",
    "club",
    "maker",
    "board",
    "business",
    "rival",
    "team",
    "department",
    "agency",
    "office",
    "government",
    "administration",
    "campaign",
    "network",
    "chain",
    "franchise",
    "force",
    "movement",
    "parent",
    "owner",
    "unit",
];

/// What a body is said to be: "the airline Orsel", "Orsel, a maker of boats," "Orsel is a charity".
fn body(reading: &Reading<'_>, tokens: &Range<usize>, profile: &mut Profile) {
    let mut take = |at: usize| {
        let role = reading.norm(at).to_owned();
        if profile.roles.len() < MOST && !profile.roles.contains(&role) {
            profile.roles.push(role);
        }
    };
    let is_body = |at: usize| {
        !ANY_BODY.contains(&reading.norm(at))
            && (reading.is(at, BODY) || is_business(reading.norm(at)))
            && !reading.has(at, CAPITAL)
            && reading.upos(at) == Some(Upos::Noun)
    };
    if let Some(before) = tokens.start.checked_sub(1).filter(|at| is_body(*at)) {
        take(before);
    }
    let from = match reading.norm(tokens.end) {
        "," | "is" | "was" => tokens.end + 1,
        _ => return,
    };
    if !matches!(reading.norm(from), "a" | "an" | "the" | "one") {
        return;
    }
    let inside = |at: &usize| {
        let word = matches!(reading.upos(*at), Some(Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num));
        word || matches!(reading.form(*at), "-" | "‑") || matches!(reading.norm(*at), "'s" | "’s")
    };
    // the head is the last noun of the phrase
    let head = (from + 1..from + 8).take_while(inside).last();
    if let Some(head) = head.filter(|at| is_body(*at)) {
        take(head);
    }
}

/// Whether a word names somebody by role: "lawyer", "striker", "MP".
pub(super) fn is_role(reading: &Reading<'_>, at: usize) -> bool {
    let noun = || matches!(reading.upos(at), Some(Upos::Noun | Upos::Propn));
    let short = || reading.form(at).len() <= 3 && reading.has(at, SHOUT);
    let written = || !reading.has(at, CAPITAL) || reading.has(at, OPENS) || short();
    reading.is(at, ROLE) || noun() && written() && super::speakers::is_person(reading.norm(at))
}

/// Notes a role that stands beside the name in lower case.
fn take(reading: &Reading<'_>, at: usize, profile: &mut Profile) {
    bear(reading, at, profile);
    // "Major general Orsel", "deputy director Brel"
    let mut from = at;
    while from > 0
        && at - from < 3
        && reading.has(from - 1, LETTERS)
        && reading.is(from - 1, TITLE | ROLE | super::lexicon::MODIFIER)
        // "came to witness city mayor Ana Orsel"
        && reading.upos(from - 1) != Some(Upos::Verb)
        && !reading.is(from - 1, SAYING)
    {
        from -= 1;
    }
    let span = reading.span(from, at + 1);
    // kin and "the man" say who is meant, but are no titles
    let plain = KIN.contains(&reading.norm(at));
    if !plain && !has(profile, reading, span) {
        profile.titles.push(span);
    }
}

fn bear(reading: &Reading<'_>, at: usize, profile: &mut Profile) {
    let role = ranked(reading, at);
    // "widow Terry Orsel": what somebody is tells more than what names like theirs mostly are
    match (reading.is(at, ROLE_M), reading.is(at, ROLE_F)) {
        (true, false) => profile.gender = Gender::Male,
        (false, true) => profile.gender = Gender::Female,
        _ => {}
    }
    if profile.roles.len() < MOST && !profile.roles.contains(&role) {
        profile.roles.push(role);
    }
}

/// Words before an office that make another office of it: no deputy is "the mayor", no prime minister "the minister".
const RANKS: &[&str] = &["deputy", "vice", "assistant", "prime", "shadow", "lieutenant", "under", "junior"];

/// The role that a word bears, its rank with it: "deputy mayor".
pub(super) fn ranked(reading: &Reading<'_>, at: usize) -> String {
    let role = LEXICON.role(reading.norm(at));
    let dash = usize::from(at > 1 && matches!(reading.form(at - 1), "-" | "‑"));
    let rank = at.checked_sub(1 + dash).map_or("", |before| reading.norm(before));
    if RANKS.contains(&rank) && rank != role { format!("{rank} {role}") } else { role.to_owned() }
}

/// Whether the same words are among the titles already.
fn has(profile: &Profile, reading: &Reading<'_>, span: Span) -> bool {
    let words = span.of(reading.text);
    profile.titles.len() >= MOST
        || profile.titles.iter().any(|known| known.of(reading.text).eq_ignore_ascii_case(words))
}
