//! Runs of words that stand in both texts.

use super::types::{Row, Shared};
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

/// Places of an opening that are tried: a phrase that begins more often is no sign of anything.
const OFTEN: usize = 20;

/// The runs, each as long as it can be, in B's order, and how much of each text they are.
pub(super) fn passages(a: &str, b: &str) -> (Vec<Row>, Shared) {
    let mut known = HashMap::new();
    let (ours, theirs) = (words(a, &mut known), words(b, &mut known));
    let id = |row: &(u32, Pair)| row.0;
    let (one, two): (Vec<u32>, Vec<u32>) = (ours.iter().map(id).collect(), theirs.iter().map(id).collect());
    let mut places: HashMap<&[u32], Vec<usize>> = HashMap::new();
    for (at, run) in one.windows(SHORTEST).enumerate() {
        let list = places.entry(run).or_default();
        if list.len() < OFTEN {
            list.push(at);
        }
    }
    let (mut out, mut taken, mut used) = (Vec::new(), 0, vec![false; one.len()]);
    let mut at = 0;
    while let Some(run) = two.get(at..at + SHORTEST) {
        let size = |from: usize| {
            let ahead = one.iter().skip(from).zip(two.iter().skip(at));
            ahead.take_while(|(x, y)| x == y).count()
        };
        let found = places.get(run).map_or(&[][..], Vec::as_slice).iter().map(|from| (size(*from), *from));
        // of equally long ones the first
        let best = found.fold(None, |best: Option<(usize, usize)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        });
        let Some((size, from)) = best else {
            at += 1;
            continue;
        };
        let cover = |rows: &[(u32, Pair)], from: usize| {
            let (first, last) = (rows.get(from)?, rows.get(from + size - 1)?);
            Some([first.1[0], last.1[1]])
        };
        let (a, b) = (cover(&ours, from), cover(&theirs, at));
        out.push(Row { kind: "same", a, b, alike: 1.0, ..Row::default() });
        used.iter_mut().skip(from).take(size).for_each(|word| *word = true);
        taken += size;
        at += size;
    }
    let share = |part: usize, all: usize| if all == 0 { 0.0 } else { part as f64 / all as f64 };
    let mine = used.iter().filter(|word| **word).count();
    (out, Shared { a: share(mine, one.len()), b: share(taken, two.len()) })
}
