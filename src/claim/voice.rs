//! On whose word each stretch stands.
//!
//! In: attributions, paragraphs. Out: the voice of every token, voices that cover the body, and the
//! table of sources. Knows nothing of certainty.

use super::{Source, Voice};
use crate::attribution::{Attribution, Attributions, SourceType};
use crate::entity::Entities;
use crate::segment::{Segments, TokenKind};
use crate::text::{AttributionId, Id, Span, TokenId};
use std::collections::BTreeMap;

/// The innermost attribution whose content holds each token; none where the writer speaks. A scare
/// quote is the writer's: nobody is named for it.
pub(super) fn owners(segments: &Segments, attributions: &Attributions) -> Vec<Option<AttributionId>> {
    let mut owners = vec![None; segments.tokens.len()];
    let mut order: Vec<(u32, AttributionId)> = Vec::with_capacity(attributions.len());
    for (id, row) in attributions.enumerate().filter(|(_, row)| !row.scare) {
        order.push((depth(attributions, row), id));
    }
    // the outer ones first, so that the inner ones come to lie on top
    order.sort_unstable();
    for (_, id) in order {
        for run in &attributions[id].content {
            let cells = owners.get_mut(run.start.index()..run.end.index());
            cells.into_iter().flatten().for_each(|cell| *cell = Some(id));
        }
    }
    owners
}

/// How many attributions hold this one.
fn depth(attributions: &Attributions, row: &Attribution) -> u32 {
    let mut outer = row.nested_in;
    let mut depth = 0;
    while let Some(id) = outer
        && depth < 8
    {
        depth += 1;
        outer = attributions[id].nested_in;
    }
    depth
}

/// The voices of the body: within each of its paragraphs they touch each other and leave nothing out.
pub(super) fn voices(segments: &Segments, owners: &[Option<AttributionId>]) -> Vec<Voice> {
    let mut out: Vec<Voice> = Vec::new();
    let owner = |id: TokenId| owners.get(id.index()).copied().flatten();
    for paragraph in segments.paragraphs.iter().filter(|row| row.kind.is_body()) {
        let sentences = segments.sentences.slice(paragraph.sentences);
        for token in sentences.iter().flat_map(|row| row.tokens.iter()) {
            let start = segments.tokens.spans[token].start;
            match out.last_mut() {
                Some(last) if last.span.start < paragraph.span.start => {
                    out.push(Voice { span: paragraph.span, attribution: owner(token) });
                }
                Some(last) if last.attribution == owner(token) => {}
                Some(last) => {
                    last.span.end = start;
                    out.push(Voice { span: Span::new(start, paragraph.span.end), attribution: owner(token) });
                }
                None => out.push(Voice { span: paragraph.span, attribution: owner(token) }),
            }
        }
    }
    out
}

/// Everybody who speaks, by share of words.
pub(super) fn sources(
    text: &str,
    segments: &Segments,
    entities: &Entities,
    attributions: &Attributions,
    owners: &[Option<AttributionId>],
) -> Vec<Source> {
    let mut words = vec![0u32; attributions.len()];
    let mut total = 0u32;
    for paragraph in segments.paragraphs.iter().filter(|row| row.kind.is_body()) {
        let sentences = segments.sentences.slice(paragraph.sentences);
        for token in sentences.iter().flat_map(|row| row.tokens.iter()) {
            if !matches!(segments.tokens.kinds[token], TokenKind::Word | TokenKind::Number) {
                continue;
            }
            total += 1;
            let owner = owners.get(token.index()).copied().flatten();
            if let Some(count) = owner.and_then(|id| words.get_mut(id.index())) {
                *count += 1;
            }
        }
    }
    let mut rows: BTreeMap<(u32, String), Source> = BTreeMap::new();
    let mut presented = Presented::default();
    for ((id, row), words) in attributions.enumerate().zip(&words) {
        if row.scare {
            continue;
        }
        let name = match row.entity {
            Some(entity) => entities.entities[entity].name.clone(),
            None => described(text, segments, row),
        };
        // one source: the same entity, else the same words
        let key = match row.entity {
            Some(entity) => (entity.0, String::new()),
            None => (u32::MAX, presented.key(segments, row, same(&name))),
        };
        let source = rows.entry(key).or_insert_with(|| Source {
            entity: row.entity,
            name,
            source_type: row.source_type,
            ..Source::default()
        });
        source.attributions.push(id);
        source.words += words;
    }
    let mut out: Vec<Source> = rows.into_values().collect();
    for source in &mut out {
        source.share = if total == 0 { 0.0 } else { f64::from(source.words) / f64::from(total) };
    }
    out.sort_by_key(|row| (std::cmp::Reverse(row.words), row.attributions.first().copied()));
    out
}

/// The words that name a source, its leading article off; for one that nobody names, words that say so.
fn described(text: &str, segments: &Segments, row: &Attribution) -> String {
    let Some(run) = row.source.first() else {
        return match row.source_type {
            SourceType::Unspecified => "nobody named".to_owned(),
            _ => String::new(),
        };
    };
    // "a student who knows": whom the pronoun stands for
    let run = row.antecedent.as_ref().unwrap_or(run);
    let words = segments.tokens.cover(*run).of(text);
    let words = words.trim_end_matches([',', ' ']).trim_end_matches("'s").trim_end_matches("’s");
    let bare = ["the ", "The "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words);
    bare.to_owned()
}

/// Sources without a name as they were first presented: "a nurse at the clinic", "three officials".
#[derive(Default)]
struct Presented {
    /// By head noun: the words that present it, and those of the row; none where two differ.
    heads: BTreeMap<String, Option<(String, String)>>,
}

/// Words that present somebody not met before.
const NEW: &[&str] = &["a", "an", "one", "two", "three", "four", "five", "six", "several", "some", "another"];

/// Words at which the description of a head noun begins.
const BEHIND: &[&str] = &[
    "at", "of", "in", "who", "from", "with", "by", "on", "for", "close", "familiar", "near", "whose", "which",
];

impl Presented {
    /// The words under which a source is kept: "the nurse" is the one nurse that was presented before.
    fn key(&mut self, segments: &Segments, row: &Attribution, name: String) -> String {
        let Some(run) = row.antecedent.as_ref().or(row.source.first()) else { return name };
        let first = segments.tokens.norm(run.start);
        let words: Vec<&str> = name.split(' ').collect();
        if NEW.contains(&first) {
            let core = words.iter().skip(1).take_while(|word| !BEHIND.contains(word));
            let core: Vec<&str> = core.map(|word| word.trim_end_matches(',')).collect();
            if let Some(head) = core.last() {
                let row = (core.join(" "), name.clone());
                let known = self.heads.entry((*head).to_owned()).or_insert_with(|| Some(row.clone()));
                if known.as_ref().is_some_and(|known| known.1 != row.1) {
                    *known = None;
                }
            }
        } else if matches!(first, "the" | "this" | "that" | "these" | "those")
            && words.len() <= 2
            && let Some(Some((core, key))) = words.last().and_then(|head| self.heads.get(*head))
            && (words.len() == 1 || *core == name)
        {
            return key.clone();
        }
        name
    }
}

/// What is the same for the same source: "the same mayor" is the mayor, "the nurse, who cannot be named" the nurse.
fn same(name: &str) -> String {
    let name = name.to_lowercase();
    let bare = ["same ", "this ", "that "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(&name);
    let clause = [", who ", ", whose ", ", which "].iter().find_map(|clause| bare.split_once(clause));
    clause.map_or(bare, |(head, _)| head).to_owned()
}
