//! Cues that are no verbs: nouns, adjectives, adverbs, "according to", a name and a colon.
//!
//! In: the sentence being read and the cue's place. Out: candidates, added to the reader's.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::reader::Reader;
use crate::attribution::lexicon::cue::{Entry, Part};
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::types::CueClass;
use crate::attribution::view::content;
use crate::attribution::view::frame::{self, Frame, Group, Mood};
use crate::attribution::view::headline::{is_title, shouts};
use crate::attribution::view::source::{self, Run};
use crate::text::{Id, TokenId};

/// The cue of a quotation in somebody's words.
pub(in crate::attribution) const WORDS_OF: &str = "in the words of";

impl Reader<'_> {
    /// "her plan to leave", "made a claim that …".
    pub(in crate::attribution) fn noun(&mut self, at: usize, entry: &'static Entry) {
        let (chunks, floor, limit) = (self.chunks, self.floor(at), self.limit(at));
        let mut after = frame::after(chunks, self.marks, at, entry.lemma, limit);
        let start = source::phrase_start(chunks, at, floor);
        let mut source = source::owner(chunks, start, at, floor);
        let mut cue = (at, after.cue_end);
        let mut mood = Mood::Finite;
        let mut shared = false;
        if matches!(after.frame, Frame::By | Frame::Other)
            && matches!(chunks.norm(after.content.saturating_sub(1)), "by" | "from" | "among")
            && source.is_none()
        {
            if let Some(stop) = chunks.phrase_end(after.content, limit) {
                source = Some((after.content, stop));
                let next = frame::after(chunks, self.marks, stop.saturating_sub(1), entry.lemma, limit);
                cue.1 = at + 1;
                after = next;
            }
        } else if source.is_none() && start > floor && chunks.class(start - 1) == Class::Verb {
            let group = frame::group(chunks, start - 1, floor);
            let own = source::before(chunks, group.start, floor);
            (source, shared) = match own {
                Some(run) => (Some(run), false),
                None => (self.subject, true),
            };
            cue.0 = group.start;
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
    pub(in crate::attribution) fn adjective(&mut self, at: usize, entry: &'static Entry) {
        let (chunks, floor, limit) = (self.chunks, self.floor(at), self.limit(at));
        let group = frame::group(chunks, at, floor);
        let copula = group.start < at && (group.start..at).any(|n| chunks.class(n) == Class::Auxiliary);
        let linking = chunks.class_before(group.start) == Class::Verb
            && chunks.is(group.start.saturating_sub(1), List::Links);
        if !copula && !linking {
            return;
        }
        let group = if linking { frame::group(chunks, group.start - 1, floor) } else { group };
        let own = source::before(chunks, group.start, floor);
        let after = frame::after(chunks, self.marks, at, entry.lemma, limit);
        if matches!(after.frame, Frame::Bare | Frame::Object) {
            return;
        }
        let empty = own
            .is_some_and(|run| run.1 == run.0 + 1 && matches!(chunks.norm(run.0), "it" | "there" | "that"));
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
            cue: (group.start, after.cue_end),
            content: self.content_after(after),
        });
    }

    /// "The dam reportedly failed."
    pub(in crate::attribution) fn adverb(&mut self, at: usize, entry: &'static Entry) {
        let from = self.clause_start(at);
        let end = content::clause(self.chunks, self.marks, at + 1, self.limit(at));
        let first = self.subject_of(at).unwrap_or((from, at));
        let content = [first, (at + 1, end)].into_iter().filter(|run| run.1 > run.0).collect();
        self.keep(Candidate {
            head: at,
            lemma: entry.lemma,
            part: Part::Adverb,
            class: entry.class,
            frame: Frame::Adverb,
            cue: (at, at + 1),
            content,
            ..Candidate::default()
        });
    }

    fn subject_of(&self, at: usize) -> Option<Run> {
        let floor = self.floor(at);
        let mut verb = at;
        while verb > floor && self.chunks.class(verb - 1).is_verbal() {
            verb -= 1;
        }
        source::before(self.chunks, verb, floor).map(|run| (run.0, at))
    }

    /// "according to the ministry, a body that …".
    pub(in crate::attribution) fn according(&mut self, at: usize) {
        let limit = self.limit(at);
        let Some(source) = source::behind(self.chunks, self.marks, at + 2, limit) else { return };
        let mut content = Vec::new();
        let comma = source.1 < limit
            && (self.chunks.class(source.1) == Class::Comma
                || self.chunks.class_before(source.1) == Class::Comma);
        let from = self.clause_start(at);
        let before = if self.chunks.class_before(at) == Class::Comma { at - 1 } else { at };
        if let Some(row) = self.marks.closing(at) {
            content.push((row.start.min(from.max(row.start)), row.end));
        } else if before > from + 1 {
            content.push((from, before));
        }
        if comma && (content.is_empty() || before < from + 6) {
            let next = if self.chunks.class(source.1) == Class::Comma { source.1 + 1 } else { source.1 };
            content.push((next, content::clause(self.chunks, self.marks, next, limit)));
        }
        self.keep(Candidate {
            head: at,
            lemma: "according to",
            part: Part::Preposition,
            class: CueClass::Speech,
            frame: Frame::Preposition,
            source: Some(source),
            cue: (at, at + 2),
            content,
            ..Candidate::default()
        });
    }

    /// "in the words of the prosecutor, “nobody looked”".
    fn words_of_source(&self, at: usize) -> Option<Candidate> {
        let (chunks, limit) = (self.chunks, self.limit(at));
        let opens = at >= self.start + 2 && chunks.norm(at - 1) == "the" && chunks.norm(at - 2) == "in";
        let source = source::behind(chunks, self.marks, at + 2, limit).filter(|_| opens)?;
        // a title behind a name: "Bo Lind, QC, “…”"
        let names = |at: &usize| {
            matches!(
                chunks.class(*at),
                Class::Name | Class::Noun | Class::Determiner | Class::Comma | Class::Quote
            )
        };
        let behind =
            (source.1..limit.min(source.1 + 10)).take_while(names).find_map(|at| self.marks.opening(at));
        let before = || self.marks.closing(at - 2).or_else(|| self.marks.closing(at.checked_sub(3)?));
        let quotation = behind.or_else(before)?;
        let end = if quotation.start > source.1 { quotation.start } else { source.1 };
        let stop =
            if chunks.class_before(end) == Class::Comma && end > source.1 { end - 1 } else { source.1 };
        Some(Candidate {
            head: at,
            lemma: WORDS_OF,
            part: Part::Preposition,
            class: CueClass::Speech,
            frame: Frame::Preposition,
            source: Some((source.0, stop)),
            cue: (at - 2, at + 2),
            content: vec![(quotation.start, quotation.end)],
            ..Candidate::default()
        })
    }

    /// Keeps it.
    pub(in crate::attribution) fn words_of(&mut self, at: usize) {
        if let Some(found) = self.words_of_source(at) {
            self.keep(found);
        }
    }

    /// "MAYOR LEE: I came late."
    pub(in crate::attribution) fn label(&mut self, at: usize) {
        /// Words of a name with what its bearer is.
        const LONGEST: usize = 12;
        // a transcript may stand in quotation marks, opened by each paragraph
        let start = self.start + usize::from(self.marks.opening(self.start).is_some());
        let shouted = shouts(self.chunks, (start, at));
        let quotation = self.marks.opening(at + 1).filter(|row| row.end + 1 >= self.end);
        let headline = is_title(self.chunks, at) && quotation.is_some();
        let turn = self.chunks.is_turn(at);
        let announces = self.chunks.is(start, List::Announcements);
        let spoken = shouted || turn;
        let names = !announces && at > start && at - start <= if spoken || headline { LONGEST } else { 5 };
        if !names || (!headline && !turn && self.out.iter().any(|other| other.cue.1 > at)) {
            return;
        }
        let named = headline
            || turn
            || (start..at).all(|n| {
                matches!(self.chunks.class(n), Class::Name | Class::Noun | Class::Punctuation | Class::Day)
                    || (shouted && self.chunks.class(n) != Class::Quote)
            });
        let starts = self.chunks.form(start).starts_with(char::is_uppercase);
        // who speaks in a transcript speaks to the paragraph's end
        let end = match quotation {
            None if spoken => content::trimmed(self.chunks, at + 1, self.paragraph_end()),
            _ => content::clause(self.chunks, self.marks, at + 1, self.limit(at)),
        };
        if named && starts && end > at + 1 {
            let whole = self.marks.opening(at + 1).filter(|row| row.end + 1 >= end);
            let end = whole.map_or(end, |row| row.end);
            self.keep(Candidate {
                head: at,
                lemma: ":",
                part: Part::Preposition,
                class: CueClass::Speech,
                frame: Frame::Label,
                source: Some((start, at)),
                cue: (at, at + 1),
                content: vec![(at + 1, end)],
                ..Candidate::default()
            });
        }
    }

    /// "“It holds.” — Ana Orsel, engineer": a name behind a dash under a quotation, to the paragraph's end.
    pub(in crate::attribution) fn signature(&mut self, at: usize) {
        /// A longer line is a sentence that goes on behind the quotation.
        const LONGEST: usize = 14;
        let chunks = self.chunks;
        let Some(quotation) = self.marks.closing(at) else { return };
        let end = content::trimmed(chunks, at + 1, self.end);
        let names = (at + 1..end).contains(&(at + 1)) && chunks.form(at + 1).starts_with(char::is_uppercase);
        let verbs = (at + 1..end).any(|n| chunks.class(n).is_verbal());
        if !names || verbs || end > at + 1 + LONGEST || self.end != self.paragraph_end() {
            return;
        }
        let name_end = (at + 1..end).find(|n| chunks.class(*n) == Class::Comma).unwrap_or(end);
        if !(at + 1..name_end).any(|n| matches!(chunks.class(n), Class::Name)) {
            return;
        }
        self.keep(Candidate {
            head: at,
            lemma: "—",
            part: Part::Preposition,
            class: CueClass::Speech,
            frame: Frame::Signature,
            source: Some((at + 1, end)),
            cue: (at, at + 1),
            content: vec![(quotation.start, quotation.end)],
            ..Candidate::default()
        });
    }

    /// The source of a verb without a subject of its own.
    pub(in crate::attribution) fn borrowed(&self, group: Group, frame: Frame) -> Option<Run> {
        match group.mood {
            Mood::Reduced => None,
            Mood::Gerund | Mood::Infinitive => self.subject,
            _ => {
                let before = self.chunks.class_before(group.start);
                // "The mayor said the road was closed and warned that …": whoever spoke speaks on
                let on = before == Class::And && matches!(frame, Frame::That | Frame::Quote | Frame::Wh);
                // “He nodded and said: ‘Go home,’” she said: whoever speaks outside the marks says nothing within
                let beside = |run: &Run| self.marks.at(run.0) == self.marks.at(group.start);
                matches!(before, Class::And | Class::Comma | Class::Quote | Class::Adverb)
                    .then_some(self.speaker.filter(|run| on && beside(run)).or(self.subject))
                    .flatten()
            }
        }
    }

    /// What is said in a clause between commas ends with it: "Ana Orsel, who said the dam was safe, resigned".
    pub(in crate::attribution) fn close_relative(&self, content: &mut [Run]) {
        let Some(run) = content.last_mut() else { return };
        let ends = |at: &usize| {
            self.chunks.class(*at) == Class::Comma
                && self.chunks.class(at + 1).is_verbal()
                && !self.chunks.norm(at + 1).ends_with("ing")
                && self.marks.at(*at).is_none()
        };
        if let Some(at) = (run.0..run.1).find(ends) {
            run.1 = at;
        }
    }

    /// A cue's end without the preposition that opens a phrase of time or place.
    pub(in crate::attribution) fn noun_free(&self, head: usize, cue_end: usize) -> usize {
        let last = cue_end.saturating_sub(1);
        if last > head
            && matches!(self.chunks.class(last), Class::Preposition | Class::To | Class::Subordinator)
        {
            last
        } else {
            cue_end
        }
    }

    /// "said in a statement": the phrase belongs to the cue when it tells how.
    pub(in crate::attribution) fn cue_tail(&self, cue_end: usize, tail: usize) -> usize {
        let how = matches!(self.chunks.norm(cue_end), "in" | "on" | "by")
            && (cue_end + 1..tail).any(|at| self.chunks.is(at, List::Channels));
        if how { tail } else { cue_end }
    }

    /// Where the sentence's paragraph ends.
    fn paragraph_end(&self) -> usize {
        let segments = self.chunks.segments;
        let sentence = segments.sentence_of(TokenId::from_index(self.start));
        let last = segments.paragraphs[segments.sentences[sentence].paragraph].sentences.last();
        last.map_or(self.end, |id| segments.sentences[id].tokens.end.index())
    }
}
