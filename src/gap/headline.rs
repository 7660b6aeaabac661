//! Whether the headline says more than the text.

use super::facts::{Facts, gap};
use super::types::Gap;
use crate::claim::{Certainty, Claim};
use crate::segment::{ParagraphKind, TokenKind};
use crate::text::{SentenceId, Span, TokenId, TokenRange};
use std::collections::BTreeSet;

/// Telling words that headline and sentence must share.
const SHARED: usize = 3;

/// Words of a headline that does not state flatly.
const HEDGES: &[&str] =
    &["could", "may", "might", "would", "can", "likely", "feared", "alleged", "suspected"];

/// Asked of texts with a headline.
pub(super) fn asked(facts: &Facts<'_>) -> bool {
    facts.layers.segments.paragraphs.iter().any(|row| row.kind == ParagraphKind::Title)
}

/// The headline states flatly what the sentence nearest to it puts as likely, possible or unchecked.
pub(super) fn firmer(facts: &Facts<'_>) -> Option<Gap> {
    let segments = facts.layers.segments;
    let (_, title) =
        segments.sentences.enumerate().find(|(id, _)| segments.kind_of(*id) == ParagraphKind::Title)?;
    let modality = facts.layers.claims.headline.as_ref()?;
    let flat = matches!(modality.certainty, Certainty::CtPlus | Certainty::CtMinus) && !modality.unverified;
    let attributed = facts
        .layers
        .attributions
        .iter()
        .any(|row| row.cue.iter().chain(&row.content).any(|run| run.overlaps(title.tokens)));
    let own = telling(facts, title.tokens);
    let question = segments.tokens.norm(title.tokens.last()?) == "?";
    // "How the storm changed Lint" tells how, and states nothing; one hedge in the headline is enough
    let asks = matches!(segments.tokens.norm(title.tokens.start), "how" | "why" | "what" | "who" | "when");
    let hedged = title.tokens.iter().any(|at| HEDGES.contains(&segments.tokens.norm(at)));
    if !flat || attributed || question || asks || hedged || own.len() < SHARED {
        return None;
    }
    // the sentence that shares most words with the headline, the first of several
    let mut best: Option<(usize, SentenceId, Span)> = None;
    for (id, row) in facts.body() {
        let shared = telling(facts, row.tokens).intersection(&own).count();
        if shared >= SHARED && shared * 2 >= own.len() && best.is_none_or(|(most, ..)| shared > most) {
            best = Some((shared, id, row.span));
        }
    }
    let (_, id, span) = best?;
    let run = segments.sentences[id].tokens;
    let claims: Vec<&Claim> =
        facts.layers.claims.claims.iter().filter(|row| row.tokens.overlaps(run)).collect();
    let shared = |row: &Claim| telling(facts, row.tokens).intersection(&own).count();
    let main = claims.iter().max_by_key(|row| shared(row)).filter(|row| shared(row) >= SHARED)?;
    let how = match (main.modality.certainty, main.modality.unverified) {
        (Certainty::PrPlus | Certainty::PrMinus, _) => "likely",
        (Certainty::PsPlus | Certainty::PsMinus, _) => "possible",
        (_, true) => "unverified",
        _ => return None,
    };
    Some(gap(
        "headline_firmer",
        format!("The headline states as fact what the text calls {how}."),
        "Which of the two is right?",
        vec![title.span, span],
    ))
}

/// The longer words of a run, cut to stems so that "closes" meets "closed".
pub(super) fn telling(facts: &Facts<'_>, run: TokenRange) -> BTreeSet<String> {
    let tokens = &facts.layers.segments.tokens;
    let word = |at: &TokenId| matches!(tokens.kinds[*at], TokenKind::Word | TokenKind::Number);
    let lemma = |at: TokenId| -> String {
        let lemma = &facts.layers.syntax.lemma[at];
        let form = if lemma.is_empty() { tokens.norm(at) } else { lemma };
        form.to_lowercase().chars().take(6).collect()
    };
    let long = |at: &TokenId| tokens.norm(*at).len() > 3 || tokens.kinds[*at] == TokenKind::Number;
    run.iter().take(80).filter(word).filter(long).map(lemma).collect()
}
