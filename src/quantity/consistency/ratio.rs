//! "80 cases, four times the 10 of last year", "doubled from 40 to 120": a multiple that its two figures deny.

use super::super::figure::Figure;
use super::super::lexeme::Shape;
use super::super::types::{Hedge, Inconsistency, QuantityKind};
use super::super::words::{self, List};
use super::facts::{Ends, Facts, alike, plain, report};

use super::interval::Interval;

/// A multiple in words.
struct Multiple {
    /// Its first row.
    from: usize,
    /// The row after its last.
    to: usize,
    factor: f64,
    hedge: Hedge,
}

/// Multiples that cannot be.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    (0..facts.figures.len()).filter_map(|n| times(facts, n).or_else(|| twice(facts, n))).collect()
}

/// "B, four times the A", "B, four times as many as the A".
fn times(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let [large, factor, small] = facts.figures.get(n.checked_sub(1)?..n + 2)? else { return None };
    let row = &factor.quantity;
    let counts = matches!(row.kind, QuantityKind::Cardinal | QuantityKind::Count) && !factor.vague;
    let said = counts && row.value >= 2.0 && facts.lexemes.is(factor.end, "times");
    let multiple = Multiple { from: factor.from, to: factor.end + 1, factor: row.value, hedge: row.hedge };
    said.then(|| compare(facts, large, small, &multiple))?
}

/// "B, twice the A", "B, double the A".
fn twice(facts: &Facts, n: usize) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let (large, small) = (facts.figures.get(n)?, facts.figures.get(n + 1)?);
    let at = (large.end..small.from).find(|at| lx.any(*at, &["twice", "double"]))?;
    let before = at.wrapping_sub(1);
    let (hedge, from) = if lx.is(before, "than") {
        (Hedge::MoreThan, at.saturating_sub(2))
    } else if lx.any(before, &["nearly", "almost", "about", "roughly", "around"]) {
        (Hedge::About, before)
    } else {
        (Hedge::Exact, at)
    };
    compare(facts, large, small, &Multiple { from, to: at + 1, factor: 2.0, hedge })
}

fn compare(facts: &Facts, large: &Figure, small: &Figure, multiple: &Multiple) -> Option<Inconsistency> {
    let Multiple { from, to, factor, hedge } = *multiple;
    let lx = facts.lexemes;
    // "B, four times": the comma ties; what is multiplied is named by "the", "its" or "as many as" right behind
    let comma =
        matches!(lx.mark(from.wrapping_sub(1)), ',' | '—' | '–' | '(') && from.saturating_sub(large.end) <= 5;
    let timed = |at: usize| facts.times.iter().any(|time| time.from <= at && at < time.end + 2);
    let known =
        |at: usize| lx.at(at).shape != Shape::Word || timed(at) || lx.any(at, words::of(List::Multiples));
    let link = (to..small.from).all(known) && facts.words(to, small.from) <= 6;
    let ratio = facts.interval(large)?.over(facts.interval(small)?)?;
    let said = match hedge {
        Hedge::Exact | Hedge::About => Interval { low: factor * 0.85 - 0.15, high: factor * 1.15 + 0.3 },
        Hedge::MoreThan | Hedge::AtLeast => Interval { low: factor * 0.97, high: f64::INFINITY },
        Hedge::LessThan | Hedge::UpTo => Interval { low: 0.0, high: factor * 1.03 },
    };
    // "four times more than" may mean five times as many
    let more = lx.any(to, &["more", "higher", "larger", "bigger", "greater"]);
    let high = said.high + if more { 1.0 } else { 0.0 };
    let tied = comma && link && alike(large, small) && facts.near(large.from, small.from, 24);
    if !tied || ratio.high >= said.low && ratio.low <= high {
        return None;
    }
    let (a, b) = (large.quantity.value, small.quantity.value);
    let exact = plain((a / b * 10.0).round() / 10.0);
    let why = format!("{} is {exact} times {}, not {} times", plain(a), plain(b), plain(factor));
    report("ratio", why, &[large.quantity.span, lx.cover(from, to), small.quantity.span])
}

/// Verbs and adverbs of multiples, by their stems: the ratio that they say.
#[rustfmt::skip]
const MULTIPLES: [(&str, f64); 11] = [
    ("doubl", 2.0), ("tripl", 3.0), ("trebl", 3.0), ("quadrupl", 4.0), ("halv", 0.5), ("twof", 2.0), ("threef", 3.0),
    ("fourf", 4.0), ("fivef", 5.0), ("sixf", 6.0), ("tenf", 10.0),
];

/// Words before such a verb that let it be said of what is not near.
const LOOSELY: &[&str] =
    &["nearly", "almost", "roughly", "about", "than", "practically", "virtually", "all", "but"];

/// "doubled from 40 to 120".
pub(super) fn of_ends(facts: &Facts, ends: Ends<'_>) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let row = facts.past_times(ends.at).checked_sub(1)?;
    // "doubled", "will double", "doubling", "rose fivefold"
    let form = lx.form(row);
    let stem = |stem: &str| form.get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem));
    let fits = |word: &str| form.len() <= word.len() + 3 || form.ends_with("fold");
    let (_, said) = *MULTIPLES.iter().find(|(word, _)| stem(word) && fits(word))?;
    let more = said > 1.0 && lx.is(row.wrapping_sub(1), "than");
    let loosely = !more && facts.says(row.saturating_sub(2), row, LOOSELY);
    let slack = if loosely { 0.25 } else { 0.1 };
    let high = if more { f64::INFINITY } else { said * (1.0 + slack) };
    let ratio = facts.interval(ends.to)?.over(facts.interval(ends.from)?)?;
    if ratio.high >= said * (1.0 - slack) && ratio.low <= high {
        return None;
    }
    let (a, b) = (ends.to.quantity.value, ends.from.quantity.value);
    let why = format!("“{form}”: {} is {} times {}", plain(a), plain(a / b), plain(b));
    report("ratio", why, &[lx.at(row).span, ends.first.quantity.span, ends.last.quantity.span])
}
