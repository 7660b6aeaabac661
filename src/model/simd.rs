//! Sums of products of 16-bit numbers, laid out for the machine at hand.
//!
//! The sums wrap, so their order does not matter: both layouts give the same numbers. Natively the compiler
//! makes pairwise multiply-adds of plain rows; in WebAssembly it does not, so there the same instruction is
//! named, over blocks of sixteen outputs.

/// Sum of products of two rows, wrapping.
#[must_use]
pub fn dot(a: &[i16], b: &[i16]) -> i32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<STEP>(), b.as_chunks::<STEP>());
    let step = |sum: i32, (a, b): (&[i16; STEP], &[i16; STEP])| {
        sum.wrapping_add(a.iter().zip(b).fold(0, |sum: i32, (a, b)| sum.wrapping_add(times(*a, *b))))
    };
    let sum = a.iter().zip(b).fold(0, step);
    a_rest.iter().zip(b_rest).fold(sum, |sum, (a, b)| sum.wrapping_add(times(*a, *b)))
}

/// Numbers that are added up at a stroke.
const STEP: usize = 16;

fn times(a: i16, b: i16) -> i32 {
    i32::from(a) * i32::from(b)
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod layout {
    use super::dot;

    /// Rows of weights.
    #[derive(Debug, Default)]
    pub struct Packed {
        from: usize,
        rows: Vec<i16>,
    }

    impl Packed {
        /// Lays out rows of `from` weights.
        pub fn new(rows: &[i16], from: usize) -> Self {
            Self { from: from.max(1), rows: rows.to_vec() }
        }

        /// Each row's product with `x`, on top of its bias.
        pub fn apply(&self, x: &[i16], biases: &[i32], sums: &mut [i32]) {
            let rows = self.rows.chunks_exact(self.from).zip(biases);
            for ((row, bias), sum) in rows.zip(sums) {
                *sum = bias.wrapping_add(dot(x, row));
            }
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod layout {
    use core::arch::wasm32::{
        i16x8, i32x4, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, v128,
    };

    /// Rows of a block.
    const ROWS: usize = 16;
    /// Pairs of inputs that are made ready at a stroke.
    const PAIRS: usize = 96;

    /// Blocks of sixteen rows; in each, pair after pair of inputs, the rows' two weights side by side.
    #[derive(Debug, Default)]
    pub struct Packed {
        pairs: usize,
        blocks: Vec<[[i16; 8]; ROWS / 4]>,
    }

    impl Packed {
        /// Lays out rows of `from` weights; what is missing of the last block or pair is zero.
        pub fn new(rows: &[i16], from: usize) -> Self {
            let pairs = from.div_ceil(2);
            let out = rows.len() / from.max(1);
            let weight = |row: usize, at: usize| {
                if at < from { rows.get(row * from + at).copied().unwrap_or(0) } else { 0 }
            };
            let mut blocks = Vec::with_capacity(out.div_ceil(ROWS) * pairs);
            for block in 0..out.div_ceil(ROWS) {
                for pair in 0..pairs {
                    let cell =
                        |part: usize, n: usize| weight(block * ROWS + part * 4 + n / 2, pair * 2 + n % 2);
                    blocks.push([0, 1, 2, 3].map(|part| [0, 1, 2, 3, 4, 5, 6, 7].map(|n| cell(part, n))));
                }
            }
            Self { pairs, blocks }
        }

        /// Each row's product with `x`, on top of its bias.
        pub fn apply(&self, x: &[i16], biases: &[i32], sums: &mut [i32]) {
            for (sum, bias) in sums.iter_mut().zip(biases) {
                *sum = *bias;
            }
            let mut done = 0;
            for part in x.chunks(2 * PAIRS) {
                let mut ready = [0; PAIRS];
                for (pair, two) in ready.iter_mut().zip(part.chunks(2)) {
                    *pair = join(two);
                }
                let next = done + part.len().div_ceil(2);
                let blocks = self.blocks.chunks_exact(self.pairs.max(1));
                for (block, sums) in blocks.zip(sums.chunks_mut(ROWS)) {
                    add(block.get(done..next).unwrap_or(&[]), &ready, sums);
                }
                done = next;
            }
        }
    }

    /// Adds a block's products to its rows' sums. Four sums are kept apart, so that none waits for another.
    fn add(cells: &[[[i16; 8]; ROWS / 4]], pairs: &[i32], sums: &mut [i32]) {
        let zero = i32x4(0, 0, 0, 0);
        let (mut p, mut q, mut r, mut s) = (zero, zero, zero, zero);
        for ([a, b, c, d], pair) in cells.iter().zip(pairs) {
            let both = i32x4_splat(*pair);
            p = i32x4_add(p, i32x4_dot_i16x8(both, load(a)));
            q = i32x4_add(q, i32x4_dot_i16x8(both, load(b)));
            r = i32x4_add(r, i32x4_dot_i16x8(both, load(c)));
            s = i32x4_add(s, i32x4_dot_i16x8(both, load(d)));
        }
        for (sum, lane) in sums.iter_mut().zip([p, q, r, s].map(lanes).as_flattened()) {
            *sum = sum.wrapping_add(*lane);
        }
    }

    fn load(row: &[i16; 8]) -> v128 {
        let [a, b, c, d, e, f, g, h] = *row;
        i16x8(a, b, c, d, e, f, g, h)
    }

    /// Two inputs as one number of 32 bits.
    fn join(two: &[i16]) -> i32 {
        let of = |n: usize| u32::from(two.get(n).copied().unwrap_or(0).cast_unsigned());
        (of(0) | of(1) << 16).cast_signed()
    }

    fn lanes(v: v128) -> [i32; 4] {
        [
            i32x4_extract_lane::<0>(v),
            i32x4_extract_lane::<1>(v),
            i32x4_extract_lane::<2>(v),
            i32x4_extract_lane::<3>(v),
        ]
    }
}

pub use layout::Packed;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_length_is_summed_whole(a in prop::collection::vec(any::<i16>(), 0..70), seed: i16) {
            let b: Vec<i16> = a.iter().map(|x| x.rotate_left(3) ^ seed).collect();
            let plain = a.iter().zip(&b).fold(0_i32, |sum, (a, b)| sum.wrapping_add(times(*a, *b)));
            prop_assert_eq!(dot(&a, &b), plain);
            if !a.is_empty() {
                let mut sums = [0, 0];
                Packed::new(&[b.clone(), a.clone()].concat(), a.len()).apply(&a, &[5, 0], &mut sums);
                prop_assert_eq!(sums, [plain.wrapping_add(5), dot(&a, &a)]);
            }
        }
    }
}
