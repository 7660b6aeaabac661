//! What kind of attribution it is: form, source type, whom the source means.
//!
//! In: an attribution's runs, names. Out: its labels. Knows nothing of certainty.

use super::chunk::{Chunks, Class};
use super::marks::Marks;
use super::source::Run;
use super::{Form, SourceType};
use crate::entity::{Entities, EntityLabel, Mention, MentionKind};
use crate::text::{EntityId, Id};

/// How the content is reported.
pub(super) fn form(marks: &Marks, content: &[Run]) -> Form {
    let (mut inside, mut outside) = (0usize, 0usize);
    for at in content.iter().flat_map(|run| run.0..run.1) {
        if marks.at(at).is_some() { inside += 1 } else { outside += 1 }
    }
    match (inside, outside) {
        (0, _) => Form::Indirect,
        (_, 0 | 1) => Form::Direct,
        _ => Form::Mixed,
    }
}

/// Things that speak for their makers.
const DOCUMENTS: &[&str] = &[
    "report",
    "reports",
    "statement",
    "statements",
    "poll",
    "polls",
    "survey",
    "surveys",
    "study",
    "studies",
    "filing",
    "filings",
    "document",
    "documents",
    "records",
    "record",
    "letter",
    "email",
    "emails",
    "e-mail",
    "memo",
    "tweet",
    "tweets",
    "post",
    "posts",
    "article",
    "articles",
    "book",
    "analysis",
    "research",
    "data",
    "figures",
    "evidence",
    "release",
    "lawsuit",
    "complaint",
    "indictment",
    "affidavit",
    "bill",
    "law",
    "ruling",
    "order",
    "message",
    "ad",
    "video",
    "transcript",
    "transcripts",
    "documentary",
    "film",
    "review",
    "audit",
    "paper",
    "papers",
    "results",
    "website",
    "editorial",
    "column",
    "interview",
    "account",
    "accounts",
    "numbers",
    "testimony",
    "speech",
    "statistics",
    "census",
    "returns",
    "findings",
    "minutes",
    "cable",
    "cables",
    "dossier",
    "petition",
    "manifesto",
    "guidelines",
    "polling",
    "modelling",
    "modeling",
    "simulation",
    "simulations",
    "forecast",
    "forecasts",
    "projections",
    "calculations",
    "images",
    "footage",
    "photographs",
    "photos",
];

/// Whether a noun means a thing that speaks for its makers.
pub(super) fn is_document(noun: &str) -> bool {
    DOCUMENTS.contains(&noun)
}

/// What stands behind a name without being one: post-nominals and legal forms, in lower case without full stops.
const BEHIND_NAMES: &[&str] = &[
    "qc", "kc", "sc", "mp", "msp", "mla", "mep", "td", "obe", "cbe", "mbe", "kbe", "dbe", "phd", "md", "jd",
    "frs", "rn", "jr", "sr", "esq", "plc", "ltd", "limited", "inc", "corp", "co", "llc", "llp", "gmbh", "ag",
    "sa", "nv", "bv", "ab",
];

/// Many people at once, or a body without a name.
const GROUPS: &[&str] = &[
    "people",
    "police",
    "government",
    "committee",
    "campaign",
    "team",
    "company",
    "court",
    "party",
    "agency",
    "board",
    "council",
    "group",
    "union",
    "community",
    "public",
    "crowd",
    "media",
    "press",
    "staff",
    "majority",
    "family",
    "jury",
    "panel",
    "administration",
    "opposition",
    "others",
    "many",
    "some",
    "most",
    "few",
    "several",
    "percent",
    "everyone",
    "both",
    "all",
    "they",
    "we",
    "those",
    "these",
    "men",
    "women",
    "children",
    "half",
    "left",
    "right",
];

