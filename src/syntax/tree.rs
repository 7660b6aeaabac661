//! From scores of all arcs to a tree: one root, no circle, every word reached.
//!
//! Each word takes its best governor; what circles remain are each opened at the arc whose loss costs least,
//! and tied to what already hangs from the root. Circles share no word, so the work is at most the square of
//! the part's length, and parts are bounded.

/// Stands for the root among governors.
pub(super) const ROOT: usize = usize::MAX;

/// The governors of `n` words from `n` rows of `n + 1` scores, the root's last.
pub(super) fn tree(scores: &[i32], n: usize) -> Vec<usize> {
    let rows: Vec<&[i32]> = scores.chunks_exact(n + 1).take(n).collect();
    let mut heads: Vec<usize> = rows.iter().map(|row| top(row.get(..n).unwrap_or(&[]))).collect();
    let Some(root) = root(&rows, &heads) else { return heads };
    if let Some(head) = heads.get_mut(root) {
        *head = ROOT;
    }
    let mut reached = vec![false; n];
    reach(&heads, &mut reached);
    for start in 0..n {
        if !is(&reached, start) {
            open(&rows, &mut heads, &reached, start);
            reach(&heads, &mut reached);
        }
    }
    heads
}

fn is(flags: &[bool], at: usize) -> bool {
    flags.get(at).copied().unwrap_or(false)
}

/// The column of the largest score, the first of equals.
fn top(row: &[i32]) -> usize {
    let mut top = (row.first().copied().unwrap_or(0), if row.is_empty() { ROOT } else { 0 });
    for (column, score) in row.iter().enumerate() {
        if *score > top.0 {
            top = (*score, column);
        }
    }
    top.1
}

/// The word that gains most by being the root.
fn root(rows: &[&[i32]], heads: &[usize]) -> Option<usize> {
    let gain = |(row, head): (&&[i32], &usize)| {
        let root = row.last().copied().unwrap_or(0);
        i64::from(root) - row.get(*head).map_or(0, |score| i64::from(*score))
    };
    let gains = rows.iter().zip(heads).map(gain).enumerate();
    gains.rev().max_by_key(|cell| cell.1).map(|cell| cell.0)
}

/// Marks all words whose way up ends at the root.
fn reach(heads: &[usize], reached: &mut [bool]) {
    let mut way = Vec::new();
    for start in 0..heads.len() {
        let mut at = start;
        // a way longer than the sentence runs in a circle
        while at != ROOT && !is(reached, at) && way.len() <= heads.len() {
            way.push(at);
            at = heads.get(at).copied().unwrap_or(ROOT);
        }
        if at == ROOT || is(reached, at) {
            for &word in &way {
                if let Some(flag) = reached.get_mut(word) {
                    *flag = true;
                }
            }
        }
        way.clear();
    }
}

/// Opens the circle above `start` where it costs least.
fn open(rows: &[&[i32]], heads: &mut [usize], reached: &[bool], start: usize) {
    let next = |heads: &[usize], at: usize| heads.get(at).copied().unwrap_or(ROOT);
    let mut at = start;
    for _ in 0..heads.len() {
        at = next(heads, at); // after as many steps as words, surely in the circle
    }
    let mut best: Option<(i64, usize, usize)> = None;
    let first = at;
    loop {
        let row = rows.get(at).copied().unwrap_or(&[]);
        let now = row.get(next(heads, at)).map_or(0, |score| i64::from(*score));
        for (governor, score) in row.iter().enumerate().filter(|cell| is(reached, cell.0)) {
            let loss = now - i64::from(*score);
            if best.is_none_or(|best| loss < best.0) {
                best = Some((loss, at, governor));
            }
        }
        at = next(heads, at);
        if at == first || at == ROOT {
            break;
        }
    }
    if let Some((_, word, governor)) = best
        && let Some(head) = heads.get_mut(word)
    {
        *head = governor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_tree(heads: &[usize]) -> bool {
        let mut reached = vec![false; heads.len()];
        reach(heads, &mut reached);
        heads.iter().filter(|head| **head == ROOT).count() == 1 && reached.iter().all(|flag| *flag)
    }

    #[test]
    fn a_circle_is_opened_where_it_costs_least() {
        // 0 and 1 want each other; 2 wants the root; 1 would nearly as soon hang from 2
        let scores = [-99, 9, 1, 0, 9, -99, 8, 0, 1, 1, -99, 9];
        assert_eq!(tree(&scores, 3), [1, 2, ROOT]);
    }

    #[test]
    fn the_smallest_sentences() {
        assert_eq!(tree(&[0, 0], 1), [ROOT]);
        assert!(tree(&[], 0).is_empty());
    }

    proptest! {
        #[test]
        fn any_scores_give_a_tree(n in 1_usize..12, scores in prop::collection::vec(-50_i32..50, 156)) {
            let mut scores = scores[..n * (n + 1)].to_vec();
            for i in 0..n {
                scores[i * (n + 1) + i] = -1_000_000;
            }
            prop_assert!(is_tree(&tree(&scores, n)));
        }
    }
}
