//! "Rose 20 per cent, from 40 to 50": a change that does not match its two ends, or its own verb.

use super::super::figure::Figure;
use super::super::lexeme::Shape;
use super::super::types::{Hedge, Inconsistency, QuantityKind};
use super::super::verbs::{self, Class};
use super::super::words::{self, List};
use super::facts::{Ends, Facts, alike, plain, report};

use super::interval::Interval;
use super::ratio;

/// Whether a word says that a figure went up, or down.
fn rises(facts: &Facts, at: usize) -> Option<bool> {
    let lx = facts.lexemes;
    match verbs::at(lx, at) {
        Some(Class::Up | Class::Raise) => Some(true),
        Some(Class::Down | Class::Cut) => Some(false),
        _ if lx.is(at, "up") => Some(true),
        _ => lx.is(at, "down").then_some(false),
    }
}

/// Changes that cannot be.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    let all = 0..facts.figures.len();
    let ranked = |from: usize, to: usize| facts.says(from, to, words::of(List::Ranks));
    let of_ends = |n: usize| {
        let ends = ends(facts, n)?;
        let (first, last) = (ends.first, ends.last);
        if ranked(facts.begin(first.from, 12), first.from) || ranked(last.end, last.end + 8) {
            return None;
        }
        let percent = percent_of(facts, n, ends).and_then(|percent| compare(facts, ends, percent));
        let found = percent.or_else(|| part(facts, n, ends)).or_else(|| direction(facts, ends));
        Some([found, ratio::of_ends(facts, ends)])
    };
    let found = all.clone().filter_map(of_ends).flatten().flatten();
    found.chain(all.filter_map(|n| comparison(facts, n))).collect()
}

/// "$1.24 billion, up 8 percent from $1.05 billion", "312 pupils, down from 298", "up 8 percent on the $1.05 billion", "a 20
/// percent increase from $1.05 billion", "20 percent more than the $1.05 billion".
fn comparison(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let (to, next) = (facts.figures.get(n)?, facts.figures.get(n + 1)?);
    let percent = Some(next).filter(|next| is_percent(next) && !like(to, next));
    let from = if percent.is_some() { facts.figures.get(n + 2)? } else { next };
    let (at, mut link) = match percent {
        Some(percent) => (percent.from.checked_sub(1)?, percent.end),
        None => (from.from.checked_sub(2)?, from.from - 1),
    };
    let mut begin = at;
    let noun = percent.is_some() && is_change(facts, link);
    let mut up = rises(facts, at);
    if noun && lx.any(at, &["a", "an"]) {
        (up, link) = (rises(facts, link), link + 1);
    } else if percent.is_some() && lx.is(link + 1, "than") && lx.any(link, MORE) {
        (begin, up, link) = (at + 1, Some(true), link + 1);
    }
    let up = up.filter(|_| matches!(lx.mark(begin.wrapping_sub(1)), ',' | '(' | '—'))?;
    let percented = percent.is_some() && lx.any(link, &["on", "over", "against", "than"]);
    let tied = (lx.is(link, "from") || percented)
        && link + 1 + usize::from(lx.any(link + 1, &["the", "its"])) == from.from
        && like(to, from)
        && facts.near(to.from, from.from, 18)
        && begin.saturating_sub(to.end) <= 7;
    if !tied || facts.says(facts.begin(to.from, 12), to.from, words::of(List::Ranks)) {
        return None;
    }
    let ends = Ends { from, to, first: to, last: from, at };
    percent.and_then(|percent| compare(facts, ends, percent)).or_else(|| {
        let exact = from.is_exact() && to.is_exact() && percent.is_none_or(|_| begin == at && !noun);
        exact.then(|| turned(facts, at, up, ends, (from, to)))?
    })
}

/// Words of comparison between a percentage and "than".
const MORE: &[&str] = &["more", "higher", "larger", "greater", "less", "lower", "fewer", "smaller"];

/// A noun of change: "rise", "growth".
fn is_change(facts: &Facts, at: usize) -> bool {
    rises(facts, at).is_some() || facts.lexemes.any(at, &["growth", "reduction", "change"])
}

fn is_percent(figure: &Figure) -> bool {
    figure.quantity.kind == QuantityKind::Percentage && figure.quantity.value_end.is_none()
}

/// Of one kind and unit, and not of two things.
fn like(a: &Figure, b: &Figure) -> bool {
    let bare = matches!(a.quantity.kind, QuantityKind::Cardinal | QuantityKind::Count);
    let (a_of, b_of) = (a.quantity.of, b.quantity.of);
    alike(a, b) && (bare || a_of.is_none() || b_of.is_none() || a_of == b_of)
}

