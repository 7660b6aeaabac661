//! Links that open a page at a passage: URL text fragments (WICG Scroll to Text Fragment).

use std::fmt::Write;

/// Words at each end that name a long passage.
const ENDS: usize = 5;
/// The longest passage (in words) that is named whole.
const WHOLE: usize = 12;

/// The address that opens the article at a passage; nothing when the address is no web address. A passage over
/// several paragraphs is named by its two ends, for no browser finds one stretch across them.
///
/// ```
/// use sourcelight::export::text_fragment;
/// assert_eq!(
///     text_fragment("https://paper.example/a#top", "the dam, he said").as_deref(),
///     Some("https://paper.example/a#top:~:text=the%20dam%2C%20he%20said")
/// );
/// assert_eq!(
///     text_fragment("https://paper.example/a", "It held.\n\nIt leaked.").as_deref(),
///     Some("https://paper.example/a#:~:text=It%20held.,It%20leaked.")
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
    let lines = passage.split(['\n', '\r']).map(|line| line.split_whitespace().collect::<Vec<&str>>());
    let lines: Vec<Vec<&str>> = lines.filter(|words| !words.is_empty()).collect();
    let [first, last] = [lines.first(), lines.last()].map(|words| words.map_or(&[][..], Vec::as_slice));
    if lines.len() < 2 && first.len() <= WHOLE {
        encode(&first.join(" "), &mut out);
    } else {
        encode(&first.get(..ENDS).unwrap_or(first).join(" "), &mut out);
        out.push(',');
        encode(&last.get(last.len().saturating_sub(ENDS)..).unwrap_or(last).join(" "), &mut out);
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
