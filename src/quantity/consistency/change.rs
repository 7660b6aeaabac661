//! "Rose 20 per cent, from 40 to 50": a change that does not match its two ends, or its own verb.

use super::super::figure::Figure;
use super::super::lexeme::Shape;
use super::super::types::{Hedge, Inconsistency, QuantityKind};
use super::super::verbs::{self, Class};
use super::super::words::{self, List};
use super::facts::{Facts, plain};

use super::interval::Interval;

/// Two ends of a change: "from A to B" or "to B from A".
#[derive(Clone, Copy)]
struct Ends<'a> {
    from: &'a Figure,
    to: &'a Figure,
    first: &'a Figure,
    last: &'a Figure,
}

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
    let mut out = Vec::new();
    for n in 0..facts.figures.len() {
        let Some(ends) = ends(facts, n) else { continue };
        let begin = facts.begin(ends.first.from, 12);
        if facts.says(begin, ends.first.from, words::of(List::Ranks))
            || facts.says(ends.last.end, ends.last.end + 8, words::of(List::Ranks))
        {
            continue;
        }
        let percent = percent_of(facts, n, ends);
        let found = match percent {
            Some(percent) => compare(facts, ends, percent),
            None => None,
        };
        let found = found.or_else(|| part(facts, n, ends));
        out.extend(found.or_else(|| direction(facts, ends)));
        out.extend(multiple(facts, ends));
    }
    out.extend((0..facts.figures.len()).filter_map(|n| comparison(facts, n)));
    out
}

/// "$1.24 billion, up 8 percent from $1.05 billion", "312 pupils, down from 298".
fn comparison(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let to = facts.figures.get(n)?;
    let percent = facts.figures.get(n + 1).filter(|figure| figure.quantity.kind == QuantityKind::Percentage);
    let from =
        facts.figures.get(n + 1 + usize::from(percent.is_some() && !alike(to, facts.figures.get(n + 1)?)))?;
    let percent = percent.filter(|percent| percent.from < from.from);
    let at = percent.map_or(from.from.wrapping_sub(1), |percent| percent.from).wrapping_sub(1);
    let up = rises(facts, at).filter(|_| matches!(lx.mark(at.wrapping_sub(1)), ',' | '(' | '—'))?;
    // "up 8 percent on the $1.05 billion of a year ago"
    let link = percent.map_or(at + 1, |percent| percent.end);
    let tied = (lx.is(link, "from") || percent.is_some() && lx.any(link, &["on", "over", "against"]))
        && link + 1 + usize::from(lx.any(link + 1, &["the", "its"])) == from.from;
    let begin = facts.begin(to.from, 12);
    if !tied
        || !alike(to, from)
        || !facts.near(to.from, from.from, 16)
        || at.saturating_sub(to.end) > 7
        || facts.says(begin, to.from, words::of(List::Ranks))
    {
        return None;
    }
    let ends = Ends { from, to, first: to, last: from };
    if let Some(found) = percent.and_then(|percent| compare(facts, ends, percent)) {
        return Some(found);
    }
    let (was, is) = (from.quantity.value, to.quantity.value);
    let open = |figure: &Figure| figure.quantity.hedge != Hedge::Exact;
    if open(from) || open(to) || was <= 0.0 || was == is || (is > was) == up {
        return None;
    }
    Some(turned(facts, at, to, from, (was, is)))
}

fn ends<'a>(facts: &Facts<'a, '_>, n: usize) -> Option<Ends<'a>> {
    let lx = facts.lexemes;
    let (first, last) = (facts.figures.get(n)?, facts.figures.get(n + 1)?);
    if !facts.near(first.from, last.from, 14) || !alike(first, last) {
        return None;
    }
    let before = |figure: &Figure, word: &str| lx.is(figure.from.wrapping_sub(1), word);
    // nothing but a time may stand between the ends
    let words = (first.end..last.from).filter(|at| {
        lx.at(*at).shape == Shape::Word && !facts.times.iter().any(|time| time.from <= *at && *at < time.end)
    });
    let between = words.count();
    let broken = (first.end..last.from).any(|at| matches!(lx.mark(at), ';' | ':' | '(' | ')'));
    if broken || between > 4 {
        return None;
    }
    if before(first, "from") && before(last, "to") {
        return Some(Ends { from: first, to: last, first, last });
    }
    (before(first, "to") && before(last, "from")).then_some(Ends { from: last, to: first, first, last })
}

/// Same kind and unit, both plain.
fn alike(a: &Figure, b: &Figure) -> bool {
    let bare = |kind: QuantityKind| matches!(kind, QuantityKind::Cardinal | QuantityKind::Count);
    let same = a.quantity.kind == b.quantity.kind || bare(a.quantity.kind) && bare(b.quantity.kind);
    let kinds = !matches!(
        a.quantity.kind,
        QuantityKind::Ordinal | QuantityKind::Range | QuantityKind::Age | QuantityKind::Temperature
    );
    let unit = a.quantity.unit == b.quantity.unit && a.quantity.iso == b.quantity.iso;
    let thing = a.quantity.of.is_none() || b.quantity.of.is_none() || a.quantity.of == b.quantity.of;
    same && kinds && unit && a.is_plain() && b.is_plain() && thing | bare(a.quantity.kind)
}

