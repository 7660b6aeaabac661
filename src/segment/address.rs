//! Web and e-mail addresses, handles, hashtags, host names.

use super::chars::{ADDRESS, before, is_word};
use super::scan::Scan;
use super::vocabulary;

/// How far a scheme, mailbox or host name is looked for.
const REACH: usize = 256;

/// The end of an address that begins at `at`, in a chunk that ends at `to` and holds bytes of classes `seen`.
pub(super) fn find(scan: &Scan, at: usize, to: usize, seen: u8) -> Option<usize> {
    if before(scan.text, at).is_some_and(|c| is_word(c) && at > scan.start) {
        return None;
    }
    let lead = scan.slice(at, to.min(ceil(scan, at + REACH)));
    if seen & ADDRESS != 0 {
        let scheme = lead.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let after = lead.get(scheme..)?;
        if after.starts_with("://") || after.starts_with(':') && lead.starts_with("mailto") {
            return Some(trim(scan, at, to));
        }
        if let Some(stop) = mailbox(lead) {
            return Some(at + stop);
        }
    }
    if lead.starts_with("www.") {
        return Some(trim(scan, at, to));
    }
    host(scan, at, to, lead)
}

/// The next character boundary.
fn ceil(scan: &Scan, mut offset: usize) -> usize {
    while !scan.text.is_char_boundary(offset) && offset < scan.end {
        offset += 1;
    }
    offset.min(scan.end)
}

/// "ana.orsel@example.org"
fn mailbox(lead: &str) -> Option<usize> {
    let local = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    let sign = lead.bytes().take_while(|byte| local(*byte)).count();
    if lead.as_bytes().get(sign) != Some(&b'@') {
        return None;
    }
    let host = lead.get(sign + 1..)?;
    let size = host
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
        .count();
    let host = host.get(..size)?.trim_end_matches(['.', '-', '_']);
    (!host.is_empty()).then_some(sign + 1 + host.len())
}

/// "example.org", "example.org/page"
fn host(scan: &Scan, at: usize, to: usize, lead: &str) -> Option<usize> {
    let size =
        lead.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')).count();
    let name = lead.get(..size)?.trim_end_matches(['.', '-']);
    let (first, last) = name.rsplit_once('.')?;
    let named = first.bytes().any(|byte| byte.is_ascii_alphabetic()) && !first.starts_with(['.', '-']);
    // "day.so", "end.In": a host name is longer than two letters and written small after its point
    let plain = last.bytes().all(|byte| byte.is_ascii_lowercase());
    let longish = first.len() > 2 && (last.len() > 2 || first.contains('.') || !ordinary(last));
    if name.contains("..") || !named || !plain || !longish || !vocabulary::is_domain(last) {
        return None;
    }
    match scan.byte(at + name.len()) {
        b'/' | b'?' | b'#' => Some(trim(scan, at, to)),
        byte if byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'@' => None,
        _ => Some(at + name.len()),
    }
}

/// Whether a country's part is an everyday word that may follow a forgotten space.
fn ordinary(part: &str) -> bool {
    matches!(
        part,
        "in" | "it" | "at" | "no" | "us" | "me" | "so" | "be" | "de" | "is" | "tv" | "news" | "blog"
    )
}

/// The end of an address: up to white space, a quotation mark or an angle bracket, less closing marks.
fn trim(scan: &Scan, at: usize, to: usize) -> usize {
    let whole = scan.slice(at, to);
    let stop =
        whole.find(['<', '>', '"', '“', '”', '|', '{', '}', '[', ']', '«', '»']).unwrap_or(whole.len());
    let mut address = whole.get(..stop).unwrap_or(whole);
    let count = |mark: u8| address.bytes().filter(|byte| *byte == mark).count();
    // a bracket that the address did not open is not its own
    let mut foreign = count(b')').saturating_sub(count(b'('));
    loop {
        let mut shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', '…']);
        if foreign > 0
            && let Some(inner) = shorter.strip_suffix(')')
        {
            foreign -= 1;
            shorter = inner;
        }
        if shorter.len() == address.len() {
            return at + address.len();
        }
        address = shorter;
    }
}

/// The end of a handle or hashtag that begins with its sign at `at`: "@orsel", "#floods".
pub(super) fn tag(scan: &Scan, at: usize) -> Option<usize> {
    let name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
    let lead = scan.slice(at, ceil(scan, at + REACH));
    let size =
        lead.char_indices().skip(1).find(|(_, c)| !is_word(*c) && *c != '_').map_or(lead.len(), |(n, _)| n);
    let body = lead.get(1..size)?;
    let letters =
        body.bytes().all(name) && body.bytes().any(|byte| byte.is_ascii_alphabetic() || byte >= 0x80);
    let begins = !body.starts_with(|c: char| c.is_ascii_digit());
    (letters && begins && !before(scan.text, at).is_some_and(is_word)).then_some(at + size)
}
