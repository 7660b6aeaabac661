//! Silver sentences: plain ones of the training articles, for the small network to learn a larger one's reading of.
//!
//! In: articles. Out: the library's sentences, words without classes; a teacher's shares come by
//! [`crate::teacher`].

use crate::corpus::{Sentence, Word};
use crate::evaluate::attribution::rows::Article;
use sourcelight::segment::segment;
use sourcelight::text::Id;
use std::fmt::Write;

/// Shortest and longest sentence that teaches.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=60;

/// A sentence, and how many words of the articles stand before it.
pub type Placed = (usize, Sentence);

/// The sentences of all articles that are neither too short nor too long.
#[must_use]
pub fn read(articles: &[Article]) -> Vec<Placed> {
    let mut out = Vec::new();
    let mut before = 0;
    for Article { text, .. } in articles {
        let segments = segment(text);
        for row in segments.sentences.iter().filter(|row| LENGTHS.contains(&row.tokens.len())) {
            let word = |id| {
                let form = segments.tokens.spans[id].of(text).replace(char::is_whitespace, "");
                Word { form, ..Word::default() }
            };
            out.push((before + row.tokens.start.index(), row.tokens.iter().map(word).collect()));
        }
        before += segments.tokens.len();
    }
    out
}

/// The words in CoNLL-U, nothing but the forms: `train/prepare/names.py` reads it.
#[must_use]
pub fn conllu(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        for (n, word) in sentence.iter().enumerate() {
            _ = writeln!(out, "{}\t{}\t_\t_\t_\t_\t_\t_\t_\t_", n + 1, word.form);
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_their_place_among_all_words() {
        let article = |text: &str| Article { text: text.to_owned(), ..Article::default() };
        let rows = read(&[article("No. The dam broke at night."), article("Water came into Lintmouth.")]);
        let shown: Vec<(usize, String)> = rows
            .iter()
            .map(|(at, words)| (*at, words.iter().map(|word| &*word.form).collect::<Vec<_>>().join(" ")))
            .collect();
        assert_eq!(
            shown,
            [(2, "The dam broke at night .".to_owned()), (8, "Water came into Lintmouth .".to_owned())]
        );
    }
}
