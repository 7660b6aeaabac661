//! Quick scores of the floating-point network on gold words: each word's best governor, tree or not.

use super::data::{Batch, Words};
use super::labels::Labels;
use super::network::Network;
use crate::corpus::Sentence;
use crate::net::{params::Params, tape::Tape};
use sourcelight::syntax::{Deprel, NameTag};

/// Shares of words that are right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Parts of speech.
    pub upos: f64,
    /// Governors.
    pub uas: f64,
    /// Governors with their relation (subtypes apart).
    pub las: f64,
}

fn best(row: &[f32]) -> usize {
    row.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |best| best.0)
}

/// Scores a treebank.
#[must_use]
pub fn score(net: &Network, params: &mut Params, words: &Words, labels: &Labels, gold: &[Sentence]) -> Score {
    let (mut upos, mut uas, mut las, mut total) = (0_u32, 0_u32, 0_u32, 0_u32);
    for chunk in gold.chunks(32) {
        let sentences: Vec<&Sentence> = chunk.iter().collect();
        let batch = Batch::new(&sentences, words, labels, None);
        let mut tape = Tape::new(params, batch.bounds.clone());
        let heads = net.forward(&mut tape, &batch, None);
        let rows = batch.words.len();
        let mut governors = Vec::with_capacity(rows);
        for sentence in 0..chunk.len() {
            let scores = tape.arc_scores(heads.dependent, heads.governor, net.tables().1, sentence);
            for n in 0..scores.rows {
                let at = best(scores.row(n));
                governors.push(if at + 1 == scores.cols { rows } else { batch.bounds[sentence] + at });
            }
        }
        let governors: Vec<u32> = governors.into_iter().filter_map(|n| u32::try_from(n).ok()).collect();
        let label = net.labels(&mut tape, &heads, &governors, None);
        for (n, &governor) in governors.iter().enumerate() {
            total += 1;
            upos += u32::from(best(tape.value(heads.upos).row(n)) == batch.upos[n] as usize);
            let relation = Deprel::ALL[best(tape.value(label).row(n))];
            let gold = Deprel::ALL.get(batch.deprels[n] as usize).copied().unwrap_or_default();
            if governor == batch.heads[n] {
                uas += 1;
                las += u32::from(relation.base() == gold.base());
            }
        }
    }
    let share = |n: u32| f64::from(n) / f64::from(total.max(1));
    Score { upos: share(upos), uas: share(uas), las: share(las) }
}

/// F1 of names, kind and bounds, in sentences with labels; each word's best label.
#[must_use]
pub fn names(net: &Network, params: &mut Params, words: &Words, labels: &Labels, gold: &[Sentence]) -> f64 {
    let (mut met, mut found, mut all) = (0_u32, 0_u32, 0_u32);
    for chunk in gold.chunks(32) {
        let sentences: Vec<&Sentence> = chunk.iter().collect();
        let batch = Batch::new(&sentences, words, labels, None);
        let mut tape = Tape::new(params, batch.bounds.clone());
        let heads = net.forward(&mut tape, &batch, None);
        let mut row = 0;
        for sentence in chunk {
            let given: Vec<&str> = sentence.iter().map(|word| &*word.name).collect();
            let read: Vec<&str> = (row..row + sentence.len())
                .map(|n| NameTag::ALL[best(tape.value(heads.name).row(n))].name())
                .collect();
            row += sentence.len();
            let (given, read) = (spans(&given), spans(&read));
            met += given.iter().map(|span| u32::from(read.contains(span))).sum::<u32>();
            found += u32::try_from(read.len()).unwrap_or(0);
            all += u32::try_from(given.len()).unwrap_or(0);
        }
    }
    2.0 * f64::from(met) / f64::from((found + all).max(1))
}

/// Runs of labels: start, end and kind.
fn spans<'a>(labels: &[&'a str]) -> Vec<(usize, usize, &'a str)> {
    let mut out: Vec<(usize, usize, &str)> = Vec::new();
    for (n, label) in labels.iter().enumerate() {
        let Some((place, kind)) = label.split_once('-') else { continue };
        match out.last_mut() {
            Some(run) if place == "I" && run.1 == n && run.2 == kind => run.1 = n + 1,
            _ => out.push((n, n + 1, kind)),
        }
    }
    out
}
