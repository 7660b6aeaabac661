//! How often each word stands in the text, and how evenly.

use super::dispersion::{Dispersion, dispersion};
use super::types::Pair;
use super::words::Words;
use serde::Serialize;

/// A word and its places.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Frequency {
    /// Lower-cased.
    pub word: String,
    /// How often.
    pub count: u32,
    /// The same per 1000 words.
    pub per_thousand: f64,
    /// Whether any text is full of it ("the", "of").
    pub small: bool,
    /// How evenly it is spread; for words that stand twice at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispersion: Option<Dispersion>,
    /// Where, in reading order.
    pub places: Vec<Pair>,
}

/// The most frequent words, words of content before small ones as frequent.
pub(super) fn table(words: &Words, parts: usize, most: usize) -> Vec<Frequency> {
    let total = words.ids.len();
    let small = words.small();
    let small = |id: u32| small.get(id as usize).copied().unwrap_or(false);
    let mut order: Vec<u32> = (0..words.types()).collect();
    order.sort_by(|a, b| {
        let key = |id: u32| (std::cmp::Reverse(words.frequency(id)), small(id));
        key(*a).cmp(&key(*b)).then_with(|| words.form(*a).cmp(words.form(*b)))
    });
    // small words fill no places of others: the table holds `most` of each
    let (mut content, mut rest) = (0, 0);
    order.retain(|id| {
        let count = if small(*id) { &mut rest } else { &mut content };
        *count += 1;
        *count <= most
    });
    let mut row_of = vec![usize::MAX; words.types() as usize];
    for (row, id) in order.iter().enumerate() {
        if let Some(cell) = row_of.get_mut(*id as usize) {
            *cell = row;
        }
    }
    let mut positions: Vec<Vec<usize>> = vec![Vec::new(); order.len()];
    for (at, id) in words.ids.iter().enumerate() {
        let row = row_of.get(*id as usize).and_then(|row| positions.get_mut(*row));
        row.into_iter().for_each(|row| row.push(at));
    }
    let view = |(id, positions): (&u32, Vec<usize>)| Frequency {
        word: words.form(*id).to_owned(),
        count: words.frequency(*id),
        per_thousand: f64::from(words.frequency(*id)) * 1000.0 / total.max(1) as f64,
        small: small(*id),
        dispersion: (positions.len() > 1).then(|| dispersion(&positions, total, parts)),
        places: positions.iter().map(|at| words.pair(*at, at + 1)).collect(),
    };
    order.iter().zip(positions).map(view).collect()
}
