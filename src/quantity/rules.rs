//! Fixed shapes of words around a number or a time, as tables: a reading, its pattern, an example and a look-alike.
//!
//! In: `data/figure_rules.tsv` and `data/time_rules.tsv`, whose heads say how a pattern is written. Out: which readings'
//! patterns stand at a lexeme, where each ends, and what it caught. What a leaf (a step in capitals) is and catches,
//! says who asks.

use super::lexeme::{Lexemes, Shape};
use super::terms::{Num, Term, Tim, Unit};
use super::vocabulary;
use super::words::{self, List};

use std::sync::LazyLock;

/// Enums whose members are named in the tables: one by its name, in capitals there.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident $($member:ident)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $name { $($member),* }

        impl $name {
            const ALL: &[Self] = &[$(Self::$member),*];

            fn of(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| format!("{one:?}").eq_ignore_ascii_case(name))
            }
        }
    };
}

named! {
    /// Which question the rows of a group answer: how exactly, before a figure and behind it; in hundredths; how old, and what makes a number an age; from
    /// when or up to when; what begins an expression of time; what goes on with one.
    Group Before Behind Percent Age Aged Bound
        Dated Day Clock Part Stretch Edge Length Moved Set Reference
        DayTail WeekdayTail OfMonthTail PartTail ClockTail MomentTail HoursTail WeekTail LengthTail
}

named! {
    /// A step that is no list of words: [`Look::leaf`] says what of it stands at a row.
    Leaf Article Unit Units Time End Hyphen
        Kin Free Alone Counted Scaled Gap Word Capital Small Bracket Told Closes
        Month Figure Ordinal Nn Year Years YearOf Century Decade Fraction Nth Count Number
        Weekday Turn Same Shift Season Feast Section Sections Often Weekdays
        Date Dated Plain Hour Clock Whole Length Set This
}

/// What a pattern is held against.
pub(super) trait Look {
    /// What its leaves catch.
    type Caught: Clone + Default;

    /// The text.
    fn lexemes(&self) -> &Lexemes<'_>;

    /// The row after a leaf at a row, where it stands there; what it says is written down only then.
    fn leaf(&self, leaf: Leaf, at: usize, caught: &mut Self::Caught) -> Option<usize>;
}

impl Look for Lexemes<'_> {
    type Caught = Option<Unit>;

    fn lexemes(&self) -> &Lexemes<'_> {
        self
    }

    fn leaf(&self, leaf: Leaf, at: usize, caught: &mut Option<Unit>) -> Option<usize> {
        let unit = match (leaf, self.tim(at)) {
            (Leaf::Unit | Leaf::Time, Tim::One(unit)) | (Leaf::Units | Leaf::Time, Tim::Many(unit)) => unit,
            (Leaf::Article, _) => return (self.num(at) == Num::Article).then_some(at + 1),
            (Leaf::Hyphen, _) => {
                return (self.dash(at) && (self.tight(at) || self.tight(at + 1))).then_some(at + 1);
            }
            (Leaf::Kin, _) => return kin(self.form(at)).then_some(at + 1),
            (Leaf::Capital, tim) => return (self.capital(at) && tim == Tim::No).then_some(at + 1),
            (Leaf::Figure, _) => return self.digits(at).filter(|(_, digits)| *digits <= 2).map(|_| at + 1),
            (Leaf::End, _) => return matches!(self.at(at).shape, Shape::Break | Shape::Mark).then_some(at),
            _ => return None,
        };
        *caught = Some(unit);
        Some(at + 1)
    }
}

/// Whether a word is of kin or people by what they do, one or several.
fn kin(word: &str) -> bool {
    let word = word.to_lowercase();
    let one = word.strip_suffix('s').unwrap_or(&word);
    words::of(List::Kin).iter().any(|kin| *kin == word || *kin == one)
}

