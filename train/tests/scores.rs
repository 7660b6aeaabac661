//! Accuracy may not fall unseen: the committed figures are checked wherever the corpora are.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use clap::Parser;
use sourcelight_train::evaluate::{Arguments, eval};
use std::path::Path;

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    arguments: Arguments,
}

#[test]
fn no_figure_falls_below_the_committed_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let data = std::env::var_os("SOURCELIGHT_SHARED")
        .map_or_else(|| root.join("../shared"), Into::into)
        .join("data");
    let mut line = Line::parse_from(["eval"]).arguments;
    line.data = data;
    line.snapshot = root.join("tests/scores.snap");
    assert!(line.snapshot.is_file());
    println!("{}", eval(&line).unwrap_or_else(|losses| std::panic::panic_any(losses)));
}
