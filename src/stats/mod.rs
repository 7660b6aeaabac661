//! Counts and the measures that rest on them.
//!
//! In: tokens and sentences. Out: one table, each count made once. Knows nothing of who says what.

mod count;
mod diversity;
mod familiar;
mod readability;
mod syllables;

use crate::segment::{Segments, Symbol, words};
use crate::text;
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
    let mut inputs = Inputs::default();
    let mut lengths = Vec::new();
    let mut known: HashMap<String, (u32, Word)> = HashMap::new();
    // most words are one token: then its form's number says which word it is
    let mut whole: Vec<Option<(u32, Word)>> = vec![None; segments.tokens.symbol_count()];
    let mut sequence: Vec<u32> = Vec::with_capacity(segments.tokens.len());
    let mut form = String::new();
    let mut all = 0;
    for (id, sentence) in segments.sentences.enumerate() {
        let words = words(text, &segments.tokens, sentence.tokens);
        let count = clip(words.len());
        all += count;
        if count == 0 || !segments.kind_of(id).is_body() {
            continue;
        }
        inputs.sample_sentences += u32::from(sequence.len() < SAMPLE);
        lengths.push(count);
        let mut tokens = sentence.tokens.iter().peekable();
        // where most of a sentence is in capitals they tell nothing
        let capitals =
            |word: &&crate::text::Span| word.len() > 1 && word.of(text).chars().all(char::is_uppercase);
        let shouted = words.iter().filter(capitals).count() * 2 > words.len();
        for word in words {
            let printed = word.of(text);
            while tokens.next_if(|at| segments.tokens.spans[*at].start < word.start).is_some() {}
            form.clear();
            let (mut count, mut symbol) = (0, Symbol::default());
            while let Some(at) = tokens.next_if(|at| segments.tokens.spans[*at].end <= word.end) {
                (count, symbol) = (count + 1, segments.tokens.symbol(at));
                form.push_str(segments.tokens.norm(at));
            }
            let slot = whole.get_mut(symbol.0 as usize).filter(|_| count == 1);
            let (number, word) = match slot.as_deref() {
                Some(Some(row)) => *row,
                _ => {
                    let next = clip(known.len());
                    let row = match known.get(form.as_str()) {
                        Some(row) => *row,
                        None => {
                            let word = memory.recall(form.as_bytes(), 1, || Word::new(&form), |word| *word);
                            *known.entry(form.clone()).or_insert((next, word))
                        }
                    };
                    slot.into_iter().for_each(|slot| *slot = Some(row));
                    row
                }
            };
            let spelt = spelt(printed).filter(|_| !shouted);
            let word = spelt.map_or(word, |syllables| Word { syllables, ..word });
            if sequence.len() < SAMPLE {
                inputs.sample_easy += u32::from(word.syllables < 3);
                inputs.sample_hard += u32::from(word.syllables >= 3);
            }
            sequence.push(number);
            word.count(&mut inputs);
        }
    }
    inputs.words = lengths.iter().sum();
    inputs.sentences = clip(lengths.len());
    let body = segments.paragraphs.iter().filter(|row| row.kind.is_body() && !row.sentences.is_empty());
    Statistics {
        words: all,
        types: clip(known.len()),
        type_token_ratio: ratio(known.len(), f64::from(inputs.words)),
        paragraphs: clip(body.count()),
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
