//! "Born in 1950, she died in 2010 aged 70": an age that its dates deny.

use super::super::figure::Figure;
use super::super::lexeme::Shape;
use super::super::time::Found;
use super::super::types::{Day, Hedge, Inconsistency, QuantityKind};
use super::facts::{Facts, plain, report};

/// Ages that cannot be.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    facts.figures.iter().enumerate().filter_map(|(n, _)| of_figure(facts, n)).collect()
}

fn of_figure(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let old = |figure: &&Figure| figure.quantity.kind == QuantityKind::Age;
    let age = facts.figures.get(n).filter(old)?;
    let row = &age.quantity;
    if row.unit.as_deref() != Some("year") || row.hedge != Hedge::Exact || row.value_end.is_some() {
        return None;
    }
    let says =
        |(begin, end): (usize, usize), word: &'static str| (begin..end).filter(move |at| lx.is(*at, word));
    let sentence = (facts.begin(age.from, 40), facts.over(age.end, 40));
    // "died on 9 March 2021, aged 62. She was born on 3 May 1961": the birth stands in another sentence of the paragraph
    let apart = says(sentence, "born").count() == 0 && says(sentence, "died").count() == 1;
    let edge = |at: &usize| lx.at(*at).shape == Shape::Break;
    let (from, to) = (sentence.0.saturating_sub(120), sentence.1 + 120);
    let paragraph = || {
        let begin = (from..sentence.0).rev().find(edge).map_or(from, |at| at + 1);
        (begin, (sentence.1..to).find(edge).unwrap_or(to))
    };
    // "Born on 19 July 1948, she died on 4 May 2020. She was 71."
    let row = sentence.0;
    let short = lx.any(row, &["he", "she"])
        && lx.is(row + 1, "was")
        && age.from == row + 2
        && sentence.1 <= age.end + 2;
    let place @ (begin, end) = match () {
        () if apart => paragraph(),
        () if short && row > 0 => (facts.begin(row - 1, 60), sentence.1),
        () => sentence,
    };
    // one age and one birth in the sentence, or nothing is certain
    let first = facts.figures.partition_point(|figure| figure.from < begin);
    let near = facts.figures.get(first..)?.iter().take_while(|figure| figure.end <= end);
    let ages = near.filter(old).count();
    let deaths = says(place, "died").count();
    if ages != 1 || apart && deaths != 1 {
        return None;
    }
    let births: Vec<usize> = says(place, "born").collect();
    let [birth] = births.as_slice() else {
        // "Ada Moru (1931–2004) died at the age of 73": her years
        let bracketed = |time: &&Found| lx.mark(time.from.wrapping_sub(1)) == '(' && lx.mark(time.end) == ')';
        let first = facts.times.partition_point(|time| time.from < begin);
        let near = facts.times.get(first..)?.iter().take_while(|time| time.end <= end);
        let mut lives = near.filter(bracketed);
        let life = lives
            .next()
            .filter(|life| births.is_empty() && deaths == 1 && life.date.timex.ends_with("Y)"))?;
        let (first, last) = (day(life.date.from.as_deref())?, day(life.date.to.as_deref())?);
        return wrong(age, life, first.year, last.year, true);
    };
    // whose birth another sentence tells must be plain: "She was born", not "His widow, born in 1960,"
    let own = lx.is(birth.wrapping_sub(1), "was") && lx.any(birth.wrapping_sub(2), &["he", "she"]);
    if apart && !own {
        return None;
    }
    let born = after(facts, *birth, end)?;
    let last = match says(place, "died").next() {
        Some(at) => year(after(facts, at, end)?)?,
        // an age in apposition is of the article's day
        None if facts.mark(age, 1) == ',' && matches!(lx.mark(age.end), ',' | '.') => facts.today?.year,
        None => return None,
    };
    wrong(age, born, year(born)?, last, deaths > 0)
}

/// An age that the years of birth and of its moment deny.
fn wrong(age: &Figure, born: &Found, first: i32, last: i32, died: bool) -> Option<Inconsistency> {
    let (said, most) = (age.quantity.value, last - first);
    let off = said - f64::from(most);
    if most < 0 || off == 0.0 || off == -1.0 || off.abs() > 60.0 {
        return None;
    }
    let (least, said) = (most - 1, plain(said));
    let why = if died {
        format!("from {first} to {last} are {least} or {most} years, not {said}")
    } else {
        format!("born in {first}, one is {least} or {most} in {last}, not {said}")
    };
    report("age", why, &[age.quantity.span, born.date.span])
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
