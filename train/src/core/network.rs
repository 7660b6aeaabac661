//! The network's shape, and a batch's way through it.

use super::data::Batch;
use crate::net::layers::{Linear, linear, scans, sweep};
use crate::net::params::{ParamId, Params};
use crate::net::random::Random;
use crate::net::tape::{Node, Tape, UNKNOWN};
use sourcelight::attribution::tagger::RoleTag;
use sourcelight::model::features::{AFFIX_ROWS, AFFIXES, SHAPE_ROWS};
use sourcelight::syntax::{Deprel, NameTag, Upos};

/// Sizes and rates.
#[derive(Clone, Copy, Debug)]
pub struct Config {
    /// Numbers of a word's row.
    pub word: usize,
    /// Numbers of an affix's row.
    pub affix: usize,
    /// Numbers of a shape's row.
    pub shape: usize,
    /// Recurrent layers; each is as wide as the three rows together.
    pub layers: usize,
    /// Numbers of a word as dependent or governor.
    pub arc: usize,
    /// Numbers of an arc when its relation is chosen.
    pub label: usize,
    /// Longest arc with a learnt distance of its own.
    pub reach: usize,
    /// Share of numbers left out in training.
    pub dropout: f32,
}

impl Default for Config {
    fn default() -> Self {
        Self { word: 56, affix: 40, shape: 16, layers: 3, arc: 48, label: 48, reach: 16, dropout: 0.12 }
    }
}

/// The network's parameters by their place.
#[derive(Debug)]
pub struct Network {
    /// Sizes.
    pub config: Config,
    pub(super) words: ParamId,
    pub(super) affixes: ParamId,
    pub(super) shapes: ParamId,
    pub(super) scans: Vec<[Linear; 2]>,
    pub(super) upos: Linear,
    pub(super) xpos: Linear,
    pub(super) name: Linear,
    pub(super) dependent: Linear,
    pub(super) governor: Linear,
    pub(super) distance: ParamId,
    pub(super) root: ParamId,
    pub(super) label_dependent: Linear,
    pub(super) label_governor: Linear,
    pub(super) label_root: ParamId,
    pub(super) label: Linear,
    pub(super) roles: Linear,
}

/// The steps whose outcomes decide.
#[derive(Clone, Copy, Debug)]
pub struct Heads {
    /// Scores of parts of speech.
    pub upos: Node,
    /// Scores of Penn tags (training only).
    pub xpos: Node,
    /// Scores of labels in names.
    pub name: Node,
    /// Scores of roles in attributions (training only: what the tagger asks of a word, the last layer then holds).
    pub roles: Node,
    /// Words as dependents.
    pub dependent: Node,
    /// Words as governors, and the root.
    pub governor: Node,
    label_dependent: Node,
    label_governor: Node,
}

impl Network {
    /// Draws a network's first parameters.
    pub fn new(config: Config, words: usize, xpos: usize, params: &mut Params, random: &mut Random) -> Self {
        let width = config.word + config.affix + config.shape;
        let (words, affixes, shapes) = (
            params.add_table("words", words + 1, config.word, 0.05, random),
            params.add_table("affixes", AFFIX_ROWS as usize, config.affix, 0.1, random),
            params.add_table("shapes", SHAPE_ROWS as usize, config.shape, 0.3, random),
        );
        let scans = scans(params, config.layers, width, random);
        let mut head = |name, out, from| linear(params, name, out, from, random);
        let upos = head("upos", Upos::ALL.len(), width);
        let xpos = head("xpos", xpos, width);
        let name = head("name", NameTag::ALL.len(), width);
        let dependent = head("dependent", config.arc, width);
        let governor = head("governor", config.arc, width);
        let label_dependent = head("label.dependent", config.label, width);
        let label_governor = head("label.governor", config.label, width);
        let label = head("label", Deprel::ALL.len(), config.label);
        let distance = params.add("distance", 1, 2 * config.reach + 2, 0.0, random);
        let root = params.add("root", 1, config.arc, 0.1, random);
        let label_root = params.add("label.root", 1, config.label, 0.1, random);
        let roles = linear(params, "roles", RoleTag::ALL.len(), width, random);
        Self {
            config,
            words,
            affixes,
            shapes,
            scans,
            upos,
            xpos,
            name,
            dependent,
            governor,
            distance,
            root,
            label_dependent,
            label_governor,
            label_root,
            label,
            roles,
        }
    }

