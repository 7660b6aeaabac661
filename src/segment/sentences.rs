//! Where a sentence ends.

use super::Tokens;
use crate::text::{Id, Span, TokenId, TokenRange};

/// The sentences of one paragraph, as runs of its tokens.
pub(super) fn split(text: &str, tokens: &Tokens, run: TokenRange) -> Vec<TokenRange> {
    let mut out = Vec::new();
    let mut start = run.start;
    let mut ended = false;
    for id in run.iter() {
        let form = tokens.spans[id].of(text);
        let opens =
            form.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘'(".contains(c));
        if ended && opens && gap(tokens, id) {
            out.push(TokenRange::new(start, id));
            start = id;
        }
        ended = match form {
            "." | "!" | "?" => true,
            "”" | "\"" | ")" | "’" => ended,
            _ => false,
        };
    }
    if start < run.end {
        out.push(TokenRange::new(start, run.end));
    }
    out
}

/// Whether white space stands before the token.
fn gap(tokens: &Tokens, id: TokenId) -> bool {
    let before = id.index().checked_sub(1).map_or(Span::default(), |n| tokens.spans[TokenId::from_index(n)]);
    before.end < tokens.spans[id].start
}
