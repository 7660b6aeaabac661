//! What holds for attributions beside one another: who "I" is inside a quotation, whose words hold whose.

use super::source_type;
use crate::attribution::types::{Attribution, Form};
use crate::attribution::view::Run;
use crate::attribution::view::View;
use crate::entity::Entities;
use crate::segment::Segments;
use crate::text::{AttributionId, Id, TokenId, TokenRange};
use std::collections::BTreeMap;

/// "I" inside somebody's quotation marks is that somebody, and "we" is whom they speak for.
pub fn speak_for_themselves(segments: &Segments, rows: &mut [Attribution]) {
    for at in 0..rows.len() {
        let speaker = rows.get(at).and_then(|row| {
            let [source] = row.source.as_slice() else { return None };
            let first_person =
                source.len() == 1 && matches!(segments.tokens.norm(source.start), "i" | "my" | "we" | "our");
            let outer = rows.get(row.nested_in?.index())?;
            let quoted = matches!(outer.form, Form::Direct | Form::Mixed);
            (first_person && quoted && outer.entity.is_some()).then_some((outer.source_type, outer.entity))
        });
        if let (Some((source_type, entity)), Some(row)) = (speaker, rows.get_mut(at)) {
            (row.source_type, row.entity) = (source_type, entity);
        }
    }
}

/// "She" that means somebody without a name stands for the words that tell who: for a whole source where one holds them.
pub fn stand_for_nominals(view: &View<'_>, entities: &Entities, rows: &mut [Attribution]) {
    let sources: BTreeMap<TokenId, TokenRange> = rows
        .iter()
        .filter_map(|row| row.source.first().filter(|run| run.len() > 1))
        .map(|run| (run.start, *run))
        .collect();
    for row in rows.iter_mut().filter(|row| row.entity.is_none() && row.antecedent.is_none()) {
        let [source] = row.source.as_slice() else { continue };
        let Some(words) = entities.unnamed_at(source.start).filter(|_| source.len() == 1) else { continue };
        let whole = sources.range(..=words.start).next_back().map(|(_, run)| *run);
        let words = whole.filter(|run| run.end >= words.end).unwrap_or(words);
        let (source_type, entity) =
            source_type::source(view, entities, Some(Run::new(words.start.index(), words.end.index())));
        row.antecedent = Some(words);
        if entity.is_none() {
            row.source_type = source_type;
        }
    }
}

/// Notes for every attribution the innermost one whose content holds it.
pub fn nest(rows: &mut [Attribution]) {
    let mut open: Vec<(TokenRange, usize)> = Vec::new();
    let mut contents: Vec<(TokenRange, usize)> = rows
        .iter()
        .enumerate()
        .flat_map(|(number, row)| row.content.iter().map(move |run| (*run, number)))
        .collect();
    contents.sort_unstable_by_key(|(run, number)| (run.start, std::cmp::Reverse(run.end), *number));
    let mut anchors: Vec<(TokenRange, usize)> = rows
        .iter()
        .enumerate()
        .filter_map(|(number, row)| row.cue.first().or(row.content.first()).map(|run| (*run, number)))
        .collect();
    anchors.sort_unstable_by_key(|(run, number)| (run.start, *number));
    let mut next = contents.into_iter().peekable();
    for (anchor, number) in anchors {
        while let Some(row) = next.next_if(|(run, _)| run.start <= anchor.start) {
            open.retain(|(run, _)| run.end > row.0.start);
            open.push(row);
        }
        open.retain(|(run, _)| run.end > anchor.start);
        let outer = open.iter().rev().find(|(run, other)| *other != number && run.end >= anchor.end);
        let held = outer.map(|(_, other)| AttributionId::from_index(*other));
        if let Some(row) = rows.get_mut(number) {
            row.nested_in = held;
        }
    }
    untie(rows);
}

/// Opens circles of attributions whose contents hold each other: the one first met is held by none.
fn untie(rows: &mut [Attribution]) {
    // the walk on which a row was last met
    let mut met = vec![usize::MAX; rows.len()];
    for start in 0..rows.len() {
        let mut at = start;
        while let Some(cell) = met.get_mut(at) {
            if *cell == start {
                // this very walk was here
                rows.get_mut(at).into_iter().for_each(|row| row.nested_in = None);
            }
            if *cell != usize::MAX {
                break;
            }
            *cell = start;
            let Some(outer) = rows.get(at).and_then(|row| row.nested_in) else { break };
            at = outer.index();
        }
    }
}
