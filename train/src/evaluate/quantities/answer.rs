//! The library's figures and dates in Recognizers-Text's terms.
//!
//! A unit stands with the amount it is printed at, so a range has none, but each of its ends that is printed with one. A bound
//! ("more than 5") and a range are number ranges whatever is counted. Numbers are the bare numerals of all but ordinals.

use super::rows::{Answer, Found, Gold};
use crate::evaluate::predict::document;
use rayon::prelude::*;
use serde_json::Value;
use sourcelight::Models;
use sourcelight::quantity::{Date, DateType, Hedge, Quantity, QuantityKind};
use sourcelight::text::Span;
use std::collections::BTreeSet;

/// One answer for each distinct input and moment of the cases.
#[must_use]
pub fn answers(cases: &[Gold], models: &Models) -> Vec<Answer> {
    let asked: BTreeSet<(&str, Option<&str>)> =
        cases.iter().map(|(_, _, case)| (case.input.as_str(), case.reference())).collect();
    let one = |(input, reference): (&str, Option<&str>)| {
        let found = document(input, reference, models).quantities;
        let figures = found.quantities.iter().filter(|row| row.value.is_finite());
        let mut results: Vec<Found> = figures.flat_map(figure).collect();
        results.extend(found.dates.iter().map(date));
        // from bytes to code points
        let place = |at: &mut usize| *at = input.get(..*at).map_or(0, |head| head.chars().count());
        results.iter_mut().for_each(|row| [&mut row.start, &mut row.end].into_iter().for_each(place));
        Answer { input: input.to_owned(), reference: reference.map(str::to_owned), results }
    };
    asked.into_par_iter().map(one).collect()
}

/// Recognizers' name of what a figure counts.
fn kind(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Percentage | QuantityKind::Ordinal | QuantityKind::Age | QuantityKind::Temperature => {
            kind.name()
        }
        QuantityKind::Money => "currency",
        QuantityKind::Measurement => "dimension",
        QuantityKind::Range => "numberrange",
        QuantityKind::Cardinal | QuantityKind::Count => "number",
    }
}

fn found(kind: &str, span: Span, value: impl Into<Value>) -> Found {
    let (start, end) = (span.start as usize, span.end as usize);
    Found { start, end, kind: kind.into(), value: Some(value.into()), ..Found::default() }
}

fn figure(row: &Quantity) -> Vec<Found> {
    let measured = |kind: &str, span: Span, value: f64| Found {
        unit: row.unit.as_deref().map(unit),
        iso: row.iso.map(str::to_owned),
        ..found(kind, span, value)
    };
    let mut out = Vec::new();
    if let Some(ends) = &row.ends {
        let each = kind(ends.kind);
        let opened = row.span.start < ends.lower.unwrap_or(row.numeral).start;
        let start = if opened { row.span.start } else { row.numeral.start };
        let bare = each == "number" && row.unit.is_none();
        let span = if bare { row.span } else { Span::new(start, ends.numeral.end) };
        out.push(found("numberrange", span, interval(row)));
        if each != "number" {
            out.extend(ends.lower.map(|lower| measured(each, lower, row.value)));
            out.push(measured(each, ends.upper, row.value_end.unwrap_or(row.value)));
        }
        out.push(found("number", ends.numeral, row.value_end.unwrap_or(row.value)));
    } else {
        let name = kind(row.kind);
        if name != "number" {
            out.push(measured(name, row.span, row.value));
        }
        let bounded = !matches!(row.hedge, Hedge::Exact | Hedge::About) && row.kind != QuantityKind::Ordinal;
        if bounded && name == "number" {
            out.push(found("numberrange", row.span, interval(row)));
        } else if let Some(hedge) = row.hedge_span.filter(|hedge| bounded && hedge.end <= row.numeral.start) {
            out.push(found("numberrange", hedge.cover(row.numeral), interval(row)));
        }
    }
    if !matches!(row.kind, QuantityKind::Ordinal) {
        out.push(found("number", row.numeral, row.value));
    }
    out
}

/// A range as Recognizers writes it: "[10,15)", "[5,)".
fn interval(row: &Quantity) -> String {
    let value = row.value;
    match (row.value_end, row.hedge) {
        (Some(end), _) => format!("[{value},{end})"),
        (None, Hedge::AtLeast) => format!("[{value},)"),
        (None, Hedge::LessThan) => format!("(,{value})"),
        (None, Hedge::UpTo) => format!("(,{value}]"),
        (None, _) => format!("({value},)"),
    }
}

/// Recognizers' name of a unit: capitalised, the dollar in full, degrees by their letter.
fn unit(name: &str) -> String {
    match name {
        "US dollar" => return "United States dollar".into(),
        "degree Celsius" | "°C" => return "C".into(),
        "degree Fahrenheit" | "°F" => return "F".into(),
        _ => {}
    }
    let mut rest = name.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

fn date(row: &Date) -> Found {
    let value = match row.kind {
        DateType::Duration => row.value.as_deref().or(Some(&row.timex)).and_then(seconds).map(Value::from),
        _ => row.value.clone().map(Value::from),
    };
    Found {
        start: row.span.start as usize,
        end: row.span.end as usize,
        kind: row.kind.name().to_owned(),
        value,
        timex: (!row.timex.is_empty()).then(|| row.timex.clone()),
        from: row.from.clone(),
        to: row.to.clone(),
        ..Found::default()
    }
}

/// The seconds of an ISO 8601 duration (a year of 365 days, a month of 30, as Recognizers counts), or
/// of a plain number.
fn seconds(timex: &str) -> Option<f64> {
    if let Ok(plain) = timex.parse() {
        return Some(plain);
    }
    let mut rest = timex.strip_prefix('P')?;
    let (mut sum, mut time) = (0.0, false);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            (rest, time) = (after, true);
            continue;
        }
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let number: f64 = rest.get(..digits)?.parse().ok()?;
        let scale = match (rest.get(digits..=digits)?, time) {
            ("Y", _) => 31_536_000.0,
            ("M", false) => 2_592_000.0,
            ("W", _) => 604_800.0,
            ("D", _) => 86_400.0,
            ("H", _) => 3_600.0,
            ("M", true) => 60.0,
            ("S", _) => 1.0,
            _ => return None,
        };
        sum += number * scale;
        rest = rest.get(digits + 1..)?;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn durations_are_counted_in_seconds() {
        assert_eq!(seconds("P1DT2H"), Some(93_600.0));
        assert_eq!(seconds("PT90M"), Some(5_400.0));
        assert_eq!(seconds("PXD"), None);
    }
}
