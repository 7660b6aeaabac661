//! What the tree says of words, and in which sentence and paragraph they stand.
//!
//! In: trees, where a model gave them; sentences. Out: heads, relations, edges. Knows nothing of attributions.

use super::run::Run;
use super::words::View;
use crate::segment::{Paragraph, ParagraphKind};
use crate::syntax::Deprel;
use crate::text::{Id, SentenceId, TokenId};

/// What the subject of a verb hangs on it by.
pub const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass];

impl View<'_> {
    /// The sentence of a word.
    pub fn sentence_of(&self, at: usize) -> SentenceId {
        self.segments.sentence_of(TokenId::from_index(at))
    }

    /// The tokens of a word's sentence.
    pub fn sentence(&self, at: usize) -> Run {
        let row = self.segments.sentences[self.sentence_of(at)].tokens;
        Run::new(row.start.index(), row.end.index())
    }

    /// The paragraph of a word.
    pub fn paragraph_of(&self, at: usize) -> &Paragraph {
        &self.segments.paragraphs[self.segments.sentences[self.sentence_of(at)].paragraph]
    }

    /// The tokens of a word's paragraph.
    pub fn paragraph(&self, at: usize) -> Run {
        let sentences = self.paragraph_of(at).sentences;
        let tokens = |id: SentenceId| self.segments.sentences[id].tokens;
        Run::new(
            tokens(sentences.start).start.index(),
            sentences.last().map_or(at + 1, |id| tokens(id).end.index()),
        )
    }

    /// Whether a word stands in a headline.
    pub fn is_title(&self, at: usize) -> bool {
        self.paragraph_of(at).kind == ParagraphKind::Title
    }

    /// What the tree hangs a word on.
    pub fn head(&self, at: usize) -> Option<usize> {
        self.syntax.head.row(TokenId::from_index(at)).copied().flatten().map(Id::index)
    }

    /// By what the tree hangs a word on its head.
    pub fn relation(&self, at: usize) -> Option<Deprel> {
        self.syntax.deprel.row(TokenId::from_index(at)).copied()
    }

    /// Whether a word hangs on its head in one of these ways.
    pub fn hangs(&self, at: usize, by: &[Deprel]) -> bool {
        self.relation(at).is_some_and(|relation| by.contains(&relation))
    }

    /// Whether a word hangs on that head in one of these ways.
    pub fn hangs_on(&self, at: usize, head: usize, by: &[Deprel]) -> bool {
        self.head(at) == Some(head) && self.hangs(at, by)
    }

    /// Whether a word is the subject of a verb that acts.
    pub fn is_subject(&self, at: usize, verb: usize) -> bool {
        self.hangs_on(at, verb, &[Deprel::Nsubj])
    }

    /// The subject that the tree gives a verb, with the words before its noun.
    pub fn subject_of(&self, verb: usize, by: &[Deprel]) -> Option<Run> {
        /// Words looked at.
        const REACH: usize = 120;
        let start = self.sentence(verb).start;
        let floor = start.max(verb.saturating_sub(REACH));
        let noun = (floor..verb).rev().find(|at| self.hangs_on(*at, verb, by))?;
        Some(Run::new(self.phrase_start(noun + 1, start)?, noun + 1))
    }

    /// Whether a word belongs to one that stands at `from` or behind: an article, a subject, an auxiliary.
    pub fn waits(&self, at: usize, from: usize) -> bool {
        use Deprel::{Amod, Aux, AuxPass, Case, Compound, Det, Nsubj, NsubjPass};
        let close = [Det, Nsubj, NsubjPass, Aux, AuxPass, Amod, Compound, Case];
        self.hangs(at, &close) && self.head(at).is_some_and(|head| head >= from)
    }

    /// Whether the tree hangs a token on a word of the run; so it is where there is no tree.
    pub fn under(&self, at: usize, run: Run) -> bool {
        /// No word hangs deeper.
        const DEEP: usize = 24;
        let mut way = std::iter::successors(Some(at), |here| self.head(*here));
        self.relation(at).is_none()
            || way.by_ref().take(DEEP).any(|here| run.contains(here))
            || way.next().is_some()
    }
}
