//! The corpus tools, for when a reader asks: frequency lists, n-grams, collocations, dispersion, key words in
//! context, repeated passages, key terms.
//!
//! In: the text, its segments, tags where a model gave them. Out: tables. Made on demand and no part of the
//! report: they look at every pair of words and need not be fast. Offsets are bytes until a door converts
//! them ([`Study::convert`]).

mod collocation;
mod concordance;
mod dispersion;
mod frequency;
mod ngrams;
mod passages;
mod terms;
mod types;
mod words;

use crate::segment::Segments;
use crate::syntax::Syntax;
use crate::text::OffsetTable;
use serde::{Deserialize, Serialize};

pub use collocation::{Collocate, Measures, measures};
pub use concordance::Line;
pub use dispersion::{Dispersion, dispersion};
pub use frequency::Frequency;
pub use ngrams::Ngram;
pub use passages::Passage;
pub use terms::Term;
pub use types::Pair;
pub use words::Words;

/// What the reader asks for. Every key has a value of its own, so that `{}` is a question.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Question {
    /// Words to show in context and to find collocates of; "*" at an end stands for any letters. Empty: none.
    pub query: String,
    /// Words to either side that count as company of the query's.
    pub window: usize,
    /// Words to either side in a line of context.
    pub context: usize,
    /// Parts of equal length that dispersion is measured over.
    pub parts: usize,
    /// Words in an n-gram, the longest.
    pub longest: usize,
    /// Words in a repeated passage, the shortest.
    pub shortest: usize,
    /// Rows in a table, the most.
    pub rows: usize,
}

impl Default for Question {
    fn default() -> Self {
        Self { query: String::new(), window: 5, context: 8, parts: 10, longest: 4, shortest: 6, rows: 500 }
    }
}

/// The answer. Offsets of `places` are of the text.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Study {
    /// `sourcelight-study/1`.
    pub schema: &'static str,
    /// Words of the running text.
    pub words: u32,
    /// Different words, case folded.
    pub types: u32,
    /// Parts that dispersion is measured over.
    pub parts: u32,
    /// Words, the most frequent first.
    pub frequency: Vec<Frequency>,
    /// Sequences of two words and more that come twice at least, the most frequent first.
    pub ngrams: Vec<Ngram>,
    /// Noun phrases by C-value, the highest first; empty without a model.
    pub terms: Vec<Term>,
    /// Passages that come twice at least, the longest first.
    pub passages: Vec<Passage>,
    /// Each place of the query, in reading order.
    pub concordance: Vec<Line>,
    /// What keeps company with the query, by log-likelihood.
    pub collocates: Vec<Collocate>,
}

/// Makes the tables.
///
/// ```
/// use sourcelight::segment::segment;
/// use sourcelight::study::{Question, study};
/// let text = "The old dam held. The old dam leaked. Nobody repaired the old dam.";
/// let question = Question { query: "dam".into(), ..Question::default() };
/// let found = study(text, &segment(text), &Default::default(), &question);
/// assert_eq!((found.frequency[0].word.as_str(), found.frequency[0].count), ("dam", 3));
/// assert_eq!((found.ngrams[0].words.as_str(), found.ngrams[0].count), ("old dam", 3));
/// assert_eq!((found.concordance.len(), found.collocates[0].word.as_str()), (3, "old"));
/// ```
#[must_use]
pub fn study(text: &str, segments: &Segments, syntax: &Syntax, question: &Question) -> Study {
    let words = Words::new(text, segments);
    let most = question.rows.clamp(1, 5000);
    let parts = question.parts.clamp(2, 100);
    let nodes = words.matching(&question.query);
    Study {
        schema: "sourcelight-study/1",
        words: words.count(),
        types: words.types(),
        parts: u32::try_from(parts).unwrap_or(0),
        frequency: frequency::table(&words, parts, most),
        ngrams: ngrams::table(&words, question.longest.clamp(2, 6), most),
        terms: terms::table(text, segments, syntax, most),
        passages: passages::table(&words, question.shortest.clamp(3, 50), most),
        concordance: concordance::lines(text, &words, &nodes, question.context.clamp(1, 40), most),
        collocates: collocation::table(&words, &nodes, question.window.clamp(1, 20), most),
    }
}

impl Study {
    /// Turns every offset from bytes into the table's unit.
    pub fn convert(&mut self, table: &OffsetTable) {
        let mut out: Vec<&mut u32> = Vec::new();
        let lists = self.frequency.iter_mut().map(|row| &mut row.places);
        let lists = lists.chain(self.ngrams.iter_mut().map(|row| &mut row.places));
        let lists = lists.chain(self.terms.iter_mut().map(|row| &mut row.places));
        let lists = lists.chain(self.passages.iter_mut().map(|row| &mut row.places));
        let lists = lists.chain(self.collocates.iter_mut().map(|row| &mut row.places));
        out.extend(lists.flatten().flatten());
        for row in &mut self.concordance {
            out.extend([&mut row.start, &mut row.end]);
        }
        table.convert(out);
    }
}
