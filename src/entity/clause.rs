//! Clauses as far as pronouns ask for them: whose verb it is, and whether two places stand in one.
//!
//! In: the reading, with its trees where a model gave them. Out: answers about places. Knows no entity.

use std::ops::Range;

use super::lexicon::SAYING;
use super::reading::Reading;

/// How far up a tree the verb is looked for whose subject owns, or the noun whose clause it is.
pub(super) const CLIMB: usize = 6;

/// The verb that a name is the subject of, an office before it included: "economist Ana Orsel said".
pub(super) fn subject_of(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<usize> {
    let mut inside = tokens.clone();
    let (mut head, mut relation) =
        inside.find_map(|at| reading.above(at).filter(|(head, _)| !tokens.contains(head)))?;
    for _ in 0..2 {
        if !matches!(relation.base(), "flat" | "appos" | "compound") {
            break;
        }
        (head, relation) = reading.above(head)?;
    }
    (relation.base() == "nsubj").then_some(head)
}

/// Whether the verb whose subject a person is stands over a place, no other clause between.
pub(super) fn over(reading: &Reading<'_>, verb: Option<usize>, at: usize) -> bool {
    let mut here = at;
    for _ in 0..CLIMB {
        let Some((above, relation)) = reading.above(here) else { return false };
        if matches!(relation.base(), "acl" | "advcl" | "ccomp" | "parataxis") {
            return false;
        }
        if Some(above) == verb {
            return true;
        }
        here = above;
    }
    false
}

/// Whether two places stand in one clause.
pub(super) fn one(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    to - from <= 12
        && (from + 1..to).all(|at| {
            let mark = matches!(reading.form(at), "," | ";" | ":" | "“" | "”" | "\"" | "—" | "–" | "(" | ")");
            let opener = matches!(
                reading.norm(at),
                "that"
                    | "who"
                    | "which"
                    | "when"
                    | "while"
                    | "because"
                    | "if"
                    | "but"
                    | "after"
                    | "before"
                    | "as"
                    | "although"
                    | "since"
                    | "until"
                    | "what"
                    | "how"
                    | "why"
                    | "whether"
                    | "and"
            );
            !mark && !opener && !reading.is(at, SAYING)
        })
}

/// Whether a word stands before a verb, or as one, behind its subject.
pub(super) fn is_auxiliary(norm: &str) -> bool {
    matches!(
        norm,
        "is" | "was"
            | "has"
            | "had"
            | "will"
            | "would"
            | "could"
            | "can"
            | "may"
            | "might"
            | "should"
            | "did"
            | "does"
            | "also"
            | "who"
    )
}
