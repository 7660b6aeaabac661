//! Lists of days and months that share what one of them says: "3, 4 and 7 May", "April, June and September 2021".
//!
//! In: expressions in reading order. Out: the same with the days that stand as bare numbers beside them, and with the
//! year that the last says for all.

use super::super::lexeme::Shape;
use super::super::terms::Tim;
use super::super::types::Day;
use super::reader::Reader;

use super::node::{DayRef, Node, Placed, Stretch};

impl Reader<'_, '_> {
    /// A day of a month in plain digits.
    fn bare_day(&self, at: usize) -> Option<u8> {
        let lx = self.lx;
        let (value, length) = lx.digits(at).filter(|_| lx.at(at).gap)?;
        u8::try_from(value).ok().filter(|day| length <= 2 && (1..=31).contains(day))
    }

    fn joins(&self, at: usize) -> bool {
        self.lx.any(at, &["and", "or"]) || self.lx.mark(at) == '&'
    }

    /// "3, 4 and **7 May**": the numbers before a day, ascending, the last tied by "and".
    pub(super) fn days_before(&self, i: usize, floor: usize, node: &Node, out: &mut Vec<Placed>) {
        let Node::Day(day) = node else { return };
        let (Some(mut next), true) = (self.bare_day(i), i > floor && self.joins(i.wrapping_sub(1))) else {
            return;
        };
        let mut rows = Vec::new();
        let mut at = i - 1;
        while let Some(row) = at.checked_sub(1).filter(|row| *row >= floor) {
            let Some(value) = self.bare_day(row).filter(|value| *value < next) else { break };
            rows.push((row, value));
            next = value;
            if self.lx.mark(row.wrapping_sub(1)) != ',' {
                break;
            }
            at = row - 1;
        }
        for (row, value) in rows.into_iter().rev() {
            if let Some(node) = Self::sibling(*day, value) {
                out.push(Placed { node, from: row, end: row + 1 });
            }
        }
    }

    /// "**May 3**, 4 and 7, 2024": the numbers behind a day; the row after all of them.
    pub(super) fn days_behind(&self, placed: Placed, out: &mut Vec<Placed>) -> usize {
        let lx = self.lx;
        let end = placed.end;
        let Node::Day(first @ DayRef::Yearless { day: mut last, .. }) = placed.node else {
            out.push(placed);
            return end;
        };
        let (mut rows, mut at) = (Vec::new(), end);
        let mut closed = false;
        if matches!(lx.tim(placed.from), Tim::Month(..)) {
            while !closed && (lx.mark(at) == ',' || self.joins(at)) {
                closed = self.joins(at);
                let row = at + 1 + usize::from(lx.mark(at) == ',' && self.joins(at + 1));
                closed |= row > at + 1;
                let Some(value) = self.bare_day(row).filter(|value| *value > last) else { break };
                rows.push((row, value));
                (last, at) = (value, row + 1);
            }
        }
        let (year, to) = self.year_behind(at).map_or((None, at), |(year, to)| (Some(year), to));
        let counted = year.is_none()
            && (self.counted(at)
                || matches!(lx.tim(at), Tim::Month(..))
                || lx.tight(at) && lx.at(at).shape == Shape::Word);
        if rows.is_empty() || !closed || counted || lx.dash(at) {
            out.push(placed);
            return end;
        }
        let dated = |day: DayRef| match (day, year) {
            (DayRef::Yearless { month, day }, Some(year)) => {
                Day::new(year, month, day).map_or(day_of(day, month), DayRef::Full)
            }
            (day, _) => day,
        };
        out.push(Placed { node: Node::Day(dated(first)), ..placed });
        let count = rows.len();
        for (n, (row, value)) in rows.into_iter().enumerate() {
            if let Some(Node::Day(day)) = Self::sibling(first, value) {
                let end = if n + 1 == count { to } else { row + 1 };
                out.push(Placed { node: Node::Day(dated(day)), from: row, end });
            }
        }
        to
    }

    /// Another day of the same month.
    fn sibling(day: DayRef, value: u8) -> Option<Node> {
        Some(Node::Day(match day {
            DayRef::Full(full) => DayRef::Full(Day::new(full.year, full.month, value)?),
            DayRef::Yearless { month, .. } => day_of(value, month),
            _ => return None,
        }))
    }

    /// "April, June and **September 2021**": all three are of that year.
    pub(super) fn share_year(&self, found: &mut [Placed]) {
        for n in (1..found.len()).rev() {
            let [before, behind] = found.get(n - 1..=n).unwrap_or(&[]) else { continue };
            let (comma, and) = (self.lx.mark(before.end) == ',', self.joins(behind.from.wrapping_sub(1)));
            let apart = behind.from.checked_sub(before.end);
            let tied = matches!(
                (apart, comma, and),
                (Some(1), true, _) | (Some(1), _, true) | (Some(2), true, true)
            );
            let (year, last) = match behind.node {
                Node::Stretch(Stretch::Month { year: Some(year), month }, _) => (year, month),
                Node::Day(DayRef::Full(day)) => (day.year, day.month),
                _ => continue,
            };
            // "in May, June 2021 was wet": a comma alone ties only where "and" follows later
            let listed = and || found.get(n + 1).is_some_and(|next| self.joins(next.from.wrapping_sub(1)));
            let printed = self.lx.digits(behind.end - 1).is_some_and(|(_, digits)| digits == 4)
                || matches!(
                    found.get(n + 1),
                    Some(Placed { node: Node::Stretch(Stretch::Month { year: Some(_), .. }, _), .. })
                );
            if !(tied && listed && printed) {
                continue;
            }
            let of = |month: u8| if month <= last { year } else { year - 1 };
            let node = match before.node {
                Node::Stretch(Stretch::Month { year: None, month }, edge) => {
                    Node::Stretch(Stretch::Month { year: Some(of(month)), month }, edge)
                }
                Node::Day(DayRef::Yearless { month, day }) => {
                    Node::Day(Self::dated_day(of(month), month, day))
                }
                _ => continue,
            };
            if let Some(before) = found.get_mut(n - 1) {
                before.node = node;
            }
        }
    }
}

fn day_of(day: u8, month: u8) -> DayRef {
    DayRef::Yearless { month, day }
}
