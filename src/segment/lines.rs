//! Line breaks of every kind, and paragraphs whose lines were wrapped by hand.
//!
//! In: the text. Out: the stretches that are paragraphs, trimmed. Knows only widths and marks.

use super::chars::{is_invisible, is_space};
use crate::text::Span;

/// A line without the white space around it.
#[derive(Clone, Copy, Debug)]
struct Line {
    span: Span,
    /// Characters.
    width: u32,
    /// Characters of its first word.
    first_word: u32,
    /// Whether white space stands before it.
    indented: bool,
    /// Whether a blank line (or the text's start) stands before it.
    fresh: bool,
}

/// A paragraph's stretch, and whether a blank line stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) span: Span,
    pub(super) fresh: bool,
}

/// The paragraphs of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrap = wrap_width(text, &lines);
    let mut out: Vec<Block> = Vec::new();
    let mut before: Option<Line> = None;
    for line in lines {
        let joins = match (wrap, before) {
            (Some(width), Some(before)) => {
                let room = before.width + 1 + line.first_word <= width;
                let broken = room && ends_sentence(before.span.of(text));
                !line.fresh
                    && !broken
                    && !line.indented
                    && !is_item(line.span.of(text))
                    && before.width * 2 > width
            }
            _ => false,
        };
        let joins = joins
            || before.zip(out.last()).is_some_and(|(before, block)| flows(text, before, line, block.span));
        match out.last_mut().filter(|_| joins) {
            Some(block) => block.span.end = line.span.end,
            None => out.push(Block { span: line.span, fresh: line.fresh }),
        }
        before = Some(line);
    }
    out
}

/// Whether a line goes on with the sentence of the line before it: pages set links on lines of their
/// own when they are copied ("regularly / incites / violence"), and an e-mail's last paragraph may be its only wrapped one.
fn flows(text: &str, before: Line, line: Line, block: Span) -> bool {
    /// A shorter line may be one of a list or of a poem.
    const LONG: u32 = 25;
    let small = |span: Span| span.of(text).starts_with(char::is_lowercase);
    let form = before.span.of(text);
    if line.fresh || ends_sentence(form) || is_item(line.span.of(text)) || line.indented {
        return false;
    }
    let long = before.width >= LONG;
    small(line.span) && (!small(block) || long) || long && waits(form)
}

/// Whether a line ends with a word that wants another behind it, or with a comma.
fn waits(line: &str) -> bool {
    const WAIT: &[&str] = &[
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "had", "has", "have", "his", "in", "into",
        "is", "its", "of", "on", "or", "than", "that", "the", "their", "to", "was", "were", "whose", "will",
        "with", "would",
    ];
    let last = line.rsplit(is_space).next().unwrap_or("");
    line.ends_with(',') || WAIT.contains(&last)
}

/// The lines that hold anything.
fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let (mut start, mut blank) = (0, true);
    let mut rest = text;
    while !rest.is_empty() {
        let size = next_break(rest);
        let (body, tail) = rest.split_at_checked(size).unwrap_or((rest, ""));
        if let Some(line) = line(body, start, blank) {
            out.push(line);
            blank = false;
        } else {
            blank = true;
        }
        let skip = if tail.starts_with("\r\n") { 2 } else { tail.chars().next().map_or(0, char::len_utf8) };
        // a paragraph separator is a blank line
        blank |= tail.starts_with(['\u{2029}', '\u{0C}']);
        start += size + skip;
        rest = tail.get(skip..).unwrap_or("");
    }
    out
}

/// Where the next line break stands: line feed, carriage return, vertical tab, form feed, next line
/// (U+0085), line separator (U+2028), paragraph separator (U+2029); the text's length if there is none.
fn next_break(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_break = |at: usize, byte: u8| match byte {
        b'\n'..=b'\r' => true,
        0xC2 => bytes.get(at + 1) == Some(&0x85),
        0xE2 => matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xA8 | 0xA9])),
        _ => false,
    };
    bytes.iter().enumerate().position(|(at, byte)| is_break(at, *byte)).unwrap_or(bytes.len())
}

fn line(body: &str, start: usize, fresh: bool) -> Option<Line> {
    let hollow = |c: char| is_space(c) || is_invisible(c);
    let trimmed = body.trim_start_matches(hollow);
    let lead = body.len() - trimmed.len();
    let trimmed = trimmed.trim_end_matches(hollow);
    if trimmed.is_empty() {
        return None;
    }
    let count = |part: &str| u32::try_from(part.chars().count()).unwrap_or(u32::MAX);
    Some(Line {
        span: Span::at(start + lead, start + lead + trimmed.len()),
        width: count(trimmed),
        first_word: count(trimmed.split(is_space).next().unwrap_or("")),
        indented: body.starts_with([' ', '\t', '\u{3000}']),
        fresh,
    })
}

