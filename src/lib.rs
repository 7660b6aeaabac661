//! Sourcelight reads one English news article and says **who says so**: for every stretch of text, on
//! whose word it stands, how certain it is put, which names, figures and dates it holds, and what a
//! careful reader would miss. It shows evidence and never a verdict.
//!
//! ```
//! use sourcelight::{Models, Options, analyze};
//!
//! let report = analyze("The dam is safe, the ministry said on Monday.", &Models::default(), &Options::default());
//! assert_eq!(report.sentences.len(), 1);
//! ```
//!
//! The modules below stand in the order in which the text flows through them; each imports only from
//! those above it (`tests/tidy.rs` holds that).

/// A table of `data/`, row by row as it stands there but without its comments (`build.rs`).
macro_rules! data {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

// keep this order: it is the flow of the text
pub mod text;
pub mod language;
pub mod model;
pub mod segment;
pub mod syntax;
pub mod entity;
pub mod attribution;
pub mod quantity;
pub mod claim;
pub mod wording;
pub mod stats;
pub mod study;
pub mod gap;
pub mod document;
pub mod report;
pub mod compare;
pub mod pipeline;
pub mod export;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use document::Document;
pub use model::Models;
pub use pipeline::{InputError, MAX_BYTES, Memory, Options, analyze, look_up, read, read_again};
pub use report::Report;
