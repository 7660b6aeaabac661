//! Sentences as numbers: table rows and gold classes.

use super::labels::Labels;
use crate::corpus::{Sentence, Soft, Word};
use crate::net::random::Random;
use crate::net::tape::{Goal, UNKNOWN, sure};
use sourcelight::model::features::{AFFIXES, Features, word_hash};
use sourcelight::syntax::NameTag;
use std::collections::{BTreeMap, BTreeSet};

/// How often a word of one count in the training text is hidden: HIDE / (HIDE + count).
const HIDE: f32 = 0.3;

/// How often a person's, place's or body's name is read as one that the network cannot know.
const STRANGE: f32 = 0.25;

/// The words that have a row of their own: row n + 1 for the nth hash; row 0 is for all others.
#[derive(Debug, Default)]
pub struct Words {
    /// Hashes in ascending order.
    pub hashes: Vec<u32>,
    counts: Vec<u32>,
    /// Names without a row, of all kinds: what stands in for a known name, so that its kind is learnt from
    /// the words around it.
    strangers: Vec<String>,
}

impl Words {
    /// Words of the training text that occur at least twice, and the `extra` ones.
    #[must_use]
    pub fn new(train: &[Sentence], extra: impl Iterator<Item = u32>) -> Self {
        let counts = counted(train);
        let often = counts.iter().filter(|row| *row.1 > 1).map(|row| *row.0);
        let hashes: BTreeSet<u32> = often.chain(extra).collect();
        Self::of(hashes.into_iter().collect(), train)
    }

    /// The words of these hashes, which ascend, as the training text uses them.
    #[must_use]
    pub fn of(hashes: Vec<u32>, train: &[Sentence]) -> Self {
        let met = counted(train);
        let counts = hashes.iter().map(|hash| met.get(hash).copied().unwrap_or(0)).collect();
        let strange = |word: &&Word| named(word) && hashes.binary_search(&word_hash(&word.form)).is_err();
        let strangers: BTreeSet<&str> =
            train.iter().flatten().filter(strange).map(|word| &*word.form).collect();
        let strangers = strangers.into_iter().map(str::to_owned).collect();
        Self { hashes, counts, strangers }
    }

    /// The word as it is read in training: a name sometimes as another's, which has no row.
    fn read<'a>(&'a self, word: &'a Word, random: &mut Random) -> &'a str {
        if !named(word) || random.unit() >= STRANGE {
            return &word.form;
        }
        self.strangers.get(random.below(self.strangers.len())).map_or(&word.form, String::as_str)
    }

    /// The word's row.
    #[must_use]
    pub fn row(&self, hash: u32) -> u32 {
        self.hashes.binary_search(&hash).map_or(0, |n| u32::try_from(n + 1).unwrap_or(0))
    }
}

/// How often each word is met.
fn counted(train: &[Sentence]) -> BTreeMap<u32, u32> {
    let mut counts = BTreeMap::new();
    for word in train.iter().flatten() {
        *counts.entry(word_hash(&word.form)).or_default() += 1;
    }
    counts
}

/// Sentences laid end to end.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// First rows of the sentences, and the number of rows.
    pub bounds: Vec<usize>,
    /// Word rows.
    pub words: Vec<u32>,
    /// Affix rows, seven a word.
    pub affixes: Vec<u32>,
    /// Shape rows.
    pub shapes: Vec<u32>,
    /// Gold classes.
    pub upos: Vec<u32>,
    /// Gold Penn tags.
    pub xpos: Vec<u32>,
    /// Gold governors: rows of the batch, or the number of rows for the root.
    pub heads: Vec<u32>,
    /// Gold relations.
    pub deprels: Vec<u32>,
    /// Labels in names.
    pub names: Vec<u32>,
    /// What is to be learnt.
    pub goals: Goals,
}

/// Gold classes, and the shares that larger networks give where there is no gold.
#[derive(Clone, Debug, Default)]
pub struct Goals {
    /// Parts of speech.
    pub upos: Vec<Goal>,
    /// Penn tags.
    pub xpos: Vec<Goal>,
    /// Governors, as in [`Batch::heads`].
    pub heads: Vec<Goal>,
    /// Relations to the governor.
    pub deprels: Vec<Goal>,
    /// Labels in names.
    pub names: Vec<Goal>,
    /// Roles in attributions.
    pub roles: Vec<Goal>,
}

