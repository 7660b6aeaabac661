//! Layers scored on texts that nothing was tuned on, and on whole articles as a reader gets them.
//!
//! In: the kept part of PolNeAR's training articles (never learnt from, never read), world news, names of the whole
//! world, field cases. Out: scores; of the kept part no miss and no prediction is ever printed.

use super::attribution::rows::{Article, Attributed};
use super::attribution::{self, calibration};
use super::layers::{Outcome, outermost};
use super::shown::{self, Shown};
use super::{corpora, editor_rows, gaps, labels, misses, predict, source_rows, worldwide};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sourcelight::Models;
use std::path::Path;

/// The kept articles of PolNeAR's training part.
///
/// # Errors
/// When the corpus cannot be read.
pub fn kept_articles(data: &Path) -> Result<Vec<Article>, String> {
    let all: Vec<Article> = corpora::rows(&data.join("attribution/polnear-train.jsonl"))?;
    Ok(all.into_iter().enumerate().filter(|(n, _)| corpora::is_kept(*n)).map(|(_, row)| row).collect())
}

/// Scores, the table of confidences, and the outermost predictions.
pub(super) fn attribution_scores(gold: &[Article], models: &Models) -> (Value, String, Vec<Article>) {
    let all = predict::articles(gold, models);
    let pred = outermost(all.clone());
    let mut scores = json!(attribution::score(gold, &pred));
    let bands = calibration::bands(gold, &pred);
    let shown = with_nested(gold, all);
    if let Value::Object(rows) = &mut scores {
        rows.insert("calibration".to_owned(), json!(bands));
        rows.insert("shown".to_owned(), json!(shown));
    }
    (scores, calibration::table(&bands), pred)
}

/// The relation score of everything that a reader sees marked, nested marks included, though gold holds the outermost
/// attributions alone: a mark inside another's words counts as wrong there.
#[must_use]
pub fn with_nested(gold: &[Article], mut pred: Vec<Article>) -> attribution::Scores {
    pred.iter_mut().for_each(|article| article.attributions.retain(|row| !row.scare));
    attribution::score(gold, &pred)
}

/// Attributions on the kept articles.
///
/// # Errors
/// When the corpus cannot be read.
pub fn kept(data: &Path, models: &Models) -> Result<Outcome, String> {
    let (scores, notes, _) = attribution_scores(&kept_articles(data)?, models);
    Ok(Outcome { scores, notes: format!("Kept articles:\n{notes}"), ..Outcome::default() })
}

/// A world-news article; its labels beside the spans are not scored here.
#[derive(Deserialize)]
struct NewsArticle {
    id: String,
    text: String,
    attributions: Vec<NewsSpans>,
}

#[derive(Deserialize)]
struct NewsSpans {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
}

/// World news with outermost attributions.
pub(super) fn news_articles(data: &Path) -> Result<Vec<Article>, String> {
    let rows: Vec<NewsArticle> = corpora::rows(&data.join("news/attributions.jsonl"))?;
    let spans =
        |NewsSpans { source, cue, content }| Attributed { source, cue, content, ..Attributed::default() };
    let article = |NewsArticle { id, text, attributions }| Article {
        id,
        text,
        attributions: attributions.into_iter().map(spans).collect(),
        ..Article::default()
    };
    Ok(rows.into_iter().map(article).collect())
}

/// Attributions on world news.
///
/// # Errors
/// When the corpus cannot be read.
pub fn news(data: &Path, models: &Models) -> Result<Outcome, String> {
    let gold = news_articles(data)?;
    let (scores, notes, pred) = attribution_scores(&gold, models);
    Ok(Outcome {
        scores,
        notes: format!("World news:\n{notes}"),
        misses: misses::attributions(&gold, &pred),
        ..Outcome::default()
    })
}

fn shown(texts: &[String], models: &Models) -> Vec<Shown> {
    let rows: Vec<(&str, Option<&str>)> = texts.iter().map(|text| (text.as_str(), None)).collect();
    shown::reports(&rows, models)
}

/// Texts of the news folder in the order of these articles.
fn news_texts<'a>(data: &Path, ids: impl Iterator<Item = &'a str>) -> Result<Vec<String>, String> {
    ids.map(|id| corpora::text(&data.join(format!("news/{id}.txt")))).collect()
}

