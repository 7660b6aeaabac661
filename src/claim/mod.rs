//! On whose word each stretch stands, and how certain it is put.
//!
//! In: attributions over sentences. Out: voices, certainties, claims, the facts of every source, who is
//! accused and what they answer.

mod accused;
mod backing;
mod certainty;
mod children;
mod facts;
mod reply;
mod role;
mod rows;
mod stubs;
mod voice;

pub use backing::support;

use crate::attribution::{Attributions, CueClass, Evidence, SourceType};
use crate::entity::Entities;
use crate::segment::{ParagraphKind, Segments, TokenKind};
use crate::syntax::{Syntax, Upos};
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
    /// On whose word it rests: rows of the sources, its own and those who say nearly the same elsewhere;
    /// none where nobody is named for it.
    pub sources: Vec<u32>,
}

/// What kind of source, as far as its title, role, description or name tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceKind {
    /// Holds or speaks for a public office.
    Official,
    /// A business, or somebody who speaks for one.
    Company,
    /// Somebody who knows a subject by trade.
    Expert,
    /// Somebody who was there or is concerned.
    Witness,
    /// Something written.
    Document,
    /// The text does not tell.
    #[default]
    Other,
}

/// What somebody accused answers, in rising order of how much of an answer it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// No word of theirs was found.
    #[default]
    None,
    /// They were asked and said nothing.
    Silent,
    /// They speak, of whatever.
    Speaks,
    /// They deny something.
    Denies,
}

/// Somebody accused, and what they answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accusation {
    /// Who is accused; none where the text gives no name.
    pub entity: Option<EntityId>,
    /// The name, or the words for who is accused: "two officers".
    pub name: String,
    /// The words for who accuses, as they stand, in reading order.
    pub by: Vec<Span>,
    /// The words that accuse.
    pub places: Vec<Span>,
    /// The attributions that accuse.
    pub attributions: Vec<AttributionId>,
    /// The attributions in which the accused, or somebody for them, speak.
    pub replies: Vec<AttributionId>,
    /// The words that say how the accused answered without a statement of theirs: "could not be reached".
    pub responses: Vec<Span>,
    /// The most of an answer among these.
    pub answer: Answer,
}

/// Somebody who speaks in the article, with all that stands on their word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Who, when known.
    pub entity: Option<EntityId>,
    /// The entity's name, or the words that describe the source.
    pub name: String,
    /// Whether the text names it: a person or body by name, a document by its title, issuer, author or date.
    pub named: bool,
    /// What stands behind it.
    pub source_type: SourceType,
    /// Its attributions, in reading order.
    pub attributions: Vec<AttributionId>,
    /// Whether it says something; of one that does not the writer says what it thinks, wants or plans.
    pub statement: bool,
    /// Of a source that is quoted in another's words alone: the attribution that holds its own.
    pub relayed_by: Option<AttributionId>,
    /// Words of the body in this voice; those that several speak as one count in full for each.
    pub words: u32,
    /// The same as a share of the body's words, 0 to 1.
    pub share: f64,
    /// Official, company, expert …
    pub kind: SourceKind,
    /// The role given where the source is first named in the body.
    pub role: Option<Span>,
    /// The fullest of the words that say why this source is asked: office, employer, field, kinship, experience.
    pub standing: Option<Span>,
    /// Of an unnamed source: the fullest of the words that describe it.
    pub described: Option<Span>,
    /// Of an unnamed source: the words that grant it not to be named.
    pub anonymity: Option<Span>,
    /// Of an unnamed source: the reason stated for it.
    pub reason: Option<Span>,
    /// Of an unnamed source: its description says nothing but "official", "source" and the like.
    pub bare: bool,
    /// Of an unnamed source: an official, an aide, somebody close to the matter.
    pub insider: bool,
    /// A plural ("officials") to which one quotation is given, though only one can have spoken it.
    pub plural_for_one: bool,
    /// The text's cues for it (base form, class, how often), most frequent first.
    pub cues: Vec<(String, CueClass, u32)>,
}

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
    let layers = facts::Layers { text, segments, syntax, entities, attributions, children: &children };
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
fn headline(layers: facts::Layers<'_>) -> Option<Modality> {
    let segments = layers.segments;
    let title = segments.sentences.enumerate().find(|(id, _)| segments.kind_of(*id) == ParagraphKind::Title);
    title.map(|(_, row)| certainty::of_words(layers, row.tokens))
}

/// A writer's clause of fewer words than this, beside what others say, claims nothing of its own.
const LEAST_WORDS: usize = 4;

/// Cuts every sentence of the body into runs of one voice.
fn claims(
    layers: facts::Layers<'_>,
    of_attribution: &Column<AttributionId, Modality>,
    owners: &[Option<AttributionId>],
) -> Vec<Claim> {
    let facts::Layers { segments, attributions, .. } = layers;
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
        for (tokens, attribution) in runs(sentence.tokens, owners) {
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
                _ => certainty::of_words(layers, tokens),
            };
            out.push(Claim { tokens, attribution, modality, sources: Vec::new() });
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
