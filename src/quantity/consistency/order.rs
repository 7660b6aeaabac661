//! Ranges turned round, and dates that do not fall on their weekday.

use super::super::terms::Tim;
use super::super::time::Found;
use super::super::types::{DateType, Day, Inconsistency, QuantityKind};
use super::facts::{Facts, plain, report};

/// "between 20 and 10", "from 5 May 2020 to 3 May 2020".
pub(super) fn ranges(facts: &Facts) -> Vec<Inconsistency> {
    let lx = facts.lexemes;
    let figures = facts.figures.iter().filter_map(|figure| {
        let row = &figure.quantity;
        let (low, high) = (row.value, row.value_end.filter(|_| row.kind == QuantityKind::Range)?);
        let between = lx.is(figure.from, "between");
        if !(between && low > high) {
            return None;
        }
        let why = format!("a range from {} to {} runs backwards", plain(low), plain(high));
        report("range_reversed", why, &[row.span])
    });
    let dates = facts.times.iter().filter_map(|time| {
        let date = &time.date;
        let (from, to) = (date.from.as_deref()?, date.to.as_deref()?);
        let dated =
            date.kind == DateType::DateRange && date.timex.starts_with('(') && !date.timex.contains('X');
        let (from_day, to_day): (Day, Day) = (from.parse().ok()?, to.parse().ok()?);
        (dated && from_day > to_day).then(|| {
            let why = format!("the time from {from} to {to} runs backwards");
            report("range_reversed", why, &[date.span])
        })?
    });
    figures.chain(dates).collect()
}

const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// "Monday, 4 May 2021", which was a Tuesday.
pub(super) fn weekdays(facts: &Facts) -> Vec<Inconsistency> {
    facts.times.iter().filter_map(|time| weekday(facts, time)).collect()
}

fn weekday(facts: &Facts, time: &Found) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let said = (time.from..(time.from + 2).min(time.end))
        .find_map(|at| if let Tim::Weekday(day, _) = lx.tim(at) { Some(day) } else { None })?;
    let dated = time.end > time.from + 2 && matches!(time.date.kind, DateType::Date | DateType::DateTime);
    let value = time.date.value.as_deref().filter(|_| dated)?;
    let day: Day = value.get(..10)?.parse().ok()?;
    let full = time.date.timex.get(..10) == value.get(..10);
    let near = time.date.timex.starts_with("XXXX-")
        && !time.date.timex.contains('W')
        && facts.today.is_some_and(|today| (today.number() - day.number()).abs() < 150);
    // "Monday of next week" is reckoned from the weekday itself
    let printed = (time.from..time.end).any(|at| matches!(lx.tim(at), Tim::Month(..)))
        || full && lx.digits(time.end - 1).is_some_and(|(_, n)| n == 4);
    let turned = (time.from..time.end).any(|at| matches!(lx.tim(at), Tim::Turn(_)));
    if !(full || near) || !printed || turned || day.weekday() == said {
        return None;
    }
    let name = |weekday: u8| NAMES.get(usize::from(weekday).wrapping_sub(1)).copied().unwrap_or("");
    let why = format!("{} falls on a {}, not on a {}", day.iso(), name(day.weekday()), name(said));
    report("weekday", why, &[time.date.span])
}
