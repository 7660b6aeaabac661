//! Sentence boundaries against pySBD's golden rules: a case is right when all its sentences are.

use serde::{Deserialize, Serialize};

/// A text and its sentences.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Case {
    /// The text; a prediction leaves nothing out either.
    pub text: String,
    /// Its sentences.
    pub sentences: Vec<String>,
}

/// How many cases are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// Right.
    pub right: usize,
    /// Of how many.
    pub of: usize,
}

/// Whether the two have the same sentences, outer white space aside.
#[must_use]
pub fn agree(gold: &Case, pred: &Case) -> bool {
    gold.sentences.iter().map(|s| s.trim()).eq(pred.sentences.iter().map(|s| s.trim()))
}

/// Scores predictions, in gold's order.
#[must_use]
pub fn score(gold: &[Case], pred: &[Case]) -> Scores {
    Scores { right: gold.iter().zip(pred).filter(|(g, p)| agree(g, p)).count(), of: gold.len() }
}
