//! The report's figures and dates in Recognizers-Text's terms.
//!
//! Numbers are the bare numerals of every figure but ordinals and ranges; ranges, and numbers with a
//! bound ("more than 5"), are number ranges; everything else is the figure as printed.

use super::rows::{Answer, Found, Gold};
use crate::evaluate::predict::report;
use rayon::prelude::*;
use serde_json::Value;
use sourcelight::Models;
use sourcelight::report::{DateView, QuantityView};
use std::collections::BTreeSet;

/// One answer for each distinct input and moment of the cases.
#[must_use]
pub fn answers(cases: &[Gold], models: &Models) -> Vec<Answer> {
    let asked: BTreeSet<(&str, Option<&str>)> =
        cases.iter().map(|(_, _, case)| (case.input.as_str(), case.reference())).collect();
    let one = |(input, reference): (&str, Option<&str>)| {
        let report = report(input, reference, false, models);
        let mut results: Vec<Found> = report.quantities.iter().flat_map(figures).collect();
        results.extend(report.dates.iter().map(date));
        Answer { input: input.to_owned(), reference: reference.map(str::to_owned), results }
    };
    asked.into_par_iter().map(one).collect()
}

fn figures(row: &QuantityView) -> Vec<Found> {
    let kind = match row.kind {
        "percentage" | "ordinal" | "age" | "temperature" => row.kind,
        "money" => "currency",
        "measurement" => "dimension",
        "range" => "numberrange",
        _ => "number",
    };
    let bounded = matches!(row.hedge, "more_than" | "at_least" | "less_than" | "up_to");
    let mut out = Vec::new();
    if kind != "number" {
        let value = if kind == "numberrange" { interval(row).into() } else { row.value.into() };
        out.push(Found {
            start: row.start as usize,
            end: row.end as usize,
            kind: kind.into(),
            value: Some(value),
            unit: row.unit.as_deref().map(unit),
            iso: row.iso.map(str::to_owned),
            ..Found::default()
        });
    } else if bounded {
        out.push(Found {
            start: row.start as usize,
            end: row.end as usize,
            kind: "numberrange".into(),
            value: Some(interval(row).into()),
            ..Found::default()
        });
    }
    if !matches!(kind, "ordinal" | "numberrange") {
        let [start, end] = row.numeral;
        out.push(Found {
            start: start as usize,
            end: end as usize,
            kind: "number".into(),
            value: Some(row.value.into()),
            ..Found::default()
        });
    }
    out
}

/// A range as Recognizers writes it: "(10,15)", "[5,)".
fn interval(row: &QuantityView) -> String {
    let value = row.value;
    match (row.value_end, row.hedge) {
        (Some(end), _) => format!("[{value},{end})"),
        (None, "at_least") => format!("[{value},)"),
        (None, "less_than") => format!("(,{value})"),
        (None, "up_to") => format!("(,{value}]"),
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

fn date(row: &DateView) -> Found {
    let value = match row.r#type {
        "duration" => row.value.as_deref().or(Some(&row.timex)).and_then(seconds).map(Value::from),
        _ => row.value.clone().map(Value::from),
    };
    Found {
        start: row.start as usize,
        end: row.end as usize,
        kind: row.r#type.to_owned(),
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
