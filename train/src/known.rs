//! Known names, and how much each trait of a name weighs: the last part of a model file.
//!
//! In: lists of names (`names/gazetteers`), corpora of names (`names/train`, less the documents that are measured), a
//! model file. Out: the same file with the table and the weights. A logistic regression over five kinds: person, body,
//! place, thing, no name. One thread sums, in fixed order.

use crate::core::named::{self, CORPORA};
use crate::evaluate::spans::Document;
use crate::net::random::Random;
use rayon::prelude::*;
use sourcelight::model::known::{self, KINDS, Known};
use sourcelight::{Models, entity, model, segment, syntax};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What `known` may be told.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// Folder of the corpora and lists
    #[arg(long, default_value = "../shared/data")]
    pub data: PathBuf,
    /// The model file that gets the part
    #[arg(long, default_value = "models/english.model")]
    pub model: PathBuf,
    /// File to write; the same one when none is named
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Passes over the names
    #[arg(long, default_value_t = 10)]
    pub epochs: u32,
    /// Pull of every weight towards nothing
    #[arg(long, default_value_t = 1e-3)]
    pub pull: f64,
    /// Leave the lists out, to see what they add
    #[arg(long)]
    pub bare: bool,
}

/// Millionths of a logit: the unit of the weights.
const UNIT: f64 = 1e6;
/// Names that a word must begin or end to be known for it.
const OFTEN: u32 = 4;
/// Names that one step looks at.
const BATCH: usize = 256;

/// A name with its traits, summed over its mentions, and what it is.
struct Example {
    traits: Vec<f64>,
    kind: usize,
}

/// Learns the weights and writes table and weights into the model file.
///
/// # Errors
/// A sentence: a file that cannot be read or written, or is none of this program's.
pub fn learn(arguments: &Arguments) -> Result<String, String> {
    let file = std::fs::read(&arguments.model).map_err(|error| error.to_string())?;
    let models = Models::from_bytes(&file).map_err(|refusal| refusal.to_string())?;
    let names = if arguments.bare { Vec::new() } else { lists(&arguments.data)? };
    let table = Known::new(names.iter().copied(), Vec::new());
    let mut examples = Vec::new();
    for (corpus, kinds) in CORPORA {
        let documents = named::documents(&arguments.data, corpus, false)?;
        let read = |document: &Document| of_document(document, kinds, &models, &table);
        examples.extend(documents.par_iter().map(read).collect::<Vec<_>>().into_iter().flatten());
    }
    let weights = fit(&examples, arguments);
    let known = Known::new(names.into_iter(), weights);
    let bytes = model::with_known(&file, &known).map_err(|refusal| refusal.to_string())?;
    let out = arguments.out.as_ref().unwrap_or(&arguments.model);
    std::fs::write(out, &bytes).map_err(|error| error.to_string())?;
    Ok(format!("{} names to learn from, {} bytes added\n", examples.len(), bytes.len().abs_diff(file.len())))
}

/// The lists' names as hashes with their bits.
fn lists(data: &Path) -> Result<Vec<(u32, u16)>, String> {
    let mut out = Vec::new();
    let mut edges: BTreeMap<(String, u16), u32> = BTreeMap::new();
    for file in ["all-recommended", "all-given", "all-surnames"] {
        let path = data.join(format!("names/gazetteers/{file}.tsv"));
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for line in text.lines() {
            let mut fields = line.split('\t');
            let (name, kind) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
            let doubt = fields.nth(1).is_some_and(|field| !field.is_empty());
            let bits = match kind {
                "LOC" => known::PLACE,
                "ORG" => known::BODY,
                "MISC" => known::THING,
                "GIV" => known::GIVEN,
                "SUR" => known::SURNAME,
                _ => continue,
            };
            let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
            if let [first, .., last] = words.as_slice() {
                let (ends, begins) = match bits {
                    known::BODY => (known::ENDS_BODY, known::BEGINS_BODY),
                    known::PLACE => (known::ENDS_PLACE, known::BEGINS_PLACE),
                    _ => continue,
                };
                *edges.entry((last.clone(), ends)).or_default() += 1;
                *edges.entry((first.clone(), begins)).or_default() += 1;
            }
            let doubt = if doubt && bits < known::AMBIGUOUS { known::AMBIGUOUS } else { 0 };
            out.push((known::hash(name), bits | doubt));
        }
    }
    let often = edges.into_iter().filter(|row| row.1 >= OFTEN);
    out.extend(often.map(|((word, bits), _)| (known::hash(&word), bits)));
    Ok(out)
}

/// The names of one document. Where a corpus does not mark things, a name that it does not mark may be one.
fn of_document(document: &Document, kinds: bool, models: &Models, table: &Known) -> Vec<Example> {
    let text = &document.text;
    let segments = segment::segment(text);
    let syntax = syntax::parse(text, &segments, models);
    let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    let byte = |at: usize| places.get(at).copied().unwrap_or(text.len());
    let gold: Vec<(usize, usize, usize)> = document
        .spans
        .iter()
        .filter_map(|(start, end, label)| {
            let kind = ["PER", "ORG", "LOC", "MISC"].iter().position(|known| known == label)?;
            Some((byte(*start), byte(*end), kind))
        })
        .collect();
    let rows = entity::traits(text, &segments, &syntax, table);
    let mut sums: BTreeMap<usize, (f64, Vec<f64>)> = BTreeMap::new();
    for (_, name, traits) in &rows {
        let (count, sum) = sums.entry(*name).or_insert_with(|| (0.0, vec![0.0; traits.len()]));
        *count += 1.0;
        sum.iter_mut().zip(traits).for_each(|(sum, value)| *sum += f64::from(*value));
    }
    let kind = |start: usize, end: usize| {
        let same = gold.iter().find(|row| (row.0, row.1) == (start, end)).map(|row| row.2);
        let apart = !gold.iter().any(|row| row.0 < end && start < row.1);
        same.or_else(|| (kinds && apart).then_some(KINDS - 1))
    };
    let example = |(span, name, _): &(sourcelight::text::Span, usize, Vec<i32>)| {
        let kind = kind(span.start as usize, span.end as usize)?;
        let (count, sum) = sums.get(name)?;
        Some(Example { traits: sum.iter().map(|value| value / count).collect(), kind })
    };
    rows.iter().filter_map(example).collect()
}

