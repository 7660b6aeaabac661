//! "500 miles (900 km)": one measure in two units that differ.

use super::super::figure::Figure;
use super::super::types::{Inconsistency, QuantityKind};
use super::facts::{Facts, plain, report};

/// Conversions that cannot be.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    facts
        .figures
        .windows(2)
        .filter_map(|pair| if let [a, b] = pair { compare(facts, a, b) } else { None })
        .collect()
}

fn compare(facts: &Facts, a: &Figure, b: &Figure) -> Option<Inconsistency> {
    let lx = facts.lexemes;
    let measured = |figure: &Figure| {
        matches!(figure.quantity.kind, QuantityKind::Measurement | QuantityKind::Temperature)
            && figure.quantity.value_end.is_none()
    };
    // "500 metres long (1,640 feet)", "500 metres, or 1,640 feet,"
    let sized = lx.any(
        a.end,
        &[
            "long", "high", "wide", "deep", "tall", "thick", "away", "square", "off", "north", "south",
            "east", "west",
        ],
    );
    let at = a.end + usize::from(sized);
    let or = lx.mark(at) == ',' && lx.is(at + 1, "or") && b.from == at + 2;
    let bracket = or || lx.mark(at) == '(' && b.from == at + 1 && lx.mark(b.end) == ')';
    if !measured(a) || !measured(b) || !bracket || a.quantity.unit == b.quantity.unit {
        return None;
    }
    let ((x, unit), (y, other)) = (a.quantity.si?, b.quantity.si?);
    if unit != other || x <= 0.0 || y <= 0.0 {
        return None;
    }
    // the size of one unit tells how coarsely each was printed: both were rounded, so a seventh of
    // difference, or one unit of the coarser, is none
    let (one_a, one_b) = (x / a.quantity.value.abs().max(1e-9), y / b.quantity.value.abs().max(1e-9));
    let heat = a.quantity.kind == QuantityKind::Temperature;
    let step =
        |figure: &Figure, one: f64| facts.interval(figure).map_or(one, |all| (all.high - all.low) * one);
    let coarse = step(a, one_a).max(step(b, one_b));
    let slack = if heat { 1.5 } else { (0.14 * x.max(y)).max(coarse * 1.01) };
    // tons are metric, long or short as the writer pleases
    let tons =
        [a, b].iter().any(|figure| figure.quantity.unit.as_deref().is_some_and(|unit| unit.contains("ton")));
    let slack = if tons { slack.max(0.2 * x.max(y)) } else { slack };
    // "2 degrees Celsius (3.6 degrees Fahrenheit)" of a warming: the interval, not the point
    let step =
        a.quantity.value * if b.quantity.unit.as_deref() == Some("degree Celsius") { 5.0 / 9.0 } else { 1.8 };
    if (x - y).abs() <= slack || heat && (step - b.quantity.value).abs() <= 1.0 {
        return None;
    }
    let (value, name) = (a.quantity.value, a.quantity.unit.as_deref().unwrap_or(""));
    let there = if heat {
        let celsius = x - 273.15;
        if b.quantity.unit.as_deref() == Some("degree Celsius") {
            celsius
        } else {
            celsius * 9.0 / 5.0 + 32.0
        }
    } else {
        x / one_b
    };
    let unit = b.quantity.unit.as_deref().unwrap_or("");
    let (name, unit) = (plural(name, value), plural(unit, there));
    let why = format!("{} {name} is {} {unit}, not {}", plain(value), plain(there), plain(b.quantity.value));
    report("conversion", why, &[a.quantity.span, b.quantity.span])
}

/// A unit's name as many of it are written.
fn plural(unit: &str, value: f64) -> String {
    if value == 1.0 || unit.is_empty() {
        return unit.to_owned();
    }
    let (head, rest) = match unit.find(" per ").or_else(|| unit.starts_with("degree ").then_some(6)) {
        Some(at) => unit.split_at(at),
        None => (unit, ""),
    };
    let head = match (head.strip_suffix("foot"), head.strip_suffix("inch")) {
        (Some(front), _) => format!("{front}feet"),
        (_, Some(front)) => format!("{front}inches"),
        _ => format!("{head}s"),
    };
    format!("{head}{rest}")
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn units_in_the_plural() {
        assert_eq!(plural("square foot", 2.0), "square feet");
        assert_eq!(plural("mile per hour", 40.0), "miles per hour");
        assert_eq!(plural("degree Celsius", 40.0), "degrees Celsius");
        assert_eq!(plural("mile", 1.0), "mile");
    }
}
