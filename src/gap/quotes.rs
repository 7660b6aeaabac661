//! How far words stand from the name of whoever speaks them.

use super::Gap;
use super::facts::{Facts, gap, plural};
use crate::attribution::{Attribution, Form};
use crate::segment::TokenKind;
use crate::text::{Id, SentenceId, Span, TokenId, TokenRange};

/// Sentences of a quotation before its speaker is named.
const LATE: usize = 2;
/// Sentences from a content to its cue.
const FAR: usize = 4;

fn sentence(facts: &Facts<'_>, at: TokenId) -> SentenceId {
    facts.layers.segments.sentence_of(at)
}

fn quoted(row: &Attribution) -> bool {
    matches!(row.form, Form::Direct | Form::Mixed)
}

/// A quotation runs on for sentences before a reader learns who speaks.
pub(super) fn late_speaker(facts: &Facts<'_>) -> Option<Gap> {
    let mut evidence: Vec<Span> = Vec::new();
    for row in facts.attributions().filter(|row| quoted(row) && row.nested_in.is_none()) {
        let (Some(content), Some(source)) = (row.content.first(), row.source.first()) else { continue };
        let from = sentence(facts, content.start).index();
        if from + LATE <= sentence(facts, source.start).index() {
            evidence.push(facts.layers.segments.sentences[sentence(facts, content.start)].span);
        }
    }
    (!evidence.is_empty()).then(|| {
        gap(
            "late_speaker",
            format!("{} on for two sentences or more before the speaker is named.", runs(evidence.len())),
            "Whose words am I reading?",
            evidence,
        )
    })
}

fn runs(count: usize) -> String {
    if count == 1 { "1 quotation runs".to_owned() } else { format!("{count} quotations run") }
}

/// Words stand on a cue that is sentences away.
pub(super) fn far_attribution(facts: &Facts<'_>) -> Option<Gap> {
    let mut evidence: Vec<Span> = Vec::new();
    for row in facts.attributions().filter(|row| row.nested_in.is_none()) {
        let (Some(cue), Some(last)) = (row.cue.first(), row.content.last()) else { continue };
        let Some(end) = last.last() else { continue };
        let away = sentence(facts, end).index().saturating_sub(sentence(facts, cue.start).index());
        if away >= FAR {
            evidence.push(facts.layers.segments.sentences[sentence(facts, end)].span);
        }
    }
    (!evidence.is_empty()).then(|| {
        gap(
            "far_attribution",
            format!(
                "{} away from the words that say whose it is.",
                if evidence.len() == 1 {
                    "1 passage ends four sentences or more".to_owned()
                } else {
                    format!("{} end four sentences or more", plural(evidence.len(), "passage"))
                }
            ),
            "Is the same person still speaking?",
            evidence,
        )
    })
}

/// One speaker's quotation follows another's with nothing between, and the new speaker is named only after.
pub(super) fn speaker_change(facts: &Facts<'_>) -> Option<Gap> {
    let mut rows: Vec<(TokenRange, &Attribution)> = facts
        .attributions()
        .filter(|row| row.form == Form::Direct && row.nested_in.is_none() && !row.source.is_empty())
        .flat_map(|row| row.content.iter().map(move |run| (*run, row)))
        .collect();
    rows.sort_unstable_by_key(|(run, _)| *run);
    let tokens = &facts.layers.segments.tokens;
    let mut evidence = Vec::new();
    for pair in rows.windows(2) {
        let [(run, one), (next, other)] = pair else { continue };
        let same = match (one.entity, other.entity) {
            (Some(a), Some(b)) => a == b,
            _ => std::ptr::eq(*one, *other) || one.entity == other.entity,
        };
        let between = TokenRange::new(run.end, next.start);
        let words = between.iter().any(|at| matches!(tokens.kinds[at], TokenKind::Word | TokenKind::Number));
        let after = other.source.first().is_some_and(|source| source.start > next.start);
        if !same && !words && after {
            evidence.push(tokens.cover(*next));
        }
    }
    (!evidence.is_empty()).then(|| {
        gap(
            "speaker_change",
            "A quotation follows another speaker’s with nothing between, and its speaker is named only after."
                .to_owned(),
            "Who is speaking now?",
            evidence,
        )
    })
}
