//! From bytes to the units of other worlds: UTF-16 for JavaScript, code points for JSON.
//!
//! One table of the places where a text is not ASCII, one ascending sweep over all offsets; a pure
//! ASCII text needs neither.

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// UTF-16 code units, as JavaScript's `String.slice` does.
    Utf16,
    /// Unicode code points, as the W3C Web Annotation model does.
    CodePoint,
}

/// The non-ASCII places of one text: after the character that ends at byte `.0`, a byte offset is
/// `.1` larger than the offset in the other unit.
///
/// ```
/// use sourcelight::text::{OffsetTable, Unit};
/// let table = OffsetTable::new("é𝄞x", Unit::Utf16);
/// let mut offsets = [6, 0, 2, 7];
/// table.convert(&mut offsets);
/// assert_eq!(offsets, [3, 0, 1, 4]);
/// assert_eq!(table.to_bytes(3), 6);
/// ```
#[derive(Debug)]
pub struct OffsetTable {
    excess: Vec<(u32, u32)>,
}

impl OffsetTable {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &str, unit: Unit) -> Self {
        let mut excess = Vec::new();
        if !text.is_ascii() {
            let mut sum = 0;
            for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
                let units = match unit {
                    Unit::Utf16 => c.len_utf16(),
                    Unit::CodePoint => 1,
                };
                sum += c.len_utf8() - units;
                let clip = |n| u32::try_from(n).unwrap_or(u32::MAX);
                excess.push((clip(at + c.len_utf8()), clip(sum)));
            }
        }
        Self { excess }
    }

    /// Turns byte offsets into the table's unit, in place. An offset inside a character counts as
    /// that character's start.
    pub fn convert<'a>(&self, offsets: impl IntoIterator<Item = &'a mut u32>) {
        offsets.into_iter().for_each(|offset| self.shift(offset));
    }

    fn shift(&self, offset: &mut u32) {
        let before = self.excess.partition_point(|(end, _)| *end <= *offset);
        *offset -= before.checked_sub(1).and_then(|n| self.excess.get(n)).map_or(0, |(_, sum)| *sum);
    }

    /// The byte offset of an offset in the table's unit (the way back, for selections).
    #[must_use]
    pub fn to_bytes(&self, offset: u32) -> u32 {
        let after = self.excess.partition_point(|(end, sum)| end - sum <= offset);
        offset + after.checked_sub(1).and_then(|n| self.excess.get(n)).map_or(0, |(_, sum)| *sum)
    }
}
