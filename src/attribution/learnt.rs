//! From the tagger's readings to attributions: joined with what the rules know of the same words.
//!
//! In: readings, the rules' candidates. Out: attributions that stand, in reading order. The tagger says who,
//! by which words and what; the rules say what kind of cue it is, and find what stands inside another's words.

use super::CueClass;
use super::candidate::Candidate;
use super::chunk::{Chunks, Class};
use super::cue::{Part, lexicon};
use super::frame::Frame;
use super::link::{Chosen, STANDS};
use super::marks::Marks;
use super::rules::Rules;
use super::source::Run;
use super::tagger::Reading;
use super::trust::{self, Weighed};

/// A reading stands when this share of its like is right: the value that gave the best relation F1 on
/// polnear-dev.
pub const TRUSTED: f32 = 0.15;

/// The attributions that stand.
pub(super) fn choose(chunks: &Chunks<'_>, marks: &Marks, rules: &Rules, readings: &[Reading]) -> Vec<Chosen> {
    let mut out: Vec<Chosen> = Vec::new();
    for reading in readings {
        let rule = candidate(rules, reading.cue);
        let Some(found) = dressed(chunks, marks, reading, rule) else { continue };
        let share = trust::share(lexicon(), chunks, marks, &Weighed { reading, found: &found, rule });
        if share >= TRUSTED {
            out.push(Chosen { found, share, nested: false, continued: 0 });
        }
    }
    let forms = |row: &&Chosen| !row.nested && matches!(row.found.frame, Frame::Label | Frame::Signature);
    for row in rules.chosen.iter().filter(forms) {
        // no model overrules a transcript's label or a signed quotation
        out.retain(|other| !meets(&other.found, &row.found));
        out.push(row.clone());
    }
    let inner = inner(rules, &out);
    out.extend(inner);
    out.sort_by_key(|row| (row.found.cue.0, row.found.head));
    out
}

/// The readings with the features that their share is learnt from.
pub(super) fn features(
    chunks: &Chunks<'_>,
    marks: &Marks,
    rules: &Rules,
    readings: &[Reading],
) -> Vec<(Candidate, Vec<String>)> {
    let mut out = Vec::new();
    for reading in readings {
        let rule = candidate(rules, reading.cue);
        let Some(found) = dressed(chunks, marks, reading, rule) else { continue };
        let mut row = Vec::new();
        let weighed = Weighed { reading, found: &found, rule };
        trust::features(chunks, marks, &weighed, |feature| row.push(feature.to_owned()));
        out.push((found, row));
    }
    out
}

/// A reading as a candidate: with the rules' kind of cue, and the quotation marks around its words.
fn dressed(
    chunks: &Chunks<'_>,
    marks: &Marks,
    reading: &Reading,
    rule: Option<&(Candidate, f32)>,
) -> Option<Candidate> {
    let mut found = rule.map_or_else(|| unknown(chunks, reading.cue), |row| row.0.clone());
    let sure = rule.filter(|row| row.1 >= STANDS);
    let content = if reading.content.is_empty() { sure?.0.content.clone() } else { reading.content.clone() };
    // "according to" without a source is a slip: its object is one
    let lost = reading.source.is_none() && sure.is_some_and(|row| row.0.frame == Frame::Preposition);
    if !lost {
        found.content = content.into_iter().map(|run| quoted(chunks, marks, run)).collect();
        found.source = reading.source.map(|run| described(chunks, run));
        found.cue = reading.cue;
    }
    Some(found)
}

/// A content with the quotation marks that stand right around it.
fn quoted(chunks: &Chunks<'_>, marks: &Marks, (mut start, mut end): Run) -> Run {
    if let Some(row) = start.checked_sub(1).and_then(|at| marks.opening(at)) {
        start = row.start;
    }
    let last = end.saturating_sub(1);
    if let Some(row) = marks.at(last)
        && row.closed
        && row.start >= start
        && row.end <= end + 4
        && (end..row.end)
            .all(|at| marks.is_mark(at) || matches!(chunks.class(at), Class::Comma | Class::Punctuation))
    {
        end = row.end;
    }
    (start, end)
}

