//! The texts that are timed: the golden articles, articles of several sizes made of them, and corpora where present.

use crate::shell::{Outcome, root};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Bytes and number of the made articles.
const SIZES: [(usize, usize); 4] = [(1_000, 60), (3_300, 40), (20_000, 12), (100_000, 4)];

/// Writes the texts for the stop-watches; gives each set's name, number of texts and words.
pub fn write(path: &Path, data: &Path) -> Outcome<Vec<(String, usize, usize)>> {
    let golden = golden()?;
    let mut sets = vec![("golden".to_owned(), golden.clone())];
    for (size, number) in SIZES {
        let made = (0..number).map(|turn| article(&golden, size, turn)).collect();
        sets.push((format!("{:.1} kB", size as f64 / 1000.0), made));
    }
    let polnear = lines(&data.join("attribution/polnear-dev.jsonl"));
    let news = texts(&data.join("news"));
    sets.extend([("polnear-dev".to_owned(), polnear), ("news".to_owned(), news)]);
    sets.retain(|(_, texts)| !texts.is_empty());
    let rows: Vec<Value> = sets.iter().map(|(name, texts)| json!({ "name": name, "texts": texts })).collect();
    let inputs = json!({ "warm": golden, "sets": rows }).to_string();
    fs::write(path, inputs).map_err(|e| format!("{}: {e}", path.display()))?;
    let words = |texts: &[String]| texts.iter().map(|text| text.split_whitespace().count()).sum();
    Ok(sets.iter().map(|(name, texts)| (name.clone(), texts.len(), words(texts))).collect())
}

/// The example articles of the page, then the other goldens.
fn golden() -> Outcome<Vec<String>> {
    let mut all = texts(&root().join("www/examples"));
    let mut folders = entries(&root().join("tests/golden"));
    folders.sort();
    all.extend(folders.iter().filter_map(|folder| fs::read_to_string(folder.join("source.txt")).ok()));
    if all.is_empty() { Err("There are no articles to time.".to_owned()) } else { Ok(all) }
}

/// An article of about so many bytes: the goldens' paragraphs from another place in their order each turn, with
/// other digits, so that no two are alike.
fn article(golden: &[String], size: usize, turn: usize) -> String {
    let paragraphs: Vec<&str> = golden.iter().flat_map(|text| text.split("\n\n")).collect();
    let mut out = String::new();
    for paragraph in paragraphs.iter().cycle().skip(turn * 7 % paragraphs.len().max(1)) {
        let digit = |c: char| c.to_digit(10).and_then(|n| char::from_digit((n + turn as u32) % 9 + 1, 10));
        out.extend(paragraph.trim().chars().map(|c| digit(c).unwrap_or(c)));
        out.push_str("\n\n");
        if out.len() >= size {
            break;
        }
    }
    out
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

fn texts(folder: &Path) -> Vec<String> {
    let mut paths = entries(folder);
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

fn lines(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let read = |line: &str| Some(serde_json::from_str::<Value>(line).ok()?.get("text")?.as_str()?.to_owned());
    text.lines().filter_map(read).collect()
}
