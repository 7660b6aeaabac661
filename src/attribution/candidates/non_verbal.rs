//! Cues that are no verbs: nouns, adjectives, adverbs, "according to", a name and a colon.
//!
//! In: the sentence being read and the cue's place. Out: candidates, added to the reader's.

use super::candidate::Candidate;
use super::reader::Reader;
use crate::attribution::lexicon::{Class, Entry, List};
use crate::attribution::view::{Frame, Group, Mood, Run};

/// The cue of a quotation in somebody's words.
pub const WORDS_OF: &str = "in the words of";

impl Reader<'_> {
    /// "her plan to leave", "made a claim that …".
    pub fn noun(&mut self, at: usize, entry: &'static Entry) {
        let (view, floor, limit) = (self.view, self.floor(at), self.limit(at));
        let mut after = view.after(at, entry.lemma, limit);
        let start = view.noun_start(at, floor);
        let mut source = view.owner(start, at, floor);
        let mut cue = Run::new(at, after.cue_end);
        let mut mood = Mood::Finite;
        let mut shared = false;
        if matches!(after.frame, Frame::By | Frame::Other)
            && matches!(view.norm(after.content.saturating_sub(1)), "by" | "from" | "among")
            && source.is_none()
        {
            if let Some(stop) = view.phrase_end(after.content, limit) {
                source = Some(Run::new(after.content, stop));
                let next = view.after(stop.saturating_sub(1), entry.lemma, limit);
                cue.end = at + 1;
                after = next;
            }
        } else if source.is_none() && start > floor && view.class(start - 1) == Class::Verb {
            let group = view.group(start - 1, floor);
            let own = view.subject_before(group.start, floor);
            (source, shared) = (own.or(self.subject), own.is_none());
            cue.start = group.start;
            mood = if group.mood == Mood::Finite { Mood::Reduced } else { group.mood };
        }
        if matches!(after.frame, Frame::Bare | Frame::Quote | Frame::Object | Frame::Clause | Frame::By) {
            return;
        }
        self.keep(Candidate {
            frame: after.frame,
            mood,
            source,
            shared,
            cue,
            content: self.content_after(after),
            ..Candidate::of(entry, at)
        });
    }

    /// "is aware that …", "was eager to leave".
    pub fn adjective(&mut self, at: usize, entry: &'static Entry) {
        let (view, floor, limit) = (self.view, self.floor(at), self.limit(at));
        let group = view.group(at, floor);
        let copula = group.start < at && (group.start..at).any(|n| view.class(n) == Class::Auxiliary);
        let linking = view.class_before(group.start) == Class::Verb
            && view.is(group.start.saturating_sub(1), List::Links);
        if !copula && !linking {
            return;
        }
        let group = if linking { view.group(group.start - 1, floor) } else { group };
        let own = view.subject_before(group.start, floor);
        let after = view.after(at, entry.lemma, limit);
        if matches!(after.frame, Frame::Bare | Frame::Object) {
            return;
        }
        let empty =
            own.is_some_and(|run| run.len() == 1 && matches!(view.norm(run.start), "it" | "there" | "that"));
        let shared = own.is_none();
        self.keep(Candidate {
            frame: after.frame,
            mood: if empty { Mood::Passive } else { Mood::Finite },
            modal: group.modal,
            negated: group.negated,
            source: if empty { None } else { own.or(self.subject) },
            shared,
            cue: Run::new(group.start, after.cue_end),
            content: self.content_after(after),
            ..Candidate::of(entry, at)
        });
    }

    /// "The dam reportedly failed."
    pub fn adverb(&mut self, at: usize, entry: &'static Entry) {
        let from = self.clause_start(at);
        let end = self.view.clause(at + 1, self.limit(at));
        let first = self.subject_of(at).unwrap_or(Run::new(from, at));
        let content = [first, Run::new(at + 1, end)].into_iter().filter(|run| !run.is_empty()).collect();
        self.keep(Candidate { frame: Frame::Adverb, cue: Run::one(at), content, ..Candidate::of(entry, at) });
    }

    fn subject_of(&self, at: usize) -> Option<Run> {
        let floor = self.floor(at);
        let verb = (floor..at).rev().take_while(|at| self.view.is_verbal(*at)).last().unwrap_or(at);
        self.view.subject_before(verb, floor).map(|run| Run::new(run.start, at))
    }

    /// "according to the ministry, a body that …".
    pub fn according(&mut self, at: usize) {
        let (view, limit) = (self.view, self.limit(at));
        let Some(source) = view.subject_behind(at + 2, limit) else { return };
        let mut content = Vec::new();
        let comma = source.end < limit && (view.is_comma(source.end) || view.follows_comma(source.end));
        let from = self.clause_start(at);
        let before = at - usize::from(view.follows_comma(at));
        if let Some(row) = view.marks.closing(at) {
            content.push(row.run());
        } else if before > from + 1 {
            content.push(Run::new(from, before));
        }
        if comma && (content.is_empty() || before < from + 6) {
            let next = view.past_comma(source.end);
            content.push(Run::new(next, view.clause(next, limit)));
        }
        self.keep(Candidate::named(
            "according to",
            Frame::Preposition,
            source,
            Run::new(at, at + 2),
            content,
        ));
    }

    /// "in the words of the prosecutor, “nobody looked”".
    pub fn words_of(&mut self, at: usize) {
        let Some((source, quotation)) = self.words_of_source(at) else { return };
        let cue = Run::new(at - 2, at + 2);
        let found = Candidate::named(WORDS_OF, Frame::Preposition, source, cue, vec![quotation]);
        self.keep(Candidate { head: at, ..found });
    }

    fn words_of_source(&self, at: usize) -> Option<(Run, Run)> {
        use Class::{Comma, Determiner, Name, Noun, Quote};
        let (view, limit) = (self.view, self.limit(at));
        let opens = at >= self.start + 2 && view.norm(at - 1) == "the" && view.norm(at - 2) == "in";
        let source = view.subject_behind(at + 2, limit).filter(|_| opens)?;
        // a title behind a name: "Bo Lind, QC, “…”"
        let names = |at: &usize| matches!(view.class(*at), Name | Noun | Determiner | Comma | Quote);
        let behind = (source.end..limit.min(source.end + 10)).take_while(names);
        let behind = behind.into_iter().find_map(|at| view.marks.opening(at));
        let before = || view.marks.closing(at - 2).or_else(|| view.marks.closing(at.checked_sub(3)?));
        let quotation = behind.or_else(before)?;
        let end = quotation.start.max(source.end);
        let stop = if end > source.end && view.follows_comma(end) { end - 1 } else { source.end };
        Some((Run::new(source.start, stop), quotation.run()))
    }

    /// "MAYOR LEE: I came late."
    pub fn label(&mut self, at: usize) {
        /// Words of a name with what its bearer is.
        const LONGEST: usize = 12;
        // a transcript may stand in quotation marks, opened by each paragraph
        let view = self.view;
        let start = self.start + usize::from(view.marks.opening(self.start).is_some());
        let quotation = view.marks.opening(at + 1).filter(|row| row.end + 1 >= self.end);
        let headline = view.is_title(at) && quotation.is_some();
        let (turn, shouted) = (view.is_turn(at), view.shouts(Run::new(start, at)));
        let longest = if shouted || turn || headline { LONGEST } else { 5 };
        let names = !view.is(start, List::Announcements) && at > start && at - start <= longest;
        if !names || (!headline && !turn && self.out.iter().any(|other| other.cue.end > at)) {
            return;
        }
        let name = |at: usize| match view.class(at) {
            Class::Name | Class::Noun | Class::Punctuation | Class::Day => true,
            class => shouted && class != Class::Quote,
        };
        let named = headline || turn || (start..at).all(name);
        // who speaks in a transcript speaks to the paragraph's end
        let end = match quotation {
            None if shouted || turn => view.trimmed(at + 1, view.paragraph(self.start).end),
            _ => view.clause(at + 1, self.limit(at)),
        };
        if named && view.is_capital(start) && end > at + 1 {
            let whole = self.view.marks.opening(at + 1).filter(|row| row.end + 1 >= end);
            let end = whole.map_or(end, |row| row.end);
            let (source, content) = (Run::new(start, at), Run::new(at + 1, end));
            self.keep(Candidate::named(":", Frame::Label, source, Run::one(at), vec![content]));
        }
    }

    /// "“It holds.” — Ana Orsel, engineer": a name behind a dash under a quotation, to the paragraph's end.
    pub fn signature(&mut self, at: usize) {
        /// A longer line is a sentence that goes on behind the quotation.
        const LONGEST: usize = 14;
        let view = self.view;
        let Some(quotation) = self.view.marks.closing(at) else { return };
        let end = view.trimmed(at + 1, self.end);
        let names = end > at + 1 && view.is_capital(at + 1) && !view.has_verb(at + 1..end);
        if !names || end > at + 1 + LONGEST || self.end != view.paragraph(self.start).end {
            return;
        }
        let name_end = (at + 1..end).find(|n| view.is_comma(*n)).unwrap_or(end);
        if !(at + 1..name_end).any(|n| matches!(view.class(n), Class::Name)) {
            return;
        }
        let (source, content) = (Run::new(at + 1, end), vec![quotation.run()]);
        self.keep(Candidate::named("—", Frame::Signature, source, Run::one(at), content));
    }

    /// The source of a verb without a subject of its own.
    pub fn borrowed(&self, group: Group, frame: Frame) -> Option<Run> {
        match group.mood {
            Mood::Reduced => None,
            Mood::Gerund | Mood::Infinitive => self.subject,
            _ => {
                let before = self.view.class_before(group.start);
                // "The mayor said the road was closed and warned that …": whoever spoke speaks on
                let on = before == Class::And && matches!(frame, Frame::That | Frame::Quote | Frame::Wh);
                // “He nodded and said: ‘Go home,’” she said: whoever speaks outside the marks says nothing within
                let beside = |run: &Run| self.view.marks.at(run.start) == self.view.marks.at(group.start);
                matches!(before, Class::And | Class::Comma | Class::Quote | Class::Adverb)
                    .then_some(self.speaker.filter(|run| on && beside(run)).or(self.subject))
                    .flatten()
            }
        }
    }

    /// What is said in a clause between commas ends with it: "Ana Orsel, who said the dam was safe, resigned".
    pub fn close_relative(&self, content: &mut [Run]) {
        let Some(run) = content.last_mut() else { return };
        let ends = |at: &usize| {
            self.view.is_comma(*at)
                && self.view.is_verbal(at + 1)
                && !self.view.norm(at + 1).ends_with("ing")
                && self.view.marks.at(*at).is_none()
        };
        if let Some(at) = run.iter().find(ends) {
            run.end = at;
        }
    }

    /// A cue's end without the preposition that opens a phrase of time or place.
    pub fn noun_free(&self, head: usize, cue_end: usize) -> usize {
        let last = cue_end.saturating_sub(1);
        let link = matches!(self.view.class(last), Class::Preposition | Class::To | Class::Subordinator);
        if last > head && link { last } else { cue_end }
    }

    /// "said in a statement": the phrase belongs to the cue when it tells how.
    pub fn cue_tail(&self, cue_end: usize, tail: usize) -> usize {
        let how = matches!(self.view.norm(cue_end), "in" | "on" | "by")
            && (cue_end + 1..tail).any(|at| self.view.is(at, List::Channels));
        if how { tail } else { cue_end }
    }
}
