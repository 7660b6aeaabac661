//! Figures and dates by folds: cases of one pattern lie in one fold, so that near-copies of a sentence do not vouch
//! for each other. The rules are written by hand: the folds tell how far a figure depends on which cases are asked,
//! and are the measure by which anything learnt of them is chosen.

use super::rows::{Answer, Gold};
use super::score;
use crate::evaluate::measure::round;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many.
const FOLDS: usize = 5;

/// Extraction F1 over the folds.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Folds {
    /// Their mean.
    pub mean: f64,
    /// The worst.
    pub lowest: f64,
    /// Each type's mean over the folds that hold it.
    pub types: BTreeMap<String, f64>,
}

/// A case's pattern: its words without figures and without case.
fn pattern(gold: &Gold) -> String {
    let mut out = String::new();
    for c in gold.2.input.to_lowercase().chars() {
        match c {
            '0'..='9' if out.ends_with('0') => {}
            '0'..='9' => out.push('0'),
            c if c.is_alphabetic() => out.push(c),
            _ if out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out
}

/// A pattern's hash, as a fold.
fn fold(gold: &Gold) -> usize {
    sourcelight::model::features::word_hash(&pattern(gold)) as usize % FOLDS
}

/// Scores each fold.
#[must_use]
pub fn folds(gold: &[Gold], answers: &[Answer]) -> Folds {
    let mut parts: Vec<Vec<Gold>> = vec![Vec::new(); FOLDS];
    for row in gold {
        if let Some(part) = parts.get_mut(fold(row)) {
            part.push(row.clone());
        }
    }
    let scores: Vec<_> = parts.iter().map(|part| score(part, answers).extraction).collect();
    #[allow(clippy::cast_precision_loss, reason = "small counts")]
    let mean = |rows: &[f64]| round(rows.iter().sum::<f64>() / rows.len().max(1) as f64);
    let all: Vec<f64> = scores.iter().map(|row| row.micro.f1).collect();
    let mut types: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (name, row) in scores.iter().flat_map(|row| &row.types).filter(|row| row.1.gold > 0) {
        types.entry(name.clone()).or_default().push(row.f1);
    }
    Folds {
        mean: mean(&all),
        lowest: all.into_iter().fold(1.0, f64::min),
        types: types.into_iter().map(|(name, rows)| (name, mean(&rows))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, pattern};
    use crate::evaluate::quantities::rows::Case;

    #[test]
    fn copies_with_other_figures_lie_in_one_fold() {
        let case = |input: &str| {
            let case: Case =
                serde_json::from_value(serde_json::json!({ "Input": input, "Results": [] })).unwrap();
            ("Number", &["cardinal"][..], case)
        };
        let (a, b) = (case("It fell by 12.5 Metres"), case("it fell by 9 metres"));
        assert_eq!(pattern(&case("in 1999")), "in 0");
        assert_eq!(fold(&a) == fold(&b), pattern(&a) == pattern(&b));
        assert_eq!(fold(&case("on 3 May")), fold(&case("On 14 may")));
    }
}
