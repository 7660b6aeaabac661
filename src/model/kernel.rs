//! Fixed-point arithmetic: what the network does with numbers.
//!
//! Whole numbers only, with the same steps in the same order everywhere, so that every machine gives the same
//! scores. `Qn` means: divided by 2ⁿ it is the real value. Activations are Q11 in 16 bits, weights Q12,
//! their sums Q23 in 32. Sums wrap rather than stop; a trained model stays far below.

use super::format::{ModelError, Reader};

use super::simd::Weights;

pub use super::simd::{Work, dot as product, widest};

/// Activations' binary places.
pub const ACTIVATION: u32 = 11;
/// Weights' binary places.
pub const WEIGHT: u32 = 12;

/// Weights and biases of one linear step: `out` rows of `from` weights.
#[derive(Debug, Default)]
pub struct Linear(Weights);

impl Linear {
    /// Reads the two columns; the shape is the network's.
    ///
    /// # Errors
    /// When the bytes end early, or when `from` is odd: no network of this program has such a step.
    pub fn read(reader: &mut Reader, out: usize, from: usize) -> Result<Self, ModelError> {
        let weights = reader.i16s(out * from)?;
        let biases = reader.i32s(out)?;
        if from.is_multiple_of(2) {
            Ok(Self(Weights::new(&weights, from, &biases)))
        } else {
            Err(ModelError::Content)
        }
    }

    /// How many sums a row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.0.width()
    }

    /// For each row of `input` its sums, row by row into `out`.
    pub fn apply(&self, input: &[i16], out: &mut Vec<i32>) {
        out.clear();
        self.extend(input, out);
    }

    /// For each row of `input` its sums, row by row behind what `out` holds.
    pub fn extend(&self, input: &[i16], out: &mut Vec<i32>) {
        let start = out.len();
        out.resize(start + self.0.rows(input) * self.width(), 0);
        self.0.apply(input, out.get_mut(start..).unwrap_or_default());
    }
}

/// Rows of small numbers, looked up and added.
#[derive(Debug, Default)]
pub struct Table {
    cols: usize,
    shift: u32,
    rows: Vec<i8>,
}

impl Table {
    /// Reads the binary places and the rows.
    ///
    /// # Errors
    /// When the bytes end early.
    pub fn read(reader: &mut Reader, rows: usize, cols: usize) -> Result<Self, ModelError> {
        let places = u32::from(reader.u8()?);
        let shift = ACTIVATION.checked_sub(places).ok_or(ModelError::Content)?;
        Ok(Self { cols, shift, rows: reader.i8s(rows.saturating_mul(cols))? })
    }

    /// Adds a row to activations.
    pub fn add(&self, row: usize, to: &mut [i16]) {
        let start = row.saturating_mul(self.cols);
        if let Some(row) = self.rows.get(start..start.saturating_add(self.cols)) {
            for (to, x) in to.iter_mut().zip(row) {
                *to = to.saturating_add(i16::from(*x) << self.shift);
            }
        }
    }
}

/// The smooth step that stands for tanh, x - x|x|/4 up to ±2 and ±1 beyond: Q13 to Q13.
#[inline(always)]
fn bend(x: i32) -> i32 {
    let x = x.clamp(-16384, 16384);
    x - ((x * x.abs()) >> 15)
}

/// A recurrent layer's gate, 0 to 1 in Q13, of a sum in Q23.
#[inline(always)]
fn gate(sum: i32) -> i32 {
    4096 + (bend(sum >> 11) >> 1)
}

/// One word's step of a recurrent layer: from its sums (candidate, keep, show; Q23) and the memory (Q16) to
/// the new memory and what is shown of it (Q11), which is added to `out`.
#[inline(always)]
pub fn remember(sums: &[i32], cells: &mut [i32], out: &mut [i16]) {
    let width = cells.len();
    let (candidates, gates) = sums.split_at(width.min(sums.len()));
    let (keeps, shows) = gates.split_at(width.min(gates.len()));
    let gates = candidates.iter().zip(keeps).zip(shows);
    for (((candidate, keep), show), (cell, out)) in gates.zip(cells.iter_mut().zip(out)) {
        let keep = gate(*keep);
        let new = bend(candidate >> 10) << 3;
        *cell = (*cell * keep + new * (8192 - keep) + 4096) >> 13;
        let shown = (gate(*show) * *cell) >> 18;
        *out = out.saturating_add(i16::try_from(shown).unwrap_or(0));
    }
}

/// A sum with fewer binary places, kept within 16 bits.
#[inline]
#[must_use]
pub fn narrow(sum: i32, drop: u32) -> i16 {
    let x = sum >> drop;
    i16::try_from(x.clamp(i32::from(i16::MIN), i32::from(i16::MAX))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_step_is_smooth_odd_and_bounded() {
        assert_eq!([0, 8192, 16384, 99999, -8192].map(bend), [0, 6144, 8192, 8192, -6144]);
        assert_eq!([i32::MIN, 0, i32::MAX].map(gate), [0, 4096, 8192]);
    }

    #[test]
    fn a_memory_that_keeps_all_stays_and_one_that_keeps_none_is_replaced() {
        let (open, shut) = (8 << 23, -(8 << 23));
        let mut cells = [40000, 40000];
        let mut out = [0, 0];
        remember(&[open, open, open, shut, open, open], &mut cells, &mut out);
        assert_eq!((cells, out), ([40000, 65536], [1250, 2048]));
    }
}
