//! First values of word rows: what other texts taught of a word.

use crate::net::mat::Mat;
use sourcelight::model::features::word_hash;
use std::{collections::BTreeMap, fs, io, path::Path};

/// Numbers by the hash of the word.
pub type Vectors = BTreeMap<u32, Vec<f32>>;

/// Spread of the rows that training begins with, as a part of the vectors'.
const PART: f32 = 0.5;

/// Reads the vectors of the `most` frequent words from what `train/prepare/vectors.py` wrote.
///
/// # Errors
/// When the file cannot be read.
pub fn read(path: &Path, most: usize) -> io::Result<Vectors> {
    let text = fs::read_to_string(path)?;
    let mut out = BTreeMap::new();
    for line in text.lines().take(most) {
        let mut cells = line.split(' ');
        let hash = word_hash(cells.next().unwrap_or_default());
        out.entry(hash).or_insert_with(|| cells.filter_map(|cell| cell.parse().ok()).collect());
    }
    Ok(out)
}

/// Puts the vectors of known words into a table's rows, as many numbers as a row has.
pub fn lay(vectors: &Vectors, row: impl Fn(u32) -> u32, table: &mut Mat) {
    for (hash, vector) in vectors {
        let row = row(*hash);
        if row > 0 {
            for (x, v) in table.row_mut(row as usize).iter_mut().zip(vector) {
                *x = v * PART;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_begin_with_their_vector() {
        let mut table = Mat::zeros(2, 3);
        let vectors: Vectors = [(7, vec![1.0, -2.0]), (8, vec![9.0, 9.0])].into();
        lay(&vectors, |hash| u32::from(hash == 7), &mut table);
        assert_eq!(table.data, [0.0, 0.0, 0.0, 0.5, -1.0, 0.0], "row 0 is for all unknown words");
    }
}
