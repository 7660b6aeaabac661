//! The table of words of number and time, sorted by its first column.
//!
//! In: `data/number_time_words.tsv`. Out: rows of roles. A role that is not one of those below is none.

use super::terms::{Num, Part, Term, Tim, Turn, Unit};
use std::sync::LazyLock;

/// Word and roles. An index of constant text, built at the first use; it holds no state.
pub(super) static TERMS: LazyLock<Vec<(&str, Term)>> = LazyLock::new(|| {
    let rows = include_str!("../../data/number_time_words.tsv").lines().filter(|line| !line.starts_with('#'));
    let term = |line: &'static str| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or("");
        let (word, num, tim) = (cell(), cell(), cell());
        (word, Term { num: number(num).unwrap_or(Num::No), tim: time(tim).unwrap_or(Tim::No) })
    };
    rows.map(term).collect()
});

fn number(role: &str) -> Option<Num> {
    let (name, value) = role.split_once(' ').unwrap_or((role, ""));
    let small = || value.parse().ok();
    let large = || value.parse().ok();
    match name {
        "ones" => small().map(Num::Ones),
        "teen" => small().map(Num::Teen),
        "ten" => small().map(Num::Ten),
        "ordinal" => small().map(Num::Ordinal),
        "ordinal-ten" => small().map(Num::OrdinalTen),
        "parts" => small().map(Num::Parts),
        "scale" => large().map(Num::Scale),
        "scales" => large().map(Num::Scales),
        "ordinal-scale" => large().map(Num::OrdinalScale),
        "parts-scale" => large().map(Num::PartsScale),
        "article" => Some(Num::Article),
        "half" => Some(Num::Half),
        "quarter" => Some(Num::Quarter(false)),
        "quarters" => Some(Num::Quarter(true)),
        "minus" => Some(Num::Minus),
        _ => None,
    }
}

fn time(role: &'static str) -> Option<Tim> {
    let (name, value) = role.split_once(' ').unwrap_or((role, ""));
    let small = || value.parse().ok();
    match name.trim_end_matches('?') {
        "opener" => Some(Tim::Opener),
        "feast" => Some(Tim::Feast),
        "now" => Some(Tim::Now),
        "past" => Some(Tim::Past),
        "future" => Some(Tim::Future),
        "month" => small().map(|month| Tim::Month(month, name.ends_with('?'))),
        "weekday" => small().map(|day| Tim::Weekday(day, name.ends_with('?'))),
        "weekdays" => small().map(Tim::Weekdays),
        "season" => small().map(Tim::Season),
        "hour" => small().map(Tim::Hour),
        "day" => value.parse().ok().map(Tim::Day),
        "often" => Some(Tim::Often(value)),
        "unit" => unit(value).map(Tim::One),
        "units" => unit(value).map(Tim::Many),
        "part" => part(value).map(Tim::Part),
        "habit" => part(value).map(Tim::Parts),
        "turn" => turn(value).map(Tim::Turn),
        _ => None,
    }
}

fn unit(name: &str) -> Option<Unit> {
    use Unit::{Century, Day, Decade, Fortnight, Hour, Minute, Month, Quarter, Second, Week, Weekend, Year};
    let all = [Second, Minute, Hour, Day, Weekend, Week, Fortnight, Month, Quarter, Year, Decade, Century];
    all.into_iter().find(|unit| format!("{unit:?}").eq_ignore_ascii_case(name))
}

fn part(name: &str) -> Option<Part> {
    Some(match name {
        "morning" => Part::Morning,
        "afternoon" => Part::Afternoon,
        "evening" => Part::Evening,
        "night" => Part::Night,
        "daytime" => Part::Daytime,
        "lunch" => Part::Lunch,
        _ => return None,
    })
}

fn turn(name: &str) -> Option<Turn> {
    Some(match name {
        "last" => Turn::Last,
        "this" => Turn::This,
        "next" => Turn::Next,
        "same" => Turn::Same,
        _ => return None,
    })
}
