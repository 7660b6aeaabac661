//! One run a layer: read gold, predict, score.

use super::attribution::rows::Article;
use super::quantities::{answer::answers, rows::cases};
use super::{
    bias, conllu, coreference, corpora, gum, labels, misses, names, predict, quantities, rules, segmentation,
    spans, unseen,
};
use clap::ValueEnum;
use serde::Serialize;
use serde_json::{Value, json};
use sourcelight::Models;
use std::path::{Path, PathBuf};

/// What is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Layer {
    /// pySBD's golden rules for sentence boundaries.
    Segmentation,
    /// Tokens, sentences, tags, lemmas and trees from raw text on EWT and GUM.
    Conllu,
    /// Names on UNER EWT and GUM.
    Entities,
    /// Whom pronouns mean on GUM.
    Coreference,
    /// Sources, cues and contents on PolNeAR.
    Attribution,
    /// Source type, cue class, certainty, flags and entity of attributions.
    Labels,
    /// Figures and dates on Recognizers-Text's cases.
    Quantities,
    /// Loaded words and vague crowds against BABE's biased words.
    Bias,
    /// Sources, cues and contents on the kept articles of PolNeAR, which nothing was learnt from.
    Kept,
    /// Sources, cues and contents on world news.
    News,
    /// The list of sources against an editor's.
    Sources,
    /// What isn't here, on world news.
    Gaps,
    /// Names on corpora from the whole world.
    Names,
    /// Field cases by their own checks.
    Field,
    /// What each rule behind the tagger, each wording rule and each gap is worth; only when named.
    Rules,
}

/// What a run gives.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The scores, under the reference scorers' names.
    pub scores: Value,
    /// What the table of figures has no room for, as lines.
    pub notes: String,
    /// What was missed and made up, for whoever tunes; commonest or first in reading order first.
    pub misses: Vec<String>,
    /// Whether the misses are ordered by weight, so that the first are the worst.
    pub ranked: bool,
    /// Predictions in the reference scorers' form: gold file, file name, content.
    pub dumps: Vec<(PathBuf, String, String)>,
}

fn lines<T: Serialize>(rows: &[T]) -> String {
    rows.iter().filter_map(|row| serde_json::to_string(row).ok()).map(|line| line + "\n").collect()
}

impl Layer {
    /// The name that the table and the targets use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Segmentation => "segmentation",
            Self::Conllu => "conllu",
            Self::Entities => "entities",
            Self::Coreference => "coreference",
            Self::Attribution => "attribution",
            Self::Labels => "labels",
            Self::Quantities => "quantities",
            Self::Bias => "bias",
            Self::Kept => "kept",
            Self::News => "news",
            Self::Sources => "sources",
            Self::Gaps => "gaps",
            Self::Names => "names",
            Self::Field => "field",
            Self::Rules => "rules",
        }
    }

    /// Scores the library on this layer's development corpus.
    ///
    /// # Errors
    /// A sentence: a corpus that cannot be read, or trees over another text.
    pub fn run(self, data: &Path, models: &Models) -> Result<Outcome, String> {
        match self {
            Self::Segmentation => segmentation(data, models),
            Self::Conllu => conllu(data, models),
            Self::Entities => entities(data, models),
            Self::Coreference => coreference(data, models),
            Self::Attribution => attribution(data, models),
            Self::Labels => labels(data, models),
            Self::Quantities => quantities(data, models),
            Self::Bias => bias(data, models),
            Self::Kept => unseen::kept(data, models),
            Self::News => unseen::news(data, models),
            Self::Sources => unseen::sources(data, models),
            Self::Gaps => unseen::absences(data, models),
            Self::Names => unseen::world_names(data, models),
            Self::Field => unseen::field(data),
            Self::Rules => rules::run(data, models, rules::On::default()),
        }
    }

    /// The layers that are scored when none is named.
    #[must_use]
    pub fn standard() -> Vec<Self> {
        Self::value_variants().iter().copied().filter(|layer| *layer != Self::Rules).collect()
    }
}

fn segmentation(data: &Path, models: &Models) -> Result<Outcome, String> {
    let path = data.join("segmentation/pysbd-golden.jsonl");
    let gold: Vec<segmentation::Case> = corpora::rows(&path)?;
    let pred = predict::sentences(&gold, models);
    Ok(Outcome {
        scores: json!(segmentation::score(&gold, &pred)),
        misses: misses::sentences(&gold, &pred),
        dumps: vec![(path, "segmentation.jsonl".into(), lines(&pred))],
        ..Outcome::default()
    })
}

