//! Trains the English core: one small encoder under tags, trees and names.
//!
//! In: treebanks, word vectors, silver names. Out: parameters as 32-bit floats, then the model file. What the
//! network sees of a word is the library's own `syntax::features`.
#![allow(clippy::indexing_slicing, reason = "rows of equally long columns")]

pub mod data;
pub mod export;
pub mod gold_words;
pub mod labels;
pub mod lemmas;
pub mod name_labels;
pub mod network;
pub mod regroup;
pub mod run;
pub mod score;
pub mod silver;
pub mod soft;

use crate::teacher;
use std::path::PathBuf;

/// What `sourcelight-train core` is told.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of corpora
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// The folder of prepared files (`train/prepare`)
    #[arg(long, default_value = "train/work")]
    work: PathBuf,
    /// Where the learnt numbers are kept between training and export
    #[arg(long, default_value = "train/work/english.f32")]
    save: PathBuf,
    /// Where the model file is written
    #[arg(long, default_value = "models/english.model")]
    model: PathBuf,
    /// Learnt numbers to begin from instead of random ones
    #[arg(long)]
    from: Option<PathBuf>,
    /// Saved networks whose mean opinion of the silver sentences is learnt instead of their one tree
    #[arg(long)]
    teacher: Vec<PathBuf>,
    /// What a teacher outside this crate thinks of the silver sentences (`train/teacher/trees.py`)
    #[arg(long, conflicts_with = "teacher")]
    soft: Option<PathBuf>,
    /// Do not train: read what was learnt
    #[arg(long)]
    trained: bool,
    /// Settings other than the standard ones: epochs=20 rate=0.003 …
    settings: Vec<String>,
}

/// What `sourcelight-train silver` is told.
#[derive(Debug, clap::Args)]
pub struct SilverArguments {
    /// The larger model
    model: PathBuf,
    /// Texts as JSON lines
    texts: PathBuf,
    /// Where the sentences are written in CoNLL-U
    out: PathBuf,
}

/// Reads texts with a larger model and writes its trees.
///
/// # Errors
/// One sentence for the user.
pub fn silver(arguments: &SilverArguments) -> Result<String, String> {
    let text = |error: std::io::Error| error.to_string();
    let bytes = std::fs::read(&arguments.model).map_err(text)?;
    let teacher = sourcelight::Models::from_bytes(&bytes).map_err(|refusal| refusal.to_string())?;
    let sentences = silver::read(&arguments.texts, &teacher).map_err(text)?;
    std::fs::write(&arguments.out, silver::conllu(&sentences)).map_err(text)?;
    Ok(format!("{} sentences\n", sentences.len()))
}

/// Trains and reports one line an epoch.
///
/// # Errors
/// One sentence for the user.
pub fn train(arguments: &Arguments) -> Result<String, String> {
    let mut options = run::Options::default();
    for setting in &arguments.settings {
        options.set(setting)?;
    }
    #[allow(clippy::print_stderr, reason = "progress of a long run")]
    let mut say = |line: String| eprintln!("{line}");
    let text = |error: std::io::Error| error.to_string();
    let mut corpora = run::Corpora::read(&arguments.data, &arguments.work, &options).map_err(text)?;
    let mut trained = run::Trained::new(&corpora, &options);
    if arguments.trained {
        trained.params.load(&arguments.save).map_err(text)?;
    } else {
        if let Some(from) = &arguments.from {
            trained.params.load(from).map_err(text)?;
        }
        if !arguments.teacher.is_empty() {
            let load = |path: &PathBuf| soft::load(path, &corpora, &options);
            let mut teachers: Vec<_> =
                arguments.teacher.iter().map(load).collect::<Result<_, _>>().map_err(text)?;
            soft::teach(&mut teachers, &mut corpora.silver);
        }
        if let Some(soft) = &arguments.soft {
            teacher::read_trees(soft, &mut corpora.silver).map_err(text)?;
            let roles = arguments.work.join("roles.soft");
            if roles.exists() {
                let known = teacher::add_roles(&roles, &arguments.work.join("roles.jsonl"), &mut corpora.silver);
                say(format!("{} silver sentences with roles", known.map_err(text)?));
            }
        }
        run::train(&mut trained, &corpora, &options, &mut say);
        trained.params.save(&arguments.save).map_err(text)?;
    }
    let bytes = export::model(&trained, &lemmas::learn(&corpora.train));
    let models = sourcelight::Models::from_bytes(&bytes).map_err(|refusal| refusal.to_string())?;
    std::fs::write(&arguments.model, &bytes).map_err(text)?;
    let mut out = format!("{} bytes\n", bytes.len());
    for (name, gold) in ["EWT", "GUM"].iter().zip(&corpora.dev) {
        out += &format!("{name} on gold words: {}\n", gold_words::score(gold, &models));
    }
    out += &gold_words::speed(&corpora.dev[0], &models);
    Ok(out)
}
