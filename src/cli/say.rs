//! Sentences to whoever typed the command.

use std::io::{self, Write};

/// Writes one line to standard error.
pub fn complain(sentence: &str) {
    let line: String = sentence.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    _ = writeln!(io::stderr(), "sourcelight: {line}");
}
