//! The texts of the licences of the crates in the module, each text once.

use crate::shell::{self, Outcome};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// What files that hold a licence begin with.
const NAMES: [&str; 4] = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"];

/// The texts for the crates of the names and versions given.
pub fn of_crates(crates: &[(String, String, String)]) -> Outcome<String> {
    let told = shell::output(shell::cargo().args(["metadata", "--format-version", "1", "--locked"]))?;
    let told: Value = serde_json::from_str(&told).map_err(|e| e.to_string())?;
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, version, licence) in crates {
        let row = told.get("packages").and_then(Value::as_array).into_iter().flatten().find(|row| {
            let is = |key: &str, value: &str| row.get(key).and_then(Value::as_str) == Some(value);
            is("name", name) && is("version", version)
        });
        let manifest = row.and_then(|row| row.get("manifest_path")).and_then(Value::as_str);
        let folder = manifest.and_then(|path| Path::new(path).parent());
        let folder = folder.ok_or_else(|| format!("cargo does not say where {name} lies"))?;
        for text in licences(folder).map_err(|e| format!("{name}: {e}"))? {
            texts.entry(text).or_default().push(format!("{name} {version} ({licence})"));
        }
        if !texts.values().flatten().any(|row| row.starts_with(&format!("{name} {version} "))) {
            return Err(format!("{name} brings no text of its licence"));
        }
    }
    let mut out = String::new();
    // writing to a string cannot fail
    texts.iter().for_each(|(text, names)| _ = writeln!(out, "{}\n\n{text}\n\n----\n", names.join("\n")));
    Ok(out)
}

/// The texts that lie in a folder.
fn licences(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && NAMES.iter().any(|begin| name.starts_with(begin)) {
            out.push(fs::read_to_string(&path)?.replace("\r\n", "\n").trim().to_owned());
        }
    }
    out.sort();
    Ok(out)
}
