//! What: how far the content of a cue reaches.
//!
//! In: word classes, quotation marks, where a content begins. Out: its tokens. Knows nothing of sources.

use super::words::View;
use crate::attribution::lexicon::{Class, Part};
impl View<'_> {
    /// The sentence's end without its closing marks of punctuation.
    pub fn trimmed(&self, start: usize, mut end: usize) -> usize {
        while end > start
            && matches!(self.class(end - 1), Class::Punctuation | Class::Comma)
            && !matches!(self.norm(end - 1), "?" | "!" | ")" | "%" | "…")
        {
            end -= 1;
        }
        end
    }

    /// The end of a clause that begins at `start`: the sentence's, unless a semicolon, a dash or a turn of
    /// the writer's own parts it.
    pub fn clause(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        while at < end {
            if let Some(row) = self.marks.opening(at)
                && row.closed
            {
                if row.end > end {
                    // a quotation of several sentences that begins within the clause
                    return row.end;
                }
                at = row.end;
                continue;
            }
            if at > start && self.class(at) == Class::Punctuation {
                match self.norm(at) {
                    ";" => break,
                    "—" | "--" | "–" | "-" if self.spaced(at) => {
                        // a pair of dashes holds an aside, a single one ends the clause
                        match (at + 1..end.min(at + 40)).find(|n| self.norm(*n) == self.norm(at)) {
                            Some(pair) => at = pair,
                            None => break,
                        }
                    }
                    _ => {}
                }
            }
            if at > start
                && self.is_comma(at)
                && self.marks.at(at) == self.marks.at(start)
                && self.turns(at + 1)
            {
                break;
            }
            at += 1;
        }
        self.trimmed(start, at.min(end))
    }

    /// Whether the writer speaks again behind a comma: ", adding that …", ", but …", ", while …".
    fn turns(&self, at: usize) -> bool {
        matches!(self.norm(at), "but" | "while" | "though" | "although")
            || self.is_gerund(at) && self.cue(at, Part::Verb).is_some()
    }

    /// Whether words within marks of their own end right before `at`, and no others begin there. An owner's
    /// apostrophe ("the workers' and …") has no fellow before it.
    fn ends_with_marks(&self, start: usize, at: usize) -> bool {
        let mark = |at: usize| matches!(self.norm(at), "'" | "‘" | "’" | "“" | "”" | "\"");
        at > start
            && mark(at - 1)
            && !mark(at + 1)
            && (start.max(at.saturating_sub(60))..at).filter(|n| mark(*n)).count() % 2 == 0
    }

    /// The end of an object that begins at `start`: a noun phrase with what hangs on it.
    pub fn object(&self, start: usize, end: usize) -> usize {
        let mut at = self.phrase_end(start, end).unwrap_or(start);
        while at < end {
            if let Some(row) = self.marks.opening(at)
                && row.closed
                && row.end <= end
            {
                at = row.end;
                continue;
            }
            let next = self.class(at + 1);
            let stop = match self.class(at) {
                // a list of names goes on; anything else begins a new thought
                Class::Comma => next != Class::Name || self.class_before(at) != Class::Name,
                Class::Punctuation => !matches!(self.norm(at), "-" | "/" | "(" | ")" | "’" | "'" | "–"),
                Class::Subordinator => !matches!(self.norm(at), "as" | "where" | "whether" | "if"),
                Class::And => {
                    next.is_verbal()
                    || next == Class::Adverb
                    || self.norm(at) == "but"
                    // "told me ‘go home’ and left": what is said ends with its marks
                    || self.ends_with_marks(start, at)
                }
                _ => false,
            };
            if stop {
                break;
            }
            at += 1;
        }
        self.trimmed(start, at.min(end))
    }
}
