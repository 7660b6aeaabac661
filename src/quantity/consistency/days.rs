//! "from 3 to 24 March 2024, a period of 14 days": a stretch of time that is not as long as it is said to be.

use super::super::time::Found;
use super::super::types::{DateType, Day, Inconsistency};
use super::facts::{Facts, plain, report};

/// Stretches whose length the text denies.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    let pair = |pair: &[Found]| {
        let [a, b] = pair else { return None };
        compare(facts, a, b).or_else(|| compare(facts, b, a))
    };
    facts.times.windows(2).filter_map(pair).collect()
}

fn compare(facts: &Facts, stretch: &Found, length: &Found) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let (from, to) = (stretch.date.from.as_deref()?, stretch.date.to.as_deref()?);
    let (from, to): (Day, Day) = (from.parse().ok()?, to.parse().ok()?);
    let printed = stretch.date.timex.starts_with('(') && !stretch.date.timex.contains('X');
    if stretch.date.kind != DateType::DateRange || length.date.kind != DateType::Duration || !printed {
        return None;
    }
    // ", a period of 14 days", "(14 days)", ", or 14 days"
    let at = length.from.wrapping_sub(1);
    let ahead = stretch.from.checked_sub(length.end);
    let tied = match length.from.wrapping_sub(stretch.end) {
        // "for 14 days, from 3 to 24 March 2024"
        _ if ahead.is_some_and(|gap| gap <= usize::from(lx.mark(length.end) == ',')) => {
            lx.any(at, &["for", "lasted", "of"])
        }
        1 => lx.mark(at) == '(' && lx.mark(length.end) == ')',
        2 => lx.is(at, "or") && lx.mark(stretch.end) == ',',
        4 => {
            lx.is(at, "of")
                && lx.any(at.wrapping_sub(1), &["period", "span", "stretch", "total"])
                && lx.mark(stretch.end) == ','
        }
        _ => false,
    };
    let days = to.number() - from.number();
    let (count, unit) = count(&length.date.timex)?;
    // both ends may count, or neither
    let (exact, slack, name) = match unit {
        'D' => (days as f64, 1.0, "days"),
        'W' => (days as f64 / 7.0, 0.5, "weeks"),
        'M' => (days as f64 / 30.4, 1.0, "months"),
        _ => (f64::from(to.year - from.year), 1.0, "years"),
    };
    if !tied || days <= 0 || (exact - count).abs() <= slack + 0.01 {
        return None;
    }
    let shown = plain((exact * 10.0).round() / 10.0);
    let why = format!("from {} to {} is {shown} {name}, not {}", from.iso(), to.iso(), plain(count));
    report("interval", why, &[stretch.date.span, length.date.span])
}

/// "P14D": how many of what.
fn count(timex: &str) -> Option<(f64, char)> {
    let body = timex.strip_prefix('P')?;
    let unit = body.chars().last().filter(|unit| matches!(unit, 'D' | 'W' | 'M' | 'Y'))?;
    let count: f64 = body.strip_suffix(unit)?.parse().ok()?;
    (count.fract() == 0.0).then_some((count, unit))
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn a_length_of_one_unit() {
        assert_eq!(count("P14D"), Some((14.0, 'D')));
        assert_eq!((count("P2Y1M"), count("PT5M"), count("P0.5Y")), (None, None, None));
    }
}
