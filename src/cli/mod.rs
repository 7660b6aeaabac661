//! Arguments to options, inputs to reports, reports to standard output.
//!
//! Exit codes: 0 done, 1 some input failed (the rest is still written), 2 bad usage.

mod arguments;
mod input;
mod output;
mod pair;
mod reader;
mod records;
mod say;

use arguments::{Analyze, Arguments, Task};
use clap::Parser;
use input::Source;
use output::Output;
use reader::Reader;
use say::complain;
use sourcelight::Models;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::process::ExitCode;

/// Bad usage.
const USAGE: u8 = 2;
/// Some input failed.
const FAILED: u8 = 1;

/// The largest file that is read as a model, in bytes: some twenty times the one that comes with the program.
const MAX_MODEL: usize = 64_000_000;

/// Reads the arguments and does what they say.
pub fn run() -> ExitCode {
    let Arguments { model, task } = Arguments::parse();
    let models = match models(model.as_deref()) {
        Ok(models) => models,
        Err(sentence) => {
            complain(&sentence);
            return ExitCode::from(USAGE);
        }
    };
    let done = match task {
        Task::Analyze(task) => match task.conflict() {
            Some(sentence) => {
                complain(&sentence);
                return ExitCode::from(USAGE);
            }
            None => go(&task, &models),
        },
        Task::Compare(task) if task.a.as_os_str() == "-" && task.b.as_os_str() == "-" => {
            complain("standard input (\"-\") can be read only once");
            return ExitCode::from(USAGE);
        }
        Task::Compare(task) => pair::compare(&task, &models),
        Task::Study(task) => pair::study(&task, &models),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(FAILED),
        // whoever read our output has had enough: nothing went wrong
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("cannot write the output: {error}"));
            ExitCode::from(FAILED)
        }
    }
}

/// The models of a file, or those that come with the program.
fn models(file: Option<&Path>) -> Result<Models, String> {
    let Some(file) = file else { return Ok(Models::built_in()) };
    let bytes = Source::file(file).bytes(MAX_MODEL)?.map_err(|_| {
        format!("{}: this file has more than {} MB; no model has", file.display(), MAX_MODEL / 1_000_000)
    })?;
    Models::from_bytes(&bytes).map_err(|refusal| format!("{}: {refusal}", file.display()))
}

/// Analyses all inputs; says whether all could be read.
fn go(task: &Analyze, models: &Models) -> io::Result<bool> {
    let reader = Reader { task, models };
    let mut output = Output::new(task, io::stdout().lock());
    let mut whole = true;
    for source in input::sources(&task.files) {
        let done = if task.jsonl {
            records::run(&source, &reader, &mut output)?
        } else {
            match source.read(task.lossy) {
                Ok(input) => {
                    output.report(task, &reader.report(&input), &input.text)?;
                    true
                }
                Err(sentence) => {
                    complain(&sentence);
                    false
                }
            }
        };
        whole &= done;
    }
    output.finish()?;
    Ok(whole)
}
