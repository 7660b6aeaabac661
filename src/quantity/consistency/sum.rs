//! "12 people (7 men and 4 women)": parts that do not add up to their whole.

use super::super::figure::Figure;
use super::super::lexeme::Shape;
use super::super::types::{Inconsistency, QuantityKind};
use super::super::words::{self, List};
use super::facts::{Facts, plain, report};

use super::interval::Interval;

/// How many rows a list of parts may take.
const LIST: usize = 45;

/// Wholes that their parts deny.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    let parts = |n: usize, whole: &Figure| {
        let behind = listed_behind(facts, n, whole).or_else(|| people(facts, n, whole));
        behind
            .or_else(|| totalled(facts, n, whole))
            .or_else(|| shared_out(facts, n, whole))
            .or_else(|| divided(facts, n, whole))
    };
    let wholes = facts.figures.iter().enumerate().filter(|(_, whole)| plain_count(whole));
    wholes.filter_map(|(n, whole)| compare(facts, whole, parts(n, whole)?)).collect()
}

fn plain_count(figure: &Figure) -> bool {
    (figure.counts() || figure.quantity.kind == QuantityKind::Money) && figure.is_exact() && figure.is_plain()
}

/// Whether all are plain counts in the whole's unit, and so many at least.
fn summands(whole: &Figure, parts: &[Figure], least: usize) -> bool {
    let unit = &whole.quantity.unit;
    parts.len() >= least && parts.iter().all(|part| plain_count(part) && part.quantity.unit == *unit)
}

/// Whether a comma or "and" stands before a figure.
fn joined(facts: &Facts, figure: &Figure) -> bool {
    facts.mark(figure, 1) == ',' || facts.said(figure, 1, &["and"])
}

/// The same, a name or two words between: "the Greens won 28, **the Liberals** 20".
fn led(facts: &Facts, figure: &Figure) -> bool {
    (1..5).any(|back| facts.mark(figure, back) == ',' || facts.said(figure, back, &["and"]))
}

/// Whether the parts nearly make their whole, so that they are meant to.
fn close(whole: &Figure, parts: &[Figure]) -> bool {
    let sum: f64 = parts.iter().map(|part| part.quantity.value).sum();
    (sum - whole.quantity.value).abs() <= whole.quantity.value * 0.25
}

/// Whether a word of selection or a time stands among the parts.
fn busy(facts: &Facts, from: usize, end: usize) -> bool {
    facts.says(from, end, words::of(List::Selection))
        || facts.times.iter().any(|time| time.from >= from && time.end <= end)
}

/// "12 people: 7 men and 4 women", "(7 men, 4 women)", "— 7 men and 4 women".
fn listed_behind<'a>(facts: &Facts<'a, '_>, n: usize, whole: &Figure) -> Option<&'a [Figure]> {
    let lx = facts.lexemes;
    let first = facts.figures.get(n + 1).filter(|_| whole.quantity.kind != QuantityKind::Cardinal)?;
    let opener = first.from.checked_sub(1)?;
    let closer = lx.mark(opener);
    let stops = |at: usize| matches!(lx.mark(at), ',' | '.' | ';');
    let near = matches!(closer, '(' | ':' | '—' | '–')
        && opener < whole.end + 5
        && !(whole.end..opener).any(stops)
        && facts.near(whole.from, opener, 12);
    // "47 homes on the old site on Tuesday, the planner said: 21 flats, …"
    let far = closer == ':' && facts.near(whole.from, opener, 30) && whole.quantity.of.is_some();
    let over = |at: usize| lx.at(at).opens || lx.at(at).shape == Shape::Break;
    let closes = |at: usize| match closer {
        '(' => lx.mark(at) == ')',
        ':' => matches!(lx.mark(at), '.' | ';') || over(at),
        _ => lx.mark(at) == closer || lx.mark(at) == '.' || over(at),
    };
    let end = (opener + 1..=opener + LIST).find(|at| closes(*at)).filter(|_| near || far)?;
    let broken =
        (opener + 1..end).any(|at| matches!(lx.mark(at), '(' | ':' | ';' | '%') && closer != lx.mark(at));
    let count = facts.figures.get(n + 1..)?.iter().take_while(|figure| figure.end <= end).count();
    let parts = facts.figures.get(n + 1..n + 1 + count)?;
    let tied = |pair: &[Figure]| match pair {
        [a, b] => joined(facts, b) && b.from.saturating_sub(a.end) <= 9,
        _ => false,
    };
    // far from its parts a whole is one only where they nearly make it
    let meant = near || parts.len() >= 3 && close(whole, parts);
    let fits = !broken && !busy(facts, opener, end) && summands(whole, parts, 2);
    (fits && meant && parts.windows(2).all(tied)).then_some(parts)
}

