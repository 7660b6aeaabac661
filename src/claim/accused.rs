//! Who is accused, by whom, and where.
//!
//! In: trees, entities. Out: one place an accusation with the words that name both sides. A verb that accuses has the
//! accuser for its subject and the accused for its object, or the other way round in the passive; "alleges that" has
//! the accused for the subject of its clause; allegations and charges are "against" somebody. Only the body is read: a
//! byline accuses nobody. Without a model there are no trees and so no accusations.

use super::layers::Layers;
use crate::entity::speakers::{self, Noun};
use crate::entity::{EntityLabel, Mention};
use crate::syntax::{Deprel, Upos};
use crate::text::{EntityId, Id, TokenId, TokenRange};

/// One place where somebody is accused.
#[derive(Clone, Debug)]
pub(super) struct Charge {
    /// Who, where the text gives a name.
    pub entity: Option<EntityId>,
    /// The noun that stands for whoever is accused.
    pub noun: TokenId,
    /// The word that accuses.
    pub word: TokenId,
    /// The words for who accuses.
    pub by: Option<TokenRange>,
}

/// Base forms of verbs that accuse whom they have for an object.
const ACCUSE: &[&str] = &["accuse", "blame", "charge", "indict", "sue", "convict", "prosecute"];

/// Participles that, with a form of "be" or behind a noun, say that somebody stands accused.
const PASSIVES: &[&str] =
    &["accused", "charged", "indicted", "sued", "blamed", "suspected", "convicted", "prosecuted", "arrested"];

/// Nouns for an accusation that stands "against" somebody.
const AGAINST: &[&str] = &[
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "charge",
    "charges",
    "lawsuit",
    "lawsuits",
    "indictment",
    "complaint",
    "complaints",
];

/// Every accusation of the body, in reading order.
pub(super) fn charges(layers: Layers<'_>) -> Vec<Charge> {
    let segments = layers.segments;
    let mut out = Vec::new();
    for (_, sentence) in segments.sentences.enumerate().filter(|(id, _)| segments.kind_of(*id).is_body()) {
        for at in sentence.tokens.iter() {
            if layers.syntax.head.row(at).is_none() || denied(layers, at, sentence.tokens) {
                continue;
            }
            for (noun, by) in found(layers, at) {
                out.extend(charge(layers, at, noun, by));
            }
        }
    }
    out
}

/// Whether a word says that it is not so: "has never been charged".
fn denied(layers: Layers<'_>, at: TokenId, sentence: TokenRange) -> bool {
    let from = at.index().saturating_sub(5).max(sentence.start.index());
    let mut before = (from..at.index()).map(|at| layers.segments.tokens.norm(TokenId::from_index(at)));
    before.any(|norm| matches!(norm, "not" | "n't" | "never" | "no" | "neither" | "nor" | "without"))
}

/// The nouns that a word accuses, and the words of who accuses.
fn found(layers: Layers<'_>, at: TokenId) -> Vec<(TokenId, Option<TokenRange>)> {
    let (syntax, tokens) = (layers.syntax, &layers.segments.tokens);
    let (norm, lemma) = (tokens.norm(at), &syntax.lemma[at]);
    let child = |head: TokenId, of: Deprel| layers.children.of(head).find(|at| syntax.deprel[*at] == of);
    let phrase = |noun: TokenId| phrase(layers, noun);
    if AGAINST.contains(&norm) && syntax.upos[at] == Upos::Noun {
        let whom =
            layers.children.of(at).chain(syntax.head[at].into_iter().flat_map(|up| layers.children.of(up)));
        let mut whom = whom.filter(|noun| {
            *noun > at && layers.children.of(*noun).any(|word| tokens.norm(word) == "against" && word > at)
        });
        return whom
            .next()
            .into_iter()
            .flat_map(|noun| joined(layers, noun))
            .map(|noun| (noun, None))
            .collect();
    }
    // "would let families sue the bank", "to blame them": not done yet, or nobody says by whom
    let infinitive = layers.children.of(at).any(|word| word < at && tokens.norm(word) == "to");
    if !matches!(syntax.upos[at], Upos::Verb | Upos::Adj) || infinitive {
        return Vec::new();
    }
    let subject = || {
        let own = child(at, Deprel::Nsubj).or_else(|| {
            (syntax.deprel[at] == Deprel::Conj).then(|| child(syntax.head[at]?, Deprel::Nsubj))?
        })?;
        // "Orsel, who accused Brel of …": Orsel
        match tokens.norm(own) {
            "who" | "which" | "that" => syntax.head[at],
            _ => Some(own),
        }
    };
    if lemma == "allege" {
        // the accused acts in what is alleged: "alleges that Brel stole the pumps"
        let clause = layers.children.of(at).find(|verb| syntax.deprel[*verb] == Deprel::Ccomp);
        let who = clause.and_then(|verb| child(verb, Deprel::Nsubj)).filter(|noun| *noun > at);
        let by = subject().map(phrase);
        return who.into_iter().flat_map(|noun| joined(layers, noun)).map(|noun| (noun, by)).collect();
    }
    let participle = PASSIVES.contains(&norm);
    let passive = child(at, Deprel::NsubjPass);
    let behind = tokens.norm(TokenRange::one(at).end);
    let object = child(at, Deprel::Obj);
    if participle && (passive.is_some() || object.is_none()) {
        let ties = matches!(behind, "of" | "with" | "for" | "in" | "over" | "by" | "on")
            && !(norm == "charged" && behind == "for");
        let adjective = passive.is_none() && matches!(syntax.deprel[at], Deprel::Acl | Deprel::AclRelcl);
        let who = passive.or_else(|| adjective.then(|| syntax.head[at])?);
        // "who is accused of …": whom the pronoun stands for
        let who = who.and_then(|noun| match tokens.norm(noun) {
            "who" | "which" | "that" => syntax.head[at],
            _ => Some(noun),
        });
        let arrest = norm != "arrested" || behind == "on";
        let by = agent(layers, at);
        let who = who.filter(|_| (ties || norm == "accused" || by.is_some()) && arrest);
        return who.into_iter().flat_map(|noun| joined(layers, noun)).map(|noun| (noun, by)).collect();
    }
    let Some(object) = object.filter(|_| ACCUSE.contains(&lemma)) else { return Vec::new() };
    // "charged £5 for a meal": a charge is "with" something
    let with = |word: &str| {
        let all = layers.children.of(at).chain(layers.children.of(object));
        all.into_iter().any(|noun| layers.children.of(noun).any(|at| tokens.norm(at) == word))
    };
    if lemma == "charge" && !with("with") {
        return Vec::new();
    }
    let subject = subject();
    if subject.is_some_and(|at| matches!(tokens.norm(at), "nobody" | "none" | "few")) {
        return Vec::new();
    }
    let by = subject.map(phrase);
    joined(layers, object).into_iter().map(|noun| (noun, by)).collect()
}