/// The percentage that says how large the change was: "rose 20 per cent to 50 from 40", "from 40 to 50, a 20 per cent rise".
fn percent_of<'a>(facts: &Facts<'a, '_>, n: usize, ends: Ends<'a>) -> Option<&'a Figure> {
    let lx = facts.lexemes;
    let percent = |figure: &&Figure| {
        figure.quantity.kind == QuantityKind::Percentage && figure.quantity.value_end.is_none()
    };
    let verb = |at: usize| rises(facts, at).is_some();
    if let Some(before) = n.checked_sub(1).and_then(|n| facts.figures.get(n)).filter(percent) {
        let row = ends.first.from.wrapping_sub(1);
        let direct = before.end == row || before.end + 1 == row && matches!(lx.mark(before.end), ',');
        let said = verb(before.from.wrapping_sub(1))
            || lx.is(before.from.wrapping_sub(1), "by") && verb(before.from.wrapping_sub(2));
        if direct && said {
            return Some(before);
        }
    }
    let behind = facts.figures.get(n + 2).filter(percent)?;
    let gap = behind.from.checked_sub(ends.last.end)?;
    let change = |at: usize| rises(facts, at).is_some() || lx.any(at, &["growth", "reduction", "change"]);
    let noun = change(behind.end);
    let article = lx.any(behind.from.wrapping_sub(1), &["a", "an"])
        && lx.mark(behind.from.wrapping_sub(2)) == ','
        && gap <= 12;
    let rise_of = lx.is(behind.from.wrapping_sub(1), "of")
        && change(behind.from.wrapping_sub(2))
        && lx.mark(behind.from.wrapping_sub(4)) == ','
        && gap <= 12;
    let commas = (ends.last.end..behind.from).filter(|at| matches!(lx.mark(*at), ',' | ';' | '.')).count();
    ((noun && article || rise_of) && commas == 1 && facts.near(ends.last.end, behind.from, 12))
        .then_some(behind)
}

fn compare(facts: &Facts, ends: Ends, percent: &Figure) -> Option<Inconsistency> {
    let text = facts.lexemes.text;
    let (a, b) = (Interval::of(ends.from, text)?, Interval::of(ends.to, text)?);
    let said = Interval::of(percent, text)?;
    let (from, to) = (ends.from.quantity.value, ends.to.quantity.value);
    if a.low <= 0.0 {
        return None;
    }
    let spans = [ends.first.quantity.span, ends.last.quantity.span, percent.quantity.span];
    let shares = ends.from.quantity.kind == QuantityKind::Percentage;
    let size = |interval: Interval| {
        if interval.high < 0.0 { Interval { low: -interval.high, high: -interval.low } } else { interval }
    };
    let difference = size(b.minus(a));
    if percent.quantity.unit.as_deref() != Some("percent") {
        let points =
            if percent.quantity.unit.as_deref() == Some("basis point") { said.times(0.01) } else { said };
        let wrong = shares && !difference.meets(points);
        let why = format!(
            "from {} % to {} % is {} percentage points, not {}",
            plain(from),
            plain(to),
            plain((to - from).abs()),
            plain(percent.quantity.value)
        );
        return wrong.then(|| facts.report("change", why, &spans));
    }
    let relative = Interval { low: (b.low / a.high - 1.0) * 100.0, high: (b.high / a.low - 1.0) * 100.0 };
    let exact = (to / from - 1.0) * 100.0;
    if size(relative).meets(said)
        || relative.low < 0.0 && relative.high > 0.0
        || (exact.abs() - percent.quantity.value).abs() <= 1.0
    {
        return None;
    }
    let rounded = plain((exact.abs() * 10.0).round() / 10.0);
    let why = if shares && difference.meets(said) {
        format!(
            "from {} % to {} % is {} percentage points; in per cent it is {rounded} %",
            plain(from),
            plain(to),
            plain((to - from).abs())
        )
    } else {
        format!(
            "from {} to {} is {rounded} %, not {} %",
            plain(from),
            plain(to),
            plain(percent.quantity.value)
        )
    };
    Some(facts.report("change", why, &spans))
}

/// A word that goes one way, and two figures that go the other.
fn turned(facts: &Facts, at: usize, first: &Figure, last: &Figure, (from, to): (f64, f64)) -> Inconsistency {
    let lx = facts.lexemes;
    let way = if to < from { "smaller" } else { "larger" };
    let why = format!("“{}” from {} to {}: the second figure is {way}", lx.form(at), plain(from), plain(to));
    let mut spans = [lx.at(at).span, first.quantity.span, last.quantity.span];
    spans.sort();
    facts.report("change", why, &spans)
}

