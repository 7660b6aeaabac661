//! Typed columns: rows addressed by an id of their own, never by a bare number.

use std::{marker::PhantomData, ops::Index};

/// A row number that cannot be mistaken for another table's.
pub trait Id: Copy + Ord {
    /// The id of row `index`.
    fn from_index(index: usize) -> Self;
    /// The row number.
    fn index(self) -> usize;
}

/// Places in a list.
impl Id for usize {
    fn from_index(index: usize) -> Self {
        index
    }
    fn index(self) -> usize {
        self
    }
}

/// A half-open run of ids.
///
/// ```
/// use sourcelight::text::{IdRange, TokenId};
/// let run = IdRange::new(TokenId(2), TokenId(4));
/// assert_eq!(run.iter().collect::<Vec<_>>(), [TokenId(2), TokenId(3)]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdRange<I> {
    /// First id.
    pub start: I,
    /// The id after the last.
    pub end: I,
}

impl<I: Id> IdRange<I> {
    /// The run from `start` up to `end`; a turned one is empty.
    pub fn new(start: I, end: I) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The run of one id.
    pub fn one(id: I) -> Self {
        Self { start: id, end: I::from_index(id.index() + 1) }
    }

    /// How many ids.
    pub fn len(self) -> usize {
        self.end.index() - self.start.index()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `id` is in the run.
    pub fn contains(self, id: I) -> bool {
        self.start <= id && id < self.end
    }

    /// Whether the two share an id.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether it shares an id with one of the others.
    pub fn meets(self, others: &[Self]) -> bool {
        others.iter().any(|other| self.overlaps(*other))
    }

    /// Whether it ends where `other` begins, or sooner.
    pub fn is_before(self, other: Self) -> bool {
        self.end <= other.start
    }

    /// The last id, if any.
    pub fn last(self) -> Option<I> {
        (!self.is_empty()).then(|| I::from_index(self.end.index() - 1))
    }

    /// The ids in order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator {
        (self.start.index()..self.end.index()).map(I::from_index)
    }
}

/// A vector addressed by its own id type. Indexing is total: a row that is not there reads as the
/// default, so that no slip in a pass can stop an analysis.
///
/// ```
/// use sourcelight::text::{Column, TokenId};
/// let column: Column<TokenId, u8> = [7, 9].into_iter().collect();
/// assert_eq!((column[TokenId(1)], column[TokenId(5)]), (9, 0));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column<I, T> {
    rows: Vec<T>,
    fallback: T,
    id: PhantomData<I>,
}

impl<I: Id, T: Default> Column<I, T> {
    /// No rows.
    #[must_use]
    pub fn new() -> Self {
        Self::from(Vec::new())
    }

    /// Adds a row and gives its id.
    pub fn push(&mut self, row: T) -> I {
        self.rows.push(row);
        I::from_index(self.rows.len() - 1)
    }

    /// Makes room for so many rows more, no more than that: a column that grows by doubling needs three times its size.
    pub fn reserve(&mut self, rows: usize) {
        self.rows.reserve_exact(rows);
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row, or nothing when there is none.
    pub fn row(&self, id: I) -> Option<&T> {
        self.rows.get(id.index())
    }

    /// The row to change, or nothing when there is none.
    pub fn row_mut(&mut self, id: I) -> Option<&mut T> {
        self.rows.get_mut(id.index())
    }

    /// The rows in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.rows.iter()
    }

    /// The rows in order, each with its id.
    pub fn enumerate(&self) -> impl DoubleEndedIterator<Item = (I, &T)> {
        self.rows.iter().enumerate().map(|(n, row)| (I::from_index(n), row))
    }

    /// All ids.
    #[must_use]
    pub fn ids(&self) -> IdRange<I> {
        IdRange { start: I::from_index(0), end: I::from_index(self.rows.len()) }
    }

    /// The rows of a run; what lies beyond the last row is left out.
    pub fn slice(&self, run: IdRange<I>) -> &[T] {
        let end = run.end.index().min(self.rows.len());
        self.rows.get(run.start.index().min(end)..end).unwrap_or(&[])
    }

    /// The rows as a plain slice.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.rows
    }
}

impl<I: Id, T: Default> Default for Column<I, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I: Id, T: Default> From<Vec<T>> for Column<I, T> {
    fn from(rows: Vec<T>) -> Self {
        Self { rows, fallback: T::default(), id: PhantomData }
    }
}

impl<I: Id, T: Default> FromIterator<T> for Column<I, T> {
    fn from_iter<S: IntoIterator<Item = T>>(rows: S) -> Self {
        Self::from(rows.into_iter().collect::<Vec<_>>())
    }
}

impl<I: Id, T: Default> Index<I> for Column<I, T> {
    type Output = T;
    fn index(&self, id: I) -> &T {
        self.rows.get(id.index()).unwrap_or(&self.fallback)
    }
}
