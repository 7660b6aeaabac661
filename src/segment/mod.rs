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
mod scan;
mod sentences;
mod symbols;
mod tokenize;
mod tokens;
mod types;
mod vocabulary;
mod word;
mod words;

use crate::text::{SentenceRange, TokenRange};

pub use paragraphs::Memory;
pub use symbols::Symbol;
pub use tokens::{TokenKind, Tokens};
pub use types::{LONGEST, Paragraph, ParagraphKind, Segments, Sentence};
pub use words::words;

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
