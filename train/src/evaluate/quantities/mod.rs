//! Figures and dates against Recognizers-Text's cases: the metrics of `score_quantities.py`.
//!
//! In: cases and answers. Out: extraction F1 and resolution accuracy. Knows nothing of how answers are
//! made.

pub mod answer;
pub mod folds;
pub mod judge;
pub mod rows;

use super::measure::{Prf, Tally, round, share};
use judge::judge;
use rows::{Answer, Expected, Found, Gold};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How often a field is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Accuracy {
    /// The share.
    pub accuracy: f64,
    /// How many are right.
    pub right: usize,
    /// Of how many.
    pub of: usize,
}

/// How well results are found.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the reference scorer's, explained there")]
pub struct Extraction {
    pub micro: Prf,
    pub untyped: Prf,
    pub overlap: Prf,
    pub case_exact: f64,
    pub types: BTreeMap<String, Prf>,
    pub models: BTreeMap<String, Prf>,
}

/// What the reference scorer prints, under its names.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the reference scorer's, explained there")]
pub struct Scores {
    pub cases: usize,
    pub missing_cases: usize,
    pub gold_results_without_offsets: usize,
    pub extraction: Extraction,
    pub resolution: BTreeMap<String, BTreeMap<String, Accuracy>>,
}

/// Start, end and type.
pub type Key<'a> = (usize, usize, &'a str);

/// What one case expects and what was found, by key.
#[derive(Debug)]
pub struct Sides<'a> {
    /// Expected.
    pub gold: BTreeMap<Key<'a>, &'a Expected>,
    /// Found.
    pub pred: BTreeMap<Key<'a>, &'a Found>,
}

/// The two sides of a case; `answers` are those for its input.
#[must_use]
pub fn sides<'a>(gold: &'a Gold, answers: &[&'a Answer]) -> (Sides<'a>, bool) {
    let (_, types, case) = gold;
    let expected = case.results.iter().filter_map(|row| {
        let (start, end) = row.start.zip(row.end)?;
        Some(((start, end + 1, row.kind()), row))
    });
    let fits = |answer: &&&Answer| answer.reference.as_deref().is_none_or(|at| Some(at) == case.reference());
    let answer = answers.iter().find(fits);
    let found = answer.map_or(&[][..], |answer| &answer.results);
    let asked = found.iter().filter(|row| types.contains(&row.kind.as_str()));
    let pred = asked.map(|row| ((row.start, row.end, row.kind.as_str()), row)).collect();
    (Sides { gold: expected.collect(), pred }, answer.is_some())
}

/// Answers by input.
#[must_use]
pub fn by_input(answers: &[Answer]) -> BTreeMap<&str, Vec<&Answer>> {
    let mut out: BTreeMap<&str, Vec<&Answer>> = BTreeMap::new();
    for answer in answers {
        out.entry(&answer.input).or_default().push(answer);
    }
    out
}

/// Scores answers against cases.
#[must_use]
pub fn score(gold: &[Gold], answers: &[Answer]) -> Scores {
    let by_input = by_input(answers);
    let mut scores = Scores { cases: gold.len(), ..Scores::default() };
    let (mut micro, mut untyped) = (Tally::default(), Tally::default());
    let mut types: BTreeMap<String, Tally> = BTreeMap::new();
    let mut models: BTreeMap<String, Tally> = BTreeMap::new();
    let mut fields: BTreeMap<(String, &str), (usize, usize)> = BTreeMap::new();
    let (mut touched, mut exact) = ((0, 0), 0);
    for row in gold {
        let answers = by_input.get(row.2.input.as_str()).map_or(&[][..], |rows| rows);
        let (Sides { gold: g, pred: p }, answered) = sides(row, answers);
        scores.gold_results_without_offsets +=
            row.2.results.iter().filter(|row| row.start.is_none() || row.end.is_none()).count();
        scores.missing_cases += usize::from(!answered);
        let hits: Vec<&Key<'_>> = g.keys().filter(|key| p.contains_key(*key)).collect();
        exact += usize::from(hits.len() == g.len() && hits.len() == p.len());
        micro.add(hits.len(), p.len(), g.len());
        models.entry(row.0.to_owned()).or_default().add(hits.len(), p.len(), g.len());
        let mut tick = |keys: &mut dyn Iterator<Item = &Key<'_>>,
                        (hit, pred, gold): (usize, usize, usize)| {
            keys.for_each(|key| types.entry(key.2.to_owned()).or_default().add(hit, pred, gold));
        };
        tick(&mut hits.iter().copied(), (1, 0, 0));
        tick(&mut p.keys(), (0, 1, 0));
        tick(&mut g.keys(), (0, 0, 1));
        let gold_places: BTreeSet<(usize, usize)> = g.keys().map(|key| (key.0, key.1)).collect();
        let pred_places: BTreeSet<(usize, usize)> = p.keys().map(|key| (key.0, key.1)).collect();
        untyped.add(gold_places.intersection(&pred_places).count(), pred_places.len(), gold_places.len());
        let touch = |x: &Key<'_>, y: &Key<'_>| x.2 == y.2 && x.0 < y.1 && y.0 < x.1;
        touched.0 += p.keys().filter(|x| g.keys().any(|y| touch(x, y))).count();
        touched.1 += g.keys().filter(|x| p.keys().any(|y| touch(x, y))).count();
        for key in hits {
            let Some((expected, found)) = g.get(key).zip(p.get(key)) else { continue };
            for (field, right) in judge(expected, found) {
                for kind in ["all", key.2] {
                    let entry = fields.entry((kind.to_owned(), field)).or_default();
                    entry.0 += usize::from(right);
                    entry.1 += 1;
                }
            }
        }
    }
    let prf = |rows: BTreeMap<String, Tally>| rows.into_iter().map(|(name, row)| (name, row.prf())).collect();
    scores.extraction = Extraction {
        micro: micro.prf(),
        untyped: untyped.prf(),
        overlap: Prf::two_sided(touched.0, touched.1, micro.pred, micro.gold),
        case_exact: round(share(exact, gold.len())),
        types: prf(types),
        models: prf(models),
    };
    for ((kind, field), (right, of)) in fields {
        let row = Accuracy { accuracy: round(share(right, of)), right, of };
        scores.resolution.entry(kind).or_default().insert(field.to_owned(), row);
    }
    scores
}
