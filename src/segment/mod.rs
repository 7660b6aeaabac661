//! From a text to paragraphs, sentences and tokens.
//!
//! In: the text. Out: three layers of byte spans over it. Knows nothing of what the words mean.

mod address;
mod chars;
mod dateline;
mod kinds;
mod lines;
mod paragraphs;
mod period;
mod sentences;
mod symbols;
mod tokenize;
mod tokens;
mod vocabulary;
mod word;
mod words;

use kinds::Traits;

use crate::text::{self, Column, ParagraphId, SentenceId, SentenceRange, Span, TokenId, TokenRange};

pub use symbols::Symbol;
pub use tokens::{TokenKind, Tokens};
pub use words::words;

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
        crate::text::Id::from_index(after.saturating_sub(1))
    }

    /// What the paragraph of a sentence is.
    #[must_use]
    pub fn kind_of(&self, sentence: SentenceId) -> ParagraphKind {
        self.paragraphs[self.sentences[sentence].paragraph].kind
    }
}

/// Cuts a text into paragraphs, sentences and tokens.
///
/// ```
/// let text = "Rain fell. The dam held, Ana Orsel said.";
/// let segments = sourcelight::segment::segment(text);
/// assert_eq!(segments.sentences.len(), 2);
/// ```
#[must_use]
pub fn segment(text: &str) -> Segments {
    segment_again(text, &mut Memory::default())
}

/// The last text's paragraphs and what their own words told of them.
pub type Memory = text::Memory<Traits>;

/// The same for a text that is typed: what the paragraphs of the text before were is not asked again.
#[must_use]
pub fn segment_again(text: &str, memory: &mut Memory) -> Segments {
    let mut segments = Segments::default();
    memory.turn();
    for mut paragraph in paragraphs::paragraphs(text, memory) {
        let id = segments.paragraphs.ids().end;
        let first_sentence = segments.sentences.ids().end;
        let first_token = segments.tokens.ids().end;
        tokenize::tokenize(text, paragraph.span, &mut segments.tokens);
        let run = TokenRange::new(first_token, segments.tokens.ids().end);
        // a dateline is a sentence of its own, as in the treebanks
        let opening = paragraph.dateline.map_or(run.start, |dateline| segments.tokens.within(dateline).end);
        let dateline = (opening > run.start).then(|| TokenRange::new(run.start, opening));
        let story = sentences::split(text, &segments.tokens, TokenRange::new(opening, run.end));
        for tokens in dateline.into_iter().chain(story) {
            if tokens.len() > LONGEST {
                segments.broken.push(segments.tokens.cover(tokens));
            }
            for tokens in sentences::parts(&segments.tokens, tokens) {
                let span = segments.tokens.cover(tokens);
                segments.sentences.push(Sentence { span, paragraph: id, tokens });
            }
        }
        paragraph.sentences = SentenceRange::new(first_sentence, segments.sentences.ids().end);
        segments.paragraphs.push(paragraph);
    }
    segments
}
