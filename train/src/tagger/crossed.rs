//! Shares of roles from taggers: the start's own, or ones that never saw the answer. Of the latter each reads a part of the
//! articles and learnt from the annotation of the others alone; texts that nobody marked are read by all of them.
//!
//! In: articles, a model file with a core. Out: a file of shares, read back by [`crate::teacher::read_roles`].

use super::data::{self, Run};
use super::network::{Batch, Network};
use super::{Arguments, Options, Texts, fresh, row, run, text};
use crate::evaluate::{self, corpora};
use crate::net::crf;
use crate::net::mat::Mat;
use crate::net::params::Params;
use crate::net::tape::Tape;
use crate::teacher;
use sourcelight::attribution::tagger::{MARKS, RoleTag};
use sourcelight::model::{Seen, Tagged};

/// Writes the file of shares: of as many taggers as the setting `fold` says, or without it of the start's.
///
/// # Errors
/// One sentence for the user.
pub fn roles(arguments: &Arguments) -> Result<String, String> {
    let options = Options::read(&arguments.settings)?;
    let all = if options.fold == 0 { own(arguments)? } else { crossed(arguments, options)? };
    teacher::write_roles(&arguments.folders.work, &all).map_err(text)?;
    Ok(format!("{} words\n", all.len() / RoleTag::ALL.len()))
}

/// What the start's tagger makes of the articles and the unmarked texts.
fn own(arguments: &Arguments) -> Result<Vec<f32>, String> {
    let start = evaluate::models(Some(&arguments.folders.start))?;
    let tagger = start.tagger.as_ref().ok_or("the start holds no tagger")?;
    #[allow(clippy::cast_precision_loss, reason = "shares need no more places")]
    let float = |scores: &[i32]| scores.iter().map(|score| *score as f32 / 8_388_608.0).collect();
    let kinds = RoleTag::ALL.len();
    let transitions = Mat { rows: kinds + 1, cols: kinds, data: float(tagger.transitions()) };
    let marked = data::read(&corpora::learnable(&arguments.folders.data)?, &start);
    let unmarked = data::read(&teacher::extra(&arguments.folders.data).map_err(text)?, &start);
    let mut tagged = Tagged::default();
    let mut out = Vec::new();
    for run in marked.iter().chain(&unmarked).flatten().filter(|run| !run.words.is_empty()) {
        let seen = run.words.iter().zip(run.marks.chunks_exact(MARKS));
        let seen: Vec<Seen<'_>> = seen.map(|(word, marks)| Seen { word: *word, marks }).collect();
        tagger.encode(&seen, &run.views, &mut tagged);
        let scores = Mat { rows: run.words.len(), cols: kinds, data: float(&tagged.labels) };
        out.extend(crf::shares(&scores, &transitions).data);
    }
    Ok(out)
}

fn crossed(arguments: &Arguments, mut options: Options) -> Result<Vec<f32>, String> {
    options.soft = 0.0;
    let folders = &arguments.folders;
    let (_, models) = arguments.core(&mut options)?;
    let texts = Texts::read(folders, &models, &options, true)?;
    let mut marked: Vec<Vec<f32>> = vec![Vec::new(); texts.marked.len()];
    let mut unmarked: Vec<Vec<f32>> = Vec::new();
    for part in 0..options.fold {
        options.part = part;
        let learn = texts.learn(folders, &models, &options)?;
        let mut trained = fresh(&learn, &texts.vectors, &options);
        run(&mut trained, &learn, &texts.dev, &options);
        let words = &trained.words;
        let mut read = |runs: &[Run]| -> Vec<f32> {
            runs.iter()
                .flat_map(|run| shares(&trained.network, &mut trained.params, &|hash| row(words, hash), run))
                .collect()
        };
        for (runs, shares) in texts.marked.iter().zip(&mut marked).skip(part).step_by(options.fold) {
            *shares = read(runs);
        }
        let seen = texts.unmarked.iter().map(|runs| read(runs)).collect();
        unmarked = if part == 0 { seen } else { added(unmarked, seen) };
    }
    Ok(marked.into_iter().chain(unmarked).flatten().collect())
}

fn added(mut sums: Vec<Vec<f32>>, more: Vec<Vec<f32>>) -> Vec<Vec<f32>> {
    let pairs = sums.iter_mut().flatten().zip(more.into_iter().flatten());
    pairs.for_each(|(sum, share)| *sum += share);
    sums
}

/// What a network gives each label of each word, word after word; a word's sum to one.
fn shares(network: &Network, params: &mut Params, row: &dyn Fn(u32) -> u32, run: &Run) -> Vec<f32> {
    if run.words.is_empty() {
        return Vec::new();
    }
    let batch = Batch::new(&[run], (network.config.view, 0.0, 0.0), row, None);
    let mut tape = Tape::new(params, batch.bounds.clone());
    let [labels, ..] = network.forward(&mut tape, &batch, None);
    let scores = tape.value(labels).clone();
    crf::shares(&scores, &params.all[network.transitions].value).data
}
