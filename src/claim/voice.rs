//! On whose word each stretch stands.
//!
//! In: attributions, paragraphs. Out: the voice of every token, and voices that cover the body. Knows nothing of
//! certainty.

use super::types::Voice;
use crate::attribution::{Attribution, Attributions};
use crate::segment::Segments;
use crate::text::{AttributionId, Id, Span, TokenId};

/// The innermost attribution that is heard and whose content holds each token; none where the writer speaks. A scare
/// quote is the writer's: nobody is named for it.
pub(super) fn owners(
    segments: &Segments,
    attributions: &Attributions,
    heard: &[bool],
) -> Vec<Option<AttributionId>> {
    let mut owners = vec![None; segments.tokens.len()];
    let mut order: Vec<(u32, AttributionId)> = Vec::with_capacity(attributions.len());
    for (id, row) in attributions.enumerate().filter(|(id, _)| heard.get(id.index()) == Some(&true)) {
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
