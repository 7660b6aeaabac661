//! What grammar and words settle about attributions, whoever found them: named rules ([`crate::attribution::repairs`]).
//!
//! In: attributions that stand, in reading order, classes and trees. Out: the same, put right. Knows nothing of how
//! they were found: it runs behind the tagger and behind the rules alike, so that no change here changes what a
//! network is told.

mod citation;
mod clauses;
pub(in crate::attribution) mod closing_cues;
pub(in crate::attribution) mod complements;
mod conjunct;
mod content_extent;
pub(in crate::attribution) mod continued;
mod cue_class;
pub(in crate::attribution) mod grammar;
pub(in crate::attribution) mod lexical_additions;
pub(in crate::attribution) mod non_speech;
mod passive_agents;
pub(in crate::attribution) mod quotation_cues;
mod subject;

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::select::Chosen;
use crate::attribution::repairs::Repair;
use crate::attribution::trace::{noted, noted_one};
use crate::attribution::view::source::Run;
use grammar::Words;

/// What puts one attribution right.
type Mend = fn(&Words<'_>, &mut Candidate);

/// What puts attributions right beside one another.
type MendAll = fn(&Words<'_>, &mut Vec<Chosen>);

/// Puts each attribution right.
pub(in crate::attribution) fn all(words: &Words<'_>, rows: &mut Vec<Chosen>) {
    /// What puts one attribution right, in this order.
    const EACH: &[(Repair, Mend)] = &[
        (Repair::FreeSubject, |words, found| words.free_subject(found)),
        (Repair::WidenDescribed, |words, found| words.widen_described(found)),
        (Repair::NameGuide, |words, found| words.name_guide(found)),
        (Repair::ShareSubject, |words, found| words.share_subject(found)),
        (Repair::PartCause, |words, found| words.part_cause(found)),
        (Repair::PartAgent, passive_agents::part),
        (Repair::FreePassive, |words, found| words.free_passive(found)),
        (Repair::RaiseSubject, |words, found| words.raise(found)),
        (Repair::WholeSubject, clauses::whole_subject),
        (Repair::DropAsked, |words, found| words.drop_asked(found)),
        (Repair::DropHearer, |words, found| words.drop_hearer(found)),
        (Repair::KeepDoer, |words, found| words.keep_doer(found)),
        (Repair::CloseDescribed, |words, found| words.close_described(found)),
        (Repair::ReachVerb, |words, found| words.reach_verb(found)),
        (Repair::CloseRelative, |words, found| words.close_relative(found)),
        (Repair::TakeLast, passive_agents::take_last),
        (Repair::TakeAsker, passive_agents::take_asker),
        (Repair::JudgedPassive, passive_agents::judge),
        (Repair::FreeLink, |words, found| words.free_link(found)),
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
    ];
    for row in &mut *rows {
        for (repair, run) in EACH {
            noted_one(words.repairs, *repair, row, |row| run(words, &mut row.found));
        }
        // "“We lost the shed,” Moll Dray, 58, said": no content ends within its source
        if let Some(who) = row.found.source {
            let ends = |run: &&mut Run| run.0 < who.0 && who.0 < run.1 && run.1 <= who.1;
            row.found.content.iter_mut().filter(ends).for_each(|run| run.1 = who.0);
        }
        row.found.content.retain(|run| run.1 > run.0);
    }
    /// What puts attributions right beside one another, in this order.
    const ALL: &[(Repair, MendAll)] = &[
        (Repair::WholeClauses, |words, rows| subject::hold_whole_clauses(words, rows)),
        (Repair::CompleteThought, |words, rows| content_extent::complete_thoughts(words, rows)),
        (Repair::InnerMark, |words, rows| content_extent::leave_inner_marks(words, rows)),
        (Repair::CloseDangling, |words, rows| content_extent::close_dangling(words, rows)),
        (Repair::LeadIn, |words, rows| content_extent::lead_in(words, rows)),
        (Repair::SecondConjunct, |words, rows| conjunct::take_second_verbs(words, rows)),
        (Repair::PartReports, |words, rows| conjunct::part_all_reports(words, rows)),
        (Repair::OwnSubject, |words, rows| conjunct::give_own_subjects(words, rows)),
        (Repair::QuotedAs, conjunct::quoted_as),
        (Repair::JoinCited, citation::join),
    ];
    for (repair, run) in ALL {
        noted(words.repairs, *repair, rows, |rows| run(words, rows));
    }
    rows.iter_mut().for_each(|row| row.found.content.retain(|run| run.1 > run.0));
    rows.retain(|row| !row.found.content.is_empty());
}
