//! How many syllables a word has.
//!
//! Every group of vowel letters stands for one; what the letters around it add or take away is a
//! table learnt from a pronouncing dictionary (`train/syllables.py`; the share it gets right stands at
//! the head of `data/syllables.tsv`).

use crate::text::QuickMap;
use std::sync::LazyLock;

/// Context of a vowel group, in 64ths of a syllable. Parsed once; never changes.
static TABLE: LazyLock<QuickMap<&'static str, i32>> = LazyLock::new(|| {
    let rows = data!("syllables.tsv").lines();
    rows.filter_map(|line| line.split_once('\t'))
        .filter_map(|(key, value)| Some((key, value.parse().ok()?)))
        .collect()
});

/// Letters before the group, letters after it: the contexts that are looked up.
const CONTEXTS: [(usize, usize); 8] = [(0, 0), (1, 1), (0, 2), (2, 1), (1, 2), (0, 3), (1, 3), (0, 4)];

/// Longer words are cut: no word of English has more letters.
const LONGEST: usize = 60;

/// The syllables of a lower-case word; at least one. Parts joined by hyphens are counted apart, digits
/// and letters of other scripts count as one each part.
///
/// ```
/// use sourcelight::stats::syllables;
/// let words = ["people", "going", "official", "described", "idea", "e-mail", "strength"];
/// assert_eq!(words.map(syllables), [2, 2, 3, 2, 3, 2, 1]);
/// ```
#[must_use]
pub fn syllables(word: &str) -> u32 {
    let parts = word.split(|c: char| !c.is_alphanumeric() && c != '\'');
    parts.filter(|part| !part.is_empty()).map(part).sum::<u32>().max(1)
}

/// Groups of consonants that an English word begins or ends with; with others its capitals are said letter by letter.
const SAYABLE: &[&str] = &[
    "bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "pl", "pr", "sc", "sh", "sk", "sl", "sm",
    "sn", "sp", "st", "sw", "th", "tr", "tw", "wh", "nt", "st", "ns", "rs", "ck", "ct", "ft", "ld", "nd",
    "ng", "nk", "lt", "mp", "rd", "rk", "rm", "rn", "rt", "ts", "ll", "ss", "ds", "ks", "ps", "ms",
];

/// The syllables of an acronym that is said letter by letter, as printed: "BBC" has three, "UNICEF" none of that sort.
/// Up to three capitals are spelt; of more those that nobody could say as a word.
pub(super) fn spelt(printed: &str) -> Option<u32> {
    let word = printed.strip_suffix("s").unwrap_or(printed);
    if !(2..=6).contains(&word.len()) || !word.bytes().all(|c| c.is_ascii_uppercase()) {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let vowel = |c: char| "aeiouy".contains(c);
    let (head, tail) = (lower.find(vowel), lower.rfind(vowel));
    let group = |part: Option<&str>| part.is_none_or(|part| part.len() < 2 || SAYABLE.contains(&part));
    let word =
        head.zip(tail).is_some_and(|(head, tail)| group(lower.get(..head)) && group(lower.get(tail + 1..)));
    let names = lower.chars().map(|c| if c == 'w' { 3 } else { 1 }).sum();
    (lower.len() <= 3 || !word).then_some(names)
}

fn part(word: &str) -> u32 {
    let letters = word.bytes().filter(u8::is_ascii_lowercase).take(LONGEST);
    let padded: Vec<u8> = [b'^'].into_iter().chain(letters).chain([b'$']).collect();
    let vowel = |at: usize| padded.get(at).is_some_and(|c| b"aeiouy".contains(c));
    let (mut at, mut sum) = (1, 0);
    let mut key = String::with_capacity(16);
    while at < padded.len() {
        if !vowel(at) {
            at += 1;
            continue;
        }
        let start = at;
        while vowel(at) {
            at += 1;
        }
        sum += 64;
        let mut seen: [(usize, usize); 8] = [(usize::MAX, 0); 8];
        for ((before, after), done) in CONTEXTS.into_iter().zip(0..) {
            // near a word's end two contexts can be the same letters: count them once
            let reach = (before.min(start), after.min(padded.len() - at));
            if seen.iter().take(done).any(|other| *other == reach) {
                continue;
            }
            if let Some(slot) = seen.get_mut(done) {
                *slot = reach;
            }
            key.clear();
            put(&mut key, &padded, start - reach.0, start);
            key.push('(');
            put(&mut key, &padded, start, at);
            key.push(')');
            put(&mut key, &padded, at, at + reach.1);
            sum += TABLE.get(key.as_str()).copied().unwrap_or(0);
        }
    }
    u32::try_from((sum + 32).div_euclid(64)).unwrap_or(0).max(1)
}

fn put(key: &mut String, letters: &[u8], from: usize, to: usize) {
    key.extend(letters.get(from..to).unwrap_or(&[]).iter().map(|byte| char::from(*byte)));
}

#[cfg(test)]
mod tests {
    use super::spelt;

    #[test]
    fn capitals_that_are_spelt() {
        assert_eq!(["BBC", "FBI", "EU", "RSPCA", "WTO", "MPs"].map(spelt), [3, 3, 2, 5, 5, 2].map(Some));
        assert_eq!(["NATO", "UNICEF", "NASA", "Bbc", "A", "OPEC"].map(spelt), [None; 6]);
    }
}
