//! Names that their own short forms spell out: "Alliance to Restore Our Rivers (AROR)".
//!
//! In: candidates, tokens. Out: the candidates, one for each name whose words' first letters are the letters in
//! the brackets behind it. Knows no vocabulary: the article defines the name.

use super::candidate::Candidate;
use std::collections::BTreeMap;
use std::ops::Range;

use super::reading::{CAPITAL, LETTERS, Reading, SHOUT};

/// How many tokens may stand in a name that an acronym spells out.
const LONGEST: usize = 14;

/// How many names with one first word are looked for again.
const NAMESAKES: usize = 8;

/// Puts the spelt-out names in the place of what the rules made of their words.
pub(super) fn spell_out(reading: &Reading<'_>, candidates: &mut Vec<Candidate>) {
    let mut found = Vec::new();
    for sentence in reading.segments.sentences.iter() {
        let from = crate::text::Id::index(sentence.tokens.start);
        let to = crate::text::Id::index(sentence.tokens.end);
        for at in from + 2..to {
            let bracket = reading.form(at - 1) == "(" && reading.form(at + 1) == ")";
            if bracket
                && reading.has(at, SHOUT)
                && let Some(start) = begin(reading, at, from)
            {
                found.push(start..at - 1);
            }
        }
    }
    put(candidates, found);
}

/// Finds again the names that stand whole elsewhere, where a sentence's first word or a small one cut them:
/// "Citizens for Clean Rivers" where the rules saw "Citizens" and "Clean Rivers".
pub(super) fn find_again(reading: &Reading<'_>, candidates: &mut Vec<Candidate>) {
    let small =
        |at: usize| matches!(reading.norm(at), "for" | "to" | "of" | "and" | "on" | "against" | "the");
    let mut whole: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    for row in candidates.iter().filter(|row| row.tokens.len() > 2 && row.tokens.clone().any(small)) {
        let rows = whole.entry(reading.norm(row.tokens.start)).or_default();
        if rows.len() < NAMESAKES {
            rows.push(row.tokens.clone());
        }
    }
    let mut found = Vec::new();
    for row in candidates.iter() {
        let at = row.tokens.start;
        let same = |name: &&Range<usize>| {
            name.len() > row.tokens.len()
                && (*name).clone().zip(at..).all(|(a, b)| reading.norm(a) == reading.norm(b))
        };
        let known = whole.get(reading.norm(at)).into_iter().flatten();
        found.extend(known.filter(same).max_by_key(|name| name.len()).map(|name| at..at + name.len()));
    }
    put(candidates, found);
}

/// Puts names in the place of what the rules made of their words.
pub(super) fn put(candidates: &mut Vec<Candidate>, found: Vec<Range<usize>>) {
    for span in found {
        let from = candidates.partition_point(|row| row.tokens.end <= span.start);
        let to = candidates.partition_point(|row| row.tokens.start < span.end);
        let covered = candidates.get(from..to).unwrap_or(&[]);
        // a name that reaches beyond stays as it is, and so does one that is whole already
        let beyond = |row: &Candidate| row.tokens.start < span.start || row.tokens.end > span.end;
        if covered.iter().any(|row| beyond(row) || row.tokens == span) {
            continue;
        }
        let title = span.start..span.start;
        let row = Candidate { tokens: span, title, scores: [0; 4], labels: [0; 4] };
        candidates.splice(from..to, [row]);
    }
}

/// Whether a name is spelt out by the letters in brackets right behind it.
pub(super) fn spells(reading: &Reading<'_>, name: &Range<usize>, short: &Range<usize>) -> bool {
    let bracket = reading.form(name.end) == "(" && reading.form(short.end) == ")";
    bracket
        && name.len() > 1
        && short.len() == 1
        && short.start == name.end + 1
        && reading.has(short.start, SHOUT)
        && begin(reading, short.start, name.start) == Some(name.start)
}

/// Whether a word in capitals stands alone in brackets right behind a name of several words, or the name behind it:
/// "Union of Free Rowers (UFRB)", "UFRB (Union of Free Rowers)". Which letters they are does not matter.
pub(super) fn beside(reading: &Reading<'_>, one: &Range<usize>, two: &Range<usize>) -> Option<bool> {
    let bracket = reading.form(one.end) == "(" && reading.form(two.end) == ")" && two.start == one.end + 1;
    let short = |tokens: &Range<usize>| {
        tokens.len() == 1
            && reading.has(tokens.start, SHOUT)
            && (3..=6).contains(&reading.form(tokens.start).len())
    };
    match (one.len() > 1 && short(two), short(one) && two.len() > 1) {
        (true, _) if bracket => Some(true),
        (_, true) if bracket => Some(false),
        _ => None,
    }
}

/// The first word of the name that the acronym at a token spells out; small words may be skipped.
fn begin(reading: &Reading<'_>, acronym: usize, limit: usize) -> Option<usize> {
    let mut letters = reading.form(acronym).chars().filter(|c| c.is_alphanumeric()).rev().peekable();
    let mut at = acronym - 1;
    let mut words = 0;
    while let Some(letter) = letters.peek() {
        at = at.checked_sub(1).filter(|at| *at >= limit && *at + LONGEST > acronym)?;
        if !reading.has(at, LETTERS) {
            if matches!(reading.form(at), "-" | "&" | "," | "’" | "'") { continue } else { return None }
        }
        let first = reading.form(at).chars().next()?;
        let same = first.to_uppercase().eq(letter.to_uppercase());
        if reading.has(at, CAPITAL) && !same {
            return None;
        }
        // "of", "to", "the" may have a letter of their own or none
        if same && (reading.has(at, CAPITAL) || reading.form(at).len() <= 3) {
            words += usize::from(reading.has(at, CAPITAL));
            letters.next();
        } else if reading.form(at).len() > 4 {
            return None;
        }
    }
    (words >= 2 && reading.has(at, CAPITAL)).then_some(at)
}
