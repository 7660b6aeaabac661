//! brat's standoff format (.ann): attributions as events with attributes, names, figures and dates.
//!
//! Goes with the article's text as it was given (.txt). Offsets are code points, as in brat; a stretch
//! that runs over line breaks is given in fragments, as brat's reader asks.

use super::words::{Words, is_control};
use crate::Report;
use crate::report::Pair;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The annotations of one article.
///
/// ```
/// use sourcelight::{Models, Options, analyze, export};
/// let text = "Rain fell.";
/// let report = export::code_points(analyze(text, &Models::default(), &Options::default()), text);
/// assert!(export::brat(&report, text).lines().all(|line| line.contains('\t')));
/// ```
#[must_use]
pub fn brat(report: &Report, text: &str) -> String {
    let mut file =
        File { words: Words::new(text), out: String::new(), bounds: BTreeMap::new(), attributes: 0 };
    for (event, row) in report.attributions.iter().enumerate() {
        let [source, cue, content] = [("Source", &row.source), ("Cue", &row.cue), ("Content", &row.content)]
            .map(|(kind, spans)| file.bound(kind, spans));
        // an event hangs on its trigger; without a cue the content bears it
        let Some(trigger) = cue.or(content) else { continue };
        let kind = if cue.is_some() { "Cue" } else { "Content" };
        let event = event + 1;
        _ = write!(file.out, "E{event}\t{kind}:T{trigger}");
        if let Some(source) = source {
            _ = write!(file.out, " Source:T{source}");
        }
        if let (Some(content), Some(_)) = (content, cue) {
            _ = write!(file.out, " Content:T{content}");
        }
        file.out.push('\n');
        let named = [
            ("Form", row.form),
            ("SourceType", row.source_type),
            ("CueClass", row.cue_class),
            ("Certainty", row.certainty),
        ];
        named.into_iter().for_each(|(name, value)| file.attribute(name, event, value));
        row.flags.iter().for_each(|flag| file.attribute("Flag", event, flag));
    }
    for entity in &report.entities {
        for mention in entity.mentions.iter().filter(|mention| mention.kind == "name") {
            file.bound(entity.label, &[[mention.start, mention.end]]);
        }
    }
    for row in &report.quantities {
        file.bound("Quantity", &[[row.start, row.end]]);
    }
    for row in &report.dates {
        file.bound("Time", &[[row.start, row.end]]);
    }
    file.out
}

struct File<'a> {
    words: Words<'a>,
    out: String,
    /// Number of each text-bound annotation: a source shared by two attributions is written once.
    bounds: BTreeMap<(&'static str, Vec<Pair>), usize>,
    attributes: usize,
}

impl File<'_> {
    fn bound(&mut self, kind: &'static str, spans: &[Pair]) -> Option<usize> {
        let parts: Vec<Pair> = spans.iter().flat_map(|span| self.lines(*span)).collect();
        if parts.is_empty() {
            return None;
        }
        let key = (kind, parts);
        if let Some(number) = self.bounds.get(&key) {
            return Some(*number);
        }
        let number = self.bounds.len() + 1;
        let places: Vec<String> = key.1.iter().map(|[start, end]| format!("{start} {end}")).collect();
        let words: Vec<String> =
            key.1.iter().map(|&[start, end]| self.words.of(start, end).to_owned()).collect();
        _ = writeln!(self.out, "T{number}\t{kind} {}\t{}", places.join(";"), words.join(" "));
        self.bounds.insert(key, number);
        Some(number)
    }

    fn attribute(&mut self, name: &str, event: usize, value: &str) {
        self.attributes += 1;
        _ = writeln!(self.out, "A{}\t{name} E{event} {value}", self.attributes);
    }

    /// A stretch cut at line breaks and control characters, each piece trimmed: brat's lines hold words alone.
    fn lines(&self, [start, end]: Pair) -> Vec<Pair> {
        let mut out = Vec::new();
        let mut at = start;
        for line in self.words.of(start, end).split(is_control) {
            let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(0);
            let lead = count(line) - count(line.trim_start());
            let length = count(line.trim());
            if length > 0 {
                out.push([at + lead, at + lead + length]);
            }
            at += count(line) + 1;
        }
        out
    }
}
