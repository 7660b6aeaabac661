//! Figures and dates that are missing, or that nobody stands for.

use super::facts::{Facts, dated, dateline_day, gap, plural};
use super::types::Gap;
use crate::attribution::{Attribution, SourceType};
use crate::quantity::{Date, DateType, Quantity, QuantityKind};
use crate::segment::ParagraphKind;
use crate::syntax::{Deprel, Upos};
use crate::text::{EntityId, Id, SentenceId, Span, TokenId, TokenRange};
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
        .any(|row| tells_when(row, row.span.of(facts.layers.text)) && body(row.span));
    (facts.is_article() && !timed).then(|| {
        gap(
            "no_event_date",
            "The text never says when this happened.".to_owned(),
            "When did this happen?",
            Vec::new(),
        )
    })
}

/// Whether a time says when something happened: "now", "soon", "an hour later" and "in the last five months" do not.
fn tells_when(row: &Date, words: &str) -> bool {
    let reference = row.timex.ends_with("_REF") || row.timex.starts_with("UNDEF-REF");
    let first = words.split_whitespace().next().unwrap_or_default();
    let months = row.timex.ends_with("M)") || row.timex.ends_with("Y)");
    let stretch = months && matches!(first, "last" | "past" | "next" | "coming");
    // "two in the morning", "Next year": no day, and none on which it happened
    let clock = row.timex.starts_with('T') || words.eq_ignore_ascii_case("next year");
    !(matches!(row.kind, DateType::Duration | DateType::Set) || reference || stretch || clock)
}

/// Times that count from a day which nothing gives: "last week", "recently".
pub(super) fn unanchored_time(facts: &Facts<'_>) -> Option<Gap> {
    let layers = facts.layers;
    let known = layers.date.is_some()
        || dated(facts)
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
#[rustfmt::skip]
const POINTERS: &[&str] = &[
    "yesterday", "today", "tonight", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "last", "next", "this", "morning", "afternoon", "evening", "night", "weekend",
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

/// Figures in places where nobody is said to have given them.
pub(super) fn unattributed_figures(facts: &Facts<'_>) -> Option<Gap> {
    if !facts.is_article() {
        return None;
    }
    let segments = facts.layers.segments;
    let mut told: Vec<bool> = vec![false; segments.sentences.len()];
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
    // a person stands for the sentence in which they speak and the one that leads up to it; a document or a body, which
    // has figures to give, for the whole paragraph
    let (persons, others): (Vec<_>, Vec<_>) = somebody
        .partition(|row| !matches!(row.source_type, SourceType::Document | SourceType::NamedOrganisation));
    let runs = |rows: Vec<&Attribution>| -> Vec<TokenRange> {
        rows.into_iter().flat_map(|row| row.cue.iter().chain(&row.content).copied()).collect()
    };
    for run in runs(persons) {
        let (first, last) =
            (segments.sentence_of(run.start), segments.sentence_of(run.last().unwrap_or(run.start)));
        let paragraph = segments.sentences[first].paragraph;
        let begin = first.index().saturating_sub(1)..first.index();
        let led = begin.filter(|at| segments.sentences[SentenceId::from_index(*at)].paragraph == paragraph);
        for at in led.chain(first.index()..=last.index()) {
            told.get_mut(at).into_iter().for_each(|cell| *cell = true);
        }
    }
    let published =
        segments.sentences.iter().flat_map(|row| row.tokens.iter()).filter(|at| is_published(facts, *at));
    let places = runs(others).into_iter().chain(published.map(TokenRange::one));
    let bodies = unnamed_bodies(facts);
    let again = segments.sentences.iter().flat_map(|row| row.tokens.iter()).filter(|at| {
        let subject = facts.layers.syntax.deprel.row(*at) == Some(&Deprel::Nsubj);
        let the = at.0.checked_sub(1).is_some_and(|before| segments.tokens.norm(TokenId(before)) == "the");
        subject && the && bodies.contains(segments.tokens.norm(*at))
    });
    for run in places.chain(known.map(|row| row.tokens)).chain(again.map(TokenRange::one)) {
        let here = segments.sentence_of(run.start);
        let paragraph = &segments.paragraphs[segments.sentences[here].paragraph];
        // from the sentence that leads up to it on
        let from = here.index().saturating_sub(1).max(paragraph.sentences.start.index());
        let cells = told.get_mut(from..paragraph.sentences.end.index());
        cells.into_iter().flatten().for_each(|cell| *cell = true);
    }
    let alone = |row: &&Quantity| {
        let run: TokenRange = segments.tokens.within(row.numeral);
        let sentence = segments.sentence_of(run.start);
        segments.kind_of(sentence).is_body() && told.get(sentence.index()) == Some(&false)
    };
    let evidence: Vec<Span> = facts
        .layers
        .quantities
        .quantities
        .iter()
        .filter(|row| weighs(row) && !is_crowd(facts, row))
        .filter(alone)
        .map(|row| row.span)
        .collect();
    (!evidence.is_empty()).then(|| {
        gap(
            "unattributed_figure",
            if evidence.len() == 1 {
                "1 figure has no named source.".to_owned()
            } else {
                format!("{} have no named source.", plural(evidence.len(), "figure"))
            },
            "Who counted or measured this?",
            evidence,
        )
    })
}

/// Whether a word is a body of figures that shows something or that somebody gives out: "figures from the labour office
/// show", "the office publishes its figures".
fn is_published(facts: &Facts<'_>, at: TokenId) -> bool {
    const FIGURES: &[&str] = &[
        "figure",
        "figures",
        "data",
        "statistics",
        "census",
        "accounts",
        "survey",
        "poll",
        "study",
        "report",
        "audit",
        "records",
        "results",
        "estimates",
    ];
    const GIVES: &[&str] = &[
        "show", "publish", "release", "issue", "find", "suggest", "put", "indicate", "reveal", "say",
        "report",
    ];
    let syntax = facts.layers.syntax;
    FIGURES.contains(&facts.layers.segments.tokens.norm(at))
        && matches!(syntax.deprel.row(at), Some(Deprel::Nsubj | Deprel::Obj | Deprel::NsubjPass))
        && syntax.head[at].is_some_and(|verb| GIVES.contains(&&syntax.lemma[verb]))
}

/// The nouns of those who speak without a name and are one body: "the tenants' union", called "the union" later.
fn unnamed_bodies<'a>(facts: &Facts<'a>) -> BTreeSet<&'a str> {
    let layers = facts.layers;
    let noun = |at: &TokenId| layers.syntax.upos.row(*at) == Some(&Upos::Noun);
    let heads = facts.attributions().flat_map(|row| &row.source).filter_map(|run| {
        let hung = |at: &TokenId| {
            layers.syntax.head.row(*at).copied().flatten().is_some_and(|head| run.contains(head))
        };
        run.iter().find(|at| noun(at) && !hung(at))
    });
    heads.map(|at| layers.segments.tokens.norm(at)).filter(|norm| !norm.ends_with('s')).collect()
}

/// "Millions of pilgrims": no count, and nobody's.
fn is_crowd(facts: &Facts<'_>, row: &Quantity) -> bool {
    const CROWDS: &[&str] = &["dozens", "hundreds", "thousands", "millions", "billions"];
    let numeral = row.numeral.of(facts.layers.text);
    // "hundreds of thousands" is an estimate
    if row.value > 1e5 && numeral.len() > 9 {
        return false;
    }
    CROWDS.iter().any(|crowd| numeral.eq_ignore_ascii_case(crowd))
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
