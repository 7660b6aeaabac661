//! The encoder and its heads: from table rows to scores.
//!
//! Word, affix and shape rows side by side; recurrent layers that read a sentence both ways, each added to
//! what came in; on top, linear heads for tags and names, and for arcs two views of each word (as dependent,
//! as governor) whose product scores the arc.

use super::features::{AFFIX_ROWS, Features, SHAPE_ROWS};
use super::format::{ModelError, Reader};
use super::kernel::{Linear, Table, narrow, product, remember};
use super::vocabulary::Vocabulary;

/// No table of a model may have more rows than this.
const MOST_ROWS: usize = 1 << 20;
/// Binary places that sums lose to become a word's view for arcs (Q23 to Q8), and for relations (to Q9).
const ARC_DROP: u32 = 15;
const LABEL_DROP: u32 = 14;
/// What forbids an arc from a word to itself.
const NEVER: i32 = i32::MIN / 2;

/// A trained network.
#[derive(Debug, Default)]
pub struct Network {
    vocabulary: Vocabulary,
    words: Table,
    affixes: Table,
    shapes: Table,
    /// Numbers of the word row, the affix row and the shape row.
    cols: [usize; 3],
    layers: Vec<[Linear; 2]>,
    tags: Linear,
    names: Linear,
    dependent: Linear,
    governor: Linear,
    /// Score of an arc's direction and length: the farthest left first, the root's last (Q16).
    distances: Vec<i32>,
    root: Vec<i16>,
    label_dependent: Linear,
    label_governor: Linear,
    label_root: Vec<i32>,
    label: Linear,
}

/// What the network makes of one sentence.
#[derive(Debug, Default)]
pub struct Encoded {
    /// Best part-of-speech class of each word.
    pub tags: Vec<u8>,
    /// Scores of the name classes, word after word (Q23).
    pub names: Vec<i32>,
    dependents: Vec<i16>,
    governors: Vec<i16>,
    label_dependents: Vec<i32>,
    label_governors: Vec<i32>,
    // scratch, kept from sentence to sentence
    states: Vec<i16>,
    shown: Vec<i16>,
    sums: Vec<i32>,
    cells: Vec<i32>,
    hidden: Vec<i16>,
}

/// The place of the largest score.
fn best(scores: &[i32]) -> u8 {
    let top = scores.iter().enumerate().rev().max_by_key(|row| row.1);
    top.map_or(0, |(n, _)| u8::try_from(n).unwrap_or(0))
}

