//! What each rule is worth on texts that it was not written for.
//!
//! In: the kept articles, read once with all rules behind the tagger and once without each. Out: how many marks a rule
//! changes, which gold attributions are met only with it or only without, how many false marks it adds or drops, and
//! what relation F1 is without it, with a paired bootstrap over articles (Efron and Tibshirani 1993, chapter 13).
//! Beside it wording rules against labelled spans, and gaps against labels.

use super::attribution::relations::matched;
use super::attribution::rows::{Article, Attributed};
use super::attribution::side::side;
use super::layers::Outcome;
use super::letters::Letters;
use super::measure::places;
use super::{corpora, predict, unseen};
use clap::ValueEnum;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sourcelight::attribution::{self, Repair, Repairs, tagger};
use sourcelight::text::TokenRange;
use sourcelight::{Models, entity, segment, syntax};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

/// Resamples of the bootstrap.
const DRAWS: usize = 1000;

/// A mark by its spans: source, cue and content.
type Key = [Vec<[usize; 2]>; 3];

/// One article read with some rules: its outermost marks, and which of gold's they meet.
#[derive(Clone, Debug, Default, PartialEq)]
struct Read {
    marks: BTreeSet<Key>,
    met: BTreeSet<usize>,
    pred: usize,
    gold: usize,
}

/// What one rule is worth.
#[derive(Clone, Debug, Serialize)]
pub struct Worth {
    /// The rule.
    pub rule: &'static str,
    /// What it does.
    pub why: &'static str,
    /// Marks that are another without it, or none.
    pub fired: usize,
    /// Gold attributions met only with it.
    pub gained: usize,
    /// Gold attributions met only without it.
    pub lost: usize,
    /// False marks with it less those without.
    pub false_marks: i64,
    /// Relation F1 without it.
    pub f1_without: f64,
    /// What it adds to relation F1.
    pub adds: f64,
    /// The middle 95 % of that over resampled articles.
    pub between: [f64; 2],
}

/// Reads one article once for each set of rules.
fn read(article: &Article, models: &Models, sets: &[Repairs]) -> Vec<Read> {
    let text = &article.text;
    let segments = segment::segment(text);
    let syntax = syntax::parse(text, &segments, models);
    let entities = entity::find(text, &segments, &syntax, models);
    let letters = Letters::new(text);
    let golds: Vec<&Attributed> = article.attributions.iter().collect();
    let gold = side(&letters, &golds);
    let mut places = vec![0; text.len() + 1];
    text.char_indices()
        .enumerate()
        .for_each(|(n, (at, _))| places.iter_mut().skip(at).take(1).for_each(|p| *p = n));
    if let Some(last) = places.last_mut() {
        *last = letters.chars.len();
    }
    let at = |byte: u32| places.get(byte as usize).copied().unwrap_or(0);
    let spans = |runs: &[TokenRange]| -> Vec<[usize; 2]> {
        let cover = |run: &TokenRange| segments.tokens.cover(*run);
        runs.iter().map(cover).map(|span| [at(span.start), at(span.end)]).collect()
    };
    // the tagger reads the same each time: what it found is remembered
    let mut memory = tagger::Memory::default();
    let mut one = |set: &Repairs| {
        let found = attribution::find(text, &segments, &syntax, &entities, models, *set, Some(&mut memory));
        let outer = found.iter().filter(|row| row.nested_in.is_none() && !row.scare);
        let marks: Vec<Attributed> = outer
            .map(|row| Attributed {
                source: spans(&row.source),
                cue: spans(&row.cue),
                content: spans(&row.content),
                ..Attributed::default()
            })
            .collect();
        let pred = side(&letters, &marks.iter().collect::<Vec<_>>());
        Read {
            met: matched(&letters, &gold, &pred).into_iter().map(|pair| pair.0).collect(),
            pred: pred.len(),
            gold: gold.len(),
            marks: marks.into_iter().map(|row| [row.source, row.cue, row.content]).collect(),
        }
    };
    sets.iter().map(&mut one).collect()
}

