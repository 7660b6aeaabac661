//! The tagger's readings and the candidates brought together.

pub mod confidence;
pub mod conflicts;
pub mod locality;
pub mod readings;
pub mod standing;
