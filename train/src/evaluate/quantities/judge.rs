//! Whether a result that was found comes to what gold says it comes to.

use super::rows::{Expected, Found};
use serde_json::Value;
use std::collections::BTreeMap;

/// Verdicts by field, for the fields that gold resolves.
#[must_use]
pub fn judge(gold: &Expected, found: &Found) -> BTreeMap<&'static str, bool> {
    let empty = BTreeMap::new();
    let resolution = gold.resolution.as_ref().unwrap_or(&empty);
    let alternatives: Vec<BTreeMap<String, Value>> = match resolution.get("values") {
        Some(Value::Array(rows)) => {
            rows.iter().filter_map(|row| serde_json::from_value(row.clone()).ok()).collect()
        }
        _ => vec![resolution.clone()],
    };
    let given = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty() && text != "not resolved",
        _ => true,
    };
    let has = |key: &str| alternatives.iter().any(|row| row.get(key).is_some_and(given));
    let text = |value: &Option<String>| value.clone().map(Value::String);
    let hit = |got: Option<Value>, key: &str| {
        let got = got.as_ref();
        got.is_some_and(|got| alternatives.iter().any(|row| row.get(key).is_some_and(|want| same(want, got))))
    };
    let mut out = BTreeMap::new();
    if has("value") {
        out.insert("value", hit(found.value.clone(), "value"));
    }
    if has("unit") {
        out.insert("unit", hit(text(&found.unit), "unit"));
    }
    if has("isoCurrency") {
        out.insert("iso", hit(text(&found.iso), "isoCurrency"));
    }
    if has("timex") {
        out.insert("timex", hit(text(&found.timex), "timex"));
    }
    if has("start") || has("end") {
        let bound = |row: &BTreeMap<String, Value>, key: &str, got: &Option<String>| match (
            row.get(key),
            text(got),
        ) {
            (None, None) => true,
            (Some(want), Some(got)) => same(want, &got),
            _ => false,
        };
        let right =
            |row: &BTreeMap<String, Value>| bound(row, "start", &found.from) && bound(row, "end", &found.to);
        out.insert("range", alternatives.iter().any(right));
    }
    let main: Vec<bool> =
        ["value", "timex", "range"].iter().filter_map(|key| out.get(key).copied()).collect();
    if !main.is_empty() {
        let is = |key: &str| out.get(key).copied();
        let unit = match (found.unit.as_ref(), is("unit")) {
            (Some(_), Some(unit)) => unit || is("iso").unwrap_or(false),
            _ => true,
        };
        out.insert("any", main.contains(&true) && unit);
    }
    out
}

/// Equal numbers to one in a million, else the same text but for case and spaces.
fn same(want: &Value, got: &Value) -> bool {
    let (want, got) = (plain(want), plain(got));
    match (number(&want), number(&got)) {
        (Some(x), Some(y)) => (x - y).abs() <= f64::max(1e-6 * x.abs().max(y.abs()), 1e-12),
        _ => fold(&want) == fold(&got),
    }
}

/// A value as Python's `str` gives it.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => "True".into(),
        Value::Bool(false) => "False".into(),
        Value::Null => "None".into(),
        other => other.to_string(),
    }
}

fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace(',', "");
    text.strip_suffix('%').unwrap_or(&text).trim().parse().ok()
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}
