//! The room's vocabularies, read once from `data/*.tsv`.
//!
//! In: the tables compiled into the library. Out: what is known of a word or phrase, as a set of bits.
//! Knows nothing of any text.

use crate::text::QuickMap as Table;
use std::borrow::Cow;
use std::sync::LazyLock;

/// What is known of a word: a set of the bits below.
pub(super) type Flags = u64;

/// Given name used for men.
pub(super) const GIVEN_M: Flags = 1;
/// Given name used for women.
pub(super) const GIVEN_F: Flags = 1 << 1;
/// Given name used for both.
pub(super) const GIVEN_U: Flags = 1 << 2;
/// Any given name.
pub(super) const GIVEN: Flags = GIVEN_M | GIVEN_F | GIVEN_U;
/// A state of the world.
pub(super) const COUNTRY: Flags = 1 << 3;
/// A city.
pub(super) const CITY: Flags = 1 << 4;
/// Any other known place: state of a federation, region, water, mountain.
pub(super) const REGION: Flags = 1 << 5;
/// Any known place.
pub(super) const PLACE: Flags = COUNTRY | CITY | REGION;
/// Nationality, language, faith or party: "Kenyan", "Muslim", "Democrats".
pub(super) const PEOPLE: Flags = 1 << 6;
/// Word before a name that says a man follows: "Mr".
pub(super) const SIR: Flags = 1 << 7;
/// Word before a name that says a woman follows: "Ms".
pub(super) const MADAM: Flags = 1 << 8;
/// Any word that only stands before a person's name: "Dr", "Sen.".
pub(super) const HONORIFIC: Flags = 1 << 9;
/// Office that stands before a name or alone: "President".
pub(super) const TITLE: Flags = 1 << 10;
/// Word that opens a longer title: "Former", "Water" in "Water Minister".
pub(super) const MODIFIER: Flags = 1 << 11;
/// A person by role, lower case: "lawyer".
pub(super) const ROLE: Flags = 1 << 12;
/// A role that says man: "spokesman".
pub(super) const ROLE_M: Flags = 1 << 13;
/// A role that says woman: "actress".
pub(super) const ROLE_F: Flags = 1 << 14;
/// Head word of an organisation's name: "Agency".
pub(super) const ORG_HEAD: Flags = 1 << 15;
/// Legal form: "Inc.".
pub(super) const ORG_SUFFIX: Flags = 1 << 16;
/// A well-known organisation.
pub(super) const ORG: Flags = 1 << 17;
/// Last word of a place's name: "Valley".
pub(super) const LOC_HEAD: Flags = 1 << 18;
/// First word of a place's name: "Mount".
pub(super) const LOC_FIRST: Flags = 1 << 19;
/// Head word of an event, law, prize or work: "Accord".
pub(super) const EVENT_HEAD: Flags = 1 << 20;
/// A well-known event, law, feast, product.
pub(super) const MISC: Flags = 1 << 21;
/// Capitals that name nothing: "CEO".
pub(super) const PLAIN: Flags = 1 << 22;
/// Closed-class word or adverb.
pub(super) const FUNCTION: Flags = 1 << 23;
/// Word that English writes in lower case, mostly a verb.
pub(super) const VERB: Flags = 1 << 24;
/// Any other word that English writes in lower case.
pub(super) const NOUN: Flags = 1 << 25;
/// Any word that English writes in lower case.
pub(super) const COMMON: Flags = FUNCTION | VERB | NOUN;
/// Month or day of the week.
pub(super) const CALENDAR: Flags = 1 << 26;
/// Body by what it is, lower case: "ministry".
pub(super) const BODY: Flags = 1 << 27;
/// Place by what it is, lower case: "province".
pub(super) const SITE: Flags = 1 << 28;
/// Kin or thing that only a person has: "wife", "lawyer" in "X's wife".
pub(super) const KIN: Flags = 1 << 29;
/// Verb of saying in any form that stands beside a speaker: "said".
pub(super) const SAYING: Flags = 1 << 30;
/// First word of the name of an event, law or storm: "Hurricane".
pub(super) const EVENT_FIRST: Flags = 1 << 32;
/// A state of a federation.
pub(super) const STATE: Flags = 1 << 33;
/// What a place has: "mayor" in "Norvik's mayor".
pub(super) const PLACE_HAS: Flags = 1 << 34;
/// What stands before "of" and a place: "outskirts".
pub(super) const PLACE_OF: Flags = 1 << 35;
/// Base form of a verb, or noun, of going somewhere.
pub(super) const MOTION: Flags = 1 << 36;
/// Base form of a verb whose object is often a place: "visit".
pub(super) const PLACE_VERB: Flags = 1 << 37;
/// Head of a body or site that bears its place's name: "Council".
pub(super) const PUBLIC_HEAD: Flags = 1 << 38;
/// What bears a name and is nobody: "the trawler Brenna".
pub(super) const THING: Flags = 1 << 39;
/// People in whose plural a firm is spoken of: "the auditors Orsel and Brel".
pub(super) const FIRM: Flags = 1 << 40;

