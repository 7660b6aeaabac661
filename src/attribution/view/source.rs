//! Who: the words that name the source of a cue.
//!
//! In: word classes, quotation marks, the place of a verb group. Out: the source's tokens. Knows
//! nothing of contents.

use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::marks::Marks;
/// A run of token positions.
pub(in crate::attribution) type Run = (usize, usize);

/// The subject that ends right before `end`, within `floor`.
pub(in crate::attribution) fn before(chunks: &Chunks<'_>, end: usize, floor: usize) -> Option<Run> {
    let mut end = without_time(chunks, end, floor);
    if end <= floor {
        return None;
    }
    if chunks.class(end - 1) == Class::Adverb && end > floor + 1 {
        end -= 1;
    }
    match chunks.class(end - 1) {
        Class::Comma => across_comma(chunks, end, floor),
        // "officials who asked not to be named said"
        Class::Verb => relative(chunks, end - 1, floor).map(|start| (start, end)),
        _ => phrase(chunks, end, floor).map(|start| (start, end)),
    }
}

/// Where a subject ends before words that say when: "the ministry on Monday said", "the firm today announced".
pub(in crate::attribution) fn without_time(chunks: &Chunks<'_>, end: usize, floor: usize) -> usize {
    let Some(last) = end.checked_sub(1).filter(|at| *at > floor) else { return end };
    let before = |words: &[&str]| last > floor + 1 && words.contains(&chunks.norm(last - 1));
    let cut = match chunks.norm(last) {
        "today" | "yesterday" | "tomorrow" | "tonight" => last,
        "week" | "month" | "year" | "night" if before(&["last", "this", "next"]) => last - 1,
        _ if chunks.class(last) == Class::Day && before(&["on", "last", "this", "in"]) => last - 1,
        _ => return end,
    };
    // "A report published last year describes …": the time is the report's
    let own = chunks.class_before(cut) == Class::Verb && cut > floor + 1;
    if own && chunks.class(cut - 2).is_nominal() { end } else { cut }
}

/// Ann Lee, a pilot, said; Ann Lee, who flew, said; Ann Lee, meanwhile, said.
fn across_comma(chunks: &Chunks<'_>, end: usize, floor: usize) -> Option<Run> {
    let close = end - 1;
    let from = floor.max(close.saturating_sub(40));
    let open = (from..close).rev().find(|at| chunks.class(*at) == Class::Comma)?;
    let start = phrase(chunks, open, floor)?;
    if chunks.class(start) == Class::Pronoun && !matches!(chunks.norm(start), "who" | "one") {
        return Some((start, open));
    }
    match chunks.class(open + 1) {
        Class::Determiner
        | Class::Possessive
        | Class::Name
        | Class::Noun
        | Class::Number
        | Class::Adjective => {
            // a list of names or an apposition of several parts
            let start = extend_list(chunks, start, floor);
            Some((start, end))
        }
        Class::Pronoun if matches!(chunks.norm(open + 1), "who") => Some((start, end)),
        Class::Wh if matches!(chunks.norm(open + 1), "which" | "whose" | "whom") => Some((start, end)),
        _ => Some((start, open)),
    }
}

fn extend_list(chunks: &Chunks<'_>, start: usize, floor: usize) -> usize {
    let apposed = matches!(chunks.class(start), Class::Determiner) && start > floor + 1;
    if apposed && chunks.class_before(start) == Class::Comma && chunks.class(start - 2) == Class::Name {
        return phrase(chunks, start - 1, floor).unwrap_or(start);
    }
    start
}

