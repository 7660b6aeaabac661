//! Fixed shapes of words around a number or a time, as a table: a reading, its pattern, an example and a look-alike.
//!
//! In: `data/figure_rules.tsv`, whose head says how a pattern is written. Out: which reading's pattern stands at a
//! lexeme, ends there, and the unit that it caught. Where two patterns of one reading fit, the first is meant.

use super::lexeme::{Lexemes, Shape};
use super::terms::{Num, Tim, Unit};

use std::sync::LazyLock;

/// One step of a pattern.
#[derive(Debug)]
enum Step {
    /// One of these words or marks.
    Any(Vec<&'static str>),
    /// A hyphen that touches a word.
    Hyphen,
    /// "a", "an".
    Article,
    /// A unit of time: in the singular, in the plural, either.
    Unit(bool, bool),
    /// The clause ends; nothing is read.
    End,
}

#[derive(Debug)]
struct Part {
    step: Step,
    optional: bool,
    /// It must not stand here; nothing is read.
    not: bool,
}

/// A row of the table.
#[derive(Debug)]
struct Rule {
    reading: &'static str,
    parts: Vec<Part>,
}

/// What a pattern found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Caught {
    /// What the row calls it.
    pub reading: &'static str,
    /// The row after the last.
    pub end: usize,
    /// The unit of time in it.
    pub unit: Option<Unit>,
}

/// Which question the rows of a group answer: how exactly, before a figure and behind it; in hundredths; how old; now or soon; how
/// long, without a number; from when or up to when.
#[rustfmt::skip]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group { Before, Behind, Percent, Age, Reference, Length, Bound }

#[rustfmt::skip]
const GROUPS: [(&str, Group); 7] = [
    ("before", Group::Before), ("behind", Group::Behind), ("percent", Group::Percent), ("age", Group::Age),
    ("reference", Group::Reference), ("length", Group::Length), ("bound", Group::Bound),
];

fn lines() -> impl Iterator<Item = Vec<&'static str>> {
    let rows = data!("figure_rules.tsv").lines();
    rows.map(|row| row.split('\t').collect())
}

/// A group's rows, and how long the words are that can begin one: a bit a length, a row a letter; most words of a text are
/// told apart by it. None where a row can begin otherwise.
#[derive(Debug)]
struct Table {
    rules: Vec<Rule>,
    starts: Option<[u32; 32]>,
}

impl Table {
    fn of(rules: Vec<Rule>) -> Self {
        let mut starts = Some([0; 32]);
        for rule in &rules {
            let words: &[&str] = match rule.parts.first() {
                Some(Part { step: Step::Any(words), optional: false, not: false }) => words,
                Some(Part { step: Step::Article, optional: false, not: false }) => &["a", "an"],
                _ => {
                    starts = None;
                    break;
                }
            };
            for word in words {
                let row = starts.as_mut().and_then(|rows: &mut [u32; 32]| rows.get_mut(first(word)));
                row.into_iter().for_each(|row| *row |= 1 << word.len().min(31));
            }
        }
        Self { rules, starts }
    }

    fn may_begin(&self, form: &str) -> bool {
        let lengths = |starts: &[u32; 32]| starts.get(first(form)).copied().unwrap_or(0);
        self.starts.as_ref().is_none_or(|starts| lengths(starts) & (1 << form.len().min(31)) != 0)
    }
}

/// A word's first letter, whatever its case, as a row of a table.
fn first(word: &str) -> usize {
    usize::from(word.bytes().next().unwrap_or(0) & 31)
}

/// The rows of each group. An index of constant text, built at the first use; it holds no state.
static RULES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let of = |name: &str| {
        let rows = lines().filter_map(|row| match row.as_slice() {
            [group, reading, pattern, ..] if *group == name => Some(Rule { reading, parts: parts(pattern) }),
            _ => None,
        });
        rows.collect()
    };
    GROUPS.iter().map(|(name, _)| Table::of(of(name))).collect()
});

fn parts(pattern: &'static str) -> Vec<Part> {
    let part = |text: &'static str| {
        let bare = text.trim_start_matches('!').trim_end_matches('?');
        let words = |list: &'static str| Step::Any(list.split('|').collect());
        let step = match bare {
            "-" => Step::Hyphen,
            "ART" => Step::Article,
            "UNIT" => Step::Unit(true, false),
            "UNITS" => Step::Unit(false, true),
            "TIME" => Step::Unit(true, true),
            "END" => Step::End,
            "MORE" => words("more|greater|higher|larger|bigger|longer|older"),
            "LESS" => words("less|fewer|lower|smaller|shorter|younger|under"),
            list => words(list),
        };
        Part {
            step,
            optional: text.len() > 1 && text.ends_with('?'),
            not: text.len() > 1 && text.starts_with('!'),
        }
    };
    pattern.split(' ').map(part).collect()
}

