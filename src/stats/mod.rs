//! Counts and the measures that rest on them.
//!
//! In: tokens and sentences. Out: one table, each count made once. Knows nothing of who says what.

mod count;
mod diversity;
mod familiar;
mod readability;
mod syllables;

use crate::segment::{Segments, Symbol, Tokens, words};
use crate::text::{self, Id, Span, TokenId, TokenRange};
use serde::Serialize;
use std::collections::HashMap;

use count::clip;
pub use diversity::{Diversity, diversity};
pub use familiar::is_familiar;
pub use readability::{Inputs, Readability};
pub use syllables::syllables;

use syllables::spelt;

/// Silent reading of English non-fiction, words a minute (Brysbaert 2019, meta-analysis of 190 studies).
const READING: f64 = 238.0;
/// Reading aloud, words a minute (the same).
const SPEAKING: f64 = 183.0;

/// The statistics of a text. Field names are the report's keys; "running text" is body paragraphs and
/// list items, without headline, byline, captions and furniture.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Statistics {
    /// Words of the whole text.
    pub words: u32,
    /// Different words of the running text, case folded.
    pub types: u32,
    /// Types over words of the running text; falls as a text grows, so compare like lengths.
    pub type_token_ratio: f64,
    /// Paragraphs of the running text.
    pub paragraphs: u32,
    /// Seconds to read the whole text silently, at 238 words a minute.
    pub reading_seconds: u32,
    /// Seconds to read it aloud, at 183 words a minute.
    pub speaking_seconds: u32,
    /// Words in each sentence of the running text, in order.
    pub sentence_lengths: Vec<u32>,
    /// Mean of those lengths.
    pub mean_sentence_length: f64,
    /// Median of those lengths.
    pub median_sentence_length: f64,
    /// How varied the words of the running text are.
    pub diversity: Diversity,
    /// What the formulas are computed from.
    pub inputs: Inputs,
    /// Formulas over the running text.
    pub readability: Readability,
}

impl Statistics {
    /// The counts without what holds for English alone: syllables, familiar words and the formulas made of them.
    #[must_use]
    pub fn without_readability(self) -> Self {
        let Inputs { words, sentences, characters, long_words, mini_words, .. } = self.inputs;
        let inputs = Inputs { words, sentences, characters, long_words, mini_words, ..Inputs::default() };
        Self { inputs, readability: Readability::default(), ..self }
    }
}

/// Counts everything once.
///
/// ```
/// use sourcelight::{segment::segment, stats::measure};
/// let text = "The well-kept dam held. Nobody's house was flooded, and 12.5 km of road stayed dry.";
/// let statistics = measure(text, &segment(text));
/// assert_eq!((statistics.words, statistics.inputs.sentences), (15, 2));
/// ```
#[must_use]
pub fn measure(text: &str, segments: &Segments) -> Statistics {
    measure_again(text, segments, &mut Memory::default())
}

/// The last text's words and what the formulas ask of them.
pub type Memory = text::Memory<Word>;

/// The same for a text that is typed: words that the text before held too are not sounded out again.
#[must_use]
pub fn measure_again(text: &str, segments: &Segments, memory: &mut Memory) -> Statistics {
    memory.turn();
    let mut tally = Tally::new(text, &segments.tokens, memory, segments.tokens.symbol_count());
    for (id, sentence) in segments.sentences.enumerate() {
        tally.sentence(&[sentence.tokens], segments.kind_of(id).is_body());
    }
    let body = segments.paragraphs.iter().filter(|row| row.kind.is_body() && !row.sentences.is_empty());
    tally.statistics(body.count())
}

