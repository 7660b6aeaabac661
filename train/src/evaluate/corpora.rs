//! Reading the corpora folder.

use super::attribution::rows::Article;
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

/// Whether the article of this number (from 0) of PolNeAR's training part is kept unseen: out of every model, weight
/// and rule, for measuring alone.
#[must_use]
pub const fn kept(article: usize) -> bool {
    article % 6 == 3
}

/// The articles of PolNeAR's training part that may be learnt from, in their order.
///
/// # Errors
/// A sentence that names the file and the line.
pub fn learnable(data: &Path) -> Result<Vec<Article>, String> {
    let all: Vec<Article> = rows(&data.join("attribution/polnear-train.jsonl"))?;
    Ok(all.into_iter().enumerate().filter(|row| !kept(row.0)).map(|row| row.1).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sixth_is_kept_whatever_else_is_left_out_of_the_rest() {
        let learnt: Vec<usize> = (0..840).filter(|n| !kept(*n)).collect();
        assert_eq!((learnt.len(), learnt[..5].to_vec()), (700, vec![0, 1, 2, 4, 5]));
    }
}
