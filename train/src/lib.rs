//! Prepares, trains and scores Sourcelight's models from a folder of corpora.

pub mod cues;
pub mod core;
pub mod corpus;
pub mod evaluate;
pub mod known;
pub mod net;
pub mod setting;
pub mod tagger;
pub mod teacher;
pub mod vectors;
