//! Cuts a paragraph into tokens in the manner of Universal Dependencies' English treebanks.
//!
//! In: a stretch of the text without paragraph breaks. Out: rows of [`Tokens`]. One pass from left to
//! right over chunks between white space; knows no sentences.
//!
//! - Hyphens and slashes between words are tokens ("three | - | day", "and | / | or"), unless the first
//!   part is a prefix ("non-avian") or the whole is a telephone number, a date or an address.
//! - Clitics are tokens, [joined](Tokens::joined) to their word ("do|n't", "Ana|'s", "can|not").
//! - A shortened word keeps its full stop ("Dr.", "U.S.", "Nov."); "No." and "in." only beside a number.
//! - Signs leave their numbers ("$|5", "10|%", "430|km"); runs of marks stay together ("...", "!!", "--").

use super::chars::{
    ADDRESS, DIGIT, LETTER, MARK, SPACE, WIDE, before, class, is_apostrophe, is_currency, is_invisible,
    is_space, is_symbol_tail, is_word,
};
use super::scan::Scan;
use super::tokens::{TokenKind, Tokens};
use super::{address, period, vocabulary, word};
use crate::text::Span;

/// Adds the tokens of `span` to `tokens`.
pub(super) fn tokenize(text: &str, span: Span, tokens: &mut Tokens) {
    let end = span.end as usize;
    let mut scan = Scan { text, start: span.start as usize, end, quoted: false, tokens };
    let mut from = scan.start;
    while from < end {
        let first = scan.class(from);
        if first == SPACE {
            from += 1;
        } else if first == WIDE && scan.char(from).is_none_or(|c| is_space(c) || is_invisible(c)) {
            from += scan.char(from).map_or(1, char::len_utf8);
        } else {
            let (stop, seen) = scan.chunk_end(from);
            scan.chunk(from, stop, seen);
            from = stop;
        }
    }
}

