//! A hash for tables of our own words.
//!
//! Quick and without a secret: no text can add to such a table, so none can make its keys collide on purpose.
//! Tables of an article's words keep the standard library's hash; what is remembered of a text that is typed
//! ([`super::Memory`]) says why it need not.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A table that is built once from constant text.
pub type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A list that is built once from constant text.
pub type QuickSet<K> = HashSet<K, BuildHasherDefault<Quick>>;

/// Eight bytes at a stroke, mixed by multiplication.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick(u64);

impl Quick {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        let (strokes, rest) = bytes.as_chunks();
        strokes.iter().for_each(|stroke| self.mix(u64::from_le_bytes(*stroke)));
        if !rest.is_empty() {
            self.mix(rest.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        let words = ["", "a", "b", "ab", "ba", "the dam held", "the dam helf", "the dam hel", "\0", "\0\0"];
        let list: QuickSet<&str> = words.into_iter().collect();
        assert_eq!(list.len(), words.len());
        assert!(!list.contains("the dam"));
    }
}
