//! A small neural-network kit: matrices, parameters with Adam, and a tape for gradients.
//!
//! In: numbers. Out: numbers. Knows nothing of language. Sums run in a fixed order, so that a seed gives the
//! same model again.
#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "numeric kernels over shapes checked once")]

pub mod batches;
pub mod crf;
pub mod layers;
pub mod mat;
pub mod params;
pub mod random;
pub mod reader;
pub mod tape;
pub mod writer;
