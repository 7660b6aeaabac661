//! Trains the tagger of attributions on top of the core's last layer.
//!
//! In: PolNeAR's articles, a model file with the core. Out: the same file with the tagger behind the core.
#![allow(clippy::indexing_slicing, reason = "rows of equally long columns")]

pub mod alone;
pub mod bind;
pub mod crossed;
pub mod data;
pub mod export;
pub mod network;
pub mod score;

use crate::core::start;
use crate::evaluate::{attribution::rows::Article, corpora};
use crate::net::{batches::batches, params::Params, random::Random};
use crate::setting::{Folders, Setting};
use crate::teacher;
use crate::vectors::{self, Vectors};
use data::Run;
use network::{Batch, Config, Network};
use sourcelight::Models;
use sourcelight::attribution::tagger::RoleTag;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What `sourcelight-train tagger` is told.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    folders: Folders,
    /// The model file that holds the core and gets the tagger
    #[arg(long, default_value = "models/english.model")]
    model: PathBuf,
    /// Where the learnt numbers are kept
    #[arg(long, default_value = "train/work/tagger.f32")]
    save: PathBuf,
    /// Where the new model file is written; the old one's place when not given
    #[arg(long)]
    out: Option<PathBuf>,
    /// Do not train: read what was learnt
    #[arg(long)]
    trained: bool,
    /// Settings other than the standard ones: epochs=20 rate=0.003 …
    settings: Vec<String>,
}

impl Arguments {
    /// The model file and what it holds, a core at least.
    fn core(&self, options: &mut Options) -> Result<(Vec<u8>, Models), String> {
        let file = std::fs::read(&self.model).map_err(text)?;
        let models = Models::from_bytes(&file).map_err(|refusal| refusal.to_string())?;
        options.config.view = models.core.as_ref().ok_or("the model file holds no core")?.network.width();
        Ok((file, models))
    }
}

struct Options {
    epochs: usize,
    batch: usize,
    rate: f32,
    least: u32,
    /// Every so manyth sentence is also read on its own; 0 for none.
    alone: usize,
    /// How many of the most frequent words of the vectors begin with theirs.
    vectors: usize,
    seed: u64,
    /// Every so many articles one is left out; 0 for none.
    fold: usize,
    /// Which of them: the number of the first.
    part: usize,
    /// What a cue's first word gets on top, in logits: more marks, of which fewer are right.
    cue: f32,
    /// The teacher's part in what a label of a marked article should get; 0 to learn without it.
    soft: f32,
    config: Config,
}

impl Options {
    fn read(settings: &[String]) -> Result<Self, String> {
        let config = Config::default();
        let mut options = Self {
            epochs: 5,
            batch: 1200,
            rate: 3e-3,
            least: 5,
            vectors: 24000,
            alone: 5,
            seed: 1,
            fold: 0,
            part: 0,
            cue: 1.5,
            soft: 0.0,
            config,
        };
        for setting in settings {
            let setting = Setting::read(setting)?;
            match setting.name {
                "epochs" => options.epochs = setting.whole()?,
                "batch" => options.batch = setting.whole()?,
                "least" => options.least = u32::try_from(setting.whole()?).unwrap_or(5),
                "alone" => options.alone = setting.whole()?,
                "vectors" => options.vectors = setting.whole()?,
                "seed" => options.seed = setting.whole()? as u64,
                "fold" => options.fold = setting.whole()?,
                "part" => options.part = setting.whole()?,
                "soft" => options.soft = setting.part()?,
                "cue" => options.cue = setting.part()?,
                "rate" => options.rate = setting.part()?,
                "word" => options.config.word = setting.whole()?,
                "mark" => options.config.mark = setting.whole()?,
                "width" => options.config.width = setting.whole()?,
                "layers" => options.config.layers = setting.whole()?,
                "link" => options.config.link = setting.whole()?,
                "dropout" => options.config.dropout = setting.part()?,
                "hide" => options.config.hide = setting.part()?,
                _ => return Err(setting.unknown()),
            }
        }
        Ok(options)
    }
}

/// A tagger with its words.
pub struct Trained {
    /// The shape.
    pub network: Network,
    /// What was learnt.
    pub params: Params,
    /// Hashes of the words that have a row, ascending; row 0 is for all others.
    pub words: Vec<u32>,
}

/// What a run reads.
struct Texts {
    /// The articles, as the tagger reads them.
    marked: Vec<Vec<Run>>,
    /// Texts in which nobody marked anything; none when no shares are asked for.
    unmarked: Vec<Vec<Run>>,
    /// Articles for scores alone.
    dev: Vec<Run>,
    /// First values of words' rows.
    vectors: Vectors,
}

impl Texts {
    /// The articles that may be learnt from; `soft` says whether shares will be wanted.
    fn read(folders: &Folders, models: &Models, options: &Options, soft: bool) -> Result<Self, String> {
        let marked = data::read(&corpora::learnable(&folders.data)?, models);
        let unmarked =
            if soft { data::read(&teacher::extra(&folders.data).map_err(text)?, models) } else { Vec::new() };
        let dev: Vec<Article> = corpora::rows(&folders.data.join("attribution/polnear-dev.jsonl"))?;
        let start = std::fs::read(&folders.start).map_err(text)?;
        let vectors = start::words(&start).map_err(|refusal| refusal.to_string())?;
        let dev = data::read(&dev, models).into_iter().flatten().collect();
        Ok(Self { marked, unmarked, dev, vectors: vectors.into_iter().take(options.vectors).collect() })
    }
}

