//! The JavaScript door: names and conversion only.
//!
//! In: a JavaScript string and a plain object of options. Out: the report as one JSON string whose
//! offsets count UTF-16 units, so that `text.slice(start, end)` works. It must not know what any
//! layer means.
//!
//! One string, not objects made one by one: the report's way is from a worker to a page, and there a string
//! is copied whole and read once, by the page, while objects would be made, copied and made again
//! (`tests/records/boundary.md`).

use crate::compare::{Quote, Side, Speaker, Spoken, compare_spoken};
use crate::gap::Link;
use crate::report::Report;
use crate::segment::segment;
use crate::stats::measure_parts;
use crate::study::Question;
use crate::text::{OffsetTable, Span, Unit};
use crate::wording::{self, Rule};
use crate::{InputError, MAX_BYTES, Memory, Models, Options, analyze, look_up, read_again};
use js_sys::{Error, JsString};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Monotonic milliseconds, in pages, workers and Node alike.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;

    /// The value that a text of JSON stands for.
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn parse(text: &JsString) -> Result<JsValue, JsValue>;
}

/// How many bytes of JSON the module holds at once, at least: what is longer goes to JavaScript piece by piece, for the module's
/// memory never shrinks.
const PIECE: usize = 1 << 20;

/// JSON on its way to JavaScript: what was handed over, and the piece that is being written.
#[derive(Default)]
struct Pieces {
    handed: JsString,
    piece: Vec<u8>,
}

impl Pieces {
    /// Hands the piece over; the serializer writes whole characters, so that it ends behind one.
    #[cold]
    #[inline(never)]
    fn hand_over(&mut self) {
        let piece = std::str::from_utf8(&self.piece).unwrap_or_default();
        self.handed = self.handed.concat(&piece.into());
        self.piece.clear();
    }
}

// never fails, so that the serializer's code for what could fail is left out
impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.piece.len() >= PIECE {
            self.hand_over();
        }
        self.piece.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A value as JSON.
fn json<T: Serialize>(value: &T) -> Result<JsString, JsValue> {
    let mut pieces = Pieces::default();
    serde_json::to_writer(&mut pieces, value).map_err(|e| error("Error", &e.to_string()))?;
    pieces.hand_over();
    Ok(pieces.handed)
}

/// What a caller may choose, as JavaScript spells it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Choices {
    /// The article's date, `YYYY-MM-DD`.
    date: Option<String>,
    /// Whether the report lists the tokens.
    tokens: bool,
    /// Whether marks that the program is not sure of make rows and count in the shares too.
    unsure: bool,
    /// Stretches of the text that linked somewhere, in UTF-16 units, ascending, and where to.
    links: Option<Vec<LinkChoice>>,
    /// Where the article was published.
    address: Option<String>,
}

/// A linked stretch: its ends and, where it is known, its target.
#[derive(Deserialize)]
struct LinkChoice(u32, u32, #[serde(default)] Option<String>);

/// The two sides of a comparison.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Sides {
    a: Other,
    b: Other,
}

/// A source's name, type and share.
type SpokenSource = (String, String, f64);

/// A quotation's id, speaker and content.
type SpokenWords = (u32, String, Vec<[u32; 2]>);

/// What is known of one side beside its words.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Other {
    date: Option<String>,
    links: Option<Vec<LinkChoice>>,
    /// Who speaks, where a reader corrected it: name, type and share of every source; id, speaker and
    /// content of every quotation, in UTF-16 units.
    spoken: Option<(Vec<SpokenSource>, Vec<SpokenWords>)>,
}

/// Reads articles. Holds the models, and of the last text what was read of its parts, for the next key that
/// somebody types.
#[wasm_bindgen]
pub struct Analyzer {
    models: Models,
    memory: Memory,
}

