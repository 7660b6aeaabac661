//! Readability formulas. Each takes counts and nothing else, so that every input can be shown. Given the same
//! counts they equal the arithmetic of textstat 0.7.13 (`tests/oracle/readability.tsv` holds its results).

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
    /// Words of one syllable.
    pub monosyllables: u32,
    /// Words of three syllables and more.
    pub polysyllables: u32,
    /// Words of more than six letters.
    pub long_words: u32,
    /// Words of three letters and fewer.
    pub mini_words: u32,
    /// Words that are not familiar (`data/familiar-words.tsv`).
    pub unfamiliar: u32,
    /// Of these, words of two syllables and more.
    pub unfamiliar_two: u32,
    /// Of these, words of three syllables and more.
    pub unfamiliar_three: u32,
    /// Among the first 100 words, those of one or two syllables.
    pub sample_easy: u32,
    /// Among the first 100 words, those of three and more.
    pub sample_hard: u32,
    /// Sentences that those first 100 words touch.
    pub sample_sentences: u32,
}

/// Scores, each on its own scale; all zero for an empty text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Readability {
    /// Flesch 1948: 206.835 − 1.015 words/sentences − 84.6 syllables/words. Higher is easier.
    pub flesch_reading_ease: f64,
    /// Kincaid et al. 1975: 0.39 words/sentences + 11.8 syllables/words − 15.59. A US school grade.
    pub flesch_kincaid_grade: f64,
    /// Gunning 1952: 0.4 (words/sentences + 100 hard/words), hard: unfamiliar and of three syllables or more.
    pub gunning_fog: f64,
    /// McLaughlin 1969: 1.043 √(30 polysyllables/sentences) + 3.1291.
    pub smog: f64,
    /// Senter and Smith 1967: 4.71 characters/words + 0.5 words/sentences − 21.43.
    pub automated_readability_index: f64,
    /// Coleman and Liau 1975, as textstat rounds it: 0.058 (characters per 100 words) − 0.296 (sentences per 100
    /// words) − 15.8.
    pub coleman_liau: f64,
    /// The same with the coefficient as printed: 0.0588.
    pub coleman_liau_printed: f64,
    /// Björnsson 1968: words/sentences + 100 long words/words.
    pub lix: f64,
    /// Anderson 1983: long words/sentences.
    pub rix: f64,
    /// Dale and Chall 1948: 0.1579 (100 unfamiliar/words) + 0.0496 words/sentences, and 3.6365 where more than
    /// 5 % are unfamiliar; by our list of familiar words.
    pub dale_chall: f64,
    /// The same over unfamiliar words of two syllables and more, 3.6365 always added (textstat's second form).
    pub dale_chall_two: f64,
    /// Spache 1953, revised 1974: 0.141 words/sentences + 0.086 (100 unfamiliar/words) + 0.839, over unfamiliar
    /// words of two syllables and more; by our list.
    pub spache: f64,
    /// O'Hayre 1966: over the first 100 words (easy + 3 hard)/sentences, less 2 up to 20, halved.
    pub linsear_write: f64,
    /// McAlpine 1997 (EFLAW): (words + words of three letters and fewer)/sentences.
    pub mcalpine_eflaw: f64,
    /// The grade that most of the formulas name (textstat's consensus).
    pub consensus_grade: f64,
    /// Seconds to read at 14.69 milliseconds a character (Demberg and Keller 2008).
    pub reading_seconds_by_character: f64,
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
        let percent = |count: u32| 100.0 * per_word(count);
        let (letters, ends) = (100.0 * per_word(self.characters), 100.0 / length);
        let chall = 0.1579 * percent(self.unfamiliar) + 0.0496 * length;
        let chall_two = 0.1579 * percent(self.unfamiliar_two) + 0.0496 * length;
        let mut out = Readability {
            flesch_reading_ease: 206.835 - 1.015 * length - 84.6 * per_word(self.syllables),
            flesch_kincaid_grade: 0.39 * length + 11.8 * per_word(self.syllables) - 15.59,
            gunning_fog: 0.4 * (length + percent(self.unfamiliar_three)),
            smog: 1.043 * (30.0 * f64::from(self.polysyllables) / sentences).sqrt() + 3.1291,
            automated_readability_index: 4.71 * per_word(self.characters) + 0.5 * length - 21.43,
            coleman_liau: 0.058 * letters - 0.296 * ends - 15.8,
            coleman_liau_printed: 0.0588 * letters - 0.296 * ends - 15.8,
            lix: length + percent(self.long_words),
            rix: f64::from(self.long_words) / sentences,
            dale_chall: if percent(self.unfamiliar) > 5.0 { chall + 3.6365 } else { chall },
            dale_chall_two: if chall_two > 0.05 { chall_two + 3.6365 } else { chall_two },
            spache: 0.141 * length + 0.086 * percent(self.unfamiliar_two) + 0.839,
            linsear_write: self.linsear(),
            mcalpine_eflaw: f64::from(self.words + self.mini_words) / sentences,
            consensus_grade: 0.0,
            reading_seconds_by_character: 14.69 * f64::from(self.characters) / 1000.0,
        };
        out.consensus_grade = out.consensus();
        out
    }

    fn linsear(self) -> f64 {
        if self.sample_sentences == 0 {
            return 0.0;
        }
        let number = f64::from(self.sample_easy + 3 * self.sample_hard) / f64::from(self.sample_sentences);
        if number <= 20.0 { (number - 2.0) / 2.0 } else { number / 2.0 }
    }
}

impl Readability {
    /// The grade most often named: each formula votes for the grades it lies between and the one it is
    /// nearest to; of two named as often the one named first.
    #[must_use]
    pub fn consensus(&self) -> f64 {
        let mut votes: Vec<(f64, u32)> = Vec::new();
        let mut vote = |grade: f64| match votes.iter_mut().find(|(known, _)| *known == grade) {
            Some((_, count)) => *count += 1,
            None => votes.push((grade, 1)),
        };
        let around = |score: f64, vote: &mut dyn FnMut(f64)| {
            [score.floor(), score.ceil(), score.round_ties_even()].into_iter().for_each(vote);
        };
        around(self.flesch_kincaid_grade, &mut vote);
        match self.flesch_reading_ease {
            ease if (90.0..100.0).contains(&ease) => vote(5.0),
            ease if (80.0..90.0).contains(&ease) => vote(6.0),
            ease if (70.0..80.0).contains(&ease) => vote(7.0),
            ease if (60.0..70.0).contains(&ease) => {
                vote(8.0);
                vote(9.0);
            }
            ease if (50.0..60.0).contains(&ease) => vote(10.0),
            ease if (40.0..50.0).contains(&ease) => vote(11.0),
            ease if (30.0..40.0).contains(&ease) => vote(12.0),
            _ => vote(13.0),
        }
        let others = [
            self.smog,
            self.coleman_liau,
            self.automated_readability_index,
            self.dale_chall,
            self.linsear_write,
            self.gunning_fog,
        ];
        others.into_iter().for_each(|score| around(score, &mut vote));
        let most = votes.iter().map(|(_, count)| *count).max().unwrap_or(0);
        votes.iter().find(|(_, count)| *count == most).map_or(0.0, |(grade, _)| *grade)
    }
}
