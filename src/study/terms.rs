//! Key terms: noun phrases by C-value (Frantzi, Ananiadou and Mima 2000).
//!
//! C-value(a) = log2 |a| (f(a) − mean frequency of the longer terms that hold a), with |a| + 1 for |a| so that
//! single nouns count too. Needs tags; without a model there are none.

use super::types::Pair;
use crate::segment::Segments;
use crate::syntax::{Syntax, Upos};
use crate::text::{TokenId, TokenRange};
use serde::Serialize;
use std::collections::HashMap;

/// A term and its places.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Term {
    /// Base forms, joined by spaces.
    pub term: String,
    /// How many words.
    pub size: u32,
    /// How often.
    pub count: u32,
    /// C-value.
    pub c_value: f64,
    /// Where, in reading order.
    pub places: Vec<Pair>,
}

/// Words of a term, the most.
const LONGEST: usize = 4;

/// Terms that come twice at least, by C-value.
pub(super) fn table(text: &str, segments: &Segments, syntax: &Syntax, most: usize) -> Vec<Term> {
    let mut places: HashMap<Vec<&str>, Vec<TokenRange>> = HashMap::new();
    for (id, sentence) in segments.sentences.enumerate().filter(|(id, _)| segments.kind_of(*id).is_body()) {
        let _ = id;
        let mut run: Vec<TokenId> = Vec::new();
        for at in sentence.tokens.iter() {
            let part = matches!(syntax.upos.row(at), Some(Upos::Noun | Upos::Adj | Upos::Propn));
            if part && segments.tokens.norm(at).len() > 1 {
                run.push(at);
            } else {
                note(syntax, &run, &mut places);
                run.clear();
            }
        }
        note(syntax, &run, &mut places);
    }
    let mut rows: Vec<(Vec<&str>, Vec<TokenRange>)> =
        places.into_iter().filter(|(_, at)| at.len() > 1).collect();
    rows.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    // how often, and how many longer terms hold each
    let mut held: HashMap<&[&str], (usize, usize)> = HashMap::new();
    for (words, at) in &rows {
        for inner in (1..words.len()).flat_map(|size| words.windows(size)) {
            let row = held.entry(inner).or_default();
            *row = (row.0 + at.len(), row.1 + 1);
        }
    }
    let mut out: Vec<Term> = Vec::new();
    for (words, at) in &rows {
        let (sum, count) = held.get(words.as_slice()).copied().unwrap_or_default();
        let own = at.len() as f64 - if count > 0 { sum as f64 / count as f64 } else { 0.0 };
        if own <= 0.0 {
            continue;
        }
        out.push(Term {
            term: words.join(" "),
            size: u32::try_from(words.len()).unwrap_or(0),
            count: u32::try_from(at.len()).unwrap_or(u32::MAX),
            c_value: ((words.len() + 1) as f64).log2() * own,
            places: at
                .iter()
                .map(|run| segments.tokens.cover(*run))
                .map(|span| [span.start, span.end])
                .collect(),
        });
    }
    out.sort_by(|a, b| b.c_value.total_cmp(&a.c_value).then_with(|| a.term.cmp(&b.term)));
    out.truncate(most);
    debug_assert!(out.iter().flat_map(|row| &row.places).all(|[_, end]| *end as usize <= text.len()));
    out
}

/// Every stretch of a run that ends in a noun.
fn note<'a>(syntax: &'a Syntax, run: &[TokenId], places: &mut HashMap<Vec<&'a str>, Vec<TokenRange>>) {
    for (from, start) in run.iter().enumerate() {
        for last in run.iter().skip(from).take(LONGEST) {
            if syntax.upos[*last] == Upos::Adj {
                continue;
            }
            let stretch = TokenRange::new(*start, TokenRange::one(*last).end);
            let words: Vec<&str> = stretch.iter().map(|at| &syntax.lemma[at]).collect();
            places.entry(words).or_default().push(stretch);
        }
    }
}
