//! Where the source and the content of a cue can stand: what no reading of the tagger may break.
//!
//! In: a cue's place, the runs that the tagger ties to it. Out: those of them that can be the cue's. The tagger
//! links within a run of several paragraphs and is wrong nearly always where it leaps: of the training articles
//! that a second tagger never saw, no source of another sentence was right, and one in thirty contents without
//! quotation marks of another paragraph.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::merge::standing::among;
use crate::attribution::repairs::Repair;
use crate::attribution::tagger::linked::Reading;
use crate::attribution::trace::Trace;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::content;
use crate::attribution::view::frame::Frame;
use crate::attribution::view::marks::Marks;
use crate::attribution::view::source::Run;
use crate::attribution::view::when;
use crate::segment::Segments;
use crate::text::{Id, ParagraphId, SentenceId, TokenId};

fn sentence(segments: &Segments, at: usize) -> SentenceId {
    segments.sentence_of(TokenId::from_index(at))
}

fn paragraph(segments: &Segments, at: usize) -> ParagraphId {
    segments.sentences[sentence(segments, at)].paragraph
}

/// Whether a source can be the cue's: it stands in the same sentence.
pub(in crate::attribution) fn is_source(chunks: &Chunks<'_>, cue: Run, source: Run) -> bool {
    sentence(chunks.segments, cue.0) == sentence(chunks.segments, source.0)
}

/// Those contents that can be the cue's, in the given order.
pub(in crate::attribution) fn contents(
    chunks: &Chunks<'_>,
    marks: &Marks,
    (cue, rows): (Run, &[Run]),
    trace: &mut Trace,
) -> Vec<Run> {
    let mut near: Vec<Run> = Vec::new();
    for run in rows {
        let run = trace.change(Repair::ContentCut, *run, within(chunks, marks, cue, *run));
        if run.1 > run.0 && !trace.on(Repair::ContentReach, !reaches(chunks, marks, cue, run)) {
            near.push(run);
        }
    }
    let own = sentence(chunks.segments, cue.0);
    let here = |run: &Run| sentence(chunks.segments, run.0) == own;
    let any_here = near.iter().any(here);
    let kept = near.iter().filter(|run| {
        let plain = !holds_marks(marks, **run);
        let leaps = plain && run.0 >= cue.1 && !here(run) && any_here;
        let beside = plain && here(run) && stray(chunks, marks, cue, **run, &near);
        !(trace.on(Repair::ContentNear, leaps)
            || trace.on(Repair::ContentBeside, beside)
            || trace.on(Repair::ContentHearer, hears(chunks, cue, **run, &near)))
    });
    kept.copied().collect()
}

/// Puts contents right at their edges; `rule` is the rules' own candidate at the cue where they hold one for sure.
pub(in crate::attribution) fn settle(
    chunks: &Chunks<'_>,
    reading: &Reading,
    rule: Option<&Candidate>,
    content: &mut Vec<Run>,
    trace: &mut Trace,
) {
    let cue = reading.cue;
    // "On Mill Street, where sales fell according to traders": no comma before the cue, so it closes the last clause
    if trace.has(Repair::ClosingGuide)
        && chunks.norm(cue.0) == "according"
        && chunks.class_before(cue.0) != Class::Comma
    {
        for run in content.iter_mut().filter(|run| run.1 <= cue.0) {
            let opens = |at: &usize| {
                matches!(chunks.norm(*at), "where" | "which" | "who")
                    && chunks.class_before(*at) == Class::Comma
            };
            if let Some(at) = (run.0 + 1..run.1).rev().find(opens) {
                run.0 = trace.change(Repair::ClosingGuide, (run.0, run.1), (at, run.1)).0;
            }
        }
    }
    // "The dam reportedly failed": a word inside a clause holds all of it
    if let Some(row) = rule
        && row.frame == Frame::Adverb
        && *content != row.content
        && trace.on(Repair::AdverbClause, content.iter().all(|run| among(*run, &row.content)))
    {
        content.clone_from(&row.content);
    }
    // "It was reported that …": the word that only holds the place is no part of what is said
    if content.iter().any(|run| chunks.class(run.0) == Class::That && run.0 >= cue.1) {
        let empty = |run: &Run| run.1 <= cue.0 && run.1 - run.0 == 1 && chunks.norm(run.0) == "it";
        content.retain(|run| !trace.on(Repair::EmptySubject, empty(run)));
    }
}

/// Whether a content is no more than somebody who is meant: "she".
pub(in crate::attribution) fn is_meant(chunks: &Chunks<'_>, run: Run) -> bool {
    run.1 - run.0 == 1 && matches!(chunks.norm(run.0), "he" | "she" | "it" | "they" | "we" | "you" | "i")
}

/// A content cut at the paragraphs' edges: what goes on behind the cue's own is a quotation's alone, and what
/// stands before it is not the cue's.
fn within(chunks: &Chunks<'_>, marks: &Marks, cue: Run, (mut start, mut end): Run) -> Run {
    let segments = chunks.segments;
    let edges = |at: usize| {
        let row = segments.paragraphs[paragraph(segments, at)].sentences;
        let tokens = |id: SentenceId| segments.sentences[id].tokens;
        (tokens(row.start).start.index(), row.last().map_or(at + 1, |id| tokens(id).end.index()))
    };
    let own = edges(cue.0);
    if start < own.0 && end > own.0 {
        start = own.0;
    }
    let first = edges(start).1;
    if end > first {
        let body = segments.paragraphs[paragraph(segments, start)].kind.is_body();
        let quoted = first.checked_sub(1).is_some_and(|at| marks.at(at).is_some());
        if !body || !quoted {
            end = content::trimmed(chunks, start, first);
        }
    }
    (start, end)
}

