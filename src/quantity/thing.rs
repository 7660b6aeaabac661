//! The thing that is counted: "1.5 million **items**", "dozens of **wounded soldiers**".
//!
//! In: lexemes behind a number. Out: the words from the first adjective to the noun. There is no parse at
//! this point of the flow: a plural form inside a window of five words is the noun, function words end the
//! search.

use super::lexeme::{Lexemes, Shape};
use super::numbers;
use super::terms::{Num, Tim};
use super::words::{self, List};

/// The thing behind a number that ends before row `end`.
pub(super) fn counted(
    lexemes: &Lexemes,
    end: usize,
    value: f64,
    fraction: bool,
    vague: bool,
) -> Option<(usize, usize)> {
    let mut from = end;
    if lexemes.is(from, "of") {
        if !fraction && !vague {
            return determined(lexemes, end + 1).and_then(|from| head(lexemes, from, false));
        }
        from += 1;
    } else if vague && !fraction && !matches!(lexemes.num(end.wrapping_sub(1)), Num::Scale(_)) {
        return None;
    }
    let fixed = from;
    if fraction || from > end {
        if lexemes.any(from, &["all", "both"]) {
            from += 1;
        }
        if lexemes.any(
            from,
            &["the", "its", "his", "her", "their", "our", "my", "your", "these", "those", "a", "an"],
        ) {
            // "half of the 88 wells"
            from = numbers::read(lexemes, from + 1).map_or(from + 1, |whole| whole.end);
        } else if lexemes.is(from, "that") {
            return None;
        }
    }
    let single = value.abs() == 1.0 && !fraction && fixed == end || fraction && from > fixed;
    head(lexemes, from, single)
}

/// The thing behind "of" after a unit: "40 tonnes of grain", "60 per cent of the voters".
pub(super) fn measured(lexemes: &Lexemes, at: usize) -> Option<(usize, usize)> {
    let from = at + usize::from(lexemes.any(at, &["all", "both"]));
    let from = determined(lexemes, from).unwrap_or(from);
    head(lexemes, from, true)
}

/// "five of the hostages": the row after the determiner.
fn determined(lexemes: &Lexemes, at: usize) -> Option<usize> {
    lexemes.any(at, &["the", "its", "his", "her", "their", "our", "those", "these"]).then_some(at + 1)
}

/// From `from` to its noun.
fn head(lexemes: &Lexemes, from: usize, single: bool) -> Option<(usize, usize)> {
    let mut at = from;
    let mut last = None;
    let nation = national(lexemes, from);
    while at < from + 5 {
        let row = lexemes.at(at);
        let hyphen = lexemes.mark(at) == '-' && lexemes.tight(at) && lexemes.tight(at + 1) && at > from;
        if hyphen {
            at += 1;
            continue;
        }
        if row.shape != Shape::Word
            || lexemes.any(at, words::of(List::Stops))
            || (at > from && !row.gap && lexemes.mark(at - 1) != '-')
        {
            break;
        }
        if matches!(lexemes.tim(at), Tim::Month(_, false) | Tim::Weekday(_, false) | Tim::Day(_) | Tim::Now) {
            break;
        }
        let quantifier = !matches!(lexemes.num(at), Num::No | Num::Half | Num::Quarter(_) | Num::Ordinal(_));
        if quantifier {
            break;
        }
        let hyphen_follows = lexemes.mark(at + 1) == '-' && lexemes.tight(at + 1);
        if plural(lexemes, at) && !hyphen_follows {
            last = Some(at + 1);
            // "police officers", "weapons inspectors": a plural may stand before the noun
            if !plural(lexemes, at + 1) || !lexemes.at(at + 1).gap {
                break;
            }
        } else if single
            && last.is_none()
            && !hyphen_follows
            && !adjective(lexemes.form(at))
            && !national(lexemes, at)
            && !(nation && plural(lexemes, at + 1) && lexemes.at(at + 1).gap)
        {
            last = Some(at + 1);
            break;
        }
        at += 1;
    }
    last.map(|to| (from, to))
}

/// Whether a word looks like a plural noun.
fn plural(lexemes: &Lexemes, at: usize) -> bool {
    if lexemes.at(at).shape != Shape::Word || lexemes.any(at, words::of(List::Stops)) {
        return false;
    }
    let form = lexemes.form(at).to_lowercase();
    let s = form.ends_with('s')
        && !form.ends_with("ss")
        && !form.ends_with("ous")
        && !form.ends_with("us")
        && form.len() > 3;
    s && !words::of(List::NotPlural).contains(&form.as_str())
        || words::of(List::Plurals).contains(&form.as_str())
}

/// "Australian" of "half of all Australian primary school children": a small noun follows.
fn national(lexemes: &Lexemes, at: usize) -> bool {
    let next = lexemes.at(at + 1);
    let small = next.shape == Shape::Word
        && next.gap
        && lexemes.form(at + 1).starts_with(char::is_lowercase)
        && !lexemes.any(at + 1, words::of(List::Stops));
    let form = lexemes.form(at);
    lexemes.capital(at) && small && (form.ends_with("an") || form.ends_with("ese") || form.ends_with("ish"))
}

/// Whether a word looks like an adjective that a noun follows.
fn adjective(form: &str) -> bool {
    let endings = ["ed", "al", "ous", "ive", "ful", "ic", "ing", "able", "ible", "ish", "less"];
    let known = [
        "big", "small", "new", "old", "more", "other", "major", "senior", "young", "last", "single", "key",
        "top", "former",
    ];
    // "46 per cent of previously unseen leaks"
    let adverb = form.len() > 5
        && form.ends_with("ly")
        && !["family", "supply", "assembly", "anomaly", "monopoly", "homily", "butterfly"].contains(&form);
    known.contains(&form)
        || adverb
        || form.len() > 5
            && endings.iter().any(|ending| form.ends_with(ending))
            && !words::of(List::NotAdjectives).contains(&form)
}
