//! Learnt numbers as a model file holds them: floats to whole numbers.

use super::layers::Linear;
use super::params::{ParamId, Params};

/// Binary places of table rows.
const TABLE: u8 = 5;

/// Writes numbers in the order and the scales in which the library reads them.
pub struct Writer<'p> {
    params: &'p Params,
    out: Vec<u8>,
}

#[allow(clippy::cast_possible_truncation, reason = "clamped")]
fn fixed(x: f32, places: u32, least: f64, most: f64) -> i64 {
    (f64::from(x) * f64::from(1_u32 << places)).round().clamp(least, most) as i64
}

impl<'p> Writer<'p> {
    /// Begins with nothing.
    #[must_use]
    pub fn new(params: &'p Params) -> Self {
        Self { params, out: Vec::new() }
    }

    /// What was written.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.out
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// A size.
    pub fn u16(&mut self, n: usize) {
        self.out.extend(u16::try_from(n).unwrap_or(u16::MAX).to_le_bytes());
    }

    /// A count.
    pub fn u32(&mut self, n: usize) {
        self.out.extend(u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes());
    }

    /// Ascending keys, each as the difference to the one before.
    pub fn keys(&mut self, keys: impl ExactSizeIterator<Item = u32>) {
        self.u32(keys.len());
        let mut before = 0;
        for key in keys {
            let mut rest = key.wrapping_sub(before);
            before = key;
            while rest >= 0x80 {
                self.out.push(rest.to_le_bytes()[0] | 0x80);
                rest >>= 7;
            }
            self.out.push(rest.to_le_bytes()[0]);
        }
    }

    /// A table's rows.
    pub fn table(&mut self, param: ParamId) {
        self.out.push(TABLE);
        let values = &self.params.all[param].value.data;
        self.out.extend(values.iter().map(|x| fixed(*x, u32::from(TABLE), -127.0, 127.0).to_le_bytes()[0]));
    }

    /// 16-bit numbers with so many binary places.
    pub fn i16s(&mut self, param: ParamId, places: u32) {
        for x in &self.params.all[param].value.data {
            self.out.extend_from_slice(&fixed(*x, places, -32767.0, 32767.0).to_le_bytes()[..2]);
        }
    }

    /// 32-bit numbers with so many binary places.
    pub fn i32s(&mut self, param: ParamId, places: u32) {
        for x in &self.params.all[param].value.data {
            self.out.extend_from_slice(&fixed(*x, places, -1e9, 1e9).to_le_bytes()[..4]);
        }
    }

    /// Weights Q12; biases as their sums, Q23 after activations in Q11.
    pub fn linear(&mut self, step: Linear, bias_places: u32) {
        self.i16s(step.0, 12);
        self.i32s(step.1, bias_places);
    }
}
