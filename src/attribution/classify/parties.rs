//! Several who speak as one: "Ann Lee and Rita Moss said".
//!
//! In: a source's words, names, trees where a model gave them. Out: whom each of the joined phrases means. "and"
//! inside a name joins nobody.

use crate::attribution::classify::source_type;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::types::{Attribution, SourceType};
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::source::Run;
use crate::entity::{Entities, EntityLabel, Mention};
use crate::syntax::{Deprel, Syntax};
use crate::text::{EntityId, Id, TokenId};

/// How many are told apart.
const MOST: usize = 8;

/// The parties of a source that joins several: kind and entity of each that has one; empty where one phrase is all.
pub(in crate::attribution) fn parties(
    chunks: &Chunks<'_>,
    syntax: &Syntax,
    entities: &Entities,
    run: Run,
) -> Vec<(SourceType, EntityId)> {
    let inside = |at: usize| {
        let mut near = entities.mentions_in(Chunks::range(at.saturating_sub(8).max(run.0), run.1));
        near.any(|row| Id::index(row.tokens.start) < at && at < Id::index(row.tokens.end))
    };
    let joins =
        |at: usize| chunks.class(at) == Class::And && matches!(chunks.norm(at), "and" | "&") && !inside(at);
    if !(run.0 + 1..run.1).any(joins) {
        return Vec::new();
    }
    let mut pieces: Vec<Run> = Vec::new();
    let mut from = run.0;
    for head in conjuncts(chunks, syntax, entities, run) {
        // back from the joined noun to the "and" or comma that joins it
        let bound =
            (from + 1..head).rev().find(|at| joins(*at) || chunks.class(*at) == Class::Comma && !inside(*at));
        let Some(bound) = bound else { continue };
        let end = if chunks.class_before(bound) == Class::Comma { bound - 1 } else { bound };
        if end > from {
            pieces.push((from, end));
            from = bound + 1;
        }
    }
    if pieces.is_empty() {
        return Vec::new();
    }
    pieces.push((from, run.1));
    let mut out: Vec<(SourceType, EntityId)> = Vec::new();
    for piece in pieces.into_iter().take(MOST) {
        if let (kind, Some(entity)) = source_type::source(chunks, entities, Some(piece))
            && matches!(kind, SourceType::NamedPerson | SourceType::NamedOrganisation)
            && out.iter().all(|(_, known)| *known != entity)
        {
            out.push((kind, entity));
        }
    }
    out
}

/// Gives "they" and "both" to the two or more with names whom the sentence before speaks of.
pub(in crate::attribution) fn stand_for_several(
    chunks: &Chunks<'_>,
    syntax: &Syntax,
    entities: &Entities,
    rows: &mut [Attribution],
) {
    for row in rows.iter_mut().filter(|row| row.entity.is_none() && row.antecedent.is_none()) {
        let [source] = row.source.as_slice() else { continue };
        if source.len() == 1 && matches!(chunks.segments.tokens.norm(source.start), "they" | "both") {
            let several = before(chunks, syntax, entities, source.start.index());
            if let [(source_type, _), _, ..] = several.as_slice() {
                (row.source_type, row.joint) = (*source_type, true);
                row.entities = several.iter().map(|(_, entity)| *entity).collect();
            }
        }
    }
    for row in rows {
        // one who speaks alone is all who speak
        if !row.joint {
            row.entities = row.entity.into_iter().collect();
        }
    }
}

/// Whom "they" or "both" means where the subject of the sentence before is two people or more with names; empty where
/// it is not.
fn before(
    chunks: &Chunks<'_>,
    syntax: &Syntax,
    entities: &Entities,
    at: usize,
) -> Vec<(SourceType, EntityId)> {
    /// Words of a name that hang on its first.
    const DEEP: usize = 4;
    let segments = chunks.segments;
    let here = segments.sentence_of(TokenId::from_index(at));
    let Some(above) = here.index().checked_sub(1).map(Id::from_index) else { return Vec::new() };
    let run = segments.sentences[above].tokens;
    if segments.sentences[here].tokens.start.index() != at || !segments.kind_of(above).is_body() {
        return Vec::new();
    }
    let subject = run.iter().find(|at| {
        let main = syntax.head[*at].is_some_and(|verb| syntax.head[verb].is_none());
        main && syntax.deprel.row(*at) == Some(&Deprel::Nsubj)
    });
    let Some(subject) = subject else { return Vec::new() };
    let hangs = |at: &TokenId| {
        let mut here = *at;
        here == subject
            || (0..DEEP).any(|_| {
                here = syntax.head[here].unwrap_or(here);
                here == subject
            })
    };
    let own: Vec<usize> = run.iter().filter(hangs).map(Id::index).collect();
    match (own.first(), own.last()) {
        (Some(first), Some(last)) => parties(chunks, syntax, entities, (*first, last + 1)),
        _ => Vec::new(),
    }
}

/// The heads of the phrases joined to the first, in reading order: by the tree, or the names behind "and".
fn conjuncts(chunks: &Chunks<'_>, syntax: &Syntax, entities: &Entities, run: Run) -> Vec<usize> {
    let head = |at: usize| syntax.head.row(TokenId::from_index(at)).copied().flatten().map(Id::index);
    let relation = |at: usize| syntax.deprel.row(TokenId::from_index(at)).copied();
    if relation(run.0).is_some() {
        let top = (run.0..run.1).find(|at| head(*at).is_none_or(|up| up < run.0 || up >= run.1));
        let Some(top) = top else { return Vec::new() };
        let mut known = vec![top];
        // "Ann Lee, the mayor, and Rita Moss": joined to what Ann Lee is said to be
        let mut beside = Vec::new();
        let person = |at: usize| {
            let row = entities.mentions_in(Chunks::range(at, at + 1)).next();
            row.is_some_and(|row| entities.entities[row.entity].label == EntityLabel::Person)
        };
        for at in top + 1..run.1 {
            let up = head(at);
            match relation(at) {
                Some(Deprel::Conj)
                    if up.is_some_and(|up| known.contains(&up) || beside.contains(&up) && person(at)) =>
                {
                    known.push(at);
                }
                Some(Deprel::Appos) if up.is_some_and(|up| known.contains(&up)) => beside.push(at),
                _ => {}
            }
        }
        known.remove(0);
        if !known.is_empty() {
            return known;
        }
        // "Oskar and Mia Lindt": two people whom a tree took for one
        let person = |row: &&Mention| entities.entities[row.entity].label == EntityLabel::Person;
        let people = || entities.mentions_in(Chunks::range(run.0, run.1)).filter(person);
        let ends = |at: usize| people().any(|row| Id::index(row.tokens.end) == at);
        let behind = |start: &usize| {
            *start >= run.0 + 2 && chunks.class_before(*start) == Class::And && ends(start - 1)
        };
        return people().map(|row| Id::index(row.tokens.start)).filter(behind).collect();
    }
    let named = |label| matches!(label, EntityLabel::Person | EntityLabel::Organisation);
    let mentions = entities.mentions_in(Chunks::range(run.0, run.1));
    let rows = mentions.filter(|row| named(entities.entities[row.entity].label));
    rows.map(|row| Id::index(row.tokens.start))
        .filter(|start| *start > run.0 && chunks.class_before(*start) == Class::And)
        .collect()
}
