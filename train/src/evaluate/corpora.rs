//! Reading the corpora folder, and which of its articles are kept from everything that is learnt or written.

use super::attribution::rows::Article;
use serde::de::DeserializeOwned;
use std::path::Path;

/// Whether a training article of PolNeAR, by its place in the file from nought, is kept: no model, no weight and no
/// rule is made from it and nobody reads it, so that a score there holds for the next article. One in six.
///
/// ```
/// let kept = (0..840).filter(|n| sourcelight_train::evaluate::corpora::is_kept(*n));
/// assert_eq!(kept.count(), 140);
/// ```
#[must_use]
pub const fn is_kept(article: usize) -> bool {
    article % 6 == 3
}

/// The articles of PolNeAR's training part that may be learnt from, in their order.
///
/// # Errors
/// A sentence that names the file and the line.
pub fn learnable(data: &Path) -> Result<Vec<Article>, String> {
    let all: Vec<Article> = rows(&data.join("attribution/polnear-train.jsonl"))?;
    Ok(all.into_iter().enumerate().filter(|row| !is_kept(row.0)).map(|row| row.1).collect())
}

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
