//! Who is accused, and what they answer.
//!
//! In: accusations, attributions, trees. Out: one row an accused, with the places of the accusation, the
//! attributions in which they, or somebody for them, speak, and the words that say that they were asked, kept silent,
//! denied it or pleaded not guilty.

use super::accused::{self, Charge};
use super::layers::Layers;
use super::misdeed;
use super::responses::{self, CHARGES};
use super::standing::{body_meant, titled};
use super::types::{Accusation, Answer, Party};
use crate::attribution::{Attribution, CueClass};
use crate::text::{AttributionId, EntityId, Span, TokenId, TokenRange};
use std::collections::{BTreeMap, BTreeSet};

/// Every accusation of a person or body, in reading order.
pub(super) fn accusations(layers: Layers<'_>) -> Vec<Accusation> {
    let mut rows: BTreeMap<Party, Accusation> = BTreeMap::new();
    let cued = cued(layers);
    for charge in accused::charges(layers).iter().chain(&misdeed::charges(layers)) {
        note(layers, &mut rows, charge, &cued);
    }
    // what somebody denies they were accused of
    for row in layers.attributions.iter().filter(|row| !row.scare) {
        if let (Some(entity), Some(place)) = (row.entity, denied(layers, row)) {
            let name = layers.entities.entities[entity].name.clone();
            let key = (Some(entity), String::new());
            let known = rows.entry(key).or_insert_with(|| Accusation {
                entity: Some(entity),
                name,
                ..Accusation::default()
            });
            known.places.push(layers.segments.tokens.cover(place));
        }
    }
    let answers = answers(layers);
    let unnamed = unnamed_answers(layers, &rows);
    let mut responses: BTreeMap<Party, Vec<(Span, Answer)>> = BTreeMap::new();
    for (party, span, answer) in responses::find(layers) {
        responses.entry(party).or_default().push((span, answer));
    }
    let mut out: Vec<Accusation> = Vec::with_capacity(rows.len());
    for ((entity, noun), mut row) in rows {
        // each was noted as often as a word says it
        for spans in [&mut row.places, &mut row.by] {
            spans.sort_unstable();
            spans.dedup();
        }
        row.attributions.sort_unstable();
        row.attributions.dedup();
        let own = match entity {
            Some(entity) => answers.get(&entity),
            None => unnamed.get(&noun),
        };
        let own = own.cloned().unwrap_or_default();
        for (id, class) in &own {
            row.replies.push(*id);
            let answer = match class {
                CueClass::Denial => Answer::Denies,
                CueClass::Silence => Answer::Silent,
                _ => Answer::Speaks,
            };
            row.answer = row.answer.max(answer);
        }
        for (span, answer) in responses.remove(&(entity, noun)).unwrap_or_default() {
            row.responses.push(span);
            row.answer = row.answer.max(answer);
        }
        out.push(row);
    }
    out.sort_by_key(|row| row.places.first().copied());
    let rest =
        responses.into_iter().flat_map(|(party, rows)| rows.into_iter().map(move |row| (party.0, row)));
    for (who, (span, _)) in rest.filter(|(_, row)| row.1 == Answer::Denies).take(MOST) {
        answer_for(layers, &mut out, who, span);
    }
    present(out)
}

/// How far behind an accusation, in bytes, "the claim" is still that one, and a name that of "a surgeon".
const NEAR: u32 = 600;

/// How many answers of others are looked at: keeps a hostile text from costing more than it is long.
const MOST: usize = 64;

/// "The minister rejected the claim": an answer to the accusation before, for somebody who gave none.
fn answer_for(layers: Layers<'_>, rows: &mut [Accusation], who: Option<EntityId>, span: Span) {
    let last =
        |row: &Accusation| row.places.iter().map(|place| place.start).filter(|at| *at < span.start).max();
    let near = rows.iter_mut().filter(|row| last(row).is_some_and(|at| at + NEAR > span.start));
    let Some(row) = near.max_by_key(|row| last(row)) else { return };
    let (tokens, mentions) = (&layers.segments.tokens, layers.entities.mentions.as_slice());
    let accuses = |by: &Span| {
        let from = mentions.partition_point(|row| tokens.cover(row.tokens).start < by.start);
        let rest = mentions.iter().skip(from).take_while(|row| tokens.cover(row.tokens).end <= by.end);
        who.is_some() && rest.into_iter().any(|row| who == Some(row.entity))
    };
    if row.answer < Answer::Denies && !row.by.iter().any(accuses) {
        row.responses.push(span);
        row.answer = Answer::Denies;
    }
}

