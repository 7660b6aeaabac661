//! Firms that bear the names of two or three people: "the consultants Orsel and Brel", "Orsel, Brel and Lind LLP".
//!
//! In: candidates, tokens. Out: the candidates, one for each firm. Two people whom the article names in full stay two.

use super::candidate::Candidate;
use std::collections::BTreeSet;
use std::ops::Range;

use super::acronyms::put;
use super::kinds::is_firm;
use super::lexicon::{GIVEN, HONORIFIC, ORG_SUFFIX, PEOPLE, PLACE};

use super::reading::{CAPITAL, Reading};

/// How many partners a firm's name holds at most.
const PARTNERS: usize = 4;

/// Last words of a firm's name that say that those before it are partners.
const PARTNERSHIP: &[&str] =
    &["llp", "partners", "associates", "solicitors", "architects", "advocates", "accountants", "attorneys"];

/// What a firm is said to be behind its name: ", a law firm".
const PRACTICE: &[&str] = &["firm", "consultancy", "practice", "partnership", "brokerage"];

/// Puts firms in the place of what the rules made of their partners.
pub(super) fn join(reading: &Reading<'_>, candidates: &mut Vec<Candidate>) {
    // who is named in full is a person, and so is who bears that surname
    let persons: BTreeSet<&str> = candidates
        .iter()
        .filter(|row| row.tokens.len() > 1 || !row.title.is_empty())
        .filter(|row| !reading.is(row.tokens.end - 1, ORG_SUFFIX))
        .map(|row| reading.norm(row.tokens.end - 1))
        .filter(|norm| !PARTNERSHIP.contains(norm))
        .collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for first in 0..candidates.len() {
        let rows = candidates.get(first..(first + PARTNERS).min(candidates.len())).unwrap_or(&[]);
        found.extend(firm(reading, rows, &persons));
    }
    put(candidates, found);
}

/// The firm whose name begins with the first of these names.
fn firm(reading: &Reading<'_>, rows: &[Candidate], persons: &BTreeSet<&str>) -> Option<Range<usize>> {
    let (one, rest) = rows.split_first()?;
    let alone = |row: &Candidate| row.title.is_empty() && !persons.contains(reading.norm(row.tokens.start));
    if one.tokens.len() != 1 || !alone(one) {
        return None;
    }
    let (mut end, mut last) = (one.tokens.end, one);
    for row in rest {
        let link = reading.norm(end);
        if row.tokens.start != end + 1 || !matches!(link, "," | "and" | "&") {
            return None;
        }
        let partner = row.tokens.len() == 1
            || row.tokens.len() == 2 && PARTNERSHIP.contains(&reading.norm(row.tokens.end - 1));
        if !partner || !alone(row) {
            return None;
        }
        (end, last) = (row.tokens.end, row);
        if link != "," {
            break;
        }
    }
    let closed =
        matches!(reading.norm(last.tokens.start.checked_sub(1)?), "and" | "&") && last.tokens != one.tokens;
    let named = || {
        let tail = if reading.has(end, CAPITAL) { end } else { end - 1 };
        let partners = PARTNERSHIP.contains(&reading.norm(tail)) && reading.has(tail, CAPITAL);
        (partners && !reading.is(one.tokens.start, PLACE | PEOPLE | GIVEN | HONORIFIC)).then_some(tail + 1)
    };
    let before = one.tokens.start.checked_sub(1).is_some_and(|at| is_firm(reading, at));
    let to = if before || said(reading, end) { named().unwrap_or(end) } else { named()? };
    closed.then_some(one.tokens.start..to)
}

/// ", a law firm": what stands behind says that it was a firm's name.
fn said(reading: &Reading<'_>, end: usize) -> bool {
    let opens = reading.form(end) == "," && matches!(reading.norm(end + 1), "a" | "an" | "the");
    let stop = |at: &usize| matches!(reading.form(*at), "," | "." | "of" | "in" | "that" | "who" | "which");
    opens && (end + 2..end + 7).take_while(|at| !stop(at)).any(|at| PRACTICE.contains(&reading.norm(at)))
}