/// All vocabularies.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: Table<&'static str, Flags>,
    lowered: Table<Cow<'static, str>, Flags>,
    phrases: Table<String, Flags>,
    /// By the letters that open phrases: the most tokens that one of them can be cut into.
    reaches: Table<String, usize>,
    aliases: Table<&'static str, &'static str>,
    nicknames: Table<String, String>,
    roles: Table<String, String>,
}

/// The one copy, built at first use and never changed.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The tables: text, and what separates the words of a row.
const TABLES: &[(&str, &str)] = &[
    (data!("given-names.tsv"), " "),
    (data!("nationalities.tsv"), " "),
    (data!("common-words.tsv"), " "),
    (data!("places.tsv"), "; "),
    (data!("titles.tsv"), "; "),
    (data!("organisation-words.tsv"), "; "),
    (data!("name-cues.tsv"), " "),
];

/// The bits of a row's kind; none for a row of pairs or an unknown kind.
fn bits(kind: &str) -> Flags {
    match kind {
        "m" => GIVEN_M,
        "f" => GIVEN_F,
        "u" => GIVEN_U,
        "country" => COUNTRY,
        "city" => CITY,
        "state" => REGION | STATE,
        "region" => REGION,
        "adjective" | "plural" | "faith" | "party" => PEOPLE,
        "honorific-m" => SIR | HONORIFIC,
        "honorific-f" => MADAM | HONORIFIC,
        "honorific" => HONORIFIC,
        "title" => TITLE,
        "modifier" => MODIFIER,
        "role" => ROLE,
        "role-m" => ROLE | ROLE_M,
        "role-f" => ROLE | ROLE_F,
        "org-head" => ORG_HEAD,
        "org-suffix" => ORG_SUFFIX,
        "org" => ORG,
        "loc-head" => LOC_HEAD,
        "loc-first" => LOC_FIRST,
        "event-head" => EVENT_HEAD,
        "event-first" => EVENT_FIRST,
        "misc" => MISC,
        "plain" => PLAIN,
        "function" => FUNCTION,
        "verb" => VERB,
        "other" => NOUN,
        "calendar" => CALENDAR,
        "body" => BODY,
        "site" => SITE,
        "kin" => KIN,
        "saying" => SAYING,
        "place-has" => PLACE_HAS,
        "place-of" => PLACE_OF,
        "motion" => MOTION,
        "place-verb" => PLACE_VERB,
        "public-head" => PUBLIC_HEAD,
        "thing" => THING,
        "firm" => FIRM,
        _ => 0,
    }
}

/// The letters and digits that open a phrase: what its first token must begin with.
fn opening(phrase: &str) -> &str {
    let end = phrase.find(|c: char| !c.is_alphanumeric()).unwrap_or(phrase.len());
    phrase.get(..end).unwrap_or("")
}

/// Whether the case of a short form is part of it: "US" is no "us".
fn fixed(form: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic());
    let (count, capitals) = letters.fold((0, 0), |(n, up), c| (n + 1, up + usize::from(c.is_uppercase())));
    count == capitals && (2..=6).contains(&count)
}

