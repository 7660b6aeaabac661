//! Nouns in plain words that readers and weights pass over, and that can only mean that somebody asks.
//!
//! In: the rules' candidates, what stands. Out: what stands with those added, in reading order. Like [`super::mend`]
//! it runs behind the tagger and behind the rules alike.

use super::candidate::Candidate;
use super::chunk::Chunks;
use super::cue::Part;
use super::frame::Frame;
use super::learnt::{around, meets};
use super::link::Chosen;
use super::rules::Rules;

/// Nouns in the plural that ask for something, before "for".
const ASKS: &[&str] = &["appeals", "calls", "demands", "pleas"];
/// The share of such nouns that PolNeAR's training articles mark, of those outside other contents.
const ASKED: f32 = 0.7;

/// Adds what stands nowhere yet.
pub(super) fn add(chunks: &Chunks<'_>, rules: &Rules, rows: &mut Vec<Chosen>) {
    let mut more: Vec<Chosen> = Vec::new();
    for (found, share) in rules.prospects.iter().filter(|(found, _)| asks(chunks, found)) {
        let free = |row: &Chosen| !meets(&row.found, found);
        if around(rows, found.cue).all(free) && more.last().is_none_or(free) {
            let share = share.max(ASKED);
            more.push(Chosen { found: found.clone(), share, nested: false, continued: 0 });
        }
    }
    if !more.is_empty() {
        rows.append(&mut more);
        rows.sort_by_key(|row| (row.found.cue.0, row.found.head));
    }
}

/// "The flood led to calls for a new dam."
fn asks(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    found.part == Part::Noun && found.frame == Frame::For && ASKS.contains(&chunks.norm(found.head))
}
