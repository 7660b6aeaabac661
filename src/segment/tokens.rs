//! Tokens in the manner of Universal Dependencies' English treebanks.

use crate::text::{Column, Span, TokenId, TokenRange};

/// What a token is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters (and what stands inside words).
    #[default]
    Word,
    /// Begins with a digit: "1,200", "5th", "3.5".
    Number,
    /// Punctuation.
    Punct,
    /// A currency sign, per cent sign, emoji and the like.
    Symbol,
    /// A web address, e-mail address, handle or hashtag.
    Address,
}

/// Columns of equal length, one row a token.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// Where each token stands.
    pub spans: Column<TokenId, Span>,
    /// What each is made of.
    pub kinds: Column<TokenId, TokenKind>,
    norms: Column<TokenId, String>,
}

impl Tokens {
    /// All token ids.
    #[must_use]
    pub fn ids(&self) -> TokenRange {
        self.spans.ids()
    }

    /// How many tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The token's lower-cased form, apostrophes straight, soft hyphens and zero-width characters out.
    #[must_use]
    pub fn norm(&self, token: TokenId) -> &str {
        &self.norms[token]
    }

    /// The span from the first token of a run to its last; empty for an empty run.
    #[must_use]
    pub fn cover(&self, run: TokenRange) -> Span {
        match run.last() {
            Some(last) => self.spans[run.start].cover(self.spans[last]),
            None => Span::default(),
        }
    }

    /// The run of tokens that touch a byte span.
    #[must_use]
    pub fn within(&self, span: Span) -> TokenRange {
        let rows = self.spans.as_slice();
        let start = rows.partition_point(|row| row.end <= span.start);
        let end = rows.partition_point(|row| row.start < span.end);
        let id = crate::text::Id::from_index;
        TokenRange::new(id(start), id(end))
    }

    /// Whether white space (or the text's end) follows the token.
    #[must_use]
    pub fn space_after(&self, text: &str, token: TokenId) -> bool {
        let rest = text.get(self.spans[token].end as usize..).unwrap_or("");
        rest.chars().next().is_none_or(char::is_whitespace)
    }

    pub(super) fn push(&mut self, text: &str, span: Span, kind: TokenKind) {
        self.spans.push(span);
        self.kinds.push(kind);
        self.norms.push(span.of(text).to_lowercase().replace('’', "'"));
    }
}

/// Adds the tokens of `span` to `tokens`.
pub(super) fn tokenize(text: &str, span: Span, tokens: &mut Tokens) {
    let base = span.start as usize;
    let body = span.of(text);
    let mut start = None;
    for (at, c) in body.char_indices() {
        let inside = c.is_alphanumeric()
            || (start.is_some()
                && matches!(c, '.' | ',' | '\'' | '’')
                && body.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)));
        if inside {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            word(text, Span::at(base + from, base + at), tokens);
        }
        if !c.is_whitespace() {
            let kind = if "$€£¥%".contains(c) { TokenKind::Symbol } else { TokenKind::Punct };
            tokens.push(text, Span::at(base + at, base + at + c.len_utf8()), kind);
        }
    }
    if let Some(from) = start {
        word(text, Span::at(base + from, span.end as usize), tokens);
    }
}

fn word(text: &str, span: Span, tokens: &mut Tokens) {
    let form = span.of(text);
    let kind =
        if form.starts_with(|c: char| c.is_ascii_digit()) { TokenKind::Number } else { TokenKind::Word };
    for clitic in ["'s", "’s", "n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll"] {
        if form.len() > clitic.len() && form.ends_with(clitic) {
            let cut = span.end - u32::try_from(clitic.len()).unwrap_or(0);
            tokens.push(text, Span::new(span.start, cut), kind);
            tokens.push(text, Span::new(cut, span.end), TokenKind::Word);
            return;
        }
    }
    tokens.push(text, span, kind);
}
