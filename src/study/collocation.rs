//! What keeps company with a word: measures of association over a window of words.
//!
//! Expected counts are those of words thrown together at random: f(word) W / N, where W is how many words stand
//! in the windows (Evert 2008, surface co-occurrence). Windows end at the sentence, and a word in the windows of
//! two nodes is one word in the company of the nearer: W is counted, and not taken for 2w f(node).

use super::types::Pair;
use super::words::Words;
use serde::Serialize;
use std::collections::BTreeMap;

/// A word that stands near the query.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Collocate {
    /// Lower-cased.
    pub word: String,
    /// How often it stands before the query, within the window.
    pub left: u32,
    /// How often behind it.
    pub right: u32,
    /// How often in the whole text.
    pub count: u32,
    /// Whether any text is full of it.
    pub small: bool,
    /// How strongly the two go together.
    #[serde(flatten)]
    pub measures: Measures,
    /// Where, near the query.
    pub places: Vec<Pair>,
}

/// Measures of association (Evert 2008; logDice: Rychlý 2008). Observed and expected stand beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Measures {
    /// Times the two stand together.
    pub observed: u32,
    /// Times they would by chance.
    pub expected: f64,
    /// Mutual information: log2 (O / E). High for rare pairs.
    pub mi: f64,
    /// log2 (O³ / E): the same with less weight on rare pairs.
    pub mi3: f64,
    /// t score: (O − E) / √O.
    pub t_score: f64,
    /// z score: (O − E) / √E.
    pub z_score: f64,
    /// 14 + log2 (2 O / (f(node) + f(word))): the same scale for texts of any length.
    pub log_dice: f64,
    /// Log-likelihood ratio of the two by two table (Dunning 1993); above 3.84 chance alone is unlikely (p < 0.05).
    pub log_likelihood: f64,
}

/// The measures from counts: times together, of the node, of the word, words of the text, words in the node's windows.
///
/// ```
/// use sourcelight::study::measures;
/// let found = measures(10, 20, 40, 1000, 200);
/// assert!((found.expected - 8.0).abs() < 1e-9);
/// assert!((found.t_score - 0.632456).abs() < 1e-6 && (found.log_dice - 12.415037).abs() < 1e-6);
/// ```
#[must_use]
pub fn measures(together: u32, node: u32, word: u32, total: u32, windows: u32) -> Measures {
    if together == 0 || node == 0 || word == 0 || total == 0 {
        return Measures::default();
    }
    let (o, f, g, n) = (f64::from(together), f64::from(node), f64::from(word), f64::from(total));
    let places = f64::from(windows.max(together)).min(n);
    let e = g * places / n;
    let cell =
        |seen: f64, chance: f64| if seen > 0.0 && chance > 0.0 { seen * (seen / chance).ln() } else { 0.0 };
    let (a, b, c) = (o, (places - o).max(0.0), (g - o).max(0.0));
    let d = (n - a - b - c).max(0.0);
    let (row, column) = ((a + b, c + d), (a + c, b + d));
    let all = a + b + c + d;
    let chance = |row: f64, column: f64| row * column / all;
    let likelihood = cell(a, chance(row.0, column.0))
        + cell(b, chance(row.0, column.1))
        + cell(c, chance(row.1, column.0))
        + cell(d, chance(row.1, column.1));
    Measures {
        observed: together,
        expected: e,
        mi: (o / e).log2(),
        mi3: (o * o * o / e).log2(),
        t_score: (o - e) / o.sqrt(),
        z_score: (o - e) / e.sqrt(),
        log_dice: 14.0 + (2.0 * o / (f + g)).log2(),
        log_likelihood: 2.0 * likelihood,
    }
}

/// The words near the query, by log-likelihood; those that stand near it less often than by chance come last.
pub(super) fn table(words: &Words, nodes: &[(usize, usize)], window: usize, most: usize) -> Vec<Collocate> {
    // each word of the windows: how far the nearest node is, and whether it stands before that
    let mut windows: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    for (from, end) in nodes {
        let left = (from.saturating_sub(window)..*from).map(|at| (at, from - at, true));
        let right = (*end..(end + window).min(words.ids.len())).map(|at| (at, at + 1 - end, false));
        for (at, far, before) in left.chain(right) {
            if words.sentences.get(*from) == words.sentences.get(at) {
                let place = windows.entry(at).or_insert((far, before));
                *place = (*place).min((far, before));
            }
        }
    }
    let mut near: BTreeMap<u32, (u32, u32, Vec<usize>)> = BTreeMap::new();
    for (at, (_, before)) in &windows {
        let Some(id) = words.ids.get(*at) else { continue };
        let row = near.entry(*id).or_default();
        *if *before { &mut row.0 } else { &mut row.1 } += 1;
        row.2.push(*at);
    }
    let count = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
    let places = u32::try_from(windows.len()).unwrap_or(u32::MAX);
    let view = |(id, (left, right, at)): (u32, (u32, u32, Vec<usize>))| Collocate {
        word: words.form(id).to_owned(),
        left,
        right,
        count: words.frequency(id),
        small: words.is_small(id),
        measures: measures(left + right, count, words.frequency(id), words.count(), places),
        places: at.into_iter().map(|at| words.pair(at, at + 1)).collect(),
    };
    let mut out: Vec<Collocate> = near.into_iter().map(view).collect();
    let key = |row: &Collocate| {
        let Measures { log_likelihood: strength, observed, expected, .. } = row.measures;
        if f64::from(observed) >= expected { strength } else { -strength }
    };
    out.sort_by(|a, b| {
        key(b)
            .total_cmp(&key(a))
            .then_with(|| b.measures.observed.cmp(&a.measures.observed))
            .then_with(|| a.word.cmp(&b.word))
    });
    out.truncate(most);
    out
}

#[cfg(test)]
mod tests {
    use crate::segment::segment;
    use crate::study::{Question, study};

    #[test]
    fn windows_are_counted_as_they_are() {
        // two sentences of five words; "dam" between two nodes is one word
        let text = "Old dam old held well. Nobody saw the old dam.";
        let question = Question { query: "old".into(), window: 2, ..Question::default() };
        let found = study(text, &segment(text), &Default::default(), &question);
        let dam = found.collocates.iter().find(|row| row.word == "dam").unwrap();
        // in the windows: Old dam old held well; saw the dam
        let (observed, words, windows, count) = (2.0_f64, 10.0, 8.0, 2.0);
        let expected = count * windows / words;
        assert_eq!((dam.left, dam.right, dam.measures.observed), (0, 2, 2));
        assert!((dam.measures.expected - expected).abs() < 1e-9, "{:?}", dam.measures);
        assert!((dam.measures.mi - (observed / expected).log2()).abs() < 1e-9);
    }
}
