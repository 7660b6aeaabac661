//! What the readings of one stretch have to settle between them: whose a quotation is, who speaks on, where one
//! source ends and the next begins.
//!
//! In: readings that stand, in reading order, and the rules' candidates. Out: the same, put right. Knows nothing of
//! what a single reading may hold.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::rules::Rules;
use crate::attribution::candidates::select::{Chosen, STANDS};
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::merge::locality;
use crate::attribution::merge::standing::{SURE_QUOTED, among, around, reach};
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::content;
use crate::attribution::view::frame::{Frame, Mood};
use crate::attribution::view::marks::Marks;
use crate::attribution::view::source::Run;
/// Whole quotations with the cue that stands right at each, in reading order.
pub(in crate::attribution) fn own_quotations(marks: &Marks, rules: &Rules) -> Vec<(Run, Run)> {
    let mut owned: Vec<(Run, Run)> = Vec::new();
    for (row, share) in &rules.prospects {
        let at_hand = matches!(row.frame, Frame::QuoteFinal | Frame::Quote) && *share >= SURE_QUOTED;
        if at_hand && marks.at(row.cue.0).is_none() {
            let whole = |run: &&Run| marks.opening(run.0).is_some_and(|quotation| quotation.end == run.1);
            owned.extend(row.content.iter().find(whole).map(|run| (*run, row.cue)));
        }
        // “They pushed you” to sell more, she said: the words behind the marks are said with them
        if row.frame == Frame::Final && *share >= SURE_QUOTED && marks.at(row.cue.0).is_none() {
            let opens = |run: &&Run| marks.opening(run.0).is_some_and(|quotation| quotation.end < run.1);
            owned.extend(row.content.iter().find(opens).map(|run| (*run, row.cue)));
        }
    }
    owned.sort_unstable();
    owned
}

/// `“It holds,” Ana Orsel said`: a quotation belongs to the cue that stands right at it, whatever other cue of
/// the paragraphs around the tagger ties it to.
pub(in crate::attribution) fn give_quotations_to_their_own_cues(
    chunks: &Chunks<'_>,
    owned: &[(Run, Run)],
    out: &mut Vec<Chosen>,
) {
    /// A cue with its source before it stands so near behind a quotation that it is the quotation's own as well.
    const BESIDE: usize = 5;
    let owner = |run: &Run| {
        let at = owned.partition_point(|row| row.0.0 <= run.0);
        let held = |row: &&(Run, Run)| row.0.0 <= run.0 && run.1 <= row.0.1;
        at.checked_sub(1).and_then(|at| owned.get(at)).filter(held)
    };
    for row in out.iter_mut() {
        let cue = row.found.cue;
        let beside = |run: Run| {
            run.0 < cue.1 && cue.0 < run.1 + BESIDE && locality::is_source(chunks, cue, (run.1 - 1, run.1))
        };
        let mine = |run: &Run| owner(run).is_none_or(|(held, other)| among(cue, &[*other]) || beside(*held));
        row.found.content.retain(mine);
    }
    for (run, cue) in owned {
        let from = out.partition_point(|row| row.found.cue.1 <= cue.0);
        if let Some(row) = out.get_mut(from).filter(|row| among(row.found.cue, &[*cue])) {
            // what was read of the quotation alone is all of it
            let part = |held: &Run| run.0 <= held.0 && held.1 <= run.1;
            row.found.content.retain(|held| !part(held));
            if !among(*run, &row.found.content) {
                row.found.content.push(*run);
                row.found.content.sort_unstable();
            }
        }
    }
    out.retain(|row| !row.found.content.is_empty());
}

/// "Rivals, whose “digging must stop,” Holt said": what a relative joins is the other speaker's.
pub(in crate::attribution) fn leave_others_quotations(
    chunks: &Chunks<'_>,
    marks: &Marks,
    owned: &[(Run, Run)],
    out: &mut [Chosen],
) {
    for row in out {
        let cue = row.found.cue;
        for held in row.found.content.iter_mut().filter(|held| held.0 >= cue.1) {
            let at = owned.partition_point(|other| other.0.0 <= held.0);
            let closes = |other: &&(Run, Run)| {
                other.0.1 == held.1
                    && other.0.0 > held.0 + 1
                    && other.1.0 >= held.1
                    && marks.at(held.0).is_none()
            };
            let other = owned.get(at..).into_iter().flatten().take(4).find(closes);
            if let Some(end) = other.and_then(|(run, _)| before_relative(chunks, run.0)) {
                held.1 = content::trimmed(chunks, held.0, end);
            }
        }
    }
}