/// The word in lower case; most rows are written so and serve as they are.
fn lowered(item: &'static str) -> Cow<'static, str> {
    let plain = item.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if plain { Cow::Borrowed(item) } else { Cow::Owned(item.to_lowercase()) }
}

/// More words than the tables hold, so that none has to be filed twice.
const ROOM: usize = 14_000;

impl Lexicon {
    fn read() -> Self {
        let mut out = Self::default();
        out.lowered.reserve(ROOM);
        for (table, separator) in TABLES {
            for line in table.lines() {
                let Some((kind, items)) = line.split_once('\t') else { continue };
                let flags = bits(kind);
                for item in items.split(separator).filter(|item| !item.is_empty()) {
                    match (kind, item.split_once('=')) {
                        ("alias", Some((short, full))) => drop(out.aliases.insert(short, full)),
                        ("nick", Some((short, full))) => {
                            out.nicknames.insert(short.to_lowercase(), full.to_lowercase());
                        }
                        ("same", Some((one, other))) => {
                            out.roles.insert(one.to_lowercase(), other.to_owned());
                        }
                        _ => out.add(item, flags),
                    }
                }
            }
        }
        out
    }

    fn add(&mut self, item: &'static str, flags: Flags) {
        let item = item.strip_prefix("the ").unwrap_or(item);
        if item.contains('_') {
            self.add_phrase(item.to_lowercase().replace('_', " "), flags);
            return;
        }
        if fixed(item) {
            *self.words.entry(item).or_default() |= flags;
        } else {
            *self.lowered.entry(lowered(item)).or_default() |= flags;
        }
        // a tokeniser may cut what is written without a space: "McDonald 's", "Coca - Cola"
        if item.contains(|c: char| !c.is_alphanumeric() && c != '.') || item.ends_with('.') {
            let key = item.to_lowercase();
            self.add_phrase(key, flags);
        }
    }

    fn add_phrase(&mut self, key: String, flags: Flags) {
        let (mut tokens, mut letters) = (1, false);
        for c in key.chars() {
            tokens += usize::from(c.is_alphanumeric() && !letters || !c.is_alphanumeric() && c != ' ');
            letters = c.is_alphanumeric();
        }
        let reach = self.reaches.entry(opening(&key).to_owned()).or_default();
        *reach = tokens.max(*reach);
        *self.phrases.entry(key).or_default() |= flags;
    }

    /// What is known of a word as printed (`form`) and lower-cased (`norm`).
    pub(super) fn word(&self, form: &str, norm: &str) -> Flags {
        let printed = if form.starts_with(char::is_uppercase) { self.words.get(form) } else { None };
        printed.or_else(|| self.lowered.get(norm)).copied().unwrap_or(0)
    }

    /// How many tokens the phrases have at most that open with the letters that open this lower-cased word.
    pub(super) fn reach(&self, norm: &str) -> Option<usize> {
        self.reaches.get(opening(norm)).copied()
    }

    /// What is known of a phrase: lower case, single spaces.
    pub(super) fn phrase(&self, key: &str) -> Flags {
        self.phrases.get(key).copied().unwrap_or(0)
    }

    /// The full name behind a short form as printed.
    pub(super) fn alias(&self, form: &str) -> Option<&'static str> {
        self.aliases.get(form).copied()
    }

    /// The full given name behind an everyday one, both lower case; the name itself when it is none.
    pub(super) fn full_given<'a>(&'a self, name: &'a str) -> &'a str {
        self.nicknames.get(name).map_or(name, String::as_str)
    }

    /// One word for roles that mean the same, lower case: "gov." is "governor".
    pub(super) fn role<'a>(&'a self, word: &'a str) -> &'a str {
        self.roles.get(word).map_or(word, String::as_str)
    }
}

/// Whether a word in lower case names somebody by role or office: "lawyer".
pub(super) fn is_role(norm: &str) -> bool {
    LEXICON.word(norm, norm) & (ROLE | TITLE) != 0
}

/// Words for a business, whichever it is.
const BUSINESS: &[&str] = &[
    "company",
    "firm",
    "group",
    "club",
    "carmaker",
    "retailer",
    "manufacturer",
    "airline",
    "conglomerate",
    "bank",
    "lender",
    "broadcaster",
    "publisher",
    "insurer",
    "supplier",
    "operator",
    "developer",
    "builder",
    "brewer",
    "chain",
    "utility",
    "supermarket",
    "startup",
    "charity",
];

/// Whether a word is for a business or a club, whichever it is.
pub(super) fn is_business(norm: &str) -> bool {
    BUSINESS.contains(&norm) || norm.len() > 6 && norm.ends_with("maker") && norm != "lawmaker"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_part_of_short_forms() {
        assert_ne!(LEXICON.word("US", "us") & COUNTRY, 0);
        assert_eq!(LEXICON.word("us", "us") & COUNTRY, 0);
        assert_ne!(LEXICON.word("Kenya", "kenya") & COUNTRY, 0);
    }

    #[test]
    fn phrases_and_pairs_are_known() {
        assert_ne!(LEXICON.phrase("new york") & CITY, 0);
        assert!(LEXICON.reach("new").is_some_and(|most| most > 2));
        assert_eq!(LEXICON.reach("dam"), None);
        assert_eq!(LEXICON.full_given("bill"), "william");
        assert_eq!(LEXICON.role("gov."), "governor");
    }

    #[test]
    fn every_row_has_a_known_kind() {
        for (table, _) in TABLES {
            for line in table.lines() {
                let kind = line.split('\t').next().unwrap();
                assert!(bits(kind) != 0 || ["nick", "alias", "same"].contains(&kind), "{line}");
            }
        }
    }
}
