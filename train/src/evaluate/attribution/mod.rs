//! Who says what against PolNeAR: the metrics of `score_attribution.py`.
//!
//! In: gold articles and predicted ones, joined by id. Out: character, span, overlap and relation
//! scores. Knows nothing of how predictions are made.

pub mod calibration;
pub mod relations;
pub mod rows;
pub mod side;

use super::letters::{Letters, Range, intersection, union};
use super::measure::{Prf, Tally, round, share};
use relations::{matched, weight};
use rows::{Article, Attributed, ROLES};
use serde::Serialize;
use side::{Item, side};
use std::collections::{BTreeMap, BTreeSet};

/// One score a role.
type Roles = BTreeMap<&'static str, Prf>;

/// Recall of one kind of content.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Recall {
    /// The share met.
    pub r: f64,
    /// How many were met.
    #[serde(rename = "match")]
    pub matched: usize,
    /// Of how many.
    pub gold: usize,
}

/// What the reference scorer prints, under its names.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the reference scorer's, explained there")]
pub struct Scores {
    pub articles: usize,
    pub missing_articles: usize,
    pub extra_pred_articles: usize,
    pub gold_attributions: usize,
    pub pred_attributions: usize,
    pub char_f1: Roles,
    pub span_exact: Roles,
    pub citron_overlap: Roles,
    pub citron_overlap_literal: Roles,
    pub citron_exact: Roles,
    pub relation: Prf,
    pub relation_exact: Prf,
    pub relation_recall_by_kind: BTreeMap<&'static str, Recall>,
}

/// Counts of one article, or of many.
#[derive(Clone, Debug, Default)]
struct Counts {
    gold: usize,
    pred: usize,
    chars: [Tally; 3],
    spans: [Tally; 3],
    dedup: [Tally; 3],
    literal: [Tally; 3],
    /// Source, cue, content, all: from the predictions' side and from gold's.
    exact: [(usize, usize); 4],
    relations: usize,
    relations_exact: usize,
    /// Quoted, indirect: met and all.
    kinds: [(usize, usize); 2],
}

/// Scores predictions against gold.
#[must_use]
pub fn score(gold: &[Article], pred: &[Article]) -> Scores {
    let by_id: BTreeMap<&str, &Article> = pred.iter().map(|row| (row.id.as_str(), row)).collect();
    let ids: BTreeSet<&str> = gold.iter().map(|row| row.id.as_str()).collect();
    let mut sum = Counts::default();
    for row in gold {
        let letters = Letters::new(&row.text);
        let rows = by_id.get(row.id.as_str()).map_or(&[][..], |article| &article.attributions);
        let all: Vec<&Attributed> = row.attributions.iter().collect();
        count(&letters, &side(&letters, &all), &side(&letters, &rows.iter().collect::<Vec<_>>()), &mut sum);
    }
    Scores {
        articles: gold.len(),
        missing_articles: ids.iter().filter(|id| !by_id.contains_key(*id)).count(),
        extra_pred_articles: by_id.keys().filter(|id| !ids.contains(*id)).count(),
        ..sum.scores()
    }
}

fn count(letters: &Letters, gold: &[Item], pred: &[Item], sum: &mut Counts) {
    sum.gold += gold.len();
    sum.pred += pred.len();
    for (role, ((chars, spans), (dedup, literal))) in
        sum.chars.iter_mut().zip(&mut sum.spans).zip(sum.dedup.iter_mut().zip(&mut sum.literal)).enumerate()
    {
        let all =
            |items: &[Item]| union(items.iter().flat_map(|item| pick(&item.chars, role).clone()), usize::MAX);
        let (g, p) = (all(gold), all(pred));
        chars.add(weight(letters, &intersection(&g, &p)), weight(letters, &p), weight(letters, &g));
        let distinct = |items: &[Item]| -> BTreeSet<Vec<Range>> {
            items.iter().map(|item| pick(&item.spans, role).clone()).filter(|span| !span.is_empty()).collect()
        };
        let (g, p) = (distinct(gold), distinct(pred));
        spans.add(g.intersection(&p).count(), p.len(), g.len());
        let tokens = |items: &[Item]| -> Vec<Vec<Range>> {
            items.iter().map(|item| pick(&item.tokens, role).clone()).collect()
        };
        let (mut g, mut p) = (tokens(gold), tokens(pred));
        overlap(&g, &p, literal);
        for rows in [&mut g, &mut p] {
            rows.sort_unstable();
            rows.dedup();
        }
        overlap(&g, &p, dedup);
    }
    for (kind, (from_pred, from_gold)) in sum.exact.iter_mut().enumerate() {
        *from_pred += pred.iter().filter(|p| gold.iter().any(|g| agree(p, g, kind))).count();
        *from_gold += gold.iter().filter(|g| pred.iter().any(|p| agree(p, g, kind))).count();
    }
    let hits = matched(letters, gold, pred);
    sum.relations += hits.len();
    let [quoted, indirect] = &mut sum.kinds;
    for (i, item) in gold.iter().enumerate() {
        let (met, all) = if item.quoted { &mut *quoted } else { &mut *indirect };
        *all += 1;
        *met += usize::from(hits.iter().any(|hit| hit.0 == i));
    }
    let mut triples: BTreeMap<&[Vec<Range>; 3], (usize, usize)> = BTreeMap::new();
    for item in gold {
        triples.entry(&item.spans).or_default().0 += 1;
    }
    for item in pred {
        triples.entry(&item.spans).or_default().1 += 1;
    }
    sum.relations_exact += triples.values().map(|(g, p)| g.min(p)).sum::<usize>();
}

