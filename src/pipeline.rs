//! The one visible list of passes, in order.

use crate::attribution::Repairs;
use crate::quantity::Day;
use crate::study::{Question, Study};
use crate::{Document, Models, Report};
use crate::{attribution, claim, entity, gap, language, quantity, segment, stats, study, syntax, wording};

/// The largest text that is read, in bytes.
pub const MAX_BYTES: usize = 5_000_000;

/// What the caller may choose.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The article's date, when the caller knows it.
    pub date: Option<Day>,
    /// Whether the report lists the tokens.
    pub tokens: bool,
    /// Which of the named rules behind the tagger of attributions run: all, save where their worth is measured.
    pub repairs: Repairs,
    /// Whether marks that the program is not sure of make rows of sources and count in the shares too.
    pub unsure: bool,
    /// Stretches of the text that linked somewhere where it came from, ascending: evidence that a document can be found.
    pub links: Vec<gap::Link>,
    /// Where the article was published, when the caller knows it: tells links to its own site from others.
    pub address: Option<String>,
    /// A clock in milliseconds, for `timings`.
    pub clock: Option<fn() -> f64>,
}

/// Why a text was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputError {
    /// It has this many bytes, more than [`MAX_BYTES`].
    TooLarge(usize),
    /// It has more bytes than [`MAX_BYTES`]; how many was not counted.
    Endless,
}

impl std::fmt::Display for InputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let most = MAX_BYTES / 1_000_000;
        match self {
            Self::TooLarge(bytes) => {
                let size = *bytes as f64 / 1e6;
                write!(f, "the text has {size:.1} MB; Sourcelight reads up to {most} MB: cut it into parts")
            }
            Self::Endless => {
                write!(
                    f,
                    "the text has more than {most} MB, the most that Sourcelight reads: cut it into parts"
                )
            }
        }
    }
}

impl std::error::Error for InputError {}

/// Analyses a text into its layers. Never fails: whatever the text holds, there is a document.
#[must_use]
pub fn read(text: &str, models: &Models, options: &Options) -> Document {
    read_with(text, models, options, None)
}

/// What a text leaves behind for the next key that is typed into it.
#[derive(Debug, Default)]
pub struct Memory {
    paragraphs: segment::Memory,
    sentences: syntax::Memory,
    runs: attribution::tagger::Memory,
    figures: quantity::Memory,
    words: stats::Memory,
}

/// The same for a text that is read time and again while it is written: what the one before held is read
/// faster, with the same outcome.
#[must_use]
pub fn read_again(text: &str, models: &Models, options: &Options, memory: &mut Memory) -> Document {
    read_with(text, models, options, Some(memory))
}

fn read_with(text: &str, models: &Models, options: &Options, memory: Option<&mut Memory>) -> Document {
    let (paragraphs, sentences, runs, figures, words) = match memory {
        Some(Memory { paragraphs, sentences, runs, figures, words }) => {
            (Some(paragraphs), Some(sentences), Some(runs), Some(figures), Some(words))
        }
        None => (None, None, None, None, None),
    };
    let mut watch = Watch::new(options.clock);
    let segments = match paragraphs {
        Some(memory) => segment::segment_again(text, memory),
        None => segment::segment(text),
    };
    watch.lap("segment");
    let language = language::find(text);
    if !language::is_read(language) {
        // what the rules know is English: of another language there are the text and its counts
        let statistics = stats::measure(text, &segments).without_readability();
        let document = Document {
            text: text.into(),
            date: options.date,
            language,
            segments,
            statistics,
            ..Document::default()
        };
        return Document { timings: watch.laps, ..document };
    }
    let mut syntax = match sentences {
        Some(memory) => syntax::parse_again(text, &segments, models, memory),
        None => syntax::parse(text, &segments, models),
    };
    watch.lap("syntax");
    let entities = entity::find(text, &segments, &syntax, models);
    watch.lap("entity");
    let attributions = attribution::find(text, &segments, &syntax, &entities, models, options.repairs, runs);
    // the largest column by far, and nothing below reads it
    syntax.views = Vec::new();
    watch.lap("attribution");
    let date = options.date.or_else(|| quantity::article_date(text, &segments));
    let quantities = quantity::find_again(text, &segments, &syntax, date, figures);
    watch.lap("quantity");
    let least = if options.unsure { 0.0 } else { claim::SURE };
    let claims = claim::find(text, &segments, &syntax, &entities, &attributions, least);
    watch.lap("claim");
    let signals = wording::find(text, &segments, &syntax, &attributions);
    watch.lap("wording");
    let statistics = match words {
        Some(memory) => stats::measure_again(text, &segments, memory),
        None => stats::measure(text, &segments),
    };
    watch.lap("stats");
    let layers = gap::Layers {
        text,
        date,
        links: &options.links,
        address: options.address.as_deref(),
        segments: &segments,
        syntax: &syntax,
        entities: &entities,
        attributions: &attributions,
        quantities: &quantities,
        claims: &claims,
    };
    let gap::Gaps { gaps, checks, references } = gap::find(layers);
    watch.lap("gap");
    Document {
        text: text.into(),
        language,
        date,
        segments,
        syntax,
        entities,
        attributions,
        quantities,
        claims,
        signals,
        statistics,
        gaps,
        references,
        checks,
        timings: watch.laps,
    }
}

/// Analyses a text into the report. Offsets are bytes; the doors turn them into their own unit.
///
/// ```
/// use sourcelight::{Models, Options, analyze};
/// let report = analyze("Rain fell.", &Models::default(), &Options::default());
/// assert_eq!((report.sentences.len(), report.sentences[0].end), (1, 10));
/// ```
#[must_use]
pub fn analyze(text: &str, models: &Models, options: &Options) -> Report {
    Report::of(&read(text, models, options), options.tokens)
}

/// Makes the corpus tables that a reader asks for ([`crate::study`]). Offsets are bytes.
///
/// ```
/// use sourcelight::{Models, look_up, study::Question};
/// let question = Question { query: "rain".into(), ..Question::default() };
/// assert_eq!(look_up("Rain fell. The rain stopped.", &Models::default(), &question).concordance.len(), 2);
/// ```
#[must_use]
pub fn look_up(text: &str, models: &Models, question: &Question) -> Study {
    let segments = segment::segment(text);
    let syntax = syntax::parse(text, &segments, models);
    study::study(text, &segments, &syntax, question)
}

/// Times the passes, when there is a clock.
struct Watch {
    clock: Option<fn() -> f64>,
    last: f64,
    laps: Vec<(&'static str, f64)>,
}

impl Watch {
    fn new(clock: Option<fn() -> f64>) -> Self {
        Self { clock, last: clock.map_or(0.0, |now| now()), laps: Vec::new() }
    }

    fn lap(&mut self, pass: &'static str) {
        if let Some(clock) = self.clock {
            let now = clock();
            self.laps.push((pass, now - self.last));
            self.last = now;
        }
    }
}
