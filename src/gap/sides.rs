//! Whether those speak who are against it.
//!
//! In: the list of sources, words. Out: a gap where the text tells of opposition, and every named speaker holds an office
//! or speaks for a firm.

use super::facts::{Facts, gap, is_named};
use super::sources::speakers;
use super::types::Gap;
use crate::attribution::SourceType;
use crate::claim::{Source, SourceKind};
use crate::text::{Span, TokenId};

/// Those who are against something, and what they do: who is called a critic in passing opposes no plan.
#[rustfmt::skip]
const AGAINST: &[&str] = &[
    "protest", "protests", "protesters", "protestors", "protested", "demonstrators", "demonstration", "demonstrations",
    "petition", "boycott",
];

/// What stands before "against the plan".
#[rustfmt::skip]
const MEANS: &[&str] = &[
    "posters", "banners", "placards", "campaign", "march", "rally", "movement", "initiative", "opposition", "signatures",
    "complaints", "letters", "lawsuit",
];

/// What one can be against.
#[rustfmt::skip]
const PLANS: &[&str] = &[
    "plan", "plans", "bill", "project", "merger", "law", "reform", "tax", "closure", "scheme", "proposal", "idea", "move", "change",
    "sale", "cuts", "deal", "decision", "measure", "road", "dam", "mine",
];

/// Opposition is told of, and nobody speaks for it.
pub(super) fn one_side(facts: &Facts<'_>) -> Option<Gap> {
    let rows = speakers(facts);
    let heard: Vec<&&Source> = rows.iter().filter(|row| row.words > 0 && row.statement).collect();
    let named: Vec<&&&Source> = heard.iter().filter(|row| is_named(row.source_type)).collect();
    let holds = |row: &Source| matches!(row.kind, SourceKind::Official | SourceKind::Company);
    let people =
        |row: &Source| matches!(row.source_type, SourceType::UnnamedPerson | SourceType::UnnamedGroup);
    let outside = heard.iter().any(|row| people(row) && !holds(row));
    if named.len() < 2 || outside || !named.iter().all(|row| holds(row)) {
        return None;
    }
    let tokens = &facts.layers.segments.tokens;
    let own = facts.body().flat_map(|(_, row)| row.tokens.iter());
    let against = |at: TokenId| {
        let next = |n: u32| tokens.norm(TokenId(at.0 + n));
        AGAINST.contains(&tokens.norm(at))
            || MEANS.contains(&tokens.norm(at))
                && next(1) == "against"
                && (2..=4).any(|n| PLANS.contains(&next(n)))
    };
    let last = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
    let evidence: Vec<Span> =
        own.filter(|at| at.0 + 5 < last && against(*at)).map(|at| tokens.spans[at]).take(3).collect();
    (!evidence.is_empty()).then(|| {
        gap(
            "one_side",
            "Opposition is mentioned, but nobody who is against it speaks.".to_owned(),
            "What do those who are against it say?",
            evidence,
        )
    })
}
