//! What the rules about grammar look at, and the questions they all ask.
//!
//! In: word classes, quotation marks, trees. Out: whether a cue is a passive, what hangs on what, where a sentence
//! ends. Knows nothing of what an attribution should be.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::lexicon::cue::{Part, VerbForm};
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::repairs::Repairs;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::frame::Mood;
use crate::attribution::view::marks::Marks;
use crate::attribution::view::source::{self, Run};
use crate::syntax::{Deprel, Syntax};
use crate::text::{Id, TokenId};

/// What every rule looks at.
pub(in crate::attribution) struct Words<'a> {
    /// Words and their classes.
    pub chunks: &'a Chunks<'a>,
    /// Quotation marks.
    pub marks: &'a Marks,
    /// Trees, where a model gave them.
    pub syntax: &'a Syntax,
    /// Rules that run.
    pub repairs: Repairs,
}

impl Words<'_> {
    pub(in crate::attribution) fn is_be(&self, at: usize) -> bool {
        matches!(
            self.chunks.norm(at),
            "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "'s" | "’s" | "'re" | "’re"
        )
    }

    pub(in crate::attribution) fn is_relative(&self, run: Run) -> bool {
        run.1 == run.0 + 1 && matches!(self.chunks.norm(run.0), "who" | "which" | "that")
    }

    /// Whether the cue is a passive: "was accused", "is widely seen as".
    pub(in crate::attribution) fn is_passive(&self, found: &Candidate) -> bool {
        let verb = found.head.clamp(found.cue.0, found.cue.1.saturating_sub(1));
        found.part == Part::Verb
            && (found.mood == Mood::Passive
                || (matches!(self.chunks.word(verb).verb, Some(VerbForm::Past | VerbForm::Participle))
                    && (found.cue.0..verb).any(|at| self.is_be(at))))
    }

    /// The last word of the cue that is no preposition.
    pub(in crate::attribution) fn last_word(&self, found: &Candidate) -> usize {
        let links = |at: usize| {
            matches!(
                self.chunks.class(at),
                Class::Preposition | Class::To | Class::Subordinator | Class::Punctuation
            )
        };
        let ends = (found.cue.0..found.cue.1).rev().find(|at| !links(*at));
        ends.unwrap_or(found.cue.0)
    }

    /// The tokens of a word's sentence.
    pub(in crate::attribution) fn sentence(&self, at: usize) -> Run {
        let segments = self.chunks.segments;
        let row = segments.sentences[segments.sentence_of(TokenId::from_index(at))].tokens;
        (row.start.index(), row.end.index())
    }

    /// The subject right before the cue.
    pub(in crate::attribution) fn subject(&self, found: &Candidate) -> Option<Run> {
        /// Words looked at.
        const REACH: usize = 40;
        let floor = self.sentence(found.cue.0).0.max(found.cue.0.saturating_sub(REACH));
        let run = source::before(self.chunks, found.cue.0, floor)?;
        let empty = run.1 == run.0 + 1 && matches!(self.chunks.norm(run.0), "it" | "there");
        (!empty && self.marks.at(run.0) == self.marks.at(found.cue.0)).then_some(run)
    }

    /// Whether a word belongs to one that stands at `from` or behind: an article, a subject, an auxiliary.
    pub(in crate::attribution) fn waits(&self, at: usize, from: usize) -> bool {
        let close = matches!(
            self.syntax.deprel.row(TokenId::from_index(at)),
            Some(
                Deprel::Det
                    | Deprel::Nsubj
                    | Deprel::NsubjPass
                    | Deprel::Aux
                    | Deprel::AuxPass
                    | Deprel::Amod
                    | Deprel::Compound
                    | Deprel::Case
            )
        );
        close && self.head(at).is_some_and(|head| head >= from)
    }

    /// What the tree hangs a word on.
    pub(in crate::attribution) fn head(&self, at: usize) -> Option<usize> {
        self.syntax.head.row(TokenId::from_index(at)).copied().flatten().map(Id::index)
    }

    /// Whether a word is the second of two that "and" joins.
    pub(in crate::attribution) fn joins(&self, at: usize) -> bool {
        self.syntax.deprel.row(TokenId::from_index(at)) == Some(&Deprel::Conj)
    }

    /// Whether a word is the subject of a verb that acts.
    pub(in crate::attribution) fn is_subject(&self, at: usize, verb: usize) -> bool {
        self.head(at) == Some(verb) && self.syntax.deprel.row(TokenId::from_index(at)) == Some(&Deprel::Nsubj)
    }

    /// Whether the tree hangs a token on a word of the run; so it is where there is no tree.
    pub(in crate::attribution) fn under(&self, at: usize, run: Run) -> bool {
        /// No word hangs deeper.
        const DEEP: usize = 24;
        if self.syntax.head.row(TokenId::from_index(at)).is_none() {
            return true;
        }
        let mut here = at;
        for _ in 0..DEEP {
            if run.0 <= here && here < run.1 {
                return true;
            }
            match self.head(here) {
                Some(head) => here = head,
                None => return false,
            }
        }
        true
    }
}
