//! Words as a reader counts them: "don't", "state-of-the-art" and "$5.2" are one word each, though
//! the treebanks' tokens part them.

use super::tokens::Tokens;
use crate::text::{Span, TokenRange};

/// The words of a run of tokens, in order. A word is a stretch without white space that holds a letter
/// or a digit; dashes, brackets and quotation marks part it, hyphens, apostrophes, dots and slashes
/// within it do not.
///
/// ```
/// use sourcelight::segment::{segment, words};
/// let text = "A well-kept dam—$5.2m, they say—doesn't leak.";
/// let tokens = segment(text).tokens;
/// let found: Vec<&str> = words(text, &tokens, tokens.ids()).iter().map(|word| word.of(text)).collect();
/// assert_eq!(found, ["A", "well-kept", "dam", "$5.2m", "they", "say", "doesn't", "leak"]);
/// ```
#[must_use]
pub fn words(text: &str, tokens: &Tokens, run: TokenRange) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(run.len());
    // the word so far, where its last mark that may end a word stands, whether it has a letter or digit
    let mut open: Option<(Span, u32, bool)> = None;
    let mut close = |word: Option<(Span, u32, bool)>| {
        out.extend(word.filter(|word| word.2).map(|(word, end, _)| Span::new(word.start, end)));
    };
    for span in tokens.spans.slice(run) {
        let form = span.of(text);
        let wordy = form.chars().any(char::is_alphanumeric);
        let keeps = wordy || form.chars().all(|c| "$€£¥%°+#@".contains(c));
        let joins = keeps || form.chars().all(|c| "-‐‑'’/&.,:_".contains(c));
        let glued = open.filter(|(word, ..)| joins && word.end == span.start);
        if glued.is_none() {
            close(open.take());
        }
        open = match glued {
            Some((word, end, has)) => {
                Some((word.cover(*span), if keeps { span.end } else { end }, has || wordy))
            }
            None => keeps.then_some((*span, span.end, wordy)),
        };
    }
    close(open);
    out
}
