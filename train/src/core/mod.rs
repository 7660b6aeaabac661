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
pub mod named;
pub mod network;
pub mod own;
pub mod regroup;
pub mod run;
pub mod score;
pub mod silver;
pub mod start;

use crate::setting::Folders;
use crate::teacher;
use crate::vectors;
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
    /// Begin from random numbers and from word vectors (`train/prepare/vectors.py`) instead of the weights that a
    /// run starts from
    #[arg(long)]
    fresh: bool,
    /// Learn a teacher's shares (`train/teacher`) and its names (`train/prepare/names.py`) instead of the start's own
    #[arg(long)]
    teacher: bool,
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
    let Folders { data, work, start } = &arguments.folders;
    let mut corpora = run::Corpora::read(data, arguments.teacher.then_some(&**work), &options)?;
    let mut trained = if arguments.fresh {
        run::Trained::new(
            &corpora,
            &vectors::read(&work.join("vectors.txt"), options.vectors).map_err(text)?,
            &options,
        )
    } else {
        corpora.start(&std::fs::read(start).map_err(text)?, &options)?
    };
    if arguments.trained {
        trained.params.load(&arguments.save).map_err(text)?;
    } else {
        if arguments.teacher {
            teacher::add_trees(work, &mut corpora.silver).map_err(text)?;
        } else {
            corpora.teach(&mut trained);
        }
        if options.roles {
            teacher::add_roles(work, &mut corpora.silver).map_err(text)?;
        }
        run::train(&mut trained, &corpora, &options, &mut say);
        trained.params.save(&arguments.save).map_err(text)?;
    }
    if !arguments.fresh && options.back > 0.0 {
        let (begun, _) = start::read(&std::fs::read(start).map_err(text)?, options.config, &[])
            .map_err(|refusal| refusal.to_string())?;
        trained.go_back(&begun, options.back);
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