fn pick(rows: &[Vec<Range>; 3], role: usize) -> &Vec<Range> {
    const NONE: &Vec<Range> = &Vec::new();
    rows.get(role).unwrap_or(NONE)
}

/// Tokens shared by every predicted and every gold span.
fn overlap(gold: &[Vec<Range>], pred: &[Vec<Range>], tally: &mut Tally) {
    let shared = |a: &[Range], b: &[Range]| -> usize {
        let both = |x: &Range, y: &Range| x.1.min(y.1).saturating_sub(x.0.max(y.0));
        a.iter().map(|x| b.iter().map(|y| both(x, y)).sum::<usize>()).sum()
    };
    let length = |rows: &[Vec<Range>]| rows.iter().flatten().map(|(a, b)| b - a).sum();
    let matched = pred.iter().map(|p| gold.iter().map(|g| shared(p, g)).sum::<usize>()).sum();
    tally.add(matched, length(pred), length(gold));
}

/// Citron's exact agreement of a role (0 to 2), or of all (3). The prediction comes first from both
/// sides: a cue that begins where gold's ends meets it, one that ends where gold's begins does not.
fn agree(pred: &Item, gold: &Item, role: usize) -> bool {
    let ([_, pred_cue, _], [_, gold_cue, _]) = (&pred.tokens, &gold.tokens);
    match role {
        1 => pred_cue == gold_cue && !pred_cue.is_empty(),
        3 => pred.tokens == gold.tokens,
        _ => {
            let meet = pred_cue.iter().any(|x| gold_cue.iter().any(|y| x.0 <= y.1 && x.1 > y.0));
            meet && pick(&pred.tokens, role) == pick(&gold.tokens, role)
        }
    }
}

impl Counts {
    fn scores(&self) -> Scores {
        let roles = |rows: &[Tally; 3]| -> Roles {
            ROLES.into_iter().zip(rows.iter().map(|row| row.prf())).collect()
        };
        let with_all = |rows: &[Tally; 3]| {
            let mut out = roles(rows);
            let mut all = Tally::default();
            rows.iter().for_each(|row| all.join(*row));
            out.insert("all", all.prf());
            out
        };
        let exact = |&(pred, gold): &(usize, usize)| Prf::two_sided(pred, gold, self.pred, self.gold);
        let recall =
            |&(met, all): &(usize, usize)| Recall { r: round(share(met, all)), matched: met, gold: all };
        Scores {
            gold_attributions: self.gold,
            pred_attributions: self.pred,
            char_f1: roles(&self.chars),
            span_exact: roles(&self.spans),
            citron_overlap: with_all(&self.dedup),
            citron_overlap_literal: with_all(&self.literal),
            citron_exact: ROLES.into_iter().chain(["all"]).zip(self.exact.iter().map(exact)).collect(),
            relation: Prf::new(self.relations, self.pred, self.gold),
            relation_exact: Prf::new(self.relations_exact, self.pred, self.gold),
            relation_recall_by_kind: ["quoted", "indirect"]
                .into_iter()
                .zip(self.kinds.iter().map(recall))
                .collect(),
            ..Scores::default()
        }
    }
}
