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

use crate::setting::Folders;
use crate::teacher;
use std::path::PathBuf;

/// What `sourcelight-train core` is told.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    folders: Folders,
    /// Where the learnt numbers are kept between training and export
    #[arg(long, default_value = "train/work/english.f32")]
    save: PathBuf,
    /// Where the model file is written
    #[arg(long, default_value = "models/english.model")]
    model: PathBuf,
    /// Learnt numbers to begin from instead of random ones
    #[arg(long)]
    from: Option<PathBuf>,
    /// Do not train: read what was learnt
    #[arg(long)]
    trained: bool,
    /// Settings other than the standard ones: epochs=20 rate=0.003 …
    settings: Vec<String>,
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
    let mut corpora =
        run::Corpora::read(&arguments.folders.data, &arguments.folders.work, &options).map_err(text)?;
    let mut trained = run::Trained::new(&corpora, &options);
    if arguments.trained {
        trained.params.load(&arguments.save).map_err(text)?;
    } else {
        if let Some(from) = &arguments.from {
            trained.params.load(from).map_err(text)?;
        }
        if teacher::add_trees(&arguments.folders.work, &mut corpora.silver).map_err(text)? {
            teacher::add_roles(&arguments.folders.work, &mut corpora.silver).map_err(text)?;
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
