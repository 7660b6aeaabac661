//! Names by corpus, of one or more model files: `cargo run --example names -p sourcelight-train -- DATA MODEL…`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for a terminal")]

use sourcelight_train::evaluate::{models, worldwide};
use std::path::Path;

fn main() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().unwrap_or_else(|| "../shared/data".to_owned());
    for file in arguments {
        let scores = worldwide::score(Path::new(&data), &models(Some(Path::new(&file)))?)?;
        for (set, score) in scores.as_object().into_iter().flatten() {
            let f1 =
                |place: &str| score.pointer(place).and_then(serde_json::Value::as_f64).unwrap_or_default();
            let by = |label: &str| f1(&format!("/labels/{label}/f1"));
            println!(
                "{file} {set} {:.4} PER {:.3} ORG {:.3} LOC {:.3}",
                f1("/micro/f1"),
                by("PER"),
                by("ORG"),
                by("LOC")
            );
        }
    }
    Ok(())
}
