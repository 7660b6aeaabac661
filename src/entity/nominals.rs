//! Role nominals: "the governor", "the ministry", "the city", bound to the entity that carries the role.
//!
//! In: profiles and the names' links. Out: all links so far, in reading order. A nominal that no entity
//! carries, or that two carry alike, is left open.

use super::candidate::Link;
use super::lexicon::is_business;
use super::types::{EntityLabel, MentionKind};
use std::collections::HashMap;

use super::clause;
use super::lexicon::{
    BODY, CITY, COUNTRY, FUNCTION, KIN, LEXICON, LOC_FIRST, MODIFIER, NOUN, ORG, ORG_HEAD, PEOPLE, PLACE,
    ROLE, ROLE_F, ROLE_M, SAYING, SITE, STATE, TITLE,
};
use super::profile::{Gender, Profile, is_role, ranked};
use super::reading::{CAPITAL, LETTERS, OPENS, Reading};
use crate::segment::ParagraphKind;
use crate::syntax::Upos;
use crate::text::Id;

/// Words for a public office that are used for one another: "the agency" of the "Department of Water".
const OFFICE: &[&str] = &["agency", "department", "ministry", "bureau", "office", "regulator", "authority"];

/// Words in the name of a public office.
const OFFICES: &[&str] = &[
    "agency",
    "department",
    "ministry",
    "bureau",
    "office",
    "administration",
    "authority",
    "service",
    "commission",
    "directorate",
    "institute",
    "center",
    "centre",
];

/// Words in a name that say it is no business.
const PUBLIC: &[&str] = &[
    "ministry",
    "department",
    "court",
    "parliament",
    "government",
    "police",
    "army",
    "senate",
    "congress",
    "university",
    "nations",
    "committee",
    "council",
    "party",
    "agency",
    "union",
    "commission",
    "house",
];

/// What a body may be whose name does not say so: "the union" of "Orsel".
const CALLED: &[&str] = &[
    "union",
    "trust",
    "network",
    "organisation",
    "organization",
    "watchdog",
    "alliance",
    "foundation",
    "studio",
];

/// Whether no word of a body's name says what it is: "Orsel", not "Norvik Council".
fn is_plain(profile: &Profile) -> bool {
    let kind = |word: &str| LEXICON.word(word, &word.to_lowercase()) & (BODY | ORG_HEAD) != 0;
    profile.label == EntityLabel::Organisation && !profile.name.split_whitespace().any(kind)
}

/// How many sentences back a business, city or country is still "the company", "the city", "the country".
const NEAR: usize = 3;

/// How many bearers of one role are weighed.
const MOST: usize = 64;

struct Holders<'p> {
    /// Persons by role.
    roles: HashMap<&'p str, Vec<usize>>,
    /// Organisations by a word of their name.
    bodies: HashMap<String, Vec<usize>>,
}

