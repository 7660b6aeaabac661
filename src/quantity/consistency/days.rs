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
    let later = (0..facts.times.len()).filter_map(|n| later(facts, n));
    facts.times.windows(2).filter_map(pair).chain(later).collect()
}

/// "began on 1 June 2022 and ended on 8 June 2022, three weeks later": no date before lies so far back.
fn later(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let (time, last) = (facts.times.get(n)?, facts.times.get(n.checked_sub(1)?)?);
    let (unit, said) = time.date.timex.strip_prefix("UNDEF-REF-")?.split_once("-PLUS-")?;
    let (unit, said): (char, f64) = (unit.chars().next()?.to_ascii_uppercase(), said.parse().ok()?);
    let begin = facts.begin(last.from, 50);
    let day = |time: &Found| -> Option<Day> {
        let (date, least) = (&time.date, if matches!(unit, 'Y') { 4 } else { 10 });
        let full = date.timex.len() >= least && date.timex.starts_with(|c: char| c.is_ascii_digit());
        date.value.as_deref().or(date.from.as_deref()).filter(|_| full)?.parse().ok()
    };
    let to = day(last).filter(|_| last.end + 1 == time.from && facts.lexemes.mark(last.end) == ',')?;
    let before = facts.times.get(..n - 1)?.iter().rev().take_while(|row| row.from >= begin);
    let starts: Vec<(&Found, Day)> = before.filter_map(|row| Some((row, day(row)?))).collect();
    let off =
        |from: Day| length(from, to, unit).filter(|(exact, slack, _)| (exact - said).abs() > slack + 0.01);
    let (start, from) = *starts.first()?;
    let (exact, _, name) = off(from).filter(|_| starts.iter().all(|(_, from)| off(*from).is_some()))?;
    let shown = plain((exact * 10.0).round() / 10.0);
    let why = format!("from {} to {} is {shown} {name}, not {}", from.iso(), to.iso(), plain(said));
    report("interval", why, &[start.date.span, last.date.span, time.date.span])
}

/// How long a stretch is in a unit, how far its print may be off, and the unit's name; nothing where it ends before it begins.
fn length(from: Day, to: Day, unit: char) -> Option<(f64, f64, &'static str)> {
    let days = to.number() - from.number();
    // both ends may count, or neither
    let length = match unit {
        'D' => (days as f64, 1.0, "days"),
        'W' => (days as f64 / 7.0, 0.5, "weeks"),
        'M' => (days as f64 / 30.4, 1.0, "months"),
        _ => (f64::from(to.year - from.year), 1.0, "years"),
    };
    (days > 0).then_some(length)
}

fn compare(facts: &Facts, stretch: &Found, told: &Found) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let (from, to) = (stretch.date.from.as_deref()?, stretch.date.to.as_deref()?);
    let (from, to): (Day, Day) = (from.parse().ok()?, to.parse().ok()?);
    let printed = stretch.date.timex.starts_with('(') && !stretch.date.timex.contains('X');
    if stretch.date.kind != DateType::DateRange || told.date.kind != DateType::Duration || !printed {
        return None;
    }
    // ", a period of 14 days", "(14 days)", ", or 14 days"
    let at = told.from.wrapping_sub(1);
    let ahead = stretch.from.checked_sub(told.end);
    let tied = match told.from.wrapping_sub(stretch.end) {
        // "for 14 days, from 3 to 24 March 2024"
        _ if ahead.is_some_and(|gap| gap <= usize::from(lx.mark(told.end) == ',')) => {
            lx.any(at, &["for", "lasted", "of"])
        }
        1 => lx.mark(at) == '(' && lx.mark(told.end) == ')',
        2 => lx.is(at, "or") && lx.mark(stretch.end) == ',',
        4 => {
            lx.is(at, "of")
                && lx.any(at.wrapping_sub(1), &["period", "span", "stretch", "total"])
                && lx.mark(stretch.end) == ','
        }
        _ => false,
    };
    let (count, unit) = count(&told.date.timex)?;
    let (exact, slack, name) = length(from, to, unit)?;
    if !tied || (exact - count).abs() <= slack + 0.01 {
        return None;
    }
    let shown = plain((exact * 10.0).round() / 10.0);
    let why = format!("from {} to {} is {shown} {name}, not {}", from.iso(), to.iso(), plain(count));
    report("interval", why, &[stretch.date.span, told.date.span])
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