/// The statistics of parts of a text, each a list of stretches: what of a sentence lies in a part counts as one
/// sentence of it. Headlines and captions are measured like any other words.
///
/// ```
/// use sourcelight::{segment::segment, stats::measure_parts, text::Span};
/// let text = "“The dam,” she said, “held well.” Nobody left.";
/// let at = |words: &str| {
///     let start = text.find(words).unwrap_or_default() as u32;
///     Span::new(start, start + words.len() as u32)
/// };
/// let quoted = vec![at("The dam,"), at("held well.")];
/// let parts = measure_parts(text, &segment(text), &[quoted, vec![at("Nobody left.")]]);
/// assert_eq!((parts[0].words, parts[0].inputs.sentences), (4, 1));
/// assert_eq!((parts[1].words, parts[1].inputs.sentences), (2, 1));
/// ```
#[must_use]
pub fn measure_parts(text: &str, segments: &Segments, parts: &[Vec<Span>]) -> Vec<Statistics> {
    let mut memory = Memory::default();
    let of = |part: &Vec<Span>| {
        let mut part: Vec<Span> = part.iter().copied().filter(|span| span.start < span.end).collect();
        part.sort_unstable();
        let ends =
            part.first().map_or(0, |span| span.start)..part.iter().map(|span| span.end).max().unwrap_or(0);
        let rows = segments.sentences.as_slice();
        let from = rows.partition_point(|row| row.span.end <= ends.start);
        // a table of all forms, made for each part, would cost more than the part
        let mut tally = Tally::new(text, &segments.tokens, &mut memory, 0);
        let (mut paragraphs, mut last) = (0, None);
        for sentence in rows.get(from..).unwrap_or(&[]).iter().take_while(|row| row.span.start < ends.end) {
            let from = part.partition_point(|span| span.end <= sentence.span.start);
            let near = part.iter().skip(from).take_while(|span| span.start < sentence.span.end);
            let runs: Vec<TokenRange> = near
                .map(|span| within(segments, sentence.tokens, *span))
                .filter(|run| !run.is_empty())
                .collect();
            if tally.sentence(&runs, true) > 0 && last != Some(sentence.paragraph) {
                (paragraphs, last) = (paragraphs + 1, Some(sentence.paragraph));
            }
        }
        tally.statistics(paragraphs)
    };
    parts.iter().map(of).collect()
}

/// The tokens of a run that lie in a span.
fn within(segments: &Segments, run: TokenRange, span: Span) -> TokenRange {
    let tokens = segments.tokens.spans.slice(run);
    let from = tokens.partition_point(|token| token.start < span.start);
    let to = tokens.partition_point(|token| token.end <= span.end).max(from);
    let at = |n: usize| TokenId::from_index(run.start.index() + n);
    TokenRange::new(at(from), at(to))
}

/// Counts sentence by sentence.
struct Tally<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    memory: &'a mut Memory,
    inputs: Inputs,
    lengths: Vec<u32>,
    known: HashMap<String, (u32, Word)>,
    /// Most words are one token: then its form's number says which word it is.
    whole: Vec<Option<(u32, Word)>>,
    sequence: Vec<u32>,
    form: String,
    all: u32,
}

impl<'a> Tally<'a> {
    /// `symbols`: how many forms have a cell of their own.
    fn new(text: &'a str, tokens: &'a Tokens, memory: &'a mut Memory, symbols: usize) -> Self {
        Self {
            text,
            tokens,
            memory,
            inputs: Inputs::default(),
            lengths: Vec::new(),
            known: HashMap::new(),
            whole: vec![None; symbols],
            sequence: Vec::new(),
            form: String::new(),
            all: 0,
        }
    }

    /// One sentence: all its words count, and the measures are of those in the running text. Returns how many it has.
    fn sentence(&mut self, runs: &[TokenRange], is_body: bool) -> u32 {
        let mut count = 0;
        for run in runs {
            let words = words(self.text, self.tokens, *run);
            if is_body && count == 0 && !words.is_empty() {
                self.inputs.sample_sentences += u32::from(self.sequence.len() < SAMPLE);
            }
            count += clip(words.len());
            if is_body {
                self.run(*run, words);
            }
        }
        self.all += count;
        if is_body && count > 0 {
            self.lengths.push(count);
        }
        count
    }