/// "A surgeon accused of … Ana Orsel, 54, denies both counts": whom the text presents without a name and then names.
fn present(rows: Vec<Accusation>) -> Vec<Accusation> {
    let mut out: Vec<Accusation> = Vec::with_capacity(rows.len());
    for mut two in rows {
        let new = |one: &Accusation| {
            let near =
                one.places.last().zip(two.places.first()).is_some_and(|(a, b)| a.start + NEAR > b.start);
            let presented = one.name.starts_with("A ") || one.name.starts_with("a ");
            one.entity.is_none() && presented && near && one.answer < Answer::Denies
        };
        if two.entity.is_some()
            && let Some(one) = out.pop_if(|one| new(one))
        {
            two.places.splice(0..0, one.places);
            two.by.splice(0..0, one.by);
            two.attributions.splice(0..0, one.attributions);
        }
        out.push(two);
    }
    out
}

/// Keeps an accusation in the row of whom it accuses.
fn note(layers: Layers<'_>, rows: &mut BTreeMap<Party, Accusation>, charge: &Charge, cued: &Cued) {
    let tokens = &layers.segments.tokens;
    let whole = accused::phrase(layers, charge.noun);
    let entity = charge.entity.or_else(|| titled(layers, charge.noun));
    let name = match entity {
        Some(entity) => layers.entities.entities[entity].name.clone(),
        None => {
            let words = tokens.cover(whole).of(layers.text);
            ["the ", "The "]
                .iter()
                .find_map(|article| words.strip_prefix(article))
                .unwrap_or(words)
                .to_owned()
        }
    };
    let key = match entity {
        Some(entity) => (Some(entity), String::new()),
        None => (None, tokens.norm(charge.noun).to_owned()),
    };
    let row = rows.entry(key).or_insert_with(|| Accusation { entity, name, ..Accusation::default() });
    row.places.push(tokens.cover(TokenRange::one(charge.word)));
    row.by.extend(charge.by.map(|run| tokens.cover(run)));
    row.attributions.extend(cued.get(&charge.word).into_iter().flatten());
}

/// The attributions whose cue holds a word, so that no accusation looks through all of them.
type Cued = BTreeMap<TokenId, Vec<AttributionId>>;

fn cued(layers: Layers<'_>) -> Cued {
    let mut out = Cued::new();
    for (id, said) in layers.attributions.enumerate().filter(|(_, said)| !said.scare) {
        for at in said.cue.iter().flat_map(|run| run.iter()) {
            out.entry(at).or_default().push(id);
        }
    }
    out
}

/// Everybody's own statements, and those of somebody who speaks for them ("Brel's lawyer").
fn answers(layers: Layers<'_>) -> BTreeMap<EntityId, Vec<(AttributionId, CueClass)>> {
    let mut out: BTreeMap<EntityId, Vec<(AttributionId, CueClass)>> = BTreeMap::new();
    for (id, row) in layers.attributions.enumerate().filter(|(_, row)| !row.scare && row.statement) {
        let mut who: Vec<EntityId> = row.entities.clone();
        for mention in row.source.iter().flat_map(|run| layers.entities.mentions_in(*run)) {
            if !who.contains(&mention.entity) {
                who.push(mention.entity);
            }
        }
        let noun = row.source.first().filter(|_| who.is_empty());
        who.extend(noun.and_then(|run| body_meant(layers, *run)));
        for entity in who {
            out.entry(entity).or_default().push((id, row.cue_class));
        }
    }
    out
}

/// The statements of sources without a name whose words hold the noun of somebody accused: "the council said".
fn unnamed_answers(
    layers: Layers<'_>,
    rows: &BTreeMap<Party, Accusation>,
) -> BTreeMap<String, Vec<(AttributionId, CueClass)>> {
    let nouns: BTreeSet<&str> = rows.keys().filter(|key| key.0.is_none()).map(|key| key.1.as_str()).collect();
    let mut out: BTreeMap<String, Vec<(AttributionId, CueClass)>> = BTreeMap::new();
    if nouns.is_empty() {
        return out;
    }
    let speaks = |row: &Attribution| !row.scare && row.statement && row.entity.is_none();
    for (id, row) in layers.attributions.enumerate().filter(|(_, row)| speaks(row)) {
        let source = row.antecedent.as_ref().into_iter().chain(&row.source);
        let words = source.flat_map(|run| run.iter()).map(|at| layers.segments.tokens.norm(at));
        let held: BTreeSet<&str> = words.filter(|norm| nouns.contains(norm)).collect();
        for noun in held {
            out.entry(noun.to_owned()).or_default().push((id, row.cue_class));
        }
    }
    out
}

/// The words of a charge that a source with a name denies: "denies four counts of fraud".
fn denied(layers: Layers<'_>, row: &Attribution) -> Option<TokenRange> {
    let run = row.content.first().filter(|_| row.cue_class == CueClass::Denial)?;
    // a claim is no charge
    let charge = run.iter().take(4).find(|at| {
        let norm = layers.segments.tokens.norm(*at);
        CHARGES.contains(&norm) && !norm.starts_with("claim")
    })?;
    Some(TokenRange::new(run.start, TokenRange::one(charge).end))
}
