//! The floor: finding a text's words by Unicode's own rules (UAX #29) and nothing else.
//!
//! What this costs, copying into WebAssembly included, no analysis of words can undercut by much.

use unicode_segmentation::UnicodeSegmentation;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// Bytes of all words of a text: a number that needs every boundary.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
#[must_use]
pub fn floor(text: &str) -> usize {
    text.unicode_words().map(str::len).sum()
}
