//! The scorers equal the reference scorers to six digits, on the library's own predictions and on
//! gold that was spoilt in every way the metrics can tell apart.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use libtest_mimic::{Arguments, Trial};
use serde_json::Value;
use sourcelight_train::evaluate::attribution::{self, rows::Article};
use sourcelight_train::evaluate::quantities::rows::{Answer, Found, Gold, cases};
use sourcelight_train::evaluate::spans::Document;
use sourcelight_train::evaluate::{conllu, corpora, labels, predict, quantities, spans};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The corpora and the reference scorers, where this machine has them beside the repository: elsewhere all is left out.
fn shared() -> Option<(PathBuf, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = std::env::var_os("SOURCELIGHT_SHARED").map_or_else(|| root.join("shared"), PathBuf::from);
    let (data, scorers) = (root.join("data"), root.join("eval"));
    let python = Command::new("python3").arg("--version").output().is_ok_and(|out| out.status.success());
    if data.is_dir() && scorers.is_dir() && python {
        return Some((data, scorers));
    }
    None
}

fn python(scorers: &Path, script: &str, arguments: &[&Path]) -> Value {
    let out = Command::new("python3").arg(scorers.join(script)).args(arguments).output().unwrap();
    assert!(out.status.success(), "{script}: {}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

/// Every number of `theirs` stands in `ours`, equal to six digits, and the other way round.
fn same(ours: &Value, theirs: &Value, at: &str) {
    match (ours, theirs) {
        (Value::Object(a), Value::Object(b)) => {
            let names = |row: &serde_json::Map<String, Value>| {
                let mut names: Vec<String> = row.keys().cloned().collect();
                names.sort();
                names
            };
            assert_eq!(names(a), names(b), "{at}");
            a.iter().for_each(|(name, value)| same(value, &b[name], &format!("{at}/{name}")));
        }
        _ => {
            let (a, b) = (ours.as_f64().unwrap(), theirs.as_f64().unwrap());
            assert!((a - b).abs() < 1e-9, "{at}: {a} here, {b} there");
        }
    }
}

fn file(name: &str, content: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

fn lines<T: serde::Serialize>(rows: &[T]) -> String {
    rows.iter().map(|row| serde_json::to_string(row).unwrap() + "\n").collect()
}

/// A small generator, so that spoilt gold is the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn spoilt(gold: &[Article], dice: &mut Dice) -> Vec<Article> {
    let mut out = gold.to_vec();
    out.pop();
    out.push(Article { id: "no such article".into(), ..Article::default() });
    for article in &mut out {
        article.text.clear();
        article.attributions.retain(|_| dice.roll(5) > 0);
        let copies: Vec<_> = article.attributions.iter().filter(|_| dice.roll(12) == 0).cloned().collect();
        article.attributions.extend(copies);
        for row in &mut article.attributions {
            match dice.roll(10) {
                0 => row.source.clear(),
                1 => row.cue.clear(),
                2 => row.content.truncate(1),
                3 => row
                    .content
                    .iter_mut()
                    .for_each(|range| range[1] = range[1].saturating_sub(15).max(range[0] + 1)),
                4 => row.source.iter_mut().for_each(|range| range[0] = range[0].saturating_sub(4)),
                5 => row.cue.iter_mut().for_each(|range| range[1] += 3),
                // cues that only touch gold's, from the one side and from the other
                6 => row.cue.iter_mut().for_each(|range| *range = [range[1], range[1] + 2]),
                7 => row.cue.iter_mut().for_each(|range| *range = [range[0].saturating_sub(2), range[0]]),
                _ => {}
            }
        }
    }
    out
}

fn attribution(data: &Path, scorers: &Path) {
    let path = data.join("attribution/polnear-dev.jsonl");
    let gold: Vec<Article> = corpora::rows(&path).unwrap();
    let models = sourcelight_train::evaluate::models(None).expect("the built-in model");
    for (name, pred) in [
        ("attribution-gold.jsonl", gold.clone()),
        ("attribution-spoilt.jsonl", spoilt(&gold, &mut Dice(1))),
        ("attribution-worse.jsonl", spoilt(&spoilt(&gold, &mut Dice(2)), &mut Dice(3))),
        ("attribution-ours.jsonl", predict::articles(&gold, &models)),
    ] {
        let theirs = python(scorers, "score_attribution.py", &[&path, &file(name, &lines(&pred))]);
        same(&serde_json::to_value(attribution::score(&gold, &pred)).unwrap(), &theirs, name);
    }
}

fn labels(data: &Path, scorers: &Path) {
    let (path, marks) =
        (data.join("attribution/polnear-dev.jsonl"), data.join("attribution/labels-dev.jsonl"));
    let gold: Vec<Article> = corpora::rows(&path).unwrap();
    let truth: Vec<labels::Label> = corpora::rows(&marks).unwrap();
    let models = sourcelight_train::evaluate::models(None).expect("the built-in model");
    let mut dice = Dice(4);
    let mut pred = spoilt(&gold, &mut dice);
    for article in &mut pred {
        article.entities = vec![attribution::rows::Named { id: 0, name: "the Orsel Clinton Trump".into() }];
        for row in &mut article.attributions {
            let label = truth.iter().find(|label| label.id == article.id && label.a == row.id);
            let said = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
            row.source_type = said(label.and_then(|label| label.source_type.as_ref()));
            row.cue_class =
                said(label.and_then(|label| label.cue_class.as_ref())).filter(|_| dice.roll(3) > 0);
            row.certainty = Some(if dice.roll(2) == 0 { "CT+" } else { "U" }.into());
            row.flags = if dice.roll(3) == 0 { vec!["future".into()] } else { Vec::new() };
            row.entity = (dice.roll(2) == 0).then_some(0);
            row.nested_in = (dice.roll(9) == 0).then_some(0);
            row.scare = dice.roll(9) == 0;
        }
    }
    for (name, pred) in
        [("labels-spoilt.jsonl", pred), ("labels-ours.jsonl", predict::articles(&gold, &models))]
    {
        let theirs = python(scorers, "score_labels.py", &[&path, &file(name, &lines(&pred)), &marks]);
        same(&serde_json::to_value(labels::score(&gold, &pred, &truth).0).unwrap(), &theirs, name);
    }
}

fn names(data: &Path, scorers: &Path) {
    let path = data.join("entities/uner_ewt-dev.jsonl");
    let gold: Vec<Document> = corpora::rows(&path).unwrap();
    let mut dice = Dice(5);
    let mut pred = gold.clone();
    pred.truncate(300);
    for span in pred.iter_mut().flat_map(|document| &mut document.spans) {
        match dice.roll(6) {
            0 => span.1 += 2,
            1 => span.2 = "ORG".into(),
            2 => span.2 = "MISC".into(),
            _ => {}
        }
    }
    let ours = predict::names(&gold, &sourcelight_train::evaluate::models(None).expect("the built-in model"));
    for (name, pred) in [("names-spoilt.jsonl", pred), ("names-ours.jsonl", ours)] {
        let only = Path::new("--only-gold-labels");
        let theirs = python(scorers, "score_spans.py", &[&path, &file(name, &lines(&pred)), only]);
        same(&serde_json::to_value(spans::score(&gold, &pred)).unwrap(), &theirs, name);
    }
}

/// Trees over the same characters with tokens cut, sentences split, and wrong tags and heads.
fn spoilt_trees(bank: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    for block in bank.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let lines: Vec<&str> = block.lines().filter(|line| !line.starts_with('#')).collect();
        // words that are no longer one token must still spell the text
        let whole: String = lines.iter().map(|line| line.to_string() + "\n").collect();
        let single: String = whole
            .lines()
            .filter(|line| !line.split('\t').next().unwrap().contains('-'))
            .fold(String::new(), |all, line| all + line + "\n");
        let chars = |text: &str| conllu::read::read(text).unwrap().chars;
        let flat = chars(&whole) == chars(&single) && dice.roll(2) == 0;
        let mut rows: Vec<String> = Vec::new();
        for line in lines {
            let mut columns: Vec<String> = line.split('\t').map(str::to_owned).collect();
            if flat && columns[0].contains('-') {
                continue;
            }
            if !columns[0].contains(['-', '.']) {
                match dice.roll(12) {
                    0 => columns[3] = "X".into(),
                    1 => columns[2] = "_".into(),
                    2 => columns[6] = "0".into(),
                    3 => columns[6] = "_".into(),
                    4 => columns[7] = "obl:other".into(),
                    5 => columns[4] = "_".into(),
                    _ => {}
                }
            }
            rows.push(columns.join("\t"));
        }
        out.push_str(&rows.join("\n"));
        out.push_str("\n\n");
    }
    out
}

fn trees(data: &Path, scorers: &Path) {
    let models = sourcelight_train::evaluate::models(None).expect("the built-in model");
    for bank in ["en_ewt-dev", "gum-dev"] {
        let path = data.join(format!("treebank/{bank}.conllu"));
        let text = corpora::text(&path).unwrap();
        let gold = conllu::read::read(&text).unwrap();
        for (name, system) in [
            ("ours", predict::trees(&conllu::raw::documents(&text), &models)),
            ("spoilt", spoilt_trees(&text, &mut Dice(6))),
            ("tagged", text.replace("\tNOUN\t", "\tPROPN\t").replace("\tnsubj\t", "\tobj\t")),
        ] {
            let name = format!("{bank}-{name}.conllu");
            let theirs = python(scorers, "score_conllu.py", &[&path, &file(&name, &system)]);
            let ours = conllu::score(&gold, &conllu::read::read(&system).unwrap()).unwrap();
            same(&serde_json::to_value(ours).unwrap(), &theirs, &name);
        }
    }
}

/// Answers from gold itself, spoilt by the way.
fn spoilt_answers(gold: &[Gold], dice: &mut Dice) -> Vec<Answer> {
    let mut out = Vec::new();
    for (_, _, case) in gold {
        let results = case.results.iter().filter_map(|row| {
            let (start, end) = row.start.zip(row.end)?;
            let resolution = row.resolution.clone().unwrap_or_default();
            let first = match resolution.get("values") {
                Some(Value::Array(rows)) => {
                    rows.first().and_then(Value::as_object).cloned().unwrap_or_default()
                }
                _ => resolution.into_iter().collect(),
            };
            let text = |key: &str| first.get(key).and_then(Value::as_str).map(str::to_owned);
            let mut found = Found {
                start,
                end: end + 1,
                kind: row.kind().into(),
                value: first.get("value").cloned(),
                unit: text("unit"),
                iso: text("isoCurrency"),
                timex: text("timex"),
                from: text("start"),
                to: text("end"),
            };
            match dice.roll(10) {
                0 => return None,
                1 => found.start += 1,
                2 => found.value = Some(7.into()),
                3 => found.unit = Some("Furlong".into()),
                4 => (found.timex, found.to) = (None, None),
                5 => found.kind = "date".into(),
                _ => {}
            }
            Some(found)
        });
        let reference = case.reference().map(str::to_owned);
        let answer = Answer { input: case.input.clone(), reference, results: results.collect() };
        if dice.roll(20) > 0 {
            out.push(answer);
        }
    }
    out
}

fn figures(data: &Path, scorers: &Path) {
    let folder = data.join("quantities");
    let gold = cases(&folder).unwrap();
    let ours = quantities::answer::answers(
        &gold,
        &sourcelight_train::evaluate::models(None).expect("the built-in model"),
    );
    for (name, answers) in
        [("figures-spoilt.jsonl", spoilt_answers(&gold, &mut Dice(7))), ("figures-ours.jsonl", ours)]
    {
        let theirs = python(scorers, "score_quantities.py", &[&folder, &file(name, &lines(&answers))]);
        same(&serde_json::to_value(quantities::score(&gold, &answers)).unwrap(), &theirs, name);
    }
}

type Check = fn(&Path, &Path);

fn main() {
    let checks: [(&str, Check); 5] = [
        ("attribution", attribution),
        ("labels", labels),
        ("names", names),
        ("trees", trees),
        ("figures", figures),
    ];
    let shared = shared();
    let tests = checks.map(|(name, check)| {
        let shared = shared.clone();
        let missing = shared.is_none();
        let run = move || {
            let (data, scorers) =
                shared.ok_or("the reference scorers, their corpora or python3 are not here")?;
            check(&data, &scorers);
            Ok(())
        };
        Trial::test(name, run).with_ignored_flag(missing)
    });
    libtest_mimic::run(&Arguments::from_args(), tests.into()).exit();
}
