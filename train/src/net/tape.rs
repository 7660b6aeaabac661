//! A tape: forward steps as they are taken, walked back for the gradients.
//!
//! Rows are the words of a batch, sentence after sentence; `bounds` are the sentences' first rows and,
//! last, the number of rows.

use super::crf;
use super::mat::{Mat, Turn, add_product};
use super::params::{ParamId, Params};
use super::random::Random;

/// A step's number.
pub type Node = usize;

/// Stands for "not known": no loss is taken.
pub const UNKNOWN: u32 = u32::MAX;

/// What a row should be: up to four classes with their shares, which sum to one; unused ones are [`UNKNOWN`].
pub type Goal = [(u32, f32); 4];

/// The goal of a row whose class is certain.
#[must_use]
pub fn sure(class: u32) -> Goal {
    [(class, 1.0), (UNKNOWN, 0.0), (UNKNOWN, 0.0), (UNKNOWN, 0.0)]
}

/// The known part of a goal.
fn known(goal: &Goal) -> impl Iterator<Item = (usize, f32)> {
    goal.iter().take_while(|row| row.0 != UNKNOWN).map(|row| (row.0 as usize, row.1))
}

enum Op {
    Given,
    Lookup { table: ParamId, ids: Vec<u32>, per: usize },
    Concat(Vec<Node>),
    Linear { x: Node, weight: ParamId, bias: ParamId },
    Relu(Node),
    Scan { gates: Node, reverse: bool, cells: Mat },
    Add(Node, Node),
    Drop { x: Node, mask: Vec<f32> },
    WithRow { x: Node, row: ParamId },
    Pick { x: Node, rows: Vec<u32> },
    Classes { x: Node, slope: Mat },
    Chain { x: Node, slope: Mat, transitions: ParamId, turns: Mat },
    Arcs { dependent: Node, governor: Node, distance: ParamId, slopes: Vec<Mat> },
}

struct Step {
    op: Op,
    value: Mat,
    grad: Mat,
}

/// One batch's computation.
pub struct Tape<'p> {
    /// What is learnt.
    pub params: &'p mut Params,
    /// First rows of the sentences, and the number of rows.
    pub bounds: Vec<usize>,
    steps: Vec<Step>,
}

/// The smooth step that stands for tanh: x - x|x|/4 up to ±2, then ±1. Integers can do it exactly.
#[must_use]
pub fn bend(x: f32) -> f32 {
    let x = x.clamp(-2.0, 2.0);
    x - x * x.abs() * 0.25
}

fn bend_slope(x: f32) -> f32 {
    (1.0 - 0.5 * x.abs()).max(0.0)
}

fn gate(x: f32) -> f32 {
    0.5 + 0.5 * bend(0.5 * x)
}

fn gate_slope(x: f32) -> f32 {
    0.25 * bend_slope(0.5 * x)
}

/// The slot of an arc's length and direction among the learnt distances; the last is the root's.
#[must_use]
pub fn distance_slot(from: usize, to: usize, slots: usize) -> usize {
    let reach = (slots - 2) / 2;
    let length = from.abs_diff(to).min(reach);
    if to > from { reach + length } else { reach - length }
}

/// exp of the scores over their sum, in place; returns the log of the sum.
pub(crate) fn softmax(scores: &mut [f32]) -> f32 {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for x in scores.iter_mut() {
        *x = (*x - top).exp();
        sum += *x;
    }
    for x in scores.iter_mut() {
        *x /= sum;
    }
    top + sum.ln()
}

impl<'p> Tape<'p> {
    /// Begins a batch.
    pub fn new(params: &'p mut Params, bounds: Vec<usize>) -> Self {
        Self { params, bounds, steps: Vec::new() }
    }

    /// A step's outcome.
    #[must_use]
    pub fn value(&self, node: Node) -> &Mat {
        &self.steps[node].value
    }

