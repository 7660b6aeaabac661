//! A comparison of two articles, as JSON and as Markdown to read.

use super::markdown::plain;
use super::words::{Words, one_line};
use crate::compare::{Change, Comparison, Row, Shared};
use crate::report::Pair;
use std::fmt::Write;

/// The comparison as one JSON object.
#[must_use]
pub fn comparison_json(comparison: &Comparison) -> String {
    // a comparison holds nothing that JSON cannot spell
    serde_json::to_string_pretty(comparison).unwrap_or_default()
}

/// The comparison as Markdown; offsets are code points of the two texts, whose names head the columns.
#[must_use]
pub fn comparison_markdown(comparison: &Comparison, [a, b]: [&str; 2], names: [&str; 2]) -> String {
    let (ours, theirs) = (Words::new(a), Words::new(b));
    let cut = |words: &Words<'_>, place: Option<Pair>| {
        place.map_or_else(|| "—".to_owned(), |[start, end]| plain(&one_line(words.of(start, end))))
    };
    let [name_a, name_b] = names.map(|name| plain(&one_line(name)));
    let mut out = format!("# {name_a} and {name_b}\n");
    let share =
        |share: Option<f64>| share.map_or_else(|| "—".to_owned(), |share| format!("{:.0} %", share * 100.0));
    let rows = comparison.sources.iter().map(|row| [plain(&one_line(&row.name)), share(row.a), share(row.b)]);
    table(&mut out, "Who speaks", ["Source", &name_a, &name_b], rows.collect());
    let pair = |row: &Row| [row.kind.to_owned(), cut(&ours, row.a), cut(&theirs, row.b)];
    let headline = comparison.headline.iter().filter(|row| row.kind != "same").map(pair);
    table(&mut out, "Headlines", ["What", &name_a, &name_b], headline.collect());
    let quotes = comparison.quotes.iter().filter(|row| row.kind != "same").map(|row| {
        let [kind, a, b] = pair(row);
        let who = row.who.as_deref().map(one_line).unwrap_or_default();
        let who = row
            .who_b
            .as_deref()
            .map_or_else(|| who.clone(), |other| format!("{who}, then {}", one_line(other)));
        [format!("{kind}: {}", plain(&who)), a, b]
    });
    table(&mut out, "Quotations that differ", ["What", &name_a, &name_b], quotes.collect());
    let figures = comparison
        .figures
        .iter()
        .map(|row| [row.kind.to_owned(), cut(&ours, Some(row.a)), cut(&theirs, Some(row.b))]);
    table(&mut out, "Figures that differ", ["Kind", &name_a, &name_b], figures.collect());
    let times = comparison
        .times
        .iter()
        .map(|row| [row.kind.to_owned(), cut(&ours, Some(row.a)), cut(&theirs, Some(row.b))]);
    table(&mut out, "Days and times that differ", ["Kind", &name_a, &name_b], times.collect());
    let change = |row: &Change| {
        let side = |value: &str| if value.is_empty() { "—".to_owned() } else { plain(&one_line(value)) };
        [row.kind.to_owned(), side(&row.from), side(&row.to)]
    };
    table(
        &mut out,
        "Hedges, denials and boosters",
        ["Kind", &name_a, &name_b],
        comparison.wording.iter().map(change).collect(),
    );
    table(&mut out, "How certain", ["", &name_a, &name_b], comparison.certainty.iter().map(change).collect());
    let sentences = comparison.sentences.iter().filter(|row| row.kind != "same").map(pair);
    table(&mut out, "Sentences that differ", ["What", &name_a, &name_b], sentences.collect());
    let count = comparison.passages.len();
    let Shared { a, b } = comparison.shared;
    _ = writeln!(
        out,
        "\nRuns of eight words and more that stand in both: {count}, {:.0} % of the one and {:.0} % of the other.",
        a * 100.0,
        b * 100.0
    );
    out.push_str("\nThis says what differs, not which is right.\n");
    out
}

fn table(out: &mut String, heading: &str, head: [&str; 3], rows: Vec<[String; 3]>) {
    if rows.is_empty() {
        return;
    }
    _ = writeln!(out, "\n## {heading}\n\n| {} |\n|{}", head.join(" | "), " --- |".repeat(3));
    for row in rows {
        _ = writeln!(out, "| {} |", row.join(" | "));
    }
}
