//! Cues that are no verbs: nouns, adjectives, adverbs, "according to", a name and a colon.
//!
//! In: the sentence being read and the cue's place. Out: candidates, added to the reader's.

use super::candidate::Candidate;
use super::reader::Reader;
use crate::attribution::lexicon::{Class, Entry, List, Part};
use crate::attribution::types::CueClass;
use crate::attribution::view::{Frame, Group, Mood, Run};
use crate::text::{Id, TokenId};

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
            (source, shared) = match own {
                Some(run) => (Some(run), false),
                None => (self.subject, true),
            };
            cue.start = group.start;
            mood = if group.mood == Mood::Finite { Mood::Reduced } else { group.mood };
        }
        if matches!(after.frame, Frame::Bare | Frame::Quote | Frame::Object | Frame::Clause | Frame::By) {
            return;
        }
        self.keep(Candidate {
            head: at,
            lemma: entry.lemma,
            part: entry.part,
            class: entry.class,
            frame: after.frame,
            mood,
            source,
            shared,
            cue,
            content: self.content_after(after),
            ..Candidate::default()
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
            head: at,
            lemma: entry.lemma,
            part: Part::Adjective,
            class: entry.class,
            frame: after.frame,
            mood: if empty { Mood::Passive } else { Mood::Finite },
            modal: group.modal,
            negated: group.negated,
            source: if empty { None } else { own.or(self.subject) },
            shared,
            cue: Run::new(group.start, after.cue_end),
            content: self.content_after(after),
        });
    }

    /// "The dam reportedly failed."
    pub fn adverb(&mut self, at: usize, entry: &'static Entry) {
        let from = self.clause_start(at);
        let end = self.view.clause(at + 1, self.limit(at));
        let first = self.subject_of(at).unwrap_or(Run::new(from, at));
        let content = [first, Run::new(at + 1, end)].into_iter().filter(|run| !run.is_empty()).collect();
        self.keep(Candidate {
            head: at,
            lemma: entry.lemma,
            part: Part::Adverb,
            class: entry.class,
            frame: Frame::Adverb,
            cue: Run::one(at),
            content,
            ..Candidate::default()
        });
    }

    fn subject_of(&self, at: usize) -> Option<Run> {
        let floor = self.floor(at);
        let mut verb = at;
        while verb > floor && self.view.class(verb - 1).is_verbal() {
            verb -= 1;
        }
        self.view.subject_before(verb, floor).map(|run| Run::new(run.start, at))
    }

    /// "according to the ministry, a body that …".
    pub fn according(&mut self, at: usize) {
        let limit = self.limit(at);
        let Some(source) = self.view.subject_behind(at + 2, limit) else { return };
        let mut content: Vec<Run> = Vec::new();
        let comma = source.end < limit
            && (self.view.class(source.end) == Class::Comma
                || self.view.class_before(source.end) == Class::Comma);
        let from = self.clause_start(at);
        let before = if self.view.class_before(at) == Class::Comma { at - 1 } else { at };
        if let Some(row) = self.view.marks.closing(at) {
            content.push(Run::new(row.start.min(from.max(row.start)), row.end));
        } else if before > from + 1 {
            content.push(Run::new(from, before));
        }
        if comma && (content.is_empty() || before < from + 6) {
            let next = if self.view.class(source.end) == Class::Comma { source.end + 1 } else { source.end };
            content.push(Run::new(next, self.view.clause(next, limit)));
        }
        self.keep(Candidate {
            head: at,
            lemma: "according to",
            part: Part::Preposition,
            class: CueClass::Speech,
            frame: Frame::Preposition,
            source: Some(source),
            cue: Run::new(at, at + 2),
            content,
            ..Candidate::default()
        });
    }

    /// "in the words of the prosecutor, “nobody looked”".
    fn words_of_source(&self, at: usize) -> Option<Candidate> {
        let (view, limit) = (self.view, self.limit(at));
        let opens = at >= self.start + 2 && view.norm(at - 1) == "the" && view.norm(at - 2) == "in";
        let source = view.subject_behind(at + 2, limit).filter(|_| opens)?;
        // a title behind a name: "Bo Lind, QC, “…”"
        let names = |at: &usize| {
            matches!(
                view.class(*at),
                Class::Name | Class::Noun | Class::Determiner | Class::Comma | Class::Quote
            )
        };
        let behind = (source.end..limit.min(source.end + 10))
            .take_while(names)
            .find_map(|at| self.view.marks.opening(at));
        let before =
            || self.view.marks.closing(at - 2).or_else(|| self.view.marks.closing(at.checked_sub(3)?));
        let quotation = behind.or_else(before)?;
        let end = if quotation.start > source.end { quotation.start } else { source.end };
        let stop =
            if view.class_before(end) == Class::Comma && end > source.end { end - 1 } else { source.end };
        Some(Candidate {
            head: at,
            lemma: WORDS_OF,
            part: Part::Preposition,
            class: CueClass::Speech,
            frame: Frame::Preposition,
            source: Some(Run::new(source.start, stop)),
            cue: Run::new(at - 2, at + 2),
            content: vec![quotation.run()],
            ..Candidate::default()
        })
    }

    /// Keeps it.
    pub fn words_of(&mut self, at: usize) {
        if let Some(found) = self.words_of_source(at) {
            self.keep(found);
        }
    }

    /// "MAYOR LEE: I came late."
    pub fn label(&mut self, at: usize) {
        /// Words of a name with what its bearer is.
        const LONGEST: usize = 12;
        // a transcript may stand in quotation marks, opened by each paragraph
        let start = self.start + usize::from(self.view.marks.opening(self.start).is_some());
        let shouted = self.view.shouts(Run::new(start, at));
        let quotation = self.view.marks.opening(at + 1).filter(|row| row.end + 1 >= self.end);
        let headline = self.view.is_title(at) && quotation.is_some();
        let turn = self.view.is_turn(at);
        let announces = self.view.is(start, List::Announcements);
        let spoken = shouted || turn;
        let names = !announces && at > start && at - start <= if spoken || headline { LONGEST } else { 5 };
        if !names || (!headline && !turn && self.out.iter().any(|other| other.cue.end > at)) {
            return;
        }
        let named = headline
            || turn
            || (start..at).all(|n| {
                matches!(self.view.class(n), Class::Name | Class::Noun | Class::Punctuation | Class::Day)
                    || (shouted && self.view.class(n) != Class::Quote)
            });
        let starts = self.view.form(start).starts_with(char::is_uppercase);
        // who speaks in a transcript speaks to the paragraph's end
        let end = match quotation {
            None if spoken => self.view.trimmed(at + 1, self.paragraph_end()),
            _ => self.view.clause(at + 1, self.limit(at)),
        };
        if named && starts && end > at + 1 {
            let whole = self.view.marks.opening(at + 1).filter(|row| row.end + 1 >= end);
            let end = whole.map_or(end, |row| row.end);
            self.keep(Candidate {
                head: at,
                lemma: ":",
                part: Part::Preposition,
                class: CueClass::Speech,
                frame: Frame::Label,
                source: Some(Run::new(start, at)),
                cue: Run::one(at),
                content: vec![Run::new(at + 1, end)],
                ..Candidate::default()
            });
        }
    }

    /// "“It holds.” — Ana Orsel, engineer": a name behind a dash under a quotation, to the paragraph's end.
    pub fn signature(&mut self, at: usize) {
        /// A longer line is a sentence that goes on behind the quotation.
        const LONGEST: usize = 14;
        let view = self.view;
        let Some(quotation) = self.view.marks.closing(at) else { return };
        let end = view.trimmed(at + 1, self.end);
        let names = (at + 1..end).contains(&(at + 1)) && view.form(at + 1).starts_with(char::is_uppercase);
        let verbs = (at + 1..end).any(|n| view.class(n).is_verbal());
        if !names || verbs || end > at + 1 + LONGEST || self.end != self.paragraph_end() {
            return;
        }
        let name_end = (at + 1..end).find(|n| view.class(*n) == Class::Comma).unwrap_or(end);
        if !(at + 1..name_end).any(|n| matches!(view.class(n), Class::Name)) {
            return;
        }
        self.keep(Candidate {
            head: at,
            lemma: "—",
            part: Part::Preposition,
            class: CueClass::Speech,
            frame: Frame::Signature,
            source: Some(Run::new(at + 1, end)),
            cue: Run::one(at),
            content: vec![quotation.run()],
            ..Candidate::default()
        });
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
            self.view.class(*at) == Class::Comma
                && self.view.class(at + 1).is_verbal()
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
        if last > head
            && matches!(self.view.class(last), Class::Preposition | Class::To | Class::Subordinator)
        {
            last
        } else {
            cue_end
        }
    }

    /// "said in a statement": the phrase belongs to the cue when it tells how.
    pub fn cue_tail(&self, cue_end: usize, tail: usize) -> usize {
        let how = matches!(self.view.norm(cue_end), "in" | "on" | "by")
            && (cue_end + 1..tail).any(|at| self.view.is(at, List::Channels));
        if how { tail } else { cue_end }
    }

    /// Where the sentence's paragraph ends.
    fn paragraph_end(&self) -> usize {
        let segments = self.view.segments;
        let sentence = segments.sentence_of(TokenId::from_index(self.start));
        let last = segments.paragraphs[segments.sentences[sentence].paragraph].sentences.last();
        last.map_or(self.end, |id| segments.sentences[id].tokens.end.index())
    }
}
