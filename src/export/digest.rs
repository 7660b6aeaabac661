//! What a person reads of a report: sections in the order of a reader's questions.
//!
//! In: a report and its text. Out: headings, tables and lists of plain words, for the formats that are
//! read ([`super::markdown`], [`super::html`]) to set. Knows no format.

use super::words::{Words, one_line, spaced, who};
use crate::Report;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A part of a section.
pub(super) enum Block {
    /// Columns' names, then rows.
    Table(&'static [&'static str], Vec<Vec<String>>),
    /// Points: what is found, and the question it raises.
    Points(Vec<(String, String)>),
    /// A sentence of ours.
    Note(String),
}

/// A heading and what stands under it.
pub(super) struct Section {
    pub heading: &'static str,
    pub blocks: Vec<Block>,
}

/// How often marks are right and how many are found, in per cent, and when that was measured (`data/error_rates.tsv`).
static RATES: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| data!("error_rates.tsv").lines().filter_map(|line| line.split_once('\t')).collect());

/// The limits that every report for reading is printed with.
fn limits() -> [String; 4] {
    let rate = |name| RATES.get(name).and_then(|share| share.parse::<f64>().ok()).unwrap_or_default() * 100.0;
    let rate = |name| format!("{:.0}%", rate(name));
    let day = RATES.get("date").copied().unwrap_or_default();
    [
        "Sourcelight shows evidence in the text and never a verdict: it does not know whether anything here is true.".to_owned(),
        format!(
            "A program made this report from the words of the article alone, without looking anything up. In news articles \
             kept apart for a test ({day}), {} of its statements with a source were right in source, verb and words, and it found {} \
             of those there: check each one in the article before you rely on it.",
            rate("marks_right"),
            rate("marks_found"),
        ),
        "A gap means that the words looked for were not found here; the answer may stand elsewhere.".to_owned(),
        format!(
            "Wording is marked from lists of words and phrases. In a test, {} of the words that these lists marked were words \
             that readers called biased, and they caught {} of those.",
            rate("wording_right"),
            rate("wording_found"),
        ),
    ]
}

/// The article's name for a heading.
pub(super) fn title(report: &Report) -> String {
    let title = report.title.as_deref().or(report.id.as_deref()).map(one_line);
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| "Untitled article".into())
}

/// The sections; one without anything to show is left out.
pub(super) fn sections(report: &Report, text: &str) -> Vec<Section> {
    let words = Words::new(text);
    let limits = || limits().into_iter().map(Block::Note);
    if let Some(notice) = &report.notice {
        let words = ("Words".to_owned(), report.statistics.words.to_string());
        return vec![
            Section {
                heading: "At a glance",
                blocks: vec![Block::Note(notice.clone()), Block::Points(vec![words])],
            },
            Section { heading: "Limits", blocks: limits().take(1).collect() },
        ];
    }
    vec![
        Section { heading: "At a glance", blocks: vec![Block::Points(glance(report))] },
        Section { heading: "Who says so", blocks: who_says_so(report, &words) },
        Section { heading: "Not named", blocks: unnamed(report, &words) },
        Section { heading: "Accused", blocks: accused(report, &words) },
        Section { heading: "What isn’t here", blocks: gaps(report) },
        Section { heading: "Does it add up?", blocks: consistency(report, &words) },
        Section { heading: "Figures & dates", blocks: figures(report, &words) },
        Section { heading: "Links and references", blocks: links(report, &words) },
        Section { heading: "Names", blocks: names(report) },
        Section { heading: "Wording", blocks: wording(report, &words) },
        Section {
            heading: "Limits",
            blocks: limits().chain(long(report).into_iter().map(Block::Note)).collect(),
        },
    ]
    .into_iter()
    .filter(|section| !section.blocks.is_empty())
    .collect()
}

/// What was read in parts, if anything was.
fn long(report: &Report) -> Option<String> {
    let places = match report.long_sentences.len() {
        0 => return None,
        1 => "one place".to_owned(),
        n => format!("{n} places"),
    };
    let most = crate::segment::LONGEST;
    Some(format!(
        "The text goes on for more than {most} words and marks without a full stop in {places}, which were read in parts."
    ))
}