/// One step of a pattern.
#[derive(Debug)]
enum Step {
    /// One of these words or marks.
    Any(Vec<&'static str>),
    /// What who asks knows.
    Leaf(Leaf),
}

/// How a step is asked for.
#[derive(Debug)]
struct Part {
    step: Step,
    optional: bool,
    /// It must not stand here; nothing is read.
    not: bool,
    /// It stands before this place; nothing is read.
    behind: bool,
    /// Without white space before it.
    tight: bool,
}

/// A row of a table.
#[derive(Debug)]
struct Rule {
    reading: &'static str,
    /// Of which sorts a first lexeme can be, a bit a sort.
    begins: u32,
    parts: Vec<Part>,
}

/// The sort of a lexeme, as a bit: what it is made of, and for words their role among times. Most rows of a table are told
/// apart by it.
fn sort(shape: Shape, term: Term) -> u32 {
    let place = match (shape, term.tim) {
        (Shape::Digits, _) => 0,
        (Shape::Mark, _) => 1,
        (Shape::Opaque | Shape::Break, _) => 2,
        (Shape::Word, Tim::No) => 3 + u32::from(term.num != Num::No),
        (Shape::Word, Tim::Opener) => 5,
        (Shape::Word, Tim::One(_)) => 6,
        (Shape::Word, Tim::Many(_)) => 7,
        (Shape::Word, Tim::Month(..)) => 8,
        (Shape::Word, Tim::Weekday(..)) => 9,
        (Shape::Word, Tim::Turn(_)) => 10,
        (Shape::Word, Tim::Part(_)) => 11,
        (Shape::Word, Tim::Season(_)) => 12,
        (Shape::Word, Tim::Hour(_)) => 13,
        (Shape::Word, Tim::Feast) => 14,
        (Shape::Word, Tim::Day(_) | Tim::Decade(_)) => 15,
        (Shape::Word, _) => 16,
    };
    1 << place
}

/// The sorts that the first lexeme of a pattern can be of.
fn begins(parts: &[Part]) -> u32 {
    let mut sorts = 0;
    for part in parts.iter().filter(|part| !part.behind && !part.not) {
        let here = match &part.step {
            Step::Any(words) => words.iter().fold(0, |sorts, word| {
                let letters = word.starts_with(char::is_alphabetic);
                sorts | sort(if letters { Shape::Word } else { Shape::Mark }, vocabulary::of(word))
            }),
            Step::Leaf(leaf) => leaf.begins(),
        };
        sorts |= here;
        if !part.optional && here != 0 {
            return sorts;
        }
    }
    u32::MAX
}

impl Leaf {
    /// The sorts that it can begin with; none where nothing is read.
    fn begins(self) -> u32 {
        let bits = |places: &[u32]| places.iter().fold(0, |sorts, place| sorts | 1 << place);
        match self {
            Self::Free
            | Self::Alone
            | Self::Counted
            | Self::Scaled
            | Self::Gap
            | Self::Told
            | Self::Closes => 0,
            Self::End => 0,
            Self::Nn | Self::Year | Self::Century => bits(&[0]),
            Self::Figure => bits(&[0, 5]),
            Self::Ordinal | Self::Nth => bits(&[0, 1, 4, 5, 6]),
            Self::Plain | Self::Clock | Self::Hour => bits(&[0, 4, 5, 6, 13]),
            Self::Month => bits(&[8]),
            Self::Weekday => bits(&[9]),
            Self::Turn | Self::Same => bits(&[10]),
            Self::Section => bits(&[11]),
            Self::Season => bits(&[12]),
            Self::Feast => bits(&[8, 14]),
            Self::Shift => bits(&[15]),
            Self::Decade => bits(&[0, 15]),
            Self::Unit | Self::This => bits(&[6]),
            Self::Units => bits(&[7]),
            Self::Time => bits(&[6, 7]),
            Self::Sections | Self::Often | Self::Weekdays => bits(&[16]),
            Self::Fraction => bits(&[0, 3, 4, 5]),
            Self::Count | Self::Number => bits(&[0, 1, 4, 5, 6]),
            Self::Length => bits(&[0, 1, 3, 4, 5, 6, 7]),
            Self::Kin | Self::Capital => bits(&[3, 4]),
            _ => u32::MAX,
        }
    }
}

/// What a pattern found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<C> {
    /// What the row calls it.
    pub reading: &'static str,
    /// The row after the last.
    pub end: usize,
    /// What its leaves say.
    pub caught: C,
}

/// The rows of each group. An index of constant text, built at the first use; it holds no state.
static RULES: LazyLock<Vec<Vec<Rule>>> = LazyLock::new(|| {
    let mut groups: Vec<Vec<Rule>> = Group::ALL.iter().map(|_| Vec::new()).collect();
    for row in [data!("figure_rules.tsv"), data!("time_rules.tsv")].into_iter().flat_map(str::lines) {
        let mut cells = row.split('\t');
        if let (Some(group), Some(reading), Some(pattern)) = (cells.next(), cells.next(), cells.next())
            && let Some(rules) = Group::of(group).and_then(|group| groups.get_mut(group as usize))
        {
            let parts: Vec<Part> = pattern.split(' ').map(part).collect();
            rules.push(Rule { reading, begins: begins(&parts), parts });
        }
    }
    groups
});

fn part(text: &'static str) -> Part {
    let bare =
        if text.len() > 1 { text.trim_start_matches(['<', '!', '_']).trim_end_matches('?') } else { text };
    let marks = text.split_once(bare).map_or("", |(marks, _)| marks);
    let spelled = |word: &'static str| match word {
        "MORE" => "more|greater|higher|larger|bigger|longer|older",
        "LESS" => "less|fewer|lower|smaller|shorter|younger|under",
        "DASH" => "-|‐|‑|–|—|−|~",
        "APO" => "'|’|‘",
        word => word,
    };
    let words =
        |list: &'static str| Step::Any(list.split('|').flat_map(|word| spelled(word).split('|')).collect());
    let step = match bare {
        "-" => Step::Leaf(Leaf::Hyphen),
        "ART" => Step::Leaf(Leaf::Article),
        name if name.starts_with(|c: char| c.is_ascii_uppercase()) => {
            Leaf::of(name).map_or_else(|| words(name), Step::Leaf)
        }
        list => words(list),
    };
    let marked = |mark: char| marks.contains(mark);
    let optional = text.len() > bare.len() && text.ends_with('?');
    Part { step, optional, not: marked('!'), behind: marked('<'), tight: marked('_') }
}

