//! Whether a full stop belongs to the word before it.

use super::chars::{is_space, is_word};
use super::scan::Scan;
use super::vocabulary::{Abbreviation, abbreviation, listed};

/// Whether the full stop at `stop` is part of the word that began at `from`.
pub(super) fn belongs(scan: &Scan, from: usize, stop: usize) -> bool {
    let word = scan.slice(from, stop);
    let Some(class) = abbreviation(word) else { return numbering(scan, from, stop) };
    let next = Next::of(scan, stop + 1);
    match class {
        Abbreviation::Initial => initial(scan, word, from, next),
        Abbreviation::Reference => matches!(next, Next::Digit),
        Abbreviation::Unit => after_number(scan, from) && next != Next::End,
        Abbreviation::Weekday | Abbreviation::Month => {
            matches!(next, Next::Digit | Next::Small | Next::Mark | Next::Capital)
        }
        Abbreviation::Tail => matches!(next, Next::Small | Next::Mark | Next::Digit),
        Abbreviation::Latin if word.len() < 3 => {
            matches!(next, Next::Digit | Next::Small | Next::Capital | Next::Mark)
                && (word != "al" || before_is(scan, from, "et"))
        }
        Abbreviation::Word | Abbreviation::Title | Abbreviation::Place => next != Next::End,
        _ => true,
    }
}

/// What stands after the full stop.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    End,
    Digit,
    Small,
    Capital,
    /// A comma, bracket, hyphen …
    Mark,
    /// A quotation mark that may close.
    Quote,
}

impl Next {
    fn of(scan: &Scan, at: usize) -> Self {
        let rest = scan.slice(at, scan.end);
        // a look past a little white space, never far
        let Some(c) = rest.chars().take(8).find(|c| !is_space(*c)) else { return Self::End };
        match c {
            '#' | '§' => Self::Digit,
            c if c.is_numeric() => Self::Digit,
            c if c.is_lowercase() => Self::Small,
            c if is_word(c) => Self::Capital,
            '"' | '”' | '\'' | '’' => Self::Quote,
            _ => Self::Mark,
        }
    }
}

/// The word before, without what stands around it; empty at the start.
fn word_before<'a>(scan: &'a Scan, from: usize) -> &'a str {
    let start = scan.start.max(from.saturating_sub(40));
    let start = (start..=from).find(|n| scan.text.is_char_boundary(*n)).unwrap_or(from);
    scan.slice(start, from).trim_end().rsplit(is_space).next().unwrap_or("")
}

fn before_is(scan: &Scan, from: usize, word: &str) -> bool {
    word_before(scan, from).eq_ignore_ascii_case(word)
}

fn after_number(scan: &Scan, from: usize) -> bool {
    let word = word_before(scan, from);
    word.ends_with(|c: char| c.is_numeric())
        || matches!(
            word,
            "a" | "per"
                | "sq."
                | "cu."
                | "few"
                | "several"
                | "one"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
        )
}

/// "Ana I. Orsel", "J. Varga", "A. B. Lind"; not "you and I." and not "Plan B."
fn initial(scan: &Scan, word: &str, from: usize, next: Next) -> bool {
    let left = word_before(scan, from);
    let named = left.starts_with(char::is_uppercase)
        || left.is_empty()
        || left.starts_with(['(', '"', '“', '‘', '\'']);
    match next {
        // "hepatitis B. Doctors", "Plan C. Nobody": the letter is a name's end
        Next::Capital if listed("lettered", &left.to_lowercase()) => false,
        Next::Capital if word == "I" => named && left.len() > 1 && !left.ends_with(['.', ',', '?', '!']),
        Next::Capital => true,
        Next::Small | Next::Digit => word != "I",
        Next::Mark => named && word != "I",
        Next::End | Next::Quote => false,
    }
}

/// "1." and "a." that number a line: the paragraph's first token.
fn numbering(scan: &Scan, from: usize, stop: usize) -> bool {
    let digits = scan.slice(from, stop);
    from == scan.start
        && digits.len() <= 2
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && scan.byte(stop + 1) == b' '
}