/// Whether the word stands in the name of a person, a place or, alone, a body: "of" and "Ministry" say of
/// longer names of bodies what they are.
fn named(word: &Word) -> bool {
    let kind = match (&*word.name, &word.soft) {
        ("", Some(soft)) => NameTag::ALL.get(soft.names[0].0 as usize).map_or("", |tag| tag.name()),
        (kind, _) => kind,
    };
    kind.ends_with("PER") || kind.ends_with("LOC") || kind == "B-ORG" && word.upos == "PROPN"
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(UNKNOWN)
}

impl Batch {
    /// Lays out sentences; with `random`, rare words are sometimes hidden.
    #[must_use]
    pub fn new(
        sentences: &[&Sentence],
        words: &Words,
        labels: &Labels,
        mut random: Option<&mut Random>,
    ) -> Self {
        let total = sentences.iter().map(|sentence| sentence.len()).sum();
        let mut out = Self { bounds: vec![0], ..Self::default() };
        for sentence in sentences {
            let start = out.words.len();
            for (n, word) in sentence.iter().enumerate() {
                let form = random.as_deref_mut().map_or(&*word.form, |random| words.read(word, random));
                let features = Features::of(form, n == 0);
                let mut row = words.row(features.word);
                if let (Some(random), true) = (random.as_deref_mut(), row > 0) {
                    #[allow(clippy::cast_precision_loss, reason = "counts are small")]
                    let count = words.counts[row as usize - 1] as f32;
                    if count > 0.0 && random.unit() < HIDE / (HIDE + count) {
                        row = 0;
                    }
                }
                out.words.push(row);
                out.affixes.extend(features.affixes.map(u32::from));
                out.shapes.push(u32::from(features.shape));
                out.upos.push(labels.upos(&word.upos));
                out.xpos.push(labels.xpos(&word.xpos));
                let silent = word.deprel.is_empty();
                out.heads.push(match word.head {
                    _ if silent => UNKNOWN,
                    0 => number(total),
                    head => number(start + head - 1),
                });
                out.deprels.push(if silent { UNKNOWN } else { labels.deprel(&word.deprel) });
                out.names.push(labels.name(&word.name));
            }
            out.goals.add(sentence, start, total, &out.upos, &out.heads, &out.deprels);
            out.bounds.push(out.words.len());
        }
        out.goals.xpos = out.xpos.iter().map(|class| sure(*class)).collect();
        let soft: Vec<Option<&Soft>> =
            sentences.iter().flat_map(|row| row.iter()).map(|word| word.soft.as_deref()).collect();
        let names = out.names.iter().zip(&soft);
        out.goals.names = names.map(|(class, soft)| halves(*class, soft.map(|soft| soft.names))).collect();
        out.goals.roles = soft.iter().map(|soft| soft.map_or(sure(UNKNOWN), |soft| soft.roles)).collect();
        debug_assert_eq!(out.affixes.len(), AFFIXES * out.words.len());
        out
    }
}

/// What a tagger says and what a teacher gives, half and half; one of them where the other is silent.
fn halves(class: u32, soft: Option<Goal>) -> Goal {
    let Some(mut goal) = soft.filter(|goal| goal[0].0 != UNKNOWN) else { return sure(class) };
    if class == UNKNOWN {
        return goal;
    }
    for cell in &mut goal {
        cell.1 *= 0.5;
    }
    // the least likely class makes room
    let at = goal.iter().position(|cell| cell.0 == class || cell.0 == UNKNOWN).unwrap_or(goal.len() - 1);
    let kept = if goal[at].0 == class { goal[at].1 } else { 0.0 };
    goal[at] = (class, kept + 0.5);
    goal
}

impl Goals {
    /// Adds a sentence's words, which begin at row `start` of `total`.
    fn add(
        &mut self,
        sentence: &Sentence,
        start: usize,
        total: usize,
        upos: &[u32],
        heads: &[u32],
        deprels: &[u32],
    ) {
        let row = |head: u32| match head {
            UNKNOWN => UNKNOWN,
            0 => number(total),
            head => number(start) + head - 1,
        };
        for (n, word) in sentence.iter().enumerate() {
            let gold = [upos, heads, deprels].map(|classes| sure(classes[start + n]));
            let [upos, heads, deprels] = word.soft.as_ref().map_or(gold, |soft| {
                let heads = soft.heads.map(|(head, share)| (row(head), share));
                let taught = [soft.upos, heads, soft.deprels];
                // where the larger network is silent, gold speaks
                [0, 1, 2].map(|n| if taught[n][0].0 == UNKNOWN { gold[n] } else { taught[n] })
            });
            self.upos.push(upos);
            self.heads.push(heads);
            self.deprels.push(deprels);
        }
    }
}
