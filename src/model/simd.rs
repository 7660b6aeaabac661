//! Sums of products of 16-bit numbers, in the machine's own strokes.
//!
//! In: rows of weights, once; rows of numbers. Out: sums, which wrap, so that their order does not matter and every
//! machine gives the same. The only file of the library with `unsafe` in it: what the processor may lack must be
//! asked for before it is used, and the compiler cannot see that it was (`tests/tidy.rs` holds the others to none).
#![allow(unsafe_code, reason = "strokes that not every processor has")]

/// A loop that the compiler shall make of the widest strokes that the processor has.
pub trait Work {
    /// What comes of it.
    type Out;
    /// Runs it; to be inlined always, for what is called apart is compiled for every processor.
    fn run(self) -> Self::Out;
}

/// Runs a loop by the widest strokes.
#[inline]
pub fn widest<W: Work>(work: W) -> W::Out {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") {
        // SAFETY: the processor was just asked whether it has what the function is compiled for.
        return unsafe { with_avx2(work) };
    }
    work.run()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn with_avx2<W: Work>(work: W) -> W::Out {
    work.run()
}

/// Rows of weights that are multiplied at a stroke.
const ROWS: usize = 8;

/// Two neighbours of a row: what the machines multiply and add in one go.
type Pair = [i16; 2];

/// The same two columns of eight rows.
type Block = [Pair; ROWS];

/// Weights and biases, laid out so that one stroke brings eight rows further and no sum is ever spread over lanes:
/// eight rows after eight rows, each as its columns two by two. What is missing of the last eight rows is zero.
#[derive(Debug, Default)]
pub struct Weights {
    pairs: usize,
    width: usize,
    blocks: Vec<Block>,
    biases: Vec<[i32; ROWS]>,
}

impl Weights {
    /// Lays out one row for each bias; each is `from` numbers long, an even number.
    #[must_use]
    pub fn new(rows: &[i16], from: usize, biases: &[i32]) -> Self {
        let pairs = from / 2;
        let eights = biases.len().div_ceil(ROWS);
        let mut blocks = vec![Block::default(); eights * pairs];
        let eight_rows = rows.chunks((ROWS * from).max(1));
        for (blocks, rows) in blocks.chunks_exact_mut(pairs.max(1)).zip(eight_rows) {
            for (place, row) in rows.chunks_exact(from.max(1)).enumerate() {
                for (block, pair) in blocks.iter_mut().zip(row.as_chunks().0) {
                    if let Some(slot) = block.get_mut(place) {
                        *slot = *pair;
                    }
                }
            }
        }
        let mut padded = vec![[0; ROWS]; eights];
        padded.as_flattened_mut().iter_mut().zip(biases).for_each(|(to, bias)| *to = *bias);
        Self { pairs, width: biases.len(), blocks, biases: padded }
    }

    /// How many sums a row of numbers has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many rows of numbers these are.
    #[must_use]
    pub fn rows(&self, input: &[i16]) -> usize {
        input.len() / (2 * self.pairs).max(1)
    }

    /// The bias and the products of every row of weights with every row of `input`, row after row into `out`.
    pub fn apply(&self, input: &[i16], out: &mut [i32]) {
        let (input, _) = input.as_chunks();
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") {
            // SAFETY: the processor was just asked whether it has what the function is compiled for.
            return unsafe { self.sums_avx2(input, out) };
        }
        self.sums::<Widest, 1>(input, out);
    }

    /// The same on processors with AVX2, two blocks at a time.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn sums_avx2(&self, input: &[Pair], out: &mut [i32]) {
        self.sums::<x86::Avx2, 2>(input, out);
    }

    /// `B` blocks stay in the nearest memory while all rows of numbers pass by, four at a time, so that what is
    /// fetched serves several products.
    #[inline(always)]
    fn sums<L: Lanes, const B: usize>(&self, input: &[Pair], out: &mut [i32]) {
        let (mut blocks, mut biases, mut done) = (self.blocks.as_slice(), self.biases.as_slice(), 0);
        let pairs = self.pairs.max(1);
        while let Some((some, later)) = biases.split_first_chunk::<B>()
            && let Some((columns, rest)) = cut::<B, _>(blocks, pairs)
        {
            self.pass::<L, B>(columns, some, input, out, done);
            (blocks, biases, done) = (rest, later, done + B * ROWS);
        }
        while let Some((some, later)) = biases.split_first_chunk::<1>()
            && let Some((columns, rest)) = cut::<1, _>(blocks, pairs)
        {
            self.pass::<L, 1>(columns, some, input, out, done);
            (blocks, biases, done) = (rest, later, done + ROWS);
        }
    }

    /// The sums of some blocks with all rows of numbers, from the sum number `at` of each on.
    #[inline(always)]
    fn pass<L: Lanes, const B: usize>(
        &self,
        blocks: [&[Block]; B],
        biases: &[[i32; ROWS]; B],
        mut input: &[Pair],
        out: &mut [i32],
        at: usize,
    ) {
        let mut out = out.chunks_exact_mut(self.width.max(1));
        let pairs = self.pairs.max(1);
        while let Some((four, rest)) = cut::<4, _>(input, pairs) {
            for (sums, out) in tile::<L, B, 4>(blocks, four, biases, pairs).into_iter().zip(&mut out) {
                put(sums, out, at);
            }
            input = rest;
        }
        while let Some((one, rest)) = cut::<1, _>(input, pairs) {
            for (sums, out) in tile::<L, B, 1>(blocks, one, biases, pairs).into_iter().zip(&mut out) {
                put(sums, out, at);
            }
            input = rest;
        }
    }
}

