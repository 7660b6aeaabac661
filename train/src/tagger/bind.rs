//! Binds a tagger to what it is told of each word, so that no edit of a rule or a word list shifts its input unseen.
//!
//! In: a model file, some of the golden articles. Out: the fingerprint of what the tagger is told of them.

use sourcelight::{Models, attribution};
use std::path::{Path, PathBuf};

/// The golden articles that the fingerprint is taken of. A new golden does not join them: that would change the number
/// though nothing that the tagger is told did.
const GOLDENS: [&str; 7] = [
    "foreign-marks",
    "lists-and-headings",
    "long-quotation",
    "transcript",
    "unnamed-briefing",
    "windows-file",
    "wire-datelines",
];

/// What `sourcelight-train bind` is told.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The model file
    #[arg(long, default_value = "models/english.model")]
    model: PathBuf,
}

/// The fingerprint of what these models' tagger is told today.
///
/// # Errors
/// When a golden cannot be read.
pub fn fingerprint(models: &Models) -> Result<u32, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden");
    let read = |name: &&str| {
        let path = folder.join(name).join("source.txt");
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let texts = GOLDENS.iter().map(read).collect::<Result<Vec<String>, String>>()?;
    Ok(attribution::fingerprint(texts.iter().map(String::as_str), models))
}

/// Writes today's fingerprint into a model file whose tagger is to be used though it was trained on other input.
///
/// # Errors
/// One sentence for the user.
pub fn bind(arguments: &Arguments) -> Result<String, String> {
    let file = std::fs::read(&arguments.model).map_err(|error| error.to_string())?;
    let models = Models::from_bytes(&file).map_err(|refusal| refusal.to_string())?;
    let fingerprint = fingerprint(&models)?;
    let bytes = sourcelight::model::bind(&file, fingerprint).map_err(|refusal| refusal.to_string())?;
    std::fs::write(&arguments.model, bytes).map_err(|error| error.to_string())?;
    Ok(format!("bound to {fingerprint:08x}\n"))
}

#[cfg(test)]
mod tests {
    use super::fingerprint;
    use sourcelight::Models;

    #[test]
    fn the_built_in_tagger_is_told_what_it_was_trained_on() {
        let models = Models::built_in();
        let bound = models.tagger.as_ref().and_then(sourcelight::model::Tagger::fingerprint);
        let why = "what the tagger is told has changed (a rule, a word list or a tag): train it again, or, where the scores \
                   say that it reads as well as before, bind it with `sourcelight-train bind` and say so in models/MODELS.md";
        assert_eq!(bound, fingerprint(&models).ok(), "{why}");
    }
}