/// The width to which the text was wrapped by hand, if it was.
///
/// A program that wraps puts as many words on a line as fit: the next line's first word would not
/// have. Lists, verse and one-line paragraphs leave room on most of their lines.
fn wrap_width(text: &str, lines: &[Line]) -> Option<u32> {
    let pairs = || lines.iter().zip(lines.iter().skip(1)).filter(|(_, next)| !next.fresh);
    let width = pairs().map(|(line, _)| line.width).max()?;
    if !(40..=120).contains(&width) || lines.iter().any(|line| line.width > width + 12) {
        return None;
    }
    let (mut all, mut full, mut open) = (0_u32, 0_u32, 0_u32);
    for (line, next) in pairs() {
        let form = line.span.of(text);
        let room = line.width + 1 + next.first_word <= width;
        if room && ends_sentence(form) || next.indented {
            continue; // the last line of a paragraph
        }
        all += 1;
        full += u32::from(!room || line.width + 10 > width);
        open += u32::from(!ends_sentence(form));
    }
    (all >= 3 && full * 10 >= all * 8 && open * 10 >= all * 6).then_some(width)
}

/// Whether a line ends as a sentence may.
pub(super) fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    bare.ends_with(['.', '!', '?', '…', ':', ';']) || bare.len() < line.len() && bare.ends_with(',')
}

/// Whether a line begins an item of a list.
pub(super) fn is_item(line: &str) -> bool {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.as_str();
    if matches!(first, '•' | '⁃' | '‣' | '◦' | '▪' | '●' | '■' | '➢' | '✓' | '→' | '►' | '·')
    {
        return true;
    }
    if matches!(first, '-' | '*' | '–' | '+') {
        return rest.starts_with(' ')
            && !rest.trim_start().starts_with(first)
            && rest.trim_start().chars().any(char::is_alphanumeric);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.get(digits..) {
        Some(tail) if (1..=2).contains(&digits) => {
            (tail.starts_with(". ") || tail.starts_with(") ") || tail.starts_with(".) ")) && tail.len() > 4
        }
        _ => first == '(' && matches!(rest.as_bytes(), [b'a'..=b'z' | b'0'..=b'9', b')', b' ', ..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        blocks(text).iter().map(|block| block.span.of(text)).collect()
    }

    #[test]
    fn every_kind_of_break() {
        let text = "\u{FEFF}One\r\nTwo\rThree\u{2028}Four\u{2029}Five\n\n\u{A0}\nSix\u{200B}\n";
        assert_eq!(texts(text), ["One", "Two", "Three", "Four", "Five", "Six"]);
        let fresh: Vec<bool> = blocks(text).iter().map(|block| block.fresh).collect();
        assert_eq!(fresh, [true, false, false, false, true, true]);
    }

    #[test]
    fn lines_wrapped_by_hand_are_joined() {
        let text = "The river rose again on Monday night and the lower town of\n\
            Lint was under water for the third time in a month, its mayor\n\
            said, while the upper town stayed dry behind the new wall that\n\
            had been built in spring.\n\n\
            Nobody was hurt. The bridge at the mill was closed to all but\n\
            lorries with sand, and the school sent its pupils home until\n\
            the end of the week.\n";
        assert_eq!(blocks(text).len(), 2);
    }

    #[test]
    fn a_line_that_waits_for_more_is_joined() {
        let text = "The company said on Tuesday that it would close its\nmill in Lint, with the loss of\n140 jobs.\n\n\
            “There was no other way,” its chairman,\nBo Sund, said.";
        assert_eq!(blocks(text).len(), 2);
        assert_eq!(blocks("Mill in Lint to close at the end of the year\nThe company said so.").len(), 2);
    }

    #[test]
    fn a_link_on_a_line_of_its_own_is_joined() {
        assert_eq!(blocks("The mayor regularly\nvisits\nthe dam.\nRain fell.").len(), 2);
        assert_eq!(blocks("milk\neggs\nbread").len(), 3);
        assert_eq!(blocks("The mayor regularly\n\nvisits").len(), 2);
    }

    #[test]
    fn lists_and_one_line_paragraphs_are_not() {
        let list =
            "Milk\nEggs and a very long line of other things that we need for Sunday\nBread\nSalt\nRice\n";
        assert_eq!(blocks(list).len(), 5);
        let paragraphs = "The river rose again on Monday night, the mayor of Lint said.\n\
            Nobody was hurt.\nThe bridge at the mill was closed to all but lorries.\n\
            The school sent its pupils home.\nIt will open on Friday.\n";
        assert_eq!(blocks(paragraphs).len(), 5);
    }
}