/// The first `N` parts of `length`, and the rest; none of nothing.
#[inline(always)]
fn cut<const N: usize, T>(rows: &[T], length: usize) -> Option<([&[T]; N], &[T])> {
    let (mut parts, mut rest) = ([rows; N], rows);
    for part in &mut parts {
        (*part, rest) = rest.split_at_checked(length)?;
    }
    Some((parts, rest))
}

/// `B` blocks with `W` rows of numbers, all `pairs` long. The sums are kept apart, so that none waits for another.
#[inline(always)]
fn tile<L: Lanes, const B: usize, const W: usize>(
    blocks: [&[Block]; B],
    words: [&[Pair]; W],
    biases: &[[i32; ROWS]; B],
    pairs: usize,
) -> [[L; B]; W] {
    let mut sums = [biases.each_ref().map(|bias| L::start(bias)); W];
    for column in 0..pairs {
        for (sums, word) in sums.iter_mut().zip(words) {
            let Some(pair) = word.get(column) else { continue };
            for (sum, block) in sums.iter_mut().zip(blocks) {
                let Some(block) = block.get(column) else { continue };
                *sum = sum.step(block, *pair);
            }
        }
    }
    sums
}

#[inline(always)]
fn put<L: Lanes, const B: usize>(sums: [L; B], out: &mut [i32], at: usize) {
    let mut out = out.get_mut(at..).unwrap_or_default().chunks_mut(ROWS);
    for (sum, out) in sums.into_iter().zip(&mut out) {
        let sum = sum.end();
        match out.first_chunk_mut() {
            Some(all) => *all = sum,
            None => out.iter_mut().zip(sum).for_each(|(out, sum)| *out = sum),
        }
    }
}

/// Eight sums, one a row of weights.
trait Lanes: Copy {
    /// Before any product.
    fn start(bias: &[i32; ROWS]) -> Self;
    /// With the products of two more columns.
    fn step(self, block: &Block, pair: Pair) -> Self;
    /// As numbers.
    fn end(self) -> [i32; ROWS];
}

/// What every machine of this kind has.
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
type Widest = Plain;
#[cfg(target_arch = "x86_64")]
type Widest = x86::Sse2;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
type Widest = wasm::Simd128;

/// For all other machines, and what the others are measured by.
#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))))]
#[derive(Clone, Copy)]
struct Plain([i32; ROWS]);

#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))))]
impl Lanes for Plain {
    fn start(bias: &[i32; ROWS]) -> Self {
        Self(*bias)
    }

    fn step(mut self, block: &Block, [x, y]: Pair) -> Self {
        for (sum, [a, b]) in self.0.iter_mut().zip(block) {
            *sum = sum.wrapping_add(times(x, *a)).wrapping_add(times(y, *b));
        }
        self
    }

