//! How varied the words are: measures of lexical diversity over a sequence of words.
//!
//! In: the words in order, each as a number (equal words, equal numbers). Out: the measures. All are
//! arithmetic on counts: no logarithm, so that every machine gives the same digits.

use super::count::clip;
use serde::Serialize;

/// Share of different words at which a stretch counts as used up (McCarthy and Jarvis 2010).
const THRESHOLD: f64 = 0.72;
/// Words drawn for HD-D (McCarthy and Jarvis 2007).
const DRAWS: u32 = 42;
/// Words in the moving window of MATTR.
const WINDOW: usize = 100;

/// Lexical diversity of the running text. A measure that needs a longer text is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Diversity {
    /// Words counted.
    pub tokens: u32,
    /// Different words.
    pub types: u32,
    /// Words met once only.
    pub once: u32,
    /// Measure of textual lexical diversity, mean of both directions, threshold 0.72 (McCarthy and Jarvis 2010).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mtld: Option<f64>,
    /// Hypergeometric distribution D: expected share of different words in 42 drawn (McCarthy and Jarvis 2007);
    /// from 42 words on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hdd: Option<f64>,
    /// Moving-average type-token ratio over windows of 100 words (Covington and McFall 2010); from 100 words on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mattr: Option<f64>,
    /// Yule's K: 10 000 (Σ i² V(i) − N) / N² (Yule 1944). Higher is less varied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yule_k: Option<f64>,
}

/// Measures a sequence of words, each below `types`.
///
/// ```
/// use sourcelight::stats::diversity;
/// let measured = diversity(&[0, 1, 2, 0, 1, 0], 3);
/// assert_eq!((measured.tokens, measured.types, measured.once), (6, 3, 1));
/// // 10 000 (9 + 4 + 1 − 6) / 36
/// assert!((measured.yule_k.unwrap() - 2222.222).abs() < 0.001);
/// ```
#[must_use]
pub fn diversity(words: &[u32], types: usize) -> Diversity {
    let mut counts = vec![0u32; types];
    for word in words {
        if let Some(count) = counts.get_mut(*word as usize) {
            *count += 1;
        }
    }
    counts.retain(|count| *count > 0);
    let tokens = clip(words.len());
    let n = f64::from(tokens);
    Diversity {
        tokens,
        types: clip(counts.len()),
        once: clip(counts.iter().filter(|count| **count == 1).count()),
        mtld: (tokens > 0).then(|| {
            let ahead = mtld(words.iter(), types, counts.len());
            let back = mtld(words.iter().rev(), types, counts.len());
            f64::midpoint(n / ahead, n / back)
        }),
        hdd: (tokens >= DRAWS).then(|| hdd(&counts, tokens)),
        mattr: (words.len() >= WINDOW).then(|| mattr(words, types)),
        yule_k: (tokens > 0).then(|| {
            let squares: f64 = counts.iter().map(|count| f64::from(*count) * f64::from(*count)).sum();
            1e4 * (squares - n) / (n * n)
        }),
    }
}

/// The factors of a text read in one direction.
fn mtld<'a>(words: impl ExactSizeIterator<Item = &'a u32>, types: usize, all: usize) -> f64 {
    let total = words.len() as f64;
    let mut seen = vec![0u32; types];
    let (mut stretch, mut length, mut different, mut factors) = (1u32, 0u32, 0u32, 0.0);
    let mut share = 1.0;
    for word in words {
        length += 1;
        if let Some(mark) = seen.get_mut(*word as usize).filter(|mark| **mark != stretch) {
            *mark = stretch;
            different += 1;
        }
        share = f64::from(different) / f64::from(length);
        if share <= THRESHOLD {
            factors += 1.0;
            stretch += 1;
            (length, different) = (0, 0);
        }
    }
    if length > 0 {
        factors += (1.0 - share) / (1.0 - THRESHOLD);
    }
    if factors == 0.0 {
        let share = all as f64 / total;
        factors = if share >= 1.0 { 1.0 } else { (1.0 - share) / (1.0 - THRESHOLD) };
    }
    factors
}

fn hdd(counts: &[u32], tokens: u32) -> f64 {
    let mut sorted = counts.to_vec();
    sorted.sort_unstable();
    let (mut sum, mut last) = (0.0, (0, 0.0));
    for count in sorted {
        // words as frequent as one another have the same chance
        if count != last.0 {
            let without = (0..DRAWS)
                .map(|drawn| f64::from((tokens - count).saturating_sub(drawn)) / f64::from(tokens - drawn));
            last = (count, 1.0 - without.product::<f64>());
        }
        sum += last.1 / f64::from(DRAWS);
    }
    sum
}

fn mattr(words: &[u32], types: usize) -> f64 {
    let mut inside = vec![0u32; types];
    let (mut different, mut sum) = (0u32, 0u64);
    for (at, word) in words.iter().enumerate() {
        if let Some(count) = inside.get_mut(*word as usize) {
            different += u32::from(*count == 0);
            *count += 1;
        }
        let left = at.checked_sub(WINDOW).and_then(|left| words.get(left));
        if let Some(count) = left.and_then(|left| inside.get_mut(*left as usize)) {
            *count -= 1;
            different -= u32::from(*count == 0);
        }
        if at + 1 >= WINDOW {
            sum += u64::from(different);
        }
    }
    let windows = words.len() + 1 - WINDOW;
    sum as f64 / (windows as f64 * WINDOW as f64)
}
