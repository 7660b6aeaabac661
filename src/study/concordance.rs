//! Key word in context: each place of the query with the words to either side.

use super::words::Words;
use crate::text::Span;
use serde::Serialize;

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// First offset of the query's words.
    pub start: u32,
    /// Offset after the last.
    pub end: u32,
    /// What stands before, as written, line breaks as spaces.
    pub left: String,
    /// The query's words as written.
    pub node: String,
    /// What stands behind.
    pub right: String,
    /// Words before, lower-cased, the nearest first: to sort by.
    pub left_words: Vec<String>,
    /// Words behind, the nearest first.
    pub right_words: Vec<String>,
    /// Number of the sentence.
    pub sentence: u32,
}

/// Words to either side that lines can be sorted by.
const SORTED: usize = 3;

/// The lines in reading order.
pub(super) fn lines(
    text: &str,
    words: &Words,
    nodes: &[(usize, usize)],
    context: usize,
    most: usize,
) -> Vec<Line> {
    let written = |start: u32, end: u32| {
        Span::new(start, end).of(text).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let forms = |range: &mut dyn Iterator<Item = usize>| -> Vec<String> {
        range.filter_map(|at| words.ids.get(at)).map(|id| words.form(*id).to_owned()).collect()
    };
    let line = |&(from, end): &(usize, usize)| {
        let [start, stop] = words.pair(from, end);
        let first = words.pair(from.saturating_sub(context), from);
        let last = words.pair(end, (end + context).min(words.ids.len()));
        Line {
            start,
            end: stop,
            left: if from > 0 { written(first[0], start) } else { String::new() },
            node: written(start, stop),
            right: if end < words.ids.len() { written(stop, last[1]) } else { String::new() },
            left_words: forms(&mut (from.saturating_sub(SORTED)..from).rev()),
            right_words: forms(&mut (end..end + SORTED)),
            sentence: words.sentences.get(from).copied().unwrap_or(0),
        }
    };
    nodes.iter().take(most).map(line).collect()
}
