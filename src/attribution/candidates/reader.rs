//! One sentence read for candidates: verbs, nouns, adjectives and adverbs, each with its source and content.

use super::candidate::Candidate;
use crate::attribution::lexicon::{Class, Entry, List, PHRASES, Part, VerbForm};
use crate::attribution::types::CueClass;
use crate::attribution::view::{After, Frame, Group, Mood, Run, View};
/// Sentences longer than this are read through a window.
const WINDOW: usize = 300;

/// A sentence being read.
pub struct Reader<'a> {
    pub view: &'a View<'a>,
    pub start: usize,
    pub end: usize,
    /// Subject of the last finite verb.
    pub subject: Option<Run>,
    /// Subject of the last verb that a clause or a quotation hangs on.
    pub speaker: Option<Run>,
    pub out: Vec<Candidate>,
}

/// The candidates of the sentence that spans `start..end`.
pub fn sentence(view: &View<'_>, start: usize, end: usize) -> Vec<Candidate> {
    let mut reader = Reader { view, start, end, subject: None, speaker: None, out: Vec::new() };
    for at in start..end {
        reader.visit(at);
    }
    reader.out
}

impl Reader<'_> {
    pub fn floor(&self, at: usize) -> usize {
        self.start.max(at.saturating_sub(WINDOW / 2))
    }

    pub fn limit(&self, at: usize) -> usize {
        self.end.min(at + WINDOW)
    }

    /// Reads what a word can be.
    fn visit(&mut self, at: usize) {
        let (view, class) = (self.view, self.view.class(at));
        let copula = matches!(view.class_before(at), Class::Auxiliary | Class::Adverb);
        let tells = matches!(class, Class::Adjective | Class::Adverb)
            || class == Class::Verb && copula && view.cue(at, Part::Verb).is_none();
        if let Some(entry) = view.cue(at, Part::Adjective).filter(|_| tells) {
            self.adjective(at, entry);
        } else if class == Class::Verb {
            self.verb(at);
        } else if let Some(entry) = view.cue(at, Part::Noun).filter(|_| class == Class::Noun) {
            self.noun(at, entry);
        } else if let Some(entry) = view.cue(at, Part::Adverb).filter(|_| tells) {
            self.adverb(at, entry);
        }
        match self.view.norm(at) {
            "according" if self.view.norm(at + 1) == "to" => self.according(at),
            "words" if self.view.norm(at + 1) == "of" => self.words_of(at),
            ":" => self.label(at),
            "—" | "–" | "―" | "-" | "--" => self.signature(at),
            _ => {}
        }
    }

    /// Passes over a verb that is no cue; keeps its subject in mind.
    pub fn verb(&mut self, at: usize) {
        let floor = self.floor(at);
        let mut group = self.view.group(at, floor);
        if self.is_headline_passive(at, group) {
            group.mood = Mood::Passive;
        }
        let own = match group.mood {
            Mood::Finite | Mood::Passive => self.view.subject_before(group.start, floor),
            _ => None,
        };
        if let Some(entry) = self.view.cue(at, Part::Verb).filter(|entry| !self.is_idiom(at, entry.lemma)) {
            let after = self.view.after(at, entry.lemma, self.limit(at));
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
    pub fn is_headline_passive(&self, at: usize, group: Group) -> bool {
        let entry = self.view.cue(at, Part::Verb).filter(|entry| List::HeadlinePassives.has(entry.lemma));
        entry.is_some()
            && group.start == group.head
            && group.mood != Mood::Passive
            && self.view.norm(at).ends_with("ed")
            && matches!(self.view.norm(at + 1), "for" | "over" | "after" | "by" | "amid")
            && self.view.is_title(at)
    }

    /// Whether a verb says nothing where it stands: "reported for duty".
    fn is_idiom(&self, at: usize, lemma: &str) -> bool {
        let among = |words: &str, at: usize| words.split(' ').any(|word| word == self.view.norm(at));
        let soon = at + 2..self.limit(at).min(at + 5);
        PHRASES.iter().any(|row| {
            matches!(row[..], ["idiom", verb, next, then] if verb == lemma && among(next, at + 1)
                && (then.is_empty() || soon.clone().any(|at| among(then, at))))
        })
    }

    /// Whether a run is a word that stands for no subject.
    pub fn is_relative(&self, run: Run) -> bool {
        run.len() == 1 && matches!(self.view.norm(run.start), "who" | "which" | "that" | "it" | "there")
    }

    pub fn verb_cue(&mut self, entry: &'static Entry, group: Group, after: After, own: Option<Run>) {
        // "called for a vote" asks; "called it a farce" judges
        let asks = entry.lemma == "call" && matches!(after.frame, Frame::For | Frame::On);
        let base = Candidate {
            class: if asks { CueClass::Demand } else { entry.class },
            frame: after.frame,
            mood: group.mood,
            modal: group.modal,
            negated: group.negated,
            cue: Run::new(group.start, after.cue_end),
            ..Candidate::of(entry, group.head)
        };
        if group.mood == Mood::Passive {
            return self.passive(base, after, own);
        }
        if matches!(group.mood, Mood::Finite) && self.inverted(&base, group, after, own) {
            return;
        }
        let (source, shared) = (own.or_else(|| self.borrowed(group, after.frame)), own.is_none());
        let mut found = Candidate { source, shared, ..base };
        let subject = own.map_or(group.start, |run| run.start);
        let before = if own.is_some() { self.spoken_before(subject) } else { None };
        found.content = self.content_after(after);
        if let Some((run, quoted)) = before {
            // "said as she left", but "described as"
            let manner = match after.frame {
                Frame::Quote | Frame::Colon => false,
                frame if frame.holds_clause() => false,
                Frame::As => matches!(entry.lemma, "say" | "add" | "tell" | "shout" | "ask" | "reply"),
                _ => true,
            };
            let speaks = matches!(found.class, CueClass::Speech | CueClass::Assertion | CueClass::Question);
            if after.frame == Frame::Bare || (quoted && manner && speaks) {
                let limit = self.limit(after.content);
                let object = || self.view.phrase_end(after.content, limit).unwrap_or(after.content);
                let tail = match after.frame {
                    Frame::Bare => after.tail,
                    Frame::Object => self.view.skip_manner(object(), limit),
                    _ => found.content.last().map_or(after.tail, |run| run.end),
                };
                if after.frame != Frame::Bare {
                    found.cue.end = self.noun_free(found.head, found.cue.end);
                }
                found.frame = Frame::behind(quoted);
                found.cue.end = self.cue_tail(found.cue.end, tail);
                found.content = vec![run];
                found.content.extend(self.resumed(tail, quoted));
            } else if quoted && after.frame == Frame::Quote && self.view.follows_comma(after.content) {
                found.frame = Frame::QuoteFinal;
                found.content.insert(0, run);
            }
        }
        // "He is accused of fraud, which he denies": the pronoun is what is denied
        let which = own.is_some_and(|run| run.start > self.start && self.view.norm(run.start - 1) == "which");
        if which && found.class == CueClass::Denial && found.content.is_empty() {
            found.content = vec![Run::one(subject - 1)];
        }
        if own.is_some_and(|run| self.is_relative(run) && self.view.follows_comma(run.start)) {
            self.close_relative(&mut found.content);
        }
        self.keep(found);
    }

    /// "…," said Ann Lee, a pilot.
    pub fn inverted(&mut self, base: &Candidate, group: Group, after: After, own: Option<Run>) -> bool {
        let view = self.view;
        let speaks = base.class.gives_words() && base.class != CueClass::Denial;
        let form = view.word(group.head).verb;
        let tense = matches!(form, Some(VerbForm::Past | VerbForm::Third | VerbForm::Participle));
        if !speaks || !tense || group.start != group.head {
            return false;
        }
        let Some((run, quoted)) = self.spoken_before(group.start) else { return false };
        if own.is_some() && !quoted && after.frame != Frame::Object {
            return false;
        }
        let limit = self.limit(group.head);
        let Some(source) = view.subject_behind(group.head + 1, limit) else { return false };
        // "said bearings of that type usually last": a clause follows, no speaker
        let next = source.end + usize::from(view.class(source.end) == Class::Adverb);
        if view.is_verbal(next) {
            return false;
        }
        let mut content = vec![run];
        let tail = view.skip_manner(source.end, limit);
        // "Ana Orsel, an engineer, said bearings of that type usually last": more than a speaker follows
        if !quoted && own.is_some() && !view.ends(tail, limit) {
            return false;
        }
        let tail = if tail == source.end && view.follows_comma(tail) { tail - 1 } else { tail };
        content.extend(self.resumed(tail, quoted));
        let (frame, cue) = (Frame::behind(quoted), Run::one(group.head));
        self.keep(Candidate { frame, source: Some(source), cue, content, ..base.clone() });
        true
    }

    /// What stands before a subject or an inverted cue, when it can be what is said: a closed
    /// quotation (true), or a clause up to a comma.
    pub fn spoken_before(&self, at: usize) -> Option<(Run, bool)> {
        let marks = &self.view.marks;
        let comma = at > self.start + 2 && self.view.follows_comma(at);
        let inside = || comma.then(|| marks.closing(at - 1)).flatten();
        if let Some(row) = marks.closing(at).filter(|row| row.end > self.start).or_else(inside) {
            let from = if row.start <= self.start { row.start } else { self.lead(row.start) };
            return Some((Run::new(from, row.end), true));
        }
        let run = comma.then(|| Run::new(self.clause_start(at - 1), at - 1))?;
        (run.len() > 1).then_some((run, false))
    }

    /// Where the words that lead into a quotation begin: `The plan is "a mess," she said.`
    pub fn lead(&self, open: usize) -> usize {
        let from = self.clause_start(open);
        if self.view.follows_comma(open) { open } else { from }
    }

    /// The start of the sentence, or of what stands inside an open quotation.
    pub fn clause_start(&self, at: usize) -> usize {
        let mut from = self.start.max(at.saturating_sub(WINDOW));
        if let Some(row) = self.view.marks.at(at)
            && row.start >= from
        {
            from = row.start;
        }
        // "But the dam is safe, she said": the conjunction is the writer's
        if self.view.class(from) == Class::And && from + 1 < at {
            from += 1;
        }
        from
    }

    /// What goes on behind an inserted cue: "The dam, she said, is safe."
    pub fn resumed(&self, tail: usize, quoted: bool) -> Option<Run> {
        let limit = self.limit(tail);
        if tail >= limit || !self.view.is_comma(tail) {
            return self.view.marks.opening(tail).filter(|row| quoted && !row.continues).map(|row| row.run());
        }
        let next = tail + 1;
        if let Some(row) = self.view.marks.opening(next) {
            return Some(row.run());
        }
        if quoted {
            return None;
        }
        match self.view.class(next) {
            Class::And | Class::Subordinator | Class::Wh => None,
            Class::Verb if self.view.norm(next).ends_with("ing") => None,
            Class::Pronoun if self.view.norm(next) == "who" => None,
            _ => Some(Run::new(next, self.view.clause(next, limit))).filter(|run| run.len() > 1),
        }
    }

    /// The content behind a cue, by its frame.
    pub fn content_after(&self, after: After) -> Vec<Run> {
        let (view, limit) = (self.view, self.leading(after, self.limit(after.content)));
        let end = match after.frame {
            Frame::Bare => return Vec::new(),
            Frame::Quote => {
                // within another's words a quotation ends with its marks
                if let Some(row) = view.marks.opening_inner(after.content) {
                    return vec![row.run()];
                }
                let Some(row) = view.marks.at(after.content) else { return Vec::new() };
                let on = row.closed
                    && (view.is_verbal(row.end)
                        || (view.class(row.end) == Class::And && view.class(row.end + 1) != Class::Pronoun)
                        || view.class(row.end) == Class::Preposition);
                if on && row.end < limit { view.clause(row.start, limit) } else { row.end }
            }
            Frame::Colon | Frame::Gerund => view.clause(after.content, limit),
            frame if frame.holds_clause() => view.clause(after.content, limit),
            _ => view.object(after.content, limit),
        };
        if end > after.content { vec![Run::new(after.content, end)] } else { Vec::new() }
    }

    /// A participle that opens the sentence governs up to the first comma: "Asked whether …, she said".
    pub fn leading(&self, after: After, limit: usize) -> usize {
        let opens = after.cue_end <= self.start + 3
            && self.view.class(self.start) == Class::Verb
            && !matches!(after.frame, Frame::Quote | Frame::Colon);
        let comma = |at: &usize| opens && self.view.is_comma(*at) && self.view.marks.at(*at).is_none();
        (after.content..limit).find(comma).unwrap_or(limit)
    }

    /// "It was criticised by the mayor", "is expected to leave".
    fn passive(&mut self, mut found: Candidate, after: After, own: Option<Run>) {
        let (view, limit) = (self.view, self.limit(found.head));
        let empty = |run: &Run| run.len() == 1 && matches!(view.norm(run.start), "it" | "there");
        let subject = own.filter(|run| !empty(run));
        found.content = subject.into_iter().collect();
        match after.frame {
            Frame::By => {
                found.source = view.subject_behind(after.content, limit);
                found.cue.end = after.cue_end.saturating_sub(1).max(found.head + 1);
            }
            Frame::Bare => {
                let speaks = own.filter(|_| found.class == CueClass::Speech);
                if let Some((run, quoted)) = speaks.and_then(|run| self.spoken_before(run.start)) {
                    (found.frame, found.source) = (Frame::behind(quoted), own);
                    found.content = vec![run];
                }
            }
            Frame::That | Frame::Wh | Frame::Clause | Frame::Quote | Frame::Colon | Frame::About => {
                found.content = self.content_after(after);
            }
            _ => found.content.extend(self.content_after(after)),
        }
        if found.source.is_none() && after.frame != Frame::By {
            // "were told by the mayor that …", "is expected to leave by the mayor"
            let at_hand = view.norm(after.cue_end) == "by";
            let tail = if at_hand { after.cue_end } else { after.tail.max(after.cue_end) };
            if view.norm(tail) == "by" {
                found.source = view.subject_behind(tail + 1, limit);
            }
        }
        self.keep(found);
    }

    /// Keeps what can be one.
    pub fn keep(&mut self, mut found: Candidate) {
        found.content.retain(|run| !run.is_empty());
        if let Some(source) = found.source {
            // "There is no offer that …": nobody is the subject
            let nobody = source.len() == 1 && self.view.norm(source.start) == "there";
            if nobody || source.overlaps(found.cue) {
                return;
            }
            // a source inside its own content is a slip of the walk; the content gives way
            found.content.retain(|run| !run.holds(source));
        }
        if !found.content.is_empty() && !self.view.is_work(found.head, &found.content) {
            self.out.push(found);
        }
    }
}