/// Where words end that a comma and a relative join to what stands at `end`: "rivals, whose “digging must stop,”".
fn before_relative(chunks: &Chunks<'_>, end: usize) -> Option<usize> {
    let relative = end > 1 && matches!(chunks.norm(end - 1), "whose" | "which" | "who");
    (relative && chunks.class_before(end - 1) == Class::Comma).then(|| end - 2)
}

/// "The mayor said the road was closed and warned that the bridge could fall": the second verb has the same
/// source and a content of its own, where the rules part the two.
pub(in crate::attribution) fn part_second_verbs(
    chunks: &Chunks<'_>,
    marks: &Marks,
    rules: &Rules,
    out: &mut Vec<Chosen>,
) {
    let second = |row: &&Chosen| {
        let found = &row.found;
        !row.nested
            && row.share >= STANDS
            && found.shared
            && found.mood == Mood::Finite
            && chunks.class_before(found.cue.0) == Class::And
            && matches!(found.frame, Frame::That | Frame::Quote | Frame::Wh | Frame::Clause)
    };
    let mut parted = Vec::new();
    for row in rules.chosen.iter().filter(second) {
        let cue = row.found.cue;
        let (from, to) = reach(out, cue);
        for first in out.get_mut(from..to).into_iter().flatten() {
            // what a speaker says that they said stays within their own words
            let same = first.found.source == row.found.source
                && first.found.cue.1 <= cue.0
                && marks.at(first.found.cue.0) == marks.at(cue.0);
            let held = |run: &&mut Run| run.0 < cue.0 - 1 && cue.1 <= run.1 && run.0 >= first.found.cue.1;
            if let Some(run) = first.found.content.iter_mut().find(|run| same && held(run)) {
                run.1 = cue.0 - 1;
                if chunks.class_before(run.1) == Class::Comma {
                    run.1 -= 1;
                }
                parted.push(row.clone());
            }
        }
    }
    let taken =
        |row: &Chosen| around(out, row.found.cue).any(|other| among(row.found.cue, &[other.found.cue]));
    parted.retain(|row| !taken(row));
    out.extend(parted);
    out.sort_by_key(|row| (row.found.cue.0, row.found.head));
}

/// Cues of one sentence looked at.
const NEAR: usize = 3;

/// "A report by Dray and Whitlow describes … and says …": the second cue's source is the whole of the first's.
pub(in crate::attribution) fn share_whole_sources(chunks: &Chunks<'_>, out: &mut [Chosen]) {
    for at in 0..out.len() {
        for before in at.saturating_sub(NEAR)..at {
            let (Some(first), Some(second)) = (out.get(before), out.get(at)) else { continue };
            let (Some(whole), Some(part)) = (first.found.source, second.found.source) else { continue };
            let inside = whole.0 < part.0 && part.1 <= whole.1 && second.found.cue.0 >= whole.1;
            let guided = chunks.norm(first.found.cue.0) == "according";
            if inside
                && !guided
                && second.found.cue.0 >= first.found.cue.1
                && let Some(row) = out.get_mut(at)
            {
                row.found.source = Some(whole);
            }
        }
    }
}

/// "According to the Herald, Ana Orsel, the mayor, said …": the first source ends where the second begins.
pub(in crate::attribution) fn end_guided_sources(chunks: &Chunks<'_>, rules: &Rules, out: &mut [Chosen]) {
    let guides = |row: &&mut Chosen| chunks.norm(row.found.cue.0) == "according";
    for row in out.iter_mut().filter(guides) {
        let Some(mut whole) = row.found.source else { continue };
        // "According to the coach, in their first match, the robot …": what says when is no part of who
        let times = |at: &usize| {
            chunks.class(*at) == Class::Comma
                && matches!(
                    chunks.norm(at + 1),
                    "in" | "on" | "at" | "during" | "after" | "before" | "since" | "by"
                )
        };
        if let Some(at) = (whole.0..whole.1).find(times) {
            whole.1 = at;
            row.found.source = Some(whole);
        }
        let from = rules.prospects.partition_point(|other| other.0.cue.0 < whole.1);
        let near = rules.prospects.iter().skip(from).take(NEAR).filter(|other| other.1 >= STANDS);
        let begins = |other: &(Candidate, f32)| {
            let run = other.0.source.filter(|run| whole.0 + 1 < run.0 && run.1 <= whole.1)?;
            (chunks.class_before(run.0) == Class::Comma).then_some(run.0)
        };
        if let Some(start) = near.filter_map(begins).next() {
            row.found.source = Some((whole.0, start - 1));
        }
    }
}