#[wasm_bindgen]
impl Analyzer {
    /// An analyzer with the model of a file's bytes, or without one.
    ///
    /// # Errors
    /// An `Error` named `ModelError` when the bytes are no model of this program or damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(model: Option<Box<[u8]>>) -> Result<Self, JsValue> {
        // a panic reaches the caller as a RuntimeError that says where; the instance is spent
        std::panic::set_hook(Box::new(|info| {
            wasm_bindgen::throw_val(js_sys::WebAssembly::RuntimeError::new(&info.to_string()).into())
        }));
        let models = match model {
            Some(bytes) => {
                Models::from_bytes(&bytes).map_err(|refusal| error("ModelError", &refusal.to_string()))?
            }
            None => Models::default(),
        };
        Ok(Self { models, memory: Memory::default() })
    }

    /// The report of a text as JSON, its offsets in UTF-16 units.
    ///
    /// `options` is `{ date?: "YYYY-MM-DD", tokens?: boolean, links?: [start, end, target?][], address? }`, undefined or
    /// null; `links` are stretches of the text that linked somewhere where it came from, `address` is its own.
    ///
    /// # Errors
    /// An `Error` named `InputError`, its message a sentence for the reader, when the text is larger
    /// than 5 MB or no string, or when the options cannot be read.
    #[wasm_bindgen(js_name = analyzeJson)]
    pub fn analyze_json(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
        #[wasm_bindgen(
            unchecked_optional_param_type = "{ date?: string; tokens?: boolean; links?: [start: number, end: number, target?: string][]; address?: string } | null"
        )]
        options: JsValue,
    ) -> Result<JsString, JsValue> {
        json(&self.report(&string(text)?, options)?)
    }

    /// The corpus tables of a text as a plain object, its offsets in UTF-16 units: frequencies, n-grams, key
    /// terms, repeated passages, and for a `query` its lines in context and its collocates.
    ///
    /// `question` is `{ query?, window?, context?, parts?, longest?, shortest?, rows? }`, undefined or null.
    ///
    /// # Errors
    /// An `Error` named `InputError` as [`Self::analyze_json`] gives it.
    pub fn study(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
        #[wasm_bindgen(
            unchecked_optional_param_type = "{ query?: string; window?: number; context?: number; parts?: number; longest?: number; shortest?: number; rows?: number } | null"
        )]
        question: JsValue,
    ) -> Result<JsValue, JsValue> {
        let text = plain(&string(text)?)?;
        let question = read_choice::<Question>(question)?;
        let mut study = look_up(&text, &self.models, &question);
        study.convert(&OffsetTable::new(&text, Unit::Utf16));
        as_object(&study)
    }

    /// What differs between two texts as a plain object, offsets in each text's UTF-16 units.
    ///
    /// `sides` is `{ a?: side, b?: side }`, undefined or null; a side is `{ date?, links?, spoken? }`, where `spoken`
    /// says who speaks as a reader corrected it: `[[name, type, share][], [id, who, [start, end][]][]]`.
    ///
    /// # Errors
    /// An `Error` named `InputError` as [`Self::analyze_json`] gives it.
    pub fn compare(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] a: JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] b: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "{ a?: object; b?: object } | null")] sides: JsValue,
    ) -> Result<JsValue, JsValue> {
        let (a, b) = (plain(&string(a)?)?, plain(&string(b)?)?);
        let Sides { a: ours, b: theirs } = read_choice(sides)?;
        let mut read = Vec::with_capacity(2);
        for (text, Other { date, links, spoken }) in [(&a, ours), (&b, theirs)] {
            let options = chosen(text, Choices { date, links, ..Choices::default() })?;
            let report = analyze(text, &self.models, &options);
            let spoken = spoken.map_or_else(
                || Spoken::of(Side { report: &report, text }),
                |(sources, quotes)| by_hand(text, sources, quotes),
            );
            read.push((report, spoken));
        }
        let [(one, speaks), (other, answers)] = read.as_slice() else { return Ok(JsValue::NULL) };
        let mut found = compare_spoken(
            (Side { report: one, text: &a }, speaks),
            (Side { report: other, text: &b }, answers),
        );
        found.convert(&OffsetTable::new(&a, Unit::Utf16), &OffsetTable::new(&b, Unit::Utf16));
        as_object(&found)
    }

    /// The statistics of parts of a text as a plain object, in their order. `parts` holds one part after another: how many
    /// stretches it has, then their ends in UTF-16 units.
    ///
    /// # Errors
    /// An `Error` named `InputError` as [`Self::analyze_json`] gives it.
    #[wasm_bindgen(js_name = measureParts)]
    pub fn measure_parts(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
        parts: &[u32],
    ) -> Result<JsValue, JsValue> {
        let text = plain(&string(text)?)?;
        let table = OffsetTable::new(&text, Unit::Utf16);
        let (mut left, mut spans) = (parts, Vec::new());
        while let Some((many, rest)) = left.split_first() {
            let (own, next) = rest.split_at_checked(*many as usize * 2).unwrap_or((rest, &[]));
            let part = own.chunks_exact(2).map(|pair| match pair {
                [start, end] => Span { start: table.to_bytes(*start), end: table.to_bytes(*end) },
                _ => Span::default(),
            });
            spans.push(part.collect::<Vec<Span>>());
            left = next;
        }
        as_object(&measure_parts(&text, &segment(&text), &spans))
    }

    /// The rules of wording as a plain object: `[name, kind, why, from, a sentence that it marks, one it leaves alone][]`.
    ///
    /// # Errors
    /// None that a caller could cause.
    #[wasm_bindgen(js_name = wordingRules)]
    pub fn wording_rules(&self) -> Result<JsValue, JsValue> {
        let shown = wording::examples();
        let first = |name: &str, which: usize| {
            let rule = shown.iter().find(|rule| rule.name == name)?;
            rule.examples.get(which)?.first().copied()
        };
        let example = |rule: &Rule, which| first(rule.name, which).unwrap_or_default();
        let row =
            |rule: &Rule| [rule.name, rule.kind, rule.why, rule.from, example(rule, 0), example(rule, 1)];
        as_object(&wording::rules().iter().map(row).collect::<Vec<_>>())
    }

    /// The library's version.
    #[must_use]
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }
}

