//! Where somebody's words end and the writer's begin, told by the tree and by set turns.
//!
//! In: one attribution, classes and trees. Out: the same, put right. Runs where [`crate::attribution::repair::subject`] does, behind the
//! tagger and behind the rules alike.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::lexicon::cue::{Part, VerbForm};
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::repair::complements::REACH;
use crate::attribution::repair::grammar::Words;
use crate::attribution::types::CueClass;
use crate::attribution::view::content;
use crate::attribution::view::marks::Marks;
use crate::attribution::view::source::{self, Run};
use crate::syntax::Deprel;

/// "insisted that the vote was stolen even though courts found no fraud", "said it was safe, without offering any
/// evidence": what the writer holds against a claim is none of the claim.
pub(in crate::attribution) fn close_aside(words: &Words<'_>, found: &mut Candidate) {
    let chunks = words.chunks;
    let cue = found.cue;
    let distant = found.class == CueClass::Distancing;
    let own = words.marks.at(cue.0);
    let Some(run) = found.content.iter_mut().find(|run| run.0 >= cue.1) else { return };
    let aside = |at: &usize| {
        let comma = chunks.class_before(*at) == Class::Comma;
        let concedes = (chunks.norm(*at) == "even" && chunks.norm(*at + 1) == "though")
            || (comma && matches!(chunks.norm(*at), "although" | "though"));
        let unproven = chunks.norm(*at) == "without"
            && (*at + 1..*at + 5).any(|at| {
                matches!(
                    chunks.norm(at),
                    "evidence" | "proof" | "elaborating" | "elaboration" | "substantiation"
                )
            });
        // ", a claim that residents dispute": the writer weighs it
        let weighed = comma
            && matches!(chunks.norm(*at), "a" | "an")
            && chunks.is(*at + 1, List::Weighed)
            && matches!(
                chunks.class(*at + 2),
                Class::Noun | Class::Name | Class::That | Class::Determiner | Class::Wh | Class::Pronoun
            );
        words.marks.at(*at) == own && ((distant && concedes) || (unproven && (comma || distant)) || weighed)
    };
    if let Some(at) = (run.0 + 2..run.1).find(aside) {
        run.1 = content::trimmed(chunks, run.0, at);
    }
    // or a part of its own: "said crime had doubled … a claim police figures do not support"
    if found.content.len() > 1 {
        found.content.retain(|run| run.0 < cue.1 || !aside(&run.0));
    }
}

/// "The council's refusal to approve the pier angered traders": what a noun's content is the subject of is none of it.
pub(in crate::attribution) fn close_noun(words: &Words<'_>, found: &mut Candidate) {
    let chunks = words.chunks;
    let cue = found.cue;
    if found.part != Part::Noun || !words.hangs(found.head, &[Deprel::Nsubj, Deprel::NsubjPass]) {
        return;
    }
    // "Iranian media report that …" is a verb whatever the tree says: a noun's speaker owns it
    let owned = |run: Run| {
        (run.0..run.1).next_back().is_some_and(|at| {
            chunks.class(at) == Class::Possessive
                || matches!(chunks.norm(at), "whose" | "many" | "most" | "some")
        })
    };
    if !found.source.is_none_or(owned) {
        return;
    }
    let Some(verb) = words.head(found.head) else { return };
    let Some(run) = found.content.iter_mut().find(|run| run.0 >= cue.1) else { return };
    if run.0 < verb
        && verb < run.1
        && let Some(end) = opening(words, run.0 + 1, verb)
        // "his comments that Israel should go reflect …": the clause keeps its own verb
        && (chunks.class(run.0) != Class::That || (run.0..end).any(|at| chunks.class(at).is_verbal()))
    {
        run.1 = content::trimmed(chunks, run.0, end);
    }
}

/// The first word from `from` on that belongs to a predicate: an auxiliary, an adverb, itself.
fn opening(words: &Words<'_>, from: usize, verb: usize) -> Option<usize> {
    let parts = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop, Deprel::Advmod];
    (from..=verb).find(|at| *at == verb || (words.head(*at) == Some(verb) && words.hangs(*at, &parts)))
}

