//! What isn't here, against labels: the metrics of `score_gaps.py`.
//!
//! In: which gaps are wanted of each article, reports. Out: of the gaps shown and of those wanted, how many are right,
//! in all and by kind. A kind counts once an article.

use super::measure::{places, share};
use super::shown::Shown;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a careful reader would want to be told.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Want {
    /// Yes.
    Yes,
    /// No: untrue or senseless.
    No,
    /// Defensible both ways.
    Either,
}

/// A label.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Label {
    /// Whether the gap is wanted.
    pub want: Want,
}

/// The labels of an article.
#[derive(Clone, Debug, Deserialize)]
pub struct Article {
    /// Its name.
    pub id: String,
    /// By kind of gap.
    pub gaps: BTreeMap<String, Label>,
}

/// Precision, recall and F1 (null where there is nothing to divide by) with the counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the reference scorer's, explained there")]
pub struct Figures {
    pub precision: Option<f64>,
    pub recall: Option<f64>,
    pub f1: Option<f64>,
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
    pub ignored: usize,
}

impl Figures {
    fn finished(self) -> Self {
        let part = |of: usize| (of > 0).then(|| places(share(self.right, of), 4));
        let all = 2 * self.right + self.wrong + self.missed;
        Self {
            precision: part(self.right + self.wrong),
            recall: part(self.right + self.missed),
            f1: (all > 0).then(|| places(share(2 * self.right, all), 4)),
            ..self
        }
    }
}

/// What the reference scorer prints, under its names.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the reference scorer's, explained there")]
pub struct Scores {
    #[serde(flatten)]
    pub all: Figures,
    pub unlabelled: usize,
    pub articles: usize,
    pub missing_reports: usize,
    pub per_kind: BTreeMap<String, Figures>,
}

/// Scores reports, in the order of the labelled articles.
#[must_use]
pub fn score(gold: &[Article], reports: &[Shown]) -> Scores {
    let mut out = Scores { articles: gold.len(), ..Scores::default() };
    for (article, report) in gold.iter().zip(reports) {
        let fired: BTreeSet<&str> = report.gaps.iter().map(|gap| gap.kind.as_str()).collect();
        for (kind, label) in &article.gaps {
            let count = |row: &mut Figures| match (fired.contains(kind.as_str()), label.want) {
                (true, Want::Yes) => row.right += 1,
                (true, Want::No) => row.wrong += 1,
                (true, Want::Either) => row.ignored += 1,
                (false, Want::Yes) => row.missed += 1,
                (false, _) => {}
            };
            count(&mut out.all);
            count(out.per_kind.entry(kind.clone()).or_default());
        }
        out.unlabelled += fired.iter().filter(|kind| !article.gaps.contains_key(**kind)).count();
    }
    out.all = out.all.finished();
    out.per_kind.values_mut().for_each(|row| *row = row.finished());
    out
}
