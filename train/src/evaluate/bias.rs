//! Wording signals against BABE's biased words: a weak yardstick, as its annotators see more than words.
//!
//! In: sentences with the words that annotators called biased, and the words our `loaded` and `weasel`
//! signals mark. Out: word F1, and the share of marked sentences that annotators called biased.

use super::letters::is_alnum;
use super::measure::{Prf, Tally, round, share};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A sentence, as gold has it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sentence {
    /// Its words.
    pub text: String,
    /// "Biased" or "Non-biased".
    pub label: String,
    /// Words and phrases called biased.
    pub biased_words: Vec<String>,
}

/// How well the signals agree with the annotators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// Distinct words of a sentence, micro over all sentences.
    pub words: Prf,
    /// Of the sentences with a mark, the share called biased.
    pub sentence_precision: f64,
    /// Sentences with a mark.
    pub marked: usize,
    /// Share of all sentences called biased: what marking at random would reach.
    pub base_rate: f64,
}

/// The distinct words of some phrases, lower-cased.
#[must_use]
pub fn words<'a>(phrases: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let split = |phrase: &'a str| phrase.split(|c: char| !is_alnum(c) && c != '\'' && c != '’');
    phrases.into_iter().flat_map(split).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Scores the marked words of each sentence, in gold's order.
#[must_use]
pub fn score(gold: &[Sentence], marked: &[BTreeSet<String>]) -> Scores {
    let (mut tally, mut biased) = (Tally::default(), 0);
    let mut sentences = 0;
    for (sentence, pred) in gold.iter().zip(marked) {
        let want = words(sentence.biased_words.iter().map(String::as_str));
        tally.add(want.intersection(pred).count(), pred.len(), want.len());
        sentences += usize::from(!pred.is_empty());
        biased += usize::from(!pred.is_empty() && sentence.label == "Biased");
    }
    let all = gold.iter().filter(|sentence| sentence.label == "Biased").count();
    Scores {
        words: tally.prf(),
        sentence_precision: round(share(biased, sentences)),
        marked: sentences,
        base_rate: round(share(all, gold.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::{Sentence, score, words};

    #[test]
    fn words_are_counted_once_a_sentence() {
        let gold = [
            Sentence {
                text: "A vile, vile plot.".into(),
                label: "Biased".into(),
                biased_words: vec!["vile plot".into()],
            },
            Sentence { text: "Rain fell.".into(), label: "Non-biased".into(), biased_words: Vec::new() },
        ];
        let scores = score(&gold, &[words(["vile", "Vile"]), words(["Rain"])]);
        assert_eq!((scores.words.matched, scores.words.pred, scores.words.gold), (1, 2, 2));
        assert_eq!((scores.sentence_precision, scores.marked, scores.base_rate), (0.5, 2, 0.5));
    }
}