/// Adds the nominals to the names.
pub(super) fn link(reading: &Reading<'_>, profiles: &[Profile], names: Vec<Link>) -> Vec<Link> {
    let mut holders = Holders { roles: HashMap::new(), bodies: HashMap::new() };
    for (number, profile) in profiles.iter().enumerate() {
        match profile.label {
            EntityLabel::Person => {
                for role in &profile.roles {
                    let row = holders.roles.entry(role).or_default();
                    if row.len() < MOST {
                        row.push(number);
                    }
                }
            }
            EntityLabel::Organisation => {
                let words = profile.name.split_whitespace().map(str::to_lowercase);
                for word in words.chain(profile.roles.iter().cloned()) {
                    let row = holders.bodies.entry(word).or_default();
                    if row.len() < MOST && row.last() != Some(&number) {
                        row.push(number);
                    }
                }
            }
            _ => {}
        }
    }
    let mut last: Vec<Option<usize>> = vec![None; profiles.len()];
    let mut out: Vec<Link> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    for (sentence, row) in reading.segments.sentences.iter().enumerate() {
        let (start, end) = (row.tokens.start.index(), row.tokens.end.index());
        let mut at = start;
        while at < end {
            if let Some(name) = names.next_if(|name| name.tokens.start <= at) {
                at = name.tokens.end.max(at);
                note(&mut last, name.entity, sentence);
                out.push(name);
                continue;
            }
            let opens =
                at == start && reading.segments.paragraphs[row.paragraph].kind == ParagraphKind::Title;
            let bare = || if opens { headline_role(reading, at, end) } else { None };
            if let Some(head) = owned_head(reading, at)
                && names.peek().is_none_or(|name| name.tokens.start > head)
                && let Some(entity) = holders.owned(reading, head, &last)
            {
                note(&mut last, entity, sentence);
                out.push(Link { tokens: head..head + 1, kind: MentionKind::Nominal, entity });
                at = head + 1;
            } else if let Some(head) =
                aged_head(reading, at).or_else(|| head_of(reading, at, end)).or_else(bare)
            {
                // "the Norvik mayor", "the Danish minister": names before the head stay names
                while let Some(name) = names.next_if(|name| name.tokens.end <= head) {
                    note(&mut last, name.entity, sentence);
                    out.push(name);
                }
                if names.peek().is_some_and(|name| name.tokens.start <= head) {
                    at += 1;
                    continue;
                }
                let place = Place { reading, profiles, last: &last, sentence, start, out: &out };
                let found = holders.aged(&place, at).or_else(|| holders.find(&place, head));
                if let Some(entity) = found {
                    note(&mut last, entity, sentence);
                    out.push(Link { tokens: head..head + 1, kind: MentionKind::Nominal, entity });
                }
                at = head + 1;
            } else {
                at += 1;
            }
        }
    }
    out.extend(names);
    out
}

fn note(last: &mut [Option<usize>], entity: usize, sentence: usize) {
    if let Some(slot) = last.get_mut(entity) {
        *slot = Some(sentence);
    }
}

/// The role that opens a headline without an article, before its verb: "Former mayor denies".
fn headline_role(reading: &Reading<'_>, at: usize, limit: usize) -> Option<usize> {
    let longest = limit.min(at + 4);
    let head = (at..longest).find(|at| reading.is(*at, ROLE | TITLE) && !reading.is(*at, MODIFIER))?;
    let verb = matches!(reading.upos(head + 1), Some(Upos::Verb | Upos::Aux));
    let before = (at..head).all(|at| {
        reading.is(at, MODIFIER | PEOPLE)
            || matches!(reading.upos(at), Some(Upos::Adj)) && !reading.is(at, FUNCTION)
    });
    (verb && before).then_some(head)
}

/// The head of a definite role nominal that starts here: of "the former governor", "governor".
fn head_of(reading: &Reading<'_>, at: usize, limit: usize) -> Option<usize> {
    // "Police said", without an article: the force that the article names
    let before = at.checked_sub(1).map_or("", |before| reading.norm(before));
    if reading.norm(at) == "police"
        && !reading.is(at + 1, NOUN | ROLE | BODY | TITLE)
        // "Police in Lint": which police, the words say
        && !matches!(reading.norm(at + 1), "in" | "from" | "at" | "near" | "of" | "and")
        && (!reading.has(at, CAPITAL) || reading.has(at, OPENS))
        && !reading.has(at + 1, CAPITAL)
        && !at.checked_sub(1).is_some_and(|before| reading.has(before, CAPITAL) && !reading.has(at, OPENS))
        && matches!(
            before,
            "" | "."
                | ","
                | "but"
                | "and"
                | "when"
                | "as"
                | "that"
                | "after"
                | "”"
                | "\""
                | "to"
                | "by"
                | "with"
                | "told"
                | ";"
                | ":"
                | "while"
                | "if"
                | "before"
        )
    {
        return Some(at);
    }
    if !matches!(reading.norm(at), "the" | "this" | "that") {
        return None;
    }
    let kind = ROLE | TITLE | BODY | SITE;
    let mut head = None;
    for next in at + 1..limit.min(at + 5) {
        let plain = reading.has(next, LETTERS) && !reading.is(next, FUNCTION | SAYING);
        let dash = reading.form(next) == "-" && next > at + 1;
        let known = reading.is(next, kind) || is_role(reading, next) || is_business(reading.norm(next));
        if known && reading.has(next, LETTERS) && !reading.is(next, SAYING) {
            head = Some(next);
        } else if !plain && !dash || head.is_some() {
            break;
        }
        let named =
            reading.is(next, TITLE | PEOPLE | PLACE | ORG) || known || reading.phrase(next, limit).is_some();
        if reading.has(next, CAPITAL) && !named && !reading.is(next - 1, LOC_FIRST | PLACE) {
            return None;
        }
    }
    let head = head?;
    let after = head + 1;
    // "the city council", "the mayor Ana Orsel", "the president of Kenya", "the governor-elect"
    let longer = (reading.is(after, NOUN | ROLE | BODY) || is_role(reading, after))
        && !reading.is(after, SAYING)
        && !reading.is(after, FUNCTION);
    let named = reading.has(after, CAPITAL) && reading.has(after, LETTERS);
    let other = matches!(reading.norm(after), "of" | "-");
    (!longer && !named && !other).then_some(head)
}

