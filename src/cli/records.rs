//! JSON Lines in, one piece of output a record, in order, on all cores, in bounded memory.
//!
//! Records are read in batches; a batch is analysed on all cores and written before the next is read. What an
//! analysis needs grows with its text, so a batch holds no more bytes than the largest single text may have: memory
//! stays what one such text needs, however long the input is and however many cores there are.

use super::input::{Input, Source, decode, plain};
use super::output::Output;
use super::reader::Reader;
use super::say::complain;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::value::RawValue;
use sourcelight::quantity::Day;
use sourcelight::{InputError, MAX_BYTES};
use std::borrow::Cow;
use std::io::{self, BufRead, Read, Write};

/// A batch holds this many bytes of input at most, or one record …
const BATCH_BYTES: usize = MAX_BYTES;
/// … and this many records.
const BATCH_RECORDS: usize = 1024;
/// A line longer than this holds no text that would be read: every byte may be escaped (`\u0041`).
const MAX_LINE: usize = 6 * MAX_BYTES + (1 << 16);
/// So much of such a line is passed over to come to the next; a line without end is given up.
const MAX_PASSED: u64 = 8 * MAX_LINE as u64;

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
    let mut lines = Lines { input: &mut input, number: 0, held: None };
    loop {
        let (batch, end) = lines.batch();
        if let (true, Ok(())) = (batch.is_empty(), &end) {
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
        if let Err(sentence) = end {
            complain(&format!("{}{sentence}", source.name()));
            return Ok(false);
        }
    }
}

/// The lines of an input.
struct Lines<'a> {
    input: &'a mut dyn BufRead,
    number: usize,
    /// A line that did not fit into the batch before.
    held: Option<Line>,
}

impl Lines<'_> {
    /// The next records, and why none can follow, if none can.
    fn batch(&mut self) -> (Vec<Line>, Result<(), String>) {
        let (mut lines, mut size) = (Vec::new(), 0);
        while lines.len() < BATCH_RECORDS {
            let line = match self.held.take().map_or_else(|| self.next(), |line| Ok(Some(line))) {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(sentence) => return (lines, Err(sentence)),
            };
            let length = line.bytes.as_ref().map_or(0, Vec::len);
            if size + length > BATCH_BYTES && !lines.is_empty() {
                self.held = Some(line);
                break;
            }
            size += length;
            lines.push(line);
        }
        (lines, Ok(()))
    }

    /// The next line; blank ones are passed over.
    fn next(&mut self) -> Result<Option<Line>, String> {
        let fail = |error: io::Error| format!(": {}", plain(&error));
        loop {
            let mut bytes = Vec::new();
            let read = Read::take(&mut *self.input, MAX_LINE as u64);
            let read = { read }.read_until(b'\n', &mut bytes).map_err(fail)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            let number = self.number;
            if read == MAX_LINE && bytes.last() != Some(&b'\n') {
                if !self.pass().map_err(fail)? {
                    let most = (MAX_LINE as u64 + MAX_PASSED) / 1_000_000;
                    return Err(format!(
                        ", line {number}: it has no end within {most} MB, and nothing behind it is read"
                    ));
                }
                return Ok(Some(Line { number, bytes: None }));
            }
            if !bytes.iter().all(u8::is_ascii_whitespace) {
                return Ok(Some(Line { number, bytes: Some(bytes) }));
            }
        }
    }

    /// Passes over the rest of a line; whether it ended.
    fn pass(&mut self) -> io::Result<bool> {
        let mut left = MAX_PASSED;
        while left > 0 {
            let buffer = self.input.fill_buf()?;
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(buffer.len(), |at| at + 1);
            let empty = buffer.is_empty();
            self.input.consume(used);
            if end.is_some() || empty {
                return Ok(true);
            }
            left = left.saturating_sub(used as u64);
        }
        Ok(false)
    }
}

/// A record as it comes; fields beyond these are passed over.
#[derive(Deserialize)]
struct Record<'a> {
    /// As it is written: a number may have more digits than any number type.
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    text: Option<String>,
    date: Option<String>,
}

fn piece(line: Line, reader: &Reader<'_>) -> Result<String, String> {
    let number = line.number;
    let lossy = reader.task.lossy;
    match line.bytes {
        None => Err(InputError::Endless.to_string()),
        Some(bytes) => decode(bytes, lossy).and_then(|text| record(&text, lossy)),
    }
    .map(|input| reader.read(&input))
    .map_err(|sentence| format!("line {number}: {sentence}"))
}

