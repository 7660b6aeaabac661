//! The tables as they are published: every column of `docs/tables.md`, in CSV and TSV.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use sourcelight::export::{self, Column, Kind, Table, Value};
use sourcelight::{Models, Options, Report, analyze};
use std::fs;
use std::path::Path;

const TEXT: &str = "Dam\tis safe\n\nIt “will\nhold”,\u{1} Ana Orsel said on Monday. The $5 million, -4% and \"half\" may suffice. \
                    See www.lint.example/a, Bo Lund added. Officials denied that rain fell.";

fn report(text: &str) -> Report {
    let mut report = export::code_points(analyze(text, &Models::built_in(), &Options::default()), text);
    report.id = Some("a\tb, \"c\"".into());
    report
}

/// The document of all tables; `UPDATE_TABLES=1 cargo test --test tables` writes it anew.
#[test]
fn the_document_lists_every_column() {
    let mut page = String::from(
        "# Tables\n\nThe same columns in all doors: `sourcelight analyze --table NAME` (CSV, or TSV with `--format tsv`), and \
         `sourcelight.batch(…, table=NAME)` in Python (Arrow). A name, its type and what it says stay; new columns come at \
         the end. Offsets count Unicode code points and are half-open. Every cell may be empty.\n\n\
         In Arrow text is `utf8`, integer `int64`, float `float64`, boolean `bool` and a list `list<utf8>`; a list's parts \
         are joined in CSV and TSV by what is given in brackets. Python's batches have one column more, `error`, the last: \
         why the article was not read. Words of the article stand on one line. In CSV and TSV an apostrophe stands before \
         those that a spreadsheet would run as a formula.\n",
    );
    for table in Table::ALL {
        let other = table.other_name().map_or(String::new(), |name| format!(" (or `{name}`)"));
        page.push_str(&format!("\n## {}\n\n{}{other}.\n\n", table.name(), table.about()));
        page.push_str("| column | type | |\n|---|---|---|\n");
        for Column { name, kind, about } in table.columns() {
            let between = match kind {
                Kind::List(between) => format!(" (`{}`)", between.replace('|', "\\|")),
                _ => String::new(),
            };
            page.push_str(&format!("| `{name}` | {}{between} | {about} |\n", kind.name()));
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tables.md");
    if std::env::var_os("UPDATE_TABLES").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap_or_default(),
        page,
        "UPDATE_TABLES=1 writes {}",
        path.display()
    );
}

#[test]
fn every_value_is_what_its_column_says() {
    let report = report(TEXT);
    let mut seen = 0;
    for table in Table::ALL {
        let columns = &table.columns()[1..];
        export::rows(&report, TEXT, *table, &mut |row| {
            assert_eq!(row.len(), columns.len(), "{table:?}");
            for (value, column) in row.iter().zip(columns) {
                let fits = match value {
                    Value::None => true,
                    Value::Text(text) | Value::Code(text) => column.kind == Kind::Text && !text.is_empty(),
                    Value::Integer(_) => column.kind == Kind::Integer,
                    Value::Float(_) => column.kind == Kind::Float,
                    Value::Boolean(_) => column.kind == Kind::Boolean,
                    Value::List(_) => matches!(column.kind, Kind::List(_)),
                };
                assert!(fits, "{table:?}, {column:?}: {value:?}");
                seen += usize::from(*value != Value::None);
            }
        });
    }
    assert!(seen > 150, "{seen} values");
    let mut names: Vec<&str> =
        Table::ALL.iter().flat_map(|t| [Some(t.name()), t.other_name()]).flatten().collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "no name means two tables");
}

#[test]
fn tabs_tell_cells_apart_and_stand_in_none() {
    let report = report(TEXT);
    for table in Table::ALL {
        let columns = table.columns().len();
        let page = export::tsv_head(*table) + &export::tsv(&report, TEXT, *table);
        assert!(page.ends_with('\n') && !page.contains('\r'));
        for line in page.lines() {
            assert_eq!(line.split('\t').count(), columns, "{table:?}: {line:?}");
        }
        assert_eq!(page.lines().count(), 1 + export::csv(&report, TEXT, *table).matches("\r\n").count());
    }
    let sentences = export::tsv(&report, TEXT, Table::Sentences);
    assert!(sentences.starts_with("a b, \"c\"\t0\t0\t11\t0\ttitle\t\tDam is safe\n"), "{sentences}");
    assert!(sentences.contains("\tIt “will hold”, Ana Orsel said on Monday.\n"), "{sentences}");
}

#[test]
fn statistics_have_a_row_for_every_article() {
    for text in ["", "Der Damm hält, sagte Ana Orsel am Montag, und die Straße ist noch gesperrt.", TEXT] {
        let report = report(text);
        let page = export::csv(&report, text, Table::Statistics);
        assert_eq!(page.lines().count(), 1, "{page}");
        let german = text.starts_with("Der");
        assert_eq!(
            page.contains(",de,") && page.ends_with(",,,,,,,,,,,,,,,\r\n"),
            german,
            "no formulas of another language: {page}"
        );
    }
}
