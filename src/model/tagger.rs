//! The tagger's network: from the core's view of each word to the roles of attributions.
//!
//! A word is the core's last layer, a row of its own and the sum of its marks' rows, brought to one width;
//! recurrent layers read a run of paragraphs from both ends; linear heads score the roles, and two views of
//! each word score which word belongs to which. Same arithmetic as the core's (`super::kernel`).

use super::format::{ModelError, Reader, checksum};
use super::kernel::{Linear, Table, narrow, product};
use super::network::{row, sweep};
use super::vocabulary::Vocabulary;

/// Names what a tagger is told of a word, in the order of its marks; part of every tagger's header. Change it
/// whenever they change.
pub const MARKS: &str = "form upos deprel name quote place verb-class noun-class other-class rule-role rule-share head head-class v1";
/// Rows of the marks' table.
pub const MARK_ROWS: usize = 201;
/// Labels of the roles: source, cue and content in the BIO scheme.
pub const LABELS: usize = 7;

/// What a tagger must have been trained on.
fn template() -> u32 {
    checksum(MARKS.as_bytes())
}

/// The same, of a tagger whose header also holds the fingerprint of what it was told of fixed texts.
fn bound() -> u32 {
    !template()
}

/// The header of a tagger that was trained when what it is told of fixed texts had this fingerprint.
pub(super) fn header(fingerprint: u32) -> [u8; 8] {
    let ([a, b, c, d], [e, f, g, h]) = (bound().to_le_bytes(), fingerprint.to_le_bytes());
    [a, b, c, d, e, f, g, h]
}

/// No table of a model may have more rows than this.
const MOST_ROWS: usize = 1 << 18;
/// Binary places that sums lose to become activations (Q23 to Q11), and views for links (Q23 to Q8).
const STATE_DROP: u32 = 12;
const LINK_DROP: u32 = 15;

/// What the tagger is told of a word beside the core's view of it.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// Hash of the form ([`super::features::word_hash`]).
    pub word: u32,
    /// Rows of the marks' table.
    pub marks: &'a [u16],
}

/// A trained tagger.
#[derive(Debug, Default)]
pub struct Tagger {
    fingerprint: Option<u32>,
    vocabulary: Vocabulary,
    words: Table,
    marks: Table,
    /// Numbers of the core's view, the word row and the marks' row.
    cols: [usize; 3],
    enter: Linear,
    layers: Vec<[Linear; 2]>,
    labels: Linear,
    /// What a label adds after another (Q23): one row for each label before it, the last for the start.
    transitions: Vec<i32>,
    dependent: Linear,
    governor: Linear,
    /// Score of a link's direction and length: the farthest left first, the root's last (Q16).
    distances: Vec<i32>,
    root: Vec<i16>,
}

/// What the tagger makes of a run of words.
#[derive(Debug, Default)]
pub struct Tagged {
    /// Scores of the labels, word after word (Q23).
    pub labels: Vec<i32>,
    dependents: Vec<i16>,
    governors: Vec<i16>,
    // scratch, kept from run to run
    input: Vec<i16>,
    states: Vec<i16>,
    sums: Vec<i32>,
    ways: [Vec<i32>; 2],
    cells: Vec<i32>,
}

