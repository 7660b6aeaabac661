//! "17 of the 40 beds (35 per cent)": a share that its own numerator and denominator deny.

use super::super::figure::Figure;
use super::super::types::{Hedge, Inconsistency, QuantityKind};
use super::super::words::{self, List};
use super::facts::{Facts, percent, plain, report};

use super::interval::Interval;

/// Part, whole and the share that is said of them.
type Share<'a> = (&'a Figure, &'a Figure, &'a Figure);

/// Shares that cannot come from their parts.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    let found = |n: usize| {
        let told = [of_these(facts, n), of_share(facts, n), behind(facts, n), before(facts, n)];
        let shares = told.into_iter().flatten().filter_map(|share| compare(facts, share));
        shares.chain(fraction(facts, n)).chain(fraction_of(facts, n)).collect::<Vec<_>>()
    };
    (0..facts.figures.len()).flat_map(found).collect()
}

/// Numerator and denominator, joined by "of" or "out of".
fn part_of_whole<'a>(facts: &Facts<'a, '_>, n: usize) -> Option<(&'a Figure, &'a Figure)> {
    let (part, whole) = (facts.figures.get(n)?, facts.figures.get(n + 1)?);
    let lx = facts.lexemes;
    let of = part.end + usize::from(lx.is(part.end, "out"));
    let between = |at: usize| lx.any(at, words::of(List::Wholes));
    let holds = (0.0..=whole.quantity.value).contains(&part.quantity.value);
    let tied = lx.is(of, "of") && of < whole.from && (of + 1..whole.from).all(between);
    (part.counts() && whole.counts() && holds && tied).then_some((part, whole))
}

/// "… of 40 beds (35 per cent)", "… of 40 beds, or 35 per cent".
fn behind<'a>(facts: &Facts<'a, '_>, n: usize) -> Option<Share<'a>> {
    let (part, whole) = part_of_whole(facts, n)?;
    let share = facts.figures.get(n + 2).filter(|share| tied_behind(facts, whole, share))?;
    Some((part, whole, share))
}

/// "35 per cent (17 of 40)", "35 per cent, or 17 of the 40".
fn before<'a>(facts: &Facts<'a, '_>, n: usize) -> Option<Share<'a>> {
    let (part, whole) = part_of_whole(facts, n)?;
    let share = facts.figures.get(n.checked_sub(1)?).filter(|share| percent(share))?;
    let direct = matches!(facts.mark(part, 1), '(' | ':') && share.end + 1 == part.from;
    let or = facts.said(part, 1, &["or"]) && facts.mark(part, 2) == ',' && share.end + 2 == part.from;
    (facts.near(share.from, part.from, 12) && (direct || or)).then_some((part, whole, share))
}

/// "30 per cent of the 50 trees, 15 in all, …", "60 per cent of 200 seats, or 120, …".
fn of_share<'a>(facts: &Facts<'a, '_>, n: usize) -> Option<Share<'a>> {
    let lx = facts.lexemes;
    let (share, whole, part) = (facts.figures.get(n)?, facts.figures.get(n + 1)?, facts.figures.get(n + 2)?);
    let of = lx.is(share.end, "of") && whole.from.saturating_sub(share.end) <= 2;
    let or = facts.said(part, 1, &["or"]) && facts.mark(part, 2) == ',';
    let all = facts.mark(part, 1) == ',' && lx.is(part.end, "in") && lx.any(part.end + 1, &["all", "total"]);
    let tied = percent(share) && of && (or || all) && facts.near(share.from, part.from, 14);
    (tied && whole.counts() && part.counts()).then_some((part, whole, share))
}

/// "250 letters came. Of these, 50, or 20 per cent, …", "Of the 640, 192, or 30 percent, …".
fn of_these<'a>(facts: &Facts<'a, '_>, n: usize) -> Option<Share<'a>> {
    let lx = facts.lexemes;
    let counted = |figure: &&Figure| figure.counts() && figure.is_exact();
    let part = facts.figures.get(n).filter(counted)?;
    let share = facts.figures.get(n + 1).filter(|share| percent(share))?;
    let whole = facts.figures.get(n.checked_sub(1)?).filter(counted)?;
    let or = facts.said(share, 1, &["or"]) || facts.mark(share, 1) == '(';
    let next = lx.mark(part.end) == ',' && share.from == part.end + 2 || share.from == part.end + 1;
    let begin = facts.begin(part.from, 12);
    let named = whole.from == begin + 2 && lx.is(begin + 1, "the") && part.from - whole.end <= 4;
    // "800 pupils, of whom 200 (25 percent)"
    let whom = lx.any(part.from.wrapping_sub(1), &["whom", "which"]);
    let begin = if whom { part.from.saturating_sub(2) } else { begin };
    let meant = part.from == begin + 2 + usize::from(lx.mark(begin + 2) == ',')
        && (whom || lx.any(begin + 1, &["these", "them", "those"]))
        && whole.quantity.of.is_some()
        && begin.saturating_sub(whole.end) <= 14;
    // "found lead in 120 of them, or 30 percent": what the sentence counted before
    let these = lx.is(part.end, "of")
        && lx.any(part.end + 1, &["them", "these", "those"])
        && share.from <= part.end + 4
        && whole.quantity.of.is_some()
        && facts.near(whole.from, part.from, 24);
    let holds = part.quantity.value <= whole.quantity.value;
    let listed = next && lx.is(begin, "of") && (named || meant);
    (or && holds && (listed || these)).then_some((part, whole, share))
}