    fn end(self) -> [i32; ROWS] {
        self.0
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{Block, Lanes, Pair, ROWS};
    use core::arch::x86_64::*;

    /// Two neighbours as one number of 32 bits.
    #[inline(always)]
    fn both([x, y]: Pair) -> i32 {
        i32::from(x.cast_unsigned()) | (i32::from(y) << 16)
    }

    /// Part of every processor of this kind.
    #[derive(Clone, Copy)]
    pub(super) struct Sse2([__m128i; 2]);

    impl Lanes for Sse2 {
        #[inline(always)]
        fn start(bias: &[i32; ROWS]) -> Self {
            // SAFETY: SSE2 is part of x86-64; each half is as long as what is loaded, at any address.
            Self(unsafe { halves(bias).map(|half| _mm_loadu_si128(half.as_ptr().cast())) })
        }

        #[inline(always)]
        fn step(self, block: &Block, pair: Pair) -> Self {
            let ([low, high], [a, b]) = (self.0, halves(block));
            // SAFETY: SSE2 is part of x86-64; each half is as long as what is loaded, at any address.
            Self(unsafe {
                let pair = _mm_set1_epi32(both(pair));
                [
                    _mm_add_epi32(low, _mm_madd_epi16(pair, _mm_loadu_si128(a.as_ptr().cast()))),
                    _mm_add_epi32(high, _mm_madd_epi16(pair, _mm_loadu_si128(b.as_ptr().cast()))),
                ]
            })
        }

        #[inline(always)]
        fn end(self) -> [i32; ROWS] {
            let mut out = [[0; 4]; 2];
            for (out, sums) in out.iter_mut().zip(self.0) {
                // SAFETY: SSE2 is part of x86-64; a half is as long as what is stored, at any address.
                unsafe { _mm_storeu_si128(out.as_mut_ptr().cast(), sums) };
            }
            let [[a, b, c, d], [e, f, g, h]] = out;
            [a, b, c, d, e, f, g, h]
        }
    }

    /// The first four and the last four.
    #[inline(always)]
    fn halves<T: Copy>([a, b, c, d, e, f, g, h]: &[T; ROWS]) -> [[T; 4]; 2] {
        [[*a, *b, *c, *d], [*e, *f, *g, *h]]
    }

    /// Only to be used where the processor was asked whether it has AVX2: within [`super::Weights::sums_avx2`].
    #[derive(Clone, Copy)]
    pub(super) struct Avx2(__m256i);

    impl Lanes for Avx2 {
        #[inline(always)]
        fn start(bias: &[i32; ROWS]) -> Self {
            // SAFETY: the processor has AVX2, see the type; the array is as long as what is loaded, at any address.
            Self(unsafe { _mm256_loadu_si256(bias.as_ptr().cast()) })
        }

        #[inline(always)]
        fn step(self, block: &Block, pair: Pair) -> Self {
            // SAFETY: the processor has AVX2, see the type; a block is as long as what is loaded, at any address.
            Self(unsafe {
                let block = _mm256_loadu_si256(block.as_ptr().cast());
                _mm256_add_epi32(self.0, _mm256_madd_epi16(_mm256_set1_epi32(both(pair)), block))
            })
        }

        #[inline(always)]
        fn end(self) -> [i32; ROWS] {
            let mut out = [0; ROWS];
            // SAFETY: the processor has AVX2, see the type; the array is as long as what is stored, at any address.
            unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), self.0) };
            out
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm {
    use super::{Block, Lanes, Pair, ROWS};
    use core::arch::wasm32::*;

    /// Every engine that reads the module has it.
    #[derive(Clone, Copy)]
    pub(super) struct Simd128([v128; 2]);

    #[inline(always)]
    fn load([[a, b], [c, d], [e, f], [g, h]]: [Pair; 4]) -> v128 {
        i16x8(a, b, c, d, e, f, g, h)
    }

    /// The sum of sixteen products at a stroke.
    #[inline]
    pub(super) fn strokes(a: &[[i16; 16]], b: &[[i16; 16]]) -> i32 {
        let mut sums = i32x4(0, 0, 0, 0);
        for (a, b) in a.iter().zip(b) {
            let ([a, b], [c, d]) = (sixteen(a), sixteen(b));
            sums = i32x4_add(sums, i32x4_add(i32x4_dot_i16x8(a, c), i32x4_dot_i16x8(b, d)));
        }
        let sums = i32x4_add(sums, i32x4_shuffle::<2, 3, 0, 1>(sums, sums));
        i32x4_extract_lane::<0>(sums).wrapping_add(i32x4_extract_lane::<1>(sums))
    }

    #[inline(always)]
    fn sixteen([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]: &[i16; 16]) -> [v128; 2] {
        [i16x8(*a, *b, *c, *d, *e, *f, *g, *h), i16x8(*i, *j, *k, *l, *m, *n, *o, *p)]
    }

    impl Lanes for Simd128 {
        #[inline(always)]
        fn start(bias: &[i32; ROWS]) -> Self {
            let [a, b, c, d, e, f, g, h] = *bias;
            Self([i32x4(a, b, c, d), i32x4(e, f, g, h)])
        }

        #[inline(always)]
        fn step(self, block: &Block, [x, y]: Pair) -> Self {
            let pair = i32x4_splat(i32::from(x.cast_unsigned()) | (i32::from(y) << 16));
            let [a, b, c, d, e, f, g, h] = *block;
            let [low, high] = self.0;
            Self([
                i32x4_add(low, i32x4_dot_i16x8(pair, load([a, b, c, d]))),
                i32x4_add(high, i32x4_dot_i16x8(pair, load([e, f, g, h]))),
            ])
        }

        #[inline(always)]
        fn end(self) -> [i32; ROWS] {
            let mut out = [0; ROWS];
            for (out, sums) in out.as_chunks_mut().0.iter_mut().zip(self.0) {
                *out = [
                    i32x4_extract_lane::<0>(sums),
                    i32x4_extract_lane::<1>(sums),
                    i32x4_extract_lane::<2>(sums),
                    i32x4_extract_lane::<3>(sums),
                ];
            }
            out
        }
    }
}

fn times(a: i16, b: i16) -> i32 {
    i32::from(a) * i32::from(b)
}

/// Sum of products of two rows.
#[must_use]
pub fn dot(a: &[i16], b: &[i16]) -> i32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks(), b.as_chunks());
    a_rest.iter().zip(b_rest).fold(strokes(a, b), |sum, (a, b)| sum.wrapping_add(times(*a, *b)))
}

