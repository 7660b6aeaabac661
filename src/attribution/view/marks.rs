//! Quotation marks: which open, which close, and what lies between.
//!
//! In: tokens and paragraphs. Out: quotations in reading order, the outermost ones and those within them. Knows
//! nothing of who speaks.
//!
//! A mark that nothing closes ends with its paragraph: a speech over several paragraphs opens each of
//! them and closes the last, and a slip of the typesetter must not swallow the rest of the article.

use super::run::Run;
use crate::segment::Segments;
use crate::text::{Id, TokenId};

/// What stands between two marks, marks included; positions are token numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark.
    pub start: usize,
    /// The token after the closing mark; the paragraph's end where nothing closes it.
    pub end: usize,
    /// Whether a mark closes it.
    pub closed: bool,
    /// Whether it goes on a speech that the paragraph before left open.
    pub continues: bool,
}

impl Quotation {
    /// Its words, marks included.
    #[must_use]
    pub fn run(&self) -> Run {
        Run::new(self.start, self.end)
    }
}

/// The quotations of a text.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// In reading order, disjoint.
    pub rows: Vec<Quotation>,
    /// Quotations within those, in reading order, disjoint: “He said: ‘Go home.’”
    pub inner: Vec<Quotation>,
    of_token: Vec<u32>,
    marks: Vec<bool>,
}

/// The kinds of marks that pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    German,
    GermanSingle,
    French,
    FrenchSingle,
}

impl Family {
    const fn is_single(self) -> bool {
        matches!(self, Self::Single | Self::GermanSingle | Self::FrenchSingle)
    }
}

impl Marks {
    /// Pairs the marks of every paragraph.
    #[must_use]
    pub fn read(text: &str, segments: &Segments) -> Self {
        let count = segments.tokens.len();
        let mut marks = Self { of_token: vec![0; count], marks: vec![false; count], ..Self::default() };
        let mut left_open = false;
        for paragraph in segments.paragraphs.iter() {
            let first = segments.sentences[paragraph.sentences.start].tokens.start.index();
            let last =
                paragraph.sentences.last().map_or(first, |id| segments.sentences[id].tokens.end.index());
            let from = marks.rows.len();
            let mut reader =
                Paragraph { text, segments, start: first, end: last, open: None, inner: None, deep: 0 };
            // a speech that a break cuts: the next paragraph goes on without a mark, and closes it
            if left_open && paragraph.kind.is_body() && reader.closes_first() {
                reader.open = Some((Family::Double, first));
            }
            reader.pair(&mut marks);
            if paragraph.kind.is_body() {
                if let Some(row) = marks.rows.get_mut(from).filter(|row| left_open && row.start == first) {
                    row.continues = true;
                }
                left_open = marks.rows.get(from..).and_then(<[_]>::last).is_some_and(|row| !row.closed);
            }
        }
        for (number, row) in (1u32..).zip(&marks.rows) {
            for cell in marks.of_token.get_mut(row.start..row.end).into_iter().flatten() {
                *cell = number;
            }
        }
        marks
    }

    /// The quotation that holds a token.
    #[must_use]
    pub fn at(&self, token: usize) -> Option<Quotation> {
        let number = self.of_token.get(token).copied().unwrap_or(0) as usize;
        self.rows.get(number.checked_sub(1)?).copied()
    }

    /// Whether a token is a mark that opens or closes something, or is part of one.
    #[must_use]
    pub fn is_mark(&self, token: usize) -> bool {
        self.marks.get(token).copied().unwrap_or(false)
    }

    /// The quotation that opens at a token.
    #[must_use]
    pub fn opening(&self, token: usize) -> Option<Quotation> {
        self.at(token).filter(|row| row.start == token)
    }

    /// The quotation within another that opens at a token.
    #[must_use]
    pub fn opening_inner(&self, token: usize) -> Option<Quotation> {
        let at = self.inner.binary_search_by_key(&token, |row| row.start).ok()?;
        self.inner.get(at).copied()
    }

    /// The quotation within another whose closing mark is the token before `end`.
    #[must_use]
    pub fn closing_inner(&self, end: usize) -> Option<Quotation> {
        let at = self.inner.binary_search_by_key(&end, |row| row.end).ok()?;
        self.inner.get(at).copied()
    }

    /// The quotation whose closing mark is the token before `end`.
    #[must_use]
    pub fn closing(&self, end: usize) -> Option<Quotation> {
        let row = self.at(end.checked_sub(1)?)?;
        (row.end == end && row.closed).then_some(row)
    }
}

