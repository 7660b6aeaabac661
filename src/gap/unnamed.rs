//! Sources without a name: how they are described, and why they are not named.

use super::Gap;
use super::facts::{Facts, gap, plural};
use crate::attribution::{CueClass, SourceType};
use crate::claim::Source;
use crate::text::Span;

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
    })
}

fn place(source: &Source) -> Option<Span> {
    source.described
}

/// An unnamed source is called no more than "a source", "officials".
pub(super) fn bare_source(facts: &Facts<'_>) -> Option<Gap> {
    let rows: Vec<&Source> = unnamed(facts).filter(|row| row.bare).collect();
    let evidence: Vec<Span> = rows.into_iter().filter_map(place).collect();
    (!evidence.is_empty()).then(|| {
        gap(
            "bare_source",
            format!("{} described in one word.", are(evidence.len())),
            "What do they do, and how would they know?",
            evidence,
        )
    })
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
    let rows: Vec<&Source> = unnamed(facts).filter(|row| row.anonymity.is_none()).collect();
    let evidence: Vec<Span> = rows.into_iter().filter_map(place).collect();
    (facts.is_article() && !evidence.is_empty()).then(|| {
        gap(
            "unexplained_anonymity",
            format!(
                "For {} nothing says why there is no name.",
                if evidence.len() == 1 { "1 source".to_owned() } else { plural(evidence.len(), "source") }
            ),
            "Why is this source not named?",
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
            "One quotation is given to several: only one of them can have spoken it.".to_owned(),
            "How many people said so, and which one is quoted?",
            evidence,
        )
    })
}
