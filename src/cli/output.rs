//! Pieces of output to one well-formed whole.

use super::arguments::{Analyze, Format};
use sourcelight::{Report, export};
use std::io::{self, BufWriter, Write};

/// One report in the form asked for.
pub fn render(task: &Analyze, report: &Report, text: &str) -> String {
    let url = task.url.as_deref();
    match task.format() {
        Format::Json if !task.jsonl => export::json(report, true),
        Format::Json | Format::Jsonl => export::json(report, false),
        Format::Csv => export::csv(report, text, task.table()),
        Format::Tsv => export::tsv(report, text, task.table()),
        Format::Markdown => export::markdown(report, text),
        Format::Html => export::html_article(report, text, url),
        Format::Conllu => export::conllu(report, text),
        Format::Webannotation => export::web_annotation(report, text, url),
        Format::Brat => export::brat(report, text),
        Format::Schemaorg => export::schema_org(report, text, url),
    }
}

/// Writes what stands before, between and behind the pieces.
pub struct Output<W: Write> {
    writer: BufWriter<W>,
    before: String,
    between: &'static str,
    behind: &'static str,
    begun: bool,
}

impl<W: Write> Output<W> {
    /// To a writer, in the form asked for.
    pub fn new(task: &Analyze, writer: W) -> Self {
        let several = task.files.len() > 1 && !task.jsonl;
        let (before, between, behind) = match task.format() {
            Format::Json | Format::Webannotation | Format::Schemaorg if several => {
                ("[\n".into(), ",\n", "\n]\n")
            }
            Format::Json | Format::Jsonl | Format::Webannotation | Format::Schemaorg => {
                (String::new(), "\n", "\n")
            }
            Format::Csv => (export::csv_head(task.table()), "", ""),
            Format::Tsv => (export::tsv_head(task.table()), "", ""),
            Format::Markdown => (String::new(), "\n---\n\n", ""),
            Format::Html => (export::html_head(), "", export::html_foot()),
            Format::Conllu | Format::Brat => (String::new(), "", ""),
        };
        Self { writer: BufWriter::with_capacity(1 << 16, writer), before, between, behind, begun: false }
    }

    /// Adds a piece.
    pub fn write(&mut self, piece: &str) -> io::Result<()> {
        self.lead()?;
        self.writer.write_all(piece.as_bytes())
    }

    /// Adds a report; one of a large text is written as it is spelled, for its JSON may be a hundred times the text.
    pub fn report(&mut self, task: &Analyze, report: &Report, text: &str) -> io::Result<()> {
        self.lead()?;
        match task.format() {
            Format::Json => Ok(serde_json::to_writer_pretty(&mut self.writer, report)?),
            Format::Jsonl => Ok(serde_json::to_writer(&mut self.writer, report)?),
            _ => self.writer.write_all(render(task, report, text).as_bytes()),
        }
    }

    fn lead(&mut self) -> io::Result<()> {
        let lead = if self.begun { self.between } else { &self.before };
        self.writer.write_all(lead.as_bytes())?;
        self.begun = true;
        Ok(())
    }

    /// Ends the whole. Without any piece, only what makes an empty whole is written.
    pub fn finish(mut self) -> io::Result<()> {
        if self.begun {
            self.writer.write_all(self.behind.as_bytes())?;
        } else if self.before.ends_with("[\n") {
            self.writer.write_all(b"[]\n")?;
        } else {
            self.writer.write_all(self.before.as_bytes())?;
        }
        self.writer.flush()
    }
}
