//! The column of base forms: one arena of text, one span a token.

use crate::text::{Column, Id, Span, TokenId};
use std::ops::Index;

/// Base forms, one a token; a row that is not there reads as "".
///
/// ```
/// use sourcelight::{syntax::Lemmas, text::TokenId};
/// let lemmas: Lemmas = ["the", "dam"].into_iter().collect();
/// assert_eq!(&lemmas[TokenId(1)], "dam");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lemmas {
    arena: String,
    spans: Column<TokenId, Span>,
}

impl Lemmas {
    /// Adds the base form of the next token, written as `stem` and then `ending`.
    pub fn push(&mut self, stem: &str, ending: &str) -> TokenId {
        let start = self.arena.len();
        self.arena.push_str(stem);
        self.arena.push_str(ending);
        self.spans.push(Span::at(start, self.arena.len()))
    }

    /// Makes room for so many rows more.
    pub fn reserve(&mut self, rows: usize) {
        self.spans.reserve(rows);
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The rows in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.spans.iter().map(|span| span.of(&self.arena))
    }
}

impl Index<TokenId> for Lemmas {
    type Output = str;
    fn index(&self, token: TokenId) -> &str {
        self.spans[token].of(&self.arena)
    }
}

impl<'a> FromIterator<&'a str> for Lemmas {
    fn from_iter<S: IntoIterator<Item = &'a str>>(rows: S) -> Self {
        let mut lemmas = Self::default();
        for row in rows {
            lemmas.push(row, "");
        }
        debug_assert_eq!(lemmas.len(), lemmas.spans.ids().end.index());
        lemmas
    }
}
