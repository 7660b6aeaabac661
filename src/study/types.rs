//! What every table of the corpus tools speaks of.

/// A half-open pair of offsets.
pub type Pair = [u32; 2];
