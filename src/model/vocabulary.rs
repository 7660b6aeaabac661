//! Hashes to rows: an open-addressing table, built once when a model is read.

use super::format::{ModelError, Reader};

/// Which row belongs to a hash.
#[derive(Debug, Default)]
pub struct Vocabulary {
    slots: Vec<(u32, u32)>,
    mask: usize,
    len: usize,
}

/// Marks an empty slot.
const FREE: u32 = u32::MAX;

impl Vocabulary {
    /// Rows 0, 1, 2 … for the hashes in their order.
    #[must_use]
    pub fn new(hashes: &[u32]) -> Self {
        let size = (hashes.len() * 2).next_power_of_two().max(2);
        let mut table = Self { slots: vec![(0, FREE); size], mask: size - 1, len: hashes.len() };
        for (row, &hash) in (0..).zip(hashes) {
            let mut at = hash as usize & table.mask;
            // at most half the slots are taken, so a free one comes
            while let Some(slot) = table.slots.get_mut(at) {
                if slot.1 == FREE {
                    *slot = (hash, row);
                    break;
                }
                at = (at + 1) & table.mask;
            }
        }
        table
    }

    /// Reads ascending hashes, each as the difference to the one before.
    ///
    /// # Errors
    /// When the bytes end early or there are more than `most`.
    pub fn read(reader: &mut Reader, most: usize) -> Result<Self, ModelError> {
        let n = reader.count(most)?;
        let mut hashes = Vec::with_capacity(n);
        let mut hash = 0_u32;
        for _ in 0..n {
            hash = hash.wrapping_add(reader.varint()?);
            hashes.push(hash);
        }
        Ok(Self::new(&hashes))
    }

    /// How many hashes have a row.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether none has.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The hash's row.
    #[must_use]
    pub fn row(&self, hash: u32) -> Option<usize> {
        let mut at = hash as usize & self.mask;
        loop {
            match self.slots.get(at) {
                Some(&(_, FREE)) | None => return None,
                Some(&(key, row)) if key == hash => return Some(row as usize),
                Some(_) => at = (at + 1) & self.mask,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colliding_hashes_keep_their_rows() {
        let table = Vocabulary::new(&[8, 16, 24, 1]);
        assert_eq!(
            [8, 16, 24, 1, 32].map(|hash| table.row(hash)),
            [Some(0), Some(1), Some(2), Some(3), None]
        );
        assert_eq!(Vocabulary::default().row(5), None);
    }
}
