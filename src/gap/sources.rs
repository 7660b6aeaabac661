//! Who speaks, and who does not.

use super::Gap;
use super::facts::{Facts, gap, is_named, plural};
use crate::attribution::{Attribution, CueClass, SourceType};
use crate::claim::Source;
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
    (facts.is_article() && !named).then(|| {
        let evidence = speakers(facts).into_iter().flat_map(|row| places(facts, row)).collect();
        gap(
            "no_named_source",
            "Nobody with a name is given as a source.".to_owned(),
            "Who could confirm this by name?",
            evidence,
        )
    })
}

/// One source alone.
pub(super) fn single_source(facts: &Facts<'_>) -> Option<Gap> {
    let rows = speakers(facts);
    let [only] = rows.as_slice() else { return None };
    (facts.is_article() && only.words > 0).then(|| {
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
    let replies =
        facts.attributions().any(|row| matches!(row.cue_class, CueClass::Silence | CueClass::Denial));
    if !facts.is_article() || replies {
        return None;
    }
    let heard: BTreeSet<EntityId> = facts.attributions().filter_map(|row| row.entity).collect();
    let mut evidence = Vec::new();
    for row in facts.attributions().filter(|row| accuses(facts, row)) {
        let Some(accused) = accused(facts, row) else { continue };
        if !heard.contains(&accused) {
            evidence.extend(row.cue.iter().map(|run| facts.layers.segments.tokens.cover(*run)));
        }
    }
    (!evidence.is_empty()).then(|| {
        gap(
            "no_reply",
            "Somebody is accused, and no word of theirs was found, nor that they were asked.".to_owned(),
            "What do the accused say?",
            evidence,
        )
    })
}

fn accuses(facts: &Facts<'_>, row: &Attribution) -> bool {
    let tokens = &facts.layers.segments.tokens;
    let stems = ["accus", "alleg", "charg", "blam"];
    row.cue
        .iter()
        .flat_map(|run| run.iter())
        .any(|at| stems.iter().any(|stem| tokens.norm(at).starts_with(stem)))
}

/// The first person or body that the content of an accusation begins with.
fn accused(facts: &Facts<'_>, row: &Attribution) -> Option<EntityId> {
    let run = row.content.first()?;
    let mention = facts.layers.entities.mentions_in(*run).next()?;
    let near = mention.tokens.start.0 <= run.start.0 + 3;
    let label = facts.layers.entities.entities[mention.entity].label;
    let acts = matches!(label, crate::entity::EntityLabel::Person | crate::entity::EntityLabel::Organisation);
    (near && acts).then_some(mention.entity)
}
