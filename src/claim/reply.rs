//! Who is accused, and what they answer.
//!
//! In: attributions, entities. Out: one row an accused, with the places of the accusation and the
//! attributions in which they, or somebody for them, speak.

use super::facts::Layers;
use super::{Accusation, Answer};
use crate::attribution::{Attribution, CueClass};
use crate::entity::EntityLabel;
use crate::syntax::Deprel;
use crate::text::{AttributionId, EntityId, Id, Span, TokenId, TokenRange};
use std::collections::{BTreeMap, BTreeSet};

/// Stems of cues that accuse.
const STEMS: &[&str] = &["accus", "alleg", "charg", "blam", "indict"];

/// Participles that, behind a form of "be", say that somebody stands accused.
const PASSIVES: &[&str] = &["accused", "charged", "indicted", "sued", "blamed", "suspected", "convicted"];

/// Every accusation of somebody with a name, in reading order.
pub(super) fn accusations(layers: Layers<'_>) -> Vec<Accusation> {
    let mut rows: BTreeMap<EntityId, Accusation> = BTreeMap::new();
    let mut known: BTreeSet<(EntityId, Span)> = BTreeSet::new();
    let mut note = |entity: EntityId, place: TokenRange, from: Option<AttributionId>| {
        let row = rows.entry(entity).or_insert_with(|| Accusation { entity, ..Accusation::default() });
        let span = layers.segments.tokens.cover(place);
        if known.insert((entity, span)) {
            row.places.push(span);
            row.attributions.extend(from);
        }
    };
    for (id, row) in layers.attributions.enumerate().filter(|(_, row)| !row.scare && accuses(layers, row)) {
        let Some(cue) = row.cue.first() else { continue };
        if let Some(entity) = accused(layers, row).filter(|entity| Some(*entity) != row.entity) {
            note(entity, *cue, Some(id));
        }
    }
    for (entity, place) in passives(layers) {
        note(entity, place, None);
    }
    for row in layers.attributions.iter().filter(|row| !row.scare) {
        if let (Some(entity), Some(place)) = (row.entity, denied(layers, row)) {
            note(entity, place, None);
        }
    }
    let answers = answers(layers);
    let mut out: Vec<Accusation> = rows.into_values().collect();
    for row in &mut out {
        row.places.sort_unstable();
        for (id, class) in answers.get(&row.entity).into_iter().flatten() {
            row.replies.push(*id);
            let answer = match class {
                CueClass::Denial => Answer::Denies,
                CueClass::Silence => Answer::Silent,
                _ => Answer::Speaks,
            };
            row.answer = row.answer.max(answer);
        }
    }
    out.sort_by_key(|row| row.places.first().copied());
    out
}

/// Everybody's own attributions, and those of somebody who speaks for them ("Brel's lawyer").
fn answers(layers: Layers<'_>) -> BTreeMap<EntityId, Vec<(AttributionId, CueClass)>> {
    let mut out: BTreeMap<EntityId, Vec<(AttributionId, CueClass)>> = BTreeMap::new();
    for (id, row) in layers.attributions.enumerate().filter(|(_, row)| !row.scare) {
        let mut who: Vec<EntityId> = row.entity.into_iter().collect();
        for mention in row.source.iter().flat_map(|run| layers.entities.mentions_in(*run)) {
            if !who.contains(&mention.entity) {
                who.push(mention.entity);
            }
        }
        for entity in who {
            out.entry(entity).or_default().push((id, row.cue_class));
        }
    }
    out
}

/// Whether a cue accuses somebody.
fn accuses(layers: Layers<'_>, row: &Attribution) -> bool {
    let mut words = row.cue.iter().flat_map(|run| run.iter());
    // from a few words before the cue on: "neither has been charged"
    let from = row.cue.first().map_or(0, |run| run.start.index().saturating_sub(4));
    let end = row.cue.first().map_or(0, |run| run.end.index());
    let denied = (from..end).map(|at| layers.segments.tokens.norm(TokenId::from_index(at)));
    if denied.into_iter().any(|norm| matches!(norm, "not" | "n't" | "never" | "no" | "neither" | "nor")) {
        return false;
    }
    words.any(|at| STEMS.iter().any(|stem| layers.segments.tokens.norm(at).starts_with(stem)))
}

/// The first person or body that the content of an accusation begins with, or that stands behind the cue.
fn accused(layers: Layers<'_>, row: &Attribution) -> Option<EntityId> {
    let acts = |entity: EntityId| {
        let label = layers.entities.entities[entity].label;
        matches!(label, EntityLabel::Person | EntityLabel::Organisation)
    };
    let cue = row.cue.first()?;
    if let Some(entity) = object(layers, *cue) {
        return Some(entity);
    }
    let near = TokenRange::new(cue.end, Id::from_index(cue.end.index() + 4));
    let run = row.content.first()?;
    let mention = layers
        .entities
        .mentions_in(*run)
        .find(|mention| mention.tokens.start.0 <= run.start.0 + 3)
        .or_else(|| layers.entities.mentions_in(near).next())?;
    acts(mention.entity).then_some(mention.entity)
}

