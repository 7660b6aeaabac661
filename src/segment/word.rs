//! How far a word or number reaches, and where its clitic begins.

use super::chars::{is_apostrophe, is_hyphen, is_invisible, is_word};
use super::scan::Scan;
use super::vocabulary;

/// A mark joins nothing to a word longer than this (bytes): no look back grows with the text.
const LONGEST: usize = 200;

/// Where a word is cut in two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Nowhere.
    None,
    /// Before its clitic, at this offset.
    Clitic(usize),
    /// Between a number and its unit.
    Apart(usize),
}

/// The end of the word that begins at `from`, inside a chunk that ends at `to`.
pub(super) fn end(scan: &Scan, from: usize, to: usize) -> (usize, Cut) {
    // ".5", "'09", "+44": the mark is the number's
    let mut at = match scan.char(from) {
        Some(c) if !is_word(c) => from + c.len_utf8(),
        _ => from,
    };
    loop {
        at = run_end(scan, at, to);
        let Some(mark) = scan.char(at) else { break };
        let next = at + mark.len_utf8();
        if mark == '$' && at - from <= 3 && scan.slice(from, at).bytes().all(|byte| byte.is_ascii_uppercase())
        {
            return (next, Cut::None); // "US$", "HK$"
        }
        let follows = scan.char(next).is_some_and(is_word);
        let long = at - from > LONGEST;
        if next >= to || !follows || long || !joins(scan, from, at, mark, next, to) {
            if is_apostrophe(mark) && !follows && vocabulary::is_whole(scan.slice(from, next)) {
                return (next, Cut::None); // "ol'"
            }
            break;
        }
        at = next;
    }
    (at, cut(scan, from, at))
}

/// The end of a run of letters and digits.
fn run_end(scan: &Scan, mut at: usize, to: usize) -> usize {
    while at < to {
        let byte = scan.byte(at);
        if byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        match scan.char(at).filter(|c| !c.is_ascii()) {
            // an invisible character stays inside a word only
            Some(c) if is_word(c) || is_invisible(c) && scan.char(at + c.len_utf8()).is_some_and(is_word) => {
                at += c.len_utf8();
            }
            _ => break,
        }
    }
    at
}

/// Whether a mark between two characters of words leaves them one token.
fn joins(scan: &Scan, from: usize, at: usize, mark: char, next: usize, to: usize) -> bool {
    let left = scan.slice(from, at);
    let digit_before = scan.byte(at.saturating_sub(1)).is_ascii_digit();
    let digit_after = scan.byte(next).is_ascii_digit();
    let digits = || (next..to).take_while(|n| scan.byte(*n).is_ascii_digit()).take(20).count();
    match mark {
        '.' if digit_before && digit_after => true,
        '.' => dotted(scan, from, at, next, to),
        ',' => {
            digit_before && digits() == 3 && left.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
        }
        ':' => {
            digit_before && digits() == 2 && left.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
        }
        '_' | '*' => true,
        '@' => true,
        '&' => ampersand(scan, left, next),
        '/' => slash(scan, left, next, to),
        _ if is_apostrophe(mark) && mark != '‘' => {
            !digit_after || mark == '\'' && !digit_before && left.len() > 1
        }
        _ if is_hyphen(mark) => hyphen(scan, from, left, next, to),
        _ => false,
    }
}

/// Points inside: initialisms ("U.S", "Ph.D"), names of newsgroups and pages; else a space was forgotten.
fn dotted(scan: &Scan, from: usize, at: usize, next: usize, to: usize) -> bool {
    let after = next + run_length(scan, next, to);
    let part = scan.slice(next, after);
    let last = scan.slice(from, at).rsplit(['.', '-']).next().unwrap_or("");
    let short = |part: &str| part.chars().all(char::is_alphabetic) && part.chars().count() <= 2;
    if last.chars().count() == 1 && short(part) && (part.len() == 1 || scan.byte(after) == b'.') {
        return true;
    }
    if last.chars().count() == 2 && part.chars().count() == 1 && short(last) {
        return true; // "Ph.D"
    }
    if vocabulary::is_extension(part) && scan.byte(after) != b'.' {
        return true;
    }
    // "comp.sources.unix", all in small letters and with a further point
    let small = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase()) && part.len() > 1;
    small(last) && small(part) && (scan.slice(from, at).contains('.') || further(scan, after))
}

fn further(scan: &Scan, after: usize) -> bool {
    scan.byte(after) == b'.' && scan.byte(after + 1).is_ascii_lowercase()
}

