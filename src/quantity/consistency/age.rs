//! "Born in 1950, she died in 2010 aged 70": an age that its dates deny.

use super::super::figure::Figure;
use super::super::lexeme::Shape;
use super::super::time::Found;
use super::super::types::{Day, Hedge, Inconsistency, QuantityKind};
use super::facts::{Facts, plain};

/// Ages that cannot be.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    facts.figures.iter().enumerate().filter_map(|(n, _)| of_figure(facts, n)).collect()
}

fn of_figure(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let age = facts.figures.get(n)?;
    let row = &age.quantity;
    if row.kind != QuantityKind::Age
        || row.unit.as_deref() != Some("year")
        || row.hedge != Hedge::Exact
        || row.value_end.is_some()
    {
        return None;
    }
    let mut begin = facts.begin(age.from, 40);
    let mut end = (age.end..age.end + 40)
        .find(|at| lx.at(*at).opens || lx.at(*at).shape == Shape::Break)
        .unwrap_or(age.end + 40);
    // "died on 9 March 2021, aged 62. She was born on 3 May 1961": the birth stands in another sentence of the paragraph
    let says = |begin: usize, end: usize, word: &str| (begin..end).filter(|at| lx.is(*at, word)).count();
    let apart = says(begin, end, "born") == 0 && says(begin, end, "died") == 1;
    if apart {
        let edge = |at: &usize| lx.at(*at).shape == Shape::Break;
        begin = (begin.saturating_sub(120)..begin)
            .rev()
            .find(edge)
            .map_or(begin.saturating_sub(120), |at| at + 1);
        end = (end..end + 120).find(edge).unwrap_or(end + 120);
        if says(begin, end, "died") != 1 {
            return None;
        }
    }
    // one age and one birth in the sentence, or nothing is certain
    let ages = facts
        .figures
        .iter()
        .filter(|figure| {
            figure.quantity.kind == QuantityKind::Age && figure.from >= begin && figure.end <= end
        })
        .count();
    let births: Vec<usize> = (begin..end).filter(|at| lx.is(*at, "born")).collect();
    // "Ada Moru (1931–2004) died at the age of 73": her years
    if births.is_empty()
        && let Some(life) = facts.times.iter().find(|time| {
            time.from >= begin
                && time.end <= end
                && lx.mark(time.from.wrapping_sub(1)) == '('
                && lx.mark(time.end) == ')'
        })
        && let (Some(first), Some(last), true) =
            (day(life.date.from.as_deref()), day(life.date.to.as_deref()), life.date.timex.ends_with("Y)"))
    {
        return wrong(facts, age, life, first.year, last.year, "died")
            .filter(|_| ages == 1 && says(begin, end, "died") == 1);
    }
    let [birth] = births.as_slice() else { return None };
    // whose birth another sentence tells must be plain: "She was born", not "His widow, born in 1960,"
    let own = lx.is(birth.wrapping_sub(1), "was") && lx.any(birth.wrapping_sub(2), &["he", "she"]);
    if apart && !own {
        return None;
    }
    let born = after(facts, *birth, end)?;
    let death = (begin..end).find(|at| lx.is(*at, "died"));
    let (last, what) = match death {
        Some(at) => (after(facts, at, end).map(year)??, "died"),
        // an age in apposition is of the article's day
        None => {
            let apposed = lx.mark(age.from.wrapping_sub(1)) == ',' && matches!(lx.mark(age.end), ',' | '.');
            (facts.today.filter(|_| apposed).map(|today| today.year)?, "writes")
        }
    };
    wrong(facts, age, born, year(born)?, last, what).filter(|_| ages == 1)
}

/// An age that the years of birth and of its moment deny.
fn wrong(
    facts: &Facts,
    age: &Figure,
    born: &Found,
    first: i32,
    last: i32,
    what: &str,
) -> Option<Inconsistency> {
    let (said, most) = (age.quantity.value, last - first);
    if most < 0
        || said == f64::from(most)
        || said == f64::from(most - 1)
        || (said - f64::from(most)).abs() > 60.0
    {
        return None;
    }
    let why = match what {
        "died" => format!("from {first} to {last} are {} or {most} years, not {}", most - 1, plain(said)),
        _ => format!("born in {first}, one is {} or {most} in {last}, not {}", most - 1, plain(said)),
    };
    Some(facts.report("age", why, &[age.quantity.span, born.date.span]))
}

fn day(iso: Option<&str>) -> Option<Day> {
    iso?.get(..10)?.parse().ok()
}

/// The date right behind a verb: "born on …", "died in …".
fn after<'a>(facts: &Facts<'a, '_>, verb: usize, end: usize) -> Option<&'a Found> {
    facts.times.iter().find(|time| time.from > verb && time.from <= verb + 5 && time.end <= end)
}

fn year(time: &Found) -> Option<i32> {
    let value = time.date.value.as_deref().or(time.date.from.as_deref())?;
    let full = !time.date.timex.starts_with("XXXX")
        && !time.date.timex.starts_with("UNDEF")
        && !time.date.timex.starts_with('(');
    day(Some(value)).filter(|_| full).map(|day| day.year)
}