/// "fell from 40 to 50".
fn direction(facts: &Facts, ends: Ends) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let (from, to) = (ends.from.quantity.value, ends.to.quantity.value);
    let row = ends.first.from.wrapping_sub(2);
    // the verb right before, one adverb between at most
    let at = [row, row.wrapping_sub(1)].into_iter().find(|at| rises(facts, *at).is_some())?;
    let open = |figure: &Figure| !matches!(figure.quantity.hedge, Hedge::Exact | Hedge::About);
    let negated = facts.says(at.saturating_sub(3), at, &["not", "never", "t", "instead"])
        || facts.says(at.saturating_sub(2), at, &["up", "down"]);
    let rises = rises(facts, at) == Some(true);
    let wrong = if rises { to < from } else { to > from };
    if !wrong
        || open(ends.from)
        || open(ends.to)
        || from <= 0.0
        || negated
        || lx.is(at, "up") | lx.is(at, "down")
    {
        return None;
    }
    Some(turned(facts, at, ends.first, ends.last, (from, to)))
}

/// "rose by a third, from 300 to 350", "shrank by 40 animals, from 310 to 250": the step is not what the ends make of it.
fn part(facts: &Facts, n: usize, ends: Ends) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let part = n.checked_sub(1).and_then(|n| facts.figures.get(n))?;
    let step = alike(part, ends.from);
    let row = ends.first.from.wrapping_sub(1);
    let thing = part.end..row.saturating_sub(usize::from(lx.mark(row.wrapping_sub(1)) == ','));
    let direct =
        thing.len() <= if step { 3 } else { 0 } && thing.into_iter().all(|at| lx.at(at).shape == Shape::Word);
    let by = lx.is(part.from.wrapping_sub(1), "by") && rises(facts, part.from.wrapping_sub(2)).is_some();
    let (from, to) = (ends.from.quantity.value, ends.to.quantity.value);
    if !(part.fraction || step) || !direct || !by || from <= 0.0 || part.quantity.hedge != Hedge::Exact {
        return None;
    }
    let printed = part.quantity.span.of(lx.text);
    let exact = (to / from - 1.0).abs();
    let (near, said) = if step {
        let text = lx.text;
        let (a, b) = (Interval::of(ends.from, text)?, Interval::of(ends.to, text)?);
        let difference = if to < from { a.minus(b) } else { b.minus(a) };
        (difference.meets(Interval::of(part, text)?), plain((to - from).abs()))
    } else {
        // "a third" is said of what comes near it
        let value = part.quantity.value;
        ((value * 0.85..=value * 1.15).contains(&exact), format!("{} %", plain((exact * 1e3).round() / 10.0)))
    };
    let why = format!("from {} to {} is {said}, not {printed}", plain(from), plain(to));
    let spans = [part.quantity.span, ends.first.quantity.span, ends.last.quantity.span];
    (!near).then(|| facts.report("change", why, &spans))
}

/// Verbs of multiples, by their stems: the ratio that they say.
const MULTIPLES: [(&str, f64); 5] =
    [("doubl", 2.0), ("tripl", 3.0), ("trebl", 3.0), ("quadrupl", 4.0), ("halv", 0.5)];

/// Words before such a verb that let it be said of what is not near.
const LOOSELY: &[&str] =
    &["nearly", "almost", "roughly", "about", "than", "practically", "virtually", "all", "but"];

/// "doubled from 40 to 120".
fn multiple(facts: &Facts, ends: Ends) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let row = ends.first.from.wrapping_sub(2);
    // "doubled", "will double", "doubling"
    let (_, said) = *MULTIPLES.iter().find(|(stem, _)| {
        let form = lx.form(row);
        form.get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem))
            && form.len() <= stem.len() + 3
    })?;
    let more = lx.is(row.wrapping_sub(1), "than");
    let slack = if facts.says(row.saturating_sub(2), row, LOOSELY) { 0.25 } else { 0.1 };
    let low = said * (1.0 - slack);
    let high = if more && said > 1.0 { f64::INFINITY } else { said * (1.0 + slack) };
    let text = facts.lexemes.text;
    let ratio = Interval::of(ends.to, text)?.over(Interval::of(ends.from, text)?)?;
    if ratio.high >= low && ratio.low <= high {
        return None;
    }
    let exact = ends.to.quantity.value / ends.from.quantity.value;
    let why = format!(
        "“{}”: {} is {} times {}",
        lx.form(row),
        plain(ends.to.quantity.value),
        plain(exact),
        plain(ends.from.quantity.value)
    );
    Some(facts.report("ratio", why, &[lx.at(row).span, ends.first.quantity.span, ends.last.quantity.span]))
}
