//! What several checks ask of an article, counted once.

use super::types::{Gap, Layers};
use crate::attribution::{Attribution, SourceType};
use crate::segment::{Sentence, TokenKind};
use crate::text::{SentenceId, Span, TokenId};

/// An article's layers with the counts that checks share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts<'a> {
    /// All layers.
    pub layers: Layers<'a>,
    /// Words of the body.
    pub words: usize,
}

/// Fewer words than this are a note, not an article: absences in it tell nothing.
const ARTICLE: usize = 120;

impl<'a> Facts<'a> {
    pub(super) fn new(layers: Layers<'a>) -> Self {
        let mut facts = Self { layers, words: 0 };
        let tokens = &layers.segments.tokens;
        let word = |at: &TokenId| matches!(tokens.kinds[*at], TokenKind::Word | TokenKind::Number);
        facts.words = facts.body().map(|(_, row)| row.tokens.iter().filter(word).count()).sum();
        facts
    }

    /// Whether the text is long enough for an absence to mean something.
    pub(super) const fn is_article(&self) -> bool {
        self.words >= ARTICLE
    }

    /// The sentences of the body; a dateline tells nothing of what happened and is left out.
    pub(super) fn body(&self) -> impl Iterator<Item = (SentenceId, &'a Sentence)> {
        let segments = self.layers.segments;
        segments.sentences.enumerate().filter(|(id, row)| {
            let dateline = segments.paragraphs[row.paragraph].dateline;
            segments.kind_of(*id).is_body() && !dateline.is_some_and(|line| line.contains(row.span))
        })
    }

    /// Attributions with somebody or something behind them, scare quotes left out.
    pub(super) fn attributions(&self) -> impl Iterator<Item = &'a Attribution> {
        self.layers.attributions.iter().filter(|row| !row.scare)
    }

    /// The words that name an attribution's source.
    pub(super) fn source(&self, row: &Attribution) -> Option<Span> {
        row.source.first().map(|run| self.layers.segments.tokens.cover(*run))
    }

    /// Whether a sentence holds a source, a cue or a content.
    pub(super) fn is_attributed(&self, sentence: &Sentence) -> bool {
        // attributions stand in reading order, but a content may begin before its cue: look at all
        // that begin within a window of it
        self.attributions().any(|row| {
            row.cue.iter().chain(&row.content).chain(&row.source).any(|run| run.overlaps(sentence.tokens))
        })
    }
}

/// A source that a reader could look up.
pub(super) const fn is_named(kind: SourceType) -> bool {
    matches!(kind, SourceType::NamedPerson | SourceType::NamedOrganisation)
}

/// A gap from its parts.
pub(super) fn gap(kind: &'static str, why: String, ask: &str, mut evidence: Vec<Span>) -> Gap {
    evidence.sort_unstable();
    Gap { kind, why, ask: ask.to_owned(), evidence }
}

/// "1 word", "2 words".
pub(super) fn plural(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

/// The day that a dateline gives, where it leaves out the year: "LINT, Oct. 14 —".
pub(super) fn dateline_day(facts: &Facts<'_>) -> Option<Span> {
    let layers = facts.layers;
    let day = |timex: &str| {
        timex.strip_prefix("XXXX-").is_some_and(|rest| rest.len() == 5 && !rest.contains(['X', 'W']))
    };
    let mut lines = layers.segments.paragraphs.iter().filter_map(|row| row.dateline);
    lines.find_map(|line| {
        let mut dates = layers.quantities.dates.iter().map(|date| (date.span, &date.timex));
        dates.find(|(span, timex)| line.contains(*span) && day(timex)).map(|(span, _)| span)
    })
}
