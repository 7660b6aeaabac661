//! The command line: `sourcelight analyze`. Together with `cli/`, the only code that reads or writes
//! anything.
//!
//! In: arguments, files, standard input. Out: reports on standard output, one clear line an error on
//! standard error. It knows no layer of the analysis: it reads, calls and prints.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
