//! Whose the quotations are that no cue holds: the last speaker's, where they go on.
//!
//! In: what stands, quotations. Out: the same with those added, and the quotations that stay alone.

use crate::attribution::candidates::Chosen;
use crate::attribution::merge::standing::around;
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
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
            let row = rows.get(*number).filter(|row| row.found.frame == Frame::Label);
            let label = row.and_then(|row| row.found.source);
            run.start <= quotation.start + 1 || label.is_some_and(|run| run.start <= quotation.start + 1)
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
    let ends = |run: &Run, quotation: &Quotation| run.start <= quotation.start && run.end == quotation.end;
    alone.retain(|quotation| {
        !around(rows, quotation.run()).any(|row| row.found.content.iter().any(|run| ends(run, quotation)))
    });
    alone
}

/// Whose a quotation without a cue is: the last speaker's of its paragraph, or of the one before.
fn follows(
    view: &View<'_>,
    rows: &[Chosen],
    quotation: &Quotation,
    last: Option<usize>,
    speaker: Option<usize>,
) -> Option<usize> {
    use CueClass::{Assertion, Belief, Demand, Denial, Distancing, Evaluation, Question, Speech};
    /// Shorter ones are fragments.
    const SHORT: usize = 6;
    let own = view.sentence(quotation.start);
    let whole = quotation.end + 1 >= own.end || !quotation.closed;
    if own.start != quotation.start || !whole || quotation.run().len() <= SHORT {
        return None;
    }
    let number = last.max(speaker)?;
    let found = &rows.get(number)?.found;
    let paragraph = |at: usize| view.segments.sentences[view.sentence_of(at)].paragraph.index();
    let far = if speaker == Some(number) { 2 } else { 1 };
    let near = paragraph(quotation.start) <= paragraph(found.cue.start) + far;
    let speaks = matches!(
        found.class,
        Speech | Assertion | Distancing | Question | Demand | Evaluation | Denial | Belief
    );
    (near && speaks).then_some(number)
}