impl Part {
    /// The row after it, and a unit caught.
    fn stands(&self, lexemes: &Lexemes, at: usize) -> Option<(usize, Option<Unit>)> {
        let row = lexemes.at(at);
        let (fits, unit) = match &self.step {
            Step::Any(words) if row.shape == Shape::Mark => (words.contains(&lexemes.form(at)), None),
            Step::Any(words) => (lexemes.any(at, words), None),
            Step::Hyphen => (lexemes.dash(at) && (lexemes.tight(at) || lexemes.tight(at + 1)), None),
            Step::Article => (lexemes.num(at) == Num::Article, None),
            Step::End => return matches!(row.shape, Shape::Break | Shape::Mark).then_some((at, None)),
            Step::Unit(one, many) => match lexemes.tim(at) {
                Tim::One(unit) => (*one, Some(unit)),
                Tim::Many(unit) => (*many, Some(unit)),
                _ => (false, None),
            },
        };
        fits.then_some((at + 1, unit))
    }
}

impl Rule {
    fn stands(&self, lexemes: &Lexemes, at: usize) -> Option<Caught> {
        let mut out = Caught { reading: self.reading, end: at, unit: None };
        for part in &self.parts {
            match part.stands(lexemes, out.end) {
                Some(_) if part.not => return None,
                Some((end, unit)) => (out.end, out.unit) = (end, unit.or(out.unit)),
                None if part.optional || part.not => {}
                None => return None,
            }
        }
        Some(out)
    }
}

/// The first row of a group whose pattern begins at row `i`.
pub(super) fn at(lexemes: &Lexemes, group: Group, i: usize) -> Option<Caught> {
    let table = RULES.get(group as usize).filter(|table| table.may_begin(lexemes.form(i)))?;
    table.rules.iter().find_map(|rule| rule.stands(lexemes, i))
}

/// The first row of a group whose pattern ends right before row `i`, and where it begins.
pub(super) fn ending(lexemes: &Lexemes, group: Group, i: usize) -> Option<(Caught, usize)> {
    RULES.get(group as usize)?.rules.iter().find_map(|rule| {
        let begins = (1..=rule.parts.len()).rev().filter_map(|back| i.checked_sub(back));
        begins.into_iter().find_map(|from| {
            rule.stands(lexemes, from).filter(|found| found.end == i).map(|found| (found, from))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::find;
    use crate::segment::segment;

    /// Everything that is found in a text, as lines.
    fn shown(text: &str) -> String {
        let found = find(text, &segment(text), crate::quantity::Day::new(2019, 6, 12));
        let figures = found.quantities.iter().map(|row| {
            format!(
                "{:?} {:?} {} {}",
                row.kind,
                row.hedge,
                row.unit.as_deref().unwrap_or(""),
                row.span.of(text)
            )
        });
        let dates =
            found.dates.iter().map(|row| format!("{:?} {} {}", row.kind, row.timex, row.span.of(text)));
        figures.chain(dates).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_row_reads_its_example_and_leaves_its_look_alike() {
        assert!(lines().count() > 50);
        let mut wrong = Vec::new();
        for row in lines() {
            let [group, reading, pattern, example, other] = row.as_slice() else { panic!("{row:?}") };
            let group = GROUPS.iter().find(|(name, _)| name == group).map(|(_, group)| *group);
            let sign = match (group.unwrap(), *reading) {
                (Group::Before | Group::Behind, "or_equal") => "AtLeast".to_owned(),
                (Group::Before | Group::Behind, name) => {
                    crate::quantity::hedge::named(name).map(|hedge| format!("{hedge:?}")).unwrap()
                }
                (Group::Percent, unit) => format!("Percentage Exact {unit} "),
                (Group::Age, _) => "Age Exact".to_owned(),
                (Group::Reference, timex) => timex.to_owned(),
                (Group::Length, _) => "Duration P".to_owned(),
                (Group::Bound, _) => {
                    let first = |step: &str| step.split('|').next().map(str::to_owned);
                    let words = pattern.split(' ').filter(|step| !step.ends_with('?')).filter_map(first);
                    format!("Range 2018 {} 2018", words.collect::<Vec<_>>().join(" "))
                }
            };
            for (text, there) in [(example, true), (other, false)] {
                let shown = shown(text);
                if shown.contains(&sign) != there {
                    wrong.push(format!("{pattern}: {text}\n{shown}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
