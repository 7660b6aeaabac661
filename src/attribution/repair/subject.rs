//! What grammar settles about an attribution, whoever found it: whose subject a verb's is, who hears, where a clause
//! between other clauses ends.
//!
//! In: attributions that stand, in reading order, classes and trees. Out: the same, put right. Knows nothing of how
//! they were found: it runs behind the tagger and behind the rules alike, so that no change here changes what a
//! network is told.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::select::Chosen;
use crate::attribution::lexicon::cue::{Part, VerbForm};
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::repair::grammar::Words;
use crate::attribution::view::content;
use crate::attribution::view::frame::{Frame, Mood};
use crate::attribution::view::headline::is_title;
use crate::attribution::view::source::{self, Run};
use crate::attribution::view::when;
/// "The board is expected to rule in May, according to two officials": they say all of it, and within it somebody
/// expects. What one took for the subject alone goes on to the clause's end.
pub(in crate::attribution) fn hold_whole_clauses(words: &Words<'_>, rows: &mut [Chosen]) {
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { continue };
        let (found, chunks) = (&row.found, words.chunks);
        let [run] = found.content[..] else { continue };
        if chunks.norm(found.cue.0) != "according" || found.source.is_none() {
            continue;
        }
        let held = |other: &Chosen| {
            let inner = &other.found;
            let opens = inner.content.first().is_some_and(|first| first.0 == run.0);
            (opens && inner.source.is_none() && (run.1..run.1 + 3).contains(&inner.cue.0))
                .then(|| inner.content.last().map(|last| last.1))
                .flatten()
        };
        let cue = found.cue;
        let Some(end) =
            crate::attribution::merge::standing::around(rows, cue).find_map(held).filter(|end| *end <= cue.0)
        else {
            continue;
        };
        if let Some(row) = rows.get_mut(at) {
            row.found.content = vec![(run.0, end.max(run.1))];
        }
    }
}

/// Verbs whose object is to do what is wanted.
const DEMANDS: &[&str] = &["urge", "ask", "want"];

