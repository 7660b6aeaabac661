//! What the readings of one stretch have to settle between them: whose a quotation is, who speaks on, where one
//! source ends and the next begins.
//!
//! In: readings that stand, in reading order, and the rules' candidates. Out: the same, put right. Knows nothing of
//! what a single reading may hold.

use super::locality;
use super::standing::SURE_QUOTED;
use crate::attribution::candidates::{Candidate, Chosen, Rules};
use crate::attribution::view::{Frame, Run, View};
/// Whole quotations with the cue that stands right at each, in reading order.
fn own_quotations(view: &View<'_>, rules: &Rules) -> Vec<(Run, Run)> {
    let mut owned: Vec<(Run, Run)> = Vec::new();
    let sure = |row: &&(Candidate, f32)| row.1 >= SURE_QUOTED && view.marks.at(row.0.cue.start).is_none();
    for (row, _) in rules.prospects.iter().filter(sure) {
        let whole = |run: &&Run| match (row.frame, view.marks.opening(run.start)) {
            (Frame::QuoteFinal | Frame::Quote, Some(quotation)) => quotation.end == run.end,
            // “They pushed you” to sell more, she said: the words behind the marks are said with them
            (Frame::Final, Some(quotation)) => quotation.end < run.end,
            _ => false,
        };
        owned.extend(row.content.iter().find(whole).map(|run| (*run, row.cue)));
    }
    owned.sort_unstable();
    owned
}

/// `“It holds,” Ana Orsel said`: a quotation belongs to the cue that stands right at it, whatever other cue of
/// the paragraphs around the tagger ties it to.
pub fn give_quotations_to_their_own_cues(view: &View<'_>, rules: &Rules, out: &mut Vec<Chosen>) {
    let owned = own_quotations(view, rules);
    /// A cue with its source before it stands so near behind a quotation that it is the quotation's own as well.
    const BESIDE: usize = 5;
    let owner = |run: &Run| {
        let at = owned.partition_point(|row| row.0.start <= run.start);
        let held = |row: &&(Run, Run)| row.0.holds(*run);
        at.checked_sub(1).and_then(|at| owned.get(at)).filter(held)
    };
    for row in out.iter_mut() {
        let cue = row.found.cue;
        let beside = |run: Run| {
            run.start < cue.end
                && cue.start < run.end + BESIDE
                && locality::is_source(view, cue, Run::new(run.end - 1, run.end))
        };
        let mine = |run: &Run| owner(run).is_none_or(|(held, other)| cue.overlaps(*other) || beside(*held));
        row.found.content.retain(mine);
    }
    for (run, cue) in &owned {
        let from = out.partition_point(|row| row.found.cue.end <= cue.start);
        if let Some(row) = out.get_mut(from).filter(|row| row.found.cue.overlaps(*cue)) {
            // what was read of the quotation alone is all of it
            row.found.content.retain(|held| !run.holds(*held));
            if !run.meets(&row.found.content) {
                row.found.content.push(*run);
                row.found.content.sort_unstable();
            }
        }
    }
    out.retain(|row| !row.found.content.is_empty());
}

/// "Rivals, whose “digging must stop,” Holt said": what a relative joins is the other speaker's.
pub fn leave_others_quotations(view: &View<'_>, rules: &Rules, out: &mut Vec<Chosen>) {
    let owned = own_quotations(view, rules);
    for row in out {
        let cue = row.found.cue;
        for held in row.found.content.iter_mut().filter(|held| held.start >= cue.end) {
            let at = owned.partition_point(|other| other.0.start <= held.start);
            let closes = |other: &&(Run, Run)| {
                other.0.end == held.end
                    && other.0.start > held.start + 1
                    && other.1.start >= held.end
                    && view.marks.at(held.start).is_none()
            };
            let other = owned.get(at..).into_iter().flatten().take(4).find(closes);
            // a comma and a relative join the words to it
            let joins = |end: usize| {
                end > 1
                    && view.follows_comma(end - 1)
                    && matches!(view.norm(end - 1), "whose" | "which" | "who")
            };
            if let Some((run, _)) = other.filter(|(run, _)| joins(run.start)) {
                held.end = view.trimmed(held.start, run.start - 2);
            }
        }
    }
}

/// "A report by Dray and Whitlow describes … and says …": the second cue's source is the whole of the first's.
pub fn share_whole_sources(view: &View<'_>, out: &mut [Chosen]) {
    /// Cues before it that are looked at.
    const NEAR: usize = 3;
    for at in 1..out.len() {
        let (before, rest) = out.split_at_mut(at);
        let Some(second) = rest.first_mut().map(|row| &mut row.found) else { continue };
        let Some(part) = second.source else { continue };
        let whole = |first: &Chosen| {
            let whole = first.found.source?;
            let inside = whole.start < part.start && part.end <= whole.end;
            let behind = whole.is_before(second.cue) && first.found.cue.is_before(second.cue);
            let guided = view.norm(first.found.cue.start) == "according";
            (inside && behind && !guided).then_some(whole)
        };
        if let Some(whole) = before.iter().skip(at.saturating_sub(NEAR)).find_map(whole) {
            second.source = Some(whole);
        }
    }
}
