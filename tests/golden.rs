//! Whole articles and what is read in them, as text a person can check; each is a test of its own, "report::name".
//!
//! A golden is a folder of `tests/golden` with `source.txt` (or an example article of the page of the
//! same name) and `report.txt`. `UPDATE_GOLDEN=1 cargo test --test golden` writes the reports anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

mod readable;

use libtest_mimic::{Arguments, Failed, Trial};
use sourcelight::text::{OffsetTable, Unit};
use sourcelight::{Models, Options, analyze};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The model, read once for all articles.
static MODELS: LazyLock<Models> = LazyLock::new(Models::built_in);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Slug and text of every golden, sorted.
fn articles() -> Vec<(String, String)> {
    let files = |folder: PathBuf| {
        let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        entries.map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    };
    let own = files(root().join("tests/golden")).into_iter().map(|folder| folder.join("source.txt"));
    let own = own.filter(|path| path.is_file());
    let own = own.map(|path| (path.parent().unwrap().to_owned(), path));
    let shown = files(root().join("www/examples")).into_iter().map(|path| (path.with_extension(""), path));
    let mut all: Vec<(String, String)> = own
        .chain(shown)
        .map(|(name, path)| {
            let slug = name.file_name().unwrap().to_string_lossy().into_owned();
            (slug, fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
        })
        .collect();
    all.sort();
    all
}

/// Holds one report to what is kept of it, or keeps it.
fn reads_as_expected(slug: &str, text: &str) -> Result<(), Failed> {
    let report = analyze(text, &MODELS, &Options::default());
    let found = readable::report(text, &report);
    let path = root().join("tests/golden").join(slug).join("report.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap())?;
        fs::write(&path, &found)?;
    } else if fs::read_to_string(&path).unwrap_or_default() != found {
        let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{slug}.txt"));
        fs::write(&seen, &found)?;
        let (kept, seen) = (path.display(), seen.display());
        return Err(format!("diff -u {kept} {seen}\nUPDATE_GOLDEN=1 accepts what is found").into());
    }
    Ok(())
}

/// Texts no article would hold, for the comparison of native and WebAssembly reports.
const ODD: [&str; 8] = [
    "",
    " \n\t\r\n",
    "\u{feff}",
    "“",
    "𝄞 𝄞 said “𝄞”.",
    "e\u{301}\u{200d}👩‍👩‍👧 \u{202e}said\u{202c} 5 %\u{a0}of 3 km².",
    "She said “a “b ‘c ‘d ‘e’ f.\n\n“g\n\n“h",
    "0.1 + 0.2, 1e308 1e309 99999999999999999999999 -0 ½ ⅓ １２ ٣",
];

/// Every text of the specs, whatever layer they test.
fn spec_texts(value: &toml::Value, key: &str, out: &mut Vec<String>) {
    match value {
        toml::Value::String(text) if key == "text" => out.push(text.clone()),
        toml::Value::Array(rows) => rows.iter().for_each(|row| spec_texts(row, key, out)),
        toml::Value::Table(rows) => rows.iter().for_each(|(key, row)| spec_texts(row, key, out)),
        _ => {}
    }
}

/// Writes the native reports in JavaScript's units to the target folder; `tests/browser/parity.test.mjs` holds
/// the WebAssembly module against them, in Node and in a browser.
fn native_reports_for_the_comparison_with_webassembly() -> Result<(), Failed> {
    let mut texts = articles();
    texts.extend(ODD.iter().enumerate().map(|(n, text)| (format!("odd-{n}"), (*text).to_owned())));
    let mut specs: Vec<PathBuf> = fs::read_dir(root().join("tests/specs"))
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect();
    specs.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    specs.sort();
    for path in specs {
        let mut found = Vec::new();
        let spec: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        spec_texts(&toml::Value::Table(spec), "", &mut found);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        texts.extend(found.into_iter().enumerate().map(|(n, text)| (format!("{name}-{n}"), text)));
    }
    let mut options = Options::default();
    options.tokens = true;
    options.date = "2025-06-15".parse().ok();
    let mut lines = String::new();
    for (id, text) in texts {
        let mut report = analyze(&text, &MODELS, &options);
        report.convert(&OffsetTable::new(&text, Unit::Utf16));
        let units = u32::try_from(text.encode_utf16().count()).unwrap();
        assert!(report.sentences.iter().all(|row| row.start <= row.end && row.end <= units), "{id}");
        let json = |text: &str| serde_json::to_string(text).unwrap();
        // written as the doors write it, so that the order of keys is compared too
        let report = serde_json::to_string(&report).unwrap();
        let (id, text) = (json(&id), json(&text));
        lines.push_str(&format!(
            "{{\"id\":{id},\"text\":{text},\"date\":\"2025-06-15\",\"report\":{report}}}\n"
        ));
    }
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("parity.jsonl"), lines)?;
    Ok(())
}

fn main() {
    let arguments = Arguments::from_args();
    let articles = articles();
    let enough = articles.len() >= 8;
    let mut trials: Vec<Trial> = articles
        .into_iter()
        .map(|(slug, text)| Trial::test(format!("report::{slug}"), move || reads_as_expected(&slug, &text)))
        .collect();
    trials.push(Trial::test("there_are_articles", move || {
        if enough { Ok(()) } else { Err("fewer than 8 golden articles were found".into()) }
    }));
    trials.push(Trial::test(
        "native_reports_for_the_comparison_with_webassembly",
        native_reports_for_the_comparison_with_webassembly,
    ));
    libtest_mimic::run(&arguments, trials).exit();
}
