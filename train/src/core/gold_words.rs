//! Scores of a model file, through the library, on the treebank's own words and sentences.

use crate::corpus::Sentence;
use sourcelight::Models;
use sourcelight::syntax::{Deprel, parse_words};
use sourcelight::text::{Id, TokenId};
use std::fmt;

/// Shares of words that are right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Parts of speech.
    pub upos: f64,
    /// Base forms.
    pub lemmas: f64,
    /// Governors.
    pub uas: f64,
    /// Governors with their relation (subtypes apart).
    pub las: f64,
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { upos, lemmas, uas, las } = self;
        write!(f, "UPOS {upos:.4} Lemmas {lemmas:.4} UAS {uas:.4} LAS {las:.4}")
    }
}

/// Scores a treebank.
#[must_use]
pub fn score(gold: &[Sentence], models: &Models) -> Score {
    let forms: Vec<Vec<&str>> =
        gold.iter().map(|sentence| sentence.iter().map(|word| &*word.form).collect()).collect();
    let syntax = parse_words(forms.iter().map(|sentence| &**sentence), models);
    let [mut upos, mut lemmas, mut uas, mut las, mut total] = [0_u32; 5];
    let mut start = 0;
    for sentence in gold {
        for (n, word) in sentence.iter().enumerate() {
            let id = TokenId::from_index(start + n);
            total += 1;
            upos += u32::from(syntax.upos[id].name() == word.upos);
            lemmas += u32::from(word.lemma == "_" || syntax.lemma[id] == *word.lemma);
            let head = syntax.head[id].map_or(0, |head| head.index() + 1 - start);
            if head == word.head {
                uas += 1;
                let base = Deprel::from_name(&word.deprel).map_or("", Deprel::base);
                las += u32::from(syntax.deprel[id].base() == base);
            }
        }
        start += sentence.len();
    }
    let share = |n: u32| f64::from(n) / f64::from(total.max(1));
    Score { upos: share(upos), lemmas: share(lemmas), uas: share(uas), las: share(las) }
}

/// Words a second through the whole core on one core, as a line: the best of seven passes over each hundred
/// sentences, so that what else the machine does counts little.
#[must_use]
pub fn speed(gold: &[Sentence], models: &Models) -> String {
    let forms: Vec<Vec<&str>> =
        gold.iter().map(|sentence| sentence.iter().map(|word| &*word.form).collect()).collect();
    let words = forms.iter().map(Vec::len).sum::<usize>();
    let pass = |part: &[Vec<&str>]| {
        let clock = std::time::Instant::now();
        std::hint::black_box(parse_words(part.iter().map(|sentence| &**sentence), models));
        clock.elapsed().as_secs_f64()
    };
    let best = |part| (0..7).map(|_| pass(part)).fold(f64::MAX, f64::min);
    let least: f64 = forms.chunks(100).map(best).sum();
    #[allow(clippy::cast_precision_loss, reason = "small counts")]
    let words = words as f64;
    format!("{:.2} µs a word, {:.0} words a second\n", least * 1e6 / words, words / least)
}