/// Words for bodies that make the phrase with a name an organisation ("the Orsel council").
const BODIES: &[&str] = &[
    "department",
    "ministry",
    "committee",
    "council",
    "court",
    "party",
    "agency",
    "company",
    "university",
    "campaign",
    "government",
    "police",
    "office",
    "bureau",
    "commission",
    "times",
    "post",
    "news",
    "journal",
    "association",
    "union",
    "center",
    "centre",
    "institute",
    "foundation",
    "bank",
    "group",
    "corporation",
    "inc",
    "corp",
    "ltd",
    "senate",
    "congress",
    "house",
    "board",
    "administration",
    "service",
    "force",
    "army",
    "network",
    "magazine",
    "tribune",
    "herald",
    "press",
    "state",
    "city",
    "county",
    "federation",
    "coalition",
    "organization",
    "organisation",
    "society",
    "league",
    "club",
    "team",
    "school",
    "college",
    "hospital",
    "church",
    "republic",
    "authority",
    "alliance",
    "fund",
    "embassy",
    "chamber",
    "daily",
    "beast",
    "radio",
    "television",
    "online",
];

/// Bodies that are part of the one named behind "of": "a panel of the Court of Norvik".
const PARTS: &[&str] =
    &["panel", "division", "branch", "arm", "chapter", "unit", "wing", "bureau", "office", "committee"];

/// Crowds, when "a" stands before them: "a group of doctors".
const CROWDS: &[&str] = &["group", "team", "coalition", "network", "crowd", "number", "majority", "handful"];

/// What stands behind a source, and whom it means.
pub(super) fn source(
    chunks: &Chunks<'_>,
    entities: &Entities,
    run: Option<Run>,
) -> (SourceType, Option<EntityId>) {
    let Some((start, all)) = run else { return (SourceType::Unspecified, None) };
    let end = head_end(chunks, entities, start, all);
    let head = (start..end).rev().find(|at| {
        matches!(
            chunks.class(*at),
            Class::Noun | Class::Name | Class::Pronoun | Class::Possessive | Class::Determiner
        ) && !chunks.norm(*at).starts_with('\'')
    });
    // "one of them, a former official"
    let single = matches!(chunks.norm(start), "one" | "another" | "someone" | "somebody");
    let Some(head) = head else {
        let kind = if single { SourceType::UnnamedPerson } else { SourceType::UnnamedGroup };
        return (kind, None);
    };
    let norm = chunks.norm(head);
    let label = |row: &Mention| entities.entities[row.entity].label;
    // the mention that covers the head, else the first one in the phrase
    let mentions = || entities.mentions_in(Chunks::range(start, end));
    let covering = mentions().filter(|row| row.tokens.contains(Id::from_index(head))).last();
    // "Ana Orsel QC", "Orsel Foods plc": the name right before
    let covering = covering.or_else(|| {
        let plain = norm.replace('.', "");
        let behind = BEHIND_NAMES.contains(&plain.as_str());
        mentions().filter(|row| behind && Id::index(row.tokens.end) == head).last()
    });
    // "Orsel Mills' chief executive, Bo Lind": the one behind the comma
    let person = covering.filter(|row| label(row) == EntityLabel::Person);
    if person.is_none()
        && let Some(entity) =
            described(chunks, entities, run).or_else(|| titled(chunks, entities, (start, all)))
    {
        return (SourceType::NamedPerson, Some(entity));
    }
    if let Some(mention) = covering {
        let kind = match label(mention) {
            EntityLabel::Person if BODIES.contains(&norm) && chunks.class(start) == Class::Determiner => {
                SourceType::NamedOrganisation
            }
            EntityLabel::Person => SourceType::NamedPerson,
            EntityLabel::Organisation | EntityLabel::Location => SourceType::NamedOrganisation,
            EntityLabel::Misc if DOCUMENTS.contains(&norm) => SourceType::Document,
            EntityLabel::Misc if norm.ends_with('s') => SourceType::UnnamedGroup,
            EntityLabel::Misc => SourceType::NamedOrganisation,
        };
        // a crowd called by its party or its people is nobody in particular
        return (kind, (kind != SourceType::UnnamedGroup).then_some(mention.entity));
    }
    // "the nominee and his aides": whose aides they are
    if end < all && chunks.class(end) == Class::And {
        let owner = entities.mentions_in(Chunks::range(end + 1, all.min(end + 2))).next();
        if let Some(owner) = owner.filter(|row| label(row) == EntityLabel::Person) {
            return (SourceType::NamedPerson, Some(owner.entity));
        }
    }
    if PARTS.contains(&norm) && matches!(chunks.norm(head + 1), "of" | "at") {
        let whole = entities.mentions_in(Chunks::range(head + 1, all.min(head + 6))).next();
        if let Some(whole) = whole.filter(|row| label(row) == EntityLabel::Organisation) {
            return (SourceType::NamedOrganisation, Some(whole.entity));
        }
    }
    if DOCUMENTS.contains(&norm) {
        // "the senator's report", "her statement", "the agency report": whose it is
        let owner = mentions().last().filter(|row| {
            let behind = Id::index(row.tokens.end);
            let own = behind + usize::from(chunks.norm(behind).starts_with('\'')) == head
                && !matches!(chunks.norm(start), "a" | "an" | "another");
            own && matches!(label(row), EntityLabel::Person | EntityLabel::Organisation)
        });
        return (SourceType::Document, owner.map(|row| row.entity));
    }
    if chunks.class(head) == Class::Name
        || (start..end).any(|at| chunks.class(at) == Class::Name && at + 3 > head)
    {
        let body = (start..end).any(|at| BODIES.contains(&chunks.norm(at)));
        let article = chunks.class(start) == Class::Determiner;
        let acronym = end == start + 1
            && chunks.form(start).len() > 1
            && chunks.form(start).chars().all(char::is_uppercase);
        if chunks.class(head) == Class::Name {
            // "Delegates" with the capital of its place
            let first = head == start && end == start + 1 && opens_sentence(chunks, head);
            let plural = (article || first) && norm.ends_with('s') && !norm.ends_with("ss")
                || matches!(norm, "republicans" | "democrats" | "americans");
            return match (body || acronym || article, plural) {
                (_, true) if !body => (SourceType::UnnamedGroup, None),
                (true, _) => (SourceType::NamedOrganisation, None),
                _ => (SourceType::NamedPerson, None),
            };
        }
        if body {
            return (SourceType::NamedOrganisation, None);
        }
    }
    (plain(chunks, start, head), None)
}