/// A share as a whole percentage.
fn percent(share: f64) -> String {
    format!("{:.0} %", share.max(0.0) * 100.0)
}

fn glance(report: &Report) -> Vec<(String, String)> {
    // what several say as one counts once
    let whole =
        report.sources.iter().find(|row| row.share > 0.0).map_or(0.0, |row| f64::from(row.words) / row.share);
    let share = |counts: &dyn Fn(&crate::report::AttributionView) -> bool| {
        let words: u32 = report.attributions.iter().filter(|row| counts(row)).map(|row| row.words).sum();
        if whole > 0.0 { f64::from(words) / whole } else { 0.0 }
    };
    let mut out = vec![
        ("Words".to_owned(), report.statistics.words.to_string()),
        ("Attributed passages".to_owned(), report.attributions.len().to_string()),
        ("Attributed words".to_owned(), percent(share(&|_| true))),
    ];
    let named = report.sources.iter().filter(|row| row.named && row.source_type.starts_with("named"));
    let named: std::collections::BTreeSet<u32> =
        named.flat_map(|row| row.attributions.iter().copied()).collect();
    let words = share(&|row| named.contains(&row.id));
    out.push(("Words attributed to named people and organisations".to_owned(), percent(words)));
    // on how many sources what is asserted rests
    let claims =
        |count: &dyn Fn(usize) -> bool| report.claims.iter().filter(|row| count(row.sources.len())).count();
    let [none, one, more] = [claims(&|n| n == 0), claims(&|n| n == 1), claims(&|n| n > 1)];
    out.push(("Claims with no source / one / several".to_owned(), format!("{none} / {one} / {more}")));
    if let Some(date) = &report.date {
        out.insert(0, ("Date".to_owned(), date.clone()));
    }
    out
}

fn who_says_so(report: &Report, words: &Words<'_>) -> Vec<Block> {
    let source = |row: &crate::report::SourceView| {
        vec![
            one_line(&row.name),
            spaced(row.source_type),
            row.standing
                .or(row.described)
                .map_or_else(String::new, |[start, end]| one_line(words.of(start, end))),
            row.attributions.len().to_string(),
            row.words.to_string(),
            percent(row.share),
        ]
    };
    let passage = |row: &crate::report::AttributionView| {
        let mut sure = row.certainty.to_owned();
        for flag in &row.flags {
            sure.push_str(", ");
            sure.push_str(flag);
        }
        let form = if row.scare { "scare quote".to_owned() } else { spaced(row.form) };
        vec![or_dash(&who(report, words, row)), words.spans(&row.cue), words.spans(&row.content), form, sure]
    };
    let mut out = Vec::new();
    table(
        &mut out,
        &["Source", "Kind", "Role or description", "Passages", "Words", "Share"],
        report.sources.iter().map(source).collect(),
    );
    table(
        &mut out,
        &["Who", "Cue", "Content", "Form", "Certainty"],
        report.attributions.iter().map(passage).collect(),
    );
    out
}

/// Unnamed sources: how they are described and why they are not named.
fn unnamed(report: &Report, words: &Words<'_>) -> Vec<Block> {
    let cut = |place: Option<crate::report::Pair>| {
        place.map_or_else(|| "—".to_owned(), |[start, end]| one_line(words.of(start, end)))
    };
    let rows =
        report.sources.iter().filter(|row| row.source_type == "unnamed_person" || row.anonymity.is_some());
    let row = |row: &crate::report::SourceView| {
        vec![one_line(&row.name), cut(row.described), cut(row.anonymity), cut(row.reason)]
    };
    let mut out = Vec::new();
    table(&mut out, &["Source", "Described as", "Granted", "Reason stated"], rows.map(row).collect());
    out
}

/// Who is accused, and what they answer.
fn accused(report: &Report, words: &Words<'_>) -> Vec<Block> {
    let row = |row: &crate::report::AccusationView| {
        vec![one_line(&row.name), words.spans(&row.by), words.spans(&row.places), spaced(row.answer)]
    };
    let mut out = Vec::new();
    table(&mut out, &["Who", "By", "Words", "Answer"], report.accusations.iter().map(row).collect());
    out
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { "—".into() } else { text.into() }
}

