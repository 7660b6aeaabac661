//! Units of measure and their values in the International System.
//!
//! In: lexemes after a number. Out: the unit. The units are data (`data/units.tsv`); what is code is how
//! they combine ("kilometres per hour", "centimetres/millisecond").

use super::lexeme::{Lexemes, Shape};
use super::lexicon::Lexicon;
use super::terms::{Tim, Unit as Calendar};
use std::sync::LazyLock;

/// What a unit measures, as far as the grammar must tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Length: takes "per hour".
    Length,
    /// Heat.
    Temperature,
    /// Angle ("degrees" alone).
    Angle,
    /// Mass.
    Mass,
    /// Everything else.
    Other,
}

/// A unit read.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    /// The row after the last.
    pub end: usize,
    /// Its name, in the singular.
    pub name: String,
    /// What it measures.
    pub sort: Sort,
    /// Symbol and size of one in the International System.
    pub si: Option<(f64, &'static str)>,
}

impl Measure {
    /// A value in this unit as one of the International System.
    pub fn si(&self, value: f64) -> Option<(f64, &'static str)> {
        match self.name.as_str() {
            "degree Celsius" => Some((value + 273.15, "K")),
            "degree Fahrenheit" => Some(((value + 459.67) * 5.0 / 9.0, "K")),
            _ => self.si.map(|(factor, unit)| (value * factor, unit)),
        }
    }
}

struct Row {
    name: &'static str,
    sort: Sort,
    si: &'static str,
    factor: f64,
}

struct Units {
    rows: Vec<Row>,
    index: Lexicon,
}

/// An index of constant text, built at the first use; it holds no state.
static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let mut units = Units { rows: Vec::new(), index: Lexicon::default() };
    for line in data!("units.tsv").lines() {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or("");
        let (name, quantity, si, factor, others) = (cell(), cell(), cell(), cell(), cell());
        let sort = match quantity {
            "length" => Sort::Length,
            "temperature" => Sort::Temperature,
            "angle" => Sort::Angle,
            "mass" => Sort::Mass,
            _ => Sort::Other,
        };
        let row = units.rows.len();
        units.index.add(name, row);
        others.split('|').filter(|other| !other.is_empty()).for_each(|other| units.index.add(other, row));
        units.rows.push(Row { name, sort, si, factor: factor.parse().unwrap_or(0.0) });
    }
    units.index.sort();
    units
});

/// The unit after a number that ends before row `at`; `figures` when the number is in digits.
pub(super) fn after(lexemes: &Lexemes, at: usize, figures: bool) -> Option<Measure> {
    let hyphen = lexemes.mark(at) == '-' && lexemes.tight(at) && lexemes.tight(at + 1);
    let bracket = matches!(lexemes.mark(at), '[' | '<');
    let mut measure = base(lexemes, at + usize::from(hyphen || bracket), figures)?;
    if bracket {
        let closed = matches!(lexemes.mark(measure.end), ']' | '>');
        return closed.then(|| Measure { end: measure.end + 1, ..measure });
    }
    if measure.sort == Sort::Length {
        per_time(lexemes, &mut measure);
    }
    Some(measure)
}

fn base(lexemes: &Lexemes, from: usize, figures: bool) -> Option<Measure> {
    let form = lexemes.form(from);
    let letter = form.len() == 1 && lexemes.at(from).shape == Shape::Word;
    // "5 m" is a length, "200 W" on an address line is not a power; and words take no letter ("two g")
    if letter && (!figures || lexemes.capital(from) && !lexemes.tight(from)) {
        return None;
    }
    let (row, end) = UNITS.index.find(lexemes, from)?;
    let row = UNITS.rows.get(row)?;
    let si = (!row.si.is_empty()).then_some((row.factor, row.si));
    Some(Measure { end, name: row.name.to_owned(), sort: row.sort, si })
}

/// "per hour", "/h", "an hour" after a length makes a speed.
fn per_time(lexemes: &Lexemes, measure: &mut Measure) {
    let at = measure.end;
    let slash = lexemes.tight_mark(at, '/');
    if !(lexemes.any(at, &["per", "a", "an"]) || slash) {
        return;
    }
    let (name, seconds) = match (lexemes.form(at + 1), lexemes.tim(at + 1)) {
        ("h" | "H", _) => ("hour", 3600.0),
        ("s", _) => ("second", 1.0),
        ("ms", _) => ("millisecond", 0.001),
        (word, _) if word.eq_ignore_ascii_case("millisecond") => ("millisecond", 0.001),
        (_, Tim::One(Calendar::Hour)) | ("hr", _) => ("hour", 3600.0),
        (_, Tim::One(Calendar::Minute)) | ("min", _) => ("minute", 60.0),
        (_, Tim::One(Calendar::Second)) | ("sec", _) => ("second", 1.0),
        (_, Tim::One(Calendar::Day)) if !lexemes.is(at, "a") => ("day", 86400.0),
        _ => return,
    };
    measure.end = at + 2;
    measure.name = format!("{} per {name}", measure.name);
    measure.sort = Sort::Other;
    measure.si = measure.si.map(|(factor, _)| (factor / seconds, "m/s"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole() {
        assert!(UNITS.rows.len() >= 100);
        for row in &UNITS.rows {
            assert!(row.factor > 0.0 || row.si.is_empty(), "{} has no size", row.name);
        }
    }
}