/// The person whom a description names behind its comma: "her deputy, Bo Lind,".
fn described(chunks: &Chunks<'_>, entities: &Entities, run: Option<Run>) -> Option<EntityId> {
    let (start, end) = run?;
    let person = |at: usize| {
        let near = entities.mentions_in(Chunks::range(at, (at + 8).min(chunks.len())));
        let row = near.into_iter().find(|row| entities.entities[row.entity].label == EntityLabel::Person)?;
        Some((row.tokens, row.entity))
    };
    let comma = (start..end).find(|at| chunks.class(*at) == Class::Comma)?;
    let (tokens, entity) = person(comma + 1)?;
    (Id::index(tokens.end) <= end && Id::index(tokens.start) < comma + 4).then_some(entity)
}

/// Whether a token is the first of its sentence.
fn opens_sentence(chunks: &Chunks<'_>, at: usize) -> bool {
    let segments = chunks.segments;
    let id = Id::from_index(at);
    segments.sentences[segments.sentence_of(id)].tokens.start == id
}

/// The person whose office stands before the name with a preposition in it: "Ambassador to Norvik Ana Orsel".
fn titled(chunks: &Chunks<'_>, entities: &Entities, (start, all): Run) -> Option<EntityId> {
    let end = (start..all).find(|at| chunks.class(*at) == Class::Comma).unwrap_or(all);
    let last = entities.mentions_in(Chunks::range(start, end)).last()?;
    let from = Id::index(last.tokens.start);
    let ends = Id::index(last.tokens.end) == end && from > start;
    // "a lawyer for Ana Orsel", "a friend of the late Bo Lind" are not those two
    let direct = matches!(chunks.class(from.saturating_sub(1)), Class::Name | Class::Noun);
    let full = last.kind == MentionKind::Name && last.tokens.len() > 1;
    // "a study by professor Ana Orsel" is no person
    let thing = |at: usize| DOCUMENTS.contains(&chunks.norm(at)) || chunks.norm(at) == "by";
    if (start..from).any(thing) {
        return None;
    }
    (ends && direct && full && entities.entities[last.entity].label == EntityLabel::Person)
        .then_some(last.entity)
}

