//! What a person types: `cargo xtask serve | test | build | bench | lighthouse | eval | train`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for a terminal")]

mod bench;
mod bench_inputs;
mod build;
mod count;
mod lighthouse;
mod npm;
mod policy;
mod serve;
mod setup;
mod shell;
mod site;
mod sizes;
mod slim;
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
        /// lock, fmt, clippy, clippy-wasm, test, doctest, doc, build, types, package, browser, fuzz
        steps: Vec<String>,
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
        Err(sentence) => {
            eprintln!("{sentence}");
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
        Task::Eval { arguments } => trainer("eval", &arguments),
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
    trainer("tagger", &[])
}

/// Hands over to the package that holds scorers and trainers.
fn trainer(task: &str, arguments: &[String]) -> Outcome {
    let mut cargo = shell::cargo();
    cargo.args(["run", "--quiet", "--profile", "tune", "--package", "sourcelight-train", "--", task]);
    shell::run(cargo.args(arguments))
}
