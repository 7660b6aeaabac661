//! A hash for short words of our own tables: FNV-1a. The tables are fixed and what is looked up in them
//! cannot make them slow; the maps that hold an article's own words keep the standard one.

use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a, 64 bits (Fowler, Noll and Vo).
#[derive(Clone, Copy, Debug)]
pub(super) struct Fnv(u64);

/// Builds it.
pub(super) type Build = BuildHasherDefault<Fnv>;

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