/// "The hall we promised the children is full of salt": what one promised stands before, and no content reaches over
/// the verb of the clause around.
pub(in crate::attribution) fn close_gap(words: &Words<'_>, found: &mut Candidate) {
    let chunks = words.chunks;
    let cue = found.cue;
    let Some(source) = found.source.filter(|run| run.1 <= cue.0) else { return };
    if found.part != Part::Verb {
        return;
    }
    lack_subject(words, found, source);
    if !words.hangs(found.head, &[Deprel::AclRelcl]) {
        return;
    }
    let noun = words.head(found.head).filter(|noun| *noun < source.0 && !words.is_relative(source));
    let Some(outer) = noun.and_then(|noun| words.head(noun)) else { return };
    let Some(at) = found.content.iter().position(|run| run.0 >= cue.1 && run.0 < outer && outer < run.1)
    else {
        return;
    };
    let Some(run) = found.content.get(at).copied() else { return };
    let Some(end) = opening(words, run.0, outer).filter(|end| *end > run.0) else { return };
    if found.content.len() > 1 || (run.0..end).any(|at| chunks.class(at).is_verbal()) {
        if let Some(run) = found.content.get_mut(at) {
            run.1 = content::trimmed(chunks, run.0, end);
        }
    } else {
        found.content.remove(at);
    }
}

/// "the courage they showed out there was great": a clause whose verb has nothing but an adverb before it is none.
fn lack_subject(words: &Words<'_>, found: &mut Candidate, source: Run) {
    let chunks = words.chunks;
    let described = source.0 > 1 && chunks.class(source.0 - 1) == Class::Noun && source.1 == source.0 + 1;
    let there = |at: usize| {
        chunks.class(at) == Class::Adverb
            || matches!(chunks.norm(at), "there" | "here" | "today" | "then" | "now")
    };
    let lacks = |run: &Run| {
        run.0 >= found.cue.1 && there(run.0) && {
            let verb = (run.0..run.1).find(|at| !there(*at));
            verb.is_some_and(|at| matches!(chunks.class(at), Class::Auxiliary | Class::Modal))
        }
    };
    if described && chunks.class(source.0) == Class::Pronoun && found.content.iter().all(lacks) {
        found.content.clear();
    }
}

/// "a level that engineers agree is likely to harm it": the relative is the subject of what they agree on.
pub(in crate::attribution) fn take_relative(words: &Words<'_>, found: &mut Candidate) {
    let chunks = words.chunks;
    let Some(mut source) = found.source.filter(|run| run.1 <= found.cue.0 && run.0 > 0) else { return };
    // "who police said was driving the lorry"
    if matches!(chunks.norm(source.0), "who" | "which") && source.1 > source.0 + 1 {
        source.0 += 1;
    }
    let at = source.0 - 1;
    let Some(run) = found.content.first().copied().filter(|run| run.0 == found.cue.1) else { return };
    let finite = matches!(chunks.class(run.0), Class::Auxiliary | Class::Modal)
        || (chunks.class(run.0) == Class::Verb
            && matches!(chunks.word(run.0).verb, Some(VerbForm::Past | VerbForm::Third)));
    // a clause that lacks its subject can have it nowhere else
    let relative = matches!(chunks.norm(at), "who" | "which" | "that")
        && matches!(chunks.class_before(at), Class::Noun | Class::Name | Class::Comma);
    if found.part == Part::Verb && finite && relative && words.marks.at(at) == words.marks.at(run.0) {
        found.source = Some(source);
        found.content.insert(0, (at, at + 1));
    }
}

/// "Messages that could not be verified say that …": without a source, what the relative describes says it.
pub(in crate::attribution) fn take_subject(words: &Words<'_>, found: &mut Candidate) {
    let chunks = words.chunks;
    let thought = chunks.is(found.head, List::Thought);
    let behind = found.content.iter().all(|run| run.0 >= found.cue.1);
    let relative = chunks.class_before(found.cue.0) == Class::Verb;
    let open = found.source.is_none() && found.part == Part::Verb && relative && behind;
    if open && !thought && !words.is_passive(found) {
        found.source = words.subject(found).filter(|run| run.1 == found.cue.0 && run.0 + 2 < found.cue.0);
    }
}

