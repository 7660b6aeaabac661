//! Clauses as far as pronouns ask for them: whose verb it is, and whether two places stand in one.
//!
//! In: the reading, with its trees where a model gave them. Out: answers about places.

use super::candidate::Link;
use std::ops::Range;

use super::lexicon::SAYING;
use super::reading::Reading;
use crate::syntax::Upos;

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
    // what is met within a description stands behind where that begins
    to.checked_sub(from).is_some_and(|apart| apart <= 12)
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

/// Where "the 51-year-old" begins, its article off, that ends here and stands for somebody met before.
pub(super) fn aged(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let norm = reading.norm(at);
    let from = if norm.ends_with("-year-old") {
        at
    } else {
        let dash = |back: usize| usize::from(at >= back && matches!(reading.form(at - back), "-" | "‑"));
        let year =
            at.checked_sub(1 + dash(1)).filter(|year| norm == "old" && reading.norm(*year) == "year")?;
        let number = year.checked_sub(1)?;
        if matches!(reading.form(number), "-" | "‑") { number.checked_sub(1)? } else { number }
    };
    let alone = !matches!(reading.upos(at + 1), Some(Upos::Noun | Upos::Propn | Upos::Adj))
        && !matches!(reading.form(at + 1), "-" | "‑");
    let digits = reading.norm(from).starts_with(|c: char| c.is_ascii_digit());
    let definite = from.checked_sub(1).is_some_and(|before| reading.norm(before) == "the");
    (alone && digits && definite).then_some(from)
}

/// Who speaks the quotation that a place stands in, where the sentence names them behind it: "…,” Orsel said".
pub(super) fn spoken_by(reading: &Reading<'_>, ahead: &[Link], at: usize) -> Option<usize> {
    let closes = |at: &usize| matches!(reading.form(*at), "”" | "\"" | "''");
    let close = (at + 1..at + 80).find(closes)?;
    let next = ahead.iter().find(|link| link.tokens.start > close)?;
    let says = |place: usize| reading.is(place, SAYING);
    let near = next.tokens.start <= close + 6;
    (near && (says(next.tokens.start - 1) || says(next.tokens.end) || says(close + 1))).then_some(next.entity)
}

/// Whether what stands behind these words is who says it: "according to a survivor, Ana Orsel", not "to friends of Ana".
pub(super) fn according(reading: &Reading<'_>, before: Range<usize>) -> bool {
    let near = before.start.max(before.end.saturating_sub(8))..before.end;
    let end =
        |at: &usize| matches!(reading.norm(*at), "according" | "of" | "for" | "from" | "by" | "'s" | "’s");
    near.rev().find(end).is_some_and(|at| reading.norm(at) == "according")
}

/// An age that begins at a token, "34-year-old" in one word or five, as a role, and the token behind it.
pub(super) fn age(reading: &Reading<'_>, at: usize) -> Option<(String, usize)> {
    let norm = reading.norm(at);
    if norm.ends_with("-year-old") && norm.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((norm.to_owned(), at + 1));
    }
    let number = norm.len() <= 3 && !norm.is_empty() && norm.bytes().all(|byte| byte.is_ascii_digit());
    let dash = |at: usize| usize::from(matches!(reading.form(at), "-" | "‑"));
    let year = at + 1 + dash(at + 1);
    let old = year + 1 + dash(year + 1);
    (number && reading.norm(year) == "year" && reading.norm(old) == "old")
        .then(|| (format!("{norm}-year-old"), old + 1))
}
