//! CSV (RFC 4180) and TSV (IANA: no quoting), one table a kind of row: all rows, whole texts.
//!
//! Every table begins with the article's id. A cell of the article's words that a spreadsheet would
//! run as a formula begins with an apostrophe.

use super::columns::{Column, Kind};
use super::rows;
use super::table::Table;
use super::value::{Value, clean};
use crate::Report;
use std::borrow::Cow;
use std::fmt::Write;

/// How cells are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cells {
    /// By commas, quoted where they hold one; lines end in CR LF.
    Csv,
    /// By tabs, never quoted: no cell holds one; lines end in LF.
    Tsv,
}

/// The first line of a table's CSV.
#[must_use]
pub fn csv_head(table: Table) -> String {
    head(table, Cells::Csv)
}

/// The report's rows of a table as CSV, without the first line.
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
    body(report, text, table, Cells::Csv)
}

/// The first line of a table's TSV.
///
/// ```
/// use sourcelight::export::{Table, tsv_head};
/// assert_eq!(tsv_head(Table::Gaps), "article\tkind\twhy\task\tevidence\n");
/// ```
#[must_use]
pub fn tsv_head(table: Table) -> String {
    head(table, Cells::Tsv)
}

/// The report's rows of a table as TSV, without the first line.
#[must_use]
pub fn tsv(report: &Report, text: &str, table: Table) -> String {
    body(report, text, table, Cells::Tsv)
}

fn head(table: Table, cells: Cells) -> String {
    let mut out = Line { out: String::new(), cells, begun: false };
    table.columns().iter().for_each(|column| out.cell(column.name));
    out.end();
    out.out
}

fn body(report: &Report, text: &str, table: Table, cells: Cells) -> String {
    let article = guarded(clean(report.id.as_deref().unwrap_or("").into()));
    let columns = table.columns().get(1..).unwrap_or_default();
    let mut out = Line { out: String::new(), cells, begun: false };
    let mut number = String::new();
    rows(report, text, table, &mut |row| {
        out.cell(&article);
        for (value, column) in row.iter().zip(columns) {
            number.clear();
            // writing to a string cannot fail
            _ = match value {
                Value::Integer(value) => write!(number, "{value}"),
                Value::Float(value) => write!(number, "{value}"),
                Value::Boolean(value) => write!(number, "{value}"),
                _ => Ok(()),
            };
            match value {
                Value::Text(text) => out.cell(&guarded(Cow::Borrowed(text))),
                Value::Code(name) => out.cell(name),
                Value::List(texts) => out.cell(&guarded(texts.join(between(column)).into())),
                _ => out.cell(&number),
            }
        }
        out.end();
    });
    out.out
}

fn between(column: &Column) -> &'static str {
    match column.kind {
        Kind::List(between) => between,
        _ => " ",
    }
}

struct Line {
    out: String,
    cells: Cells,
    begun: bool,
}

impl Line {
    fn cell(&mut self, cell: &str) {
        if std::mem::replace(&mut self.begun, true) {
            self.out.push(if self.cells == Cells::Csv { ',' } else { '\t' });
        }
        if self.cells == Cells::Csv && cell.contains([',', '"', '\n', '\r']) {
            self.out.push('"');
            self.out.push_str(&cell.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(cell);
        }
    }

    fn end(&mut self) {
        self.out.push_str(if self.cells == Cells::Csv { "\r\n" } else { "\n" });
        self.begun = false;
    }
}

/// What makes a cell a formula, as a spreadsheet for East Asian writing reads it too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The article's words in a cell: no formula.
fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.starts_with(FORMULA) { format!("'{text}").into() } else { text }
}