    fn push(&mut self, op: Op, value: Mat) -> Node {
        let grad = Mat::default();
        self.steps.push(Step { op, value, grad });
        self.steps.len() - 1
    }

    /// Numbers that come from elsewhere and are not learnt.
    pub fn given(&mut self, value: Mat) -> Node {
        self.push(Op::Given, value)
    }

    /// Sums of `per` rows of a table for each word.
    pub fn lookup(&mut self, table: ParamId, ids: Vec<u32>, per: usize) -> Node {
        let source = &self.params.all[table].value;
        let mut out = Mat::zeros(ids.len() / per, source.cols);
        for (n, ids) in ids.chunks_exact(per).enumerate() {
            for &id in ids {
                for (x, y) in out.row_mut(n).iter_mut().zip(source.row(id as usize)) {
                    *x += y;
                }
            }
        }
        self.push(Op::Lookup { table, ids, per }, out)
    }

    /// Rows side by side.
    pub fn concat(&mut self, parts: Vec<Node>) -> Node {
        let rows = self.value(parts[0]).rows;
        let cols = parts.iter().map(|&part| self.value(part).cols).sum();
        let mut out = Mat::zeros(rows, cols);
        for row in 0..rows {
            let mut at = 0;
            for &part in &parts {
                let from = self.value(part).row(row);
                out.row_mut(row)[at..at + from.len()].copy_from_slice(from);
                at += from.len();
            }
        }
        self.push(Op::Concat(parts), out)
    }

    /// x · Wᵀ + b.
    pub fn linear(&mut self, x: Node, weight: ParamId, bias: ParamId) -> Node {
        let (input, weights) = (&self.steps[x].value, &self.params.all[weight].value);
        let mut out = Mat::zeros(input.rows, weights.rows);
        for row in 0..out.rows {
            out.row_mut(row).copy_from_slice(&self.params.all[bias].value.data);
        }
        add_product(input.all(), Turn::No, weights.all(), Turn::Yes, &mut out.data);
        self.push(Op::Linear { x, weight, bias }, out)
    }

    /// max(x, 0).
    pub fn relu(&mut self, x: Node) -> Node {
        let mut out = self.value(x).clone();
        out.data.iter_mut().for_each(|x| *x = x.max(0.0));
        self.push(Op::Relu(x), out)
    }

    /// The recurrent layer's memory over each sentence: gates are rows of [candidate, keep, show].
    pub fn scan(&mut self, gates: Node, reverse: bool) -> Node {
        let input = &self.steps[gates].value;
        let width = input.cols / 3;
        let mut out = Mat::zeros(input.rows, width);
        let mut cells = Mat::zeros(input.rows, width);
        for pair in self.bounds.windows(2) {
            let mut cell = vec![0.0; width];
            for n in order(pair[0], pair[1], reverse) {
                let row = input.row(n);
                for h in 0..width {
                    let keep = gate(row[width + h]);
                    cell[h] = keep * cell[h] + (1.0 - keep) * bend(row[h]);
                    out.row_mut(n)[h] = gate(row[2 * width + h]) * cell[h];
                }
                cells.row_mut(n).copy_from_slice(&cell);
            }
        }
        self.push(Op::Scan { gates, reverse, cells }, out)
    }

    /// a + b.
    pub fn add(&mut self, a: Node, b: Node) -> Node {
        let mut out = self.value(a).clone();
        for (x, y) in out.data.iter_mut().zip(&self.steps[b].value.data) {
            *x += y;
        }
        self.push(Op::Add(a, b), out)
    }

    /// Leaves out a share of the numbers, the same ones throughout a sentence.
    pub fn dropout(&mut self, x: Node, share: f32, random: &mut Random) -> Node {
        if share <= 0.0 {
            return x;
        }
        let mut out = self.value(x).clone();
        let mut mask = vec![0.0; out.data.len()];
        for pair in self.bounds.windows(2) {
            let row: Vec<f32> = (0..out.cols)
                .map(|_| if random.unit() < share { 0.0 } else { 1.0 / (1.0 - share) })
                .collect();
            for n in pair[0]..pair[1] {
                mask[n * out.cols..(n + 1) * out.cols].copy_from_slice(&row);
            }
        }
        for (x, m) in out.data.iter_mut().zip(&mask) {
            *x *= m;
        }
        self.push(Op::Drop { x, mask }, out)
    }