fn record(line: &str, lossy: bool) -> Result<Input, String> {
    let mended = if lossy { without_halves(line) } else { Cow::Borrowed(line) };
    // a row of values could be read as an object's, in whatever order it has them
    if mended.trim_start().starts_with('[') {
        return Err("no {\"id\", \"text\"} object: it is an array".into());
    }
    let record: Record<'_> = serde_json::from_str(&mended).map_err(|error| {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or(&what);
        if !lossy && matches!(without_halves(line), Cow::Owned(_)) {
            return "a \\u escape is half of a pair (\\ud800) and no character; read it all the same with --lossy".into();
        }
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
    Ok(Input { id: record.id.map(id).transpose()?.flatten(), date, text })
}

/// An id is a text or a number, the number as it is written.
fn id(raw: &RawValue) -> Result<Option<String>, String> {
    let written = raw.get();
    match written.as_bytes().first() {
        Some(b'"') => {
            serde_json::from_str(written).map(Some).map_err(|error| format!("the \"id\" is no text: {error}"))
        }
        Some(b'-' | b'0'..=b'9') => Ok(Some(written.to_owned())),
        Some(b'n') => Ok(None),
        _ => Err("the \"id\" is neither a text nor a number".into()),
    }
}

/// A line whose halves of UTF-16 pairs that stand alone (`\ud800`) are replacement characters.
fn without_halves(line: &str) -> Cow<'_, str> {
    // the unit that an escape at a place spells
    let unit = |at: usize| {
        let digits = line.get(at..at + 6)?.strip_prefix("\\u")?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        u16::from_str_radix(digits, 16).ok()
    };
    let (mut out, mut kept, mut at) = (String::new(), 0, 0);
    while let Some(next) = line.get(at..).and_then(|rest| rest.find('\\')) {
        at += next;
        let pair = unit(at + 6).is_some_and(|next| (0xDC00..0xE000).contains(&next));
        at += match unit(at) {
            Some(0xD800..0xDC00) if pair => 12,
            Some(0xD800..0xE000) => {
                out.push_str(line.get(kept..at).unwrap_or(""));
                out.push_str("\\ufffd");
                kept = at + 6;
                6
            }
            Some(_) => 6,
            // the character behind it is escaped, and one byte as a rule: what else stands there is no JSON
            None => 2,
        };
        at = at.min(line.len());
        while !line.is_char_boundary(at) {
            at += 1;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(line);
    }
    out.push_str(line.get(kept..).unwrap_or(""));
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{BATCH_BYTES, BATCH_RECORDS, Lines, MAX_LINE, without_halves};

    fn batches(input: &str) -> Vec<usize> {
        let mut input = input.as_bytes();
        let mut lines = Lines { input: &mut input, number: 0, held: None };
        let batch = || {
            let (batch, end) = lines.batch();
            assert_eq!(end, Ok(()));
            let bytes: usize = batch.iter().map(|line| line.bytes.as_ref().map_or(0, Vec::len)).sum();
            assert!(bytes <= BATCH_BYTES || batch.len() == 1, "{} records of {bytes} bytes", batch.len());
            (!batch.is_empty()).then_some(batch.len())
        };
        std::iter::from_fn(batch).collect()
    }

    #[test]
    fn a_batch_holds_what_one_text_may_have() {
        let line = |bytes: usize| format!("{}\n", "x".repeat(bytes - 1));
        let [small, half, large] = [10, BATCH_BYTES / 2, BATCH_BYTES * 2].map(line);
        assert_eq!(batches(&half.repeat(5)), [2, 2, 1]);
        assert_eq!(batches(&format!("{small}{large}{small}{half}{half}\n\n")), [1, 1, 2, 1]);
        assert_eq!(batches(&small.repeat(BATCH_RECORDS + 3)), [BATCH_RECORDS, 3]);
        assert_eq!(
            batches(&format!("{}{small}", line(MAX_LINE + 9))),
            [2],
            "a line that is passed over weighs nothing"
        );
        assert_eq!(batches(""), Vec::<usize>::new());
    }

    #[test]
    fn halves_of_pairs_are_replaced_and_whole_pairs_kept() {
        let kept = r#"{"text": "\\ud800 \ud83d\ude00 \n é"}"#;
        assert_eq!(without_halves(kept), kept);
        assert_eq!(without_halves(r"\ud800 \udc00\ud800"), r"\ufffd \ufffd\ufffd");
        assert_eq!(without_halves(r"\ud800\ud83d\ude00"), r"\ufffd\ud83d\ude00");
        assert_eq!(without_halves("\\é \\"), "\\é \\");
    }
}