fn text(error: std::io::Error) -> String {
    error.to_string()
}

/// Trains, reports one line an epoch, and writes the model file.
///
/// # Errors
/// One sentence for the user.
pub fn train(arguments: &Arguments) -> Result<String, String> {
    let mut options = Options::read(&arguments.settings)?;
    let folders = &arguments.folders;
    let (file, models) = arguments.core(&mut options)?;
    let mut texts = Texts::read(folders, &models, &options, options.soft > 0.0)?;
    if options.soft > 0.0 {
        let runs = texts.marked.iter_mut().chain(&mut texts.unmarked).flatten();
        teacher::read_roles(&folders.work, runs).map_err(text)?;
    }
    let learn = texts.learn(folders, &models, &options)?;
    let mut trained = fresh(&learn, &texts.vectors, &options);
    if arguments.trained {
        trained.params.load(&arguments.save).map_err(text)?;
    } else {
        run(&mut trained, &learn, &texts.dev, &options);
        trained.params.save(&arguments.save).map_err(text)?;
    }
    let begin = RoleTag::BeginCue as usize;
    trained.params.all[trained.network.labels.1].value.data[begin] += options.cue;
    let bytes = export::with_tagger(&file, &trained)?;
    std::fs::write(arguments.out.as_ref().unwrap_or(&arguments.model), &bytes).map_err(text)?;
    Ok(format!("{} bytes\n", bytes.len()))
}

impl Texts {
    /// What a tagger learns: the articles of the other folds, some of their sentences once more on their own, and
    /// the unmarked texts.
    fn learn(&self, folders: &Folders, models: &Models, options: &Options) -> Result<Vec<Run>, String> {
        let mut runs = self.marked.clone();
        if options.alone > 0 {
            let articles = corpora::learnable(&folders.data)?;
            let alone = alone::read(&articles, &runs, models, options.alone);
            runs.iter_mut().zip(alone).for_each(|(runs, more)| runs.extend(more));
        }
        let taken = |row: &(usize, Vec<Run>)| options.fold == 0 || row.0 % options.fold != options.part;
        let marked = runs.into_iter().enumerate().filter(taken).flat_map(|row| row.1);
        let unmarked = self.unmarked.iter().flatten().filter(|run| !run.soft.is_empty());
        Ok(marked.chain(unmarked.cloned().map(Run::by_shares)).collect())
    }
}

fn fresh(learn: &[Run], vectors: &Vectors, options: &Options) -> Trained {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for word in learn.iter().flat_map(|run| &run.words) {
        *counts.entry(*word).or_default() += 1;
    }
    let words: Vec<u32> = counts.into_iter().filter(|row| row.1 >= options.least).map(|row| row.0).collect();
    let (mut params, mut random) = (Params::default(), Random::new(options.seed));
    let network = Network::new(options.config, words.len(), &mut params, &mut random);
    vectors::lay(vectors, |hash| row(&words, hash), &mut params.all[network.words].value);
    Trained { network, params, words }
}

/// The table row of a word; 0 is for all unknown ones.
fn row(words: &[u32], hash: u32) -> u32 {
    words.binary_search(&hash).map_or(0, |n| u32::try_from(n + 1).unwrap_or(0))
}

fn run(trained: &mut Trained, learn: &[Run], dev: &[Run], options: &Options) {
    let Trained { network, params, words } = trained;
    let row = |hash: u32| row(words, hash);
    let mut random = Random::new(options.seed + 1);
    let mut order: Vec<&Run> = learn.iter().filter(|run| !run.words.is_empty()).collect();
    #[allow(clippy::print_stderr, reason = "progress of a long run")]
    let say = |line: String| eprintln!("{line}");
    say(format!("{} runs, {} word rows", order.len(), words.len()));
    for epoch in 0..options.epochs {
        random.shuffle(&mut order);
        let batches = batches(&order, options.batch, |run| run.words.len());
        let (mut loss, count) = (0.0, batches.len());
        for (n, batch) in batches.into_iter().enumerate() {
            let hide = network.config.hide;
            let batch = Batch::new(&batch, (network.config.view, hide, options.soft), row, Some(&mut random));
            loss += network.train(params, &batch, &mut random);
            #[allow(clippy::cast_precision_loss, reason = "small counts")]
            let done = (epoch as f32 + n as f32 / count as f32) / options.epochs as f32;
            params.update(options.rate * (1.0 - done).max(0.01) * (done * 100.0).min(1.0), 5.0);
        }
        let s = score::score(network, params, &row, dev);
        let [source, cue, content] = s.spans;
        #[allow(clippy::cast_precision_loss, reason = "small counts")]
        say(format!(
            "epoch {:>2}  loss {:.4}  spans {source:.4} {cue:.4} {content:.4}  links {:.4}",
            epoch + 1,
            loss / count as f32,
            s.links
        ));
    }
}