    /// The rows and, after them, one learnt row.
    pub fn with_row(&mut self, x: Node, row: ParamId) -> Node {
        let mut out = self.value(x).clone();
        out.data.extend_from_slice(&self.params.all[row].value.data);
        out.rows += 1;
        self.push(Op::WithRow { x, row }, out)
    }

    /// Chosen rows.
    pub fn pick(&mut self, x: Node, rows: Vec<u32>) -> Node {
        let source = self.value(x);
        let mut out = Mat::zeros(rows.len(), source.cols);
        for (n, &row) in rows.iter().enumerate() {
            out.row_mut(n).copy_from_slice(source.row(row as usize));
        }
        self.push(Op::Pick { x, rows }, out)
    }

    /// Cross entropy of each row's classes, weighted; returns its sum.
    pub fn classes(&mut self, x: Node, goals: &[Goal], weight: f32) -> f32 {
        let mut slope = self.value(x).clone();
        let mut loss = 0.0;
        for (n, goal) in goals.iter().enumerate() {
            let row = slope.row_mut(n);
            if goal[0].0 == UNKNOWN {
                row.fill(0.0);
                continue;
            }
            let score: f32 = known(goal).map(|(class, share)| share * row[class]).sum();
            loss += weight * (softmax(row) - score);
            known(goal).for_each(|(class, share)| row[class] -= share);
            row.iter_mut().for_each(|x| *x *= weight);
        }
        self.push(Op::Classes { x, slope }, Mat::default());
        loss
    }

    /// Loss of each sentence's row of labels ([`crf::loss`]); returns its sum.
    pub fn chain(&mut self, x: Node, transitions: ParamId, gold: &[u32], shares: &Mat) -> f32 {
        let (scores, between) = (&self.steps[x].value, &self.params.all[transitions].value);
        let mut slope = Mat::zeros(scores.rows, scores.cols);
        let mut turns = Mat::zeros(between.rows, between.cols);
        let sentences = self.bounds.windows(2).map(|pair| (pair[0], pair[1]));
        let loss =
            sentences.map(|at| crf::loss(scores, between, (gold, shares), at, &mut slope, &mut turns)).sum();
        self.push(Op::Chain { x, slope, transitions, turns }, Mat::default());
        loss
    }

    /// The scores of all governors of one sentence's words; the last column is the root.
    #[must_use]
    pub fn arc_scores(&self, dependent: Node, governor: Node, distance: ParamId, sentence: usize) -> Mat {
        let (start, end) = (self.bounds[sentence], self.bounds[sentence + 1]);
        let (left, right) = (&self.steps[dependent].value, &self.steps[governor].value);
        let far = &self.params.all[distance].value.data;
        let n = end - start;
        let mut words = Mat::zeros(n, n);
        add_product(left.view(start, end), Turn::No, right.view(start, end), Turn::Yes, &mut words.data);
        let mut scores = Mat::zeros(n, n + 1);
        let root = right.row(right.rows - 1);
        for i in 0..n {
            let row = scores.row_mut(i);
            for j in 0..n {
                row[j] = if i == j { -1e9 } else { words.row(i)[j] + far[distance_slot(i, j, far.len())] };
            }
            row[n] =
                far[far.len() - 1] + left.row(start + i).iter().zip(root).map(|(a, b)| a * b).sum::<f32>();
        }
        scores
    }

