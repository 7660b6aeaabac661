//! What several checks ask of an article, counted once.

use super::types::{Gap, Layers};
use crate::attribution::{Attribution, Form, SourceType};
use crate::claim::Source;
use crate::quantity::{Date, DateType};
use crate::segment::{ParagraphKind, Sentence, TokenKind};
use crate::text::{EntityId, SentenceId, Span, TokenId, TokenRange};
use std::collections::BTreeSet;

/// An article's layers with the counts that checks share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts<'a> {
    /// All layers.
    pub layers: Layers<'a>,
    /// Words of the body.
    pub words: usize,
    /// Whether the writer gives their own view.
    pub opinion: bool,
}

/// What stands over a text in which the writer gives their own view.
const OPINION: &[&str] =
    &["opinion", "editorial", "comment", "column", "op-ed", "viewpoint", "letter to the editor"];
/// "I" outside quotations in so many sentences is the writer: pull quotes and posts have no marks either.
const MYSELF: usize = 3;
/// One sentence in so many at least.
const SELDOM: usize = 8;

/// Fewer words than this are a note, not an article: absences in it tell nothing.
const ARTICLE: usize = 120;

impl<'a> Facts<'a> {
    pub(super) fn new(layers: Layers<'a>) -> Self {
        let mut facts = Self { layers, words: 0, opinion: false };
        let tokens = &layers.segments.tokens;
        let word = |at: &TokenId| matches!(tokens.kinds[*at], TokenKind::Word | TokenKind::Number);
        facts.words = facts.body().map(|(_, row)| row.tokens.iter().filter(word).count()).sum();
        facts.opinion = facts.speaks_for_themselves();
        facts
    }

    /// Whether the text is long enough for an absence to mean something.
    pub(super) const fn is_article(&self) -> bool {
        self.words >= ARTICLE
    }

    /// Whoever signs the article.
    pub(super) fn writers(&self) -> BTreeSet<EntityId> {
        let segments = self.layers.segments;
        let lines = segments.paragraphs.iter().filter(|row| row.kind == ParagraphKind::Byline);
        let runs = lines.map(|row| segments.tokens.within(row.span));
        runs.flat_map(|run| self.layers.entities.mentions_in(run)).map(|row| row.entity).collect()
    }

    /// Whether the writer speaks as themselves: the headline says so, or "I" stands outside quotations again and again.
    fn speaks_for_themselves(&self) -> bool {
        let segments = self.layers.segments;
        let heads = segments.paragraphs.iter().take_while(|row| !row.kind.is_body());
        let said = heads.map(|row| row.span.of(self.layers.text).to_lowercase()).any(|line| {
            let mut rest = OPINION.iter().filter_map(|word| line.strip_prefix(word));
            rest.any(|rest| rest.is_empty() || rest.starts_with([':', ' ', '|', ',']))
        });
        if said {
            return true;
        }
        let spoken = self.attributions().filter(|row| row.form != Form::Indirect);
        let mut spoken: Vec<TokenRange> = spoken.flat_map(|row| row.content.iter().copied()).collect();
        spoken.sort_unstable_by_key(|run| run.start);
        // how far any of them reaches up to here: they may lie in one another
        let mut furthest = TokenId(0);
        for run in &mut spoken {
            furthest = furthest.max(run.end);
            run.end = furthest;
        }
        let quoted = |at: TokenId| {
            let after = spoken.partition_point(|run| run.start <= at);
            after.checked_sub(1).and_then(|n| spoken.get(n)).is_some_and(|run| at < run.end)
        };
        let own = |row: &Sentence| row.tokens.iter().any(|at| segments.tokens.norm(at) == "i" && !quoted(at));
        let (mut all, mut count) = (0, 0);
        for (_, row) in self.body() {
            all += 1;
            count += usize::from(own(row));
        }
        count >= MYSELF && count * SELDOM >= all
    }

    /// The expressions of time that stand within a span.
    pub(super) fn dates_in(&self, span: Span) -> impl Iterator<Item = &'a Date> {
        let dates = self.layers.quantities.dates.as_slice();
        let from = dates.partition_point(|date| date.span.start < span.start);
        let near = dates.get(from..).unwrap_or(&[]).iter().take_while(move |date| date.span.start < span.end);
        near.filter(move |date| span.contains(date.span))
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
    lines.find_map(|line| facts.dates_in(line).find(|date| day(&date.timex)).map(|date| date.span))
}

/// Where an article's words name a source.
pub(super) fn places(facts: &Facts<'_>, source: &Source) -> Vec<Span> {
    let rows = source.attributions.iter().map(|id| &facts.layers.attributions[*id]);
    rows.filter_map(|row| facts.source(row)).collect()
}

/// "A is", "A and B are", "A, B and others are".
pub(super) fn are(names: &[&str]) -> String {
    match names {
        [one] => format!("{one} is"),
        [one, two] => format!("{one} and {two} are"),
        [one, two, ..] => format!("{one}, {two} and others are"),
        [] => "Somebody is".to_owned(),
    }
}

/// A full date in the first or the last paragraph dates the article, and so does one that the first paragraph of the body
/// begins with: "Thursday, May 7, 2015 The council …".
pub(super) fn dated(facts: &Facts<'_>) -> bool {
    let layers = facts.layers;
    let rows = || layers.segments.paragraphs.iter();
    let full = |span: Span| {
        facts
            .dates_in(span)
            .find(|date| date.kind == DateType::Date && date.timex.len() == 10 && !date.timex.contains('X'))
    };
    let opens = |span: Span| full(span).is_some_and(|date| date.span.start == span.start);
    [rows().next(), rows().next_back()].into_iter().flatten().any(|row| full(row.span).is_some())
        || rows().find(|row| row.kind.is_body()).is_some_and(|row| opens(row.span))
}
