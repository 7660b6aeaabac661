//! A network's own shares: what the weights that a run starts from make of texts, so that what they know does not
//! drift while another layer learns.
//!
//! In: sentences, a network before its training. Out: the likeliest classes of each word with their shares.

use super::data::Batch;
use super::run::Trained;
use crate::corpus::{Sentence, Soft};
use crate::net::tape::{Goal, Tape, UNKNOWN, softmax, sure};
use sourcelight::syntax::NameTag;

/// Sentences that are read at once.
const AT_ONCE: usize = 32;

/// What gold says of sentences, and what is left to the network.
#[derive(Clone, Copy, Debug)]
pub struct Gold {
    /// Whether tags and trees are gold.
    pub trees: bool,
    /// Whether gold marks names of all kinds. If not, a word outside all names that the network takes for one of another
    /// kind than people, bodies and places is left to the network.
    pub kinds: bool,
}

/// Gives the words of sentences the network's own shares.
pub fn teach<'a>(trained: &mut Trained, sentences: impl Iterator<Item = &'a mut Sentence>, gold: Gold) {
    let mut some: Vec<&mut Sentence> = Vec::with_capacity(AT_ONCE);
    for sentence in sentences {
        some.push(sentence);
        if some.len() == AT_ONCE {
            read(trained, &mut some, gold);
            some.clear();
        }
    }
    read(trained, &mut some, gold);
}

fn read(trained: &mut Trained, sentences: &mut [&mut Sentence], gold: Gold) {
    let Trained { network, params, words, labels } = trained;
    let shown: Vec<&Sentence> = sentences.iter().map(|sentence| &**sentence).collect();
    let batch = Batch::new(&shown, words, labels, None);
    let mut tape = Tape::new(params, batch.bounds.clone());
    let heads = network.forward(&mut tape, &batch, None);
    let mut governors: Vec<Goal> = Vec::with_capacity(batch.words.len());
    for sentence in 0..sentences.len() {
        let mut scores = tape.arc_scores(heads.dependent, heads.governor, network.tables().1, sentence);
        let root = scores.cols - 1;
        let place = |column: usize| if column == root { 0 } else { column + 1 };
        governors.extend((0..scores.rows).map(|n| four(scores.row_mut(n), place)));
    }
    // the relation is that to the likeliest governor
    let mut rows = Vec::with_capacity(governors.len());
    for pair in batch.bounds.windows(2) {
        rows.extend(governors[pair[0]..pair[1]].iter().map(|goal| match goal[0].0 {
            0 => UNKNOWN,
            head => u32::try_from(pair[0]).unwrap_or(UNKNOWN) + head - 1,
        }));
    }
    let relations = network.labels(&mut tape, &heads, &rows, None);
    let at = |node, n: usize| four(&mut tape.value(node).row(n).to_vec(), |class| class);
    for (n, word) in sentences.iter_mut().flat_map(|sentence| sentence.iter_mut()).enumerate() {
        let (unknown, names) = (sure(UNKNOWN), at(heads.name, n));
        if word.name == "O" && !gold.kinds && other(&names) {
            word.name.clear();
        }
        // where gold speaks, it alone teaches
        let names = if word.name.is_empty() { names } else { unknown };
        word.soft = Some(Box::new(if gold.trees {
            Soft { upos: unknown, heads: unknown, deprels: unknown, names, roles: unknown }
        } else {
            Soft {
                upos: at(heads.upos, n),
                heads: governors[n],
                deprels: at(relations, n),
                names,
                roles: unknown,
            }
        }));
    }
}

/// Whether the likeliest label is that of a name of another kind.
fn other(names: &Goal) -> bool {
    NameTag::ALL.get(names[0].0 as usize).is_some_and(|tag| tag.name().ends_with("MISC"))
}

/// The four largest of scores as shares of all, in falling order; `class` gives a place's class.
fn four(scores: &mut [f32], class: impl Fn(usize) -> usize) -> Goal {
    softmax(scores);
    let mut out = sure(UNKNOWN);
    out[0].1 = 0.0;
    for (place, share) in scores.iter().enumerate() {
        let Some(at) = out.iter().position(|cell| *share > cell.1) else { continue };
        out[at..].rotate_right(1);
        out[at] = (u32::try_from(class(place)).unwrap_or(UNKNOWN), *share);
    }
    let sum: f32 = out.iter().map(|cell| cell.1).sum();
    out.iter_mut().for_each(|cell| cell.1 /= sum.max(1e-9));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_shares_come_first_and_sum_to_one() {
        let goal = four(&mut [0.0, 3.0, -9.0, 1.0, 2.0, -2.0], |place| 10 + place);
        assert_eq!(goal.map(|cell| cell.0), [11, 14, 13, 10]);
        assert!((goal.iter().map(|cell| cell.1).sum::<f32>() - 1.0).abs() < 1e-6);
        assert_eq!(four(&mut [1.0], |place| place)[1], (UNKNOWN, 0.0));
    }
}
