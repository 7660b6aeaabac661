//! The text as runs of digits, runs of letters and single marks.
//!
//! In: the text and its tokens. Out: lexemes, finer than tokens: "$5m" is `$`, `5`, `m` however the
//! tokens were cut, so that the grammar above needs to know one cutting only. Must not know what any
//! lexeme means beyond the roles that [`super::terms`] lists for it.

use super::terms::{self, Num, Term, Tim};
use super::vocabulary;
use crate::segment::{Paragraph, ParagraphKind, Segments, TokenKind};
use crate::text::Span;

/// What a lexeme is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// ASCII digits.
    Digits,
    /// Letters.
    Word,
    /// One other character.
    Mark,
    /// A web address or handle: never read.
    Opaque,
    /// The end of a sentence that ends a paragraph: nothing reads across it.
    Break,
}

/// A run of one sort of characters inside a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub shape: Shape,
    /// Whether white space (or a paragraph's edge) stands before it.
    pub gap: bool,
    /// Whether a sentence begins with it.
    pub opens: bool,
    /// What its word can mean.
    pub term: Term,
}

/// How many bytes the number of a list's item takes: of "2. ", "14) ".
fn number(item: &str) -> u32 {
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let closed = item.as_bytes().get(digits).is_some_and(|byte| matches!(byte, b'.' | b')'));
    let apart = item.as_bytes().get(digits + 1) == Some(&b' ');
    if (1..=3).contains(&digits) && closed && apart { u32::try_from(digits).unwrap_or(0) } else { 0 }
}

/// Lexemes of a text or a part of it, with total look-ups: a row that is not there is a break.
#[derive(Debug)]
pub(super) struct Lexemes<'t> {
    /// The text.
    pub text: &'t str,
    rows: Vec<Lexeme>,
}

const EDGE: Lexeme =
    Lexeme { span: Span::new(0, 0), shape: Shape::Break, gap: true, opens: false, term: terms::NOTHING };

impl<'t> Lexemes<'t> {
    /// None yet.
    pub fn none(text: &'t str, capacity: usize) -> Self {
        Self { text, rows: Vec::with_capacity(capacity) }
    }

    /// Cuts one paragraph, counted from its first byte.
    pub fn of(text: &'t str, segments: &Segments, paragraph: &Paragraph) -> Self {
        // room for each token: growing by doubling would take thrice as much for a moment
        let tokens =
            segments.sentences.slice(paragraph.sentences).iter().map(|row| row.tokens.len()).sum::<usize>();
        let mut out = Self { text: paragraph.span.of(text), rows: Vec::with_capacity(tokens + 1) };
        // "2. A new dam": the number of an item counts nothing
        let item = paragraph.kind == ParagraphKind::Item;
        let numbered = if item { number(out.text) } else { 0 };
        for sentence in segments.sentences.slice(paragraph.sentences) {
            let mut opens = true;
            for token in sentence.tokens.iter() {
                let span = segments.tokens.spans[token].from_place(paragraph.span.start);
                let gap = out.rows.last().is_none_or(|row| row.span.end != span.start);
                if segments.tokens.kinds[token] == TokenKind::Address || span.start < numbered {
                    let term = terms::NOTHING;
                    out.rows.push(Lexeme { span, shape: Shape::Opaque, gap, opens, term });
                } else {
                    out.cut(span, gap, opens);
                }
                opens = false;
            }
        }
        out.rows.push(EDGE);
        out
    }

