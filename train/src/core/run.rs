//! The training run.

use super::data::{Batch, Words};
use super::labels::Labels;
use super::name_labels;
use super::network::{Config, Network};
use super::regroup::regroup;
use super::score::score;
use super::silver::{self, Placed};
use crate::corpus::{self, Sentence};
use crate::evaluate::{attribution::rows::Article, corpora, names};
use crate::net::{batches::batches, params::Params, random::Random};
use crate::setting::Setting;
use crate::vectors::{self, Vectors};
use std::{fs, io, path::Path};

/// What a run is told.
#[derive(Clone, Debug)]
pub struct Options {
    /// Passes over the training text.
    pub epochs: usize,
    /// Words a batch, about.
    pub batch: usize,
    /// Learning rate at the start; it falls in a line to nothing.
    pub rate: f32,
    /// Silver sentences an epoch for each gold one.
    pub silver: f32,
    /// Share of treebank text that is seen in the library's sentences instead of the treebanks' own.
    pub regroup: f32,
    /// Share of the rate that word rows get.
    pub word_rate: f32,
    /// How many of the most frequent words of the vectors have a row.
    pub vectors: usize,
    /// Seed of all random numbers.
    pub seed: u64,
    /// Sizes.
    pub config: Config,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            epochs: 48,
            batch: 600,
            rate: 3e-3,
            silver: 1.8,
            regroup: 0.5,
            word_rate: 0.5,
            vectors: 24000,
            seed: 1,
            config: Config::default(),
        }
    }
}

impl Options {
    /// Changes one setting, "name=value".
    ///
    /// # Errors
    /// When there is no such setting or the value is no number.
    pub fn set(&mut self, setting: &str) -> Result<(), String> {
        let setting = Setting::read(setting)?;
        match setting.name {
            "epochs" => self.epochs = setting.whole()?,
            "batch" => self.batch = setting.whole()?,
            "vectors" => self.vectors = setting.whole()?,
            "seed" => self.seed = setting.whole()? as u64,
            "silver" => self.silver = setting.part()?,
            "regroup" => self.regroup = setting.part()?,
            "rate" => self.rate = setting.part()?,
            "word_rate" => self.word_rate = setting.part()?,
            "dropout" => self.config.dropout = setting.part()?,
            "word" => self.config.word = setting.whole()?,
            "affix" => self.config.affix = setting.whole()?,
            "shape" => self.config.shape = setting.whole()?,
            "layers" => self.config.layers = setting.whole()?,
            "arc" => self.config.arc = setting.whole()?,
            "label" => self.config.label = setting.whole()?,
            _ => return Err(setting.unknown()),
        }
        Ok(())
    }
}

/// A trained network with its words and labels.
pub struct Trained {
    /// The shape.
    pub network: Network,
    /// What was learnt.
    pub params: Params,
    /// Words with rows.
    pub words: Words,
    /// Classes.
    pub labels: Labels,
}

/// Reads a treebank of the corpora folder with its silver names, where there are any, and GUM's own.
///
/// # Errors
/// When the treebank cannot be read.
pub fn treebank(data: &Path, work: &Path, name: &str) -> io::Result<Vec<Sentence>> {
    let path = data.join(format!("treebank/{name}.conllu"));
    let mut sentences = corpus::read(&path)?;
    let tagged = work.join(format!("{name}.names"));
    if tagged.exists() {
        corpus::read_names(&tagged, &mut sentences)?;
    }
    if name.starts_with("gum") {
        name_labels::correct(&mut sentences, names::labels(&fs::read_to_string(&path)?));
    } else {
        name_labels::doubt(&mut sentences);
    }
    Ok(sentences)
}

/// The texts of a run.
pub struct Corpora {
    /// What is learnt.
    pub train: Vec<Sentence>,
    /// The same words in the library's sentences.
    pub regrouped: Vec<Sentence>,
    /// Plain sentences of news; nothing is learnt of them before a teacher gave its shares.
    pub silver: Vec<Placed>,
    /// EWT's and GUM's development parts, only for scores.
    pub dev: [Vec<Sentence>; 2],
    vectors: Vectors,
}

