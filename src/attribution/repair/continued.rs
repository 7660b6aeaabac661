//! Which candidates stand, which hold others, and to whom the remaining quotations belong.
//!
//! In: weighed candidates, quotations. Out: chosen attributions as runs of tokens. Knows nothing of
//! what kind of source or cue they are.

use crate::attribution::candidates::Chosen;
use crate::attribution::merge::standing::around;
use crate::attribution::repairs::Repair;
use crate::attribution::view::{Frame, Quotation, Run, View};
use crate::text::Id;

/// Gives quotations that no cue holds to the last speaker, and returns those that stay alone.
pub fn continue_quotations(view: &View<'_>, rows: &mut [Chosen]) -> Vec<Quotation> {
    let mut alone = Vec::new();
    let mut next = 0;
    // the outermost attribution last begun, and the one that the last quotation belongs to
    let (mut last, mut speaker): (Option<usize>, Option<usize>) = (None, None);
    let mut covered: Vec<(Run, usize)> = Vec::new();
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| !row.nested) {
        covered.extend(row.found.content.iter().map(|run| (*run, number)));
    }
    covered.sort_unstable();
    let mut here = 0;
    for quotation in &view.marks.rows {
        while covered.get(here).is_some_and(|(run, _)| run.end <= quotation.start) {
            here += 1;
        }
        // held where its opening words are: what a cue inside it governs is no owner of it, save a speaker's
        // label that opens it
        let opens = |(run, number): &&(Run, usize)| {
            let label = rows.get(*number).filter(|row| row.found.frame == Frame::Label);
            let label =
                label.and_then(|row| row.found.source).is_some_and(|run| run.start <= quotation.start + 1);
            run.start <= quotation.start + 1 || label
        };
        let owner = covered.get(here).filter(opens).map(|(_, number)| *number);
        while rows.get(next).is_some_and(|row| row.found.cue.start < quotation.start) {
            let free = |row: &Chosen| !row.nested && view.marks.at(row.found.cue.start).is_none();
            if rows.get(next).is_some_and(free) {
                last = Some(next);
            }
            next += 1;
        }
        if owner.is_some() {
            speaker = owner;
            continue;
        }
        let to = if quotation.continues { speaker } else { follows(view, rows, quotation, last, speaker) };
        let to = to.filter(|_| view.repairs.has(Repair::ContinueQuotations));
        match to.and_then(|number| rows.get_mut(number)) {
            Some(row) => {
                row.found.content.push(quotation.run());
                row.touched = row.touched.with(Repair::ContinueQuotations);
                speaker = to;
            }
            None => alone.push(*quotation),
        }
    }
    // what somebody says inside another's words has its quotation already
    let own = |quotation: &Quotation| around(rows, quotation.run()).any(|row| ends_with(row, quotation));
    alone.retain(|quotation| !own(quotation));
    alone
}

/// Whether somebody's words end with a quotation.
fn ends_with(row: &Chosen, quotation: &Quotation) -> bool {
    row.found.content.iter().any(|run| run.start <= quotation.start && run.end == quotation.end)
}

/// Whose a quotation without a cue is: the last speaker's of its paragraph, or of the one before.
fn follows(
    view: &View<'_>,
    rows: &[Chosen],
    quotation: &Quotation,
    last: Option<usize>,
    speaker: Option<usize>,
) -> Option<usize> {
    let segments = view.segments;
    let sentence = |at: usize| segments.sentence_of(crate::text::TokenId::from_index(at));
    let paragraph = |at: usize| segments.sentences[sentence(at)].paragraph;
    let own = &segments.sentences[sentence(quotation.start)];
    let opens = own.tokens.start.index() == quotation.start;
    let whole = quotation.end + 1 >= own.tokens.end.index() || !quotation.closed;
    let long = quotation.run().len() > 6;
    if !opens || !whole || !long {
        return None;
    }
    let number = match (last, speaker) {
        (Some(last), Some(speaker)) => Some(last.max(speaker)),
        (last, speaker) => last.or(speaker),
    }?;
    let row = rows.get(number)?;
    let (there, here) = (paragraph(row.found.cue.start).index(), paragraph(quotation.start).index());
    let near = here <= there + 1 || (speaker == Some(number) && here <= there + 2);
    let speaks = matches!(
        row.found.class,
        crate::attribution::types::CueClass::Speech
            | crate::attribution::types::CueClass::Assertion
            | crate::attribution::types::CueClass::Distancing
            | crate::attribution::types::CueClass::Question
            | crate::attribution::types::CueClass::Demand
            | crate::attribution::types::CueClass::Evaluation
            | crate::attribution::types::CueClass::Denial
            | crate::attribution::types::CueClass::Belief
    );
    (near && speaks).then_some(number)
}
