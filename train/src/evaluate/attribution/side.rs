//! The attributions of one article in the forms that the metrics need.

use super::rows::{Attributed, ROLES};
use crate::evaluate::letters::{Letters, Range, is_core, union};

/// One attribution, each form indexed source, cue, content.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Disjoint ranges of characters that bear the role.
    pub chars: [Vec<Range>; 3],
    /// The same, trimmed to letters, digits and currency signs and joined.
    pub spans: [Vec<Range>; 3],
    /// Runs of tokens.
    pub tokens: [Vec<Range>; 3],
    /// Whether the content holds a quotation mark.
    pub quoted: bool,
}

/// All attributions of one side, gold's or the system's.
#[must_use]
pub fn side(letters: &Letters, rows: &[&Attributed]) -> Vec<Item> {
    rows.iter().map(|row| item(letters, row)).collect()
}

fn item(letters: &Letters, row: &Attributed) -> Item {
    let end = letters.chars.len();
    let ranges = ROLES.map(|role| row.role(role));
    Item {
        chars: ranges.clone().map(|ranges| union(ranges, end)),
        spans: ranges.clone().map(|ranges| normal(letters, ranges)),
        tokens: ranges.map(|ranges| letters.token_ranges(&ranges)),
        quoted: row.content.iter().any(|&[a, b]| quoted(letters.slice((a, b)))),
    }
}

fn quoted(chars: &[char]) -> bool {
    let double = |mark: char| chars.windows(2).any(|pair| pair == [mark, mark]);
    chars.iter().any(|c| "\"“”„«»‘".contains(*c)) || double('`') || double('\'')
}

/// Trimmed, sorted and joined; empty when nothing is left.
fn normal(letters: &Letters, mut ranges: Vec<Range>) -> Vec<Range> {
    let core = |n: usize| letters.chars.get(n).copied().is_some_and(is_core);
    let len = letters.chars.len();
    for range in &mut ranges {
        range.1 = range.1.min(len);
    }
    ranges.sort_unstable();
    let mut out: Vec<Range> = Vec::new();
    for (mut start, mut end) in ranges {
        while start < end && !core(start) {
            start += 1;
        }
        while end > start && !core(end - 1) {
            end -= 1;
        }
        if start >= end {
            continue;
        }
        match out.last_mut() {
            Some(last) if !(last.1..start).any(core) => last.1 = last.1.max(end),
            _ => out.push((start, end)),
        }
    }
    out
}
