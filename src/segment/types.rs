//! The layers that cutting a text gives, and what their rows are.

use super::tokens::Tokens;
use crate::text::{Column, Id, ParagraphId, SentenceId, SentenceRange, Span, TokenId, TokenRange};

/// The most tokens of a sentence. What goes on without an end for longer is no prose (a table, a list of names, marks
/// alone) and is broken there, so that no pass below needs more memory or time for one sentence than for many.
/// Of 28,098 sentences of news (PolNeAR) the longest has 102, of the treebanks' 159 (EWT).
pub const LONGEST: usize = 512;

/// What a paragraph is in the article's build.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The headline (at most one, the first paragraph).
    Title,
    /// "By Ann Lee", "Ann Lee, Staff Writer".
    Byline,
    /// A line that holds little but the date, or "Published …", "Updated …".
    Date,
    /// A heading inside the article, or a subtitle below the headline.
    Heading,
    /// Running text.
    #[default]
    Body,
    /// One item of a list.
    Item,
    /// A picture's caption or credit.
    Caption,
    /// What is on the page but not of the article ("Advertisement", "Follow us on …", "Share").
    Furniture,
}

impl ParagraphKind {
    /// Whether the paragraph's words are the article's own running text.
    #[must_use]
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Body | Self::Item)
    }
}

/// A paragraph: a stretch between line breaks, trimmed of white space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// A dateline that opens it ("KYIV (Reuters) —"), dash included.
    pub dateline: Option<Span>,
    /// Its sentences.
    pub sentences: SentenceRange,
}

/// A sentence, trimmed of white space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its text.
    pub span: Span,
    /// Where it stands.
    pub paragraph: ParagraphId,
    /// Its tokens.
    pub tokens: TokenRange,
}

/// The three layers. Sentences partition the tokens; each sentence lies in one paragraph.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    /// In reading order.
    pub paragraphs: Column<ParagraphId, Paragraph>,
    /// In reading order.
    pub sentences: Column<SentenceId, Sentence>,
    /// In reading order.
    pub tokens: Tokens,
    /// What would have been one sentence, had it not more than [`LONGEST`] tokens, in reading order.
    pub broken: Vec<Span>,
}

impl Segments {
    /// The sentence that holds a token.
    #[must_use]
    pub fn sentence_of(&self, token: TokenId) -> SentenceId {
        let rows = self.sentences.as_slice();
        let after = rows.partition_point(|sentence| sentence.tokens.start <= token);
        Id::from_index(after.saturating_sub(1))
    }

    /// What the paragraph of a sentence is.
    #[must_use]
    pub fn kind_of(&self, sentence: SentenceId) -> ParagraphKind {
        self.paragraphs[self.sentences[sentence].paragraph].kind
    }
}
