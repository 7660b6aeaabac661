//! The tagger's readings and the candidates brought together.

pub(in crate::attribution) mod confidence;
pub(in crate::attribution) mod conflicts;
pub(in crate::attribution) mod locality;
pub(in crate::attribution) mod readings;
pub(in crate::attribution) mod standing;
