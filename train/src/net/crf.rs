//! A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001): the loss of a row of labels.

use super::mat::Mat;

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let top = values.clone().fold(f32::MIN, f32::max);
    top + values.map(|x| (x - top).exp()).sum::<f32>().ln()
}

/// Loss of rows `start..end` of `scores` against `shares` of labels (a row a word, which sums to one) and, for what
/// follows what, the gold labels; the slopes are left in `slope` (shaped as `scores`) and added to `turns` (shaped as
/// `transitions`: a row for each label before, the last for the start).
pub fn loss(
    scores: &Mat,
    transitions: &Mat,
    (gold, shares): (&[u32], &Mat),
    (start, end): (usize, usize),
    slope: &mut Mat,
    turns: &mut Mat,
) -> f32 {
    let k = scores.cols;
    let n = end - start;
    if n == 0 {
        return 0.0;
    }
    let mut ahead = Mat::zeros(n, k);
    let mut behind = Mat::zeros(n, k);
    for t in 0..n {
        for j in 0..k {
            let way = if t == 0 {
                transitions.row(k)[j]
            } else {
                let before = ahead.row(t - 1);
                log_sum((0..k).map(|i| before[i] + transitions.row(i)[j]))
            };
            ahead.row_mut(t)[j] = way + scores.row(start + t)[j];
        }
    }
    for t in (0..n - 1).rev() {
        for i in 0..k {
            let after = behind.row(t + 1);
            let next = scores.row(start + t + 1);
            let way = log_sum((0..k).map(|j| transitions.row(i)[j] + next[j] + after[j]));
            behind.row_mut(t)[i] = way;
        }
    }
    let all = log_sum(ahead.row(n - 1).iter().copied());
    let mut path = 0.0;
    for t in 0..n {
        let right = gold[start + t] as usize;
        for j in 0..k {
            slope.row_mut(start + t)[j] = (ahead.row(t)[j] + behind.row(t)[j] - all).exp();
        }
        for j in 0..k {
            let share = shares.row(start + t)[j];
            slope.row_mut(start + t)[j] -= share;
            path += share * scores.row(start + t)[j];
        }
        if t == 0 {
            for j in 0..k {
                turns.row_mut(k)[j] += (ahead.row(0)[j] + behind.row(0)[j] - all).exp();
            }
            turns.row_mut(k)[right] -= 1.0;
            path += transitions.row(k)[right];
            continue;
        }
        let before = gold[start + t - 1] as usize;
        for i in 0..k {
            for j in 0..k {
                let share =
                    ahead.row(t - 1)[i] + transitions.row(i)[j] + scores.row(start + t)[j] + behind.row(t)[j]
                        - all;
                turns.row_mut(i)[j] += share.exp();
            }
        }
        turns.row_mut(before)[right] -= 1.0;
        path += transitions.row(before)[right];
    }
    all - path
}

/// The share of each label at each word over all ways through the words of one sentence.
#[must_use]
pub fn shares(scores: &Mat, transitions: &Mat) -> Mat {
    let (rows, cols) = (scores.rows, scores.cols);
    // against no gold at all, the loss's slope is what the labels get
    let (none, nothing) = (vec![0; rows], Mat::zeros(rows, cols));
    let (mut out, mut turns) = (Mat::zeros(rows, cols), Mat::zeros(transitions.rows, transitions.cols));
    loss(scores, transitions, (&none, &nothing), (0, rows), &mut out, &mut turns);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The slopes are the loss's own: compared with small steps.
    #[test]
    fn slopes_are_those_of_the_loss() {
        let mut scores = Mat::zeros(3, 2);
        scores.data.copy_from_slice(&[0.3, -0.2, 0.9, 0.1, -0.5, 0.4]);
        let mut transitions = Mat::zeros(3, 2);
        transitions.data.copy_from_slice(&[0.2, -0.1, 0.5, 0.3, 0.0, 0.7]);
        let gold = [0, 1, 1];
        let mut shares = Mat::zeros(3, 2);
        shares.data.copy_from_slice(&[1.0, 0.0, 0.2, 0.8, 0.0, 1.0]);
        let run = |scores: &Mat, transitions: &Mat| {
            let (mut slope, mut turns) = (Mat::zeros(3, 2), Mat::zeros(3, 2));
            (loss(scores, transitions, (&gold, &shares), (0, 3), &mut slope, &mut turns), slope, turns)
        };
        let (base, slope, turns) = run(&scores, &transitions);
        assert!(base > 0.0);
        for at in 0..6 {
            let mut moved = scores.clone();
            moved.data[at] += 0.01;
            let near = (run(&moved, &transitions).0 - base) / 0.01;
            assert!((near - slope.data[at]).abs() < 0.01, "score {at}: {near} {}", slope.data[at]);
            let mut moved = transitions.clone();
            moved.data[at] += 0.01;
            let near = (run(&scores, &moved).0 - base) / 0.01;
            assert!((near - turns.data[at]).abs() < 0.01, "transition {at}: {near} {}", turns.data[at]);
        }
    }
    #[test]
    fn shares_of_labels_sum_to_one_and_follow_what_may_follow() {
        let scores = Mat::zeros(2, 2);
        let mut transitions = Mat::zeros(3, 2);
        // the first label is never followed by itself
        transitions.data.copy_from_slice(&[-40.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let third = 1.0 / 3.0;
        let expected = [third, 2.0 * third, third, 2.0 * third];
        for (share, expected) in shares(&scores, &transitions).data.iter().zip(expected) {
            assert!((share - expected).abs() < 1e-5, "{share} {expected}");
        }
    }
}