/// Sixteen products at a stroke; of this the compiler makes pairwise multiply-adds by itself, for WebAssembly it
/// does not.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
fn strokes(a: &[[i16; 16]], b: &[[i16; 16]]) -> i32 {
    let stroke = |(a, b): (&[i16; 16], &[i16; 16])| {
        a.iter().zip(b).fold(0, |sum: i32, (a, b)| sum.wrapping_add(times(*a, *b)))
    };
    a.iter().zip(b).map(stroke).fold(0, i32::wrapping_add)
}
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use wasm::strokes;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(a: &[i16], b: &[i16]) -> i32 {
        a.iter().zip(b).fold(0_i32, |sum, (a, b)| sum.wrapping_add(times(*a, *b)))
    }

    /// One of the ways to fill in the sums.
    type Way<'a> = &'a dyn Fn(&mut [i32]);

    proptest! {
        #[test]
        fn every_length_is_summed_whole(a in prop::collection::vec(any::<i16>(), 0..70), seed: i16) {
            let b: Vec<i16> = a.iter().map(|x| x.rotate_left(3) ^ seed).collect();
            prop_assert_eq!(dot(&a, &b), plain(&a, &b));
        }

        #[test]
        fn every_way_gives_every_row_with_every_word_to_the_bit(
            from in (1_usize..30).prop_map(|half| 2 * half),
            rows in prop::collection::vec(prop_oneof![any::<i16>(), Just(i16::MIN), Just(i16::MAX)], 0..1200),
            words in prop::collection::vec(prop_oneof![any::<i16>(), Just(i16::MIN), Just(i16::MAX)], 0..400),
            bias: i32,
        ) {
            let (rows, words) = (&rows[..rows.len() / from * from], &words[..words.len() / from * from]);
            let biases: Vec<i32> = (0..rows.len() / from).map(|n| bias.rotate_left(n as u32)).collect();
            let weights = Weights::new(rows, from, &biases);
            let expected: Vec<i32> = words
                .chunks_exact(from)
                .flat_map(|word| {
                    rows.chunks_exact(from).zip(&biases).map(|(row, bias)| bias.wrapping_add(plain(row, word)))
                })
                .collect();
            let ways: [(&str, Way<'_>); 5] = [
                ("the one that is chosen", &|out| weights.apply(words, out)),
                ("plain", &|out| weights.sums::<Plain, 1>(words.as_chunks().0, out)),
                ("plain by twos", &|out| weights.sums::<Plain, 2>(words.as_chunks().0, out)),
                ("what all have", &|out| weights.sums::<Widest, 1>(words.as_chunks().0, out)),
                ("by twos", &|out| weights.sums::<Widest, 2>(words.as_chunks().0, out)),
            ];
            for (name, way) in ways {
                let mut out = vec![7; expected.len()];
                way(&mut out);
                prop_assert_eq!(&out, &expected, "{}", name);
            }
            prop_assert_eq!((weights.rows(words), weights.width()), (words.len() / from, biases.len()));
        }
    }

    #[test]
    fn weights_of_no_rows_and_of_no_columns_are_harmless() {
        let mut out = [3; 4];
        Weights::default().apply(&[1, 2], &mut out);
        Weights::new(&[], 4, &[]).apply(&[1, 2, 3, 4], &mut out);
        assert_eq!(out, [3; 4]);
        Weights::new(&[], 0, &[5, 6]).apply(&[1, 2], &mut out);
        assert_eq!(out, [3; 4], "numbers that are no row");
    }
}
