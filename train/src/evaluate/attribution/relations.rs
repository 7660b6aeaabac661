//! Which gold attributions were met: a greedy one-to-one matching, best content overlap first.

use super::side::Item;
use crate::evaluate::letters::{Letters, Range, intersection};
use std::collections::BTreeSet;

/// Letters and digits of a list of disjoint ranges.
#[must_use]
pub fn weight(letters: &Letters, ranges: &[Range]) -> usize {
    ranges.iter().map(|&range| letters.weigh(range)).sum()
}

/// Pairs of row numbers (gold, predicted). A pair matches when the cues share a letter (if either has
/// no cue: the contents), the contents' Jaccard index is at least one half, and the sources share a
/// letter or are both absent.
#[must_use]
pub fn matched(letters: &Letters, gold: &[Item], pred: &[Item]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in pred.iter().enumerate() {
            if let Some((jaccard, cue)) = pair(letters, g, p) {
                pairs.push((jaccard, cue, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
    let (mut golds, mut preds) = (BTreeSet::new(), BTreeSet::new());
    let mut out = Vec::new();
    for (_, _, i, j) in pairs {
        if !golds.contains(&i) && !preds.contains(&j) {
            golds.insert(i);
            preds.insert(j);
            out.push((i, j));
        }
    }
    out
}

/// The contents' Jaccard index and the letters the cues share, where the two match.
fn pair(letters: &Letters, g: &Item, p: &Item) -> Option<(f64, usize)> {
    let shared = |a: &[Range], b: &[Range]| -> usize { weight(letters, &intersection(a, b)) };
    let [g_source, g_cue, g_content] = &g.chars;
    let [p_source, p_cue, p_content] = &p.chars;
    let both = shared(g_content, p_content);
    let union = weight(letters, g_content) + weight(letters, p_content) - both;
    let jaccard = if union == 0 { 0.0 } else { both as f64 / union as f64 };
    if jaccard < 0.5 {
        return None;
    }
    let cue = shared(g_cue, p_cue);
    let cued = weight(letters, g_cue) > 0 && weight(letters, p_cue) > 0;
    let anchored = if cued { cue > 0 } else { both > 0 };
    let absent = weight(letters, g_source) == 0 && weight(letters, p_source) == 0;
    (anchored && (absent || shared(g_source, p_source) > 0)).then_some((jaccard, cue))
}
