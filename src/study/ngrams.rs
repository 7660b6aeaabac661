//! Sequences of words that come more than once.

use super::types::Pair;
use super::words::Words;
use serde::Serialize;
use std::collections::HashMap;

/// A sequence of words and its places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ngram {
    /// The words, lower-cased, joined by spaces.
    pub words: String,
    /// How many words.
    pub size: u32,
    /// How often.
    pub count: u32,
    /// Where, in reading order.
    pub places: Vec<Pair>,
}

/// The most frequent sequences of two words up to `longest` within a sentence, of which a word at least is not
/// small, with those left out that only ever stand inside a longer one.
pub(super) fn table(words: &Words, longest: usize, most: usize) -> Vec<Ngram> {
    let small = words.small();
    let content = |id: &u32| !small.get(*id as usize).copied().unwrap_or(false);
    let mut found: Vec<(Vec<usize>, usize)> = Vec::new();
    let mut longer: HashMap<&[u32], usize> = HashMap::new();
    for size in (2..=longest).rev() {
        let mut places: HashMap<&[u32], Vec<usize>> = HashMap::new();
        for (at, run) in words.ids.windows(size).enumerate() {
            // both ends are words of content: "of the" says nothing
            let ends = run.first().is_some_and(content) && run.last().is_some_and(content);
            if ends && words.one_sentence(at, at + size) {
                places.entry(run).or_default().push(at);
            }
        }
        let mut rows: Vec<(&[u32], Vec<usize>)> = places.into_iter().filter(|(_, at)| at.len() > 1).collect();
        rows.sort_by(|a, b| a.1.cmp(&b.1));
        for (run, at) in rows {
            if longer.get(run).is_none_or(|count| *count < at.len()) {
                found.push((at.clone(), size));
            }
            for inner in (2..size).flat_map(|inner| run.windows(inner)) {
                let most = longer.entry(inner).or_default();
                *most = (*most).max(at.len());
            }
        }
    }
    let key = |row: &(Vec<usize>, usize)| {
        (std::cmp::Reverse(row.0.len()), std::cmp::Reverse(row.1), row.0.first().copied())
    };
    found.sort_by_key(key);
    found.truncate(most);
    let view = |(places, size): (Vec<usize>, usize)| Ngram {
        words: places.first().map_or_else(String::new, |at| words.joined(*at, at + size)),
        size: u32::try_from(size).unwrap_or(0),
        count: u32::try_from(places.len()).unwrap_or(u32::MAX),
        places: places.iter().map(|at| words.pair(*at, at + size)).collect(),
    };
    found.into_iter().map(view).collect()
}
