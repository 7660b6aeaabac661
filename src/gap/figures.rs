//! Figures and dates that are missing, or that nobody stands for.

use super::Gap;
use super::facts::{Facts, gap, plural};
use super::origin::dateline_day;
use crate::quantity::{DateType, Quantity, QuantityKind};
use crate::segment::ParagraphKind;
use crate::text::{Span, TokenRange};

/// Nothing says on which day anything happened.
pub(super) fn event_date(facts: &Facts<'_>) -> Option<Gap> {
    let body = |span: Span| {
        let run = facts.layers.segments.tokens.within(span);
        facts.layers.segments.kind_of(facts.layers.segments.sentence_of(run.start)).is_body()
    };
    let timed = facts
        .layers
        .quantities
        .dates
        .iter()
        .any(|row| !matches!(row.kind, DateType::Duration | DateType::Set) && body(row.span));
    (facts.is_article() && !timed).then(|| {
        gap(
            "no_event_date",
            "No day, month or year says when this happened.".to_owned(),
            "When did this happen?",
            Vec::new(),
        )
    })
}

/// Times that count from a day which nothing gives: "last week", "recently".
pub(super) fn unanchored_time(facts: &Facts<'_>) -> Option<Gap> {
    let layers = facts.layers;
    let known = layers.date.is_some()
        || layers.segments.paragraphs.iter().any(|row| row.kind == ParagraphKind::Date)
        || dateline_day(facts).is_some();
    let rows = layers.quantities.dates.iter().filter(|row| {
        let open = row.value.is_none() && row.from.is_none() && row.to.is_none();
        let counts =
            !matches!(row.kind, DateType::Duration | DateType::Set | DateType::Time | DateType::TimeRange);
        // a time that is never more than vague has no day to count from in any article
        let vague = row.timex.ends_with("_REF") && !known;
        counts && (open && !known || vague)
    });
    let evidence: Vec<Span> = rows.map(|row| row.span).collect();
    (facts.is_article() && !evidence.is_empty()).then(|| {
        gap(
            "unanchored_time",
            format!("{} from a day that the text does not give.", counts(evidence.len())),
            "Which day is that?",
            evidence,
        )
    })
}

fn counts(count: usize) -> String {
    if count == 1 { "1 time counts".to_owned() } else { format!("{count} times count") }
}

/// Figures in paragraphs where nobody is said to have given them.
pub(super) fn unattributed_figures(facts: &Facts<'_>) -> Option<Gap> {
    if !facts.is_article() {
        return None;
    }
    let segments = facts.layers.segments;
    let mut told: Vec<bool> = vec![false; segments.paragraphs.len()];
    for run in facts.attributions().flat_map(|row| row.cue.iter().chain(&row.content)) {
        let sentence = &segments.sentences[segments.sentence_of(run.start)];
        if let Some(cell) = told.get_mut(crate::text::Id::index(sentence.paragraph)) {
            *cell = true;
        }
    }
    let alone = |row: &&Quantity| {
        let run: TokenRange = segments.tokens.within(row.numeral);
        let sentence = segments.sentence_of(run.start);
        let paragraph = crate::text::Id::index(segments.sentences[sentence].paragraph);
        segments.kind_of(sentence).is_body() && told.get(paragraph) == Some(&false)
    };
    let evidence: Vec<Span> = facts
        .layers
        .quantities
        .quantities
        .iter()
        .filter(|row| weighs(row))
        .filter(alone)
        .map(|row| row.span)
        .collect();
    (!evidence.is_empty()).then(|| {
        gap(
            "unattributed_figure",
            format!("{} in paragraphs where nobody is named for anything.", plural(evidence.len(), "figure")),
            "Who counted or measured this?",
            evidence,
        )
    })
}

/// Whether a figure is one that somebody must have counted, not one that a reader can see.
fn weighs(row: &Quantity) -> bool {
    match row.kind {
        QuantityKind::Percentage | QuantityKind::Money => true,
        QuantityKind::Count | QuantityKind::Cardinal => row.value.abs() >= 100.0,
        QuantityKind::Measurement => row.value.abs() >= 100.0,
        _ => false,
    }
}
