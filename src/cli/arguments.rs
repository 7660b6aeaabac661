//! What may be typed.

use clap::{Args, Parser, Subcommand, ValueEnum};
use sourcelight::export::Table;
use sourcelight::quantity::Day;
use std::path::PathBuf;

/// See who says so: X-rays English news articles, without a network and without a verdict
#[derive(Debug, Parser)]
#[command(name = "sourcelight", version, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Report who says what in each article, how certain it is put, and what isn't there
    Analyze(Analyze),
    /// Compare two articles
    Compare {
        /// The one
        a: PathBuf,
        /// The other
        b: PathBuf,
    },
}

/// How to analyse.
#[derive(Debug, Args)]
#[command(
    after_help = "Offsets count Unicode code points. Exit code: 0 done, 1 some input failed (the rest is \
still written), 2 bad usage."
)]
pub struct Analyze {
    /// Form of the output [default: json; with --jsonl: jsonl]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Which table --format csv writes
    #[arg(long, value_enum, default_value = "passages")]
    table: TableName,
    /// List the tokens, with lemma, tag and head
    #[arg(long)]
    pub tokens: bool,
    /// The articles' date, to resolve "on Monday" by
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Day>,
    /// Input is one {"id", "text", "date"?} object a line; on all cores, output in order
    #[arg(long)]
    pub jsonl: bool,
    /// Read bytes that are not UTF-8 as replacement characters instead of refusing them
    #[arg(long)]
    pub lossy: bool,
    /// Say how long each pass took (timings differ from run to run)
    #[arg(long)]
    pub timings: bool,
    /// The articles' address, for links that open the page at a quotation (html, webannotation)
    #[arg(long, value_name = "ADDRESS")]
    pub url: Option<String>,
    /// Articles as plain text, or JSON Lines with --jsonl; "-" or none: standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The whole report as one object; an array for several files
    Json,
    /// The whole report, one a line
    Jsonl,
    /// One table, see --table
    Csv,
    /// A report to read
    Markdown,
    /// A report to read, with the article's text marked
    Html,
    /// Sentences, words, tags and trees, names in MISC
    Conllu,
    /// W3C Web Annotation, one page of annotations an article
    Webannotation,
    /// brat's standoff annotations (.ann) of one article
    Brat,
}

impl Format {
    /// Whether the form is made from the token list.
    pub const fn needs_tokens(self) -> bool {
        matches!(self, Self::Conllu)
    }
}

/// The tables' names as they are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TableName {
    /// Who says what: one row an attribution
    Passages,
    /// Who speaks, by share of words
    Sources,
    /// Figures
    Quantities,
    /// Expressions of time
    Dates,
    /// Names, one row a mention
    Entities,
    /// What isn't there
    Gaps,
    /// Wording signals
    Signals,
    /// Sentences with their voice
    Sentences,
}

impl Analyze {
    /// The form asked for, or the one that suits the input.
    pub fn format(&self) -> Format {
        self.format.unwrap_or(if self.jsonl { Format::Jsonl } else { Format::Json })
    }

    /// The table asked for.
    pub const fn table(&self) -> Table {
        match self.table {
            TableName::Passages => Table::Passages,
            TableName::Sources => Table::Sources,
            TableName::Quantities => Table::Quantities,
            TableName::Dates => Table::Dates,
            TableName::Entities => Table::Entities,
            TableName::Gaps => Table::Gaps,
            TableName::Signals => Table::Signals,
            TableName::Sentences => Table::Sentences,
        }
    }

    /// Why the arguments do not go together, if they do not.
    pub fn conflict(&self) -> Option<String> {
        if self.format() == Format::Brat && (self.jsonl || self.files.len() > 1) {
            return Some("brat's annotations belong to one text: give one FILE, without --jsonl".into());
        }
        if let Some(url) =
            self.url.as_deref().filter(|url| sourcelight::export::text_fragment(url, "").is_none())
        {
            return Some(format!("--url {url} is no web address (http:// or https://)"));
        }
        (self.files.iter().filter(|file| file.as_os_str() == "-").count() > 1)
            .then(|| "standard input (\"-\") can be read only once".into())
    }
}