/// Where a nominal is looked at.
struct Place<'p, 'r, 'a> {
    reading: &'r Reading<'a>,
    profiles: &'p [Profile],
    last: &'p [Option<usize>],
    sentence: usize,
    /// The sentence's first token.
    start: usize,
    out: &'p [Link],
}

impl Place<'_, '_, '_> {
    /// The one met last of some entities; nothing when two were met in the same sentence.
    fn latest(&self, of: &[usize]) -> Option<usize> {
        let met = |number: &usize| Some((self.last.get(*number).copied().flatten()?, *number));
        let Some(best) = of.iter().filter_map(met).max() else {
            // "The governor said … Governor Ana Orsel": the only one of that office, named further down
            return if let [only] = of { Some(*only) } else { None };
        };
        let equals = of.iter().filter_map(met).filter(|(sentence, _)| *sentence == best.0).count();
        (equals == 1).then_some(best.1)
    }

    /// The only entity of a kind in the sentences right before. Of several, where one of them acts: the one that
    /// the sentence before is about.
    fn only(&self, speaks: bool, fits: impl Fn(&Profile) -> bool) -> Option<usize> {
        let (mut found, mut several, mut about) = (None, false, None);
        for link in self.out.iter().rev().take(24) {
            let near = self.last.get(link.entity).copied().flatten()? + NEAR > self.sentence;
            if !near || !self.profiles.get(link.entity).is_some_and(&fits) {
                continue;
            }
            several |= found.is_some_and(|known| known != link.entity);
            found = Some(link.entity);
            if speaks && about.is_none() && self.leads(link) {
                about = found;
            }
        }
        if several { about } else { found }
    }

    /// Whether a name is the subject of the sentence before.
    fn leads(&self, link: &Link) -> bool {
        let sentences = &self.reading.segments.sentences;
        let before = self.sentence.checked_sub(1).and_then(|at| sentences.row(Id::from_index(at)));
        let verb = clause::subject_of(self.reading, &link.tokens);
        before.is_some_and(|row| row.tokens.start.index() <= link.tokens.start)
            && link.tokens.end <= self.start
            && verb.is_some_and(|verb| self.reading.above(verb).is_none())
    }
}

/// The head of "his lawyer", "Orsel's attorney", with no name behind.
fn owned_head(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let head = at + 1;
    let owner = matches!(reading.norm(at), "his" | "her" | "their" | "'s" | "’s");
    let noun = reading.upos(head) == Some(Upos::Noun) && reading.is(head, KIN) && is_role(reading, head);
    let behind = head + 1 + usize::from(reading.form(head + 1) == ",");
    let alone = !reading.has(behind, CAPITAL)
        && !matches!(reading.upos(head + 1), Some(Upos::Noun | Upos::Propn))
        && !matches!(reading.norm(head + 1), "of" | "-" | "'s" | "’s" | "and");
    (owner && noun && alone).then_some(head)
}

