//! Half-open byte ranges of the one owned text.

/// A stretch of the text: UTF-8 byte offsets, `end` exclusive, both on character boundaries,
/// `start <= end`.
///
/// Offsets are `u32`: a text over 4 GiB is refused at the door ([`crate::read`] refuses far less).
///
/// ```
/// use sourcelight::text::Span;
/// let span = Span::new(4, 7);
/// assert_eq!(span.of("The dam."), "dam");
/// assert_eq!(Span::new(7, 4), Span::new(7, 7)); // a turned range is empty at its start
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` up to `end` (bytes).
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The same from `usize` offsets; what lies beyond `u32` is clipped to it.
    #[must_use]
    pub fn at(start: usize, end: usize) -> Self {
        let clip = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Self::new(clip(start), clip(end))
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether nothing lies in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The characters it names; empty when it does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same so many bytes further on.
    #[must_use]
    pub const fn moved(self, by: u32) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// The same counted from a place before it.
    #[must_use]
    pub const fn from_place(self, place: u32) -> Self {
        Self { start: self.start.saturating_sub(place), end: self.end.saturating_sub(place) }
    }

    /// The smallest stretch holding both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
