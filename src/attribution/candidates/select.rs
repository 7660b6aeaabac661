//! Which of a sentence's candidates stand, and which hold others.
//!
//! In: weighed candidates. Out: chosen attributions as runs of tokens. Knows nothing of what kind of source or cue they are.

use super::candidate::Candidate;
use crate::attribution::lexicon::{Class, Part};
use crate::attribution::repairs::{Repair, Repairs};
use crate::attribution::view::{Frame, Mood, Run, View};
use std::collections::BTreeSet;

/// A candidate that stands.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// What was found.
    pub found: Candidate,
    /// The share of such that are right.
    pub share: f32,
    /// Whether it stands inside another's content.
    pub nested: bool,
    /// The named rules that changed or added it.
    pub touched: Repairs,
}

impl Chosen {
    /// A candidate as it was found.
    pub fn new(found: Candidate, share: f32) -> Self {
        Self { found, share, nested: false, touched: Repairs::none() }
    }

    /// One that a named rule adds.
    pub fn added(found: Candidate, share: f32, repair: Repair) -> Self {
        Self { touched: Repairs::none().with(repair), ..Self::new(found, share) }
    }
}

/// A candidate stands when this share of its like is right: the value that gave the best relation F1
/// on polnear-dev.
pub const STANDS: f32 = 0.36;

/// How many neighbours are looked at for nesting, so that a text of nothing but cues stays linear.
const NEIGHBOURS: usize = 24;

/// Chooses among the candidates of one sentence, in reading order.
pub fn choose(view: &View<'_>, mut rows: Vec<(Candidate, f32)>) -> Vec<Chosen> {
    rows.retain(|(_, share)| *share >= STANDS);
    let mut out: Vec<Chosen> = Vec::new();
    for (found, share) in rows {
        // of two cues that share a word the likelier stands
        if let Some(last) = out.last_mut()
            && last.found.cue.end > found.cue.start
        {
            if share > last.share {
                *last = Chosen::new(found, share);
            }
            continue;
        }
        out.push(Chosen::new(found, share));
    }
    cut(view, &mut out);
    nest(&mut out);
    // "declined to say who had signed": one act, not two
    let opened: BTreeSet<usize> =
        out.iter().flat_map(|row| row.found.content.iter().map(|run| run.start)).collect();
    out.retain(|row| {
        !(row.nested && row.found.mood == Mood::Infinitive && opened.contains(&row.found.cue.start))
    });
    out
}

fn holds(content: &[Run], cue: Run) -> bool {
    content.iter().any(|run| run.holds(cue))
}

/// A content ends where the next speaker's words begin.
fn cut(view: &View<'_>, rows: &mut [Chosen]) {
    for later in 1..rows.len() {
        let (before, rest) = rows.split_at_mut(later);
        let Some(b) = rest.first().map(|row| &row.found) else { continue };
        let begin = b.subject_run().filter(|_| !b.shared).map_or(b.cue.start, |run| run.start);
        for row in before.iter_mut().skip(later.saturating_sub(NEIGHBOURS)) {
            let a = &mut row.found;
            let end = if holds(&a.content, b.cue) { parted(view, a, b, begin) } else { None };
            let Some(end) = end else { continue };
            let kept = a.content.iter().map(|run| Run::new(run.start, run.end.min(end)));
            let kept: Vec<Run> = kept.filter(|run| !run.is_empty()).collect();
            if !kept.is_empty() {
                a.content = kept;
            }
        }
    }
}

/// Where the content of `a` ends when the cue `b` inside it is not part of it.
fn parted(view: &View<'_>, a: &Candidate, b: &Candidate, begin: usize) -> Option<usize> {
    if matches!(b.frame, Frame::Preposition | Frame::Final | Frame::QuoteFinal) {
        return holds(&b.content, a.cue).then(|| begin - usize::from(view.follows_comma(begin)));
    }
    if begin < a.cue.end || !matches!(b.part, Part::Verb) {
        return None;
    }
    let mut at = begin;
    while at > a.cue.end && matches!(view.class_before(at), Class::And | Class::Adverb)
        || matches!(view.norm(at.saturating_sub(1)), "while" | "though" | "although" | "as" | "after")
    {
        at -= 1;
    }
    let joined = at < begin;
    let speaks = b.frame.holds_clause() || matches!(b.frame, Frame::Quote | Frame::Colon);
    let turns = if b.shared { b.mood == Mood::Gerund || joined } else { joined && speaks };
    if view.follows_comma(at) && turns {
        return Some(at - 1);
    }
    (joined && b.shared && b.mood == Mood::Finite && speaks && a.source == b.source).then_some(at)
}

/// Marks what stands inside another's content.
fn nest(rows: &mut [Chosen]) {
    for here in 0..rows.len() {
        let Some(inner) = rows.get(here) else { continue };
        let (from, to) = (here.saturating_sub(NEIGHBOURS), rows.len().min(here + NEIGHBOURS));
        let inside = |(other, outer): (usize, &Chosen)| {
            other + from != here
                && holds(&outer.found.content, inner.found.cue)
                // where each holds the other, the likelier is the outer one
                && (!holds(&inner.found.content, outer.found.cue) || outer.share > inner.share)
        };
        let nested = rows.get(from..to).into_iter().flatten().enumerate().any(inside);
        if let Some(row) = rows.get_mut(here) {
            row.nested = nested;
        }
    }
}