/// "Residents were told that the water was clean": whoever hears it is none of what is said.
fn hears(chunks: &Chunks<'_>, cue: Run, run: Run, all: &[Run]) -> bool {
    let told = matches!(chunks.norm(cue.1 - 1), "told" | "informed" | "assured" | "notified" | "reminded");
    let passive = told && (cue.0..cue.1 - 1).any(|at| chunks.class(at) == Class::Auxiliary);
    passive && run.1 == cue.0 && all.iter().any(|other| other.0 >= cue.1)
}

/// Whether a content can be the cue's at all: in its paragraph, or a quotation that goes on in a later one, or
/// what a colon at a paragraph's end announces; never across the headline's edge.
fn reaches(chunks: &Chunks<'_>, marks: &Marks, cue: Run, run: Run) -> bool {
    let segments = chunks.segments;
    let (own, other) = (paragraph(segments, cue.0), paragraph(segments, run.0));
    if own == other {
        return true;
    }
    let body = |id: ParagraphId| segments.paragraphs[id].kind.is_body();
    if run.0 < cue.0 || !body(own) || !body(other) {
        return false;
    }
    let end = segments.paragraphs[own].sentences.last().map(|id| segments.sentences[id].tokens.end.index());
    let announces = end.and_then(|end| end.checked_sub(1)).is_some_and(|at| chunks.norm(at) == ":");
    announces || marks.opening(run.0).is_some() || marks.at(run.0).is_some_and(|row| row.start + 1 == run.0)
}

/// Whether words without marks stand in another sentence than the cue.
pub(in crate::attribution) fn is_elsewhere(chunks: &Chunks<'_>, marks: &Marks, cue: Run, run: Run) -> bool {
    !holds_marks(marks, run) && sentence(chunks.segments, cue.0) != sentence(chunks.segments, run.0)
}

/// Whether quotation marks stand around a word of the run.
fn holds_marks(marks: &Marks, run: Run) -> bool {
    /// Words looked at from either end.
    const ENDS: usize = 60;
    let quoted = |at: usize| marks.at(at).is_some();
    (run.0..run.1.min(run.0 + ENDS)).any(quoted) || (run.1.saturating_sub(ENDS).max(run.0)..run.1).any(quoted)
}

/// Whether words without marks, of the cue's own sentence, only stand beside a quotation that is all of what is
/// said: `“It holds,” she said as she turned`, `she said of the plan, “It holds.”`, or behind what "according
/// to" closes.
fn stray(chunks: &Chunks<'_>, marks: &Marks, cue: Run, run: Run, all: &[Run]) -> bool {
    /// A source stands between a quotation and its cue, or behind it.
    const SOURCE: usize = 14;
    /// What is said of something, and of what: no longer.
    const TOPIC: usize = 5;
    if run.0 < cue.1 {
        return false;
    }
    let comma = chunks.class_before(run.0) == Class::Comma;
    if chunks.norm(cue.0) == "according" {
        // "where takings fell by a third according to traders, shopkeepers want help"
        let closed = chunks.class_before(cue.0) != Class::Comma;
        return closed && all.iter().any(|other| other.1 == cue.0);
    }
    let opens = chunks.class(run.0);
    let aside = matches!(opens, Class::Subordinator | Class::Preposition)
        || (opens == Class::Verb && chunks.norm(run.0).ends_with("ing"));
    let spoken = all.iter().any(|other| {
        marks.opening(other.0).is_some()
            && other.1 <= cue.0
            && other.1 + SOURCE > cue.0
            && marks.closing(other.1).is_some()
    });
    if spoken && opens != Class::That && (aside || !comma) {
        return true;
    }
    let follows = |other: &&Run| {
        marks.opening(other.0).is_some()
            && (run.1..run.1 + 2).contains(&other.0.saturating_sub(1))
            && matches!(chunks.norm(other.0.saturating_sub(1)), "," | ":")
    };
    run.1 - run.0 <= TOPIC
        && run.0 == cue.1
        && opens != Class::That
        && all.iter().any(|other| follows(&other))
}

/// Whether a content says no more than when, and names a day: "Monday", "on 3 June".
pub(in crate::attribution) fn is_time(chunks: &Chunks<'_>, run: Run) -> bool {
    let day = (run.0..run.1).any(|at| chunks.class(at) == Class::Day);
    day && (run.0..run.1).all(|at| when::tells(chunks, at))
}

/// A content inside somebody's quotation marks without the closing mark that is not its own.
pub(in crate::attribution) fn without_outer_mark(
    chunks: &Chunks<'_>,
    marks: &Marks,
    (start, end): Run,
) -> Run {
    let Some(row) = marks.closing(end).filter(|row| row.start < start) else { return (start, end) };
    let mut last = end;
    while last > start + 1
        && (marks.is_mark(last - 1) && last + 2 > row.end
            || matches!(chunks.norm(last - 1), "," | ".")
            || last == end)
    {
        last -= 1;
    }
    (start, last)
}
