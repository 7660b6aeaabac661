//! Readability formulas. Each takes counts and nothing else, so that every input can be shown.

use serde::Serialize;

/// What the formulas are computed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Inputs {
    /// Words of the running text.
    pub words: u32,
    /// Sentences of the running text.
    pub sentences: u32,
    /// Letters and digits in those words.
    pub characters: u32,
    /// Syllables in those words.
    pub syllables: u32,
    /// Words of three syllables and more.
    pub polysyllables: u32,
    /// Words of more than six letters.
    pub long_words: u32,
}

/// Scores, each on its own scale; all zero for an empty text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Readability {
    /// Flesch 1948: 206.835 − 1.015 words/sentences − 84.6 syllables/words. Higher is easier.
    pub flesch_reading_ease: f64,
    /// Kincaid et al. 1975: 0.39 words/sentences + 11.8 syllables/words − 15.59. A US school grade.
    pub flesch_kincaid_grade: f64,
    /// Gunning 1952, with polysyllables for hard words: 0.4 (words/sentences + 100 hard/words).
    pub gunning_fog: f64,
    /// McLaughlin 1969: 1.043 √(30 polysyllables/sentences) + 3.1291.
    pub smog: f64,
    /// Senter and Smith 1967: 4.71 characters/words + 0.5 words/sentences − 21.43.
    pub automated_readability_index: f64,
    /// Coleman and Liau 1975: 0.0588 (characters per 100 words) − 0.296 (sentences per 100 words) − 15.8.
    pub coleman_liau: f64,
    /// Björnsson 1968: words/sentences + 100 long words/words.
    pub lix: f64,
}

impl Inputs {
    /// All formulas at once.
    ///
    /// ```
    /// use sourcelight::stats::Inputs;
    /// let inputs = Inputs { words: 100, sentences: 5, syllables: 150, ..Inputs::default() };
    /// let scores = inputs.scores();
    /// assert!((scores.flesch_reading_ease - 59.635).abs() < 1e-9);
    /// assert!((scores.flesch_kincaid_grade - 9.91).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn scores(self) -> Readability {
        if self.words == 0 || self.sentences == 0 {
            return Readability::default();
        }
        let (words, sentences) = (f64::from(self.words), f64::from(self.sentences));
        let length = words / sentences;
        let per_word = |count: u32| f64::from(count) / words;
        Readability {
            flesch_reading_ease: 206.835 - 1.015 * length - 84.6 * per_word(self.syllables),
            flesch_kincaid_grade: 0.39 * length + 11.8 * per_word(self.syllables) - 15.59,
            gunning_fog: 0.4 * (length + 100.0 * per_word(self.polysyllables)),
            smog: 1.043 * (30.0 * f64::from(self.polysyllables) / sentences).sqrt() + 3.1291,
            automated_readability_index: 4.71 * per_word(self.characters) + 0.5 * length - 21.43,
            coleman_liau: 5.88 * per_word(self.characters) - 29.6 / length - 15.8,
            lix: length + 100.0 * per_word(self.long_words),
        }
    }
}
