//! The words of the running text as numbers: equal words have equal numbers.

use super::types::Pair;
use crate::segment::{Segments, words};
use crate::text::Span;
use std::collections::HashMap;

/// The running text's words in order, with the sentence each stands in.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Each word's number.
    pub ids: Vec<u32>,
    /// Where it stands.
    pub spans: Vec<Span>,
    /// Number of its sentence.
    pub sentences: Vec<u32>,
    forms: Vec<String>,
    counts: Vec<u32>,
}

/// Words that any text is full of: articles, pronouns, prepositions, conjunctions, auxiliaries.
const SMALL: &str = "a about after all also am an and any are as at be been before being but by can could did do does \
for from had has have he her here him his how i if in into is it its just may me might more most my no nor not now of on \
only or other our out over own shall she should so some such than that the their them then there these they this those \
through to too under up us very was we were what when where which while who whom whose why will with would you your";

impl Words {
    /// Reads the running text.
    #[must_use]
    pub fn new(text: &str, segments: &Segments) -> Self {
        let mut out = Self::default();
        let mut known: HashMap<String, u32> = HashMap::new();
        for (number, (id, sentence)) in segments.sentences.enumerate().enumerate() {
            if !segments.kind_of(id).is_body() {
                continue;
            }
            for span in words(text, &segments.tokens, sentence.tokens) {
                let form = span.of(text).to_lowercase().replace('’', "'");
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                let id = *known.entry(form).or_insert_with_key(|form| {
                    out.forms.push(form.clone());
                    out.counts.push(0);
                    next
                });
                if let Some(count) = out.counts.get_mut(id as usize) {
                    *count += 1;
                }
                out.ids.push(id);
                out.spans.push(span);
                out.sentences.push(u32::try_from(number).unwrap_or(u32::MAX));
            }
        }
        out
    }

    /// How many words.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.ids.len()).unwrap_or(u32::MAX)
    }

    /// How many different words.
    #[must_use]
    pub fn types(&self) -> u32 {
        u32::try_from(self.forms.len()).unwrap_or(u32::MAX)
    }

    /// A word's form.
    #[must_use]
    pub fn form(&self, id: u32) -> &str {
        self.forms.get(id as usize).map_or("", String::as_str)
    }

    /// How often a word stands in the text.
    #[must_use]
    pub fn frequency(&self, id: u32) -> u32 {
        self.counts.get(id as usize).copied().unwrap_or(0)
    }

    /// Whether a word is one that any text is full of.
    #[must_use]
    pub fn is_small(&self, id: u32) -> bool {
        let form = self.form(id);
        SMALL.split(' ').any(|small| small == form) || !form.contains(|c: char| c.is_alphabetic())
    }

    /// The numbers of small words, as a table.
    pub(super) fn small(&self) -> Vec<bool> {
        (0..self.types()).map(|id| self.is_small(id)).collect()
    }

    /// The places of words from one position up to another, as a span.
    pub(super) fn pair(&self, from: usize, end: usize) -> Pair {
        let start = self.spans.get(from).map_or(0, |span| span.start);
        let last = end.checked_sub(1).and_then(|at| self.spans.get(at));
        [start, last.map_or(start, |span| span.end)]
    }

    /// The words from one position up to another, joined by spaces.
    pub(super) fn joined(&self, from: usize, end: usize) -> String {
        let ids = self.ids.get(from..end).unwrap_or(&[]);
        ids.iter().map(|id| self.form(*id)).collect::<Vec<_>>().join(" ")
    }

    /// Whether the words from one position up to another stand in one sentence.
    pub(super) fn one_sentence(&self, from: usize, end: usize) -> bool {
        let at = |n: usize| self.sentences.get(n);
        end > from && end <= self.ids.len() && at(from) == at(end - 1)
    }

    /// Runs of positions at which a query stands: words in order, "*" at an end of one for any letters.
    #[must_use]
    pub fn matching(&self, query: &str) -> Vec<(usize, usize)> {
        let query = query.to_lowercase().replace('’', "'");
        let parts: Vec<&str> = query.split_whitespace().take(8).collect();
        if parts.is_empty() {
            return Vec::new();
        }
        let fits: Vec<Vec<bool>> =
            parts.iter().map(|part| self.forms.iter().map(|form| fits(part, form)).collect()).collect();
        let ok = |n: usize, at: usize| {
            let id = self.ids.get(at).map(|id| *id as usize);
            id.and_then(|id| fits.get(n)?.get(id)).copied().unwrap_or(false)
        };
        let mut out = Vec::new();
        for at in 0..self.ids.len() {
            if (0..parts.len()).all(|n| ok(n, at + n)) && self.one_sentence(at, at + parts.len()) {
                out.push((at, at + parts.len()));
            }
        }
        out
    }
}

fn fits(part: &str, form: &str) -> bool {
    let stem = part.trim_matches('*');
    match (part.starts_with('*'), part.ends_with('*')) {
        (false, false) => part == form,
        (false, true) => form.starts_with(stem),
        (true, false) => form.ends_with(stem),
        (true, true) => !stem.is_empty() && form.contains(stem),
    }
}