fn table(out: &mut Vec<Block>, head: &'static [&'static str], rows: Vec<Vec<String>>) {
    if !rows.is_empty() {
        out.push(Block::Table(head, rows));
    }
}

fn points(rows: Vec<(String, String)>) -> Vec<Block> {
    if rows.is_empty() { Vec::new() } else { vec![Block::Points(rows)] }
}

fn gaps(report: &Report) -> Vec<Block> {
    points(report.gaps.iter().map(|gap| (one_line(&gap.why), one_line(&gap.ask))).collect())
}

fn consistency(report: &Report, words: &Words<'_>) -> Vec<Block> {
    points(report.consistency.iter().map(|row| (one_line(&row.why), words.spans(&row.evidence))).collect())
}

fn figures(report: &Report, words: &Words<'_>) -> Vec<Block> {
    let figure = |row: &crate::report::QuantityView| {
        let value = match row.value_end {
            Some(end) => format!("{} to {end}", row.value),
            None => row.value.to_string(),
        };
        let unit = row.iso.map(str::to_owned).or_else(|| row.unit.clone()).unwrap_or_default();
        vec![
            one_line(words.of(row.start, row.end)),
            spaced(row.kind),
            value,
            unit,
            spaced(row.hedge),
            row.of.map_or_else(String::new, |[start, end]| one_line(words.of(start, end))),
        ]
    };
    let date = |row: &crate::report::DateView| {
        let range = row.from.iter().chain(&row.to).cloned().collect::<Vec<_>>().join(" to ");
        let value = row.value.clone().filter(|value| !value.is_empty()).unwrap_or(range);
        vec![one_line(words.of(row.start, row.end)), row.r#type.into(), value, row.timex.clone()]
    };
    let mut out = Vec::new();
    table(
        &mut out,
        &["Printed", "Kind", "Value", "Unit", "Hedge", "Of"],
        report.quantities.iter().map(figure).collect(),
    );
    table(&mut out, &["Printed", "Kind", "Resolved", "TIMEX3"], report.dates.iter().map(date).collect());
    out
}

/// What can be looked up, on which site, and which claims carry it.
fn links(report: &Report, words: &Words<'_>) -> Vec<Block> {
    let row = |row: &crate::report::ReferenceView| {
        let claims = row.claims.iter().filter_map(|id| report.claims.get(*id as usize));
        let claims: Vec<String> = claims.map(|row| one_line(words.of(row.start, row.end))).collect();
        vec![
            one_line(words.of(row.start, row.end)),
            spaced(row.kind),
            row.host.clone().unwrap_or_default(),
            row.site.unwrap_or("").to_owned(),
            claims.join(" · "),
        ]
    };
    let mut out = Vec::new();
    table(&mut out, &["Words", "Kind", "Host", "Site", "Claim"], report.references.iter().map(row).collect());
    let linked = report.claims.len().min(
        report.references.iter().flat_map(|row| &row.claims).collect::<std::collections::BTreeSet<_>>().len(),
    );
    if !report.references.is_empty() {
        out.push(Block::Note(format!("{linked} of {} claims carry one.", report.claims.len())));
    }
    out
}

fn names(report: &Report) -> Vec<Block> {
    let row = |row: &crate::report::EntityView| {
        vec![
            one_line(&row.name),
            row.label.into(),
            one_line(&row.titles.join("; ")),
            row.mentions.len().to_string(),
        ]
    };
    let mut out = Vec::new();
    table(&mut out, &["Name", "Kind", "Titles", "Mentions"], report.entities.iter().map(row).collect());
    out
}

fn wording(report: &Report, words: &Words<'_>) -> Vec<Block> {
    let mut kinds: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in &report.signals {
        kinds.entry(row.kind).or_default().push(one_line(words.of(row.start, row.end)));
    }
    let rows = kinds.into_iter().map(|(kind, found)| {
        let count = found.len().to_string();
        vec![spaced(kind), count, found.join(" · ")]
    });
    let mut out = Vec::new();
    table(&mut out, &["Signal", "Count", "Where"], rows.collect());
    if !report.quoted_signals.is_empty() {
        let count = report.quoted_signals.len();
        out.push(Block::Note(format!(
            "{count} more inside quotation marks are the sources’ choice and not listed."
        )));
    }
    out
}
