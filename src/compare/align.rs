//! Which stretch of one text belongs to which of the other: by the words they share.
//!
//! Each stretch is held against those that share one of its rarest words, a bounded number; of all pairs alike
//! enough the most alike are taken first, each stretch once.

use std::collections::{BTreeMap, BTreeSet};

/// Dice's coefficient from which two stretches belong together.
const ALIKE: f64 = 0.5;
/// Words of a stretch that are looked up.
const RAREST: usize = 6;
/// Stretches kept for a word.
const KEPT: usize = 12;

/// The words of a stretch.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    words: BTreeSet<String>,
    /// The same in order, to tell equal from alike.
    line: String,
    /// How many quotation marks: words that are quoted in one text alone are not the same there.
    marks: usize,
}

/// Quotation marks of any shape, apostrophes left out.
fn marks(text: &str) -> usize {
    let words =
        text.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | '?' | '!' | '(' | ')'));
    let open = |word: &str| word.starts_with(['\'', '‘', '"', '“', '«', '„']);
    words.filter(|word| open(word)).count()
}

impl Bag {
    /// The lower-cased words of a text.
    pub fn new(text: &str) -> Self {
        let split = |c: char| !c.is_alphanumeric() && c != '\'' && c != '’' && c != '.' && c != '%';
        let words = text.split(split).map(|word| word.trim_matches(['.', '\'', '’']));
        let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        Self { line: words.join(" "), marks: marks(text), words: words.into_iter().collect() }
    }

    /// Whether both have the same words in the same order.
    pub fn is_same(&self, other: &Self) -> bool {
        self.line == other.line && self.marks == other.marks
    }

    /// Dice's coefficient of the two, 0 to 1.
    pub fn alike(&self, other: &Self) -> f64 {
        let all = self.words.len() + other.words.len();
        if all == 0 {
            return 0.0;
        }
        2.0 * self.words.intersection(&other.words).count() as f64 / all as f64
    }
}

/// Two stretches, or one alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    pub a: Option<usize>,
    pub b: Option<usize>,
    pub alike: f64,
    same: bool,
}

impl Match {
    pub const fn kind(&self) -> &'static str {
        match (self.a, self.b, self.same) {
            (Some(_), Some(_), true) => "same",
            (Some(_), Some(_), false) => "changed",
            (Some(_), None, _) => "dropped",
            _ => "added",
        }
    }
}

/// The pairs in A's order; those of B alone stand behind the one that they follow in B, what was dropped there first.
pub(super) fn align(a: &[Bag], b: &[Bag]) -> Vec<Match> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, bag) in b.iter().enumerate() {
        bag.words.iter().for_each(|word| places.entry(word).or_default().push(at));
    }
    let mut found: Vec<(f64, usize, usize)> = Vec::new();
    for (at, bag) in a.iter().enumerate() {
        let mut rare: Vec<&Vec<usize>> =
            bag.words.iter().filter_map(|word| places.get(word.as_str())).collect();
        rare.sort_by_key(|list| list.len());
        let near: BTreeSet<usize> = rare
            .into_iter()
            .take(RAREST)
            .flat_map(|list| {
                // of many the ones that stand about as far into the text
                let middle = list.partition_point(|other| other * a.len().max(1) < at * b.len().max(1));
                let from = middle.saturating_sub(KEPT / 2).min(list.len().saturating_sub(KEPT));
                list.iter().skip(from).take(KEPT).copied()
            })
            .collect();
        let rows = near.into_iter().filter_map(|other| Some((bag.alike(b.get(other)?), at, other)));
        found.extend(rows.filter(|row| row.0 >= ALIKE));
    }
    found.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
    let (mut ours, mut theirs) = (vec![None; a.len()], vec![false; b.len()]);
    for (alike, at, other) in found {
        if let (Some(mine @ None), Some(taken @ false)) = (ours.get_mut(at), theirs.get_mut(other)) {
            *mine = Some((other, alike));
            *taken = true;
        }
    }
    let equal =
        |at: usize, other: usize| a.get(at).zip(b.get(other)).is_some_and(|(one, two)| one.is_same(two));
    // by the stretch of B that they follow (0: none), those that B has alone
    let mut follow: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut last = 0;
    for (at, taken) in theirs.into_iter().enumerate() {
        if taken {
            last = at + 1;
        } else {
            follow.entry(last).or_default().push(at);
        }
    }
    let mut out: Vec<Match> = Vec::with_capacity(a.len());
    let mut waiting = follow.remove(&0).unwrap_or_default();
    let alone = |at: usize| Match { a: None, b: Some(at), alike: 0.0, same: false };
    for (at, row) in ours.into_iter().enumerate() {
        let (other, alike) = row.map_or((None, 0.0), |(other, alike)| (Some(other), alike));
        if let Some(other) = other {
            let next = follow.remove(&(other + 1)).unwrap_or_default();
            out.extend(std::mem::replace(&mut waiting, next).into_iter().map(alone));
        }
        let same = other.is_some_and(|other| equal(at, other));
        out.push(Match { a: Some(at), b: other, alike, same });
    }
    out.extend(waiting.into_iter().map(alone));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_belong_together() {
        let bags = |lines: &[&str]| lines.iter().map(|line| Bag::new(line)).collect::<Vec<_>>();
        let a = bags(&["The old dam held.", "Rain fell all night long.", "Nobody spoke."]);
        let b = bags(&["Rain fell all day long.", "The old dam held.", "Ana Orsel left."]);
        let found = align(&a, &b);
        let shown: Vec<_> = found.iter().map(|row| (row.kind(), row.a, row.b)).collect();
        assert_eq!(
            shown,
            [
                ("same", Some(0), Some(1)),
                ("added", None, Some(2)),
                ("changed", Some(1), Some(0)),
                ("dropped", Some(2), None)
            ]
        );
    }
}
