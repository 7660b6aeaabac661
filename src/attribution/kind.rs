//! What kind of attribution it is: form, source type, whom the source means.
//!
//! In: an attribution's runs, names. Out: its labels. Knows nothing of certainty.

use super::chunk::{Chunks, Class};
use super::marks::Marks;
use super::source::Run;
use super::{Form, SourceType};
use crate::entity::{Entities, EntityLabel};
use crate::text::EntityId;

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

/// What stands behind a source, and whom it means.
pub(super) fn source(
    chunks: &Chunks<'_>,
    entities: &Entities,
    run: Option<Run>,
) -> (SourceType, Option<EntityId>) {
    let Some((start, end)) = run else { return (SourceType::Unspecified, None) };
    let end = head_end(chunks, start, end);
    let head = (start..end).rev().find(|at| {
        matches!(
            chunks.class(*at),
            Class::Noun | Class::Name | Class::Pronoun | Class::Possessive | Class::Determiner
        ) && !chunks.norm(*at).starts_with('\'')
    });
    let Some(head) = head else { return (SourceType::UnnamedGroup, None) };
    let norm = chunks.norm(head);
    // the mention that covers the head, else the first one in the phrase
    let mentions = || entities.mentions_in(Chunks::range(start, end));
    let covering = mentions().filter(|row| row.tokens.contains(crate::text::Id::from_index(head))).last();
    if let Some(mention) = covering {
        let label = entities.entities[mention.entity].label;
        let kind = match label {
            EntityLabel::Person => SourceType::NamedPerson,
            EntityLabel::Organisation | EntityLabel::Location => SourceType::NamedOrganisation,
            EntityLabel::Misc if DOCUMENTS.contains(&norm) => SourceType::Document,
            EntityLabel::Misc if norm.ends_with('s') => SourceType::UnnamedGroup,
            EntityLabel::Misc => SourceType::NamedOrganisation,
        };
        // a crowd called by its party or its people is nobody in particular
        return (kind, (kind != SourceType::UnnamedGroup).then_some(mention.entity));
    }
    if let Some(entity) = described(chunks, entities, run) {
        return (SourceType::NamedPerson, Some(entity));
    }
    if DOCUMENTS.contains(&norm) {
        return (SourceType::Document, None);
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
            let plural = article && chunks.norm(head).ends_with('s')
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

/// The person whom a description names behind its comma ("her deputy, Bo Lind,"), or whom a relative
/// pronoun stands for ("Bo Lind, who said").
fn described(chunks: &Chunks<'_>, entities: &Entities, run: Option<Run>) -> Option<EntityId> {
    let (start, end) = run?;
    let person = |at: usize| {
        let near = entities.mentions_in(Chunks::range(at, (at + 8).min(chunks.len())));
        let row = near.into_iter().find(|row| entities.entities[row.entity].label == EntityLabel::Person)?;
        Some((row.tokens, row.entity))
    };
    if end == start + 1 && chunks.norm(start) == "who" {
        let before = start - usize::from(chunks.class_before(start) == Class::Comma && start > 0);
        let from = before.saturating_sub(5);
        let mentions = entities.mentions_in(Chunks::range(from, before));
        let last = mentions.last().filter(|row| crate::text::Id::index(row.tokens.end) == before)?;
        return (entities.entities[last.entity].label == EntityLabel::Person).then_some(last.entity);
    }
    let comma = (start..end).find(|at| chunks.class(*at) == Class::Comma)?;
    let (tokens, entity) = person(comma + 1)?;
    (crate::text::Id::index(tokens.end) <= end && crate::text::Id::index(tokens.start) < comma + 4)
        .then_some(entity)
}

/// The source's own words: what describes it behind a comma or "who" is left out.
fn head_end(chunks: &Chunks<'_>, start: usize, end: usize) -> usize {
    let stop = (start..end).find(|at| {
        matches!(chunks.class(*at), Class::Comma | Class::Preposition)
            || matches!(chunks.norm(*at), "who" | "which" | "(")
    });
    stop.filter(|at| *at > start).unwrap_or(end)
}

fn plain(chunks: &Chunks<'_>, start: usize, head: usize) -> SourceType {
    let norm = chunks.norm(head);
    match norm {
        "he" | "she" | "his" | "her" | "i" | "my" | "himself" | "herself" => return SourceType::NamedPerson,
        "it" | "its" => return SourceType::NamedOrganisation,
        "who" | "one" | "someone" | "somebody" | "you" => return SourceType::UnnamedPerson,
        "which" | "that" | "this" => return SourceType::Document,
        _ => {}
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
