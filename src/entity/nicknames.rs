//! Names around what their bearer is called: "Katrin “Kat” Orsel".
//!
//! In: candidates, tokens. Out: the candidates, such a name in one piece.

use super::candidate::{Candidate, HEADS};
use super::lexicon::{COMMON, FUNCTION, ORG, PEOPLE, PLACE};
use super::reading::{CAPITAL, HEADLINE, LETTERS, Reading};

/// Puts the two halves together, and what stands between them in quotation marks.
pub(super) fn join(reading: &Reading<'_>, candidates: &mut Vec<Candidate>) {
    let ends: Vec<Option<usize>> = candidates.iter().map(|row| end(reading, row)).collect();
    let mut ends = ends.into_iter();
    let mut until = 0;
    candidates.retain_mut(|row| {
        let end = ends.next().flatten();
        if row.tokens.start < until {
            return false;
        }
        if let Some(end) = end {
            (row.tokens.end, until) = (end, end);
        }
        true
    });
}

/// Where such a name ends whose given name a candidate is.
fn end(reading: &Reading<'_>, row: &Candidate) -> Option<usize> {
    let open = row.tokens.end;
    if row.tokens.len() > 2
        || !matches!(reading.form(open), "“" | "\"" | "``")
        || reading.has(open + 1, HEADLINE)
    {
        return None;
    }
    let close = (open + 2..open + 4).find(|at| matches!(reading.form(*at), "”" | "\"" | "''"))?;
    let surname = close + 1;
    let capital = |at: usize| reading.has(at, CAPITAL) && reading.has(at, LETTERS);
    let other = |at: usize| reading.is(at, HEADS | PEOPLE | ORG | PLACE);
    let whole = (open + 1..close).all(capital)
        && capital(surname)
        && !reading.is(surname, COMMON | FUNCTION)
        && !row.tokens.clone().any(other)
        && !reading.is(surname, HEADS);
    let mut end = surname + 1;
    while whole && end < surname + 3 && capital(end) && !reading.is(end, COMMON | FUNCTION) {
        end += 1;
    }
    whole.then_some(end)
}