fn conllu(data: &Path, models: &Models) -> Result<Outcome, String> {
    let mut out = Outcome { scores: json!({}), ranked: true, ..Outcome::default() };
    for bank in ["en_ewt-dev", "gum-dev"] {
        let path = data.join(format!("treebank/{bank}.conllu"));
        let text = corpora::text(&path)?;
        let trees = predict::trees(&conllu::raw::documents(&text), models);
        let (gold, system) = (conllu::read::read(&text)?, conllu::read::read(&trees)?);
        let scores = conllu::score(&gold, &system).map_err(|error| format!("{bank}: {error}"))?;
        if let Value::Object(all) = &mut out.scores {
            all.insert(bank.to_owned(), json!(scores));
        }
        out.misses.extend(misses::trees(&gold, &system).into_iter().map(|miss| format!("{bank} {miss}")));
        out.dumps.push((path, format!("{bank}.conllu"), trees));
    }
    Ok(out)
}

fn entities(data: &Path, models: &Models) -> Result<Outcome, String> {
    let path = data.join("entities/uner_ewt-dev.jsonl");
    let gum = data.join("treebank/gum-dev.conllu");
    let sets: [(&str, PathBuf, Vec<spans::Document>); 2] = [
        ("uner_ewt-dev", path.clone(), corpora::rows(&path)?),
        ("gum-dev", gum.clone(), names::documents(&corpora::text(&gum)?)),
    ];
    let mut out = Outcome { scores: json!({}), ..Outcome::default() };
    for (set, path, gold) in sets {
        let pred = predict::names(&gold, models);
        if let Value::Object(all) = &mut out.scores {
            all.insert(set.to_owned(), json!(spans::score(&gold, &pred)));
        }
        out.misses.extend(misses::names(&gold, &pred).into_iter().map(|miss| format!("{set} {miss}")));
        out.dumps.push((path, format!("{set}.names.jsonl"), lines(&pred)));
    }
    Ok(out)
}

fn coreference(data: &Path, models: &Models) -> Result<Outcome, String> {
    let path = data.join("treebank/gum-dev.conllu");
    let gold = gum::documents(&corpora::text(&path)?);
    let pred = predict::links(&gold, models);
    let (scores, misses) = coreference::score(&gold, &pred);
    let dumps = vec![(path, "gum-dev.links.jsonl".into(), lines(&pred))];
    Ok(Outcome { scores: json!({ "gum-dev": scores }), misses, dumps, ..Outcome::default() })
}

/// The outermost attributions alone, as PolNeAR marks them.
pub(super) fn outermost(mut pred: Vec<Article>) -> Vec<Article> {
    pred.iter_mut().for_each(|article| article.attributions.retain(|row| row.is_outermost()));
    pred
}

fn attribution(data: &Path, models: &Models) -> Result<Outcome, String> {
    let path = data.join("attribution/polnear-dev.jsonl");
    let gold: Vec<Article> = corpora::rows(&path)?;
    let (scores, notes, pred) = unseen::attribution_scores(&gold, models);
    Ok(Outcome {
        scores,
        notes,
        misses: misses::attributions(&gold, &pred),
        dumps: vec![(path, "attribution.jsonl".into(), lines(&pred))],
        ..Outcome::default()
    })
}

fn labels(data: &Path, models: &Models) -> Result<Outcome, String> {
    let path = data.join("attribution/polnear-dev.jsonl");
    let gold: Vec<Article> = corpora::rows(&path)?;
    let labels: Vec<labels::Label> = corpora::rows(&data.join("attribution/labels-dev.jsonl"))?;
    let pred = predict::articles(&gold, models);
    let (scores, wrong) = labels::score(&gold, &pred, &labels);
    Ok(Outcome {
        scores: json!(scores),
        misses: misses::labels(&gold, &wrong),
        dumps: vec![(path, "labels.jsonl".into(), lines(&pred))],
        ..Outcome::default()
    })
}

fn quantities(data: &Path, models: &Models) -> Result<Outcome, String> {
    let path = data.join("quantities");
    let gold = cases(&path)?;
    let pred = answers(&gold, models);
    let mut scores = json!(quantities::score(&gold, &pred));
    let folds = quantities::folds::folds(&gold, &pred);
    let row = |(kind, f1): (&String, &f64)| format!("  {kind:<16} {f1:.3}\n");
    let notes: String = folds.types.iter().map(row).collect();
    if let Value::Object(all) = &mut scores {
        all.insert("folds".to_owned(), json!(folds));
    }
    Ok(Outcome {
        scores,
        notes: format!("Figures and dates, mean extraction F1 of five folds by type:\n{notes}"),
        misses: misses::figures(&gold, &pred),
        dumps: vec![(path, "quantities.jsonl".into(), lines(&pred))],
        ..Outcome::default()
    })
}

fn bias(data: &Path, models: &Models) -> Result<Outcome, String> {
    let gold: Vec<bias::Sentence> = corpora::rows(&data.join("bias/babe-sg2.jsonl"))?;
    let marked = predict::loaded(&gold, models);
    Ok(Outcome {
        scores: json!(bias::score(&gold, &marked)),
        misses: misses::bias(&gold, &marked),
        ranked: true,
        ..Outcome::default()
    })
}
