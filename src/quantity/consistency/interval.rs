//! What a printed figure can have been before it was rounded.

use super::super::figure::Figure;
use super::super::types::{Hedge, QuantityKind};

/// The values that round to a printed one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    /// Least.
    pub low: f64,
    /// Greatest.
    pub high: f64,
}

impl Interval {
    /// The values that a figure's print allows; nothing when its hedge leaves one side open.
    pub fn of(figure: &Figure, text: &str) -> Option<Self> {
        let row = &figure.quantity;
        let value = row.value;
        if row.value_end.is_some() || figure.vague || !value.is_finite() {
            return None;
        }
        let half = half_unit(row.numeral.of(text), value, row.kind);
        let slack = match row.hedge {
            Hedge::Exact => 0.0,
            Hedge::About => value.abs() * 0.06,
            _ => return None,
        };
        Some(Self { low: value - half - slack, high: value + half + slack })
    }

    /// Whether the two share a value, the second a little widened.
    pub fn meets(self, other: Self) -> bool {
        let slack = 1e-9 + 0.002 * (other.high.abs() + other.low.abs());
        self.low <= other.high + slack && other.low - slack <= self.high
    }

    /// All quotients, as a share of one.
    pub fn over(self, below: Self) -> Option<Self> {
        (below.low > 0.0 && self.low >= 0.0)
            .then(|| Self { low: self.low / below.high, high: self.high / below.low })
    }

    /// All multiplied.
    pub fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }

    /// All sums.
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    /// All differences.
    pub fn minus(self, other: Self) -> Self {
        Self { low: self.low - other.high, high: self.high - other.low }
    }
}

/// Half of the last unit printed: "2.1 million" is right to 50,000; a count below a thousand is exact.
fn half_unit(print: &str, value: f64, kind: QuantityKind) -> f64 {
    let digits: String = print.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let decimals = digits.rsplit_once('.').map_or(0, |(_, rest)| rest.len());
    let grouped: f64 = digits.replace(',', "").parse().unwrap_or(value);
    let scale = if grouped.abs() > 0.0 { (value / grouped).abs().max(1.0) } else { 1.0 };
    if decimals > 0 || scale > 1.5 {
        return 0.5 * scale / 10f64.powi(i32::try_from(decimals).unwrap_or(0));
    }
    let counted = matches!(kind, QuantityKind::Cardinal | QuantityKind::Count);
    if counted && value.abs() < 1000.0 {
        return 0.0;
    }
    if value.abs() < 100.0 {
        return 0.5;
    }
    // trailing zeros may be a rounding
    let mut unit = 1.0;
    while unit < value.abs() / 10.0 && (value / (unit * 10.0)).fract() == 0.0 {
        unit *= 10.0;
    }
    (0.5 * unit).min(value.abs() * 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_printed_digit_is_the_limit() {
        assert_eq!(half_unit("2.1 million", 2.1e6, QuantityKind::Count), 50_000.0);
        assert_eq!(half_unit("40", 40.0, QuantityKind::Percentage), 0.5);
        assert_eq!(half_unit("12,000", 12_000.0, QuantityKind::Count), 500.0);
        assert_eq!(half_unit("47", 47.0, QuantityKind::Count), 0.0);
        assert_eq!(half_unit("4.25", 4.25, QuantityKind::Percentage), 0.005);
    }
}