    /// The same without its text, to be joined to others.
    pub fn kept(self) -> Lexemes<'static> {
        Lexemes { text: "", rows: self.rows }
    }

    /// Puts a paragraph's lexemes behind these, its first byte at `at`.
    pub fn append(&mut self, part: &Lexemes<'_>, at: u32) {
        self.rows.extend(part.rows.iter().map(|row| Lexeme { span: row.span.moved(at), ..*row }));
    }

    fn cut(&mut self, span: Span, mut gap: bool, mut opens: bool) {
        let body = span.of(self.text);
        let mut rest = body.char_indices().peekable();
        while let Some((from, c)) = rest.next() {
            if c.is_whitespace() {
                gap = true;
                continue;
            }
            let same: fn(char) -> bool = if c.is_ascii_digit() {
                |c| c.is_ascii_digit()
            } else if c.is_alphabetic() {
                |c| c.is_alphabetic() || matches!(c, '\u{ad}' | '\u{200b}')
            } else {
                |_| false
            };
            let mut to = from + c.len_utf8();
            while let Some((at, next)) = rest.next_if(|(_, next)| same(*next)) {
                to = at + next.len_utf8();
            }
            let at = Span::at(span.start as usize + from, span.start as usize + to);
            let (shape, term) = if c.is_ascii_digit() {
                (Shape::Digits, terms::NOTHING)
            } else if c.is_alphabetic() {
                (Shape::Word, vocabulary::of(at.of(self.text)))
            } else {
                (Shape::Mark, terms::NOTHING)
            };
            self.rows.push(Lexeme { span: at, shape, gap, opens, term });
            (gap, opens) = (false, false);
        }
    }

    /// The first row that begins at a byte or after it.
    pub fn first_at(&self, byte: u32) -> usize {
        self.rows
            .iter()
            .position(|row| row.shape != Shape::Break && row.span.start >= byte)
            .unwrap_or(self.rows.len())
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// A row; an edge where there is none.
    pub fn at(&self, i: usize) -> Lexeme {
        self.rows.get(i).copied().unwrap_or(EDGE)
    }

    /// The row before; an edge before the first.
    pub fn before(&self, i: usize) -> Lexeme {
        i.checked_sub(1).map_or(EDGE, |i| self.at(i))
    }

    /// Its characters.
    pub fn form(&self, i: usize) -> &'t str {
        let row = self.at(i);
        if row.shape == Shape::Break { "" } else { row.span.of(self.text) }
    }

    /// Whether it is this word, whatever its case.
    pub fn is(&self, i: usize, word: &str) -> bool {
        let row = self.at(i);
        row.shape == Shape::Word
            && row.span.len() as usize == word.len()
            && row.span.of(self.text).eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words, whatever its case.
    pub fn any(&self, i: usize, words: &[&str]) -> bool {
        let row = self.at(i);
        if row.shape != Shape::Word {
            return false;
        }
        let form = row.span.of(self.text);
        words.iter().any(|word| word.len() == form.len() && form.eq_ignore_ascii_case(word))
    }

    /// Whether these words stand here, one after another.
    pub fn words(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, word)| self.is(i + n, word))
    }

    /// The mark, or a letter's stand-in NUL.
    pub fn mark(&self, i: usize) -> char {
        if self.at(i).shape == Shape::Mark { self.form(i).chars().next().unwrap_or('\0') } else { '\0' }
    }

    /// Whether a mark stands here without white space before it.
    pub fn tight_mark(&self, i: usize, mark: char) -> bool {
        !self.at(i).gap && self.mark(i) == mark
    }

    /// Whether the row follows the one before it without white space.
    pub fn tight(&self, i: usize) -> bool {
        let row = self.at(i);
        !row.gap && row.shape != Shape::Break
    }

    /// Whether it is a hyphen or dash.
    pub fn dash(&self, i: usize) -> bool {
        matches!(self.mark(i), '-' | '‐' | '‑' | '–' | '—' | '−' | '~')
    }

    /// The plain number of a run of at most 15 digits, and how many digits.
    pub fn digits(&self, i: usize) -> Option<(u64, usize)> {
        if self.at(i).shape != Shape::Digits {
            return None;
        }
        let form = self.form(i);
        if form.len() > 15 {
            return None;
        }
        form.parse().ok().map(|value| (value, form.len()))
    }

    /// The number role of a word.
    pub fn num(&self, i: usize) -> Num {
        self.at(i).term.num
    }

    /// The time role of a word.
    pub fn tim(&self, i: usize) -> Tim {
        self.at(i).term.tim
    }

    /// Whether the word begins with a capital.
    pub fn capital(&self, i: usize) -> bool {
        self.at(i).shape == Shape::Word && self.form(i).starts_with(char::is_uppercase)
    }

    /// The span of rows `from..to`.
    pub fn cover(&self, from: usize, to: usize) -> Span {
        if from >= to {
            return Span::default();
        }
        self.at(from).span.cover(self.at(to - 1).span)
    }
}