/// Where the noun phrase that ends at `end` begins.
pub(in crate::attribution) fn phrase(chunks: &Chunks<'_>, end: usize, floor: usize) -> Option<usize> {
    // "one of them"
    let of_them = end >= floor + 3 && chunks.class(end - 1) == Class::Object && chunks.norm(end - 2) == "of";
    if of_them {
        return base(chunks, end - 2, floor);
    }
    let mut start = base(chunks, end, floor)?;
    if chunks.class(start) == Class::Pronoun && start + 1 == end {
        return Some(start);
    }
    for _ in 0..6 {
        let Some(before) = start.checked_sub(1).filter(|at| *at >= floor) else { break };
        let next = match chunks.class(before) {
            Class::Preposition if chunks.norm(before) == "of" => base(chunks, before, floor),
            Class::Preposition if chunks.is(before, List::HangsOn) => base(chunks, before, floor)
                .filter(|at| chunks.class(*at) != Class::Pronoun && !timely(chunks, before - 1)),
            Class::To => base(chunks, before, floor).filter(|at| chunks.class(*at) != Class::Pronoun),
            Class::And if chunks.norm(before) == "and" || chunks.norm(before) == "or" => {
                coordinated(chunks, before, floor)
            }
            // "the man who saw the crash said"
            Class::Verb | Class::Auxiliary => relative(chunks, before, floor),
            _ => None,
        };
        match next {
            Some(at) => start = at,
            None => break,
        }
    }
    Some(start)
}

fn timely(chunks: &Chunks<'_>, at: usize) -> bool {
    chunks.class(at) == Class::Day
        || matches!(
            chunks.norm(at),
            "week" | "month" | "year" | "morning" | "night" | "evening" | "afternoon"
        )
}

/// The left part of "Ann Lee and the mayor", where it is no clause of its own.
fn coordinated(chunks: &Chunks<'_>, and: usize, floor: usize) -> Option<usize> {
    let mut end = and;
    if chunks.class_before(end) == Class::Comma {
        end -= 1;
    }
    let mut left = base(chunks, end, floor)?;
    if chunks.class(left) == Class::Pronoun {
        return (left == floor).then_some(left);
    }
    // "Ann Lee, Bo Ek and the mayor"
    while left > floor + 1 && chunks.class_before(left) == Class::Comma && chunks.class(left) == Class::Name {
        match base(chunks, left - 1, floor).filter(|at| chunks.class(*at) == Class::Name) {
            Some(more) => left = more,
            None => break,
        }
    }
    let outside = left.checked_sub(1).filter(|at| *at >= floor).map(|at| chunks.class(at));
    let free = matches!(
        outside,
        None | Some(
            Class::Comma | Class::Punctuation | Class::That | Class::And | Class::Subordinator | Class::Quote
        )
    );
    free.then_some(left)
}

/// From inside a relative clause back to the noun it describes.
fn relative(chunks: &Chunks<'_>, verb: usize, floor: usize) -> Option<usize> {
    let from = floor.max(verb.saturating_sub(12));
    let who = (from..=verb).rev().find(|at| {
        matches!(chunks.norm(*at), "who" | "whose" | "that" | "which") || chunks.class(*at) == Class::Comma
    })?;
    (chunks.class(who) != Class::Comma).then(|| base(chunks, who, floor)).flatten()
}

