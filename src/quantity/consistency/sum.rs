//! "12 people (7 men and 4 women)": parts that do not add up to their whole.

use super::super::figure::Figure;
use super::super::lexeme::Shape;
use super::super::types::{Inconsistency, QuantityKind};
use super::super::words::{self, List};
use super::facts::{Facts, plain};

use super::interval::Interval;

/// Wholes that their parts deny.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    let mut out = Vec::new();
    for (n, whole) in facts.figures.iter().enumerate() {
        if let Some(parts) = listed_behind(facts, n, whole) {
            out.extend(compare(facts, whole, parts));
        } else if let Some(parts) = totalled(facts, n, whole)
            .or_else(|| people(facts, n, whole))
            .or_else(|| shared_out(facts, n, whole))
        {
            out.extend(compare(facts, whole, parts));
        }
    }
    out
}

fn plain_count(figure: &Figure) -> bool {
    (figure.counts() || figure.quantity.kind == QuantityKind::Money) && figure.is_exact() && figure.is_plain()
}

/// "12 people: 7 men and 4 women", "(7 men, 4 women)", "— 7 men and 4 women".
fn listed_behind<'a>(facts: &Facts<'a, '_>, n: usize, whole: &Figure) -> Option<&'a [Figure]> {
    let lx = facts.lexemes;
    if !plain_count(whole) || whole.quantity.kind == QuantityKind::Cardinal {
        return None;
    }
    let first = n + 1;
    let starts = facts.figures.get(first)?;
    let opener = (whole.end..whole.end + 5).find(|at| matches!(lx.mark(*at), '(' | ':' | '—' | '–'));
    let near = opener.filter(|opener| {
        !(whole.end..*opener).any(|at| matches!(lx.mark(at), ',' | '.' | ';'))
            && facts.near(whole.from, *opener, 12)
    });
    // "47 homes on the old site on Tuesday, the planner said: 21 flats, …"
    let far = Some(starts.from.wrapping_sub(1))
        .filter(|at| lx.mark(*at) == ':' && facts.near(whole.from, *at, 30) && whole.quantity.of.is_some());
    let opener = near.or(far)?;
    let closer = lx.mark(opener);
    if starts.from != opener + 1 {
        return None;
    }
    let mut last = first;
    let mut at = opener;
    let end = loop {
        at += 1;
        let row = lx.at(at);
        let closed = match closer {
            '(' => lx.mark(at) == ')',
            ':' => matches!(lx.mark(at), '.' | ';') || row.opens || row.shape == Shape::Break,
            _ => lx.mark(at) == closer || lx.mark(at) == '.' || row.opens || row.shape == Shape::Break,
        };
        if closed || at > opener + 45 {
            break at;
        }
        if matches!(lx.mark(at), '(' | ':' | ';' | '%') && closer != lx.mark(at) {
            return None;
        }
    };
    if at > opener + 45
        || facts.says(opener, end, words::of(List::Selection))
        || facts.times.iter().any(|time| time.from >= opener && time.end <= end)
    {
        return None;
    }
    while facts.figures.get(last + 1).is_some_and(|figure| figure.end <= end) {
        last += 1;
    }
    let parts = facts.figures.get(first..=last)?;
    let joined = |pair: &[Figure]| match pair {
        [a, b] => {
            let comma = lx.mark(b.from.wrapping_sub(1)) == ',' || lx.is(b.from.wrapping_sub(1), "and");
            let words = b.from.saturating_sub(a.end);
            comma && words <= 9
        }
        _ => false,
    };
    let same = parts.iter().all(|part| plain_count(part) && part.quantity.unit == whole.quantity.unit);
    // far from its parts a whole is one only where they nearly make it
    let tied = near.is_some() || parts.len() >= 3 && close(whole, parts);
    (parts.len() >= 2 && same && tied && parts.windows(2).all(joined)).then_some(parts)
}

