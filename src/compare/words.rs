//! Which words two stretches share, and which they do not.

use crate::report::Pair;
use crate::text::Span;
use serde::Serialize;

/// Words of both, or of one only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// same, dropped (only in A) or added (only in B).
    pub kind: &'static str,
    /// First offset: in B of what was added, in A otherwise.
    pub start: u32,
    /// Offset after the last.
    pub end: u32,
}

/// Two stretches are compared word by word up to so many pairs of words; beyond, all is said to have changed.
const MOST: usize = 60_000;

/// Words and single signs, each with the white space before it.
fn units<'a>(text: &'a str, spans: &[Pair]) -> Vec<(&'a str, Pair)> {
    let mut out = Vec::new();
    for [from, to] in spans {
        let stretch = Span::new(*from, *to).of(text);
        let mut start = 0;
        let mut chars = stretch.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c.is_whitespace() {
                continue;
            }
            let mut end = at + c.len_utf8();
            if c.is_alphanumeric() {
                // an apostrophe, a point or a hyphen inside a word belongs to it
                let inner = |c: char| matches!(c, '\'' | '’' | '.' | ',' | '-');
                while let Some((next, c)) = chars.peek().copied() {
                    let rest = stretch.get(next + c.len_utf8()..).unwrap_or("");
                    let belongs = c.is_alphanumeric() || inner(c) && rest.starts_with(char::is_alphanumeric);
                    if !belongs {
                        break;
                    }
                    end = next + c.len_utf8();
                    chars.next();
                }
            }
            let place = |at: usize| from + u32::try_from(at).unwrap_or(0);
            out.push((stretch.get(at..end).unwrap_or(""), [place(start), place(end)]));
            start = end;
        }
    }
    out
}

/// The pieces of two stretches, in order: what was dropped before what came in its place.
pub(super) fn pieces((a, ours): (&str, &[Pair]), (b, theirs): (&str, &[Pair])) -> Vec<Piece> {
    let (one, two) = (units(a, ours), units(b, theirs));
    let same = |(x, y): &(&(&str, Pair), &(&str, Pair))| x.0 == y.0;
    let head = one.iter().zip(&two).take_while(same).count();
    let rest = one.len().min(two.len()) - head;
    let tail = one.iter().rev().zip(two.iter().rev()).take_while(same).count().min(rest);
    let middle = |units: &[(&str, Pair)]| (head, units.len().saturating_sub(tail));
    let ((from, to), (other, last)) = (middle(&one), middle(&two));
    let mut out = Vec::new();
    let mut push = |kind: &'static str, units: &[(&str, Pair)], at: usize| {
        let Some((_, [start, end])) = units.get(at).copied() else { return };
        match out.last_mut() {
            Some(Piece { kind: known, end: before, .. }) if *known == kind && *before == start => {
                *before = end
            }
            _ => out.push(Piece { kind, start, end }),
        }
    };
    (0..head).for_each(|at| push("same", &one, at));
    let common = common(one.get(from..to).unwrap_or(&[]), two.get(other..last).unwrap_or(&[]));
    let (mut i, mut j) = (from, other);
    for (x, y) in common.into_iter().map(|(x, y)| (from + x, other + y)).chain([(to, last)]) {
        (i..x).for_each(|at| push("dropped", &one, at));
        (j..y).for_each(|at| push("added", &two, at));
        if x < to {
            push("same", &one, x);
        }
        (i, j) = (x + 1, y + 1);
    }
    (to..one.len()).for_each(|at| push("same", &one, at));
    out
}

/// The longest run of words that both have in the same order (longest common subsequence), as places in each.
fn common(a: &[(&str, Pair)], b: &[(&str, Pair)]) -> Vec<(usize, usize)> {
    let wide = b.len() + 1;
    if a.is_empty() || b.is_empty() || a.len() * b.len() > MOST {
        return Vec::new();
    }
    // length of the longest common rest from (i, j) on
    let mut rest = vec![0_u16; (a.len() + 1) * wide];
    let at = |rest: &[u16], i: usize, j: usize| rest.get(i * wide + j).copied().unwrap_or(0);
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let value = if x.0 == y.0 {
                at(&rest, i + 1, j + 1) + 1
            } else {
                at(&rest, i + 1, j).max(at(&rest, i, j + 1))
            };
            if let Some(cell) = rest.get_mut(i * wide + j) {
                *cell = value;
            }
        }
    }
    let (mut out, mut i, mut j) = (Vec::new(), 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.0 == y.0 {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(&rest, i + 1, j) >= at(&rest, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(a: &str, b: &str) -> Vec<String> {
        let all = |text: &str| [[0, u32::try_from(text.len()).unwrap()]];
        let piece = |row: &Piece| {
            let text = if row.kind == "added" { b } else { a };
            format!("{} {:?}", row.kind, &text[row.start as usize..row.end as usize])
        };
        pieces((a, &all(a)), (b, &all(b))).iter().map(piece).collect()
    }

    #[test]
    fn words_of_both_and_of_one() {
        assert_eq!(
            shown("The dam will hold, she said.", "The old dam may hold, she said."),
            [
                "same \"The\"",
                "added \" old\"",
                "same \" dam\"",
                "dropped \" will\"",
                "added \" may\"",
                "same \" hold, she said.\""
            ]
        );
        assert_eq!(
            shown("It’s 1,200.", "It’s 1,300."),
            ["same \"It’s\"", "dropped \" 1,200\"", "added \" 1,300\"", "same \".\""]
        );
        assert_eq!(shown("a b", "a b"), ["same \"a b\""]);
        assert_eq!(shown("", "x"), ["added \"x\""]);
        assert!(shown("", "").is_empty());
    }

    #[test]
    fn every_word_of_both_is_there_once() {
        let (a, b) = ("one two two three four", "two one two four five");
        let text = |kind: &str| -> String {
            let rows = shown(a, b);
            rows.iter()
                .filter(|row| !row.starts_with(kind))
                .map(|row| row.split('"').nth(1).unwrap())
                .collect()
        };
        assert_eq!(
            (text("added").replace(' ', ""), text("dropped").replace(' ', "")),
            (a.replace(' ', ""), b.replace(' ', ""))
        );
    }
}
