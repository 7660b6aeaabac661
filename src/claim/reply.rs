//! Who is accused, and what they answer.
//!
//! In: accusations, attributions, trees. Out: one row an accused, with the places of the accusation, the
//! attributions in which they, or somebody for them, speak, and the words that say that they were asked, kept silent,
//! denied it or pleaded not guilty.

use super::accused::{self, Charge};
use super::layers::Layers;
use super::types::{Accusation, Answer};
use crate::attribution::{Attribution, CueClass};
use crate::entity::EntityLabel;
use crate::syntax::Deprel;
use crate::text::{AttributionId, EntityId, Id, Span, TokenId, TokenRange};
use std::collections::{BTreeMap, BTreeSet};

/// What makes two accusations one party's: the entity, or the noun in lower case.
type Party = (Option<EntityId>, String);

/// Every accusation of a person or body, in reading order.
pub(super) fn accusations(layers: Layers<'_>) -> Vec<Accusation> {
    let mut rows: BTreeMap<Party, Accusation> = BTreeMap::new();
    let cued = cued(layers);
    for charge in accused::charges(layers) {
        note(layers, &mut rows, &charge, &cued);
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
    for (party, span, answer) in self::responses(layers) {
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
    out
}

/// Keeps an accusation in the row of whom it accuses.
fn note(layers: Layers<'_>, rows: &mut BTreeMap<Party, Accusation>, charge: &Charge, cued: &Cued) {
    let tokens = &layers.segments.tokens;
    let whole = accused::phrase(layers, charge.noun);
    let name = match charge.entity {
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
    let key = match charge.entity {
        Some(entity) => (Some(entity), String::new()),
        None => (None, tokens.norm(charge.noun).to_owned()),
    };
    let row = rows.entry(key).or_insert_with(|| Accusation {
        entity: charge.entity,
        name,
        ..Accusation::default()
    });
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
    "claims",
    "claim",
];

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

/// Words that say, without a word of theirs, how somebody answered: "_" stands for one word or none.
const RESPONSES: &[(&[&str], Answer)] = &[
    (&["declined", "to", "comment"], Answer::Silent),
    (&["declined", "_", "comment"], Answer::Silent),
    (&["refused", "to", "comment"], Answer::Silent),
    (&["did", "not", "_", "respond"], Answer::Silent),
    (&["has", "not", "_", "responded"], Answer::Silent),
    (&["have", "not", "_", "responded"], Answer::Silent),
    (&["not", "responded", "to"], Answer::Silent),
    (&["did", "not", "_", "reply"], Answer::Silent),
    (&["did", "not", "_", "comment"], Answer::Silent),
    (&["has", "not", "_", "commented"], Answer::Silent),
    (&["have", "not", "_", "commented"], Answer::Silent),
    (&["did", "not", "return"], Answer::Silent),
    (&["has", "been", "approached"], Answer::Silent),
    (&["have", "been", "approached"], Answer::Silent),
    (&["was", "approached"], Answer::Silent),
    (&["has", "been", "contacted"], Answer::Silent),
    (&["have", "been", "contacted"], Answer::Silent),
    (&["could", "not", "_", "be", "reached"], Answer::Silent),
    (&["not", "_", "available", "for", "comment"], Answer::Silent),
    (&["not", "_", "available", "to", "comment"], Answer::Silent),
    (&["no", "comment"], Answer::Silent),
    (&["pleaded", "not", "guilty"], Answer::Denies),
    (&["pled", "not", "guilty"], Answer::Denies),
    (&["plead", "not", "guilty"], Answer::Denies),
];

/// Verbs that deny a charge: base forms.
const DENY: &[&str] = &["deny", "reject", "dispute", "dismiss", "refute"];

/// Where the text says how somebody answered, whose answer it is and what it amounts to, in reading order.
fn responses(layers: Layers<'_>) -> Vec<(Party, Span, Answer)> {
    let (segments, syntax) = (layers.segments, layers.syntax);
    let tokens = &segments.tokens;
    let mut out = Vec::new();
    for (_, sentence) in segments.sentences.enumerate().filter(|(id, _)| segments.kind_of(*id).is_body()) {
        let run = sentence.tokens;
        for at in run.iter().filter(|at| syntax.head.row(*at).is_some()) {
            let stated = RESPONSES
                .iter()
                .find_map(|(words, answer)| Some((matched(layers, at, run, words)?, *answer)));
            let denies = || {
                let object = layers.children.of(at).find(|noun| syntax.deprel[*noun] == Deprel::Obj)?;
                let charge = CHARGES.contains(&tokens.norm(object))
                    && DENY.iter().any(|verb| *verb == &syntax.lemma[at]);
                charge.then(|| (TokenRange::new(at, TokenRange::one(object).end), Answer::Denies))
            };
            let Some((words, answer)) = stated.or_else(denies) else { continue };
            let Some(noun) = subject(layers, words) else { continue };
            let whole = accused::phrase(layers, noun);
            // "a spokesman for the firm", but not whom a clause behind a comma names
            let stops = |at: &TokenId| matches!(tokens.norm(*at), "," | "who" | "which" | "whose" | "that");
            let behind = TokenRange::new(TokenRange::one(noun).end, words.start);
            let wide = TokenRange::new(whole.start, behind.iter().find(stops).unwrap_or(words.start));
            let acts = |id: &EntityId| layers.entities.entities[*id].label != EntityLabel::Misc;
            let who: Vec<EntityId> =
                layers.entities.mentions_in(wide).map(|row| row.entity).filter(|id| acts(id)).collect();
            let span = tokens.cover(words);
            // "Brel's lawyer", "a spokesman for the firm": each whom the subject names
            out.extend(who.iter().map(|id| ((Some(*id), String::new()), span, answer)));
            if who.is_empty() {
                out.push(((None, tokens.norm(noun).to_owned()), span, answer));
            }
        }
    }
    out
}

/// The run of tokens from a place on that fits a row of words, within a sentence.
fn matched(layers: Layers<'_>, at: TokenId, sentence: TokenRange, words: &[&str]) -> Option<TokenRange> {
    let mut here = at.index();
    for (number, word) in words.iter().enumerate() {
        let norm = |here: usize| {
            if here < sentence.end.index() {
                layers.segments.tokens.norm(TokenId::from_index(here))
            } else {
                ""
            }
        };
        let negated = |norm: &str| *word == "not" && matches!(norm, "not" | "n't" | "n’t");
        match *word {
            "_" => {
                let next = words.get(number + 1).copied().unwrap_or("");
                here += usize::from(norm(here) != next);
            }
            _ if norm(here) == *word || negated(norm(here)) => here += 1,
            _ => return None,
        }
    }
    Some(TokenRange::new(at, Id::from_index(here)))
}

/// The subject of the verb that a run of words holds, or that governs it.
fn subject(layers: Layers<'_>, words: TokenRange) -> Option<TokenId> {
    let syntax = layers.syntax;
    let own = |verb: TokenId| {
        let mut nouns = layers.children.of(verb);
        nouns.find(|at| matches!(syntax.deprel[*at], Deprel::Nsubj | Deprel::NsubjPass) && *at < words.start)
    };
    words.iter().find_map(|at| {
        let found = own(at)?;
        match layers.segments.tokens.norm(found) {
            "who" | "which" | "that" => syntax.head[at],
            _ => Some(found),
        }
    })
}
