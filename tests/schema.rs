//! The published schema and real reports hold each other: every report is valid, and the schema is
//! strict enough to refuse what is no report.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use serde_json::{Value, json};
use sourcelight::{Models, Options, analyze, export};

const SCHEMA: &str = include_str!("../www/schema/report-1.json");

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::new(&serde_json::from_str(SCHEMA).unwrap()).unwrap()
}

fn report(text: &str, tokens: bool) -> Value {
    let mut options = Options::default();
    options.tokens = tokens;
    options.date = "2024-03-05".parse().ok();
    let report = export::code_points(analyze(text, &Models::default(), &options), text);
    serde_json::from_str(&export::json(&report, false)).unwrap()
}

fn check(text: &str) {
    let validator = validator();
    for tokens in [false, true] {
        let report = report(text, tokens);
        let wrong: Vec<String> =
            validator.iter_errors(&report).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn an_article_gives_a_valid_report() {
    check(
        "Dam is safe, ministry says\n\nBy Ana Orsel\n\nVELTRI (Orbis) — “It will hold,” said Tomas Iri, a senior \
         official, on Monday. According to the Veltri River Agency (VRA), about 1.5 million people, 40% of the \
         province, allegedly lost power for three days; repairs could cost €12.5 million. Nobody was asked why. Many \
         say it was a disaster.\n\n“We never knew,” she added. Officials declined to comment.",
    );
}

#[test]
fn figures_beyond_any_number_give_valid_reports() {
    let nines = "9".repeat(400);
    let nought = format!("1{}", "0".repeat(330));
    for text in [
        "The dam cost 1e400 euros.",
        "It took 5 to 1e400 years.",
        &format!("It cost €{nines}, up from €{nines}."),
        &format!("{nought} km of wall, {nought} %, {nought} m²."),
        &format!("5 billion {nines} trillion people left."),
        &"and ".repeat(700),
    ] {
        check(text);
    }
}

#[test]
fn odd_texts_give_valid_reports() {
    for text in ["", " ", "\u{feff}", "…", "«Où?»\r\n\r\n“", "1", "\u{0}\u{1f}", "👩‍👩‍👧 said “no”."]
    {
        check(text);
    }
}

#[test]
fn what_is_no_report_is_refused() {
    let validator = validator();
    let good = report("Rain fell.", true);
    assert!(validator.is_valid(&good));
    let spoil = |at: &str, value: Value| {
        let mut bad = good.clone();
        *bad.pointer_mut(at).unwrap() = value;
        assert!(!validator.is_valid(&bad), "{at}");
    };
    spoil("/schema", json!("sourcelight-report/2"));
    spoil("/sentences/0/start", json!(-1));
    spoil("/tokens/0/head", json!("root"));
    spoil("/paragraphs/0/kind", json!("poem"));
    spoil("/voices", json!([{"start": 0, "end": 1}]));
    spoil("/gaps", json!(null));
    let mut extra = good.clone();
    extra["verdict"] = json!("true");
    assert!(!validator.is_valid(&extra), "a report has no room for a verdict");
}

/// A schema of `www/schema` and what the library answers under it.
fn holds(schema: &str, answer: &Value) {
    let validator = jsonschema::draft202012::new(&serde_json::from_str(schema).unwrap()).unwrap();
    let wrong: Vec<String> =
        validator.iter_errors(answer).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let mut extra = answer.clone();
    extra["verdict"] = json!("true");
    assert!(!validator.is_valid(&extra), "there is no room for a verdict");
}

const VERSIONS: [&str; 2] = [
    "“The old dam will hold,” Ana Orsel said. The old dam held for 40 hours. Rain fell on Lint all night.",
    "“The old dam may hold,” Ana Orsel said. The old dam perhaps held for 60 hours. Snow fell on Lint all night.",
];

#[test]
fn studies_are_valid() {
    for text in VERSIONS.into_iter().chain(["", "1 1 1", "…"]) {
        let question = sourcelight::study::Question { query: "old dam".into(), ..Default::default() };
        let found = sourcelight::look_up(text, &Models::built_in(), &question);
        holds(include_str!("../www/schema/study-1.json"), &serde_json::to_value(&found).unwrap());
    }
}

#[test]
fn comparisons_are_valid() {
    let reports = VERSIONS.map(|text| analyze(text, &Models::built_in(), &Options::default()));
    let [a, b] = [0, 1].map(|n| sourcelight::compare::Side { report: &reports[n], text: VERSIONS[n] });
    for found in [sourcelight::compare::compare(a, b), sourcelight::compare::compare(a, a)] {
        let answer = serde_json::from_str(&export::comparison_json(&found)).unwrap();
        holds(include_str!("../www/schema/comparison-1.json"), &answer);
    }
}
