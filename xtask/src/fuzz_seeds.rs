//! What the fuzzer begins with: our own articles, goldens and specs as inputs, our own vocabularies as words to try.

use crate::shell::{Outcome, root};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Stands between the texts of one input (`BETWEEN` in `tests/fuzz/checks.rs`).
const BETWEEN: char = '\u{1e}';
/// Words of a vocabulary that become words to try.
const WORDS: usize = 400;

/// Marks and shapes that no vocabulary holds.
const SHAPES: [&str; 48] = [
    "\u{1e}",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "\n",
    "\n\n",
    "\r\n",
    "\u{2028}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "—",
    "–",
    "…",
    "...",
    "n't",
    "'s",
    "’s",
    " said ",
    ", who ",
    "According to ",
    "Ana Orsel",
    "Mr. Brel",
    "LINT (RNA) — ",
    "By Ana Orsel\n",
    "per cent",
    "%",
    "€5m",
    "$1.2 billion",
    "1e400",
    "May 3, 2024",
    "last Monday",
    "<b>",
    "=SUM(1)",
    "＝",
    "http://a.example/b?c#d",
    "@ana",
    "#dam",
    "e\u{301}",
    "👩\u{200d}🚒",
    "水",
    "• ",
    "1) ",
    "Q: ",
];

/// Inputs of the repository that a target has none of yet, each no longer than `bytes`.
pub fn write(target: &str, corpus: &Path, bytes: usize) -> Outcome {
    fs::create_dir_all(corpus).map_err(|e| format!("{}: {e}", corpus.display()))?;
    if target == "model" {
        // one change of each kind: cut short, of a size, of a number
        let changes: [&[u8]; 4] = [&[0, 0, 0xff, 9], &[3, 0, 0x80, 1], &[9, 200, 1, 77], &[0; 64]];
        return changes.iter().enumerate().try_for_each(|(n, change)| put(corpus, n, change));
    }
    let texts = texts()?;
    for (at, text) in texts.iter().enumerate() {
        let other = texts.get((at * 7 + 3) % texts.len()).map_or("", String::as_str);
        let text = match target {
            "again" => {
                let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                let (before, after) = text.split_at(middle);
                format!("{before}{BETWEEN}{after}")
            }
            "compare" => format!("{}{BETWEEN}{}", short(text, bytes / 2), short(other, bytes / 2)),
            "study" => format!("{}{BETWEEN}{text}", text.split(' ').next().unwrap_or("")),
            _ => text.clone(),
        };
        put(corpus, at, short(&text, bytes).as_bytes())?;
    }
    Ok(())
}

fn put(corpus: &Path, number: usize, bytes: &[u8]) -> Outcome {
    let path = corpus.join(format!("seed-{number:04}"));
    fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}

fn short(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or("")
}

/// Every text of ours: examples, goldens paragraph by paragraph, and what the specs read.
fn texts() -> Outcome<Vec<String>> {
    let mut out = BTreeSet::new();
    for folder in ["www/examples", "tests/golden", "tests/specs"] {
        for path in files(&root().join(folder))? {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            match path.extension().and_then(|end| end.to_str()) {
                Some("txt") if !path.ends_with("report.txt") => {
                    out.extend(text.split("\n\n").map(str::to_owned));
                    out.insert(text);
                }
                Some("toml") => {
                    let specs: toml::Value =
                        toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
                    spoken(&specs, &mut out);
                }
                _ => {}
            }
        }
    }
    out.retain(|text| text.trim().len() > 8);
    Ok(out.into_iter().collect())
}

/// The strings of a spec that are texts: those of several words.
fn spoken(value: &toml::Value, out: &mut BTreeSet<String>) {
    match value {
        toml::Value::String(text) if text.contains(' ') => _ = out.insert(text.clone()),
        toml::Value::Array(rows) => rows.iter().for_each(|row| spoken(row, out)),
        toml::Value::Table(rows) => rows.iter().for_each(|row| spoken(row.1, out)),
        _ => {}
    }
}

fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let entries = entries.collect::<Result<Vec<_>, _>>().map_err(|e| e.to_string())?;
    Ok(entries
        .into_iter()
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect())
}

/// Words to try, in libFuzzer's spelling; gives the file.
pub fn dictionary(folder: &Path) -> Outcome<PathBuf> {
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut words: BTreeSet<String> = SHAPES.iter().map(|shape| (*shape).to_owned()).collect();
    for name in
        ["cues", "units", "currencies", "abbreviations", "titles", "organisation-words", "word_classes"]
    {
        let path = root().join(format!("data/{name}.tsv"));
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        // from all over the list, not its beginning alone
        let step = (rows.len() / WORDS.min(rows.len().max(1))).max(1);
        words.extend(
            rows.iter()
                .step_by(step)
                .filter_map(|row| row.split('\t').next())
                .map(|word| format!(" {word} ")),
        );
    }
    let mut out = String::new();
    for word in words {
        out.push('"');
        // writing to a string cannot fail
        word.bytes().for_each(|byte| _ = write!(out, "\\x{byte:02X}"));
        out.push_str("\"\n");
    }
    let path = folder.join("words.dict");
    fs::write(&path, out).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(path)
}

/// Adds to the number of inputs that a target has read in all; gives it.
pub fn tally(folder: &Path, name: &str, executed: u64) -> Outcome<u64> {
    let path = folder.join(format!("{name}.count"));
    let before = fs::read_to_string(&path).ok().and_then(|text| text.trim().parse::<u64>().ok()).unwrap_or(0);
    let total = before + executed;
    fs::write(&path, format!("{total}\n")).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(total)
}
