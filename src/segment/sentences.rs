//! Where a sentence ends.
//!
//! In: the tokens of one paragraph. Out: runs of them that partition it. Knows nothing of other
//! paragraphs and looks no more than a few tokens to either side.
//!
//! A sentence may end after an end mark and the closing marks written to it; whether it does is told by
//! what the mark is ([`End`]) and by what comes next ([`Next`]). First match wins.

use super::tokens::{TokenKind, Tokens};
use super::types::LONGEST;
use super::vocabulary::{self, Abbreviation};
use crate::text::{Id, TokenId, TokenRange};

/// The sentences of one paragraph, as runs of its tokens.
pub(super) fn split(text: &str, tokens: &Tokens, run: TokenRange) -> Vec<TokenRange> {
    let mut view = View { text, tokens, run, start: run.start.index(), quote: false };
    let marker = view.marker(view.start);
    let mut out = Vec::new();
    let mut at = view.start;
    while at < run.end.index() {
        let ends = match view.end(at) {
            Some(end) => {
                let after = view.close(at, end);
                let cut = view.decide(at, end, after);
                for inside in at..after.next {
                    view.turn(inside);
                }
                at = after.next;
                cut
            }
            None => {
                view.turn(at);
                at += 1;
                false
            }
        };
        let item = || marker.is_some() && view.marker(at) == marker && view.gap(at);
        if at < run.end.index() && at > view.start && (ends || item()) {
            out.push(TokenRange::new(Id::from_index(view.start), Id::from_index(at)));
            view.start = at;
        }
    }
    if view.start < run.end.index() {
        out.push(TokenRange::new(Id::from_index(view.start), run.end));
    }
    out
}

/// A sentence in parts of no more than [`LONGEST`] tokens; a clitic stays with its word.
pub(super) fn parts(tokens: &Tokens, sentence: TokenRange) -> impl Iterator<Item = TokenRange> {
    let mut rest = sentence;
    std::iter::from_fn(move || {
        let mut cut = Id::from_index(rest.end.index().min(rest.start.index() + LONGEST));
        while cut < rest.end && tokens.joined[cut] && cut.index() > rest.start.index() + 1 {
            cut = Id::from_index(cut.index() - 1);
        }
        let part = TokenRange::new(rest.start, cut);
        rest.start = cut;
        (!part.is_empty()).then_some(part)
    })
}

/// An end mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// "."
    Stop,
    /// "!", "?", "?!"
    Mark,
    /// "...", "…"
    Dots,
    /// The full stop of a shortened word.
    Short(Abbreviation),
}

/// What stands between an end mark and the next token that counts.
#[derive(Clone, Copy)]
struct After {
    /// The next token's number.
    next: usize,
    /// Whether a quotation mark closed.
    quote: bool,
    /// Whether a bracket closed.
    bracket: bool,
    /// Whether further points made it an ellipsis.
    dots: bool,
}

/// How the next token begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Capital,
    Small,
    Digit,
    /// An opening quotation mark or bracket.
    Opening,
    Address,
    Dash,
    /// A bullet, an emoji, a star.
    Sign,
    /// A comma, a closing mark, anything that cannot begin a sentence.
    Inner,
}

/// The paragraph as the rules see it: tokens by number, out of range reads as empty.
struct View<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    run: TokenRange,
    /// Where the sentence began.
    start: usize,
    /// Whether a straight double quotation mark is open.
    quote: bool,
}

impl<'a> View<'a> {
    fn id(&self, at: usize) -> Option<TokenId> {
        let id = TokenId::from_index(at);
        self.run.contains(id).then_some(id)
    }

