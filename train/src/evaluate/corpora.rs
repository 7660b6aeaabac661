//! Reading the corpora folder.

use serde::de::DeserializeOwned;
use std::path::Path;

/// A file's text.
///
/// # Errors
/// A sentence that names the file.
pub fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// JSON Lines as rows.
///
/// # Errors
/// A sentence that names the file and the line.
pub fn rows<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    let text = text(path)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(n, line)| {
            serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), n + 1))
        })
        .collect()
}
