//! Sources without a name: how they are described, and why they are not named.

use super::facts::{Facts, gap, plural};
use super::roles::named_later;
use super::types::Gap;
use crate::attribution::{CueClass, SourceType};
use crate::claim::Source;
use crate::entity::EntityLabel;
use crate::text::{Span, TokenRange};

/// Unnamed people who say something and could be named: "a senior official", "two aides"; groups in general
/// ("residents") and people of no account in the story ("anyone") have no name to give.
fn unnamed<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Source> {
    let tokens = &facts.layers.segments.tokens;
    facts.layers.claims.sources.iter().filter(move |row| {
        let speaks =
            row.cues.iter().any(|(_, class, _)| matches!(class, CueClass::Speech | CueClass::Assertion));
        let first = row.described.map_or("", |span| tokens.norm(tokens.within(span).start));
        let one = matches!(first, "a" | "an" | "one" | "another" | "two" | "three" | "four" | "several");
        let people = matches!(row.source_type, SourceType::UnnamedPerson | SourceType::UnnamedGroup);
        people
            && row.words > 0
            && speaks
            && (one || row.bare || row.plural_for_one)
            && (row.insider || row.anonymity.is_some())
            && !named_later(facts, row)
    })
}

/// Of somebody who speaks for another, whether the text tells for whom: in their description, or by a body named in the
/// sentence or the one before. Such a one is on the record; none for anybody else.
fn speaks_for(facts: &Facts<'_>, row: &Source) -> Option<bool> {
    let segments = facts.layers.segments;
    let run = segments.tokens.within(row.described?);
    let speaker = |norm: &str| norm.starts_with("spokes");
    if !run.iter().any(|at| speaker(segments.tokens.norm(at))) {
        return None;
    }
    let here = segments.sentence_of(run.start);
    let before = crate::text::SentenceId(here.0.saturating_sub(1));
    let near = TokenRange::new(segments.sentences[before].tokens.start, segments.sentences[here].tokens.end);
    let entities = facts.layers.entities;
    let body = entities
        .mentions_in(near)
        .any(|row| entities.entities[row.entity].label == EntityLabel::Organisation);
    Some(!row.bare || body)
}

fn place(source: &Source) -> Option<Span> {
    source.described
}

/// An unnamed source is called no more than "a source", "officials".
pub(super) fn bare_source(facts: &Facts<'_>) -> Option<Gap> {
    let rows: Vec<&Source> =
        unnamed(facts).filter(|row| row.bare && speaks_for(facts, row) != Some(true)).collect();
    let evidence: Vec<Span> = rows.into_iter().filter_map(place).collect();
    (facts.is_article() && !evidence.is_empty()).then(|| {
        gap(
            "bare_source",
            format!("{} identified only as {}.", are(evidence.len()), words(facts, &evidence)),
            "What is their job, and how would they know?",
            evidence,
        )
    })
}

/// The words that are all there is: "“officials”"; of several the first two.
fn words(facts: &Facts<'_>, spans: &[Span]) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for span in spans {
        let words = span.of(facts.layers.text);
        if !seen.iter().any(|known| known.eq_ignore_ascii_case(words)) {
            seen.push(words);
        }
    }
    let seen: Vec<String> = seen.iter().take(2).map(|words| format!("“{words}”")).collect();
    seen.join(" or ")
}

fn are(count: usize) -> String {
    if count == 1 {
        "1 unnamed source is".to_owned()
    } else {
        format!("{} are", plural(count, "unnamed source"))
    }
}

/// Nothing says why somebody is not named.
pub(super) fn unexplained_anonymity(facts: &Facts<'_>) -> Option<Gap> {
    let rows: Vec<&Source> = unnamed(facts)
        .filter(|row| row.anonymity.is_none() && speaks_for(facts, row) != Some(true))
        .collect();
    let evidence: Vec<Span> = rows.into_iter().filter_map(place).collect();
    (facts.is_article() && !evidence.is_empty()).then(|| {
        gap(
            "unexplained_anonymity",
            format!("No reason is given for not naming {}.", plural(evidence.len(), "source")),
            if evidence.len() == 1 {
                "Why is this source not named?"
            } else {
                "Why are these sources not named?"
            },
            evidence,
        )
    })
}

/// One quotation is given to several.
pub(super) fn plural_for_one(facts: &Facts<'_>) -> Option<Gap> {
    let rows = facts.layers.claims.sources.iter().filter(|row| row.plural_for_one);
    let evidence: Vec<Span> = rows.filter_map(place).collect();
    (!evidence.is_empty()).then(|| {
        gap(
            "plural_for_one",
            "One quotation is attributed to several people.".to_owned(),
            "Which of them said it?",
            evidence,
        )
    })
}
