//! Who speaks, and who does not.

use super::Gap;
use super::facts::{Facts, gap, is_named, plural};
use crate::attribution::{CueClass, SourceType};
use crate::claim::{Accusation, Answer, Source};
use crate::entity::{EntityLabel, MentionKind};
use crate::segment::ParagraphKind;
use crate::text::{EntityId, Span};
use std::collections::BTreeSet;

/// Sources that are somebody or something.
fn speakers<'a>(facts: &Facts<'a>) -> Vec<&'a Source> {
    let rows = facts.layers.claims.sources.iter();
    rows.filter(|row| row.source_type != SourceType::Unspecified).collect()
}

fn places(facts: &Facts<'_>, source: &Source) -> Vec<Span> {
    let rows = source.attributions.iter().map(|id| &facts.layers.attributions[*id]);
    rows.filter_map(|row| facts.source(row)).collect()
}

/// Nobody who speaks has a name.
pub(super) fn no_named_source(facts: &Facts<'_>) -> Option<Gap> {
    let named = facts.layers.claims.sources.iter().any(|row| is_named(row.source_type));
    let anybody = !speakers(facts).is_empty();
    (facts.is_article() && anybody && !named).then(|| {
        let evidence = speakers(facts).into_iter().flat_map(|row| places(facts, row)).collect();
        gap(
            "no_named_source",
            "Nobody with a name is given as a source.".to_owned(),
            "Who could confirm this by name?",
            evidence,
        )
    })
}

/// Fewer words than this of one source are said in passing.
const WORDS: u32 = 12;

/// One source alone.
pub(super) fn single_source(facts: &Facts<'_>) -> Option<Gap> {
    let rows = speakers(facts);
    let [only] = rows.as_slice() else { return None };
    // a clause of somebody's in passing is no source that the text stands on
    (facts.is_article() && only.words >= WORDS).then(|| {
        gap(
            "single_source",
            format!("All that is attributed stands on one source: {}.", only.name),
            "Does anybody else say so?",
            places(facts, only),
        )
    })
}

/// More words on sources without a name than on named ones.
pub(super) fn mostly_unnamed(facts: &Facts<'_>) -> Option<Gap> {
    let sum = |named: bool| -> u32 {
        let rows = facts.layers.claims.sources.iter().filter(|row| match row.source_type {
            SourceType::UnnamedPerson | SourceType::UnnamedGroup => !named,
            kind => named && is_named(kind),
        });
        rows.map(|row| row.words).sum()
    };
    let (unnamed, named) = (sum(false), sum(true));
    // with nobody named at all another check has said so
    (facts.is_article() && unnamed >= 40 && named > 0 && unnamed > named).then(|| {
        let rows = facts.layers.claims.sources.iter();
        let rows = rows
            .filter(|row| matches!(row.source_type, SourceType::UnnamedPerson | SourceType::UnnamedGroup));
        gap(
            "mostly_unnamed",
            format!(
                "{} stand on sources without a name, {named} on named ones.",
                plural(unnamed as usize, "word")
            ),
            "Why are these sources not named?",
            rows.flat_map(|row| places(facts, row)).collect(),
        )
    })
}

/// Titles of people who speak for a public body.
const OFFICES: &[&str] = &[
    "president",
    "vice president",
    "prime minister",
    "minister",
    "secretary",
    "governor",
    "mayor",
    "senator",
    "sen.",
    "rep.",
    "representative",
    "congressman",
    "congresswoman",
    "ambassador",
    "chancellor",
    "commissioner",
    "sheriff",
    "attorney general",
    "police chief",
    "chief constable",
    "councillor",
    "councilor",
    "councilman",
    "councilwoman",
    "deputy minister",
    "premier",
    "gov.",
    "spokesman",
    "spokeswoman",
    "spokesperson",
];

/// Every named source is an official: two at least, each known by a title of office.
pub(super) fn officials_only(facts: &Facts<'_>) -> Option<Gap> {
    let rows = speakers(facts);
    let named: Vec<&&Source> = rows.iter().filter(|row| row.source_type == SourceType::NamedPerson).collect();
    let office = |row: &&&Source| {
        row.entity.is_some_and(|id| {
            facts.layers.entities.entities[id].titles.iter().any(|title| {
                let words = title.of(facts.layers.text).to_lowercase();
                OFFICES.iter().any(|office| words.starts_with(office) || words.ends_with(office))
            })
        })
    };
    let all = named.len() >= 2 && named.len() == rows.len() && named.iter().all(office);
    (facts.is_article() && all).then(|| {
        gap(
            "officials_only",
            "Every source is given with a title of office.".to_owned(),
            "What would somebody outside say?",
            named.into_iter().flat_map(|row| places(facts, row).into_iter().take(1)).collect(),
        )
    })
}