/// A noun and those joined to it: "accused Priebus and his allies".
pub(super) fn joined(layers: Layers<'_>, noun: TokenId) -> Vec<TokenId> {
    let more = layers.children.of(noun).filter(|at| layers.syntax.deprel[*at] == Deprel::Conj);
    std::iter::once(noun).chain(more.take(8)).collect()
}

/// "by three women": the words behind a passive.
fn agent(layers: Layers<'_>, verb: TokenId) -> Option<TokenRange> {
    let by = |noun: &TokenId| {
        let mut own = layers.children.of(*noun);
        *noun > verb && own.any(|at| layers.segments.tokens.norm(at) == "by" && at < *noun)
    };
    let noun = layers.children.of(verb).find(by)?;
    let whole = phrase(layers, noun);
    let from = whole.iter().find(|at| layers.segments.tokens.norm(*at) != "by")?;
    // "by failing to act": no party
    (layers.syntax.upos[noun] != Upos::Verb).then(|| TokenRange::new(from, whole.end))
}

/// A noun with the words around that hang on it directly.
pub(super) fn phrase(layers: Layers<'_>, noun: TokenId) -> TokenRange {
    const REACH: usize = 8;
    let hangs = |at: TokenId| {
        let up = layers.syntax.head[at];
        up == Some(noun) || up.and_then(|up| layers.syntax.head[up]) == Some(noun)
    };
    let word = |at: &TokenId| {
        layers.segments.tokens.norm(*at).starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’')
    };
    let floor = Id::from_index(noun.index().saturating_sub(REACH));
    let before = TokenRange::new(floor, noun);
    let start = before.iter().rev().take_while(|at| hangs(*at) && word(at)).last().unwrap_or(noun);
    let behind = TokenRange::new(
        TokenRange::one(noun).end,
        Id::from_index((noun.index() + REACH).min(layers.syntax.head.len())),
    );
    let tail =
        |at: &TokenId| matches!(layers.syntax.deprel[*at], Deprel::Flat | Deprel::Compound) && hangs(*at);
    let end =
        behind.iter().take_while(tail).last().map_or(TokenRange::one(noun).end, |at| TokenRange::one(at).end);
    TokenRange::new(start, end)
}

/// The mention that a noun belongs to or that stands beside it: "the guard Tomas Brel", "the chief executive, Brel,".
pub(super) fn mention<'a>(layers: Layers<'a>, noun: TokenId) -> Option<&'a Mention> {
    let from = Id::from_index(noun.index().saturating_sub(6));
    let until = Id::from_index(noun.index() + 12);
    let beside = |run: TokenRange| {
        run.iter().any(|at| {
            layers.syntax.head[at] == Some(noun)
                && matches!(layers.syntax.deprel[at], Deprel::Appos | Deprel::Flat)
        })
    };
    let near = || layers.entities.mentions_in(TokenRange::new(from, until));
    near().find(|row| row.tokens.contains(noun)).or_else(|| near().find(|row| beside(row.tokens)))
}

/// An accusation of whom a noun stands for; none of a thing, or of whom nothing tells.
pub(super) fn charge(
    layers: Layers<'_>,
    word: TokenId,
    noun: TokenId,
    by: Option<TokenRange>,
) -> Option<Charge> {
    let entity = mention(layers, noun).map(|row| row.entity);
    let label = entity.map(|id| layers.entities.entities[id].label);
    let norm = layers.segments.tokens.norm(noun);
    let acts = match label {
        Some(label) => label != EntityLabel::Misc,
        // a name of whatever kind, or a noun for people: not "blamed the weather"
        None => match layers.syntax.upos[noun] {
            Upos::Propn => true,
            Upos::Noun => matches!(speakers::noun(norm), Noun::Person | Noun::Group),
            _ => false,
        },
    };
    let accuser = by.and_then(|run| layers.entities.mentions_in(run).last()).map(|row| row.entity);
    (acts && (entity.is_none() || accuser != entity)).then_some(Charge { entity, noun, word, by })
}