/// The row of the preposition before a figure: "**from** 40", "**to** a record 50", "**to** a median of 50".
fn preposition(facts: &Facts, figure: &Figure) -> usize {
    let lx = facts.lexemes;
    let before = |n: usize| figure.from.wrapping_sub(n);
    let article = |n: usize| lx.any(before(n), &["a", "an", "the", "its"]);
    match () {
        () if article(1) => before(2),
        () if article(2) && lx.any(before(1), &["record", "total", "mere", "new"]) => before(3),
        () if article(3) && lx.is(before(1), "of") => before(4),
        () => before(1),
    }
}

fn ends<'a>(facts: &Facts<'a, '_>, n: usize) -> Option<Ends<'a>> {
    let lx = facts.lexemes;
    let (first, last) = (facts.figures.get(n)?, facts.figures.get(n + 1)?);
    // nothing but a time may stand between the ends
    let timed = |at: usize| facts.times.iter().any(|time| time.from <= at && at < time.end);
    let word = |at: &usize| lx.at(*at).shape == Shape::Word;
    let between = first.end..last.from;
    // "from 800 to 1,000 crowns"
    let digits = last.quantity.numeral.of(lx.text);
    let bare = first.quantity.kind == QuantityKind::Cardinal
        && first.is_plain()
        && last.is_plain()
        && last.from == first.end + 1
        && digits.bytes().all(|c| c.is_ascii_digit() || matches!(c, b',' | b'.'));
    let tied = facts.near(first.from, last.from, 14)
        && (like(first, last) || bare)
        && between.clone().filter(word).filter(|at| !timed(*at)).count() <= 4
        && !between.into_iter().any(|at| matches!(lx.mark(at), ';' | ':' | '(' | ')'));
    let (at, then) = (preposition(facts, first), preposition(facts, last));
    let was = lx.any(then, &["from", "against"]) || lx.is(then.wrapping_sub(1), "compared");
    match () {
        () if !tied => None,
        () if lx.is(at, "from") && lx.is(then, "to") => Some(Ends { from: first, to: last, first, last, at }),
        () => (lx.is(at, "to") && was).then_some(Ends { from: last, to: first, first, last, at }),
    }
}

/// The percentage that says how large the change was: "rose 20 per cent to 50 from 40", "rose 20 per cent last year, from 40
/// to 50", "from 40 to 50, a 20 per cent rise", "or 20 per cent", "up 20 per cent".
fn percent_of<'a>(facts: &Facts<'a, '_>, n: usize, ends: Ends<'a>) -> Option<&'a Figure> {
    let lx = facts.lexemes;
    let percent = |figure: &&Figure| is_percent(figure);
    if let Some(before) = n.checked_sub(1).and_then(|n| facts.figures.get(n)).filter(percent) {
        let plain = |at: usize| {
            lx.at(at).shape == Shape::Word && !lx.any(at, OTHER) && verbs::at(lx, at).is_none()
                || lx.mark(at) == ','
        };
        let row = facts.past_times(ends.at);
        let direct = row >= before.end && row <= before.end + 4 && (before.end..row).all(plain);
        let by = 1 + usize::from(facts.said(before, 1, &["by"]));
        if direct && rises(facts, before.from.wrapping_sub(by)).is_some() {
            return Some(before);
        }
    }
    let behind = facts.figures.get(n + 2).filter(percent)?;
    let gap = behind.from.checked_sub(ends.last.end)?;
    let comma = |back: usize| facts.mark(behind, back) == ',';
    let article = is_change(facts, behind.end) && facts.said(behind, 1, &["a", "an"]) && comma(2);
    let rise_of = facts.said(behind, 1, &["of"]) && is_change(facts, behind.from.wrapping_sub(2)) && comma(4);
    let or = facts.said(behind, 1, &["or", "up", "down"])
        && comma(2)
        && !lx.any(behind.end, &["of", "from", "on"]);
    let commas = (ends.last.end..behind.from).filter(|at| matches!(lx.mark(*at), ',' | ';' | '.')).count();
    let tied = gap <= 12 && commas == 1 && facts.near(ends.last.end, behind.from, 12);
    ((article || rise_of || or) && tied).then_some(behind)
}

/// Words behind a percentage that begin another clause or comparison.
const OTHER: &[&str] = &[
    "and", "or", "but", "while", "as", "when", "with", "than", "of", "from", "to", "adjusted", "constant",
    "after",
];