impl Analyzer {
    fn report(&mut self, text: &JsString, options: JsValue) -> Result<Report, JsValue> {
        let text = plain(text)?;
        let options = read_options(&text, options)?;
        let document = read_again(&text, &self.models, &options, &mut self.memory);
        let mut report = Report::of(&document, options.tokens);
        report.convert(&OffsetTable::new(&text, Unit::Utf16));
        Ok(report)
    }
}

#[cfg(feature = "boundary")]
#[wasm_bindgen]
impl Analyzer {
    /// The report built object by object; only for measuring the boundary.
    #[wasm_bindgen(js_name = analyzeObjects)]
    pub fn analyze_objects(&mut self, text: &JsString, options: JsValue) -> Result<JsValue, JsValue> {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        self.report(text, options)?.serialize(&serializer).map_err(JsValue::from)
    }

    /// The analysis alone, nothing crossing back; only for measuring the boundary.
    #[wasm_bindgen(js_name = analyzeOnly)]
    pub fn analyze_only(&mut self, text: &JsString, options: JsValue) -> Result<usize, JsValue> {
        Ok(self.report(text, options)?.sentences.len())
    }
}

/// A text that is not too large, as Rust holds it.
fn plain(text: &JsString) -> Result<String, JsValue> {
    // a UTF-16 unit is one byte at least: a huge text is refused before it is copied
    let text = small_enough(text.length() as usize).map(|()| String::from(text))?;
    small_enough(text.len())?;
    Ok(text)
}

fn read_choice<T: Default + serde::de::DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    if value.is_null() || value.is_undefined() {
        return Ok(T::default());
    }
    let bad = |e: serde_wasm_bindgen::Error| error("InputError", &format!("the options cannot be read: {e}"));
    serde_wasm_bindgen::from_value(value).map_err(bad)
}

fn read_options(text: &str, value: JsValue) -> Result<Options, JsValue> {
    chosen(text, read_choice(value)?)
}

fn chosen(text: &str, choices: Choices) -> Result<Options, JsValue> {
    let date = choices.date.filter(|date| !date.is_empty()).map(|date| date.parse()).transpose();
    let date = date.map_err(|e: crate::quantity::NotADay| error("InputError", &e.to_string()))?;
    let table = OffsetTable::new(text, Unit::Utf16);
    let link = |LinkChoice(start, end, target)| Link {
        span: Span { start: table.to_bytes(start), end: table.to_bytes(end) },
        address: target.unwrap_or_default(),
    };
    let mut links: Vec<Link> = choices.links.into_iter().flatten().map(link).collect();
    links.sort_unstable();
    Ok(Options {
        date,
        tokens: choices.tokens,
        unsure: choices.unsure,
        links,
        address: choices.address,
        clock: Some(now),
        ..Options::default()
    })
}

/// Who speaks, as a caller says it.
fn by_hand(
    text: &str,
    sources: Vec<(String, String, f64)>,
    quotes: Vec<(u32, String, Vec<[u32; 2]>)>,
) -> Spoken {
    let table = OffsetTable::new(text, Unit::Utf16);
    let speaker = |(name, source_type, share)| Speaker { name, source_type, share };
    let quote = |(id, who, content): (u32, String, Vec<[u32; 2]>)| {
        let content = content.into_iter().map(|pair| pair.map(|at| table.to_bytes(at))).collect();
        Quote { id, who, content }
    };
    let quotes = quotes.into_iter().filter(|row| !row.2.is_empty()).map(quote).collect();
    Spoken { sources: sources.into_iter().map(speaker).collect(), quotes }
}

/// A value as a plain object.
fn as_object<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    parse(&json(value)?)
}

fn string(value: JsValue) -> Result<JsString, JsValue> {
    value.dyn_into().map_err(|_| error("InputError", "the text is not a string"))
}

fn small_enough(bytes: usize) -> Result<(), JsValue> {
    if bytes > MAX_BYTES {
        return Err(error("InputError", &InputError::TooLarge(bytes).to_string()));
    }
    Ok(())
}

/// A JavaScript `Error` whose `name` tells its kind.
fn error(name: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name(name);
    error.into()
}
