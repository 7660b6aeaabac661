//! `cargo xtask fuzz`: libFuzzer over the targets of `tests/fuzz`, guided by coverage, with the compiler in use.
//!
//! cargo-fuzz asks for a nightly compiler because of its sanitizers. The library is safe Rust but for one file, so what is
//! looked for are panics, overflows and broken promises; the coverage that guides libFuzzer comes from LLVM's own pass,
//! which every compiler has. The readers of files are JavaScript: Node makes their inputs (`tests/fuzz/importers.mjs`).

use crate::shell::{self, Outcome, program, root, target};
use crate::{fuzz_seeds as seeds, setup, vendor};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Every target of the library, as `tests/fuzz/checks.rs` names them.
pub const TARGETS: [&str; 6] = ["analyze", "again", "exports", "compare", "study", "model"];

/// The page's readers of files and pastes.
const IMPORTERS: &str = "importers";
/// Inputs of the readers that every run of the tests tries, and their seed.
const FEW: [&str; 4] = ["--runs", "300", "--seed", "1"];

/// LLVM's coverage counters where libFuzzer looks for them, and what comparisons compare.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// What a person chose.
#[derive(Debug)]
pub struct Choices {
    /// The targets; none: all.
    pub targets: Vec<String>,
    /// Minutes for all of them together.
    pub minutes: Option<f64>,
    /// Inputs for each of them.
    pub runs: Option<u64>,
    /// Bytes of an input, the most.
    pub bytes: usize,
}

/// Builds the targets and runs them one after the other.
pub fn run(choices: &Choices) -> Outcome {
    let Choices { targets, minutes, runs, bytes } = choices;
    let all = || TARGETS.into_iter().chain([IMPORTERS]);
    if let Some(name) = targets.iter().find(|name| !all().any(|known| known == name.as_str())) {
        return Err(format!(
            "There is no target {name:?}; there are {}.",
            all().collect::<Vec<_>>().join(", ")
        ));
    }
    let mut targets: Vec<&str> =
        all().filter(|name| targets.is_empty() || targets.iter().any(|own| own == name)).collect();
    let home = root().join("tests/fuzz");
    // a part of a minute is enough to see that a target stands
    let seconds = minutes.map(|minutes| ((minutes * 60.0 / targets.len() as f64).ceil() as u64).max(1));
    let mut failed = Vec::new();
    if targets.last() == Some(&IMPORTERS) {
        targets.pop();
        let limit = |name: &str, value: Option<String>| value.map(|value| [name.to_owned(), value]);
        let minutes = seconds.map(|seconds| (seconds as f64 / 60.0).to_string());
        let chosen = [limit("--minutes", minutes), limit("--runs", runs.map(|runs| runs.to_string()))];
        if !importers(chosen.into_iter().flatten().flatten())? {
            failed.push(IMPORTERS);
        }
    }
    let folder = if targets.is_empty() { PathBuf::new() } else { build()? };
    let words = seeds::dictionary(&home.join("corpus"))?;
    for name in targets {
        let corpus = home.join("corpus").join(name);
        let found = home.join("artifacts").join(name);
        seeds::write(name, &corpus, *bytes)?;
        fs::create_dir_all(&found).map_err(|e| format!("{}: {e}", found.display()))?;
        let mut fuzz = program(folder.join(name));
        fuzz.arg(&corpus);
        fuzz.arg(format!("-artifact_prefix={}/", found.display()));
        fuzz.arg(format!("-max_len={bytes}"));
        fuzz.args([
            "-print_final_stats=1",
            "-timeout=20",
            "-rss_limit_mb=4096",
            "-verbosity=1",
            "-use_value_profile=0",
        ]);
        if name != "model" {
            fuzz.arg(format!("-dict={}", words.display()));
        }
        fuzz.args(seconds.map(|seconds| format!("-max_total_time={seconds}")));
        fuzz.args(runs.map(|runs| format!("-runs={runs}")));
        println!("\n== {name}");
        if !watched(name, &mut fuzz)? {
            failed.push(name);
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    let kept = "what was found lies in tests/fuzz/artifacts; mended, it belongs in tests/fuzz/findings, where a test keeps it";
    Err(format!("{} failed; {kept}.", failed.join(", ")))
}

/// Runs a fuzzer and adds to the number of inputs that its target has read; says whether all were well.
fn watched(name: &str, fuzz: &mut Command) -> Outcome<bool> {
    let (clean, output) = shell::tee(fuzz)?;
    let executed = output.lines().filter_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    let executed: u64 = executed.filter_map(|count| count.trim().parse::<u64>().ok()).sum();
    let total = seeds::tally(&root().join("tests/fuzz/corpus"), name, executed)?;
    println!("{name}: {executed} inputs now, {total} in all.");
    Ok(clean)
}

/// The readers of files and pastes, in Node.
fn importers(limits: impl IntoIterator<Item = String>) -> Outcome<bool> {
    setup::npm("tests/browser")?;
    vendor::build(&root().join("www/vendor"))?;
    fs::create_dir_all(root().join("tests/fuzz/corpus")).map_err(|e| e.to_string())?;
    println!("\n== {IMPORTERS}");
    watched(IMPORTERS, program("node").arg(root().join("tests/fuzz/importers.mjs")).args(limits))
}

/// Builds every target; gives the folder they lie in.
fn build() -> Outcome<PathBuf> {
    let host = setup::host()?;
    let folder = target().join("fuzz");
    let mut cargo = shell::cargo();
    cargo.current_dir(root().join("tests/fuzz")).args([
        "build",
        "--release",
        "--target",
        &host,
        "--target-dir",
    ]);
    shell::run(cargo.arg(&folder).env("RUSTFLAGS", COVERAGE))?;
    Ok(folder.join(host).join("release"))
}

/// The targets compile, and a few inputs go through the readers.
pub fn smoke() -> Outcome {
    let mut cargo = shell::cargo();
    let check: &mut Command = cargo.current_dir(root().join("tests/fuzz")).args(["check", "--target-dir"]);
    shell::run(check.arg(target().join("fuzz")))?;
    if importers(FEW.map(str::to_owned))? {
        Ok(())
    } else {
        Err("A reader of files failed: what it was given lies in tests/fuzz/artifacts.".to_owned())
    }
}
