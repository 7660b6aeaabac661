//! Figures and dates that are missing, or that nobody stands for.

use super::Gap;
use super::facts::{Facts, gap, plural};
use super::origin::dateline_day;
use crate::attribution::SourceType;
use crate::quantity::{DateType, Quantity, QuantityKind};
use crate::segment::ParagraphKind;
use crate::syntax::Deprel;
use crate::text::{EntityId, Span, TokenRange};
use std::collections::BTreeSet;

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
            "The text never says when this happened.".to_owned(),
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
        counts && open && !known && points(row.span.of(layers.text))
    });
    let evidence: Vec<Span> = rows.map(|row| row.span).collect();
    (facts.is_article() && !evidence.is_empty()).then(|| {
        gap(
            "unanchored_time",
            undated(layers.text, &evidence),
            if evidence.len() == 1 { "What date is meant?" } else { "What dates are meant?" },
            evidence,
        )
    })
}

/// Words that point to a day or a span beside the day of writing; "millions of years ago" needs no such day.
const POINTERS: &[&str] = &[
    "yesterday",
    "today",
    "tonight",
    "tomorrow",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "last",
    "next",
    "this",
    "morning",
    "afternoon",
    "evening",
    "night",
    "weekend",
];

fn points(words: &str) -> bool {
    let words = words.to_lowercase();
    let ago =
        words.ends_with(" ago") && ["hour", "day", "week", "month"].iter().any(|unit| words.contains(unit));
    ago || words.split_whitespace().any(|word| POINTERS.contains(&word))
}

/// "“Friday” can’t be dated: …"; of several the first two.
fn undated(text: &str, spans: &[Span]) -> String {
    let mut seen: Vec<String> = Vec::new();
    for span in spans {
        let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        if !seen.contains(&words) {
            seen.push(words);
        }
    }
    let names = match seen.as_slice() {
        [one] => format!("“{one}”"),
        [one, two] => format!("“{one}” and “{two}”"),
        [one, two, ..] => format!("“{one}”, “{two}” and other times"),
        [] => "Some times".to_owned(),
    };
    format!("{names} can’t be dated: the text gives no date to count from.")
}

/// Figures in paragraphs where nobody is said to have given them.
pub(super) fn unattributed_figures(facts: &Facts<'_>) -> Option<Gap> {
    if !facts.is_article() {
        return None;
    }
    let segments = facts.layers.segments;
    let mut told: Vec<bool> = vec![false; segments.paragraphs.len()];
    // "it is thought" is nobody's word
    let somebody = facts.attributions().filter(|row| row.source_type != SourceType::Unspecified);
    // whoever speaks elsewhere and is the subject here tells it: "The union asked 1,200 of its members"
    let speakers: BTreeSet<EntityId> =
        facts.layers.claims.sources.iter().filter_map(|row| row.entity).collect();
    let known = facts.layers.entities.mentions.iter().filter(|row| speakers.contains(&row.entity));
    let known = known.filter(|row| {
        let relation = |at| facts.layers.syntax.deprel.row(at);
        row.tokens.iter().any(|at| relation(at) == Some(&Deprel::Nsubj))
    });
    let places = somebody.flat_map(|row| row.cue.iter().chain(&row.content).copied());
    for run in places.chain(known.map(|row| row.tokens)) {
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
            if evidence.len() == 1 {
                "1 figure stands in a paragraph without a source.".to_owned()
            } else {
                format!("{} stand in paragraphs without a source.", plural(evidence.len(), "figure"))
            },
            "Who counted or measured this?",
            evidence,
        )
    })
}

/// Whether a figure is one that somebody must have counted, not one that a reader can see.
pub(super) fn weighs(row: &Quantity) -> bool {
    match row.kind {
        QuantityKind::Percentage | QuantityKind::Money => true,
        QuantityKind::Count | QuantityKind::Cardinal => row.value.abs() >= 100.0,
        QuantityKind::Measurement => row.value.abs() >= 100.0,
        _ => false,
    }
}
