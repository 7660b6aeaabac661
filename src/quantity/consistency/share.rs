//! "17 of the 40 beds (35 per cent)": a share that its own numerator and denominator deny.

use super::super::figure::Figure;
use super::super::lexeme::Shape;
use super::super::types::{Hedge, Inconsistency, QuantityKind};
use super::super::words::{self, List};
use super::facts::{Facts, plain};

use super::interval::Interval;

/// Numerator and denominator, joined by "of" or "out of".
fn part_of_whole<'a>(facts: &Facts<'a, '_>, n: usize) -> Option<(&'a Figure, &'a Figure)> {
    let (part, whole) = (facts.figures.get(n)?, facts.figures.get(n + 1)?);
    let lx = facts.lexemes;
    if !part.counts()
        || !whole.counts()
        || part.quantity.value > whole.quantity.value
        || part.quantity.value < 0.0
    {
        return None;
    }
    let mut at = part.end;
    // "17 (35 per cent) of the 40" has its share between; "17 beds of 40" names the thing first
    at += usize::from(lx.is(at, "out"));
    if !lx.is(at, "of") {
        return None;
    }
    at += 1;
    while at < whole.from && lx.any(at, words::of(List::Wholes)) {
        at += 1;
    }
    (at == whole.from).then_some((part, whole))
}

/// Shares that cannot come from their parts.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    let mut out = Vec::new();
    for n in 0..facts.figures.len() {
        out.extend(of_these(facts, n));
        out.extend(share_of_whole(facts, n));
        let pair = part_of_whole(facts, n);
        if let Some((part, whole)) = pair {
            let behind = facts.figures.get(n + 2).filter(|share| tied_behind(facts, whole, share));
            let before = n
                .checked_sub(1)
                .and_then(|n| facts.figures.get(n))
                .filter(|share| tied_before(facts, share, part));
            for share in behind.into_iter().chain(before) {
                out.extend(compare(facts, part, whole, share));
            }
        }
        if let (Some(fraction), Some(share)) = (facts.figures.get(n), facts.figures.get(n + 1))
            && (fraction.fraction
                && facts.figures.get(n).is_some_and(|row| row.quantity.kind == QuantityKind::Cardinal))
            && tied_behind(facts, fraction, share)
        {
            out.extend(compare_fraction(facts, fraction, share));
        }
    }
    out
}

/// "30 per cent of the 50 trees, 15 in all, …", "60 per cent of 200 seats, or 120, …".
fn share_of_whole(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let (share, whole, part) = (facts.figures.get(n)?, facts.figures.get(n + 1)?, facts.figures.get(n + 2)?);
    let of = lx.is(share.end, "of") && whole.from.saturating_sub(share.end) <= 2;
    let before = part.from.wrapping_sub(1);
    let or = lx.is(before, "or") && lx.mark(before.wrapping_sub(1)) == ',';
    let all = lx.mark(before) == ',' && lx.is(part.end, "in") && lx.any(part.end + 1, &["all", "total"]);
    let tied = percent(share) && of && (or || all) && facts.near(share.from, part.from, 14);
    (tied && whole.counts() && part.counts()).then(|| compare(facts, part, whole, share))?
}

/// "250 letters came. Of these, 50, or 20 per cent, …", "Of the 640, 192, or 30 percent, …".
fn of_these(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let counted = |figure: &Figure| figure.counts() && figure.is_exact();
    let part = facts.figures.get(n).filter(|part| counted(part))?;
    let share = facts.figures.get(n + 1).filter(|share| percent(share))?;
    let or = lx.is(share.from.wrapping_sub(1), "or") || lx.mark(share.from.wrapping_sub(1)) == '(';
    let behind = lx.mark(part.end) == ',' && share.from == part.end + 2 || share.from == part.end + 1;
    let begin = facts.begin(part.from, 12);
    if !(or && behind && lx.is(begin, "of")) {
        return None;
    }
    let whole = facts.figures.get(n.checked_sub(1)?).filter(|whole| counted(whole))?;
    let named = whole.from == begin + 2 && lx.is(begin + 1, "the") && part.from - whole.end <= 4;
    let meant = part.from == begin + 2 + usize::from(lx.mark(begin + 2) == ',')
        && lx.any(begin + 1, &["these", "them", "those"])
        && whole.quantity.of.is_some()
        && begin - whole.end <= 14;
    let holds = part.quantity.value <= whole.quantity.value;
    (holds && (named || meant)).then(|| compare(facts, part, whole, share))?
}