/// The source's own words: what describes it behind a comma or "who", the aides beside it and the day on which
/// it speaks are left out.
fn head_end(chunks: &Chunks<'_>, entities: &Entities, start: usize, end: usize) -> usize {
    let inside = |at: usize| {
        let from = at.saturating_sub(12).max(start);
        let mut near = entities.mentions_in(Chunks::range(from, end));
        near.any(|row| Id::index(row.tokens.start) < at && at < Id::index(row.tokens.end))
    };
    let stop = (start + 1..end).find(|at| {
        let own = chunks.class(*at) == Class::And
            && matches!(chunks.norm(at + 1), "his" | "her" | "their" | "its")
            && at + 1 < end;
        let ends = matches!(chunks.class(*at), Class::Comma | Class::Preposition)
            || matches!(chunks.norm(*at), "who" | "which" | "(" | "--" | "—" | "–" | ";");
        (own || ends) && !inside(*at)
    });
    let mut end = stop.unwrap_or(end);
    // "the council this week", "the minister Tuesday"
    let span = matches!(
        chunks.norm(end.saturating_sub(1)),
        "day"
            | "week"
            | "weekend"
            | "month"
            | "year"
            | "morning"
            | "afternoon"
            | "evening"
            | "summer"
            | "fall"
    );
    let near =
        end >= start + 3 && matches!(chunks.norm(end - 2), "this" | "last" | "next" | "that" | "earlier");
    if span && near {
        end -= 2;
    }
    while end > start + 1
        && (chunks.class(end - 1) == Class::Day || matches!(chunks.norm(end - 1), "today" | "yesterday"))
    {
        end -= 1;
    }
    end
}

fn plain(chunks: &Chunks<'_>, start: usize, head: usize) -> SourceType {
    let norm = chunks.norm(head);
    match norm {
        "he" | "she" | "his" | "her" | "i" | "my" | "himself" | "herself" => return SourceType::NamedPerson,
        "it" | "its" => return SourceType::NamedOrganisation,
        "one" | "someone" | "somebody" | "you" => return SourceType::UnnamedPerson,
        "this" => return SourceType::Document,
        _ => {}
    }
    if CROWDS.contains(&norm) && matches!(chunks.norm(start), "a" | "an" | "another") {
        return SourceType::UnnamedGroup;
    }
    // "the participation of the team shows": a thing, whose word it is nobody says
    let thing =
        norm.len() > 6 && (norm.ends_with("tion") || norm.ends_with("sion") || norm.ends_with("ness"));
    let found = [
        "inspection",
        "investigation",
        "examination",
        "publication",
        "documentation",
        "declaration",
        "resolution",
    ];
    if found.contains(&norm) {
        return SourceType::Document;
    }
    let crowd = ["delegation", "generation", "population", "opposition", "congregation", "nation", "witness"];
    if thing && !crowd.contains(&norm) && !BODIES.contains(&norm) && !norm.ends_with("corporation") {
        let body =
            ["commission", "mission", "institution", "business", "eyewitness", "television", "station"];
        return if body.contains(&norm) { SourceType::NamedOrganisation } else { SourceType::Unspecified };
    }
    // "the ministry", "her campaign": a body that acts, though its name is not given here
    if (BODIES.contains(&norm) && !matches!(norm, "press" | "news" | "state" | "post" | "online"))
        || matches!(norm, "regulator" | "watchdog" | "parliament" | "cabinet" | "treasury")
    {
        return SourceType::NamedOrganisation;
    }
    let many = matches!(chunks.norm(start), "a" | "an" | "one" | "another");
    if GROUPS.contains(&norm) || (norm.ends_with('s') && !norm.ends_with("ss") && !many) {
        SourceType::UnnamedGroup
    } else {
        SourceType::UnnamedPerson
    }
}
