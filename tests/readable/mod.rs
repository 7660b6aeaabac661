//! A report as text: every sentence with who says what in it, its figures, dates, names and gaps.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use sourcelight::Report;
use sourcelight::report::{AttributionView, Pair};
use std::fmt::Write;

/// The readable form of a report whose offsets are bytes of the text.
pub fn report(text: &str, report: &Report) -> String {
    let mut out = String::new();
    let (title, date) = (report.title.as_deref().unwrap_or("–"), report.date.as_deref().unwrap_or("–"));
    writeln!(out, "title: {}\ndate: {date}\nwords: {}", visible(title), report.statistics.words).unwrap();
    for source in &report.sources {
        writeln!(
            out,
            "source: {} ({}, {}, {} words, {:.0} %){}",
            visible(&source.name),
            source.source_type,
            source.kind,
            source.words,
            source.share * 100.0,
            facts(text, source)
        )
        .unwrap();
    }
    for row in &report.accusations {
        let by: Vec<String> = row.by.iter().map(|by| cut(text, *by)).collect();
        let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(", ")) };
        writeln!(out, "accused: {}{} ({})", visible(&row.name), by, row.answer).unwrap();
    }
    let mut paragraph = None;
    for row in &report.sentences {
        if paragraph != Some(row.paragraph) {
            paragraph = Some(row.paragraph);
            let kind = report.paragraphs.get(row.paragraph as usize).map_or("?", |row| row.kind);
            writeln!(out, "\n[{kind}]").unwrap();
        }
        writeln!(out, "{}", cut(text, [row.start, row.end])).unwrap();
        let inside = |start: u32| row.start <= start && start < row.end;
        let voices = report.voices.iter().filter(|voice| voice.start < row.end && row.start < voice.end);
        let voices: Vec<String> = voices
            .map(|voice| voice.attribution.map_or("writer".to_owned(), |id| speaker(text, report, id)))
            .collect();
        if !voices.is_empty() {
            writeln!(out, "    voice   {}", voices.join(", ")).unwrap();
        }
        for said in report.attributions.iter().filter(|said| anchor(said).is_some_and(inside)) {
            writeln!(out, "    says    {}", attribution(text, said)).unwrap();
        }
        for row in report.claims.iter().filter(|claim| inside(claim.start)) {
            let flags: String = row.flags.iter().map(|flag| format!(" {flag}")).collect();
            let sources = match row.sources.len() {
                0 => "nobody".to_owned(),
                1 => "1 source".to_owned(),
                count => format!("{count} sources"),
            };
            writeln!(
                out,
                "    claim   {}{flags}, on {sources}: {}",
                row.certainty,
                cut(text, [row.start, row.end])
            )
            .unwrap();
        }
        for row in report.quantities.iter().filter(|figure| inside(figure.start)) {
            let end = row.value_end.map_or(String::new(), |end| format!(" to {end}"));
            let unit = row.iso.or(row.unit.as_deref()).map_or(String::new(), |unit| format!(" {unit}"));
            let si =
                row.si.as_ref().map_or(String::new(), |si| format!(" = {} {}", rounded(si.value), si.unit));
            let of = row.of.map_or(String::new(), |of| format!(" of {}", cut(text, of)));
            let words = cut(text, [row.start, row.end]);
            writeln!(out, "    figure  {words}: {} {} {}{end}{unit}{si}{of}", row.kind, row.hedge, row.value)
                .unwrap();
        }
        for row in report.dates.iter().filter(|date| inside(date.start)) {
            let words = cut(text, [row.start, row.end]);
            let value = row.value.as_deref().map_or(String::new(), |value| format!(" = {value}"));
            writeln!(out, "    date    {words}: {} {}{value}", row.r#type, row.timex).unwrap();
        }
        for row in report.signals.iter().filter(|signal| inside(signal.start)) {
            writeln!(out, "    wording {}: {}", cut(text, [row.start, row.end]), row.kind).unwrap();
        }
        for entity in &report.entities {
            for row in entity.mentions.iter().filter(|mention| inside(mention.start)) {
                let (words, name) = (cut(text, [row.start, row.end]), visible(&entity.name));
                writeln!(out, "    {:<8}{words}: {name} ({})", entity.label.to_lowercase(), row.kind)
                    .unwrap();
            }
        }
    }
    out.push_str("\ngaps\n");
    for gap in &report.gaps {
        writeln!(out, "    {}: {}", gap.kind, visible(&gap.why)).unwrap();
    }
    for row in &report.consistency {
        writeln!(out, "    {}: {}", row.kind, visible(&row.why)).unwrap();
    }
    out
}

/// What is known of a source beyond its name.
fn facts(text: &str, row: &sourcelight::report::SourceView) -> String {
    let facts = [("role", row.role), ("granted", row.anonymity), ("reason", row.reason)];
    let mut out = String::new();
    for (name, place) in facts {
        let Some(place) = place else { continue };
        write!(out, " {name}: {}", cut(text, place)).unwrap();
    }
    if row.bare {
        out.push_str(" bare");
    }
    if row.plural_for_one {
        out.push_str(" plural for one");
    }
    out
}

/// `source | cue | content` and how it is said.
fn attribution(text: &str, row: &AttributionView) -> String {
    let join = |spans: &[Pair]| match spans {
        [] => "–".to_owned(),
        spans => spans.iter().map(|span| cut(text, *span)).collect::<Vec<_>>().join(" … "),
    };
    let scare = if row.scare { " scare" } else { "" };
    let nested = row.nested_in.map_or(String::new(), |id| format!(" in #{id}"));
    format!(
        "#{} {} | {} | {}\n            {}{scare} {} {} {}{}{nested}",
        row.id,
        join(&row.source),
        join(&row.cue),
        join(&row.content),
        row.form,
        row.source_type,
        row.cue_class,
        row.certainty,
        row.flags.iter().map(|flag| format!(" {flag}")).collect::<String>(),
    )
}

/// The offset that decides under which sentence an attribution is listed: its cue, else its content.
fn anchor(row: &AttributionView) -> Option<u32> {
    row.cue.first().or(row.content.first()).map(|span| span[0])
}

fn speaker(text: &str, report: &Report, id: u32) -> String {
    let row = report.attributions.iter().find(|row| row.id == id).expect("a voice names an attribution");
    let source = row.source.first().map_or("nobody".to_owned(), |span| cut(text, *span));
    format!("#{id} {source}")
}

fn cut(text: &str, [start, end]: Pair) -> String {
    visible(text.get(start as usize..end as usize).expect("offsets stand on character boundaries"))
}

/// One line, with whatever the eye cannot see written out.
fn visible(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || (c.is_whitespace() && c != ' ')
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
    };
    text.chars()
        .map(|c| if hidden(c) { format!("\\u{{{:x}}}", u32::from(c)) } else { c.to_string() })
        .collect()
}

/// Twelve significant digits: more would show how floats are stored.
fn rounded(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}
