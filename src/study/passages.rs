//! Passages that come more than once, each as long as it can be.

use super::types::Pair;
use super::words::Words;
use serde::Serialize;
use std::collections::HashMap;

/// A passage and its places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// Its words, lower-cased, joined by spaces.
    pub words: String,
    /// How many words.
    pub size: u32,
    /// Where, in reading order.
    pub places: Vec<Pair>,
}

/// Passages of `shortest` words and more, the longest first. Each place is held against the first place of
/// its opening words only, so that the work stays in step with the text.
pub(super) fn table(words: &Words, shortest: usize, most: usize) -> Vec<Passage> {
    let mut first: HashMap<&[u32], usize> = HashMap::new();
    // by first place and length: later places
    let mut found: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    let mut until = 0;
    for (at, run) in words.ids.windows(shortest).enumerate() {
        let earlier = *first.entry(run).or_insert(at);
        if earlier == at || at < until || at < earlier + shortest {
            continue;
        }
        let alike = |n: &usize| {
            earlier + n < at
                && words.ids.get(at + n).is_some()
                && words.ids.get(at + n) == words.ids.get(earlier + n)
        };
        let size = (shortest..).take_while(alike).last().map_or(shortest, |n| n + 1);
        until = at + size;
        found.entry((earlier, size)).or_default().push(at);
    }
    let mut rows: Vec<((usize, usize), Vec<usize>)> = found.into_iter().collect();
    rows.sort_by_key(|((from, size), _)| (std::cmp::Reverse(*size), *from));
    rows.truncate(most);
    let view = |((from, size), places): ((usize, usize), Vec<usize>)| Passage {
        words: words.joined(from, from + size),
        size: u32::try_from(size).unwrap_or(u32::MAX),
        places: std::iter::once(from).chain(places).map(|at| words.pair(at, at + size)).collect(),
    };
    rows.into_iter().map(view).collect()
}
