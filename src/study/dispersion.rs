//! How evenly a word is spread over the parts of a text.

use serde::Serialize;

/// Measures of spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Dispersion {
    /// Parts that hold the word.
    pub range: u32,
    /// Juilland's D: 1 − V/√(n − 1), V the coefficient of variation of the rates in n parts (Juilland and
    /// Chang-Rodríguez 1964). 1 is even.
    pub juilland_d: f64,
    /// Gries's deviation of proportions: ½ Σ |part of the text − part of the word| (Gries 2008). 0 is even.
    pub gries_dp: f64,
    /// The same over its greatest possible value (Lijffijt and Gries 2012).
    pub gries_dp_norm: f64,
}

/// The spread of a word's positions in a text of `total` words over `parts` of equal length.
///
/// ```
/// use sourcelight::study::dispersion;
/// let even = dispersion(&[0, 25, 50, 75], 100, 4);
/// assert_eq!((even.range, even.juilland_d, even.gries_dp), (4, 1.0, 0.0));
/// let one = dispersion(&[0, 1, 2, 3], 100, 4);
/// assert_eq!((one.range, one.juilland_d, one.gries_dp_norm), (1, 0.0, 1.0));
/// ```
#[must_use]
pub fn dispersion(positions: &[usize], total: usize, parts: usize) -> Dispersion {
    let parts = parts.min(total);
    if positions.is_empty() || parts < 2 {
        return Dispersion::default();
    }
    // where each part begins: lengths differ by one word at most
    let bound = |part: usize| part * total / parts;
    let mut counts = vec![0u32; parts];
    for at in positions {
        // the part whose bounds hold the position
        let mut part = (at * parts / total).min(parts - 1);
        if bound(part + 1) <= *at {
            part += 1;
        }
        if let Some(count) = counts.get_mut(part.min(parts - 1)) {
            *count += 1;
        }
    }
    let (n, all) = (parts as f64, positions.len() as f64);
    let length = |part: usize| (bound(part + 1) - bound(part)) as f64;
    let rates: Vec<f64> =
        counts.iter().enumerate().map(|(part, count)| f64::from(*count) / length(part).max(1.0)).collect();
    let mean = rates.iter().sum::<f64>() / n;
    let variance = rates.iter().map(|rate| (rate - mean) * (rate - mean)).sum::<f64>() / n;
    let shares = counts
        .iter()
        .enumerate()
        .map(|(part, count)| (length(part) / total as f64 - f64::from(*count) / all).abs());
    let dp = shares.sum::<f64>() / 2.0;
    let smallest = (0..parts).map(length).fold(f64::INFINITY, f64::min) / total as f64;
    Dispersion {
        range: u32::try_from(counts.iter().filter(|count| **count > 0).count()).unwrap_or(u32::MAX),
        // rounding must not carry it over its ends
        juilland_d: (1.0 - variance.sqrt() / mean / (n - 1.0).sqrt()).clamp(0.0, 1.0),
        gries_dp: dp,
        gries_dp_norm: if smallest < 1.0 { (dp / (1.0 - smallest)).min(1.0) } else { 0.0 },
    }
}