    /// Cross entropy of each word's governor (a row of the batch, or the number of rows for the root).
    pub fn arcs(&mut self, dependent: Node, governor: Node, distance: ParamId, goals: &[Goal]) -> f32 {
        let mut slopes = Vec::new();
        let mut loss = 0.0;
        for sentence in 0..self.bounds.len() - 1 {
            let (start, n) = (self.bounds[sentence], self.bounds[sentence + 1] - self.bounds[sentence]);
            let mut scores = self.arc_scores(dependent, governor, distance, sentence);
            for i in 0..n {
                let row = scores.row_mut(i);
                let goal = &goals[start + i];
                if goal[0].0 == UNKNOWN {
                    row.fill(0.0);
                    continue;
                }
                let column = |head: usize| head.saturating_sub(start).min(n);
                let score: f32 = known(goal).map(|(head, share)| share * row[column(head)]).sum();
                loss += softmax(row) - score;
                known(goal).for_each(|(head, share)| row[column(head)] -= share);
            }
            slopes.push(scores);
        }
        self.push(Op::Arcs { dependent, governor, distance, slopes }, Mat::default());
        loss
    }

    /// Walks back; gradients are added to the parameters, times `scale`.
    pub fn backward(mut self, scale: f32) {
        for step in &mut self.steps {
            step.grad = Mat::zeros(step.value.rows, step.value.cols);
        }
        for n in (0..self.steps.len()).rev() {
            let (before, rest) = self.steps.split_at_mut(n);
            let Step { op, value, grad } = &mut rest[0];
            back(op, value, grad, before, self.params, &self.bounds, scale);
        }
    }
}

fn order(start: usize, end: usize, reverse: bool) -> Box<dyn Iterator<Item = usize>> {
    if reverse { Box::new((start..end).rev()) } else { Box::new(start..end) }
}

fn add_scaled(to: &mut [f32], from: &[f32], scale: f32) {
    for (x, y) in to.iter_mut().zip(from) {
        *x += y * scale;
    }
}

fn back(
    op: &Op,
    value: &Mat,
    grad: &Mat,
    before: &mut [Step],
    params: &mut Params,
    bounds: &[usize],
    scale: f32,
) {
    match op {
        Op::Lookup { table, ids, per } => {
            let param = &mut params.all[*table];
            for (n, ids) in ids.chunks_exact(*per).enumerate() {
                for &id in ids {
                    add_scaled(param.grad.row_mut(id as usize), grad.row(n), 1.0);
                }
            }
            if let Some(touched) = &mut param.touched {
                touched.extend_from_slice(ids);
            }
        }
        Op::Concat(parts) => {
            for row in 0..grad.rows {
                let mut at = 0;
                for &part in parts {
                    let to = before[part].grad.row_mut(row);
                    add_scaled(to, &grad.row(row)[at..], 1.0);
                    at += to.len();
                }
            }
        }
        Op::Linear { x, weight, bias } => {
            let input = &mut before[*x];
            add_product(
                grad.all(),
                Turn::Yes,
                input.value.all(),
                Turn::No,
                &mut params.all[*weight].grad.data,
            );
            add_product(
                grad.all(),
                Turn::No,
                params.all[*weight].value.all(),
                Turn::No,
                &mut input.grad.data,
            );
            let bias = &mut params.all[*bias].grad.data;
            for row in 0..grad.rows {
                add_scaled(bias, grad.row(row), 1.0);
            }
        }
        Op::Relu(x) => {
            let to = before[*x].grad.data.iter_mut();
            for ((to, from), value) in to.zip(&grad.data).zip(&value.data) {
                *to += if *value > 0.0 { *from } else { 0.0 };
            }
        }
        Op::Scan { gates, reverse, cells } => back_scan(&mut before[*gates], grad, cells, *reverse, bounds),
        Op::Add(a, b) => {
            add_scaled(&mut before[*a].grad.data, &grad.data, 1.0);
            add_scaled(&mut before[*b].grad.data, &grad.data, 1.0);
        }
        Op::Drop { x, mask } => {
            for ((to, from), m) in before[*x].grad.data.iter_mut().zip(&grad.data).zip(mask) {
                *to += from * m;
            }
        }
        Op::WithRow { x, row } => {
            let to = &mut before[*x].grad.data;
            let n = to.len();
            add_scaled(to, &grad.data[..n], 1.0);
            add_scaled(&mut params.all[*row].grad.data, &grad.data[n..], 1.0);
        }
        Op::Pick { x, rows } => {
            for (n, &row) in rows.iter().enumerate() {
                add_scaled(before[*x].grad.row_mut(row as usize), grad.row(n), 1.0);
            }
        }
        Op::Given => {}
        Op::Chain { x, slope, transitions, turns } => {
            add_scaled(&mut before[*x].grad.data, &slope.data, scale);
            add_scaled(&mut params.all[*transitions].grad.data, &turns.data, scale);
        }
        Op::Classes { x, slope } => add_scaled(&mut before[*x].grad.data, &slope.data, scale),
        Op::Arcs { dependent, governor, distance, slopes } => {
            for (pair, slope) in bounds.windows(2).zip(slopes) {
                back_arcs(*dependent, *governor, *distance, (pair[0], pair[1]), slope, before, params, scale);
            }
        }
    }
}