/// Whom the verb of a cue accuses, as its object names them: "accused the chief of the board, Tomas Brel, of …".
fn object(layers: Layers<'_>, cue: TokenRange) -> Option<EntityId> {
    let syntax = layers.syntax;
    syntax.head.row(cue.start)?;
    let behind =
        TokenRange::new(cue.start, Id::from_index((cue.end.index() + 12).min(layers.segments.tokens.len())));
    let held = |at: TokenId| syntax.head[at].is_some_and(|head| cue.contains(head));
    let object = behind.iter().find(|at| syntax.deprel[*at] == Deprel::Obj && held(*at))?;
    let from = Id::from_index(object.index().saturating_sub(3));
    let until = Id::from_index((object.index() + 14).min(layers.segments.tokens.len()));
    let beside = |run: TokenRange| {
        run.iter().any(|at| syntax.head[at] == Some(object) && syntax.deprel[at] == Deprel::Appos)
    };
    let mut rows = layers.entities.mentions_in(TokenRange::new(from, until));
    let row = rows.find(|row| row.tokens.contains(object) || beside(row.tokens))?;
    (layers.entities.entities[row.entity].label != EntityLabel::Misc).then_some(row.entity)
}

/// What somebody denies who is accused of it.
const CHARGES: &[&str] = &[
    "counts",
    "count",
    "charges",
    "charge",
    "wrongdoing",
    "allegations",
    "allegation",
    "accusations",
    "accusation",
];

/// The words of a charge that a source with a name denies: "denies four counts of fraud".
fn denied(layers: Layers<'_>, row: &Attribution) -> Option<TokenRange> {
    let run = row.content.first().filter(|_| row.cue_class == CueClass::Denial)?;
    let charge = run.iter().take(4).find(|at| CHARGES.contains(&layers.segments.tokens.norm(*at)))?;
    Some(TokenRange::new(run.start, TokenRange::one(charge).end))
}

/// "Brel was accused of …", "Brel, who is charged with …": the person the sentence speaks of.
fn passives(layers: Layers<'_>) -> Vec<(EntityId, TokenRange)> {
    let segments = layers.segments;
    let mut out = Vec::new();
    for (id, sentence) in segments.sentences.enumerate().filter(|(id, _)| segments.kind_of(*id).is_body()) {
        let _ = id;
        for at in sentence.tokens.iter() {
            if !PASSIVES.contains(&segments.tokens.norm(at)) {
                continue;
            }
            let back = |n: usize| {
                let place = at.index().checked_sub(n).filter(|place| *place >= sentence.tokens.start.index());
                place.map_or("", |place| segments.tokens.norm(TokenId::from_index(place)))
            };
            let be =
                (1..=3).any(|n| matches!(back(n), "is" | "are" | "was" | "were" | "been" | "being" | "be"));
            let next = segments.tokens.norm(TokenRange::one(at).end);
            if !be || !matches!(next, "of" | "with" | "for" | "in" | "over" | "by" | "on") {
                continue;
            }
            let denied = (1..=4).any(|n| matches!(back(n), "not" | "n't" | "never" | "neither" | "nor"));
            if denied {
                continue;
            }
            let who = match layers.syntax.head.row(at) {
                Some(_) => subject(layers, at, sentence.tokens),
                // without a tree the last person or body named before it, nearby
                None => {
                    let from = at.index().saturating_sub(10).max(sentence.tokens.start.index());
                    Some(TokenRange::new(Id::from_index(from), at))
                }
            };
            let Some(window) = who else { continue };
            let who = layers.entities.mentions_in(window).filter(|row| {
                let label = layers.entities.entities[row.entity].label;
                matches!(label, EntityLabel::Person | EntityLabel::Organisation)
            });
            out.extend(who.last().map(|row| (row.entity, TokenRange::one(at))));
        }
    }
    out
}

/// Where the subject of a passive is named: its own words, or what its "who" stands for.
fn subject(layers: Layers<'_>, verb: TokenId, run: TokenRange) -> Option<TokenRange> {
    let syntax = layers.syntax;
    let from = verb.index().saturating_sub(40).max(run.start.index());
    let near = TokenRange::new(Id::from_index(from), verb);
    let subject =
        near.iter().find(|at| syntax.head[*at] == Some(verb) && syntax.deprel[*at] == Deprel::NsubjPass)?;
    let noun = match layers.segments.tokens.norm(subject) {
        "who" | "which" | "that" => syntax.head[verb]?,
        _ => subject,
    };
    // a name's words hang on one another: the mention reaches a few words to either side
    let from = noun.index().saturating_sub(3).max(run.start.index());
    let named =
        layers.entities.mentions_in(TokenRange::new(Id::from_index(from), Id::from_index(noun.index() + 5)));
    // "the guard Tomas Brel": the name stands beside the office
    let beside = |row: TokenRange| {
        let comma = layers.segments.tokens.norm(TokenId::from_index(noun.index() + 1)) == ",";
        row.start.index() == noun.index() + 1 + usize::from(comma)
            && row.iter().any(|at| syntax.head[at] == Some(noun))
            && row.iter().any(|at| matches!(syntax.deprel[at], Deprel::Appos | Deprel::Flat))
    };
    named.filter(|row| row.tokens.contains(noun) || beside(row.tokens)).map(|row| row.tokens).last()
}