/// "7 men and 4 women, 12 in all", "… for a total of 12".
fn totalled<'a>(facts: &Facts<'a, '_>, n: usize, whole: &Figure) -> Option<&'a [Figure]> {
    let lx = facts.lexemes;
    let total =
        facts.said(whole, 1, &["of"]) && facts.said(whole, 2, &["total"]) && facts.said(whole, 4, &["for"]);
    let all = |at: usize| lx.is(at, "in") && lx.any(at + 1, &["all", "total"]);
    let after = whole.end + usize::from(whole.quantity.of.is_some());
    let in_all = facts.mark(whole, 1) == ',' && (all(whole.end) || all(after));
    if !(total || in_all) {
        return None;
    }
    let begin = facts.begin(whole.from, 40);
    let first = facts.figures.partition_point(|figure| figure.from < begin);
    let parts = facts.figures.get(first..n)?;
    (summands(whole, parts, 2) && !busy(facts, begin, whole.from)).then_some(parts)
}

/// "31 people, 18 men and 13 women": people, and then what people they are.
fn people<'a>(facts: &Facts<'a, '_>, n: usize, whole: &Figure) -> Option<&'a [Figure]> {
    let text = facts.lexemes.text;
    let person = |figure: &Figure| {
        let of = figure.quantity.of.map_or("", |of| of.of(text));
        ["men", "women", "boys", "girls", "children", "adults"].iter().any(|word| of.ends_with(word))
    };
    let parts = facts.figures.get(n + 1..n + 3)?;
    let [first, last] = parts else { return None };
    let listed = facts.mark(first, 1) == ','
        && first.from.saturating_sub(whole.end) <= 9
        && !(whole.end..first.from.saturating_sub(1))
            .any(|at| matches!(facts.lexemes.mark(at), ',' | ';' | '('))
        && facts.near(whole.from, first.from, 14)
        && facts.said(last, 1, &["and"])
        && last.from.saturating_sub(first.end) <= 3
        && !facts.figures.get(n + 3).is_some_and(|next| next.from <= last.end + 3 && person(next));
    let counted = whole.quantity.kind == QuantityKind::Count
        && parts.iter().all(|part| plain_count(part) && person(part));
    (listed && counted && close(whole, parts)).then_some(parts)
}

/// "Of the 90 players, 50 were cleared, 22 were banned and 18 wait": all of the sentence's figures are parts.
fn shared_out<'a>(facts: &Facts<'a, '_>, n: usize, whole: &Figure) -> Option<&'a [Figure]> {
    let begin = facts.begin(whole.from, 3);
    let of = facts.lexemes.words(begin, &["of", "the"]) && whole.from == begin + 2;
    let end = facts.over(whole.end, 50);
    let count = facts.figures.get(n + 1..)?.iter().take_while(|figure| figure.end <= end).count();
    let parts = facts.figures.get(n + 1..n + 1 + count)?;
    let other =
        facts.says(begin + 2, end, words::of(List::Selection)) || facts.says(begin, end, &["both", "also"]);
    let tied = of && !other && summands(whole, parts, 3) && parts.iter().all(|part| led(facts, part));
    (tied && close(whole, parts)).then_some(parts)
}

/// "The $90 million package **sets aside** $40 million for roads, $25 million for schools and …": a verb divides the whole.
fn divided<'a>(facts: &Facts<'a, '_>, n: usize, whole: &Figure) -> Option<&'a [Figure]> {
    let end = facts.over(whole.end, 60);
    let count = facts.figures.get(n + 1..)?.iter().take_while(|figure| figure.end <= end).count();
    let parts = facts.figures.get(n + 1..n + 1 + count)?;
    let first = parts.first()?;
    let verb = facts.says(whole.end, first.from, words::of(List::Dividing))
        && first.from.saturating_sub(whole.end) <= 8;
    let tied = parts.iter().skip(1).all(|part| joined(facts, part)) && !busy(facts, whole.end, end);
    (verb && tied && summands(whole, parts, 3) && close(whole, parts)).then_some(parts)
}

fn compare(facts: &Facts, whole: &Figure, parts: &[Figure]) -> Option<Inconsistency> {
    let nothing = Interval { low: 0.0, high: 0.0 };
    let sum = parts.iter().try_fold(nothing, |sum, part| Some(sum.plus(facts.interval(part)?)))?;
    if sum.meets(facts.interval(whole)?) {
        return None;
    }
    let terms: Vec<String> = parts.iter().map(|part| plain(part.quantity.value)).collect();
    let exact: f64 = parts.iter().map(|part| part.quantity.value).sum();
    let why = format!("{} is {}, not {}", terms.join(" + "), plain(exact), plain(whole.quantity.value));
    let spans: Vec<_> = [whole].into_iter().chain(parts).map(|figure| figure.quantity.span).collect();
    report("sum", why, &spans)
}