    /// The words' table and the arcs' distances.
    #[must_use]
    pub fn tables(&self) -> (ParamId, ParamId) {
        (self.words, self.distance)
    }

    /// From table rows to scores; with `random`, numbers are left out.
    pub fn forward(&self, tape: &mut Tape, batch: &Batch, random: Option<&mut Random>) -> Heads {
        let mut quiet = Random::new(0);
        let share = if random.is_some() { self.config.dropout } else { 0.0 };
        let random = random.unwrap_or(&mut quiet);
        let parts = vec![
            tape.lookup(self.words, batch.words.clone(), 1),
            tape.lookup(self.affixes, batch.affixes.clone(), AFFIXES),
            tape.lookup(self.shapes, batch.shapes.clone(), 1),
        ];
        let x = tape.concat(parts);
        let x = tape.dropout(x, share, random);
        let x = sweep(tape, &self.scans, x, share, random);
        let mut head = |step: &Linear| tape.linear(x, step.0, step.1);
        let (upos, xpos, name) = (head(&self.upos), head(&self.xpos), head(&self.name));
        let roles = head(&self.roles);
        let (dependent, governor) = (head(&self.dependent), head(&self.governor));
        let (label_dependent, label_governor) = (head(&self.label_dependent), head(&self.label_governor));
        let governor = tape.relu(governor);
        let governor = tape.dropout(governor, share, random);
        let governor = tape.with_row(governor, self.root);
        let label_governor = tape.with_row(label_governor, self.label_root);
        Heads { upos, xpos, name, roles, dependent, governor, label_dependent, label_governor }
    }

    /// Scores of each word's relation to a given governor.
    pub fn labels(
        &self,
        tape: &mut Tape,
        heads: &Heads,
        governors: &[u32],
        random: Option<&mut Random>,
    ) -> Node {
        let last = u32::try_from(governors.len()).unwrap_or(UNKNOWN);
        let rows = governors.iter().map(|&row| row.min(last)).collect();
        let governor = tape.pick(heads.label_governor, rows);
        let sum = tape.add(heads.label_dependent, governor);
        let mut x = tape.relu(sum);
        if let Some(random) = random {
            x = tape.dropout(x, self.config.dropout, random);
        }
        tape.linear(x, self.label.0, self.label.1)
    }

    /// All losses of a batch, summed; gradients go to the parameters as a mean over words.
    pub fn train(&self, params: &mut Params, batch: &Batch, random: &mut Random) -> f32 {
        let mut tape = Tape::new(params, batch.bounds.clone());
        let heads = self.forward(&mut tape, batch, Some(random));
        let goals = &batch.goals;
        let governors: Vec<u32> = goals.heads.iter().map(|goal| goal[0].0).collect();
        let label = self.labels(&mut tape, &heads, &governors, Some(random));
        let mut loss = tape.classes(heads.upos, &goals.upos, 1.0);
        loss += tape.classes(heads.xpos, &goals.xpos, 0.5);
        loss += tape.classes(heads.name, &goals.names, 0.8);
        loss += tape.classes(heads.roles, &goals.roles, 1.0);
        loss += tape.arcs(heads.dependent, heads.governor, self.distance, &goals.heads);
        loss += tape.classes(label, &goals.deprels, 1.0);
        #[allow(clippy::cast_precision_loss, reason = "small counts")]
        let scale = 1.0 / batch.words.len().max(1) as f32;
        tape.backward(scale);
        loss * scale
    }
}
