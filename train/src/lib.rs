//! Prepares, trains and scores Sourcelight's models from a folder of corpora.

pub mod cues;
pub mod evaluate;
