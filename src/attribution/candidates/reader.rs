//! One sentence read for candidates: verbs, nouns, adjectives and adverbs, each with its source and content.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::idioms::IDIOMS;
use crate::attribution::lexicon::cue::{Entry, VerbForm, lexicon};
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::types::CueClass;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::content;
use crate::attribution::view::frame::{self, After, Frame, Group, Mood};
use crate::attribution::view::headline::is_title;
use crate::attribution::view::marks::Marks;
use crate::attribution::view::source::{self, Run};
use crate::attribution::view::work::is_work;
/// Sentences longer than this are read through a window.
const WINDOW: usize = 300;

/// A sentence being read.
pub(in crate::attribution) struct Reader<'a> {
    pub(in crate::attribution) chunks: &'a Chunks<'a>,
    pub(in crate::attribution) marks: &'a Marks,
    pub(in crate::attribution) start: usize,
    pub(in crate::attribution) end: usize,
    /// Subject of the last finite verb.
    pub(in crate::attribution) subject: Option<Run>,
    /// Subject of the last verb that a clause or a quotation hangs on.
    pub(in crate::attribution) speaker: Option<Run>,
    pub(in crate::attribution) out: Vec<Candidate>,
}

/// The candidates of the sentence that spans `start..end`.
pub(in crate::attribution) fn sentence(
    chunks: &Chunks<'_>,
    marks: &Marks,
    start: usize,
    end: usize,
) -> Vec<Candidate> {
    let mut reader = Reader { chunks, marks, start, end, subject: None, speaker: None, out: Vec::new() };
    for at in start..end {
        reader.visit(at);
    }
    reader.out
}

