//! The list of sources against labelled attributions: the metrics of `score_sources.py`.
//!
//! In: gold articles, labels of their attributions, reports. Out: how many rows are right, of rows shown and of rows
//! wanted, and how many articles have no bad row.

use super::attribution::rows::{Article, Attributed};
use super::attribution::side::{Item, side};
use super::labels::Label;
use super::letters::{Letters, Range, intersection, is_alnum};
use super::measure::{Prf, places, share};
use super::shown::{Shown, Source};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What the reference scorer prints, under its names.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the reference scorer's, explained there")]
pub struct Scores {
    pub row_precision: f64,
    pub row_recall: f64,
    pub f1: f64,
    pub rows: usize,
    pub right: usize,
    pub wrong: usize,
    pub double: usize,
    pub spurious: usize,
    pub gold: usize,
    pub articles: usize,
    pub clean: usize,
}

/// Words that tell no two names apart.
const SMALL: &[&str] = &[
    "the", "a", "an", "of", "and", "mr", "mrs", "ms", "dr", "his", "her", "their", "its", "s", "some",
    "many", "several", "one", "two", "three",
];
const PRONOUNS: &[&str] = &[
    "he", "she", "it", "they", "who", "which", "that", "those", "i", "we", "you", "one", "this", "these",
    "another", "both",
];

type Words = BTreeSet<String>;

fn list(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c| !is_alnum(c)).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn words(text: &str) -> Words {
    list(text).filter(|word| !SMALL.contains(&word.as_str())).collect()
}

/// A row that an editor would write.
#[derive(Debug, Default)]
struct Wanted {
    key: String,
    name: String,
    words: Words,
    types: Vec<String>,
    at: BTreeSet<usize>,
}

