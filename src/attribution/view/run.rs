//! Runs of words.

/// A run of words, by their places.
pub type Run = crate::text::IdRange<usize>;
