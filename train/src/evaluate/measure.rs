//! Precision, recall and F1, rounded as the reference scorers round.

use serde::Serialize;

/// To six decimals, half to even on the exact binary value (what Python's `round` does).
#[must_use]
pub fn round(value: f64) -> f64 {
    places(value, 6)
}

/// To so many decimals.
#[must_use]
pub fn places(value: f64, decimals: usize) -> f64 {
    format!("{value:.decimals$}").parse().unwrap_or(value)
}

/// A share, nought where there is nothing to share.
#[must_use]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Precision, recall and their harmonic mean, with the counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Prf {
    /// Precision.
    pub p: f64,
    /// Recall.
    pub r: f64,
    /// Harmonic mean.
    pub f1: f64,
    /// Matches, counted from the predictions' side.
    #[serde(rename = "match")]
    pub matched: usize,
    /// Predictions.
    pub pred: usize,
    /// Gold.
    pub gold: usize,
}

impl Prf {
    /// Of matches, predictions and gold.
    #[must_use]
    pub fn new(matched: usize, pred: usize, gold: usize) -> Self {
        Self::two_sided(matched, matched, pred, gold)
    }

    /// The same where the matches counted from gold's side differ.
    #[must_use]
    pub fn two_sided(matched: usize, from_gold: usize, pred: usize, gold: usize) -> Self {
        let (p, r) = (share(matched, pred), share(from_gold, gold));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        Self { p: round(p), r: round(r), f1: round(f1), matched, pred, gold }
    }
}

/// Counts that become a [`Prf`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Matches.
    pub matched: usize,
    /// Predictions.
    pub pred: usize,
    /// Gold.
    pub gold: usize,
}

impl Tally {
    /// Adds one document's counts.
    pub fn add(&mut self, matched: usize, pred: usize, gold: usize) {
        self.matched += matched;
        self.pred += pred;
        self.gold += gold;
    }

    /// Adds another tally.
    pub fn join(&mut self, other: Self) {
        self.add(other.matched, other.pred, other.gold);
    }

    /// As precision, recall and F1.
    #[must_use]
    pub fn prf(self) -> Prf {
        Prf::new(self.matched, self.pred, self.gold)
    }
}
