//! What one paragraph is, by its own words.
//!
//! In: a paragraph's text and whether running text came before it. Out: its kind, or none when only its
//! place can tell. In doubt it is the article's: a body paragraph lost is worse than furniture kept.

use super::chars::{is_apostrophe, is_space, is_word};
use super::lines::{ends_sentence, is_item};
use super::types::ParagraphKind;
use super::vocabulary::{holds, listed, starts};

/// Longer paragraphs (bytes) are running text or an item whatever words they hold; so are full sentences
/// of half this length, unless they may begin as "(Reporting by …", "Follow …", "Additional …" do.
const SHORT: usize = 400;

/// What the words of a paragraph tell.
#[derive(Clone, Copy, Debug)]
pub struct Traits {
    /// White-space words.
    pub(super) words: usize,
    /// Whether it ends with an end mark.
    pub(super) ended: bool,
    /// Whether it ends with a full stop and no other mark.
    pub(super) stop: bool,
    /// Whether the words of four letters and more begin with capitals.
    pub(super) titled: bool,
    /// Whether every word begins with a capital or a digit.
    pub(super) capital: bool,
    /// Whether every letter is a capital.
    pub(super) loud: bool,
    /// Its kind when its own words tell.
    pub(super) kind: Option<ParagraphKind>,
}

/// Reads one paragraph; `early` when no running text came before it.
pub(super) fn read(text: &str, early: bool) -> Traits {
    let sentence = text.len() > SHORT / 2
        && ends_sentence(text)
        && !text.starts_with(['(', 'F', 'f', 'A', 'a', 'R', 'r']);
    let long = text.len() > SHORT || sentence;
    let words = if long { SHORT } else { text.split(is_space).filter(|word| !word.is_empty()).count() };
    let mut traits = Traits {
        words,
        ended: ends_sentence(text),
        stop: text.ends_with('.'),
        titled: !long && titled(text),
        capital: !long
            && text
                .split(is_space)
                .all(|word| word.chars().find(|c| is_word(*c)).is_none_or(|c| !c.is_lowercase())),
        loud: !long && text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase),
        kind: None,
    };
    traits.kind = if long {
        caption(text).or(is_item(text).then_some(ParagraphKind::Item)).or(Some(ParagraphKind::Body))
    } else {
        short(text, &traits, early)
    };
    traits
}

/// Whether the long words begin with capitals.
fn titled(text: &str) -> bool {
    let long = || {
        text.split(|c: char| !is_word(c) && !is_apostrophe(c))
            .filter(|word| word.chars().count() > 3 && word.starts_with(char::is_alphabetic))
    };
    let all = long().count();
    let capital = long().filter(|word| word.starts_with(char::is_uppercase)).count();
    let first = text.chars().find(|c| is_word(*c));
    capital * 10 >= all * 7 && (all > 0 || first.is_some_and(|c| !c.is_lowercase()))
}

fn short(text: &str, traits: &Traits, early: bool) -> Option<ParagraphKind> {
    if !text.chars().any(char::is_alphanumeric) || is_code(text) {
        return Some(ParagraphKind::Furniture);
    }
    let folded: String = text
        .chars()
        .map(|c| if matches!(c, '’' | '‘') { '\'' } else { c })
        .collect::<String>()
        .to_lowercase();
    let folded = folded.replace('\u{A0}', " ");
    let bare = folded.trim_end_matches(['.', ':', '!', '»', '>', ' ', '…']);
    if listed("furniture", bare) || traits.words <= 20 && starts("furniture-start", &folded) {
        return Some(ParagraphKind::Furniture);
    }
    if traits.words <= 25 && folded.starts_with("follow ") && holds("social", &folded) {
        return Some(ParagraphKind::Furniture);
    }
    if traits.words <= 20 && is_date(&folded) {
        return Some(ParagraphKind::Date);
    }
    if is_byline(text, &folded, traits, early) {
        return Some(ParagraphKind::Byline);
    }
    if let Some(kind) = caption(text) {
        return Some(kind);
    }
    if is_item(text) {
        return Some(if traits.loud && traits.words > 1 {
            ParagraphKind::Heading
        } else {
            ParagraphKind::Item
        });
    }
    None
}

/// Rests of a page's code: "width:100%;", "}", "<div>".
fn is_code(text: &str) -> bool {
    let tag = text.starts_with('<') && text.ends_with('>') && text.len() > 2;
    let rule = text.ends_with(';')
        && text.contains(':')
        && !text.contains(". ")
        && text.split(' ').count() <= 6
        && text.starts_with(|c: char| c.is_ascii_lowercase() || c == '-');
    tag || rule || text == "}" || text.ends_with('{') && text.split(' ').count() <= 8
}

/// A line of date words and numbers with at least a month's name, or a date in figures.
fn is_date(folded: &str) -> bool {
    let (mut month, mut number, mut figures) = (false, false, false);
    for word in folded
        .split(|c: char| is_space(c) || matches!(c, ',' | '|' | '·' | '•' | '(' | ')' | '—' | '–' | '/'))
    {
        let word = word.trim_matches(['.', ':', '-']);
        if word.is_empty() {
            continue;
        }
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if listed("month", word) {
            month = true;
        } else if digits > 0
            && word.bytes().all(|byte| {
                byte.is_ascii_digit()
                    || matches!(
                        byte,
                        b':' | b'-'
                            | b'.'
                            | b't'
                            | b'z'
                            | b'a'
                            | b'p'
                            | b'm'
                            | b's'
                            | b'h'
                            | b'n'
                            | b'd'
                            | b'r'
                    )
            })
        {
            number = true;
            figures |= digits >= 8 && word.contains('-');
        } else if !listed("dated", word) {
            return false;
        }
    }
    month && number || figures || number && folded.matches('/').count() == 2
}

