//! On whose word each stretch stands, and how certain it is put.
//!
//! In: attributions over sentences. Out: voices, certainties, claims, the facts of every source, who is
//! accused and what they answer.

mod accused;
mod backing;
mod certainty;
mod children;
mod facts;
mod layers;
mod misdeed;
mod reply;
mod responses;
mod role;
mod rows;
mod source_kind;
mod standing;
mod stubs;
mod types;
mod voice;

pub use backing::support;
pub use types::{Accusation, Answer, Certainty, Claim, Modality, Source, SourceKind, Voice};

use types::LEAST_WORDS;

use crate::attribution::{Attribution, Attributions};
use crate::entity::Entities;
use crate::segment::{ParagraphKind, Segments, TokenKind};
use crate::syntax::{Deprel, Syntax, Upos};
use crate::text::{AttributionId, Column, Id, TokenId, TokenRange};

/// Voices, sources, certainties and claims.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// By share of words, largest first.
    pub sources: Vec<Source>,
    /// Words of the body in the voice of each attribution.
    pub words: Column<AttributionId, u32>,
    /// Cover the body, in order, without gaps or overlaps.
    pub voices: Vec<Voice>,
    /// One row an attribution.
    pub of_attribution: Column<AttributionId, Modality>,
    /// In reading order.
    pub claims: Vec<Claim>,
    /// How certain the headline is put, by its own words.
    pub headline: Option<Modality>,
    /// Who is accused, by name, in reading order.
    pub accusations: Vec<Accusation>,
}

/// Marks with less confidence make no row and count in no share unless a reader asks for them: of those below,
/// about half are right.
pub const SURE: f32 = 0.55;

/// Reads off voices, certainties and claims. Attributions of less confidence than `least` make no row and hold no
/// words ([`SURE`]; 0 for all of them).
#[must_use]
pub fn find(
    text: &str,
    segments: &Segments,
    syntax: &Syntax,
    entities: &Entities,
    attributions: &Attributions,
    least: f32,
) -> Claims {
    let children = children::Children::new(syntax);
    let layers = layers::Layers { text, segments, syntax, entities, attributions, children: &children };
    let heard = rows::heard(layers, least);
    let owners = voice::owners(segments, attributions, &heard);
    let of_attribution: Column<AttributionId, Modality> =
        attributions.iter().map(|row| certainty::of_attribution(layers, row)).collect();
    let mut claims = claims(layers, &of_attribution, &owners);
    let (words, total) = rows::count(layers, &owners);
    let mut sources = rows::sources(layers, &heard, (&words, total));
    facts::fill(layers, &mut sources);
    backing::fill(segments, syntax, &sources, &mut claims);
    Claims {
        sources,
        words: words.into(),
        voices: voice::voices(segments, &owners),
        of_attribution,
        claims,
        headline: headline(layers),
        accusations: reply::accusations(layers),
    }
}

/// How certain the headline's first sentence is put.
fn headline(layers: layers::Layers<'_>) -> Option<Modality> {
    let segments = layers.segments;
    let title = segments.sentences.enumerate().find(|(id, _)| segments.kind_of(*id) == ParagraphKind::Title);
    title.map(|(_, row)| certainty::of_words(layers, row.tokens))
}

/// Cuts every sentence of the body into runs of one voice.
fn claims(
    layers: layers::Layers<'_>,
    of_attribution: &Column<AttributionId, Modality>,
    owners: &[Option<AttributionId>],
) -> Vec<Claim> {
    let layers::Layers { segments, attributions, .. } = layers;
    let mark = |cells: &mut Vec<bool>, run: &TokenRange| {
        let cells = cells.get_mut(run.start.index()..run.end.index());
        cells.into_iter().flatten().for_each(|cell| *cell = true);
    };
    let mut cues = vec![false; segments.tokens.len()];
    let mut ties = cues.clone();
    attributions
        .iter()
        .flat_map(|row| row.cue.iter().chain(&row.source))
        .for_each(|run| mark(&mut ties, run));
    // where nobody is heard ("are said to have risen"), what is said is the writer's with its cue
    let mut speaks = vec![false; attributions.len()];
    for id in owners.iter().flatten() {
        speaks.get_mut(id.index()).into_iter().for_each(|cell| *cell = true);
    }
    let heard = attributions.enumerate().filter(|(id, _)| speaks.get(id.index()) == Some(&true));
    heard.flat_map(|(_, row)| &row.cue).for_each(|run| mark(&mut cues, run));
    let mut told = vec![false; attributions.len()];
    let mut out = Vec::new();
    for (id, sentence) in segments.sentences.enumerate() {
        if !segments.kind_of(id).is_body() {
            continue;
        }
        let dateline = segments.paragraphs[sentence.paragraph].dateline;
        for (tokens, attribution) in runs(layers, sentence.tokens, owners) {
            // "NORVIK, 3 May 2021 —" says where and when it was written, no more
            if attribution.is_none()
                && dateline.is_some_and(|line| line.contains(segments.tokens.cover(tokens)))
            {
                continue;
            }
            // "The lower bridge in May." under a picture: no verb and no figure, nothing to check
            let bare = |at: TokenId| {
                let tag = layers.syntax.upos.row(at);
                segments.tokens.kinds[at] != TokenKind::Number
                    && tag.is_some_and(|tag| !matches!(tag, Upos::Verb | Upos::Aux | Upos::Num))
            };
            if attribution.is_none() && tokens == sentence.tokens && tokens.iter().all(bare) {
                continue;
            }
            let own = if attribution.is_none() { stubs::own(layers, tokens, &cues) } else { Some(tokens) };
            let Some(tokens) = own else { continue };
            let second = attribution.is_some() && goes_on(layers, tokens.start);
            let tokens =
                TokenRange::new(TokenId::from_index(tokens.start.index() + usize::from(second)), tokens.end);
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
                // "and that she might run again": the cue weighs on a second clause that it introduces as well
                Some(id) if second => {
                    let row = Attribution { content: vec![tokens], ..attributions[id].clone() };
                    certainty::of_attribution(layers, &row)
                }
                _ => certainty::of_words(layers, tokens),
            };
            out.push(Claim { tokens, attribution, modality, sources: Vec::new() });
        }
    }
    out
}

/// Whether "and that …" opens at a token: another clause of what somebody says.
fn goes_on(layers: layers::Layers<'_>, at: TokenId) -> bool {
    let tokens = &layers.segments.tokens;
    let that = TokenId::from_index(at.index() + 1);
    tokens.norm(at) == "and"
        && that.index() < tokens.len()
        && tokens.norm(that) == "that"
        && layers.syntax.deprel.row(that) == Some(&Deprel::Mark)
}

/// The runs of one voice within a sentence; "… and that …" opens another clause of what somebody says.
fn runs(
    layers: layers::Layers<'_>,
    sentence: TokenRange,
    owners: &[Option<AttributionId>],
) -> Vec<(TokenRange, Option<AttributionId>)> {
    let mut out: Vec<(TokenRange, Option<AttributionId>)> = Vec::new();
    for at in sentence.iter() {
        let owner = owners.get(at.index()).copied().flatten();
        let opens = owner.is_some() && goes_on(layers, at);
        let verb = |at: TokenId| matches!(layers.syntax.upos.row(at), Some(Upos::Verb | Upos::Aux));
        match out.last_mut() {
            Some((run, last)) if *last == owner && !(opens && run.iter().any(verb)) => {
                run.end = TokenRange::one(at).end
            }
            _ => out.push((TokenRange::one(at), owner)),
        }
    }
    out
}