/// Where the noun phrase without what hangs on it begins.
fn base(chunks: &Chunks<'_>, end: usize, floor: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|at| *at >= floor)?;
    match chunks.class(last) {
        Class::Pronoun => return Some(last),
        Class::Determiner if chunks.is(last, List::Alone) => {
            return Some(last);
        }
        Class::That => return Some(last),
        Class::Noun | Class::Name | Class::Number | Class::Day => {}
        Class::Punctuation if chunks.norm(last) == ")" => {
            let open = (floor.max(last.saturating_sub(8))..last).rev().find(|at| chunks.norm(*at) == "(")?;
            return base(chunks, open, floor);
        }
        Class::Adjective => {}
        Class::Possessive
            if chunks.norm(last).starts_with('\'')
                || chunks.norm(last) == "his"
                || chunks.norm(last) == "her" => {}
        _ => return None,
    }
    let mut start = last;
    while start > floor {
        let at = start - 1;
        let takes = match chunks.class(at) {
            Class::Noun | Class::Name | Class::Adjective | Class::Number => true,
            Class::Day => chunks.class(start) != Class::Name && chunks.class(start) != Class::Determiner,
            Class::Determiner => {
                // "all the", "half of": one determiner more at most
                let more = at > floor && chunks.class(at - 1) == Class::Determiner;
                return Some(if more { at - 1 } else { at });
            }
            Class::Possessive if chunks.norm(at).starts_with('\'') => {
                at > floor && chunks.class(at - 1).is_nominal()
            }
            Class::Possessive => return Some(at),
            Class::Adverb => {
                at > floor && matches!(chunks.class(at - 1), Class::Determiner | Class::Possessive)
            }
            Class::Verb => {
                at > floor
                    && matches!(chunks.class(at - 1), Class::Determiner | Class::Possessive)
                    && !chunks.class(last).is_verbal()
            }
            Class::Quote => {
                at > floor
                    && chunks.class(at - 1).is_nominal()
                    && chunks.class(start).is_nominal()
                    && start - at < 3
            }
            Class::Punctuation => {
                matches!(chunks.norm(at), "-" | "–" | "/" | ".")
                    && at > floor
                    && chunks.class(at - 1).is_nominal()
                    && !chunks.spaced(at)
            }
            _ => false,
        };
        if !takes {
            break;
        }
        start = at;
    }
    Some(start)
}

/// The subject that begins at `start` ("said Ann Lee, a pilot who saw the crash").
pub(in crate::attribution) fn behind(
    chunks: &Chunks<'_>,
    marks: &Marks,
    start: usize,
    end: usize,
) -> Option<Run> {
    let mut stop = chunks.phrase_end(start, end)?;
    if stop < end && chunks.class(stop) == Class::Comma {
        let next = stop + 1;
        let describes = match chunks.class(next) {
            Class::Determiner => !matches!(chunks.norm(next), "this" | "that" | "these" | "those"),
            Class::Possessive | Class::Number => true,
            Class::Noun => true,
            Class::Adjective => true,
            Class::Pronoun => chunks.norm(next) == "who",
            Class::Wh => chunks.norm(next) == "which",
            _ => false,
        };
        if describes && marks.opening(next).is_none() {
            let close = (next..end.min(next + 40)).find(|at| {
                matches!(chunks.class(*at), Class::Comma | Class::Quote)
                    || (chunks.class(*at) == Class::Punctuation
                        && !matches!(chunks.norm(*at), "-" | "/" | "'"))
            });
            let close = close.unwrap_or(end.min(next + 40));
            // "According to state law, nobody may …": what follows is a clause, no description
            let relative =
                (next..close).any(|at| matches!(chunks.norm(at), "who" | "which" | "that" | "whose"));
            let clause =
                (next..close).any(|at| chunks.class(at).is_verbal() && !chunks.norm(at).ends_with("ing"));
            if clause && !relative {
                return Some((start, stop));
            }
            stop = if chunks.class(close) == Class::Comma && close < end { close + 1 } else { close };
        }
    } else if stop < end && chunks.norm(stop) == "who" {
        stop = (stop..end.min(stop + 30))
            .find(|at| matches!(chunks.class(*at), Class::Comma | Class::Punctuation | Class::Quote))
            .unwrap_or(end.min(stop + 30));
    }
    Some((start, stop))
}

/// Where the base phrase whose noun is at `head` begins.
pub(in crate::attribution) fn phrase_start(chunks: &Chunks<'_>, head: usize, floor: usize) -> usize {
    base(chunks, head + 1, floor).unwrap_or(head)
}

/// The owner of a noun: "her plan", "the mayor's plan".
pub(in crate::attribution) fn owner(
    chunks: &Chunks<'_>,
    start: usize,
    head: usize,
    floor: usize,
) -> Option<Run> {
    let mark = (start..head).rev().find(|at| chunks.class(*at) == Class::Possessive)?;
    if !chunks.norm(mark).starts_with('\'') {
        return Some((mark, mark + 1));
    }
    let from = base(chunks, mark, floor).unwrap_or(start);
    Some((from, mark + 1))
}