/// A source with the comma that closes its description: "Ana Orsel, a pilot,".
fn described(chunks: &Chunks<'_>, (start, end): Run) -> Run {
    let open = (start..end).any(|at| chunks.class(at) == Class::Comma);
    let closes = chunks.class(end) == Class::Comma && chunks.class(end + 1).is_verbal();
    (start, if open && closes { end + 1 } else { end })
}

/// Whether two attributions have words of their cues or contents in common, or a cue in the other's content.
fn meets(a: &Candidate, b: &Candidate) -> bool {
    let cross = |x: Run, y: Run| x.0 < y.1 && y.0 < x.1;
    let among = |run: Run, runs: &[Run]| runs.iter().any(|other| cross(run, *other));
    cross(a.cue, b.cue)
        || among(a.cue, &b.content)
        || among(b.cue, &a.content)
        || a.content.iter().any(|run| among(*run, &b.content))
        || b.source.is_some_and(|run| among(run, &a.content))
}

/// The rules' likeliest candidate that shares a word of the cue.
fn candidate(rules: &Rules, cue: Run) -> Option<&(Candidate, f32)> {
    /// No cue is longer.
    const LONGEST: usize = 12;
    let from = rules.prospects.partition_point(|(row, _)| row.cue.0 + LONGEST < cue.0);
    let near = rules.prospects.get(from..)?.iter().take_while(|(row, _)| row.cue.0 < cue.1);
    near.filter(|(row, _)| row.cue.1 > cue.0).max_by(|a, b| a.1.total_cmp(&b.1))
}

/// What is known of a cue that no rule has looked at.
fn unknown(chunks: &Chunks<'_>, cue: Run) -> Candidate {
    let slots = [(0, Part::Verb), (1, Part::Noun), (2, Part::Adjective), (3, Part::Adverb)];
    let entry = |at: usize| {
        let cues = chunks.word(at).cues;
        let known = slots.iter().find_map(|(slot, part)| Some((cues.get(*slot).copied().flatten()?, *part)));
        let (number, part) = known?;
        Some((at, part, lexicon().entries.get(usize::from(number))?))
    };
    let known = (cue.0..cue.1).rev().find_map(entry);
    let verb = (cue.0..cue.1).rev().find(|at| chunks.class(*at) == Class::Verb);
    Candidate {
        head: known.map(|row| row.0).or(verb).unwrap_or(cue.1.saturating_sub(1)),
        lemma: known.map_or("", |row| row.2.lemma),
        part: known.map_or(Part::Verb, |row| row.1),
        class: known.map_or(CueClass::Other, |row| row.2.class),
        frame: Frame::Learnt,
        ..Candidate::default()
    }
}

/// What the rules find inside the contents: A said that B had told C.
fn inner(rules: &Rules, outer: &[Chosen]) -> Vec<Chosen> {
    let mut contents: Vec<Run> = outer.iter().flat_map(|row| row.found.content.iter().copied()).collect();
    contents.sort_unstable();
    let mut out = Vec::new();
    for row in rules.chosen.iter().filter(|row| row.share >= STANDS) {
        let cue = row.found.cue;
        let at = contents.partition_point(|run| run.0 <= cue.0);
        let Some(&holder) = at.checked_sub(1).and_then(|n| contents.get(n)) else { continue };
        let held = |run: Run| holder.0 <= run.0 && run.1 <= holder.1;
        if !held(cue) || row.found.source.is_some_and(|run| !held(run)) {
            continue;
        }
        let cut = row.found.content.iter().map(|run| (run.0.max(holder.0), run.1.min(holder.1)));
        let content: Vec<Run> = cut.filter(|run| run.1 > run.0).collect();
        if !content.is_empty() && row.found.source.is_some() {
            let found = Candidate { content, ..row.found.clone() };
            out.push(Chosen { found, nested: true, ..row.clone() });
        }
    }
    out
}