/// Somebody is accused, and neither speaks nor is said to have been asked.
pub(super) fn no_reply(facts: &Facts<'_>) -> Option<Gap> {
    let rows = facts.layers.claims.accusations.iter().filter(|row| row.answer == Answer::None);
    let rows: Vec<&Accusation> = rows.collect();
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    (facts.is_article() && !rows.is_empty()).then(|| {
        gap(
            "no_reply",
            format!("{} accused, and no word of theirs was found, nor that they were asked.", are(&names)),
            "What do the accused say?",
            rows.iter().flat_map(|row| row.places.iter().copied()).collect(),
        )
    })
}

/// "A is", "A and B are", "A, B and others are".
fn are(names: &[&str]) -> String {
    match names {
        [one] => format!("{one} is"),
        [one, two] => format!("{one} and {two} are"),
        [one, two, ..] => format!("{one}, {two} and others are"),
        [] => "Somebody is".to_owned(),
    }
}

/// No sentence stands on anybody's word.
pub(super) fn no_source(facts: &Facts<'_>) -> Option<Gap> {
    let count = facts.body().count();
    (facts.is_article() && speakers(facts).is_empty()).then(|| {
        let why = format!("0 of {} name a source.", plural(count, "sentence"));
        gap("no_source", why, "How does the writer know?", Vec::new())
    })
}

/// Every named source speaks for, or belongs to, one body.
pub(super) fn one_body(facts: &Facts<'_>) -> Option<Gap> {
    let rows: Vec<&Source> = speakers(facts).into_iter().filter(|row| is_named(row.source_type)).collect();
    let mut bodies = rows.iter().map(|row| bodies(facts, row));
    let first = bodies.next()?;
    let shared = bodies.fold(first, |all, row| all.intersection(&row).copied().collect());
    let body = shared.first().filter(|_| rows.len() >= 2 && facts.is_article())?;
    let name = &facts.layers.entities.entities[*body].name;
    Some(gap(
        "one_body",
        format!("Every named source speaks for one body: {name}."),
        "What would somebody outside say?",
        rows.iter().flat_map(|row| places(facts, row).into_iter().take(1)).collect(),
    ))
}

/// The bodies that a source's role, title or own words name, itself among them.
fn bodies(facts: &Facts<'_>, source: &Source) -> BTreeSet<EntityId> {
    let entities = facts.layers.entities;
    let body = |id: &EntityId| entities.entities[*id].label == EntityLabel::Organisation;
    let tokens = &facts.layers.segments.tokens;
    let words = source.attributions.iter().flat_map(|id| &facts.layers.attributions[*id].source);
    let runs = words.copied().chain(source.role.map(|span| tokens.within(span)));
    let mut out: BTreeSet<EntityId> =
        runs.flat_map(|run| entities.mentions_in(run)).map(|row| row.entity).filter(body).collect();
    out.extend(source.entity.filter(body));
    out
}

/// Whether a cue gives somebody's words.
const fn speaks(class: CueClass) -> bool {
    matches!(
        class,
        CueClass::Speech
            | CueClass::Assertion
            | CueClass::Distancing
            | CueClass::Denial
            | CueClass::Suggestion
            | CueClass::Question
    )
}

/// Somebody speaks of whom nothing says what they do.
pub(super) fn no_role(facts: &Facts<'_>) -> Option<Gap> {
    let entities = facts.layers.entities;
    let rows = facts
        .layers
        .claims
        .sources
        .iter()
        .filter(|row| row.source_type == SourceType::NamedPerson && row.role.is_none() && row.words > 0)
        // of somebody who wants or thinks something the writer tells; of one who speaks a reader asks who it is
        .filter(|row| row.cues.iter().any(|(_, class, _)| speaks(*class)));
    // "the farmer", said of somebody later on, tells it too
    let nominal = entities.mentions.iter().filter(|row| row.kind == MentionKind::Nominal);
    let told: BTreeSet<EntityId> = nominal.map(|row| row.entity).collect();
    let silent = |row: &&Source| {
        row.entity.is_some_and(|id| entities.entities[id].titles.is_empty() && !told.contains(&id))
    };
    // whoever goes by one name is taken to be known, and whom the headline names is what the text is about
    let segments = facts.layers.segments;
    let title = segments.paragraphs.iter().find(|row| row.kind == ParagraphKind::Title);
    let title = title.map(|row| segments.tokens.within(row.span)).unwrap_or_default();
    let headed: BTreeSet<EntityId> = entities.mentions_in(title).map(|row| row.entity).collect();
    let full = |row: &&Source| row.name.contains(' ') && row.entity.is_some_and(|id| !headed.contains(&id));
    let rows: Vec<&Source> = rows.filter(full).filter(silent).collect();
    let evidence: Vec<Span> = rows.iter().filter_map(|row| places(facts, row).into_iter().next()).collect();
    (facts.is_article() && !evidence.is_empty()).then(|| {
        gap(
            "no_role",
            format!(
                "{} named without a word of what they do.",
                are(&rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>())
            ),
            "Who is this, and how would they know?",
            evidence,
        )
    })
}
