//! Learns how much each feature of a possible attribution weighs (`data/cue_weights.tsv`).
//!
//! In: PolNeAR's training articles, less those that are kept unseen, and the library's candidates. Out: a table of whole numbers. A
//! logistic regression, so that the weighed sum of a candidate is the share of its like that is right.

use crate::evaluate::attribution::rows::{Article, Attributed};
use crate::evaluate::corpora;
use rayon::prelude::*;
use sourcelight::attribution::{self, Candidate};
use sourcelight::text::{Id, IdRange, Span, TokenId, TokenRange};
use sourcelight::{Models, segment, syntax};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

/// What `cues` may be told.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// Folder of the corpora
    #[arg(long, default_value = "../shared/data")]
    pub data: PathBuf,
    /// File to write
    #[arg(long, default_value = "data/cue_weights.tsv")]
    pub out: PathBuf,
    /// Features met in fewer candidates are left out
    #[arg(long, default_value_t = 4)]
    pub least: u32,
    /// Pull of every weight towards nothing, a step (in thousandths of a logit)
    #[arg(long, default_value_t = 0.06)]
    pub pull: f64,
    /// Passes over the articles
    #[arg(long, default_value_t = 12)]
    pub epochs: u32,
    /// The model file whose core reads the articles
    #[arg(long, default_value = "train/start.model")]
    pub model: PathBuf,
    /// A model file whose tagger never saw every so many articles (`--fold`): learn from those how far its
    /// readings can be trusted, instead of the rules' candidates
    #[arg(long, requires = "fold", conflicts_with = "model")]
    pub trust: Option<PathBuf>,
    /// Which articles the tagger never saw
    #[arg(long)]
    pub fold: Option<usize>,
}

/// A candidate with its features and whether it is an attribution.
struct Example {
    features: Vec<String>,
    right: bool,
}

/// Learns the weights and writes them.
///
/// # Errors
/// A sentence: a corpus that cannot be read, a file that cannot be written.
pub fn learn(arguments: &Arguments) -> Result<String, String> {
    let mut articles: Vec<Article> = corpora::learnable(&arguments.data)?;
    let models = crate::evaluate::models(Some(arguments.trust.as_ref().unwrap_or(&arguments.model)))?;
    if let Some(fold) = arguments.fold {
        articles = articles.into_iter().step_by(fold.max(1)).collect();
    }
    let read = arguments.trust.is_some();
    let examples: Vec<Example> =
        articles.par_iter().flat_map(|article| examples(article, &models, read)).collect();
    let weights = fit(&examples, arguments);
    let (what, from) = if read {
        (
            "a reading of the tagger",
            "`sourcelight-train cues --trust` on those of PolNeAR's training articles that a second tagger never saw",
        )
    } else {
        ("a possible attribution", "`sourcelight-train cues` on PolNeAR's training articles")
    };
    let mut out = format!(
        "# How much each feature of {what} weighs, in thousandths of a logit (their sum gives the share that is right).\n\
         # source: learned by {from}; single words and counts only, no text of them.\n\
         # licence: MIT OR Apache-2.0. Generated: do not edit by hand.\n",
    );
    for (feature, weight) in &weights {
        _ = writeln!(out, "{feature}\t{weight}");
    }
    std::fs::write(&arguments.out, out).map_err(|error| format!("{}: {error}", arguments.out.display()))?;
    let right = examples.iter().filter(|row| row.right).count();
    Ok(format!("{} candidates, {right} right; {} weights\n", examples.len(), weights.len()))
}

/// Gold's ranges in bytes.
struct Gold {
    roles: [Vec<Span>; 3],
}

fn gold(text: &str, row: &Attributed) -> Gold {
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let at = |n: usize| bytes.get(n).copied().unwrap_or(text.len());
    let spans = |role: &str| row.role(role).into_iter().map(|(a, b)| Span::at(at(a), at(b))).collect();
    Gold { roles: [spans("source"), spans("cue"), spans("content")] }
}

fn shared(a: &[Span], b: &[Span]) -> u32 {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    pairs.map(|(x, y)| x.end.min(y.end).saturating_sub(x.start.max(y.start))).sum()
}

fn size(a: &[Span]) -> u32 {
    a.iter().map(|span| span.len()).sum()
}

