//! How far words stand from the name of whoever speaks them.

use super::facts::{Facts, gap};
use super::types::Gap;
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
            format!("{} on for two sentences before we learn who is speaking.", runs(evidence.len())),
            "Whose words are these?",
            evidence,
        )
    })
}

fn runs(count: usize) -> String {
    if count == 1 { "1 quotation goes".to_owned() } else { format!("{count} quotations go") }
}

/// Words stand on a cue that is sentences away, with others' words between. Sentences that follow one another, or that
/// one pair of quotation marks holds, are near however many they are.
pub(super) fn far_attribution(facts: &Facts<'_>) -> Option<Gap> {
    let mut evidence: Vec<Span> = Vec::new();
    for row in facts.attributions().filter(|row| row.nested_in.is_none()) {
        let Some(cue) = row.cue.first() else { continue };
        let mut places: Vec<(usize, usize)> = std::iter::once(cue)
            .chain(&row.content)
            .filter_map(|run| {
                Some((sentence(facts, run.start).index(), sentence(facts, run.last()?).index()))
            })
            .collect();
        places.sort_unstable();
        let mut reached: Option<usize> = None;
        for (first, last) in places {
            if reached.is_some_and(|end| first >= end + FAR) {
                let far = SentenceId::from_index(first);
                evidence.push(facts.layers.segments.sentences[far].span);
            }
            reached = reached.max(Some(last));
        }
    }
    (!evidence.is_empty()).then(|| {
        let passages = match evidence.len() {
            1 => "1 passage stands".to_owned(),
            count => format!("{count} passages stand"),
        };
        gap(
            "far_attribution",
            format!("{passages} at least {FAR} sentences away from the words that say whose it is."),
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
            "One quotation directly follows another speaker’s, and the new speaker is named only afterwards."
                .to_owned(),
            "Who is speaking now?",
            evidence,
        )
    })
}
