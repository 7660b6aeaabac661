//! Whether a word is familiar: one of the base forms most often met, or a regular form of one.
//!
//! The lists that Dale and Chall and Spache printed are not ours to ship; `data/familiar-words.tsv` stands in
//! for them and says how it was counted. Formulas that rest on it carry that in their names' documentation.

use crate::text::QuickSet;
use std::sync::LazyLock;

/// Parsed once; never changes.
static WORDS: LazyLock<QuickSet<&'static str>> = LazyLock::new(|| {
    let rows = data!("familiar-words.tsv").lines();
    rows.flat_map(str::split_whitespace).collect()
});

/// Endings of regular forms, and what stands in the base form for them.
const ENDINGS: &[(&str, &[&str])] = &[
    ("'s", &[""]),
    ("s'", &["", "s"]),
    ("ies", &["y"]),
    ("es", &["", "e"]),
    ("s", &[""]),
    ("ied", &["y"]),
    ("ed", &["", "e"]),
    ("ing", &["", "e"]),
    ("ier", &["y"]),
    ("er", &["", "e"]),
    ("iest", &["y"]),
    ("est", &["", "e"]),
    ("n't", &[""]),
    ("'ll", &[""]),
    ("'ve", &[""]),
    ("'re", &[""]),
    ("'d", &[""]),
    ("'m", &[""]),
];

/// Whether a lower-case word is familiar; figures are.
///
/// ```
/// use sourcelight::stats::is_familiar;
/// assert!(["stopped", "easier", "don't", "12"].into_iter().all(is_familiar));
/// assert!(!is_familiar("hydraulics"));
/// ```
#[must_use]
pub fn is_familiar(word: &str) -> bool {
    if WORDS.contains(word) || !word.contains(|c: char| c.is_ascii_lowercase()) {
        return true;
    }
    if word.contains('-') {
        return word.split('-').filter(|part| !part.is_empty()).all(is_familiar);
    }
    ENDINGS.iter().any(|(ending, bases)| {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) else { return false };
        let mut bases = bases.iter();
        bases.any(|base| if base.is_empty() { WORDS.contains(stem) } else { known(stem, base) })
            || doubled(stem)
    })
}

fn known(stem: &str, base: &str) -> bool {
    let mut word = String::with_capacity(stem.len() + base.len());
    word.push_str(stem);
    word.push_str(base);
    WORDS.contains(word.as_str())
}

/// "stopp" for "stop".
fn doubled(stem: &str) -> bool {
    let mut ends = stem.bytes().rev();
    let (last, before) = (ends.next(), ends.next());
    let consonant = last.is_some_and(|byte| byte.is_ascii_alphabetic() && !b"aeiou".contains(&byte));
    last == before && consonant && stem.get(..stem.len() - 1).is_some_and(|stem| WORDS.contains(stem))
}