fn f1(met: usize, pred: usize, gold: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "counts")]
    let value = 2.0 * met as f64 / (pred + gold).max(1) as f64;
    value
}

/// Relation F1 of articles, each as often as it is drawn.
fn score<'a>(rows: impl Iterator<Item = &'a Read>) -> f64 {
    let sum = |(met, pred, gold): (usize, usize, usize), row: &Read| {
        (met + row.met.len(), pred + row.pred, gold + row.gold)
    };
    let (met, pred, gold) = rows.fold((0, 0, 0), sum);
    f1(met, pred, gold)
}

/// A small generator (Knuth's MMIX constants), so that the table is the same on every machine.
fn draw(state: &mut u64, sides: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap_or(0) % sides.max(1)
}

/// The middle 95 % of what `with` has more than `without`, over resampled articles.
fn between(with: &[&Read], without: &[&Read]) -> [f64; 2] {
    let mut state = 7;
    let mut gains: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let drawn: Vec<usize> = with.iter().map(|_| draw(&mut state, with.len())).collect();
            let of = |rows: &[&Read]| score(drawn.iter().filter_map(|n| rows.get(*n).copied()));
            of(with) - of(without)
        })
        .collect();
    gains.sort_by(f64::total_cmp);
    let part = |n: usize| gains.get(n * DRAWS / 1000).copied().unwrap_or(0.0);
    [places(part(25), 5), places(part(974), 5)]
}

/// What each rule behind the tagger is worth on articles.
#[must_use]
pub fn worth(articles: &[Article], models: &Models) -> Vec<Worth> {
    let sets: Vec<Repairs> = std::iter::once(Repairs::default())
        .chain(Repair::ALL.iter().map(|row| Repairs::default().without(*row)))
        .collect();
    let reads: Vec<Vec<Read>> = articles.par_iter().map(|row| read(row, models, &sets)).collect();
    let column = |n: usize| -> Vec<&Read> { reads.iter().filter_map(|row| row.get(n)).collect() };
    let with = column(0);
    let all = score(with.iter().copied());
    let one = |(n, repair): (usize, &Repair)| {
        let without = column(n + 1);
        let pairs = || with.iter().zip(&without);
        let less = |a: &BTreeSet<usize>, b: &BTreeSet<usize>| a.difference(b).count();
        let changed = |a: &Read, b: &Read| {
            a.marks.difference(&b.marks).count().max(b.marks.difference(&a.marks).count())
        };
        let wrong = |row: &Read| i64::try_from(row.pred - row.met.len()).unwrap_or(0);
        let rest = score(without.iter().copied());
        Worth {
            rule: repair.id(),
            why: repair.why(),
            fired: pairs().map(|(a, b)| changed(a, b)).sum(),
            gained: pairs().map(|(a, b)| less(&a.met, &b.met)).sum(),
            lost: pairs().map(|(a, b)| less(&b.met, &a.met)).sum(),
            false_marks: pairs().map(|(a, b)| wrong(a) - wrong(b)).sum(),
            f1_without: places(rest, 5),
            adds: places(all - rest, 5),
            between: between(&with, &without),
        }
    };
    Repair::ALL.iter().enumerate().map(one).collect()
}

/// A sentence with a span that deserves a kind of mark or only looks like it.
#[derive(Debug, Deserialize)]
struct Labelled {
    sentence: String,
    span: String,
    kind: String,
    label: bool,
}

