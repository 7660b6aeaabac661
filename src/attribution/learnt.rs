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
use super::rules::Rules;
use super::source::Run;
use super::tagger::Reading;

/// The attributions that stand.
pub(super) fn choose(chunks: &Chunks<'_>, rules: &Rules, readings: &[Reading]) -> Vec<Chosen> {
    let mut out: Vec<Chosen> = Vec::new();
    for reading in readings {
        let near = candidate(rules, reading.cue);
        let content = match near {
            _ if !reading.content.is_empty() => reading.content.clone(),
            Some((found, share)) if *share >= STANDS => found.content.clone(),
            _ => continue,
        };
        let mut found = near.map_or_else(|| unknown(chunks, reading.cue), |row| row.0.clone());
        found.source = reading.source;
        found.cue = reading.cue;
        found.content = content;
        let share = confidence(reading, near.map_or(0.0, |row| row.1));
        out.push(Chosen { found, share, nested: false, continued: 0 });
    }
    let forms = rules.chosen.iter().filter(|row| !row.nested && matches!(row.found.frame, Frame::Label | Frame::Signature));
    for row in forms {
        // no model overrules a transcript's label or a signed quotation
        out.retain(|other| !meets(&other.found, &row.found));
        out.push(row.clone());
    }
    let inner = inner(rules, &out);
    out.extend(inner);
    out.sort_by_key(|row| (row.found.cue.0, row.found.head));
    out
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

/// The share of such readings that are right.
fn confidence(reading: &Reading, rules: f32) -> f32 {
    let sure = reading.sure;
    let least = sure.cue.min(sure.source).min(sure.content).min(sure.held).min(sure.holds);
    let x = (least.clamp(0, 6000) as f32 / 6000.0 + rules) / 2.0;
    x.clamp(0.05, 0.98)
}
