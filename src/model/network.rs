//! The encoder and its heads: from table rows to scores.
//!
//! Word, affix and shape rows side by side; recurrent layers that read a sentence both ways, each added to
//! what came in; on top, linear heads for tags and names, and for arcs two views of each word (as dependent,
//! as governor) whose product scores the arc.

use super::features::{AFFIX_ROWS, Features, SHAPE_ROWS};
use super::format::{ModelError, Reader};
use super::kernel::{Linear, Table, Work, narrow, product, remember, widest};
use super::met::Met;
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

/// What one network makes of one sentence. For the next sentence of a text the same value serves again: it
/// remembers words.
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
    met: Met,
    // scratch, kept from sentence to sentence
    states: Vec<i16>,
    ways: [Vec<i32>; 2],
    sums: Vec<i32>,
    cells: Vec<i32>,
    hidden: Vec<i16>,
}

impl Encoded {
    /// The last layer: the network's view of each word, word after word (Q11).
    #[must_use]
    pub fn views(&self) -> &[i16] {
        &self.states
    }
}

/// The place of the largest score, the first of equals.
fn best(scores: &[i32]) -> u8 {
    let mut top = (i32::MIN, 0);
    for (place, score) in (0..).zip(scores) {
        if *score > top.0 {
            top = (*score, place);
        }
    }
    top.1
}

/// One of the rows of equal length.
pub(super) fn row<T>(rows: &[T], at: usize, length: usize) -> &[T] {
    rows.get(at * length..(at + 1) * length).unwrap_or(&[])
}

/// A layer's way through a sentence and back: each half of a word's states grows by what one direction shows.
/// `places` says where the words' sums stand.
pub(super) fn sweep(
    sums: &[Vec<i32>; 2],
    places: impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + Clone,
    width: usize,
    states: &mut [i16],
    cells: &mut Vec<i32>,
) {
    cells.clear();
    cells.resize(width / 2, 0);
    widest(Sweep { sums, places, width, states, cells });
}

/// What [`sweep`] goes over.
struct Sweep<'a, P> {
    sums: &'a [Vec<i32>; 2],
    places: P,
    width: usize,
    states: &'a mut [i16],
    cells: &'a mut [i32],
}

impl<P: DoubleEndedIterator<Item = usize> + ExactSizeIterator + Clone> Work for Sweep<'_, P> {
    type Out = ();

    #[inline(always)]
    fn run(self) {
        let Self { sums: [right, left], places, width, states, cells } = self;
        let half = width / 2;
        for (place, state) in places.clone().zip(states.chunks_exact_mut(width)) {
            remember(row(right, place, 3 * half), cells, state.split_at_mut(half).0);
        }
        cells.fill(0);
        for (place, state) in places.rev().zip(states.chunks_exact_mut(width).rev()) {
            remember(row(left, place, 3 * half), cells, state.split_at_mut(half).1);
        }
    }
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

    /// Numbers of a word's view.
    #[must_use]
    pub fn width(&self) -> usize {
        self.cols.iter().sum()
    }

    /// How many part-of-speech, name and relation classes there are.
    #[must_use]
    pub fn classes(&self) -> [usize; 3] {
        [self.tags.width(), self.names.width(), self.label.width()]
    }

    /// Reads one sentence.
    pub fn encode(&self, sentence: &[Features], out: &mut Encoded) {
        let width = self.cols.iter().sum::<usize>().max(1);
        let mut layers = self.layers.iter();
        if let Some(first) = layers.next() {
            self.meet(sentence, first, width, &mut out.met);
            let Met { places, states, sums, .. } = &out.met;
            out.states.clear();
            for place in places {
                out.states.extend_from_slice(row(states, *place, width));
            }
            sweep(sums, places.iter().copied(), width, &mut out.states, &mut out.cells);
        }
        for layer in layers {
            for (way, sums) in layer.iter().zip(&mut out.ways) {
                way.apply(&out.states, sums);
            }
            sweep(&out.ways, 0..sentence.len(), width, &mut out.states, &mut out.cells);
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

    /// Looks up the rows of the words that are met for the first time, and makes the first layer's sums.
    fn meet(&self, sentence: &[Features], first: &[Linear; 2], width: usize, met: &mut Met) {
        let [word, affix, _] = self.cols;
        let new = met.find(sentence);
        let start = met.states.len();
        met.states.resize(new.end * width, 0);
        let Met { words, states, sums, .. } = met;
        let fresh = states.get_mut(start..).unwrap_or_default();
        for (row, features) in fresh.chunks_exact_mut(width).zip(words.iter().skip(new.start)) {
            let (words, rest) = row.split_at_mut(word);
            let (affixes, shapes) = rest.split_at_mut(affix);
            self.words.add(self.vocabulary.row(features.word).map_or(0, |row| row + 1), words);
            for row in features.affixes {
                self.affixes.add(usize::from(row), affixes);
            }
            self.shapes.add(usize::from(features.shape), shapes);
        }
        for (way, sums) in first.iter().zip(sums) {
            way.extend(fresh, sums);
        }
    }

    /// Scores of the governors of the words `from`..`to`, which must be a part of the sentence: one row a word
    /// of that part, one column a word of it, and the root last.
    pub fn arcs(&self, encoded: &Encoded, from: usize, to: usize, out: &mut Vec<i32>) {
        let arc = self.root.len().max(1);
        let reach = self.distances.len().saturating_sub(2) / 2;
        let part = |all| <[i16]>::get(all, from * arc..to * arc).unwrap_or(&[]);
        let (dependents, governors) = (part(&encoded.dependents), part(&encoded.governors));
        let far_root = self.distances.last().copied().unwrap_or(0);
        let n = to - from;
        out.clear();
        for (i, dependent) in dependents.chunks_exact(arc).enumerate() {
            let slots = (0..n).map(|j| (reach + j).saturating_sub(i).min(2 * reach));
            let far = slots.map(|slot| self.distances.get(slot).copied().unwrap_or(0));
            let held = governors.chunks_exact(arc).map(|governor| product(governor, dependent));
            out.extend(far.zip(held).map(|(far, held)| far.wrapping_add(held)));
            out.push(product(dependent, &self.root).wrapping_add(far_root));
        }
        for own in out.iter_mut().step_by(n + 2) {
            *own = NEVER;
        }
    }

    /// Scores of the relations of the first words to their governors (`None` is the root), word after word
    /// (Q23).
    pub fn relations(&self, encoded: &mut Encoded, heads: &[Option<usize>], out: &mut Vec<i32>) {
        let label = self.label_root.len().max(1);
        encoded.hidden.clear();
        for (left, head) in encoded.label_dependents.chunks_exact(label).zip(heads) {
            let right = match head {
                Some(head) => row(&encoded.label_governors, *head, label),
                None => &self.label_root,
            };
            let sums = left.iter().zip(right).map(|(a, b)| narrow(a.wrapping_add(*b).max(0), LABEL_DROP));
            encoded.hidden.extend(sums);
        }
        self.label.apply(&encoded.hidden, out);
    }
}