fn compare(facts: &Facts, ends: Ends, percent: &Figure) -> Option<Inconsistency> {
    let (a, b, said) = (facts.interval(ends.from)?, facts.interval(ends.to)?, facts.interval(percent)?);
    let (from, to, value) = (ends.from.quantity.value, ends.to.quantity.value, percent.quantity.value);
    if a.low <= 0.0 {
        return None;
    }
    let spans = [ends.first.quantity.span, ends.last.quantity.span, percent.quantity.span];
    let shares = ends.from.quantity.kind == QuantityKind::Percentage;
    let size = |interval: Interval| {
        if interval.high < 0.0 { Interval { low: -interval.high, high: -interval.low } } else { interval }
    };
    let difference = size(b.minus(a));
    let (from_print, to_print, step) = (plain(from), plain(to), plain((to - from).abs()));
    let points = format!("from {from_print} % to {to_print} % is {step} percentage points");
    let unit = percent.quantity.unit.as_deref();
    if unit != Some("percent") {
        let said = if unit == Some("basis point") { said.times(0.01) } else { said };
        let wrong = shares && !difference.meets(said);
        return wrong.then(|| report("change", format!("{points}, not {}", plain(value)), &spans))?;
    }
    let relative = Interval { low: (b.low / a.high - 1.0) * 100.0, high: (b.high / a.low - 1.0) * 100.0 };
    let exact = ((to / from - 1.0) * 100.0).abs();
    let open = relative.low < 0.0 && relative.high > 0.0;
    if open || size(relative).meets(said) || (exact - value).abs() <= 1.0 {
        return None;
    }
    let rounded = plain((exact * 10.0).round() / 10.0);
    let why = if shares && difference.meets(said) {
        format!("{points}; in per cent it is {rounded} %")
    } else {
        format!("from {from_print} to {to_print} is {rounded} %, not {} %", plain(value))
    };
    report("change", why, &spans)
}

/// A word that goes one way, and two figures, in their order, that go the other: "fell from 40 to 50".
fn turned(
    facts: &Facts,
    at: usize,
    up: bool,
    ends: Ends,
    (a, b): (&Figure, &Figure),
) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let (was, is) = (a.quantity.value, b.quantity.value);
    if was <= 0.0 || was == is || (is > was) == up {
        return None;
    }
    let way = if is < was { "smaller" } else { "larger" };
    let why = format!("“{}” from {} to {}: the second figure is {way}", lx.form(at), plain(was), plain(is));
    report("change", why, &[lx.at(at).span, ends.first.quantity.span, ends.last.quantity.span])
}

/// "fell from 40 to 50".
fn direction(facts: &Facts, ends: Ends) -> Option<Inconsistency> {
    let row = facts.past_times(ends.at).checked_sub(1)?;
    // the verb right before, one adverb between at most
    let (at, up) = [row, row.wrapping_sub(1)].into_iter().find_map(|at| Some((at, rises(facts, at)?)))?;
    let open = |figure: &Figure| !matches!(figure.quantity.hedge, Hedge::Exact | Hedge::About);
    let negated = facts.says(at.saturating_sub(3), at, &["not", "never", "t", "instead"])
        || facts.says(at.saturating_sub(2), at + 1, &["up", "down"]);
    (!negated && !open(ends.from) && !open(ends.to))
        .then(|| turned(facts, at, up, ends, (ends.from, ends.to)))?
}

/// "rose by a third, from 300 to 350", "shrank by 40 animals, from 310 to 250": the step is not what the ends make of it.
fn part(facts: &Facts, n: usize, ends: Ends) -> Option<Inconsistency> {
    let part = facts.figures.get(n.checked_sub(1)?)?;
    let step = like(part, ends.from);
    let thing = part.end..facts.past_times(ends.at);
    let direct =
        thing.len() <= if step { 3 } else { 0 } && facts.words(thing.start, thing.end) == thing.len();
    let by = facts.said(part, 1, &["by"]) && rises(facts, part.from.wrapping_sub(2)).is_some();
    let (from, to) = (ends.from.quantity.value, ends.to.quantity.value);
    if !(part.fraction || step) || !direct || !by || from <= 0.0 || !part.is_exact() {
        return None;
    }
    let (near, said) = if step {
        let (a, b) = (facts.interval(ends.from)?, facts.interval(ends.to)?);
        let difference = if to < from { a.minus(b) } else { b.minus(a) };
        (difference.meets(facts.interval(part)?), plain((to - from).abs()))
    } else {
        // "a third" is said of what comes near it
        let (value, exact) = (part.quantity.value, (to / from - 1.0).abs());
        let near = (value * 0.85..=value * 1.15).contains(&exact);
        (near, format!("{} %", plain((exact * 1e3).round() / 10.0)))
    };
    let why = format!("from {} to {} is {said}, not {}", plain(from), plain(to), facts.printed(part));
    let spans = [part.quantity.span, ends.first.quantity.span, ends.last.quantity.span];
    (!near).then(|| report("change", why, &spans))?
}
