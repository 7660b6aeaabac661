//! What an attribution is, beyond its spans: the metrics of `score_labels.py`.
//!
//! In: gold articles, predicted ones, labels of gold's attributions. Out: of the attributions found,
//! the share whose labels are right.

use super::attribution::relations::matched;
use super::attribution::rows::{Article, Attributed};
use super::attribution::side::side;
use super::letters::{Letters, is_alnum};
use super::measure::{places, share};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The labels of one gold attribution; a list holds all that count as right.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Label {
    /// The article.
    pub id: String,
    /// The attribution there.
    pub a: Value,
    /// DOMAIN's source type.
    pub source_type: Option<Value>,
    /// DOMAIN's cue class.
    pub cue_class: Option<Value>,
    /// FactBank's scale.
    pub certainty: Option<Value>,
    /// unverified, conditional, future.
    pub flags: Option<Vec<String>>,
    /// Whom the source refers to; empty for nobody with a name.
    pub entity: Option<Value>,
}

/// One field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Accuracy {
    /// The share right, to four decimals.
    pub accuracy: f64,
    /// Of how many.
    pub of: usize,
}

/// What the reference scorer prints, under its names.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the reference scorer's")]
pub struct Scores {
    pub attributions: usize,
    pub found: usize,
    pub source_type: Accuracy,
    pub cue_class: Accuracy,
    pub certainty: Accuracy,
    pub flags: Accuracy,
    pub entity: Accuracy,
}

/// A label that was missed.
#[derive(Clone, Debug)]
pub struct Miss {
    /// The article.
    pub article: String,
    /// Row of the gold attribution there.
    pub row: usize,
    /// Which label.
    pub field: &'static str,
    /// What it should be.
    pub want: String,
    /// What was said.
    pub got: String,
}

const FIELDS: [&str; 5] = ["source_type", "cue_class", "certainty", "flags", "entity"];

/// Scores predictions, and lists what is wrong.
#[must_use]
pub fn score(gold: &[Article], pred: &[Article], labels: &[Label]) -> (Scores, Vec<Miss>) {
    let by_id: BTreeMap<&str, &Article> = pred.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut marks: BTreeMap<&str, Vec<&Label>> = BTreeMap::new();
    for label in labels {
        marks.entry(&label.id).or_default().push(label);
    }
    let mut scores = Scores::default();
    let (mut right, mut of) = ([0; 5], [0; 5]);
    let mut misses = Vec::new();
    let none = Article::default();
    for article in gold {
        let Some(marks) = marks.get(article.id.as_str()) else { continue };
        let report = by_id.get(article.id.as_str()).copied().unwrap_or(&none);
        let golds: Vec<&Attributed> = article.attributions.iter().collect();
        let preds: Vec<&Attributed> = report.attributions.iter().filter(|row| row.is_outermost()).collect();
        let letters = Letters::new(&article.text);
        let pairs = matched(&letters, &side(&letters, &golds), &side(&letters, &preds));
        let pairs: BTreeMap<usize, usize> = pairs.into_iter().collect();
        for (row, attribution) in golds.iter().enumerate() {
            let Some(label) = marks.iter().rfind(|label| label.a == attribution.id) else { continue };
            scores.attributions += 1;
            let Some(found) = pairs.get(&row).and_then(|&at| preds.get(at)) else { continue };
            scores.found += 1;
            let judged = judge(label, found, report);
            for (((field, judged), right), of) in FIELDS.into_iter().zip(judged).zip(&mut right).zip(&mut of)
            {
                let Some((ok, want, got)) = judged else { continue };
                *of += 1;
                *right += usize::from(ok);
                if !ok {
                    misses.push(Miss { article: article.id.clone(), row, field, want, got });
                }
            }
        }
    }
    let fields = [
        &mut scores.source_type,
        &mut scores.cue_class,
        &mut scores.certainty,
        &mut scores.flags,
        &mut scores.entity,
    ];
    for (field, (right, of)) in fields.into_iter().zip(right.into_iter().zip(of)) {
        *field = Accuracy { accuracy: places(share(right, of), 4), of };
    }
    (scores, misses)
}

/// A field's verdict, what is wanted and what was got; nothing where gold does not say.
type Verdict = Option<(bool, String, String)>;

fn judge(label: &Label, found: &Attributed, report: &Article) -> [Verdict; 5] {
    let plain = |want: &Option<Value>, got: &Option<String>| {
        let want = want.as_ref()?;
        let got = got.clone().unwrap_or_default();
        let ok = match want {
            Value::Array(any) => any.iter().any(|value| value.as_str() == Some(&got)),
            one => one.as_str() == Some(&got),
        };
        Some((ok, want.to_string(), got))
    };
    let flags = label.flags.as_ref().map(|want| {
        let known = |flag: &&String| ["future", "conditional", "unverified"].contains(&flag.as_str());
        let want: BTreeSet<&String> = want.iter().collect();
        let got: BTreeSet<&String> = found.flags.iter().filter(known).collect();
        (want == got, format!("{want:?}"), format!("{got:?}"))
    });
    let entity = label.entity.as_ref().map(|want| {
        let want = want.as_str().unwrap_or("");
        let named = |id: u32| report.entities.iter().find(|row| row.id == id).map(|row| row.name.as_str());
        let got = found.entity.and_then(named).unwrap_or("");
        let ok = if want.is_empty() { got.is_empty() } else { !words(want).is_disjoint(&words(got)) };
        (ok, want.to_owned(), got.to_owned())
    });
    [
        plain(&label.source_type, &found.source_type),
        plain(&label.cue_class, &found.cue_class),
        plain(&label.certainty, &found.certainty),
        flags,
        entity,
    ]
}

/// The words of a name that tell it from others.
fn words(name: &str) -> BTreeSet<String> {
    const EMPTY: [&str; 7] = ["the", "a", "of", "mr", "mrs", "ms", "dr"];
    name.split(|c| !is_alnum(c))
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()))
        .collect()
}