/// For each wording rule, by its kind and its line of why: spans that deserve the mark, spans that do not.
fn wording(data: &Path, models: &Models) -> Result<BTreeMap<String, [usize; 2]>, String> {
    let path = data.join("../field/wording.jsonl");
    if !path.is_file() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<Labelled> = corpora::rows(&path)?;
    let mut out: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for row in &rows {
        let Some([start, end]) = place(row) else { continue };
        let report = predict::report(&row.sentence, None, false, models);
        for signal in report.signals.iter().filter(|signal| signal.kind == row.kind) {
            if (signal.start as usize) < end && start < signal.end as usize {
                let count = out.entry(format!("{}: {}", signal.kind, signal.why)).or_default();
                let [right, wrong] = count;
                *(if row.label { right } else { wrong }) += 1;
            }
        }
    }
    Ok(out)
}

/// Where the labelled words stand (code points).
fn place(row: &Labelled) -> Option<[usize; 2]> {
    let from = row.sentence.find(row.span.as_str())?;
    let start = row.sentence.get(..from)?.chars().count();
    Some([start, start + row.span.chars().count()])
}

/// Which articles the rules behind the tagger are measured on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum On {
    /// The kept articles, read by the tagger that never saw them, to publish what a rule is worth: no rule is chosen by
    /// them.
    #[default]
    Kept,
    /// Every sixth of the others, to choose by, with the model whose tagger never saw them (`--model`).
    Sixth,
    /// PolNeAR's development articles.
    Dev,
    /// World news.
    News,
}

fn articles(data: &Path, on: On) -> Result<Vec<Article>, String> {
    match on {
        On::Kept => unseen::kept_articles(data),
        On::Sixth => Ok(corpora::learnable(data)?.into_iter().step_by(6).collect()),
        On::Dev => corpora::rows(&data.join("attribution/polnear-dev.jsonl")),
        On::News => unseen::news_articles(data),
    }
}

/// The table of every rule.
///
/// # Errors
/// When a corpus cannot be read.
pub fn run(data: &Path, models: &Models, on: On) -> Result<Outcome, String> {
    let articles = articles(data, on)?;
    let rows = worth(&articles, models);
    let mut notes = format!(
        "Rules behind the tagger on {} articles ({on:?}):\n  {:<30} {:>5} {:>6} {:>5} {:>6} {:>9} {:>8}   {}\n",
        articles.len(),
        "rule",
        "fired",
        "gained",
        "lost",
        "false",
        "F1 without",
        "adds",
        "95 % of resamples"
    );
    for row in &rows {
        let Worth { rule, fired, gained, lost, false_marks, f1_without, adds, between: [low, high], .. } =
            row;
        _ = writeln!(
            notes,
            "  {rule:<30} {fired:>5} {gained:>6} {lost:>5} {false_marks:>+6} {f1_without:>10.4} {adds:>+8.4}   {low:+.4} to {high:+.4}"
        );
    }
    let wording = wording(data, models)?;
    _ = writeln!(notes, "Wording rules on labelled spans (deserved, not deserved):");
    for (rule, [right, wrong]) in &wording {
        _ = writeln!(notes, "  {right:>3} {wrong:>3}  {rule}");
    }
    let gaps = unseen::absences(data, models)?;
    notes.push_str(&gaps.notes);
    Ok(Outcome { scores: json!({ "repairs": rows, "wording": wording }), notes, ..Outcome::default() })
}

#[cfg(test)]
mod tests {
    use super::worth;
    use crate::evaluate::attribution::rows::Article;
    use sourcelight::Models;

    #[test]
    fn a_rule_that_drops_a_false_mark_is_worth_it() {
        let text = "The six-member team had been denied visas to enter the country until last week, according to Ana Orsel, \
                    its coach. The players, who have shown commitment, met on Friday. Two of them ordered three coffees.";
        let article = Article { text: text.to_owned(), ..Article::default() };
        let rows = worth(&[article], &Models::built_in());
        let dropped: Vec<_> = rows.iter().filter(|row| row.false_marks < 0).map(|row| row.rule).collect();
        assert!(dropped.iter().any(|rule| rule.starts_with("reject/")), "{dropped:?}");
        assert!(rows.iter().all(|row| row.gained == 0 && row.lost == 0), "nothing is there to be met");
    }
}
