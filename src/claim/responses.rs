//! How somebody accused answered without a statement of theirs: "could not be reached", "pleaded not guilty".
//!
//! In: words, trees, entities. Out: whose answer it is, where it stands and what it amounts to.

use super::accused;
use super::layers::Layers;
use super::standing::body_meant;
use super::types::{Answer, Party};
use crate::attribution::List;
use crate::entity::EntityLabel;
use crate::syntax::Deprel;
use crate::text::{EntityId, Id, Span, TokenId, TokenRange};

/// What somebody denies who is accused of it.
pub(super) const CHARGES: &[&str] = &[
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
    (&["did", "not", "_", "answer"], Answer::Silent),
    (&["were", "not", "_", "returned"], Answer::Silent),
    (&["was", "not", "_", "returned"], Answer::Silent),
    (&["were", "not", "_", "answered"], Answer::Silent),
    (&["went", "unanswered"], Answer::Silent),
    (&["had", "not", "_", "responded"], Answer::Silent),
    (&["had", "not", "_", "replied"], Answer::Silent),
    (&["has", "not", "_", "replied"], Answer::Silent),
    (&["have", "not", "_", "replied"], Answer::Silent),
    (&["would", "not", "_", "comment"], Answer::Silent),
    (&["failed", "to", "respond"], Answer::Silent),
    (&["failed", "to", "reply"], Answer::Silent),
    (&["refused", "to", "answer"], Answer::Silent),
    (&["refused", "to", "speak"], Answer::Silent),
    (&["refused", "to", "discuss"], Answer::Silent),
    (&["declined", "to", "answer"], Answer::Silent),
    (&["declined", "to", "discuss"], Answer::Silent),
    (&["declined", "to", "be"], Answer::Silent),
    (&["hung", "up"], Answer::Silent),
    (&["did", "not", "want", "to"], Answer::Silent),
    (&["could", "not", "_", "be", "contacted"], Answer::Silent),
    (&["unavailable", "for", "comment"], Answer::Silent),
    (&["made", "no", "comment"], Answer::Silent),
    (&["offered", "no", "comment"], Answer::Silent),
    (&["was", "asked", "for"], Answer::Silent),
    (&["were", "asked", "for"], Answer::Silent),
    (&["has", "been", "asked", "for"], Answer::Silent),
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
pub(super) fn find(layers: Layers<'_>) -> Vec<(Party, Span, Answer)> {
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
            // a court that dismisses a charge denies none
            let speaks = |noun: &TokenId| {
                let norm = tokens.norm(*noun);
                !List::Courts.has(norm) && norm != "judge"
            };
            let Some(noun) = subject(layers, words).filter(speaks) else { continue };
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
            let meant = || wide.iter().find_map(|at| body_meant(layers, TokenRange::new(at, wide.end)));
            if let Some(id) = meant().filter(|_| who.is_empty()) {
                out.push(((Some(id), String::new()), span, answer));
            } else if who.is_empty() {
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
