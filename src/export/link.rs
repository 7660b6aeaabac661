//! Links that open a page at a passage: URL text fragments (WICG Scroll to Text Fragment).

use super::words::one_line;
use std::fmt::Write;

/// Words at each end that name a long passage.
const ENDS: usize = 5;
/// The longest passage (in words) that is named whole.
const WHOLE: usize = 12;

/// The address that opens the article at a passage; nothing when the address is no web address.
///
/// ```
/// use sourcelight::export::text_fragment;
/// assert_eq!(
///     text_fragment("https://paper.example/a#top", "the dam, he said").as_deref(),
///     Some("https://paper.example/a#top:~:text=the%20dam%2C%20he%20said")
/// );
/// assert_eq!(text_fragment("javascript:alert(1)", "x"), None);
/// ```
#[must_use]
pub fn text_fragment(address: &str, passage: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    if !(lower.starts_with("https://") || lower.starts_with("http://"))
        || address.contains(char::is_whitespace)
    {
        return None;
    }
    let base = address.split(":~:").next().unwrap_or(address);
    let mut out = base.to_owned();
    if !base.contains('#') {
        out.push('#');
    }
    out.push_str(":~:text=");
    let line = one_line(passage);
    let words: Vec<&str> = line.split(' ').collect();
    if words.len() <= WHOLE {
        encode(&line, &mut out);
    } else {
        let (start, rest) = words.split_at_checked(ENDS)?;
        let (_, end) = rest.split_at_checked(rest.len() - ENDS)?;
        encode(&start.join(" "), &mut out);
        out.push(',');
        encode(&end.join(" "), &mut out);
    }
    Some(out)
}

/// Percent-encoding of all but letters, digits and three marks; "-", "," and "&" mean something here.
fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            _ = write!(out, "%{byte:02X}");
        }
    }
}
