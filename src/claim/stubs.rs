//! What the writer claims beside what others say: "Mirel Odan wrote in May" introduces, and claims nothing to check.
//!
//! In: a run in the writer's voice, trees, cues. Out: the run without the words that only introduce somebody's, or
//! nothing. Clauses of some length that hang on such a frame ("who was elected in 2019") stay.

use super::layers::Layers;
use super::types::LEAST_WORDS;
use crate::segment::TokenKind;
use crate::syntax::{Deprel, Upos};
use crate::text::{Id, TokenId, TokenRange};

/// The part of a run that claims something of its own. `cues` says of every token whether it is a cue.
pub(super) fn own(layers: Layers<'_>, run: TokenRange, cues: &[bool]) -> Option<TokenRange> {
    let is_cue = |at: &TokenId| cues.get(at.index()).copied().unwrap_or(false);
    // ", a figure that the company disputes": the comma is none of it
    let joins = |at: &TokenId| matches!(layers.segments.tokens.norm(*at), "," | ";" | ":" | "–" | "—" | "-");
    let run = TokenRange::new(run.iter().find(|at| !joins(at))?, run.end);
    let mut open: Vec<TokenId> = run.iter().filter(is_cue).collect();
    if open.is_empty() || layers.syntax.head.len() != layers.segments.tokens.len() {
        return Some(run);
    }
    let mut frame = vec![false; run.len()];
    let cell = |at: TokenId| at.index().checked_sub(run.start.index());
    while let Some(at) = open.pop() {
        let Some(met) = cell(at).and_then(|at| frame.get_mut(at)) else { continue };
        if !std::mem::replace(met, true) {
            open.extend(
                layers.children.of(at).filter(|child| run.contains(*child) && !claims(layers, *child, run)),
            );
        }
    }
    let tokens = &layers.segments.tokens;
    let word = |at: &TokenId| matches!(tokens.kinds[*at], TokenKind::Word | TokenKind::Number);
    let kept = |at: &TokenId| word(at) && cell(*at).and_then(|at| frame.get(at)) == Some(&false);
    let joins = |at: TokenId| matches!(layers.syntax.upos.row(at), Some(Upos::Cconj));
    let first = run.iter().find(|at| kept(at) && !joins(*at))?;
    let last = run.iter().rev().find(kept)?;
    if run.iter().filter(kept).count() < LEAST_WORDS {
        return None;
    }
    // a relative clause takes the words with it that it is said of
    let relative = relative(layers, first, run).and_then(|at| layers.syntax.head[at]);
    let said_of = relative.filter(|at| run.contains(*at) && *at < first);
    let near = |at: &TokenId| {
        let relation = layers.syntax.deprel.row(*at);
        let part = matches!(relation, Some(Deprel::Det | Deprel::Amod | Deprel::Compound | Deprel::NmodPoss));
        part && run.contains(*at)
    };
    let begin = said_of.map(|at| layers.children.of(at).find(near).unwrap_or(at).min(at));
    Some(TokenRange::new(begin.unwrap_or(first).min(first), TokenRange::one(last).end))
}

/// Whether the words that hang on a cue are a clause that claims something itself.
fn claims(layers: Layers<'_>, at: TokenId, run: TokenRange) -> bool {
    let verb = matches!(layers.syntax.upos.row(at), Some(Upos::Verb | Upos::Aux));
    let least = match layers.syntax.deprel.row(at) {
        Some(Deprel::AclRelcl) => LEAST_WORDS,
        // "standing by the wreck", "as the trial opened" only set the scene
        Some(Deprel::Advcl) => LEAST_WORDS + 2,
        Some(Deprel::Conj | Deprel::Parataxis) if verb => LEAST_WORDS,
        _ => return false,
    };
    size(layers, at, run) >= least
}

/// How many words hang on a word, itself among them, as far as they stand in the run and matter.
fn size(layers: Layers<'_>, at: TokenId, run: TokenRange) -> usize {
    let (mut open, mut count) = (vec![at], 0);
    while let Some(at) = open.pop().filter(|_| count <= 2 * LEAST_WORDS) {
        let kind = layers.segments.tokens.kinds[at];
        count += usize::from(matches!(kind, TokenKind::Word | TokenKind::Number));
        open.extend(layers.children.of(at).filter(|child| run.contains(*child)));
    }
    count
}

/// The head of the relative clause that a word opens.
fn relative(layers: Layers<'_>, at: TokenId, run: TokenRange) -> Option<TokenId> {
    let above = |at: &TokenId| layers.syntax.head[*at].filter(|head| run.contains(*head));
    let mut chain = std::iter::successors(Some(at), above).take(6);
    chain.find(|at| layers.syntax.deprel.row(*at) == Some(&Deprel::AclRelcl))
}
