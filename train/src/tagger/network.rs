//! The tagger's shape, and a batch's way through it; the library's is `sourcelight::model::Tagger`.

use super::data::Run;
use crate::net::layers::{Linear, linear, scans, sweep};
use crate::net::mat::Mat;
use crate::net::params::{ParamId, Params};
use crate::net::random::Random;
use crate::net::tape::{Goal, Node, Tape, UNKNOWN, sure};
use sourcelight::attribution::tagger::{MARKS, RoleTag};
use sourcelight::model::MARK_ROWS;

/// Sizes and rates.
#[derive(Clone, Copy, Debug)]
pub struct Config {
    /// Numbers of the core's view.
    pub view: usize,
    /// Numbers of a word's row.
    pub word: usize,
    /// Numbers of a mark's row.
    pub mark: usize,
    /// Numbers of a word within the network.
    pub width: usize,
    /// Recurrent layers.
    pub layers: usize,
    /// Numbers of a word when it is linked.
    pub link: usize,
    /// Longest link with a learnt distance of its own.
    pub reach: usize,
    /// Share of numbers left out in training.
    pub dropout: f32,
    /// Share of marks hidden in training.
    pub hide: f32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            view: 0,
            word: 32,
            mark: 32,
            width: 96,
            layers: 3,
            link: 32,
            reach: 48,
            dropout: 0.25,
            hide: 0.05,
        }
    }
}

/// The parameters by their place.
#[derive(Debug)]
pub struct Network {
    /// Sizes.
    pub config: Config,
    pub(super) words: ParamId,
    pub(super) marks: ParamId,
    pub(super) enter: Linear,
    pub(super) scans: Vec<[Linear; 2]>,
    pub(super) labels: Linear,
    pub(super) transitions: ParamId,
    pub(super) dependent: Linear,
    pub(super) governor: Linear,
    pub(super) distance: ParamId,
    pub(super) root: ParamId,
}

/// Runs laid end to end.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// First rows of the runs, and the number of rows.
    pub bounds: Vec<usize>,
    words: Vec<u32>,
    marks: Vec<u32>,
    views: Mat,
    /// Gold labels.
    pub labels: Vec<u32>,
    /// What each label should get, gold and the teacher mixed.
    pub shares: Mat,
    /// Gold links: rows of the batch, or the number of rows for none.
    pub links: Vec<u32>,
}

impl Batch {
    /// Lays out runs; `soft` is the teacher's part in what the labels should get; `row` gives a word's row; with
    /// `random`, words and marks are hidden.
    #[must_use]
    pub fn new(
        runs: &[&Run],
        (view, hide, soft): (usize, f32, f32),
        row: impl Fn(u32) -> u32,
        mut random: Option<&mut Random>,
    ) -> Self {
        let mut out = Self { bounds: vec![0], ..Self::default() };
        let total: usize = runs.iter().map(|run| run.words.len()).sum();
        let mut chance = |share: f32| random.as_deref_mut().is_some_and(|random| random.unit() < share);
        // a hidden mark is the first of its kind
        let firsts = kind_starts();
        for run in runs {
            let start = out.words.len();
            for (word, marks) in run.words.iter().zip(run.marks.chunks_exact(MARKS)) {
                out.words.push(if chance(hide) { 0 } else { row(*word) });
                for (mark, first) in marks.iter().zip(&firsts) {
                    out.marks.push(if chance(hide) { *first } else { u32::from(*mark) });
                }
            }
            out.views.data.extend(run.views.iter().map(|x| f32::from(*x) / 2048.0));
            out.labels.extend(&run.labels);
            out.shares.data.extend(shares(run, soft));
            let rows = run.words.len();
            out.links.extend(run.links.iter().map(|link| match *link {
                UNKNOWN => UNKNOWN,
                link if link as usize == rows => u32::try_from(total).unwrap_or(UNKNOWN),
                link => link + u32::try_from(start).unwrap_or(UNKNOWN),
            }));
            out.bounds.push(out.words.len());
        }
        out.views.rows = out.words.len();
        out.views.cols = view;
        out.shares.rows = out.words.len();
        out.shares.cols = RoleTag::ALL.len();
        out
    }
}

