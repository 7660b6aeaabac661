//! What a person types: `cargo xtask serve | test | build | bench | fuzz | supply | lighthouse | eval | train`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for a terminal")]

mod bench;
mod bench_inputs;
mod build;
mod count;
mod extension;
mod fuzz;
mod fuzz_seeds;
mod lighthouse;
mod npm;
mod policy;
mod python;
mod publish;
mod serve;
mod setup;
mod shell;
mod site;
mod sizes;
mod slim;
mod supply;
mod supply_texts;
mod test;
mod vendor;
mod wasm;

use clap::{Parser, Subcommand};
use shell::Outcome;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves, tests and measures Sourcelight")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the page and serve it on this machine
    Serve {
        /// Port on 127.0.0.1 (0: any free one)
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Write the static site to dist/ and weigh it against the budgets
    Build,
    /// Time articles natively, in Node and in Chromium, beside the floor
    Bench {
        /// Folder of the corpora; those that are there are timed too
        #[arg(long, default_value = "../shared/data")]
        data: std::path::PathBuf,
        /// Write the record in tests/records anew
        #[arg(long)]
        write: bool,
        /// Compare the ways a report may cross to JavaScript instead
        #[arg(long)]
        boundary: bool,
    },
    /// Draw the small pictures anew that hold how the page looks, and record the reports they show
    Looks,
    /// Ask Lighthouse about the built site, as a phone and as a desk computer see it
    Lighthouse {
        /// Fail below this score of performance, which depends on the machine's load; the other scores must be 100
        #[arg(long, default_value_t = 0)]
        least: u8,
    },
    /// Run everything that must hold, or the named steps
    Test {
        /// lock, supply, fmt, clippy, clippy-wasm, test, scores, doctest, doc, build, types, package, python, browser, fuzz
        steps: Vec<String>,
    },
    /// Try the targets of tests/fuzz with inputs that are made by chance, guided by coverage; without a limit, until stopped
    Fuzz {
        /// analyze, again, exports, compare, study, model, importers; none: all, one after the other
        targets: Vec<String>,
        /// Minutes for all of them together
        #[arg(long)]
        minutes: Option<f64>,
        /// Inputs for each of them
        #[arg(long)]
        runs: Option<u64>,
        /// Bytes of an input, the most
        #[arg(long, default_value_t = 300)]
        bytes: usize,
    },
    /// Check what the project is made of: sources, licences, pinned versions; advisories where cargo-deny is installed
    Supply {
        /// Write the commits of the workflows' actions in place of their tags
        #[arg(long)]
        pin: bool,
    },
    /// Score the analysis on the corpora (arguments go to the scorer)
    #[command(disable_help_flag = true)]
    Eval {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Train the models (arguments go to the trainer)
    #[command(disable_help_flag = true)]
    Train {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        // without a sentence everything has been said
        Err(sentence) => {
            if !sentence.is_empty() {
                eprintln!("{sentence}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Outcome {
    match task {
        Task::Serve { port } => serve::run(port),
        Task::Build => build::run(),
        Task::Bench { data, write, boundary } => bench::run(&bench::Choices { data, write, boundary }),
        Task::Looks => test::looks(),
        Task::Lighthouse { least } => lighthouse::run(least),
        Task::Test { steps } => test::run(&steps),
        Task::Fuzz { targets, minutes, runs, bytes } => {
            fuzz::run(&fuzz::Choices { targets, minutes, runs, bytes })
        }
        Task::Supply { pin: false } => supply::run(),
        Task::Supply { pin: true } => supply::pin(),
        Task::Eval { arguments } => eval(&arguments),
        Task::Train { arguments } => train(&arguments),
    }
}

/// What the rules' findings weigh; the core; a tagger that leaves out every sixth article; on those, how far readings
/// can be trusted; the tagger. Each step sees what the one before wrote, and none what it wrote itself the last time.
fn train(arguments: &[String]) -> Outcome {
    let fold = "train/work/fold.model";
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<String>>();
    trainer("cues", &[])?;
    trainer("train", arguments)?;
    trainer("tagger", &words(&format!("--save train/work/fold.f32 --out {fold} fold=6")))?;
    trainer("cues", &words(&format!("--trust {fold} --fold 6 --pull 0.22 --out data/reading_weights.tsv")))?;
    trainer("tagger", &[])?;
    trainer("known", &[])
}

/// Scores; field cases are held against the built command line.
fn eval(arguments: &[String]) -> Outcome {
    let mut cargo = shell::cargo();
    shell::run(cargo.args([
        "build",
        "--quiet",
        "--profile",
        "tune",
        "--package",
        "sourcelight",
        "--bin",
        "sourcelight",
    ]))?;
    let binary = shell::target().join("tune").join(format!("sourcelight{}", std::env::consts::EXE_SUFFIX));
    let mut cargo = shell::cargo();
    run_trainer(cargo.env("SOURCELIGHT_BINARY", binary), "eval", arguments)
}

/// Hands over to the package that holds scorers and trainers.
fn trainer(task: &str, arguments: &[String]) -> Outcome {
    run_trainer(&mut shell::cargo(), task, arguments)
}

fn run_trainer(cargo: &mut std::process::Command, task: &str, arguments: &[String]) -> Outcome {
    cargo.args(["run", "--quiet", "--profile", "tune", "--package", "sourcelight-train", "--", task]);
    shell::run(cargo.args(arguments))
}
