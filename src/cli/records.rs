//! JSON Lines in, one piece of output a record, in order, on all cores, in bounded memory.
//!
//! Records are read in batches; a batch is analysed on all cores and written before the next is read,
//! so that memory holds one batch however long the input is.

use super::input::{Input, Source, decode};
use super::output::Output;
use super::{Reader, complain};
use rayon::prelude::*;
use serde::Deserialize;
use sourcelight::quantity::Day;
use sourcelight::{InputError, MAX_BYTES};
use std::io::{self, BufRead, Read, Write};

/// A batch ends with this many bytes of input …
const BATCH_BYTES: usize = 8 << 20;
/// … or this many records.
const BATCH_RECORDS: usize = 1024;
/// A line longer than this holds no text that would be read: every byte may be escaped (`\u0041`).
const MAX_LINE: usize = 6 * MAX_BYTES + (1 << 16);

/// One line of the input.
struct Line {
    number: usize,
    /// None where the line is longer than [`MAX_LINE`].
    bytes: Option<Vec<u8>>,
}

/// Analyses every record of a source; says whether all could be read.
pub fn run<W: Write>(source: &Source, reader: &Reader<'_>, output: &mut Output<W>) -> io::Result<bool> {
    let mut input = match source.open() {
        Ok(input) => input,
        Err(sentence) => {
            complain(&sentence);
            return Ok(false);
        }
    };
    let mut whole = true;
    let mut number = 0;
    loop {
        let batch = match batch(&mut input, &mut number) {
            Ok(batch) => batch,
            Err(error) => {
                complain(&format!("{}: {error}", source.name()));
                return Ok(false);
            }
        };
        if batch.is_empty() {
            return Ok(whole);
        }
        let pieces: Vec<Result<String, String>> =
            batch.into_par_iter().map(|line| piece(line, reader)).collect();
        for piece in pieces {
            match piece {
                Ok(piece) => output.write(&piece)?,
                Err(sentence) => {
                    whole = false;
                    complain(&format!("{}, {sentence}", source.name()));
                }
            }
        }
    }
}

/// The next records; blank lines are passed over.
fn batch(input: &mut dyn BufRead, number: &mut usize) -> io::Result<Vec<Line>> {
    let (mut lines, mut size) = (Vec::new(), 0);
    while size < BATCH_BYTES && lines.len() < BATCH_RECORDS {
        let mut bytes = Vec::new();
        let read = Read::take(&mut *input, MAX_LINE as u64).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            break;
        }
        *number += 1;
        let mut bytes = Some(bytes);
        if read == MAX_LINE && bytes.as_ref().is_some_and(|bytes| bytes.last() != Some(&b'\n')) {
            skip_line(input)?;
            bytes = None;
        }
        if bytes.as_ref().is_some_and(|bytes| bytes.iter().all(u8::is_ascii_whitespace)) {
            continue;
        }
        size += bytes.as_ref().map_or(0, Vec::len);
        lines.push(Line { number: *number, bytes });
    }
    Ok(lines)
}

fn skip_line(input: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

/// A record as it comes; fields beyond these are passed over.
#[derive(Deserialize)]
struct Record {
    id: Option<Name>,
    text: Option<String>,
    date: Option<String>,
}

/// An id may be a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Name {
    Text(String),
    Number(serde_json::Number),
}

fn piece(line: Line, reader: &Reader<'_>) -> Result<String, String> {
    let number = line.number;
    match line.bytes {
        None => Err(InputError::TooLarge(MAX_LINE).to_string()),
        Some(bytes) => decode(bytes, reader.task.lossy).and_then(|text| record(&text)),
    }
    .map(|input| reader.read(&input))
    .map_err(|sentence| format!("line {number}: {sentence}"))
}

fn record(line: &str) -> Result<Input, String> {
    let record: Record = serde_json::from_str(line).map_err(|error| {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or(&what);
        format!("no {{\"id\", \"text\"}} object: {what} (column {})", error.column())
    })?;
    let text = record.text.ok_or("the object has no \"text\"")?;
    if text.len() > MAX_BYTES {
        return Err(InputError::TooLarge(text.len()).to_string());
    }
    let date = match record.date.filter(|date| !date.is_empty()) {
        Some(date) => Some(date.parse::<Day>().map_err(|error| error.to_string())?),
        None => None,
    };
    let id = record.id.map(|name| match name {
        Name::Text(text) => text,
        Name::Number(number) => number.to_string(),
    });
    Ok(Input { id, date, text })
}