impl Tagger {
    /// Reads a tagger's part of a payload; `core` is the size of the core's view of a word.
    ///
    /// # Errors
    /// When the bytes end early or contradict themselves, or when it was trained on other marks.
    pub fn read(reader: &mut Reader, core: usize) -> Result<Self, ModelError> {
        let fingerprint = match reader.u32()? {
            number if number == bound() => Some(reader.u32()?),
            number if number == template() => None,
            _ => return Err(ModelError::Template),
        };
        let mut size = |most: usize| match usize::from(reader.u16()?) {
            n if (1..=most).contains(&n) => Ok(n),
            _ => Err(ModelError::Content),
        };
        let cols = [size(512)?, size(512)?, size(512)?];
        let (width, layers, link, reach) = (size(512)?, size(8)?, size(512)?, size(512)?);
        let counts = [size(255)?, size(4096)?];
        if width % 2 != 0 || counts != [LABELS, MARK_ROWS] || cols.first() != Some(&core) {
            return Err(ModelError::Content);
        }
        let [_, word, mark] = cols;
        let vocabulary = Vocabulary::read(reader, MOST_ROWS)?;
        let words = Table::read(reader, vocabulary.len() + 1, word)?;
        let marks = Table::read(reader, MARK_ROWS, mark)?;
        let enter = Linear::read(reader, width, cols.iter().sum())?;
        let mut way = || Linear::read(reader, 3 * (width / 2), width);
        let layers = (0..layers).map(|_| Ok([way()?, way()?])).collect::<Result<_, ModelError>>()?;
        Ok(Self {
            fingerprint,
            vocabulary,
            words,
            marks,
            cols,
            enter,
            layers,
            labels: Linear::read(reader, LABELS, width)?,
            transitions: reader.i32s((LABELS + 1) * LABELS)?,
            dependent: Linear::read(reader, link, width)?,
            governor: Linear::read(reader, link, width)?,
            distances: reader.i32s(2 * reach + 2)?,
            root: reader.i16s(link)?,
        })
    }

    /// What a label adds after another (Q23): one row for each label before it, the last for the start.
    #[must_use]
    pub fn transitions(&self) -> &[i32] {
        &self.transitions
    }

    /// The fingerprint of what it was told of fixed texts when it was trained, where its header holds one.
    #[must_use]
    pub fn fingerprint(&self) -> Option<u32> {
        self.fingerprint
    }

    /// Reads one run of words; `core` is the core's view of them, word after word.
    pub fn encode(&self, words: &[Seen<'_>], core: &[i16], out: &mut Tagged) {
        self.look_up(words, core, &mut out.input);
        self.enter.apply(&out.input, &mut out.sums);
        out.states.clear();
        out.states.extend(out.sums.iter().map(|sum| narrow(*sum, STATE_DROP)));
        let width = self.enter.width().max(1);
        let [rights, lefts] = &mut out.ways;
        for [right, left] in &self.layers {
            right.apply(&out.states, rights);
            left.apply(&out.states, lefts);
            let ways = [std::mem::take(rights), std::mem::take(lefts)];
            sweep(&ways, 0..words.len(), width, &mut out.states, &mut out.cells);
            [*rights, *lefts] = ways;
        }
        self.labels.apply(&out.states, &mut out.labels);
        self.dependent.apply(&out.states, &mut out.sums);
        out.dependents.clear();
        out.dependents.extend(out.sums.iter().map(|sum| narrow(*sum, LINK_DROP)));
        self.governor.apply(&out.states, &mut out.sums);
        out.governors.clear();
        out.governors.extend(out.sums.iter().map(|sum| narrow((*sum).max(0), LINK_DROP)));
    }

    fn look_up(&self, words: &[Seen<'_>], core: &[i16], input: &mut Vec<i16>) {
        let [view, word, _] = self.cols;
        let total = self.cols.iter().sum::<usize>().max(1);
        input.clear();
        input.resize(words.len() * total, 0);
        let rows = input.chunks_exact_mut(total).zip(core.chunks_exact(view.max(1)));
        for ((row, core), seen) in rows.zip(words) {
            let (views, rest) = row.split_at_mut(view);
            let (words, marks) = rest.split_at_mut(word);
            views.copy_from_slice(core);
            self.words.add(self.vocabulary.row(seen.word).map_or(0, |row| row + 1), words);
            for row in seen.marks {
                self.marks.add(usize::from(*row), marks);
            }
        }
    }

    /// How well word `to` holds word `from` (`None`: nothing holds it), Q16.
    #[must_use]
    pub fn link(&self, tagged: &Tagged, from: usize, to: Option<usize>) -> i32 {
        let size = self.root.len();
        let dependent = row(&tagged.dependents, from, size);
        let reach = self.distances.len().saturating_sub(2) / 2;
        let (score, far) = match to {
            None => (product(dependent, &self.root), self.distances.last()),
            Some(to) => {
                let length = from.abs_diff(to).min(reach);
                let slot = if to > from { reach + length } else { reach - length };
                (product(dependent, row(&tagged.governors, to, size)), self.distances.get(slot))
            }
        };
        score.wrapping_add(far.copied().unwrap_or(0))
    }
}
