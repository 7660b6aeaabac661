//! What hangs on each word: the tree turned round, once for all that reads it downwards.
//!
//! In: heads. Out: for each token its dependants in reading order.

use crate::syntax::Syntax;
use crate::text::{Id, TokenId};

/// No token.
const NONE: u32 = u32::MAX;

/// Dependants as linked lists in two columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Children {
    first: Vec<u32>,
    next: Vec<u32>,
}

impl Children {
    /// Turns the trees round; empty where no model gave them.
    pub fn new(syntax: &Syntax) -> Self {
        let len = syntax.head.len();
        let mut out = Self { first: vec![NONE; len], next: vec![NONE; len] };
        // from the end, so that each list comes to stand in reading order
        for at in (0..len).rev() {
            let id = TokenId::from_index(at);
            let Some(head) = syntax.head[id].filter(|head| *head != id) else { continue };
            if let (Some(first), Some(next)) = (out.first.get_mut(head.index()), out.next.get_mut(at)) {
                *next = std::mem::replace(first, id.0);
            }
        }
        out
    }

    /// The words that hang on a word, in reading order.
    pub fn of(&self, head: TokenId) -> impl Iterator<Item = TokenId> {
        let first = self.first.get(head.index()).copied().unwrap_or(NONE);
        let step = |at: &u32| self.next.get(*at as usize).copied().filter(|at| *at != NONE);
        std::iter::successors(Some(first).filter(|at| *at != NONE), step).map(TokenId)
    }
}