/// The list of sources: on the labelled articles of PolNeAR's development part, and on world news.
///
/// # Errors
/// When a corpus cannot be read.
pub fn sources(data: &Path, models: &Models) -> Result<Outcome, String> {
    let gold: Vec<Article> = corpora::rows(&data.join("attribution/polnear-dev.jsonl"))?;
    let marks: Vec<labels::Label> = corpora::rows(&data.join("attribution/labels-dev.jsonl"))?;
    let gold: Vec<Article> =
        gold.into_iter().filter(|row| marks.iter().any(|mark| mark.id == row.id)).collect();
    let rows: Vec<(&str, Option<&str>)> =
        gold.iter().map(|row| (row.text.as_str(), row.date.as_deref())).collect();
    let dev = source_rows::score(&gold, &shown::reports(&rows, models), &marks);
    let articles: Vec<editor_rows::Article> = corpora::rows(&data.join("news/sources.jsonl"))?;
    let texts = news_texts(data, articles.iter().map(|row| row.id.as_str()))?;
    let news = editor_rows::score(&articles, &texts, &shown(&texts, models));
    Ok(Outcome { scores: json!({ "labels-dev": dev, "news": news }), ..Outcome::default() })
}

/// What isn't here, on world news.
///
/// # Errors
/// When the corpus cannot be read.
pub fn absences(data: &Path, models: &Models) -> Result<Outcome, String> {
    let articles: Vec<gaps::Article> = corpora::rows(&data.join("news/gaps.jsonl"))?;
    let texts = news_texts(data, articles.iter().map(|row| row.id.as_str()))?;
    let scores = gaps::score(&articles, &shown(&texts, models));
    let row = |(kind, row): (&String, &gaps::Figures)| {
        format!("  {kind:<30} {:>3} right {:>3} wrong {:>3} missed\n", row.right, row.wrong, row.missed)
    };
    let notes: String = scores.per_kind.iter().map(row).collect();
    Ok(Outcome {
        scores: json!(scores),
        notes: format!("Gaps on world news, by kind:\n{notes}"),
        ..Outcome::default()
    })
}

/// Names on every corpus of the names' folder: that in `measure` is learnt from by nobody, of the others the documents
/// that are not learnt from.
///
/// # Errors
/// When a corpus cannot be read.
pub fn world_names(data: &Path, models: &Models) -> Result<Outcome, String> {
    Ok(Outcome { scores: worldwide::score(data, models)?, ..Outcome::default() })
}

/// The field cases that lie beside the corpora, held by their own checks (Python) against the built command line,
/// which the variable `SOURCELIGHT_BINARY` names.
///
/// # Errors
/// When the checks cannot be run.
pub fn field(data: &Path) -> Result<Outcome, String> {
    let folder = data.join("../field");
    let binary = std::env::var_os("SOURCELIGHT_BINARY");
    let (Some(binary), true) = (binary, folder.join("check.py").is_file()) else {
        let why = "Skipped: field cases need the variable SOURCELIGHT_BINARY and the folder of cases beside the corpora.\n";
        return Ok(Outcome { scores: Value::Null, notes: why.to_owned(), ..Outcome::default() });
    };
    let file = std::env::temp_dir().join(format!("sourcelight-field-{}.json", std::process::id()));
    let run = std::process::Command::new("python3")
        .arg(folder.join("check.py"))
        .arg(binary)
        .arg("--json")
        .arg(&file)
        .output()
        .map_err(|error| format!("python3: {error}"))?;
    let text =
        corpora::text(&file).map_err(|why| format!("{why}: {}", String::from_utf8_lossy(&run.stderr)))?;
    _ = std::fs::remove_file(&file);
    let areas: Map<String, Value> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let count = |row: &Value, key: &str| row.get(key).and_then(Value::as_u64).unwrap_or(0);
    let (mut passed, mut of, mut notes) = (0, 0, String::from("Field cases passed:\n"));
    for (area, row) in &areas {
        let (good, all) = (count(row, "passed"), count(row, "of"));
        (passed, of) = (passed + good, of + all);
        notes.push_str(&format!("  {area:<14} {good:>3} of {all}\n"));
    }
    #[allow(clippy::cast_precision_loss, reason = "small counts")]
    let rate = if of == 0 { 0.0 } else { passed as f64 / of as f64 };
    Ok(Outcome {
        scores: json!({ "passed": passed, "of": of, "rate": rate, "areas": areas }),
        notes,
        ..Outcome::default()
    })
}
