//! Universal Dependencies: part-of-speech tags, lemmas and trees.
//!
//! In: tokens and sentences. Out: columns with one row a token.

mod deprel;
pub mod lemma;
mod lemmas;
mod reader;
mod tree;
mod types;
mod views;

use crate::model::{Encoded, Models};
use crate::segment::Segments;
use crate::text::{self, tell_form};

pub use deprel::Deprel;
pub use lemmas::Lemmas;
pub use types::{NameTag, Syntax, Upos};
pub use views::Views;

use reader::Reader;

/// Tags, lemmatises and parses; without a model all columns are empty.
#[must_use]
pub fn parse(text: &str, segments: &Segments, models: &Models) -> Syntax {
    let Some(core) = &models.core else { return Syntax::default() };
    let mut reader = Reader::new(core);
    reader.syntax = Syntax::with_room(segments.tokens.len(), core.network.width());
    let mut forms = Vec::new();
    for sentence in segments.sentences.iter() {
        forms.clear();
        forms.extend(segments.tokens.spans.slice(sentence.tokens).iter().map(|span| span.of(text)));
        reader.sentence(&forms);
    }
    reader.syntax
}

/// What a text leaves behind for the next, read by the same models: its sentences and their rows, which depend on a
/// sentence's forms and nothing else, and what the network made of its words.
#[derive(Debug, Default)]
pub struct Memory {
    sentences: text::Memory<Syntax>,
    words: Encoded,
}

/// The same, but sentences that the text before held too are not read again.
#[must_use]
pub fn parse_again(text: &str, segments: &Segments, models: &Models, memory: &mut Memory) -> Syntax {
    let Some(core) = &models.core else { return Syntax::default() };
    memory.sentences.turn();
    let mut reader = Reader::new(core);
    reader.encoded = std::mem::take(&mut memory.words);
    let mut out = Syntax::with_room(segments.tokens.len(), core.network.width());
    let (mut forms, mut part) = (Vec::new(), Vec::new());
    for sentence in segments.sentences.iter() {
        forms.clear();
        forms.extend(segments.tokens.spans.slice(sentence.tokens).iter().map(|span| span.of(text)));
        part.clear();
        forms.iter().for_each(|form| tell_form(form, &mut part));
        let read = || {
            reader.sentence(&forms);
            std::mem::take(&mut reader.syntax)
        };
        memory.sentences.recall(&part, forms.len(), read, |rows| out.append(rows));
    }
    memory.words = reader.encoded;
    out
}

/// The same for sentences that are cut into words already; words are numbered throughout.
#[must_use]
pub fn parse_words<'a>(sentences: impl Iterator<Item = &'a [&'a str]>, models: &Models) -> Syntax {
    let Some(core) = &models.core else { return Syntax::default() };
    let mut reader = Reader::new(core);
    sentences.for_each(|forms| reader.sentence(forms));
    reader.syntax
}
