//! How far contents reach where one attribution meets another, or a quotation its marks.
//!
//! In: attributions that stand, in reading order. Out: the same, put right. Runs behind the tagger and behind the
//! rules alike, like [`crate::attribution::repair::subject`].

use crate::attribution::candidates::select::Chosen;
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::merge::standing::{among, reach};
use crate::attribution::repair::grammar::Words;
use crate::attribution::view::content;
use crate::attribution::view::source::Run;

/// Completes what is thought of a subject, in each.
pub(super) fn complete_thoughts(words: &Words<'_>, rows: &mut [Chosen]) {
    rows.iter_mut().for_each(|row| complete_thought(words, row));
}

/// Leaves marks out that close the words around.
pub(super) fn leave_inner_marks(words: &Words<'_>, rows: &mut [Chosen]) {
    let runs = rows.iter_mut().flat_map(|row| &mut row.found.content);
    runs.for_each(|run| run.1 = without_inner_mark(words, *run));
}

/// "Repairs are expected: to last three weeks": what is thought of a subject is the subject and all of that.
fn complete_thought(words: &Words<'_>, row: &mut Chosen) {
    let (found, chunks) = (&mut row.found, words.chunks);
    let (start, limit) = words.sentence(found.cue.0);
    let cue = found.cue;
    let own = |run: &Run| (start..limit).contains(&run.0);
    let behind = found.content.iter().any(|run| own(run) && run.1 > cue.0);
    let before = found.content.iter().any(|run| own(run) && run.1 <= cue.0);
    let agent = found.source.is_some_and(|run| run.0 >= cue.1);
    let thought = chunks.is(words.last_word(found), List::Thought);
    if !before || behind || agent || !thought || !words.is_passive(found) {
        return;
    }
    let at = cue.1 + usize::from(chunks.norm(cue.1) == ":");
    if chunks.norm(at) == "to" && at + 1 < limit {
        let end = content::clause(chunks, words.marks, at, limit);
        found.content.retain(own);
        found.content.push((at, end));
    }
}

/// "‘You don’t want to do this.’” Holt said": a mark that closes the words around is none of those within.
fn without_inner_mark(words: &Words<'_>, run: Run) -> usize {
    let outer = words.marks.closing(run.1).is_some_and(|row| row.start < run.0);
    let end = run.1 - usize::from(outer && run.1 > run.0 + 1);
    match words.marks.closing_inner(end) {
        Some(row) if row.start < run.0 => content::trimmed(words.chunks, run.0, end - 1),
        _ => run.1,
    }
}

/// "He cited a report that says …", "a rise of 60 per cent, a surge that has been hailed as …": a content that ends
/// with a relative pronoun, where another cue takes over, goes on to that one's end. What a comma adds to it is said
/// by nobody before the comma.
pub(super) fn close_dangling(words: &Words<'_>, rows: &mut [Chosen]) {
    let chunks = words.chunks;
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { continue };
        let (cue, source) = (row.found.cue, row.found.source);
        let dangles = |run: &Run| {
            run.0 >= cue.1
                && run.1 > run.0 + 1
                && matches!(chunks.norm(run.1 - 1), "that" | "which" | "who" | "whom" | "whose" | "where")
                && !matches!(chunks.norm(run.1 - 2), "now" | "so" | "such" | "provided" | "given")
                && words.marks.at(run.1 - 1) == words.marks.at(run.0)
        };
        let Some(number) = row.found.content.iter().position(dangles) else { continue };
        let Some(run) = row.found.content.get(number).copied() else { continue };
        let (from, to) = reach(rows, cue);
        let next = rows.get(from..to).into_iter().flatten().enumerate().find(|(_, other)| {
            let opens =
                other.found.source.filter(|run| run.1 <= other.found.cue.0).unwrap_or(other.found.cue).0;
            other.found.cue != cue && (run.1 - 1..run.1 + 1).contains(&opens)
        });
        let Some((other, end)) = next.map(|(other, row)| {
            let ends = row.found.content.iter().map(|run| run.1).chain([row.found.cue.1]);
            (from + other, ends.max().unwrap_or(run.1))
        }) else {
            continue;
        };
        let limit = words.sentence(cue.0).1;
        // ", a surge that": the writer adds it
        let alone = chunks.class_before(run.0) == Class::Comma && run.0 > cue.1;
        let comma = (run.0 + 1..run.1).rev().find(|at| chunks.class(*at) == Class::Comma);
        let first = comma.map(|at| at + 1).or(alone.then_some(run.0));
        let aside = first.filter(|at| chunks.base_end(*at, run.1 - 1) == Some(run.1 - 1));
        let passive = rows.get(other).is_some_and(|row| row.found.source.is_none());
        if let Some(first) = aside.filter(|_| passive) {
            if let Some(row) = rows.get_mut(other)
                && !among((first, run.1), &row.found.content)
            {
                row.found.content.insert(0, (first, run.1));
            }
            if let Some(run) = rows.get_mut(at).and_then(|row| row.found.content.get_mut(number)) {
                run.1 = if comma.is_some() { first - 1 } else { run.0 };
            }
        } else if end > run.1
            && end <= limit
            && source.is_none_or(|held| !among(held, &[(run.1, end)]))
            && let Some(run) = rows.get_mut(at).and_then(|row| row.found.content.get_mut(number))
        {
            run.1 = end;
        }
    }
}

/// "However fine the aim, the tax “is a mistake,” Orsel said": a quotation that goes on a clause begun before its
/// marks is said together with it.
pub(super) fn lead_in(words: &Words<'_>, rows: &mut [Chosen]) {
    /// Words of a clause before the marks.
    const LONGEST: usize = 30;
    let (chunks, marks) = (words.chunks, words.marks);
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { continue };
        let [run] = row.found.content[..] else { continue };
        let (cue, source) = (row.found.cue, row.found.source);
        let whole = marks.opening(run.0).is_some_and(|quotation| quotation.end == run.1);
        let small = chunks.form(run.0 + 1).starts_with(char::is_lowercase);
        let start = words.sentence(run.0).0;
        if !whole || !small || run.1 > cue.0 || source.is_none_or(|held| held.0 < run.1) || start == run.0 {
            continue;
        }
        let verb = chunks.class(run.0 + 1).is_verbal();
        let lead = (start, run.0);
        let (from, to) = reach(rows, cue);
        let taken = rows.get(from..to).into_iter().flatten().any(|other| {
            other.found.cue != cue
                && (among(other.found.cue, &[lead])
                    || other.found.source.is_some_and(|run| among(run, &[lead]))
                    || other.found.content.iter().any(|run| among(*run, &[lead])))
        });
        if taken || !verb || run.0 - start > LONGEST || chunks.class_before(run.0) == Class::Comma {
            continue;
        }
        if let Some(held) = rows.get_mut(at).and_then(|row| row.found.content.first_mut()) {
            held.0 = start + usize::from(chunks.class(start) == Class::And);
        }
    }
}
