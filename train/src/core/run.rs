//! The training run.

use super::data::{Batch, Words};
use super::labels::Labels;
use super::network::{Config, Network};
use super::own::{self, Gold};
use super::regroup::regroup;
use super::score::{self, score};
use super::silver::{self, Placed};
use super::{name_labels, named, start};
use crate::corpus::{self, Sentence};
use crate::evaluate::{corpora, names};
use crate::net::{batches::batches, params::Params, random::Random};
use crate::setting::Setting;
use crate::vectors::{self, Vectors};
use std::fmt::Write;
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
    /// How often an epoch goes over the corpora of names.
    pub named: usize,
    /// Whether the roles in attributions are learnt too (`sourcelight-train roles`).
    pub roles: bool,
    /// How much of the way from the start is gone back in the end.
    pub back: f32,
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
            epochs: 6,
            batch: 600,
            rate: 1.5e-3,
            silver: 1.2,
            named: 1,
            roles: false,
            back: 0.5,
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
            "named" => self.named = setting.whole()?,
            "roles" => self.roles = setting.whole()? > 0,
            "seed" => self.seed = setting.whole()? as u64,
            "silver" => self.silver = setting.part()?,
            "regroup" => self.regroup = setting.part()?,
            "back" => self.back = setting.part()?,
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

/// Reads a treebank of the corpora folder with GUM's own names, and in `work` silver ones where there are any.
///
/// # Errors
/// When the treebank cannot be read.
pub fn treebank(data: &Path, work: Option<&Path>, name: &str) -> io::Result<Vec<Sentence>> {
    let path = data.join(format!("treebank/{name}.conllu"));
    let mut sentences = corpus::read(&path)?;
    if let Some(work) = work {
        corpus::read_names(&work.join(format!("{name}.names")), &mut sentences)?;
    }
    if name.starts_with("gum") {
        name_labels::correct(&mut sentences, names::labels(&fs::read_to_string(&path)?));
    } else if work.is_some() {
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
    /// Plain sentences of news; nothing is learnt of them before somebody gave his shares.
    pub silver: Vec<Placed>,
    /// Plain sentences of world news.
    pub world: Vec<Sentence>,
    /// Sentences with labels in names, and whether all kinds of names are marked in them.
    pub named: Vec<(bool, Sentence)>,
    /// EWT's and GUM's development parts, only for scores.
    pub dev: [Vec<Sentence>; 2],
    /// Sentences with labels in names, only for scores.
    pub held: Vec<Sentence>,
}

impl Corpora {
    /// Reads treebanks, articles and corpora of names from `data`, and a tagger's names from `work`, if given.
    ///
    /// # Errors
    /// A sentence: which cannot be read.
    pub fn read(data: &Path, work: Option<&Path>, options: &Options) -> Result<Self, String> {
        let text = |error: io::Error| error.to_string();
        let bank = |work, name| treebank(data, work, name).map_err(text);
        let (mut train, mut regrouped) = (Vec::new(), Vec::new());
        for name in ["en_ewt-train", "gum-train"] {
            let bank = bank(work, name)?;
            if options.regroup > 0.0 {
                let text = corpora::text(&data.join(format!("treebank/{name}.conllu")))?;
                regrouped.extend(regroup(&text, &bank));
            }
            train.extend(bank);
        }
        let mut silver = silver::read(&corpora::learnable(data)?);
        if let Some(work) = work {
            corpus::read_names(&work.join("silver.names"), silver.iter_mut().map(|row| &mut row.1))
                .map_err(text)?;
        }
        Ok(Self {
            train,
            regrouped,
            silver,
            world: named::plain(data)?,
            named: named::read(data, false)?,
            dev: [bank(None, "en_ewt-dev")?, bank(None, "gum-dev")?],
            held: named::read(data, true)?.into_iter().map(|row| row.1).collect(),
        })
    }

    /// All sentences with gold in them.
    fn gold(&self) -> Vec<Sentence> {
        self.train.iter().chain(self.named.iter().map(|row| &row.1)).cloned().collect()
    }

    /// The network of a model file, to be trained on.
    ///
    /// # Errors
    /// One sentence when it is no model of this program.
    pub fn start(&self, file: &[u8], options: &Options) -> Result<Trained, String> {
        let (mut trained, _) =
            start::read(file, options.config, &self.gold()).map_err(|refusal| refusal.to_string())?;
        trained.params.all[trained.network.words].rate = options.word_rate;
        Ok(trained)
    }

    /// Gives every word what the network makes of it now, where gold is silent.
    pub fn teach(&mut self, trained: &mut Trained) {
        let gold = |trees, kinds| Gold { trees, kinds };
        own::teach(trained, self.train.iter_mut().chain(&mut self.regrouped), gold(true, false));
        let silver = self.silver.iter_mut().map(|row| &mut row.1);
        own::teach(trained, silver.chain(&mut self.world), gold(false, false));
        for kinds in [true, false] {
            let named = self.named.iter_mut().filter(|row| row.0 == kinds).map(|row| &mut row.1);
            own::teach(trained, named, gold(false, kinds));
        }
    }
}

impl Trained {
    /// A network before its training; word rows begin as the vectors.
    #[must_use]
    pub fn new(corpora: &Corpora, vectors: &Vectors, options: &Options) -> Self {
        let gold = corpora.gold();
        let words = Words::new(&gold, vectors.keys().copied());
        let labels = Labels::new(&corpora.train);
        let mut random = Random::new(options.seed);
        let mut params = Params::default();
        let network =
            Network::new(options.config, words.hashes.len(), labels.xpos_count(), &mut params, &mut random);
        let table = &mut params.all[network.words];
        table.rate = options.word_rate;
        vectors::lay(vectors, |hash| words.row(hash), &mut table.value);
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
    let mut silver: Vec<&Sentence> =
        corpora.silver.iter().map(|row| &row.1).chain(&corpora.world).filter(taught).collect();
    say(format!("{} and {} sentences, {} word rows", train.len(), silver.len(), words.hashes.len()));
    say(format!("before    {}", scores(network, params, words, labels, corpora)));
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
        for _ in 0..options.named {
            order.extend(corpora.named.iter().map(|row| &row.1));
        }
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
        let loss = loss / count as f32;
        say(format!(
            "epoch {:>2}  loss {loss:.3}{}",
            epoch + 1,
            scores(network, params, words, labels, corpora)
        ));
    }
}

/// What the network makes of the development parts and of names that are not learnt.
fn scores(
    network: &Network,
    params: &mut Params,
    words: &Words,
    labels: &Labels,
    corpora: &Corpora,
) -> String {
    let mut line = String::new();
    for (name, gold) in ["EWT", "GUM"].iter().zip(&corpora.dev) {
        let s = score(network, params, words, labels, gold);
        _ = write!(line, "  {name} UPOS {:.4} UAS {:.4} LAS {:.4}", s.upos, s.uas, s.las);
    }
    _ = write!(line, "  names {:.4}", score::names(network, params, words, labels, &corpora.held));
    line
}