/// "By Ana Orsel", "Ana Orsel, Staff Writer", "Ana Orsel contributed reporting."
fn is_byline(text: &str, folded: &str, traits: &Traits, early: bool) -> bool {
    let trimmed = folded.trim_start_matches('(');
    if traits.words <= 40
        && (starts("reporting", trimmed)
            || traits.words <= 25 && text.starts_with(char::is_uppercase) && ends("reporting", folded))
    {
        return true;
    }
    if !early || traits.words > 18 {
        return false;
    }
    let name = |text: &str| {
        text.split(is_space).take(2).filter(|word| word.starts_with(char::is_uppercase)).count() == 2
    };
    let by = folded.starts_with("by ")
        || folded.starts_with("from ") && folded.contains(" in ")
        || folded.starts_with("written by ")
        || folded.starts_with("story by ");
    let rest =
        if folded.starts_with("by ") { text.get(3..) } else { text.split_once("by ").map(|(_, rest)| rest) };
    let capitals = |text: &str| {
        let words = text
            .split(|c: char| !is_word(c) && c != '-' && !is_apostrophe(c))
            .filter(|word| !word.is_empty());
        words.clone().filter(|word| word.starts_with(char::is_uppercase)).count() * 2 > words.count()
    };
    if by && rest.is_some_and(|rest| name(rest) && capitals(rest) || traits.words == 2) {
        return !traits.ended || traits.words <= 8;
    }
    // "Ana Orsel, Staff Writer" or "Ana Orsel | Lint Gazette"
    let role = folded
        .split_once([',', '|'])
        .is_some_and(|(_, role)| starts("agency", role.trim()) || ends("agency", role.trim()));
    role && name(text) && capitals(text) && traits.words <= 12 && !traits.ended
}

fn ends(list: &str, folded: &str) -> bool {
    let words: Vec<&str> = folded.trim_end_matches(['.', ')']).split(' ').collect();
    (1..=5).any(|n| words.len() >= n && listed(list, &words.get(words.len() - n..).unwrap_or(&[]).join(" ")))
}

/// What a credit without ":", "/" or "(" has in it: most paragraphs have none, and are done with.
const CREDITED: [&str; 8] = ["hoto", "HOTO", "mages", "MAGES", "lamy", "cture by", "tion by", "rom file"];

/// A picture's caption: it begins as one, or its last words are a credit.
fn caption(text: &str) -> Option<ParagraphKind> {
    if text.len() > 2 * SHORT {
        return None;
    }
    let mut cut = text.len().saturating_sub(70);
    while !text.is_char_boundary(cut) {
        cut += 1;
    }
    let tail = text.get(cut..).unwrap_or("");
    let marked = tail.bytes().any(|byte| matches!(byte, b':' | b'/' | b'('))
        || CREDITED.iter().any(|part| tail.contains(part));
    let tail = if marked { tail.to_lowercase() } else { String::new() };
    let mut head_end = text.len().min(40);
    while !text.is_char_boundary(head_end) {
        head_end -= 1;
    }
    let head = text.get(..head_end).unwrap_or("").to_lowercase();
    let quoted = text.contains(['"', '“']);
    let begins = starts("caption-start", &head) && (text.len() < SHORT || head.starts_with("file"));
    let credited = holds("credit", &tail) && !tail.contains(" said") && !quoted && is_credit(&tail);
    // "(Reuters) - …" near the start is a dateline, not a credit
    (begins && !quoted_speech(text) || credited).then_some(ParagraphKind::Caption)
}

/// Whether few words follow the credit's mark.
fn is_credit(tail: &str) -> bool {
    let last_stop =
        tail.trim_end_matches(['.', ')']).rfind(". ").map_or(tail, |at| tail.get(at..).unwrap_or(tail));
    holds("credit", last_stop) && last_stop.split(' ').count() <= 9
}

fn quoted_speech(text: &str) -> bool {
    text.contains(['“', '"']) && text.contains(" said")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<ParagraphKind> {
        read(text, true).kind
    }

    #[test]
    fn the_words_tell() {
        for (text, expected) in [
            ("Advertisement", ParagraphKind::Furniture),
            ("Follow Ana Orsel on Twitter @orsel.", ParagraphKind::Furniture),
            ("Share this article", ParagraphKind::Furniture),
            ("ABSTRACT.", ParagraphKind::Furniture),
            ("* * *", ParagraphKind::Furniture),
            ("By Ana Orsel and Paul Lind", ParagraphKind::Byline),
            ("By ANA ORSEL, Lint Gazette", ParagraphKind::Byline),
            ("Ana Orsel, Staff Writer", ParagraphKind::Byline),
            ("(Reporting by Ana Orsel; Editing by Paul Lind)", ParagraphKind::Byline),
            ("Monday, March 3, 2025", ParagraphKind::Date),
            ("Published 3 March 2025 at 14:05 GMT", ParagraphKind::Date),
            ("Updated: 2025-03-03 14:05", ParagraphKind::Date),
            ("03/03/2025", ParagraphKind::Date),
            ("Residents fill sandbags in Lint. Image: Paul Lind.", ParagraphKind::Caption),
            ("• a new dam", ParagraphKind::Item),
            ("2. Build a new dam.", ParagraphKind::Item),
        ] {
            assert_eq!(kind(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn running_text_is_left_alone() {
        for text in [
            "By Monday the water had gone, the mayor said.",
            "May 3 was the worst day, she said.",
            "Follow the money, Ms. Orsel said, and you find the dam.",
            "Share prices fell on Monday.",
            "Watch the dam, he said.",
            "Orsel continued:",
            "- but that was before the flood, of course",
        ] {
            assert!(matches!(kind(text), None | Some(ParagraphKind::Item)), "{text}");
        }
    }
}