fn back_scan(gates: &mut Step, grad: &Mat, cells: &Mat, reverse: bool, bounds: &[usize]) {
    let width = cells.cols;
    let none = vec![0.0; width];
    for pair in bounds.windows(2) {
        let mut carry = vec![0.0; width];
        for n in order(pair[0], pair[1], !reverse) {
            let earlier = match reverse {
                false if n > pair[0] => cells.row(n - 1),
                true if n + 1 < pair[1] => cells.row(n + 1),
                _ => &none,
            };
            let row = gates.value.row(n);
            let to = gates.grad.row_mut(n);
            for h in 0..width {
                let (z, f, o) = (row[h], row[width + h], row[2 * width + h]);
                let keep = gate(f);
                let out = grad.row(n)[h];
                let cell = out * gate(o) + carry[h];
                to[2 * width + h] += out * cells.row(n)[h] * gate_slope(o);
                to[width + h] += cell * (earlier[h] - bend(z)) * gate_slope(f);
                to[h] += cell * (1.0 - keep) * bend_slope(z);
                carry[h] = cell * keep;
            }
        }
    }
}

#[allow(clippy::too_many_arguments, reason = "the operands of one step")]
fn back_arcs(
    dependent: Node,
    governor: Node,
    distance: ParamId,
    (start, end): (usize, usize),
    slope: &Mat,
    before: &mut [Step],
    params: &mut Params,
    scale: f32,
) {
    let n = end - start;
    let cols = before[dependent].value.cols;
    let mut words = Mat::zeros(n, n);
    let last = before[governor].value.rows - 1;
    for i in 0..n {
        let far = &mut params.all[distance].grad.data;
        let slots = far.len();
        for j in 0..n {
            let s = slope.row(i)[j] * scale;
            words.row_mut(i)[j] = s;
            far[distance_slot(i, j, slots)] += s;
        }
        let s = slope.row(i)[n] * scale;
        far[slots - 1] += s;
        let root = before[governor].value.row(last).to_vec();
        let left = before[dependent].value.row(start + i).to_vec();
        add_scaled(before[dependent].grad.row_mut(start + i), &root, s);
        add_scaled(before[governor].grad.row_mut(last), &left, s);
    }
    let span = start * cols..end * cols;
    let right = before[governor].value.data[span.clone()].to_vec();
    let right = Mat { rows: n, cols, data: right };
    add_product(words.all(), Turn::No, right.all(), Turn::No, &mut before[dependent].grad.data[span.clone()]);
    let left = Mat { rows: n, cols, data: before[dependent].value.data[span.clone()].to_vec() };
    add_product(words.all(), Turn::Yes, left.all(), Turn::No, &mut before[governor].grad.data[span]);
}