/// Gold labels as shares, mixed with the teacher's where there is one.
fn shares(run: &Run, soft: f32) -> impl Iterator<Item = f32> + '_ {
    let kinds = RoleTag::ALL.len();
    let soft = if run.soft.is_empty() {
        0.0
    } else if run.unmarked {
        1.0
    } else {
        soft
    };
    (0..run.labels.len() * kinds).map(move |n| {
        let gold = if run.labels.get(n / kinds).is_some_and(|label| *label as usize == n % kinds) {
            1.0
        } else {
            0.0
        };
        (1.0 - soft) * gold + soft * run.soft.get(n).copied().unwrap_or(0.0)
    })
}

fn kind_starts() -> Vec<u32> {
    sourcelight::attribution::tagger::kind_starts().iter().map(|n| u32::from(*n)).collect()
}

impl Network {
    /// Draws a network's first parameters.
    pub fn new(config: Config, words: usize, params: &mut Params, random: &mut Random) -> Self {
        let width = config.width;
        let table = params.add_table("words", words + 1, config.word, 0.1, random);
        let marks = params.add_table("marks", MARK_ROWS, config.mark, 0.2, random);
        let enter = linear(params, "enter", width, config.view + config.word + config.mark, random);
        let scans = scans(params, config.layers, width, random);
        let labels = linear(params, "labels", RoleTag::ALL.len(), width, random);
        let dependent = linear(params, "dependent", config.link, width, random);
        let governor = linear(params, "governor", config.link, width, random);
        let transitions = params.add("transitions", RoleTag::ALL.len() + 1, RoleTag::ALL.len(), 0.0, random);
        let distance = params.add("distance", 1, 2 * config.reach + 2, 0.0, random);
        let root = params.add("root", 1, config.link, 0.1, random);
        Self {
            config,
            words: table,
            marks,
            enter,
            scans,
            labels,
            transitions,
            dependent,
            governor,
            distance,
            root,
        }
    }

    /// From rows to the scores of labels, and the two views for links.
    pub fn forward(&self, tape: &mut Tape, batch: &Batch, random: Option<&mut Random>) -> [Node; 3] {
        let mut quiet = Random::new(0);
        let share = if random.is_some() { self.config.dropout } else { 0.0 };
        let random = random.unwrap_or(&mut quiet);
        let parts = vec![
            tape.given(batch.views.clone()),
            tape.lookup(self.words, batch.words.clone(), 1),
            tape.lookup(self.marks, batch.marks.clone(), MARKS),
        ];
        let x = tape.concat(parts);
        let x = tape.dropout(x, share * 0.5, random);
        let x = tape.linear(x, self.enter.0, self.enter.1);
        let x = tape.dropout(x, share, random);
        let x = sweep(tape, &self.scans, x, share, random);
        let labels = tape.linear(x, self.labels.0, self.labels.1);
        let dependent = tape.linear(x, self.dependent.0, self.dependent.1);
        let governor = tape.linear(x, self.governor.0, self.governor.1);
        let governor = tape.relu(governor);
        let governor = tape.with_row(governor, self.root);
        [labels, dependent, governor]
    }

    /// All losses of a batch, summed; gradients go to the parameters as a mean over words.
    pub fn train(&self, params: &mut Params, batch: &Batch, random: &mut Random) -> f32 {
        let mut tape = Tape::new(params, batch.bounds.clone());
        let [labels, dependent, governor] = self.forward(&mut tape, batch, Some(random));
        let mut loss = tape.chain(labels, self.transitions, &batch.labels, &batch.shares);
        let links: Vec<Goal> = batch.links.iter().map(|link| sure(*link)).collect();
        loss += tape.arcs(dependent, governor, self.distance, &links);
        #[allow(clippy::cast_precision_loss, reason = "small counts")]
        let scale = 1.0 / batch.words.len().max(1) as f32;
        tape.backward(scale);
        loss * scale
    }
}
