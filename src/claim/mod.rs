//! On whose word each stretch stands, and how certain it is put.
//!
//! In: attributions over sentences. Out: voices, certainties, claims.

mod certainty;
mod voice;

use crate::attribution::{Attributions, Evidence, SourceType};
use crate::entity::Entities;
use crate::segment::{Segments, TokenKind};
use crate::syntax::Syntax;
use crate::text::{AttributionId, Column, EntityId, Id, Span, TokenId, TokenRange};

/// FactBank's scale with polarity (Saurí and Pustejovsky 2009).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certainty {
    /// Certain, positive.
    #[default]
    CtPlus,
    /// Certain, negative.
    CtMinus,
    /// Probable, positive.
    PrPlus,
    /// Probable, negative.
    PrMinus,
    /// Possible, positive.
    PsPlus,
    /// Possible, negative.
    PsMinus,
    /// Underspecified.
    U,
}

/// Certainty, the lexical flags and what led to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Modality {
    /// On the scale.
    pub certainty: Certainty,
    /// "reportedly", "alleged".
    pub unverified: bool,
    /// "if …".
    pub conditional: bool,
    /// Lies ahead.
    pub future: bool,
    /// The words.
    pub evidence: Vec<Evidence>,
}

/// A stretch of the body in one voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Its words, and the white space behind them.
    pub span: Span,
    /// Whose; none for the writer's.
    pub attribution: Option<AttributionId>,
}

/// A clause-sized unit that asserts something checkable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// Its words.
    pub tokens: TokenRange,
    /// Whose content it is; none for the writer's.
    pub attribution: Option<AttributionId>,
    /// How certain.
    pub modality: Modality,
}

/// Somebody who speaks in the article, with all that stands on their word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Who, when known.
    pub entity: Option<EntityId>,
    /// The entity's name, or the words that describe the source.
    pub name: String,
    /// What stands behind it.
    pub source_type: SourceType,
    /// Its attributions, in reading order.
    pub attributions: Vec<AttributionId>,
    /// Words of the body in this voice.
    pub words: u32,
    /// The same as a share of the body's words, 0 to 1.
    pub share: f64,
}

/// Voices, sources, certainties and claims.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// By share of words, largest first.
    pub sources: Vec<Source>,
    /// Cover the body, in order, without gaps or overlaps.
    pub voices: Vec<Voice>,
    /// One row an attribution.
    pub of_attribution: Column<AttributionId, Modality>,
    /// In reading order.
    pub claims: Vec<Claim>,
}

/// Reads off voices, certainties and claims.
#[must_use]
pub fn find(
    text: &str,
    segments: &Segments,
    _syntax: &Syntax,
    entities: &Entities,
    attributions: &Attributions,
) -> Claims {
    let owners = voice::owners(segments, attributions);
    let of_attribution: Column<AttributionId, Modality> =
        attributions.iter().map(|row| certainty::of_attribution(text, segments, row)).collect();
    let claims = claims(text, segments, attributions, &of_attribution, &owners);
    Claims {
        sources: voice::sources(text, segments, entities, attributions, &owners),
        voices: voice::voices(segments, &owners),
        of_attribution,
        claims,
    }
}

/// A writer's clause of fewer words than this, beside what others say, claims nothing of its own.
const LEAST_WORDS: usize = 4;

/// Cuts every sentence of the body into runs of one voice.
fn claims(
    text: &str,
    segments: &Segments,
    attributions: &Attributions,
    of_attribution: &Column<AttributionId, Modality>,
    owners: &[Option<AttributionId>],
) -> Vec<Claim> {
    let mut ties = vec![false; segments.tokens.len()];
    for run in attributions.iter().flat_map(|row| row.cue.iter().chain(&row.source)) {
        let cells = ties.get_mut(run.start.index()..run.end.index());
        cells.into_iter().flatten().for_each(|cell| *cell = true);
    }
    let mut told = vec![false; attributions.len()];
    let mut out = Vec::new();
    for (id, sentence) in segments.sentences.enumerate() {
        if !segments.kind_of(id).is_body() {
            continue;
        }
        for (tokens, attribution) in runs(sentence.tokens, owners) {
            let words = |least: bool| {
                let word =
                    |at: &TokenId| matches!(segments.tokens.kinds[*at], TokenKind::Word | TokenKind::Number);
                let free = |at: &TokenId| !least || !ties.get(at.index()).copied().unwrap_or(false);
                tokens.iter().filter(word).filter(free).count()
            };
            let modality = match attribution {
                None if words(true) < LEAST_WORDS => continue,
                Some(_) if words(false) == 0 => continue,
                // the cue weighs on the clause it introduces, not on the sentences that follow
                Some(id) if !std::mem::replace(told.get_mut(id.index()).unwrap_or(&mut false), true) => {
                    of_attribution[id].clone()
                }
                _ => certainty::of_words(text, segments, tokens),
            };
            out.push(Claim { tokens, attribution, modality });
        }
    }
    out
}

/// The runs of one voice within a sentence.
fn runs(sentence: TokenRange, owners: &[Option<AttributionId>]) -> Vec<(TokenRange, Option<AttributionId>)> {
    let mut out: Vec<(TokenRange, Option<AttributionId>)> = Vec::new();
    for at in sentence.iter() {
        let owner = owners.get(at.index()).copied().flatten();
        match out.last_mut() {
            Some((run, last)) if *last == owner => run.end = TokenRange::one(at).end,
            _ => out.push((TokenRange::one(at), owner)),
        }
    }
    out
}
