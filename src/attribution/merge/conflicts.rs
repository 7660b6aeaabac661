//! What the readings of one stretch have to settle between them: whose a quotation is, who speaks on, where one
//! source ends and the next begins.
//!
//! In: readings that stand, in reading order, and the rules' candidates. Out: the same, put right. Knows nothing of
//! what a single reading may hold.

use super::locality;
use super::standing::{SURE_QUOTED, around, reach};
use crate::attribution::candidates::{Candidate, Chosen, Rules, STANDS};
use crate::attribution::lexicon::Class;
use crate::attribution::view::{Frame, Mood, Run, View};
/// Whole quotations with the cue that stands right at each, in reading order.
pub fn own_quotations(view: &View<'_>, rules: &Rules) -> Vec<(Run, Run)> {
    let mut owned: Vec<(Run, Run)> = Vec::new();
    for (row, share) in &rules.prospects {
        let at_hand = matches!(row.frame, Frame::QuoteFinal | Frame::Quote) && *share >= SURE_QUOTED;
        if at_hand && view.marks.at(row.cue.start).is_none() {
            let whole =
                |run: &&Run| view.marks.opening(run.start).is_some_and(|quotation| quotation.end == run.end);
            owned.extend(row.content.iter().find(whole).map(|run| (*run, row.cue)));
        }
        // “They pushed you” to sell more, she said: the words behind the marks are said with them
        if row.frame == Frame::Final && *share >= SURE_QUOTED && view.marks.at(row.cue.start).is_none() {
            let opens =
                |run: &&Run| view.marks.opening(run.start).is_some_and(|quotation| quotation.end < run.end);
            owned.extend(row.content.iter().find(opens).map(|run| (*run, row.cue)));
        }
    }
    owned.sort_unstable();
    owned
}

/// `“It holds,” Ana Orsel said`: a quotation belongs to the cue that stands right at it, whatever other cue of
/// the paragraphs around the tagger ties it to.
pub fn give_quotations_to_their_own_cues(view: &View<'_>, owned: &[(Run, Run)], out: &mut Vec<Chosen>) {
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
    for (run, cue) in owned {
        let from = out.partition_point(|row| row.found.cue.end <= cue.start);
        if let Some(row) = out.get_mut(from).filter(|row| row.found.cue.overlaps(*cue)) {
            // what was read of the quotation alone is all of it
            let part = |held: &Run| run.holds(*held);
            row.found.content.retain(|held| !part(held));
            if !run.meets(&row.found.content) {
                row.found.content.push(*run);
                row.found.content.sort_unstable();
            }
        }
    }
    out.retain(|row| !row.found.content.is_empty());
}

/// "Rivals, whose “digging must stop,” Holt said": what a relative joins is the other speaker's.
pub fn leave_others_quotations(view: &View<'_>, owned: &[(Run, Run)], out: &mut [Chosen]) {
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
            if let Some(end) = other.and_then(|(run, _)| before_relative(view, run.start)) {
                held.end = view.trimmed(held.start, end);
            }
        }
    }
}

/// Where words end that a comma and a relative join to what stands at `end`: "rivals, whose “digging must stop,”".
fn before_relative(view: &View<'_>, end: usize) -> Option<usize> {
    let relative = end > 1 && matches!(view.norm(end - 1), "whose" | "which" | "who");
    (relative && view.class_before(end - 1) == Class::Comma).then(|| end - 2)
}

/// "The mayor said the road was closed and warned that the bridge could fall": the second verb has the same
/// source and a content of its own, where the rules part the two.
pub fn part_second_verbs(view: &View<'_>, rules: &Rules, out: &mut Vec<Chosen>) {
    let second = |row: &&Chosen| {
        let found = &row.found;
        !row.nested
            && row.share >= STANDS
            && found.shared
            && found.mood == Mood::Finite
            && view.class_before(found.cue.start) == Class::And
            && matches!(found.frame, Frame::That | Frame::Quote | Frame::Wh | Frame::Clause)
    };
    let mut parted = Vec::new();
    for row in rules.chosen.iter().filter(second) {
        let cue = row.found.cue;
        let Run { start: from, end: to } = reach(out, cue);
        for first in out.get_mut(from..to).into_iter().flatten() {
            // what a speaker says that they said stays within their own words
            let same = first.found.source == row.found.source
                && first.found.cue.end <= cue.start
                && view.marks.at(first.found.cue.start) == view.marks.at(cue.start);
            let held = |run: &&mut Run| {
                run.start < cue.start - 1 && cue.end <= run.end && run.start >= first.found.cue.end
            };
            if let Some(run) = first.found.content.iter_mut().find(|run| same && held(run)) {
                run.end = cue.start - 1;
                if view.class_before(run.end) == Class::Comma {
                    run.end -= 1;
                }
                parted.push(row.clone());
            }
        }
    }
    let taken =
        |row: &Chosen| around(out, row.found.cue).any(|other| row.found.cue.overlaps(other.found.cue));
    parted.retain(|row| !taken(row));
    out.extend(parted);
    out.sort_by_key(|row| (row.found.cue.start, row.found.head));
}

/// Cues of one sentence looked at.
const NEAR: usize = 3;

/// "A report by Dray and Whitlow describes … and says …": the second cue's source is the whole of the first's.
pub fn share_whole_sources(view: &View<'_>, out: &mut [Chosen]) {
    for at in 0..out.len() {
        for before in at.saturating_sub(NEAR)..at {
            let (Some(first), Some(second)) = (out.get(before), out.get(at)) else { continue };
            let (Some(whole), Some(part)) = (first.found.source, second.found.source) else { continue };
            let inside =
                whole.start < part.start && part.end <= whole.end && second.found.cue.start >= whole.end;
            let guided = view.norm(first.found.cue.start) == "according";
            if inside
                && !guided
                && second.found.cue.start >= first.found.cue.end
                && let Some(row) = out.get_mut(at)
            {
                row.found.source = Some(whole);
            }
        }
    }
}

/// "According to the Herald, Ana Orsel, the mayor, said …": the first source ends where the second begins.
pub fn end_guided_sources(view: &View<'_>, rules: &Rules, out: &mut [Chosen]) {
    let guides = |row: &&mut Chosen| view.norm(row.found.cue.start) == "according";
    for row in out.iter_mut().filter(guides) {
        let Some(mut whole) = row.found.source else { continue };
        // "According to the coach, in their first match, the robot …": what says when is no part of who
        let times = |at: &usize| {
            view.class(*at) == Class::Comma
                && matches!(
                    view.norm(at + 1),
                    "in" | "on" | "at" | "during" | "after" | "before" | "since" | "by"
                )
        };
        if let Some(at) = whole.iter().find(times) {
            whole.end = at;
            row.found.source = Some(whole);
        }
        let from = rules.prospects.partition_point(|other| other.0.cue.start < whole.end);
        let near = rules.prospects.iter().skip(from).take(NEAR).filter(|other| other.1 >= STANDS);
        let begins = |other: &(Candidate, f32)| {
            let run = other.0.source.filter(|run| whole.start + 1 < run.start && run.end <= whole.end)?;
            (view.class_before(run.start) == Class::Comma).then_some(run.start)
        };
        if let Some(start) = near.filter_map(begins).next() {
            row.found.source = Some(Run::new(whole.start, start - 1));
        }
    }
}