impl Reader<'_> {
    pub(in crate::attribution) fn floor(&self, at: usize) -> usize {
        self.start.max(at.saturating_sub(WINDOW / 2))
    }

    pub(in crate::attribution) fn limit(&self, at: usize) -> usize {
        self.end.min(at + WINDOW)
    }

    pub(in crate::attribution) fn entry(&self, at: usize, slot: usize) -> Option<&'static Entry> {
        let number = self.chunks.word(at).cues.get(slot).copied().flatten()?;
        lexicon().entries.get(usize::from(number))
    }

    pub(in crate::attribution) fn visit(&mut self, at: usize) {
        match self.chunks.class(at) {
            Class::Verb => {
                let copula = self.chunks.class_before(at) == Class::Auxiliary
                    || self.chunks.class_before(at) == Class::Adverb;
                if let Some(entry) = self.entry(at, 2).filter(|_| copula && self.entry(at, 0).is_none()) {
                    self.adjective(at, entry);
                } else {
                    self.verb(at);
                }
            }
            Class::Noun => {
                if let Some(entry) = self.entry(at, 1) {
                    self.noun(at, entry);
                }
            }
            Class::Adjective | Class::Adverb => {
                if let Some(entry) = self.entry(at, 2) {
                    self.adjective(at, entry);
                } else if let Some(entry) = self.entry(at, 3) {
                    self.adverb(at, entry);
                }
            }
            _ => {}
        }
        match self.chunks.norm(at) {
            "according" if self.chunks.norm(at + 1) == "to" => self.according(at),
            "words" if self.chunks.norm(at + 1) == "of" => self.words_of(at),
            ":" => self.label(at),
            "—" | "–" | "―" | "-" | "--" => self.signature(at),
            _ => {}
        }
    }

    /// Passes over a verb that is no cue; keeps its subject in mind.
    pub(in crate::attribution) fn verb(&mut self, at: usize) {
        let floor = self.floor(at);
        let mut group = frame::group(self.chunks, at, floor);
        if self.is_headline_passive(at, group) {
            group.mood = Mood::Passive;
        }
        let own = match group.mood {
            Mood::Finite | Mood::Passive => source::before(self.chunks, group.start, floor),
            _ => None,
        };
        if let Some(entry) = self.entry(at, 0).filter(|entry| !self.is_idiom(at, entry.lemma)) {
            let after = frame::after(self.chunks, self.marks, at, entry.lemma, self.limit(at));
            self.verb_cue(entry, group, after, own);
            if matches!(after.frame, Frame::That | Frame::Clause | Frame::Quote | Frame::Wh) {
                self.speaker = own.filter(|run| !self.is_relative(*run)).or(self.speaker);
            }
        }
        if let Some(run) = own.filter(|run| !self.is_relative(*run)) {
            self.subject = Some(run);
        }
    }

    /// "Team honored for its courage" in a headline, where the auxiliary is left out.
    pub(in crate::attribution) fn is_headline_passive(&self, at: usize, group: Group) -> bool {
        let entry = self.entry(at, 0).filter(|entry| List::HeadlinePassives.has(entry.lemma));
        entry.is_some()
            && group.start == group.head
            && group.mood != Mood::Passive
            && self.chunks.norm(at).ends_with("ed")
            && matches!(self.chunks.norm(at + 1), "for" | "over" | "after" | "by" | "amid")
            && is_title(self.chunks, at)
    }

    /// Whether a verb stands in one of [`IDIOMS`], where it says nothing.
    pub(in crate::attribution) fn is_idiom(&self, at: usize, lemma: &str) -> bool {
        let rows = IDIOMS.iter().filter(|row| row.lemma == lemma);
        rows.into_iter().any(|row| {
            let next = self.chunks.norm(at + 1);
            row.next.contains(&next)
                && (row.then.is_empty()
                    || (at + 2..self.limit(at).min(at + 5)).any(|n| row.then.contains(&self.chunks.norm(n))))
        })
    }

    pub(in crate::attribution) fn is_relative(&self, run: Run) -> bool {
        run.1 == run.0 + 1 && matches!(self.chunks.norm(run.0), "who" | "which" | "that" | "it" | "there")
    }

    pub(in crate::attribution) fn verb_cue(
        &mut self,
        entry: &'static Entry,
        group: Group,
        after: After,
        own: Option<Run>,
    ) {
        // "called for a vote" asks; "called it a farce" judges
        let asks = entry.lemma == "call" && matches!(after.frame, Frame::For | Frame::On);
        let base = Candidate {
            head: group.head,
            lemma: entry.lemma,
            part: entry.part,
            class: if asks { CueClass::Demand } else { entry.class },
            frame: after.frame,
            mood: group.mood,
            modal: group.modal,
            negated: group.negated,
            cue: (group.start, after.cue_end),
            ..Candidate::default()
        };
        if group.mood == Mood::Passive {
            return self.passive(base, after, own);
        }
        if matches!(group.mood, Mood::Finite) && self.inverted(&base, group, after, own) {
            return;
        }
        let (source, shared) = match own {
            Some(run) => (Some(run), false),
            None => (self.borrowed(group, after.frame), true),
        };
        let mut found = Candidate { source, shared, ..base };
        let subject = own.map_or(group.start, |run| run.0);
        let before = if own.is_some() { self.spoken_before(subject) } else { None };
        found.content = self.content_after(after);
        if let Some((run, quoted)) = before {
            // "said as she left", but "described as"
            let manner = match after.frame {
                Frame::Quote | Frame::That | Frame::Wh | Frame::Clause | Frame::Infinitive | Frame::Colon => {
                    false
                }
                Frame::As => matches!(entry.lemma, "say" | "add" | "tell" | "shout" | "ask" | "reply"),
                _ => true,
            };
            let speaks = matches!(found.class, CueClass::Speech | CueClass::Assertion | CueClass::Question);
            if after.frame == Frame::Bare || (quoted && manner && speaks) {
                let tail = match after.frame {
                    Frame::Bare => after.tail,
                    Frame::Object => frame::skip_manner(
                        self.chunks,
                        self.chunks
                            .phrase_end(after.content, self.limit(after.content))
                            .unwrap_or(after.content),
                        self.limit(after.content),
                    ),
                    _ => found.content.last().map_or(after.tail, |run| run.1),
                };
                if after.frame != Frame::Bare {
                    found.cue.1 = self.noun_free(found.head, found.cue.1);
                }
                let after = After { tail, ..after };
                found.frame = if quoted { Frame::QuoteFinal } else { Frame::Final };
                found.cue.1 = self.cue_tail(found.cue.1, after.tail);
                found.content = vec![run];
                found.content.extend(self.resumed(after.tail, quoted));
            } else if quoted
                && after.frame == Frame::Quote
                && self.chunks.class_before(after.content) == Class::Comma
            {
                found.frame = Frame::QuoteFinal;
                found.content.insert(0, run);
            }
        }
        // "He is accused of fraud, which he denies": the pronoun is what is denied
        if found.class == CueClass::Denial
            && found.content.is_empty()
            && own.is_some_and(|run| run.0 > self.start && self.chunks.norm(run.0 - 1) == "which")
        {
            found.content = vec![(subject - 1, subject)];
        }
        if own.is_some_and(|run| self.is_relative(run) && self.chunks.class_before(run.0) == Class::Comma) {
            self.close_relative(&mut found.content);
        }
        self.keep(found);
    }

    /// "…," said Ann Lee, a pilot.
    pub(in crate::attribution) fn inverted(
        &mut self,
        base: &Candidate,
        group: Group,
        after: After,
        own: Option<Run>,
    ) -> bool {
        let chunks = self.chunks;
        let speaks = matches!(
            base.class,
            CueClass::Speech
                | CueClass::Assertion
                | CueClass::Question
                | CueClass::Distancing
                | CueClass::Suggestion
        );
        let tense = matches!(
            chunks.word(group.head).verb,
            Some(VerbForm::Past | VerbForm::Third | VerbForm::Participle)
        );
        if !speaks || !tense || group.start != group.head {
            return false;
        }
        let Some((run, quoted)) = self.spoken_before(group.start) else { return false };
        if own.is_some() && !quoted && after.frame != Frame::Object {
            return false;
        }
        let limit = self.limit(group.head);
        let Some(source) = source::behind(chunks, self.marks, group.head + 1, limit) else { return false };
        // "said bearings of that type usually last": a clause follows, no speaker
        let next = source.1 + usize::from(chunks.class(source.1) == Class::Adverb);
        if chunks.class(next).is_verbal() {
            return false;
        }
        let mut content = vec![run];
        let tail = frame::skip_manner(chunks, source.1, limit);
        // "Ana Orsel, an engineer, said bearings of that type usually last": more than a speaker follows
        if !quoted && own.is_some() && !frame::ends(chunks, tail, limit) {
            return false;
        }
        let tail =
            if tail == source.1 && chunks.class_before(tail) == Class::Comma { tail - 1 } else { tail };
        content.extend(self.resumed(tail, quoted));
        let frame = if quoted { Frame::QuoteFinal } else { Frame::Final };
        self.keep(Candidate {
            frame,
            source: Some(source),
            cue: (group.start, group.head + 1),
            content,
            ..base.clone()
        });
        true
    }

    /// What stands before a subject or an inverted cue, when it can be what is said: a closed
    /// quotation (true), or a clause up to a comma.
    pub(in crate::attribution) fn spoken_before(&self, at: usize) -> Option<(Run, bool)> {
        if let Some(row) = self.marks.closing(at).filter(|row| row.end > self.start) {
            let whole = row.start <= self.start || row.start >= at;
            let from = if whole { row.start } else { self.lead(row.start) };
            return Some(((from, row.end), true));
        }
        if at <= self.start + 2 || self.chunks.class_before(at) != Class::Comma {
            return None;
        }
        if let Some(row) = self.marks.closing(at - 1) {
            let from = if row.start <= self.start { row.start } else { self.lead(row.start) };
            return Some(((from, row.end), true));
        }
        let from = self.clause_start(at - 1);
        (from + 1 < at - 1).then_some(((from, at - 1), false))
    }

    /// Where the words that lead into a quotation begin: `The plan is "a mess," she said.`
    pub(in crate::attribution) fn lead(&self, open: usize) -> usize {
        let from = self.clause_start(open);
        if self.chunks.class_before(open) == Class::Comma { open } else { from }
    }

    /// The start of the sentence, or of what stands inside an open quotation.
    pub(in crate::attribution) fn clause_start(&self, at: usize) -> usize {
        let mut from = self.start.max(at.saturating_sub(WINDOW));
        if let Some(row) = self.marks.at(at)
            && row.start >= from
        {
            from = row.start;
        }
        // "But the dam is safe, she said": the conjunction is the writer's
        if self.chunks.class(from) == Class::And && from + 1 < at {
            from += 1;
        }
        from
    }

    /// What goes on behind an inserted cue: "The dam, she said, is safe."
    pub(in crate::attribution) fn resumed(&self, tail: usize, quoted: bool) -> Option<Run> {
        let limit = self.limit(tail);
        if tail >= limit || self.chunks.class(tail) != Class::Comma {
            return self
                .marks
                .opening(tail)
                .filter(|row| quoted && !row.continues)
                .map(|row| (row.start, row.end));
        }
        let next = tail + 1;
        if let Some(row) = self.marks.opening(next) {
            return Some((row.start, row.end));
        }
        if quoted {
            return None;
        }
        match self.chunks.class(next) {
            Class::And | Class::Subordinator | Class::Wh => None,
            Class::Verb if self.chunks.norm(next).ends_with("ing") => None,
            Class::Pronoun if self.chunks.norm(next) == "who" => None,
            _ => Some((next, content::clause(self.chunks, self.marks, next, limit)))
                .filter(|run| run.1 > run.0 + 1),
        }
    }

    /// The content behind a cue, by its frame.
    pub(in crate::attribution) fn content_after(&self, after: After) -> Vec<Run> {
        let limit = self.limit(after.content);
        let (chunks, marks) = (self.chunks, self.marks);
        let limit = self.leading(after, limit);
        let end = match after.frame {
            Frame::Bare => return Vec::new(),
            Frame::Quote => {
                // within another's words a quotation ends with its marks
                if let Some(row) = marks.opening_inner(after.content) {
                    return vec![(row.start, row.end)];
                }
                let Some(row) = marks.at(after.content) else { return Vec::new() };
                let on = row.closed
                    && (chunks.class(row.end).is_verbal()
                        || (chunks.class(row.end) == Class::And
                            && chunks.class(row.end + 1) != Class::Pronoun)
                        || chunks.class(row.end) == Class::Preposition);
                if on && row.end < limit { content::clause(chunks, marks, row.start, limit) } else { row.end }
            }
            Frame::Colon | Frame::That | Frame::Wh | Frame::Clause | Frame::Infinitive | Frame::Gerund => {
                content::clause(chunks, marks, after.content, limit)
            }
            _ => content::object(chunks, marks, after.content, limit),
        };
        if end > after.content { vec![(after.content, end)] } else { Vec::new() }
    }

    /// A participle that opens the sentence governs up to the first comma: "Asked whether …, she said".
    pub(in crate::attribution) fn leading(&self, after: After, limit: usize) -> usize {
        let opens = after.cue_end <= self.start + 3
            && self.chunks.class(self.start) == Class::Verb
            && !matches!(after.frame, Frame::Quote | Frame::Colon);
        if !opens {
            return limit;
        }
        (after.content..limit)
            .find(|at| self.chunks.class(*at) == Class::Comma && self.marks.at(*at).is_none())
            .unwrap_or(limit)
    }

    /// "It was criticised by the mayor", "is expected to leave".
    pub(in crate::attribution) fn passive(&mut self, base: Candidate, after: After, own: Option<Run>) {
        let mut found = base;
        let subject =
            own.filter(|run| !(run.1 == run.0 + 1 && matches!(self.chunks.norm(run.0), "it" | "there")));
        let limit = self.limit(found.head);
        match after.frame {
            Frame::By => {
                found.source = source::behind(self.chunks, self.marks, after.content, limit);
                found.cue.1 = after.cue_end.saturating_sub(1).max(found.head + 1);
                found.content = subject.into_iter().collect();
                // "were told by the mayor that …"
                let next = found.source.map_or(limit, |run| run.1);
                if self.chunks.class(next) == Class::That && next < limit {
                    found.content = vec![(next, content::clause(self.chunks, self.marks, next, limit))];
                }
            }
            Frame::Bare => {
                found.content = subject.into_iter().collect();
                if let Some((run, quoted)) = self
                    .spoken_before(own.map_or(found.cue.0, |run| run.0))
                    .filter(|_| own.is_some() && found.class == CueClass::Speech)
                {
                    found.frame = if quoted { Frame::QuoteFinal } else { Frame::Final };
                    found.source = own;
                    found.content = vec![run];
                }
            }
            Frame::That | Frame::Wh | Frame::Clause | Frame::Quote | Frame::Colon | Frame::About => {
                found.content = self.content_after(after);
            }
            _ => {
                found.content = subject.into_iter().collect();
                found.content.extend(self.content_after(after));
            }
        }
        if found.source.is_none() && after.frame != Frame::By {
            // "were told by the mayor that …", "is expected to leave by the mayor"
            let at_hand = self.chunks.norm(after.cue_end) == "by";
            let tail = if at_hand { after.cue_end } else { after.tail.max(after.cue_end) };
            if self.chunks.norm(tail) == "by" {
                found.source = source::behind(self.chunks, self.marks, tail + 1, limit);
            }
        }
        self.keep(found);
    }

    pub(in crate::attribution) fn keep(&mut self, mut found: Candidate) {
        found.content.retain(|run| run.1 > run.0);
        // "There is no offer that …": nobody is the subject
        if found.source.is_some_and(|run| run.1 == run.0 + 1 && self.chunks.norm(run.0) == "there") {
            return;
        }
        // a source inside its own content is a slip of the walk; the content gives way
        if let Some(source) = found.source {
            found.content.retain(|run| !(run.0 <= source.0 && source.1 <= run.1));
            if source.0 < found.cue.1 && found.cue.0 < source.1 {
                return;
            }
        }
        if !found.content.is_empty() && !is_work(self.chunks, self.marks, found.head, &found.content) {
            self.out.push(found);
        }
    }
}
