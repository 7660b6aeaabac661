//! What may be typed.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use sourcelight::export::Table;
use sourcelight::quantity::Day;
use std::path::PathBuf;

/// See who says so: X-rays English news articles, without a network and without a verdict
#[derive(Debug, Parser)]
#[command(name = "sourcelight", version, arg_required_else_help = true)]
pub struct Arguments {
    /// Read by this model file instead of the one that comes with the program
    #[arg(long, value_name = "FILE", global = true)]
    pub model: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Report who says what in each article, how certain it is put, and what isn't there
    Analyze(Analyze),
    /// Compare two articles, or two versions of one: sources, quotations, figures, hedges, shared passages
    Compare(Compare),
    /// Count words: frequencies, n-grams, collocations, dispersion, key words in context
    Study(Study),
}

/// What to compare.
#[derive(Debug, Args)]
pub struct Compare {
    /// Form of the output
    #[arg(long, value_enum, default_value = "json")]
    pub format: Side,
    /// Read bytes that are not UTF-8 as replacement characters instead of refusing them
    #[arg(long)]
    pub lossy: bool,
    /// The articles' date, to resolve "on Monday" by
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Day>,
    /// The one, as plain text; "-": standard input
    pub a: PathBuf,
    /// The other
    pub b: PathBuf,
}

/// Form of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Side {
    /// One object; offsets are code points of each text
    Json,
    /// Tables to read
    Markdown,
}

/// What to count.
#[derive(Debug, Args)]
pub struct Study {
    /// Word or words to show in context, with what keeps them company; "*" at an end stands for any letters
    #[arg(long, default_value = "")]
    pub query: String,
    /// Words to either side that count as company
    #[arg(long, default_value_t = 5)]
    pub window: usize,
    /// Parts of equal length that dispersion is measured over
    #[arg(long, default_value_t = 10)]
    pub parts: usize,
    /// Rows in a table, the most
    #[arg(long, default_value_t = 500)]
    pub rows: usize,
    /// Read bytes that are not UTF-8 as replacement characters instead of refusing them
    #[arg(long)]
    pub lossy: bool,
    /// The article as plain text; "-" or none: standard input
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
}

/// How to analyse.
#[derive(Debug, Args)]
#[command(
    after_help = "Offsets count Unicode code points. Exit code: 0 done, 1 some input failed (the rest is \
still written), 2 bad usage."
)]
pub struct Analyze {
    /// Form of the output [default: json; with --jsonl: jsonl; with --table: csv]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Which table --format csv or tsv writes; alone it asks for csv
    #[arg(long, value_parser = table())]
    table: Option<Table>,
    /// Count marks that the program is unsure of among the sources and in the shares
    #[arg(long)]
    pub unsure: bool,
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
    /// The articles' address, for links that open the page at a quotation (html, webannotation, schemaorg)
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
    /// The same, cells told apart by tabs
    Tsv,
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
    /// schema.org Quotation and Claim, with drafts of ClaimReview whose rating is left empty
    Schemaorg,
}

impl Format {
    /// Whether the form is made from the token list.
    pub const fn needs_tokens(self) -> bool {
        matches!(self, Self::Conllu)
    }
}

/// Reads a table's name.
fn table() -> impl TypedValueParser<Value = Table> {
    let value =
        |table: &Table| PossibleValue::new(table.name()).aliases(table.other_name()).help(table.about());
    PossibleValuesParser::new(Table::ALL.iter().map(value))
        .map(|name| Table::from_name(&name).unwrap_or_default())
}

impl Analyze {
    /// The form asked for, or the one that suits the input.
    pub fn format(&self) -> Format {
        self.format.unwrap_or(match (self.table, self.jsonl) {
            (Some(_), _) => Format::Csv,
            (None, true) => Format::Jsonl,
            (None, false) => Format::Json,
        })
    }

    /// The table asked for.
    pub fn table(&self) -> Table {
        self.table.unwrap_or_default()
    }

    /// Why the arguments do not go together, if they do not.
    pub fn conflict(&self) -> Option<String> {
        if self.table.is_some() && !matches!(self.format(), Format::Csv | Format::Tsv) {
            return Some(
                "--table names a table of --format csv or tsv; the other forms hold everything".into(),
            );
        }
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
