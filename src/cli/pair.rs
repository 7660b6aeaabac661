//! The tasks that take no list of articles: a comparison of two, the counts of one.

use super::arguments::{Compare, Side as Form, Study};
use super::input::{self, Input};
use super::say::complain;
use sourcelight::compare::{Side, compare as side_by_side};
use sourcelight::study::Question;
use sourcelight::text::{OffsetTable, Unit};
use sourcelight::{Models, Options, analyze, export, look_up};
use std::io::{self, Write};
use std::path::PathBuf;

/// One file, or nothing and a line on standard error.
fn read(file: &PathBuf, lossy: bool) -> Option<Input> {
    let source = input::sources(std::slice::from_ref(file)).pop()?;
    match source.read(lossy) {
        Ok(input) => Some(input),
        Err(sentence) => {
            complain(&sentence);
            None
        }
    }
}

/// Writes what differs between two articles; says whether both could be read.
pub fn compare(task: &Compare, models: &Models) -> io::Result<bool> {
    // both are read first, so that one run names all that is amiss
    let (a, b) = (read(&task.a, task.lossy), read(&task.b, task.lossy));
    let (Some(a), Some(b)) = (a, b) else { return Ok(false) };
    let mut options = Options::default();
    options.date = task.date;
    let [one, two] = [&a, &b].map(|input| analyze(&input.text, models, &options));
    let mut found = side_by_side(Side { report: &one, text: &a.text }, Side { report: &two, text: &b.text });
    found.convert(&OffsetTable::new(&a.text, Unit::CodePoint), &OffsetTable::new(&b.text, Unit::CodePoint));
    let names = [&a, &b].map(|input| input.id.as_deref().unwrap_or("standard input"));
    let text = match task.format {
        Form::Json => export::comparison_json(&found) + "\n",
        Form::Markdown => export::comparison_markdown(&found, [&a.text, &b.text], names),
    };
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(true)
}

/// Writes the counts of an article; says whether it could be read.
pub fn study(task: &Study, models: &Models) -> io::Result<bool> {
    let file = task.file.clone().unwrap_or_else(|| PathBuf::from("-"));
    let Some(input) = read(&file, task.lossy) else { return Ok(false) };
    let question = Question {
        query: task.query.clone(),
        window: task.window,
        parts: task.parts,
        rows: task.rows,
        ..Question::default()
    };
    let mut found = look_up(&input.text, models, &question);
    found.convert(&OffsetTable::new(&input.text, Unit::CodePoint));
    let text = serde_json::to_string_pretty(&found)? + "\n";
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(true)
}
