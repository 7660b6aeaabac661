//! Several who speak as one: "Ann Lee and Rita Moss said".
//!
//! In: a source's words, names, trees where a model gave them. Out: whom each of the joined phrases means. "and"
//! inside a name joins nobody.

use super::source_type;
use crate::attribution::lexicon::Class;
use crate::attribution::types::{Attribution, SourceType};
use crate::attribution::view::{Run, View};
use crate::entity::{Entities, EntityLabel, Mention};
use crate::syntax::Deprel;
use crate::text::{EntityId, Id, TokenId};

/// How many are told apart.
const MOST: usize = 8;

/// The parties of a source that joins several: kind and entity of each that has one; empty where one phrase is all.
pub fn parties(view: &View<'_>, entities: &Entities, run: Run) -> Vec<(SourceType, EntityId)> {
    let inside = |at: usize| {
        let mut near =
            entities.mentions_in(View::tokens(Run::new(at.saturating_sub(8).max(run.start), run.end)));
        near.any(|row| Id::index(row.tokens.start) < at && at < Id::index(row.tokens.end))
    };
    let joins =
        |at: usize| view.class(at) == Class::And && matches!(view.norm(at), "and" | "&") && !inside(at);
    if !(run.start + 1..run.end).any(joins) {
        return Vec::new();
    }
    let mut pieces: Vec<Run> = Vec::new();
    let mut from = run.start;
    for head in conjuncts(view, entities, run) {
        // back from the joined noun to the "and" or comma that joins it
        let bound = (from + 1..head).rev().find(|at| joins(*at) || view.is_comma(*at) && !inside(*at));
        let Some(bound) = bound else { continue };
        let end = if view.follows_comma(bound) { bound - 1 } else { bound };
        if end > from {
            pieces.push(Run::new(from, end));
            from = bound + 1;
        }
    }
    if pieces.is_empty() {
        return Vec::new();
    }
    pieces.push(Run::new(from, run.end));
    let mut out: Vec<(SourceType, EntityId)> = Vec::new();
    for piece in pieces.into_iter().take(MOST) {
        if let (kind, Some(entity)) = source_type::source(view, entities, Some(piece))
            && matches!(kind, SourceType::NamedPerson | SourceType::NamedOrganisation)
            && out.iter().all(|(_, known)| *known != entity)
        {
            out.push((kind, entity));
        }
    }
    out
}

/// Gives "they" and "both" to the two or more with names whom the sentence before speaks of.
pub fn stand_for_several(view: &View<'_>, entities: &Entities, rows: &mut [Attribution]) {
    for row in rows.iter_mut().filter(|row| row.entity.is_none() && row.antecedent.is_none()) {
        let [source] = row.source.as_slice() else { continue };
        if source.len() == 1 && matches!(view.segments.tokens.norm(source.start), "they" | "both") {
            let several = before(view, entities, source.start.index());
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
fn before(view: &View<'_>, entities: &Entities, at: usize) -> Vec<(SourceType, EntityId)> {
    /// Words of a name that hang on its first.
    const DEEP: usize = 4;
    let segments = view.segments;
    let here = segments.sentence_of(TokenId::from_index(at));
    let Some(above) = here.index().checked_sub(1).map(Id::from_index) else { return Vec::new() };
    let run = segments.sentences[above].tokens;
    if segments.sentences[here].tokens.start.index() != at || !segments.kind_of(above).is_body() {
        return Vec::new();
    }
    let subject = run.iter().find(|at| {
        let main = view.syntax.head[*at].is_some_and(|verb| view.syntax.head[verb].is_none());
        main && view.syntax.deprel.row(*at) == Some(&Deprel::Nsubj)
    });
    let Some(subject) = subject else { return Vec::new() };
    let way = |at: &TokenId| std::iter::successors(Some(*at), |here| view.syntax.head[*here]).take(DEEP + 1);
    let hangs = |at: &TokenId| way(at).any(|here| here == subject);
    let own: Vec<usize> = run.iter().filter(hangs).map(Id::index).collect();
    match (own.first(), own.last()) {
        (Some(first), Some(last)) => parties(view, entities, Run::new(*first, last + 1)),
        _ => Vec::new(),
    }
}

/// The heads of the phrases joined to the first, in reading order: by the tree, or the names behind "and".
fn conjuncts(view: &View<'_>, entities: &Entities, run: Run) -> Vec<usize> {
    if view.relation(run.start).is_some() {
        let top = run.iter().find(|at| view.head(*at).is_none_or(|up| up < run.start || up >= run.end));
        let Some(top) = top else { return Vec::new() };
        let mut known = vec![top];
        // "Ann Lee, the mayor, and Rita Moss": joined to what Ann Lee is said to be
        let mut beside = Vec::new();
        let person = |at: usize| {
            let row = entities.mentions_in(View::tokens(Run::one(at))).next();
            row.is_some_and(|row| entities.label(row) == EntityLabel::Person)
        };
        for at in top + 1..run.end {
            let Some(up) = view.head(at) else { continue };
            let joined = known.contains(&up) || beside.contains(&up) && person(at);
            match view.relation(at) {
                Some(Deprel::Conj) if joined => known.push(at),
                Some(Deprel::Appos) if known.contains(&up) => beside.push(at),
                _ => {}
            }
        }
        known.remove(0);
        if !known.is_empty() {
            return known;
        }
    }
    // "Oskar and Mia Lindt": two people whom a tree took for one; without a tree, the names behind "and"
    let tree = view.relation(run.start).is_some();
    let named = |row: &&Mention| match entities.label(row) {
        EntityLabel::Organisation => !tree,
        label => label == EntityLabel::Person,
    };
    let names = || entities.mentions_in(View::tokens(run)).filter(named);
    let ends = |at: usize| !tree || names().any(|row| Id::index(row.tokens.end) == at);
    let behind = |at: &usize| *at > run.start && view.class_before(*at) == Class::And && ends(at - 1);
    names().map(|row| Id::index(row.tokens.start)).filter(behind).collect()
}