fn examples(article: &Article, models: &Models, read: bool) -> Vec<Example> {
    let text = &article.text;
    let segments = segment::segment(text);
    let syntax = syntax::parse(text, &segments, models);
    let golds: Vec<Gold> = article.attributions.iter().map(|row| gold(text, row)).collect();
    let cover = |run: IdRange<usize>| {
        segments.tokens.cover(TokenRange::new(TokenId::from_index(run.start), TokenId::from_index(run.end)))
    };
    let mut out = Vec::new();
    let found = match &models.tagger {
        Some(tagger) if read => attribution::readings(text, &segments, &syntax, tagger),
        _ => attribution::candidates(text, &segments, &syntax),
    };
    for (found, features) in found {
        let source: Vec<Span> = found.source.into_iter().map(cover).collect();
        let content: Vec<Span> = found.content.iter().copied().map(cover).collect();
        let cue = [cover(found.cue)];
        let right = golds.iter().any(|row| meets(row, &found, &source, &cue, &content, read));
        // what stands inside a content is dropped for standing there, not for what it is
        let inside = golds.iter().any(|row| {
            let [_, _, content] = &row.roles;
            content.iter().any(|span| cue.iter().all(|cue| span.contains(*cue)))
        });
        if right || read || !inside {
            out.push(Example { features, right });
        }
    }
    out
}

/// The relation rule, save that a quotation may still be continued by others.
fn meets(
    gold: &Gold,
    found: &Candidate,
    source: &[Span],
    cue: &[Span],
    content: &[Span],
    read: bool,
) -> bool {
    let [g_source, g_cue, g_content] = &gold.roles;
    if shared(g_cue, cue) == 0 {
        return false;
    }
    let sources = shared(g_source, source) > 0 || (g_source.is_empty() && source.is_empty());
    let both = shared(g_content, content);
    let union = size(g_content) + size(content) - both.min(size(content));
    let quoted = !read && found.frame.name().starts_with("quote");
    sources && (both * 2 >= union || (quoted && both * 10 >= size(content) * 9))
}

/// Logistic regression by gradient descent with per-weight steps, weights pulled to nothing.
fn fit(examples: &[Example], arguments: &Arguments) -> Vec<(String, i32)> {
    let mut met: BTreeMap<&str, u32> = BTreeMap::new();
    for feature in examples.iter().flat_map(|row| &row.features) {
        *met.entry(feature).or_default() += 1;
    }
    let names: Vec<&str> =
        met.iter().filter(|(_, count)| **count >= arguments.least).map(|(name, _)| *name).collect();
    let number: BTreeMap<&str, usize> = names.iter().enumerate().map(|(n, name)| (*name, n)).collect();
    let rows: Vec<(Vec<usize>, bool)> = examples
        .iter()
        .map(|row| {
            (row.features.iter().filter_map(|name| number.get(name.as_str()).copied()).collect(), row.right)
        })
        .collect();
    let mut weights = vec![0.0f64; names.len()];
    let mut steps = vec![1.0f64; names.len()];
    let mut mean = vec![0.0f64; names.len()];
    let late = arguments.epochs / 2;
    for epoch in 0..arguments.epochs {
        // a fixed stride visits every row once, in an order unlike the articles'
        let stride = stride(rows.len());
        let mut at = 0;
        for _ in 0..rows.len() {
            at = (at + stride) % rows.len();
            let Some((features, right)) = rows.get(at) else { continue };
            let sum: f64 = features.iter().filter_map(|n| weights.get(*n)).sum();
            let error = f64::from(u8::from(*right)) - 1.0 / (1.0 + (-sum).exp());
            for n in features {
                if let (Some(weight), Some(step)) = (weights.get_mut(*n), steps.get_mut(*n)) {
                    *step += error * error;
                    let rate = 0.1 / step.sqrt();
                    *weight += rate * error;
                    let pull = rate * arguments.pull * 0.1;
                    *weight -= pull.min(weight.abs()) * weight.signum();
                }
            }
        }
        if epoch >= late {
            mean.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
        }
    }
    let kept = f64::from(arguments.epochs - late);
    let scaled = mean.iter().map(|sum| (sum / kept * 1000.0).round() as i32);
    names.into_iter().map(str::to_owned).zip(scaled).filter(|(_, weight)| weight.abs() >= 40).collect()
}

/// A step that shares no divisor with the number of rows.
fn stride(rows: usize) -> usize {
    fn divisor(a: usize, b: usize) -> usize {
        if b == 0 { a } else { divisor(b, a % b) }
    }
    (7919..).find(|step| divisor(*step, rows.max(1)) == 1).unwrap_or(1)
}
