//! Accuracy may not fall unseen: the committed figures are checked wherever the corpora are, and nowhere else is it said that
//! they hold.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use clap::Parser;
use libtest_mimic::{Failed, Trial};
use sourcelight_train::evaluate::{Arguments, eval};
use std::path::{Path, PathBuf};

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    arguments: Arguments,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn corpora() -> PathBuf {
    let shared = std::env::var_os("SOURCELIGHT_SHARED");
    shared.map_or_else(|| root().join("../shared"), PathBuf::from).join("data")
}

fn no_figure_falls_below_the_committed_one() -> Result<(), Failed> {
    let mut line = Line::parse_from(["eval"]).arguments;
    line.data = corpora();
    line.snapshot = root().join("tests/scores.snap");
    assert!(line.snapshot.is_file());
    println!("{}", eval(&line)?);
    Ok(())
}

fn main() {
    let name = "no_figure_falls_below_the_committed_one";
    let test = Trial::test(name, no_figure_falls_below_the_committed_one);
    let tests = vec![test.with_ignored_flag(!corpora().is_dir())];
    libtest_mimic::run(&libtest_mimic::Arguments::from_args(), tests).exit();
}
