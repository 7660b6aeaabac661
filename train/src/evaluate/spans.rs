//! Labelled spans (names): the metrics of `score_spans.py`.
//!
//! In: gold and predicted spans, joined by document. Out: F1 by label, without labels and by overlap.

use super::measure::{Prf, Tally};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Start, end (code points), label.
pub type Span = (usize, usize, String);

/// One document.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Document {
    /// Its name.
    pub id: String,
    /// Its words; a prediction leaves them out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Its names.
    pub spans: Vec<Span>,
}

/// What the reference scorer prints, under its names.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the reference scorer's, explained there")]
pub struct Scores {
    pub documents: usize,
    pub missing_documents: usize,
    pub micro: Prf,
    pub unlabelled: Prf,
    pub overlap: Prf,
    pub labels: BTreeMap<String, Prf>,
}

/// Scores predictions against gold; predicted labels that gold never uses are left out.
#[must_use]
pub fn score(gold: &[Document], pred: &[Document]) -> Scores {
    let by_id: BTreeMap<&str, &Document> = pred.iter().map(|row| (row.id.as_str(), row)).collect();
    let used: BTreeSet<&str> = gold.iter().flat_map(|row| &row.spans).map(|span| span.2.as_str()).collect();
    let (mut micro, mut bare) = (Tally::default(), Tally::default());
    let mut labels: BTreeMap<String, Tally> = BTreeMap::new();
    let mut touched = (0, 0);
    for row in gold {
        let g: BTreeSet<&Span> = row.spans.iter().collect();
        let found = by_id.get(row.id.as_str()).map_or(&[][..], |document| &document.spans);
        let p: BTreeSet<&Span> = found.iter().filter(|span| used.contains(span.2.as_str())).collect();
        micro.add(g.intersection(&p).count(), p.len(), g.len());
        for span in g.intersection(&p) {
            labels.entry(span.2.clone()).or_default().matched += 1;
        }
        for span in &p {
            labels.entry(span.2.clone()).or_default().pred += 1;
        }
        for span in &g {
            labels.entry(span.2.clone()).or_default().gold += 1;
        }
        let places = |spans: &BTreeSet<&Span>| -> BTreeSet<(usize, usize)> {
            spans.iter().map(|span| (span.0, span.1)).collect()
        };
        let (gold_places, pred_places) = (places(&g), places(&p));
        bare.add(gold_places.intersection(&pred_places).count(), pred_places.len(), gold_places.len());
        let touch = |x: &Span, ys: &BTreeSet<&Span>| ys.iter().any(|y| x.2 == y.2 && x.0 < y.1 && y.0 < x.1);
        touched.0 += p.iter().filter(|x| touch(x, &g)).count();
        touched.1 += g.iter().filter(|x| touch(x, &p)).count();
    }
    Scores {
        documents: gold.len(),
        missing_documents: gold.iter().filter(|row| !by_id.contains_key(row.id.as_str())).count(),
        micro: micro.prf(),
        unlabelled: bare.prf(),
        overlap: Prf::two_sided(touched.0, touched.1, micro.pred, micro.gold),
        labels: labels.into_iter().map(|(label, tally)| (label, tally.prf())).collect(),
    }
}
