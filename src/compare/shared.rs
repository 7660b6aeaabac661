//! Runs of words that stand in both texts.

use super::Row;
use crate::report::Pair;
use std::collections::HashMap;

/// Words of a shared run, the fewest.
const SHORTEST: usize = 8;

/// The words of a text as numbers, with their places in bytes.
fn words(text: &str, known: &mut HashMap<String, u32>) -> Vec<(u32, Pair)> {
    let mut out = Vec::new();
    let mut from = None;
    let wordy = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match from {
            None if wordy(c) => from = Some(at),
            Some(start) if !wordy(c) => {
                let form = text.get(start..at).unwrap_or("").to_lowercase().replace('’', "'");
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                let id = *known.entry(form).or_insert(next);
                let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                out.push((id, [place(start), place(at)]));
                from = None;
            }
            _ => {}
        }
    }
    out
}

/// The runs, each as long as it can be, in B's order; the first place of its opening words in A counts.
pub(super) fn passages(a: &str, b: &str) -> Vec<Row> {
    let mut known = HashMap::new();
    let (ours, theirs) = (words(a, &mut known), words(b, &mut known));
    let id = |row: &(u32, Pair)| row.0;
    let (one, two): (Vec<u32>, Vec<u32>) = (ours.iter().map(id).collect(), theirs.iter().map(id).collect());
    let mut first: HashMap<&[u32], usize> = HashMap::new();
    for (at, run) in one.windows(SHORTEST).enumerate() {
        first.entry(run).or_insert(at);
    }
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(run) = two.get(at..at + SHORTEST) {
        let Some(from) = first.get(run).copied() else {
            at += 1;
            continue;
        };
        let mut size = SHORTEST;
        while one.get(from + size).is_some() && one.get(from + size) == two.get(at + size) {
            size += 1;
        }
        let cover = |rows: &[(u32, Pair)], from: usize| {
            let (first, last) = (rows.get(from)?, rows.get(from + size - 1)?);
            Some([first.1[0], last.1[1]])
        };
        out.push(Row { kind: "same", a: cover(&ours, from), b: cover(&theirs, at), who: None, alike: 1.0 });
        at += size;
    }
    out
}
