//! A possible attribution.

use crate::attribution::lexicon::{Class, Entry, Part, VerbForm};
use crate::attribution::types::CueClass;
use crate::attribution::view::{Frame, Mood, Run, View};
/// A possible attribution; positions are token numbers.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// The word that makes it one.
    pub head: usize,
    /// Its base form.
    pub lemma: &'static str,
    /// Its word class.
    pub part: Part,
    /// What it does to the content.
    pub class: CueClass,
    /// The construction.
    pub frame: Frame,
    /// How a verb stands.
    pub mood: Mood,
    /// With "will", "may" and the like.
    pub modal: bool,
    /// With "not" or "never".
    pub negated: bool,
    /// Whether the source is another verb's.
    pub shared: bool,
    /// Who, as a run of tokens.
    pub source: Option<Run>,
    /// The words that tie.
    pub cue: Run,
    /// What, as runs of tokens.
    pub content: Vec<Run>,
}

impl Candidate {
    /// One that a word of the dictionary makes.
    pub fn of(entry: &'static Entry, head: usize) -> Self {
        Self { head, lemma: entry.lemma, part: entry.part, class: entry.class, ..Self::default() }
    }

    /// What names its source by its form alone: a label, a signature, "according to".
    pub fn named(lemma: &'static str, frame: Frame, source: Run, cue: Run, content: Vec<Run>) -> Self {
        Self {
            head: cue.start,
            lemma,
            part: Part::Preposition,
            class: CueClass::Speech,
            frame,
            source: Some(source),
            cue,
            content,
            ..Self::default()
        }
    }

    /// The source, where it stands before the cue.
    pub fn subject_run(&self) -> Option<Run> {
        self.source.filter(|run| run.is_before(self.cue))
    }

    /// The first of the contents behind the cue.
    pub fn behind(&self) -> Option<Run> {
        self.content.iter().copied().find(|run| self.cue.is_before(*run))
    }

    /// The same, to be changed.
    pub fn behind_mut(&mut self) -> Option<&mut Run> {
        let cue = self.cue;
        self.content.iter_mut().find(|run| cue.is_before(**run))
    }

    /// Whether the cue is a passive: "was accused", "is widely seen as".
    pub fn is_passive(&self, view: &View<'_>) -> bool {
        let verb = self.head.clamp(self.cue.start, self.cue.end.saturating_sub(1));
        self.part == Part::Verb
            && (self.mood == Mood::Passive
                || (matches!(view.word(verb).verb, Some(VerbForm::Past | VerbForm::Participle))
                    && (self.cue.start..verb).any(|at| view.is_be(at))))
    }

    /// The last word of the cue that is no preposition.
    pub fn last_word(&self, view: &View<'_>) -> usize {
        use Class::{Preposition, Punctuation, Subordinator, To};
        let links = |at: usize| matches!(view.class(at), Preposition | To | Subordinator | Punctuation);
        self.cue.iter().rev().find(|at| !links(*at)).unwrap_or(self.cue.start)
    }

    /// The subject right before the cue.
    pub fn subject(&self, view: &View<'_>) -> Option<Run> {
        /// Words looked at.
        const REACH: usize = 40;
        let floor = view.sentence(self.cue.start).start.max(self.cue.start.saturating_sub(REACH));
        let run = view.subject_before(self.cue.start, floor)?;
        let empty = run.len() == 1 && matches!(view.norm(run.start), "it" | "there");
        (!empty && view.marks.at(run.start) == view.marks.at(self.cue.start)).then_some(run)
    }
}
