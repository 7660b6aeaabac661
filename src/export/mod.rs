//! One file a format. In: a report with code-point offsets, and its text. Out: a string.
//!
//! The tables stand once: which there are (`table.rs`), what their columns hold (`columns.rs`), their rows (`rows.rs`). CSV,
//! TSV and the doors' own formats are made of those.
//!
//! Knows nothing of files or arguments: the doors decide where the string goes. Whatever an article
//! holds is untrusted: each format escapes it in its own way.

mod annotation;
mod brat;
mod columns;
mod comparison;
mod conllu;
mod csv;
mod digest;
mod html;
mod link;
mod markdown;
mod rows;
mod schema_org;
mod table;
mod value;
mod words;

use crate::Report;
use crate::text::{OffsetTable, Unit};

pub use annotation::web_annotation;
pub use brat::brat;
pub use columns::{Column, Kind};
pub use comparison::{comparison_json, comparison_markdown};
pub use conllu::conllu;
pub use csv::{csv, csv_head, tsv, tsv_head};
pub use html::{html, html_article, html_foot, html_head};
pub use link::text_fragment;
pub use markdown::markdown;
pub use rows::rows;
pub use schema_org::schema_org;
pub use table::Table;
pub use value::Value;

/// Turns a fresh report's byte offsets into the code points that every format here counts.
#[must_use]
pub fn code_points(mut report: Report, text: &str) -> Report {
    report.convert(&OffsetTable::new(text, Unit::CodePoint));
    report
}

/// The whole report as one JSON object: on one line, or `pretty` over many.
///
/// ```
/// use sourcelight::{Models, Options, analyze, export};
/// let report = analyze("Rain fell.", &Models::default(), &Options::default());
/// assert!(export::json(&report, false).starts_with(r#"{"schema":"sourcelight-report/1""#));
/// ```
#[must_use]
pub fn json(report: &Report, pretty: bool) -> String {
    let done = if pretty { serde_json::to_string_pretty(report) } else { serde_json::to_string(report) };
    // a report holds nothing that JSON cannot spell
    done.unwrap_or_default()
}
