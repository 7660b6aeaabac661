//! What a reader can look up: addresses, DOIs, case numbers.
//!
//! In: the text. Out: their places. Nothing is followed; only the shape of the words is looked at.

use crate::text::Span;

/// Something a reader can look up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Its words.
    pub span: Span,
    /// `address`, `doi`, `case_number`, or `link` for words that linked somewhere.
    pub kind: &'static str,
    /// Where it leads, without "www."; none for a case number or an unknown target.
    pub host: Option<String>,
    /// What kind of site that is, beside the article's own: `own`, `government`, `court`, `scholarly`, `social`,
    /// `archive`, `reference`, `other`.
    pub site: Option<&'static str>,
    /// Rows of the claims that carry it.
    pub claims: Vec<u32>,
}

/// Finds them, in reading order.
///
/// ```
/// let text = "See https://a.example/x, doi:10.1000/182 and No. 22-451.";
/// let found = sourcelight::gap::references(text);
/// let kinds: Vec<&str> = found.iter().map(|row| row.kind).collect();
/// assert_eq!(kinds, ["address", "doi", "case_number"]);
/// assert_eq!(found[2].span.of(text), "22-451");
/// ```
#[must_use]
pub fn references(text: &str) -> Vec<Reference> {
    let mut out = Vec::new();
    let mut before = "";
    let mut at = 0;
    for piece in text.split(char::is_whitespace) {
        let start = at + (piece.len() - piece.trim_start_matches(OPENERS).len());
        let word = piece.trim_start_matches(OPENERS).trim_end_matches(CLOSERS);
        at += piece.len()
            + text.get(at + piece.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if let Some(kind) = kind(word, before) {
            out.push(Reference { span: Span::at(start, start + word.len()), kind, ..Reference::default() });
        }
        if !piece.is_empty() {
            before = piece;
        }
    }
    out
}

const OPENERS: [char; 7] = ['(', '[', '"', '“', '‘', '\'', '<'];
const CLOSERS: [char; 13] = [')', ']', '"', '”', '’', '\'', '>', ',', '.', ';', ':', '!', '?'];

fn kind(word: &str, before: &str) -> Option<&'static str> {
    // nearly every word ends here
    if !word.bytes().any(|byte| matches!(byte, b'/' | b'-' | b':')) && !word.starts_with("www.") {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let number = lower.strip_prefix("doi:").unwrap_or(&lower);
    if lower.contains("doi.org/10.") || number.starts_with("10.") && number.contains('/') {
        return Some("doi");
    }
    if lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.") {
        return Some("address");
    }
    let digits = lower.bytes().filter(u8::is_ascii_digit).count();
    let court =
        ["-cv-", "-cr-", "-mj-", "-bk-", "-mc-"].iter().any(|part| lower.contains(part)) && digits >= 4;
    let docket = matches!(before.trim_start_matches(OPENERS), "No." | "Nos." | "Case" | "no.")
        && lower.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        && lower.split('-').count() == 2
        && lower.split('-').all(|part| !part.is_empty());
    (court || docket).then_some("case_number")
}
