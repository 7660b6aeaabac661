//! Whether confidence means what it says: of the attributions given 0.8 to 0.9, how many are right.
//!
//! In: gold articles and predicted ones, joined by id. Out: one row a band of confidence. Right is what the
//! relation rule of `score_attribution.py` calls a match.

use super::relations::matched;
use super::rows::{Article, Attributed};
use super::side::side;
use crate::evaluate::letters::Letters;
use crate::evaluate::measure::{round, share};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Lower ends of the bands, in tenths; the last band ends at 1 and holds it.
const TENTHS: [u8; 5] = [5, 6, 7, 8, 9];

/// The attributions whose confidence lies in one band.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Band {
    /// Lower end, within.
    pub from: f64,
    /// Upper end, without (but for 1).
    pub to: f64,
    /// How many got it.
    pub given: usize,
    /// How many of them are right.
    pub right: usize,
    /// The share that is right.
    pub share: f64,
}

/// One row a band, from 0.5 on.
#[must_use]
pub fn bands(gold: &[Article], pred: &[Article]) -> Vec<Band> {
    let by_id: BTreeMap<&str, &Article> = pred.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut out: Vec<Band> = TENTHS
        .iter()
        .map(|&tenths| Band {
            from: f64::from(tenths) / 10.0,
            to: f64::from(tenths + 1) / 10.0,
            ..Band::default()
        })
        .collect();
    for article in gold {
        let Some(found) = by_id.get(article.id.as_str()) else { continue };
        let letters = Letters::new(&article.text);
        let both = [article, *found].map(|rows| rows.attributions.iter().collect::<Vec<&Attributed>>());
        let [golds, preds] = both.map(|rows| side(&letters, &rows));
        let mut right = vec![false; preds.len()];
        for (_, number) in matched(&letters, &golds, &preds) {
            right.iter_mut().skip(number).take(1).for_each(|row| *row = true);
        }
        for (row, right) in found.attributions.iter().zip(right) {
            let confidence = row.confidence.unwrap_or(0.0);
            if let Some(band) = out.iter_mut().rev().find(|band| confidence >= band.from) {
                band.given += 1;
                band.right += usize::from(right);
            }
        }
    }
    out.iter_mut().for_each(|band| band.share = round(share(band.right, band.given)));
    out
}

/// The rows as a person reads them.
#[must_use]
pub fn table(bands: &[Band]) -> String {
    let mut out = String::from("confidence   given  right  share\n");
    for Band { from, to, given, right, share } in bands {
        _ = writeln!(out, "{from:.1} to {to:.1}  {given:>8} {right:>6}  {share:.3}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_counts_its_own() {
        let row = |cue: [usize; 2], confidence: f64| Attributed {
            cue: vec![cue],
            content: vec![[cue[1] + 1, cue[1] + 9]],
            confidence: Some(confidence),
            ..Attributed::default()
        };
        let article = |attributions: Vec<Attributed>| Article {
            id: "a".into(),
            text: "It says rain fell. It says rain fell. It says rain fell.".into(),
            attributions,
            ..Article::default()
        };
        let gold = [article(vec![row([3, 7], 0.0), row([22, 26], 0.0)])];
        let pred =
            [article(vec![row([3, 7], 0.85), row([41, 45], 0.8), row([22, 26], 1.0), row([41, 45], 0.2)])];
        let found = bands(&gold, &pred);
        let counts: Vec<(usize, usize)> = found.iter().map(|row| (row.given, row.right)).collect();
        assert_eq!(counts, [(0, 0), (0, 0), (0, 0), (2, 1), (1, 1)]);
        assert!((found[3].share - 0.5).abs() < 1e-9);
        assert!(table(&found).contains("0.8 to 0.9         2      1  0.500"));
    }
}
