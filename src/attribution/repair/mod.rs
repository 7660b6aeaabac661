//! What grammar and words settle about attributions, whoever found them: named rules ([`crate::attribution::repairs`]).
//!
//! In: attributions that stand, in reading order, classes and trees. Out: the same, put right. Knows nothing of how
//! they were found: it runs behind the tagger and behind the rules alike, so that no change here changes what a
//! network is told.

mod clauses;
pub mod closing_cues;
pub mod complements;
mod conjunct;
mod content_extent;
pub mod continued;
mod cue_class;
pub mod non_speech;
mod passive_agents;
pub mod quotation_cues;
mod subject;

use crate::attribution::candidates::{Candidate, Chosen};
use crate::attribution::repairs::Repair;
use crate::attribution::trace::{noted, noted_one};
use crate::attribution::view::{Run, View};

/// What puts one attribution right.
type Mend = fn(&View<'_>, &mut Candidate);

/// What puts attributions right beside one another.
type MendAll = fn(&View<'_>, &mut Vec<Chosen>);

/// Puts each attribution right.
pub fn all(view: &View<'_>, rows: &mut Vec<Chosen>) {
    /// What puts one attribution right, in this order.
    const EACH: &[(Repair, Mend)] = &[
        (Repair::WidenDescribed, subject::widen_described),
        (Repair::NameGuide, subject::name_guide),
        (Repair::ShareSubject, subject::share_subject),
        (Repair::RaiseSubject, subject::raise),
        (Repair::WholeSubject, clauses::whole_subject),
        (Repair::EmptySubject, subject::drop_empty),
        (Repair::DropAsked, subject::drop_asked),
        (Repair::DropHearer, subject::drop_hearer),
        (Repair::KeepDoer, subject::keep_doer),
        (Repair::CloseRelative, subject::close_relative),
        (Repair::PartAgent, passive_agents::part_agent),
        (Repair::JudgedPassive, passive_agents::take_judged),
        (Repair::FreeLink, subject::free_link),
        (Repair::SettleClass, cue_class::settle),
        (Repair::TakeSubject, clauses::take_subject),
        (Repair::FreeOblique, clauses::free_oblique),
        (Repair::TakeCalled, clauses::take_called),
        (Repair::CloseAside, clauses::close_aside),
        (Repair::CloseNoun, clauses::close_noun),
        (Repair::CloseGap, clauses::close_gap),
        (Repair::TakeRelative, clauses::take_relative),
        (Repair::Resume, clauses::resume),
        (Repair::DropLeap, clauses::drop_leap),
        (Repair::WholeComplement, clauses::whole_complement),
        (Repair::SecondConjunct, conjunct::take_second),
        (Repair::InnerMark, content_extent::leave_inner_marks),
    ];
    for row in &mut *rows {
        for (repair, run) in EACH {
            noted_one(view.repairs, *repair, row, |row| run(view, &mut row.found));
        }
        // "“We lost the shed,” Moll Dray, 58, said": no content ends within its source
        if let Some(who) = row.found.source {
            let ends = |run: &&mut Run| run.start < who.start && who.start < run.end && run.end <= who.end;
            row.found.content.iter_mut().filter(ends).for_each(|run| run.end = who.start);
        }
        row.found.content.retain(|run| !run.is_empty());
    }
    /// What puts attributions right beside one another, in this order.
    const ALL: &[(Repair, MendAll)] = &[
        (Repair::CloseDangling, |view, rows| content_extent::close_dangling(view, rows)),
        (Repair::PartReports, |view, rows| conjunct::part_reports(view, rows)),
        (Repair::QuotedAs, conjunct::quoted_as),
    ];
    for (repair, run) in ALL {
        noted(view.repairs, *repair, rows, |rows| run(view, rows));
    }
    rows.iter_mut().for_each(|row| row.found.content.retain(|run| !run.is_empty()));
    rows.retain(|row| !row.found.content.is_empty());
}