impl Network {
    /// Reads a network's part of a payload.
    ///
    /// # Errors
    /// When the bytes end early or contradict themselves.
    pub fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let mut size = |most: usize| match usize::from(reader.u16()?) {
            n if (1..=most).contains(&n) => Ok(n),
            _ => Err(ModelError::Content),
        };
        let cols = [size(512)?, size(512)?, size(512)?];
        let (layers, arc, label, reach) = (size(8)?, size(512)?, size(512)?, size(512)?);
        let (tags, names, relations) = (size(255)?, size(255)?, size(255)?);
        let width = cols.iter().sum::<usize>();
        if width % 2 != 0 {
            return Err(ModelError::Content);
        }
        let [word, affix, shape] = cols;
        let vocabulary = Vocabulary::read(reader, MOST_ROWS)?;
        let words = Table::read(reader, vocabulary.len() + 1, word)?;
        let affixes = Table::read(reader, AFFIX_ROWS as usize, affix)?;
        let shapes = Table::read(reader, SHAPE_ROWS as usize, shape)?;
        let mut way = || Linear::read(reader, 3 * (width / 2), width);
        let layers = (0..layers).map(|_| Ok([way()?, way()?])).collect::<Result<_, ModelError>>()?;
        let mut head = |out, from| Linear::read(reader, out, from);
        Ok(Self {
            vocabulary,
            words,
            affixes,
            shapes,
            cols,
            layers,
            tags: head(tags, width)?,
            names: head(names, width)?,
            dependent: head(arc, width)?,
            governor: head(arc, width)?,
            label_dependent: head(label, width)?,
            label_governor: head(label, width)?,
            label: head(relations, label)?,
            distances: reader.i32s(2 * reach + 2)?,
            root: reader.i16s(arc)?,
            label_root: reader.i32s(label)?,
        })
    }

    /// How many part-of-speech, name and relation classes there are.
    #[must_use]
    pub fn classes(&self) -> [usize; 3] {
        [self.tags.width(), self.names.width(), self.label.width()]
    }

    /// Reads one sentence.
    pub fn encode(&self, sentence: &[Features], out: &mut Encoded) {
        let width = self.cols.iter().sum::<usize>();
        self.look_up(sentence, width, &mut out.states);
        for [right, left] in &self.layers {
            out.shown.clear();
            out.shown.extend_from_slice(&out.states);
            right.apply(&out.states, &mut out.sums);
            let cells = width / 2;
            out.cells.clear();
            out.cells.resize(cells, 0);
            let steps = out.shown.chunks_exact_mut(width).zip(out.sums.chunks_exact(3 * cells));
            for (shown, sums) in steps {
                remember(sums, &mut out.cells, shown.split_at_mut(cells).0);
            }
            left.apply(&out.states, &mut out.sums);
            out.cells.fill(0);
            let steps = out.shown.chunks_exact_mut(width).zip(out.sums.chunks_exact(3 * cells));
            for (shown, sums) in steps.rev() {
                remember(sums, &mut out.cells, shown.split_at_mut(cells).1);
            }
            std::mem::swap(&mut out.states, &mut out.shown);
        }
        self.tags.apply(&out.states, &mut out.sums);
        out.tags.clear();
        out.tags.extend(out.sums.chunks_exact(self.tags.width().max(1)).map(best));
        self.names.apply(&out.states, &mut out.names);
        self.dependent.apply(&out.states, &mut out.sums);
        out.dependents.clear();
        out.dependents.extend(out.sums.iter().map(|sum| narrow(*sum, ARC_DROP)));
        self.governor.apply(&out.states, &mut out.sums);
        out.governors.clear();
        out.governors.extend(out.sums.iter().map(|sum| narrow((*sum).max(0), ARC_DROP)));
        self.label_dependent.apply(&out.states, &mut out.label_dependents);
        self.label_governor.apply(&out.states, &mut out.label_governors);
    }

    fn look_up(&self, sentence: &[Features], width: usize, states: &mut Vec<i16>) {
        let [word, affix, _] = self.cols;
        states.clear();
        states.resize(sentence.len() * width, 0);
        for (row, features) in states.chunks_exact_mut(width.max(1)).zip(sentence) {
            let (words, rest) = row.split_at_mut(word);
            let (affixes, shapes) = rest.split_at_mut(affix);
            self.words.add(self.vocabulary.row(features.word).map_or(0, |row| row + 1), words);
            for row in features.affixes {
                self.affixes.add(usize::from(row), affixes);
            }
            self.shapes.add(usize::from(features.shape), shapes);
        }
    }

    /// Scores of the governors of the words `from`..`to`, which must be a part of the sentence: one row a word
    /// of that part, one column a word of it, and the root last.
    pub fn arcs(&self, encoded: &Encoded, from: usize, to: usize, out: &mut Vec<i32>) {
        let arc = self.root.len().max(1);
        let reach = self.distances.len().saturating_sub(2) / 2;
        let part = |all: &[i16]| all.get(from * arc..to * arc).unwrap_or(&[]).to_vec();
        let (dependents, governors) = (part(&encoded.dependents), part(&encoded.governors));
        let far_root = self.distances.last().copied().unwrap_or(0);
        out.clear();
        out.reserve((to - from) * (to - from + 1));
        for (i, dependent) in dependents.chunks_exact(arc).enumerate() {
            for (j, governor) in governors.chunks_exact(arc).enumerate() {
                let length = i.abs_diff(j).min(reach);
                let slot = if j > i { reach + length } else { reach - length };
                let far = self.distances.get(slot).copied().unwrap_or(0);
                let score = product(dependent, governor).wrapping_add(far);
                out.push(if i == j { NEVER } else { score });
            }
            out.push(product(dependent, &self.root).wrapping_add(far_root));
        }
    }

    /// Best relation class of a word to its governor (`None` is the root). `allowed` says of each class
    /// whether it may be.
    pub fn relation(
        &self,
        encoded: &mut Encoded,
        dependent: usize,
        governor: Option<usize>,
        allowed: impl Fn(usize) -> bool,
    ) -> u8 {
        let label = self.label_root.len();
        let row = |n: usize| n * label..(n + 1) * label;
        let left = encoded.label_dependents.get(row(dependent)).unwrap_or(&[]);
        let right = match governor {
            Some(governor) => encoded.label_governors.get(row(governor)).unwrap_or(&[]),
            None => &self.label_root,
        };
        encoded.hidden.clear();
        let sums = left.iter().zip(right).map(|(a, b)| narrow(a.wrapping_add(*b).max(0), LABEL_DROP));
        encoded.hidden.extend(sums);
        self.label.apply(&encoded.hidden, &mut encoded.sums);
        let scores = encoded.sums.iter().enumerate().filter(|row| allowed(row.0));
        scores.max_by_key(|row| row.1).map_or(0, |row| u8::try_from(row.0).unwrap_or(0))
    }
}