/// "said Ana Orsel from the doorway of the shop", "said Voss to the crowd": where and to whom one speaks is none of who.
pub(in crate::attribution) fn free_oblique(words: &Words<'_>, found: &mut Candidate) {
    let chunks = words.chunks;
    let Some(source) = found.source.as_mut().filter(|run| run.0 >= found.cue.1) else { return };
    if found.part != Part::Verb || chunks.class(source.0) != Class::Name {
        return;
    }
    let limit = source.1;
    let ends = |at: &usize| {
        let next = chunks.class(*at + 1);
        let determined = matches!(next, Class::Determiner | Class::Possessive);
        let common = |end: usize| {
            chunks.class(end.wrapping_sub(1)) == Class::Noun && !chunks.is_body(end.wrapping_sub(1))
        };
        match chunks.norm(*at) {
            "to" => !next.is_verbal(),
            "of" => next == Class::Possessive,
            "from" | "in" | "at" | "on" | "outside" | "inside" | "near" | "beside" | "behind" | "during"
            | "after" | "before" => determined && chunks.base_end(*at + 1, limit).is_some_and(common),
            _ => false,
        }
    };
    let comma = (source.0..limit).find(|at| chunks.class(*at) == Class::Comma).unwrap_or(limit);
    if let Some(at) = (source.0 + 1..comma).find(ends) {
        source.1 = at;
    } else if matches!(chunks.class_before(limit), Class::Wh | Class::Subordinator) && limit > source.0 + 1 {
        source.1 = limit - 1;
    }
}

/// "The “prank,” as Olsen called it": what is called so are the words before.
pub(in crate::attribution) fn take_called(words: &Words<'_>, found: &mut Candidate) {
    let chunks = words.chunks;
    let Some(source) = found.source.filter(|run| run.1 <= found.cue.0 && run.0 > 2) else { return };
    let alone = |run: &Run| run.1 == run.0 + 1 && matches!(chunks.norm(run.0), "it" | "them" | "this");
    let calls = matches!(found.lemma, "call" | "describe" | "put" | "term" | "dub" | "label" | "phrase");
    if !calls || chunks.norm(source.0.wrapping_sub(1)) != "as" || !found.content.iter().all(alone) {
        return;
    }
    let end = source.0 - 1;
    let comma = usize::from(chunks.class_before(end) == Class::Comma);
    if let Some(row) = words.marks.closing(end - comma) {
        found.content = vec![(row.start, row.end)];
        found.class = CueClass::Evaluation;
    }
}

/// "The programme, he explained, drew on sappers": a cue between a subject and its verb holds both.
pub(in crate::attribution) fn resume(words: &Words<'_>, found: &mut Candidate) {
    let chunks = words.chunks;
    let (Some(source), [run]) = (found.source, &found.content[..]) else { return };
    let tie = (source.0.min(found.cue.0), source.1.max(found.cue.1));
    let comma = |at: usize| chunks.class(at) == Class::Comma;
    let limit = words.sentence(found.cue.0).1;
    let inserted = run.1 < tie.0 && run.1 + 1 == tie.0 && comma(run.1) && comma(tie.1) && tie.1 + 1 < limit;
    let plain = words.marks.at(run.0).is_none() && words.marks.at(tie.1).is_none();
    let touching = source.1 == found.cue.0 || found.cue.1 == source.0;
    if found.part != Part::Verb || !inserted || !plain || !touching {
        return;
    }
    let next = tie.1 + 1;
    let verbal = |at: usize| chunks.class(at).is_verbal() && !chunks.norm(at).ends_with("ing");
    let subject = !(run.0..run.1).any(|at| chunks.class(at).is_verbal());
    if subject && (verbal(next) || (chunks.class(next) == Class::Adverb && verbal(next + 1))) {
        let end = content::clause(chunks, words.marks, next, limit);
        let end = comment(words, words.marks, (next, end)).unwrap_or(end);
        found.content.push((next, content::trimmed(chunks, next, end)));
    }
}

/// Where a closing clause begins that may be the writer's: ", which shows …", ", reflecting …".
fn comment(words: &Words<'_>, marks: &Marks, run: Run) -> Option<usize> {
    let chunks = words.chunks;
    let opens = |at: &usize| {
        let norm = chunks.norm(*at + 1);
        let gerund = chunks.class(*at + 1) == Class::Verb && norm.ends_with("ing");
        chunks.class(*at) == Class::Comma && marks.at(*at).is_none() && (norm == "which" || gerund)
    };
    let at = (run.0 + 1..run.1).rev().find(opens)?;
    (!(at + 2..run.1).any(|at| chunks.class(at) == Class::Comma)).then_some(at)
}

