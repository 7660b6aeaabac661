//! CSV (RFC 4180), one table a kind of row: all rows, whole texts.
//!
//! Every table begins with the article's id. A cell of the article's words that a spreadsheet would
//! run as a formula begins with an apostrophe.

use super::words::{Words, is_control, one_line, voice, who};
use crate::Report;
use crate::report::Pair;

macro_rules! tables {
    ($($(#[$first:meta])? $row:ident $name:literal $about:literal;)*) => {
        /// Which rows.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Table {
            $(#[doc = $about] $(#[$first])? $row,)*
        }

        impl Table {
            /// All tables, in the order of a reader's questions.
            pub const ALL: &[Self] = &[$(Self::$row,)*];

            /// What it is called.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$row => $name,)* }
            }

            /// What its rows are, in a line.
            #[must_use]
            pub const fn about(self) -> &'static str {
                match self { $(Self::$row => $about,)* }
            }
        }
    };
}

tables! {
    #[default] Passages "passages" "Who says what: one row an attribution";
    Sources "sources" "Who speaks, by share of words";
    Claims "claims" "What is asserted, how certain, on how many sources";
    Accusations "accusations" "Who is accused, and what they answer";
    Quantities "quantities" "Figures";
    Dates "dates" "Expressions of time";
    Consistency "consistency" "What the text's own figures contradict";
    Entities "entities" "Names, one row a mention";
    Gaps "gaps" "What isn't there";
    Signals "signals" "Wording signals, in the writer's words and in quoted ones";
    References "references" "Links, addresses, DOIs, case numbers: their hosts and the claims that carry them";
    Sentences "sentences" "Sentences with the voice of their first words";
}

impl Table {
    /// The table of a name.
    ///
    /// ```
    /// use sourcelight::export::Table;
    /// assert!(Table::ALL.iter().all(|table| Table::from_name(table.name()) == Some(*table)));
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|table| table.name() == name)
    }

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
                "joint",
                "cue",
                "statement",
                "cue_class",
                "content",
                "form",
                "certainty",
                "flags",
                "nested_in",
                "confidence",
            ],
            Self::Sources => &[
                "article",
                "name",
                "named",
                "source_type",
                "statement",
                "passages",
                "words",
                "share",
                "kind",
                "role",
                "standing",
                "described",
                "anonymity",
                "reason",
                "relayed_by",
                "cues",
            ],
            Self::Claims => &["article", "start", "end", "who", "certainty", "flags", "sources", "text"],
            Self::Accusations => &["article", "accused", "by", "answer", "replies", "responses", "words"],
            Self::Consistency => &["article", "kind", "why", "evidence"],
            Self::References => &["article", "kind", "start", "end", "text", "host", "site", "claims"],
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
            Self::Signals => &["article", "kind", "start", "end", "text", "who", "quoted", "why"],
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
        Table::Sources => sources(report, &words, &mut out),
        Table::Claims => claims(report, &words, &mut out),
        Table::Accusations => {
            for row in &report.accusations {
                let [by, places] = [&row.by, &row.places].map(|spans| cell(&words.spans(spans)));
                let answers = cell(&words.spans(&row.responses));
                out.row(&[cell(&row.name), by, row.answer.into(), num(row.replies.len()), answers, places]);
            }
        }
        Table::Consistency => {
            for row in &report.consistency {
                out.row(&[row.kind.into(), cell(&row.why), cell(&words.spans(&row.evidence))]);
            }
        }
        Table::References => {
            for row in &report.references {
                let text = cell(words.of(row.start, row.end));
                let claims = row.claims.iter().filter_map(|id| report.claims.get(*id as usize));
                let claims: Vec<String> = claims.map(|row| one_line(words.of(row.start, row.end))).collect();
                let host = cell(row.host.as_deref().unwrap_or(""));
                let claims = cell(&claims.join(" | "));
                out.row(&[row.kind.into(), num(row.start), num(row.end), text, host, some(row.site), claims]);
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
        Table::Signals => signals(report, &words, &mut out),
        Table::Sentences => sentences(report, &words, &mut out),
    }
    out.out
}

/// Who hedges: the voice in which each signal stands, and whether inside quotation marks.
fn signals(report: &Report, words: &Words<'_>, out: &mut Rows<'_>) {
    for (rows, quoted) in [(&report.signals, "no"), (&report.quoted_signals, "yes")] {
        for row in rows {
            let at = report.voices.partition_point(|voice| voice.end <= row.start);
            let said = report.voices.get(at).filter(|voice| voice.start <= row.start);
            let said = said.and_then(|said| voice(report, said));
            let whose = said.map_or_else(|| "writer".to_owned(), |said| cell(&who(report, words, said)));
            let text = cell(words.of(row.start, row.end));
            out.row(&[
                row.kind.into(),
                num(row.start),
                num(row.end),
                text,
                whose,
                quoted.into(),
                cell(row.why),
            ]);
        }
    }
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
            row.joint.to_string(),
            cell(&words.spans(&row.cue)),
            row.statement.to_string(),
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

fn sources(report: &Report, words: &Words<'_>, out: &mut Rows<'_>) {
    let fact =
        |place: Option<Pair>| place.map_or_else(String::new, |[start, end]| cell(words.of(start, end)));
    for row in &report.sources {
        let cues: Vec<String> = row.cues.iter().map(|cue| format!("{} {}", cue.word, cue.count)).collect();
        out.row(&[
            cell(&row.name),
            row.named.to_string(),
            row.source_type.into(),
            row.statement.to_string(),
            num(row.attributions.len()),
            num(row.words),
            num(row.share),
            row.kind.into(),
            fact(row.role),
            fact(row.standing),
            fact(row.described),
            fact(row.anonymity),
            fact(row.reason),
            some(row.relayed_by),
            cell(&cues.join("; ")),
        ]);
    }
}

fn claims(report: &Report, words: &Words<'_>, out: &mut Rows<'_>) {
    for row in &report.claims {
        let said = row.attribution.and_then(|id| report.attributions.get(id as usize));
        let whose = said.map_or_else(|| "writer".to_owned(), |said| cell(&who(report, words, said)));
        let names: Vec<&str> = row
            .sources
            .iter()
            .filter_map(|id| report.sources.get(*id as usize))
            .map(|source| source.name.as_str())
            .collect();
        out.row(&[
            num(row.start),
            num(row.end),
            whose,
            row.certainty.into(),
            row.flags.join(" "),
            cell(&names.join("; ")),
            cell(words.of(row.start, row.end)),
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
            cell(row.unit.as_deref().unwrap_or("")),
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

/// What makes a cell a formula, as a spreadsheet for East Asian writing reads it too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The article's words in a cell: one line without control characters, and no formula.
fn cell(text: &str) -> String {
    let text = one_line(&text.replace(is_control, " "));
    if text.starts_with(FORMULA) { format!("'{text}") } else { text }
}
