//! The words that can tie a source to a content, and how often they do.
//!
//! In: `data/cues.tsv` (the words), `data/cue_weights.tsv` and
//! `data/reading_weights.tsv` (what was learned), `data/word_classes.tsv`
//! (function words), `data/attribution_words.tsv` (lists that rules ask for). Out: what is known of a lower-cased word. Knows no text.

use super::word_class::Class;
use crate::attribution::types::CueClass;
use crate::text::QuickMap;
use std::sync::LazyLock;

/// Which word class a cue belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// "said".
    #[default]
    Verb,
    /// "claim", "support".
    Noun,
    /// "aware", "eager".
    Adjective,
    /// "reportedly".
    Adverb,
    /// "according to".
    Preposition,
}

/// One row of `data/cues.tsv`.
#[derive(Debug)]
pub struct Entry {
    /// Base form.
    pub lemma: &'static str,
    /// Its word class.
    pub part: Part,
    /// What it does to a content.
    pub class: CueClass,
}

/// Which form of a verb a word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerbForm {
    /// "say".
    #[default]
    Base,
    /// "says".
    Third,
    /// "said": past, and participle where it is the same.
    Past,
    /// "saying".
    Gerund,
    /// "written": participle only.
    Participle,
}

/// What is known of a word by its letters alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Its class when it is a function word or a common modifier.
    pub class: Option<Class>,
    /// Its form, when it can be a verb.
    pub verb: Option<VerbForm>,
    /// Whether it is also a common noun.
    pub nominal: bool,
    /// The lists of words that it is in, a bit each in the order of `data/attribution_words.tsv`.
    pub lists: u64,
    /// The rows it belongs to, as numbers into [`Lexicon::entries`]: as a verb, noun, adjective or adverb.
    pub cues: [Option<u16>; 4],
}

/// The vocabularies, parsed once.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Rows of `data/cues.tsv`, in its order.
    pub entries: Vec<Entry>,
    words: QuickMap<&'static str, Word>,
    weights: QuickMap<&'static str, i32>,
}

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| read([data!("cue_weights.tsv"), data!("reading_weights.tsv")]));

fn read(weights: [&'static str; 2]) -> Lexicon {
    let mut lexicon = Lexicon::default();
    lexicon.read_classes(data!("word_classes.tsv"));
    lexicon.read_cues(data!("cues.tsv"));
    for (number, (_, words)) in lists().enumerate() {
        words.split(' ').for_each(|word| lexicon.words.entry(word).or_default().lists |= 1 << number);
    }
    weights.into_iter().for_each(|file| lexicon.read_weights(file));
    lexicon
}

/// The built-in vocabularies.
#[must_use]
#[cfg(not(feature = "kept"))]
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// The built-in vocabularies, or those with the weights that never saw the kept articles.
#[must_use]
#[cfg(feature = "kept")]
pub fn lexicon() -> &'static Lexicon {
    if kept::IN_USE.load(std::sync::atomic::Ordering::Relaxed) { &kept::LEXICON } else { &LEXICON }
}

/// Weights for measuring on the kept articles alone; in no product.
#[cfg(feature = "kept")]
pub mod kept {
    use super::{Lexicon, read};
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicBool, Ordering};

    pub(in crate::attribution) static IN_USE: AtomicBool = AtomicBool::new(false);
    pub(in crate::attribution) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        read([
            include_str!("../../../train/kept/cue_weights.tsv"),
            include_str!("../../../train/kept/reading_weights.tsv"),
        ])
    });

    /// Takes the weights that never saw the kept articles, or the shipped ones again; for all threads, between
    /// measurements.
    pub fn take(kept: bool) {
        IN_USE.store(kept, Ordering::Relaxed);
    }
}

/// The lists of words by name, in the data's order.
pub fn lists() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = data!("attribution_words.tsv").lines();
    rows.filter_map(|row| row.split_once('\t'))
}

fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

impl Lexicon {
    /// What is known of a lower-cased word.
    #[must_use]
    pub fn word(&self, norm: &str) -> Word {
        self.words.get(norm).copied().unwrap_or_default()
    }

    /// What a feature adds to the score, in thousandths of a logit; 0 for one never met.
    #[must_use]
    pub fn weight(&self, feature: &str) -> i32 {
        self.weights.get(feature).copied().unwrap_or(0)
    }

    fn read_classes(&mut self, file: &'static str) {
        for row in rows(file) {
            let [name, words] = row.as_slice() else { continue };
            let mut forms =
                [VerbForm::Base, VerbForm::Third, VerbForm::Past, VerbForm::Gerund, VerbForm::Participle]
                    .into_iter();
            for word in words.split(' ') {
                let slot = self.words.entry(word).or_default();
                if *name == "verb" {
                    slot.verb = forms.next();
                } else if slot.class.is_none() {
                    slot.class = Class::named(name);
                }
            }
        }
    }

    fn read_cues(&mut self, file: &'static str) {
        for row in rows(file) {
            let [lemma, part, class, forms] = row.as_slice() else { continue };
            let (part, slot) = match *part {
                "verb" => (Part::Verb, 0),
                "noun" => (Part::Noun, 1),
                "adj" => (Part::Adjective, 2),
                _ => (Part::Adverb, 3),
            };
            let number = u16::try_from(self.entries.len()).ok();
            let class = CueClass::named(class).unwrap_or_default();
            self.entries.push(Entry { lemma, part, class });
            let mut kinds = [VerbForm::Base, VerbForm::Third, VerbForm::Past, VerbForm::Gerund].into_iter();
            let others = forms.split(',').filter(|form| !form.is_empty());
            for form in std::iter::once(*lemma).chain(others) {
                let word = self.words.entry(form).or_default();
                if let Some(cell) = word.cues.get_mut(slot) {
                    cell.get_or_insert(number.unwrap_or_default());
                }
                word.nominal |= part == Part::Noun;
                if part == Part::Verb {
                    let kind = kinds.next().unwrap_or(VerbForm::Participle);
                    word.verb.get_or_insert(kind);
                }
            }
        }
    }

    fn read_weights(&mut self, file: &'static str) {
        for row in rows(file) {
            let [feature, weight] = row.as_slice() else { continue };
            self.weights.insert(feature, weight.parse().unwrap_or(0));
        }
    }
}

impl Part {
    /// The files' spelling.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verb => "verb",
            Self::Noun => "noun",
            Self::Adjective => "adj",
            Self::Adverb => "adv",
            Self::Preposition => "prep",
        }
    }
}

impl CueClass {
    const ALL: [Self; 12] = [
        Self::Speech,
        Self::Assertion,
        Self::Distancing,
        Self::Denial,
        Self::Belief,
        Self::Intention,
        Self::Suggestion,
        Self::Question,
        Self::Demand,
        Self::Evaluation,
        Self::Silence,
        Self::Other,
    ];

    /// The class of that name, as the report spells it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }
}
