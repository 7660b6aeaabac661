//! The table of words of number and time, sorted by its first column.
//!
//! In: `data/number_time_words.tsv`. Out: rows of roles. A role that is not one of those below is none.

use super::terms::{NOTHING, Num, Part, Term, Tim, Turn, Unit};
use std::fmt::Debug;
use std::sync::LazyLock;

/// Word and roles. An index of constant text, built at the first use; it holds no state.
pub(super) static TERMS: LazyLock<Vec<(&str, Term)>> = LazyLock::new(|| {
    let rows = data!("number_time_words.tsv").lines();
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
        "decade" => small().map(Tim::Decade),
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

/// A member by its name.
fn member<T: Copy + Debug>(all: &[T], name: &str) -> Option<T> {
    all.iter().copied().find(|one| format!("{one:?}").eq_ignore_ascii_case(name))
}

fn unit(name: &str) -> Option<Unit> {
    use Unit::{Century, Day, Decade, Fortnight, Hour, Minute, Month, Quarter, Second, Week, Weekend, Year};
    member(
        &[Second, Minute, Hour, Day, Weekend, Week, Fortnight, Month, Quarter, Year, Decade, Century],
        name,
    )
}

fn part(name: &str) -> Option<Part> {
    use Part::{Afternoon, Daytime, Evening, Lunch, Morning, Night};
    member(&[Morning, Afternoon, Evening, Night, Daytime, Lunch], name)
}

fn turn(name: &str) -> Option<Turn> {
    member(&[Turn::Last, Turn::This, Turn::Next, Turn::Same], name)
}

/// The longest word of the table, in bytes.
const LONGEST: usize = 13;

/// How long the words of the table are that begin with a letter: one bit a length, one row a letter. Most words of a
/// text are told apart by it before they are looked up.
static LENGTHS: LazyLock<[u16; 32]> = LazyLock::new(|| {
    let mut out = [0; 32];
    for (word, _) in TERMS.iter() {
        let row = word.bytes().next().and_then(|first| out.get_mut(usize::from(first & 31)));
        row.into_iter().for_each(|row| *row |= 1 << word.len());
    }
    out
});

/// The roles of a word, whatever its case.
pub(super) fn of(word: &str) -> Term {
    let bytes = word.as_bytes();
    let lengths = bytes.first().and_then(|first| LENGTHS.get(usize::from(first & 31))).copied().unwrap_or(0);
    if bytes.len() > LONGEST || lengths & (1 << bytes.len()) == 0 {
        return NOTHING;
    }
    let mut buffer = [0; LONGEST];
    let Some(lower) = buffer.get_mut(..bytes.len()) else { return NOTHING };
    for (to, from) in lower.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
    }
    let found = TERMS.binary_search_by(|(word, _)| word.as_bytes().cmp(lower));
    let row = found.ok().and_then(|n| TERMS.get(n));
    row.map_or(NOTHING, |(_, term)| *term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_short() {
        let table = &*super::TERMS;
        for pair in table.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} stands before {}", pair[0].0, pair[1].0);
        }
        assert_eq!(table.iter().map(|row| row.0.len()).max(), Some(LONGEST));
        for (word, term) in table {
            assert_eq!(of(word), *term, "{word}");
            assert_ne!(*term, NOTHING, "{word} has no role that is known");
        }
    }

    #[test]
    fn a_word_may_have_two_roles() {
        assert_eq!(of("Second"), Term { num: Num::Ordinal(2), tim: Tim::One(Unit::Second) });
        assert_eq!(of("aardvark"), NOTHING);
        assert_eq!(of("internationalisation"), NOTHING);
    }
}
