//! What grammar and words settle about attributions, whoever found them: named rules ([`crate::attribution::repairs`]).
//!
//! In: attributions that stand, in reading order, classes and trees. Out: the same, put right. Knows nothing of how
//! they were found: it runs behind the tagger and behind the rules alike, so that no change here changes what a
//! network is told.

mod citation;
mod clauses;
pub(in crate::attribution) mod closing_cues;
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
use grammar::Words;

/// What puts one attribution right.
type Mend = fn(&Words<'_>, &mut Candidate);

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
    ];
    for row in &mut *rows {
        for (repair, run) in EACH {
            if words.repairs.has(*repair) {
                run(words, &mut row.found);
            }
        }
        row.found.content.retain(|run| run.1 > run.0);
    }
    if words.repairs.has(Repair::WholeClauses) {
        subject::hold_whole_clauses(words, rows);
    }
    content_extent::all(words, rows);
    conjunct::all(words, rows);
    if words.repairs.has(Repair::JoinCited) {
        citation::join(words, rows);
    }
    rows.iter_mut().for_each(|row| row.found.content.retain(|run| run.1 > run.0));
    rows.retain(|row| !row.found.content.is_empty());
}