/// Fits one row of weights a trait.
fn fit(examples: &[Example], arguments: &Arguments) -> Vec<[i32; KINDS]> {
    let width = examples.first().map_or(0, |row| row.traits.len());
    #[allow(clippy::cast_precision_loss, reason = "a few ten thousand")]
    let count = examples.len().max(1) as f64;
    let mut mean = vec![0.0; width];
    let mut spread = vec![0.0; width];
    for row in examples {
        mean.iter_mut().zip(&row.traits).for_each(|(sum, value)| *sum += value / count);
    }
    for row in examples {
        let off = row.traits.iter().zip(&mean).map(|(value, mean)| (value - mean) * (value - mean) / count);
        spread.iter_mut().zip(off).for_each(|(sum, off)| *sum += off);
    }
    // a trait that hardly varies may not count for much; the last one is one always
    let scale: Vec<f64> = spread.iter().map(|spread| 1.0 / (spread.sqrt() + 1e-3)).collect();
    let row_of = |row: &Example| -> Vec<f64> {
        let values =
            row.traits.iter().zip(&mean).zip(&scale).map(|((value, mean), scale)| (value - mean) * scale);
        let mut out: Vec<f64> = values.collect();
        if let Some(last) = out.last_mut() {
            *last = 1.0;
        }
        out
    };
    let rows: Vec<(Vec<f64>, usize)> = examples.iter().map(|row| (row_of(row), row.kind)).collect();
    let weights = steps(&rows, width, arguments);
    // back to traits as they are: what the means take off goes into the last row
    let mut out: Vec<[f64; KINDS]> =
        weights.iter().zip(&scale).map(|(row, scale)| row.map(|weight| weight * scale)).collect();
    let mut base = weights.last().copied().unwrap_or_default();
    for (row, mean) in out.iter().zip(&mean).take(width.saturating_sub(1)) {
        base.iter_mut().zip(row).for_each(|(base, weight)| *base -= weight * mean);
    }
    if let Some(last) = out.last_mut() {
        *last = base;
    }
    #[allow(clippy::cast_possible_truncation, reason = "clamped")]
    let whole = |weight: f64| (weight * UNIT).round().clamp(-2e9, 2e9) as i32;
    out.into_iter().map(|row| row.map(whole)).collect()
}

/// Adam over shuffled batches, its steps growing smaller.
fn steps(rows: &[(Vec<f64>, usize)], width: usize, arguments: &Arguments) -> Vec<[f64; KINDS]> {
    let mut weights = vec![[0.0; KINDS]; width];
    let (mut first, mut second) = (weights.clone(), weights.clone());
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut random = Random::new(11);
    let (mut fade_first, mut fade_second) = (1.0, 1.0);
    for epoch in 0..arguments.epochs {
        random.shuffle(&mut order);
        let rate = 0.01 * (1.0 - f64::from(epoch) / f64::from(arguments.epochs.max(1))) + 1e-4;
        for batch in order.chunks(BATCH) {
            let mut slope = vec![[0.0; KINDS]; width];
            #[allow(clippy::cast_precision_loss, reason = "at most a batch")]
            let share = 1.0 / batch.len() as f64;
            for (values, kind) in batch.iter().filter_map(|at| rows.get(*at)) {
                let mut off = shares(values, &weights);
                if let Some(of) = off.get_mut(*kind) {
                    *of -= 1.0;
                }
                for (slope, value) in slope.iter_mut().zip(values) {
                    slope.iter_mut().zip(off).for_each(|(slope, off)| *slope += value * off * share);
                }
            }
            fade_first *= 0.9;
            fade_second *= 0.99;
            let all = weights.iter_mut().flatten().zip(slope.iter().flatten());
            let moments = first.iter_mut().flatten().zip(second.iter_mut().flatten());
            for ((weight, slope), (first, second)) in all.zip(moments) {
                let slope = slope + arguments.pull * *weight;
                *first = 0.9 * *first + 0.1 * slope;
                *second = 0.99 * *second + 0.01 * slope * slope;
                let root = (*second / (1.0 - fade_second)).sqrt() + 1e-6;
                *weight -= rate * (*first / (1.0 - fade_first)) / root;
            }
        }
    }
    weights
}

/// The share of each kind that the weights give.
fn shares(values: &[f64], weights: &[[f64; KINDS]]) -> [f64; KINDS] {
    let mut sums = [0.0; KINDS];
    for (value, row) in values.iter().zip(weights) {
        sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += value * weight);
    }
    let most = sums.iter().copied().fold(f64::MIN, f64::max);
    let powers = sums.map(|sum| (sum - most).exp());
    let all: f64 = powers.iter().sum();
    powers.map(|power| power / all)
}
