//! Whom a noun without a name stands for, where accusations and answers must meet: "its head" and "The head, Agnes
//! Toller"; "Voltra" and "the company".
//!
//! In: names with their roles, words. Out: an entity.

use super::layers::Layers;
use crate::entity::speakers::{self, Noun};
use crate::entity::{EntityLabel, MentionKind};
use crate::syntax::Upos;
use crate::text::{EntityId, TokenId, TokenRange};

/// The one person whose role a noun names, wherever in the text.
pub(super) fn titled(layers: Layers<'_>, noun: TokenId) -> Option<EntityId> {
    let norm = layers.segments.tokens.norm(noun);
    if layers.syntax.upos.row(noun) != Some(&Upos::Noun) || speakers::noun(norm) != Noun::Person {
        return None;
    }
    let mut rows = layers.entities.entities.enumerate().filter(|(_, row)| {
        row.label == EntityLabel::Person
            && row.titles.iter().any(|title| title.of(layers.text).eq_ignore_ascii_case(norm))
    });
    let (only, _) = rows.next()?;
    rows.next().is_none().then_some(only)
}

/// The body that "the company" stands for: the last one named before it.
pub(super) fn body_meant(layers: Layers<'_>, source: TokenRange) -> Option<EntityId> {
    let tokens = &layers.segments.tokens;
    let noun = TokenId(source.start.0 + 1);
    let alone = tokens.norm(source.start) == "the" && source.contains(noun);
    let group = layers.syntax.upos.row(noun) == Some(&Upos::Noun) && is_body(tokens.norm(noun));
    let mentions = layers.entities.mentions.as_slice();
    let from = mentions.partition_point(|row| row.tokens.start < source.start);
    let mut named =
        mentions.get(..from).unwrap_or(&[]).iter().rev().filter(|row| row.kind == MentionKind::Name);
    // a name of one word that stands for a firm may have been taken for a person's
    let last = named.find(|row| {
        let entity = &layers.entities.entities[row.entity];
        let short = !entity.name.contains(' ') && entity.titles.is_empty();
        entity.label == EntityLabel::Organisation || entity.label == EntityLabel::Person && short
    })?;
    (alone && group).then_some(last.entity)
}

/// A noun for one body, not for a crowd.
fn is_body(norm: &str) -> bool {
    !norm.ends_with('s')
        && speakers::noun(norm) == Noun::Group
        && !matches!(norm, "crowd" | "public" | "family" | "group")
}
