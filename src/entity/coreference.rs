//! Which mentions mean the same thing.
//!
//! In: labelled names. Out: entities and all mentions: names, then role nominals, then pronouns, each
//! pass seeing the links of the one before. A link without enough evidence is left open.

use super::candidate::Candidate;
use super::names::Names;
use super::reading::{Reading, range};
use super::types::{Entities, Entity, EntityLabel, Mention};
use super::{camps, names, nominals, pronouns};
use crate::text::{Column, EntityId, Id};

/// Links the names of an article, then the nominals, then the pronouns.
pub(super) fn link(reading: &Reading<'_>, candidates: &[Candidate], labels: &[EntityLabel]) -> Entities {
    let Names { mut people, links } = names::merge(reading, candidates, labels);
    let links = camps::add(reading, &mut people, links);
    let links = nominals::link(reading, &people, links);
    let (links, unnamed) = pronouns::link(reading, &mut people, links);
    let mut out = Entities::default();
    let row =
        |(at, words): (usize, std::ops::Range<usize>)| (Id::from_index(at), range(words.start, words.end));
    out.unnamed = unnamed.into_iter().map(row).collect();
    // entities in order of first mention
    let mut number: Vec<Option<EntityId>> = vec![None; people.len()];
    for link in &links {
        let Some(profile) = people.get(link.entity) else { continue };
        let Some(slot) = number.get_mut(link.entity) else { continue };
        let entity = *slot.get_or_insert_with(|| {
            out.entities.push(Entity {
                name: profile.name.clone(),
                label: profile.label,
                titles: profile.titles.clone(),
            })
        });
        let tokens = range(link.tokens.start, link.tokens.end);
        out.mentions.push(Mention { tokens, kind: link.kind, entity });
    }
    debug_assert!(ordered(&out.mentions));
    out
}

/// Whether mentions stand in reading order and do not overlap.
fn ordered(mentions: &Column<crate::text::MentionId, Mention>) -> bool {
    mentions
        .as_slice()
        .windows(2)
        .all(|pair| matches!(pair, [one, two] if one.tokens.end.index() <= two.tokens.start.index()))
}