impl Corpora {
    /// Reads treebanks and articles from `data`, word vectors and silver names from `work`.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn read(data: &Path, work: &Path, options: &Options) -> io::Result<Self> {
        let (mut train, mut regrouped) = (Vec::new(), Vec::new());
        for name in ["en_ewt-train", "gum-train"] {
            let bank = treebank(data, work, name)?;
            if options.regroup > 0.0 {
                let text = fs::read_to_string(data.join(format!("treebank/{name}.conllu")))?;
                regrouped.extend(regroup(&text, &bank));
            }
            train.extend(bank);
        }
        let articles: Vec<Article> =
            corpora::rows(&data.join("attribution/polnear-train.jsonl")).map_err(io::Error::other)?;
        let mut silver = silver::read(&articles);
        let tagged = work.join("silver.names");
        if tagged.exists() {
            corpus::read_names(&tagged, silver.iter_mut().map(|row| &mut row.1))?;
        }
        Ok(Self {
            train,
            regrouped,
            silver,
            dev: [treebank(data, work, "en_ewt-dev")?, treebank(data, work, "gum-dev")?],
            vectors: vectors::read(&work.join("vectors.txt"), options.vectors)?,
        })
    }
}

impl Trained {
    /// A network before its training; word rows begin as the vectors.
    #[must_use]
    pub fn new(corpora: &Corpora, options: &Options) -> Self {
        let words = Words::new(&corpora.train, corpora.vectors.keys().copied());
        let labels = Labels::new(&corpora.train);
        let mut random = Random::new(options.seed);
        let mut params = Params::default();
        let network =
            Network::new(options.config, words.hashes.len(), labels.xpos_count(), &mut params, &mut random);
        let table = &mut params.all[network.words];
        table.rate = options.word_rate;
        vectors::lay(&corpora.vectors, |hash| words.row(hash), &mut table.value);
        Self { network, params, words, labels }
    }
}

/// Trains; `say` gets one line an epoch.
pub fn train(trained: &mut Trained, corpora: &Corpora, options: &Options, say: &mut dyn FnMut(String)) {
    let Trained { network, params, words, labels } = trained;
    let train = &corpora.train;
    let mut random = Random::new(options.seed + 1);
    let gold: Vec<&Sentence> = train.iter().collect();
    let regrouped: Vec<&Sentence> = corpora.regrouped.iter().collect();
    let taught = |row: &&Sentence| row.iter().any(|word| word.soft.is_some());
    let mut silver: Vec<&Sentence> = corpora.silver.iter().map(|row| &row.1).filter(taught).collect();
    say(format!("{} and {} sentences, {} word rows", train.len(), silver.len(), words.hashes.len()));
    let mut next = 0;
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts"
    )]
    let share = (options.silver * gold.len() as f32) as usize;
    for epoch in 0..options.epochs {
        // a fresh part of the silver sentences beside all gold ones
        let mut order = Vec::new();
        order.extend(gold.iter().copied().filter(|_| random.unit() >= options.regroup));
        order.extend(regrouped.iter().copied().filter(|_| random.unit() < options.regroup));
        for _ in 0..share.min(silver.len()) {
            if next == 0 {
                random.shuffle(&mut silver);
            }
            order.extend(silver.get(next));
            next = (next + 1) % silver.len();
        }
        random.shuffle(&mut order);
        let batches = batches(&order, options.batch, |row| row.len());
        let (mut loss, count) = (0.0, batches.len());
        for (n, batch) in batches.into_iter().enumerate() {
            let batch = Batch::new(&batch, words, labels, Some(&mut random));
            loss += network.train(params, &batch, &mut random);
            #[allow(clippy::cast_precision_loss, reason = "small counts")]
            let done = (epoch as f32 + n as f32 / count as f32) / options.epochs as f32;
            params.update(options.rate * (1.0 - done).max(0.01) * (done * 200.0).min(1.0), 5.0);
        }
        #[allow(clippy::cast_precision_loss, reason = "small counts")]
        let mut line = format!("epoch {:>2}  loss {:.3}", epoch + 1, loss / count as f32);
        for (name, gold) in ["EWT", "GUM"].iter().zip(&corpora.dev) {
            let s = score(network, params, words, labels, gold);
            line += &format!("  {name} UPOS {:.4} UAS {:.4} LAS {:.4}", s.upos, s.uas, s.las);
        }
        say(line);
    }
}