impl Scan<'_> {
    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        self.tokens.push(self.text, Span::at(start, end), kind, false);
    }

    fn push_joined(&mut self, start: usize, end: usize) {
        self.tokens.push(self.text, Span::at(start, end), TokenKind::Word, true);
    }

    /// Where the chunk ends, and the classes of the bytes in it.
    fn chunk_end(&self, from: usize) -> (usize, u8) {
        let bytes = self.text.as_bytes().get(..self.end).unwrap_or(&[]);
        let mut seen = 0;
        let mut to = from;
        while let Some(byte) = bytes.get(to) {
            let class = class(*byte);
            if class == SPACE {
                break;
            }
            if class == WIDE {
                let c = self.char(to).unwrap_or(' ');
                if is_space(c) {
                    break;
                }
                to += c.len_utf8();
            } else {
                to += 1;
            }
            seen |= class;
        }
        (to, seen)
    }

    /// The tokens of one chunk.
    fn chunk(&mut self, from: usize, to: usize, seen: u8) {
        if seen == LETTER {
            return self.letters(from, to);
        }
        let marks_only = seen & (LETTER | DIGIT) == 0;
        if (marks_only || to - from <= 4) && self.emoticon(from, to) {
            return;
        }
        let mut at = from;
        while at < to {
            let class = self.class(at);
            if seen & (ADDRESS | MARK) != 0
                && class & (LETTER | DIGIT) != 0
                && let Some(stop) = address::find(self, at, to, seen)
            {
                self.push(at, stop, TokenKind::Address);
                at = stop;
                continue;
            }
            let c = self.char(at).unwrap_or(' ');
            if matches!(c, '@' | '#')
                && let Some(stop) = address::tag(self, at)
            {
                self.push(at, stop, TokenKind::Address);
                at = stop;
                continue;
            }
            at = if is_word(c) || self.opens_number(at, c) {
                self.word(at, to)
            } else if is_invisible(c) {
                at + c.len_utf8()
            } else {
                self.mark(at, to, c)
            };
        }
    }

    /// A chunk of ASCII letters.
    fn letters(&mut self, from: usize, to: usize) {
        match vocabulary::split(self.slice(from, to)) {
            Some(cut) => {
                self.push(from, from + cut, TokenKind::Word);
                self.push_joined(from + cut, to);
            }
            None => self.push(from, to, TokenKind::Word),
        }
    }

    fn emoticon(&mut self, from: usize, to: usize) -> bool {
        let trimmed = self.slice(from, to).trim_end_matches(['.', ',', '!', '?']);
        let stop = from + trimmed.len();
        if trimmed.len() < 2 || !vocabulary::is_emoticon(trimmed) {
            return false;
        }
        self.push(from, stop, TokenKind::Symbol);
        let mut at = stop;
        while at < to {
            let c = self.char(at).unwrap_or(' ');
            at = self.mark(at, to, c);
        }
        true
    }

    /// Whether a mark begins a number: ".324", "'09", "+44".
    fn opens_number(&self, at: usize, c: char) -> bool {
        let next = at + c.len_utf8();
        let digits = |from: usize| (from..from + 5).take_while(|n| self.byte(*n).is_ascii_digit()).count();
        let fresh = || before(self.text, at).is_none_or(|c| !is_word(c));
        match c {
            '.' => digits(next) > 0 && fresh(),
            '+' => digits(next) > 0 && fresh(),
            '\'' | '’' | '‘' => {
                let after = self.char(next + 2);
                digits(next) == 2 && fresh() && after.is_none_or(|c| c == 's' || !is_word(c))
            }
            _ => false,
        }
    }

    /// A word or number from its first character; gives where it ends.
    fn word(&mut self, from: usize, to: usize) -> usize {
        let (mut stop, cut) = word::end(self, from, to);
        if self.char(stop) == Some('°') && matches!(self.slice(from, stop), "N" | "n") {
            stop += '°'.len_utf8(); // "N° 5"
        }
        let kind = match self.char(from) {
            Some(c) if c.is_alphabetic() => TokenKind::Word,
            _ => TokenKind::Number,
        };
        if self.byte(stop) == b'.' && self.byte(stop + 1) != b'.' && period::belongs(self, from, stop) {
            stop += 1;
            self.push(from, stop, kind);
            return stop;
        }
        match cut {
            word::Cut::None => self.push(from, stop, kind),
            word::Cut::Clitic(at) => {
                self.push(from, at, kind);
                self.push_joined(at, stop);
            }
            word::Cut::Apart(at) => {
                self.push(from, at, kind);
                self.push(at, stop, TokenKind::Word);
            }
        }
        self.possessive(from, stop)
    }

    /// The apostrophe after a plural ("the workers'"): a clitic, unless it closes a quotation.
    fn possessive(&mut self, from: usize, stop: usize) -> usize {
        let Some(mark) = self.char(stop).filter(|c| matches!(c, '\'' | '’')) else { return stop };
        let last = self.byte(stop - 1);
        if self.quoted || stop - from < 2 || !matches!(last, b's' | b'S' | b'z' | b'x') {
            return stop;
        }
        self.push_joined(stop, stop + mark.len_utf8());
        stop + mark.len_utf8()
    }

    /// A mark, or a run of marks that belong together; gives where it ends.
    fn mark(&mut self, from: usize, to: usize, c: char) -> usize {
        let mut stop = from + c.len_utf8();
        let kind = if is_currency(c)
            || matches!(c, '%' | '‰' | '+' | '=' | '°' | '#' | '<' | '>' | '^' | '~' | '|' | '±' | '×')
        {
            TokenKind::Symbol
        } else if c.is_ascii() || is_punctuation(c) {
            TokenKind::Punct
        } else {
            TokenKind::Symbol
        };
        match c {
            '.' | '!' | '?' | '…' => {
                while matches!(self.byte(stop), b'.' | b'!' | b'?') && same_run(c, self.byte(stop)) {
                    stop += 1;
                }
            }
            '-' | '=' | '_' | '*' | '~' | '+' | '<' | '>' | '`' | '\'' | '#' | '\\' | '$' => {
                while stop < to && char::from(self.byte(stop)) == c {
                    stop += 1;
                }
            }
            _ if c.is_ascii() => {}
            _ => {
                while let Some(tail) = self.char(stop).filter(|c| is_symbol_tail(*c)) {
                    stop += tail.len_utf8();
                    // what a joiner joins
                    if tail == '\u{200D}' {
                        stop += self
                            .char(stop)
                            .filter(|c| !is_word(*c) && !is_space(*c))
                            .map_or(0, char::len_utf8);
                    }
                }
            }
        }
        if is_apostrophe(c) && stop == from + c.len_utf8() {
            self.quoted =
                from == self.start || before(self.text, from).is_none_or(|c| !is_word(c) && !is_end(c));
        }
        self.push(from, stop, kind);
        stop
    }
}

/// Whether a mark goes on with a run: "..." with points, "?!" with question and exclamation marks.
fn same_run(first: char, next: u8) -> bool {
    match first {
        '.' | '…' => next == b'.',
        _ => matches!(next, b'!' | b'?'),
    }
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | '…' | ';' | ':')
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{A1}' | '\u{A7}' | '\u{AB}' | '\u{B6}' | '\u{B7}' | '\u{BB}' | '\u{BF}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{FF01}'..='\u{FF0F}' | '´')
}
