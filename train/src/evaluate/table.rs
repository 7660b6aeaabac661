//! Scores as a table that a person reads, and as the committed snapshot.

use super::targets::{TARGETS, Target};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Scores by layer.
pub type Scores = BTreeMap<&'static str, Value>;

/// How far a committed figure may fall before it counts as a loss: half a point.
const TOLERANCE: f64 = 0.005;

/// Every shown figure of the layers that ran, with its value.
fn figures(scores: &Scores) -> impl Iterator<Item = (&'static Target, f64)> {
    TARGETS.iter().filter_map(|target| {
        let layer = scores.get(target.layer)?;
        Some((target, layer.pointer(target.at).and_then(Value::as_f64).unwrap_or(0.0)))
    })
}

fn digits(value: f64) -> String {
    if value > 1.0 && value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.4}") }
}

/// The table.
#[must_use]
pub fn table(scores: &Scores) -> String {
    let width = figures(scores).map(|(target, _)| target.label.len()).max().unwrap_or(0);
    let mut out = format!("{:<13} {:<width$} {:>8} {:>7} {:>7}\n", "layer", "figure", "is", "must", "aim");
    let mut last = "";
    for (&Target { layer, label, must, aim, within, .. }, value) in figures(scores) {
        let shown = |bound: Option<f64>| bound.map_or_else(|| "-".to_owned(), |b| format!("{b}"));
        let mark = match (must, aim) {
            _ if within.is_some() => {
                if lies(within, value) {
                    "within"
                } else {
                    "outside"
                }
            }
            (_, Some(aim)) if value >= aim => "aim met",
            (Some(must), _) if value >= must => "met",
            (Some(_), _) => "below",
            _ => "",
        };
        let name = if layer == last { "" } else { layer };
        last = layer;
        let line = format!(
            "{name:<13} {label:<width$} {:>8} {:>7} {:>7}  {mark}",
            digits(value),
            shown(must),
            shown(aim)
        );
        _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

/// Whether a figure lies where it has to.
fn lies(within: Option<(f64, f64)>, value: f64) -> bool {
    within.is_none_or(|(low, high)| (low..=high).contains(&value))
}

/// The committed form: one `layer | figure | value` a line. Layers that did not run keep what was
/// committed.
#[must_use]
pub fn snapshot(scores: &Scores, committed: &str) -> String {
    let mut out = String::from(
        "# Accuracy by layer on the development corpora; written by `cargo xtask eval --write`.\n",
    );
    let before = rows(committed);
    for &Target { layer, label, at, .. } in TARGETS {
        let now = scores.get(layer).map(|row| row.pointer(at).and_then(Value::as_f64).unwrap_or(0.0));
        if let Some(value) = now.or_else(|| before.get(&(layer, label)).copied()) {
            _ = writeln!(out, "{layer} | {label} | {}", digits(value));
        }
    }
    out
}

/// The committed figures.
fn rows(committed: &str) -> BTreeMap<(&str, &str), f64> {
    let row = |line| {
        let mut parts = str::split(line, " | ");
        Some(((parts.next()?, parts.next()?), parts.next()?.parse().ok()?))
    };
    committed.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

/// Figures that fell below the committed ones by more than the tolerance (one case for counts), or lie outside
/// their limits, one sentence each.
#[must_use]
pub fn losses(scores: &Scores, committed: &str) -> Vec<String> {
    let before = rows(committed);
    let fell = |(&Target { layer, label, within, .. }, value): (&'static Target, f64)| {
        let was = *before.get(&(layer, label))?;
        if let Some((low, high)) = within {
            return (!lies(within, value))
                .then(|| format!("{layer}: {label} is {}, to lie within {low} and {high}", digits(value)));
        }
        let allowed = if was > 1.0 { was * TOLERANCE * 2.0 } else { TOLERANCE };
        (value < was - allowed).then(|| {
            format!("{layer}: {label} fell from {} to {} (allowed: {allowed:.3})", digits(was), digits(value))
        })
    };
    figures(scores).filter_map(fell).collect()
}

#[cfg(test)]
mod tests {
    use super::{Scores, losses, snapshot};
    use serde_json::json;

    #[test]
    fn a_loss_beyond_the_tolerance_is_told() {
        let scores = |f1: f64| Scores::from([("attribution", json!({"relation": {"f1": f1}}))]);
        let committed = snapshot(&scores(0.7), "");
        assert_eq!(snapshot(&Scores::new(), &committed), committed, "what did not run is kept");
        let committed =
            committed.lines().filter(|line| !line.contains("given")).collect::<Vec<_>>().join("\n");
        assert!(losses(&scores(0.697), &committed).is_empty());
        let told = losses(&scores(0.69), &committed);
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("relation F1 fell from 0.7000 to 0.6900"), "{told:?}");
    }

    #[test]
    fn a_confidence_that_lies_is_told_whichever_way() {
        let bands = |share: f64| json!({"calibration": [{"share": 0.5}, {"share": 0.6}, {"share": 0.7}, {"share": share}, {"share": 0.9}]});
        let scores = |share: f64| Scores::from([("attribution", bands(share))]);
        let committed = snapshot(&scores(0.87), "");
        assert!(losses(&scores(0.82), &committed).is_empty());
        for wrong in [0.79, 0.91] {
            let told = losses(&scores(wrong), &committed);
            assert!(told.iter().any(|row| row.contains("given 0.8 to 0.9")), "{wrong}: {told:?}");
        }
    }
}