/// Whether nothing but the thing stands between a whole and a share, or a word that says what the share is.
fn tied_behind(facts: &Facts, whole: &Figure, share: &Figure) -> bool {
    let lx = facts.lexemes;
    // "1,200 of 3,000 hauliers have stopped. That is 30 per cent"
    let summed = facts.said(share, 1, &["is", "was", "equals"])
        && facts.said(share, 2, &["that", "this", "which"])
        && share.from.saturating_sub(whole.end) <= 14;
    let bracket = facts.mark(share, 1) == '(' && lx.mark(share.end) == ')'
        || facts.mark(share, 1) == ',' && lx.mark(share.end) == ',';
    let or = facts.said(share, 1, &["or"]) && matches!(facts.mark(share, 2), ',' | '—' | '–' | '(');
    // "240 of 800 members voted, a turnout of 40 per cent"
    let named =
        facts.said(share, 1, &["of"]) && facts.said(share, 2, &["turnout", "share", "rate", "proportion"]);
    let words = facts.words(whole.end, share.from);
    let between = whole.end..share.from.saturating_sub(2);
    let marks = between.filter(|at| matches!(lx.mark(*at), ',' | ';' | ':' | '(' | ')')).count();
    let near = facts.near(whole.from, share.from, 14)
        && ((bracket || or) && words <= 6 && marks == 0 || named && words <= 9 && marks <= 1);
    percent(share) && (summed || near)
}

fn compare(facts: &Facts, (part, whole, share): Share<'_>) -> Option<Inconsistency> {
    let computed = facts.interval(part)?.over(facts.interval(whole)?)?.times(100.0);
    let (a, b, said) = (part.quantity.value, whole.quantity.value, share.quantity.value);
    let exact = a / b * 100.0;
    if computed.meets(facts.interval(share)?) || (exact - said).abs() <= 1.0 {
        return None;
    }
    let why = format!("{} of {} is {} %, not {} %", plain(a), plain(b), tenths(exact), plain(said));
    report("share", why, &[part.quantity.span, whole.quantity.span, share.quantity.span])
}

/// A number with one decimal at most.
fn tenths(value: f64) -> String {
    plain((value * 10.0).round() / 10.0)
}

/// "one in five (25 per cent)".
fn fraction(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let (part, share) = (facts.figures.get(n)?, facts.figures.get(n + 1)?);
    let exact = part.quantity.value * 100.0;
    let about = Interval { low: exact - 3.0, high: exact + 3.0 };
    let tied = part.fraction
        && part.is_exact()
        && part.quantity.kind == QuantityKind::Cardinal
        && tied_behind(facts, part, share);
    if !tied || about.meets(facts.interval(share)?) {
        return None;
    }
    let said = plain(share.quantity.value);
    let why = format!("{} is {} %, not {said} %", facts.printed(part), tenths(exact));
    report("share", why, &[part.quantity.span, share.quantity.span])
}

/// "a third of the 90 beds, or 45,", "one in four of the 200 nurses, 50 in all".
fn fraction_of(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let [share, whole, part] = facts.figures.get(n..n + 3)? else { return None };
    let or = facts.said(part, 1, &["or"]) && facts.mark(part, 2) == ',' && lx.mark(part.end) == ',';
    let all = facts.mark(part, 1) == ','
        && lx.any(part.end, &["in", "of"])
        && lx.any(part.end + 1, &["all", "total", "them"]);
    let tied =
        lx.is(share.end, "of") && whole.from <= share.end + 2 && (or || all) && part.from <= whole.end + 4;
    let exact = share.quantity.value * whole.quantity.value;
    let slack = exact * if share.is_exact() { 0.1 } else { 0.2 };
    let wrong = (part.quantity.value - exact).abs() > slack.max(1.0);
    let counted = share.fraction && whole.counts() && part.counts() && part.is_exact() && exact > 0.0;
    let open = !matches!(share.quantity.hedge, Hedge::Exact | Hedge::About);
    if open || !tied || !counted || !wrong {
        return None;
    }
    let why = format!(
        "{} of {} is {}, not {}",
        facts.printed(share),
        plain(whole.quantity.value),
        plain(exact),
        plain(part.quantity.value)
    );
    report("share", why, &[share.quantity.span, whole.quantity.span, part.quantity.span])
}
