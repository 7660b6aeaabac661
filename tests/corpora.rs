//! What holds of real articles, where the corpora lie beside the repository; elsewhere these tests say that they are left out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use sourcelight::{Models, Options, analyze, export};
use std::path::{Path, PathBuf};

/// The development articles of PolNeAR.
fn articles() -> PathBuf {
    let shared = std::env::var_os("SOURCELIGHT_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    shared.join("data/attribution/polnear-dev.jsonl")
}

fn report(text: &str) -> Value {
    let mut options = Options::default();
    options.date = "2024-03-05".parse().ok();
    let report = export::code_points(analyze(text, &Models::default(), &options), text);
    serde_json::from_str(&export::json(&report, false)).unwrap()
}

fn real_articles_give_valid_reports_whose_voices_partition_the_body() -> Result<(), Failed> {
    let lines = std::fs::read_to_string(articles())?;
    let schema = serde_json::from_str(include_str!("../www/schema/report-1.json"))?;
    let validator = jsonschema::draft202012::new(&schema)?;
    for line in lines.lines() {
        let article: Value = serde_json::from_str(line).unwrap();
        let report = report(article["text"].as_str().unwrap());
        assert!(validator.is_valid(&report), "{}", article["id"]);
        let rows = |key: &str| report[key].as_array().unwrap().clone();
        let place = |row: &Value, key: &str| row[key].as_u64().unwrap();
        let voices = rows("voices");
        for pair in voices.windows(2) {
            assert!(place(&pair[0], "end") <= place(&pair[1], "start"), "{}: {pair:?}", article["id"]);
        }
        for paragraph in rows("paragraphs") {
            if !matches!(paragraph["kind"].as_str(), Some("body" | "item")) {
                continue;
            }
            let (start, end) = (place(&paragraph, "start"), place(&paragraph, "end"));
            let inside =
                |voice: &Value| place(voice, "end").min(end).saturating_sub(place(voice, "start").max(start));
            assert_eq!(voices.iter().map(inside).sum::<u64>(), end - start, "{}", article["id"]);
        }
    }
    Ok(())
}

fn main() {
    let test = Trial::test(
        "real_articles_give_valid_reports_whose_voices_partition_the_body",
        real_articles_give_valid_reports_whose_voices_partition_the_body,
    );
    let tests = vec![test.with_ignored_flag(!articles().is_file())];
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}
