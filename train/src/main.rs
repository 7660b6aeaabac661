//! `sourcelight-train`: the command line over the trainer and the scorers.

use clap::{Parser, Subcommand};
use sourcelight_train::{core, cues, evaluate, known, tagger, teacher};
use std::io::Write;
use std::process::ExitCode;

/// Prepares, trains and scores Sourcelight's models
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Score the library on the development corpora
    Eval(evaluate::Arguments),
    /// Learn what weighs for an attribution and what against it
    Cues(cues::Arguments),
    /// Train the English core: tags, lemmas, trees and names
    Train(core::Arguments),
    /// Train the tagger of attributions on top of the core, into the core's model file
    Tagger(tagger::Arguments),
    /// Bind the tagger in a model file to what taggers are told today, without training
    Bind(tagger::bind::Arguments),
    /// Learn what weighs for a person, a body, a place, and write it with the known names into a model file
    Known(known::Arguments),
    /// Write what taggers make of the roles in articles that they never saw
    Roles(tagger::Arguments),
    /// Write what the teacher outside this crate (`train/teacher`) learns from and gives its opinion on
    LayOut(teacher::Arguments),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Eval(arguments) => evaluate::eval(&arguments),
        Command::Cues(arguments) => cues::learn(&arguments),
        Command::Train(arguments) => core::train(&arguments),
        Command::Tagger(arguments) => tagger::train(&arguments),
        Command::Bind(arguments) => tagger::bind::bind(&arguments),
        Command::Known(arguments) => known::learn(&arguments),
        Command::Roles(arguments) => tagger::crossed::roles(&arguments),
        Command::LayOut(arguments) => teacher::lay_out(&arguments),
    };
    match done {
        Ok(text) => {
            _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::FAILURE
        }
    }
}