impl Words<'_> {
    /// "The mill will close, Ana Orsel told reporters": who stands behind the comma speaks.
    pub(in crate::attribution) fn free_subject(&self, found: &mut Candidate) {
        let chunks = self.chunks;
        let finite = matches!(chunks.word(found.head).verb, Some(VerbForm::Past | VerbForm::Third));
        if found.source.is_some() || found.part != Part::Verb || !finite || self.is_passive(found) {
            return;
        }
        let Some(held) = found.content.iter_mut().find(|run| run.1 == found.cue.0) else { return };
        let Some(run) = source::before(chunks, found.cue.0, held.0) else { return };
        if run.1 == found.cue.0 && run.0 > held.0 + 2 && chunks.class_before(run.0) == Class::Comma {
            held.1 = run.0 - 1;
            found.source = Some(run);
        }
    }

    /// "The chief was quoted as saying that …": whoever is quoted says it. "It is believed the dam failed": the word that
    /// only holds the place is none of what is believed.
    pub(in crate::attribution) fn free_passive(&self, found: &mut Candidate) {
        let chunks = self.chunks;
        if found.part != Part::Verb || found.content.iter().all(|run| run.0 < found.cue.1) {
            return;
        }
        let cue = found.cue;
        let quoted =
            (cue.0..cue.1).any(|at| chunks.norm(at) == "quoted") && chunks.norm(cue.1 - 1) == "saying";
        if quoted && found.source.is_none() {
            found.source = self.subject(found);
            found.content.retain(|run| run.0 >= cue.1);
        }
        let clause = matches!(found.frame, Frame::Clause | Frame::That | Frame::Wh);
        if clause && self.is_passive(found) {
            found.content.retain(|run| run.1 > cue.0 || run.1 - run.0 != 1 || chunks.norm(run.0) != "it");
        }
    }

    /// "According to Orsel the dam is safe": without a comma the first phrase is who says so.
    pub(in crate::attribution) fn name_guide(&self, found: &mut Candidate) {
        let chunks = self.chunks;
        let guide = chunks.norm(found.cue.1 - 1) == "to" && chunks.norm(found.cue.0) == "according";
        if !guide || found.source.is_some() {
            return;
        }
        let Some(run) = found.content.iter_mut().find(|run| run.0 == found.cue.1) else { return };
        if let Some(end) = chunks.base_end(run.0, run.1).filter(|end| *end + 1 < run.1) {
            found.source = Some((run.0, end));
            run.0 = end + usize::from(chunks.class(end) == Class::Comma);
        }
    }

    /// "Orsel knew the dam, and came to the conclusion that …": the second verb's subject is the first's, by the tree.
    pub(in crate::attribution) fn share_subject(&self, found: &mut Candidate) {
        let chunks = self.chunks;
        let joined = chunks.class_before(found.cue.0) == Class::And && chunks.norm(found.cue.0 - 1) != "but";
        if !joined || found.source.is_some() || found.mood != Mood::Finite || self.is_passive(found) {
            return;
        }
        let Some(verb) = (found.cue.0..found.cue.1).find(|at| chunks.class(*at) == Class::Verb) else {
            return;
        };
        let finite = matches!(chunks.word(verb).verb, None | Some(VerbForm::Past | VerbForm::Third))
            && !chunks.norm(verb).ends_with("ing");
        let Some(first) = self.head(verb).filter(|first| *first < verb && finite && self.joins(verb)) else {
            return;
        };
        let floor = self.sentence(verb).0.max(first.saturating_sub(40));
        let subject = (floor..first).rev().find(|at| self.is_subject(*at, first));
        if let Some(start) = subject.and_then(|at| source::phrase(chunks, at + 1, floor))
            && let Some(at) = subject
            && self.marks.at(at) == self.marks.at(verb)
        {
            found.source = Some((start, at + 1));
        }
    }

    /// "Residents contacted by phone described a bang": whoever was contacted speaks, not the phone.
    pub(in crate::attribution) fn widen_described(&self, found: &mut Candidate) {
        let chunks = self.chunks;
        let Some((start, end)) = found.source.filter(|run| run.1 <= found.cue.0 && run.0 > 2) else { return };
        let participle = matches!(
            chunks.word(start - 2).verb.unwrap_or(VerbForm::Past),
            VerbForm::Past | VerbForm::Participle
        ) && chunks.class(start - 2) == Class::Verb;
        let floor = self.sentence(found.cue.0).0;
        let noun = start > floor + 2 && matches!(chunks.class(start - 3), Class::Noun | Class::Name);
        if chunks.norm(start - 1) != "by" || !participle || !noun || end != found.cue.0 {
            return;
        }
        let verb = (found.cue.0..found.cue.1).find(|at| chunks.class(*at) == Class::Verb);
        if let Some(from) = source::phrase(chunks, start - 2, floor)
            && (from..start - 2).any(|at| verb.is_some_and(|verb| self.is_subject(at, verb)))
        {
            found.source = Some((from, end));
        }
    }

    /// "The flood led to calls for a new dam": those who call are not named, and the flood is none of them.
    pub(in crate::attribution) fn part_cause(&self, found: &mut Candidate) {
        if found.part != Part::Noun || found.source.is_none_or(|run| run.1 > found.cue.0) {
            return;
        }
        let causes = |at: &usize| self.chunks.is(*at, List::Causes) && *at < found.head;
        let Some(verb) = (found.cue.0..found.cue.1).find(causes) else { return };
        let to = usize::from(self.chunks.norm(verb + 1) == "to");
        found.cue.0 = (verb + 1 + to).min(found.head);
        found.source = None;
        found.content.retain(|run| run.0 >= found.cue.0);
    }

    /// "The dam seems to be cracked", "is expected to fail": the subject is part of what is thought, and thinks
    /// nothing.
    pub(in crate::attribution) fn raise(&self, found: &mut Candidate) {
        let chunks = self.chunks;
        let last = self.last_word(found);
        let word = chunks.norm(last);
        let seems = List::Seems.has(word);
        let thought = List::Thought.has(word) && self.is_passive(found);
        let behind = found.content.first().is_some_and(|run| run.0 >= found.cue.1);
        if !(seems || thought) || !behind {
            return;
        }
        let first = found.content.first().map_or(0, |run| run.0);
        let clause =
            matches!(chunks.class(first), Class::That | Class::Wh) || self.marks.opening(first).is_some();
        if clause || (!seems && found.source.is_some()) {
            return;
        }
        // "appears to oppose the plan": who opposes is a source all the same
        let acts = chunks.class(first) == Class::To
            && chunks.word(first + 1).cues.first().copied().flatten().is_some();
        let subject = match found.source {
            Some(_) if acts => None,
            Some(run) if run.1 <= found.cue.0 => Some(run),
            Some(_) => None,
            None => self.subject(found),
        };
        if let Some(run) = subject {
            found.source = None;
            found.content.insert(0, run);
        }
    }

    /// "The mayor was asked whether the dam was safe": whoever is asked is none of what is asked.
    pub(in crate::attribution) fn drop_asked(&self, found: &mut Candidate) {
        let chunks = self.chunks;
        if chunks.norm(self.last_word(found)) != "asked" || !self.is_passive(found) {
            return;
        }
        let asks = |run: &Run| {
            run.0 >= found.cue.1
                && (chunks.class(run.0) == Class::Wh
                    || matches!(chunks.norm(run.0), "whether" | "if" | "about")
                    || matches!(chunks.norm(found.cue.1 - 1), "about" | "on"))
        };
        if found.content.iter().any(asks) {
            let cue = found.cue;
            found.content.retain(|run| run.1 > cue.0);
        }
    }

    /// "told them the dam was safe", "agreed with the mayor that …", "said this week that …": whoever hears it, and
    /// when, is none of what is said.
    pub(in crate::attribution) fn drop_hearer(&self, found: &mut Candidate) {
        let chunks = self.chunks;
        if found.part != Part::Verb {
            return;
        }
        let tells = List::Tells.has(found.lemma) && found.head + 1 == found.cue.1;
        let cue = found.cue;
        let Some(run) = found.content.iter_mut().find(|run| run.0 == cue.1) else { return };
        if matches!(chunks.class(run.0), Class::That | Class::Wh) {
            return;
        }
        let Some(end) = chunks.base_end(run.0, run.1).filter(|end| *end < run.1) else { return };
        let next = chunks.class(end);
        let pronoun = chunks.class(run.0) == Class::Object;
        let time = (run.0..end).all(|at| when::tells(chunks, at));
        let with = matches!(chunks.norm(cue.1 - 1), "with");
        // "warned her belief that …": a word that is itself somebody's
        let held = chunks.word(end - 1).cues.get(1).copied().flatten().is_some() && !pronoun;
        let quote = next == Class::Comma && self.marks.opening(end + 1).is_some();
        let opens = if found.lemma == "ask" { next == Class::Wh } else { next == Class::That } || quote;
        let verbal = |at: usize| chunks.class(at).is_verbal();
        let clause = pronoun && chunks.base_end(end, run.1).is_some_and(verbal);
        if !held && (((tells || time || with) && opens) || (tells && clause)) {
            run.0 = end + usize::from(next == Class::Comma);
        }
    }

    /// "urged residents to leave": whoever is to do it is part of what is wanted. (So in three of four such places
    /// of PolNeAR's training articles.)
    pub(in crate::attribution) fn keep_doer(&self, found: &mut Candidate) {
        let chunks = self.chunks;
        let cue = found.cue;
        let wants = found.part == Part::Verb && DEMANDS.contains(&found.lemma) && found.head + 1 == cue.1;
        let Some(run) = found.content.first_mut().filter(|run| run.0 > cue.1) else { return };
        let verb = chunks.class(run.0) == Class::To && chunks.class(run.0 + 1).is_verbal();
        if wants && verb && found.mood != Mood::Passive && chunks.base_end(cue.1, run.0) == Some(run.0) {
            run.0 = cue.1;
        }
    }

    /// "According to Ana Orsel, a hydrologist, the dam is safe": what the commas say of a source is part of it.
    pub(in crate::attribution) fn close_described(&self, found: &mut Candidate) {
        /// Words of a description.
        const REACH: usize = 16;
        let chunks = self.chunks;
        let Some(source) = found.source.as_mut() else { return };
        let to = chunks.norm(found.cue.1 - 1) == "to" && chunks.norm(found.cue.0) == "according";
        let Some(run) = found.content.iter().find(|run| run.0 > source.1) else { return };
        let comma = |at: usize| chunks.class(at) == Class::Comma;
        let near = (source.1 + 3..source.1 + REACH).contains(&run.0);
        let described = matches!(chunks.norm(source.1 + 1), "a" | "an" | "the") && near;
        let whole = comma(source.1) && comma(run.0 - 1) && !(source.1 + 1..run.0 - 1).any(comma);
        if to && source.0 == found.cue.1 && described && whole {
            source.1 = run.0;
        }
    }

    /// "Minister denies dam was cracked": in a headline no content ends between a subject and its verb.
    pub(in crate::attribution) fn reach_verb(&self, found: &mut Candidate) {
        let chunks = self.chunks;
        let direct = found.source.is_some_and(|run| run.1 == found.cue.0 && !self.is_relative(run));
        if found.frame != Frame::Clause || !direct || !is_title(chunks, found.head) || self.is_passive(found)
        {
            return;
        }
        let limit = self.sentence(found.cue.0).1;
        let cue = found.cue;
        let Some(run) = found.content.last_mut().filter(|run| run.0 == cue.1 && run.1 < limit) else {
            return;
        };
        let verb = chunks.class(run.1);
        let goes_on = matches!(verb, Class::Auxiliary | Class::Modal)
            || (verb == Class::Verb && !chunks.norm(run.1).ends_with("ing"));
        if goes_on && chunks.phrase_end(run.0, limit) == Some(run.1) {
            run.1 = content::clause(chunks, self.marks, run.0, limit);
        }
    }

    /// "Residents who say the dam is cracked want a new one": the clause ends where the verb of the one around it
    /// stands.
    pub(in crate::attribution) fn close_relative(&self, found: &mut Candidate) {
        /// Words of a content looked at.
        const REACH: usize = 80;
        let chunks = self.chunks;
        if !found.source.is_some_and(|run| self.is_relative(run)) {
            return;
        }
        let cue = found.cue;
        let limit = self.sentence(cue.0).1;
        let Some(run) = found.content.iter_mut().find(|run| run.0 >= cue.1) else { return };
        let start = run.0;
        let outside = |at: &usize| {
            let verbal = chunks.class(*at).is_verbal();
            let leads = self.head(*at).is_some_and(|head| head > *at && chunks.class(head).is_verbal());
            let free = self.marks.at(*at).is_none() && !self.under(*at, cue);
            // "the dam | is cracked": a tree that parts a noun from its article or its verb is wrong here
            (verbal || leads) && free && !(start..*at).any(|word| self.waits(word, *at))
        };
        let to = run.1.min(limit).min(run.0 + REACH);
        if let Some(at) = (run.0 + 1..to).find(outside) {
            run.1 = content::trimmed(chunks, run.0, at);
        }
    }

    /// "was written by the council": the word that links the cue to its source is neither's. (Of PolNeAR's training
    /// articles' "by", "from" and "among" in such places, three in four are outside.)
    pub(in crate::attribution) fn free_link(&self, found: &mut Candidate) {
        let (start, end) = found.cue;
        let links = end > start + 1 && matches!(self.chunks.norm(end - 1), "by" | "from" | "among");
        if links && found.source.is_some_and(|run| run.0 == end) {
            found.cue.1 = end - 1;
        }
    }
}
