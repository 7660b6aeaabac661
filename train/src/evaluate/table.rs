//! Scores as a table that a person reads, and as the committed snapshot.

use super::targets::{TARGETS, Target};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Scores by layer.
pub type Scores = BTreeMap<&'static str, Value>;

/// How far a figure may lie below the best that was ever committed before it counts as a loss: half a point, about what
/// a rule flips by chance. It counts from the best and not from the last, so that no series of small losses adds up.
const TOLERANCE: f64 = 0.005;

/// Every shown figure of the layers that ran, with its value.
fn figures(scores: &Scores) -> impl Iterator<Item = (&'static Target, f64)> {
    TARGETS.iter().filter_map(|target| {
        let layer = scores.get(target.layer).filter(|row| !row.is_null())?;
        Some((target, layer.pointer(target.at).and_then(Value::as_f64).unwrap_or(0.0)))
    })
}

fn digits(value: f64) -> String {
    if value >= 1.0 && value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.4}") }
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

/// What was committed of one figure.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    value: f64,
    /// The best that was ever committed, or what a named loss left.
    best: f64,
}

/// Losses that a change names, with its reason: "layer/figure=reason".
pub type Accepted<'a> = BTreeMap<&'a str, &'a str>;

/// The committed form: one `layer | figure | value | best` a line, and behind them every loss that was accepted, with
/// its day and reason. Layers that did not run keep what was committed.
#[must_use]
pub fn snapshot(scores: &Scores, committed: &str, accepted: &Accepted<'_>, today: &str) -> String {
    let mut out = String::from(
        "# Accuracy by layer; written by `cargo xtask eval --write`: layer | figure | value | the best so far.\n",
    );
    let before = rows(committed);
    let mut history: Vec<String> =
        committed.lines().filter(|line| line.starts_with(LOSS)).map(str::to_owned).collect();
    for target @ &Target { layer, label, at, .. } in TARGETS {
        let was = before.get(&(layer, label));
        let now = scores.get(layer).filter(|row| !row.is_null());
        let now = now.map(|row| row.pointer(at).and_then(Value::as_f64).unwrap_or(0.0));
        let Some(value) = now.or(was.map(|row| row.value)) else { continue };
        let mut best = was.map_or(value, |row| row.best.max(value));
        if let Some(reason) = accepted.get(name(target).as_str()).filter(|_| value < best) {
            history.push(format!(
                "{LOSS}{today} | {layer} | {label} | {} to {} | {reason}",
                digits(best),
                digits(value)
            ));
            best = value;
        }
        _ = writeln!(out, "{layer} | {label} | {} | {}", digits(value), digits(best));
    }
    history.iter().for_each(|line| out.push_str(&format!("{line}\n")));
    out
}

/// How a line of an accepted loss begins.
const LOSS: &str = "# lost | ";

/// How a figure is named on the command line.
fn name(target: &Target) -> String {
    format!("{}/{}", target.layer, target.label)
}

