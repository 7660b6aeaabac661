//! What a common noun beside a name says of what bears it: a thing, a firm, a business whose shares are held.
//!
//! In: the reading and a candidate's tokens. Out: votes. Knows nothing of other mentions.

use super::candidate::Scores;
use std::ops::Range;

use super::clause::subject_of;
use super::lexicon::{BODY, FIRM, GIVEN, LOC_HEAD, PLACE, THING};

use super::reading::{CAPITAL, OPENS, Reading};
use crate::syntax::Upos;

/// Who works in a business, before "at" and its name.
const WORK: &[&str] = &[
    "staff",
    "workers",
    "employees",
    "analysts",
    "economists",
    "strategists",
    "executives",
    "bosses",
    "managers",
];

/// What a business does, behind its name and "which".
const TRADES: &[&str] =
    &["makes", "sells", "supplies", "produces", "employs", "owns", "operates", "publishes", "builds"];

/// What is held in a business, before "in" and its name.
const HELD: &[&str] = &["shares", "stake", "stakes", "stock", "shareholders", "shareholder"];

/// Votes for person, organisation, location, rest.
pub(super) fn votes(reading: &Reading<'_>, tokens: &Range<usize>) -> Scores {
    let behind = thing_behind(reading, tokens.end);
    let Some(at) = tokens.start.checked_sub(1) else { return [0, 0, 0, if behind { 14 } else { 0 }] };
    if firm(reading, tokens) {
        return [-6, 16, 0, 0];
    }
    if behind || thing_before(reading, tokens, at) {
        return [0, 0, 0, if behind { 14 } else { 30 }];
    }
    // "its maker, Orsel,"
    let listed = reading.form(at) == "," && matches!(reading.form(tokens.end), "," | ".");
    let owned = at >= 2 && matches!(reading.norm(at - 2), "its" | "the" | "their" | "'s" | "’s");
    // "the chairman of the alliance, Bo Lind," is the chairman
    let governed = at >= 3 && matches!(reading.norm(at - 3), "of" | "at" | "for");
    if listed && owned && !governed && reading.is(at - 1, BODY) && !reading.has(at - 1, CAPITAL) {
        return [0, 8, 0, 0];
    }
    // "Orsel, which makes pumps,", "workers at Orsel"
    let trade = reading.norm(tokens.end + 1) == "which" && TRADES.contains(&reading.norm(tokens.end + 2));
    let work = reading.norm(at) == "at" && at > 0 && WORK.contains(&reading.norm(at - 1));
    if (trade || work) && !tokens.clone().any(|at| reading.is(at, PLACE | LOC_HEAD)) {
        return [-6, 10, -5, 0];
    }
    // "shares in Orsel"
    if reading.norm(at) == "in" && at > 0 && HELD.contains(&reading.norm(at - 1)) {
        return [0, 9, -5, 0];
    }
    [0; 4]
}

/// Whether a firm's people stand before the name in the plural, and the name is one for all of them.
fn firm(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let Some(noun) = tokens.start.checked_sub(1).filter(|at| is_firm(reading, *at)) else { return false };
    if tokens.clone().any(|at| matches!(reading.norm(at), "and" | "&")) {
        return true;
    }
    // "told engineers Orsel would leave" is a clause; "lawyers Orsel and Brel" are two
    let definite =
        (noun.saturating_sub(3)..noun).any(|at| matches!(reading.norm(at), "the" | "its" | "their"));
    let listed =
        matches!(reading.form(tokens.end), "and" | "&" | ",") && reading.has(tokens.end + 1, CAPITAL);
    definite && !listed && !reading.is(tokens.start, GIVEN)
}

/// Whether a word is the plural in which a firm is spoken of: "auditors".
pub(super) fn is_firm(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, FIRM) && (!reading.has(at, CAPITAL) || reading.has(at, OPENS))
}

/// "the trawler Brenna Lass": a thing's noun right before its name, in one phrase with it.
fn thing_before(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> bool {
    let noun = reading.is(at, THING)
        && (!reading.has(at, CAPITAL) || reading.has(at, OPENS))
        && matches!(reading.upos(at), None | Some(Upos::Noun | Upos::Propn));
    if !noun {
        return false;
    }
    // "the horse Ana Orsel rode", "in the game Orsel scored": a clause of the person's own begins
    let Some(verb) = subject_of(reading, tokens) else { return true };
    let relative = reading.above(verb).is_some_and(|(head, relation)| head == at && relation.base() == "acl");
    let mut from = at;
    while from > 0
        && at - from < 4
        && matches!(reading.upos(from - 1), Some(Upos::Det | Upos::Adj | Upos::Noun))
    {
        from -= 1;
    }
    let governed = from.checked_sub(1).is_some_and(|before| reading.upos(before) == Some(Upos::Adp));
    !relative && !governed
}

/// "Hedvig, the fourth storm of the winter", "Wayfarer is an app": the noun heads what the name is said to be.
fn thing_behind(reading: &Reading<'_>, end: usize) -> bool {
    let from = match reading.norm(end) {
        "," | "is" | "was" => end + 1,
        _ => return false,
    };
    if !matches!(reading.norm(from), "a" | "an" | "the") {
        return false;
    }
    for at in from + 1..from + 6 {
        match reading.upos(at) {
            Some(Upos::Noun) if !matches!(reading.upos(at + 1), Some(Upos::Noun | Upos::Propn)) => {
                let owner = matches!(reading.norm(at + 1), "'s" | "’s" | "'");
                return reading.is(at, THING) && !owner;
            }
            Some(Upos::Adj | Upos::Noun | Upos::Num | Upos::Propn) => {}
            _ if matches!(reading.form(at), "-" | "‑") => {}
            _ => break,
        }
    }
    false
}