/// A label's value, or all that count as right.
fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(rows)) => rows.iter().filter_map(|row| row.as_str().map(str::to_owned)).collect(),
        Some(Value::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

/// The rows wanted of an article: one a named entity, one a description of those without a name.
fn wanted(letters: &Letters, article: &Article, marks: &[&Label]) -> Vec<Wanted> {
    let mut rows: Vec<Wanted> = Vec::new();
    for (at, row) in article.attributions.iter().enumerate() {
        let Some(label) = marks.iter().rfind(|label| label.a == row.id) else { continue };
        let types = strings(label.source_type.as_ref());
        if types == ["unspecified"] {
            continue;
        }
        let name = strings(label.entity.as_ref()).into_iter().next().unwrap_or_default();
        let said: Vec<String> =
            row.source.iter().map(|&[a, b]| letters.slice((a, b)).iter().collect()).collect();
        let said = said.join(" ");
        let head = if name.is_empty() {
            let kept: Vec<String> = list(&said).filter(|word| !SMALL.contains(&word.as_str())).collect();
            if kept.is_empty() { "?".to_owned() } else { kept.join(" ") }
        } else {
            name.to_lowercase()
        };
        let number = rows.iter().position(|row| row.key == head).unwrap_or_else(|| {
            rows.push(Wanted { key: head, name: name.clone(), ..Wanted::default() });
            rows.len() - 1
        });
        if let Some(row) = rows.get_mut(number) {
            row.words.extend(words(if name.is_empty() { &said } else { &name }));
            row.types.extend(types);
            row.at.insert(at);
        }
    }
    rows
}

fn of(item: &Item, role: usize) -> &[Range] {
    item.chars.get(role).map_or(&[], Vec::as_slice)
}

/// Gold attributions that each predicted one meets.
fn met(letters: &Letters, gold: &[Item], pred: &[Item]) -> Vec<BTreeSet<usize>> {
    let size = |rows: &[Range]| rows.iter().map(|row| letters.weigh(*row)).sum::<usize>();
    let shared = |a: &[Range], b: &[Range]| size(&intersection(a, b));
    let meets = |g: &Item, p: &Item| {
        let (a, b) = (of(g, 2), of(p, 2));
        let (x, y, both) = (size(a), size(b), shared(a, b));
        x > 0 && y > 0 && both * 2 >= x.min(y) && (shared(of(g, 1), of(p, 1)) > 0 || both * 2 >= x.max(y))
    };
    pred.iter()
        .map(|p| (0..gold.len()).filter(|i| gold.get(*i).is_some_and(|g| meets(g, p))).collect())
        .collect()
}

/// Whether a row of the report is the wanted one.
fn fits(source: &Source, row: &Wanted) -> bool {
    let shown = words(&source.name);
    let common = !shown.is_disjoint(&row.words);
    if !row.types.contains(&source.source_type) || !common {
        return false;
    }
    if row.name.is_empty() {
        return !shown.iter().all(|word| PRONOUNS.contains(&word.as_str()));
    }
    let named = source.entity.is_some() || row.types.iter().any(|kind| kind == "document");
    (shown.is_subset(&row.words) || row.words.is_subset(&shown)) && named
}

/// Scores the reports of the labelled articles.
#[must_use]
pub fn score(gold: &[Article], reports: &[Shown], labels: &[Label]) -> Scores {
    let mut marks: BTreeMap<&str, Vec<&Label>> = BTreeMap::new();
    for label in labels {
        marks.entry(&label.id).or_default().push(label);
    }
    let mut sum = Scores::default();
    for (article, report) in gold.iter().zip(reports) {
        let Some(marks) = marks.get(article.id.as_str()) else { continue };
        let letters = Letters::new(&article.text);
        let golds: Vec<&Attributed> = article.attributions.iter().collect();
        let preds: Vec<&Attributed> = report.attributions.iter().map(|mark| &mark.row).collect();
        let met = met(&letters, &side(&letters, &golds), &side(&letters, &preds));
        let rows = wanted(&letters, article, marks);
        let bad = judge(article, report, marks, &met, &rows, &mut sum);
        sum.gold += rows.len();
        sum.articles += 1;
        sum.clean += usize::from(bad == 0);
    }
    let prf = Prf::new(sum.right, sum.rows, sum.gold);
    let (p, r) = (share(sum.right, sum.rows), share(sum.right, sum.gold));
    let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { prf.f1 };
    Scores { row_precision: places(p, 4), row_recall: places(r, 4), f1: places(f1, 4), ..sum }
}

/// Counts the rows of one article; how many are bad.
fn judge(
    article: &Article,
    report: &Shown,
    marks: &[&Label],
    met: &[BTreeSet<usize>],
    rows: &[Wanted],
    sum: &mut Scores,
) -> usize {
    const NONE: &BTreeSet<usize> = &BTreeSet::new();
    let meets = |at: usize| met.get(at).unwrap_or(NONE);
    let labelled = |i: &usize| {
        article.attributions.get(*i).is_some_and(|row| marks.iter().any(|label| label.a == row.id))
    };
    let mut taken = BTreeSet::new();
    let faults = |sum: &Scores| sum.wrong + sum.double + sum.spurious;
    let before = faults(sum);
    for source in &report.sources {
        let number = |id: &u32| report.attributions.iter().position(|mark| mark.row.id == *id);
        let outer = |at: &usize| report.attributions.get(*at).is_some_and(|mark| mark.row.is_outermost());
        let at: Vec<usize> = source.attributions.iter().filter_map(number).filter(outer).collect();
        if at.is_empty() || source.source_type == "unspecified" {
            continue;
        }
        if at.iter().all(|j| !meets(*j).is_empty() && !meets(*j).iter().any(labelled)) {
            continue;
        }
        sum.rows += 1;
        // the first of those with most votes, in the order in which the attributions name them
        let mut votes: Vec<(usize, usize)> = Vec::new();
        for j in &at {
            for (k, _) in rows.iter().enumerate().filter(|(_, row)| !row.at.is_disjoint(meets(*j))) {
                match votes.iter_mut().find(|vote| vote.0 == k) {
                    Some(vote) => vote.1 += 1,
                    None => votes.push((k, 1)),
                }
            }
        }
        let best = votes.iter().rev().max_by_key(|vote| vote.1).copied();
        let verdict =
            if at.iter().all(|j| meets(*j).is_empty()) {
                &mut sum.spurious
            } else {
                match best.and_then(|(k, count)| Some((k, count, rows.get(k)?))) {
                    Some((k, count, row)) if count * 2 >= at.len() && fits(source, row) => {
                        if taken.insert(k) { &mut sum.right } else { &mut sum.double }
                    }
                    _ => &mut sum.wrong,
                }
            };
        *verdict += 1;
    }
    faults(sum) - before
}
