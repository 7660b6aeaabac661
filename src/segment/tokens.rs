//! The columns that hold the tokens.

use super::chars::is_invisible;
use super::symbols::{Symbol, Symbols};
use crate::text::{Column, Id, Span, TokenId, TokenRange};

/// What a token is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// Whether the token is written together with the one before as one word, which it is only in
    /// syntax: the "n't" of "don't", the "'s" of "dam's", the "not" of "cannot". (Universal
    /// Dependencies calls the whole a multiword token. A hyphen's or bracket's neighbours are not.)
    pub joined: Column<TokenId, bool>,
    symbols: Column<TokenId, Symbol>,
    forms: Symbols,
    scratch: String,
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
        self.forms.get(self.symbols[token])
    }

    /// The number of the token's [`norm`](Self::norm): equal norms of one document have equal numbers.
    #[must_use]
    pub fn symbol(&self, token: TokenId) -> Symbol {
        self.symbols[token]
    }

    /// The norm of a symbol.
    #[must_use]
    pub fn form(&self, symbol: Symbol) -> &str {
        self.forms.get(symbol)
    }

    /// The symbol of a norm, when some token of the document has it.
    #[must_use]
    pub fn find(&self, norm: &str) -> Option<Symbol> {
        self.forms.find(norm)
    }

    /// How many symbols there are: every one is below this number.
    #[must_use]
    pub fn symbol_count(&self) -> usize {
        self.forms.len()
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
        TokenRange::new(Id::from_index(start), Id::from_index(end))
    }

    /// Whether white space (or the text's end) follows the token.
    #[must_use]
    pub fn space_after(&self, text: &str, token: TokenId) -> bool {
        let rest = text.get(self.spans[token].end as usize..).unwrap_or("");
        rest.chars().find(|c| !is_invisible(*c)).is_none_or(char::is_whitespace)
    }

    pub(super) fn push(&mut self, text: &str, span: Span, kind: TokenKind, joined: bool) {
        let form = span.of(text);
        self.scratch.clear();
        if form.is_ascii() {
            self.scratch.push_str(form);
            self.scratch.make_ascii_lowercase();
        } else {
            for c in form.chars().filter(|c| !is_invisible(*c)) {
                match c {
                    '’' | 'ʼ' | '´' | '＇' => self.scratch.push('\''),
                    _ => self.scratch.extend(c.to_lowercase()),
                }
            }
        }
        let symbol = self.forms.intern(&self.scratch);
        self.spans.push(span);
        self.kinds.push(kind);
        self.joined.push(joined);
        self.symbols.push(symbol);
    }
}