impl Part {
    /// The row after what is read.
    fn stands<L: Look>(&self, look: &L, at: usize, caught: &mut L::Caught) -> Option<usize> {
        let lexemes = look.lexemes();
        let from = if self.behind { at.checked_sub(1) } else { Some(at) };
        let found =
            from.filter(|from| !self.tight || lexemes.tight(*from)).and_then(|from| match &self.step {
                Step::Leaf(leaf) => look.leaf(*leaf, from, caught),
                Step::Any(words) => {
                    let mark = lexemes.at(from).shape == Shape::Mark;
                    let fits =
                        if mark { words.contains(&lexemes.form(from)) } else { lexemes.any(from, words) };
                    fits.then_some(from + 1)
                }
            });
        match found {
            Some(_) if self.not => None,
            Some(_) if self.behind => Some(at),
            None if self.optional || self.not => Some(at),
            found => found,
        }
    }
}

impl Rule {
    fn stands<L: Look>(&self, look: &L, at: usize) -> Option<Found<L::Caught>> {
        let (mut end, mut caught) = (at, L::Caught::default());
        for part in &self.parts {
            end = part.stands(look, end, &mut caught)?;
        }
        Some(Found { reading: self.reading, end, caught })
    }
}

/// The rows of a group whose pattern begins at row `i`, in their order.
pub(super) fn all<L: Look>(look: &L, group: Group, i: usize) -> impl Iterator<Item = Found<L::Caught>> {
    let row = look.lexemes().at(i);
    let here = sort(row.shape, row.term);
    let rules = RULES.get(group as usize).into_iter().flatten().filter(move |rule| rule.begins & here != 0);
    rules.filter_map(move |rule| rule.stands(look, i))
}

/// The first row of a group whose pattern begins at row `i`.
pub(super) fn at<L: Look>(look: &L, group: Group, i: usize) -> Option<Found<L::Caught>> {
    all(look, group, i).next()
}

/// The first row of a group whose pattern ends right before row `i`, and where it begins.
pub(super) fn ending<L: Look>(look: &L, group: Group, i: usize) -> Option<(Found<L::Caught>, usize)> {
    let sort_at = |at: usize| sort(look.lexemes().at(at).shape, look.lexemes().at(at).term);
    let mut rules = RULES.get(group as usize)?.iter();
    rules.find_map(|rule| {
        let begins = (1..=rule.parts.len()).rev().filter_map(|back| i.checked_sub(back));
        let mut begins = begins.filter(|from| rule.begins & sort_at(*from) != 0);
        begins.find_map(|from| {
            rule.stands(look, from).filter(|found| found.end == i).map(|found| (found, from))
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

    /// What a row's example must be read as.
    fn sign(group: Group, reading: &str, pattern: &str) -> String {
        match (group, reading) {
            (Group::Before | Group::Behind, "or_equal") => "AtLeast".to_owned(),
            (Group::Before | Group::Behind, name) => {
                crate::quantity::hedge::named(name).map(|hedge| format!("{hedge:?}")).unwrap()
            }
            (Group::Percent, unit) => format!("Percentage Exact {unit} "),
            (Group::Age | Group::Aged, _) => "Age ".to_owned(),
            (Group::Reference, timex) => timex.to_owned(),
            (Group::Length, _) => "Duration P".to_owned(),
            _ => {
                let first = |step: &str| step.split('|').next().map(str::to_owned);
                let words = pattern.split(' ').filter(|step| !step.ends_with('?')).filter_map(first);
                format!("Range 2018 {} 2018", words.collect::<Vec<_>>().join(" "))
            }
        }
    }

    /// The tables' rows as they stand: group, reading, pattern, example, look-alike.
    fn lines() -> impl Iterator<Item = Vec<&'static str>> {
        let tables = [include_str!("../../data/figure_rules.tsv"), include_str!("../../data/time_rules.tsv")];
        let rows = tables.into_iter().flat_map(str::lines).filter(|row| !row.starts_with('#'));
        rows.map(|row| row.split('\t').collect())
    }

    #[test]
    fn every_row_reads_its_example_and_leaves_its_look_alike() {
        assert!(lines().count() > 250);
        let mut wrong = Vec::new();
        for row in lines() {
            let [group, reading, pattern, example, other] = row.as_slice() else { panic!("{row:?}") };
            let group = Group::of(group).unwrap();
            // a TIMEX3 is that of an expression, and the words behind it begin its span
            let (example, sign, timed) = match example.split_once(" = ") {
                Some((example, timex)) if timex.contains(' ') => (example, timex.to_owned(), true),
                Some((example, timex)) => (example, format!("{timex} "), true),
                None => (*example, sign(group, reading, pattern), false),
            };
            let reads = |line: &str| match line.split_once(' ') {
                Some((_, rest)) if timed => rest.starts_with(&sign),
                _ => line.contains(&sign),
            };
            for (text, there) in [(example, true), (*other, false)] {
                let shown = shown(text);
                if shown.lines().any(reads) != there {
                    wrong.push(format!("{pattern}: {text}\n{shown}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
