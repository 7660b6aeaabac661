//! The two sides of a comparison and the rows that point into both.

use super::words::Piece;
use crate::report::{Pair, Report};
use serde::Serialize;

/// One side: a report and its text.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Offsets in bytes.
    pub report: &'a Report,
    /// The article.
    pub text: &'a str,
}

/// Shares of the words of A and of B.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Shared {
    /// Of A's words.
    pub a: f64,
    /// Of B's words.
    pub b: f64,
}

/// Two stretches that belong together; one of them is null where there is only the other.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Row {
    /// same, changed, dropped (only in A) or added (only in B).
    pub kind: &'static str,
    /// Where in A.
    pub a: Option<Pair>,
    /// Where in B.
    pub b: Option<Pair>,
    /// Who speaks, for quotations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Who speaks the same words in B, where that is somebody else; then they have changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who_b: Option<String>,
    /// For quotations: ids of the attributions in A and in B.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ids: Option<[Option<u32>; 2]>,
    /// Share of words that both have (Dice), 0 to 1.
    pub alike: f64,
    /// Of what changed: the words of both and of one only, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<Piece>,
}
