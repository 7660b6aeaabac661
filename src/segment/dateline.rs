//! The place and date that open a news story: "KYIV (Reuters) —", "WASHINGTON, Nov. 3 —".

use super::chars::is_word;
use super::vocabulary::listed;
use crate::text::Span;

/// How far a dateline may reach, in bytes.
const REACH: usize = 100;

/// The dateline of a paragraph, its dash included.
pub(super) fn find(text: &str, paragraph: Span) -> Option<Span> {
    let body = paragraph.of(text);
    let first = body.chars().next()?;
    if !(first.is_uppercase() || first == '(') {
        return None;
    }
    let mut limit = REACH.min(body.len());
    while !body.is_char_boundary(limit) {
        limit -= 1;
    }
    let lead = body.get(..limit)?;
    let (head, size) = dash(lead)?;
    let rest = body.get(size..)?.trim_start();
    let opens = rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"“‘'$£€(".contains(c));
    (opens && is_place(head)).then(|| Span::at(paragraph.start as usize, paragraph.start as usize + size))
}

/// What stands before the first dash with white space after it, and where that dash ends.
fn dash(lead: &str) -> Option<(&str, usize)> {
    lead.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—' | '―')).find_map(|(at, _)| {
        let head = lead.get(..at)?;
        let rest = lead.get(at..)?;
        let mark = rest.len() - rest.trim_start_matches(['-', '–', '—', '―']).len();
        let after = rest.get(mark..)?;
        let loose = head.ends_with([' ', '\u{A0}']) || head.ends_with(')');
        let wide = !rest.starts_with('-') || mark > 1;
        // "WASHINGTON—The" is set tight, "X-ray" is no dateline
        (after.starts_with([' ', '\u{A0}']) && loose || wide && !head.is_empty())
            .then_some((head.trim_end(), at + mark))
    })
}

/// Whether the words before the dash are a place, an agency, a date.
fn is_place(head: &str) -> bool {
    let (place, agency) = match head.split_once('(') {
        Some((place, rest)) => match rest.split_once(')') {
            Some((name, tail)) => (place, Some((name, tail))),
            None => return false,
        },
        None => (head, None),
    };
    if let Some((name, tail)) = agency {
        let named = (2..=40).contains(&name.len())
            && name.starts_with(char::is_uppercase)
            && name.split(' ').count() <= 4
            && name.get(1..2) != Some("-"); // not "(R-Lint)"
        return named
            && tail.trim().trim_matches([',', '.']).split_whitespace().all(is_date_part)
            && names(place, false);
    }
    names(place, true)
}

/// "NEW YORK", "LINT, Ruritania", "WASHINGTON, Nov. 3"; with `shout` the first name is all in capitals.
fn names(place: &str, shout: bool) -> bool {
    let place = place.trim().trim_end_matches(',');
    if place.is_empty() {
        return !shout;
    }
    let mut parts = place.split([',', '/']);
    let city = parts.next().unwrap_or("").trim();
    let words = || city.split([' ', '-', '.']).filter(|word| !word.is_empty());
    let capital = |word: &str| word.chars().all(|c| !is_word(c) || c.is_uppercase() || "'’".contains(c));
    let label = words().all(|word| listed("label", &word.to_lowercase().replace('’', "'")));
    let letters = city.chars().filter(|c| c.is_alphabetic()).count();
    let loud = words().all(capital) && letters > 2 && !city.contains(|c: char| c.is_numeric());
    let named = words().all(|word| {
        word.starts_with(char::is_uppercase) || matches!(word, "de" | "del" | "la" | "of" | "upon" | "al")
    });
    let few = (1..=5).contains(&words().count());
    let rest = parts.clone().count() <= 3
        && parts.flat_map(str::split_whitespace).all(|word| {
            is_date_part(word) || word.starts_with(char::is_uppercase) || matches!(word, "of" | "and" | "the")
        });
    few && !label && rest && if shout { loud } else { named }
}

/// "Nov.", "3", "2016", "Monday".
fn is_date_part(word: &str) -> bool {
    let bare = word.trim_matches(['.', ',']).to_lowercase();
    bare.is_empty()
        || bare.bytes().all(|byte| byte.is_ascii_digit())
        || listed("month", &bare)
        || listed("dated", &bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dateline(text: &str) -> &str {
        find(text, Span::at(0, text.len())).map_or("", |span| span.of(text))
    }

    #[test]
    fn datelines() {
        for (text, expected) in [
            ("KYIV (Reuters) — The dam held.", "KYIV (Reuters) —"),
            ("WASHINGTON, Nov. 3 — The dam held.", "WASHINGTON, Nov. 3 —"),
            ("LONDON, England (CNN) -- The dam held.", "LONDON, England (CNN) --"),
            ("NEW LINT - The dam held.", "NEW LINT -"),
            ("Lint (AP) – “It held,” she said.", "Lint (AP) –"),
            ("(Reuters) - The dam held.", "(Reuters) -"),
            ("LINT, Ruritania—The dam held.", "LINT, Ruritania—"),
            ("SAINT-ORSEL, Nov 3 (Reuters) - The dam held.", "SAINT-ORSEL, Nov 3 (Reuters) -"),
        ] {
            assert_eq!(dateline(text), expected);
        }
    }

    #[test]
    fn no_datelines() {
        for text in [
            "Orsel — a friend of the mayor — left.",
            "The AP-run survey held.",
            "CORRECTION — The dam held.",
            "EXCLUSIVE - The dam held.",
            "NATO’s well-known dam held.",
            "The dam (built in 1901) — held.",
            "",
            "US - based",
        ] {
            assert_eq!(dateline(text), "", "{text}");
        }
    }
}
