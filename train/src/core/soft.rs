//! What larger networks think of plain sentences, in shares instead of one answer, for the small one to learn.
//!
//! In: saved networks, sentences. Out: each word's likeliest tags, governors and relations, the networks' mean.

use super::data::Batch;
use super::network::{Config, Network};
use super::run::{Corpora, Options, Trained};
use crate::corpus::{Sentence, Soft};
use crate::net::mat::Mat;
use crate::net::tape::{Goal, Tape, UNKNOWN, softmax};
use std::{io, path::Path};

/// Reads a saved network of the standard or the wide sizes.
///
/// # Errors
/// When the file cannot be read or fits neither.
pub fn load(path: &Path, corpora: &Corpora, options: &Options) -> io::Result<Trained> {
    let read = |config: Config| {
        let mut trained = Trained::new(corpora, &Options { config, ..options.clone() });
        trained.params.load(path).map(|()| trained)
    };
    read(Config::default()).or_else(|_| read(Config::wide()))
}

/// Gives every word of the sentences the networks' mean opinion.
pub fn teach(teachers: &mut [Trained], sentences: &mut [Sentence]) {
    for chunk in sentences.chunks_mut(32) {
        let opinions = {
            let read: Vec<&Sentence> = chunk.iter().collect();
            opinions(teachers, &read)
        };
        for (word, soft) in chunk.iter_mut().flatten().zip(opinions) {
            word.soft = Some(Box::new(soft));
        }
    }
}

fn opinions(teachers: &mut [Trained], sentences: &[&Sentence]) -> Vec<Soft> {
    let rows = sentences.iter().map(|sentence| sentence.len()).sum::<usize>();
    let widest = sentences.iter().map(|sentence| sentence.len()).max().unwrap_or(0);
    let mut upos = Shares::new(rows, sourcelight::syntax::Upos::ALL.len());
    let mut heads = Shares::new(rows, widest + 1);
    for trained in &mut *teachers {
        read(trained, sentences, |network, tape, batch, seen| {
            upos.add(tape.value(seen.upos));
            for sentence in 0..sentences.len() {
                let scores = tape.arc_scores(seen.dependent, seen.governor, network.tables().1, sentence);
                heads.add_arcs(&scores, batch.bounds[sentence]);
            }
        });
    }
    // relations are asked for at the governor that the mean prefers
    let heads: Vec<Goal> = heads.goals();
    let mut governors = Vec::with_capacity(rows);
    let mut start = 0;
    for sentence in sentences {
        let row = |goal: &Goal| match goal[0].0 {
            0 => number(rows),
            head => number(start) + head - 1,
        };
        governors.extend(heads[start..start + sentence.len()].iter().map(row));
        start += sentence.len();
    }
    let mut deprels = Shares::new(rows, sourcelight::syntax::Deprel::ALL.len());
    for trained in &mut *teachers {
        read(trained, sentences, |network, tape, _, seen| {
            let label = network.labels(tape, seen, &governors, None);
            deprels.add(tape.value(label));
        });
    }
    let rows = upos.goals().into_iter().zip(heads).zip(deprels.goals());
    rows.map(|((upos, heads), deprels)| Soft { upos, heads, deprels, names: None, roles: None }).collect()
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(UNKNOWN)
}

fn read(
    trained: &mut Trained,
    sentences: &[&Sentence],
    mut then: impl FnMut(&Network, &mut Tape, &Batch, &super::network::Heads),
) {
    let batch = Batch::new(sentences, &trained.words, &trained.labels, None);
    let mut tape = Tape::new(&mut trained.params, batch.bounds.clone());
    let heads = trained.network.forward(&mut tape, &batch, None);
    then(&trained.network, &mut tape, &batch, &heads);
}

/// Sums of shares, a row a word.
struct Shares(Mat);

impl Shares {
    fn new(rows: usize, cols: usize) -> Self {
        Self(Mat::zeros(rows, cols))
    }

    fn add(&mut self, scores: &Mat) {
        for row in 0..scores.rows {
            let mut shares = scores.row(row).to_vec();
            softmax(&mut shares);
            self.0.row_mut(row).iter_mut().zip(&shares).for_each(|(x, y)| *x += y);
        }
    }

    /// Arc scores have the root last; here it is class 0.
    fn add_arcs(&mut self, scores: &Mat, start: usize) {
        for row in 0..scores.rows {
            let mut shares = scores.row(row).to_vec();
            softmax(&mut shares);
            shares.rotate_right(1);
            self.0.row_mut(start + row).iter_mut().zip(&shares).for_each(|(x, y)| *x += y);
        }
    }

    /// The four likeliest classes of each row, their shares brought to one.
    fn goals(&self) -> Vec<Goal> {
        let goal = |row| {
            let mut best: Vec<(u32, f32)> =
                self.0.row(row).iter().enumerate().map(|(class, share)| (number(class), *share)).collect();
            best.sort_by(|a, b| b.1.total_cmp(&a.1));
            best.truncate(4);
            let sum: f32 = best.iter().map(|cell| cell.1).sum();
            let mut goal = [(UNKNOWN, 0.0); 4];
            for (to, from) in goal.iter_mut().zip(best) {
                *to = (from.0, from.1 / sum);
            }
            goal
        };
        (0..self.0.rows).map(goal).collect()
    }
}