/// How long the run of letters and digits is, up to 64 bytes.
fn run_length(scan: &Scan, from: usize, to: usize) -> usize {
    run_end(scan, from, to.min(from + 64)) - from
}

/// "AT&T", "P&L"; but "B & W" written without spaces is three words for the treebanks too rarely to count.
fn ampersand(scan: &Scan, left: &str, next: usize) -> bool {
    let capitals = left.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'&');
    let letter = scan.byte(next);
    capitals && letter.is_ascii_uppercase()
        || left.len() == 1 && letter.is_ascii_lowercase() && !scan.byte(next + 1).is_ascii_alphabetic()
}

/// "9/11", "11/28/2000", "w/o"; but "1/2" and "and/or" are three tokens.
fn slash(scan: &Scan, left: &str, next: usize, to: usize) -> bool {
    let part = scan.slice(next, next + run_length(scan, next, to));
    if part.bytes().all(|byte| byte.is_ascii_digit())
        && left.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/')
    {
        if left.contains('/') || part.len() > 2 || scan.byte(next + part.len()) == b'/' {
            return left.len() <= 5 && matches!(part.len(), 1 | 2 | 4);
        }
        // a day or month and not a fraction
        let (Ok(above), Ok(below)) = (left.parse::<u32>(), part.parse::<u32>()) else { return false };
        return !(above < below && below <= 10) && above <= 31 && below <= 31;
    }
    left.len() <= 2
        && part.len() <= 3
        && vocabulary::is_whole(scan.slice(next - 1 - left.len(), next + part.len()))
}

/// Prefixes, suffixes, telephone numbers, dates with hyphens.
fn hyphen(scan: &Scan, from: usize, left: &str, next: usize, to: usize) -> bool {
    let digit = |byte: u8| byte.is_ascii_digit();
    let length = run_length(scan, next, to);
    let part = scan.slice(next, next + length);
    if left.bytes().all(|byte| digit(byte) || matches!(byte, b'-' | b'+' | b'.')) && part.bytes().all(digit) {
        let count = (next..to).take(16).take_while(|n| digit(scan.byte(*n)) || scan.byte(*n) == b'-').count();
        let hyphens = scan.slice(next, next + count).bytes().filter(|byte| *byte == b'-').count();
        let short = left.len() == 3 && part.len() == 4;
        return left.starts_with('+') || left.contains('-') || short || hyphens > 0 && left.len() + count > 6;
    }
    if vocabulary::keeps_suffix(part) {
        return left.bytes().all(|byte| byte.is_ascii_alphabetic());
    }
    // "over-the-counter" is no "over-the"
    let goes_on = scan.byte(next + length) == b'-' && matches!(left, "over" | "out" | "under" | "pan");
    from + left.len() < next && !goes_on && vocabulary::keeps_prefix(left)
}

/// Where a clitic or unit begins in the word.
fn cut(scan: &Scan, from: usize, to: usize) -> Cut {
    let word = scan.slice(from, to);
    let bytes = word.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_digit) {
        return unit(word).map_or(Cut::None, |at| Cut::Apart(from + at));
    }
    // the last apostrophe, and what follows it
    let tail = word.char_indices().rev().take(4).find(|(_, c)| is_apostrophe(*c));
    let Some((at, mark)) = tail else {
        return vocabulary::split(word).map_or(Cut::None, |at| Cut::Clitic(from + at));
    };
    if at == 0 || vocabulary::is_whole(word) {
        return Cut::None;
    }
    let after = word.get(at + mark.len_utf8()..).unwrap_or("");
    let after = after.as_bytes();
    match after {
        [s] if matches!(s | 0x20, b's' | b'd' | b'm') => {
            let decade = bytes.get(at - 1).is_some_and(u8::is_ascii_digit);
            if decade { Cut::None } else { Cut::Clitic(from + at) }
        }
        [t] if t | 0x20 == b't' && at > 1 && bytes.get(at - 1).is_some_and(|n| n | 0x20 == b'n') => {
            Cut::Clitic(from + at - 1)
        }
        [a, b] if matches!(&[a | 0x20, b | 0x20], b"re" | b"ve" | b"ll") => Cut::Clitic(from + at),
        _ => Cut::None,
    }
}

/// Where the letters of a unit begin: "430km", "7:30pm", "65k".
fn unit(word: &str) -> Option<usize> {
    let at = word.find(|c: char| c.is_alphabetic())?;
    let letters = word.get(at..)?;
    let decade = letters == "s" && word.len() > 2;
    let number = word.get(..at)?.ends_with(|c: char| c.is_ascii_digit());
    (number && !decade && vocabulary::is_unit(letters)).then_some(at)
}