struct Paragraph<'a> {
    text: &'a str,
    segments: &'a Segments,
    start: usize,
    end: usize,
    open: Option<(Family, usize)>,
    /// The quotation within the open one, and where it opens.
    inner: Option<(Family, usize)>,
    /// Quotations of the same kind of marks that stand within the open one.
    deep: usize,
}

impl Paragraph<'_> {
    fn form(&self, at: usize) -> &str {
        self.segments.tokens.spans[TokenId::from_index(at)].of(self.text)
    }

    /// Whether the token stands apart from the word before (or opens the paragraph).
    fn space_before(&self, at: usize) -> bool {
        let start = self.segments.tokens.spans[TokenId::from_index(at)].start as usize;
        at == self.start
            || self.text.get(..start).and_then(|text| text.chars().next_back()).is_none_or(|c| {
                c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '"' | '‘')
            })
    }

    /// Whether the token stands apart from the word behind (or ends the paragraph).
    fn space_after(&self, at: usize) -> bool {
        let end = self.segments.tokens.spans[TokenId::from_index(at)].end as usize;
        at + 1 >= self.end
            || self.text.get(end..).and_then(|text| text.chars().next()).is_none_or(|c| {
                c.is_whitespace()
                    || matches!(
                        c,
                        ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–' | '-' | '”' | '"'
                    )
            })
    }

    fn pair(mut self, marks: &mut Marks) {
        let mut at = self.start;
        while at < self.end {
            let wide = self.form(at) == "'"
                && self.form(at + 1) == "'"
                && !self.space_after(at)
                && at + 1 < self.end;
            let width = if wide { 2 } else { 1 };
            let form = if wide { "''" } else { self.form(at) };
            let turn = self.turn(form, at, at + width - 1);
            match turn {
                Turn::Open(family) if self.open.is_none() => {
                    self.open = Some((family, at));
                    mark(marks, at, width);
                }
                Turn::Open(family) if family.is_single() => self.inner = Some((family, at)),
                // ‘He said: “Go home.” So I did,’ she said
                Turn::Open(family) if self.stands_within(family, at) => self.inner = Some((family, at)),
                // “what he calls “hell” is home”
                Turn::Open(_) if form == "“" && self.closes_twice(at) => self.deep += 1,
                Turn::Close if self.deep > 0 => self.deep -= 1,
                Turn::Open(family) => {
                    // a second opening mark without a closing one: the first was left open
                    self.close(marks, at, false);
                    self.open = Some((family, at));
                    mark(marks, at, width);
                }
                Turn::CloseInner => {
                    let end = at + width;
                    let row = self.inner.take().map(|(_, start)| Quotation {
                        start,
                        end,
                        closed: true,
                        continues: false,
                    });
                    marks.inner.extend(row);
                }
                Turn::Close => {
                    mark(marks, at, width);
                    self.close(marks, at + width, true);
                }
                Turn::None => {}
            }
            at += width;
        }
        self.close(marks, self.end, false);
    }

    fn close(&mut self, marks: &mut Marks, end: usize, closed: bool) {
        // a speech that goes on without a mark holds nothing where the paragraph opens with one after all
        if let Some((_, start)) = self.open.take().filter(|(_, start)| *start < end) {
            marks.rows.push(Quotation { start, end, closed, continues: false });
        }
        (self.inner, self.deep) = (None, 0);
    }

    /// Whether the first double mark of the paragraph closes something.
    fn closes_first(&self) -> bool {
        let marks = |at: &usize| matches!(self.form(*at), "“" | "”" | "\"" | "„" | "«" | "»");
        let first = (self.start + 1..self.end.min(self.start + 400)).find(marks);
        let straight = |at: usize| self.form(at) == "\"" && !self.space_before(at) && self.space_after(at);
        first.is_some_and(|at| self.form(at) == "”" || straight(at)) && !marks(&self.start)
    }

    /// Whether more marks close than open from here to the paragraph's end, so that one closes what is open.
    fn closes_twice(&self, from: usize) -> bool {
        let count = |mark: &str| (from..self.end.min(from + 400)).filter(|at| self.form(*at) == mark).count();
        count("”") > count("“")
    }

    /// Whether a double mark opens a quotation within an open one of single marks: it is closed, and so is the other
    /// behind it. An apostrophe that was taken for an opening mark has no such end.
    fn stands_within(&self, family: Family, from: usize) -> bool {
        let Some((Family::Single, start)) = self.open else { return false };
        if family != Family::Double
            || self.inner.is_some()
            || !self.form(start + 1).starts_with(char::is_uppercase)
        {
            return false;
        }
        let end = self.end.min(from + 400);
        let double = |at: &usize| matches!(self.form(*at), "”" | "\"");
        let Some(close) = (from + 1..end).find(double) else { return false };
        let pointed = |at: usize| {
            matches!(self.form(at - 1), "," | "." | "?" | "!" | "…" | "”" | "\"")
                || matches!(self.form(at + 1), "," | "." | "?" | "!" | ";" | "")
        };
        let mut closes = (close + 1..end).filter(|at| {
            matches!(self.form(*at), "'" | "’") && self.space_after(*at) && !self.space_before(*at)
        });
        closes.any(|at| at + 1 == self.end || pointed(at))
    }

    /// What a mark does here; `first` and `last` are its tokens.
    fn turn(&self, form: &str, first: usize, last: usize) -> Turn {
        let before = self.space_before(first);
        let after = self.space_after(last);
        let open = self.open.map(|(family, _)| family);
        let is = |family| open == Some(family);
        if self.inner.is_some_and(|(family, _)| !family.is_single()) {
            return match form {
                "”" | "\"" if !before || after => Turn::CloseInner,
                _ => Turn::None,
            };
        }
        match form {
            "\"" | "''" | "``" => {
                // "“... and the dam holds”"
                let trails = self.form(last + 1).starts_with("..")
                    || (self.form(last + 1) == "." && self.form(last + 2) == ".");
                let starts = form == "``" || (before && (!after || (trails && !is(Family::Double))));
                if is(Family::Double) && !starts {
                    Turn::Close
                } else if starts && !self.measures(first) {
                    Turn::Open(Family::Double)
                } else {
                    Turn::None
                }
            }
            "“" if is(Family::German) => Turn::Close,
            "“" | "„" | "‟" if !after => {
                Turn::Open(if form == "„" { Family::German } else { Family::Double })
            }
            "”" if is(Family::Double) || is(Family::German) => Turn::Close,
            // a closing mark that opens, by a slip: ”The dam holds.”
            "”" if open.is_none() && before && (!after || first == self.start) => {
                Turn::Open(Family::Double)
            }
            "«" if is(Family::French) => Turn::Close,
            "»" if is(Family::French) => Turn::Close,
            "«" | "»" => Turn::Open(Family::French),
            "‹" | "›" if is(Family::FrenchSingle) => Turn::Close,
            "‹" => Turn::Open(Family::FrenchSingle),
            "‚" if !after => Turn::Open(Family::GermanSingle),
            "‘" if is(Family::GermanSingle) => Turn::Close,
            "‘" | "'" | "`"
                if before
                    && !after
                    && self.inner.is_none()
                    && !open.is_some_and(Family::is_single)
                    && !self.elides(last + 1) =>
            {
                if self.closes_later(last + 1) {
                    Turn::Open(Family::Single)
                } else {
                    Turn::None
                }
            }
            "’" | "'" if after && self.inner.is_some() && !self.owns(first) => Turn::CloseInner,
            "’" | "'" if after && is(Family::Single) && !self.owns(first) => Turn::Close,
            _ => Turn::None,
        }
    }

    /// Whether an apostrophe stands for letters left out before a word: "'s-Hertogenbosch", "rock 'n' roll", "'em".
    fn elides(&self, at: usize) -> bool {
        let word = self.form(at);
        match word {
            "em" | "til" | "tis" | "twas" | "cause" => true,
            "s" | "t" => self.form(at + 1) == "-",
            "n" => matches!(self.form(at + 1), "'" | "’"),
            _ => word.starts_with("s-") || word.starts_with("t-"),
        }
    }

    /// Whether a double mark stands behind a figure as the sign for inches.
    fn measures(&self, at: usize) -> bool {
        at > self.start && !self.space_before(at) && self.form(at - 1).ends_with(|c: char| c.is_ascii_digit())
    }

    /// Whether an apostrophe closes a plural owner ("workers' rights") rather than a quotation: a
    /// word follows, and another closing mark is still to come.
    fn owns(&self, at: usize) -> bool {
        let plural = self.form(at.saturating_sub(1)).ends_with(['s', 'z']);
        plural && self.form(at + 1).starts_with(char::is_alphanumeric) && self.closes_later(at + 1)
    }

    /// Whether a single mark that can close stands within the next sentences.
    fn closes_later(&self, from: usize) -> bool {
        (from..self.end.min(from + 120))
            .any(|at| matches!(self.form(at), "'" | "’") && self.space_after(at) && !self.space_before(at))
    }
}

fn mark(marks: &mut Marks, at: usize, width: usize) {
    for cell in marks.marks.get_mut(at..at + width).into_iter().flatten() {
        *cell = true;
    }
}

enum Turn {
    None,
    Open(Family),
    Close,
    CloseInner,
}
