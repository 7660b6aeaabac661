//! Sums of products of 16-bit numbers, in the machine's own strokes.
//!
//! In: rows of numbers. Out: sums, which wrap, so that their order does not matter and every machine gives the
//! same. Natively the compiler makes pairwise multiply-adds of plain loops; in WebAssembly it does not, so there
//! the same instruction is named.

/// Numbers that are added up at a stroke.
const STEP: usize = 8;

/// Sum of products of two rows.
#[must_use]
pub fn dot(a: &[i16], b: &[i16]) -> i32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<16>(), b.as_chunks::<16>());
    let step = |sum: i32, (a, b): (&[i16; 16], &[i16; 16])| {
        sum.wrapping_add(a.iter().zip(b).fold(0, |sum: i32, (a, b)| sum.wrapping_add(times(*a, *b))))
    };
    let sum = a.iter().zip(b).fold(0, step);
    a_rest.iter().zip(b_rest).fold(sum, |sum, (a, b)| sum.wrapping_add(times(*a, *b)))
}

fn times(a: i16, b: i16) -> i32 {
    i32::from(a) * i32::from(b)
}

/// The product of every row with every word, each `from` numbers long, is added to `sums`: word after word,
/// `stride` sums a word, of which the rows' are the first.
///
/// Four rows stay in the nearest memory while all words pass by two at a time, so that what is fetched serves
/// several products. Lengths that are no multiple of eight take a slower way.
pub fn products(rows: &[i16], words: &[i16], from: usize, sums: &mut [i32], stride: usize) {
    let (from, stride) = (from.max(1), stride.max(1));
    let mut done = 0;
    if from % STEP == 0 {
        let (words, _) = words.as_chunks();
        let (mut rows, _) = rows.as_chunks();
        let steps = from / STEP;
        while let Some((four, rest)) = rows.split_at_checked(4 * steps) {
            pass(four, words, steps, sums, stride, done);
            rows = rest;
            done += 4;
        }
    }
    for row in rows.chunks_exact(from).skip(done) {
        for (word, sums) in words.chunks_exact(from).zip(sums.chunks_mut(stride)) {
            if let Some(sum) = sums.get_mut(done) {
                *sum = sum.wrapping_add(dot(row, word));
            }
        }
        done += 1;
    }
}

/// Numbers that are multiplied at a stroke.
type Stroke = [i16; STEP];

/// The products of four rows with all words, from the sum number `at` of each word on.
fn pass(four: &[Stroke], mut words: &[Stroke], steps: usize, mut sums: &mut [i32], stride: usize, at: usize) {
    let (ab, cd) = four.split_at(2 * steps);
    let ((a, b), (c, d)) = (ab.split_at(steps), cd.split_at(steps));
    while let Some((two, rest)) = words.split_at_checked(2 * steps) {
        let Some((here, later)) = std::mem::take(&mut sums).split_at_mut_checked(2 * stride) else { return };
        let ((x, y), (first, second)) = (two.split_at(steps), here.split_at_mut(stride));
        let [of_x, of_y] = tile([a, b, c, d], [x, y]);
        put(of_x, first, at);
        put(of_y, second, at);
        (words, sums) = (rest, later);
    }
    if let Some(x) = words.get(..steps) {
        let [found, _] = tile([a, b, c, d], [x, x]);
        put(found, sums, at);
    }
}

fn put(found: [i32; 4], sums: &mut [i32], at: usize) {
    if let Some(sums) = sums.get_mut(at..).and_then(<[i32]>::first_chunk_mut::<4>) {
        for (sum, found) in sums.iter_mut().zip(found) {
            *sum = sum.wrapping_add(found);
        }
    }
}

/// The products of four rows with each of two words.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
fn tile(rows: [&[Stroke]; 4], words: [&[Stroke]; 2]) -> [[i32; 4]; 2] {
    words.map(|word| rows.map(|row| dot(row.as_flattened(), word.as_flattened())))
}

/// The products of four rows with each of two words. Eight sums are kept apart, so that none waits for another.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
fn tile([a, b, c, d]: [&[Stroke]; 4], [x, y]: [&[Stroke]; 2]) -> [[i32; 4]; 2] {
    use core::arch::wasm32::{i32x4, i32x4_add, i32x4_dot_i16x8};
    let mut sums = [[i32x4(0, 0, 0, 0); 4]; 2];
    for (((((a, b), c), d), x), y) in a.iter().zip(b).zip(c).zip(d).zip(x).zip(y) {
        let rows = [a, b, c, d].map(lanes::load);
        for (sums, word) in sums.iter_mut().zip([x, y].map(lanes::load)) {
            for (sum, row) in sums.iter_mut().zip(rows) {
                *sum = i32x4_add(*sum, i32x4_dot_i16x8(word, row));
            }
        }
    }
    sums.map(lanes::across)
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lanes {
    use core::arch::wasm32::{i16x8, i32x4_add, i32x4_extract_lane, i32x4_shuffle, v128};

    /// Eight numbers; one load.
    #[inline]
    pub(super) fn load(row: &super::Stroke) -> v128 {
        let [a, b, c, d, e, f, g, h] = *row;
        i16x8(a, b, c, d, e, f, g, h)
    }

    /// The sum of the lanes of each.
    #[inline]
    pub(super) fn across([a, b, c, d]: [v128; 4]) -> [i32; 4] {
        let fold = |a, b| i32x4_add(i32x4_shuffle::<0, 4, 1, 5>(a, b), i32x4_shuffle::<2, 6, 3, 7>(a, b));
        let (ab, cd) = (fold(a, b), fold(c, d));
        let all = i32x4_add(i32x4_shuffle::<0, 1, 4, 5>(ab, cd), i32x4_shuffle::<2, 3, 6, 7>(ab, cd));
        [
            i32x4_extract_lane::<0>(all),
            i32x4_extract_lane::<1>(all),
            i32x4_extract_lane::<2>(all),
            i32x4_extract_lane::<3>(all),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(a: &[i16], b: &[i16]) -> i32 {
        a.iter().zip(b).fold(0_i32, |sum, (a, b)| sum.wrapping_add(times(*a, *b)))
    }

    proptest! {
        #[test]
        fn every_length_is_summed_whole(a in prop::collection::vec(any::<i16>(), 0..70), seed: i16) {
            let b: Vec<i16> = a.iter().map(|x| x.rotate_left(3) ^ seed).collect();
            prop_assert_eq!(dot(&a, &b), plain(&a, &b));
        }

        #[test]
        fn every_row_meets_every_word(
            from in 1_usize..40,
            rows in prop::collection::vec(any::<i16>(), 0..400),
            words in prop::collection::vec(any::<i16>(), 0..200),
            more in 0_usize..3,
        ) {
            let (rows, words) = (&rows[..rows.len() / from * from], &words[..words.len() / from * from]);
            let stride = rows.len() / from + more;
            let mut sums = vec![5_i32; words.len() / from * stride];
            products(rows, words, from, &mut sums, stride);
            for (n, word) in words.chunks_exact(from).enumerate() {
                let mut expected = vec![5_i32; stride];
                for (sum, row) in expected.iter_mut().zip(rows.chunks_exact(from)) {
                    *sum = sum.wrapping_add(plain(row, word));
                }
                prop_assert_eq!(&sums[n * stride..(n + 1) * stride], expected);
            }
        }
    }
}