/// The committed figures.
fn rows(committed: &str) -> BTreeMap<(&str, &str), Row> {
    let row = |line| {
        let mut parts = str::split(line, " | ");
        let key = (parts.next()?, parts.next()?);
        let value = parts.next()?.parse().ok()?;
        Some((key, Row { value, best: parts.next().and_then(|best| best.parse().ok()).unwrap_or(value) }))
    };
    committed.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

/// Figures that lie below the best committed ones by more than the tolerance (one case for counts), below their must,
/// or outside their limits, and that no reason is given for: one sentence each.
#[must_use]
pub fn losses(scores: &Scores, committed: &str, accepted: &Accepted<'_>) -> Vec<String> {
    let before = rows(committed);
    let fell = |(target @ &Target { layer, label, within, must, .. }, value): (&'static Target, f64)| {
        if accepted.contains_key(name(target).as_str()) {
            return None;
        }
        if !lies(within, value) {
            let (low, high) = within?;
            return Some(format!("{layer}: {label} is {}, to lie within {low} and {high}", digits(value)));
        }
        if must.is_some_and(|must| value < must) {
            return Some(format!("{layer}: {label} is {}, and must be {}", digits(value), must?));
        }
        let best = before.get(&(layer, label))?.best;
        let allowed = if best > 1.0 { 1.0 } else { TOLERANCE };
        (value < best - allowed).then(|| {
            format!(
                "{layer}: {label} fell from {} to {} (allowed: {allowed:.3})",
                digits(best),
                digits(value)
            )
        })
    };
    figures(scores).filter_map(fell).collect()
}

/// Takes "layer/figure=reason" apart.
///
/// # Errors
/// A sentence when there is no such figure or no reason.
pub fn accepted(named: &[String]) -> Result<Accepted<'_>, String> {
    let mut out = Accepted::new();
    for text in named {
        match text.split_once('=') {
            Some((figure, reason))
                if TARGETS.iter().any(|target| name(target) == figure) && !reason.trim().is_empty() =>
            {
                out.insert(figure, reason.trim());
            }
            _ => {
                return Err(format!(
                    "--accept {text:?}: expected \"layer/figure=reason\" with a figure of the table"
                ));
            }
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{Accepted, Scores, accepted, losses, snapshot};
    use serde_json::json;

    fn scores(f1: f64) -> Scores {
        // the other figures of this layer that have a must are met
        let spans = json!({"source": {"f1": 0.8}, "cue": {"f1": 0.8}, "content": {"f1": 0.8}});
        let kinds = json!({"quoted": {"r": 0.9}, "indirect": {"r": 0.6}});
        let bands = json!([{"share": 0.5}, {"share": 0.6}, {"share": 0.7}, {"share": 0.85}, {"share": 0.9}]);
        Scores::from([(
            "attribution",
            json!({"relation": {"f1": f1}, "relation_exact": {"f1": 0.5}, "span_exact": spans,
                   "relation_recall_by_kind": kinds, "calibration": bands}),
        )])
    }

    fn committed(f1: f64, before: &str) -> String {
        snapshot(&scores(f1), before, &Accepted::new(), "2026-01-02")
    }

    #[test]
    fn a_loss_beyond_the_tolerance_is_told() {
        let first = committed(0.75, "");
        assert_eq!(snapshot(&Scores::new(), &first, &Accepted::new(), ""), first, "what did not run is kept");
        assert!(losses(&scores(0.747), &first, &Accepted::new()).is_empty());
        let told = losses(&scores(0.74), &first, &Accepted::new());
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("relation F1 fell from 0.7500 to 0.7400"), "{told:?}");
    }

    #[test]
    fn small_losses_do_not_add_up_over_several_writes() {
        let mut file = committed(0.75, "");
        for f1 in [0.747, 0.746] {
            assert!(losses(&scores(f1), &file, &Accepted::new()).is_empty());
            file = committed(f1, &file);
        }
        assert_eq!(losses(&scores(0.744), &file, &Accepted::new()).len(), 1, "counted from the best");
    }

    #[test]
    fn a_named_loss_is_written_with_its_reason_and_counts_from_there() {
        let first = committed(0.75, "");
        let named = vec!["attribution/relation F1=fewer articles to learn from".to_owned()];
        let why = accepted(&named).unwrap_or_default();
        assert!(losses(&scores(0.73), &first, &why).is_empty());
        let file = snapshot(&scores(0.73), &first, &why, "2026-01-02");
        assert!(file.contains("# lost | 2026-01-02 | attribution | relation F1 | 0.7500 to 0.7300 | fewer"));
        assert!(losses(&scores(0.73), &file, &Accepted::new()).is_empty());
        assert!(committed(0.73, &file).contains("# lost | 2026-01-02"), "the reason stays");
        for wrong in ["attribution/relation F1", "attribution/no such=why", "attribution/relation F1= "] {
            assert!(accepted(&[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_must_is_enforced_though_nothing_fell() {
        let told = losses(&scores(0.5), "", &Accepted::new());
        assert!(told.iter().any(|row| row.contains("relation F1 is 0.5000, and must be")), "{told:?}");
    }

    #[test]
    fn a_confidence_that_lies_is_told_whichever_way() {
        for wrong in [0.79, 0.91] {
            let mut row = scores(0.75);
            if let Some(band) =
                row.get_mut("attribution").and_then(|row| row.pointer_mut("/calibration/3/share"))
            {
                *band = json!(wrong);
            }
            let told = losses(&row, "", &Accepted::new());
            assert!(told.iter().any(|row| row.contains("given 0.8 to 0.9")), "{wrong}: {told:?}");
        }
    }
}