/// "7 men and 4 women, 12 in all", "… for a total of 12".
fn totalled<'a>(facts: &Facts<'a, '_>, n: usize, whole: &Figure) -> Option<&'a [Figure]> {
    let lx = facts.lexemes;
    if !plain_count(whole) {
        return None;
    }
    let before = whole.from.wrapping_sub(1);
    let total = lx.is(before, "of")
        && lx.is(before.wrapping_sub(1), "total")
        && lx.any(before.wrapping_sub(3), &["for"]);
    let after = whole.end + usize::from(whole.quantity.of.is_some());
    let in_all = (lx.is(whole.end, "in") && lx.any(whole.end + 1, &["all", "total"])
        || lx.is(after, "in") && lx.any(after + 1, &["all", "total"]))
        && lx.mark(before) == ',';
    if !(total || in_all) {
        return None;
    }
    let begin = facts.begin(whole.from, 40);
    let first = facts.figures.get(..n)?.iter().position(|figure| figure.from >= begin)?;
    let parts = facts.figures.get(first..n)?;
    let same = parts.iter().all(|part| plain_count(part) && part.quantity.unit == whole.quantity.unit);
    let busy = facts.says(begin, whole.from, words::of(List::Selection))
        || facts.times.iter().any(|time| time.from >= begin && time.end <= whole.from);
    (parts.len() >= 2 && same && !busy).then_some(parts)
}

/// Whether the parts nearly make their whole, so that they are meant to.
fn close(whole: &Figure, parts: &[Figure]) -> bool {
    let sum: f64 = parts.iter().map(|part| part.quantity.value).sum();
    (sum - whole.quantity.value).abs() <= whole.quantity.value * 0.25
}

/// "31 people, 18 men and 13 women": people, and then what people they are.
fn people<'a>(facts: &Facts<'a, '_>, n: usize, whole: &Figure) -> Option<&'a [Figure]> {
    let lx = facts.lexemes;
    let of =
        |figure: &Figure, word: &str| figure.quantity.of.is_some_and(|of| of.of(lx.text).ends_with(word));
    let person = |figure: &Figure| {
        ["men", "women", "boys", "girls", "children", "adults"].iter().any(|word| of(figure, word))
    };
    let parts = facts.figures.get(n + 1..n + 3)?;
    let [first, last] = parts else { return None };
    let listed = lx.mark(first.from.wrapping_sub(1)) == ','
        && first.from.saturating_sub(whole.end) <= 4
        && lx.is(last.from.wrapping_sub(1), "and")
        && last.from.saturating_sub(first.end) <= 3
        && !facts.figures.get(n + 3).is_some_and(|next| next.from <= last.end + 3 && person(next));
    let plain = parts.iter().all(|part| plain_count(part) && person(part)) && plain_count(whole);
    (listed && plain && whole.quantity.kind == QuantityKind::Count && close(whole, parts)).then_some(parts)
}

/// "Of the 90 players, 50 were cleared, 22 were banned and 18 wait": all of the sentence's figures are parts.
fn shared_out<'a>(facts: &Facts<'a, '_>, n: usize, whole: &Figure) -> Option<&'a [Figure]> {
    let lx = facts.lexemes;
    let begin = facts.begin(whole.from, 3);
    if !(lx.words(begin, &["of", "the"]) && whole.from == begin + 2 && plain_count(whole)) {
        return None;
    }
    let end = (whole.end..whole.end + 50).find(|at| lx.at(*at).opens || lx.at(*at).shape == Shape::Break)?;
    let count = facts.figures.get(n + 1..)?.iter().take_while(|figure| figure.end <= end).count();
    let parts = facts.figures.get(n + 1..n + 1 + count)?;
    let ties =
        |part: &Figure| lx.mark(part.from.wrapping_sub(1)) == ',' || lx.is(part.from.wrapping_sub(1), "and");
    let bare =
        parts.iter().all(|part| plain_count(part) && ties(part) && part.quantity.unit == whole.quantity.unit);
    let busy =
        facts.says(begin + 2, end, words::of(List::Selection)) || facts.says(begin, end, &["both", "also"]);
    (parts.len() >= 3 && bare && !busy && close(whole, parts)).then_some(parts)
}

fn compare(facts: &Facts, whole: &Figure, parts: &[Figure]) -> Option<Inconsistency> {
    let text = facts.lexemes.text;
    let mut sum = Interval { low: 0.0, high: 0.0 };
    for part in parts {
        sum = sum.plus(Interval::of(part, text)?);
    }
    if sum.meets(Interval::of(whole, text)?) {
        return None;
    }
    let terms: Vec<String> = parts.iter().map(|part| plain(part.quantity.value)).collect();
    let exact: f64 = parts.iter().map(|part| part.quantity.value).sum();
    let why = format!("{} is {}, not {}", terms.join(" + "), plain(exact), plain(whole.quantity.value));
    let mut spans = vec![whole.quantity.span];
    spans.extend(parts.iter().map(|part| part.quantity.span));
    spans.sort();
    Some(facts.report("sum", why, &spans))
}
