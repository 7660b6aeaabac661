//! Names on the corpora of `names`: world news that is only measured, and of each corpus that is learnt from the
//! documents that are not.

use super::{corpora, predict, spans};
use crate::core::named::{self, CORPORA, Marked};
use serde_json::{Value, json};
use sourcelight::Models;
use std::path::Path;

/// Scores by corpus.
///
/// # Errors
/// A sentence: a corpus that cannot be read.
pub fn score(data: &Path, models: &Models) -> Result<Value, String> {
    let world: Vec<Marked> = corpora::rows(&data.join("names/measure/worldwide-dev.jsonl"))?;
    let mut sets = vec![("worldwide-dev", world.into_iter().map(Marked::document).collect())];
    for (corpus, _) in CORPORA {
        sets.push((corpus, named::documents(data, corpus, true)?));
    }
    let mut out = serde_json::Map::new();
    for (set, gold) in sets {
        let pred = predict::names(&gold, models);
        // of names of other kinds each corpus has its own idea: they are not counted
        let of_three = |rows: Vec<spans::Document>| -> Vec<spans::Document> {
            let keep = |mut row: spans::Document| {
                row.spans.retain(|span| span.2 != "MISC");
                row
            };
            rows.into_iter().map(keep).collect()
        };
        out.insert(set.to_owned(), json!(spans::score(&of_three(gold), &of_three(pred))));
    }
    Ok(Value::Object(out))
}
