//! The ground floor: places in a text. Imports nothing, knows no language.

mod memory;
mod offsets;
mod quick;
mod span;
mod table;

pub use memory::{Memory, tell_form};
pub use offsets::{OffsetTable, Unit};
pub use quick::{Quick, QuickMap, QuickSet};
pub use span::Span;
pub use table::{Column, Id, IdRange};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl Id for $name {
            fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A paragraph's place in reading order.
    ParagraphId,
    /// A sentence's place in reading order.
    SentenceId,
    /// A token's place in reading order.
    TokenId,
    /// An entity's place in [`crate::entity::Entities`].
    EntityId,
    /// A mention's place in reading order.
    MentionId,
    /// An attribution's place in reading order.
    AttributionId,
}

/// A run of tokens, half-open.
pub type TokenRange = IdRange<TokenId>;
/// A run of sentences, half-open.
pub type SentenceRange = IdRange<SentenceId>;
