//! Years counted from an era, and years of two digits: "300 BC", "AD 79", "the 5th century BC", "in '99".
//!
//! In: lexemes. Out: stretches of the calendar.

use super::super::lexeme::Shape;
use super::super::terms::Tim;
use super::reader::Reader;

use super::node::{Edge, Node, Stretch};

/// Words before "'99" that make it a year: digits in quotation marks are none.
const BEFORE: &[&str] =
    &["in", "since", "of", "until", "till", "by", "before", "after", "during", "from", "late", "early"];

impl Reader<'_, '_> {
    /// A year of an era, or of two digits behind an apostrophe, at row `i`.
    pub(super) fn era(&self, i: usize) -> Option<(Node, usize)> {
        let lx = self.lx;
        let node = |stretch: Stretch, end: usize| Some((Node::Stretch(stretch, Edge::Whole), end));
        if lx.form(i) == "AD" {
            let (year, n) = lx.digits(i + 1).filter(|(year, _)| *year > 0)?;
            let year = i32::try_from(year).ok().filter(|_| n <= 4)?;
            return node(Stretch::Year(year), i + 2);
        }
        if let Some((year, n)) = lx.digits(i).filter(|(year, n)| *n <= 4 && *year > 0) {
            let year = i32::try_from(year).ok()?;
            if lx.tight(i)
                && !lx.dash(i.wrapping_sub(1))
                && !matches!(lx.mark(i.wrapping_sub(1)), '\'' | '’' | '(')
            {
                return None;
            }
            if let Some((before, end)) = self.era_name(i + 1) {
                return node(
                    if before { Stretch::Before { year, century: false } } else { Stretch::Year(year) },
                    end,
                );
            }
            let apostrophe = i.wrapping_sub(1);
            let marked = n == 2
                && lx.tight(i)
                && matches!(lx.mark(apostrophe), '\'' | '’' | '‘')
                && lx.at(apostrophe).gap;
            let plain = lx.at(i + 1).shape != Shape::Word
                || lx.at(i + 1).gap && !matches!(lx.tim(i + 1), Tim::Many(_));
            let closed = matches!(lx.mark(i + 1), '\'' | '’') && lx.tight(i + 1);
            let asked = lx.any(apostrophe.wrapping_sub(1), BEFORE)
                || matches!(lx.tim(apostrophe.wrapping_sub(1)), Tim::Season(_));
            return (marked && plain && !closed && asked).then(|| {
                (
                    Node::Stretch(Stretch::Year(self.century(u64::from(year.unsigned_abs()))), Edge::Whole),
                    i + 1,
                )
            });
        }
        // "the 5th century BC"
        let (stretch, end) = self.numbered(i)?;
        let Stretch::Century { start } = stretch else { return None };
        let (before, to) = self.era_name(end)?;
        node(if before { Stretch::Before { year: start + 100, century: true } } else { stretch }, to)
    }

    /// "three days' time", "a week's time": the row after it, where a length ends at row `i`.
    pub(super) fn time_behind(&self, i: usize) -> usize {
        let lx = self.lx;
        let s = usize::from(lx.is(i + 1, "s") && lx.tight(i + 1));
        let own = matches!(lx.mark(i), '\'' | '’') && lx.tight(i);
        if own && lx.is(i + 1 + s, "time") { i + 2 + s } else { i }
    }

    /// "BC", "B.C.", "BCE", "AD", "CE" at row `i`: whether it counts backwards, and the row after it.
    fn era_name(&self, i: usize) -> Option<(bool, usize)> {
        let lx = self.lx;
        match lx.form(i) {
            "BC" | "BCE" => return Some((true, i + 1)),
            "AD" | "CE" => return Some((false, i + 1)),
            _ => {}
        }
        // letters with full stops; the last may be the sentence's own
        let spelled = |letters: &[&str]| {
            letters.iter().enumerate().all(|(n, letter)| {
                let at = i + 2 * n;
                lx.form(at) == *letter && (n == 0 || lx.tight(at)) && lx.tight_mark(at + 1, '.')
            })
        };
        [
            (&["B", "C", "E"][..], true),
            (&["B", "C"][..], true),
            (&["A", "D"][..], false),
            (&["C", "E"][..], false),
        ]
        .into_iter()
        .find(|(letters, _)| spelled(letters))
        .map(|(letters, before)| (before, i + 2 * letters.len()))
    }
}
