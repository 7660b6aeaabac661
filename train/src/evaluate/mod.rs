//! Scores of every layer on the development corpora, equal to the reference scorers' to six digits.
//!
//! In: a folder of corpora. Out: figures beside their targets, predictions, and what was missed.
//! Scorers know nothing of the library; `predict` is where its report becomes their rows.

pub mod attribution;
pub mod bias;
pub mod conllu;
pub mod coreference;
pub mod corpora;
pub mod editor_rows;
pub mod gaps;
pub mod gum;
pub mod labels;
pub mod layers;
pub mod letters;
pub mod measure;
pub mod misses;
pub mod names;
pub mod predict;
pub mod publish;
pub mod quantities;
pub mod rules;
pub mod segmentation;
pub mod shown;
pub mod source_rows;
pub mod spans;
pub mod table;
pub mod targets;
pub mod unseen;
pub mod worldwide;

use layers::Layer;
use sourcelight::Models;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What `eval` may be told.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// Layers to score; all of them when none is named
    #[arg(value_enum)]
    pub layers: Vec<Layer>,
    /// Folder of the corpora
    #[arg(long, default_value = "../shared/data")]
    pub data: PathBuf,
    /// A model file to score instead of the built-in one
    #[arg(long)]
    pub model: Option<PathBuf>,
    /// Write all scores to this file as one JSON object
    #[arg(long)]
    pub json: Option<PathBuf>,
    /// Write predictions, in the reference scorers' form, into this folder
    #[arg(long)]
    pub dump: Option<PathBuf>,
    /// List so many misses a layer
    #[arg(long, default_value_t = 0)]
    pub errors: usize,
    /// Commit the figures (tests/scores.snap; with all layers also www/scores.json and the README's table)
    /// instead of checking against them
    #[arg(long)]
    pub write: bool,
    /// Which articles the rules behind the tagger are measured on
    #[arg(long, value_enum, default_value_t)]
    pub on: rules::On,
    /// A loss that this change names, with its reason: "layer/figure=reason"; several may be given
    #[arg(long, requires = "write")]
    pub accept: Vec<String>,
    /// Where committed figures are kept
    #[arg(long, default_value = "tests/scores.snap")]
    pub snapshot: PathBuf,
}

/// The models that are scored: a file's, or the copy built into the library.
///
/// # Errors
/// When the file cannot be read or is refused.
pub fn models(file: Option<&Path>) -> Result<Models, String> {
    let Some(file) = file else { return Ok(Models::built_in()) };
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Models::from_bytes(&bytes).map_err(|refusal| format!("{}: {refusal}", file.display()))
}

/// What `cargo xtask train` makes without the kept articles (models/MODELS.md), with its weights: the kept articles are
/// read by it, since the shipped tagger and weights were trained on them.
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/kept/english.model");

/// Scores the layers asked for; gives what is to be printed.
///
/// # Errors
/// A sentence: a corpus that cannot be read, a file that cannot be written, a figure that fell and is not named.
pub fn eval(arguments: &Arguments) -> Result<String, String> {
    let data = &arguments.data;
    if !data.is_dir() {
        return Ok(format!(
            "Skipped: there is no corpora folder at {} (name one with --data; README.md says where the corpora come from).\n",
            data.display()
        ));
    }
    let given = arguments.model.as_deref();
    let models = models(given)?;
    let standard = Layer::standard();
    let all = if arguments.layers.is_empty() { &standard } else { &arguments.layers };
    let mut scores = table::Scores::new();
    let (mut out, mut notes) = (String::new(), String::new());
    for layer in all {
        let unseen = *layer == Layer::Kept || (*layer == Layer::Rules && arguments.on == rules::On::Kept);
        let kept = if unseen && given.is_none() { Some(self::models(Some(Path::new(KEPT)))?) } else { None };
        let models = kept.as_ref().unwrap_or(&models);
        sourcelight::attribution::kept::take(kept.is_some());
        let outcome = match layer {
            Layer::Rules => rules::run(data, models, arguments.on),
            layer => layer.run(data, models),
        };
        sourcelight::attribution::kept::take(false);
        let outcome = outcome?;
        if !outcome.notes.is_empty() {
            _ = write!(notes, "\n{}", outcome.notes);
        }
        if arguments.errors > 0 {
            let shown = if outcome.ranked {
                outcome.misses.iter().take(arguments.errors).map(String::as_str).collect()
            } else {
                misses::sample(&outcome.misses, arguments.errors)
            };
            _ = writeln!(out, "{}: {} of {} misses", layer.name(), shown.len(), outcome.misses.len());
            shown.iter().for_each(|miss| _ = writeln!(out, "  {miss}"));
        }
        if let Some(folder) = &arguments.dump {
            std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            for (_, name, content) in &outcome.dumps {
                write(&folder.join(name), content)?;
            }
        }
        scores.insert(layer.name(), outcome.scores);
    }
    out.push_str(&table::table(&scores));
    out.push_str(&notes);
    if let Some(file) = &arguments.json {
        write(file, &serde_json::to_string_pretty(&scores).map_err(|error| error.to_string())?)?;
    }
    let committed = std::fs::read_to_string(&arguments.snapshot).unwrap_or_default();
    let accepted = table::accepted(&arguments.accept)?;
    let losses = table::losses(&scores, &committed, &accepted);
    if !losses.is_empty() {
        let advice = "Name each loss that is meant with --accept \"layer/figure=reason\".";
        let advice = if arguments.write { advice } else { "" };
        return Err(format!("{out}\n{}\n{advice}", losses.join("\n")));
    }
    if arguments.write {
        let today = publish::today();
        write(&arguments.snapshot, &table::snapshot(&scores, &committed, &accepted, &today))?;
        if arguments.layers.is_empty() {
            write(Path::new("www/scores.json"), &publish::page(&scores, &today))?;
            if let Some((table, script)) = publish::rates(&scores, &today) {
                write(Path::new("data/error_rates.tsv"), &table)?;
                write(Path::new("www/error-rates.js"), &script)?;
            }
            let readme = std::fs::read_to_string("README.md").unwrap_or_default();
            write(Path::new("README.md"), &publish::readme(&scores, &today, &readme))?;
        }
    }
    Ok(out)
}

fn write(file: &Path, content: &str) -> Result<(), String> {
    std::fs::write(file, content).map_err(|error| format!("{}: {error}", file.display()))
}