/// The head of "the 34-year-old", "the 34-year-old father of two".
fn aged_head(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let (_, end) = clause::age(reading, at + 1).filter(|_| reading.norm(at) == "the")?;
    let inside =
        |at: &usize| matches!(reading.upos(*at), Some(Upos::Adj | Upos::Noun)) && !reading.has(*at, CAPITAL);
    let head = (end..end + 3).take_while(inside).last().unwrap_or(end - 1);
    let named = reading.has(head + 1, CAPITAL) && reading.has(head + 1, LETTERS);
    let somebody = head < end || is_role(reading, head) || reading.is(head, ROLE);
    (somebody && !named).then_some(head)
}

impl Holders<'_> {
    /// The only lawyer of a text, met before: whose kin somebody is takes more to tell.
    fn owned(&self, reading: &Reading<'_>, head: usize, last: &[Option<usize>]) -> Option<usize> {
        let role = ranked(reading, head);
        let holders = self.roles.get(role.as_str()).filter(|_| role == "attorney")?;
        let &[only] = holders.as_slice() else { return None };
        last.get(only).copied().flatten().map(|_| only)
    }

    /// The only person of the age that "the 34-year-old" gives.
    fn aged(&self, place: &Place<'_, '_, '_>, at: usize) -> Option<usize> {
        let (role, _) = clause::age(place.reading, at + 1).filter(|_| place.reading.norm(at) == "the")?;
        let holders = self.roles.get(role.as_str())?;
        if let [only] = holders.as_slice() { Some(*only) } else { None }
    }

    fn find(&self, place: &Place<'_, '_, '_>, head: usize) -> Option<usize> {
        let (reading, norm) = (place.reading, place.reading.norm(head));
        if (reading.is(head, ROLE | TITLE) || is_role(reading, head))
            && let Some(holders) = self.roles.get(ranked(reading, head).as_str())
        {
            let gender = match (reading.is(head, ROLE_M), reading.is(head, ROLE_F)) {
                (true, false) => Gender::Male,
                (false, true) => Gender::Female,
                _ => Gender::Unknown,
            };
            let fits = |number: &usize| {
                place.profiles.get(*number).is_some_and(|profile| !gender.conflicts(profile.gender))
            };
            let fitting: Vec<usize> = holders.iter().copied().filter(fits).collect();
            return place.latest(&fitting);
        }
        if reading.is(head, BODY) || is_business(norm) {
            if let Some(bodies) = self.bodies.get(norm) {
                return place.latest(bodies);
            }
            let business = |profile: &Profile| {
                let name = profile.name.to_lowercase();
                profile.label == EntityLabel::Organisation && !PUBLIC.iter().any(|word| name.contains(word))
            };
            let office = |profile: &Profile| {
                let name = profile.name.to_lowercase();
                profile.label == EntityLabel::Organisation && OFFICES.iter().any(|word| name.contains(word))
            };
            let verb = reading.above(head).filter(|(_, relation)| relation.base() == "nsubj");
            // "the press group, Friends of Print," is named right behind
            let named = reading.form(head + 1) == "," && reading.has(head + 2, CAPITAL);
            let speaks = !named && verb.is_some_and(|(verb, _)| super::bodies::acts(reading, verb));
            return match norm {
                _ if is_business(norm) => place.only(speaks, business),
                _ if OFFICE.contains(&norm) => place.only(speaks, office),
                _ if speaks && CALLED.contains(&norm) && reading.norm(head - 1) == "the" => {
                    let any = norm.starts_with("organi");
                    place.only(true, |profile| business(profile) && (any || is_plain(profile)))
                }
                _ => None,
            };
        }
        let known = match norm {
            "city" => CITY,
            "country" | "nation" => COUNTRY,
            "state" => STATE,
            _ => return None,
        };
        place.only(false, |profile| {
            let name = profile.name.to_lowercase();
            let flags = LEXICON.word(&profile.name, &name) | LEXICON.phrase(&name);
            profile.label == EntityLabel::Location && flags & known != 0
        })
    }
}