/// "“Now the gate is shut.” Her son wants her to stop": what one wants or thinks behind the verb is all of it, and the
/// quotation of the sentence before is another's.
pub(in crate::attribution) fn drop_leap(words: &Words<'_>, found: &mut Candidate) {
    let own = words.sentence(found.cue.0).0;
    let thinks = matches!(found.class, CueClass::Intention | CueClass::Belief | CueClass::Other);
    let behind = found.content.iter().any(|run| run.0 >= found.cue.1);
    let quoted = |run: &Run| run.1 <= own && words.marks.opening(run.0).is_some();
    if thinks && behind {
        found.content.retain(|run| !quoted(run));
    }
}

impl Words<'_> {
    /// Whether a word hangs on its head in one of these ways.
    pub(in crate::attribution) fn hangs(&self, at: usize, by: &[Deprel]) -> bool {
        use crate::text::{Id, TokenId};
        self.syntax.deprel.row(TokenId::from_index(at)).is_some_and(|deprel| by.contains(deprel))
    }

    /// The subject that ends where `run` does and, by the tree, begins before it: "the zeal for new piers appears".
    pub(in crate::attribution) fn whole_subject(&self, run: Run, verb: usize) -> Run {
        let floor = self.sentence(verb).0;
        let heads =
            |at: &usize| self.head(*at) == Some(verb) && self.hangs(*at, &[Deprel::Nsubj, Deprel::NsubjPass]);
        let noun = (floor.max(run.0.saturating_sub(12))..run.0).rev().find(heads);
        let start = noun.and_then(|noun| source::phrase(self.chunks, noun + 1, floor));
        let plain = noun.is_some_and(|noun| {
            (noun..run.0)
                .all(|at| self.chunks.class(at) != Class::Comma && self.marks.at(at) == self.marks.at(run.0))
        });
        (start.filter(|_| plain).unwrap_or(run.0), run.1)
    }
}

/// "The zeal for new piers appears to be fading", "the decision to send off Holm was described by": what appears, or is
/// described, is all of the subject.
pub(in crate::attribution) fn whole_subject(words: &Words<'_>, found: &mut Candidate) {
    let last = words.last_word(found);
    let thought = words.chunks.is(last, List::Seems) || words.chunks.is(last, List::Thought);
    let (verb, cue) = (found.head, found.cue);
    if !(thought && found.source.is_none() || words.is_passive(found)) {
        return;
    }
    if let Some(run) = found.content.first_mut().filter(|run| run.1 == cue.0) {
        *run = words.whole_subject(*run, verb);
    }
}

/// "argued that Ekker, who has held a licence since 1998, knew that the wind would rise": the clause that the tree hangs on
/// the verb is whole, whatever stands between its subject and its verb.
pub(in crate::attribution) fn whole_complement(words: &Words<'_>, found: &mut Candidate) {
    let (chunks, verb) = (words.chunks, words.last_word(found));
    let Some(at) = found.content.iter().position(|run| run.0 >= found.cue.1) else { return };
    let Some(run) = found.content.get(at).copied().filter(|run| chunks.class(run.0) == Class::That) else {
        return;
    };
    let (_, limit) = words.sentence(verb);
    let hangs = |at: &usize| words.head(*at) == Some(verb) && words.hangs(*at, &[Deprel::Ccomp]);
    let marked = |inner: usize| words.head(run.0) == Some(inner);
    let Some(inner) = (run.1..limit.min(run.1 + REACH)).find(hangs).filter(|inner| marked(*inner)) else {
        return;
    };
    let held = found.content.iter().any(|run| run.0 <= inner && inner < run.1);
    if !held && words.marks.at(run.0).is_none() {
        let end = content::clause(chunks, words.marks, run.0, limit).max(inner + 1);
        found.content.retain(|other| other.1 <= run.0 || other.0 >= end);
        found.content.push((run.0, end));
        found.content.sort_unstable();
    }
}
