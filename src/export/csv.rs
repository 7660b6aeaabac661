//! CSV (RFC 4180), one table a kind of row: all rows, whole texts.
//!
//! Every table begins with the article's id. A cell of the article's words that a spreadsheet would
//! run as a formula begins with an apostrophe.

use super::words::{Words, one_line, voice, who};
use crate::Report;

/// Which rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Table {
    /// Who says what: one row an attribution.
    #[default]
    Passages,
    /// Who speaks, by share of words.
    Sources,
    /// Figures.
    Quantities,
    /// Expressions of time.
    Dates,
    /// Names: one row a mention.
    Entities,
    /// What isn't there.
    Gaps,
    /// Wording signals.
    Signals,
    /// Sentences, with the voice of their first words.
    Sentences,
}

impl Table {
    const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Passages => &[
                "article",
                "passage",
                "start",
                "end",
                "who",
                "source",
                "source_type",
                "cue",
                "cue_class",
                "content",
                "form",
                "certainty",
                "flags",
                "nested_in",
                "confidence",
            ],
            Self::Sources => &["article", "name", "source_type", "passages", "words", "share"],
            Self::Quantities => &[
                "article",
                "start",
                "end",
                "text",
                "kind",
                "value",
                "value_end",
                "unit",
                "iso",
                "si_value",
                "si_unit",
                "hedge",
                "of",
            ],
            Self::Dates => &["article", "start", "end", "text", "type", "timex", "value", "from", "to"],
            Self::Entities => {
                &["article", "entity", "name", "label", "titles", "mention", "start", "end", "text"]
            }
            Self::Gaps => &["article", "kind", "why", "ask", "evidence"],
            Self::Signals => &["article", "kind", "start", "end", "text", "why"],
            Self::Sentences => {
                &["article", "sentence", "start", "end", "paragraph", "paragraph_kind", "voice", "text"]
            }
        }
    }
}

/// The table's first line.
#[must_use]
pub fn csv_head(table: Table) -> String {
    table.columns().join(",") + "\r\n"
}

/// The report's rows of a table, without the first line.
///
/// ```
/// use sourcelight::export::{Table, code_points, csv, csv_head};
/// use sourcelight::{Models, Options, analyze};
/// let text = "Rain fell. The dam held.";
/// let report = code_points(analyze(text, &Models::default(), &Options::default()), text);
/// assert_eq!(csv_head(Table::Gaps), "article,kind,why,ask,evidence\r\n");
/// assert_eq!(csv(&report, text, Table::Sentences).lines().count(), 2);
/// ```
#[must_use]
pub fn csv(report: &Report, text: &str, table: Table) -> String {
    let words = Words::new(text);
    let mut out = Rows { out: String::new(), article: report.id.as_deref().unwrap_or("") };
    match table {
        Table::Passages => passages(report, &words, &mut out),
        Table::Sources => {
            for row in &report.sources {
                let passages = row.attributions.len();
                out.row(&[
                    cell(&row.name),
                    row.source_type.into(),
                    num(passages),
                    num(row.words),
                    num(row.share),
                ]);
            }
        }
        Table::Quantities => quantities(report, &words, &mut out),
        Table::Dates => {
            for row in &report.dates {
                let text = cell(words.of(row.start, row.end));
                let (value, from, to) = (&row.value, &row.from, &row.to);
                out.row(&[
                    num(row.start),
                    num(row.end),
                    text,
                    row.r#type.into(),
                    row.timex.clone(),
                    some(value.as_ref()),
                    some(from.as_ref()),
                    some(to.as_ref()),
                ]);
            }
        }
        Table::Entities => {
            for entity in &report.entities {
                let (id, name, titles) =
                    (num(entity.id), cell(&entity.name), cell(&entity.titles.join("; ")));
                for row in &entity.mentions {
                    let text = cell(words.of(row.start, row.end));
                    out.row(&[
                        id.clone(),
                        name.clone(),
                        entity.label.into(),
                        titles.clone(),
                        row.kind.into(),
                        num(row.start),
                        num(row.end),
                        text,
                    ]);
                }
            }
        }
        Table::Gaps => {
            for row in &report.gaps {
                out.row(&[
                    row.kind.into(),
                    cell(&row.why),
                    cell(&row.ask),
                    cell(&words.spans(&row.evidence)),
                ]);
            }
        }
        Table::Signals => {
            for row in &report.signals {
                let text = cell(words.of(row.start, row.end));
                out.row(&[row.kind.into(), num(row.start), num(row.end), text, cell(row.why)]);
            }
        }
        Table::Sentences => sentences(report, &words, &mut out),
    }
    out.out
}

fn passages(report: &Report, words: &Words<'_>, out: &mut Rows<'_>) {
    for row in &report.attributions {
        let all = || row.source.iter().chain(&row.cue).chain(&row.content);
        let start = all().map(|span| span[0]).min().unwrap_or(0);
        let end = all().map(|span| span[1]).max().unwrap_or(0);
        out.row(&[
            num(row.id),
            num(start),
            num(end),
            cell(&who(report, words, row)),
            cell(&words.spans(&row.source)),
            row.source_type.into(),
            cell(&words.spans(&row.cue)),
            row.cue_class.into(),
            cell(&words.spans(&row.content)),
            row.form.into(),
            row.certainty.into(),
            row.flags.join(" "),
            some(row.nested_in),
            num(row.confidence),
        ]);
    }
}

fn quantities(report: &Report, words: &Words<'_>, out: &mut Rows<'_>) {
    for row in &report.quantities {
        let si = row.si.as_ref();
        out.row(&[
            num(row.start),
            num(row.end),
            cell(words.of(row.start, row.end)),
            row.kind.into(),
            num(row.value),
            some(row.value_end),
            some(row.unit.as_ref()),
            some(row.iso),
            some(si.map(|si| si.value)),
            some(si.map(|si| si.unit)),
            row.hedge.into(),
            row.of.map_or_else(String::new, |[start, end]| cell(words.of(start, end))),
        ]);
    }
}

fn sentences(report: &Report, words: &Words<'_>, out: &mut Rows<'_>) {
    let mut voices = report.voices.iter().peekable();
    for (number, row) in report.sentences.iter().enumerate() {
        while voices.next_if(|voice| voice.end <= row.start).is_some() {}
        let first = voices.peek().filter(|voice| voice.start < row.end);
        let whose = match first {
            None => String::new(),
            Some(first) => {
                voice(report, first).map_or_else(|| "writer".into(), |said| cell(&who(report, words, said)))
            }
        };
        let kind = report.paragraphs.get(row.paragraph as usize).map_or("", |paragraph| paragraph.kind);
        let text = cell(words.of(row.start, row.end));
        out.row(&[num(number), num(row.start), num(row.end), num(row.paragraph), kind.into(), whose, text]);
    }
}

struct Rows<'a> {
    out: String,
    article: &'a str,
}

impl Rows<'_> {
    fn row(&mut self, cells: &[String]) {
        self.quoted(&cell(self.article));
        for cell in cells {
            self.out.push(',');
            self.quoted(cell);
        }
        self.out.push_str("\r\n");
    }

    fn quoted(&mut self, cell: &str) {
        if cell.contains([',', '"', '\n', '\r']) {
            self.out.push('"');
            self.out.push_str(&cell.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(cell);
        }
    }
}

fn num(value: impl ToString) -> String {
    value.to_string()
}

fn some(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// The article's words in a cell: one line, and no formula.
fn cell(text: &str) -> String {
    let text = one_line(text);
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}
