//! Matrices of f32, row by row, and the one product everything is made of.

use ndarray::ArrayView2;
use ndarray::ArrayViewMut2;
use ndarray::linalg::general_mat_mul;

/// `rows` × `cols` numbers, row after row.
#[derive(Clone, Debug, Default)]
pub struct Mat {
    /// How many rows.
    pub rows: usize,
    /// How many numbers a row.
    pub cols: usize,
    /// All numbers.
    pub data: Vec<f32>,
}

/// Whether a factor is read turned over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// As it stands.
    No,
    /// Transposed.
    Yes,
}

impl Mat {
    /// All zero.
    #[must_use]
    pub fn zeros(rows: usize, cols: usize) -> Self {
        Self { rows, cols, data: vec![0.0; rows * cols] }
    }

    /// One row.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f32] {
        &self.data[row * self.cols..(row + 1) * self.cols]
    }

    /// One row, to change.
    pub fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.data[row * self.cols..(row + 1) * self.cols]
    }

    /// The rows from `start` up to `end` as a view.
    #[must_use]
    pub fn view(&self, start: usize, end: usize) -> View<'_> {
        View { rows: end - start, cols: self.cols, data: &self.data[start * self.cols..end * self.cols] }
    }

    /// All rows as a view.
    #[must_use]
    pub fn all(&self) -> View<'_> {
        self.view(0, self.rows)
    }
}

/// Borrowed rows of a matrix.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// How many rows.
    pub rows: usize,
    /// How many numbers a row.
    pub cols: usize,
    /// All numbers.
    pub data: &'a [f32],
}

impl<'a> View<'a> {
    fn array(self, turn: Turn) -> ArrayView2<'a, f32> {
        let array = ArrayView2::from_shape((self.rows, self.cols), self.data).expect("rows × cols numbers");
        if turn == Turn::Yes { array.reversed_axes() } else { array }
    }
}

/// `out += a · b`, either factor turned over on wish; `out` holds rows of `cols` numbers.
pub fn add_product(a: View, turn_a: Turn, b: View, turn_b: Turn, out: &mut [f32]) {
    let (a, b) = (a.array(turn_a), b.array(turn_b));
    let mut out = ArrayViewMut2::from_shape((a.nrows(), b.ncols()), out).expect("the product's shape");
    general_mat_mul(1.0, &a, &b, 1.0, &mut out);
}
