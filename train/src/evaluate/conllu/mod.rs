//! Tokens to trees from raw text: the CoNLL 2018 metrics of `score_conllu.py`.
//!
//! In: gold and predicted CoNLL-U of the same characters. Out: one score a metric. Knows nothing of
//! how predictions are made.

pub mod raw;
pub mod read;

use super::letters::Range;
use super::measure::{Prf, round, share};
use read::{Parent, Treebank, Word};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One metric.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Metric {
    /// Precision, recall, F1 and counts.
    #[serde(flatten)]
    pub prf: Prf,
    /// Matches over aligned words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aligned_accuracy: Option<f64>,
}

fn metric(matched: usize, pred: usize, gold: usize, aligned: Option<usize>) -> Metric {
    // the shared task's F1, which rounds otherwise than the mean of rounded parts
    let f1 = round(share(2 * matched, pred + gold));
    let prf = Prf { f1, ..Prf::new(matched, pred, gold) };
    Metric { prf, aligned_accuracy: aligned.map(|aligned| round(share(matched, aligned))) }
}

/// Scores a system's trees against gold's.
///
/// # Errors
/// A sentence saying where the two texts begin to differ.
pub fn score(gold: &Treebank, system: &Treebank) -> Result<BTreeMap<&'static str, Metric>, String> {
    if gold.chars != system.chars {
        return Err(difference(&gold.chars, &system.chars));
    }
    let pairs = align(&gold.words, &system.words);
    let to_gold: BTreeMap<usize, usize> = pairs.iter().map(|&(g, s)| (s, g)).collect();
    let same_head = |g: &Word, s: &Word| match (g.parent, s.parent) {
        (Parent::Root, Parent::Root) => true,
        (Parent::Word(g), Parent::Word(s)) => to_gold.get(&s) == Some(&g),
        _ => false,
    };
    let words = |ok: &dyn Fn(&Word, &Word) -> bool| {
        let right = |&&(g, s): &&(usize, usize)| {
            gold.words.get(g).zip(system.words.get(s)).is_some_and(|(g, s)| ok(g, s))
        };
        let matched = pairs.iter().filter(right).count();
        metric(matched, system.words.len(), gold.words.len(), Some(pairs.len()))
    };
    let spans = |gold: &[Range], system: &[Range]| {
        let (g, s): (BTreeSet<_>, BTreeSet<_>) = (gold.iter().collect(), system.iter().collect());
        metric(g.intersection(&s).count(), system.len(), gold.len(), None)
    };
    Ok(BTreeMap::from([
        ("Tokens", spans(&gold.tokens, &system.tokens)),
        ("Sentences", spans(&gold.sentences, &system.sentences)),
        ("Words", words(&|_, _| true)),
        ("UPOS", words(&|g, s| g.upos == s.upos)),
        ("XPOS", words(&|g, s| g.xpos == s.xpos)),
        ("Lemmas", words(&|g, s| g.lemma == "_" || g.lemma == s.lemma)),
        ("UAS", words(&same_head)),
        ("LAS", words(&|g, s| g.deprel == s.deprel && same_head(g, s))),
    ]))
}

fn difference(gold: &[char], system: &[char]) -> String {
    let at = gold.iter().zip(system).position(|(g, s)| g != s).unwrap_or(gold.len().min(system.len()));
    let around = |chars: &[char]| -> String { chars.iter().skip(at.saturating_sub(20)).take(40).collect() };
    format!(
        "the texts differ at the {at}th character that is no space: gold {:?}, system {:?}",
        around(gold),
        around(system)
    )
}

/// Pairs of aligned words, by row: by offsets, and inside stretches covered by multiword tokens (on
/// either side) by the longest common subsequence of their lower-cased forms.
fn align(gold: &[Word], system: &[Word]) -> Vec<(usize, usize)> {
    let multiword: BTreeSet<Range> =
        gold.iter().chain(system).filter(|word| word.multiword).map(|word| word.span).collect();
    let mut regions: Vec<Range> = Vec::new();
    for (start, end) in multiword {
        match regions.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => regions.push((start, end)),
        }
    }
    let (gold_inside, gold_outside) = split(gold, &regions);
    let (system_inside, system_outside) = split(system, &regions);
    let mut pairs: Vec<(usize, usize)> =
        gold_outside.iter().filter_map(|(span, &g)| system_outside.get(span).map(|&s| (g, s))).collect();
    for (a, b) in gold_inside.iter().zip(&system_inside) {
        common(gold, system, a, b, &mut pairs);
    }
    pairs
}

/// Word rows inside each region, and the others by their span.
fn split(words: &[Word], regions: &[Range]) -> (Vec<Vec<usize>>, BTreeMap<Range, usize>) {
    let mut inside = vec![Vec::new(); regions.len()];
    let mut outside = BTreeMap::new();
    let mut at = 0;
    for (row, word) in words.iter().enumerate() {
        while regions.get(at).is_some_and(|region| region.1 <= word.span.0) {
            at += 1;
        }
        let within = regions.get(at).is_some_and(|r| r.0 <= word.span.0 && word.span.1 <= r.1);
        match inside.get_mut(at) {
            Some(rows) if within => rows.push(row),
            _ => {
                outside.insert(word.span, row);
            }
        }
    }
    (inside, outside)
}

fn common(gold: &[Word], system: &[Word], a: &[usize], b: &[usize], pairs: &mut Vec<(usize, usize)>) {
    let form = |words: &[Word], row: &usize| words.get(*row).map(|word| word.form.to_lowercase());
    let fa: Vec<_> = a.iter().map(|row| form(gold, row)).collect();
    let fb: Vec<_> = b.iter().map(|row| form(system, row)).collect();
    let mut table = vec![0_usize; (a.len() + 1) * (b.len() + 1)];
    let cell = |i: usize, j: usize| i * (b.len() + 1) + j;
    let read = |table: &[usize], i: usize, j: usize| table.get(cell(i, j)).copied().unwrap_or(0);
    for (i, x) in fa.iter().enumerate().rev() {
        for (j, y) in fb.iter().enumerate().rev() {
            let longer = if x == y { 1 + read(&table, i + 1, j + 1) } else { 0 };
            let best = read(&table, i + 1, j).max(read(&table, i, j + 1)).max(longer);
            if let Some(place) = table.get_mut(cell(i, j)) {
                *place = best;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (fa.get(i), fb.get(j)) {
        if x == y {
            pairs.extend(a.get(i).copied().zip(b.get(j).copied()));
            i += 1;
            j += 1;
        } else if read(&table, i, j) == read(&table, i + 1, j) {
            i += 1;
        } else {
            j += 1;
        }
    }
}
