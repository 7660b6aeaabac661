//! A report's places as words.

use crate::Report;
use crate::report::{AttributionView, Pair, VoiceView};
use crate::text::{OffsetTable, Span, Unit};

/// A text addressed by the report's code points.
pub(super) struct Words<'a> {
    text: &'a str,
    table: OffsetTable,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, table: OffsetTable::new(text, Unit::CodePoint) }
    }

    /// The characters from `start` up to `end`; empty when they do not fit the text.
    pub fn of(&self, start: u32, end: u32) -> &'a str {
        Span::new(self.table.to_bytes(start), self.table.to_bytes(end)).of(self.text)
    }

    /// Up to `n` characters before a place.
    pub fn before(&self, place: u32, n: u32) -> &'a str {
        self.of(place.saturating_sub(n), place)
    }

    /// Up to `n` characters behind a place.
    pub fn behind(&self, place: u32, n: u32) -> &'a str {
        let rest = self.text.get(self.table.to_bytes(place) as usize..).unwrap_or("");
        let end = rest.char_indices().nth(n as usize).map_or(rest.len(), |(at, _)| at);
        rest.get(..end).unwrap_or("")
    }

    /// The words of a list of places on one line, what lies between left out.
    pub fn spans(&self, spans: &[Pair]) -> String {
        let part = |&[start, end]: &Pair| one_line(self.of(start, end));
        spans.iter().map(part).collect::<Vec<_>>().join(" … ")
    }
}

/// White space of any kind and length as one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// JSON that may stand in a `<script>` of a page: no tag can begin in it.
pub(super) fn in_a_page(json: &str) -> String {
    // outside its strings JSON has none of these
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// What breaks a line or steers a terminal, and is nobody's word.
pub(super) fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// A snake_case name as words.
pub(super) fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

/// The entity's name, or the source's own words; empty where nobody is named.
pub(super) fn who(report: &Report, words: &Words<'_>, row: &AttributionView) -> String {
    let entities = row.entities.iter().filter_map(|id| report.entities.get(*id as usize));
    let names: Vec<&str> = entities.map(|entity| entity.name.as_str()).collect();
    match names.split_last() {
        None => words.spans(&row.source),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// The attribution behind a voice.
pub(super) fn voice<'a>(report: &'a Report, row: &VoiceView) -> Option<&'a AttributionView> {
    report.attributions.get(row.attribution? as usize)
}