    fn run(&mut self, run: TokenRange, words: Vec<Span>) {
        let mut tokens = run.iter().peekable();
        // where most of a sentence is in capitals they tell nothing
        let text = self.text;
        let capitals = |word: &&Span| word.len() > 1 && word.of(text).chars().all(char::is_uppercase);
        let shouted = words.iter().filter(capitals).count() * 2 > words.len();
        for word in words {
            let printed = word.of(text);
            while tokens.next_if(|at| self.tokens.spans[*at].start < word.start).is_some() {}
            self.form.clear();
            let (mut count, mut symbol) = (0, Symbol::default());
            while let Some(at) = tokens.next_if(|at| self.tokens.spans[*at].end <= word.end) {
                (count, symbol) = (count + 1, self.tokens.symbol(at));
                self.form.push_str(self.tokens.norm(at));
            }
            let slot = self.whole.get_mut(symbol.0 as usize).filter(|_| count == 1);
            let (number, word) = match slot.as_deref() {
                Some(Some(row)) => *row,
                _ => {
                    let next = clip(self.known.len());
                    let row = match self.known.get(self.form.as_str()) {
                        Some(row) => *row,
                        None => {
                            let form = &self.form;
                            let word =
                                self.memory.recall(form.as_bytes(), 1, || Word::new(form), |word| *word);
                            *self.known.entry(form.clone()).or_insert((next, word))
                        }
                    };
                    slot.into_iter().for_each(|slot| *slot = Some(row));
                    row
                }
            };
            let spelt = spelt(printed).filter(|_| !shouted);
            let word = spelt.map_or(word, |syllables| Word { syllables, ..word });
            if self.sequence.len() < SAMPLE {
                self.inputs.sample_easy += u32::from(word.syllables < 3);
                self.inputs.sample_hard += u32::from(word.syllables >= 3);
            }
            self.sequence.push(number);
            word.count(&mut self.inputs);
        }
    }

    fn statistics(self, paragraphs: usize) -> Statistics {
        let Self { mut inputs, lengths, known, sequence, all, .. } = self;
        inputs.words = lengths.iter().sum();
        inputs.sentences = clip(lengths.len());
        Statistics {
            words: all,
            types: clip(known.len()),
            type_token_ratio: ratio(known.len(), f64::from(inputs.words)),
            paragraphs: clip(paragraphs),
            reading_seconds: seconds(all, READING),
            speaking_seconds: seconds(all, SPEAKING),
            mean_sentence_length: ratio(inputs.words as usize, f64::from(inputs.sentences)),
            median_sentence_length: median(&lengths),
            sentence_lengths: lengths,
            diversity: diversity(&sequence, known.len()),
            inputs,
            readability: inputs.scores(),
        }
    }
}

/// Words that Linsear Write looks at.
const SAMPLE: usize = 100;

/// What the formulas ask of a word.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    letters: u32,
    syllables: u32,
    familiar: bool,
}

impl Word {
    fn new(form: &str) -> Self {
        Self { letters: letters(form), syllables: syllables(form), familiar: is_familiar(form) }
    }

    fn count(self, inputs: &mut Inputs) {
        let Self { letters, syllables, familiar } = self;
        inputs.characters += letters;
        inputs.syllables += syllables;
        inputs.monosyllables += u32::from(syllables == 1);
        inputs.polysyllables += u32::from(syllables >= 3);
        inputs.long_words += u32::from(letters > 6);
        inputs.mini_words += u32::from(letters <= 3);
        inputs.unfamiliar += u32::from(!familiar);
        inputs.unfamiliar_two += u32::from(!familiar && syllables >= 2);
        inputs.unfamiliar_three += u32::from(!familiar && syllables >= 3);
    }
}

fn letters(word: &str) -> u32 {
    clip(word.chars().filter(|c| c.is_alphanumeric()).count())
}

fn ratio(count: usize, of: f64) -> f64 {
    if of > 0.0 { count as f64 / of } else { 0.0 }
}

fn seconds(words: u32, a_minute: f64) -> u32 {
    (f64::from(words) * 60.0 / a_minute).round() as u32
}

fn median(lengths: &[u32]) -> f64 {
    let mut sorted = lengths.to_vec();
    sorted.sort_unstable();
    let at = |n: usize| sorted.get(n).copied().map_or(0.0, f64::from);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 { at(middle) } else { (at(middle.saturating_sub(1)) + at(middle)) / 2.0 }
}