    fn form(&self, at: usize) -> &'a str {
        self.id(at).map_or("", |id| self.tokens.spans[id].of(self.text))
    }

    fn norm(&self, at: usize) -> &'a str {
        self.id(at).map_or("", |id| self.tokens.norm(id))
    }

    fn kind(&self, at: usize) -> TokenKind {
        self.id(at).map_or(TokenKind::Punct, |id| self.tokens.kinds[id])
    }

    /// Whether something stands between the token and the one before it.
    fn gap(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.id(before)), self.id(at)) {
            (Some(before), Some(id)) => self.tokens.spans[before].end < self.tokens.spans[id].start,
            _ => true,
        }
    }

    /// Follows the straight quotation marks.
    fn turn(&mut self, at: usize) {
        if self.kind(at) == TokenKind::Punct && matches!(self.form(at), "\"" | "''") {
            self.quote = !self.quote;
        }
    }

    /// The end mark at a token, if it is one.
    fn end(&self, at: usize) -> Option<End> {
        let form = self.form(at);
        let last = form.as_bytes().last()?;
        match last {
            last if last.is_ascii_alphanumeric() || *last == b',' => None,
            b'.' if form.len() == 1 => Some(End::Stop),
            b'!' | b'?' if !form.starts_with(|c: char| c.is_alphabetic()) => {
                (self.form(at.wrapping_sub(1)) != "(").then_some(End::Mark)
            }
            b'.' if form.starts_with('.') || form.starts_with('…') => self.dots(at),
            b'.' => match vocabulary::abbreviation(form.get(..form.len() - 1)?) {
                Some(class) => Some(End::Short(class)),
                None => (self.kind(at) != TokenKind::Number).then_some(End::Short(Abbreviation::Word)),
            },
            _ if form.ends_with('…') => self.dots(at),
            _ if matches!(form, "。" | "！" | "？") => Some(End::Mark),
            _ => None,
        }
    }

    /// An ellipsis, unless it stands for words left out ("[...]").
    fn dots(&self, at: usize) -> Option<End> {
        (!matches!(self.form(at.wrapping_sub(1)), "[" | "(")).then_some(End::Dots)
    }

    /// Passes over the marks that belong to the end mark.
    fn close(&self, at: usize, end: End) -> After {
        let mut after = After { next: at + 1, quote: false, bracket: false, dots: false };
        loop {
            let next = after.next;
            let (form, gap) = (self.form(next), self.gap(next));
            let free = self.gap(next + 1) || self.id(next + 1).is_none();
            match form {
                // ". . ." set with spaces
                "." | ".." | "..." if end == End::Stop || after.dots => after.dots = true,
                "." | "!" | "?" | "..." | "…" | "?!" | "!!" if !gap => {}
                "”" | "’" | "''" | "»" | "›" if !gap => after.quote = true,
                "“" if !gap && free => after.quote = true,
                "\"" | "'" if !gap && (free || self.closes(next + 1)) => after.quote = true,
                // the treebanks' own habit: . " with a space before a closing mark
                "\"" if gap && self.quote && !after.quote && free => after.quote = true,
                ")" | "]" | "}" if !gap => after.bracket = true,
                // a note's number: "fell.[2] Rain"
                "[" if self.kind(next + 1) == TokenKind::Number && self.form(next + 2) == "]" => {
                    after.next += 2
                }
                "" => return after,
                _ if self.kind(next) == TokenKind::Symbol
                    && form.len() > 1
                    && form.is_ascii()
                    && vocabulary::is_emoticon(form) => {}
                _ => return after,
            }
            after.next += 1;
        }
    }

    fn closes(&self, at: usize) -> bool {
        matches!(self.form(at), "\"" | "'" | "”" | "’" | ")" | "]" | "." | ",")
    }

    fn next(&self, at: usize) -> Next {
        let form = self.form(at);
        let Some(first) = form.chars().next() else { return Next::Inner };
        match self.kind(at) {
            TokenKind::Address => Next::Address,
            _ if first.is_uppercase() => Next::Capital,
            // "iPhone", "eHow"
            _ if first.is_alphabetic() && form.chars().nth(1).is_some_and(char::is_uppercase) => {
                Next::Capital
            }
            _ if first.is_numeric() => Next::Digit,
            _ if first.is_alphabetic() => Next::Small,
            TokenKind::Number => Next::Digit,
            _ => match first {
                '(' | '[' | '{' | '“' | '‘' | '„' | '‚' | '«' | '‹' | '`' | '¿' | '¡' => {
                    Next::Opening
                }
                '"' | '\'' | '”' | '’' if !self.gap(at + 1) => Next::Opening,
                '-' | '–' | '—' | '―' => Next::Dash,
                '$' | '£' | '€' | '#' => Next::Digit,
                '.' | '…' if form.len() > 1 => Next::Sign,
                ',' | ';' | ':' | ')' | ']' | '}' | '.' | '!' | '?' | '"' | '\'' | '”' | '’' | '»' | '/'
                | '%' | '&' | '+' | '=' | '>' => Next::Inner,
                _ => Next::Sign,
            },
        }
    }

    /// The first token behind opening marks, and how it begins.
    fn core(&self, at: usize) -> (usize, Next) {
        let mut at = at;
        for _ in 0..3 {
            match self.next(at) {
                Next::Opening => at += 1,
                other => return (at, other),
            }
        }
        (at, self.next(at))
    }

    /// Whether a sentence ends before the token after the end mark.
    fn decide(&self, at: usize, end: End, after: After) -> bool {
        let next = self.next(after.next);
        if next == Next::Inner {
            return false;
        }
        let end = if after.dots { End::Dots } else { end };
        let gap = self.gap(after.next);
        let closed = after.quote || after.bracket;
        let (core, begins) = self.core(after.next);
        match end {
            End::Stop if !gap => self.glued(after.next, next),
            End::Stop if self.numbers_item(at) => false,
            End::Stop | End::Mark if next == Next::Dash => matches!(self.next(after.next + 1), Next::Capital),
            End::Stop => match begins {
                Next::Small => !closed && !self.looks_short(after.next),
                _ => true,
            },
            End::Mark if self.is_name(at) => begins == Next::Capital && self.starts(core),
            End::Mark => match begins {
                Next::Small => !closed,
                Next::Capital if after.quote => !self.speech_follows(after.next),
                _ => gap || begins == Next::Capital,
            },
            End::Dots => {
                gap && matches!(begins, Next::Capital | Next::Address)
                    && (!after.bracket || self.starts(core))
            }
            End::Short(class) => gap && begins == Next::Capital && self.after_short(class, at, after, core),
        }
    }

    /// After a shortened word.
    fn after_short(&self, class: Abbreviation, at: usize, after: After, core: usize) -> bool {
        let starts = self.starts(core) || core > after.next && self.form(after.next) != "(";
        match class {
            // "The hall is on Mill St. The mayor": a street, where a name stands before it
            Abbreviation::Title if self.norm(at) == "st." => {
                starts && self.next(at.wrapping_sub(1)) == Next::Capital && at > self.start + 1
            }
            Abbreviation::Title | Abbreviation::Reference | Abbreviation::Latin => false,
            Abbreviation::Initial => {
                // "lacked vitamin C. Nurses", "minus 4 C. Pipes"
                let left = self.form(at.wrapping_sub(1));
                let free = left.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
                (starts || self.acts(core)) && (after.quote || free)
            }
            _ if after.quote => true,
            Abbreviation::Unit | Abbreviation::Initialism if self.is_hour(at) => {
                !vocabulary::listed("zone", self.norm(core))
                    && self.norm(core + 1) != "time"
                    && !(core == after.next && self.opens_with_time(after.next))
            }
            // "The wall is 40 ft. Divers saw a crack", but "a 40 ft. Norvel ferry"
            Abbreviation::Unit if self.kind(at.wrapping_sub(1)) == TokenKind::Number => {
                starts || !self.determines(at.wrapping_sub(2)) && self.form(core).len() > 1
            }
            Abbreviation::Company => starts || self.acts(core),
            Abbreviation::Initialism | Abbreviation::Place if self.norm(at) == "d.c." => {
                starts || self.acts(core)
            }
            _ => starts,
        }
    }

    /// Whether a figure behind the token measures a thing that is still to come: "a 40 ft. ferry".
    fn determines(&self, at: usize) -> bool {
        matches!(
            self.norm(at),
            "a" | "an" | "the" | "its" | "their" | "his" | "her" | "our" | "this" | "that" | "each" | "every"
        )
    }

    /// "Brant Corp. Lawyers met": people in the plural and a word in lower case, and no more of the firm's name.
    fn acts(&self, at: usize) -> bool {
        let word = self.norm(at);
        word.len() > 4
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !vocabulary::listed("firm", word)
            && self.next(at + 1) == Next::Small
            && !matches!(self.norm(at + 1), "and" | "of" | "to" | "in" | "for" | "'s")
    }

    /// "small.They": a forgotten space.
    fn glued(&self, at: usize, next: Next) -> bool {
        let left = self.form(at.wrapping_sub(2));
        let wordy = left.chars().count() > 1 && left.chars().all(char::is_alphabetic)
            || self.closes(at.wrapping_sub(1));
        wordy
            && match next {
                Next::Capital => self.form(at).chars().count() > 1 || matches!(self.form(at), "I" | "A"),
                Next::Opening => self.core(at).1 == Next::Capital,
                _ => false,
            }
    }

    /// "1." at the head of a sentence: the item's number, not its end.
    fn numbers_item(&self, stop: usize) -> bool {
        let number = stop.wrapping_sub(1);
        let head = number == self.start || number == self.start + 1 && self.next(self.start) == Next::Sign;
        let form = self.form(number);
        let letter = form.len() == 1
            && form != "I"
            && form != "A"
            && form.bytes().all(|byte| byte.is_ascii_alphabetic());
        head && (letter || form.len() <= 3 && form.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
    }

    /// A short word without a vowel before the full stop: shortened, though no list has it.
    fn looks_short(&self, next: usize) -> bool {
        let word = self.norm(next.wrapping_sub(2));
        word.len() <= 4
            && word.len() > 1
            && word.bytes().all(|byte| byte.is_ascii_alphabetic() && !b"aeiouy".contains(&byte))
    }

    /// "Yahoo!"
    fn is_name(&self, mark: usize) -> bool {
        self.form(mark) == "!" && !self.gap(mark) && {
            let word = self.norm(mark.wrapping_sub(1));
            word.len() < 10 && vocabulary::listed("shout", &format!("{word}!"))
        }
    }

    /// "Why?" Orsel asked: one to three names, then a verb of speech.
    fn speech_follows(&self, at: usize) -> bool {
        (1..=4).any(|n| vocabulary::listed("speech", self.norm(at + n)))
            && !vocabulary::listed("starter", self.norm(at))
    }

    fn starts(&self, at: usize) -> bool {
        vocabulary::listed("starter", self.norm(at))
            || self.id(at + 1).is_some_and(|next| self.tokens.joined[next])
                && vocabulary::listed("starter", self.norm(at))
    }

    /// Whether the token before is "a.m." or "p.m."
    fn is_hour(&self, at: usize) -> bool {
        matches!(self.norm(at), "a.m." | "p.m." | "am." | "pm.")
    }

    /// "At 5 a.m. Mr. Orsel left": nothing but the time so far.
    fn opens_with_time(&self, at: usize) -> bool {
        at - self.start <= 5 && vocabulary::listed("opening", self.norm(self.start))
    }

    /// What kind of item number or bullet begins at a token.
    fn marker(&self, at: usize) -> Option<Marker> {
        let form = self.form(at);
        if matches!(form, "•" | "⁃" | "‣" | "◦" | "▪" | "●" | "■" | "➢" | "✓") {
            return Some(Marker::Bullet);
        }
        let short = form.len() <= 3
            && form.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit())
            && !form.is_empty();
        if !short {
            return None;
        }
        match (form.ends_with('.'), self.form(at + 1), self.form(at + 2)) {
            (true, ")", _) | (false, ".", ")") => Some(Marker::StopBracket),
            (false, ")", _) => Some(Marker::Bracket),
            _ => None,
        }
    }
}

/// What numbers the items of a list that is set in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    /// "•"
    Bullet,
    /// "1)"
    Bracket,
    /// "1.)"
    StopBracket,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    #[test]
    fn what_never_ends_is_broken_and_told() {
        let text = "she didn't go and ".repeat(300);
        let segments = segment(&text);
        assert_eq!(segments.broken.len(), 1);
        assert_eq!(segments.broken[0].of(&text), text.trim());
        assert!(segments.sentences.iter().all(|row| row.tokens.len() <= LONGEST));
        assert!(segments.sentences.iter().all(|row| !segments.tokens.joined[row.tokens.start]));
        assert_eq!(segments.sentences.len(), (300 * 5_usize).div_ceil(LONGEST));
        let whole = segment("Rain fell, and the dam, which is old, held.");
        assert_eq!((whole.sentences.len(), whole.broken.len()), (1, 0));
    }
}