/// "… 40 beds (35 per cent)", "… of 40 beds, or 35 per cent": nothing but the thing stands between.
fn tied_behind(facts: &Facts, whole: &Figure, share: &Figure) -> bool {
    let lx = facts.lexemes;
    // "1,200 of 3,000 hauliers have stopped. That is 30 per cent"
    let summed = lx.any(share.from.wrapping_sub(1), &["is", "was", "equals"])
        && lx.any(share.from.wrapping_sub(2), &["that", "this", "which"])
        && share.from.saturating_sub(whole.end) <= 14;
    if percent(share) && summed {
        return true;
    }
    if !percent(share) || !facts.near(whole.from, share.from, 14) {
        return false;
    }
    let open = lx.mark(share.from.wrapping_sub(1)) == '(' && lx.mark(share.end) == ')';
    let or = lx.is(share.from.wrapping_sub(1), "or")
        && matches!(lx.mark(share.from.wrapping_sub(2)), ',' | '—' | '–' | '(');
    // "240 of 800 members voted, a turnout of 40 per cent"
    let named = lx.is(share.from.wrapping_sub(1), "of")
        && lx.any(share.from.wrapping_sub(2), &["turnout", "share", "rate", "proportion"]);
    let words = (whole.end..share.from).filter(|at| lx.at(*at).shape == Shape::Word).count();
    let marks = (whole.end..share.from.saturating_sub(2))
        .filter(|at| matches!(lx.mark(*at), ',' | ';' | ':' | '(' | ')'))
        .count();
    ((open || or) && words <= 6 && marks == 0) || named && words <= 9 && marks <= 1
}

/// "35 per cent (17 of 40)", "35 per cent, or 17 of the 40".
fn tied_before(facts: &Facts, share: &Figure, part: &Figure) -> bool {
    let lx = facts.lexemes;
    if !percent(share) || !facts.near(share.from, part.from, 12) {
        return false;
    }
    let at = part.from.wrapping_sub(1);
    let direct = lx.mark(at) == '(' && share.end == at;
    let or = lx.is(at, "or") && lx.mark(at.wrapping_sub(1)) == ',' && share.end == at.wrapping_sub(1);
    direct || or
}

fn percent(figure: &Figure) -> bool {
    figure.quantity.kind == QuantityKind::Percentage && figure.quantity.unit.as_deref() == Some("percent")
}

fn compare(facts: &Facts, part: &Figure, whole: &Figure, share: &Figure) -> Option<Inconsistency> {
    let text = facts.lexemes.text;
    let (a, b, c) = (Interval::of(part, text)?, Interval::of(whole, text)?, Interval::of(share, text)?);
    let computed = a.over(b)?.times(100.0);
    if computed.meets(c)
        || (part.quantity.value / whole.quantity.value * 100.0 - share.quantity.value).abs() <= 1.0
    {
        return None;
    }
    let exact = part.quantity.value / whole.quantity.value * 100.0;
    let why = format!(
        "{} of {} is {} %, not {} %",
        plain(part.quantity.value),
        plain(whole.quantity.value),
        plain((exact * 10.0).round() / 10.0),
        plain(share.quantity.value)
    );
    Some(facts.report("share", why, &[part.quantity.span, whole.quantity.span, share.quantity.span]))
}

/// "one in five (25 per cent)".
fn compare_fraction(facts: &Facts, fraction: &Figure, share: &Figure) -> Option<Inconsistency> {
    let exact = fraction.quantity.value * 100.0;
    let c = Interval::of(share, facts.lexemes.text)?;
    let about = Interval { low: exact - 3.0, high: exact + 3.0 };
    if about.meets(c) || fraction.quantity.hedge != Hedge::Exact {
        return None;
    }
    let why = format!(
        "{} is {} %, not {} %",
        facts.printed(fraction),
        plain((exact * 10.0).round() / 10.0),
        plain(share.quantity.value)
    );
    Some(facts.report("share", why, &[fraction.quantity.span, share.quantity.span]))
}
