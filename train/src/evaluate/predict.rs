//! What the library says, in the rows that the scorers read.
//!
//! In: gold documents. Out: predictions made from the report (code points), the same one that the
//! command line prints.

use super::attribution::rows::{Article, Attributed, Named};
use super::{bias, coreference, gum, segmentation, spans};
use rayon::prelude::*;
use sourcelight::quantity::Day;
use sourcelight::{Models, Options, Report, analyze, export};
use std::collections::BTreeSet;

/// A day from the first ten characters of an ISO 8601 date.
#[must_use]
pub fn day(date: &str) -> Option<Day> {
    date.get(..10)?.parse().ok()
}

/// The report of a text, offsets in code points.
#[must_use]
pub fn report(text: &str, date: Option<&str>, tokens: bool, models: &Models) -> Report {
    let mut options = Options::default();
    options.date = date.and_then(day);
    options.tokens = tokens;
    export::code_points(analyze(text, models, &options), text)
}

/// What is read of a text, before it is a report.
#[must_use]
pub fn document(text: &str, date: Option<&str>, models: &Models) -> sourcelight::Document {
    let mut options = Options::default();
    options.date = date.and_then(day);
    sourcelight::read(text, models, &options)
}

fn pairs(rows: &[[u32; 2]]) -> Vec<[usize; 2]> {
    rows.iter().map(|row| row.map(|at| at as usize)).collect()
}

/// Who says what in each article; nested attributions and scare quotes are kept.
#[must_use]
pub fn articles(gold: &[Article], models: &Models) -> Vec<Article> {
    gold.par_iter().map(|article| predicted(article, models)).collect()
}

fn predicted(article: &Article, models: &Models) -> Article {
    let report = report(&article.text, article.date.as_deref(), false, models);
    let row = |row: &sourcelight::report::AttributionView| Attributed {
        id: row.id.into(),
        source: pairs(&row.source),
        cue: pairs(&row.cue),
        content: pairs(&row.content),
        source_type: Some(row.source_type.into()),
        cue_class: Some(row.cue_class.into()),
        certainty: Some(row.certainty.into()),
        flags: row.flags.iter().map(|flag| (*flag).into()).collect(),
        entity: row.entity,
        nested_in: row.nested_in,
        scare: row.scare,
        confidence: Some(f64::from(row.confidence)),
    };
    Article {
        id: article.id.clone(),
        attributions: report.attributions.iter().map(row).collect(),
        entities: report.entities.iter().map(|row| Named { id: row.id, name: row.name.clone() }).collect(),
        ..Article::default()
    }
}

/// The names in each document.
#[must_use]
pub fn names(gold: &[spans::Document], models: &Models) -> Vec<spans::Document> {
    let found = |document: &spans::Document| {
        let report = report(&document.text, None, false, models);
        let mut spans: Vec<spans::Span> = Vec::new();
        for entity in &report.entities {
            let names = entity.mentions.iter().filter(|mention| mention.kind == "name");
            spans.extend(names.map(|row| (row.start as usize, row.end as usize, entity.label.to_owned())));
        }
        spans.sort_unstable();
        spans::Document { id: document.id.clone(), spans, ..spans::Document::default() }
    };
    gold.par_iter().map(found).collect()
}

/// The entities of each document with the places of their names and pronouns.
#[must_use]
pub fn links(gold: &[gum::Document], models: &Models) -> Vec<coreference::Linked> {
    let found = |document: &gum::Document| {
        let report = report(&document.text, None, false, models);
        let entity = |row: &sourcelight::report::EntityView| {
            let places = |kind: &str| {
                let of_kind = row.mentions.iter().filter(|mention| mention.kind == kind);
                of_kind.map(|mention| [mention.start as usize, mention.end as usize]).collect()
            };
            coreference::Entity { name: row.name.clone(), names: places("name"), pronouns: places("pronoun") }
        };
        coreference::Linked {
            id: document.id.clone(),
            entities: report.entities.iter().map(entity).collect(),
        }
    };
    gold.par_iter().map(found).collect()
}

/// The sentences of each case.
#[must_use]
pub fn sentences(gold: &[segmentation::Case], models: &Models) -> Vec<segmentation::Case> {
    let found = |case: &segmentation::Case| {
        let report = analyze(&case.text, models, &Options::default());
        let text = |row: &sourcelight::report::SentenceView| {
            case.text.get(row.start as usize..row.end as usize).unwrap_or("").to_owned()
        };
        segmentation::Case { text: case.text.clone(), sentences: report.sentences.iter().map(text).collect() }
    };
    gold.par_iter().map(found).collect()
}

/// The words of each sentence that are marked as loaded or as a vague crowd's.
#[must_use]
pub fn loaded(gold: &[bias::Sentence], models: &Models) -> Vec<BTreeSet<String>> {
    let found = |sentence: &bias::Sentence| {
        let report = analyze(&sentence.text, models, &Options::default());
        let marks = report.signals.iter().filter(|row| matches!(row.kind, "loaded" | "weasel"));
        let text = |row: &sourcelight::report::SignalView| {
            sentence.text.get(row.start as usize..row.end as usize).unwrap_or("")
        };
        bias::words(marks.map(text))
    };
    gold.par_iter().map(found).collect()
}

/// The trees of raw documents (name, text), one CoNLL-U file.
#[must_use]
pub fn trees(documents: &[(String, String)], models: &Models) -> String {
    let one = |(id, text): &(String, String)| {
        let mut report = report(text, None, true, models);
        report.id = Some(id.clone());
        export::conllu(&report, text)
    };
    documents.par_iter().map(one).collect()
}
