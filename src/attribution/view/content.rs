//! What: how far the content of a cue reaches.
//!
//! In: word classes, quotation marks, where a content begins. Out: its tokens. Knows nothing of sources.

use crate::attribution::lexicon::word_class::Class;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::marks::Marks;
/// The sentence's end without its closing marks of punctuation.
pub(in crate::attribution) fn trimmed(chunks: &Chunks<'_>, start: usize, mut end: usize) -> usize {
    while end > start
        && matches!(chunks.class(end - 1), Class::Punctuation | Class::Comma)
        && !matches!(chunks.norm(end - 1), "?" | "!" | ")" | "%" | "…")
    {
        end -= 1;
    }
    end
}

/// The end of a clause that begins at `start`: the sentence's, unless a semicolon, a dash or a turn of
/// the writer's own parts it.
pub(in crate::attribution) fn clause(chunks: &Chunks<'_>, marks: &Marks, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        if let Some(row) = marks.opening(at)
            && row.closed
        {
            if row.end > end {
                // a quotation of several sentences that begins within the clause
                return row.end;
            }
            at = row.end;
            continue;
        }
        if at > start && chunks.class(at) == Class::Punctuation {
            match chunks.norm(at) {
                ";" => break,
                "—" | "--" | "–" | "-" if chunks.spaced(at) => {
                    // a pair of dashes holds an aside, a single one ends the clause
                    match (at + 1..end.min(at + 40)).find(|n| chunks.norm(*n) == chunks.norm(at)) {
                        Some(pair) => at = pair,
                        None => break,
                    }
                }
                _ => {}
            }
        }
        if at > start
            && chunks.class(at) == Class::Comma
            && marks.at(at) == marks.at(start)
            && turns(chunks, at + 1)
        {
            break;
        }
        at += 1;
    }
    trimmed(chunks, start, at.min(end))
}

/// Whether the writer speaks again behind a comma: ", adding that …", ", but …", ", while …".
fn turns(chunks: &Chunks<'_>, at: usize) -> bool {
    let norm = chunks.norm(at);
    if matches!(norm, "but" | "while" | "though" | "although") {
        return true;
    }
    chunks.class(at) == Class::Verb
        && norm.ends_with("ing")
        && chunks.word(at).cues.first().copied().flatten().is_some()
}

/// Whether words within marks of their own end right before `at`, and no others begin there. An owner's
/// apostrophe ("the workers' and …") has no fellow before it.
fn ends_with_marks(chunks: &Chunks<'_>, start: usize, at: usize) -> bool {
    let mark = |at: usize| matches!(chunks.norm(at), "'" | "‘" | "’" | "“" | "”" | "\"");
    at > start
        && mark(at - 1)
        && !mark(at + 1)
        && (start.max(at.saturating_sub(60))..at).filter(|n| mark(*n)).count() % 2 == 0
}

/// The end of an object that begins at `start`: a noun phrase with what hangs on it.
pub(in crate::attribution) fn object(chunks: &Chunks<'_>, marks: &Marks, start: usize, end: usize) -> usize {
    let mut at = chunks.phrase_end(start, end).unwrap_or(start);
    while at < end {
        if let Some(row) = marks.opening(at)
            && row.closed
            && row.end <= end
        {
            at = row.end;
            continue;
        }
        let next = chunks.class(at + 1);
        let stop = match chunks.class(at) {
            Class::Comma => {
                // a list of names goes on; anything else begins a new thought
                !(matches!(next, Class::Name) && chunks.class_before(at) == Class::Name)
            }
            Class::Punctuation => {
                !matches!(chunks.norm(at), "-" | "/" | "(" | ")" | "’" | "'" | "." | "–")
                    || chunks.norm(at) == "."
            }
            Class::Subordinator => !matches!(chunks.norm(at), "as" | "where" | "whether" | "if"),
            Class::And => {
                next.is_verbal()
                    || next == Class::Adverb
                    || chunks.norm(at) == "but"
                    // "told me ‘go home’ and left": what is said ends with its marks
                    || ends_with_marks(chunks, start, at)
            }
            _ => false,
        };
        if stop {
            break;
        }
        at += 1;
    }
    trimmed(chunks, start, at.min(end))
}
